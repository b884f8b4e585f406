"""Office Open XML workbooks (.xlsx, .xlsm) → sheets of shown texts."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.messages import message
from budgetgoals.sources.damage import damaged
from budgetgoals.sources.excel.codes import BUILT_IN, GENERAL
from budgetgoals.sources.excel.formulas import is_literal, number_of, shifted
from budgetgoals.sources.excel.numbers import show
from budgetgoals.sources.excel.parts import Parts, Relation
from budgetgoals.sources.excel.sheets import LAST_COLUMN, LAST_ROW, WIDTH, Box, Sheet, Styles, Workbook
from budgetgoals.sources.excel.spelling import attributes, respelled, unescaped

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from budgetgoals.sources.limits import Meter

_WORKBOOK = "xl/workbook.xml"
_CHUNK = 1 << 20
_SHEET = re.compile(r"<sheet\s[^<>]*>")
_FROM_1904 = re.compile(r"<workbookPr\s[^<>]*date1904=\"(?:1|true)\"")
_STRING = re.compile(r'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t>|((?:<(?!/?si>)[^<]*)*))</si>|<si/>')
_RUN = re.compile(r"<t(?: [^<>]*)?>([^<]*)</t>")
_NUMBER_FORMAT = re.compile(r"<numFmt\s[^<>]*>")
_STYLE = re.compile(r"<xf[ >/][^<>]*")
_FORMAT_ID = re.compile(r'numFmtId="(\d+)"')
_SHARED = re.compile(r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]+")? t="s"><v>([0-9]+)</v></c>')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    r">(?:<v>([^<]*)</v></c>|((?:<(?!/c>|c[ >])[^<]*)*)</c>)"
)
_VALUE = re.compile(r"<v(?: [^<>]*)?>([^<]*)</v>")
_FORMULA = re.compile(r"<f((?: [^<>]*?)?)(?:/>|>([^<]*)</f>)")
_MERGED = re.compile(r'<mergeCell\s+ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')
_ROW = re.compile(r"<row\s[^<>]*>")
_COLUMN = re.compile(r"<col\s[^<>]*>")
_HIDDEN = ('hidden="1"', 'hidden="true"')
_MARGIN = re.compile(r"<(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_DAY_ZERO = datetime(1899, 12, 30)
_DAY = 86_400

Found = tuple[str, str, str, str, str, str]
"""Column, row, style, type, plain value and whatever else stands in a cell."""


def read_xlsx(archive: zipfile.ZipFile, meter: Meter) -> Workbook:
    """Read the sheets of a workbook, the hidden ones too.

    Raises:
        UnreadableSource: it is damaged.
        LimitExceeded: it is beyond a limit.
    """
    parts = Parts(archive, meter)
    workbook = parts.text(_WORKBOOK, "workbook")
    relations = parts.relations(_WORKBOOK)
    book = _Book(
        parts,
        _styles(parts, _part(relations, "styles", "xl/styles.xml"), workbook),
        _strings(parts, _part(relations, "sharedStrings", "xl/sharedStrings.xml")),
    )
    found = Workbook(not_read=parts.not_read())
    declared = [attributes(tag) for tag in _SHEET.findall(workbook)]
    meter.hold("pages", len(declared))
    for number, sheet in enumerate(declared, 1):
        relation = relations.get(
            sheet.get("id", ""), Relation("worksheet", f"xl/worksheets/sheet{number}.xml")
        )
        if relation.kind == "worksheet":
            hidden = sheet.get("state", "visible") != "visible"
            found.sheets.append(book.sheet(sheet.get("name", ""), relation.target, hidden=hidden))
    return found


def _part(relations: dict[str, Relation], kind: str, usual: str) -> str:
    return next((relation.target for relation in relations.values() if relation.kind == kind), usual)


def _styles(parts: Parts, name: str, workbook: str) -> Styles:
    if name not in parts:
        return Styles(from_1904=_FROM_1904.search(workbook) is not None)
    text = parts.text(name, "styleSheet")
    codes = dict(BUILT_IN)
    for tag in _NUMBER_FORMAT.findall(text):
        given = attributes(tag)
        if given.get("numFmtId", "").isdecimal():
            codes[int(given["numFmtId"])] = given.get("formatCode", GENERAL)
    styles = []
    for tag in _STYLE.findall(text.partition("<cellXfs")[2].partition("</cellXfs>")[0]):
        number = _FORMAT_ID.search(tag)
        styles.append(codes.get(int(number[1]), GENERAL) if number else GENERAL)
    return Styles(styles, _FROM_1904.search(workbook) is not None)


def _strings(parts: Parts, name: str) -> list[str]:
    """The shared strings, without the phonetic guides that stand beside them."""
    if name not in parts:
        return []
    text = parts.text(name, "sst")
    count = text.count("<si>") + text.count("<si/>")
    parts.meter.hold("cells", count)
    found = _STRING.findall(text)
    if len(found) != count or "<si " in text:
        found = _STRING.findall(respelled(text.encode(), parts.meter.name, parts.meter.clock))
    if "&" in text or "_x" in text or "\r" in text:
        return [(unescaped(simple) if simple else _rich(rest)).strip() for simple, rest in found]
    return [(simple or _rich(rest)).strip() for simple, rest in found]


def _rich(text: str) -> str:
    if "<rPh" in text:
        text, *guided = text.split("<rPh")
        text += "".join(part.partition("</rPh>")[2] for part in guided)
    return "".join(unescaped(run) for run in _RUN.findall(text))


@define
class _Book:
    """What the sheets of a workbook share."""

    parts: Parts
    styles: Styles
    strings: list[str]
    _telling: frozenset[int] = Factory(lambda self: self.styles.with_text(), takes_self=True)

    def sheet(self, name: str, part: str, *, hidden: bool) -> Sheet:
        """Read a sheet; where the cells are spelled in an unusual way, the part is spelled anew."""
        if part not in self.parts:
            return Sheet(name, hidden, not_read=[(0, 0, part)])
        meter = self.parts.meter
        text = self.parts.text(part, "worksheet")
        try:
            found = self._sheet(Sheet(name, hidden), text)
            if found is None:
                found = self._sheet(Sheet(name, hidden), respelled(text.encode(), meter.name, meter.clock))
        except (ValueError, IndexError) as error:
            raise damaged(meter.name, message("a cell refers to a text that is not there")) from error
        if found is None:
            raise damaged(meter.name, message("a cell cannot be read"))
        return found

    def _sheet(self, sheet: Sheet, text: str) -> Sheet | None:
        begin, end = _data_of(text)
        cells = _Cells(sheet, self.styles, self.strings, self._telling, self.parts.meter)
        if not all(self._rows(text, start, stop, cells) for start, stop in _chunks(text, begin, end)):
            return None
        if 'hidden="' in text:
            sheet.hidden_rows += _runs(_ROW.findall(text, begin, end), "r", "r", LAST_ROW)
            sheet.hidden_columns += _runs(_COLUMN.findall(text, 0, begin), "min", "max", LAST_COLUMN)
        if "<mergeCell" in text[end:]:
            self.parts.meter.cells(text.count("<mergeCell ", end))
            sheet.boxes += _boxes(_MERGED.findall(text, end))
        if "<headerFooter" in text[end:]:
            margins = map(unescaped, _MARGIN.findall(text, end))
            sheet.not_read += [(0, 0, words) for words in margins if words.strip()]
        return sheet

    def _rows(self, text: str, begin: int, end: int, cells: _Cells) -> bool:
        """Take the cells of some rows: shared strings alone, or any; an empty cell has no end tag.

        False when there are cells that are spelled in an unusual way.
        """
        count = text.count("</c>", begin, end)
        self.parts.meter.cells(count)
        shared = [] if self._telling else _SHARED.findall(text, begin, end)
        if len(shared) == count and cells.take_shared(shared):
            return True
        found = _CELL.findall(text, begin, end)
        return len(found) == count and cells.take(found)


def _chunks(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Whole rows, about a million characters at a time."""
    while begin < end:
        stop = end
        if end - begin > _CHUNK:
            stop = text.rfind("</row>", begin, begin + _CHUNK) + 6
            if stop <= begin + 6:
                stop = text.find("</row>", begin, end) + 6
            if stop < 6:  # noqa: PLR2004 - no row ends
                stop = end
        yield begin, stop
        begin = stop


