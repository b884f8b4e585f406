"""Deadlines and time limits: one block a rule, the rule's source beside it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import get_args

import pytest

from budgetgoals.dates import (
    Before,
    DueDate,
    Period,
    Precision,
    TimeLimit,
    parse_deadline,
    parse_period,
)
from budgetgoals.errors import AmbiguousValue, InvalidValue


# No rule says whether 前 includes what it names: both bounds are kept.
@pytest.mark.parametrize(
    ("texts", "earliest", "latest"),
    [
        ("11月前 １１月前 十一月前 11月之前 11月以前 11月前完成验收 在11月前完成", "10-31", "11-30"),
        ("6月30日前 6月30日之前 6月30日以前 于6月30日前 6月30日前办结", "06-29", "06-30"),
        ("6月上旬前", "05-31", "06-10"),
        ("上半年前", None, "06-30"),
        ("第三季度前", "06-30", "09-30"),
        ("2020年前", None, "12-31"),
    ],
)
def test_before_has_two_bounds(texts: str, earliest: str | None, latest: str) -> None:
    strict = date.fromisoformat(f"2020-{earliest}") if earliest else date(2019, 12, 31)
    generous = date.fromisoformat(f"2020-{latest}")
    for text in texts.split():
        assert parse_deadline(text, year=2020) == DueDate(strict, generous)
        assert not DueDate(strict, generous).exact
        assert parse_deadline(text, year=2020, before="excluded") == DueDate(strict, strict)
        assert parse_deadline(text, year=2020, before="included") == DueDate(generous, generous)


# 底 and 末 mean the last day; so do 内 and 以内 (民法典 article 1259) and a period that stands alone.
@pytest.mark.parametrize(
    ("texts", "day"),
    [
        ("12月底前 12月底之前完成 12月底到位 12月末前 12月底 年底前", "12-31"),
        ("年底 2020年底前 年内 2020年内 本年度内", "12-31"),
        ("2020年12月31日 2020-12-31 全年 12月 2020年", "12-31"),
        ("上半年 上半年内 6月30日 6月30日内 不晚于6月30日 截至6月30日 最迟于6月底 6月底 第二季度", "06-30"),
        ("6月30日前（含） 6月30日前(含当日) 6月30日(含)前完成", "06-30"),
        ("第三季度末 三季度末前", "09-30"),
        ("6月上旬", "06-10"),
        ("6月中旬完成", "06-20"),
        ("2月下旬", "02-29"),
        ("1月底完成", "01-31"),
    ],
)
@pytest.mark.parametrize("before", get_args(Before))
def test_plain_deadlines_have_one_day(texts: str, day: str, before: Before) -> None:
    last = date.fromisoformat(f"2020-{day}")
    for text in texts.split():
        assert parse_deadline(text, year=2020, before=before) == DueDate(last, last)


def test_a_remark_in_the_text_comes_before_the_policy() -> None:
    day = date(2020, 6, 29)
    assert parse_deadline("6月30日前（不含）", year=2020, before="included") == DueDate(day, day)
    with pytest.raises(InvalidValue, match="no policy"):
        parse_deadline("6月30日前", year=2020, before="maybe")  # type: ignore[arg-type]


# 期限: a number of units, counted from an event where the text names one.
@pytest.mark.parametrize(
    ("text", "event", "number", "unit"),
    [
        ("合同签订后30日内", "合同签订", "30", "日"),
        ("合同签订之日起30日内", "合同签订", "30", "日"),
        ("自合同签订之日起15个工作日内", "合同签订", "15", "工作日"),
        ("自合同签订之日起 15 个工作日 内支付", "合同签订", "15", "工作日"),
        ("在接到通知后24小时以内受理", "接到通知", "24", "小时"),
        ("收到申请后三十日内", "收到申请", "30", "日"),
        ("国内项目验收后两个月之内", "国内项目验收", "2", "月"),
        ("签订合同1.5年内", "签订合同", "1.5", "年"),
        ("24小时内", "", "24", "小时"),
        ("接报后2小时内赶到现场", "接报", "2", "小时"),
        ("30日内", "", "30", "日"),
        ("在30日内", "", "30", "日"),
        ("半年内", "", "0.5", "年"),
        ("6个月内完成", "", "6", "月"),
        ("三年内", "", "3", "年"),
        ("30分钟内", "", "30", "分钟"),
    ],
)
def test_time_limits(text: str, event: str, number: str, unit: str) -> None:
    limit = parse_deadline(text)
    assert isinstance(limit, TimeLimit)
    assert (limit.event, limit.number, limit.unit) == (event, Decimal(number), unit)


@pytest.mark.parametrize("text", ["3月内", "三月内", "20年内"])
def test_a_time_limit_or_a_month_is_refused(text: str) -> None:
    with pytest.raises(AmbiguousValue, match="as a time limit or as the end of"):
        parse_deadline(text, year=2020)


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ("2020年前三季度 前三季度 前10个月", "is no deadline"),
        ("开学前 验收合格前 在项目计划完成时间内 之后30日内 起两年内", "is no deadline"),
        ("30日后 2020年1月-12月 11月前完成50%,12月前完成", "is no deadline"),
        ("6月30日前后 约30日内 三五日内 十五六日内", "is an estimate"),
        ("每月5日前 每年底前", "recurs"),
        ("5日前 月底前 上旬前", "names no month"),
        ("明天前 下周一前 去年底前 近期内 今后3年内 未来5年内", "depends on the day"),
        ("年前 春节前", "civil calendar"),
        ("XX月底前 *月前", "not filled in"),
        ("13月前", "there is no month 13"),
        ("2021年2月29日前", "2021-02 has 28 days"),
        ("0日内", "is zero"),
        ("3年内涵", "a year has four digits"),
        ("0001年1月1日前", "before the first day"),
    ],
)
def test_what_is_no_deadline_is_refused_with_the_reason(texts: str, reason: str) -> None:
    for text in texts.split():
        with pytest.raises(InvalidValue, match=reason):
            parse_deadline(text, year=2020)


# Objects: immutable, hashable, never in a state that no text has.
def test_a_period_knows_its_days() -> None:
    period = parse_period("2020年2月")
    assert date(2020, 2, 29) in period
    assert date(2020, 3, 1) not in period
    assert period.days == 29
    assert len({period, parse_period("2020-02")}) == 1
    assert period != parse_period("2020.2.1-2020.2.29")
    with pytest.raises(AttributeError):
        period.start = date(2020, 1, 1)  # type: ignore[misc]


@pytest.mark.parametrize("precision", Precision)
def test_a_period_that_is_not_what_it_says_is_refused(precision: Precision) -> None:
    with pytest.raises(InvalidValue, match="is before"):
        Period(date(2020, 1, 2), date(2020, 1, 1), precision)
    if precision is not Precision.RANGE:
        with pytest.raises(InvalidValue, match="no period of the kind"):
            Period(date(2020, 1, 2), date(2021, 1, 5), precision)
    with pytest.raises(InvalidValue, match="not Period"):
        Period(datetime(2020, 1, 1), date(2020, 1, 1), precision)


def test_a_deadline_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidValue, match="is before"):
        DueDate(date(2020, 1, 2), date(2020, 1, 1))
    with pytest.raises(InvalidValue, match="not DueDate"):
        DueDate(date(2020, 1, 2), "2020-01-01")  # type: ignore[arg-type]
    for number, unit in [(Decimal(0), "日"), (Decimal("NaN"), "日"), (30, "日"), (Decimal(1), "秒")]:
        with pytest.raises(InvalidValue, match="a time limit cannot hold"):
            TimeLimit("", number, unit)  # type: ignore[arg-type]
