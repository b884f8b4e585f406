"""The points of each indicator, and where they come from."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from budgetgoals.messages import Message, message
from budgetgoals.scoring.groups import Group, group_of
from budgetgoals.targets import Unfilled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from budgetgoals.model import Leaf

_ZERO = Decimal(0)
T = TypeVar("T")


class WeightSource(StrEnum):
    """Where the points of a line come from.

    >>> WeightSource("group").name
    'GROUP'
    """

    INDICATOR = "indicator"
    """Printed with the indicator, or with the line of the funds."""
    GROUP = "group"
    """Printed with its level 1 or level 2 (产出指标（50分）), and spread evenly."""
    ASSUMED = "assumed"
    """Not printed anywhere: what the rule wants, spread evenly."""


@frozen(kw_only=True)
class Weight:
    """The points of a line.

    Attributes:
        points: how many; None where they cannot be told.
        source: where they come from; None where they cannot be told.
        reason: why they cannot be told, or why the line does not count.
        counted: whether the line counts; a part (其中) of one that counts does not.

    >>> Weight(points=Decimal(10), source=WeightSource.INDICATOR).counted
    True
    """

    points: Decimal | None = None
    source: WeightSource | None = None
    reason: Message | None = None
    counted: bool = True


def weights_of(leaves: Iterable[Leaf], assumed: Mapping[Group, Decimal]) -> dict[str, Weight]:
    """The points of every indicator, by its path.

    Printed points are taken as they are. Where only a level 2 or a level 1 prints points, those that its
    indicators do not print are spread evenly over the others. Where a form prints none at all, the points
    that the rule wants are. An indicator and its parts (其中) count once.

    Args:
        leaves: the indicators.
        assumed: the points of each group, for a form that prints none.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator, SelfEvaluation
    >>> from budgetgoals.targets import parse_target
    >>> two = tuple(Indicator(name, parse_target("5次")) for name in ("培训", "检查"))
    >>> form = SelfEvaluation(indicators=(Dimension("产出", (Aspect("数量", two),), weight=Decimal(50)),))
    >>> [(weight.points, weight.source.value) for weight in weights_of(form.leaves(), {}).values()]
    [(Decimal('25'), 'group'), (Decimal('25'), 'group')]
    """
    every = list(leaves)
    counting = list(_counting(every))
    weights = {leaf.path: _NOT_COUNTED for leaf in every}
    weights |= {leaf.path: _printed(leaf) for leaf in counting}
    if any(leaf.aspect.weight is not None or leaf.dimension.weight is not None for leaf in counting):
        weights |= _spread_in_groups(counting, weights)
    elif all(weight.points is None for weight in weights.values()):
        weights |= _assumed(counting, assumed)
    return weights


_NOT_COUNTED = Weight(reason=message("it is counted with the indicator that it is a part of"), counted=False)
_NOT_PRINTED = Weight(reason=message("the form prints no points for it"))
_USED_UP = Weight(reason=message("its group prints points, and the others of the group use them up"))
_NO_GROUP = Weight(reason=message("the form prints no points, and the rule has none for its group"))


def _printed(leaf: Leaf) -> Weight:
    return printed_weight(leaf.indicator.weight) or _NOT_PRINTED


def printed_weight(points: Decimal | None) -> Weight | None:
    """The weight of printed points; None where there are none, or fewer than none.

    >>> printed_weight(Decimal(10)).source.value, printed_weight(Decimal(-1))
    ('indicator', None)
    """
    if points is None or points < 0:
        return None
    return Weight(points=points, source=WeightSource.INDICATOR)


# Parts are counted once.


def _counting(leaves: list[Leaf]) -> Iterator[Leaf]:
    """The indicators that count: a whole or its parts, whichever of them carries the points."""
    for leaf in leaves:
        parts = [other for other in leaves if _is_part_of(other, leaf)]
        wholes = [other for other in leaves if _is_part_of(leaf, other)]
        is_heading = bool(parts) and _parts_count(leaf, parts)
        is_part = any(not _parts_count(whole, [leaf]) for whole in wholes)
        if not is_heading and not is_part:
            yield leaf


def _is_part_of(part: Leaf, whole: Leaf) -> bool:
    return (
        part.indicator.parent != ""
        and part.indicator.parent == whole.indicator.name
        and part.dimension is whole.dimension
        and part.path != whole.path
    )


def _parts_count(whole: Leaf, parts: list[Leaf]) -> bool:
    """Whether the parts carry the points: the whole prints none and they do, or it is only a heading."""
    if _has_points(whole):
        return False
    indicator = whole.indicator
    is_empty = isinstance(indicator.target, Unfilled) and indicator.actual is None
    return is_empty or any(map(_has_points, parts))


def _has_points(leaf: Leaf) -> bool:
    return not leaf.indicator.weight is leaf.indicator.score is None


# Points of groups.


def _spread_in_groups(leaves: list[Leaf], printed: Mapping[str, Weight]) -> dict[str, Weight]:
    spread: dict[str, Weight] = {}
    for points, group in _weighted_groups(leaves):
        spread |= _spread(points, group, printed)
    return spread


def _weighted_groups(leaves: list[Leaf]) -> Iterator[tuple[Decimal, list[Leaf]]]:
    """The groups that print points, the smaller before the larger that holds it.

    A level 1 spreads what its level 2s do not carry over the indicators of the others.
    """
    for dimension in _unique(leaf.dimension for leaf in leaves):
        inside = [leaf for leaf in leaves if leaf.dimension is dimension]
        rest, left = inside, dimension.weight
        for aspect in _unique(leaf.aspect for leaf in inside):
            own = [leaf for leaf in inside if leaf.aspect is aspect]
            if aspect.weight is not None:
                yield aspect.weight, own
                rest = [leaf for leaf in rest if leaf.aspect is not aspect]
                left = None if left is None else left - aspect.weight
        if left is not None and rest:
            yield left, rest


def _unique(things: Iterable[T]) -> list[T]:
    """Each object once; two levels that print the same are two."""
    return list({id(thing): thing for thing in things}.values())


def _spread(points: Decimal, group: list[Leaf], printed: Mapping[str, Weight]) -> dict[str, Weight]:
    """Spread what the indicators of a group do not print over those that print nothing."""
    silent = [leaf for leaf in group if printed[leaf.path].points is None]
    if not silent:
        return {}
    left = points - sum((printed[leaf.path].points or _ZERO for leaf in group), _ZERO)
    if left <= 0:
        return {leaf.path: _USED_UP for leaf in silent}
    each = Weight(points=left / len(silent), source=WeightSource.GROUP)
    return {leaf.path: each for leaf in silent}


def _assumed(leaves: list[Leaf], points: Mapping[Group, Decimal]) -> dict[str, Weight]:
    weights: dict[str, Weight] = {}
    for leaf in leaves:
        group = group_of(leaf)
        members = sum(1 for other in leaves if group_of(other) is group)
        if group is None or group not in points:
            weights[leaf.path] = _NO_GROUP
        else:
            weights[leaf.path] = Weight(points=points[group] / members, source=WeightSource.ASSUMED)
    return weights
