"""A serial number of days → the date or time that a spreadsheet shows for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.numerals import to_chinese
from budgetgoals.sources.excel.codes import Kind, Token

if TYPE_CHECKING:
    from decimal import Decimal

    from budgetgoals.sources.excel.codes import Section

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_WEEK = "一二三四五六日"
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_NO_DAY = 60
"""Spreadsheets have a day 60 for the 29 February 1900, which there was not."""
_LAST = 2_958_466
_SECONDS = 86_400
_PER = {"h": 3600, "m": 60, "s": 1}
_NOON = 12
_LONG_YEAR, _LETTER, _NAME, _FULL = 3, 5, 3, 4


@frozen
class _Moment:
    """A point in time, as the pieces of a format ask for it."""

    year: int
    month: int
    day: int
    weekday: int
    hour: int
    minute: int
    second: int
    elapsed: Decimal


def show_date(serial: Decimal, section: Section, *, from_1904: bool = False) -> str | None:
    """The date or time of a serial number; None where the spreadsheet could show none either.

    Args:
        serial: days since the epoch, with the time of day as a fraction.
        section: the format.
        from_1904: whether the workbook counts from 1904-01-01.

    >>> from decimal import Decimal
    >>> from budgetgoals.sources.excel.codes import sections_of
    >>> show_date(Decimal(43831), sections_of('yyyy"年"m"月"d"日"')[0])
    '2020年1月1日'
    """
    places = _places_of_seconds(section.tokens)
    moment = _moment(serial, places, from_1904)
    if moment is None:
        return None
    half = any(token.kind is Kind.HALF_DAY for token in section.tokens)
    shown, index = [], 0
    while index < len(section.tokens):
        token = section.tokens[index]
        if token.kind is Kind.POINT and places and _is_second(_time_before(section.tokens, index)):
            shown.append("." + _fraction(moment, places))
            index += places
        else:
            shown.append(_piece(section, index, moment, half))
        index += 1
    return "".join(shown)


def _moment(serial: Decimal, places: int, from_1904: bool) -> _Moment | None:
    if not 0 <= serial < _LAST:
        return None
    elapsed = round(serial * _SECONDS, places)
    days, seconds = divmod(int(elapsed), _SECONDS)
    if not from_1904 and days == _NO_DAY:
        return _Moment(1900, 2, 29, 2, *_clock(seconds), elapsed)
    if not from_1904 and days == 0:
        return _Moment(1900, 1, 0, 5, *_clock(seconds), elapsed)
    shift = 1 if not from_1904 and days < _NO_DAY else 0
    try:
        day = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=days + shift)
    except OverflowError:
        return None
    weekday = (day.weekday() - shift) % 7
    return _Moment(day.year, day.month, day.day, weekday, *_clock(seconds), elapsed)


def _clock(seconds: int) -> tuple[int, int, int]:
    return seconds // 3600, seconds // 60 % 60, seconds % 60


def _places_of_seconds(tokens: tuple[Token, ...]) -> int:
    """How many decimals of a second are shown."""
    for index, token in enumerate(tokens):
        if token.kind is Kind.POINT and _is_second(_time_before(tokens, index)):
            places = 0
            for follower in tokens[index + 1 :]:
                if follower != (Kind.DIGIT, "0"):
                    break
                places += 1
            return places
    return 0


def _time_before(tokens: tuple[Token, ...], index: int) -> Token | None:
    earlier = [token for token in tokens[:index] if token.kind in (Kind.DATE, Kind.ELAPSED)]
    return earlier[-1] if earlier else None


def _is_second(token: Token | None) -> bool:
    return token is not None and token.text[0] == "s"


def _fraction(moment: _Moment, places: int) -> str:
    return f"{moment.elapsed % 1:.{places}f}"[2:]


def _piece(section: Section, index: int, moment: _Moment, half: bool) -> str:
    token = section.tokens[index]
    if token.kind is Kind.DATE:
        return _date_piece(section, index, moment, half)
    if token.kind is Kind.ELAPSED:
        return str(int(moment.elapsed) // _PER[token.text[0]]).zfill(len(token.text))
    if token.kind is Kind.HALF_DAY:
        return token.text.upper().split("/")[moment.hour >= _NOON]
    return token.text


def _date_piece(section: Section, index: int, moment: _Moment, half: bool) -> str:
    letter, width = section.tokens[index].text[0], len(section.tokens[index].text)
    if letter in "ye":
        return _year(moment.year, width if letter == "y" else _FULL, section.numerals)
    if letter == "m" and not _is_minute(section.tokens, index):
        return _month(moment.month, width, section)
    if letter in "da" and width >= _NAME:
        return _weekday(moment.weekday, letter, width, section.chinese)
    return _number(letter, width, moment, half, section.numerals)


def _number(letter: str, width: int, moment: _Moment, half: bool, numerals: int) -> str:
    hour = (moment.hour % 12 or 12) if half else moment.hour
    number = {"d": moment.day, "h": hour, "m": moment.minute, "s": moment.second}[letter]
    return _words(number, numerals) if numerals else str(number).zfill(min(width, 2))


def _words(number: int, numerals: int) -> str:
    return to_chinese(number, "lower" if numerals == 1 else "upper")


def _year(year: int, width: int, numerals: int) -> str:
    shown = str(year) if width >= _LONG_YEAR else f"{year % 100:02}"
    if numerals == 1:
        return "".join(to_chinese(int(figure), "digits") for figure in shown)
    return "".join(_words(int(figure), numerals) for figure in shown) if numerals else shown


def _month(month: int, width: int, section: Section) -> str:
    if width < _NAME:
        return _words(month, section.numerals) if section.numerals else str(month).zfill(width)
    if section.chinese:
        return f"{month}月" if width == _NAME else to_chinese(month) + "月"
    name = _MONTHS[month - 1]
    return name[0] if width == _LETTER else name[:3] if width == _NAME else name


def _weekday(weekday: int, letter: str, width: int, chinese: bool) -> str:
    if letter == "a":
        return ("星期" if width >= _FULL else "") + _WEEK[weekday]
    if chinese:
        return ("星期" if width >= _FULL else "周") + _WEEK[weekday]
    return _DAYS[weekday] if width >= _FULL else _DAYS[weekday][:3]


def _is_minute(tokens: tuple[Token, ...], index: int) -> bool:
    """An m behind an hour or before a second is a minute; otherwise it is a month."""
    if len(tokens[index].text) > 2:  # noqa: PLR2004 - mmm is the name of a month
        return False
    before = _time_before(tokens, index)
    after = next((token for token in tokens[index + 1 :] if token.kind in (Kind.DATE, Kind.ELAPSED)), None)
    return (before is not None and before.text[0] == "h") or _is_second(after)
