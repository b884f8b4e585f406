"""Bands: what a score, or a share of the points, may be where the rule leaves a choice."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.numerals.decimals import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = Context(prec=1000, rounding=ROUND_HALF_UP)
_SETTLED = Decimal(1).scaleb(-20)
"""Shares are kept to 28 digits. What the last of them lost comes back here, so that a half stays a half."""


@frozen
class Band:
    """Every number from one to another; a single number where both are the same.

    Attributes:
        low: the least, included.
        high: the most.
        below: whether the most itself is not reached: 部分达成 is 80%-60%（含）, up to but without 80%.

    >>> partly = Band(Decimal("0.6"), Decimal("0.8"), below=True)
    >>> Decimal("0.6") in partly, Decimal("0.8") in partly, Band.at(1).is_number
    (True, False, True)
    """

    low: Decimal
    high: Decimal
    below: bool = False

    def __attrs_post_init__(self) -> None:
        if not (type(self.low) is type(self.high) is Decimal and self.low <= self.high):
            raise InvalidValue("a band goes from a number to one that is not less, not {value}", value=self)

    @classmethod
    def at(cls, number: Decimal | int) -> Band:
        """One number.

        >>> Band.at(1)
        Band(low=Decimal('1'), high=Decimal('1'), below=False)
        """
        return cls(Decimal(number), Decimal(number))

    @property
    def is_number(self) -> bool:
        """Whether there is nothing to choose."""
        return self.low == self.high

    def __contains__(self, number: Decimal) -> bool:
        if self.is_number or not self.below:
            return self.low <= number <= self.high
        return self.low <= number < self.high

    def distance(self, number: Decimal) -> Decimal:
        """How far a number lies above (or, negative, below) the band; zero inside and at its ends.

        >>> Band(Decimal(8), Decimal(10)).distance(Decimal("7.5"))
        Decimal('-0.5')
        """
        nearest = min(max(number, self.low), self.high)
        return EXACT.subtract(number, nearest)

    def points(self, weight: Decimal, decimals: int) -> Band:
        """This share of the points, rounded half up as scores are printed, and never above the points.

        >>> Band.at(Decimal("0.973")).points(Decimal(2), decimals=1).high
        Decimal('1.9')
        """
        low, high = (
            min(weight, rounded(_WIDE.multiply(share, weight), decimals)) for share in (self.low, self.high)
        )
        return Band(low, high, below=self.below)

    def __str__(self) -> str:
        if self.is_number:
            return f"{self.low:f}"
        return f"[{self.low:f}, {self.high:f}{')' if self.below else ']'}"


FULL = Band.at(1)
NOTHING = Band.at(0)
ANY = Band(Decimal(0), Decimal(1))
"""A person has to judge."""
NOT_FULL = Band(Decimal(0), Decimal(1), below=True)
"""What missed its target, where the rule does not say by how much its points are cut."""


def rounded(number: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals, an exact half away from zero (四舍五入).

    >>> rounded(Decimal("1.85"), 1), rounded(Decimal("0.9"), 0)
    (Decimal('1.9'), Decimal('1'))
    """
    return _settled(number).quantize(Decimal(1).scaleb(-decimals), context=_WIDE)


def total_of(bands: Iterable[Band]) -> Band:
    """The sum of bands: it may be any sum of what each may be.

    >>> total_of([Band.at(8), Band(Decimal(8), Decimal(10))])
    Band(low=Decimal('16'), high=Decimal('18'), below=False)
    """
    low = high = Decimal(0)
    below = False
    for band in bands:
        low, high = _WIDE.add(low, band.low), _WIDE.add(high, band.high)
        below = below or (band.below and not band.is_number)
    return Band(without_zeros(_settled(low)), without_zeros(_settled(high)), below=below)


def without_zeros(number: Decimal) -> Decimal:
    """The same number without zeros at its end, in plain notation.

    >>> without_zeros(Decimal("90.00")), without_zeros(Decimal("97.60"))
    (Decimal('90'), Decimal('97.6'))
    """
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else Decimal(text)


def _settled(number: Decimal) -> Decimal:
    return number.quantize(_SETTLED, context=_WIDE)
