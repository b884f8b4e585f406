"""Tables of a page while they are read, however carelessly their tags are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, define

from budgetgoals.sources.html.flow import Flow
from budgetgoals.sources.spans import Span, compacted
from budgetgoals.sources.spans import laid_out as set_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetgoals.sources.document import GridCell
    from budgetgoals.sources.limits import Meter

_WIDEST, _TALLEST = 1000, 65_534
_NUMBER = re.compile(r"\s{0,9}\+?([0-9]{1,9})")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_GROUPS = ("thead", "tbody", "tfoot")


class Hidden(NamedTuple):
    """A row or cell that the page hides, although there is text in it.

    Attributes:
        row: its row, counted from 0.
        column: its column, or 0 for a row.
        text: what stands in it.
    """

    row: int
    column: int
    text: str


@define
class _Cell:
    flow: Flow
    rows: int
    columns: int
    hidden: bool


@define
class _Row:
    group: int
    hidden: bool
    cells: list[_Cell] = Factory(list)


@define
class Table:
    """A table.

    Attributes:
        raw: whether the lines of the source are lines.
        hidden: whether the page hides it.
        before: its caption, and text that stands in it outside of cells; pages show it above the table.
        inside: the tables in its cells.
    """

    raw: bool
    hidden: bool = False
    before: Flow = Factory(Flow)
    inside: list[Table] = Factory(list)
    _rows: list[_Row] = Factory(list)
    _group: int = 1
    _in_row: bool = False
    _in_cell: bool = False

    @property
    def flow(self) -> Flow:
        """Where text goes that comes now."""
        return self._rows[-1].cells[-1].flow if self._in_cell else self.before

    @property
    def in_cell(self) -> bool:
        """Whether a cell is open."""
        return self._in_cell

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the begin tag of a row, a cell or a group of rows; what must have ended before, ends."""
        hidden = is_hidden(attributes)
        if tag in _GROUPS:
            self._in_row = self._in_cell = False
            self._group = _GROUPS.index(tag)
        elif tag == "tr":
            self._begin_row(hidden=hidden)
        else:
            if not self._in_row:
                self._begin_row(hidden=False)
            rows = min(_number(attributes.get("rowspan", "")), _TALLEST)
            columns = min(max(1, _number(attributes.get("colspan", ""))), _WIDEST)
            self._rows[-1].cells.append(_Cell(Flow(self.raw), rows, columns, hidden))
            self._in_cell = True

    def end(self, tag: str) -> None:
        """Take the end tag of one."""
        self._in_cell = False
        self._in_row = self._in_row and tag in ("td", "th")
        self._group = 1 if tag in _GROUPS else self._group

    def laid_out(self, meter: Meter) -> tuple[tuple[GridCell, ...], list[Hidden]]:
        """Its cells, the head first and the foot last, and what it hides."""
        cells: list[GridCell] = []
        hidden: list[Hidden] = []
        first = 0
        for group in range(len(_GROUPS)):
            rows = [row for row in self._rows if row.group == group]
            spans = enumerate([[_span(cell) for cell in row.cells] for row in rows], first)
            placed = set_out(spans, first + len(rows), meter)
            for row in rows:
                cells_of_row = [next(placed) for _ in row.cells]
                cells += cells_of_row
                hidden += _hidden(row, cells_of_row)
            first += len(rows)
        return compacted(cells), hidden

    def _begin_row(self, *, hidden: bool) -> None:
        self._rows.append(_Row(self._group, hidden))
        self._in_row, self._in_cell = True, False


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not to be seen.

    >>> is_hidden({"style": "mso-height-source:userset; display : none"}), is_hidden({"class": "a"})
    (True, False)
    """
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None


def _hidden(row: _Row, cells: list[GridCell]) -> list[Hidden]:
    if row.hidden:
        text = " ".join(cell.text for cell in cells if cell.text)
        return [Hidden(cells[0].row, 0, text)] if text else []
    return [
        Hidden(placed.row, placed.column, placed.text)
        for cell, placed in zip(row.cells, cells, strict=True)
        if cell.hidden and placed.text
    ]


def _span(cell: _Cell) -> Span:
    return Span(cell.flow.text, cell.rows, cell.columns)


def _number(value: str) -> int:
    found = _NUMBER.match(value)
    return int(found[1]) if found else 1
