"""Setting cells that span rows and columns into the grid of their table."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.sources.document import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from budgetgoals.sources.limits import Meter


class Span(NamedTuple):
    """A cell before it has its place.

    Attributes:
        text: what stands in it.
        rows: how many rows it claims; 0 for all that are left.
        columns: how many columns it claims.
        column: the column it asks for, counted from 0; None for the next free one.
    """

    text: str
    rows: int = 1
    columns: int = 1
    column: int | None = None


def laid_out(rows: Iterable[tuple[int, Sequence[Span]]], end: int, meter: Meter) -> Iterator[GridCell]:
    """Give every cell of some rows its place: the next one that no cell from above reaches into.

    A span that is wider or taller than there is room for ends where the room ends.

    Args:
        rows: the number of each row, counted from 0, and its cells.
        end: the number of the row behind the last one.
        meter: counts every place, also one that is only covered.

    >>> from budgetgoals.sources.limits import Meter
    >>> rows = [[Span("产出", rows=2), Span("数量")], [Span("质量")]]
    >>> [(cell.text, cell.row, cell.column) for cell in laid_out(enumerate(rows), 2, Meter("a"))]
    [('产出', 0, 0), ('数量', 0, 1), ('质量', 1, 1)]
    """
    covered: dict[int, int] = {}
    for row, spans in rows:
        column = 0
        for span in spans:
            column = max(column, span.column or 0)
            while covered.get(column, 0) > row:
                column += 1
            columns = _room(covered, row, column, span.columns)
            height = min(span.rows or end, end - row)
            yield GridCell(span.text, row, column, height, columns)
            if height > 1:
                covered.update(dict.fromkeys(range(column, column + columns), row + height))
            column += columns
        meter.cells(column + 1)


def narrowed(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The same cells without the columns that none of them begins in.

    >>> cells = [GridCell("绩效目标表", 0, 0, 1, 999), GridCell("指标", 1, 0), GridCell("≥1", 1, 1)]
    >>> narrowed(cells)[0].columns
    2
    """
    begun = {cell.column for cell in cells}
    if len(begun) == max((cell.column + cell.columns for cell in cells), default=0):
        return tuple(cells)
    return _with_columns(cells, begun)


def compacted(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The same cells with neighbouring columns that hold no text at all made one.

    >>> cells = [GridCell(text, 0, column) for column, text in enumerate(["单位", "", "", "", "≥1"])]
    >>> [cell.text for cell in compacted(cells)]
    ['单位', '', '≥1']
    """
    begun = {cell.column for cell in cells}
    full = {cell.column for cell in cells if cell.text}
    if len(full) == len(begun):
        return narrowed(cells)
    ordered = sorted(begun)
    kept = {
        column
        for before, column in zip([None, *ordered], ordered, strict=False)
        if column in full or before is None or before in full
    }
    return narrowed(cells) if kept == begun else _with_columns(cells, kept)


def _room(covered: dict[int, int], row: int, column: int, columns: int) -> int:
    """How many columns a cell can have before it meets one from above."""
    if not covered:
        return columns
    return next((n for n in range(1, columns) if covered.get(column + n, 0) > row), columns)


def _with_columns(cells: Iterable[GridCell], columns: set[int]) -> tuple[GridCell, ...]:
    kept = sorted(columns)
    moved = []
    for cell in cells:
        begin = bisect_left(kept, cell.column)
        width = bisect_left(kept, cell.column + cell.columns) - begin
        if width:
            moved.append(cell._replace(column=begin, columns=width))
    return tuple(moved)
