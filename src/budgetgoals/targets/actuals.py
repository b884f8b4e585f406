"""Actual values (实际完成值), as a caller has them or as a form prints them, made comparable to a target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from budgetgoals.dates import parse_period
from budgetgoals.errors import InvalidValue
from budgetgoals.numerals.decimals import EXACT
from budgetgoals.targets.comparators import Comparator
from budgetgoals.targets.quantities import Measured, fold, measured
from budgetgoals.targets.units import factor_between

Actual = Decimal | int | date | str
"""What was reached: a number in the unit of the target, a day, or the text of the form."""


def checked(actual: Actual) -> Actual:
    """The actual value itself.

    Raises:
        InvalidValue: it is no value that a target is held against; a float is not exact.

    >>> checked("98%")
    '98%'
    """
    if isinstance(actual, bool) or not isinstance(actual, (Decimal, int, date, str)):
        raise InvalidValue(
            "an actual value is a Decimal, an int, a date or a text, not {type}", type=type(actual).__name__
        )
    if isinstance(actual, Decimal) and not actual.is_finite():
        raise InvalidValue("{value} is not a finite number", value=actual)
    return actual


def number_in(actual: Actual, unit: str) -> tuple[Measured, Decimal] | None:
    """An actual value as a number in the base of a unit, with the factor of that unit.

    Returns:
        The number, its unit left out, and what a number in ``unit`` is multiplied with; None where the text
        is no number or its unit cannot be compared.

    >>> number_in("2公顷", "亩")
    (Measured(comparator=None, value=Decimal('30'), unit=''), Decimal('1'))
    """
    actual = checked(actual)
    if isinstance(actual, date):
        return None
    if not isinstance(actual, str):
        return Measured(None, Decimal(actual), ""), Decimal(1)
    found = measured(fold(actual))
    if found is None:
        return None
    factors = factor_between(found.unit or unit, unit)
    if factors is None:
        return None
    return found._replace(value=EXACT.multiply(found.value, factors[0]), unit=""), factors[1]


def is_exact(found: Measured) -> bool:
    """Whether an actual value is one number, not a bound.

    >>> is_exact(Measured(Comparator.GE, Decimal(95), ""))
    False
    """
    return found.comparator in (None, Comparator.EQ)


def day_in(actual: Actual, year: int | None) -> date | None:
    """The day on which something was done: the last one of a month or a period; None where there is none.

    >>> day_in("2020年11月", None)
    datetime.date(2020, 11, 30)
    """
    actual = checked(actual)
    if isinstance(actual, date):
        return actual
    if not isinstance(actual, str):
        return None
    try:
        return parse_period(actual.strip().removesuffix("完成"), year=year).end
    except InvalidValue:
        return None
