"""The columns of the indicator grid of one form: those of its layout, and those that only the form has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from budgetgoals.layouts import CAUSES, LIKELIHOODS, Column, Role
from budgetgoals.model import SelfEvaluation
from budgetgoals.rendering.official.indicator import roles_said
from budgetgoals.rendering.official.texts import through

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from budgetgoals.layouts import Layout
    from budgetgoals.model import Form, Leaf

LEVELS = (Role.DIMENSION, Role.ASPECT)
_LEVEL_LABELS = {Role.DIMENSION: "一级指标", Role.ASPECT: "二级指标"}
_LABELS = {
    Role.WEIGHT: "分值",
    Role.ACTUAL: "实际完成值",
    Role.SCORE: "得分",
    Role.REASON: "偏差原因分析及改进措施",
    Role.NOTE: "备注",
    Role.ADJUSTED: "调整指标值",
    Role.HALF_YEAR: "半年（程）指标值",
    Role.DONE: "1-7月执行情况",
    Role.EXPECTED: "全年预计完成情况",
    Role.CAUSE_FUNDING: "经费保障",
    Role.CAUSE_RULES: "制度保障",
    Role.CAUSE_STAFF: "人员保障",
    Role.CAUSE_EQUIPMENT: "硬件条件保障",
    Role.CAUSE_OTHER: "其他",
    Role.EXPLANATION: "原因说明",
    Role.CERTAIN: "确定能",
    Role.POSSIBLE: "有可能",
    Role.IMPOSSIBLE: "完全不可能",
}
_UNDER = {
    **dict.fromkeys((*CAUSES, Role.EXPLANATION), "偏差原因分析"),
    **dict.fromkeys(LIKELIHOODS, "完成目标可能性"),
}
_WIDTHS = {
    Role.DIMENSION: 24,
    Role.ASPECT: 26,
    Role.INDICATOR: 48,
    Role.TARGET: 30,
    Role.ACTUAL: 30,
    Role.ADJUSTED: 28,
    Role.HALF_YEAR: 28,
    Role.REASON: 38,
    Role.NOTE: 24,
    Role.DETAIL: 32,
    Role.EXPLANATION: 28,
    Role.DONE: 28,
    Role.EXPECTED: 28,
    Role.DIRECTION: 18,
    Role.WEIGHT: 16,
    Role.SCORE: 16,
}
_USUAL_WIDTH = 14
SIDE_WIDTH = 11
_WIDE = 10
"""More columns than this need a page on its side."""


def width_of(column: Column) -> int:
    """How wide a column should be, beside the others.

    >>> width_of(Column(label="得分", role=Role.SCORE)) < width_of(Column(label="指标值", role=Role.TARGET))
    True
    """
    return _WIDTHS.get(column.role, _USUAL_WIDTH)


def is_wide(columns: Sequence[Column]) -> bool:
    """Whether a grid of these columns needs a page on its side.

    >>> is_wide([Column(label="指标值", role=Role.TARGET)])
    False
    """
    return len(columns) > _WIDE


def year_columns(form: Form, layout: Layout) -> list[Column]:
    """The columns of the grid of the year.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.model import ProjectGoals
    >>> [column.label for column in year_columns(ProjectGoals(), load_layout("shanghai-2020"))]
    ['一级目标', '二级目标', '三级目标', '指标目标值']
    """
    declared = [column for column in layout.grid.columns if not column.long_term]
    columns = _completed(declared, list(form.leaves()), _totals(form))
    return [_through(column, form) for column in columns]


def period_columns(form: Form, layout: Layout) -> list[Column]:
    """The columns of the grid of the whole period, without level 1 where it shares that of the year."""
    declared = [column for column in layout.grid.columns if column.long_term]
    leaves = list(form.long_term_leaves())
    if not declared:
        return _completed([column for column in layout.grid.columns if not column.long_term], leaves)
    completed = _completed(declared, leaves)
    return [column for column in completed if column.role is not Role.DIMENSION]


def _completed(
    declared: list[Column], leaves: Sequence[Leaf], needed: frozenset[Role] = frozenset()
) -> list[Column]:
    """The columns with one for each value that the form has and the layout has not."""
    declared = _with_levels(declared, leaves)
    roles = {column.role for column in declared}
    said = needed.union(*(roles_said(leaf.indicator) for leaf in leaves))
    more = [
        Column(label=label, role=role, under=_UNDER.get(role, ""))
        for role, label in _LABELS.items()
        if role not in roles and role in said
    ]
    return [*declared, *more, *_more_details(declared, leaves)]


def _with_levels(declared: list[Column], leaves: Sequence[Leaf]) -> list[Column]:
    """The columns with one for each level that has names, before all others."""
    roles = {column.role for column in declared}
    named = {
        Role.DIMENSION: any(leaf.dimension.name for leaf in leaves),
        Role.ASPECT: any(leaf.aspect.name for leaf in leaves),
    }
    more = [
        Column(label=_LEVEL_LABELS[role], role=role) for role in LEVELS if role not in roles and named[role]
    ]
    levels = [*(column for column in declared if column.role in LEVELS), *more]
    rest = [column for column in declared if column.role not in LEVELS]
    return [*sorted(levels, key=lambda column: LEVELS.index(column.role)), *rest]


def _more_details(declared: list[Column], leaves: Sequence[Leaf]) -> Iterator[Column]:
    """Columns for the details that the layout has no column for.

    A detail under the label of another column is the text that was no value of it: it is drawn there.
    """
    others = {column.label for column in declared if column.role is not Role.DETAIL}
    has = Counter(column.label for column in declared if column.role is Role.DETAIL)
    needs: Counter[str] = Counter()
    for leaf in leaves:
        needs |= Counter(label for label, _ in leaf.indicator.details)
    for label, count in needs.items():
        if label not in others:
            yield from [Column(label=label, role=Role.DETAIL)] * (count - has[label])


def _totals(form: Form) -> frozenset[Role]:
    """The columns that the row with the sum of the points needs."""
    if not isinstance(form, SelfEvaluation):
        return frozenset()
    sums = {Role.WEIGHT: form.total_weight, Role.SCORE: form.total_score}
    return frozenset(role for role, number in sums.items() if number is not None)


def _through(column: Column, form: Form) -> Column:
    """The column with the last month that the form tells of in its label."""
    label = through(column.label, form)
    if label == column.label:
        return column
    return Column(label=label, role=column.role, under=column.under, long_term=column.long_term)


def roles_of(columns: Iterable[Column]) -> frozenset[Role]:
    """What the columns hold.

    >>> sorted(roles_of([Column(label="指标值", role=Role.TARGET)]))
    [<Role.TARGET: 'target'>]
    """
    return frozenset(column.role for column in columns)
