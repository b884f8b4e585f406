"""The tree of indicators: dimension (一级) → aspect (二级) → indicator (三级), and its leaves."""

from __future__ import annotations

from typing import NamedTuple

from attrs import Factory, frozen

from budgetgoals.messages import message
from budgetgoals.model._checks import require_tuple, wrong_type
from budgetgoals.model.taxonomy import AspectKind, DimensionKind, aspect_kind, dimension_kind
from budgetgoals.targets import TARGET_KINDS, Target


@frozen
class Indicator:
    """One indicator (三级指标) with what it is meant to reach.

    Attributes:
        name: 三级目标 as the form prints it.
        target: 指标目标值.

    >>> from budgetgoals.targets import parse_target
    >>> str(Indicator("培训人数", parse_target("=600人")))
    '培训人数 =600人'
    """

    name: str
    target: Target

    def __attrs_post_init__(self) -> None:
        if type(self.name) is not str:
            wrong_type(self, "name", "str", self.name)
        if type(self.target) not in _TARGETS:
            wrong_type(self, "target", message("a target"), self.target)

    def __str__(self) -> str:
        return f"{self.name} {self.target.text}".rstrip()


_TARGETS = frozenset(TARGET_KINDS)


@frozen
class Aspect:
    """The indicators under one level-2 name (二级目标).

    Attributes:
        name: as the form prints it.
        indicators: the indicators in the order of the form.
        kind: what the name means; told by the taxonomy unless given.

    >>> Aspect("时效").kind
    <AspectKind.TIMELINESS: 'timeliness'>
    """

    name: str
    indicators: tuple[Indicator, ...] = ()
    kind: AspectKind = Factory(lambda self: aspect_kind(self.name), takes_self=True)

    def __attrs_post_init__(self) -> None:
        if type(self.name) is not str:
            wrong_type(self, "name", "str", self.name)
        require_tuple(self, "indicators", self.indicators, Indicator)
        if type(self.kind) is not AspectKind:
            wrong_type(self, "kind", "AspectKind", self.kind)


@frozen
class Dimension:
    """The aspects under one level-1 name (一级目标).

    Attributes:
        name: as the form prints it.
        aspects: the aspects in the order of the form.
        kind: what the name means; told by the taxonomy unless given.

    >>> Dimension("影响力目标").kind
    <DimensionKind.IMPACT: 'impact'>
    """

    name: str
    aspects: tuple[Aspect, ...] = ()
    kind: DimensionKind = Factory(lambda self: dimension_kind(self.name), takes_self=True)

    def __attrs_post_init__(self) -> None:
        if type(self.name) is not str:
            wrong_type(self, "name", "str", self.name)
        require_tuple(self, "aspects", self.aspects, Aspect)
        if type(self.kind) is not DimensionKind:
            wrong_type(self, "kind", "DimensionKind", self.kind)


class Leaf(NamedTuple):
    """An indicator with what it stands under.

    Attributes:
        dimension: its level 1.
        aspect: its level 2.
        indicator: itself.
        path: where it is in the form, such as ``indicators[0].aspects[1].indicators[0]``.

    >>> Leaf._fields
    ('dimension', 'aspect', 'indicator', 'path')
    """

    dimension: Dimension
    aspect: Aspect
    indicator: Indicator
    path: str
