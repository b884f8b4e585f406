"""What a form says besides its indicators, as labels and texts, for views that draw no grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import fields

from budgetgoals.layouts import FundRole
from budgetgoals.layouts.fields import FUNDS, is_sources
from budgetgoals.model import FundLine, value_at
from budgetgoals.rendering.official import layout_of
from budgetgoals.rendering.official.funds import FUND_LABELS, figure_text
from budgetgoals.rendering.official.texts import amount_text, cell_text
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from budgetgoals.layouts import Cell
    from budgetgoals.model import Form

_WAN = 10_000


class Said(NamedTuple):
    """A label and what the form says under it."""

    label: str
    text: str


def said_by(form: Form) -> Iterator[Said]:
    """The labels of the layout with their texts, the parts of amounts, the funds, the tasks, the rest.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> next(said_by(ProjectGoals(project=Project(name="执法服装"))))
    Said(label='项目名称', text='执法服装')
    """
    layout = layout_of(form)
    extra = dict(form.extra)
    for cell in layout.cells():
        if is_sources(cell.field) or cell.field.startswith(FUNDS) or not cell.field:
            continue
        yield Said(cell.label, _with_unit(form, cell) or extra.pop(cell.printed, ""))
        yield from _parts(form, cell, layout.money_unit)
    yield from _funds(form, layout.money_unit)
    for task in getattr(form, "tasks", ()):
        yield Said(task.name, task.content)
    yield from (Said(label, text) for label, text in form.extra if label in extra)


def _with_unit(form: Form, cell: Cell) -> str:
    text = cell_text(form, cell)
    if not (text and cell.unit):
        return text
    return f"{text} {cell.unit}{_in_wan(value_at(form, cell.field), cell.unit)}"


def _in_wan(amount: object, unit: str) -> str:
    """A large amount of yuan once more in 万元."""
    large: Decimal | None = amount if unit == "元" and abs(amount) >= _WAN else None  # type: ignore[arg-type,assignment]
    return "" if large is None else f"（{format_yuan(large, '万元')}）"


def _parts(form: Form, cell: Cell, unit: str) -> Iterator[Said]:
    """The parts of an amount."""
    lists = {
        "budget.current_year": ("sources",),
        "budget.total": ("total_sources", "revenue", "spending"),
    }.get(cell.field, ())
    budget = getattr(form, "budget", None)
    for name in lists:
        for part in getattr(budget, name, ()):
            yield Said(f"其中：{part.name}", f"{amount_text(part.amount, unit)} {unit}")


def _funds(form: Form, unit: str) -> Iterator[Said]:
    lines: tuple[FundLine, ...] = getattr(form, "funds", ())
    for line in lines:
        figures = [
            f"{FUND_LABELS[role]} {figure_text(line, role, unit)}"
            for role in (FundRole(each.name) for each in fields(FundLine) if each.name != "name")
            if getattr(line, role.value) is not None
        ]
        yield Said(line.name or f"（{unit}）", " · ".join(figures))
