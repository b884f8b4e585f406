"""Which cell each piece of text stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import islice, pairwise
from math import inf
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from budgetgoals.sources.pdf.geometry import Box
    from budgetgoals.sources.pdf.lattice import Extent, Lattice
    from budgetgoals.sources.pdf.page import Page, Span

Piece = tuple[float, float, float, float, int, int]
"""Characters next to one another: how far down the page their middle is, where they begin, where they end,
how high they are, the index of the first and the index behind the last."""

OUTSIDE = -1
COLUMN_GAP = 1.0
"""Outside of tables a gap as wide as the text is high parts pieces."""
_NOWHERE = (inf, inf, -inf, -inf)
_LEVEL = 0.5
"""How far the middles of two characters may be apart, in parts of their height, to stand on one line."""
_JOINT = 0.15
"""Characters with a smaller gap are of one word, which no line cuts: it only runs over its cell."""


@define
class Placing:
    """Puts the text of a page into the cells of its tables.

    Attributes:
        page: the page.
        tables: its tables; one inside another comes first.
        cells: the pieces in each cell, the tables one after another, and at the end those outside of all.
    """

    page: Page
    tables: Sequence[Lattice]
    cells: list[list[Piece]] = field(init=False)
    _extents: list[Extent] = field(init=False)
    _find: Callable[[float, float], int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._extents = [extent for table in self.tables for extent in table.extents()]
        self.cells = [[] for _ in range(len(self._extents) + 1)]
        self._extents.append(_NOWHERE)
        self._find = _finder(self.tables)

    def cells_of(self, table: Lattice) -> list[list[Piece]]:
        """The pieces in each cell of a table."""
        start = 0
        for before in self.tables:
            if before is table:
                break
            start += len(before.fields)
        return self.cells[start : start + len(table.fields)]

    def place(self) -> None:
        """Place every character of the page: lines that stand in one cell as they are, others in parts."""
        cells, extents, find = self.cells, self._extents, self._find
        parted: list[Span] = [] if self.tables else self.page.runs
        cell, (begin, above, until, below) = OUTSIDE, _NOWHERE
        are_apart = _are_apart(self.tables)
        for (start, end), first, last in self._ends(self.page.runs if self.tables else []):
            left, top, right, bottom = first
            last_left, last_top, last_right, last_bottom = last
            across, middle = (left + right) / 2, -(top + bottom) / 2
            last_middle = -(last_top + last_bottom) / 2
            if not (are_apart and begin <= across < until and above <= middle < below):
                cell = find(across, middle)
                begin, above, until, below = extents[cell]
            if (
                begin <= (last_left + last_right) / 2 < until
                and above <= last_middle < below
                and abs(middle - last_middle) <= _LEVEL * (top - bottom)
            ):
                cells[cell].append((middle, left, last_right, top - bottom, start, end))
            else:
                parted.append((start, end))
        if parted:
            self._place_parted(parted)

    def _ends(self, spans: Sequence[Span]) -> Iterator[tuple[Span, Box, Box]]:
        """Stretches of text with the boxes of their first and last characters."""
        boxes = iter(self.page.boxes([index for start, end in spans for index in (start, end - 1)]))
        return zip(spans, boxes, boxes, strict=False)

    def _place_parted(self, runs: Sequence[Span]) -> None:
        """Place lines that run through several cells, or have several columns, word by word."""
        cells, extents, find = self.cells, self._extents, self._find
        rows = [self.page.words(start, end) for start, end in runs]
        ends = self._ends([word for row in rows for word in row])
        for row in rows:
            before: Piece | None = None
            before_cell = OUTSIDE
            for (start, end), first, last in islice(ends, len(row)):
                left, top, right, bottom = first
                last_left, last_top, last_right, last_bottom = last
                middle, height = -(top + bottom) / 2, top - bottom
                last_middle = -(last_top + last_bottom) / 2
                last_across = (last_left + last_right) / 2
                cell = find((left + right) / 2, middle)
                begin, above, until, below = extents[cell]
                ends_here = (
                    begin <= last_across < until and above <= last_middle < below
                    if cell != OUTSIDE
                    else find(last_across, last_middle) == OUTSIDE
                )
                is_level = abs(middle - last_middle) <= _LEVEL * height
                if not ends_here or not (is_level or self.page.is_turned(start)):
                    self._place_solid(start, end)
                    before = None
                elif before and cell == before_cell and _goes_on(before, middle, left, cell):
                    before = (*before[:2], last_right, *before[3:5], end)
                    cells[cell][-1] = before
                else:
                    before = (middle, left, last_right, height, start, end)
                    before_cell = cell
                    cells[cell].append(before)

    def _place_solid(self, start: int, end: int) -> None:
        """Place a word by its characters, parted where there is room for a line between them.

        What runs askew over the cells, as a watermark does, stands in none of them.
        """
        boxes = self.page.boxes(range(start, end))
        if self.page.is_askew(start):
            left, top, _, bottom = boxes[0]
            self.cells[OUTSIDE].append((-(top + bottom) / 2, left, boxes[-1][2], top - bottom, start, end))
            return
        begin = 0
        for index in range(1, len(boxes) + 1):
            if index < len(boxes) and _are_joined(boxes[index - 1], boxes[index]):
                continue
            left, top, _, bottom = boxes[begin]
            right = boxes[index - 1][2]
            cell = self._cell_of_most(boxes[begin:index])
            piece = (-(top + bottom) / 2, left, right, top - bottom, start + begin, start + index)
            self.cells[cell].append(piece)
            begin = index

    def _cell_of_most(self, boxes: list[Box]) -> int:
        """Where most of a text stands; but text that fills a cell and runs over belongs where it begins."""
        cells = [self._find((left + right) / 2, -(top + bottom) / 2) for left, top, right, bottom in boxes]
        first, most = cells[0], Counter(cells).most_common(1)[0][0]
        if first in (most, OUTSIDE):
            return most
        left, top, _, bottom = boxes[0]
        return first if left - self._extents[first][0] < top - bottom else most


def _goes_on(before: Piece, middle: float, left: float, cell: int) -> bool:
    """Whether a word stands behind a piece on its line; outside of all tables, close behind it."""
    at, _, right, height, _, _ = before
    if abs(middle - at) > _LEVEL * height:
        return False
    return cell != OUTSIDE or left - right < COLUMN_GAP * height


def _are_apart(tables: Sequence[Lattice]) -> bool:
    """Whether no table stands inside another, going by their heights on the page."""
    ends = sorted([(table.rows[0], table.rows[-1]) for table in tables])
    return all(end <= start for (_, end), (start, _) in pairwise(ends))


def _finder(tables: Sequence[Lattice]) -> Callable[[float, float], int]:
    """A function from a point to the cell around it, or -1; the cells of all tables are counted in turn."""
    areas = []
    start = 0
    for table in tables:
        owners = [owner if owner < 0 else owner + start for owner in table.owners]
        areas.append((*table.extent, table.rows, table.columns, owners, len(table.columns) - 1))
        start += len(table.fields)

    def find(x: float, y: float) -> int:
        for left, top, right, bottom, rows, columns, owners, width in areas:
            if left <= x < right and top <= y < bottom:
                found = owners[(bisect_right(rows, y) - 1) * width + bisect_right(columns, x) - 1]
                if found >= 0:
                    return found
        return OUTSIDE

    return find


def _are_joined(box: Box, following: Box) -> bool:
    _, top, right, bottom = box
    left, over, _, under = following
    return left - right < _JOINT * (over - under) and abs(top + bottom - over - under) < top - bottom
