"""What the constructors of the model refuse: an object of the wrong type in a field.

The checks run in ``__attrs_post_init__`` as plain conditions: an attrs validator on every field makes
building a form half as dear again.
"""

from __future__ import annotations

from typing import NoReturn

from budgetgoals.errors import InvalidValue


def refuse(owner: object, field: str, expected: str, value: object) -> NoReturn:
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
            refuse(owner, name, "str", value)


def require_tuple(owner: object, field: str, items: object, of: type) -> None:
    """A field is a tuple whose items are all of one type."""
    if type(items) is not tuple:
        refuse(owner, field, "a tuple", items)
    for item in items:
        if type(item) is not of:
            refuse(owner, field, f"a tuple of {of.__name__}", item)


def require_options(owner: object, of: type, *fields: str) -> None:
    """Every named field is None or an instance of exactly one type."""
    for name in fields:
        value = getattr(owner, name)
        if value is not None and type(value) is not of:
            refuse(owner, name, f"{of.__name__} or None", value)
