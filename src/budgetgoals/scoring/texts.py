"""Numbers and rules as people read them, and objects as plain values for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import fields, has

from budgetgoals.messages import Message
from budgetgoals.scoring.bands import rounded, without_zeros


def percent(share: Decimal, decimals: int = 1) -> str:
    """A share in percent, rounded for reading; zeros behind the point are left out.

    >>> percent(Decimal("0.9730")), percent(Decimal("1.5"))
    ('97.3%', '150%')
    """
    return f"{number(rounded(share.scaleb(2), decimals))}%"


def number(value: Decimal) -> str:
    """A number without needless zeros.

    >>> number(Decimal("8.50")), number(Decimal("100")), number(Decimal("1E+2"))
    ('8.5', '100', '100')
    """
    return f"{without_zeros(value):f}"


def signed(value: Decimal) -> str:
    """A difference with its sign.

    >>> signed(Decimal("0.5")), signed(Decimal("-3.00"))
    ('+0.5', '−3')
    """
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{number(abs(value))}"


def plain(value: object) -> Any:  # noqa: PLR0911 - one answer a type
    """An object as dicts, lists and plain values: numbers as text, messages in both languages.

    >>> from budgetgoals.messages import message
    >>> plain({"score": Decimal("8.5"), "said": message("error")})
    {'score': '8.5', 'said': {'zh': '错误', 'en': 'error'}}
    """
    match value:
        case Decimal():
            return f"{value:f}"
        case Message():
            return {"zh": value.zh, "en": value.en}
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
        case tuple() | list():
            return [plain(item) for item in value]
        case _ if has(type(value)):
            return plain_fields(value)
    return value


def plain_fields(thing: Any) -> dict[str, Any]:
    """The fields of an object as plain values.

    >>> from budgetgoals.places import Place
    >>> plain_fields(Place(line=12))["line"]
    12
    """
    return {each.name: plain(getattr(thing, each.name)) for each in fields(type(thing))}
