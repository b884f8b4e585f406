"""The rows of the indicator grid: merged names of levels at the left, an indicator a row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from budgetgoals.layouts import Role
from budgetgoals.rendering.official.cells import Look, OfficialCell, Row
from budgetgoals.rendering.official.columns import LEVELS, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.layouts import Column
    from budgetgoals.model import Aspect, Dimension

Spans = list[int]
_PROSE = frozenset({Role.REASON, Role.NOTE, Role.EXPLANATION, Role.DETAIL})


def header_rows(columns: list[Column], spans: Spans) -> list[Row]:
    """The labels of the columns, in two rows where some stand under a merged one."""
    if not any(column.under for column in columns):
        return [
            tuple(
                OfficialCell(column.label, Look.HEADER, span)
                for column, span in zip(columns, spans, strict=True)
            )
        ]
    first: list[OfficialCell] = []
    second: list[OfficialCell] = []
    for under, group in groupby(zip(columns, spans, strict=True), key=lambda pair: pair[0].under):
        pairs = list(group)
        if not under:
            first += [OfficialCell(column.label, Look.HEADER, span, 2) for column, span in pairs]
            continue
        first.append(OfficialCell(under, Look.HEADER, sum(span for _, span in pairs)))
        second += [OfficialCell(column.label, Look.HEADER, span) for column, span in pairs]
    return [tuple(first), tuple(second)]


def tree_rows(dimensions: tuple[Dimension, ...], columns: list[Column], spans: Spans) -> Iterator[Row]:
    """The rows of a tree of indicators."""
    for dimension in dimensions:
        yield from _dimension(dimension, columns, spans)


def _dimension(dimension: Dimension, columns: list[Column], spans: Spans) -> Iterator[Row]:
    rows = [row for aspect in dimension.aspects for row in _aspect(aspect, columns, spans)]
    if not rows:
        rows = [_blank(columns, spans, without=(Role.DIMENSION,))]
    at = [index for index, column in enumerate(columns) if column.role is Role.DIMENSION]
    if not at:
        yield from rows
        return
    name = level_text(dimension.name, dimension.weight)
    first = OfficialCell(name, Look.LEVEL, spans[at[0]], len(rows))
    yield (first, *rows[0])
    yield from rows[1:]


def _aspect(aspect: Aspect, columns: list[Column], spans: Spans) -> Iterator[Row]:
    own = [(column, span) for column, span in zip(columns, spans, strict=True) if column.role not in LEVELS]
    rows: list[Row] = []
    for indicator in aspect.indicators:
        texts = texts_of(indicator, [column for column, _ in own])
        rows.append(
            tuple(
                OfficialCell(text, Look.PROSE if column.role in _PROSE else Look.VALUE, span)
                for text, (column, span) in zip(texts, own, strict=True)
            )
        )
    if not rows:
        rows = [_blank(columns, spans, without=LEVELS)]
    at = [index for index, column in enumerate(columns) if column.role is Role.ASPECT]
    if at:
        name = level_text(aspect.name, aspect.weight)
        rows[0] = (OfficialCell(name, Look.LEVEL, spans[at[0]], len(rows)), *rows[0])
    yield from rows


def level_text(name: str, weight: object) -> str:
    """The name of a level with its points.

    >>> from decimal import Decimal
    >>> level_text("产出指标", Decimal(50)), level_text("数量指标", None)
    ('产出指标（50分）', '数量指标')
    """
    return name if weight is None else f"{name}（{weight:f}分）"


def _blank(columns: list[Column], spans: Spans, without: tuple[Role, ...]) -> Row:
    return tuple(
        OfficialCell("", Look.VALUE, span)
        for column, span in zip(columns, spans, strict=True)
        if column.role not in without
    )
