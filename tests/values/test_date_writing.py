"""Days and periods, written."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime

import pytest

from budgetgoals.dates import (
    DateStyle,
    format_date,
    format_period,
    parse_period,
)
from budgetgoals.errors import InvalidValue


# Writing.
@pytest.mark.parametrize(
    ("day", "arabic", "chinese", "bill"),
    [
        ("2020-01-15", "2020年1月15日", "二〇二〇年一月十五日", "贰零贰零年零壹月壹拾伍日"),
        ("2020-10-20", "2020年10月20日", "二〇二〇年十月二十日", "贰零贰零年零壹拾月零贰拾日"),
        ("2020-02-12", "2020年2月12日", "二〇二〇年二月十二日", "贰零贰零年零贰月壹拾贰日"),
        ("2021-11-10", "2021年11月10日", "二〇二一年十一月十日", "贰零贰壹年壹拾壹月零壹拾日"),
        ("1999-12-31", "1999年12月31日", "一九九九年十二月三十一日", "壹玖玖玖年壹拾贰月叁拾壹日"),
        ("2020-03-01", "2020年3月1日", "二〇二〇年三月一日", "贰零贰零年叁月零壹日"),
    ],
)
def test_styles_of_a_day(day: str, arabic: str, chinese: str, bill: str) -> None:
    value = date.fromisoformat(day)
    assert format_date(value) == format_date(value, "iso") == day
    assert format_date(value, "arabic") == arabic
    assert format_date(value, "chinese") == chinese
    assert format_date(value, "bill") == bill


@pytest.mark.parametrize(
    ("text", "arabic", "chinese", "iso"),
    [
        ("2020", "2020年", "二〇二〇年", "2020"),
        ("2020.11", "2020年11月", "二〇二〇年十一月", "2020-11"),
        ("2020.1.5", "2020年1月5日", "二〇二〇年一月五日", "2020-01-05"),
        ("2020Q3", "2020年第三季度", "二〇二〇年第三季度", "2020-07-01/2020-09-30"),
        ("2020年下半年", "2020年下半年", "二〇二〇年下半年", "2020-07-01/2020-12-31"),
        ("2020年2月下旬", "2020年2月下旬", "二〇二〇年二月下旬", "2020-02-21/2020-02-29"),
        ("2020年12月末", "2020年12月底", "二〇二〇年十二月底", "2020-12-21/2020-12-31"),
        ("2020年末", "2020年底", "二〇二〇年底", "2020-12-01/2020-12-31"),
        ("2020年上半年末", "2020年第二季度末", "二〇二〇年第二季度末", "2020-06-01/2020-06-30"),
        ("2020.1-12", "2020年1月至12月", "二〇二〇年一月至十二月", "2020-01-01/2020-12-31"),
        (
            "2023.07-2024.01",
            "2023年7月至2024年1月",
            "二〇二三年七月至二〇二四年一月",
            "2023-07-01/2024-01-31",
        ),
        ("2020-2022年", "2020年至2022年", "二〇二〇年至二〇二二年", "2020-01-01/2022-12-31"),
        ("2020.1.5-2.6", "2020年1月5日至2月6日", "二〇二〇年一月五日至二月六日", "2020-01-05/2020-02-06"),
    ],
)
def test_styles_of_a_period(text: str, arabic: str, chinese: str, iso: str) -> None:
    period = parse_period(text)
    assert format_period(period) == arabic
    assert format_period(period, "chinese") == chinese
    assert format_period(period, "iso") == iso


# Unicode CLDR, through Babel.
def test_other_locales() -> None:
    assert format_date(date(2020, 1, 1), locale="en") == "January 1, 2020"
    assert format_date(date(2020, 1, 1), locale="zh_CN") == "2020年1月1日"
    assert format_date(date(2020, 1, 1), locale="de") == "1. Januar 2020"
    assert format_period(parse_period("2020年3月"), locale="en") == "March 2020"
    assert format_period(parse_period("2020年"), locale="en") == "2020"
    assert format_period(parse_period("2020年第三季度"), locale="en") == "3rd quarter 2020"
    assert format_period(parse_period("2020.1.1"), locale="en-US") == "January 1, 2020"
    in_english = format_period(parse_period("2020.1-3"), locale="en")
    assert in_english.startswith("Jan")
    assert in_english.endswith("Mar 2020")


@pytest.mark.parametrize("locale", ["xx_YY", "", 5, "e" * 1000])
def test_an_unknown_locale_is_refused(locale: str) -> None:
    with pytest.raises(InvalidValue, match="no locale"):
        format_date(date(2020, 1, 1), locale=locale)
    with pytest.raises(InvalidValue, match="no locale"):
        format_period(parse_period("2020"), locale=locale)


@pytest.mark.parametrize("style", ["Iso", "", None, []])
def test_an_unknown_style_is_refused(style: DateStyle) -> None:
    with pytest.raises(InvalidValue, match="no style"):
        format_date(date(2020, 1, 1), style)
    with pytest.raises(InvalidValue, match="no style"):
        format_period(parse_period("2020"), style)  # type: ignore[arg-type]


def test_a_style_and_a_locale_exclude_each_other() -> None:
    with pytest.raises(InvalidValue, match="exclude"):
        format_date(date(2020, 1, 1), "bill", locale="en")
    with pytest.raises(InvalidValue, match="exclude"):
        format_period(parse_period("2020"), "iso", locale="en")


@pytest.mark.parametrize("value", [None, 5, "2020-01-01", datetime(2020, 1, 1), []])
def test_what_cannot_be_written_is_refused(value: date) -> None:
    with pytest.raises(InvalidValue, match="is expected"):
        format_date(value)
    with pytest.raises(InvalidValue, match="is expected"):
        format_period(value)  # type: ignore[arg-type]


def test_the_module_stands_alone_and_needs_no_babel_for_chinese() -> None:
    code = (
        "import sys; from datetime import date; from budgetgoals.dates import format_date;"
        "assert format_date(date(2020, 1, 1), 'arabic') == '2020年1月1日';"
        "rooms = {m.split('.')[1] for m in sys.modules if m.startswith('budgetgoals.')};"
        "assert rooms - {'_version'} == {'dates', 'numerals', 'errors', 'messages'}, rooms;"
        "assert 'babel' not in sys.modules;"
        "format_date(date(2020, 1, 1), locale='en'); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True)
