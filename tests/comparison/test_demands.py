"""Whether a target asks for more than an earlier one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.comparison import Demand, demand
from budgetgoals.targets import Direction, Target, parse_target

UP, DOWN = Direction.UP, Direction.DOWN


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("≥95%", "≥98%", "harder"),
        ("≥95%", "≥90%", "easier"),
        ("≥95%", "≥95％", "same"),
        ("≥95%", "≥0.95比例", "same"),
        ("≥95%", "＞95%", "harder"),
        ("≤5次", "≤4次", "harder"),
        ("≤5次", "＜5次", "harder"),
        ("≤5万元", "≤50000元", "same"),
        ("≤5万元", "≤60000元", "easier"),
        ("≥2公顷", "≥30亩", "same"),
        ("≥2公顷", "≥29亩", "easier"),
        ("≥5次", "≤5次", "incomparable"),
        ("≥600人", "≥600次", "incomparable"),
        ("600人", "650人", "incomparable"),
        ("24小时内", "12小时内", "harder"),
        ("24小时内", "2天内", "easier"),
        ("≤20工作日", "≤20天", "incomparable"),
        ("3-5个", "4-5个", "harder"),
        ("3-5个", "2-6个", "easier"),
        ("3-5个", "4-6个", "incomparable"),
        ("3-5个", "≥3个", "easier"),
        ("≥3个", "3-5个", "harder"),
        ("11月底前", "10月底前", "harder"),
        ("6月30日前", "7月1日前", "easier"),
        ("11月前", "11月底前", "easier"),
        ("11月底前", "上半年", "harder"),
        ("逐年增高", "有所提高", "same"),
        ("逐年增高", "逐年降低", "incomparable"),
        ("健全", "健全。", "same"),
        ("健全", "完善", "incomparable"),
        ("约100人", "约100人", "same"),
        ("约100人", "约110人", "incomparable"),
        ("≥**%", "≥95%", "incomparable"),
        ("≥**%", "≥**%", "same"),
        ("290%", "≥90%", "incomparable"),
        ("有所提高", "≥5%", "incomparable"),
    ],
)
def test_a_target_is_harder_easier_the_same_or_not_to_be_compared(old: str, new: str, expected: str) -> None:
    first, second = parse_target(old, year=2020), parse_target(new, year=2020)
    assert demand(first, second).value == expected
    assert demand(second, first) is Demand(expected).opposite


@pytest.mark.parametrize(
    ("old", "new", "better", "expected"),
    [
        ("600人", "650人", (UP, UP), "harder"),
        ("600人", "≥600人", (UP, UP), "same"),
        ("75元", "70元", (DOWN, DOWN), "harder"),
        ("75元", "≤75元", (DOWN, DOWN), "same"),
        ("600人", "600人", (UP, DOWN), "same"),
        ("600人", "650人", (UP, DOWN), "incomparable"),
        ("≥95%", "≥90%", (DOWN, DOWN), "easier"),
    ],
)
def test_a_target_without_a_sign_is_compared_by_which_way_is_better(
    old: str, new: str, better: tuple[Direction, Direction], expected: str
) -> None:
    assert demand(parse_target(old), parse_target(new), better).value == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("11月底前", "11月底前", "same"),
        ("11月底前", "10月底前", "harder"),
        ("2月底前", "2月底前", "same"),
        ("2020年11月30日前", "2021年11月30日前", "same"),
        ("2020年11月30日前", "2020年11月30日前", "harder"),
    ],
)
def test_last_days_of_two_years_are_compared_within_their_years(old: str, new: str, expected: str) -> None:
    """A last day that stayed in the old year's form is one of the year before."""
    first, second = parse_target(old, year=2020), parse_target(new, year=2021)
    assert demand(first, second, years=1).value == expected
    assert demand(second, first, years=-1) is Demand(expected).opposite


targets = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(("", "=", "≥", "≤", ">", "<", "约")),
        st.integers(0, 4),
        st.sampled_from(("%", "人", "万元", "元", "小时", "天")),
    ),
    st.builds("{}-{}个".format, st.integers(0, 3), st.integers(3, 6)),
    st.sampled_from(("11月前", "11月底前", "上半年", "逐年增高", "有所降低", "健全", "≥**%", "290%", "")),
).map(lambda text: parse_target(text, year=2020))
directions = st.sampled_from((UP, DOWN, None))


@given(targets, directions)
def test_a_target_asks_for_as_much_as_itself(target: Target, better: Direction | None) -> None:
    assert demand(target, target, (better, better)) is Demand.SAME


@given(targets, targets, directions, directions)
def test_harder_one_way_is_easier_the_other(
    old: Target, new: Target, first: Direction | None, second: Direction | None
) -> None:
    assert demand(old, new, (first, second)) is demand(new, old, (second, first)).opposite


@given(st.lists(targets, min_size=3, max_size=3), directions)
def test_harder_than_harder_is_harder(three: list[Target], better: Direction | None) -> None:
    first, second, third = three
    both = better, better
    if demand(first, second, both) is demand(second, third, both) is Demand.HARDER:
        assert demand(first, third, both) is Demand.HARDER
