"""What reading can find amiss: the findings BG001 to BG019, each made in one function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.messages import Message, message
from budgetgoals.model import Finding, Severity, Where

if TYPE_CHECKING:
    from budgetgoals.places import Place

_SHOWN = 40


def no_form(place: Place | None) -> Finding:
    """The source holds no form."""
    return _finding(
        "BG001",
        Severity.ERROR,
        message("no performance-goal form was found"),
        place=place,
        hint=message("a form begins with its heading or with its first label"),
    )


def labels_missing(place: Place, labels: str) -> Finding:
    """Labels of the layout do not occur."""
    return _finding(
        "BG002",
        Severity.WARNING,
        message("labels of the layout are missing: {labels}", labels=labels),
        place=place,
    )


def no_indicators(place: Place) -> Finding:
    """The form ends before its first indicator."""
    return _finding(
        "BG003",
        Severity.ERROR,
        message("the form ends before its first indicator"),
        place=place,
        path="indicators",
        hint=message("the source may be cut off"),
    )


def label_repeated(place: Place, path: str, label: str) -> Finding:
    """A label occurs twice; the second text went to ``extra``."""
    return _finding(
        "BG004",
        Severity.WARNING,
        message("the label {label} occurs again; its first value is kept", label=label),
        place=place,
        path=path,
        hint=message("the repeated text is in extra"),
    )


def label_in_prose(place: Place, label: str) -> Finding:
    """Words of a label begin a line that goes on with the line before."""
    return _finding(
        "BG005",
        Severity.INFO,
        message("{label} begins a line in the middle of a paragraph and was read as prose", label=label),
        place=place,
    )


def no_such_value(place: Place, path: str, label: str, text: str, reason: Message) -> Finding:
    """A text is no value of its field; it went to ``extra``."""
    return _finding(
        "BG006",
        Severity.ERROR,
        message("{label}: {text} cannot be read: {reason}", label=label, text=_short(text), reason=reason),
        place=place,
        path=path,
        hint=message("the text is kept in extra, the field is left empty"),
    )


def unread(place: Place, text: str) -> Finding:
    """Text inside a form that belongs to no field."""
    return _finding(
        "BG007",
        Severity.WARNING,
        message("text that belongs to no field: {text}", text=_short(text)),
        place=place,
    )


def text_outside(place: Place, text: str) -> Finding:
    """Text before the first form."""
    return _finding(
        "BG008",
        Severity.INFO,
        message("text outside of any form: {text}", text=_short(text)),
        place=place,
    )


def uncertain(place: Place, text: str) -> Finding:
    """Text that can be read in two ways."""
    return _finding(
        "BG009",
        Severity.WARNING,
        message("it cannot be told which cell this belongs to: {text}", text=_short(text)),
        place=place,
        hint=message("the text is in unread"),
    )


def target_missing(place: Place, path: str, name: str) -> Finding:
    """An indicator has no target."""
    return _finding(
        "BG010",
        Severity.WARNING,
        message("the indicator {name} has no target", name=name),
        place=place,
        path=path,
    )


def unknown_level(place: Place, path: str, name: str) -> Finding:
    """A level's name that no regime knows."""
    return _finding(
        "BG011",
        Severity.INFO,
        message("{name} is no known name of an indicator level", name=name),
        place=place,
        path=path,
    )


def level_missing(place: Place, path: str, name: str) -> Finding:
    """An indicator stands under no level-1 or level-2 name."""
    return _finding(
        "BG012",
        Severity.WARNING,
        message("the indicator {name} stands under no level of its own", name=name),
        place=place,
        path=path,
    )


def name_joined(place: Place, path: str, name: str) -> Finding:
    """A name was put together from two lines."""
    return _finding(
        "BG013",
        Severity.INFO,
        message("the name {name} was put together from two lines", name=name),
        place=place,
        path=path,
    )


def year_differs(place: Place, heading: str, year: int) -> Finding:
    """The grid's heading names another year than the form's."""
    return _finding(
        "BG014",
        Severity.WARNING,
        message("{heading} names another year than the form's heading, {year}", heading=heading, year=year),
        place=place,
        path="fiscal_year",
    )


def nothing_there(place: Place, path: str, label: str, text: str) -> Finding:
    """A sign for nothing stands where a value belongs; it went to ``extra``."""
    return _finding(
        "BG015",
        Severity.INFO,
        message("{label} says {text} and was read as empty", label=label, text=text),
        place=place,
        path=path,
        hint=message("the text is kept in extra, the field is left empty"),
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _finding(  # noqa: PLR0913 - a finding has that many parts
    code: str,
    severity: Severity,
    said: Message,
    *,
    place: Place | None,
    path: str = "",
    hint: Message | None = None,
) -> Finding:
    return Finding(code=code, severity=severity, message=said, where=Where(path=path, place=place), hint=hint)
