"""Reading one day or one period."""

from __future__ import annotations

import re
from datetime import date

from budgetgoals.dates.periods import Period, Precision
from budgetgoals.dates.words import NUMBERS, read_period
from budgetgoals.errors import InvalidValue, shown

_DIGITS = "〇零一二三四五六七八九"
_PLAIN = re.compile(
    rf"([0-9]{{4}}|[{_DIGITS}]{{4}})年([0-9]{{1,2}}|[{_DIGITS}十]{{1,2}})月([0-9]{{1,2}}|[{_DIGITS}十]{{1,3}})[日号]"
).fullmatch
_SEPARATED = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|\.([0-9]{1,2})\.)([0-9]{1,2})").fullmatch
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_YEARS = {
    spelling: year
    for year in range(1949, 2100)
    for spelling in (
        str(year),
        str(year).translate(_CHINESE),
        str(year).translate(_CHINESE).replace("〇", "零"),
    )
}
"""The years of nearly all documents, for speed; every other year is read digit by digit."""
_ISO_LENGTH, _COMPACT_LENGTH = 10, 8


def parse_date(text: str, *, year: int | None = None) -> date:
    """Read one day.

    Args:
        text: the day in figures, in words or as on bills; a weekday after it is checked. Blanks, as PDF
            files leave them, are no hindrance.
        year: the year of a text that names none.

    Raises:
        MissingYear: the text is a day of no year, and none was given.
        AmbiguousValue: the text can be read in two ways; the message names them.
        InvalidValue: the text is no day, or one that the calendar does not have.

    >>> parse_date("2020.1.1"), parse_date("二〇二〇年十二月廿一日"), parse_date("6月30日", year=2020)
    (datetime.date(2020, 1, 1), datetime.date(2020, 12, 21), datetime.date(2020, 6, 30))
    >>> parse_date("2020年1月")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...'2020年1月' names no single day: it is 2020-01-01 to 2020-01-31...
    >>> parse_date("01/02/2020")
    Traceback (most recent call last):
    budgetgoals.errors.AmbiguousValue: ...can be read in two ways: as 2020-01-02 or as 2020-02-01...
    """
    try:
        if (
            text[4:8:3] == "--"
            if len(text) == _ISO_LENGTH
            else len(text) == _COMPACT_LENGTH and text.isdigit()
        ):
            return date.fromisoformat(text)
        if match := _PLAIN(text):
            of, month, day = match.groups()
            return date(_YEARS[of], NUMBERS[month], NUMBERS[day])
        if match := _SEPARATED(text):
            return date(int(match[1]), int(match[2] or match[3] or match[4]), int(match[5]))
    except (AttributeError, KeyError, TypeError, ValueError):
        pass
    period = read_period(text, year)
    if period.precision is not Precision.DAY:
        raise InvalidValue(
            "{text!r} names no single day: it is {start} to {end}",
            text=shown(text),
            start=period.start,
            end=period.end,
        )
    return period.start


def parse_period(text: str, *, year: int | None = None) -> Period:
    """Read a period: a day, a part of a month, a month, a quarter, half a year, a year, or a range.

    In a range the second end may leave out what the first has said, and the first may leave its unit to the
    second. 初 is the first ten days of a month, or the first month of a quarter or a year; 底 and 末 are the
    days from the 21st, or the last month: all the days that the vague word can mean.

    Args:
        text: the period.
        year: the year of a text that names none, or that says 本年.

    Raises:
        MissingYear: the text is a period of no year, and none was given.
        AmbiguousValue: the text can be read in two ways; the message names them.
        InvalidValue: the text is no period, or its end is before its start.

    >>> parse_period("2023.07-2024.01").end, parse_period("2020-2022年").precision.value
    (datetime.date(2024, 1, 31), 'range')
    >>> parse_period("上半年", year=2020).precision.value, parse_period("2020年2月下旬").end
    ('half_year', datetime.date(2020, 2, 29))
    >>> parse_period("去年")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...'去年' depends on the day on which it was written (去年)...
    """
    return read_period(text, year)
