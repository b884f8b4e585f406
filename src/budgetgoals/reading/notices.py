"""What reading can find amiss: the findings BG001 to BG028, each made in one function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.messages import Message, message
from budgetgoals.model import Finding, Severity, Where
from budgetgoals.sources import Notable

if TYPE_CHECKING:
    from budgetgoals.places import Place
    from budgetgoals.sources import Notice

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


def indicator_left_blank(place: Place, text: str) -> Finding:
    """A blank row of the official form was left in (指标2：, ……)."""
    return _finding(
        "BG016",
        Severity.INFO,
        message("a blank row of the form was left in: {text}", text=_short(text) or "…"),
        place=place,
    )


def cells_do_not_fit(place: Place, path: str, reason: Message) -> Finding:
    """The cells of comparator, unit or direction beside a target say nothing that they can say."""
    return _finding(
        "BG017",
        Severity.WARNING,
        message("the cells beside the target were not understood: {reason}", reason=reason),
        place=place,
        path=path,
        hint=message("their texts are kept in the details of the indicator"),
    )


def lines_do_not_match(place: Place, names: int, targets: int) -> Finding:
    """A cell holds several names, the cell beside it another number of targets."""
    return _finding(
        "BG018",
        Severity.WARNING,
        message("{names} names stand beside {targets} targets", names=names, targets=targets),
        place=place,
        hint=message("they were read as one indicator"),
    )


def one_of_many(place: Place, count: int) -> Finding:
    """A table lists several projects or places; each was read as a form of its own."""
    return _finding(
        "BG027",
        Severity.INFO,
        message("the table lists {count} projects or places; each is a form of its own", count=count),
        place=place,
    )


def cannot_be_cut(place: Place, text: str) -> Finding:
    """A text has lost the borders of its cells, and where they were cannot be told for certain."""
    return _finding(
        "BG026",
        Severity.WARNING,
        message("this text cannot be cut into its cells for certain: {text}", text=_short(text)),
        place=place,
        hint=message("it is kept in unread"),
    )


def two_units(place: Place, path: str, text: str, printed: str) -> Finding:
    """An amount names another money unit than the label or the block that it stands in."""
    return _finding(
        "BG028",
        Severity.WARNING,
        message("{text} names its own unit, where the form prints {unit}", text=text, unit=printed),
        place=place,
        path=path,
        hint=message("it was read in its own unit"),
    )


def fits_no_layout(place: Place, layout: str, score: float) -> Finding:
    """No layout fits the form well; its known labels and columns were read all the same."""
    return _finding(
        "BG019",
        Severity.INFO,
        message(
            "no known layout fits this form well; the nearest is {layout} ({score})",
            layout=layout,
            score=f"{score:.2f}",
        ),
        place=place,
        hint=message("give a layout of your own when this one comes again"),
    )


def of_source(notice: Notice) -> Finding:
    """Something that a reader should know about a file."""
    text, reason = _short(notice.text), notice.reason or message("for an unknown reason")
    code, severity, said = {
        Notable.HIDDEN_SHEET: (
            "BG021",
            Severity.WARNING,
            message("the file hides {text}; it was read like the rest", text=text),
        ),
        Notable.FORMULA: (
            "BG022",
            Severity.WARNING,
            message("the cell holds the formula {text} and was read as its text", text=text),
        ),
        Notable.NO_TEXT: (
            "BG023",
            Severity.WARNING,
            message("the page is only a picture: no text can be read from it"),
        ),
        Notable.UNREADABLE: (
            "BG024",
            Severity.ERROR,
            message("{text} was not read: {reason}", text=notice.text, reason=reason),
        ),
        Notable.NOT_READ: ("BG025", Severity.INFO, message("left aside: {text}", text=text)),
    }[notice.kind]
    return _finding(code, severity, said, place=notice.place)


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
