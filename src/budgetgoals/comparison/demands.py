"""Whether one target asks for more than another: harder, easier, the same, or not to be compared.

A target is what meets it: every number from 95 on meets ≥95%. What is met by less is harder, what is met by
more is easier; where each of two is met by something that the other is not, they cannot be compared.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.messages import Message, message
from budgetgoals.numerals.decimals import EXACT
from budgetgoals.targets import (
    Comparator,
    Deadline,
    Direction,
    Duration,
    Quantity,
    Range,
    Target,
    Trend,
    unit_of,
)
from budgetgoals.targets.comparators import LESS, MORE
from budgetgoals.targets.quantities import fold

if TYPE_CHECKING:
    from datetime import date

_FEBRUARY, _LAST_DAY_OF_FEBRUARY = 2, 28
_ENDLESS = Decimal("Infinity")


class Demand(StrEnum):
    """How a target stands to an earlier one.

    >>> Demand("harder").opposite
    <Demand.EASIER: 'easier'>
    """

    HARDER = "harder"
    EASIER = "easier"
    SAME = "same"
    INCOMPARABLE = "incomparable"

    @property
    def message(self) -> Message:
        """The word for it in both languages."""
        return _WORDS[self]

    @property
    def opposite(self) -> Demand:
        """How the earlier target stands to this one."""
        return {Demand.HARDER: Demand.EASIER, Demand.EASIER: Demand.HARDER}.get(self, self)


_WORDS = {
    Demand.HARDER: message("harder"),
    Demand.EASIER: message("easier"),
    Demand.SAME: message("the same"),
    Demand.INCOMPARABLE: message("not to be compared"),
}


class Accepted(NamedTuple):
    """The numbers that meet a target.

    Attributes:
        base: the unit that they are counted in.
        low: the least.
        high: the most.
        without_low: whether the least itself does not meet it.
        without_high: whether the most itself does not meet it.
    """

    base: str
    low: Decimal
    high: Decimal
    without_low: bool = False
    without_high: bool = False

    def holds(self, other: Accepted) -> bool:
        """Whether every number of another target is one of these."""
        low_fits = (self.low, self.without_low) <= (other.low, other.without_low)
        high_fits = (self.high, not self.without_high) >= (other.high, not other.without_high)
        return low_fits and high_fits


def demand(
    old: Target,
    new: Target,
    better: tuple[Direction | None, Direction | None] = (None, None),
    years: int = 0,
) -> Demand:
    """How a target stands to an earlier one.

    Args:
        old: the earlier target.
        new: the later one.
        better: which way is better for the one and for the other, where they print no sign; without it, only
            the number itself meets such a target.
        years: how many years the later form is after the earlier one: last days are compared within their
            years.

    >>> from budgetgoals.targets import parse_target
    >>> def of(old, new, better=None):
    ...     return demand(parse_target(old, year=2020), parse_target(new, year=2020), (better, better)).value
    >>> of("≥95%", "≥0.98比例"), of("≤5万元", "≤60000元"), of("11月底前", "10月底前"), of("≥5次", "≤5次")
    ('harder', 'easier', 'harder', 'incomparable')
    >>> of("600人", "650人"), of("600人", "650人", Direction.UP), of("健全", "健全。"), of("≥**%", "≥95%")
    ('incomparable', 'harder', 'same', 'incomparable')
    """
    if _same_text(old, new) and not years:
        return Demand.SAME
    if isinstance(old, Deadline) and isinstance(new, Deadline):
        return _by_day(old, new, years)
    if isinstance(old, Trend) and isinstance(new, Trend) and old.direction is new.direction:
        return Demand.SAME
    first, second = _accepted(old, better[0]), _accepted(new, better[1])
    if first is None or second is None or first.base != second.base:
        return Demand.SAME if _same_text(old, new) else Demand.INCOMPARABLE
    return _told(fits=first.holds(second), holds=second.holds(first))


def _told(*, fits: bool, holds: bool) -> Demand:
    """Tell by whether all that meets the new target meets the old one, and the reverse."""
    if fits and holds:
        return Demand.SAME
    return Demand.HARDER if fits else Demand.EASIER if holds else Demand.INCOMPARABLE


def _same_text(old: Target, new: Target) -> bool:
    return "".join(fold(old.text).split()) == "".join(fold(new.text).split())


def _by_day(old: Deadline, new: Deadline, years: int) -> Demand:
    days = (old.earliest, old.latest, new.earliest, new.latest)
    if any(day is None for day in days):
        return Demand.SAME if _same_text(old, new) else Demand.INCOMPARABLE
    first, last, new_first, new_last = (
        _day(day, shift) for day, shift in zip(days, (years, years, 0, 0), strict=True) if day is not None
    )
    return _told(fits=new_first <= first and new_last <= last, holds=first <= new_first and last <= new_last)


def _day(day: date, years: int) -> tuple[int, int, int]:
    """A day some years later, to be compared; the last day of February is the same day in every year."""
    last = day.month == _FEBRUARY and day.day > _LAST_DAY_OF_FEBRUARY
    return day.year + years, day.month, _LAST_DAY_OF_FEBRUARY if last else day.day


def _accepted(target: Target, better: Direction | None) -> Accepted | None:
    """The numbers that meet a target; None for what is no number, or has no limit that the form states."""
    if isinstance(target, Range):
        unit = unit_of(target.unit)
        return Accepted(
            unit.base, EXACT.multiply(target.low, unit.factor), EXACT.multiply(target.high, unit.factor)
        )
    if not isinstance(target, (Quantity, Duration)) or target.comparator is Comparator.ABOUT:
        return None
    unit = unit_of(target.unit)
    aim = EXACT.multiply(target.value, unit.factor)
    if target.comparator in LESS or (target.comparator not in MORE and better is Direction.DOWN):
        return Accepted(unit.base, -_ENDLESS, aim, without_high=target.comparator is Comparator.LT)
    if target.comparator in MORE or better is Direction.UP:
        return Accepted(unit.base, aim, _ENDLESS, without_low=target.comparator is Comparator.GT)
    return Accepted(unit.base, aim, aim)
