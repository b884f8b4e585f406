"""Old binary workbooks (.xls of Excel 5 to 2003, .et of WPS) → sheets of shown texts."""

from __future__ import annotations

import codecs
import struct
from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.messages import message
from budgetgoals.sources.compound import MAGIC, Compound
from budgetgoals.sources.damage import damaged, encrypted
from budgetgoals.sources.excel.codes import BUILT_IN, GENERAL
from budgetgoals.sources.excel.formulas import is_literal, literal_of_tokens
from budgetgoals.sources.excel.records import Reader, Record, records, with_continued
from budgetgoals.sources.excel.sheets import LAST_COLUMN, LAST_ROW, Sheet, Styles, Workbook

if TYPE_CHECKING:
    from budgetgoals.sources.limits import Meter

_BOF, _EOF, _FILEPASS, _CODEPAGE, _DATEMODE = 0x809, 0x0A, 0x2F, 0x42, 0x22
_FORMAT, _XF, _BOUNDSHEET, _SST, _PICTURES, _SUPBOOK = 0x41E, 0xE0, 0x85, 0xFC, 0xEB, 0x1AE
_LABELSST, _LABEL, _RSTRING, _NUMBER, _RK, _MULRK = 0xFD, 0x204, 0xD6, 0x203, 0x27E, 0xBD
_BOOLERR, _FORMULA, _STRING, _MERGED, _ROW, _COLUMNS = 0x205, 0x06, 0x207, 0xE5, 0x208, 0x7D
_NOTE, _TEXT_BOX, _OBJECT = 0x1C, 0x1B6, 0x5D
_NOT_READ = {_NOTE: "NOTE", _TEXT_BOX: "TXO", _OBJECT: "OBJ"}
_BLIPS = b"\x01\xf0"
"""The mark of the store of pictures, which the drawings of a workbook without any do not have."""
_DROP_DOWN, _COMMENT = 0x14, 0x19
_BIFF8, _BIFF5 = 0x600, 0x500
_WORKSHEET, _VISIBLE = 0, 0
_SPECIAL = 0xFFFF
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_SHARED = struct.Struct("<HHHI")
_OF_BOOK = frozenset(
    {_BOF, _EOF, _FILEPASS, _CODEPAGE, _DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST, _PICTURES, _SUPBOOK}
)
_OF_SHEET = frozenset(
    {_BOF, _EOF, _LABELSST, _LABEL, _RSTRING, _NUMBER, _RK, _MULRK, _BOOLERR, _FORMULA, _STRING, _MERGED}
    | {_ROW, _COLUMNS, _NOTE, _TEXT_BOX, _OBJECT}
)
_BROKEN = (struct.error, IndexError)
_LOOK = 4096
"""After so many records the clock is looked at."""


def read_xls(data: bytes, meter: Meter) -> Workbook:
    """Read the sheets of a workbook, the hidden ones too.

    Raises:
        UnreadableSource: it is damaged or encrypted.
        LimitExceeded: it is beyond a limit.
    """
    found = Workbook()
    if data.startswith(MAGIC):
        compound = Compound(data, meter.name)
        name = next((name for name in ("workbook", "book") if name in compound.entries), "Workbook")
        found.not_read += [name for name in ("_VBA_PROJECT_CUR",) if name.lower() in compound.entries]
        data = compound.stream(name)
    book = _Book(data, meter)
    try:
        book.read_globals()
        meter.hold("pages", len(book.sheets))
        for at, sheet in book.sheets:
            book.read_sheet(at, sheet)
            found.sheets.append(sheet)
    except _BROKEN as error:
        raise damaged(meter.name, error) from error
    found.not_read += book.not_read
    return found


def error_text(code: int) -> str:
    """What a cell with an error shows.

    >>> error_text(0x17)
    '#REF!'
    """
    return _ERRORS.get(code, "#N/A")


def unpacked_number(packed: int) -> float:
    """A number in 30 bits: the upper part of a double or an integer, as it is or divided by 100.

    >>> unpacked_number(123 << 2 | 2), unpacked_number(12345 << 2 | 3)
    (123.0, 123.45)
    """
    if packed & 2:
        value = float((packed - (1 << 32) if packed & 0x8000_0000 else packed) >> 2)
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))[0])
    return value / 100 if packed & 1 else value


