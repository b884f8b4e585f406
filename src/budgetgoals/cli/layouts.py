"""``budgetgoals layouts``: the official forms that are known."""

from __future__ import annotations

from cyclopts import App
from rich.table import Table
from rich.text import Text

from budgetgoals.cli.job import Exit, Job, PlainConsole
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.messages import Language, message
from budgetgoals.rendering.official import blank_grid
from budgetgoals.rendering.terminal import GridView

layouts = App(name="layouts", help="The official forms that are known.")


@layouts.default
def list_layouts(*, lang: Language = "zh") -> int:
    """List the layouts.

    Args:
        lang: The language of the messages.
    """
    table = Table(box=None, pad_edge=False)
    names = (message("layout"), message("title"), message("region"), message("years"), message("regulation"))
    for index, name in enumerate(names):
        table.add_column(name.text(lang), overflow="fold", no_wrap=index == 0)
    for each in map(load_layout, layout_ids()):
        first, last = each.years
        years = f"{first}" if first == last else f"{first}–{last}"
        table.add_row(*map(Text, (each.id, each.title, each.region, years, each.regulation)))
    PlainConsole().print(table)
    return Exit.FINE


@layouts.command
def show(layout: str, *, lang: Language = "zh") -> int:
    """Draw the blank form of a layout.

    Args:
        layout: The id of a layout, or the path of one of your own.
        lang: The language of the messages.
    """
    try:
        chosen = load_layout(layout)
    except BudgetGoalsError as error:
        Job.complain(error.describe(lang))
        return Exit.UNREADABLE
    console = PlainConsole()
    console.print(GridView(blank_grid(chosen)))
    for text in filter(None, (chosen.regulation, chosen.note)):
        console.print(Text(text), style="dim")
    return Exit.FINE
