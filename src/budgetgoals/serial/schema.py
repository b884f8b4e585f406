"""The JSON Schema of the documents, made from the model's classes and the layouts' labels."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.model import FORM_KINDS
from budgetgoals.serial.documents import SCHEMA_VERSION
from budgetgoals.serial.types import attributes, is_enum, is_pairs, is_tagged, is_union

SCHEMA_FILE = Path(__file__).parent / "form.schema.json"
"""The schema as it is shipped."""

_PLAIN = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Decimal: {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?(E[+-]?[0-9]+)?$"},
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every document of ``dumps`` fulfils, as it is shipped.

    >>> json_schema()["$defs"]["ProjectGoals"]["properties"]["schema_version"]
    {'const': '1.0'}
    """
    schema: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


def build_schema() -> dict[str, Any]:
    """Make the schema of the model as it is now; the shipped file is written from it.

    >>> sorted(build_schema()["$defs"])[:3]
    ['Aspect', 'Budget', 'Damaged']
    """
    definitions: dict[str, Any] = {}
    forms = []
    for form in FORM_KINDS:
        body = _object(form, definitions, _labels(form.kind), "")
        body["properties"] = {"schema_version": {"const": SCHEMA_VERSION}, **body["properties"]}
        body["required"] = ["schema_version", *body["required"]]
        definitions[form.__name__] = body
        forms.append({"$ref": f"#/$defs/{form.__name__}"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "budgetgoals form",
        "type": "object",
        "oneOf": forms,
        "$defs": definitions,
    }


def _labels(kind: str) -> dict[str, str]:
    """The label of each field, from the layouts of this kind of form."""
    layouts = [layout for layout in map(load_layout, layout_ids()) if layout.kind == kind]
    return {cell.field: cell.label for layout in layouts for cell in layout.cells()}


def _object(of: type, definitions: dict[str, Any], labels: dict[str, str], path: str) -> dict[str, Any]:
    properties: dict[str, Any] = {"kind": {"const": of.kind}} if is_tagged(of) else {}  # type: ignore[attr-defined]
    for attribute in attributes(of):
        inside = f"{path}.{attribute.name}" if path else attribute.name
        title = {"title": labels[inside]} if inside in labels else {}
        properties[attribute.name] = {**title, **_type(attribute.type, definitions, labels, inside)}
    return {
        "description": str(of.__doc__).split("\n", 1)[0].rstrip("."),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(of: Any, definitions: dict[str, Any], labels: dict[str, str], path: str) -> dict[str, Any]:
    if of in _PLAIN:
        return _PLAIN[of]
    if is_enum(of):
        return {"enum": [member.value for member in of]}
    if is_union(of):
        return {"anyOf": [_type(option, definitions, labels, path) for option in get_args(of)]}
    if is_pairs(of):
        pair = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
        return {"type": "array", "items": pair}
    if get_origin(of) is tuple:
        return {"type": "array", "items": _type(get_args(of)[0], definitions, labels, path)}
    if not attrs.has(of):
        raise TypeError(of)
    if of.__name__ not in definitions:
        definitions[of.__name__] = {}
        definitions[of.__name__] = _object(of, definitions, labels, path)
    return {"$ref": f"#/$defs/{of.__name__}"}
