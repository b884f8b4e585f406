"""A form and its findings in a terminal, as a person wants to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from rich import box
from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from budgetgoals.messages import Language, Message, message
from budgetgoals.model import Severity
from budgetgoals.model.forms import leaves_of
from budgetgoals.rendering.lines import drawn_lines
from budgetgoals.rendering.official.tree import level_text
from budgetgoals.rendering.summary import said_by

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from budgetgoals.model import Dimension, Finding, Form, Indicator
    from budgetgoals.reading import Unread
    from budgetgoals.rendering.official import OfficialGrid

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def form_view(form: Form, language: Language = "zh") -> RenderableType:
    """A form: its fields, its money, its tree of indicators."""
    fields = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    fields.add_column(style="bold", justify="right", no_wrap=True)
    fields.add_column(overflow="fold")
    for label, text in said_by(form):
        fields.add_row(Text(label), Text(text))
    parts: list[RenderableType] = [fields, Text(), _tree(form.indicators, message("indicators"), language)]
    if form.long_term_indicators:
        parts.insert(2, _tree(form.long_term_indicators, message("indicators of the whole period"), language))
    year = f"（{form.fiscal_year}年度）" if form.fiscal_year else ""
    return Panel(
        Group(*parts), title=Text(f"{form.title}{year}", style="bold"), box=box.ROUNDED, padding=(0, 1)
    )


def findings_view(
    findings: tuple[Finding, ...], unread: tuple[Unread, ...], language: Language
) -> RenderableType:
    """The findings, a line each, and what was left unread."""
    lines: list[Text] = []
    for finding in findings:
        line = Text(finding.describe(language))
        line.stylize(_COLOURS[finding.severity])
        lines.append(line)
    if unread:
        lines.append(Text(message("unread").text(language), style="bold"))
        lines += [Text(f"  {piece}") for piece in unread]
    return Group(*lines)


def _tree(dimensions: tuple[Dimension, ...], name: Message, language: Language) -> Tree:
    leaves = [leaf.indicator for leaf in leaves_of(dimensions, "")]
    widest = max((Text(indicator.name).cell_len for indicator in leaves), default=0)
    root = Tree(Text(name.text(language), style="bold"), guide_style="dim")
    for dimension in dimensions:
        branch = root.add(Text(level_text(dimension.name, dimension.weight), style="bold"))
        for aspect in dimension.aspects:
            twig = branch.add(Text(level_text(aspect.name, aspect.weight))) if aspect.name else branch
            for indicator in aspect.indicators:
                twig.add(_leaf(indicator, widest))
    return root


def _leaf(indicator: Indicator, widest: int) -> Text:
    gap = " " * (widest - Text(indicator.name).cell_len + 2)
    line = Text.assemble(indicator.name, gap, (indicator.target.text, "green"))
    if indicator.actual is not None:
        line.append(f" → {indicator.actual.text}", style="bold")
    if indicator.score is not None:
        line.append(f"  {indicator.score:f}", style="cyan")
        if indicator.weight is not None:
            line.append(f"/{indicator.weight:f}", style="dim")
    return line


@frozen
class GridView:
    """An official grid, drawn with lines as on paper, as wide as the terminal."""

    grid: OfficialGrid

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self.grid.title, style="bold")
        for line in drawn_lines(self.grid, options.max_width):
            yield Text(line, no_wrap=True, overflow="ignore")
