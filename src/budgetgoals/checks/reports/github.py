"""Findings as the workflow commands of GitHub, which shows them beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.model import Severity

if TYPE_CHECKING:
    from budgetgoals.messages import Language
    from budgetgoals.model import Finding

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(finding: Finding, language: Language = "zh") -> str:
    """One finding as a workflow command.

    >>> from budgetgoals.messages import message
    >>> from budgetgoals.model import Finding, Severity, Where
    >>> from budgetgoals.places import Place
    >>> where = Where(place=Place(source="公开表.txt", line=3, column=5))
    >>> finding = Finding(code="BG501", severity=Severity.ERROR, message=message("late: 5%"), where=where)
    >>> annotation(finding, "en")
    '::error file=公开表.txt,line=3,col=5,title=BG501::late: 5%25'
    """
    place = finding.where.place
    properties = {"title": finding.code}
    said = [finding.message.text(language)]
    if place is not None and place.source:
        properties = {"file": place.source, **properties}
        if place.line is not None and not place.per_page:
            properties = {
                "file": place.source,
                "line": str(place.line),
                "col": str(place.column),
                "title": finding.code,
            }
        else:
            said.append(str(place))
    if finding.hint:
        said.append(finding.hint.text(language))
    told = ",".join(f"{name}={value.translate(_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{chr(10).join(said).translate(_IN_MESSAGES)}"
