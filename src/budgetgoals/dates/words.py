"""The grammar of dates: what one end of a text names, and what a text of two ends names.

A text is folded to one plain spelling first, so that each pattern is written once: figures and numerals of
any width, blanks and dashes of any kind.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, date
from typing import NamedTuple

from budgetgoals.dates.periods import MONTHS, Period, Precision, Span, days_in, months, third
from budgetgoals.dates.refusals import MissingYear, reason
from budgetgoals.errors import AmbiguousValue, InvalidValue, Refused, shown
from budgetgoals.numerals.characters import FOLDED, folder

_LONGEST = 200
_LEAP = 2020
_DIGITS = "零一二三四五六七八九"
_NUMERALS = frozenset(_DIGITS + "十0123456789")
_FIGURES = str.maketrans(_DIGITS + "O", "01234567890")
_SAME = """
-—–―─‐‑‒ー─﹘ ~～〜∼˜ /／ (（ )） :：︰ QＱq OＯ 年\uf98e 月\u2f49 日\u2f47 至迄\u2f84 止\u2f4c 自\u2f83 号號
上\u2f01 后後 内內 个個 周週 时時 间間 签簽 终終 ;； 从從 开開 始 季 到
"""
_plain = folder(FOLDED | {ord(char): same[0] for same in _SAME.split() for char in same[1:]})
_BLANK = re.compile(r"\s").search
_SPLIT_NUMBER = re.compile(r"[0-9]+(?:\s+[0-9]+)+\s*([^0-9]?)").finditer
_UNITS_OF_NUMBERS = "年月日号季周天小工个分财预会"
_MIDNIGHT = re.compile(
    r"^(.*(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[日号]|[0-9]{8}))(?:\s+|T)0?0:00(?::00(?:\.0+)?)?\s*$"
)

_NUMBER = rf"(?:[0-9]{{1,2}}|[{_DIGITS}十]{{1,4}})"
_YEAR = rf"(?P<year>[0-9]{{4}}|[{_DIGITS}O]{{4}})(?:年度?|财年|(?:财政|预算|会计)年度|(?=-?Q))|[本当]年度?"
_CHINESE = re.compile(
    rf"(?:公元|公历)?(?:{_YEAR})?(?:全年度?"
    rf"|(?P<month>元|{_NUMBER})月份?(?:(?P<day>{_NUMBER})[日号]?|(?P<third>[上中下])旬|(?P<of_month>[初中底末]))?"
    r"|第?(?P<quarter>[1-4一二三四])季(?:度?(?P<of_quarter>[初底末])|度)|-?Q(?P<q>[1-4])"
    r"|(?P<half>[上下])半年(?P<of_half>[底末])?|(?:年|(?<=[年度]))(?P<of_year>[初底末]))?"
).fullmatch
_NUMERIC = re.compile(
    r"(?P<year>[0-9]{4})(?:(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2})日?|月?)"
    r"|(?P<mm>[0-9]{2})(?P<dd>[0-9]{2})?)"
).fullmatch
_BARE_YEAR = re.compile(rf"[0-9]{{4}}|[{_DIGITS}O]{{4}}").fullmatch
_FRAGMENT = re.compile(rf"(?P<day>{_NUMBER})[日号]|(?P<third>[上中下])旬").fullmatch
_CARRIED = re.compile(r"(?:([0-9]{1,2})[-/.])?([0-9]{1,2})").fullmatch
_LAST_UNIT = re.compile(r"(?:年度?|月份?|[日号]|季度?)$").search
_FIRST = re.compile(rf"(?:{_YEAR})?前(?P<number>{_NUMBER}|两)个?(?P<unit>季度|月)").fullmatch
_MARK = re.compile(r"[至到]|~+|-+|/").finditer
_MOST_MARKS = 8
_NEXT_YEAR = re.compile(r"^[次翌]年(?=.)")
_HEADING = re.compile(r"起止(?:时间|日期|年月)?:?").match
_WEEKDAY = re.compile(r"(.+?)\(?(?:星期|周|礼拜)([一二三四五六日天])\)?").fullmatch
_WEEKDAYS = "一二三四五六日"


def _numbers() -> dict[str, int]:
    """Each spelling of a month or a day: 1, 01, 一, 零一, 十五, 一十五, 零二十."""
    spellings = {f"{number:0{width}}": number for number in range(100) for width in (1, 2)}
    for number in range(1, 100):
        tens, ones = divmod(number, 10)
        digit = _DIGITS[ones] if ones else ""
        words = [_DIGITS[tens] + "十" + digit] if tens else [digit, "零" + digit]
        if tens == 1:
            words.append("十" + digit)
        if tens and not ones:
            words.append("零" + words[0])
        spellings |= dict.fromkeys(words, number)
    return spellings


NUMBERS = _numbers()


class Written(NamedTuple):
    """What one end of a text names; None for what it leaves out.

    ``third``, ``quarter`` and ``half`` count from 1; ``edge`` is the vague beginning or end of the rest.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    third: int | None = None
    quarter: int | None = None
    half: int | None = None
    edge: Precision | None = None


