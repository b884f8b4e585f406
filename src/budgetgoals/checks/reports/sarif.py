"""Findings as a SARIF 2.1.0 log, which code hosts and editors show beside the source.

Standard: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from budgetgoals._version import __version__
from budgetgoals.checks.registry import rules
from budgetgoals.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.checks.declaring import Rule
    from budgetgoals.messages import Language
    from budgetgoals.model import Finding
    from budgetgoals.places import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def sarif_log(findings: Iterable[Finding], language: Language = "zh") -> dict[str, Any]:
    """The findings of one run as a SARIF log, ready for any JSON library.

    A place in a table has no line; it stands in the message of the location, the field of the form in its
    logical location.

    >>> log = sarif_log([])
    >>> log["version"], log["runs"][0]["results"], log["runs"][0]["tool"]["driver"]["name"]
    ('2.1.0', [], 'budgetgoals')
    """
    found = list(findings)
    codes = sorted({finding.code for finding in found})
    known = {rule.code: rule for rule in rules()}
    driver = {
        "name": "budgetgoals",
        "version": __version__,
        "rules": [_descriptor(code, known.get(code), language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[language],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), language) for finding in found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _descriptor(code: str, rule: Rule | None, language: Language) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    advice = rule.advice.text(language) if rule.advice else ""
    why = rule.why.text(language)
    return {
        "id": code,
        "shortDescription": {"text": rule.title.text(language)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{advice}".strip()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.family.en] if rule.family else []},
    }


def _result(finding: Finding, index: int, language: Language) -> dict[str, Any]:
    hint = f"\n{finding.hint.text(language)}" if finding.hint else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.text(language) + hint},
        "locations": [_location(finding)],
        "partialFingerprints": {"field/v1": _fingerprint(finding)},
        "properties": {"citation": finding.citation},
    }


def _location(finding: Finding) -> dict[str, Any]:
    place, path = finding.where.place, finding.where.path
    location: dict[str, Any] = {}
    if place is not None and place.source:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(place.source)}, **_region(place)}
    if path:
        form = "" if finding.where.form is None else f"forms[{finding.where.form}]."
        location["logicalLocations"] = [{"fullyQualifiedName": form + path, "kind": "member"}]
    if place is not None and place.line is None:
        location["message"] = {"text": str(place)}
    return location


def _region(place: Place) -> dict[str, Any]:
    """The line and column; a page's own lines are none of the file's."""
    if place.line is None or place.per_page:
        return {}
    return {"region": {"startLine": place.line, "startColumn": place.column}}


def _uri(source: str) -> str:
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(finding: Finding) -> str:
    """What stays the same when the file around a finding changes: the rule, the field and what is said."""
    said = "\n".join([finding.code, finding.where.path, finding.message.en])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
