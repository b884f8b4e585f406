"""Days and periods: one block a rule, the rule's source beside it."""

from __future__ import annotations

from datetime import date

import pytest

from budgetgoals.dates import (
    MissingYear,
    Period,
    Precision,
    format_date,
    parse_date,
    parse_deadline,
    parse_period,
)
from budgetgoals.errors import AmbiguousValue, InvalidValue


def reads(*cases: tuple[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "expected"), cases)


# Figures: ISO 8601 / GB/T 7408, and the points and strokes of the forms.
@reads(
    ("2020-01-01", "2020-01-01"),
    ("2020/1/1", "2020-01-01"),
    ("2020/01/01", "2020-01-01"),
    ("2020.1.1", "2020-01-01"),
    ("2020.1.1日", "2020-01-01"),
    ("20200101", "2020-01-01"),
    ("20190630", "2019-06-30"),
    ("2020-2-29", "2020-02-29"),
    ("0001-01-01", "0001-01-01"),
    ("9999-12-31", "9999-12-31"),
    ("２０２０／１／３", "2020-01-03"),
    ("2020–01–03", "2020-01-03"),
    ("2020-01-03 00:00:00", "2020-01-03"),
    ("2020-01-03T00:00", "2020-01-03"),
)
def test_days_in_figures(text: str, expected: str) -> None:
    assert parse_date(text) == date.fromisoformat(expected)


# GB/T 15835-2011: a date is written all in Arabic figures or all in Chinese numerals, years with 〇.
@reads(
    ("2020年1月1日", "2020-01-01"),
    ("2020年01月01日", "2020-01-01"),
    ("2020年1月1号", "2020-01-01"),
    ("2020年1月1號", "2020-01-01"),
    ("2022 年 8 月 10 日", "2022-08-10"),
    ("2 0 2 0 年 1 2 月 3 1 日", "2020-12-31"),
    (" 2020年\n1月1日 ", "2020-01-01"),
    ("2020\u3000年1月\xa01日", "2020-01-01"),
    ("2020年1⽉1⽇", "2020-01-01"),
    ("公元2020年1月1日", "2020-01-01"),
    ("二〇二〇年一月一日", "2020-01-01"),
    ("二○二○年一月一日", "2020-01-01"),
    ("二零二零年一月一日", "2020-01-01"),
    ("二OO八年八月八日", "2008-08-08"),
    ("二〇二〇年十月十日", "2020-10-10"),
    ("二〇二〇年十一月十九日", "2020-11-19"),
    ("二〇二〇年十二月二十日", "2020-12-20"),
    ("二〇二〇年十二月三十一日", "2020-12-31"),
    ("二〇二〇年十二月廿日", "2020-12-20"),
    ("二〇二〇年十二月廿一日", "2020-12-21"),
    ("二〇二〇年十二月卅一日", "2020-12-31"),
    ("2020年元月5日", "2020-01-05"),
    ("一九四九年十月一日", "1949-10-01"),
    ("一八四〇年六月二十八日", "1840-06-28"),
)
def test_days_in_chinese(text: str, expected: str) -> None:
    assert parse_date(text) == date.fromisoformat(expected)


# 支付结算办法 annex 1: 零 before the months 1, 2, 10 and the days 1-9, 10, 20, 30; 壹 before 拾 of 11-19.
@reads(
    ("贰零贰零年零壹月壹拾伍日", "2020-01-15"),
    ("贰零贰零年零贰月壹拾贰日", "2020-02-12"),
    ("贰零贰零年零壹拾月零贰拾日", "2020-10-20"),
    ("贰零贰零年壹拾贰月零叁拾日", "2020-12-30"),
    ("贰零贰零年壹拾壹月零壹拾日", "2020-11-10"),
    ("贰零贰零年叁月零玖日", "2020-03-09"),
    ("贰零贰零年叁月叁拾壹日", "2020-03-31"),
    ("贰〇贰〇年拾贰月拾伍日", "2020-12-15"),
    ("貳零貳零年零壹月零伍日", "2020-01-05"),
)
def test_days_on_bills(text: str, expected: str) -> None:
    day = date.fromisoformat(expected)
    assert parse_date(text) == day
    if "〇" not in text and "貳" not in text:
        assert format_date(day, "bill") == text


