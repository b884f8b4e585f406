"""Many projects in one table, a row or several each (项目名称 | 预算数 | 一级指标 …) → a sheet for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import Role, load_layout
from budgetgoals.reading.folding import fold
from budgetgoals.reading.grids.header import header_at
from budgetgoals.reading.grids.matrix import rows_of_matrix
from budgetgoals.reading.grids.told import sheets_that_tell
from budgetgoals.reading.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.reading.grids.header import Header
    from budgetgoals.reading.grids.sheet import Box, Sheet

_NAME = "project.name"
_OF_INDICATORS = (Role.DIMENSION, Role.ASPECT, Role.INDICATOR)


def sheets_in(sheet: Sheet) -> Iterator[Sheet]:
    """The sheets of the projects that a table lists; the sheet itself where it holds one form.

    A row that has neither an indicator nor a goal (the sum of a department) is no form: what such rows hold
    is a sheet of its own behind the others.
    """
    register = _register(sheet)
    if register is None:
        yield from rows_of_matrix(sheet) or sheets_that_tell(sheet) or [sheet]
        return
    groups = list(register.groups())
    projects = [group for group in groups if register.has_goals(group)]
    if len(projects) < _FEWEST:
        yield sheet
        return
    behind = [box for row in sorted(sheet.rows) if row >= register.behind for box in sheet.rows[row]]
    for index, group in enumerate(projects):
        foot = behind if index + 1 == len(projects) else ()
        boxes, borrowed = register.laid_out(group, foot, is_first=index == 0)
        yield sheet.part(boxes, borrowed=borrowed, forms=len(projects))
    if rest := [box for group in groups if group not in projects for box in register.boxes(group)]:
        yield sheet.part(rest, may_be_form=False)


_FEWEST = 2


class _Group(NamedTuple):
    """The rows of one project."""

    first: int
    behind: int


class _Register(NamedTuple):
    """A table of projects.

    Attributes:
        sheet: its boxes.
        header: the head of the indicators in it.
        labels: all of its labels.
        name: the label over the names of the projects.
        heads: the labels over the other columns that hold no indicators.
        behind: the row behind its last one.
    """

    sheet: Sheet
    header: Header
    labels: tuple[Box, ...]
    name: Box
    heads: tuple[Box, ...]
    behind: int

    def groups(self) -> Iterator[_Group]:
        """The rows of each project: as far as its cell goes, or its name is repeated, or none begins."""
        first, name = -1, ""
        for row in range(self.header.below, self.behind):
            box = self.sheet.at(row, self.name.column)
            if box is None or box.row < row or fold(box.text) == name:
                continue
            if first >= 0:
                yield _Group(first, row)
            first, name = row, fold(box.text)
        if first >= 0:
            yield _Group(first, self.behind)

    def boxes(self, group: _Group) -> list[Box]:
        """The boxes of a project."""
        return [box for row in range(*group) for box in self.sheet.rows.get(row, ())]

    def has_shifted_rows(self) -> bool:
        """Whether a row that has lost cells at its left stands too far to the left to tell its project."""
        target = self.header.of(Role.TARGET)
        rows = [self.sheet.rows.get(row, []) for row in range(self.header.below, self.behind)]
        flat = all(box.rows == box.columns == 1 for row in rows for box in row)
        return flat and any(
            row and target is not None and row[0].column <= self.name.column and row[-1].column < target.left
            for row in rows
        )

    def has_goals(self, group: _Group) -> bool:
        """Whether a project has anything in the columns of the indicators."""
        left = max(head.right for head in (self.name, *self.heads))
        return any(left <= box.column for box in self.boxes(group))

    def laid_out(
        self, group: _Group, foot: Sequence[Box], *, is_first: bool
    ) -> tuple[list[Box], frozenset[int]]:
        """The boxes of a project as a form: what stands above the table, labels with values, indicators.

        Returns:
            The boxes, and where those begin that another form has already.
        """
        top = min(box.row for box in self.labels)
        above = [box for row in sorted(self.sheet.rows) if row < top for box in self.sheet.rows[row]]
        row = top
        boxes = list(above)
        for head in (self.name, *self.heads):
            boxes.append(head._replace(row=row, column=0, rows=1, columns=1))
            values = [box for box in self.boxes(group) if head.column <= box.column < head.right]
            repeated = [box for box in values[1:] if box.text == values[0].text]
            boxes += [
                box._replace(row=row, column=1 + index, rows=1, columns=1)
                for index, box in enumerate(values)
                if box not in repeated
            ]
            row += 1
        taken = [box.start for box in boxes]
        boxes += [
            box._replace(row=box.row + row - top)
            for box in (*self.labels, *self.boxes(group), *foot)
            if box.start not in taken
        ]
        shared = frozenset(box.start for box in (*above, *self.labels))
        return boxes, frozenset() if is_first else shared


def _register(sheet: Sheet) -> _Register | None:
    words = _words()
    rows = sorted(sheet.rows)
    for index, row in enumerate(rows):
        header = header_at(sheet, words, row)
        if header is None:
            continue
        labels = _labels(sheet, header)
        name = next((box for box in labels if _is_name(box, words)), None)
        if name is None:
            return None
        left = min(box.column for box in labels if _is_level(box, words))
        heads = tuple(box for box in labels if box != name and box.right <= left)
        behind = next((at for at in rows[index:] if at >= header.below and _is_line(sheet, at)), rows[-1] + 1)
        register = _Register(sheet, header, labels, name, heads, behind)
        return None if register.has_shifted_rows() else register
    return None


def _labels(sheet: Sheet, header: Header) -> tuple[Box, ...]:
    """The cells of a head, with those that reach into it from the rows above."""
    reaching = {
        box
        for column in range(header.columns[-1].right)
        if (box := sheet.at(header.row, column)) is not None and box.row < header.row
    }
    groups = {
        box
        for over in reaching
        for box in sheet.rows[over.row]
        if not box.is_line and box.below <= header.below
    }
    return tuple(sorted({*header.boxes, *reaching, *groups}, key=lambda box: (box.row, box.column)))


def _is_level(box: Box, words: Lexicon) -> bool:
    """Whether a label stands over a level of the indicators or over their names."""
    return words.word(box.text).role in _OF_INDICATORS and words.label(box.text) is None


def _is_name(box: Box, words: Lexicon) -> bool:
    label = words.label(box.text)
    return label is not None and label.cell.field == _NAME


def _is_line(sheet: Sheet, row: int) -> bool:
    return any(box.is_line for box in sheet.rows[row])


def _words() -> Lexicon:
    return lexicon(load_layout("national-2015"))
