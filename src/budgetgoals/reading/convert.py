"""One text → one value of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.dates import parse_date
from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import ValueKind
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

_YES_NO = {
    "是": True,
    "否": False,
    "有": True,
    "无": False,
    "√是": True,
    "√否": False,
    "☑是": True,
    "☑否": False,
}


def convert(kind: ValueKind, text: str, unit: str) -> date | Decimal | bool:
    """Convert a text without line breaks.

    Args:
        kind: a kind other than text and prose.
        text: what stood there.
        unit: the money unit of an amount that names none.

    Raises:
        InvalidValue: the text is no such value.

    >>> convert(ValueKind.YUAN, "2,643,200", "元")
    Decimal('2643200')
    """
    if kind is ValueKind.YUAN:
        return parse_yuan(text, unit)
    if kind is ValueKind.DATE:
        return parse_date(text)
    answer = _YES_NO.get(text)
    if answer is None:
        raise InvalidValue("{text} is neither 是 nor 否", text=text)
    return answer
