"""What a form has and its layout has no place for: rows of their own, under the usual labels."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from budgetgoals.layouts import (
    Cell,
    FundColumn,
    FundRole,
    Funds,
    Row,
    Tasks,
    ValueKind,
    layout_ids,
    load_layout,
)
from budgetgoals.layouts.fields import FUNDS, PARTIES, PERIOD, is_sources, natural_kind
from budgetgoals.model import Duty, Level, value_at
from budgetgoals.reading.lexicon import lexicon
from budgetgoals.rendering.official.cells import Look
from budgetgoals.rendering.official.funds import FUND_LABELS
from budgetgoals.rendering.official.ruling import WHOLE, Sketch, edges_of, row_of
from budgetgoals.rendering.official.texts import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.layouts import Layout
    from budgetgoals.model import Form
    from budgetgoals.rendering.official.head import HeadDrawer
    from budgetgoals.rendering.official.ruling import SketchedRow

_WHOLE_OF = {
    "budget.total_sources": "budget.total",
    "budget.sources": "budget.current_year",
    "budget.revenue": "budget.total",
    "budget.spending": "budget.total",
}
"""The amount that a list of parts belongs to; its row stands above theirs, even empty."""
_DAYS = frozenset({"project.start", "project.end"})
_LABEL_WIDTHS = (18, 82)
_LEVELS = {
    Level.CENTRAL: "中央",
    Level.PROVINCE: "省级",
    Level.CITY: "市级",
    Level.COUNTY: "县级",
    Level.LOCAL: "市县",
}
_DUTIES = {Duty.FINANCE: "财政部门", Duty.DEPARTMENT: "主管部门"}


def tables_left_out(form: Form, layout: Layout, head: HeadDrawer) -> Iterator[SketchedRow]:
    """The year, the funds and the tasks, where the layout has no place for them; above the indicators."""
    if form.fiscal_year is not None and "fiscal_year" not in head.drawn and "{" not in layout.grid.heading:
        yield [Sketch(f"（{form.fiscal_year}年度）", Look.HEADING, 0, WHOLE)]
    if getattr(form, "funds", ()) and "funds" not in head.drawn:
        columns = tuple(
            FundColumn(label=FUND_LABELS[role], role=role) for role in (FundRole.ADJUSTED, FundRole.EXECUTED)
        )
        funds = Funds(columns=columns, lines=())
        yield from head.rows([Row(side="项目资金", unit=layout.money_unit, funds=funds)])
    if getattr(form, "tasks", ()) and "tasks" not in head.drawn:
        yield from head.rows([Row(side="年度主要任务", tasks=Tasks(name="任务名称", content="主要内容"))])


def fields_left_out(form: Form, layout: Layout, head: HeadDrawer) -> Iterator[SketchedRow]:
    """The fields that the layout has no place for; below the indicators."""
    for cell in _usual_cells(layout):
        is_drawn = head.drawn >= _DAYS if cell.field == PERIOD else cell.field in head.drawn
        if is_drawn or not _has(form, cell):
            continue
        whole = _WHOLE_OF.get(cell.field)
        if whole and whole not in head.drawn:
            usual = next(each for each in _usual_cells(layout) if each.field == whole)
            yield from head.rows([Row(cells=(usual,))])
        cells = _usual_parts(form.kind, cell.field) if is_sources(cell.field) else (cell,)
        yield from head.rows([Row(cells=(each,)) for each in cells])
    for party in getattr(form, "parties", ()):
        path = f"{PARTIES}{party.level}.{party.duty}"
        if path not in head.drawn:
            label = _LEVELS[party.level] + _DUTIES[party.duty]
            yield from head.rows([Row(cells=(Cell(label=label, field=path, value=ValueKind.TEXT),))])


def pair_row(label: str, text: str) -> SketchedRow:
    """Another pair whose label is a known one.

    >>> [cell.text for cell in pair_row("联系电话", "12369")]
    ['联系电话', '12369']
    """
    return row_of(edges_of(_LABEL_WIDTHS), [(label, Look.LABEL), (text, Look.PROSE)])


def line_row(label: str, text: str) -> SketchedRow:
    """Another pair in one cell, since only the colon tells that its first words are a label.

    >>> [cell.text for cell in line_row("补充情况", "无")]
    ['补充情况：无']
    """
    return [Sketch(f"{label}：{text}", Look.PROSE, 0, WHOLE)]


def inline_extra(form: Form, layout: Layout) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The extra texts that the layout has a cell for, in its order, and the rest of them.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.model import ProjectGoals
    >>> form = ProjectGoals(extra=(("项目总预算（元）", "贰拾万左右"), ("补充情况", "无")))
    >>> inline_extra(form, load_layout("shanghai-2020"))
    ({'项目总预算（元）': '贰拾万左右'}, [('补充情况', '无')])
    """
    cells = [cell for cell in layout.cells() if not is_sources(cell.field)]
    places = {label: at for at, cell in enumerate(cells) for label in (cell.label, cell.printed)}
    inline: dict[str, str] = {}
    last = -1
    for index, (label, text) in enumerate(form.extra):
        at = places.get(label, -1)
        if at <= last or _has(form, cells[at]):
            return inline, list(form.extra[index:])
        inline[label], last = text, at
    return inline, []


def _has(form: Form, cell: Cell) -> bool:
    if cell.field.startswith(FUNDS):
        return False
    if is_sources(cell.field):
        return bool(value_at(form, cell.field))
    return bool(cell_text(form, cell))


@cache
def _usual_cells(layout: Layout) -> tuple[Cell, ...]:
    """A cell for each field of a layout's kind of form, with a label that means nothing else in the layout.

    A period stands before its days, and an amount before its parts.
    """
    words = lexicon(layout)
    layouts = sorted(map(load_layout, layout_ids()), key=lambda each: each.kind != layout.kind)
    cells: dict[str, Cell] = {}
    for other in layouts:
        for cell in other.cells():
            if not cell.field or natural_kind(layout.kind, cell.field) is None:
                continue
            meaning = words.label(cell.label)
            if meaning and meaning.cell.field == cell.field:
                cells.setdefault(cell.field, cell)
    return tuple(sorted(cells.values(), key=lambda cell: _ORDER.get(cell.field, 0)))


_ORDER = {PERIOD: -1, "budget.total": 1, "budget.total_sources": 2, "budget.current_year": 3}
_ORDER |= dict.fromkeys(("budget.sources", "budget.revenue", "budget.spending"), 4)


@cache
def _usual_parts(kind: str, field: str) -> tuple[Cell, ...]:
    """The cells of the first layout that has parts of an amount, each with its unit."""
    for layout in map(load_layout, layout_ids()):
        cells = [cell for cell in layout.cells() if cell.field == field]
        if cells and layout.kind == kind:
            return tuple(evolve(cell, label=cell.printed) for cell in cells)
    return ()
