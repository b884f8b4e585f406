"""The rows of the indicator grid: merged names of levels at the left, an indicator a row."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import Role
from budgetgoals.rendering.official.cells import Look
from budgetgoals.rendering.official.columns import LEVELS
from budgetgoals.rendering.official.indicator import texts_of
from budgetgoals.rendering.official.ruling import Sketch, SketchedRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.layouts import Column
    from budgetgoals.model import Aspect, Dimension, Indicator

_LOOKS = {
    Role.INDICATOR: Look.VALUE,
    **dict.fromkeys((Role.REASON, Role.NOTE, Role.EXPLANATION, Role.DETAIL), Look.PROSE),
}


class Placed(NamedTuple):
    """A column with its place.

    Attributes:
        column: the column.
        left: where it begins, in thousandths of the width.
        right: where it ends.
    """

    column: Column
    left: int
    right: int


Places = list[Placed]


def placed(columns: Sequence[Column], edges: Sequence[int]) -> Places:
    """Columns between their edges.

    >>> from budgetgoals.layouts import Column
    >>> placed([Column(label="指标值", role=Role.TARGET)], [0, 1000])[0].right
    1000
    """
    return [Placed(column, *sides) for column, sides in zip(columns, pairwise(edges), strict=True)]


def header_rows(places: Places) -> list[SketchedRow]:
    """The labels of the columns, in two rows where some stand under a merged one."""
    if not any(place.column.under for place in places):
        return [[_cell(place, place.column.label, Look.HEADER) for place in places]]
    first: SketchedRow = []
    second: SketchedRow = []
    for under, group in groupby(places, key=lambda place: place.column.under):
        under_it = list(group)
        if not under:
            first += [_cell(place, place.column.label, Look.HEADER, 2) for place in under_it]
            continue
        first.append(Sketch(under, Look.HEADER, under_it[0].left, under_it[-1].right))
        second += [_cell(place, place.column.label, Look.HEADER) for place in under_it]
    return [first, second]


def tree_rows(dimensions: tuple[Dimension, ...], places: Places) -> Iterator[SketchedRow]:
    """The rows of a tree of indicators."""
    level, others = _split(places, Role.DIMENSION)
    for dimension in dimensions:
        yield from _beside(level, _text(dimension), _aspect_rows(dimension, others))


def paired_rows(
    period: tuple[Dimension, ...], year: tuple[Dimension, ...], level: Places, long: Places, short: Places
) -> Iterator[SketchedRow]:
    """The rows of two trees side by side, under the level 1 that they share.

    Args:
        period: the tree of the whole period.
        year: the tree of the year.
        level: the column of level 1.
        long: the columns of the whole period.
        short: the columns of the year.
    """
    for of_period, of_year in _aligned(period, year):
        left, right = (
            _aspect_rows(dimension, places) if dimension else []
            for dimension, places in ((of_period, long), (of_year, short))
        )
        height = max(len(left), len(right))
        for rows, places in ((left, long), (right, short)):
            rows += [_blank(places) for _ in range(height - len(rows))]
        name = _text(of_period or of_year)
        yield from _beside(level, name, [[*a, *b] for a, b in zip(left, right, strict=True)])


def _aligned(
    period: tuple[Dimension, ...], year: tuple[Dimension, ...]
) -> Iterator[tuple[Dimension | None, Dimension | None]]:
    """Both trees by their level 1, each in its order; one that only one of them has stands alone."""
    waiting = list(period)
    for dimension in year:
        names = [_text(other) for other in waiting]
        if _text(dimension) not in names:
            yield None, dimension
            continue
        while _text(waiting[0]) != _text(dimension):
            yield waiting.pop(0), None
        yield waiting.pop(0), dimension
    yield from ((dimension, None) for dimension in waiting)


def _aspect_rows(dimension: Dimension, places: Places) -> list[SketchedRow]:
    level, others = _split(places, Role.ASPECT)
    rows = [
        row
        for aspect in dimension.aspects
        for row in _beside(level, _text(aspect), _indicator_rows(aspect.indicators, others))
    ]
    return rows or [_blank(places)]


def _indicator_rows(indicators: tuple[Indicator, ...], places: Places) -> list[SketchedRow]:
    columns = [place.column for place in places]
    rows = [
        [
            _cell(place, text, _LOOKS.get(place.column.role, Look.FIGURE))
            for place, text in zip(places, texts_of(indicator, columns), strict=True)
        ]
        for indicator in indicators
    ]
    return rows or [_blank(places)]


def _beside(level: Places, text: str, rows: list[SketchedRow]) -> Iterator[SketchedRow]:
    """Rows with the name of their level at the left, where the grid has a column for it."""
    for index, row in enumerate(rows):
        names = [_cell(place, text, Look.LEVEL, len(rows)) for place in level] if index == 0 else []
        yield [*names, *row]


def _split(places: Places, role: Role) -> tuple[Places, Places]:
    return (
        [place for place in places if place.column.role is role],
        [place for place in places if place.column.role is not role],
    )


def _text(level: Dimension | Aspect | None) -> str:
    return "" if level is None else level_text(level.name, level.weight)


def level_text(name: str, weight: object) -> str:
    """The name of a level with its points.

    >>> from decimal import Decimal
    >>> level_text("产出指标", Decimal(50)), level_text("数量指标", None)
    ('产出指标（50分）', '数量指标')
    """
    return name if weight is None else f"{name}（{weight:f}分）"


def _blank(places: Places) -> SketchedRow:
    return [_cell(place, "", Look.LEVEL if place.column.role in LEVELS else Look.VALUE) for place in places]


def _cell(place: Placed, text: str, look: Look, rows: int = 1) -> Sketch:
    return Sketch(text, look, place.left, place.right, rows)