def fold(text: str) -> str:
    """The text in one plain spelling, without blanks.

    Raises:
        InvalidValue: no text, or one that is too long for a date.

    >>> fold("２０２０ 年 壹 月 廿一 號")
    '2020年一月二十一号'
    """
    if not isinstance(text, str):
        raise InvalidValue("a text is expected, not {kind}", kind=type(text).__name__)
    if len(text) > _LONGEST:
        raise InvalidValue("a text of {length} characters is no date", length=len(text))
    plain = _plain(text)
    if ":" in plain:
        plain = _MIDNIGHT.sub(r"\1", plain)
    if not _BLANK(plain):
        return plain
    for run in _SPLIT_NUMBER(plain):
        if run[1] == ":":
            raise reason(plain)
        if not run[1] or run[1] not in _UNITS_OF_NUMBERS:
            raise Refused(
                "{text!r} can be read in two ways: a blank may stand inside a number or between two",
                AmbiguousValue,
            )
    return "".join(plain.split())


def check_year(year: int | None) -> None:
    """Refuse a year that no date has.

    >>> check_year(2020)
    """
    if year is not None and (type(year) is not int or not 0 < year <= MAXYEAR):
        raise InvalidValue("{year} is no year from 1 to {last}", year=shown(str(year)), last=MAXYEAR)


def read_period(text: str, year: int | None) -> Period:
    """The period that a text names.

    Raises:
        InvalidValue: it names none; the error says why.

    >>> read_period("1-3月", 2020).end
    datetime.date(2020, 3, 31)
    """
    check_year(year)
    try:
        return _read(fold(text), year)
    except Refused as refusal:
        raise refusal.within(text) from None


def _read(body: str, year: int | None) -> Period:
    if _BARE_YEAR(body):
        return Period(*as_span(Written(_year(body)), year))
    if written := point(body):
        return Period(*as_span(written, year))
    if match := _FIRST(body):
        return _first_of_year(match, year)
    if (match := _WEEKDAY(body)) and point(match[1]):
        return _on_weekday(match[1], match[2].replace("天", "日"), year)
    if period := _range(body, year):
        return period
    raise reason(body)


def point(body: str) -> Written | None:
    """One end of a folded text, or None where it is none.

    >>> point("2020年元月"), point("31日") is None
    (Written(year=2020, month=1, day=None, third=None, quarter=None, half=None, edge=None), True)
    """
    if match := _NUMERIC(body):
        month, day = match["month"] or match["mm"], match["day"] or match["dd"]
        return Written(int(match["year"]), int(month), int(day) if day else None)
    match = _CHINESE(body) if body else None
    if match is None or body in ("公元", "公历"):
        return None
    year, month, day, part, of_month, quarter, of_quarter, q, half, of_half, of_year = match.groups()
    if of_month == "中":
        raise Refused(
            "{text!r} can be read in two ways: as the middle of the month or as any day of it", AmbiguousValue
        )
    edge = of_month or of_quarter or of_half or of_year
    return Written(
        _year(year),
        1 if month == "元" else _number(month),
        _number(day),
        "上中下".index(part) + 1 if part else None,
        _number(quarter or q),
        "上下".index(half) + 1 if half else None,
        (Precision.BEGINNING if edge == "初" else Precision.END) if edge else None,
    )


def _year(digits: str | None) -> int | None:
    return int(digits.translate(_FIGURES)) if digits else None


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    if word not in NUMBERS:
        raise Refused("{text!r} is no date: {word!r} is no number of a month or a day", word=word)
    return NUMBERS[word]


def as_span(written: Written, year: int | None) -> Span:
    """The days that are named, in a year that may stand outside the text.

    >>> as_span(Written(month=2, third=3), 2020).end
    datetime.date(2020, 2, 29)
    """
    _check_month_and_day(written)
    of = year if written.year is None else written.year
    if of is None:
        raise Refused("{text!r} names no year", MissingYear)
    if not 0 < of <= MAXYEAR:
        raise Refused("{text!r} is no date: there is no year {year}", year=of)
    month = written.month
    if month is None:
        return _part_of_year(of, written)
    if written.third is not None:
        return third(of, month, written.third, Precision.TEN_DAYS)
    if written.edge is not None:
        return third(of, month, 1 if written.edge is Precision.BEGINNING else 3, written.edge)
    named = in_month(of, month, written.day)
    if named is None:
        raise _no_day(of, month)
    return named


def in_month(year: int, month: int, day: int | None) -> Span | None:
    """A month, or a day of it; None where the calendar has none.

    >>> in_month(2020, 2, None).end, in_month(2020, 2, 30)
    (datetime.date(2020, 2, 29), None)
    """
    if not 1 <= month <= MONTHS:
        return None
    if day is None:
        return months(year, month, month, Precision.MONTH)
    if not 1 <= day <= days_in(year, month):
        return None
    named = date(year, month, day)
    return Span(named, named, Precision.DAY)


