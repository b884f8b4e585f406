"""The columns of the indicator grid of one form: those of its layout, and those that only the form has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import Column, Role
from budgetgoals.model import Cause, Likelihood
from budgetgoals.targets import Duration, Quantity, parse_target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.layouts import Layout
    from budgetgoals.model import Indicator, Leaf

LEVELS = (Role.DIMENSION, Role.ASPECT)
_LABELS = {
    Role.DIMENSION: "一级指标",
    Role.ASPECT: "二级指标",
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
    **dict.fromkeys(
        (
            Role.CAUSE_FUNDING,
            Role.CAUSE_RULES,
            Role.CAUSE_STAFF,
            Role.CAUSE_EQUIPMENT,
            Role.CAUSE_OTHER,
            Role.EXPLANATION,
        ),
        "偏差原因分析",
    ),
    **dict.fromkeys((Role.CERTAIN, Role.POSSIBLE, Role.IMPOSSIBLE), "完成目标可能性"),
}
_CAUSES = {
    Role.CAUSE_FUNDING: Cause.FUNDING,
    Role.CAUSE_RULES: Cause.RULES,
    Role.CAUSE_STAFF: Cause.STAFF,
    Role.CAUSE_EQUIPMENT: Cause.EQUIPMENT,
    Role.CAUSE_OTHER: Cause.OTHER,
}
_LIKELIHOODS = {
    Role.CERTAIN: Likelihood.CERTAIN,
    Role.POSSIBLE: Likelihood.POSSIBLE,
    Role.IMPOSSIBLE: Likelihood.IMPOSSIBLE,
}
_WIDTHS = {Role.INDICATOR: 4, Role.TARGET: 2, Role.ACTUAL: 2, Role.REASON: 3, Role.DETAIL: 2, Role.NOTE: 2}
_TICK = "√"


class Drawn(NamedTuple):
    """A column as it is drawn.

    Attributes:
        column: the column.
        width: its relative width.
    """

    column: Column
    width: int


def columns_of(layout: Layout, leaves: Iterable[Leaf], *, long_term: bool = False) -> list[Drawn]:
    """The columns of a grid, without those of the levels where nothing needs them.

    Args:
        layout: the layout.
        leaves: the indicators that are drawn.
        long_term: whether the columns of the grid of the whole period are asked for.
    """
    own = [column for column in layout.grid.columns if column.long_term is long_term]
    if long_term and not own:
        own = [column for column in layout.grid.columns if not column.long_term]
    shared = [column for column in layout.grid.columns if column.role is Role.DIMENSION and column not in own]
    declared = [*shared, *own]
    drawn = list(leaves)
    declared = _with_levels(declared, drawn)
    roles = {column.role for column in declared}
    more = [
        Column(label=label, role=role, under=_UNDER.get(role, ""))
        for role, label in _LABELS.items()
        if role not in roles and role not in LEVELS and any(text_of(leaf.indicator, role) for leaf in drawn)
    ]
    labels = {column.label for column in declared if column.role is Role.DETAIL}
    details = [label for leaf in drawn for label, _ in leaf.indicator.details if label not in labels]
    more += [Column(label=label, role=Role.DETAIL) for label in dict.fromkeys(details)]
    more = [column for column in more if not _is_failed_value(column, declared)]
    return [Drawn(column, _WIDTHS.get(column.role, 1)) for column in [*declared, *more]]


def _with_levels(declared: list[Column], leaves: list[Leaf]) -> list[Column]:
    """The columns with one for each level that has names."""
    roles = {column.role for column in declared}
    more = []
    if Role.DIMENSION not in roles and any(leaf.dimension.name for leaf in leaves):
        more.append(Column(label=_LABELS[Role.DIMENSION], role=Role.DIMENSION))
    if Role.ASPECT not in roles and any(leaf.aspect.name for leaf in leaves):
        more.append(Column(label=_LABELS[Role.ASPECT], role=Role.ASPECT))
    levels = [column for column in declared if column.role in LEVELS]
    rest = [column for column in declared if column.role not in LEVELS]
    ordered = sorted([*levels, *more], key=lambda column: LEVELS.index(column.role))
    return [*ordered, *rest]


def _is_failed_value(column: Column, declared: list[Column]) -> bool:
    """Whether a detail is the text of a column of the layout that was no value of it: it is drawn there."""
    return column.role is Role.DETAIL and any(
        other.label == column.label and other.role is not Role.DETAIL for other in declared
    )


def texts_of(indicator: Indicator, columns: list[Column]) -> list[str]:
    """What stands in the columns of an indicator's row, those of the levels left out."""
    roles = {column.role for column in columns}
    details = dict(indicator.details)
    parts = _split_target(indicator) if roles & {Role.COMPARATOR, Role.UNIT} else {}
    texts = []
    for column in columns:
        if column.role is Role.DETAIL:
            texts.append(details.get(column.label, ""))
        elif column.role is Role.INDICATOR:
            hidden = indicator.core == 1 and Role.CORE in roles
            texts.append(("" if hidden else "★" * indicator.core) + indicator.name)
        elif column.role in parts:
            texts.append(parts[column.role])
        else:
            texts.append(text_of(indicator, column.role) or details.get(column.label, ""))
    return texts


def text_of(indicator: Indicator, role: Role) -> str:  # noqa: PLR0911 - one answer a role
    """What stands in a column of one role."""
    progress = indicator.progress
    match role:
        case Role.TARGET:
            return indicator.target.text
        case Role.WEIGHT | Role.SCORE:
            number = indicator.weight if role is Role.WEIGHT else indicator.score
            return "" if number is None else f"{number:f}"
        case Role.ACTUAL | Role.ADJUSTED | Role.HALF_YEAR:
            value = getattr(indicator, role.value)
            return "" if value is None else str(value.text)
        case Role.REASON | Role.NOTE:
            return str(getattr(indicator, role.value))
        case Role.CORE:
            return "是" if indicator.core == 1 else ""
        case Role.DONE | Role.EXPECTED:
            value = progress and getattr(progress, role.value)
            return str(value.text) if value else ""
        case Role.EXPLANATION:
            return progress.explanation if progress else ""
        case _ if role in _CAUSES:
            found = (
                [each.text for each in progress.deviations if each.cause is _CAUSES[role]] if progress else []
            )
            return "\n".join(found)
        case _ if role in _LIKELIHOODS:
            return _TICK if progress and progress.likelihood is _LIKELIHOODS[role] else ""
    return ""


def _split_target(indicator: Indicator) -> dict[Role, str]:
    """Sign, number and unit in cells of their own, where reading them back gives the same target."""
    target = indicator.target
    if not isinstance(target, (Quantity, Duration)):
        return {}
    unit = target.unit
    body = target.text.removesuffix(unit) if unit else target.text
    number = body.lstrip("=＝≥≧≤≦<>＜＞大小于等")
    sign = body[: len(body) - len(number)]
    try:
        same = parse_target(number, unit, sign) == target
    except ValueError:
        return {}
    return {Role.COMPARATOR: sign, Role.TARGET: number, Role.UNIT: unit} if same else {}
