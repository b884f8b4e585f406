"""The cattrs converters: strict ones, since cattrs as it comes turns null into ``'None'``.

Two of them structure, with the same meaning. The fast one leaves the checking of plain values to the
constructors of the model, which refuse a wrong type anyway; the explaining one checks each value where it
stands, so that its error has a path. A document is read by the fast one, and again by the other only when
that fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn_from_attrs, make_dict_unstructure_fn_from_attrs

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message

Structure = Callable[[Any, Any], Any]

_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?").fullmatch
_DATE_LENGTH = len("2020-01-01")
_NAMES = {str: message("a string"), int: message("an integer"), bool: message("true or false")}
_KIND = attrs.fields(attrs.make_class("Tagged", {"kind": attrs.field(type=str)})).kind


@cache
def unstructuring() -> Converter:
    """From objects to dicts, lists and plain values; ``kind`` comes first in what is tagged."""
    converter = Converter()
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(StrEnum, str.__str__)
    converter.register_unstructure_hook_factory(is_option, _unstructure_option)
    converter.register_unstructure_hook_factory(is_tagged_union, _unstructure_union)
    converter.register_unstructure_hook_factory(is_sequence, _unstructure_sequence)
    converter.register_unstructure_hook_func(is_pairs, lambda pairs: [list(pair) for pair in pairs])
    converter.register_unstructure_hook_factory(attrs.has, _unstructure_class)
    return converter


@cache
def structuring(*, explaining: bool) -> Converter:
    """From dicts to objects; with ``explaining``, slower and with the path of a mistake."""
    converter = Converter(
        detailed_validation=explaining,
        forbid_extra_keys=explaining,
        prefer_attrib_converters=not explaining,
    )
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook(StrEnum, _member)
    converter.register_structure_hook_factory(is_option, _structure_option)
    converter.register_structure_hook_factory(is_tagged_union, _structure_union)
    converter.register_structure_hook_func(is_pairs, _pairs)
    if explaining:
        for plain in _NAMES:
            converter.register_structure_hook(plain, _plain(plain))
        converter.register_structure_hook_factory(is_sequence, _explained_sequence)
        converter.register_structure_hook_factory(attrs.has, _explained_class)
    else:
        converter.register_structure_hook_factory(is_sequence, _fast_sequence)
        converter.register_structure_hook_factory(attrs.has, _fast_class)
    return converter


# Kinds of types.


def is_enum(of: Any) -> bool:
    """Whether a type is one of the model's enumerations."""
    return isinstance(of, type) and issubclass(of, StrEnum)


def is_tagged_union(of: Any) -> bool:
    """Whether a type is a union of classes that carry a ``kind``."""
    return is_union(of) and all(hasattr(option, "kind") for option in get_args(of))


def is_option(of: Any) -> bool:
    """Whether a type is another type or None."""
    return is_union(of) and NoneType in get_args(of)


def is_union(of: Any) -> bool:
    """Whether a type is one of several."""
    return get_origin(of) in (Union, UnionType)


def without_none(of: Any) -> Any:
    """The type of an option's values."""
    return Union[tuple(option for option in get_args(of) if option is not NoneType)]  # noqa: UP007 - made at run time


def is_sequence(of: Any) -> bool:
    """Whether a type is a tuple of any length of the model's classes."""
    return get_origin(of) is tuple and get_args(of)[1:] == (...,) and not is_pairs(of)


def is_pairs(of: Any) -> bool:
    """Whether a type is a tuple of pairs of str."""
    return bool(of == tuple[tuple[str, str], ...])


def is_tagged(of: type) -> bool:
    """Whether a class carries a ``kind`` that is no field of its own."""
    return hasattr(of, "kind") and "kind" not in {attribute.name for attribute in attrs.fields(of)}


def attributes(of: type) -> list[attrs.Attribute[Any]]:
    """The fields of a class, all of them required in JSON, with their types resolved."""
    hints = get_type_hints(of)
    return [
        attribute.evolve(type=hints[attribute.name], default=attrs.NOTHING) for attribute in attrs.fields(of)
    ]


# Objects to dicts.


