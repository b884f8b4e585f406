"""Laying a form out as its official layout prints it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from budgetgoals.layouts import Cell, Layout, Role, layout_ids, load_layout
from budgetgoals.layouts.fields import FUNDS, is_sources, natural_kind
from budgetgoals.model import FORM_KINDS, Form, SelfEvaluation, value_at
from budgetgoals.rendering.official.cells import Look, OfficialCell, OfficialGrid, Row
from budgetgoals.rendering.official.columns import Drawn, columns_of
from budgetgoals.rendering.official.funds import fund_columns
from budgetgoals.rendering.official.head import HeadDrawer
from budgetgoals.rendering.official.texts import amount_text, cell_text
from budgetgoals.rendering.official.tree import header_rows, tree_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.layouts import Row as LayoutRow
    from budgetgoals.model import Dimension

_FIRST_OF_KIND = {
    "project_goals": "national-2015",
    "department_goals": "department-2022",
    "transfer_goals": "transfer-2015",
    "self_evaluation": "self-evaluation-2020",
    "monitoring": "monitoring-2019",
}
_LONG_TERM, _YEAR = "长期绩效指标", "年度绩效指标"
_SIDE = 1


def layout_of(form: Form) -> Layout:
    """The layout a form was read with, or the national one of its kind.

    >>> from budgetgoals.model import ProjectGoals
    >>> layout_of(ProjectGoals(layout="shanghai-2020")).id, layout_of(ProjectGoals()).id
    ('shanghai-2020', 'national-2015')
    """
    if form.layout in layout_ids() and load_layout(form.layout).kind == form.kind:
        return load_layout(form.layout)
    return load_layout(_FIRST_OF_KIND[form.kind])


def blank_grid(layout: Layout) -> OfficialGrid:
    """The official form with nothing filled in.

    >>> blank_grid(load_layout("shanghai-2020")).rows[2][0].text
    '项目名称'
    """
    of = next(kind for kind in FORM_KINDS if kind.kind == layout.kind)
    return official_grid(of(), layout)


def official_grid(form: Form, layout: Layout | None = None) -> OfficialGrid:
    """Lay a form out as a layout prints it: nothing of the form is left out.

    What the layout has no place for is printed below the indicators, under its usual label.

    Args:
        form: the form.
        layout: the layout; the form's own unless given.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> form = ProjectGoals(layout="shanghai-2020", project=Project(name="执法服装"))
    >>> [cell.text for cell in official_grid(form).rows[2]]
    ['项目名称', '执法服装', '项目类别', '']
    """
    layout = layout or layout_of(form)
    columns = columns_of(layout, form.leaves())
    long_columns = columns_of(layout, form.long_term_leaves(), long_term=True)
    width, spans = _geometry(form, layout, columns, _side_columns(form, layout))
    inline, appended = _inline_extra(form, layout)
    head = HeadDrawer(form, layout, width, inline)
    rows = list(head.rows(layout.rows))
    if form.long_term_indicators:
        rows += _grid(
            form.long_term_indicators, long_columns, _stretched(long_columns, width - _SIDE), _LONG_TERM
        )
    if layout.grid.heading:
        rows.append((OfficialCell(head.heading(layout.grid.heading), Look.HEADING, width),))
    side = _YEAR if form.long_term_indicators else layout.grid.side
    rows += _grid(form.indicators, columns, spans, side)
    rows += _total(form, layout, columns, spans, side)
    rows += head.rows(layout.foot)
    rows += _left_out(form, layout, head, width)
    rows += [_pair(label, text, width) for label, text in appended]
    title = form.title or layout.title
    return OfficialGrid(title, _widths(columns, spans, width, _side_columns(form, layout)), tuple(rows))


def _grid(dimensions: tuple[Dimension, ...], drawn: list[Drawn], spans: list[int], side: str) -> list[Row]:
    columns = [each.column for each in drawn]
    rows = [*header_rows(columns, spans), *tree_rows(dimensions, columns, spans)]
    if side:
        rows[0] = (OfficialCell(side, Look.LABEL, _SIDE, len(rows)), *rows[0])
    return rows


# Geometry.


def _geometry(form: Form, layout: Layout, drawn: list[Drawn], side: int) -> tuple[int, list[int]]:
    """How many columns the whole grid has, and how many each column of the indicators spans."""
    needed = max([*(_columns_needed(form, row) for row in (*layout.rows, *layout.foot)), len(drawn) + side])
    return needed, _stretched(drawn, needed - side)


def _stretched(drawn: list[Drawn], columns: int) -> list[int]:
    """One column each, what is left over for the names of the indicators."""
    spans = [1] * len(drawn)
    names = next(index for index, each in enumerate(drawn) if each.column.role is Role.INDICATOR)
    spans[names] += columns - len(drawn)
    return spans


def _columns_needed(form: Form, row: LayoutRow) -> int:
    side = bool(row.side)
    if row.funds:
        return side + 1 + len(fund_columns(getattr(form, "funds", ()), row.funds.columns))
    if row.tasks:
        return side + 3
    return side + max(2 * len(row.cells), 2 * len(row.below))


def _side_columns(form: Form, layout: Layout) -> int:
    """Whether a label stands at the left of the indicators, as a number of columns."""
    return _SIDE if layout.grid.side or form.long_term_indicators else 0


def _widths(drawn: list[Drawn], spans: list[int], width: int, side: int) -> tuple[int, ...]:
    widths = [1] * side
    for each, span in zip(drawn, spans, strict=True):
        widths += [max(1, each.width // span)] * span
    return tuple((widths + [1] * width)[:width])


# What stands below the indicators.


def _total(form: Form, layout: Layout, drawn: list[Drawn], spans: list[int], side: str) -> Iterator[Row]:
    """总分, with the points of the whole and the points reached."""
    if not isinstance(form, SelfEvaluation):
        return
    numbers = {Role.WEIGHT: form.total_weight, Role.SCORE: form.total_score}
    if all(number is None for number in numbers.values()) and not layout.grid.total:
        return
    label = layout.grid.total or "总分"
    cells: list[OfficialCell] = []
    before = 1 if side else 0
    for each, span in zip(drawn, spans, strict=True):
        if each.column.role in numbers:
            number = numbers[each.column.role]
            cells.append(OfficialCell("" if number is None else f"{number:f}", Look.VALUE, span))
        elif cells:
            cells.append(OfficialCell("", Look.VALUE, span))
        else:
            before += span
    yield (OfficialCell(label, Look.LABEL, before), *cells)


def _inline_extra(form: Form, layout: Layout) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The extra texts that the layout has a cell for, in its order, and the rest of them."""
    cells = [cell for cell in layout.cells() if not is_sources(cell.field)]
    places = {(cell.printed if cell.unit else cell.label): at for at, cell in enumerate(cells)}
    inline: dict[str, str] = {}
    last = -1
    for index, (label, text) in enumerate(form.extra):
        at = places.get(label, -1)
        free = at >= 0 and (not cells[at].field or not _has(form, cells[at]))
        if at <= last or not free:
            return inline, list(form.extra[index:])
        inline[label], last = text, at
    return inline, []


