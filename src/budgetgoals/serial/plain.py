"""The values of a document that are no objects: decimals, days, members of enumerations, pairs.

They are strict: a value of another type is refused, never turned into one that would fit.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message

if TYPE_CHECKING:
    from enum import StrEnum

_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?").fullmatch
_DATE_LENGTH = len("2020-01-01")


def decimal_of(value: object) -> Decimal:
    """A decimal of its figures in a string.

    >>> decimal_of("302900.50")
    Decimal('302900.50')
    """
    if type(value) is str and ((value.isdecimal() and value.isascii()) or _DECIMAL(value)):
        return Decimal(value)
    return refuse(message("a decimal number in a string"), value)


def date_of(value: object) -> date:
    """A day in ISO 8601.

    >>> date_of("2020-01-01")
    datetime.date(2020, 1, 1)
    """
    if type(value) is str and len(value) == _DATE_LENGTH and value[4] == value[7] == "-":
        return date.fromisoformat(value)
    return refuse(message("a date such as 2020-01-01"), value)


def pairs_of(value: object) -> tuple[tuple[str, str], ...]:
    """Pairs of strings, of lists.

    >>> pairs_of([["备注", "无"]])
    (('备注', '无'),)
    """
    if type(value) is not list or not all(
        type(pair) is list and [type(item) for item in pair] == [str, str] for pair in value
    ):
        refuse(message("a list of pairs of strings"), value)
    return tuple((label, text) for label, text in value)


def member_of(value: Any, of: type[StrEnum]) -> StrEnum:
    """A member of an enumeration, of its value.

    >>> from budgetgoals.model import Scope
    >>> member_of("project", Scope)
    <Scope.PROJECT: 'project'>
    """
    members = members_of(of)
    try:
        return members[value]
    except (KeyError, TypeError):
        refuse(message("one of {options}", options=", ".join(members)), value)


@cache
def members_of(of: type[StrEnum]) -> dict[str, StrEnum]:
    """The members of an enumeration by their values.

    >>> from budgetgoals.model import Scope
    >>> list(members_of(Scope))
    ['project', 'department', 'transfer']
    """
    return {member.value: member for member in of}


def refuse(expected: Message, value: object) -> NoReturn:
    """Say that a value is none of those expected."""
    raise InvalidValue("must be {expected}, not {value}", expected=expected, value=repr(value)[:60])