@define
class _Book:
    """A workbook stream that is being read."""

    stream: bytes
    meter: Meter
    sheets: list[tuple[int, Sheet]] = Factory(list)
    not_read: list[str] = Factory(list)
    styles: Styles = Factory(Styles)
    strings: list[str] = Factory(list)
    telling: frozenset[int] = frozenset()
    _wide: bool = True
    _encoding: str = "gb18030"

    def read_globals(self) -> None:
        """What stands before the sheets: texts, formats and the list of sheets."""
        codes, styles, kind = dict(BUILT_IN), [], 0
        for number, record in enumerate(records(self.stream, 0, _OF_BOOK)):
            self._look(number)
            kind, data = record.kind, record.data
            if number == 0:
                self._begin(record)
            elif kind == _EOF:
                break
            elif kind == _FORMAT:
                codes[_short(data)] = self._text(data[2:], 2 if self._wide else 1)
            elif kind == _XF:
                styles.append(_short(data, 2))
            elif kind == _SST:
                self._read_strings(record)
            else:
                self._read_global(kind, data)
        if kind != _EOF:
            raise damaged(self.meter.name, message("it is cut off"))
        self.styles.codes = [codes.get(style, GENERAL) for style in styles]
        self.telling = self.styles.with_text()

    def _begin(self, record: Record) -> None:
        if record.kind != _BOF or _short(record.data) not in (_BIFF8, _BIFF5):
            raise damaged(self.meter.name, message("it does not begin as a workbook"))
        self._wide = _short(record.data) == _BIFF8

    def _read_global(self, kind: int, data: bytes) -> None:
        if kind == _FILEPASS:
            raise encrypted(self.meter.name)
        if kind == _DATEMODE:
            self.styles.from_1904 = bool(_short(data))
        elif kind == _CODEPAGE:
            self._encoding = _encoding(_short(data))
        elif kind == _BOUNDSHEET and data[5] == _WORKSHEET:
            name = self._text(data[6:], 1)
            self.sheets.append((struct.unpack_from("<I", data)[0], Sheet(name, data[4] & 3 != _VISIBLE)))
        elif kind == _BOUNDSHEET:
            self.not_read.append(self._text(data[6:], 1))
        elif kind == _PICTURES and _BLIPS in data:
            self.not_read.append("MSODRAWINGGROUP")
        elif kind == _SUPBOOK and len(data) > 4:  # noqa: PLR2004 - shorter for the workbook itself
            self.not_read.append("SUPBOOK")

    def _read_strings(self, record: Record) -> None:
        reader = Reader(with_continued(self.stream, record))
        _, count = struct.unpack("<II", reader.bytes(8))
        self.meter.hold("cells", count)
        for number in range(count):
            self._look(number)
            self.strings.append(reader.text())

    def read_sheet(self, at: int, sheet: Sheet) -> None:
        """The cells of a sheet and what is hidden in it; what is drawn in it is not read."""
        cells, depth, waiting = _Cells(self, sheet), 0, None
        for number, record in enumerate(records(self.stream, at, _OF_SHEET)):
            self._look(number)
            kind = record.kind
            if kind == _LABELSST and depth == 1:
                cells.shared(record.data)
            elif kind in (_BOF, _EOF):
                depth += 1 if kind == _BOF else -1
                if depth == 0:
                    return
            elif depth > 1:
                continue
            elif kind == _STRING and waiting:
                cells.put(*waiting[:3], self._string(record), waiting[3])
                waiting = None
            elif kind == _FORMULA:
                waiting = cells.formula(record.data)
            else:
                cells.take(record)
        raise damaged(self.meter.name, message("it is cut off"))

    def _string(self, record: Record) -> str:
        if not self._wide:
            return self._text(record.data, 2)
        return Reader(with_continued(self.stream, record)).text()

    def _text(self, data: bytes, width: int) -> str:
        """A text with its length before it, whose width is that of the workbook's version."""
        if self._wide:
            return Reader([data]).text(width)
        size = int.from_bytes(data[:width], "little")
        return data[width : width + size].decode(self._encoding, errors="replace")

    def label(self, data: bytes) -> str:
        """The text in a cell."""
        return self._text(data, 2)

    def _look(self, number: int) -> None:
        if number % _LOOK == 0:
            self.meter.clock()


