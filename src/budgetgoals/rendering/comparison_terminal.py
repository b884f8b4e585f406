"""A comparison in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from budgetgoals.rendering.comparison_texts import summary_of, tables_of, title_of
from budgetgoals.rendering.pictures.tables import text_table

if TYPE_CHECKING:
    from rich.console import RenderableType

    from budgetgoals.comparison import Comparison
    from budgetgoals.messages import Language


def comparison_view(compared: Comparison, language: Language = "zh") -> RenderableType:
    """What changed, in tables."""
    parts: list[RenderableType] = [
        Text(title_of(compared, language), style="bold"),
        Text(summary_of(compared, language)),
    ]
    for each in tables_of(compared, language):
        if each.rows:
            table = text_table(each.heads, each.numbers, each.title)
            for row in each.rows:
                table.add_row(*map(Text, row))
            parts.append(table)
    return Group(*parts)
