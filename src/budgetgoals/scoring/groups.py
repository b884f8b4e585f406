"""The groups that the rules give points to: the level-1 names of every regime, put together by meaning."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from budgetgoals.model import AspectKind, DimensionKind

if TYPE_CHECKING:
    from budgetgoals.model import Leaf


class Group(StrEnum):
    """A group of indicators with points of its own.

    >>> Group("benefit").name
    'BENEFIT'
    """

    COST = "cost"
    """成本指标, where it is a level 1."""
    OUTPUT = "output"
    """产出指标, with cost below it where a form has it there."""
    BENEFIT = "benefit"
    """效益指标, 效果目标, 影响力目标."""
    SATISFACTION = "satisfaction"
    """满意度指标, also where it stands under 效益."""


_GROUPS = {
    DimensionKind.COST: Group.COST,
    DimensionKind.OUTPUT: Group.OUTPUT,
    DimensionKind.BENEFIT: Group.BENEFIT,
    DimensionKind.IMPACT: Group.BENEFIT,
    DimensionKind.SATISFACTION: Group.SATISFACTION,
}


def group_of(leaf: Leaf) -> Group | None:
    """The group of an indicator; None for 投入, 过程 and what no rule gives points to.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> indicator = Indicator("制服满意度", parse_target("=100%"))
    >>> group_of(Leaf(Dimension("效果目标"), Aspect("满意度"), indicator, "")).value
    'satisfaction'
    """
    if leaf.aspect.kind is AspectKind.SATISFACTION:
        return Group.SATISFACTION
    return _GROUPS.get(leaf.dimension.kind)
