"""Targets in time: last days, periods, and lengths of time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from budgetgoals.dates import DueDate, MissingYear, Period, Precision, parse_deadline, parse_period
from budgetgoals.errors import InvalidValue
from budgetgoals.targets.comparators import MORE, SIGNS, Comparator, alternatives
from budgetgoals.targets.kinds import Deadline, Duration

if TYPE_CHECKING:
    from budgetgoals.targets.quantities import Measured

_MAY_BE_TIME = re.compile(
    r"[年月日号周季度天时内前底末旬]|[0-9]{6}|[0-9]{4}(?:[-/.][0-9]{1,2}(?:[-/.至~]|$)|[-~—–至][0-9]{4}$)"
).search
_DATE_OF_FIGURES = re.compile(r"(?:19|20)[0-9]{6}").fullmatch
_MONTH_OF_FIGURES = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2]|\.0?[1-9]|\.1[0-2])").fullmatch
_LAST_DAY = re.compile(r"[0-9][月日][^,，;；。]{0,3}前|[年月]底").search
_COMPARISONS = SIGNS | {"不晚于": Comparator.LE, "不迟于": Comparator.LE, "早于": Comparator.LT}
_COMPARED = re.compile(rf"(?P<sign>{alternatives(_COMPARISONS)})\s*(?P<day>.+)").fullmatch
_MUST = re.compile(r"(?:确保|保证|应当?|必须|须)(?:[在于])?(?=.)").match
_BOUND = re.compile(r"[前内]").search
_VAGUE = frozenset({Precision.BEGINNING, Precision.END, Precision.DAY})
_DONE = re.compile(
    r"(?:全部|全面|基本|按时|按期)?(?:完成|完工|竣工|到位|实施|进行|开展|执行|验收|交付|发放)[^0-9，,。；;]{0,8}$"
).search
PARTS_OF_YEAR = {"月": 12, "季度": 4, "季": 4}
"""Units that count parts of a year, and name them up to the last: 12月."""
CALENDAR = frozenset({"", "年", *PARTS_OF_YEAR})
"""Units of a number that may name a time: 2020年, 6月, 20200630."""
_FIRST_YEAR = 1900
_ONE_DAY = timedelta(days=1)


def is_named_time(found: Measured, plain: str) -> bool:
    """Whether what looks like a number of years or months names one: 2020年, 6月, 2季度, 20200630.

    >>> from budgetgoals.targets.quantities import measured
    >>> [is_named_time(measured(text), text) for text in ("2020年", "3年", "6月", "36月", "20200630")]
    [True, False, True, False, True]
    """
    if found.unit == "年":
        return found.value >= _FIRST_YEAR or plain.endswith("内")
    if found.unit in PARTS_OF_YEAR:
        return found.comparator is None and 1 <= found.value <= PARTS_OF_YEAR[found.unit]
    return found.unit == "" and _DATE_OF_FIGURES(str(found.value)) is not None


def is_time_or_number(found: Measured) -> bool:
    """Whether a value is a time or a number, and nothing tells which: ≤12月, 2020.12, 202012.

    ``≥12月`` can only be a number of months.

    >>> from budgetgoals.targets.quantities import measured
    >>> [is_time_or_number(measured(text)) for text in ("≤12月", "12月", "≤36月", "2020.12", "2020.5万元")]
    [True, False, False, True, False]
    """
    if found.unit == "":
        return _MONTH_OF_FIGURES(str(found.value)) is not None
    compared = found.comparator is not None and found.comparator not in MORE
    return compared and 1 <= found.value <= PARTS_OF_YEAR.get(found.unit, 0)


def names_last_day(plain: str) -> bool:
    """Whether a text looks like a last day: 11月前, 12月底.

    >>> names_last_day("11月前完成验收"), names_last_day("=12个月")
    (True, False)
    """
    return _LAST_DAY(plain) is not None


def timed(text: str, plain: str, year: int | None) -> Deadline | Duration | None:
    """A deadline, a period or a time limit; None where a text is none of them, or can be read in two ways.

    >>> timed("12月底到位", "12月底到位", 2021).latest
    datetime.date(2021, 12, 31)
    >>> timed("在30日内", "在30日内", None).unit
    '日'
    """
    if not _MAY_BE_TIME(plain):
        return None
    if must := _MUST(plain):
        plain = plain[must.end() :]
    compared = _COMPARED(plain)
    if compared:
        return _compared(text, compared["sign"], compared["day"], year)
    try:
        return _deadline(text, plain, year) if _BOUND(plain) else _period(text, plain, year)
    except MissingYear:
        return Deadline(text, None, None)


def _deadline(text: str, plain: str, year: int | None) -> Deadline | Duration | None:
    try:
        due = parse_deadline(plain, year=year)
    except MissingYear:
        raise
    except InvalidValue:
        return _period(text, plain, year)
    if isinstance(due, DueDate):
        return Deadline(text, due.earliest, due.latest)
    if due.unit == "年" and due.number >= _FIRST_YEAR:
        return None
    return Duration(text, Comparator.LE, due.number, due.unit)


def _period(text: str, plain: str, year: int | None) -> Deadline | None:
    """The period that a text names; one with a vague beginning (年底) and a day are a last day only."""
    period = _named(plain, year)
    return None if period is None else _due(text, period)


def _due(text: str, period: Period) -> Deadline:
    start = None if period.precision in _VAGUE else period.start
    return Deadline(text, period.end, period.end, start)


def _named(plain: str, year: int | None) -> Period | None:
    done = _DONE(plain)
    try:
        return parse_period(plain[: done.start()] if done else plain, year=year)
    except MissingYear:
        raise
    except InvalidValue:
        return None


def _compared(text: str, sign: str, named: str, year: int | None) -> Deadline | None:
    """≤2020年12月31日: a comparator before a day or a period."""
    try:
        period = _named(named, year)
    except MissingYear:
        return None if _COMPARISONS[sign] in MORE else Deadline(text, None, None)
    if period is None:
        return None
    match _COMPARISONS[sign]:
        case Comparator.EQ:
            return _due(text, period)
        case Comparator.LE:
            return Deadline(text, period.end, period.end)
        case Comparator.LT if period.start > date.min:
            last = period.start - _ONE_DAY
            return Deadline(text, last, last)
    return None
