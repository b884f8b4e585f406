"""Targets in time: last days, periods, and lengths of time."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from budgetgoals.dates import DueDate, MissingYear, Period, Precision, parse_deadline, parse_period
from budgetgoals.errors import InvalidValue
from budgetgoals.targets.comparators import BEFORE, SIGNS, Comparator, alternatives
from budgetgoals.targets.kinds import Deadline, Duration

if TYPE_CHECKING:
    from budgetgoals.targets.quantities import Measured

_MAY_BE_TIME = re.compile(
    r"[年月日号周季度天时内前底末旬]|[0-9]{6}|[0-9]{4}(?:[-/.][0-9]{1,2}(?:[-/.至~]|$)|[-~—–至][0-9]{4}$)"
).search
_DATE_OF_FIGURES = re.compile(r"(?:19|20)[0-9]{6}").fullmatch
_COMPARED = re.compile(rf"(?P<sign>{alternatives(SIGNS)}|不晚于|不迟于|早于|晚于)\s*(?P<day>.+)").fullmatch
_BOUND = re.compile(r"[前内]").search
_VAGUE = frozenset({Precision.BEGINNING, Precision.END, Precision.DAY})
_DONE = re.compile(
    r"(?:全部|全面|基本|按时|按期)?(?:完成|完工|竣工|到位|实施|进行|开展|执行|验收|交付|发放)[^0-9，,。；;]{0,8}$"
).search
_FIRST_YEAR, _MONTHS, _QUARTERS = 1900, 12, 4
_ONE_DAY = timedelta(days=1)


def is_named_time(found: Measured, plain: str) -> bool:
    """Whether what looks like a number of years or months names one, or may: 2020年, 6月, 2季度, 3月内.

    >>> from budgetgoals.targets.quantities import measured
    >>> [is_named_time(measured(text), text) for text in ("2020年", "3年", "6月", "36月", "20200630")]
    [True, False, True, False, True]
    """
    match found.unit:
        case "年":
            return found.value >= _FIRST_YEAR or plain.endswith("内")
        case "月":
            return 1 <= found.value <= _MONTHS
        case "季度" | "季":
            return 1 <= found.value <= _QUARTERS
        case "":
            return _DATE_OF_FIGURES(plain) is not None
    return False


def timed(text: str, plain: str, year: int | None) -> Deadline | Duration | None:
    """A deadline, a period or a time limit; None where a text is none of them, or can be read in two ways.

    >>> timed("12月底到位", "12月底到位", 2021).latest
    datetime.date(2021, 12, 31)
    >>> timed("在30日内", "在30日内", None).unit
    '日'
    """
    if not _MAY_BE_TIME(plain):
        return None
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
    return Duration(text, Comparator.LE, due.number, due.unit)


def _period(text: str, plain: str, year: int | None) -> Deadline | None:
    """The period that a text names; one with a vague beginning (年底) and a day are a last day only."""
    period = _named(plain, year)
    if period is None:
        return None
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
        return None if sign in ("≥", ">", "晚于") else Deadline(text, None, None)
    if period is None:
        return None
    if sign == "早于" or BEFORE.get(sign) is Comparator.LT:
        last = period.start - _ONE_DAY
        return Deadline(text, last, last)
    if sign in ("不晚于", "不迟于") or BEFORE.get(sign) in (Comparator.LE, Comparator.EQ):
        return Deadline(text, period.end, period.end)
    return None
