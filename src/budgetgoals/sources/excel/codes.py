"""Number format codes of spreadsheets, taken apart: ``#,##0.00;[Red]-#,##0.00`` → its sections."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen


class Kind(Enum):
    """What a piece of a format code stands for."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    GENERAL = auto()
    TEXT = auto()
    DATE = auto()
    ELAPSED = auto()
    HALF_DAY = auto()


class Token(NamedTuple):
    """A piece of a format code.

    Attributes:
        kind: what it stands for.
        text: the literal itself, or the placeholder in lower case.
    """

    kind: Kind
    text: str


@frozen
class Section:
    """What a format code says of some numbers, or of text.

    Attributes:
        tokens: its pieces in order.
        condition: a comparator and a number, as in ``[>=100]``; None where the position decides.
        chinese: whether names of months and days are Chinese.
        numerals: 1 for 一二三, 2 for 壹贰叁, 0 for Arabic figures (``[DBNum1]``, ``[DBNum2]``).
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    chinese: bool = False
    numerals: int = 0

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return any(token.kind in _OF_TIME for token in self.tokens)

    @property
    def is_text(self) -> bool:
        """Whether it shows a text."""
        return any(token.kind is Kind.TEXT for token in self.tokens)


GENERAL = "General"
_OF_TIME = {Kind.DATE, Kind.ELAPSED, Kind.HALF_DAY}
_MOST_SECTIONS = 4
_LONG_DATE, _LONG_TIME = 'yyyy"年"m"月"d"日"', "h:mm:ss"
_CHINESE = re.compile(r"-(?:[0-9A-F]*0?(?:804|404|C04|1004)|zh(?:-\w+)*)$", re.IGNORECASE)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*](?P<filling>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|G/通用格式)|(?P<half>am/pm|a/p|上午/下午)|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|e+|a{3,4})|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<text>@)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_KINDS = {
    "general": Kind.GENERAL,
    "half": Kind.HALF_DAY,
    "exponent": Kind.EXPONENT,
    "date": Kind.DATE,
    "digit": Kind.DIGIT,
    "point": Kind.POINT,
    "comma": Kind.COMMA,
    "percent": Kind.PERCENT,
    "text": Kind.TEXT,
}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)

BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "¥#,##0;¥-#,##0",
    6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""The codes that are never written out, as a Chinese Excel shows them (ECMA-376 part 1, 18.8.30)."""


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """Take a format code apart.

    >>> [len(section.tokens) for section in sections_of('0.00;[Red]-0.00')]
    [4, 5]
    >>> sections_of('yyyy"年"')[0].is_date
    True
    """
    sections: list[Section] = []
    begun = _Begun()
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "end":
            sections.append(begun.section())
            begun = _Begun()
        else:
            begun.take(match.lastgroup or "other", match[match.lastgroup or 0])
    return (*sections, begun.section())[:_MOST_SECTIONS]


class _Begun:
    """A section that is being taken apart."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.condition: tuple[str, Decimal] | None = None
        self.chinese = False
        self.numerals = 0

    def take(self, group: str, text: str) -> None:
        if group == "bracket":
            self._bracket(text)
        elif group in _KINDS:
            self.tokens.append(Token(_KINDS[group], text.lower()))
        elif group != "filling":
            self.tokens.append(Token(Kind.LITERAL, text))

    def _bracket(self, text: str) -> None:
        if condition := _CONDITION.fullmatch(text):
            self.condition = condition[1], Decimal(condition[2])
        elif _ELAPSED.fullmatch(text):
            self.tokens.append(Token(Kind.ELAPSED, text.lower()))
        elif text[:5].lower() == "dbnum" and text[5:] in ("1", "2"):
            self.numerals = int(text[5:])
        elif text.startswith("$"):
            self._locale(text)

    def _locale(self, text: str) -> None:
        """Currency and language, as in ``[$¥-804]``; ``F800`` and ``F400`` are formats of the system."""
        currency, _, language = text[1:].partition("-")
        if currency:
            self.tokens.append(Token(Kind.LITERAL, currency))
        self.chinese = self.chinese or _CHINESE.search(text) is not None
        system = {"F800": _LONG_DATE, "F400": _LONG_TIME}.get(language.upper())
        if system:
            self.tokens += sections_of(system)[0].tokens
            self.take = lambda group, text: None  # type: ignore[method-assign]  # noqa: ARG005

    def section(self) -> Section:
        return Section(tuple(self.tokens), self.condition, self.chinese, self.numerals)
