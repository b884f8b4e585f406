"""Writing a target in its one canonical form."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.dates import Period, Precision, format_date, format_period
from budgetgoals.errors import InvalidValue
from budgetgoals.numerals.decimals import EXACT
from budgetgoals.targets.comparators import Direction
from budgetgoals.targets.kinds import Deadline, Duration, Quantity, Range, Target, Trend
from budgetgoals.targets.parsing import parse_target
from budgetgoals.targets.units import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_DAY, _HALF = timedelta(days=1), Decimal("0.5")
_TRENDS = {Direction.UP: "有所提高", Direction.DOWN: "有所降低", Direction.HOLD: "保持不变"}
_NAMED = (
    Precision.DAY,
    Precision.TEN_DAYS,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.HALF_YEAR,
    Precision.YEAR,
)


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
    spellings = list(_spellings(target))
    return next((each for each in spellings if _value(parse_target(each)) == _value(target)), spellings[0])


def _spellings(target: Target) -> Iterator[str]:
    """The canonical form, and what takes its place where it would be read as something else."""
    match target:
        case Quantity() | Duration():
            sign = target.comparator or ""
            yield f"{sign}{target.value:f}{unit_of(target.unit).name}"
            yield f"{sign}{target.value:f}百分比"
        case Range():
            yield from _range(target.low, target.high, unit_of(target.unit).name)
        case Deadline():
            yield from _time(target)
        case Trend():
            yield _TRENDS[target.direction]
        case _:
            yield target.text


def _value(target: Target) -> tuple[object, ...]:
    """What a target says, without how it is printed."""
    match target:
        case Quantity() | Duration():
            return target.kind, target.comparator, target.value, target.measure
        case Range():
            return target.kind, target.low, target.high, target.measure
        case Deadline():
            return target.kind, target.earliest, target.latest, target.start
        case Trend():
            return target.kind, target.direction
        case _:
            return target.kind, target.text


def _range(low: Decimal, high: Decimal, unit: str) -> Iterator[str]:
    if low == -high:
        yield f"±{high:f}{unit}"
    else:
        yield f"{low:f}-{high:f}{unit}"
        yield f"{_half(EXACT.add(low, high))}±{_half(EXACT.subtract(high, low))}{unit}"


def _half(number: Decimal) -> str:
    return f"{EXACT.multiply(number, _HALF):f}".rstrip("0").rstrip(".")


def _time(target: Deadline) -> Iterator[str]:
    first, last = target.earliest, target.latest
    if first is None or last is None:
        yield target.text
    elif target.start is not None and first == last and target.start <= last:
        yield from _names_of(target.start, last)
        yield format_period(Period(target.start, last, Precision.RANGE))
    elif target.start is None and first == last:
        yield f"{format_date(last, 'arabic')}前（含）"
    elif target.start is None and first < last:
        yield from (f"{name}前" for name in _names_of(first + _ONE_DAY, last))
    yield target.text


def _names_of(start: date, end: date) -> Iterator[str]:
    """The names of the days from one to another, if they have any: a day, a month, a quarter, a year."""
    for precision in _NAMED:
        try:
            yield format_period(Period(start, end, precision))
        except InvalidValue:
            continue