# 1 January 2020 was a Wednesday.
def test_a_weekday_is_checked() -> None:
    for text in ("2020年1月1日（星期三）", "2020年1月1日星期三", "2020-01-01（周三）"):
        assert parse_date(text) == date(2020, 1, 1)
    assert parse_date("2020年1月5日星期天") == date(2020, 1, 5)
    with pytest.raises(InvalidValue, match="2020-01-01 falls on another weekday"):
        parse_date("2020年1月1日（星期四）")


def test_a_text_without_a_year_takes_the_year_that_is_given() -> None:
    assert parse_date("6月30日", year=2020) == date(2020, 6, 30)
    assert parse_date("二月廿九日", year=2020) == date(2020, 2, 29)
    assert parse_date("2019年6月30日", year=2020) == date(2019, 6, 30)
    with pytest.raises(MissingYear, match="names no year"):
        parse_date("6月30日")
    with pytest.raises(MissingYear):
        parse_period("第三季度")
    with pytest.raises(MissingYear):
        parse_deadline("11月前")


@pytest.mark.parametrize("year", [0, -1, 10000, 2020.0, "2020", True])
def test_a_year_that_is_none_is_refused(year: int) -> None:
    for read in (parse_date, parse_period, parse_deadline):
        with pytest.raises(InvalidValue, match="no year from 1 to 9999"):
            read("6月30日", year=year)


# The calendar: 2020 is a leap year, 2021 and 1900 are none.
@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (
            "2020-02-30 2020.2.30 20200230 2020年2月30日 二〇二〇年二月三十日 2020年2月0日",
            "2020-02 has 29 days",
        ),
        ("2021-02-29 2021年2月29日", "2021-02 has 28 days"),
        ("1900-02-29", "1900-02 has 28 days"),
        ("2020-06-31 2020年6月31日 2020年6月99日", "2020-06 has 30 days"),
        ("2020-13-01 202013 2020年13月 二〇二〇年十三月一日", "there is no month 13"),
        ("2020-00-10 2020年0月", "there is no month 0"),
        ("0000-01-01 0000年", "there is no year 0"),
        ("9999年12月至次年1月", "there is no year 10000"),
        ("2月30日", "month 2 has 29 days"),
        ("2020年一二月 2020年三一月", "is no number of a month or a day"),
        ("20XX年 20**年1月 年月日 年 月 日 2020年_月_日", "is not filled in"),
        (
            "今天 明天 昨天 后天 后天下午三点 下周一 上周五 周三 星期三 去年 今年 明年 前年 后年",
            "depends on the day",
        ),
        ("本月 上月 下月 上个月 下个月 本季度 上年 近期 目前 近三年 未来三年 去年12月", "depends on the day"),
        ("农历正月初一 腊月 2020年闰四月 春节", "civil calendar"),
        ("每年1月 每月5日 每季度", "recurs"),
        ("2020年左右 约2020年1月 6月30日前后", "is an estimate"),
        ("2020-01-01T08:30 2020年1月1日上午 2020年12月31日24时", "time of day"),
        ("2020年6月30日前 6月底之前 2020年内 不晚于6月30日 截至2020年6月", "is a deadline"),
        ("2020年1月1日起 自2020年1月1日 至2020年1月1日 2020年1月-", "one end only"),
        ("2020年1月、3月 2020年1月和3月 2020年1月,3月", "more than one date"),
        ("3年 203年 12020年1月", "a year has four digits"),
        ("5日 三十日 上旬 月底", "names no month"),
        ("31/12/2020 13.13.2020", "year does not come first"),
        (
            "2020-1/1 2020.1/1 2020年1.1 20246-202516 2020-W01 2020001 3-5年 底 初 2020底 二千零二十年 hello",
            "is no date",
        ),
        ("2020年12月-1月 2020-12-31至2020-01-01 2022-2020年", "is before"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(texts: str, reason: str) -> None:
    for text in texts.split():
        with pytest.raises(InvalidValue, match=reason) as refusal:
            parse_period(text, year=2020 if text.startswith("9999") else None)
        assert refusal.type is InvalidValue
        with pytest.raises(InvalidValue):
            parse_date(text)


def test_a_time_of_day_is_refused() -> None:
    with pytest.raises(InvalidValue, match="time of day"):
        parse_date("2020-01-01 08:30")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("20年1月1日", "1920 or 2020"),
        ("二〇年一月", "1920 or 2020"),
        ("20年", "1920 or 2020"),
        ("20.1.1", "1920 or 2020"),
        ("99-12-31", "1999 or 2099"),
        ("01/02/2020", "2020-01-02 or as 2020-02-01"),
        ("2020 1 1", "inside a number or between two"),
        ("2020.1 2", "inside a number or between two"),
        ("2020-01-01 2020-12-31", "inside a number or between two"),
        ("2020年6月中", "the middle of the month or as any day"),
    ],
)
def test_two_readings_are_refused(text: str, readings: str) -> None:
    for read in (parse_date, parse_period):
        with pytest.raises(AmbiguousValue, match=readings):
            read(text)


