"""The table of funds of an evaluation or a monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.layouts import FundColumn, FundRole
from budgetgoals.layouts.fields import FUNDS
from budgetgoals.reading.lexicon import source_name
from budgetgoals.rendering.official.cells import Look, OfficialCell, Row
from budgetgoals.rendering.official.spreading import first_wide
from budgetgoals.rendering.official.texts import amount_text, rate_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from budgetgoals.layouts import Cell, Funds
    from budgetgoals.model import FundLine

FUND_LABELS = {
    FundRole.INITIAL: "年初预算数",
    FundRole.ADJUSTED: "全年预算数",
    FundRole.ARRIVED: "到位数",
    FundRole.EXECUTED: "全年执行数",
    FundRole.EXPECTED: "全年预计执行数",
    FundRole.WEIGHT: "分值",
    FundRole.RATE: "执行率",
    FundRole.SCORE: "得分",
}
"""The usual label of each figure of a line of the funds."""

_POINTS = frozenset({FundRole.WEIGHT, FundRole.SCORE})


def fund_columns(lines: tuple[FundLine, ...], declared: tuple[FundColumn, ...]) -> list[FundColumn]:
    """The columns of the layout, and one for every figure that only the form has."""
    roles = {column.role for column in declared}
    more = [
        FundColumn(label=label, role=role)
        for role, label in FUND_LABELS.items()
        if role not in roles and any(getattr(line, role.value) is not None for line in lines)
    ]
    return [*declared, *more]


def pair_roles(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    """The figures that a row of label–value pairs gives, for a layout without a table of funds."""
    return tuple(cell.field.split(".")[1] for cell in cells if cell.field.startswith(FUNDS))


def fit_pairs(lines: tuple[FundLine, ...], roles: tuple[str, ...]) -> bool:
    """Whether the lines have no more than such pairs can say."""
    others = {role.value for role in FundRole if role is not FundRole.NAME} - set(roles)
    named_total = bool(lines) and bool(lines[0].name)
    return not named_total and not any(getattr(line, role) is not None for line in lines for role in others)


def fund_rows(lines: tuple[FundLine, ...], funds: Funds, unit: str, width: int) -> Iterator[Row]:
    """The head of the table and its lines: those of the layout, and the form's own, in the form's order."""
    columns = fund_columns(lines, funds.columns)
    spans = first_wide(width, len(columns) + 1)
    yield (
        OfficialCell("", Look.HEADER, spans[0]),
        *(
            OfficialCell(column.label, Look.HEADER, span)
            for column, span in zip(columns, spans[1:], strict=True)
        ),
    )
    for label, line in merged(lines, funds.lines):
        texts = [figure_text(line, column.role, unit) for column in columns]
        yield (
            OfficialCell(label, Look.LABEL, spans[0]),
            *(OfficialCell(text, Look.VALUE, span) for text, span in zip(texts, spans[1:], strict=True)),
        )


def merged(lines: tuple[FundLine, ...], labels: tuple[str, ...]) -> Iterator[tuple[str, FundLine | None]]:
    """The labels of the layout with their lines, and the form's own lines, in the form's order."""
    left = list(lines)
    for label in labels:
        name = source_name(label)
        if name in [line.name for line in left]:
            while left[0].name != name:
                yield left[0].name, left.pop(0)
            yield label, left.pop(0)
        else:
            yield label, None
    for line in left:
        yield line.name, line


def figure_text(line: FundLine | None, role: FundRole, unit: str) -> str:
    """A figure of a line: an amount in its unit, a rate, points."""
    value: Decimal | None = getattr(line, role.value) if line else None
    if value is None:
        return ""
    if role in _POINTS:
        return f"{value:f}"
    return rate_text(value) if role is FundRole.RATE else amount_text(value, unit)
