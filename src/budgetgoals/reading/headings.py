"""Headings as patterns: blanks between their characters, brackets of either width or lost, any year."""

from __future__ import annotations

import re

GAP = r"[ \t\u3000\xa0]*"
"""Blanks that may stand between two characters of a line."""

_DIGITS = "0-9０-９〇零○一二三四五六七八九"
_FIELDS = {
    "fiscal_year": rf"{GAP}(?P<year>[{_DIGITS}](?:[ \t]*[{_DIGITS}]){{3}}){GAP}",
    "month": rf"{GAP}(?P<month>[0-9０-９]{{1,2}}){GAP}",
}
_FIELD = re.compile(r"\{(\w+)\}")
_FIGURES = str.maketrans("０１２３４５６７８９〇零○一二三四五六七八九", "0123456789000123456789")


def heading_pattern(template: str) -> re.Pattern[str]:
    """A heading with its fields, ``{fiscal_year}`` and ``{month}``, as a pattern for the whole line.

    >>> heading_pattern("（{fiscal_year}年度）").fullmatch("2020 年度)")["year"]
    '2020'
    """
    return re.compile(heading_pattern_text(template))


def heading_pattern_text(template: str) -> str:
    """The pattern of a heading, not compiled.

    >>> re.fullmatch(heading_pattern_text("绩效目标"), "绩 效 目 标") is not None
    True
    """
    parts = _FIELD.split(template)
    return "".join(_FIELDS[part] if index % 2 else spaced(part) for index, part in enumerate(parts))


def spaced(text: str) -> str:
    """A text as a pattern that allows blanks between its characters.

    >>> re.fullmatch(spaced("（年）"), "( 年") is not None
    True
    """
    return GAP.join(_either_width(character) for character in text)


def figures(printed: str) -> int:
    """A year or a month in figures of any width or kind.

    >>> figures("二〇二〇"), figures("２０ ２０")
    (2020, 2020)
    """
    return int("".join(printed.translate(_FIGURES).split()))


def _either_width(character: str) -> str:
    if character in "（(":
        return "[（(]?"
    if character in "）)":
        return "[）)]?"
    return re.escape(character)
