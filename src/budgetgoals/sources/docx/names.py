"""The elements of WordprocessingML that mean something here, in its two namespaces (of 2006, and strict)."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_DRAWING = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://purl.oclc.org/ooxml/drawingml/main}",
)
_COMPATIBILITY = ("{http://schemas.openxmlformats.org/markup-compatibility/2006}",)
_RELATIONSHIPS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


class Role(Enum):
    """What is done with an element; one without a role is opened, and what is in it has its own.

    >>> ROLES["{http://purl.oclc.org/ooxml/wordprocessingml/main}t"].name
    'TEXT'
    """

    ALTERNATE = auto()
    BOX = auto()
    BREAK = auto()
    CELL = auto()
    CHUNK = auto()
    CONTROL = auto()
    DENOMINATOR = auto()
    FIELD = auto()
    FIELD_CODE = auto()
    HYPHEN = auto()
    PARAGRAPH = auto()
    ROW = auto()
    RUN = auto()
    SKIP = auto()
    SYMBOL = auto()
    TAB = auto()
    TABLE = auto()
    TEXT = auto()


_IN_WORD = {
    "t": Role.TEXT,
    "r": Role.RUN,
    "p": Role.PARAGRAPH,
    "tbl": Role.TABLE,
    "tr": Role.ROW,
    "tc": Role.CELL,
    "tab": Role.TAB,
    "ptab": Role.TAB,
    "br": Role.BREAK,
    "cr": Role.BREAK,
    "noBreakHyphen": Role.HYPHEN,
    "sym": Role.SYMBOL,
    "sdt": Role.CONTROL,
    "fldChar": Role.FIELD,
    "instrText": Role.FIELD_CODE,
    "txbxContent": Role.BOX,
    "altChunk": Role.CHUNK,
    **dict.fromkeys(
        ("pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"),
        Role.SKIP,
    ),
    **dict.fromkeys(("del", "moveFrom", "delText", "delInstrText", "fldData", "rubyPr"), Role.SKIP),
}
_IN_MATH = {"t": Role.TEXT, "den": Role.DENOMINATOR}

ROLES = {
    f"{space}{name}": role
    for spaces, roles in (
        (_WORD, _IN_WORD),
        (_MATH, _IN_MATH),
        (_DRAWING, {"t": Role.TEXT, "p": Role.BREAK}),
        (_COMPATIBILITY, {"AlternateContent": Role.ALTERNATE}),
    )
    for space in spaces
    for name, role in roles.items()
}
"""The role of each element that has one."""


def child(element: Element, *path: str) -> Element | None:
    """The first descendant on a path of local names, whatever their namespaces.

    >>> from xml.etree.ElementTree import XML
    >>> child(XML("<tc><tcPr><vMerge/></tcPr></tc>"), "tcPr", "vMerge").tag
    'vMerge'
    """
    for name in path:
        found = next((inside for inside in element if local(inside.tag) == name), None)
        if found is None:
            return None
        element = found
    return element


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """An attribute of an element by its local name.

    >>> from xml.etree.ElementTree import XML
    >>> attribute(XML("<a val='1'/>"), "val"), attribute(None, "val", "0")
    ('1', '0')
    """
    if element is None:
        return default
    return next((value for key, value in element.items() if local(key) == name), default)


def number(element: Element | None, default: int, most: int) -> int:
    """The value of a property that counts something; nonsense is the default.

    >>> from xml.etree.ElementTree import XML
    >>> number(XML("<gridSpan val='3'/>"), 1, 63), number(XML("<gridSpan val='1e9'/>"), 1, 63)
    (3, 1)
    """
    value = attribute(element, "val")[:9]
    return min(int(value), most) if value.isascii() and value.isdigit() else default


def is_on(element: Element | None) -> bool:
    """Whether a property that is switched on by being there is not switched off by its value.

    >>> from xml.etree.ElementTree import XML
    >>> is_on(XML("<checked/>")), is_on(XML("<checked val='0'/>")), is_on(None)
    (True, False, False)
    """
    return element is not None and attribute(element, "val", "1") not in ("0", "false", "off")


def reference(element: Element) -> str:
    """The id of the relationship that an element refers to."""
    return next((value for key, value in element.items() if key.startswith(_RELATIONSHIPS)), "")


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace.

    >>> local("{urn:x}p")
    'p'
    """
    return tag.rpartition("}")[2]
