"""Dates as forms print them: one day, in figures or in Chinese.

>>> parse_date("2020-01-01"), parse_date("2020年12月27日"), parse_date("２０２０／１／３")
(datetime.date(2020, 1, 1), datetime.date(2020, 12, 27), datetime.date(2020, 1, 3))
>>> parse_date("2020-02-30")
Traceback (most recent call last):
budgetgoals.errors.InvalidValue: ...(2020-02-30 is no day of the calendar)
"""

from __future__ import annotations

import re
from datetime import date

from budgetgoals.errors import InvalidValue

_WIDTH = str.maketrans("０１２３４５６７８９－／．〇○零一二三四五六七八九", "0123456789-/.000123456789")
_DAY = re.compile(r"([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})[日号]?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def parse_date(text: str) -> date:
    """Read one day.

    Raises:
        InvalidValue: the text is no day, or one that the calendar does not have.

    >>> parse_date("2020.1.1")
    datetime.date(2020, 1, 1)
    """
    plain = "".join(text.split()).translate(_WIDTH)
    found = _DAY.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found is None:
        raise InvalidValue("{text} is no date", text=text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise InvalidValue("{text} is no day of the calendar", text=text) from None


def format_date(day: date) -> str:
    """Write a day as ISO 8601 does.

    >>> format_date(date(2020, 1, 1))
    '2020-01-01'
    """
    return day.isoformat()
