"""Actual values held against targets: one block a rule, the rule's source beside it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from budgetgoals.errors import InvalidValue
from budgetgoals.targets import (
    Actual,
    Comparator,
    Damaged,
    Deadline,
    Direction,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Target,
    parse_target,
)

UP, DOWN, HOLD = Direction.UP, Direction.DOWN, Direction.HOLD
YES, NO, OPEN = True, False, None


def met(target: str, actual: Actual) -> bool | None:
    return parse_target(target, year=2020).is_met_by(actual)


def share(target: str, actual: Actual) -> str | None:
    """The achievement, as it is written out without zeros at its end."""
    achieved = parse_target(target, year=2020).achievement(actual)
    return None if achieved is None else f"{achieved.normalize():f}"


# 财预〔2020〕10号 article 16: what reaches the target is met, and what falls short scores its share.
@pytest.mark.parametrize(
    ("target", "actual", "is_met", "achieved"),
    [
        ("≥95%", "98%", YES, "1.031578947368421052631578947"),
        ("≥95%", "95%", YES, "1"),
        ("≥95%", "95.00％", YES, "1"),
        ("≥95%", "76%", NO, "0.8"),
        ("≥95%", Decimal(76), NO, "0.8"),
        ("≥95%", 76, NO, "0.8"),
        ("≥95%", "0%", NO, "0"),
        (">95%", "95%", NO, "1"),
        (">95%", "95.01%", YES, "1.000105263157894736842105263"),
        ("=100%", "100%", YES, "1"),
        ("=100%", "99.9%", NO, "0.999"),
        ("600人", "600人", YES, "1"),
        ("600人", "660人", NO, "1.1"),
        ("≥8755人", "8676人", NO, "0.9909765848086807538549400343"),
        ("约100人", "100人", YES, None),
        ("约100人", "101人", OPEN, None),
    ],
)
def test_what_falls_short_scores_its_share(
    target: str, actual: Actual, is_met: bool | None, achieved: str | None
) -> None:
    assert (met(target, actual), share(target, actual)) == (is_met, achieved)


# The rule gives no formula for ≤. Practice (domain notes 3, S): target ÷ actual.
@pytest.mark.parametrize(
    ("target", "actual", "is_met", "achieved"),
    [
        ("≤5次", "4次", YES, "1.25"),
        ("≤5次", "5次", YES, "1"),
        ("≤5次", "10次", NO, "0.5"),
        ("<5次", "5次", NO, "1"),
        ("<5次", "4次", YES, "1.25"),
        ("≤202.6万元", "202.6万元", YES, "1"),
        ("≤24小时", "48小时", NO, "0.5"),
        ("不超过3%", "6%", NO, "0.5"),
        ("≤5次", "0次", YES, "1"),
        ("<5次", 0, YES, "1"),
    ],
)
def test_less_is_the_share_of_the_target_in_the_actual(
    target: str, actual: Actual, is_met: bool, achieved: str
) -> None:
    assert (met(target, actual), share(target, actual)) == (is_met, achieved)


# A target of zero breaks every ratio: it is met or it is not (domain notes 3).
@pytest.mark.parametrize(
    ("target", "actual", "is_met", "achieved"),
    [
        ("0起", "0起", YES, "1"),
        ("0起", "1起", NO, "0"),
        ("0起", 0, YES, "1"),
        ("=0次", "2次", NO, "0"),
        ("≤0起", "0起", YES, "1"),
        ("≤0起", "3起", NO, "0"),
        ("≥0分", "0分", YES, "1"),
        (">0起", "0起", NO, "0"),
        ("零事故", "0起", YES, "1"),
        ("零事故", "0", YES, "1"),
        ("零事故", "1起", NO, "0"),
        ("0%", "0%", YES, "1"),
    ],
)
def test_zero_is_met_or_not(target: str, actual: Actual, is_met: bool, achieved: str) -> None:
    assert (met(target, actual), share(target, actual)) == (is_met, achieved)


# With = or nothing, a direction (指标方向性, domain notes 1.3) tells whether more or less is met too.
@pytest.mark.parametrize(
    ("target", "actual", "direction", "is_met", "achieved"),
    [
        ("600人", "660人", UP, YES, "1.1"),
        ("=600人", "540人", UP, NO, "0.9"),
        ("=5次", "4次", DOWN, YES, "1.25"),
        ("5次", "10次", DOWN, NO, "0.5"),
        ("600人", "660人", HOLD, NO, "1.1"),
        ("≥95%", "98%", DOWN, YES, "1.031578947368421052631578947"),
        ("≤5次", "4次", UP, YES, "1.25"),
    ],
)
def test_a_direction_opens_one_side(
    target: str, actual: str, direction: Direction, is_met: bool, achieved: str
) -> None:
    parsed = parse_target(target)
    assert isinstance(parsed, Quantity)
    assert parsed.is_met_by(actual, direction=direction) is is_met
    assert parsed.achievement(actual, direction=direction) == Decimal(achieved)


# Units that are multiples of each other are compared exactly; others cannot be told.
@pytest.mark.parametrize(
    ("target", "actual", "is_met", "achieved"),
    [
        ("≥2.5公顷", "40亩", YES, None),
        ("≥2.5公顷", "30亩", NO, "0.8"),
        ("≥1万人", "8000人", NO, "0.8"),
        ("≤1万元", "8000元", YES, "1.25"),
        ("≤1万元", "¥8000", YES, "1.25"),
        ("≥95%", "0.96比例", YES, None),
        ("≥0.97比例", "97%", YES, "1"),
        ("≥2公里", "1500米", NO, "0.75"),
        ("≤1天", "24小时", YES, "1"),
        ("≥1年", "12个月", YES, "1"),
        ("≤6‰", "0.3%", YES, "2"),
        ("620元/人·月", "620元/月·人", YES, "1"),
        ("≤5个工作日", "5天", OPEN, None),
        ("≤6个月", "180天", OPEN, None),
        ("≥500人", "500人次", OPEN, None),
        ("≥500人", "500户", OPEN, None),
        ("620元/人·月", "620元/人·年", OPEN, None),
        ("≥95%", "95个百分点", OPEN, None),
        ("≥85", "90%", OPEN, None),
        ("≥85", "90", YES, None),
    ],
)
def test_units(target: str, actual: str, is_met: bool | None, achieved: str | None) -> None:
    assert met(target, actual) is is_met
    if achieved is not None or is_met is None:
        assert share(target, actual) == achieved


# A number printed alone beside a percentage may be a share of 1 (domain notes R30).
def test_a_share_of_one_beside_a_percentage_cannot_be_told() -> None:
    assert met("≥95%", "0.97") is OPEN
    assert met("=100%", "1") is OPEN
    assert met("≥0.97比例", "98") is OPEN
    assert met("≥95%", "97") is YES
    assert met("≥95%", Decimal("0.97")) is NO, "a number is in the unit of the target"


# Actual values are printed with the comparator of their target (domain notes R59): a bound, not a number.
@pytest.mark.parametrize(
    ("target", "actual", "is_met"),
    [
        ("≥95%", "≥98%", YES),
        ("≥95%", "≥95%", YES),
        ("≥95%", ">95%", YES),
        (">95%", ">95%", YES),
        (">95%", "≥95%", OPEN),
        ("≥95%", "≥90%", OPEN),
        ("≥95%", "≤90%", NO),
        ("≥95%", "<95%", NO),
        ("≥95%", "≤95%", OPEN),
        (">95%", "≤95%", NO),
        ("≤5次", "≤3次", YES),
        ("≤5次", "≥6次", NO),
        ("≤5次", "<5次", YES),
        ("<5次", "<5次", YES),
        ("<5次", "≥5次", NO),
        ("=100%", "≥100%", OPEN),
        ("=100%", "<100%", NO),
        ("=100%", "≥101%", NO),
        ("≥95%", "约96%", OPEN),
        ("≥10次", "10余次", YES),
        ("≥95%", "=96%", YES),
        ("≥266米", "≥266米", YES),
    ],
)
def test_a_bound_is_no_number(target: str, actual: str, is_met: bool | None) -> None:
    assert met(target, actual) is is_met
    if actual[0] != "=":
        assert share(target, actual) is None


# What is spoiled, a change, a hope or words is no actual number.
@pytest.mark.parametrize(
    "actual",
    ["290%", "9 5%", "下降4%", "增长4%", "预计95%", "未达到95%", "95%或96%", "", "很好", "**%", "2020年"],
)
def test_what_is_no_number_cannot_be_told(actual: str) -> None:
    assert met("≥90%", actual) is OPEN
    assert share("≥90%", actual) is None


def test_a_change_is_not_met_by_another_one() -> None:
    for actual in ("下降4%", "增长4%", "3%", "4%", "5%"):
        for target in ("下降3%", "增长3%", "较上年提高3个百分点"):
            assert met(target, actual) is OPEN
    assert met("下降3%", "下降3%。") is YES


# Ranges: inside is met; outside, the share in the nearer end.
@pytest.mark.parametrize(
    ("actual", "is_met", "achieved"),
    [
        ("3个", YES, "1"),
        ("5个", YES, "1"),
        (4, YES, "1"),
        ("2.4个", NO, "0.8"),
        ("10个", NO, "0.5"),
        ("0个", NO, "0"),
        ("4人", OPEN, None),
        ("≥3个", OPEN, None),
        ("三五个", OPEN, None),
    ],
)
def test_ranges(actual: Actual, is_met: bool | None, achieved: str | None) -> None:
    assert (met("3-5个", actual), share("3-5个", actual)) == (is_met, achieved)


def test_a_range_around_zero_has_no_shares() -> None:
    assert (met("±3%", "-2%"), share("±3%", "-2%")) == (YES, "1")
    assert (met("±3%", "5%"), share("±3%", "5%")) == (NO, None)
    assert (met("±3%", "-5%"), share("±3%", "-5%")) == (NO, None)


# Deadlines: the rules do not say whether 前 includes what it names; between the bounds nothing is claimed.
@pytest.mark.parametrize(
    ("target", "actual", "is_met", "achieved"),
    [
        ("6月30日前", "2020-06-29", YES, "1"),
        ("6月30日前", "2020年6月30日", OPEN, None),
        ("6月30日前", date(2020, 7, 1), NO, "0"),
        ("11月前完成验收", "10月31日", YES, "1"),
        ("11月前完成验收", "11月15日完成验收", OPEN, None),
        ("11月前完成验收", "12月1日", NO, "0"),
        ("11月前完成验收", "2020年10月完成", YES, "1"),
        ("11月前完成验收", "2020年11月", OPEN, None),
        ("11月前完成验收", "已于2020年12月完成", NO, "0"),
        ("12月底前", "2020-12-31", YES, "1"),
        ("12月底前", "2021-01-01", NO, "0"),
        ("12月底前", "已完成", YES, "1"),
        ("12月底前", "未完成", NO, "0"),
        ("12月底前", "正在进行", OPEN, None),
        ("12月底前", "100%", OPEN, None),
        ("6月15日", "6月", OPEN, None),
        ("2020年3月-11月", "2020年3月-2020年11月", YES, "1"),
        ("2020年3月-11月", "2020年3月至12月", NO, "0"),
        ("2020年3月-11月", "2020年", OPEN, None),
    ],
)
def test_deadlines(target: str, actual: Actual, is_met: bool | None, achieved: str | None) -> None:
    assert (met(target, actual), share(target, actual)) == (is_met, achieved)


def test_a_deadline_without_its_year_is_met_by_words_only() -> None:
    due = parse_target("12月底前")
    assert due.is_met_by("2020-12-01") is OPEN
    assert due.is_met_by(date(2020, 12, 1)) is OPEN
    assert due.is_met_by("已完成") is YES
    half = Deadline("年底", None, date(2020, 12, 31))
    assert half.is_met_by(date(2020, 12, 1)) is OPEN


# Trends: the same direction, or that it is done. Whether a rise is still 保持 is for a person to judge.
@pytest.mark.parametrize(
    ("target", "actual", "is_met"),
    [
        ("逐年增高", "有所提高", YES),
        ("逐年增高", "逐年增高。", YES),
        ("逐年增高", "已完成", YES),
        ("逐年增高", "有所下降", NO),
        ("逐年增高", "保持不变", NO),
        ("逐年增高", "未达到", NO),
        ("逐年增高", "95%", OPEN),
        ("逐年增高", Decimal(95), OPEN),
        ("逐年减少", "有所降低", YES),
        ("逐年减少", "有所提高", NO),
        ("保持稳定", "基本稳定", YES),
        ("保持稳定", "有所提高", OPEN),
    ],
)
def test_trends(target: str, actual: Actual, is_met: bool | None) -> None:
    assert met(target, actual) is is_met
    assert share(target, actual) == (None if is_met is None else f"{is_met:d}")


# 财预〔2020〕10号 article 16 has qualitative targets judged by level: only the plain cases can be told.
@pytest.mark.parametrize(
    ("target", "actual", "is_met"),
    [
        ("健全", "健全", YES),
        ("健全", " 健 全；", YES),
        ("健全", "基本健全", OPEN),
        ("健全", "不健全", OPEN),
        ("合规", "符合", YES),
        ("合规", "不符合", NO),
        ("合规", "达成预期指标", YES),
        ("合规", "未达成预期指标", NO),
        ("合规", "部分达成", OPEN),
        ("完成", "已完成", YES),
        ("完成", "超额完成", YES),
        ("完成", "基本完成", OPEN),
        ("完成", "未完成", NO),
        ("完成", "100%", OPEN),
        ("优秀", "合格", OPEN),
        ("优良", "不合格", NO),
        ("是", "是", YES),
        ("是", "否", NO),
        ("否", "否", YES),
        ("否", "是", NO),
        ("有", "无", NO),
        ("无", "无", YES),
        ("无", "没有", YES),
        ("无", "有", NO),
        ("健全", "是", YES),
        ("健全", "否", NO),
        ("健全", "有", OPEN),
        ("健全", "无", OPEN),
        ("健全", date(2020, 1, 1), OPEN),
        ("健全", 1, OPEN),
    ],
)
def test_words(target: str, actual: Actual, is_met: bool | None) -> None:
    assert met(target, actual) is is_met
    assert share(target, actual) == (None if is_met is None else f"{is_met:d}")


# A target that says nothing, or whose value is not known, is never met and never missed.
@pytest.mark.parametrize("target", ["", "≥**%", "公里", "290%", "7,00.0,77"])
@pytest.mark.parametrize("actual", ["95%", "290%", "", "已完成", Decimal(95), date(2020, 1, 1)])
def test_nothing_meets_what_is_not_known(target: str, actual: Actual) -> None:
    assert met(target, actual) is OPEN
    assert share(target, actual) is None


def test_a_likely_reading_is_never_the_value() -> None:
    assert parse_target("290%") == Damaged("290%", "≥90%")
    assert met("290%", "95%") is OPEN


# Numbers below zero have no share of each other.
def test_shares_of_negative_numbers_are_not_made() -> None:
    assert (met("≥-18℃", "-10℃"), share("≥-18℃", "-10℃")) == (YES, None)
    assert (met("≥5%", "-5%"), share("≥5%", "-5%")) == (NO, None)


TARGETS: list[Target] = [
    Quantity("≥95%", Comparator.GE, Decimal(95), "%"),
    Range("3-5个", Decimal(3), Decimal(5), "个"),
    Duration("=1年", Comparator.EQ, Decimal(1), "年"),
    Deadline("年底", date(2020, 12, 31), date(2020, 12, 31)),
    parse_target("逐年增高"),
    Qualitative("健全"),
]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.kind)
@pytest.mark.parametrize(
    "actual",
    [0.95, True, None, b"95%", ["95%"], datetime(2020, 1, 1), Decimal("NaN"), Decimal("1E+999999"), 10**16],
)
def test_an_actual_value_that_is_none_is_refused(target: Target, actual: Actual) -> None:
    with pytest.raises(InvalidValue):
        target.is_met_by(actual)
    with pytest.raises(InvalidValue):
        target.achievement(actual)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.kind)
@pytest.mark.parametrize("actual", ["9" * 300, "提高" * 1000, "1,0" * 99, "≥" * 500, "\n", "下降3%"])
def test_any_text_can_be_held_against_a_target(target: Target, actual: str) -> None:
    assert target.is_met_by(actual) in (YES, NO, OPEN)
    assert target.achievement(actual) is None or isinstance(target.achievement(actual), Decimal)
