"""What every kind of workbook is read into: sheets of shown texts, which become blocks and notices."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.places import Place, letters
from budgetgoals.sources.document import GridBlock, GridCell, Notable, Notice
from budgetgoals.sources.excel.codes import GENERAL, sections_of
from budgetgoals.sources.excel.numbers import show, show_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from budgetgoals.sources.limits import Meter

Box = tuple[int, int, int, int]
"""The first row and column and the last row and column, counted from 0."""

WIDTH = 1 << 15
"""The position of a cell is one number, row x WIDTH + column: no sheet has as many columns."""
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
_LAST_ROWS, _LAST_COLUMNS = {LAST_ROW, 65_535}, {LAST_COLUMN, 255}
_BITS, _MASK = 15, WIDTH - 1
_ONE = (1, 1)
_LONGEST_CODE = 1024
_MOST_RUNS = 20


@define
class Sheet:
    """A sheet as its reader leaves it.

    Attributes:
        name: its name.
        hidden: whether the workbook hides it.
        cells: the shown text of each cell that has one, by position (see :data:`WIDTH`), without blanks at
            its ends.
        boxes: the merged ranges.
        hidden_rows: runs of hidden rows, first and last.
        hidden_columns: runs of hidden columns, first and last.
        formulas: row, column and text of each formula that stands where no value was.
        not_read: row, column and text of what is not read.
    """

    name: str
    hidden: bool = False
    cells: dict[int, str] = Factory(dict)
    boxes: list[Box] = Factory(list)
    hidden_rows: list[tuple[int, int]] = Factory(list)
    hidden_columns: list[tuple[int, int]] = Factory(list)
    formulas: list[tuple[int, int, str]] = Factory(list)
    not_read: list[tuple[int, int, str]] = Factory(list)

    def put(self, row: int, column: int, text: str) -> None:
        """Add a cell, unless it is blank; a second text in the same place is told as not read."""
        text = text.strip()
        if not text:
            return
        if self.cells.setdefault(row * WIDTH + column, text) is not text:
            self.not_read.append((row, column, text))

    def recover(self, row: int, column: int, formula: str) -> None:
        """Add a cell whose text is its formula."""
        self.put(row, column, formula)
        self.formulas.append((row, column, formula))


@define
class Workbook:
    """A workbook as its reader leaves it.

    Attributes:
        sheets: its sheets in order.
        not_read: parts of the file that are not read: pictures, macros, external links …
    """

    sheets: list[Sheet] = Factory(list)
    not_read: list[str] = Factory(list)


@define
class Styles:
    """The number formats of a workbook.

    Attributes:
        codes: the format code of each cell style.
        from_1904: whether days are counted from 1904-01-01.
    """

    codes: list[str] = Factory(list)
    from_1904: bool = False

    def number(self, value: float, style: int) -> str:
        """A number as a cell of that style shows it."""
        return show(value, self.code(style), from_1904=self.from_1904)

    def text(self, text: str, style: int) -> str:
        """A text as a cell of that style shows it."""
        return show_text(text, self.code(style))

    def code(self, style: int) -> str:
        """The format code of a style; General for one that there is not."""
        return self.codes[style] if 0 <= style < len(self.codes) else GENERAL

    def with_text(self) -> frozenset[int]:
        """The styles that add something to a text."""
        return frozenset(style for style, code in enumerate(self.codes) if "@" in code and adds_to_text(code))


def adds_to_text(code: str) -> bool:
    """Whether a format code adds something to a text.

    >>> adds_to_text("@"), adds_to_text("0;0;0;@"), adds_to_text('@"元"')
    (False, False, True)
    """
    if len(code) > _LONGEST_CODE:
        return False
    return any(section.is_text and len(section.tokens) > 1 for section in sections_of(code))


def blocks_of(sheets: Iterable[Sheet], meter: Meter) -> Iterator[GridBlock]:
    """The grid of each sheet that has a text in it."""
    for sheet in sheets:
        if any(sheet.cells.values()):
            yield GridBlock(tuple(_cells(sheet, meter)), sheet=sheet.name)


def notices_of(workbook: Workbook, source: str) -> Iterator[Notice]:
    """What a reader should know about a workbook."""
    for part in workbook.not_read:
        yield Notice(Notable.NOT_READ, Place(source=source, page=None, line=1), part)
    for sheet in workbook.sheets:
        yield from _of_sheet(sheet, source)


def _of_sheet(sheet: Sheet, source: str) -> Iterator[Notice]:
    def notice(kind: Notable, row: int, column: int, text: str) -> Notice:
        place = Place(row=row + 1, column=column + 1, sheet=sheet.name, page=None, source=source)
        return Notice(kind, place, text)

    if sheet.hidden and sheet.cells:
        yield notice(Notable.HIDDEN_SHEET, 0, 0, sheet.name)
    if rows := _with_text(sheet.hidden_rows, sheet, by_row=True):
        runs = [f"{first + 1}:{last + 1}" for first, last in rows]
        yield notice(Notable.HIDDEN_SHEET, rows[0][0], 0, _listed(runs))
    if columns := _with_text(sheet.hidden_columns, sheet, by_row=False):
        runs = [f"{letters(first + 1)}:{letters(last + 1)}" for first, last in columns]
        yield notice(Notable.HIDDEN_SHEET, 0, columns[0][0], _listed(runs))
    for row, column, formula in sheet.formulas:
        yield notice(Notable.FORMULA, row, column, formula)
    for row, column, text in sheet.not_read:
        yield notice(Notable.NOT_READ, row, column, text)


def _listed(runs: list[str]) -> str:
    return ", ".join([*runs[:_MOST_RUNS], *(["…"] if len(runs) > _MOST_RUNS else [])])


def _with_text(runs: list[tuple[int, int]], sheet: Sheet, *, by_row: bool) -> list[tuple[int, int]]:
    """The hidden runs that hold a text, neighbours joined."""
    if not runs:
        return []
    joined: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    order = sorted({at // WIDTH if by_row else at % WIDTH for at, text in sheet.cells.items() if text})
    return [run for run in joined if bisect_left(order, run[0]) < bisect_right(order, run[1])]


def _cells(sheet: Sheet, meter: Meter) -> list[GridCell]:
    """The cells in order with their spans; what stands under another cell is told as not read."""
    texts = sheet.cells
    places = sorted([at for at, text in texts.items() if text])
    last_row, last_column = places[-1] // WIDTH, max([at % WIDTH for at in places])
    meter.hold("cells", (last_row - places[0] // WIDTH + 1) * (last_column + 1))
    spans, covered = _spans(sheet.boxes, last_row, last_column, meter)
    if not covered.isdisjoint(texts):
        under = [at for at in places if at in covered]
        sheet.not_read += [(at // WIDTH, at % WIDTH, texts[at]) for at in under]
        places = [at for at in places if at not in covered]
    span, new = spans.get, tuple.__new__
    return [new(GridCell, (texts[at], at >> _BITS, at & _MASK, *span(at, _ONE), None)) for at in places]


def _spans(
    boxes: list[Box], last_row: int, last_column: int, meter: Meter
) -> tuple[dict[int, tuple[int, int]], set[int]]:
    """The spans of merged cells by their first position, and the positions that they cover.

    A range over one that was there before is no range. One that reaches to the end of the sheet, as a title
    across whole rows, ends with the text of the sheet.
    """
    spans: dict[int, tuple[int, int]] = {}
    covered: set[int] = set()
    for top, left, bottom, right in boxes:
        if top > last_row or left > last_column:
            continue
        if right in _LAST_COLUMNS:
            right = last_column  # noqa: PLW2901 - narrowed
        if bottom in _LAST_ROWS:
            bottom = last_row  # noqa: PLW2901 - narrowed
        first = top * WIDTH + left
        rest = _rest(first, min(bottom, last_row) - top, min(right, last_column) - left, meter)
        if first not in covered and first not in spans and covered.isdisjoint(rest):
            spans[first] = bottom - top + 1, right - left + 1
            covered.update(rest)
    return spans, covered


def _rest(first: int, rows: int, columns: int, meter: Meter) -> Sequence[int]:
    """The positions of a range but for the first one."""
    if not rows:
        return range(first + 1, first + columns + 1)
    meter.cells((rows + 1) * (columns + 1))
    starts = range(first, first + rows * WIDTH + 1, WIDTH)
    if not columns:
        return starts[1:]
    return [at for start in starts for at in range(start, start + columns + 1)][1:]