@define
class _Cells:
    """Turns records into the cells of a sheet."""

    book: _Book
    sheet: Sheet

    def take(self, record: Record) -> None:
        kind, data = record.kind, record.data
        if kind in (_NUMBER, _RK, _MULRK):
            self._numbers(kind, data)
        elif kind in (_LABEL, _RSTRING):
            row, column, style = struct.unpack_from("<HHH", data)
            self.put(row, column, style, self.book.label(data[6:]))
        elif kind == _BOOLERR:
            row, column, _, value, is_error = struct.unpack_from("<HHHBB", data)
            self.sheet.put(row, column, error_text(value) if is_error else _truth(value))
        elif kind == _MERGED:
            self._boxes(data)
        elif kind == _ROW and _short(data, 12) & 0x20:
            self.sheet.hidden_rows.append((_short(data), _short(data)))
        elif kind == _COLUMNS and _short(data, 8) & 1:
            self.sheet.hidden_columns.append((_short(data), _short(data, 2)))
        elif kind in _NOT_READ:
            self._left(kind, data)

    def shared(self, data: bytes) -> None:
        """A cell with a shared string."""
        row, column, style, index = _SHARED.unpack_from(data)
        self.put(row, column, style, self.book.strings[index])

    def put(self, row: int, column: int, style: int, text: str, literal: str | None = None) -> None:
        """A text, or the literal that was typed as a formula."""
        if literal:
            self.sheet.recover(row, column, f"={literal}")
            return
        if style in self.book.telling:
            text = self.book.styles.text(text, style)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.sheet.put(row, column, text)

    def _left(self, kind: int, data: bytes) -> None:
        """What is not read: each comment, and once for a sheet what else is drawn in it."""
        if kind == _OBJECT and _short(data, 4) in (_DROP_DOWN, _COMMENT):
            return
        row, column = (_short(data), _short(data, 2)) if kind == _NOTE else (0, 0)
        entry = (row, column, _NOT_READ[kind])
        if entry not in self.sheet.not_read:
            self.sheet.not_read.append(entry)

    def _numbers(self, kind: int, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        if kind == _NUMBER:
            self._number(row, column, style, struct.unpack_from("<d", data, 6)[0])
        elif kind == _RK:
            self._number(row, column, style, unpacked_number(struct.unpack_from("<I", data, 6)[0]))
        else:
            for at in range(4, len(data) - 6, 6):
                style, packed = struct.unpack_from("<HI", data, at)
                self._number(row, column, style, unpacked_number(packed))
                column += 1

    def _number(self, row: int, column: int, style: int, value: float) -> None:
        self.sheet.put(row, column, self.book.styles.number(value, style))

    def formula(self, data: bytes) -> tuple[int, int, int, str | None] | None:
        """A formula by its saved value; where a text follows in the next record, what waits for it."""
        row, column, style = struct.unpack_from("<HHH", data)
        tokens = data[22 : 22 + _short(data, 20)]
        literal = literal_of_tokens(tokens)
        literal = literal if literal and is_literal(literal) else None
        if _short(data, 12) != _SPECIAL:
            value = struct.unpack_from("<d", data, 6)[0]
            self.put(row, column, -1, self.book.styles.number(value, style), literal)
        elif data[6] == 1:
            self.put(row, column, -1, _truth(data[8]), literal)
        elif data[6] == 2:  # noqa: PLR2004 - an error
            self.put(row, column, -1, error_text(data[8]), literal)
        elif data[6] == 0:
            return row, column, style, literal
        return None

    def _boxes(self, data: bytes) -> None:
        count = min(_short(data), (len(data) - 2) // 8)
        self.book.meter.cells(count)
        for number in range(count):
            top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + 8 * number)
            if top <= bottom <= LAST_ROW and left <= right <= LAST_COLUMN:
                self.sheet.boxes.append((top, left, bottom, right))


def _truth(value: int) -> str:
    return "TRUE" if value else "FALSE"


def _short(data: bytes, at: int = 0) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _encoding(page: int) -> str:
    name = {1200: "utf-16-le", 936: "gb18030", 950: "big5", 10000: "mac_roman"}.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "gb18030"
    return name