def test_a_period_is_no_day() -> None:
    for text in ("2020年1月", "2020", "2020年1月1日至1日", "2020年上半年"):
        with pytest.raises(InvalidValue, match="names no single day"):
            parse_date(text)


# Periods with a name. 预算法 article 18: a budget year is a calendar year.
@pytest.mark.parametrize(
    ("texts", "start", "end", "precision"),
    [
        ("2020 2020年 2020年度 2020年全年", "01-01", "12-31", "year"),
        ("二〇二〇 二○二○ 二零二〇 二O二O", "01-01", "12-31", "year"),
        ("2020财年 2020财政年度 二〇二〇年 二○二○年度", "01-01", "12-31", "year"),
        ("2020年1月 2020年01月 2020-01 2020/1 2020.1", "01-01", "01-31", "month"),
        ("2020.01 202001 2020年元月 2020年1月份 二〇二〇年一月", "01-01", "01-31", "month"),
        ("2020年2月 2020-2 2020.2月 202002", "02-01", "02-29", "month"),
        ("2020年10月 2020.10 202010 二〇二〇年十月", "10-01", "10-31", "month"),
        ("2020年第一季度 2020年一季度 2020Q1 2020-Q1 2020年Q1", "01-01", "03-31", "quarter"),
        ("2020年第三季度 2020年三季度 2020年第3季度", "07-01", "09-30", "quarter"),
        ("2020年3季度 2020年度第三季度", "07-01", "09-30", "quarter"),
        ("2020年上半年 二〇二〇年上半年", "01-01", "06-30", "half_year"),
        ("2020年下半年", "07-01", "12-31", "half_year"),
        ("2020年1月上旬", "01-01", "01-10", "ten_days"),
        ("2020年1月中旬", "01-11", "01-20", "ten_days"),
        ("2020年2月下旬", "02-21", "02-29", "ten_days"),
        ("2020年1月下旬", "01-21", "01-31", "ten_days"),
        ("2020年3月初 2020年3月份初", "03-01", "03-10", "beginning"),
        ("2020年2月底 2020年2月末", "02-21", "02-29", "end"),
        ("2020年初 2020年年初", "01-01", "01-31", "beginning"),
        ("2020年底 2020年末 2020年年底 2020年度末 2020年下半年末", "12-01", "12-31", "end"),
        ("2020年第三季度末 2020年三季度末", "09-01", "09-30", "end"),
        ("2020年第二季度初", "04-01", "04-30", "beginning"),
        ("2020年1月1日 2020-01-01", "01-01", "01-01", "day"),
    ],
)
def test_named_periods(texts: str, start: str, end: str, precision: str) -> None:
    expected = Period(
        date.fromisoformat(f"2020-{start}"), date.fromisoformat(f"2020-{end}"), Precision(precision)
    )
    for text in texts.split():
        assert parse_period(text) == expected
        if "年" in text and (short := text.partition("年")[2].removeprefix("度").removeprefix("年")):
            short = "年" + short if short in ("初", "底", "末") else short
            assert parse_period(short, year=2020) == expected


def test_the_year_of_the_form() -> None:
    for text in ("本年", "本年度", "当年", "全年", "本年度全年"):
        assert parse_period(text, year=2021) == parse_period("2021年")
    assert parse_period("本年6月", year=2021) == parse_period("2021年6月")
    assert parse_period("年底", year=2021) == parse_period("2021年底")


