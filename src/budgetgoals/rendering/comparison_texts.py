"""A comparison as texts, in one language: what the terminal, the HTML view and the picture have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.comparison import Demand
from budgetgoals.messages import Language, Message, message
from budgetgoals.scoring.texts import number, percent, signed
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from budgetgoals.comparison import Comparison, IndicatorChange, NumberChange
    from budgetgoals.model import Form

_WAN = 10_000
_NOTHING = "—"
MARKS = {Demand.HARDER: "▲", Demand.EASIER: "▼", Demand.SAME: "=", Demand.INCOMPARABLE: "◆"}
"""A sign for each, so that they can be told without colour."""
ADDED, DROPPED = "+", "−"


class TextTable(NamedTuple):
    """A table of a comparison.

    Attributes:
        title: what it shows.
        heads: the heads of its columns.
        rows: the texts.
        numbers: the columns of numbers.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


def title_of(compared: Comparison, language: Language) -> str:
    """Which forms, and what lies between them."""
    span = compared.span.message.text(language)
    return f"{form_name(compared.old)} → {form_name(compared.new)} ({span})"


def form_name(form: Form) -> str:
    """A form in a few words: its project or unit, its year."""
    project = getattr(form, "project", None)
    name = (project.name if project else "") or form.applicant or form.title
    return " ".join(filter(None, (name, f"{form.fiscal_year or ''}")))


def summary_of(compared: Comparison, language: Language) -> str:
    """What changed, counted, in a sentence; what was changed afterwards is told."""
    if compared.is_empty:
        return message("nothing changed").text(language)
    counts = message(
        "targets: {harder} harder, {easier} easier, {incomparable} not to be compared, {same} the same; "
        "indicators: {added} added, {dropped} dropped",
        **{how.value: len(compared.demanding(how)) for how in Demand},
        added=len(compared.added),
        dropped=len(compared.dropped),
    )
    said = [counts.text(language)]
    if compared.changed_afterwards:
        said.append(
            message(
                "targets changed after the goals were set: {count}",
                count=len(compared.changed_afterwards),
            ).text(language)
        )
    return "\n".join(said)


def tables_of(compared: Comparison, language: Language) -> Iterator[TextTable]:
    """The tables of a comparison: numbers, days, indicators, texts."""
    old, new = message("before").text(language), message("after").text(language)
    label = message("field").text(language)
    yield TextTable(
        message("numbers").text(language),
        (label, old, new, message("difference").text(language), "%"),
        tuple(map(_number_row, compared.numbers)),
        frozenset({1, 2, 3, 4}),
    )
    yield TextTable(
        message("dates").text(language),
        (label, old, new, message("difference").text(language)),
        tuple(
            (change.label, _day(change.old), _day(change.new), _days(change.days, language))
            for change in compared.dates
        ),
    )
    yield _indicators(compared, language)
    yield TextTable(
        message("texts").text(language),
        (label, old, new),
        tuple((change.label, _said(change.old), _said(change.new)) for change in compared.fields),
    )


def _number_row(change: NumberChange) -> tuple[str, ...]:
    share = "" if change.share is None else f"{'+' if change.share > 0 else ''}{percent(change.share)}"
    return (
        change.label,
        amount_text(change.old, change),
        amount_text(change.new, change),
        difference_text(change),
        share,
    )


def amount_text(value: Decimal | None, change: NumberChange) -> str:
    """An amount with its unit, in 万元 where it is large; a number of points or a rate as it is."""
    if value is None:
        return _NOTHING
    if change.money:
        return format_yuan(value, "万元" if abs(value) >= _WAN else "元")
    return percent(value) if change.path.endswith(".rate") else number(value)


def difference_text(change: NumberChange) -> str:
    """By how much a number grew, with its sign."""
    if change.difference is None:
        return ""
    if change.money:
        return f"{'+' if change.difference > 0 else ''}{amount_text(change.difference, change)}"
    if change.path.endswith(".rate"):
        return f"{signed(change.difference.scaleb(2))}%"
    return signed(change.difference)


def _day(day: object) -> str:
    return _NOTHING if day is None else str(day)


def _days(days: int | None, language: Language) -> str:
    if days is None:
        return ""
    later = (
        message("days later: {days}", days=days) if days > 0 else message("days earlier: {days}", days=-days)
    )
    return later.text(language)


def _said(value: object) -> str:
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _indicators(compared: Comparison, language: Language) -> TextTable:
    rows = [_indicator_row(change, language) for change in compared.indicators if change.changed]
    rows += [
        (f"{ADDED} {message('added').text(language)}", each.name, _NOTHING, each.target.text, "", "")
        for each in compared.added
    ]
    rows += [
        (f"{DROPPED} {message('dropped').text(language)}", each.name, each.target.text, _NOTHING, "", "")
        for each in compared.dropped
    ]
    heads = (
        message("target"),
        message("indicator"),
        message("before"),
        message("after"),
        message("matched by"),
        message("what else changed"),
    )
    return TextTable(
        message("indicators").text(language), tuple(head.text(language) for head in heads), tuple(rows)
    )


def _indicator_row(change: IndicatorChange, language: Language) -> tuple[str, ...]:
    name = change.new_name if not change.renamed else f"{change.old_name} → {change.new_name}"
    return (
        demand_text(change, language),
        name,
        change.old_target.text or _NOTHING,
        change.new_target.text or _NOTHING,
        _match(change, language),
        "\n".join(_others(change, language)),
    )


def demand_text(change: IndicatorChange, language: Language) -> str:
    """Whether a target is harder, with its sign."""
    return f"{MARKS[change.demand]} {change.demand.message.text(language)}"


def _match(change: IndicatorChange, language: Language) -> str:
    likeness = f" {number(change.similarity)}%" if change.renamed else ""
    return change.by.message.text(language) + likeness


def _others(change: IndicatorChange, language: Language) -> Iterator[str]:
    if change.moved:
        said: Message = message("stands elsewhere")
        yield said.text(language)
    for other in change.others:
        yield f"{other.label}: {_said(other.old)} → {_said(other.new)}"
