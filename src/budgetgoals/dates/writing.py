"""Writing a day or a period for people."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from budgetgoals.dates.periods import MONTHS, Period, Precision, whole_months
from budgetgoals.errors import InvalidValue, shown
from budgetgoals.numerals.writing import spell

if TYPE_CHECKING:
    from babel import Locale

DateStyle = Literal["iso", "arabic", "chinese", "bill"]
"""How a day is written: 2020-01-15, 2020年1月15日, 二〇二〇年一月十五日, 贰零贰零年零壹月壹拾伍日."""

PeriodStyle = Literal["arabic", "chinese", "iso"]
"""How a period is written: 2020年1月, 二〇二〇年一月, 2020-01."""

_CHINESE, _BILL = (
    str.maketrans("0123456789", digits) for digits in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
)
_PARTS = ("上", "中", "下")


def format_date(day: date, style: DateStyle = "iso", *, locale: str | None = None) -> str:
    """Write a day; `parse_date` reads each style back.

    Args:
        day: the day.
        style: ``"iso"`` 2020-01-15, ``"arabic"`` 2020年1月15日, ``"chinese"`` 二〇二〇年一月十五日 or
            ``"bill"`` 贰零贰零年零壹月壹拾伍日, as banks want it.
        locale: a CLDR locale such as ``"en"``, whose long form is written in place of a style.

    Raises:
        InvalidValue: no day, an unknown style or locale, or both of them at once.

    >>> format_date(date(2020, 1, 1)), format_date(date(2020, 10, 20), "bill")
    ('2020-01-01', '贰零贰零年零壹拾月零贰拾日')
    >>> format_date(date(2020, 1, 1), locale="en")
    'January 1, 2020'
    """
    _check_day(day)
    if locale is not None:
        _check_no_style(style, "iso")
        return _date_elsewhere(day, locale)
    if style == "iso":
        return day.isoformat()
    year = f"{day.year:04}"
    if style == "arabic":
        return f"{year}年{day.month}月{day.day}日"
    if style == "chinese":
        return _in_words(f"{year}年{day.month}月{day.day}日")
    if style == "bill":
        return f"{year.translate(_BILL)}年{_on_bill(day.month, 2)}月{_on_bill(day.day, 9)}日"
    raise _no_style(style)


def format_period(period: Period, style: PeriodStyle = "arabic", *, locale: str | None = None) -> str:
    """Write a period; `parse_period` reads the Chinese styles back as the same period.

    Args:
        period: the period.
        style: ``"arabic"`` 2020年第三季度, ``"chinese"`` 二〇二〇年第三季度, or ``"iso"``: a year, a month
            and a day as ISO 8601 has them, every other period as an interval of days, 2020-07-01/2020-09-30,
            which is read back as a range.
        locale: a CLDR locale such as ``"en"``, written by Babel in place of a style.

    Raises:
        InvalidValue: no period, an unknown style or locale, or both of them at once.

    >>> from budgetgoals.dates import parse_period
    >>> july = parse_period("2020.7-2020.12.31")
    >>> format_period(july), format_period(july, "iso")
    ('2020年7月至12月', '2020-07-01/2020-12-31')
    >>> format_period(parse_period("2020年第三季度"), locale="en")
    '3rd quarter 2020'
    """
    if not isinstance(period, Period):
        raise InvalidValue("a period is expected, not {kind}", kind=type(period).__name__)
    if locale is not None:
        _check_no_style(style, "arabic")
        return _period_elsewhere(period, locale)
    if style == "iso":
        return _iso(period)
    if style not in ("arabic", "chinese"):
        raise _no_style(style)
    written = _range(period) if period.precision is Precision.RANGE else _named(period)
    return written if style == "arabic" else _in_words(written)


def _check_day(day: date) -> None:
    if not isinstance(day, date) or isinstance(day, datetime):
        raise InvalidValue("a date is expected, not {kind}", kind=type(day).__name__)


def _check_no_style(style: str, default: str) -> None:
    if style != default:
        raise InvalidValue("a style and a locale exclude each other")


def _no_style(style: str) -> InvalidValue:
    return InvalidValue("there is no style of dates {style!r}", style=shown(str(style)))


_FIGURES = re.compile(r"([0-9]{4})|([0-9]+)")


def _in_words(written: str) -> str:
    """Figures to words: of four digits one by one, else by value."""
    return _FIGURES.sub(
        lambda found: found[0].translate(_CHINESE) if found[1] else _word(int(found[0])), written
    )


def _word(number: int) -> str:
    words = spell(number, "lower")
    return words[1:] if words.startswith("一十") else words


def _on_bill(number: int, zero_up_to: int) -> str:
    """A month or a day in capitals.

    支付结算办法, annex 1: 零 before the months 1, 2 and 10 and the days 1 to 9, 10, 20 and 30.
    """
    words = spell(number, "upper")
    return "零" + words if number <= zero_up_to or number % 10 == 0 else words


def _named(period: Period) -> str:
    """A period that has a name, in Arabic figures."""
    start = period.start
    month, quarter = f"{start.month}月", f"第{'一二三四'[(start.month - 1) // 3]}季度"
    match period.precision:
        case Precision.DAY:
            part = f"{month}{start.day}日"
        case Precision.TEN_DAYS:
            part = f"{month}{_PARTS[start.day // 10]}旬"
        case Precision.MONTH:
            part = month
        case Precision.QUARTER:
            part = quarter
        case Precision.HALF_YEAR:
            part = "上半年" if start.month == 1 else "下半年"
        case Precision.BEGINNING | Precision.END:
            part = _edge(period, month, quarter)
        case _:
            part = ""
    return f"{start.year:04}年{part}"


def _edge(period: Period, month: str, quarter: str) -> str:
    beginning = period.precision is Precision.BEGINNING
    name = "初" if beginning else "底" if period.end.month == MONTHS else "末"
    if not whole_months(period.start, period.end):
        return month + ("初" if beginning else "底")
    return name if period.start.month in (1, MONTHS) else quarter + name


def _range(period: Period) -> str:
    """A range as short as it can be said: in years, in months or in days."""
    start, end = period.start, period.end
    first, last = f"{start.year:04}年", f"{end.year:04}年"
    whole = whole_months(start, end)
    if whole and start.month == 1 and end.month == MONTHS and start.year != end.year:
        return f"{first}至{last}"
    if start.year == end.year:
        last = ""
    if whole:
        return f"{first}{start.month}月至{last}{end.month}月"
    return f"{first}{start.month}月{start.day}日至{last}{end.month}月{end.day}日"


def _iso(period: Period) -> str:
    start = period.start
    match period.precision:
        case Precision.DAY:
            return start.isoformat()
        case Precision.MONTH:
            return start.isoformat()[:7]
        case Precision.YEAR:
            return start.isoformat()[:4]
    return f"{start.isoformat()}/{period.end.isoformat()}"


def _date_elsewhere(day: date, locale: str) -> str:
    from babel.dates import format_date as write  # noqa: PLC0415 - slow to import

    return str(write(day, "long", _locale(locale)))


_SKELETONS = {Precision.YEAR: "y", Precision.MONTH: "yMMMM", Precision.QUARTER: "yQQQQ"}


def _period_elsewhere(period: Period, locale: str) -> str:
    from babel.dates import format_interval, format_skeleton  # noqa: PLC0415 - slow to import

    where = _locale(locale)
    if period.precision is Precision.DAY:
        return _date_elsewhere(period.start, locale)
    if skeleton := _SKELETONS.get(period.precision):
        return str(format_skeleton(skeleton, period.start, locale=where))
    whole = whole_months(period.start, period.end)
    return str(format_interval(period.start, period.end, "yMMM" if whole else "yMMMd", locale=where))


@lru_cache(maxsize=64)
def _locale(locale: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to import

    try:
        return Locale.parse(locale.replace("-", "_"))
    except (AttributeError, TypeError, UnknownLocaleError, ValueError):
        raise InvalidValue("there is no locale {locale!r}", locale=shown(str(locale))) from None
