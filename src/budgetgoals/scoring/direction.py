"""Which way is better, where a target says = or nothing: more of a product, less of a cost.

A target that prints ≥ or ≤ says it itself. Of the others the rules assume that it is known; here it is told
from where the indicator stands, and the caller can say otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.model import AspectKind, DimensionKind
from budgetgoals.model.taxonomy import plain_name
from budgetgoals.targets import Comparator, Direction, Duration, Quantity
from budgetgoals.targets.comparators import LESS, MORE
from budgetgoals.targets.leads import UNWANTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetgoals.model import Leaf
    from budgetgoals.targets import Target

_COSTS = frozenset(
    {AspectKind.COST, AspectKind.ECONOMIC_COST, AspectKind.SOCIAL_COST, AspectKind.ENVIRONMENTAL_COST}
)
_UNWANTED_RATE = re.compile(
    rf"(?:{UNWANTED}|受害|成灾|受灾|发病|患病|失业|流失|损耗|闲置|空置|结转|结余)(?:发生|变动)?率$"
).search
"""投诉率, 事故发生率: less is better. Counts are not told by their names: 办理案件数 is a product."""
_SPENDING_RATE = re.compile(r"(?:人员|经费|支出|费用|成本)(?:控制|变动)率$|预算调整率$").search
"""The common indicators of a department's spending: 财政供养人员控制率, “三公经费”控制率, 预算调整率."""
_QUOTES = str.maketrans("", "", "“”\"'‘’")


def is_cost(leaf: Leaf) -> bool:
    """Whether an indicator stands under cost (成本指标), at level 1 or level 2.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> price = Indicator("单价", parse_target("75元"))
    >>> is_cost(Leaf(Dimension("产出指标"), Aspect("成本指标"), price, ""))
    True
    """
    return leaf.dimension.kind is DimensionKind.COST or leaf.aspect.kind in _COSTS


def printed_direction(target: Target) -> Direction | None:
    """The direction that a target itself says: ≥ and > up, ≤ and < down.

    >>> from budgetgoals.targets import parse_target
    >>> printed_direction(parse_target("≤5次")).value, printed_direction(parse_target("5次")) is None
    ('down', True)
    """
    comparator = target.comparator if isinstance(target, (Quantity, Duration)) else None
    if comparator in MORE:
        return Direction.UP
    return Direction.DOWN if comparator in LESS else None


def better(leaf: Leaf, target: Target, chosen: Mapping[str, Direction]) -> Direction | None:
    """Which way is better: as the target prints it, as the caller says, or as the indicator's place tells.

    Less is better of a cost, of a rate of what is unwanted (投诉率, 结余率) and of the rates by which
    spending is kept down (人员控制率); more is better of everything else. A zero that prints no sign is met
    by zero alone, and of a length of time neither is told: 1年 of service is to be long, 2小时 for a repair
    is to be short.

    Args:
        leaf: the indicator.
        target: the one of its targets that the actual value is held against.
        chosen: what the caller says, by path or by name.

    Returns:
        None where only the number itself meets the target.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> def of(text, aspect="数量指标", name="培训人数"):
    ...     leaf = Leaf(Dimension("产出指标"), Aspect(aspect), Indicator(name, parse_target(text)), "")
    ...     found = better(leaf, leaf.indicator.target, {})
    ...     return found and found.value
    >>> of("600人"), of("75元", "成本指标"), of("3%", name="投诉率"), of("0起"), of("≤5次")
    ('up', 'down', 'down', None, 'down')
    """
    printed = printed_direction(target)
    if printed is not None or not isinstance(target, (Quantity, Duration)):
        return printed
    said = chosen.get(leaf.path) or chosen.get(leaf.indicator.name)
    if said is not None:
        return said
    if target.comparator is Comparator.ABOUT or target.value == 0:
        return None
    name = plain_name(leaf.indicator.name).translate(_QUOTES)
    if is_cost(leaf) or _UNWANTED_RATE(name) or _SPENDING_RATE(name):
        return Direction.DOWN
    return None if isinstance(target, Duration) else Direction.UP