def _data_of(text: str) -> tuple[int, int]:
    """Where the rows of a sheet begin and end."""
    begin, end = text.find("<sheetData>"), text.rfind("</sheetData>")
    if begin < 0:
        begin = text.find("<sheetData ")
    return (begin, end) if 0 <= begin < end else (len(text), len(text))


def _runs(tags: list[str], first: str, last: str, most: int) -> list[tuple[int, int]]:
    """The rows or columns that are hidden."""
    given = [attributes(tag) for tag in tags if _HIDDEN[0] in tag or _HIDDEN[1] in tag]
    return [
        (int(tag[first]) - 1, min(int(tag[last]) - 1, most))
        for tag in given
        if tag.get(first, "").isdecimal() and tag.get(last, "").isdecimal()
    ]


def _boxes(found: list[tuple[str, str, str, str]]) -> Iterator[Box]:
    for left, top, right, bottom in found:
        first, last = number_of(left) - 1, number_of(right) - 1
        if int(top) <= int(bottom) and first <= last:
            yield int(top) - 1, first, int(bottom) - 1, last


class _Columns(dict[str, int]):
    """By the letters of a column, what is to be added to the number of a row times WIDTH."""

    def __missing__(self, letters: str) -> int:
        self[letters] = number_of(letters) - 1 - WIDTH
        return self[letters]


