"""Writing a target in its one canonical form."""

from __future__ import annotations

from datetime import date, timedelta

from budgetgoals.dates import (
    Period,
    Precision,
    format_date,
    format_period,
)
from budgetgoals.errors import InvalidValue
from budgetgoals.targets.comparators import Direction
from budgetgoals.targets.kinds import Deadline, Duration, Quantity, Range, Target, Trend
from budgetgoals.targets.units import unit_of

_ONE_DAY = timedelta(days=1)
_TRENDS = {Direction.UP: "有所提高", Direction.DOWN: "有所降低", Direction.HOLD: "保持不变"}


def format_target(target: Target) -> str:
    """Write a target in one canonical form, which `parse_target` reads back as the same value.

    Signs are ``= ≥ ≤ > < ≈``, numbers have no separators, units their plain names, periods and last days are
    in Arabic figures. What has no value of its own, words and spoiled text, is written as it is printed.

    >>> from budgetgoals.targets import parse_target
    >>> [format_target(parse_target(text)) for text in ("不低于 95％", "两次", "每季度1次", "30个工作日以内")]
    ['≥95%', '2次', '1次/季度', '≤30工作日']
    >>> format_target(parse_target("11月前完成验收", year=2020)), format_target(parse_target("3～5%"))
    ('2020年11月前', '3-5%')
    """
    match target:
        case Quantity() | Duration():
            return f"{target.comparator or ''}{target.value:f}{unit_of(target.unit).name}"
        case Range() if target.low == -target.high:
            return f"±{target.high:f}{unit_of(target.unit).name}"
        case Range():
            return f"{target.low:f}-{target.high:f}{unit_of(target.unit).name}"
        case Deadline():
            return _time(target)
        case Trend():
            return _TRENDS[target.direction]
        case _:
            return target.text


def _time(target: Deadline) -> str:
    earliest, latest = target.earliest, target.latest
    if earliest is None or latest is None:
        return target.text
    if target.start is not None:
        return _period(target.start, latest) if earliest == latest and target.start <= latest else target.text
    if earliest == latest:
        return f"{format_date(latest, 'arabic')}前（含）"
    named = _name_of(earliest + _ONE_DAY, latest)
    return target.text if named is None else f"{named}前"


def _period(start: date, end: date) -> str:
    return _name_of(start, end) or format_period(Period(start, end, Precision.RANGE))


def _name_of(start: date, end: date) -> str | None:
    """The name of the days from one to another, if they have one: a day, a month, a quarter, a year."""
    for precision in (
        Precision.DAY,
        Precision.TEN_DAYS,
        Precision.MONTH,
        Precision.QUARTER,
        Precision.HALF_YEAR,
        Precision.YEAR,
    ):
        try:
            return format_period(Period(start, end, precision))
        except InvalidValue:
            continue
    return None
