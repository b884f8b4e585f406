"""Forms ↔ JSON documents.

A document is the form's own structure with two keys in front: ``schema_version`` and ``kind``. Every key
is always there; decimals are strings, dates are ISO 8601. ``loads(dumps(form)) == form``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from budgetgoals.errors import InvalidDocument, InvalidValue, shown
from budgetgoals.messages import Message, message
from budgetgoals.model import FORM_KINDS
from budgetgoals.serial.generated import MISTAKES, reader, writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetgoals.model import Finding, Form
    from budgetgoals.places import Place

SCHEMA_VERSION = "1.0"
"""The version of the documents that this library writes.

Within a major version documents only gain keys, and an older document is read with their defaults; a new
major version comes with a function that converts older documents.
"""

_CLASSES: dict[str, Any] = {form.kind: form for form in FORM_KINDS}
_FRONT = ("schema_version", "kind")


def to_dict(form: Form) -> dict[str, Any]:
    """A form as dicts, lists and plain values, ready for any JSON library.

    Raises:
        InvalidValue: it is no form.

    >>> from budgetgoals.model import ProjectGoals
    >>> document = to_dict(ProjectGoals(fiscal_year=2020))
    >>> document["schema_version"], document["kind"], document["fiscal_year"]
    ('1.0', 'project_goals', 2020)
    """
    of = _CLASSES.get(getattr(form, "kind", ""))
    if of is None:
        raise InvalidValue("{thing} is no form", thing=shown(repr(form)))
    return {"schema_version": SCHEMA_VERSION, **writer(of)(form)}


def from_dict(document: dict[str, Any]) -> Form:
    """A form from its document.

    Raises:
        InvalidDocument: something is missing, unknown or of the wrong type; the message names its path.

    >>> from_dict({"schema_version": "1.0", "kind": "poem"})
    Traceback (most recent call last):
    budgetgoals.errors.InvalidDocument: ...($.kind: must be one of project_goals, ..., monitoring, not 'poem')
    """
    try:
        of = _CLASSES[document["kind"]]
        if document["schema_version"] == SCHEMA_VERSION:
            rest = document.copy()
            del rest["schema_version"]
            form: Form = reader(of)(rest)
            return form
    except MISTAKES:
        pass
    return _explained(document)


def dumps(form: Form) -> str:
    """A form as a JSON document on one line.

    Raises:
        InvalidValue: it is no form.

    >>> from budgetgoals.model import ProjectGoals
    >>> dumps(ProjectGoals(applicant="执法总队"))[:73]
    '{"schema_version":"1.0","kind":"project_goals","layout":"","title":"","fi'
    """
    return _writer()(to_dict(form))


def loads(text: str | bytes) -> Form:
    """A form from a JSON document.

    Raises:
        InvalidDocument: the text is no JSON, or no document of a form.

    >>> loads("[]")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidDocument: $：应为对象，而不是 [] ($: must be an object, not [])
    """
    try:
        document = _reader()(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise _invalid("$", message("is no JSON: {reason}", reason=error)) from None
    return from_dict(document)


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """A finding as dicts and plain values, its message and hint in both languages.

    >>> from budgetgoals.model import Finding, Severity, Where
    >>> finding = Finding(code="BG001", severity=Severity.ERROR, message=message("no"), where=Where())
    >>> finding_to_dict(finding)["message"]["en"]
    'no'
    """
    place = finding.where.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": _both(finding.message),
        "form": finding.where.form,
        "path": finding.where.path,
        "place": None if place is None else place_to_dict(place),
        "citation": finding.citation,
        "hint": None if finding.hint is None else _both(finding.hint),
    }


def place_to_dict(place: Place) -> dict[str, Any]:
    """A place as plain values: a line and a column, or a row and a column of a table or sheet.

    >>> from budgetgoals.places import Place
    >>> place_to_dict(Place(line=12, column=6))["line"]
    12
    """
    return {
        "source": place.source,
        "page": place.page,
        "line": place.line,
        "table": place.table,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
    }


def _both(text: Message) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _explained(document: object) -> Form:
    """Read a document slowly, to say what is wrong and where."""
    from budgetgoals.serial.explaining import explained  # noqa: PLC0415 - cattrs is slow to import

    if type(document) is not dict:
        raise _invalid("$", _must(message("an object"), document))
    for key in _FRONT:
        if key not in document:
            raise _invalid(f"$.{key}", message("is missing"))
    if document["schema_version"] != SCHEMA_VERSION:
        raise _invalid("$.schema_version", _must(SCHEMA_VERSION, document["schema_version"]))
    of = _CLASSES.get(document["kind"]) if type(document["kind"]) is str else None
    if of is None:
        raise _invalid(
            "$.kind", _must(message("one of {options}", options=", ".join(_CLASSES)), document["kind"])
        )
    return explained({key: value for key, value in document.items() if key != "schema_version"}, of)


def _must(expected: Message | str, value: object) -> Message:
    return message("must be {expected}, not {value}", expected=expected, value=repr(value)[:60])


def _invalid(path: str, reason: Message) -> InvalidDocument:
    return InvalidDocument("{path}: {reason}", path=path, reason=reason)


@cache
def _writer() -> Callable[[Any], str]:
    if find_spec("orjson"):
        from orjson import dumps as orjson_dumps  # noqa: PLC0415

        return lambda document: orjson_dumps(document).decode()
    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    return encoder.encode


@cache
def _reader() -> Callable[[str | bytes], Any]:
    if find_spec("orjson"):
        from orjson import loads as orjson_loads  # noqa: PLC0415

        return orjson_loads
    return json.loads
