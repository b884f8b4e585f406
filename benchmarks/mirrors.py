"""The classes of the model once more, made for pydantic and for msgspec: they read the same documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args

import attrs
import msgspec
import pydantic

from budgetgoals.serial.documents import SCHEMA_VERSION
from budgetgoals.serial.types import (
    attributes,
    is_option,
    is_sequence,
    is_tagged,
    is_tagged_union,
    without_none,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Fields = dict[str, Any]


class _Model(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)


def of_pydantic(form: type) -> Any:
    """A form's class and all in it as models."""
    return _Mirror(_model, lambda union: Annotated[union, pydantic.Field(discriminator="kind")]).document(
        form
    )


def of_msgspec(form: type) -> Any:
    """A form's class and all in it as structs."""
    return _Mirror(_struct, lambda union: union).document(form)


def _model(name: str, fields: Fields, tag: str | None) -> Any:
    kind = {} if tag is None else {"kind": _constant(tag)}
    required: Any = {field: (of, ...) for field, of in (kind | fields).items()}
    return pydantic.create_model(name, __base__=_Model, **required)


def _struct(name: str, fields: Fields, tag: str | None) -> Any:
    tagged: Any = {} if tag is None else {"tag_field": "kind", "tag": tag}
    return msgspec.defstruct(name, list(fields.items()), frozen=True, forbid_unknown_fields=True, **tagged)


def _constant(value: str) -> Any:
    return Literal.__getitem__(value)


class _Mirror:
    def __init__(self, build: Callable[[str, Fields, str | None], Any], union: Callable[[Any], Any]) -> None:
        self._build, self._union = build, union
        self._built: dict[type, Any] = {}

    def document(self, form: Any) -> Any:
        front = {"schema_version": _constant(SCHEMA_VERSION), "kind": _constant(form.kind)}
        return self._build(form.__name__, front | self._fields(form), None)

    def _fields(self, of: type) -> Fields:
        return {attribute.name: self._type(attribute.type) for attribute in attributes(of)}

    def _type(self, of: Any) -> Any:
        if is_option(of):
            return self._type(without_none(of)) | None
        if is_tagged_union(of):
            return self._union(Union[tuple(map(self._type, get_args(of)))])  # noqa: UP007 - made at run time
        if is_sequence(of):
            return tuple[self._type(get_args(of)[0]), ...]  # type: ignore[misc]
        return self._class(of) if attrs.has(of) else of

    def _class(self, of: Any) -> Any:
        if of not in self._built:
            tag = of.kind if is_tagged(of) else None
            self._built[of] = self._build(of.__name__, self._fields(of), tag)
        return self._built[of]
