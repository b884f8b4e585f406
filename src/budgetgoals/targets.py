"""What an indicator is meant to reach (指标目标值): a tagged union that always keeps the printed text.

``parse_target`` tells the kinds apart; what it cannot decide stays a :class:`Qualitative` target, which
claims nothing but its text. Empty, not filled in, damaged and qualitative are four different things.

>>> parse_target("=600人")
Quantity(text='=600人', comparator=<Comparator.EQ: '='>, value=Decimal('600'), unit='人')
>>> parse_target("11月前完成验收", year=2020)
Deadline(text='11月前完成验收', earliest=datetime.date(2020, 10, 31), latest=datetime.date(2020, 11, 30))
>>> parse_target("逐年增高")
Trend(text='逐年增高', direction=<Direction.UP: 'up'>)
>>> parse_target("合规")
Qualitative(text='合规')
>>> parse_target("≥**%")
Unfilled(text='≥**%')
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from attrs import frozen

from budgetgoals.errors import InvalidValue


class Comparator(StrEnum):
    """How the actual value is held against the target.

    >>> Comparator("≥") is Comparator.GE
    True
    """

    EQ = "="
    GE = "≥"
    LE = "≤"
    GT = ">"
    LT = "<"


class Direction(StrEnum):
    """Where a trend should go.

    >>> Direction("up").name
    'UP'
    """

    UP = "up"
    DOWN = "down"
    HOLD = "hold"


@frozen
class Quantity:
    """A number with its unit.

    Attributes:
        text: as printed.
        comparator: as printed, or None where the form prints none.
        value: the number, in the printed unit (``95`` for 95%).
        unit: the unit as printed, or empty.

    >>> Quantity("=2000条", Comparator.EQ, Decimal(2000), "条").unit
    '条'
    """

    kind: ClassVar[str] = "quantity"
    text: str
    comparator: Comparator | None
    value: Decimal
    unit: str

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.text) is str
            and (self.comparator is None or type(self.comparator) is Comparator)
            and type(self.value) is Decimal
            and type(self.unit) is str
        ):
            _refuse(self)


@frozen
class Range:
    """A number between two others, both included.

    >>> Range("3-5个", Decimal(3), Decimal(5), "个").high
    Decimal('5')
    """

    kind: ClassVar[str] = "range"
    text: str
    low: Decimal
    high: Decimal
    unit: str

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.text) is str
            and type(self.low) is Decimal
            and type(self.high) is Decimal
            and type(self.unit) is str
        ):
            _refuse(self)


@frozen
class Deadline:
    """A last day.

    The rules do not say whether 前 includes the day or month that it names, so the last permitted day lies
    between two bounds, which are equal where the text is plain.

    Attributes:
        text: as printed.
        earliest: the last permitted day when 前 excludes what it names; None when the year is not known.
        latest: the last permitted day when 前 includes what it names; None when the year is not known.

    >>> Deadline("6月30日前", date(2020, 6, 29), date(2020, 6, 30)).latest
    datetime.date(2020, 6, 30)
    """

    kind: ClassVar[str] = "deadline"
    text: str
    earliest: date | None
    latest: date | None

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.text) is str
            and (self.earliest is None or type(self.earliest) is date)
            and (self.latest is None or type(self.latest) is date)
        ):
            _refuse(self)


@frozen
class Duration:
    """A length of time.

    Attributes:
        text: as printed.
        comparator: ``≤`` for 以内, as printed otherwise, or None.
        value: how many units.
        unit: 小时, 天, 日, 工作日, 周, 个月, 月 or 年.

    >>> Duration("24小时内受理", Comparator.LE, Decimal(24), "小时").unit
    '小时'
    """

    kind: ClassVar[str] = "duration"
    text: str
    comparator: Comparator | None
    value: Decimal
    unit: str

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.text) is str
            and (self.comparator is None or type(self.comparator) is Comparator)
            and type(self.value) is Decimal
            and type(self.unit) is str
        ):
            _refuse(self)


@frozen
class Trend:
    """A direction without a number.

    >>> Trend("稳步提升", Direction.UP).direction.value
    'up'
    """

    kind: ClassVar[str] = "trend"
    text: str
    direction: Direction

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str or type(self.direction) is not Direction:
            _refuse(self)


@frozen
class Qualitative:
    """A state in words.

    >>> Qualitative("健全").text
    '健全'
    """

    kind: ClassVar[str] = "qualitative"
    text: str

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str:
            _refuse(self)


@frozen
class Unfilled:
    """A place for a value that nobody filled in: empty, ``XX``, ``≥**%``, a unit alone.

    >>> Unfilled("").text
    ''
    """

    kind: ClassVar[str] = "unfilled"
    text: str

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str:
            _refuse(self)


@frozen
class Damaged:
    """A value that copying or recognition spoiled, with the likely reading as a hint, never as the value.

    >>> Damaged("290%", "≥90%").likely
    '≥90%'
    """

    kind: ClassVar[str] = "damaged"
    text: str
    likely: str

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str or type(self.likely) is not str:
            _refuse(self)


Target = Quantity | Range | Deadline | Duration | Trend | Qualitative | Unfilled | Damaged
"""Every kind of target."""

TARGET_KINDS: tuple[type[Target], ...] = (
    Quantity,
    Range,
    Deadline,
    Duration,
    Trend,
    Qualitative,
    Unfilled,
    Damaged,
)
"""The classes of the union, in the order in which they are documented."""

_COMPARATORS = {
    "=": Comparator.EQ,
    "＝": Comparator.EQ,
    "≥": Comparator.GE,
    "≧": Comparator.GE,
    ">=": Comparator.GE,
    "≤": Comparator.LE,
    "≦": Comparator.LE,
    "<=": Comparator.LE,
    ">": Comparator.GT,
    "＞": Comparator.GT,
    "<": Comparator.LT,
    "＜": Comparator.LT,
}
_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_UNIT = r"[^\s0-9=＝≥≧≤≦<>＜＞*＊]*"
_QUANTITY = re.compile(rf"(>=|<=|[=＝≥≧≤≦<>＜＞])?\s*({_NUMBER})\s*({_UNIT})")
_RANGE = re.compile(rf"({_NUMBER})\s*%?\s*[-~～－—–至]\s*({_NUMBER})\s*({_UNIT})")
_MONTH_DEADLINE = re.compile(r"(?:([0-9]{4})年)?\s*([0-9]{1,2})月\s*(底|末)?(?:之|以)?前")
_DAY_DEADLINE = re.compile(r"(?:([0-9]{4})年)?\s*([0-9]{1,2})月([0-9]{1,2})日(?:之|以)?前")
_WITHIN = re.compile(rf"({_NUMBER})\s*(小时|天|日|个?工作日|周|个?月|年)(?:之|以)?内")
_TIME_UNITS = frozenset({"小时", "分钟", "天", "日", "工作日", "个工作日", "周", "月", "个月", "年"})
_TRENDS = (
    (
        re.compile(
            r"(?:逐年|逐步|稳步|不断|持续|有所|明显|显著|进一步)(?:增高|提高|提升|增长|增加|改善|上升)"
        ),
        Direction.UP,
    ),
    (
        re.compile(r"(?:逐年|逐步|稳步|不断|持续|有所|明显|显著|进一步)(?:降低|下降|减少|减轻)"),
        Direction.DOWN,
    ),
    (re.compile(r"保持(?:稳定|不变)"), Direction.HOLD),
)
_PLACEHOLDER = re.compile(r"(?:>=|<=|[=＝≥≧≤≦<>＜＞])?\s*(?:[*＊]+|[Xx×]{2,}|[_＿]{2,}|[-—/／]?)\s*\S{0,3}")
_BLANKS = frozenset({"", "-", "—", "/", "／", "*", "**"})


def parse_target(text: str, *, year: int | None = None) -> Target:
    """Tell what kind of target a text is.

    Args:
        text: the cell as printed.
        year: the fiscal year, for a deadline that names none.

    Returns:
        One of the target classes; its ``text`` is the given text.

    >>> parse_target("24小时内受理")
    Duration(text='24小时内受理', comparator=<Comparator.LE: '≤'>, value=Decimal('24'), unit='小时')
    >>> parse_target("=1年").value
    Decimal('1')
    """
    plain = text.strip()
    if plain in _BLANKS:
        return Unfilled(text)
    return (
        _quantity(text, plain)
        or _range(text, plain)
        or _deadline(text, plain, year)
        or _within(text, plain)
        or _trend(text, plain)
        or _unfilled(text, plain)
        or Qualitative(text)
    )


def _quantity(text: str, plain: str) -> Quantity | Duration | None:
    found = _QUANTITY.fullmatch(plain)
    if found is None:
        return None
    sign, number, unit = found.groups()
    if unit.startswith(("月", "日", "年", "小时", "天")) and unit not in _TIME_UNITS:
        return None
    comparator = _COMPARATORS[sign] if sign else None
    value = Decimal(number.replace(",", ""))
    if unit in _TIME_UNITS:
        return Duration(text, comparator, value, unit)
    return Quantity(text, comparator, value, unit)


def _range(text: str, plain: str) -> Range | None:
    found = _RANGE.fullmatch(plain)
    if found is None:
        return None
    low, high, unit = found.groups()
    return Range(text, Decimal(low.replace(",", "")), Decimal(high.replace(",", "")), unit)


def _deadline(text: str, plain: str, year: int | None) -> Deadline | None:
    if found := _DAY_DEADLINE.match(plain):
        printed, month, day = found.groups()
        named = _day(int(printed) if printed else year, int(month), int(day))
        return Deadline(text, named - timedelta(days=1) if named else None, named)
    if found := _MONTH_DEADLINE.match(plain):
        printed, month, end = found.groups()
        of = int(printed) if printed else year
        first = _day(of, int(month), 1)
        last = _last_day(first)
        return Deadline(text, last if end or first is None else first - timedelta(days=1), last)
    return None


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def _last_day(first: date | None) -> date | None:
    if first is None:
        return None
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _within(text: str, plain: str) -> Duration | None:
    found = _WITHIN.match(plain)
    if found is None:
        return None
    return Duration(text, Comparator.LE, Decimal(found[1].replace(",", "")), found[2])


def _trend(text: str, plain: str) -> Trend | None:
    for pattern, direction in _TRENDS:
        if pattern.fullmatch(plain):
            return Trend(text, direction)
    return None


def _unfilled(text: str, plain: str) -> Unfilled | None:
    return Unfilled(text) if "*" in plain and _PLACEHOLDER.fullmatch(plain) else None


def _refuse(target: Target) -> None:
    raise InvalidValue("a {kind} target cannot hold {value}", kind=target.kind, value=repr(target))
