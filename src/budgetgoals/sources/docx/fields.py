r"""Fields whose code is what a reader sees: ticks made of two characters, symbols, boxes to click.

Most fields have a result, which is text like any other. These have none: the enclosed characters of a
Chinese Word (``EQ \o\ac(□,√)`` shows ☑), fractions (``EQ \f(1,2)``), ``SYMBOL 82 \f "Wingdings 2"``, and the
form fields that hold their state in their data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.sources.docx.names import attribute, child, is_on, local, number
from budgetgoals.sources.docx.symbols import TICKED, in_font, tick

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_ENTRIES = 10_000
_SYMBOL = re.compile(
    r"""SYMBOL\s+(0x[0-9a-f]{1,6}|[0-9]{1,7})(?:.{0,40}?\\f\s*["“]?([^"”\\]{1,40}))?""",
    re.IGNORECASE | re.DOTALL,
)
_EQUATION = re.compile(r"EQ\b", re.IGNORECASE)
_SWITCH = re.compile(r"\\([a-z]{1,4})[0-9]{0,3}\s{0,9}", re.IGNORECASE)
_FRAMES = frozenset("□○△◇■●▲◆")
_TICKS = frozenset("√✓✔ü")


def shown_by(code: str) -> str:
    r"""What a field without a result shows.

    >>> shown_by(" eq \\o\\ac(□,√) "), shown_by(' SYMBOL 163 \\f "Wingdings 2" \\s 12'), shown_by("PAGE")
    ('☑', '□', '')
    """
    code = code.strip()
    if found := _SYMBOL.match(code):
        return _symbol(int(found[1], 16 if found[1][:2].lower() == "0x" else 10), found[2] or "")
    if found := _EQUATION.match(code):
        return _equation(code[found.end() :].strip())
    return ""


def state_of(field: Element) -> str:
    """What a form field shows by its data: a box, or the entry chosen from a list."""
    data = next((inside for inside in field if local(inside.tag) == "ffData"), None)
    if data is None:
        return ""
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        checked = child(box, "checked")
        return tick(ticked=is_on(checked if checked is not None else child(box, "default")))
    if choices is not None:
        entries = [attribute(entry, "val") for entry in choices if local(entry.tag) == "listEntry"]
        chosen = child(choices, "result")
        index = number(chosen if chosen is not None else child(choices, "default"), 0, _MOST_ENTRIES)
        return entries[index] if index < len(entries) else ""
    return ""


def _symbol(code: int, font: str) -> str:
    return in_font(chr(code), font.strip().strip('"“”')) if code < 0x110000 else ""  # noqa: PLR2004 - the end of Unicode


def _equation(code: str) -> str:
    """The arguments of an equation field as one text; a box with a tick over it is a ticked box."""
    inside = code.partition("(")[2].rpartition(")")[0] or code
    parts = [part.strip() for part in re.split(r"[,;，]", _SWITCH.sub("", inside))]
    if code[:2].lower() == "\\f":
        return "/".join(parts)
    framed = [part for part in parts if part and part not in _FRAMES]
    if len(framed) == len(parts):
        return "".join(parts)
    if "□" in parts and any(part in _TICKS for part in framed):
        return TICKED
    return "".join(framed) or "".join(parts)