def _check_month_and_day(written: Written) -> None:
    """Refuse what no year has."""
    month, day = written.month, written.day
    if month is None:
        return
    if not 1 <= month <= MONTHS:
        raise Refused("{text!r} is no date: there is no month {month}", month=month)
    if day is not None and not 1 <= day <= days_in(_LEAP, month):
        if written.year is None:
            days = days_in(_LEAP, month)
            raise Refused("{text!r} is no date: month {month} has {days} days", month=month, days=days)
        raise _no_day(written.year, month)


def _no_day(year: int, month: int) -> Refused:
    return Refused(
        "{text!r} is no date: {month} has {days} days",
        month=f"{year:04}-{month:02}",
        days=days_in(year or _LEAP, month),
    )


def _part_of_year(year: int, written: Written) -> Span:
    if written.quarter is not None:
        length, number, precision = 3, written.quarter, Precision.QUARTER
    elif written.half is not None:
        length, number, precision = 6, written.half, Precision.HALF_YEAR
    else:
        length, number, precision = MONTHS, 1, Precision.YEAR
    first, last = length * (number - 1) + 1, length * number
    if written.edge is Precision.BEGINNING:
        return months(year, first, first, written.edge)
    if written.edge is Precision.END:
        return months(year, last, last, written.edge)
    return months(year, first, last, precision)


def _first_of_year(match: re.Match[str], year: int | None) -> Period:
    """前三季度, 前10个月."""
    number = 2 if match["number"] == "两" else _number(match["number"]) or 0
    last = number * 3 if match["unit"] == "季度" else number
    named = _year(match["year"])
    return _between(Written(named, month=1), Written(named, month=last), year)


def _on_weekday(rest: str, weekday: str, year: int | None) -> Period:
    period = _read(rest, year)
    if period.precision is not Precision.DAY:
        raise Refused("{text!r} is no date")
    if _WEEKDAYS[period.start.weekday()] != weekday:
        raise Refused(
            "{text!r} is no date: {day} falls on another weekday (星期{weekday})",
            day=period.start,
            weekday=_WEEKDAYS[period.start.weekday()],
        )
    return period


def _range(body: str, year: int | None) -> Period | None:
    """Two ends with a mark between them; the second may leave out what the first has said."""
    if heading := _HEADING(body):
        body = body[heading.end() :]
    if body[:1] in ("自", "从", "由"):
        body = body[1:]
    body = body.removesuffix("止").removesuffix("为")
    marks = list(_MARK(body))
    marks = [mark for mark in marks if mark[0][0] in "至到~"] or marks
    if len(marks) > _MOST_MARKS:
        return None
    found = []
    for mark in marks:
        left = body[: mark.start()].rstrip(",").removesuffix("起").removesuffix("开始")
        right = _NEXT_YEAR.sub("", body[mark.end() :])
        if pair := _ends(left, right, mark[0]):
            found.append((*pair, year, right != body[mark.end() :]))
    return _between(*found[0]) if len(found) == 1 else None


def _ends(left: str, right: str, mark: str) -> tuple[Written, Written] | None:
    if _BARE_YEAR(left) and _BARE_YEAR(right):
        return Written(_year(left)), Written(_year(right))
    unit = _LAST_UNIT(right)
    first = point(left) or (point(left + unit[0]) if unit and left[-1:] in _NUMERALS else None)
    if first is None:
        return None
    if _BARE_YEAR(right):
        second = Written(_year(right)) if first == Written(first.year) else None
    else:
        second = point(right) or _fragment(right) or _carried(left, first, right, mark)
    if second is None or (second.year is None and first == Written(first.year)):
        return None
    if second.month is None and (second.day or second.third):
        second = second._replace(month=first.month) if first.month else None
    return (first, second) if second else None


def _fragment(body: str) -> Written | None:
    """A day or a part of a month whose month stands before."""
    match = _FRAGMENT(body)
    if match is None:
        return None
    if match["day"]:
        return Written(day=_number(match["day"]))
    return Written(third="上中下".index(match["third"]) + 1)


def _carried(left: str, first: Written, right: str, mark: str) -> Written | None:
    """The second end of 2020.1-12, 2020.1.1-12.31 and 2020.1.1-31."""
    numeric, match = _NUMERIC(left), _CARRIED(right)
    if not (numeric and match) or mark in ("/", numeric["mark"]):
        return None
    month, last = match[1], int(match[2])
    if first.day is None:
        return None if month or last == first.month else Written(first.year, last)
    return Written(first.year, int(month) if month else first.month, last)


def _between(first: Written, second: Written, year: int | None, in_next_year: bool = False) -> Period:
    start = as_span(first, year).start
    if second.year is None:
        second = second._replace(year=start.year + in_next_year)
    elif in_next_year:
        raise Refused("{text!r} is no period")
    end = as_span(second, year).end
    if end < start:
        raise Refused("{text!r} is no period: {end} is before {start}", end=end, start=start)
    return Period(start, end, Precision.RANGE)
