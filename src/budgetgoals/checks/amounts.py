"""Sums of printed amounts: how far they may be off through rounding alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.numerals.decimals import EXACT
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.layouts import Layout

_EXPONENTS = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
_HALF, _ZERO = Decimal("0.5"), Decimal(0)


def slack(amounts: Iterable[Decimal], unit: str) -> Decimal:
    """By how much a sum of rounded amounts may differ from a rounded total, in yuan.

    Each amount may be off by half of its last printed decimal. Zeros at the end are not known to have been
    printed, so that 200万元 may be off by 5000 yuan; an amount of nothing is off by nothing.

    >>> slack([Decimal(2000000), Decimal(1794300)], "万元")
    Decimal('5050')
    """
    return sum((half_unit(amount, unit) for amount in amounts if amount), _ZERO)


def half_unit(amount: Decimal, unit: str) -> Decimal:
    """Half of the last decimal that an amount shows in its unit, in yuan.

    >>> half_unit(Decimal(1794300), "万元") == 50, half_unit(Decimal(476600), "元")
    (True, Decimal('0.5'))
    """
    exponent = _EXPONENTS[unit]
    shown = amount.scaleb(-exponent, EXACT).normalize(EXACT).as_tuple().exponent
    last = min(shown, 0) if isinstance(shown, int) else 0
    return _HALF.scaleb(last + exponent, EXACT)


def agree(one: Decimal, other: Decimal, unit: str) -> bool:
    """Whether two amounts may be the same figure, each rounded as it shows.

    >>> agree(Decimal(2026400), Decimal(2026000), "万元"), agree(Decimal(100), Decimal(200), "元")
    (True, False)
    """
    return abs(one - other) <= max(half_unit(one, unit), half_unit(other, unit))


def said(amount: Decimal, layout: Layout) -> str:
    """An amount as a finding names it: in the unit of the form.

    >>> from budgetgoals.layouts import load_layout
    >>> said(Decimal(2643200), load_layout("national-2015"))
    '264.32万元'
    """
    return format_yuan(amount, "万元" if layout.money_unit == "万元" else "元")
