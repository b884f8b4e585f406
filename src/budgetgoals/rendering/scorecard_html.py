"""A scorecard as HTML, with its picture. Whatever a form holds is text: it is escaped everywhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from budgetgoals.messages import Language, message
from budgetgoals.rendering.pictures.achievement import achievement_picture
from budgetgoals.rendering.pictures.page import STYLE, page, table
from budgetgoals.rendering.scorecard_texts import (
    FIT_HEADS,
    HEADS,
    NUMBERS,
    fit_rows,
    fit_sentence,
    rows_of,
    stressed_rows,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.scoring import Fit, Scorecard


def scorecard_html(card: Scorecard, language: Language = "zh") -> str:
    """What a notebook shows for a scorecard.

    >>> from budgetgoals.model import Project, SelfEvaluation
    >>> from budgetgoals.scoring import score
    >>> shown = scorecard_html(score(SelfEvaluation(project=Project(name="<b>"))))
    >>> "&lt;b&gt;" in shown, "<b>" in shown
    (True, False)
    """
    return STYLE + _view(card, language)


def scorecard_page(cards: Iterable[tuple[Scorecard, Fit]], language: Language = "zh") -> str:
    """A page of its own for scorecards, each with how many scores every method explains.

    >>> scorecard_page([])[:15]
    '<!DOCTYPE html>'
    """
    parts = []
    for card, found in cards:
        heads = [head.text(language) for head in FIT_HEADS]
        numbers = frozenset(range(1, len(heads)))
        parts += [
            _view(card, language),
            '<div class="bg-view">',
            table(fit_sentence(found, language), heads, fit_rows(found, language), numbers),
            "</div>",
        ]
    return page(message("scores").text(language), parts, language)


def _view(card: Scorecard, language: Language) -> str:
    title = title_of(card, language)
    heads = [head.text(language) for head in HEADS]
    lines = table(title, heads, rows_of(card, language), NUMBERS, stressed_rows(card))
    regulation = f"<p>{escape(card.method.regulation)}</p>" if card.method.regulation else ""
    picture = f"<figure>{achievement_picture(card, language)}</figure>"
    return f'<div class="bg-view">{picture}{lines}{regulation}</div>'
