"""The parts of the SARIF 2.1.0 schema that a log of findings uses, transcribed.

From sarif-schema-2.1.0.json of the OASIS standard (errata 01): the objects used here with all their required
properties, the types and limits of the properties that are written, and ``additionalProperties: false`` where
the standard has it. Objects that are not written (codeFlows, graphs, fixes, invocations …) are left out, so
that a log which uses one is refused here and has to be transcribed first.
"""

from __future__ import annotations

from typing import Any

_LEVEL = {"enum": ["none", "note", "warning", "error"], "type": "string"}
_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/definitions/{name}"}


def _list_of(name: str, *, unique: bool = False) -> dict[str, Any]:
    return {"type": "array", "minItems": 0, "uniqueItems": unique, "items": _ref(name)}


def _object(properties: dict[str, Any], required: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {**properties, "properties": _ref("propertyBag")},
        "required": list(required),
        **more,
    }


def _any(*names: str) -> list[dict[str, list[str]]]:
    return [{"required": [name]} for name in names]


_TEXT, _INDEX = {"type": "string"}, {"type": "integer", "minimum": -1}
_POSITIVE = {"type": "integer", "minimum": 1}
_LANGUAGE = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}

SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"], "type": "string"},
        "runs": {"type": ["array", "null"], "minItems": 0, "items": _ref("run")},
        "properties": _ref("propertyBag"),
    },
    "required": ["version", "runs"],
    "definitions": {
        "propertyBag": {
            "type": "object",
            "additionalProperties": True,
            "properties": {"tags": {"type": "array", "uniqueItems": True, "items": _TEXT}},
        },
        "message": _object({"text": _TEXT, "markdown": _TEXT, "id": _TEXT}, anyOf=_any("text", "id")),
        "multiformatMessageString": _object({"text": _TEXT, "markdown": _TEXT}, ("text",)),
        "artifactLocation": _object(
            {"uri": {"type": "string", "format": "uri-reference"}, "uriBaseId": _TEXT, "index": _INDEX}
        ),
        "region": _object(
            dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), _POSITIVE),
            anyOf=_any("startLine", "charOffset", "byteOffset"),
        ),
        "physicalLocation": _object(
            {"artifactLocation": _ref("artifactLocation"), "region": _ref("region")},
            anyOf=_any("address", "artifactLocation"),
        ),
        "logicalLocation": _object(
            {"name": _TEXT, "fullyQualifiedName": _TEXT, "kind": _TEXT, "index": _INDEX}
        ),
        "location": _object(
            {
                "id": _INDEX,
                "physicalLocation": _ref("physicalLocation"),
                "logicalLocations": _list_of("logicalLocation", unique=True),
                "message": _ref("message"),
            }
        ),
        "reportingConfiguration": _object({"enabled": {"type": "boolean"}, "level": _LEVEL}),
        "reportingDescriptor": _object(
            {
                "id": _TEXT,
                "name": _TEXT,
                "shortDescription": _ref("multiformatMessageString"),
                "fullDescription": _ref("multiformatMessageString"),
                "help": _ref("multiformatMessageString"),
                "helpUri": {"type": "string", "format": "uri"},
                "defaultConfiguration": _ref("reportingConfiguration"),
            },
            ("id",),
        ),
        "result": _object(
            {
                "ruleId": _TEXT,
                "ruleIndex": _INDEX,
                "level": _LEVEL,
                "message": _ref("message"),
                "locations": _list_of("location"),
                "partialFingerprints": _TEXTS,
            },
            ("message",),
        ),
        "toolComponent": _object(
            {
                "name": _TEXT,
                "version": _TEXT,
                "informationUri": {"type": "string", "format": "uri"},
                "rules": _list_of("reportingDescriptor", unique=True),
                "language": _LANGUAGE,
            },
            ("name",),
        ),
        "tool": _object({"driver": _ref("toolComponent")}, ("driver",)),
        "run": _object(
            {
                "tool": _ref("tool"),
                "language": _LANGUAGE,
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"], "type": "string"},
                "results": _list_of("result"),
            },
            ("tool",),
        ),
    },
}
