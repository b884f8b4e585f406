"""Decimals, exactly: moving the point, and the range of what can be written out."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact

from budgetgoals.errors import InvalidValue, shown

_PLACES_BEFORE = 16
_RANGE = 10**_PLACES_BEFORE
"""Numbers are written up to here, exclusive."""
_MOST_DIGITS = 100
_SURELY_WRITTEN = _MOST_DIGITS - _PLACES_BEFORE - 1
EXACT = Context(prec=1000, traps=[Inexact])
"""A context in which nothing is rounded silently."""


def shift_point(whole: str, fraction: str, places: int) -> Decimal:
    """The number ``whole.fraction`` with its point moved to the right, in plain notation.

    >>> shift_point("264", "32", 4), shift_point("6923", "3552", 2), shift_point("1", "", 0)
    (Decimal('2643200'), Decimal('692335.52'), Decimal('1'))
    """
    if places:
        whole += fraction[:places].ljust(places, "0")
        fraction = fraction[places:]
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def figures_of(value: Decimal | int) -> tuple[bool, str, str]:
    """Whether a number is negative, its figures before the point and its figures after it.

    Raises:
        InvalidValue: it cannot be written out, see `finite`.

    >>> figures_of(Decimal("-12.50")), figures_of(7)
    ((True, '12', '50'), (False, '7', ''))
    """
    if type(value) is int and 0 <= value < _RANGE:
        return False, str(value), ""
    if type(value) is Decimal:
        whole, _, fraction = str(value).partition(".")
        if (whole + fraction).isdigit() and len(whole) <= _PLACES_BEFORE and len(fraction) <= _SURELY_WRITTEN:
            return False, whole, fraction
    number = finite(value)
    whole, _, fraction = f"{number:f}".partition(".")
    if whole[0] != "-":
        return False, whole, fraction
    return bool(number), whole[1:], fraction


def finite(value: Decimal | int) -> Decimal:
    """A number that can be written out: finite, below 10^16 and of no more than 100 digits.

    >>> finite(7)
    Decimal('7')
    >>> finite(Decimal("NaN"))
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...NaN is not a finite number...
    """
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    else:
        raise InvalidValue("a Decimal or an int is expected, not {kind}", kind=type(value).__name__)
    if not number.is_finite():
        raise InvalidValue("{value} is not a finite number", value=shown(str(number)))
    if number.adjusted() >= _PLACES_BEFORE:
        raise InvalidValue("{value} is beyond the range: it must be below 10^16", value=shown(str(number)))
    if number.adjusted() < -_MOST_DIGITS or len(str(number)) > _MOST_DIGITS:
        raise InvalidValue(
            "{value} has too many digits: {most} at most", value=shown(str(number)), most=_MOST_DIGITS
        )
    return number
