"""The official grid: cells with their spans, in rows."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Look(StrEnum):
    """What a cell of the grid is, for the backend to draw it as such."""

    HEADING = "heading"
    """A line over the whole width."""
    LABEL = "label"
    VALUE = "value"
    PROSE = "prose"
    HEADER = "header"
    """The label of a column."""
    LEVEL = "level"
    """The name of a level of indicators."""


@frozen
class OfficialCell:
    """A cell of the official grid.

    Attributes:
        text: what stands in it; a line feed begins a new paragraph.
        look: what it is.
        columns: how many columns it spans.
        rows: how many rows it spans.

    >>> OfficialCell("项目名称", Look.LABEL).columns
    1
    """

    text: str
    look: Look
    columns: int = 1
    rows: int = 1


Row = tuple[OfficialCell, ...]


@frozen
class OfficialGrid:
    """The grid of one form.

    Attributes:
        title: the heading of the form.
        widths: the relative widths of its columns.
        rows: its rows; a cell that spans several rows stands in the first of them.
        repeat: how many rows at the head of the indicators are repeated on a new page, and where they begin.

    >>> OfficialGrid("绩效目标表", (1, 2), ()).width
    2
    """

    title: str
    widths: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.widths)
