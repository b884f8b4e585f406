"""Spans of days that documents name: a day, ten days, a month, a quarter, half a year, a year, a range."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from budgetgoals.errors import InvalidValue

MONTHS = 12
_QUARTER, _HALF = 3, 6
_FEBRUARY = 2
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_THIRDS = (1, 11, 21)
"""The first days of 上旬, 中旬 and 下旬, which ends with its month."""


class Precision(StrEnum):
    """What a period was named as.

    >>> Precision("quarter") is Precision.QUARTER
    True
    """

    DAY = "day"
    TEN_DAYS = "ten_days"
    """上旬, 中旬, 下旬."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    RANGE = "range"
    """From one date to another."""
    BEGINNING = "beginning"
    """The vague 初 of a month, a quarter or a year: its first ten days, or its first month."""
    END = "end"
    """The vague 底 or 末: the days from the 21st of a month, the last month of a quarter or a year."""


@frozen(order=True)
class Period:
    """The days from one to another, both included.

    Attributes:
        start: the first day.
        end: the last day.
        precision: what it was named as. Two periods of the same days are not equal where one was named as
            a year and the other as a range.

    Raises:
        InvalidValue: the end is before the start, or the days are not what the precision says.

    >>> summer = Period(date(2020, 7, 1), date(2020, 9, 30), Precision.QUARTER)
    >>> date(2020, 9, 30) in summer, summer.days
    (True, 92)
    """

    start: date
    end: date
    precision: Precision

    def __attrs_post_init__(self) -> None:
        if not (type(self.start) is type(self.end) is date and type(self.precision) is Precision):
            raise InvalidValue("a period has two days and a precision, not {value}", value=repr(self))
        if self.start > self.end:
            raise InvalidValue("{end} is before {start}", end=self.end, start=self.start)
        if not _FITS[self.precision](self.start, self.end):
            raise InvalidValue(
                "{start} to {end} is no period of the kind {precision!r}",
                start=self.start,
                end=self.end,
                precision=self.precision.value,
            )

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1


class Span(NamedTuple):
    """The parts of a period that is still being read; a `Period` checks them."""

    start: date
    end: date
    precision: Precision


def days_in(year: int, month: int) -> int:
    """How many days a month has.

    >>> days_in(2020, 2), days_in(1900, 2)
    (29, 28)
    """
    return _DAYS[month] + (month == _FEBRUARY and isleap(year))


@lru_cache(maxsize=512)
def months(year: int, first: int, last: int, precision: Precision) -> Span:
    """Whole months of one year.

    >>> months(2020, 7, 9, Precision.QUARTER).end
    datetime.date(2020, 9, 30)
    """
    return Span(date(year, first, 1), date(year, last, days_in(year, last)), precision)


def third(year: int, month: int, number: int, precision: Precision) -> Span:
    """One of the three parts of a month: 上旬, 中旬 or 下旬.

    >>> third(2020, 2, 3, Precision.TEN_DAYS).end
    datetime.date(2020, 2, 29)
    """
    last = 10 * number if number < len(_THIRDS) else days_in(year, month)
    return Span(date(year, month, _THIRDS[number - 1]), date(year, month, last), precision)


def whole_months(start: date, end: date) -> bool:
    """Whether the days are whole months.

    >>> whole_months(date(2020, 1, 1), date(2021, 2, 28))
    True
    """
    return start.day == 1 and end.day == days_in(end.year, end.month)


def _count(start: date, end: date) -> int:
    """How many months, or 0 where they are not whole or not of one year."""
    whole = start.year == end.year and whole_months(start, end)
    return end.month - start.month + 1 if whole else 0


def _is_third(start: date, end: date) -> bool:
    if start.day not in _THIRDS:
        return False
    number = _THIRDS.index(start.day) + 1
    return end == third(start.year, start.month, number, Precision.RANGE).end


def _is_beginning(start: date, end: date) -> bool:
    if start.day != 1:
        return False
    return _is_third(start, end) or (_count(start, end) == 1 and start.month % _QUARTER == 1)


def _is_end(start: date, end: date) -> bool:
    if _count(start, end) == 1:
        return end.month % _QUARTER == 0
    return start.day == max(_THIRDS) and _is_third(start, end)


_FITS = {
    Precision.DAY: lambda start, end: start == end,
    Precision.TEN_DAYS: _is_third,
    Precision.MONTH: lambda start, end: _count(start, end) == 1,
    Precision.QUARTER: lambda start, end: _count(start, end) == _QUARTER and end.month % _QUARTER == 0,
    Precision.HALF_YEAR: lambda start, end: _count(start, end) == _HALF and end.month % _HALF == 0,
    Precision.YEAR: lambda start, end: _count(start, end) == MONTHS,
    Precision.RANGE: lambda _start, _end: True,
    Precision.BEGINNING: _is_beginning,
    Precision.END: _is_end,
}
