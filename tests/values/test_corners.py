"""Values at the corners of their rules: the last that still is one, and the next that is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from budgetgoals.dates import (
    Precision,
    TimeLimit,
    format_period,
    parse_date,
    parse_deadline,
    parse_period,
)
from budgetgoals.errors import InvalidValue
from budgetgoals.numerals import parse_number, to_chinese
from budgetgoals.targets import (
    Comparator,
    Damaged,
    Direction,
    Qualitative,
    Quantity,
    Range,
    UnitKind,
    parse_target,
    unit_of,
)
from budgetgoals.yuan import format_yuan, parse_yuan

# Dates.


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("收到申请，30日内", "收到申请"),
        ("接到通知,30日内", "接到通知"),
        ("合同签订后30日内", "合同签订"),
        ("30日内", ""),
    ],
)
def test_the_event_of_a_time_limit_has_no_comma_at_its_end(text: str, event: str) -> None:
    assert parse_deadline(text) == TimeLimit(event, Decimal(30), "日")


def test_a_period_holds_its_first_and_its_last_day() -> None:
    period = parse_period("2020年2月")
    assert [date(2020, 1, 31) in period, date(2020, 2, 1) in period] == [False, True]
    assert [date(2020, 2, 29) in period, date(2020, 3, 1) in period] == [True, False]


def test_a_day_of_the_week_without_a_year_is_checked_in_the_year_that_is_given() -> None:
    """30 June 2020 was a Tuesday."""
    assert parse_date("6月30日星期二", year=2020) == date(2020, 6, 30)
    with pytest.raises(InvalidValue, match="falls on another weekday"):
        parse_date("6月30日星期二", year=2021)
    with pytest.raises(InvalidValue, match="'2020年6月星期二' is no date"):
        parse_date("2020年6月星期二")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020至2022年", date(2020, 1, 1), date(2022, 12, 31)),
        ("2020年至2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("2020.5-8", date(2020, 5, 1), date(2020, 8, 31)),
        ("2020.1.1-12.31", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020.1.5-31", date(2020, 1, 5), date(2020, 1, 31)),
        ("6月至8月", date(2020, 6, 1), date(2020, 8, 31)),
        ("11月至次年2月", date(2020, 11, 1), date(2021, 2, 28)),
        ("自2020年1月起，至3月止", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020年1月开始至3月", date(2020, 1, 1), date(2020, 3, 31)),
        ("2019年前三季度", date(2019, 1, 1), date(2019, 9, 30)),
        ("前10个月", date(2020, 1, 1), date(2020, 10, 31)),
    ],
)
def test_the_second_end_takes_over_what_it_leaves_out(text: str, start: date, end: date) -> None:
    period = parse_period(text, year=2020)
    assert (period.start, period.end, period.precision) == (start, end, Precision.RANGE)


@pytest.mark.parametrize("text", ["2020.5-5", "2020.1-12.31", "2020年上半年至2021", "2020年至次年2022年"])
def test_a_second_end_that_does_not_fit_the_first_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        parse_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "2020年上半年",
        "2020年下半年",
        "2020年1月初",
        "2020年1月底",
        "2020年初",
        "2020年底",
        "2020年第一季度末",
    ],
)
def test_a_named_period_is_written_by_its_name(text: str) -> None:
    assert format_period(parse_period(text)) == text


@pytest.mark.parametrize(
    ("text", "locale", "words"),
    [
        ("2020年3月", "de", "März 2020"),
        ("2020年3月", "fr", "mars 2020"),
        ("2020.1.5-2020.3.7", "de", "5. Jan. – 7. März 2020"),
        ("2020.1-3", "de", "Jan.–März 2020"),
    ],
)
def test_a_period_in_another_language(text: str, locale: str, words: str) -> None:
    written = format_period(parse_period(text), locale=locale)
    assert written.replace("\u2009", " ").replace("\u202f", " ") == words


# Numbers.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万万零五", 100000005),
        ("9千999", 9999),
        ("一千零一", 1001),
        ("二百五", 250),
        ("三万五", 35000),
        ("三点一四万", 31400),
        ("十二点三四五万", 123450),
        ("1.25千", 1250),
        ("0", 0),
        ("零", 0),
    ],
)
def test_numbers_that_are_just_right(text: str, value: int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["三百五百", "1千1000", "三万万万", "一千零一百", "1千10百"])
def test_a_unit_does_not_follow_itself_and_a_number_fits_below_its_unit(text: str) -> None:
    with pytest.raises(InvalidValue):
        parse_number(text)


def test_nothing_to_a_section_that_is_full() -> None:
    written = [
        to_chinese(number) for number in (0, 10, 19, 20, 100, 110, 1001, 1010, 10000, 10010, 9999999999999999)
    ]
    assert written == [
        "零",
        "十",
        "十九",
        "二十",
        "一百",
        "一百一十",
        "一千零一",
        "一千零一十",
        "一万",
        "一万零一十",
        "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九",
    ]


# Amounts.


def test_an_amount_has_up_to_a_hundred_decimals() -> None:
    assert format_yuan(5, places=100) == f"5.{'0' * 100}元"


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [("5", "（万元）", 50000), ("5元", "（万元）", 5), ("-5万元", "元", -50000), ("5", "万元", 50000)],
)
def test_the_unit_of_a_label_counts_where_the_amount_has_none(text: str, unit: str, amount: int) -> None:
    assert parse_yuan(text, unit) == amount


@pytest.mark.parametrize("locale", ["en-US", "en_US"])
def test_a_locale_is_named_with_either_mark(locale: str) -> None:
    assert format_yuan(1, locale=locale).casefold() == "1 chinese yuan"


def test_the_name_of_the_currency_follows_the_number() -> None:
    """In Polish the name has other forms for 1, for 2 and for 5."""
    names = [format_yuan(number, locale="pl").split(" ", 1)[-1].split("\u00a0")[-1] for number in (1, 2, 5)]
    assert len(set(names)) == 3


# Targets.


@pytest.mark.parametrize("cell", ["—", "/", "-", "//", ""])
def test_a_cell_with_a_stroke_names_neither_comparator_nor_direction(cell: str) -> None:
    plain = Quantity("5个", None, Decimal(5), "个")
    assert parse_target("5个", comparator=cell) == parse_target("5个", direction=cell) == plain


@pytest.mark.parametrize(
    ("cell", "comparator"),
    [
        ("正 向", Comparator.GE),
        ("正向指标", Comparator.GE),
        ("up", Comparator.GE),
        ("down", Comparator.LE),
        ("hold", None),
    ],
)
def test_a_direction_of_a_cell_of_its_own(cell: str, comparator: Comparator | None) -> None:
    target = parse_target("5个", direction=cell)
    assert isinstance(target, Quantity)
    assert target.comparator is comparator


def test_a_length_of_time_can_be_wanted_short_or_long() -> None:
    two = parse_target("2小时")
    assert two.is_met_by("1小时") is False
    assert two.is_met_by("1小时", direction=Direction.DOWN) is True  # type: ignore[call-arg]
    assert two.is_met_by("3小时", direction=Direction.UP) is True  # type: ignore[call-arg]
    assert two.achievement("4小时", direction=Direction.DOWN) == Decimal("0.5")  # type: ignore[call-arg]
    assert two.achievement("1小时", direction=Direction.UP) == Decimal("0.5")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("1,000-2,000人", 1000, 2000, "人"),
        ("−5~3℃", -5, 3, "℃"),
        ("－5~3℃", -5, 3, "℃"),
        ("≥95%且≤100%", 95, 100, "%"),
    ],
)
def test_ranges(text: str, low: int, high: int, unit: str) -> None:
    assert parse_target(text) == Range(text, Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    "text", ["≥2019年", "01-05", "1-05", "≥95%且≤100人", "95%且≤100%", "≥95%且100%", "超过≥95%", "-5--3"]
)
def test_what_is_no_range_and_no_quantity_stays_words(text: str) -> None:
    assert parse_target(text) == Qualitative(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("−5℃", -5, "℃"), ("两次", 2, "次"), ("两人", 2, "人"), ("两米", 2, "米"), ("100%", 100, "%")],
)
def test_quantities(text: str, value: int, unit: str) -> None:
    assert parse_target(text) == Quantity(text, None, Decimal(value), unit)


def test_a_part_of_a_range_below_one_is_a_share_of_its_nearer_end() -> None:
    assert parse_target("0.5-1%").achievement("0.25%") == Decimal("0.5")


@pytest.mark.parametrize(
    ("printed", "name", "is_known"),
    [
        ("天(日)", "天", True),
        ("天(自然日)", "天", True),
        ("人(次)", "人(次)", False),
        ("(粒装)", "(粒装)", False),
    ],
)
def test_a_unit_with_another_name_in_brackets(printed: str, name: str, is_known: bool) -> None:
    unit = unit_of(printed)
    assert (unit.name, unit.kind is not UnitKind.OTHER) == (name, is_known)


def test_a_share_torn_apart_is_damaged_where_it_would_be_the_whole() -> None:
    assert parse_target("1 00%") == Damaged("1 00%", "100%")
