"""Holding actual values against targets.

The shares are those of 财预〔2020〕10号, article 16: what falls short scores its share. The rule gives no
formula for targets that say ≤; the practice is the target's share of the actual value. A target of zero
breaks every ratio and is met or not met. Scores, with their weights, caps and bands, are not made here.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING

from budgetgoals.numerals.decimals import EXACT
from budgetgoals.targets.actuals import checked, day_in, is_exact, number_in
from budgetgoals.targets.comparators import Comparator, Direction
from budgetgoals.targets.trends import trend_in
from budgetgoals.targets.words import same_words, says_done, says_not_done

if TYPE_CHECKING:
    from budgetgoals.targets.actuals import Actual
    from budgetgoals.targets.kinds import Deadline, Duration, Quantity, Range, Trend
    from budgetgoals.targets.quantities import Measured

_SHARE = Context(prec=28)
_ONE, _ZERO = Decimal(1), Decimal(0)
_MORE = {Comparator.GE, Comparator.GT}
_LESS = {Comparator.LE, Comparator.LT}


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
    found = number_in(actual, target.unit)
    if found is None:
        return None
    value, factor = found
    comparator = _comparator(target.comparator, direction)
    aim = EXACT.multiply(target.value, factor)
    if not is_exact(value):
        return _bound_is_met(value, comparator, aim)
    return _is_met(comparator, value.value, aim)


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
    return None


def _bound_is_met(bound: Measured, comparator: Comparator, aim: Decimal) -> bool | None:
    """Whether every number within a bound meets the target; None where some do and some do not."""
    same_way = (bound.comparator in _MORE and comparator in _MORE) or (
        bound.comparator in _LESS and comparator in _LESS
    )
    if not same_way:
        return None
    strict = bound.comparator in (Comparator.GT, Comparator.LT)
    meets = bound.value == aim if strict else False
    return True if meets or _is_met(comparator, bound.value, aim) else None


def number_achieved(
    target: Quantity | Duration, actual: Actual, direction: Direction | None = None
) -> Decimal | None:
    """The share of a number in its target; see :meth:`Quantity.achievement`."""
    found = number_in(actual, target.unit)
    if found is None or not is_exact(found[0]):
        return None
    value, aim = found[0].value, EXACT.multiply(target.value, found[1])
    comparator = _comparator(target.comparator, direction)
    if aim == 0 or (value == 0 and comparator in _LESS):
        return share_of_met(_is_met(comparator, value, aim))
    if comparator is Comparator.ABOUT or value < 0 or aim < 0:
        return None
    return _SHARE.divide(aim, value) if comparator in _LESS else _SHARE.divide(value, aim)


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
    day = day_in(actual, target.latest.year)
    if day is None:
        return words_are_met(target.text, actual)
    if day <= target.earliest:
        return True
    return False if day > target.latest else None


def trend_is_met(target: Trend, actual: Actual) -> bool | None:
    """Whether a text says the direction of a trend."""
    met = words_are_met(target.text, actual)
    if met is not None or not isinstance(actual, str):
        return met
    said = trend_in(actual)
    return None if said is None else said is target.direction


def words_are_met(text: str, actual: Actual) -> bool | None:
    """Whether a text says the same as the target or that it is done; None where a person has to judge."""
    actual = checked(actual)
    if not isinstance(actual, str):
        return None
    if same_words(text, actual):
        return True
    if says_not_done(actual):
        return False
    return True if says_done(actual) else None
