"""A scorecard as texts, in one language: what the terminal, the HTML view and the picture have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.messages import Language, Message, message
from budgetgoals.scoring.texts import number, percent, signed
from budgetgoals.scoring.weights import WeightSource
from budgetgoals.targets import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.scoring import Fit, Scorecard, ScoreLine

HEADS = (
    message("indicator"),
    message("target"),
    message("actual value"),
    message("achievement"),
    message("recomputed / points"),
    message("printed"),
    message("difference"),
    message("rule"),
)
NUMBERS = frozenset({3, 4, 5, 6})
"""The columns of numbers."""
FIT_HEADS = (
    message("method"),
    message("explained"),
    message("exact"),
    message("within the band"),
    message("differs"),
    message("cannot be told"),
    message("contradictions"),
)
_NOTHING = "—"
_SOURCES = {
    WeightSource.GROUP: message("spread"),
    WeightSource.ASSUMED: message("assumed"),
}


def title_of(card: Scorecard, language: Language) -> str:
    """Which form, scored by which method."""
    return " · ".join(
        filter(None, (card.form.project.name or card.form.applicant, card.method.title.text(language)))
    )


def rows_of(card: Scorecard, language: Language) -> Iterator[tuple[str, ...]]:
    """A row for each line, and the total."""
    for line in card.lines:
        yield (
            line.name,
            line.target,
            line.actual,
            share_text(line, language),
            points_text(line, language),
            printed_text(line),
            "" if not line.difference else signed(line.difference),
            why_text(line, language),
        )
    yield (message("total").text(language), "", "", "", *_total(card), _why_total(card, language))


def stressed_rows(card: Scorecard) -> frozenset[int]:
    """The rows that contradict themselves, and the total."""
    return frozenset(
        {index for index, line in enumerate(card.lines) if line.contradiction} | {len(card.lines)}
    )


def share_text(line: ScoreLine, language: Language) -> str:
    """The share of the target that was reached, and the days by which a last day was missed."""
    if line.days_late is not None:
        return message("days late: {days}", days=line.days_late).text(language)
    return "" if line.achievement is None else percent(line.achievement, 2)


def points_text(line: ScoreLine, language: Language) -> str:
    """The recomputed score of the points, and where the points come from unless they are printed."""
    points = line.weight.points
    scored = _NOTHING if line.band is None else str(line.band)
    if points is None:
        return scored
    source = _SOURCES.get(line.weight.source) if line.weight.source else None
    remark = f" ({source.text(language)})" if source else ""
    return f"{scored} / {number(points)}{remark}"


def printed_text(line: ScoreLine) -> str:
    """The score that the form prints."""
    return "" if line.printed is None else f"{line.printed:f}"


def why_text(line: ScoreLine, language: Language) -> str:
    """The rule with its citation, what is assumed, why there is no score, and what contradicts itself."""
    said = []
    if line.rule:
        citation = f" [{line.rule.citation}]" if line.rule.citation else ""
        said.append(line.rule.message.text(language) + citation)
    parts: list[Message | None] = [_assumption(line), line.reason, line.contradiction]
    return "\n".join(said + [part.text(language) for part in parts if part])


def _assumption(line: ScoreLine) -> Message | None:
    """Which way is taken to be better, where the target prints no sign and it matters."""
    if not line.assumed or line.achievement in (None, 1):
        return None
    more = line.direction is Direction.UP
    return message("no sign: more is taken to be better" if more else "no sign: less is taken to be better")


def _total(card: Scorecard) -> tuple[str, str, str]:
    total = card.total
    points = "" if total.weight is None else f" / {number(total.weight)}"
    return (
        f"{_NOTHING if total.band is None else total.band}{points}",
        "" if total.printed is None else f"{total.printed:f}",
        "" if not total.difference else signed(total.difference),
    )


def _why_total(card: Scorecard, language: Language) -> str:
    grades = "–".join(grade.message.text(language) for grade in card.total.grades)
    reason = card.total.reason.text(language) if card.total.reason else ""
    return "\n".join(filter(None, (grades, reason)))


def fit_rows(found: Fit, language: Language) -> Iterator[tuple[str, ...]]:
    """A row for each method, the best first."""
    for each in found.methods:
        tally = each.tally
        yield (
            each.method.title.text(language),
            f"{tally.explained} / {tally.printed}",
            str(tally.exact),
            str(tally.within),
            str(tally.different),
            str(tally.untold),
            str(each.contradictions),
        )


def fit_sentence(found: Fit, language: Language) -> str:
    """Which method explains the printed scores best, in a sentence."""
    if not found.best:
        return message("the form prints no scores").text(language)
    names = message(" and ").text(language).join(each.method.title.text(language) for each in found.best)
    tally = found.best[0].tally
    return message(
        "best explained: {names}, {explained} of {printed} printed scores",
        names=names,
        explained=tally.explained,
        printed=tally.printed,
    ).text(language)
