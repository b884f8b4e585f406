"""From ruling lines to cells: the places of the lattice that no line parts are one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, frozen

from budgetgoals.sources.pdf.rulings import REACH, SNAP, Ruling, connected

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROWEST = 6.0
_MOST = 500
"""More frames than this on a page are a drawing."""
_OUTSIDE, _FREE = -1, -2

Extent = tuple[float, float, float, float]
"""Left, upper, right and lower end, downward from the top of the page."""

Field = tuple[int, int, int, int]
"""A cell: the row and the column that it begins in, and those behind its last."""


@frozen
class Lattice:
    """The cells of one table on one page.

    Attributes:
        columns: where its columns begin, and where the last one ends.
        rows: where its rows begin, and where the last one ends.
        fields: its cells, in the order of rows and columns.
        owners: for each place in the lattice, row by row, the index of its cell, or -1 where none is.
        open_above: a bit for each column where its upper end is not ruled.
        open_below: the same of its lower end.
    """

    columns: list[float]
    rows: list[float]
    fields: list[Field]
    owners: list[int]
    open_above: int
    open_below: int

    @property
    def extent(self) -> Extent:
        """Its left, upper, right and lower end, downward from the top of the page."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def extents(self) -> list[Extent]:
        """The same of its cells."""
        columns, rows = self.columns, self.rows
        return [
            (columns[left], rows[top], columns[right], rows[bottom])
            for top, left, bottom, right in self.fields
        ]


def lattices(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Lattice]:
    """The tables that rulings make, from the top of the page down.

    >>> sides = [(x, 0, 20) for x in (0, 30, 60)]
    >>> table, = lattices([(0, 0, 60), (10, 30, 60), (20, 0, 60)], sides)
    >>> table.fields
    [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 2, 2)]
    """
    found = [lattice for table in connected(level, upright) if (lattice := _lattice(*table)) is not None]
    if len(found) > _MOST:
        return []
    return sorted(found, key=lambda lattice: (lattice.rows[0], lattice.columns[0]))


def _lattice(level: list[Ruling], upright: list[Ruling]) -> Lattice | None:
    columns = _lines(upright, level)
    rows = _lines(level, upright)
    if _is_drawing(columns) or _is_drawing(rows):
        return None
    edges = _Edges.of(columns, rows, level, upright)
    fields, owners = edges.fields()
    if not fields:
        return None
    ruled = (1 << edges.width) - 1
    return Lattice(columns, rows, fields, owners, ruled & ~edges.top[0], ruled & ~edges.top[-1])


def _lines(across: list[Ruling], along: list[Ruling]) -> list[float]:
    """Where rulings stand; at an open side, where those end that run up to it."""
    lines = sorted({at for at, _, _ in across})
    starts = [start for _, start, _ in along if start < lines[0] - SNAP]
    ends = [end for _, _, end in along if end > lines[-1] + SNAP]
    if len(starts) > 1:
        lines.insert(0, min(starts))
    if len(ends) > 1:
        lines.append(max(ends))
    return lines


def _is_drawing(lines: list[float]) -> bool:
    """Whether lines make no table: fewer than two, or most of them too close for text between them."""
    close = sum([line + _NARROWEST > following for line, following in pairwise(lines)])
    return len(lines) < 2 or close * 2 > len(lines)  # noqa: PLR2004 - two lines have one row between them


@define
class _Edges:
    """Which edges of the places in a lattice are ruled.

    Attributes:
        width: how many columns there are.
        left: for each row, a bit for each line between columns that is ruled there.
        top: for each line between rows, a bit for each column where it is ruled.
    """

    width: int
    left: list[int]
    top: list[int]

    @classmethod
    def of(
        cls, columns: list[float], rows: list[float], level: list[Ruling], upright: list[Ruling]
    ) -> _Edges:
        """The edges that lie on rulings, from end to end."""
        left, top = [0] * (len(rows) - 1), [0] * len(rows)
        for at, start, end in upright:
            bit = 1 << bisect_left(columns, at)
            for row in range(bisect_left(rows, start - REACH), bisect_right(rows, end + REACH) - 1):
                left[row] |= bit
        for at, start, end in level:
            first, last = bisect_left(columns, start - REACH), bisect_right(columns, end + REACH) - 1
            if last > first:
                top[bisect_left(rows, at)] |= (1 << last) - (1 << first)
        return cls(len(columns) - 1, left, top)

    def fields(self) -> tuple[list[Field], list[int]]:
        """The cells, and for each place the cell that it belongs to."""
        width, top = self.width, self.top
        owners = [_FREE] * (width * len(self.left))
        fields: list[Field] = []
        for row, left in enumerate(self.left):
            start = row * width
            above, under = top[row], top[row + 1]
            column = 0
            while column < width:
                if owners[start + column] != _FREE:
                    column += 1
                    continue
                behind = column + 1
                while behind < width and not left >> behind & 1 and owners[start + behind] == _FREE:
                    behind += 1
                across = (1 << behind) - (1 << column)
                if above & under & across == across:
                    owners[start + column : start + behind] = [len(fields)] * (behind - column)
                    fields.append((row, column, row + 1, behind))
                else:
                    self._add(row, column, behind, fields, owners)
                column = behind
        return fields, owners

    def _add(self, row: int, column: int, behind: int, fields: list[Field], owners: list[int]) -> None:
        """Add a cell that goes on below, or is not ruled all around; it needs lines on two opposite sides."""
        across = (1 << behind) - (1 << column)
        below = self._below(row, column, behind)
        owner = _OUTSIDE
        if self.top[row] & self.top[below] & across == across or self._has_sides(row, column, below, behind):
            owner = len(fields)
            fields.append((row, column, below, behind))
        for start in range(row * self.width + column, below * self.width + column, self.width):
            owners[start : start + behind - column] = [owner] * (behind - column)

    def _below(self, row: int, column: int, behind: int) -> int:
        """The row under a cell: the first under a ruled edge, or with other sides."""
        across, sides = (1 << behind) - (1 << column), (2 << behind) - (1 << column)
        kept = self.left[row] & sides
        below = row + 1
        while below < len(self.left) and not self.top[below] & across and self.left[below] & sides == kept:
            below += 1
        return below

    def _has_sides(self, row: int, column: int, below: int, behind: int) -> bool:
        """Whether a cell is ruled left and right; it may be open then at the end of a table."""
        sides = 1 << column | 1 << behind
        return all(left & sides == sides for left in self.left[row:below])
