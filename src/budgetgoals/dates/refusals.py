"""Why a text is no date that can be read: the reasons, in the order in which they are looked for."""

from __future__ import annotations

import re
from datetime import date

from budgetgoals.errors import AmbiguousValue, InvalidValue, Refused


class MissingYear(InvalidValue):
    """A date that names no year, where none was given.

    >>> MissingYear.__mro__[1].__name__
    'InvalidValue'
    """

    __module__ = "budgetgoals.dates"  # the name by which callers catch it


_UNFILLED = re.compile(r"年?月?日?|.*[Xx×*＊_].*").fullmatch
_LUNAR = re.compile(r"农历|阴历|正月|腊月|冬月|闰|除夕|春节|^年前|月初[一二三四五六七八九十]").search
_RECURS = re.compile(r"每|逐").search
_RELATIVE = re.compile(
    r"[今明昨前后]天|大前天|大后天|(?:[今去明后次翌]|(?<![0-9])[上下])年|(?<![年0-9])前年"
    r"|[本上下当次]个?(?:月|季|周|星期|礼拜)|本旬|近[几两0-9一二三四五六七八九十]|目前|近期|近日|最近|当前|即日|同期|现在|今后|未来|至今|[今当]日|^(?:周|星期|礼拜)"
).search
_ESTIMATE = re.compile(r"左右|前后|上下|大约|大概|约|\?").search
_CLOCK = re.compile(r"[0-9]:[0-9]|[上下]午|凌晨|中午|晚上|[0-9零一二三四五六七八九十][点时]").search
_DEADLINE = re.compile(r"(?:之|以)?前|(?:之|以)?内|[不][晚迟]于|截[至止]").search
_ONE_END = re.compile(r"^[自从由至到]|[起止]$|开始|以来|[-~至到]$").search
_SEVERAL = re.compile(r"[、,;和及]").search
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})").fullmatch
_SHORT_YEAR = re.compile(
    r"'?(?:([0-9]{2})|([零一二三四五六七八九])([零一二三四五六七八九]))(?:年.*|([-/.])[0-9]{1,2}\4[0-9]{1,2})"
).fullmatch
_ODD_YEAR = re.compile(r"(?:[0-9]|[0-9]{3}|[0-9]{5,})年.*").fullmatch
_NO_MONTH = re.compile(
    r"(?:月[初中底末]|[上中下]旬|[0-9零一二三四五六七八九十]{1,3}[日号])(?:[之以]?前)?"
).fullmatch
_MONTHS = 12


def reason(body: str) -> Refused:
    """Why a folded text, which no pattern fits, is neither a day nor a period.

    >>> reason("后天下午三点").within("后天下午三点").message.en
    "'后天下午三点' depends on the day on which it was written (后天)"
    """
    refused = _not_civil(body) or _vague(body) or _otherwise_used(body) or _reason_of_year(body)
    return refused or Refused("{text!r} is no date")


def reason_for_deadline(body: str) -> Refused:
    """Why a folded text is no deadline.

    >>> reason_for_deadline("开学前").within("开学前").message.en
    "'开学前' is no deadline that names a day or a number of days"
    """
    refused = _not_civil(body) or _vague(body) or _reason_of_year(body)
    return refused or Refused("{text!r} is no deadline that names a day or a number of days")


def _not_civil(body: str) -> Refused | None:
    if not body:
        return Refused("{text!r} holds no date")
    if _UNFILLED(body):
        return Refused("{text!r} is not filled in")
    if word := _LUNAR(body):
        return Refused("{text!r} is no date of the civil calendar ({word})", word=word[0])
    return None


def _vague(body: str) -> Refused | None:
    if _RECURS(body):
        return Refused("{text!r} recurs, it is no single date")
    if word := _RELATIVE(body):
        return Refused("{text!r} depends on the day on which it was written ({word})", word=word[0])
    if word := _ESTIMATE(body):
        return Refused("{text!r} is an estimate ({word}), not one date", word=word[0])
    if _CLOCK(body):
        return Refused("{text!r} has a time of day, a date has none")
    return None


def _otherwise_used(body: str) -> Refused | None:
    if _DEADLINE(body):
        return Refused("{text!r} is a deadline, which is neither a day nor a period")
    if _ONE_END(body):
        return Refused("{text!r} is no period: it has one end only")
    if _SEVERAL(body):
        return Refused("{text!r} names more than one date")
    return None


def _reason_of_year(body: str) -> Refused | None:
    if match := _YEAR_LAST(body):
        return _year_last(int(match[1]), int(match[3]), int(match[4]))
    if match := _SHORT_YEAR(body):
        digits = "零一二三四五六七八九"
        year = int(match[1]) if match[1] else 10 * digits.index(match[2]) + digits.index(match[3])
        return Refused(
            "{text!r} can be read in two ways: its year may be {first} or {second}",
            AmbiguousValue,
            first=1900 + year,
            second=2000 + year,
        )
    if _ODD_YEAR(body):
        return Refused("{text!r} is no date: a year has four digits")
    if _NO_MONTH(body):
        return Refused("{text!r} names no month")
    return None


def _year_last(first: int, second: int, year: int) -> Refused:
    if first != second and 1 <= first <= _MONTHS and 1 <= second <= _MONTHS and year:
        return Refused(
            "{text!r} can be read in two ways: as {first} or as {second}",
            AmbiguousValue,
            first=date(year, first, second),
            second=date(year, second, first),
        )
    return Refused("{text!r} is no date: its year does not come first")
