"""Laying a form out as its official layout prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.layouts import Layout, Role, layout_ids, load_layout
from budgetgoals.model import FORM_KINDS, Form, SelfEvaluation
from budgetgoals.reading.lexicon import lexicon
from budgetgoals.rendering.official.cells import Look, OfficialGrid
from budgetgoals.rendering.official.columns import SIDE_WIDTH, is_wide, period_columns, width_of, year_columns
from budgetgoals.rendering.official.head import HeadDrawer
from budgetgoals.rendering.official.leftovers import (
    fields_left_out,
    inline_extra,
    line_row,
    pair_row,
    tables_left_out,
)
from budgetgoals.rendering.official.ruling import WHOLE, Sketch, Sketches, edges_of, ruled
from budgetgoals.rendering.official.tree import header_rows, paired_rows, placed, tree_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.layouts import Column
    from budgetgoals.rendering.official.ruling import SketchedRow
    from budgetgoals.rendering.official.tree import Places

_FIRST_OF_KIND = {
    "project_goals": "national-2015",
    "department_goals": "department-2022",
    "transfer_goals": "transfer-2015",
    "self_evaluation": "self-evaluation-2020",
    "monitoring": "monitoring-2019",
}
_LONG_TERM, _YEAR = "长期绩效指标", "年度绩效指标"
_WIDEST_SIDE, _USUAL_SIDE = 160, 80


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
    grids = _Grids.of(form, layout)
    inline, appended = inline_extra(form, layout)
    head = HeadDrawer(form, layout, grids.side_edge, inline)
    above = [*head.rows(layout.rows), *tables_left_out(form, layout, head)]
    sections = [Sketches(above)]
    if grids.stacked:
        sections.append(grids.period())
    year = grids.year(head.heading(layout.grid.heading))
    below = [*head.rows(layout.foot), *fields_left_out(form, layout, head)]
    for label, text in appended:
        if lexicon(layout).label(label):
            below.append(pair_row(label, text))
        else:
            year.rows.append(line_row(label, text))
    sections += [year, Sketches(below)]
    return ruled(form.title or layout.title, sections, grids.edges, landscape=grids.is_wide)


@frozen
class _Grids:
    """The grids of indicators of a form.

    Attributes:
        form: the form.
        layout: its layout.
        columns: the columns of the year.
        others: the columns of the whole period; none where the form and the layout have none.
        side_label: the label at the left of the grid of the year, or empty.
        edges: the edges of the grid of the year, that of the label at the left among them.
    """

    form: Form
    layout: Layout
    columns: list[Column]
    others: list[Column]
    side_label: str
    edges: list[int]

    @classmethod
    def of(cls, form: Form, layout: Layout) -> _Grids:
        """Choose the columns and share out the width."""
        beside = any(column.long_term for column in layout.grid.columns)
        columns = year_columns(form, layout)
        others = period_columns(form, layout) if beside or form.long_term_indicators else []
        stacked = bool(others) and not beside
        side = _YEAR if stacked else layout.grid.side
        every = _beside(columns, others) if beside else columns
        widths = [SIDE_WIDTH] * bool(side) + [width_of(column) for column in every]
        return cls(form, layout, columns, others, side, edges_of(widths))

    @property
    def stacked(self) -> bool:
        """Whether the grid of the whole period stands above that of the year."""
        return bool(self.others) and not any(column.long_term for column in self.layout.grid.columns)

    @property
    def is_wide(self) -> bool:
        """Whether the grid needs a page on its side."""
        return is_wide(self.columns if self.stacked else _beside(self.columns, self.others))

    @property
    def side_edge(self) -> int:
        """Where the labels at the left of blocks end."""
        return self.edges[1] if self.edges[1] <= _WIDEST_SIDE else _USUAL_SIDE

    def period(self) -> Sketches:
        """The grid of the whole period, above that of the year."""
        edges = edges_of([width_of(column) for column in self.others], self.edges[1])
        places = placed(self.others, edges)
        header = header_rows(places)
        rows = [*header, *tree_rows(self.form.long_term_indicators, places)]
        return Sketches(_with_side(rows, _LONG_TERM, self.edges[1]), len(header))

    def year(self, heading: str) -> Sketches:
        """The grid of the year, beside that of the whole period where the layout has both."""
        edges = self.edges[bool(self.side_label) :]
        if self.others and not self.stacked:
            places, rows = self._both(edges)
        else:
            places = placed(self.columns, edges)
            rows = list(tree_rows(self.form.indicators, places))
        header = header_rows(places)
        rows = _with_side([*header, *rows], self.side_label, edges[0])
        above = [[Sketch(heading, Look.HEADING, 0, WHOLE)]] if heading else []
        return Sketches([*above, *rows, *self._total(places)], len(above) + len(header))

    def _both(self, edges: list[int]) -> tuple[Places, list[SketchedRow]]:
        places = placed(_beside(self.columns, self.others), edges)
        level = [place for place in places if place.column.role is Role.DIMENSION]
        behind = len(level) + len(self.others)
        rows = paired_rows(
            self.form.long_term_indicators,
            self.form.indicators,
            level,
            places[len(level) : behind],
            places[behind:],
        )
        return places, list(rows)

    def _total(self, places: Places) -> list[SketchedRow]:
        """总分, with the points of the whole and the points reached."""
        if not isinstance(self.form, SelfEvaluation):
            return []
        numbers = {Role.WEIGHT: self.form.total_weight, Role.SCORE: self.form.total_score}
        is_asked = bool(self.layout.grid.total) or any(number is not None for number in numbers.values())
        first = next((at for at, place in enumerate(places) if place.column.role in numbers), None)
        if not is_asked or first is None:
            return []
        row = [Sketch(self.layout.grid.total or "总分", Look.LABEL, 0, places[first].left)]
        for column, left, right in places[first:]:
            number = numbers.get(column.role)
            row.append(Sketch("" if number is None else f"{number:f}", Look.FIGURE, left, right))
        return [row]


def _beside(columns: Sequence[Column], others: Sequence[Column]) -> list[Column]:
    """Level 1, which both grids share, the columns of the whole period, those of the year."""
    level = [column for column in columns if column.role is Role.DIMENSION]
    return [*level, *others, *(column for column in columns if column.role is not Role.DIMENSION)]


def _with_side(rows: list[SketchedRow], label: str, edge: int) -> list[SketchedRow]:
    if label:
        rows[0] = [Sketch(label, Look.LABEL, 0, edge, len(rows)), *rows[0]]
    return rows
