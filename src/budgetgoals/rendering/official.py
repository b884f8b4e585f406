"""Form + layout → the official grid, which every backend draws: cells with spans, in rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.layouts import Cell, Layout, layout_ids, load_layout
from budgetgoals.model import Form, value_at
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import Aspect, Dimension

_YES_NO = {True: "是", False: "否"}


class Look(StrEnum):
    """What a cell of the grid is, for the backend to draw it as such."""

    HEADING = "heading"
    LABEL = "label"
    VALUE = "value"
    HEADER = "header"
    LEVEL = "level"


@frozen
class GridCell:
    """A cell of the official grid.

    Attributes:
        text: what stands in it; a line feed begins a new paragraph.
        look: what it is.
        columns: how many columns it spans.
        rows: how many rows it spans.

    >>> GridCell("项目名称", Look.LABEL).columns
    1
    """

    text: str
    look: Look
    columns: int = 1
    rows: int = 1


@frozen
class OfficialGrid:
    """The grid of one form.

    Attributes:
        title: the heading of the form.
        width: how many columns it has.
        rows: its rows; a cell that spans several rows stands in the first of them.

    >>> from budgetgoals.model import ProjectGoals
    >>> official_grid(ProjectGoals()).width
    4
    """

    title: str
    width: int
    rows: tuple[tuple[GridCell, ...], ...]


def layout_of(form: Form) -> Layout:
    """The layout a form was read with, or the first one of its kind.

    >>> from budgetgoals.model import ProjectGoals
    >>> layout_of(ProjectGoals()).id
    'shanghai-2020'
    """
    if form.layout in layout_ids():
        return load_layout(form.layout)
    return next(layout for layout in map(load_layout, layout_ids()) if layout.kind == form.kind)


def official_grid(form: Form) -> OfficialGrid:
    """Lay a form out as its official layout prints it.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> rows = official_grid(ProjectGoals(project=Project(name="执法服装"))).rows
    >>> [cell.text for cell in rows[2]]
    ['项目名称', '执法服装', '项目类别', '']
    """
    layout = layout_of(form)
    width = len(layout.grid.columns)
    extra = dict(form.extra)
    rows = list(_head(form, layout, width, extra))
    if layout.grid.heading:
        rows.append((GridCell(_heading(layout.grid.heading, form), Look.HEADING, width),))
    rows.append(tuple(GridCell(column.label, Look.HEADER) for column in layout.grid.columns))
    rows += [row for dimension in form.indicators for row in _dimension(dimension)]
    printed = {cell.printed for cell in layout.cells() if value_at(form, cell.field) is None}
    rows += [
        (GridCell(label, Look.LABEL), GridCell(text, Look.VALUE, width - 1))
        for label, text in form.extra
        if label not in printed
    ]
    return OfficialGrid(form.title or layout.title, width, tuple(rows))


def cell_text(form: Form, cell: Cell, extra: dict[str, str]) -> str:
    """The text of a field as the form prints it; a text that was no value of the field stands in for it.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.model import Budget, ProjectGoals
    >>> total = next(cell for cell in load_layout("shanghai-2020").cells() if cell.field == "budget.total")
    >>> cell_text(ProjectGoals(budget=Budget(total=Decimal(2643200))), total, {})
    '2,643,200'
    """
    match value_at(form, cell.field):
        case None:
            return extra.get(cell.printed, "")
        case bool(answer):
            return _YES_NO[answer]
        case Decimal() as amount:
            return format_yuan(amount, cell.unit, symbol=False).removesuffix(cell.unit).strip()  # type: ignore[arg-type]
        case date() as day:
            return day.isoformat()
        case value:
            return str(value)


def _heading(template: str, form: Form) -> str:
    year = "" if form.fiscal_year is None else str(form.fiscal_year)
    return template.format(fiscal_year=year)


def _head(form: Form, layout: Layout, width: int, extra: dict[str, str]) -> Iterator[tuple[GridCell, ...]]:
    for row in layout.rows:
        if row.heading:
            yield (GridCell(_heading(row.heading, form), Look.HEADING, width),)
            continue
        cells: list[GridCell] = []
        for index, cell in enumerate(row.cells):
            rest = width - 2 * len(row.cells) if index == len(row.cells) - 1 else 0
            cells.append(GridCell(cell.printed, Look.LABEL))
            cells.append(GridCell(cell_text(form, cell, extra), Look.VALUE, 1 + rest))
        yield tuple(cells)


def _dimension(dimension: Dimension) -> Iterator[tuple[GridCell, ...]]:
    heights = [max(1, len(aspect.indicators)) for aspect in dimension.aspects] or [1]
    first = [GridCell(dimension.name, Look.LEVEL, rows=sum(heights))]
    if not dimension.aspects:
        yield (*first, *_blank(3))
    for aspect, height in zip(dimension.aspects, heights, strict=False):
        for row in _aspect(aspect, height):
            yield (*first, *row)
            first = []


def _aspect(aspect: Aspect, height: int) -> Iterator[tuple[GridCell, ...]]:
    first = [GridCell(aspect.name, Look.LEVEL, rows=height)]
    if not aspect.indicators:
        yield (*first, *_blank(2))
    for indicator in aspect.indicators:
        yield (*first, GridCell(indicator.name, Look.VALUE), GridCell(indicator.target.text, Look.VALUE))
        first = []


def _blank(count: int) -> tuple[GridCell, ...]:
    return (GridCell("", Look.VALUE),) * count
