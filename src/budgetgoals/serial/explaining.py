"""Reading a document slowly, each value checked where it stands, to say what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn_from_attrs
from cattrs.v import transform_error

from budgetgoals.errors import BudgetGoalsError, InvalidDocument
from budgetgoals.messages import Message, message
from budgetgoals.serial.plain import date_of, decimal_of, member_of, pairs_of, refuse
from budgetgoals.serial.types import (
    attributes,
    is_option,
    is_pairs,
    is_sequence,
    is_tagged,
    is_tagged_union,
    without_none,
)

if TYPE_CHECKING:
    from budgetgoals.model import Form

Structure = Callable[[Any, Any], Any]

_NAMES = {str: message("a string"), int: message("an integer"), bool: message("true or false")}


def explained(document: dict[str, Any], of: type[Form]) -> Form:
    """Read a document.

    Args:
        document: the document of a form, without the version of its schema.
        of: the class of the form.

    Raises:
        InvalidDocument: something is missing, unknown or of the wrong type; the message names its path.

    >>> from budgetgoals.model import ProjectGoals
    >>> explained({"kind": "project_goals", "layout": 5}, ProjectGoals)
    Traceback (most recent call last):
    budgetgoals.errors.InvalidDocument: ...($.layout: must be a string, not 5)
    """
    try:
        return _converter().structure(document, of)
    except BaseValidationError as error:
        raise _first_mistake(error) from None


@cache
def _converter() -> Converter:
    """A strict converter, since cattrs as it comes turns null into ``'None'``."""
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for plain in _NAMES:
        converter.register_structure_hook(plain, _plain(plain))
    converter.register_structure_hook(Decimal, lambda value, _: decimal_of(value))
    converter.register_structure_hook(date, lambda value, _: date_of(value))
    converter.register_structure_hook(StrEnum, member_of)
    converter.register_structure_hook_factory(is_option, _option)
    converter.register_structure_hook_factory(is_tagged_union, _union)
    converter.register_structure_hook_func(is_pairs, lambda value, _: pairs_of(value))
    converter.register_structure_hook_factory(is_sequence, _sequence)
    converter.register_structure_hook_factory(attrs.has, _class)
    return converter


def _plain(of: type) -> Structure:
    def structure(value: object, _: Any) -> Any:
        if type(value) is not of:
            refuse(_NAMES[of], value)
        return value

    return structure


def _option(of: Any, converter: Converter) -> Structure:
    inner = without_none(of)
    hook = converter.get_structure_hook(inner)
    return lambda value, _: None if value is None else hook(value, inner)


def _union(of: Any, converter: Converter) -> Structure:
    hooks = {option.kind: (converter.get_structure_hook(option), option) for option in get_args(of)}
    kinds = ", ".join(hooks)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            refuse(message("an object"), value)
        try:
            hook, option = hooks[value["kind"]]
        except (KeyError, TypeError):
            refuse(message("an object whose kind is one of {options}", options=kinds), value.get("kind"))
        return hook(value, option)

    return structure


def _class(of: type, converter: Converter) -> Structure:
    hook: Structure = make_dict_structure_fn_from_attrs(
        attributes(of), of, converter, _cattrs_detailed_validation=True, _cattrs_forbid_extra_keys=True
    )
    tag = {"kind"} if is_tagged(of) else set()

    def structure(value: Any, of: Any) -> Any:
        if type(value) is not dict:
            refuse(message("an object"), value)
        return hook({key: item for key, item in value.items() if key not in tag}, of)

    return structure


def _sequence(of: Any, converter: Converter) -> Structure:
    items = converter.get_structure_hook(list[get_args(of)[0]])  # type: ignore[misc]

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            refuse(message("a list"), value)
        return tuple(items(value, of))

    return structure


def _first_mistake(error: BaseValidationError) -> InvalidDocument:
    reasons: list[Message] = []

    def note(cause: BaseException, _: object) -> str:
        reasons.append(_reason(cause))
        return str(len(reasons) - 1)

    index, path = transform_error(error, format_exception=note)[0].split(" @ ", 1)
    return InvalidDocument("{path}: {reason}", path=path, reason=reasons[int(index)])


def _reason(cause: BaseException) -> Message:
    if isinstance(cause, BudgetGoalsError):
        return cause.message
    if isinstance(cause, KeyError):
        return message("is missing")
    if isinstance(cause, ForbiddenExtraKeysError):
        return message("has unknown keys: {keys}", keys=", ".join(sorted(map(str, cause.extra_fields))))
    return message("is no such value: {reason}", reason=cause)
