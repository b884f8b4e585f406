"""A comparison as HTML, with its picture. Whatever a form holds is text: it is escaped everywhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from budgetgoals.messages import Language, message
from budgetgoals.rendering.comparison_texts import summary_of, tables_of
from budgetgoals.rendering.pictures.change import change_picture
from budgetgoals.rendering.pictures.page import STYLE, page, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.comparison import Comparison


def comparison_html(compared: Comparison, language: Language = "zh") -> str:
    """What a notebook shows for a comparison.

    >>> from budgetgoals.comparison import compare
    >>> from budgetgoals.model import Project, ProjectGoals
    >>> shown = comparison_html(compare(ProjectGoals(), ProjectGoals(project=Project(name="<b>"))))
    >>> "&lt;b&gt;" in shown, "<b>" in shown
    (True, False)
    """
    return STYLE + _view(compared, language)


def comparison_page(compared: Iterable[Comparison], language: Language = "zh") -> str:
    """A page of its own for comparisons.

    >>> comparison_page([])[:15]
    '<!DOCTYPE html>'
    """
    title = message("what changed").text(language)
    return page(title, [_view(each, language) for each in compared], language)


def _view(compared: Comparison, language: Language) -> str:
    tables = "".join(
        table(each.title, each.heads, each.rows, each.numbers) for each in tables_of(compared, language)
    )
    summary = escape(summary_of(compared, language)).replace("\n", "<br>")
    picture = f"<figure>{change_picture(compared, language)}</figure>"
    return f'<div class="bg-view">{picture}<p>{summary}</p>{tables}</div>'
