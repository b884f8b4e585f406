"""A table whose columns are indicators, a row for each place or project → one sheet for each row."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import load_layout
from budgetgoals.model.taxonomy import ASPECT_NAMES, DIMENSION_NAMES, homes, plain_name
from budgetgoals.reading.grids.sheet import Box
from budgetgoals.reading.grids.telling import HEADS, made_head
from budgetgoals.reading.levels import Names, is_aspect, is_dimension, names_in

if TYPE_CHECKING:
    from budgetgoals.reading.grids.sheet import Sheet

_FEWEST = 2
_FIRST_ITEM = re.compile(r"指标\s*1(?![0-9])")


def rows_of_matrix(sheet: Sheet) -> list[Sheet] | None:
    """The sheets of the rows of a matrix; None where a table is none.

    A matrix that lists no place or project yet is one form whose targets are empty.
    """
    matrix = _matrix(sheet)
    if matrix is None:
        return None
    rows = [row for row in sorted(sheet.rows) if row > matrix.names_row and matrix.has_values(row)]
    if not rows:
        boxes, borrowed = matrix.laid_out(None, is_first=True)
        return [sheet.part(boxes, borrowed=borrowed, columns_are_sure=True)]
    taken = {box.start for row in rows for box in sheet.rows[row]} | matrix.heads()
    rest = [box for box in sheet.boxes if box.start not in taken and box.row > matrix.top]
    parts = []
    for index, row in enumerate(rows):
        boxes, borrowed = matrix.laid_out(row, is_first=index == 0)
        last = index + 1 == len(rows)
        foot = [box._replace(row=box.row + len(matrix.columns) * len(rows)) for box in rest] if last else []
        parts.append(sheet.part([*boxes, *foot], borrowed=borrowed, forms=len(rows), columns_are_sure=True))
    return parts


class _Column(NamedTuple):
    """An indicator, by the cells over its column."""

    column: int
    dimension: Box
    aspect: Box
    name: Box


class _Matrix(NamedTuple):
    """A matrix.

    Attributes:
        sheet: its boxes.
        place: the label over the places or projects.
        columns: the indicators.
    """

    sheet: Sheet
    place: Box
    columns: tuple[_Column, ...]

    @property
    def top(self) -> int:
        """The first row of its head."""
        return self.columns[0].dimension.row

    @property
    def names_row(self) -> int:
        """The row of the names of the indicators."""
        return self.columns[0].name.row

    def heads(self) -> set[int]:
        """Where the boxes of its head begin."""
        boxes = [self.place, *(box for column in self.columns for box in column[1:] if isinstance(box, Box))]
        return {box.start for box in boxes}

    def has_values(self, row: int) -> bool:
        """Whether a row names a place and has a value for an indicator."""
        boxes = [box for box in self.sheet.rows[row] if not box.is_line]
        columns = {column.column for column in self.columns}
        return (
            bool(boxes) and boxes[0].column == self.place.column and any(b.column in columns for b in boxes)
        )

    def laid_out(self, row: int | None, *, is_first: bool) -> tuple[list[Box], frozenset[int]]:
        """The boxes of a row as a form, or of none; and where those begin that another form has already."""
        above = [box for box in self.sheet.boxes if box.row < self.top]
        at = self.top
        boxes = [*above, self.place._replace(row=at, column=0, rows=1, columns=1)]
        values = {} if row is None else {box.column: box for box in self.sheet.rows[row]}
        if place := values.get(self.place.column):
            boxes.append(place._replace(row=at, column=1, rows=1, columns=1))
        made = made_head(at + 1)
        boxes += made
        begun: set[int] = set()
        for index, column in enumerate(self.columns):
            line = at + 2 + index
            for level, box in enumerate((column.dimension, column.aspect, column.name)):
                if box.start not in begun:
                    boxes.append(box._replace(row=line, column=level, rows=self._rows(box), columns=1))
                begun.add(box.start)
            if value := values.get(column.column):
                boxes.append(value._replace(row=line, column=len(HEADS) - 1, rows=1, columns=1))
        shared = frozenset() if is_first else frozenset(box.start for box in above) | self.heads()
        return boxes, shared | frozenset(box.start for box in made)

    def _rows(self, box: Box) -> int:
        """How many indicators a cell of the head stands over."""
        return sum(1 for column in self.columns if box in column)


def _matrix(sheet: Sheet) -> _Matrix | None:
    names = names_in(load_layout("national-2015").grid.taxonomy)
    for row, below in pairwise(sorted(sheet.rows)):
        dimensions = [box for box in sheet.rows[row] if not box.is_line and is_dimension(box.text, names)]
        aspects = [box for box in sheet.rows[below] if not box.is_line and is_aspect(box.text, names)]
        if len(dimensions) < _FEWEST or len(aspects) < len(sheet.rows[below]):
            continue
        place = sheet.rows[row][0]
        leaves = [box for box in sheet.rows.get(aspects[0].below, ()) if not box.is_line]
        if place in dimensions or not leaves or _names_levels(leaves, names):
            return None
        columns = _columns(sheet, dimensions, aspects, leaves)
        return _Matrix(sheet, place, columns) if columns else None
    return None


def _names_levels(boxes: list[Box], names: Names) -> bool:
    return any(is_dimension(box.text, names) or is_aspect(box.text, names) for box in boxes)


def _columns(
    sheet: Sheet, dimensions: list[Box], aspects: list[Box], leaves: list[Box]
) -> tuple[_Column, ...] | None:
    """The indicators with their levels: by the merged cells over them, or, without those, by their names."""
    if any(box.columns > 1 for box in (*dimensions, *aspects)):
        over = [
            (sheet.at(dimensions[0].row, leaf.column), sheet.at(aspects[0].row, leaf.column))
            for leaf in leaves
        ]
        if any(dimension is None or aspect is None for dimension, aspect in over):
            return None
        return tuple(
            _Column(leaf.column, dimension, aspect, leaf)
            for leaf, (dimension, aspect) in zip(leaves, over, strict=True)
            if dimension is not None and aspect is not None
        )
    groups = _groups(leaves, len(aspects))
    if groups is None:
        return None
    found = []
    for aspect, group in zip(aspects, groups, strict=True):
        home = next((each for each in dimensions if _may_hold(each, aspect)), None)
        if home is None:
            return None
        # a table that has lost its merged cells begins its second row of heads at the first column again
        shift = int(leaves[0].column <= dimensions[0].column - 1)
        found += [_Column(leaf.column + shift, home, aspect, leaf) for leaf in group]
    return tuple(found)


def _groups(leaves: list[Box], count: int) -> list[list[Box]] | None:
    """The names under each of some levels: one each, or numbered from 1 again."""
    groups: list[list[Box]] = []
    for leaf in leaves:
        if groups and re.match(r"指标\s*[0-9]", leaf.text) and not _FIRST_ITEM.match(leaf.text):
            groups[-1].append(leaf)
        else:
            groups.append([leaf])
    return groups if len(groups) == count else None


def _may_hold(dimension: Box, aspect: Box) -> bool:
    kind = DIMENSION_NAMES[plain_name("".join(dimension.text.split()))]
    return kind in homes(ASPECT_NAMES[plain_name("".join(aspect.text.split()))])
