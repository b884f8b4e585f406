"""Holding actual values against targets.

The shares are those of 财预〔2020〕10号, article 16: what falls short scores its share. The rule gives no
formula for targets that say ≤; the practice is the target's share of the actual value. A target of zero
breaks every ratio and is met or not met. Scores, with their weights, caps and bands, are not made here.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING

from budgetgoals.numerals.decimals import EXACT
from budgetgoals.targets.actuals import checked, days_in, is_exact, number_in
from budgetgoals.targets.comparators import LESS, MORE, Comparator, Direction
from budgetgoals.targets.quantities import fold, measured
from budgetgoals.targets.trends import trend_in
from budgetgoals.targets.words import meets

if TYPE_CHECKING:
    from budgetgoals.targets.actuals import Actual
    from budgetgoals.targets.kinds import Deadline, Duration, Quantity, Range, Trend
    from budgetgoals.targets.quantities import Measured

_SHARE = Context(prec=28)
_ONE, _ZERO = Decimal(1), Decimal(0)
_STRICT = {Comparator.GT, Comparator.LT}


def share_of_met(met: bool | None) -> Decimal | None:
    """1 for met, 0 for not met, None for what cannot be told.

    >>> share_of_met(True)
    Decimal('1')
    """
    return None if met is None else _ONE if met else _ZERO


def number_is_met(
    target: Quantity | Duration, actual: Actual, direction: Direction | None = None
) -> bool | None:
    """Whether a number meets a target that says one; a bound (≥98%) meets what it implies."""
    found = _found(target, actual)
    if found is None:
        return None
    value, factor = found
    comparator = _comparator(target.comparator, direction)
    aim = EXACT.multiply(target.value, factor)
    if not is_exact(value):
        return _bound_is_met(value, comparator, aim)
    return _is_met(comparator, value.value, aim)


def _found(target: Quantity | Duration, actual: Actual) -> tuple[Measured, Decimal] | None:
    """The number of an actual value. For a zero that is printed alone, any unit will do: 0 and 0起."""
    found = number_in(actual, target.unit)
    if found is None and target.value == 0 and not target.unit and isinstance(actual, str):
        any_unit = measured(fold(actual))
        return None if any_unit is None else (any_unit._replace(unit=""), _ONE)
    return found


def _comparator(comparator: Comparator | None, direction: Direction | None) -> Comparator:
    if comparator in (None, Comparator.EQ) and direction in (Direction.UP, Direction.DOWN):
        return Comparator.GE if direction is Direction.UP else Comparator.LE
    return comparator or Comparator.EQ


def _is_met(comparator: Comparator, value: Decimal, aim: Decimal) -> bool | None:
    match comparator:
        case Comparator.GE:
            return value >= aim
        case Comparator.LE:
            return value <= aim
        case Comparator.GT:
            return value > aim
        case Comparator.LT:
            return value < aim
        case Comparator.EQ:
            return value == aim
    return True if value == aim else None


def _bound_is_met(bound: Measured, comparator: Comparator, aim: Decimal) -> bool | None:
    """Whether every number within a bound meets the target, or none does; None where some do, some do not."""
    if bound.comparator is Comparator.ABOUT or comparator is Comparator.ABOUT:
        return None
    strict = bound.comparator in _STRICT
    more = bound.comparator in MORE
    if comparator in (MORE if more else LESS):
        return True if _is_met(comparator, bound.value, aim) or (strict and bound.value == aim) else None
    reaches = aim > bound.value if more else aim < bound.value
    touches = bound.value == aim and not strict and comparator not in _STRICT
    return None if reaches or touches else False


def number_achieved(
    target: Quantity | Duration, actual: Actual, direction: Direction | None = None
) -> Decimal | None:
    """The share of a number in its target; see :meth:`Quantity.achievement`."""
    found = _found(target, actual)
    if found is None or not is_exact(found[0]):
        return None
    value, aim = found[0].value, EXACT.multiply(target.value, found[1])
    comparator = _comparator(target.comparator, direction)
    if aim == 0 or (value == 0 and comparator in LESS):
        return share_of_met(_is_met(comparator, value, aim))
    if comparator is Comparator.ABOUT or value < 0 or aim < 0:
        return None
    return _SHARE.divide(aim, value) if comparator in LESS else _SHARE.divide(value, aim)


def range_is_met(target: Range, actual: Actual) -> bool | None:
    """Whether a number lies in a range."""
    found = number_in(actual, target.unit)
    if found is None or not is_exact(found[0]):
        return None
    return EXACT.multiply(target.low, found[1]) <= found[0].value <= EXACT.multiply(target.high, found[1])


def range_achieved(target: Range, actual: Actual) -> Decimal | None:
    """The share of a number in the nearer end of a range."""
    met = range_is_met(target, actual)
    found = number_in(actual, target.unit)
    if met is None or found is None:
        return None
    value = found[0].value
    low, high = (EXACT.multiply(end, found[1]) for end in (target.low, target.high))
    if met:
        return _ONE
    if value < 0 or low < 0:
        return None
    return _SHARE.divide(value, low) if value < low else _SHARE.divide(high, value)


def deadline_is_met(target: Deadline, actual: Actual) -> bool | None:
    """Whether a day is in time."""
    if target.latest is None or target.earliest is None:
        return words_are_met(target.text, actual)
    days = days_in(actual, target.latest.year)
    if days is None:
        return words_are_met(target.text, actual)
    first, last = days
    if last <= target.earliest:
        return True
    return False if first > target.latest else None


def trend_is_met(target: Trend, actual: Actual) -> bool | None:
    """Whether a text says the direction of a trend; whether a rise is still 保持 is for a person to judge."""
    met = words_are_met(target.text, actual)
    if met is not None or not isinstance(actual, str):
        return met
    said = trend_in(fold(actual))
    if said is None or said is target.direction:
        return None if said is None else True
    return None if target.direction is Direction.HOLD else False


def words_are_met(text: str, actual: Actual) -> bool | None:
    """Whether a text says the same as the target or that it is done; None where a person has to judge."""
    actual = checked(actual)
    return meets(text, actual) if isinstance(actual, str) else None
