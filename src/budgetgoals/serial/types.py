"""The types that the fields of the model have, as the writers and readers of documents tell them apart."""

from __future__ import annotations

from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs


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
