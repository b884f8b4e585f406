"""What the constructors of the model refuse: an object of the wrong type in a field.

The checks run in ``__attrs_post_init__`` as plain conditions: an attrs validator on every field makes
building a form half as dear again.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NoReturn

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message


def wrong_type(owner: object, field: str, expected: Message | str, value: object) -> NoReturn:
    """Say that a field of an object got a value of the wrong type."""
    raise InvalidValue(
        "{owner}.{field} must be {expected}, not {value}",
        owner=type(owner).__name__,
        field=field,
        expected=expected,
        value=f"{type(value).__name__} {value!r}",
    )


def require_texts(owner: object, *fields: str) -> None:
    """Every named field is a str."""
    for name in fields:
        value = getattr(owner, name)
        if type(value) is not str:
            wrong_type(owner, name, "str", value)


def require_tuple(owner: object, field: str, items: object, of: type) -> None:
    """A field is a tuple whose items are all of one type."""
    if type(items) is not tuple:
        wrong_type(owner, field, message("a tuple"), items)
    for item in items:
        if type(item) is not of:
            wrong_type(owner, field, message("a tuple of {type}", type=of.__name__), item)


def require_options(owner: object, of: type, *fields: str) -> None:
    """Every named field is None or an instance of exactly one type."""
    for name in fields:
        value = getattr(owner, name)
        if value is not None and type(value) is not of:
            wrong_type(owner, name, message("{type} or None", type=of.__name__), value)


def require_numbers(owner: object, *fields: str) -> None:
    """Every named field is None or a finite Decimal."""
    for name in fields:
        value = getattr(owner, name)
        if value is None:
            continue
        if type(value) is not Decimal:
            wrong_type(owner, name, message("{type} or None", type="Decimal"), value)
        if not value.is_finite():
            raise InvalidValue("{field} must be a finite number", field=name)


def require_pairs(owner: object, field: str, pairs: object) -> None:
    """A field is a tuple of pairs of str."""
    require_tuple(owner, field, pairs, tuple)
    for pair in pairs:  # type: ignore[attr-defined]
        if [type(item) for item in pair] != [str, str]:
            wrong_type(owner, field, message("pairs of str"), pair)
