"""XML parts of workbooks as text in one spelling, so that plain patterns can read them.

Nearly every writer spells the parts in the same way: no prefixes, double quotes, no comments. Such a part is
used as it stands. Any other is spelled anew by expat first. A document type is refused: it is where entity
bombs are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape

from budgetgoals.messages import message
from budgetgoals.places import letters
from budgetgoals.sources.damage import damaged
from budgetgoals.sources.excel.formulas import number_of

if TYPE_CHECKING:
    from collections.abc import Callable

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ATTRIBUTE = re.compile(r'(?<![\w.:-])(?:[\w.-]++:)?([\w.-]++)="([^"]*)"')
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"'](?!utf-?8[\"'])", re.IGNORECASE)
_RELATIONSHIPS = re.compile(r"relationships$")
_XML = "http://www.w3.org/XML/1998/namespace"
_PLACED = {"c", "row"}
_PIECE = 1 << 20


def plain(data: bytes, root: str, name: str, clock: Callable[[], None] = lambda: None) -> str:
    """A part as text in the usual spelling.

    Args:
        data: the part.
        root: its root element.
        name: the name of the file, for the error.
        clock: called from time to time.

    Raises:
        UnreadableSource: it is no well-formed XML, or has a document type.

    >>> plain(b"<x:sst xmlns:x='main'><x:si><!-- --><x:t>1</x:t></x:si></x:sst>", "sst", "a.xlsx")
    '<sst><si><t>1</t></si></sst>'
    """
    if not _OTHER_ENCODING.match(data) and b"\0" not in data[:64]:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise damaged(name, error) from error
        unusual = "!" in text and "<!" in text
        if not unusual and f"<{root}" in text and text.rstrip().endswith(f"</{root}>"):
            return text
    return respelled(data, name, clock)


def respelled(data: bytes, name: str, clock: Callable[[], None] = lambda: None) -> str:
    """A part spelled anew.

    Raises:
        UnreadableSource: it is no well-formed XML, or has a document type.

    >>> respelled(b"<a><row><c t='n' s='1'/></row></a>", "a.xlsx")
    '<a><row r="1"><c r="A1" s="1" t="n"></c></row></a>'
    """
    writer = _Writer()
    parser = safe_parser(name)
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parse(parser, data, name, clock)
    return "".join(writer.out)


def safe_parser(name: str, *, namespaces: bool = True) -> expat.XMLParserType:
    """A parser that refuses a document type; with namespaces, a blank parts them from the names."""

    def refuse(*_: object) -> None:
        raise damaged(name, message("it declares a document type (DOCTYPE)"))

    parser = expat.ParserCreate(namespace_separator=" ") if namespaces else expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def parse(parser: expat.XMLParserType, data: bytes, name: str, clock: Callable[[], None]) -> None:
    """Let a parser run over a part, with an eye on the clock.

    Raises:
        UnreadableSource: it is no well-formed XML.
    """
    try:
        for at in range(0, len(data), _PIECE):
            clock()
            parser.Parse(data[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError, RecursionError) as error:
        raise damaged(name, error) from error


def attributes(text: str) -> dict[str, str]:
    """The attributes in a start tag, without the prefixes of their names.

    >>> attributes('<sheet name="A&amp;B" r:id="rId1"/>')
    {'name': 'A&B', 'id': 'rId1'}
    """
    found = dict(_ATTRIBUTE.findall(text))
    return {key: unescaped(value) for key, value in found.items()} if "&" in text or "_x" in text else found


def unescaped(text: str) -> str:
    r"""A text as it was before it was put into XML, with line feeds only.

    >>> unescaped("1 &lt; 2&#10;_x000D_\n"), unescaped("a_x005F_x0041_")
    ('1 < 2\n\n', 'a_x0041_')
    """
    if "&" in text:
        text = _ENTITY.sub(lambda match: _entity(match[0]), text)
    if "_x" in text:
        text = _ESCAPE.sub(_escape, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@lru_cache(maxsize=1 << 14)
def _entity(entity: str) -> str:
    name = entity[1:-1]
    if name in _NAMED:
        return _NAMED[name]
    number = int(f"0{name[1:]}", 16) if name[1] == "x" else int(name[1:])
    return chr(number) if _is_character(number) else entity


def _escape(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return chr(number) if _is_character(number) else match[0]


def _is_character(number: int) -> bool:
    return number < 0xD800 or 0xDFFF < number < 0x110000  # noqa: PLR2004 - surrogates are none


class _Writer:
    """Writes what expat reads, without prefixes, foreign elements and foreign attributes."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._space: str | None = None
        self._foreign = 0
        self._row = 0
        self._column = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._space is None:
            self._space = space
        if self._foreign or space != self._space:
            self._foreign += 1
            return
        known = dict(filter(None, map(_attribute, given.items())))
        if local in _PLACED:
            known = self._placed(local, known)
        shown = "".join(f' {key}="{escape(known[key], {chr(34): "&quot;"})}"' for key in sorted(known))
        self.out.append(f"<{local}{shown}>")

    def end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self.out.append(f"</{name.rpartition(' ')[2]}>")

    def text(self, text: str) -> None:
        if not self._foreign:
            self.out.append(escape(text))

    def _placed(self, local: str, known: dict[str, str]) -> dict[str, str]:
        """With the place that rows and cells may leave out, and without what is not read."""
        place = known.get("r", "")
        if local == "row":
            self._row = int(place) if place.isdecimal() else self._row + 1
            self._column = 0
            return known | {"r": str(self._row)}
        column = place.rstrip("0123456789")
        self._column = number_of(column) if column else self._column + 1
        shown = {key: known[key] for key in ("s", "t") if key in known}
        return shown | {"r": place or f"{letters(self._column)}{self._row or 1}"}


def _attribute(pair: tuple[str, str]) -> tuple[str, str] | None:
    space, _, local = pair[0].rpartition(" ")
    if not space:
        return pair
    if space == _XML:
        return f"xml:{local}", pair[1]
    return (f"r:{local}", pair[1]) if _RELATIONSHIPS.search(space) else None
