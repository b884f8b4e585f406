"""The official grid: cells with their spans, in rows, in sections."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Look(StrEnum):
    """What a cell of the grid is, for the backend to draw it as such."""

    HEADING = "heading"
    """A line over the whole width."""
    LABEL = "label"
    VALUE = "value"
    PROSE = "prose"
    FIGURE = "figure"
    """A number, an amount, a target: short, and in the middle of its column."""
    HEADER = "header"
    """The label of a column."""
    LEVEL = "level"
    """The name of a level of indicators."""


class OfficialCell(NamedTuple):
    """A cell of the official grid.

    Attributes:
        text: what stands in it; a line feed begins a new paragraph.
        look: what it is.
        columns: how many columns it spans.
        rows: how many rows it spans.
        open_above: whether no line is drawn over it: it goes on from repeated rows.
        open_below: whether no line is drawn under it: it goes on below repeated rows.

    >>> OfficialCell("项目名称", Look.LABEL).columns
    1
    """

    text: str
    look: Look
    columns: int = 1
    rows: int = 1
    open_above: bool = False
    open_below: bool = False


Row = tuple[OfficialCell, ...]


def placed(rows: Sequence[Row], width: int) -> Iterator[tuple[int, int, OfficialCell]]:
    """Every cell of some rows with the row and the column that it begins in.

    >>> side, label = OfficialCell("绩效指标", Look.LABEL, rows=2), OfficialCell("指标值", Look.HEADER)
    >>> [(row, column) for row, column, _ in placed([(side, label), (label,)], 2)]
    [(0, 0), (0, 1), (1, 1)]
    """
    covered = [0] * width
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while covered[column] > row:
                column += 1
            yield row, column, cell
            behind = column + cell.columns
            covered[column:behind] = [row + cell.rows] * cell.columns
            column = behind


@frozen
class Section:
    """Rows that belong together: what stands above the indicators, a grid of them, what stands below.

    Attributes:
        rows: its rows; a cell that spans several rows stands in the first of them and ends in the section.
        head: how many rows at its top are repeated where it goes on on a new page.

    >>> Section(((OfficialCell("指标值", Look.HEADER),),), head=1).head
    1
    """

    rows: tuple[Row, ...]
    head: int = 0

    def parted(self) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The rows that are repeated and the others, for a page that repeats them.

        A cell at the left that spans both is cut: its text stands below, and no line is drawn between.

        >>> side, label = OfficialCell("绩效指标", Look.LABEL, rows=2), OfficialCell("指标值", Look.HEADER)
        >>> head, body = Section(((side, label), (OfficialCell("≥95%", Look.FIGURE),)), head=1).parted()
        >>> [cell.text for cell in head[0]], [cell.text for cell in body[0]]
        (['', '指标值'], ['绩效指标', '≥95%'])
        """
        head, body = list(self.rows[: self.head]), list(self.rows[self.head :])
        for index, row in enumerate(head):
            room = self.head - index
            cut = tuple(cell for cell in row if cell.rows > room)
            if cut:
                over = {cell: cell._replace(text="", rows=room, open_below=True) for cell in cut}
                head[index] = tuple(over.get(cell, cell) for cell in row)
                under = (cell._replace(rows=cell.rows - room, open_above=True) for cell in cut)
                body[0] = (*under, *body[0])
        return tuple(head), tuple(body)


@frozen
class OfficialGrid:
    """The grid of one form.

    Attributes:
        title: the heading of the form.
        widths: the widths of its columns, in thousandths of the whole.
        sections: its rows, in order.
        landscape: whether it needs a page on its side.

    >>> OfficialGrid("绩效目标表", (400, 600), ()).rows
    ()
    """

    title: str
    widths: tuple[int, ...]
    sections: tuple[Section, ...]
    landscape: bool = False

    def placed(self) -> Iterator[tuple[int, int, OfficialCell]]:
        """Every cell with the row and the column that it begins in.

        >>> label, value = OfficialCell("项目名称", Look.LABEL), OfficialCell("执法服装", Look.VALUE)
        >>> grid = OfficialGrid("", (1, 1), (Section(((label, value),)),))
        >>> [(row, column) for row, column, _ in grid.placed()]
        [(0, 0), (0, 1)]
        """
        return placed(self.rows, self.width)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all sections."""
        return tuple(chain.from_iterable(section.rows for section in self.sections))

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.widths)