def _has(form: Form, cell: Cell) -> bool:
    return bool(cell_text(form, cell))


def _left_out(form: Form, layout: Layout, head: HeadDrawer, width: int) -> Iterator[Row]:
    """The fields that the layout has no place for, under their usual labels."""
    for cell in _usual_cells(form.kind):
        if cell.field in head.drawn or not cell.field:
            continue
        head.drawn.add(cell.field)
        if is_sources(cell.field):
            parts = () if cell.field.startswith(FUNDS) else value_at(form, cell.field)
            for part in parts:  # type: ignore[attr-defined]
                yield _pair(f"其中：{part.name}", amount_text(part.amount, layout.money_unit), width)
        elif text := cell_text(form, cell):
            yield _pair(cell.printed if cell.unit else cell.label, text, width)


def _pair(label: str, text: str, width: int) -> Row:
    return OfficialCell(label, Look.LABEL), OfficialCell(text, Look.PROSE, width - 1)


@cache
def _usual_cells(kind: str) -> tuple[Cell, ...]:
    """A cell for each field of a kind of form, with its usual label."""
    layouts = sorted(map(load_layout, layout_ids()), key=lambda each: each.kind != kind)
    cells: dict[str, Cell] = {}
    for layout in layouts:
        for cell in layout.cells():
            if natural_kind(kind, cell.field) is not None:
                cells.setdefault(cell.field, cell)
    return tuple(cells.values())
