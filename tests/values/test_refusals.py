"""The sentence of every refusal: which text, and why it is no value; in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import pytest

from budgetgoals.capitals import from_capitals, to_capitals
from budgetgoals.dates import (
    DueDate,
    Period,
    Precision,
    TimeLimit,
    format_date,
    format_period,
    parse_date,
    parse_deadline,
    parse_period,
)
from budgetgoals.errors import AmbiguousValue, InvalidValue
from budgetgoals.numerals import parse_number, to_chinese
from budgetgoals.targets import Quantity, parse_target
from budgetgoals.yuan import format_yuan, parse_yuan

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = [
    ("", "'' holds no number"),
    ("-", "'-' holds no number"),
    ("零分之五", "'零分之五' is no number: it divides by zero"),
    ("三分之一", "'三分之一' is no exact decimal number"),
    ("1.2.3", "'1.2.3' is no number: it has more than one decimal point"),
    ("1.234,56", "'1.234,56' is no number: its separators do not part groups of three digits"),
    ("1,23", "'1,23' is no number: its separators do not part groups of three digits"),
    ("100左右", "'100左右' is an estimate (左右), not one number"),
    ("5个", "'5个' is no number: '个' is not understood"),
    ("负", "'负' holds no number"),
    ("%", "'%' holds no number"),
    ("三百五百", "'三百五百' is no number: its units are out of order at '百'"),
    ("1亿2亿", "'1亿2亿' is no number: its digits and units do not fit together"),
    ("5x个", "'5x个' is no number: 'x' is not understood"),
    (".5", "'.5' is no number: a digit is missing beside the decimal point"),
    ("三点一四五万五千", "'三点一四五万五千' is no number: only one unit may follow the decimals"),
    ("百", "'百' is no number: a digit is missing before '百'"),
    ("一百千", "'一百千' is no number: its units are out of order at '千'"),
    ("一百零", "'一百零' is no number: no digit follows '零'"),
    ("零五百", "'零五百' is no number: '零' stands where no digit is missing"),
    ("三三百", "'三三百' is no number: a unit is missing between two digits"),
    ("1千2000", "'1千2000' is no number: '2000' does not fit below the unit before it"),
]
AMBIGUOUS_NUMBERS = [
    ("一百二万", "'一百二万' can be read in two ways: '二' may stand for 20 or for 2"),
    ("2兆", "'2兆' can be read in two ways: '兆' may stand for 1000000 or for 1000000000000"),
    ("十三四", "'十三四' can be read in two ways: '三四' is an estimate, 3 or 4"),
    (
        "20 17",
        "'20 17' can be read in two ways: the blank may stand inside the number 2017 or between 20 / 17",
    ),
]
AMOUNTS = [
    ("95%", "'95%' is a share, not an amount in yuan"),
    ("--5", "'--5' is no amount in yuan: it has more than one sign"),
    ("+-5", "'+-5' is no amount in yuan: it has more than one sign"),
    ("元", "'元' is no amount in yuan"),
    ("3-5万元", "'3-5万元' is no amount in yuan"),
    ("15角", "'15角' is no amount in yuan"),
    ("角", "'角' is no amount in yuan"),
    ("90分", "'90分' is no amount in yuan"),
    ("元整", "'元整' is no amount in yuan"),
    ("5元5元", "'5元5元' is no amount in yuan"),
    ("12.5元3角", "'12.5元3角' is no amount in yuan: it has decimals and 角 or 分"),
    ("5元3角2分1", "'5元3角2分1' is no amount in yuan: its last digit has no unit"),
]
CAPITALS = [
    ("一百元整", "'一百元整' is no amount in capitals: '一' may not stand in one"),
    ("壹佰", "'壹佰' is no amount in capitals"),
    ("壹佰元", "'壹佰元' is not spelled as the rule wants: the amount 100 is 壹佰元整"),
]
DATES = [
    ("", "'' holds no date"),
    ("20XX年", "'20XX年' is not filled in"),
    ("2020年闰四月", "'2020年闰四月' is no date of the civil calendar (闰)"),
    ("每年1月", "'每年1月' recurs, it is no single date"),
    ("明天", "'明天' depends on the day on which it was written (明天)"),
    ("2020年左右", "'2020年左右' is an estimate (左右), not one date"),
    ("2020年1月1日上午", "'2020年1月1日上午' has a time of day, a date has none"),
    ("6月底之前", "'6月底之前' is a deadline, which is neither a day nor a period"),
    ("2020年1月1日起", "'2020年1月1日起' is no period: it has one end only"),
    ("2020年1月、3月", "'2020年1月、3月' names more than one date"),
    ("203年", "'203年' is no date: a year has four digits"),
    ("5日", "'5日' names no month"),
    ("31/12/2020", "'31/12/2020' is no date: its year does not come first"),
    ("hello", "'hello' is no date"),
    ("2020年1月至次年2022年3月", "'2020年1月至次年2022年3月' is no period"),
    ("2020年三一月", "'2020年三一月' is no date: '三一' is no number of a month or a day"),
    ("0000年", "'0000年' is no date: there is no year 0"),
    ("2020年13月", "'2020年13月' is no date: there is no month 13"),
    ("2021-02-29", "'2021-02-29' is no date: 2021-02 has 28 days"),
    ("2月30日", "'2月30日' is no date: month 2 has 29 days"),
    ("6月29日", "'6月29日' names no year"),
    (
        "2020年1月1日（星期四）",
        "'2020年1月1日（星期四）' is no date: 2020-01-01 falls on another weekday (星期三)",
    ),
    (
        "2020-12-31至2020-01-01",
        "'2020-12-31至2020-01-01' is no period: 2020-01-01 is before 2020-12-31",
    ),
]
AMBIGUOUS_DATES = [
    ("20年1月1日", "'20年1月1日' can be read in two ways: its year may be 1920 or 2020"),
    ("二〇年一月", "'二〇年一月' can be read in two ways: its year may be 1920 or 2020"),
    ("12/01/2020", "'12/01/2020' can be read in two ways: as 2020-12-01 or as 2020-01-12"),
    (
        "2020 1 1",
        "'2020 1 1' can be read in two ways: a blank may stand inside a number or between two",
    ),
    (
        "2020年6月中",
        "'2020年6月中' can be read in two ways: as the middle of the month or as any day of it",
    ),
]
DEADLINES = [
    ("开学前", "'开学前' is no deadline that names a day or a number of days"),
    ("千分之一日内", "'千分之一日内' is no deadline that names a day or a number of days"),
    ("百日内", "'百日内' is no deadline: '百' is no number"),
    ("三五日内", "'三五日内' is an estimate (三五), not one date"),
    ("0日内", "'0日内' is no deadline: its number is zero"),
    ("0001年1月1日前", "'0001年1月1日前' is before the first day of the calendar"),
    ("XX月底前", "'XX月底前' is not filled in"),
    ("5日前", "'5日前' names no month"),
]
DAY = date(2020, 1, 1)
EARLIER = date(2019, 12, 31)


def call(function: Callable[..., object], *arguments: object, **options: object) -> Callable[[], object]:
    """A call with arguments of any type, the wrong ones too."""
    return partial(function, *arguments, **options)


def refused(called: Callable[[], object], said: str, error: type[InvalidValue] = InvalidValue) -> None:
    with pytest.raises(InvalidValue) as refusal:
        called()
    assert refusal.value.message.en == said
    assert refusal.value.message.zh != said
    assert isinstance(refusal.value, AmbiguousValue) is (error is AmbiguousValue)


@pytest.mark.parametrize(("text", "said"), NUMBERS)
def test_what_is_no_number(text: str, said: str) -> None:
    refused(call(parse_number, text), said)


@pytest.mark.parametrize(("text", "said"), AMBIGUOUS_NUMBERS)
def test_what_may_be_two_numbers(text: str, said: str) -> None:
    refused(call(parse_number, text), said, AmbiguousValue)


@pytest.mark.parametrize(("text", "said"), AMOUNTS)
def test_what_is_no_amount(text: str, said: str) -> None:
    refused(call(parse_yuan, text), said)


def test_what_may_be_two_amounts() -> None:
    said = "'(5万)元' can be read in two ways: as a negative amount or as a remark in brackets"
    refused(call(parse_yuan, "(5万)元"), said, AmbiguousValue)


@pytest.mark.parametrize(("text", "said"), CAPITALS)
def test_what_is_no_amount_in_capitals(text: str, said: str) -> None:
    refused(call(from_capitals, text), said)


def test_a_refusal_of_capitals_says_what_reads_them() -> None:
    for text in ("一百元整", "壹佰", "壹佰元"):
        with pytest.raises(InvalidValue) as refusal:
            from_capitals(text)
        assert (refusal.value.hint is not None) is (text != "壹佰")
        if refusal.value.hint is not None:
            assert "parse_yuan" in refusal.value.hint.en


@pytest.mark.parametrize(("text", "said"), DATES)
def test_what_is_no_date(text: str, said: str) -> None:
    refused(call(parse_period, text), said)


@pytest.mark.parametrize(("text", "said"), AMBIGUOUS_DATES)
def test_what_may_be_two_dates(text: str, said: str) -> None:
    refused(call(parse_period, text), said, AmbiguousValue)


@pytest.mark.parametrize(("text", "said"), DEADLINES)
def test_what_is_no_deadline(text: str, said: str) -> None:
    refused(call(parse_deadline, text, year=2020), said)


def test_what_may_be_two_deadlines() -> None:
    said = "'3月内' can be read in two ways: as a time limit or as the end of 3月"
    refused(call(parse_deadline, "3月内", year=2020), said, AmbiguousValue)


def test_a_period_is_no_day() -> None:
    said = "'2020年1月' names no single day: it is 2020-01-01 to 2020-01-31"
    refused(call(parse_date, "2020年1月"), said)


@pytest.mark.parametrize("parse", [parse_date, parse_period, parse_deadline])
def test_what_is_no_year_or_no_text(parse: Callable[..., object]) -> None:
    refused(call(parse, "6月30日", year=0), "0 is no year from 1 to 9999")
    refused(call(parse, 5), "a text is expected, not int")
    refused(call(parse, "9" * 500), "a text of 500 characters is no date")


@pytest.mark.parametrize(
    ("called", "said"),
    [
        (call(parse_number, 5), "a text is expected, not int"),
        (call(parse_number, "9" * 500), "a text of 500 characters is no number"),
        (call(parse_target, 5), "a text is expected, not int"),
        (call(parse_target, "5月", year=10000), "10000 is no year from 1 to 9999"),
        (call(to_chinese, 0.5), "a Decimal or an int is expected, not float"),
        (call(to_chinese, Decimal("NaN")), "NaN is not a finite number"),
        (
            call(to_chinese, 10**16),
            "10000000000000000 is beyond the range: it must be below 10^16",
        ),
        (call(to_chinese, Decimal("1E-999")), "1E-999 has too many digits: 100 at most"),
        (call(to_chinese, 5, "roman"), "there is no style 'roman': lower, upper, digits"),
        (call(parse_yuan, "5", "美元"), "'美元' is no unit of yuan"),
        (call(format_yuan, 5, "千"), "'千' is no unit of yuan"),
        (call(format_yuan, 5, places=101), "101 is no number of decimals from 0 to 100"),
        (
            call(format_yuan, 5, "万元", "en"),
            "the language of the locale 'en' has no word for 万元",
        ),
        (call(format_yuan, 5, locale="xx_YY"), "there is no locale 'xx_YY'"),
        (call(to_capitals, Decimal("0.005")), "0.005 has a part below 分, which capitals cannot say"),
        (call(format_date, DAY, locale="xx_YY"), "there is no locale 'xx_YY'"),
        (call(format_date, DAY, "roman"), "there is no style of dates 'roman'"),
        (call(format_date, DAY, "bill", locale="en"), "a style and a locale exclude each other"),
        (call(format_date, "2020-01-01"), "a date is expected, not str"),
        (call(format_period, DAY), "a period is expected, not date"),
        (call(Period, DAY, EARLIER, Precision.RANGE), "2019-12-31 is before 2020-01-01"),
        (
            call(Period, DAY, "2020", Precision.RANGE),
            "a period has two days and a precision, not Period(start=datetime.date(2020, 1, 1), "
            "end='2020', precision=<Precision.RANGE: 'range'>)",
        ),
        (
            call(Period, DAY, DAY, Precision.YEAR),
            "2020-01-01 to 2020-01-01 is no period of the kind 'year'",
        ),
        (call(DueDate, DAY, EARLIER), "2019-12-31 is before 2020-01-01"),
        (
            call(DueDate, DAY, "2020"),
            "a due date has two days, not DueDate(earliest=datetime.date(2020, 1, 1), latest='2020')",
        ),
        (
            call(TimeLimit, "", Decimal(0), "日"),
            "a time limit cannot hold TimeLimit(event='', number=Decimal('0'), unit='日')",
        ),
        (
            call(TimeLimit, "", 30, "日"),
            "a time limit cannot hold TimeLimit(event='', number=30, unit='日')",
        ),
        (
            call(parse_deadline, "6月30日前", year=2020, before="maybe"),
            "there is no policy 'maybe': both, included, excluded",
        ),
        (
            call(Quantity, "1", None, 1, ""),
            "a quantity target cannot hold Quantity(text='1', comparator=None, value=1, unit='')",
        ),
        (
            call(parse_target("5").is_met_by, 5.0),
            "an actual value is a Decimal, an int, a date or a text, not float",
        ),
        (call(parse_target, "5", comparator="大概吧"), "'大概吧' is no comparator"),
        (call(parse_target, "5", direction="向上"), "'向上' is no direction"),
    ],
)
def test_what_is_not_what_it_has_to_be(called: Callable[[], object], said: str) -> None:
    refused(called, said)
