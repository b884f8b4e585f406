"""The blank official form: rows to write indicators in, and lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.handwritten.outline_tree import examples
from budgetgoals.layouts import Role, ValueKind
from budgetgoals.model import FORM_KINDS, Aspect, Dimension, Form, Indicator
from budgetgoals.rendering.official import Look
from budgetgoals.targets import Unfilled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.layouts import Layout
    from budgetgoals.rendering.official import OfficialGrid

_ROWS = 2
"""How many rows each level 2 has to write in."""
_YES_NO = ("是", "否")
_UNITS = [
    "%",
    "人",
    "人次",
    "户",
    "个",
    "项",
    "件",
    "次",
    "套",
    "台",
    "公里",
    "平方米",
    "亩",
    "公顷",
    "吨",
    "天",
    "个工作日",
    "个月",
    "年",
    "元",
    "万元",
]
_OPTIONS: dict[Role, tuple[str, ...]] = {
    Role.COMPARATOR: ("≥", "=", "≤", ">", "<", "定性"),
    Role.DIRECTION: ("正向", "反向"),
    Role.UNIT: tuple(_UNITS),
    Role.CORE: _YES_NO,
    Role.CERTAIN: ("√",),
    Role.POSSIBLE: ("√",),
    Role.IMPOSSIBLE: ("√",),
}

Choices = dict[tuple[int, int], tuple[str, ...]]


def blank_form(layout: Layout) -> Form:
    """A form with nothing filled in but the names of the levels.

    >>> from budgetgoals.layouts import load_layout
    >>> form = blank_form(load_layout("national-2015"))
    >>> [dimension.name for dimension in form.indicators]
    ['产出指标', '效益指标', '满意度指标']
    """
    of = next(kind for kind in FORM_KINDS if kind.kind == layout.kind)
    roles = {column.role for column in layout.grid.columns}
    rows = (Indicator("", Unfilled("")),) * _ROWS
    dimensions = []
    for name, inner in examples()[layout.grid.taxonomy].items():
        names = inner if isinstance(inner, dict) and Role.ASPECT in roles else [""]
        dimensions.append(Dimension(name, tuple(Aspect(each, rows) for each in names)))
    if Role.DIMENSION not in roles:
        dimensions = [Dimension("", (Aspect("", rows * len(dimensions)),))]
    return of(layout=layout.id, title=layout.title, indicators=tuple(dimensions))


def choices_of(grid: OfficialGrid, layout: Layout) -> Choices:
    """What the cells of a blank form offer for choice, by their row and column.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.rendering.official import official_grid
    >>> layout = load_layout("shanghai-2020")
    >>> sorted(choices_of(official_grid(blank_form(layout)), layout).values())[-1]
    ('是', '否')
    """
    return dict([*_head_choices(grid, layout), *_grid_choices(grid, layout)])


def _head_choices(grid: OfficialGrid, layout: Layout) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    options = {
        cell.label: _YES_NO if cell.value is ValueKind.YES_NO else cell.choices for cell in layout.cells()
    }
    label = ""
    for row, column, cell in grid.placed():
        if cell.look is Look.VALUE and options.get(label):
            yield (row, column), options[label]
        label = cell.text if cell.look is Look.LABEL else ""


def _grid_choices(grid: OfficialGrid, layout: Layout) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    roles = {column.label: column.role for column in layout.grid.columns}
    levels = examples()[layout.grid.taxonomy]
    inner = [of for aspects in levels.values() if isinstance(aspects, dict) for of in aspects]
    options = _OPTIONS | {Role.DIMENSION: tuple(levels), Role.ASPECT: tuple(dict.fromkeys(inner))}
    columns: dict[int, Role] = {}
    for row, column, cell in grid.placed():
        if cell.look is Look.HEADER and cell.text in roles:
            columns[column] = roles[cell.text]
            continue
        offered = options.get(columns[column]) if column in columns else None
        if offered and cell.look in (Look.LEVEL, Look.FIGURE):
            yield (row, column), offered
