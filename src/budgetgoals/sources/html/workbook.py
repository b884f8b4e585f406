"""Workbooks in XML (Excel 2003's "XML Spreadsheet") → :class:`Document`."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from budgetgoals.places import Place
from budgetgoals.sources.document import Document, GridBlock, GridCell, Notable, Notice
from budgetgoals.sources.markup import element_of
from budgetgoals.sources.spans import Span, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from budgetgoals.sources.limits import Meter

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{_SPACE}}}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_HEAD = 4096
_WIDEST, _TALLEST = 16_384, 1_048_576


def is_workbook(text: str) -> bool:
    """Whether a text is a workbook in XML.

    >>> is_workbook('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')
    True
    """
    head = text[:_HEAD]
    return _SPACE in head and "Workbook" in head and head.lstrip("\ufeff \t\r\n").startswith("<?xml")


def read_workbook(text: str, name: str, meter: Meter) -> Document:
    """Read the sheets of a workbook, hidden ones too.

    A share is shown as its cell shows it (0.95 as 95%), to its last digit; a day without time as a date.

    Raises:
        UnreadableSource: it is damaged.
        LimitExceeded: it has more sheets or cells than the limits allow.
    """
    root = element_of(text, name, meter)
    shares = _shares(root)
    sheets = root.findall(f"{_SS}Worksheet")
    meter.hold("pages", len(sheets))
    blocks: list[GridBlock] = []
    notices: list[Notice] = []
    for element in sheets:
        sheet = GridBlock(tuple(_cells(element, shares, meter)), 1, element.get(f"{_SS}Name", ""))
        if sheet.cells:
            blocks.append(sheet)
            notices += _notices(element, sheet, name)
    return Document(name=name, format="xml", blocks=tuple(blocks), notices=tuple(notices))


def _cells(sheet: Element, shares: set[str], meter: Meter) -> Iterator[GridCell]:
    """The cells of a sheet that hold something."""
    rows = [
        (number, [_span(cell, row, shares) for cell in row.iterfind(f"{_SS}Cell")])
        for number, row in _rows(sheet)
    ]
    end = rows[-1][0] + 1 if rows else 0
    yield from (cell for cell in laid_out(rows, end, meter) if cell.text)


def _rows(sheet: Element) -> Iterator[tuple[int, Element]]:
    """The rows with their numbers, counted from 0."""
    number = 0
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        number = max(number, _count(row, "Index", _TALLEST, number + 1) - 1)
        yield number, row
        number += 1 + _count(row, "Span", _TALLEST)


def _span(cell: Element, row: Element, shares: set[str]) -> Span:
    column = _count(cell, "Index", _WIDEST)
    style = cell.get(f"{_SS}StyleID") or row.get(f"{_SS}StyleID", "")
    return Span(
        _text(cell, is_share=style in shares),
        1 + _count(cell, "MergeDown", _TALLEST),
        1 + _count(cell, "MergeAcross", _WIDEST),
        column - 1 if column else None,
    )


def _text(cell: Element, *, is_share: bool) -> str:
    """What a cell shows, or its formula where no value is kept."""
    data = cell.find(f"{_SS}Data")
    text = "" if data is None else "".join(data.itertext()).strip()
    kind = "" if data is None else data.get(f"{_SS}Type", "")
    if kind == "Number" and is_share:
        return _as_share(text)
    if kind == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00")
    if kind == "Boolean":
        return {"1": "TRUE", "0": "FALSE"}.get(text, text)
    return text or cell.get(f"{_SS}Formula", "")


def _as_share(text: str) -> str:
    try:
        return f"{(Decimal(text) * 100).normalize():f}%"
    except InvalidOperation:
        return text


def _shares(root: Element) -> set[str]:
    """The styles that show a number as a share of a hundred."""
    formats = root.iterfind(f"{_SS}Styles/{_SS}Style")
    return {
        style.get(f"{_SS}ID", "")
        for style in formats
        for shown in style.iterfind(f"{_SS}NumberFormat")
        if (code := shown.get(f"{_SS}Format", "")) == "Percent" or "%" in code
    }


def _notices(element: Element, sheet: GridBlock, name: str) -> Iterator[Notice]:
    """What a sheet hides: itself, or rows with something in them."""
    visible = element.findtext(f"{_X}WorksheetOptions/{_X}Visible", "SheetVisible")
    if visible != "SheetVisible":
        yield Notice(
            Notable.HIDDEN_SHEET, Place(row=1, sheet=sheet.sheet, page=None, source=name), sheet.sheet
        )
    hidden = {number for number, row in _rows(element) if row.get(f"{_SS}Hidden") == "1"}
    for cell in sheet.cells:
        if cell.row in hidden:
            hidden.discard(cell.row)
            yield Notice(Notable.HIDDEN_SHEET, sheet.place(cell, name), cell.text)


def _count(element: Element, name: str, most: int, default: int = 0) -> int:
    value = element.get(f"{_SS}{name}", "")[:9]
    return min(int(value), most) if value.isascii() and value.isdigit() else default
