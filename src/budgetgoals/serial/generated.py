"""Functions between objects and dicts, written out for each class of the model.

The steps of all fields stand one after another in the source of one function, as in those that attrs makes:
a loop that asks of each field what to do costs several times as much. A function that reads checks the keys
and the shapes, and leaves the plain values to the constructors, which refuse a wrong type anyway. By any of
the errors in ``MISTAKES`` it says that something is wrong; ``explaining.py`` says what and where.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import attrs

from budgetgoals.errors import InvalidValue
from budgetgoals.serial.plain import date_of, decimal_of, members_of, pairs_of
from budgetgoals.serial.types import (
    attributes,
    is_enum,
    is_option,
    is_pairs,
    is_sequence,
    is_tagged,
    is_tagged_union,
    without_none,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MISTAKES = (InvalidValue, KeyError, TypeError, AttributeError, ValueError)
"""What a reader raises for a document that is none."""


@cache
def writer(of: type) -> Callable[[Any], dict[str, Any]]:
    """What makes a dict of an object of a class; ``kind`` comes first in what is tagged.

    >>> from budgetgoals.targets import Trend, parse_target
    >>> writer(Trend)(parse_target("逐年增高"))
    {'kind': 'trend', 'text': '逐年增高', 'direction': 'up'}
    """
    source = _Source()
    items = [
        f"{field.name!r}: {_written(field.type, f'whole.{field.name}', source)}" for field in attributes(of)
    ]
    tag = [f"'kind': {of.kind!r}"] if is_tagged(of) else []  # type: ignore[attr-defined]
    return source.function(f"{{{', '.join([*tag, *items])}}}")


@cache
def reader(of: type) -> Callable[[Any], Any]:
    """What makes an object of a class of a dict.

    >>> from budgetgoals.targets import Trend
    >>> reader(Trend)({"kind": "trend", "text": "逐年增高", "direction": "up"}).direction
    <Direction.UP: 'up'>
    """
    source = _Source()
    fields = attributes(of)
    values = [
        f"{f'{field.alias}=' if field.kw_only else ''}{_read(field.type, f'whole[{field.name!r}]', source)}"
        for field in fields
    ]
    built = f"{source.name(of)}({', '.join(values)})"
    keys = len(fields) + is_tagged(of)
    return source.function(f"{built} if len(whole) == {keys} else {source.name(_refuse)}(whole)")


class _Source:
    """The source of a function of ``whole``, and what the names in it stand for."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {}

    def name(self, thing: object) -> str:
        name = f"_{len(self._names)}"
        self._names[name] = thing
        return name

    def function(self, expression: str) -> Callable[[Any], Any]:
        made: Callable[[Any], Any] = eval(f"lambda whole: {expression}", self._names)  # noqa: S307 - made of the model's own names
        return made


def _written(of: Any, value: str, source: _Source) -> str:
    """The expression that makes a plain value of a value of a type."""
    if is_option(of):
        written = _written(without_none(of), "it", source)
        return value if written == "it" else f"None if (it := {value}) is None else {written}"
    if is_tagged_union(of):
        writers = source.name({option: writer(option) for option in get_args(of)})
        return f"{writers}[type({value})]({value})"
    if is_pairs(of):
        return f"[list(pair) for pair in {value}] if {value} else []"
    if is_sequence(of):
        return f"[{source.name(writer(get_args(of)[0]))}(item) for item in {value}]"
    return _written_one(of, value, source)


def _written_one(of: Any, value: str, source: _Source) -> str:
    """The same for a type that is not made of others."""
    if attrs.has(of):
        return f"{source.name(writer(of))}({value})"
    if is_enum(of):
        return f"{source.name(str.__str__)}({value})"
    return {Decimal: f"str({value})", date: f"{value}.isoformat()"}.get(of, value)


def _read(of: Any, value: str, source: _Source) -> str:
    """The expression that makes a value of a type of a plain one."""
    if is_option(of):
        read = _read(without_none(of), "it", source)
        return value if read == "it" else f"None if (it := {value}) is None else {read}"
    if is_tagged_union(of):
        readers = source.name({option.kind: reader(option) for option in get_args(of)})
        return f"{readers}[(it := {value})['kind']](it)"
    if is_sequence(of):
        read = f"{source.name(reader(get_args(of)[0]))}(item)"
        refused = f"{source.name(_refuse)}(it)"
        return f"tuple([{read} for item in it]) if type(it := {value}) is list else {refused}"
    if is_pairs(of):
        return f"() if (it := {value}) == [] else {source.name(pairs_of)}(it)"
    return _read_one(of, value, source)


def _read_one(of: Any, value: str, source: _Source) -> str:
    """The same for a type that is not made of others."""
    if attrs.has(of):
        return f"{source.name(reader(of))}({value})"
    if is_enum(of):
        return f"{source.name(members_of(of))}[{value}]"
    make: Callable[[Any], Any] | None = {Decimal: decimal_of, date: date_of}.get(of)
    return value if make is None else f"{source.name(make)}({value})"


def _refuse(value: object) -> NoReturn:
    raise ValueError(value)
