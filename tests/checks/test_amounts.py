"""How far printed amounts may be off, through rounding alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetgoals.checks.amounts import agree, half_unit, slack


@pytest.mark.parametrize(
    ("amount", "unit", "half"),
    [
        ("2000000", "万元", "5000"),
        ("1794300", "万元", "50"),
        ("476600", "元", "0.5"),
        ("476600.00", "元", "0.5"),
        ("0.05", "元", "0.005"),
        ("300000000", "亿元", "50000000"),
        ("1234567890123456.12345678901234567891", "元", "5E-21"),
        ("1234567890123456.12345678901234567891", "万元", "5E-21"),
    ],
)
def test_an_amount_may_be_off_by_half_of_its_last_decimal(amount: str, unit: str, half: str) -> None:
    """200万元 shows no decimal of 万元: it may be anything from 199.5万元 to 200.5万元."""
    assert half_unit(Decimal(amount), unit) == Decimal(half)


def test_a_sum_may_be_off_by_all_of_them_together() -> None:
    assert slack([Decimal(2000000), Decimal(0), Decimal(1794300)], "万元") == 5050
    assert slack([], "万元") == 0


@pytest.mark.parametrize(
    ("one", "other", "unit", "is_same"),
    [
        ("1000000", "1005000", "万元", True),
        ("1000000", "1005001", "万元", False),
        ("1005000", "1000000", "万元", True),
        ("100", "100.5", "元", True),
        ("100", "101", "元", False),
    ],
)
def test_two_amounts_are_the_same_figure_within_half_of_the_coarser(
    one: str, other: str, unit: str, is_same: bool
) -> None:
    assert agree(Decimal(one), Decimal(other), unit) is is_same
