"""Actual values (实际完成值), as a caller has them or as a form prints them, made comparable to a target."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from budgetgoals.dates import Precision, parse_period
from budgetgoals.errors import InvalidValue
from budgetgoals.numerals.decimals import EXACT, finite
from budgetgoals.targets.comparators import Comparator
from budgetgoals.targets.damage import likely_reading
from budgetgoals.targets.quantities import Measured, fold, measured, money_in
from budgetgoals.targets.units import UnitKind, factor_between, unit_of

Actual = Decimal | int | date | str
"""What was reached: a number in the unit of the target, a day, or the text of the form."""

_DONE = re.compile(r"(?:已|全部|全面|按时|按期)*(?:完成|完工|竣工|到位|验收)*$").search
_WHOLE = Decimal(100)


def checked(actual: Actual) -> Actual:
    """The actual value itself.

    Raises:
        InvalidValue: it is no value that a target is held against; a float is not exact.

    >>> checked("98%")
    '98%'
    """
    if isinstance(actual, (str, date)) and not isinstance(actual, datetime):
        return actual
    if isinstance(actual, (Decimal, int)) and not isinstance(actual, bool):
        return finite(actual)
    raise InvalidValue(
        "an actual value is a Decimal, an int, a date or a text, not {type}", type=type(actual).__name__
    )


def number_in(actual: Actual, unit: str) -> tuple[Measured, Decimal] | None:
    """An actual value as a number in the base of a unit, with the factor of that unit.

    Returns:
        The number, its unit left out, and what a number in ``unit`` is multiplied with; None where the text
        is no number, is spoiled, or its unit cannot be compared or told.

    >>> number_in("2公顷", "亩")
    (Measured(comparator=None, value=Decimal('30'), unit=''), Decimal('1'))
    """
    actual = checked(actual)
    if isinstance(actual, date):
        return None
    if not isinstance(actual, str):
        return Measured(None, Decimal(actual), ""), Decimal(1)
    plain = fold(actual)
    found = measured(plain) or money_in(plain)
    if found is None or (found.comparator is None and likely_reading(plain) is not None):
        return None
    if not found.unit and is_share_or_percent(found.value, unit):
        return None
    factors = factor_between(found.unit or unit, unit)
    if factors is None:
        return None
    return found._replace(value=EXACT.multiply(found.value, factors[0]), unit=""), factors[1]


def is_share_or_percent(number: Decimal, unit: str) -> bool:
    """Whether a number that is printed alone may be a share of 1 as well as of 100: 0.97 beside 95%.

    >>> is_share_or_percent(Decimal("0.97"), "%"), is_share_or_percent(Decimal(97), "比例")
    (True, True)
    """
    meant = unit_of(unit)
    if meant.kind is not UnitKind.PERCENT or meant.base != "%":
        return False
    return number > 1 if meant.factor == _WHOLE else 0 < number <= 1


def is_exact(found: Measured) -> bool:
    """Whether an actual value is one number, not a bound.

    >>> is_exact(Measured(Comparator.GE, Decimal(95), ""))
    False
    """
    return found.comparator in (None, Comparator.EQ)


def days_in(actual: Actual, year: int | None) -> tuple[date, date] | None:
    """The days on one of which something was done; None where a text names none.

    A month (2020年11月) is any of its days. A range (2020年3月-11月) ends when it is done.

    >>> days_in("2020年11月", None)
    (datetime.date(2020, 11, 1), datetime.date(2020, 11, 30))
    >>> days_in("2020年3月至11月", None)
    (datetime.date(2020, 11, 30), datetime.date(2020, 11, 30))
    """
    actual = checked(actual)
    if isinstance(actual, date):
        return actual, actual
    if not isinstance(actual, str):
        return None
    plain = fold(actual).removeprefix("已于").removeprefix("于")
    done = _DONE(plain)
    try:
        period = parse_period(plain[: done.start()] if done else plain, year=year)
    except InvalidValue:
        return None
    return (period.end, period.end) if period.precision is Precision.RANGE else (period.start, period.end)