def _unstructure_class(of: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    tag = [_KIND] if is_tagged(of) else []
    return make_dict_unstructure_fn_from_attrs([*tag, *attributes(of)], of, converter)


def _unstructure_union(of: Any, converter: Converter) -> Callable[[Any], Any]:
    hooks = {option: converter.get_unstructure_hook(option) for option in get_args(of)}
    return lambda value: hooks[type(value)](value)


def _unstructure_option(of: Any, converter: Converter) -> Callable[[Any], Any]:
    hook = converter.get_unstructure_hook(without_none(of))
    return lambda value: None if value is None else hook(value)


def _unstructure_sequence(of: Any, converter: Converter) -> Callable[[Any], list[Any]]:
    hook = converter.get_unstructure_hook(get_args(of)[0])
    return lambda items: [hook(item) for item in items]


# Dicts to objects: both ways.


def _decimal(value: object, _: Any) -> Decimal:
    if type(value) is str and ((value.isdecimal() and value.isascii()) or _DECIMAL(value)):
        return Decimal(value)
    return _refuse(message("a decimal number in a string"), value)


def _date(value: object, _: Any) -> date:
    if type(value) is str and len(value) == _DATE_LENGTH and value[4] == value[7] == "-":
        return date.fromisoformat(value)
    return _refuse(message("a date such as 2020-01-01"), value)


def _pairs(value: object, _: Any) -> tuple[tuple[str, str], ...]:
    if type(value) is not list or not all(
        type(pair) is list and [type(item) for item in pair] == [str, str] for pair in value
    ):
        _refuse(message("a list of pairs of strings"), value)
    return tuple((label, text) for label, text in value)


def _member(value: Any, of: Any) -> Any:
    members = _members(of)
    try:
        return members[value]
    except (KeyError, TypeError):
        _refuse(message("one of {options}", options=", ".join(members)), value)


@cache
def _members(of: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in of}


def _structure_option(of: Any, converter: Converter) -> Structure:
    inner = without_none(of)
    hook = converter.get_structure_hook(inner)
    return lambda value, _: None if value is None else hook(value, inner)


def _structure_union(of: Any, converter: Converter) -> Structure:
    hooks = {option.kind: (converter.get_structure_hook(option), option) for option in get_args(of)}
    kinds = ", ".join(hooks)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            _refuse(message("an object"), value)
        try:
            hook, option = hooks[value["kind"]]
        except (KeyError, TypeError):
            _refuse(message("an object whose kind is one of {options}", options=kinds), value.get("kind"))
        return hook(value, option)

    return structure


# The fast way.


def _fast_class(of: type, converter: Converter) -> Structure:
    """A class whose plain values go to the constructor as they are: it refuses those of a wrong type."""
    plain = {str, int, bool, str | None, int | None, bool | None}
    own = [
        attribute.evolve(converter=attrs.Converter(lambda value: value))
        if attribute.type in plain
        else attribute
        for attribute in attributes(of)
    ]
    hook: Structure = make_dict_structure_fn_from_attrs(
        own, of, converter, _cattrs_forbid_extra_keys=False, _cattrs_prefer_attrib_converters=True
    )
    keys = len(own) + is_tagged(of)

    def structure(value: Any, of: Any) -> Any:
        if len(value) != keys:
            _refuse(message("an object with {keys} keys", keys=keys), value)
        return hook(value, of)

    return structure


def _fast_sequence(of: Any, converter: Converter) -> Structure:
    item = get_args(of)[0]
    hook = converter.get_structure_hook(item)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            _refuse(message("a list"), value)
        return tuple([hook(part, item) for part in value])

    return structure


# The explaining way.


def _plain(of: type) -> Structure:
    def structure(value: object, _: Any) -> Any:
        if type(value) is not of:
            _refuse(_NAMES[of], value)
        return value

    return structure


def _explained_class(of: type, converter: Converter) -> Structure:
    hook: Structure = make_dict_structure_fn_from_attrs(
        attributes(of), of, converter, _cattrs_detailed_validation=True, _cattrs_forbid_extra_keys=True
    )
    tag = {"kind"} if is_tagged(of) else set()

    def structure(value: Any, of: Any) -> Any:
        if type(value) is not dict:
            _refuse(message("an object"), value)
        return hook({key: item for key, item in value.items() if key not in tag}, of)

    return structure


def _explained_sequence(of: Any, converter: Converter) -> Structure:
    items = converter.get_structure_hook(list[get_args(of)[0]])  # type: ignore[misc]

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            _refuse(message("a list"), value)
        return tuple(items(value, of))

    return structure


def _refuse(expected: Message, value: object) -> NoReturn:
    raise InvalidValue("must be {expected}, not {value}", expected=expected, value=repr(value)[:60])
