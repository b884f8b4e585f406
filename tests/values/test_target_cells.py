"""Targets whose comparator, unit or direction stand in cells of their own: one block a system of columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from budgetgoals.errors import InvalidValue
from budgetgoals.targets import (
    Comparator,
    Damaged,
    Deadline,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Target,
    Trend,
    Unfilled,
    parse_target,
)

YEAR = 2020


def read(value: str, unit: str = "", comparator: str = "", direction: str = "") -> Target:
    return parse_target(value, unit=unit, comparator=comparator, direction=direction, year=YEAR)


# Sichuan 一体化 (domain notes 1.3): 指标性质 · 指标值 · 度量单位 · 指标方向性.
@pytest.mark.parametrize(
    ("row", "sign", "number"),
    [
        ("≥ · 95 · % · 正向指标", "≥", "95"),
        ("＝ · 100 · % · 正向指标", "=", "100"),
        ("≤ · 5 · % · 反向指标", "≤", "5"),
        ("≥ · 1,000 · 人次 · 正向指标", "≥", "1000"),
        ("≥ · 2.5 · 万人次 · 正向指标", "≥", "2.5"),
        ("≤ · 620 · 元/人·月 · 反向指标", "≤", "620"),
        ("= · 0 · 起 · 反向指标", "=", "0"),
        ("≥ · 两 · 次 · 正向指标", "≥", "2"),
        ("> · 90 · 分 · 正向指标", ">", "90"),
    ],
)
def test_sichuan(row: str, sign: str, number: str) -> None:
    comparator, value, unit, direction = row.split(" · ")
    target = read(value, unit, comparator, direction)
    assert target == Quantity(comparator + value + unit, Comparator(sign), Decimal(number), unit)


@pytest.mark.parametrize("value", ["优良", "健全", "95", "95%", "≥95%", "290%", "3-5个", "完成"])
def test_what_a_cell_calls_qualitative_is_no_number(value: str) -> None:
    for cells in (("", "定性", ""), ("", "", "定性指标"), ("文字描述", "", ""), ("", "定性", "正向指标")):
        assert read(value, *cells) == Qualitative(value)


def test_a_qualitative_cell_leaves_times_and_trends_what_they_are() -> None:
    assert read("11月前完成", "", "定性") == Deadline("11月前完成", date(2020, 10, 31), date(2020, 11, 30))
    assert isinstance(read("逐年增高", "", "定性"), Trend)
    assert isinstance(read("", "", "定性"), Unfilled)


# Jiangxi 一体化: 计算符号 · 目标值 · 度量单位; the seven targets of a form that prints each in three cells.
@pytest.mark.parametrize(
    ("sign", "value", "unit"),
    [
        ("=", "116", "人"),
        ("=", "0.5", "万亩"),
        ("=", "1", "单"),
        ("=", "30", "篇"),
        ("=", "4", "个"),
        ("=", "50", "篇"),
        ("≥", "95", "%"),
    ],
)
def test_jiangxi(sign: str, value: str, unit: str) -> None:
    assert read(value, unit, sign) == Quantity(sign + value + unit, Comparator(sign), Decimal(value), unit)


# Inner Mongolia swaps the names: 指标性质 holds 正向 or 反向, 指标方向 holds 大于等于.
@pytest.mark.parametrize(
    ("nature", "direction"), [("正向", "大于等于"), ("正向指标", "≥"), ("大于等于", "正向")]
)
def test_inner_mongolia(nature: str, direction: str) -> None:
    target = read("95", "%", nature, direction)
    assert isinstance(target, Quantity)
    assert (target.comparator, target.value, target.unit) == (Comparator.GE, Decimal(95), "%")


# Hebei: 符号 · 值 · 单位(文字描述), with the unit's name in brackets.
def test_hebei() -> None:
    for printed in ("%(百分比)", "%（百分比）"):
        target = read("75", printed, ">=")
        assert isinstance(target, Quantity)
        assert (target.comparator, target.value, target.measure.name) == (Comparator.GE, Decimal(75), "%")
    assert read("效果明显", "文字描述", "") == Qualitative("效果明显")


# Chongqing and others: 计量单位 · 指标性质 · 指标值; the name of a comparator, or a sign behind its name.
@pytest.mark.parametrize(
    ("cell", "sign"),
    [
        ("大于等于", "≥"),
        ("大于等于(≥)", "≥"),
        ("≥（大于等于）", "≥"),
        (" > = ", "≥"),
        ("不低于", "≥"),
        ("以上", "≥"),
        ("小于或等于", "≤"),
        ("以内", "≤"),
        ("等于", "="),
        ("小于", "<"),
        ("大于", ">"),
        ("左右", "≈"),
    ],
)
def test_names_of_comparators(cell: str, sign: str) -> None:
    target = read("5", "次", cell)
    assert isinstance(target, Quantity)
    assert target.comparator is Comparator(sign)


# A direction stands for a comparator only where nothing says otherwise.
@pytest.mark.parametrize(
    ("value", "comparator", "direction", "sign"),
    [
        ("5", "", "正向", "≥"),
        ("5", "", "正向性", "≥"),
        ("5", "", "反向指标", "≤"),
        ("5", "", "逆向", "≤"),
        ("5", "", "负向", "≤"),
        ("5", "-", "反向", "≤"),
        ("5", "=", "反向", "="),
        ("5", "<", "反向", "<"),
        ("≥5", "", "反向", "≥"),
        ("5以上", "", "反向", "≥"),
    ],
)
def test_directions(value: str, comparator: str, direction: str, sign: str) -> None:
    target = read(value, "个", comparator, direction)
    assert isinstance(target, Quantity)
    assert target.comparator is Comparator(sign)


def test_a_direction_for_a_length_of_time() -> None:
    assert read("3", "年", "", "正向") == Duration("3年", Comparator.GE, Decimal(3), "年")
    assert read("24", "小时", "≤", "反向") == Duration("≤24小时", Comparator.LE, Decimal(24), "小时")


# What stands in the value already is not said twice; = beside ≥ says less, ≤ beside ≥ the opposite.
@pytest.mark.parametrize("value", ["≥95%", "≥95", "95%", "95", "95.0", "不低于95", "95以上"])
@pytest.mark.parametrize("unit", ["%", "百分比", "％"])
def test_unit_and_comparator_may_stand_twice(value: str, unit: str) -> None:
    target = read(value, unit, "≥")
    assert isinstance(target, Quantity)
    assert (target.comparator, target.value, target.measure.name) == (Comparator.GE, Decimal(95), "%")


@pytest.mark.parametrize("value", ["不超过5", "≤5", "5以内", "5左右", "约5"])
def test_cells_that_contradict_the_value(value: str) -> None:
    assert read(value, "次", "≥") == Qualitative(value)


@pytest.mark.parametrize(("value", "sign"), [("不超过5", "≤"), ("≤5", "≤"), ("≥5", "≥")])
def test_an_equals_sign_beside_a_comparator_gives_way(value: str, sign: str) -> None:
    target = read(value, "次", "=")
    assert isinstance(target, Quantity)
    assert target.comparator is Comparator(sign)


# The unit belongs behind the number, before what follows the number.
@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("100以上", "人", Quantity("100人以上", Comparator.GE, Decimal(100), "人")),
        ("100左右", "人", Quantity("100人左右", Comparator.ABOUT, Decimal(100), "人")),
        ("3-5", "个", Range("3-5个", Decimal(3), Decimal(5), "个")),
        ("100", "-", Quantity("100", None, Decimal(100), "")),
        ("100", "无", Quantity("100", None, Decimal(100), "")),
        ("100", "其他", Quantity("100", None, Decimal(100), "")),
        ("30", "日内", Duration("30日内", Comparator.LE, Decimal(30), "日")),
        ("290", "%", Damaged("290%", "≥90%")),
        ("9 5", "%", Damaged("9 5%", "95%")),
        ("100人", "人次", Quantity("100人", None, Decimal(100), "人")),
    ],
)
def test_units_of_their_own(value: str, unit: str, expected: Target) -> None:
    assert read(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "unit"), [("3", "级"), ("二", "级"), ("增长5", "%"), ("约3-5", "个"), ("1:1", "")]
)
def test_no_unit_makes_a_number_of_what_is_none(value: str, unit: str) -> None:
    assert read(value, unit, "≥") == Qualitative(value)
    assert read(value, unit, "=") == Qualitative(value)


def test_a_range_may_equal_but_not_exceed() -> None:
    assert read("3-5", "个", "=") == Range("3-5个", Decimal(3), Decimal(5), "个")
    assert read("3-5", "个", "≥") == Qualitative("3-5")


# Times. A number of months up to twelve may be a month: with = or ≤, and alone, it is neither.
@pytest.mark.parametrize("comparator", ["", "=", "≤", "<"])
def test_twelve_months_or_december(comparator: str) -> None:
    assert read("12", "月", comparator) == Qualitative("12")
    assert read("4", "季度", comparator) == Qualitative("4")


def test_a_number_of_months() -> None:
    assert read("12", "个月", "≤") == Duration("≤12个月", Comparator.LE, Decimal(12), "个月")
    assert read("36", "月", "≤") == Duration("≤36月", Comparator.LE, Decimal(36), "月")
    assert read("12", "月", "≥") == Duration("≥12月", Comparator.GE, Decimal(12), "月")


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "latest"),
    [
        ("2022", "年", "≤", "2022-12-31"),
        ("2022", "年", "=", "2022-12-31"),
        ("2022", "年", "<", "2021-12-31"),
        ("2022年12月", "", "≤", "2022-12-31"),
        ("2022年12月", "", "=", "2022-12-31"),
        ("2022-12-31", "日期", "≤", "2022-12-31"),
        ("2022-12-31", "", "＝", "2022-12-31"),
        ("12月底前", "", "≤", "2020-12-31"),
        ("12月底前", "时间", "=", "2020-12-31"),
        ("12", "月底前", "≤", "2020-12-31"),
        ("12", "月份", "≤", "2020-12-31"),
        ("11月30日前", "", "≤", "2020-11-30"),
    ],
)
def test_days_in_cells(value: str, unit: str, comparator: str, latest: str) -> None:
    target = read(value, unit, comparator)
    assert isinstance(target, Deadline)
    assert target.latest == date.fromisoformat(latest)


@pytest.mark.parametrize("value", ["2022年12月", "2022-12-31", "12月底前", "2022年"])
def test_a_day_cannot_be_exceeded(value: str) -> None:
    assert read(value, "", "≥") == Qualitative(value)


# Empty cells of a row that is filled in, and a row that is not.
@pytest.mark.parametrize("value", ["", " ", "-", "**", "XX", "___"])
def test_an_empty_value_is_unfilled(value: str) -> None:
    assert read(value, "%", "≥", "正向指标") == Unfilled(value)
    assert read(value, "", "", "") == Unfilled(value)


@pytest.mark.parametrize("blank", ["", " ", "-", "—", "/"])
def test_an_empty_cell_says_nothing(blank: str) -> None:
    assert read("95", "%", blank, blank) == Quantity("95%", None, Decimal(95), "%")


def test_cells_that_are_none_are_refused() -> None:
    with pytest.raises(InvalidValue, match="'大概吧' is no comparator"):
        read("95", "%", "大概吧")
    with pytest.raises(InvalidValue, match="'向上' is no direction"):
        read("95", "%", "", "向上")
    for cell in (5, 1.5, b"%", ["%"]):
        for place in ("unit", "comparator", "direction"):
            with pytest.raises(InvalidValue, match="a text is expected"):
                parse_target("95", **{place: cell})  # type: ignore[arg-type]


def test_the_enumerations_name_themselves() -> None:
    assert read("95", "%", Comparator.GE, "up") == Quantity("≥95%", Comparator.GE, Decimal(95), "%")
    assert read("95", "%", "", "down") == Quantity("95%", Comparator.LE, Decimal(95), "%")
