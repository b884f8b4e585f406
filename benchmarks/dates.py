"""Dates beside the libraries that are used for them today: speed and agreement."""

from __future__ import annotations

import random
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import REFUSED, Case, Other, Peer, Row, agreement, peer, race
from budgetgoals.dates import format_date, parse_date, parse_deadline, parse_period

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT, OF_SLOW_PEERS = 9000, 480
AIM, AIM_OF_ISO = 3, 10
STRPTIME, FIGURES = Peer("datetime.strptime", datetime), Peer("strptime in figures", datetime)


def report() -> None:
    """Print the ratios and the disagreements."""
    jionlp, dateparser = peer("jionlp"), peer("dateparser")
    rows = [*_beside_strptime(), *_periods_and_deadlines(), *_formats(), *_slow(jionlp, dateparser)]
    race("Dates", rows)
    agreement(
        "parse_period",
        CASES,
        lambda text: _span(parse_period(text)),
        [Other(jionlp, _jionlp), Other(dateparser, _dateparser)],
    )


def _days(count: int = COUNT) -> list[date]:
    chance = random.Random(7)
    first = date(2000, 1, 1).toordinal()
    return [date.fromordinal(first + chance.randrange(11000)) for _ in range(count)]


def _arabic(count: int = COUNT) -> list[str]:
    return [format_date(day, "arabic") for day in _days(count)]


def _strptime(form: str) -> Callable[[Any], Any]:
    return lambda lib: lambda text: lib.strptime(text, form).date()


def _beside_strptime() -> list[Row]:
    days = _days()
    in_words = [format_date(day, "chinese") for day in days]
    figures_of = dict(zip(in_words, _arabic(), strict=True))
    iso, compact = [str(day) for day in days], [f"{day:%Y%m%d}" for day in days]
    padded = [f"{day:%Y年%m月%d日}" for day in days]
    slashed = [f"{day.year}/{day.month}/{day.day}" for day in days]
    dotted = [f"{day.year}.{day.month}.{day.day}" for day in days]
    chinese = _strptime("%Y年%m月%d日")

    def in_figures(lib: Any) -> Any:
        read = chinese(lib)
        return lambda text: read(figures_of[text])

    return [
        Row("parse_date 2020-01-01", STRPTIME, _strptime("%Y-%m-%d"), parse_date, iso, AIM_OF_ISO),
        Row("parse_date 20200101", STRPTIME, _strptime("%Y%m%d"), parse_date, compact, AIM_OF_ISO),
        Row("parse_date 2020年1月1日", STRPTIME, chinese, parse_date, _arabic(), AIM),
        Row("parse_date 2020年01月01日", STRPTIME, chinese, parse_date, padded, AIM),
        Row("parse_date 二〇二〇年一月一日", FIGURES, in_figures, parse_date, in_words, AIM),
        Row("parse_date 2020/1/1", STRPTIME, _strptime("%Y/%m/%d"), parse_date, slashed, AIM),
        Row("parse_date 2020.1.1", STRPTIME, _strptime("%Y.%m.%d"), parse_date, dotted, AIM),
    ]


def _periods_and_deadlines() -> list[Row]:
    months = [f"{day.year}年{day.month}月" for day in _days()]
    due = [f"{day.month}月{min(day.day, 28)}日前完成验收" for day in _days()]
    deadline = partial(parse_deadline, year=2020)
    return [
        Row("parse_period 2020年1月", STRPTIME, _strptime("%Y年%m月"), parse_period, months),
        Row("parse_deadline 6月30日前…", STRPTIME, _strptime("%m月%d日前完成验收"), deadline, due),
    ]


def _formats() -> list[Row]:
    def strftime(_: Any) -> Any:
        return lambda day: f"{day:%Y-%m-%d}"

    def long(lib: Any) -> Any:
        return partial(lib.format_date, format="long", locale="zh_CN")

    babel = peer("babel.dates", "babel zh_CN")
    arabic = partial(format_date, style="arabic")
    return [
        Row("format_date 2020-01-01", Peer("date.strftime", date), strftime, format_date, _days()),
        Row("format_date 2020年1月1日", babel, long, arabic, _days()),
    ]


def _slow(jionlp: Peer, dateparser: Peer) -> list[Row]:
    days, ranges = _arabic(OF_SLOW_PEERS), [f"{day.year}年1月-12月" for day in _days(OF_SLOW_PEERS)]
    return [
        Row("parse_date 2020年1月1日", jionlp, _jionlp, parse_date, days),
        Row("parse_period 2020年1月-12月", jionlp, _jionlp, parse_period, ranges),
        Row("parse_date 2020年1月1日", dateparser, _dateparser, parse_date, days),
    ]


def _jionlp(lib: Any) -> Any:
    return lambda text: " ".join(str(end)[:10] for end in lib.parse_time(text, time_base=0)["time"])


def _dateparser(lib: Any) -> Any:
    def read(text: str) -> str:
        found = lib.parse(text, languages=["zh"])
        return REFUSED if found is None else f"{found.date()} {found.date()}"

    return read


def _span(period: Any) -> str:
    return f"{period.start} {period.end}"


CASES = [
    Case("2020-01-01", "2020-01-01 2020-01-01", "ISO 8601"),
    Case("2020.1.1", "2020-01-01 2020-01-01", "points"),
    Case("20200101", "2020-01-01 2020-01-01", "the hint of the forms"),
    Case("2022 年 8 月 10 日", "2022-08-10 2022-08-10", "blanks that PDF files leave"),
    Case("二〇二〇年一月一日", "2020-01-01 2020-01-01", "GB/T 15835"),
    Case("贰零贰零年零壹月壹拾伍日", "2020-01-15 2020-01-15", "the date of a bill"),
    Case("2020年元月", "2020-01-01 2020-01-31", "元月 is January"),
    Case("2020年2月", "2020-02-01 2020-02-29", "a month is all of its days"),
    Case("202001", "2020-01-01 2020-01-31", "the hint of the forms"),
    Case("2020年第三季度", "2020-07-01 2020-09-30", "a quarter"),
    Case("2020年2月下旬", "2020-02-21 2020-02-29", "from the 21st to the end of the month"),
    Case("2021年1月-12月", "2021-01-01 2021-12-31", "the year is carried"),
    Case("2023.07-2024.01", "2023-07-01 2024-01-31", "months with points"),
    Case("2020-2022年", "2020-01-01 2022-12-31", "years"),
    Case("2020年1-12月", "2020-01-01 2020-12-31", "the unit is carried back"),
    Case("2020年1月--2020年11月", "2020-01-01 2020-11-30", "two hyphens"),
    Case("2020-02-30", REFUSED, "February 2020 has 29 days"),
    Case("2020年13月", REFUSED, "there is no month 13"),
    Case("01/02/2020", REFUSED, "1 February or 2 January"),
    Case("20年1月1日", REFUSED, "1920 or 2020"),
    Case("去年", REFUSED, "depends on the day of writing"),
    Case("下周一", REFUSED, "depends on the day of writing"),
    Case("2020年1月1日（星期四）", REFUSED, "it was a Wednesday"),
]
"""A text, its first and last day, and why."""