# GB/T 15834-2011 (标点符号用法) 4.13: dashes and ~ mark from and to; forms also write 至, 到 and two hyphens.
@pytest.mark.parametrize(
    ("texts", "start", "end"),
    [
        ("2021年1月-12月 2021年1-12月 2021年1月至12月", "2021-01-01", "2021-12-31"),
        ("2021年1月~12月 2021年1月～12月", "2021-01-01", "2021-12-31"),
        ("2021年1月—12月 2021年1月——12月 2021年1月–2021年12月", "2021-01-01", "2021-12-31"),
        ("2021.1-2021.12 2021.1-12", "2021-01-01", "2021-12-31"),
        ("2021.01-2021.12 202101-202112 2021/1-2021/12", "2021-01-01", "2021-12-31"),
        ("2021-01至2021-12 2021-01-2021-12", "2021-01-01", "2021-12-31"),
        ("2021年第一至第四季度 2021年1-4季度 2021年前四季度 2021年前12个月", "2021-01-01", "2021-12-31"),
        ("2021年上半年至下半年 2021-01-01/2021-12-31 起止时间：2021年1月-12月", "2021-01-01", "2021-12-31"),
        ("自2021年1月1日起至2021年12月31日止 从2021年1月到12月", "2021-01-01", "2021-12-31"),
        ("2021年1月起至12月为止", "2021-01-01", "2021-12-31"),
        ("2020年1月--2020年11月 2020年前11个月", "2020-01-01", "2020-11-30"),
        ("2023.07-2024.01 2023年7月至2024年1月 2023年7月-次年1月", "2023-07-01", "2024-01-31"),
        ("2020年1月1日至2020年12月31日 2020年1月1日至12月31日", "2020-01-01", "2020-12-31"),
        ("2020.1.1-2020.12.31", "2020-01-01", "2020-12-31"),
        ("2020.1.1-12.31 20200101-20201231", "2020-01-01", "2020-12-31"),
        ("2020/1/1-2020/12/31 2020-01-01-2020-12-31", "2020-01-01", "2020-12-31"),
        ("2020-01-01~2020-12-31 2020.1.1—2020年12月31日", "2020-01-01", "2020-12-31"),
        ("二〇二〇年一月一日至十二月三十一日", "2020-01-01", "2020-12-31"),
        ("2020年1月1日-31日 2020年1月1-31日 2020.1.1-31 2020年1月1日至31日", "2020-01-01", "2020-01-31"),
        ("2020-2022年 2020年-2022年 2020至2022年度", "2020-01-01", "2022-12-31"),
        ("2020-2022 2020/2022 二〇二〇至二〇二二年 二〇二〇—二〇二二", "2020-01-01", "2022-12-31"),
        ("2020年至2021年6月", "2020-01-01", "2021-06-30"),
        ("2020年3月上旬至中旬", "2020-03-01", "2020-03-20"),
        ("2020年前三季度 2020年前3个季度 2020年1-3季度", "2020-01-01", "2020-09-30"),
        ("2020年11月至2021年2月底", "2020-11-01", "2021-02-28"),
        ("2020年前两个月 2020年1至2月", "2020-01-01", "2020-02-29"),
        ("2020年5月5日至5日", "2020-05-05", "2020-05-05"),
    ],
)
def test_ranges(texts: str, start: str, end: str) -> None:
    expected = Period(date.fromisoformat(start), date.fromisoformat(end), Precision.RANGE)
    for text in texts.split():
        assert parse_period(text) == expected, text


def test_ranges_without_a_year() -> None:
    for text in ("1-7月", "1月-7月", "一至七月", "1 — 7 月", "前七个月"):
        assert parse_period(text, year=2020) == parse_period("2020年1月至7月")
        with pytest.raises(MissingYear):
            parse_period(text)
    assert parse_period("11月至次年3月", year=2020) == parse_period("2020年11月至2021年3月")
    with pytest.raises(MissingYear):
        parse_period("1月至2021年3月")


@pytest.mark.parametrize(
    "text",
    [
        "1-2",
        "2020-6月30日",
        "2020-1-2-3",
        "2020年-6月",
        "2020年1月至至12月",
        "2020.1.1.1-2",
        "-",
        "至",
        "1月1日-32",
    ],
)
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        parse_period(text, year=2020)
