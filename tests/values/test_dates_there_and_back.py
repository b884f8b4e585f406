"""Days, periods and deadlines: what is written is read back, and any text is read or refused."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import get_args

import pytest
from babel.dates import format_date as babel_date
from hypothesis import example, given
from hypothesis import strategies as st

from budgetgoals.dates import (
    DateStyle,
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
from budgetgoals.errors import InvalidValue

LETTERS = (
    "年月日号旬季度上中下半初底末前内后起止至到自元本全次合同"
    "〇零一二三四五六七八九十廿卅-—~/.,、() 0123456789QT:"
)


@pytest.mark.parametrize(
    "value", [None, 5, 20200101, 5.0, b"20200101", [], tuple("20200101"), date(2020, 1, 1)]
)
def test_what_is_no_text_is_refused(value: str) -> None:
    for read in (parse_date, parse_period, parse_deadline):
        with pytest.raises(InvalidValue, match="a text is expected"):
            read(value)


def test_a_very_long_text_is_refused() -> None:
    for text in ("9" * 10**6, " " * 10**6, "2020年1月-" * 10**5, "一" * 10**6):
        for read in (parse_date, parse_period, parse_deadline):
            with pytest.raises(InvalidValue, match="characters"):
                read(text)
    for text in (
        "9" * 200,
        "1 " * 100,
        "-" * 200,
        "1-" * 100,
        "至" * 200,
        "内" * 200,
        "完成" * 100,
        "十" * 200,
    ):
        for read in (parse_date, parse_period, parse_deadline):
            with pytest.raises(InvalidValue):
                read(text)


days = st.dates()
NAMES = [
    *[
        "{0:04}年",
        "{0:04}年初",
        "{0:04}年底",
        "{0:04}年上半年",
        "{0:04}年下半年",
        "{0:04}Q4",
        "{0:04}-{1:02}",
    ],
    *["{0:04}年第三季度", "{0:04}年二季度初", "{0:04}年第三季度末", "{0:04}年{1}月", "{0:04}年{1}月上旬"],
    *["{0:04}年{1}月中旬", "{0:04}年{1}月下旬", "{0:04}年{1}月初", "{0:04}年{1}月底"],
]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    day, other = draw(days), draw(days)
    if draw(st.booleans()):
        return Period(min(day, other), max(day, other), Precision.RANGE)
    return parse_period(draw(st.sampled_from(NAMES)).format(day.year, day.month))


@given(days, st.sampled_from(get_args(DateStyle)))
def test_days_there_and_back(day: date, style: DateStyle) -> None:
    assert parse_date(format_date(day, style)) == day
    assert parse_period(format_date(day, style)) == Period(day, day, Precision.DAY)


@given(periods())
@example(Period(date(2020, 1, 1), date(2020, 12, 31), Precision.RANGE))
@example(Period(date(2020, 5, 5), date(2020, 5, 5), Precision.RANGE))
@example(Period(date(2020, 5, 1), date(2020, 5, 31), Precision.RANGE))
def test_periods_there_and_back(period: Period) -> None:
    assert parse_period(format_period(period)) == period
    assert parse_period(format_period(period, "chinese")) == period
    interval = parse_period(format_period(period, "iso"))
    assert (interval.start, interval.end) == (period.start, period.end)


@given(days)
def test_every_spelling_of_a_day_is_the_same_day(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    for text in (
        f"{year:04}/{month}/{number}", f"{year:04}.{month}.{number}", f"{year:04}{month:02}{number:02}",
        f"{year:04} 年 {month:02} 月 {number:02} 日", f"{year:04}-{month}-{number}",
    ):  # fmt: skip
        assert parse_date(text) == day
    assert parse_date(f"{month}月{number}日", year=year) == day


@given(days, st.integers(0, 4000))
def test_ranges_of_days_in_any_mark(day: date, more: int) -> None:
    end = day + timedelta(days=min(more, (date.max - day).days))
    expected = Period(day, end, Precision.RANGE)
    for mark in ("-", "至", "到", "~", "—", "--", "/", " - "):
        assert parse_period(f"{day}{mark}{end}") == expected
        if mark != " - ":
            arabic = [format_date(each, "arabic") for each in (day, end)]
            assert parse_period(mark.join(arabic)) == expected


@given(days)
def test_chinese_days_are_written_as_babel_writes_them(day: date) -> None:
    if day.year > 999:
        assert format_date(day, "arabic") == babel_date(day, "long", locale="zh_CN")


@given(periods(), st.sampled_from(["前", "之前", "底前"]))
def test_the_bounds_of_a_deadline_hold_each_reading(period: Period, word: str) -> None:
    try:
        due = parse_deadline(format_period(period) + word)
        strict = parse_deadline(format_period(period) + word, before="excluded")
    except InvalidValue:
        return
    assert isinstance(due, DueDate)
    assert isinstance(strict, DueDate)
    assert due.earliest == strict.latest <= due.latest == period.end


@given(
    st.one_of(st.text(), st.text(LETTERS, max_size=24)),
    st.sampled_from([None, 1, 2020, 9999]),
)
@example("9999年底至次年初", None)
@example("0000-01-01至0000-01-02", None)
def test_any_text_is_read_or_refused(text: str, year: int | None) -> None:
    for read in (
        partial(parse_date, text, year=year),
        partial(parse_period, text, year=year),
        partial(parse_deadline, text, year=year),
    ):
        try:
            value = read()
        except InvalidValue as refusal:
            str(refusal)
        else:
            assert isinstance(value, date | Period | DueDate | TimeLimit)
