"""Binary workbooks (.xlsb) → sheets of shown texts."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from attrs import define

from budgetgoals.messages import message
from budgetgoals.sources.damage import damaged
from budgetgoals.sources.excel.codes import BUILT_IN, GENERAL
from budgetgoals.sources.excel.formulas import is_literal, literal_of_tokens
from budgetgoals.sources.excel.parts import Parts
from budgetgoals.sources.excel.sheets import LAST_COLUMN, LAST_ROW, Sheet, Styles, Workbook
from budgetgoals.sources.excel.xls import error_text, unpacked_number

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from budgetgoals.sources.limits import Meter

_WORKBOOK = "xl/workbook.bin"
_ROW, _SST_ITEM, _FMT, _XF, _COLUMN, _MERGED = 0, 19, 44, 47, 60, 176
_CELL_XFS, _END_CELL_XFS = 617, 618
_WORKBOOK_PROPERTIES, _SHEET = 153, 156
_RK, _ERROR, _TRUTH, _REAL, _TEXT, _SHARED = 2, 3, 4, 5, 6, 7
_FORMULAS = {8: _TEXT, 9: _REAL, 10: _TRUTH, 11: _ERROR}
_RICH_TEXT = 62
_HIDDEN_ROW = 0x10
_LOOK = 4096


class _Piece(NamedTuple):
    kind: int
    data: bytes


def read_xlsb(archive: zipfile.ZipFile, meter: Meter) -> Workbook:
    """Read the sheets of a workbook, the hidden ones too.

    Raises:
        UnreadableSource: it is damaged.
        LimitExceeded: it is beyond a limit.
    """
    parts = Parts(archive, meter)
    try:
        return _workbook(parts, meter)
    except (struct.error, IndexError) as error:
        raise damaged(meter.name, error) from error


def _workbook(parts: Parts, meter: Meter) -> Workbook:
    relations = parts.relations(_WORKBOOK)
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    styles = _styles(parts, by_kind.get("styles", "xl/styles.bin"), meter)
    strings = _strings(parts, by_kind.get("sharedStrings", "xl/sharedStrings.bin"), meter)
    book, found = _Book(meter, styles, strings, styles.with_text()), Workbook(not_read=parts.not_read())
    for kind, data in _pieces(parts.data(_WORKBOOK), meter):
        if kind == _WORKBOOK_PROPERTIES:
            styles.from_1904 = bool(data[0] & 1)
        elif kind == _SHEET:
            identifier, end = _text(data, 8)
            relation = relations.get(identifier)
            if relation is not None and relation.kind == "worksheet":
                sheet = Sheet(_text(data, end)[0], struct.unpack_from("<I", data)[0] != 0)
                found.sheets.append(sheet)
                meter.hold("pages", len(found.sheets))
                book.read(sheet, parts.data(relation.target))
    return found


def _pieces(data: bytes, meter: Meter) -> Iterator[_Piece]:
    at, number = 0, 0
    while at < len(data):
        kind, at = _variable(data, at, 2)
        length, at = _variable(data, at, 4)
        if at + length > len(data):
            raise damaged(meter.name, message("it is cut off"))
        yield _Piece(kind, data[at : at + length])
        at += length
        number += 1
        if number % _LOOK == 0:
            meter.clock()


def _variable(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in up to so many bytes; the kind of a record keeps its marks, as its number is written."""
    value = 0
    for index in range(most):
        byte = data[at + index]
        value |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            return value, at + index + 1
    return value, at + most


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    count = struct.unpack_from("<I", data, at)[0]
    if count == 0xFFFF_FFFF:  # noqa: PLR2004 - no text at all
        return "", at + 4
    end = at + 4 + 2 * count
    if end > len(data):
        raise IndexError("a text is cut off")
    return data[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _styles(parts: Parts, name: str, meter: Meter) -> Styles:
    codes, styles, inside = dict(BUILT_IN), [], False
    for kind, data in _pieces(parts.data(name), meter) if name in parts else ():
        if kind == _FMT:
            codes[struct.unpack_from("<H", data)[0]] = _text(data, 2)[0]
        elif kind in (_CELL_XFS, _END_CELL_XFS):
            inside = kind == _CELL_XFS
        elif kind == _XF and inside:
            styles.append(struct.unpack_from("<H", data, 2)[0])
    return Styles([codes.get(style, GENERAL) for style in styles])


def _strings(parts: Parts, name: str, meter: Meter) -> list[str]:
    found = []
    for kind, data in _pieces(parts.data(name), meter) if name in parts else ():
        if kind == _SST_ITEM:
            found.append(_text(data, 1)[0])
    return found


@define
class _Book:
    """What the sheets of a workbook share."""

    meter: Meter
    styles: Styles
    strings: list[str]
    telling: frozenset[int]

    def read(self, sheet: Sheet, data: bytes) -> None:
        row, count = 0, 0
        for kind, content in _pieces(data, self.meter):
            if kind == _ROW:
                row = min(struct.unpack_from("<I", content)[0], LAST_ROW)
                if content[11] & _HIDDEN_ROW:
                    sheet.hidden_rows.append((row, row))
            elif kind in _FORMULAS:
                self._formula(sheet, row, kind, content)
                count += 1
            elif _RK <= kind <= _SHARED or kind == _RICH_TEXT:
                column, style, shown, _ = self._shown(kind, content)
                sheet.put(row, column, self._styled(shown, style))
                count += 1
            else:
                self._around(sheet, kind, content)
            if count == _LOOK:
                self.meter.cells(count)
                count = 0

    def _around(self, sheet: Sheet, kind: int, data: bytes) -> None:
        """Hidden columns and merged ranges."""
        if kind == _COLUMN and data[16] & 1:
            first, last = struct.unpack_from("<II", data)
            sheet.hidden_columns.append((first, min(last, LAST_COLUMN)))
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            if top <= bottom <= LAST_ROW and left <= right <= LAST_COLUMN:
                sheet.boxes.append((top, left, bottom, right))

    def _styled(self, text: str, style: int) -> str:
        text = self.styles.text(text, style) if style in self.telling else text
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _shown(self, kind: int, data: bytes) -> tuple[int, int, str, int]:
        """The column, the style and the text of a cell, and where its value ends."""
        column, style = struct.unpack_from("<II", data)
        column, style = min(column, LAST_COLUMN), style & 0xFF_FFFF
        if kind == _RK:
            packed = struct.unpack_from("<I", data, 8)[0]
            return column, style, self.styles.number(unpacked_number(packed), style), 12
        if kind == _REAL:
            return column, style, self.styles.number(struct.unpack_from("<d", data, 8)[0], style), 16
        if kind == _SHARED:
            return column, style, self.strings[struct.unpack_from("<I", data, 8)[0]], 12
        if kind == _TRUTH:
            return column, style, "TRUE" if data[8] else "FALSE", 9
        if kind == _ERROR:
            return column, style, error_text(data[8]), 9
        text, end = _text(data, 9 if kind == _RICH_TEXT else 8)
        return column, style, text, end

    def _formula(self, sheet: Sheet, row: int, kind: int, data: bytes) -> None:
        column, style, shown, end = self._shown(_FORMULAS[kind], data)
        size = struct.unpack_from("<I", data, end + 2)[0]
        literal = literal_of_tokens(data[end + 6 : end + 6 + size])
        if literal and is_literal(literal):
            sheet.recover(row, column, f"={literal}")
        else:
            sheet.put(row, column, self._styled(shown, style) if kind == 8 else shown)  # noqa: PLR2004 - a text
