"""A scorecard in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from budgetgoals.rendering.pictures.tables import text_table
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
    from rich.console import RenderableType

    from budgetgoals.messages import Language
    from budgetgoals.scoring import Fit, Scorecard


def scorecard_view(card: Scorecard, language: Language = "zh") -> RenderableType:
    """The lines of a scorecard with its total."""
    table = text_table([head.text(language) for head in HEADS], NUMBERS, title_of(card, language))
    stressed = stressed_rows(card)
    for index, row in enumerate(rows_of(card, language)):
        table.add_row(*map(Text, row), style="bold" if index in stressed else "")
    return table


def fit_view(found: Fit, language: Language = "zh") -> RenderableType:
    """How many printed scores each method explains."""
    heads = [head.text(language) for head in FIT_HEADS]
    table = text_table(heads, frozenset(range(1, len(heads))))
    for index, row in enumerate(fit_rows(found, language)):
        table.add_row(*map(Text, row), style="bold" if index < len(found.best) else "")
    return Group(table, Text(fit_sentence(found, language)))
