"""The tree of indicators: dimension (一级) → aspect (二级) → indicator (三级), and its leaves."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - the serializer reads the types
from typing import NamedTuple

from attrs import Factory, frozen

from budgetgoals.messages import message
from budgetgoals.model._checks import require_numbers, require_pairs, require_texts, require_tuple, wrong_type
from budgetgoals.model.progress import Progress
from budgetgoals.model.taxonomy import AspectKind, DimensionKind, aspect_kind, dimension_kind
from budgetgoals.targets import TARGET_KINDS, Target

_TARGETS = frozenset(TARGET_KINDS)
_NO_TARGET = frozenset({*TARGET_KINDS, type(None)})


@frozen
class Indicator:
    """One indicator (三级指标): what it is meant to reach and, in an evaluation, what it reached.

    Attributes:
        name: 三级目标 as the form prints it, without its number (指标1：) and its mark (★).
        target: 指标目标值, 年度指标值.
        weight: 分值, 权重, in points.
        actual: 实际完成值, read as a target is: a quantity, a day, words; None where the form has none.
        score: 得分, in points.
        reason: 偏差原因分析及改进措施.
        note: 备注.
        parent: the name of the indicator that this one is a part of (其中：…), or empty.
        core: how many marks (★) make it a core indicator; 1 for 是否核心指标: 是.
        adjusted: the target after adjustment (调整指标值), or None.
        half_year: the target of the first half of the year (半年指标值), or None.
        progress: how far it has come, of a monitoring, or None.
        details: every other column, as (label, text) pairs: 指标值说明, 绩效标准, 评分标准 …

    >>> from budgetgoals.targets import parse_target
    >>> str(Indicator("培训人数", parse_target("=600人")))
    '培训人数 =600人'
    """

    name: str
    target: Target
    weight: Decimal | None = None
    actual: Target | None = None
    score: Decimal | None = None
    reason: str = ""
    note: str = ""
    parent: str = ""
    core: int = 0
    adjusted: Target | None = None
    half_year: Target | None = None
    progress: Progress | None = None
    details: tuple[tuple[str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        if not type(self.name) is type(self.reason) is type(self.note) is type(self.parent) is str:
            require_texts(self, "name", "reason", "note", "parent")
        if type(self.target) not in _TARGETS:
            wrong_type(self, "target", message("a target"), self.target)
        if not self.weight is self.score is None:
            require_numbers(self, "weight", "score")
        if not self.actual is self.adjusted is self.half_year is None:
            for name in ("actual", "adjusted", "half_year"):
                if type(getattr(self, name)) not in _NO_TARGET:
                    wrong_type(self, name, message("a target or None"), getattr(self, name))
        if type(self.core) is not int:
            wrong_type(self, "core", "int", self.core)
        if self.progress is not None and type(self.progress) is not Progress:
            wrong_type(self, "progress", message("{type} or None", type="Progress"), self.progress)
        if self.details != ():
            require_pairs(self, "details", self.details)

    def __str__(self) -> str:
        return f"{self.name} {self.target.text}".rstrip()


@frozen
class Aspect:
    """The indicators under one level-2 name (二级目标).

    Attributes:
        name: as the form prints it.
        indicators: the indicators in the order of the form.
        kind: what the name means; told by the taxonomy unless given.
        weight: the points printed with the name (数量指标（15分）), or None.

    >>> Aspect("时效").kind
    <AspectKind.TIMELINESS: 'timeliness'>
    """

    name: str
    indicators: tuple[Indicator, ...] = ()
    kind: AspectKind = Factory(lambda self: aspect_kind(self.name), takes_self=True)
    weight: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        if type(self.name) is not str:
            wrong_type(self, "name", "str", self.name)
        require_tuple(self, "indicators", self.indicators, Indicator)
        if type(self.kind) is not AspectKind:
            wrong_type(self, "kind", "AspectKind", self.kind)
        if self.weight is not None:
            require_numbers(self, "weight")


@frozen
class Dimension:
    """The aspects under one level-1 name (一级目标).

    Attributes:
        name: as the form prints it.
        aspects: the aspects in the order of the form.
        kind: what the name means; told by the taxonomy unless given.
        weight: the points printed with the name (产出指标（50分）), or None.

    >>> Dimension("影响力目标").kind
    <DimensionKind.IMPACT: 'impact'>
    """

    name: str
    aspects: tuple[Aspect, ...] = ()
    kind: DimensionKind = Factory(lambda self: dimension_kind(self.name), takes_self=True)
    weight: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        if type(self.name) is not str:
            wrong_type(self, "name", "str", self.name)
        require_tuple(self, "aspects", self.aspects, Aspect)
        if type(self.kind) is not DimensionKind:
            wrong_type(self, "kind", "DimensionKind", self.kind)
        if self.weight is not None:
            require_numbers(self, "weight")


class Leaf(NamedTuple):
    """An indicator with what it stands under.

    Attributes:
        dimension: its level 1.
        aspect: its level 2.
        indicator: itself.
        path: where it is in the form, such as ``indicators[0].aspects[1].indicators[0]``.

    >>> from budgetgoals.targets import parse_target
    >>> Leaf(Dimension("产出指标"), Aspect("数量指标"), Indicator("培训人数", parse_target("=600人")), "")
    <Leaf 产出指标 › 数量指标 › 培训人数 =600人>
    """

    dimension: Dimension
    aspect: Aspect
    indicator: Indicator
    path: str

    def __repr__(self) -> str:
        levels = filter(None, [self.dimension.name, self.aspect.name, str(self.indicator)])
        return f"<Leaf {' › '.join(levels)}>"
