"""The funds of an evaluation or a monitoring: a table of lines, or pairs of labels and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.layouts import FundColumn, FundRole
from budgetgoals.layouts.fields import FUNDS
from budgetgoals.reading.lexicon import source_name
from budgetgoals.rendering.official.cells import Look
from budgetgoals.rendering.official.ruling import edges_of, row_of
from budgetgoals.rendering.official.texts import amount_text, rate_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from budgetgoals.layouts import Cell
    from budgetgoals.model import FundLine
    from budgetgoals.rendering.official.ruling import SketchedRow

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
_NAME_WIDTH, _AMOUNT_WIDTH, _POINTS_WIDTH = 24, 14, 10

Lines = tuple["FundLine", ...]


def fund_columns(lines: Lines, declared: Sequence[FundColumn]) -> list[FundColumn]:
    """The columns of the layout, and one for every figure that only the form has.

    >>> from budgetgoals.model import FundLine
    >>> [column.label for column in fund_columns((FundLine(name="总额"),), ())]
    []
    """
    roles = {column.role for column in declared}
    more = [
        FundColumn(label=label, role=role)
        for role, label in FUND_LABELS.items()
        if role not in roles and any(getattr(line, role.value) is not None for line in lines)
    ]
    return [*declared, *more]


def pair_roles(cells: Sequence[Cell]) -> tuple[FundRole, ...]:
    """The figures that a row of label–value pairs gives, for a layout without a table of funds.

    >>> pair_roles(())
    ()
    """
    return tuple(FundRole(cell.field.split(".")[1]) for cell in cells if cell.field.startswith(FUNDS))


def fit_pairs(lines: Lines, roles: Sequence[FundRole]) -> bool:
    """Whether the lines have no more than such pairs can say: these figures, under a total without name.

    >>> fit_pairs((), [FundRole.ADJUSTED])
    True
    """
    others = set(FundRole) - {FundRole.NAME, *roles}
    named_total = bool(lines) and bool(lines[0].name)
    return not named_total and not any(
        getattr(line, role.value) is not None for line in lines for role in others
    )


def fund_rows(
    lines: Lines, columns: Sequence[FundColumn], labels: Sequence[str], unit: str, left: int
) -> Iterator[SketchedRow]:
    """The head of the table and its lines: those of the layout, and the form's own, in the form's order.

    Args:
        lines: the lines of the form.
        columns: the columns.
        labels: the labels of the layout's lines.
        unit: the unit of the amounts.
        left: where the table begins, in thousandths of the width.
    """
    widths = [_POINTS_WIDTH if column.role in _POINTS else _AMOUNT_WIDTH for column in columns]
    edges = edges_of([_NAME_WIDTH, *widths], left)
    yield row_of(edges, [("", Look.HEADER), *((column.label, Look.HEADER) for column in columns)])
    for label, line in merged(lines, labels):
        figures = [(figure_text(line, column.role, unit), Look.FIGURE) for column in columns]
        yield row_of(edges, [(label, Look.LABEL), *figures])


def merged(lines: Lines, labels: Sequence[str]) -> Iterator[tuple[str, FundLine | None]]:
    """The labels of the layout with their lines, and the form's own lines, in the form's order.

    >>> from budgetgoals.model import FundLine
    >>> [label for label, _ in merged((FundLine(name="利息"), FundLine(name="财政拨款")), ["其中：财政拨款"])]
    ['其中：利息', '其中：财政拨款']
    """
    left = list(lines)
    for label in labels:
        name = source_name(label)
        if name in [line.name for line in left]:
            while left[0].name != name:
                yield own_label(left[0].name), left.pop(0)
            yield label, left.pop(0)
        else:
            yield label, None
    for line in left:
        yield own_label(line.name), line


def own_label(name: str) -> str:
    """The label of a part that the layout does not print.

    >>> own_label("利息"), own_label("")
    ('其中：利息', '')
    """
    return f"其中：{name}" if name else ""


def figure_text(line: FundLine | None, role: FundRole, unit: str) -> str:
    """A figure of a line: an amount in its unit, a rate, points.

    >>> figure_text(None, FundRole.RATE, "元")
    ''
    """
    value: Decimal | None = getattr(line, role.value) if line else None
    if value is None:
        return ""
    if role in _POINTS:
        return f"{value:f}"
    return rate_text(value) if role is FundRole.RATE else amount_text(value, unit)
