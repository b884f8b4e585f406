"""Formulas that are none: a target such as ``=100%`` or ``=65人`` that was typed into a cell."""

from __future__ import annotations

import re
import struct
from functools import lru_cache

from budgetgoals.places import letters

_NUMBER = re.compile(r"[-+]?[\d,]*\d(?:\.\d+)?\s*[%‰％]?")
_WITH_UNIT = re.compile(r"[=<>≥≤]*\s*[-+]?\d[\d,.]*\s*[%‰％]?\s*(?:[^\W\d_][^()!\"'$]*)?")
_LONGEST = 200
_FAILED = ("", "#NAME?", "#VALUE!", "Err:508", "Err:509", "Err:510")
_WORDS = re.compile(r"[^\W\d_][\w、，。；％%]*")
_REFERENCE = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(!])|\"[^\"]*\"|'[^']*'|[\w.]+")
_INT, _FLOAT, _PERCENT, _MINUS, _PLUS, _BRACKETS = 0x1E, 0x1F, 0x14, 0x13, 0x12, 0x15
_ALPHABET, _A = 26, 64


def is_literal(formula: str, shown: str = "") -> bool:
    """Whether a formula is a value that somebody typed behind an equals sign.

    Args:
        formula: the formula without its equals sign.
        shown: what the cell shows; words alone are a literal only where a spreadsheet could not name them.

    >>> is_literal("100%"), is_literal("65人"), is_literal("B3/C3"), is_literal("SUM(B2:B5)")
    (True, True, False, False)
    >>> is_literal("规范", "#NAME?"), is_literal("规范", "95")
    (True, False)
    """
    text = formula.strip()
    if len(text) > _LONGEST:
        return False
    if _NUMBER.fullmatch(text):
        return True
    if shown not in _FAILED:
        return False
    return _WITH_UNIT.fullmatch(text) is not None or (
        _WORDS.fullmatch(text) is not None and not text.isascii()
    )


def shifted(formula: str, rows: int, columns: int) -> str:
    """A shared formula as it stands in another cell.

    >>> shifted("B3/$C$3+SUM(B3:B5)", 1, 2)
    'D4/$C$3+SUM(D4:D6)'
    """

    def moved(match: re.Match[str]) -> str:
        if match[2] is None:
            return match[0]
        column = match[2] if match[1] else letters(max(1, number_of(match[2]) + columns))
        row = match[4] if match[3] else str(max(1, int(match[4]) + rows))
        return f"{match[1]}{column}{match[3]}{row}"

    return _REFERENCE.sub(moved, formula)


@lru_cache(maxsize=1 << 15)
def number_of(column: str) -> int:
    """The letters of a column as its number, counted from 1.

    >>> number_of("A"), number_of("AB")
    (1, 28)
    """
    number = 0
    for letter in column.upper():
        number = number * _ALPHABET + ord(letter) - _A
    return number


def literal_of_tokens(tokens: bytes) -> str | None:
    """The literal that the compiled formula of an old or binary workbook holds; None for a real formula.

    >>> literal_of_tokens(bytes([0x1E, 100, 0, 0x14]))
    '100%'
    """
    shown, at = "", 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token == _INT and not shown and at + 2 <= len(tokens):
            shown, at = str(struct.unpack_from("<H", tokens, at)[0]), at + 2
        elif token == _FLOAT and not shown and at + 8 <= len(tokens):
            shown, at = f"{struct.unpack_from('<d', tokens, at)[0]:.15g}", at + 8
        elif token == _PERCENT and shown:
            shown += "%"
        elif token == _MINUS and shown:
            shown = "-" + shown
        elif token not in (_PLUS, _BRACKETS) or not shown:
            return None
    return shown or None
