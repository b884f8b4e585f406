"""OpenDocument spreadsheets (.ods) → sheets of shown texts, which the format keeps beside the values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.sources.damage import encrypted
from budgetgoals.sources.excel.formulas import is_literal
from budgetgoals.sources.excel.numbers import show
from budgetgoals.sources.excel.parts import Parts
from budgetgoals.sources.excel.sheets import LAST_COLUMN, LAST_ROW, Sheet, Workbook
from budgetgoals.sources.excel.spelling import parse, safe_parser

if TYPE_CHECKING:
    import zipfile

    from budgetgoals.sources.limits import Meter

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_SPACE}{name}:1.0": f"{prefix}:"
    for name, prefix in [
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("drawing", "draw"),
    ]
}
_USUAL = {prefix[:-1].encode(): space.encode() for space, prefix in _PREFIXES.items()}
_DECLARED = re.compile(rb'\sxmlns:([\w-]+)="([^"]*)"')
_BODY, _END_OF_BODY = b"<office:spreadsheet", b"</office:spreadsheet>"
_APART = {
    "office:annotation",
    "table:tracked-changes",
    "table:dde-links",
    "table:shapes",
    "table:named-expressions",
    "text:ruby-text",
    "text:note",
}
_TOLD = {"office:annotation": "annotation", "table:tracked-changes": "tracked-changes"}
_PARAGRAPHS = {"text:p", "text:h"}
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_MOST_SPACES = 1000


def read_ods(archive: zipfile.ZipFile, meter: Meter) -> Workbook:
    """Read the sheets of a spreadsheet, the hidden ones too.

    Raises:
        UnreadableSource: it is damaged or encrypted.
        LimitExceeded: it is beyond a limit.
    """
    parts = Parts(archive, meter)
    if "META-INF/manifest.xml" in parts and b"encryption-data" in parts.data("META-INF/manifest.xml"):
        raise encrypted(meter.name)
    content, data = _Content(meter), parts.data("content.xml")
    body = _usual_body(data)
    parser = safe_parser(meter.name, namespaces=body is None)
    parser.StartElementHandler = content.start
    parser.EndElementHandler = content.end
    parser.CharacterDataHandler = content.characters
    parse(parser, data if body is None else body, meter.name, meter.clock)
    return Workbook(content.sheets, parts.not_read())


def _usual_body(data: bytes) -> bytes | None:
    """The sheets alone, where the prefixes are the usual ones and no style hides a sheet.

    A quarter of the time that the whole part takes: styles and namespaces are most of it.
    """
    begin, end = data.find(_BODY), data.rfind(_END_OF_BODY)
    head = data[:begin]
    usual = 0 <= begin < end and b'table:display="false"' not in head and b"<!" not in data
    if not usual or data.count(b"xmlns:") != head.count(b"xmlns:"):
        return None
    declared = dict(_DECLARED.findall(head))
    if any(declared.get(prefix) != space for prefix, space in _USUAL.items()):
        return None
    return data[begin : end + len(_END_OF_BODY)]


@define
class _Content:
    """Follows the elements of a spreadsheet."""

    meter: Meter
    sheets: list[Sheet] = Factory(list)
    _names: dict[str, str] = Factory(dict)
    _actions: dict[str, _Action] = Factory(dict)
    _hidden_styles: set[str] = Factory(set)
    _style: str = ""
    _apart: int = 0
    _row: int = 0
    _column: int = 0
    _rows: int = 1
    _defined: int = 0
    _cell: dict[str, str] | None = None
    _paragraphs: list[str] = Factory(list)
    _pieces: list[str] | None = None
    _begun: list[tuple[int, int, str, bool]] = Factory(list)

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        action = self._actions.get(name) or self._learn(name)
        if self._apart:
            self._apart += 1
        elif action is not _nothing:
            if " " in name:
                given = {self._names.get(key) or self._name(key): value for key, value in given.items()}
            action(self, given)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._apart:
            self._apart -= 1
            return
        local = self._names[name]
        if local in _PARAGRAPHS:
            if self._pieces is not None:
                self._paragraphs.append("".join(self._pieces))
                self._pieces = None
        elif local in _CELLS:
            self._end_cell(covered=local != "table:table-cell")
        elif local == "table:table-row":
            self._end_row()

    def characters(self, text: str) -> None:
        """Text inside an element."""
        if self._pieces is not None and not self._apart:
            self._pieces.append(text)

    def _name(self, name: str) -> str:
        """The name with its usual prefix; with a blank in it it comes with its namespace."""
        space, blank, local = name.rpartition(" ")
        self._names[name] = _PREFIXES.get(space, "?:") + local if blank else name
        return self._names[name]

    def _learn(self, name: str) -> _Action:
        """What is done at the beginning of the elements of a name."""
        local = self._name(name)
        if local in _APART or local.startswith("draw:"):
            told = _TOLD.get(local, local if local.startswith("draw:") else "")
            self._actions[name] = lambda content, _: content.leave(told)
        else:
            self._actions[name] = _STARTS.get(local, _nothing)
        return self._actions[name]

    def leave(self, told: str) -> None:
        """Leave an element out with all that is in it, and tell it."""
        if told and self.sheets:
            self.sheets[-1].not_read.append((self._row, self._column, told))
        self._apart = 1

    def start_style(self, given: dict[str, str]) -> None:
        self._style = given.get("style:name", "")

    def start_table_style(self, given: dict[str, str]) -> None:
        if given.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def start_table(self, given: dict[str, str]) -> None:
        if self._cell is not None:
            self.leave("table:table")
            return
        hidden = given.get("table:style-name", "") in self._hidden_styles
        self.sheets.append(Sheet(given.get("table:name", ""), hidden))
        self.meter.hold("pages", len(self.sheets))
        self._row = self._column = self._defined = 0

    def start_column(self, given: dict[str, str]) -> None:
        count = _count(given.get("table:number-columns-repeated"), LAST_COLUMN + 1)
        if given.get("table:visibility", "visible") != "visible" and self.sheets:
            self.sheets[-1].hidden_columns.append((self._defined, self._defined + count - 1))
        self._defined += count

    def start_row(self, given: dict[str, str]) -> None:
        self._column = 0
        self._begun.clear()
        self._rows = _count(given.get("table:number-rows-repeated"), LAST_ROW + 1)
        if given.get("table:visibility", "visible") != "visible" and self.sheets:
            self.sheets[-1].hidden_rows.append((self._row, self._row + self._rows - 1))

    def start_cell(self, given: dict[str, str]) -> None:
        self._cell = given
        self._paragraphs = []

    def start_paragraph(self, _: dict[str, str]) -> None:
        if self._cell is not None:
            self._pieces = []

    def start_spaces(self, given: dict[str, str]) -> None:
        self.characters(" " * _count(given.get("text:c"), _MOST_SPACES))

    def _end_cell(self, *, covered: bool) -> None:
        given, self._cell, self._pieces = self._cell, None, None
        if not given:
            self._column += given is not None
            return
        repeated = _count(given.get("table:number-columns-repeated"), LAST_COLUMN + 1)
        text = "\n".join(self._paragraphs).strip() or _plain(given)
        formula = given.get("table:formula", "").partition("=")[2].strip()
        if formula and (not text or is_literal(formula, text)):
            self._begun.append((self._column, repeated, f"={formula}", True))
        elif text:
            self._begun.append((self._column, repeated, text, False))
        if "table:number-columns-spanned" in given and not covered and self.sheets:
            bottom = self._row + _count(given.get("table:number-rows-spanned"), LAST_ROW + 1) - 1
            right = self._column + _count(given["table:number-columns-spanned"], LAST_COLUMN + 1) - 1
            self.sheets[-1].boxes.append((self._row, self._column, bottom, right))
        self._column += repeated

    def _end_row(self) -> None:
        if self._begun and self.sheets:
            sheet = self.sheets[-1]
            self.meter.cells(self._rows * sum([count for _, count, _, _ in self._begun]))
            for row in range(self._row, self._row + self._rows):
                for column, count, text, is_formula in self._begun:
                    for at in range(column, column + count):
                        (sheet.recover if is_formula else sheet.put)(row, at, text)
        self._row += self._rows


_Action = Callable[[_Content, dict[str, str]], None]


def _nothing(_: _Content, __: dict[str, str]) -> None:
    """What is done at an element that only holds others."""


_STARTS: dict[str, _Action] = {
    "style:style": _Content.start_style,
    "style:table-properties": _Content.start_table_style,
    "table:table": _Content.start_table,
    "table:table-column": _Content.start_column,
    "table:table-row": _Content.start_row,
    "table:table-cell": _Content.start_cell,
    "table:covered-table-cell": _Content.start_cell,
    "text:p": _Content.start_paragraph,
    "text:h": _Content.start_paragraph,
    "text:s": _Content.start_spaces,
    "text:tab": lambda content, _: content.characters("\t"),
    "text:line-break": lambda content, _: content.characters("\n"),
}
_VALUES = {
    "string": "office:string-value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
}


def _count(text: str | None, most: int) -> int:
    return min(int(text), most) if text and text.isdecimal() and int(text) > 0 else 1


def _plain(given: dict[str, str]) -> str:
    """The value of a cell beside which no text stands."""
    kind = given.get("office:value-type")
    if kind is None:
        return ""
    value = given.get(_VALUES.get(kind, "office:value"), "").strip()
    if kind not in ("float", "percentage", "currency"):
        return value.upper() if kind == "boolean" else value
    try:
        number = float(value)
    except ValueError:
        return value
    if kind == "percentage":
        return show(number * 100) + "%"
    return " ".join(filter(None, [given.get("office:currency"), show(number)]))