@define
class _Cells:
    """Turns cells as they are written into a sheet."""

    sheet: Sheet
    styles: Styles
    strings: list[str]
    telling: frozenset[int]
    meter: Meter
    _columns: _Columns = Factory(_Columns)
    _shared: dict[str, tuple[int, int, str]] = Factory(dict)

    def take_shared(self, found: list[tuple[str, str, str]]) -> bool:
        """Put in cells that hold a shared string each; False when two stand in one place."""
        columns, strings, sheet = self._columns, self.strings, self.sheet
        cells = {
            int(digits) * WIDTH + columns[letter]: strings[int(index)] for letter, digits, index in found
        }
        if len(cells) < len(found) or not sheet.cells.keys().isdisjoint(cells):
            return False
        sheet.cells.update(cells)
        return True

    def take(self, found: list[Found]) -> bool:
        """Put in cells of any kind; False when what stands in one is spelled in an unusual way."""
        sheet, columns, strings, plain = self.sheet, self._columns, self.strings, not self.telling
        usual = True
        for letter, digits, style, kind, value, rest in found:
            if value and kind == "s" and plain:
                text = strings[int(value)]
            elif value:
                text = self._shown(kind, value, int(style or 0)).strip()
            elif rest:
                usual &= self._rest(int(digits) - 1, number_of(letter) - 1, int(style or 0), kind, rest)
                continue
            else:
                continue
            if text and sheet.cells.setdefault(int(digits) * WIDTH + columns[letter], text) is not text:
                sheet.put(int(digits) - 1, number_of(letter) - 1, text)
        return usual

    def _rest(self, row: int, column: int, style: int, kind: str, rest: str) -> bool:
        """A cell with more in it than a value."""
        if kind == "inlineStr":
            self.sheet.put(row, column, self._text(_rich(rest), style))
            return "</is>" in rest
        value = _VALUE.search(rest)
        shown = self._shown(kind, value[1], style) if value else ""
        formula = self._formula(row, column, rest)
        if formula and (is_literal(formula, shown) or not (shown or kind == "str")):
            self.sheet.recover(row, column, f"={formula}")
        else:
            self.sheet.put(row, column, shown)
        return value is not None or "<v>" not in rest

    def _formula(self, row: int, column: int, rest: str) -> str:
        found = _FORMULA.search(rest)
        if found is None:
            return ""
        formula = unescaped(found[2] or "").strip()
        index = attributes(found[1]).get("si", "")
        if index and formula:
            self._shared[index] = row, column, formula
        elif index in self._shared:
            first_row, first_column, formula = self._shared[index]
            self.meter.unpacked(len(formula))
            return shifted(formula, row - first_row, column - first_column)
        return formula

    def _shown(self, kind: str, value: str, style: int) -> str:
        if not kind or kind == "n":
            return self._number(value, style)
        if kind == "s":
            return self._text(self.strings[int(value)], style) if value else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind == "d":
            return self._date(value, style)
        return self._text(unescaped(value), style)

    def _text(self, text: str, style: int) -> str:
        return self.styles.text(text, style) if style in self.telling else text

    def _number(self, value: str, style: int) -> str:
        try:
            return self.styles.number(float(value), style)
        except ValueError:
            return unescaped(value)

    def _date(self, value: str, style: int) -> str:
        try:
            passed = datetime.fromisoformat(value).replace(tzinfo=None) - _DAY_ZERO
        except ValueError:
            return unescaped(value)
        code = self.styles.code(style)
        serial = passed.days + passed.seconds / _DAY
        return show(serial, "yyyy-mm-dd" if code == GENERAL else code)
