"""A form and its findings in a terminal, as a person wants to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from budgetgoals.layouts import ValueKind
from budgetgoals.messages import Language, message
from budgetgoals.model import Severity, value_at
from budgetgoals.rendering.official import cell_text, layout_of
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from rich.console import RenderableType

    from budgetgoals.layouts import Cell
    from budgetgoals.model import Finding, Form
    from budgetgoals.reading import Unread

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WAN = 10_000


def form_view(form: Form) -> RenderableType:
    """A form: its fields, its money, its tree of indicators."""
    extra = dict(form.extra)
    fields = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    fields.add_column(style="bold", justify="right", no_wrap=True)
    fields.add_column(overflow="fold")
    for cell in layout_of(form).cells():
        fields.add_row(Text(cell.label), Text(_shown(form, cell, extra)))
    for label, text in form.extra:
        fields.add_row(Text(label, style="italic"), Text(text))
    year = f"（{form.fiscal_year}年度）" if form.fiscal_year else ""
    return Panel(
        Group(fields, Text(), _tree(form)),
        title=Text(f"{form.title}{year}", style="bold"),
        box=box.ROUNDED,
        padding=(0, 1),
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


def _shown(form: Form, cell: Cell, extra: dict[str, str]) -> str:
    text = cell_text(form, cell, extra)
    amount = value_at(form, cell.field)
    if cell.value is not ValueKind.YUAN or amount is None:
        return text
    small = abs(amount) < _WAN  # type: ignore[arg-type]
    return f"{text} {cell.unit}" + ("" if small else f"（{format_yuan(amount, '万元')}）")  # type: ignore[arg-type]


def _tree(form: Form) -> Tree:
    widest = max((Text(leaf.indicator.name).cell_len for leaf in form.leaves()), default=0)
    root = Tree(Text(message("indicators").zh, style="bold"), guide_style="dim")
    for dimension in form.indicators:
        branch = root.add(Text(dimension.name, style="bold"))
        for aspect in dimension.aspects:
            twig = branch.add(Text(aspect.name))
            for indicator in aspect.indicators:
                gap = " " * (widest - Text(indicator.name).cell_len + 2)
                twig.add(Text.assemble(indicator.name, gap, (indicator.target.text, "green")))
    return root
