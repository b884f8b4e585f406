"""An indicator held against its target: everything that a method decides from."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.model import AspectKind, DimensionKind, Leaf
from budgetgoals.model.taxonomy import plain_name
from budgetgoals.scoring.direction import better, printed_direction
from budgetgoals.scoring.levels import Level, level_said
from budgetgoals.targets import (
    Damaged,
    Deadline,
    Direction,
    Duration,
    Quantity,
    Range,
    Target,
    Unfilled,
)
from budgetgoals.targets.actuals import days_in
from budgetgoals.targets.quantities import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_ONE, _ZERO = Decimal(1), Decimal(0)
_WHOLE = Quantity("100%", None, Decimal(100), "%")
_EXECUTION = frozenset({"预算执行率", "资金执行率", "预算资金执行率", "年度预算执行率", "预算执行进度"})
_ANSWERS = frozenset({"是", "否", "有", "无", "没有"})


class Nature(StrEnum):
    """What kind of judgement a target asks for.

    >>> Nature("number").name
    'NUMBER'
    """

    NUMBER = "number"
    """A quantity, a range, a length of time."""
    DAY = "day"
    """A last day."""
    ANSWER = "answer"
    """是 or 否."""
    WORDS = "words"
    """A state or a trend."""
    NO_TARGET = "no_target"
    """Not filled in, or spoiled."""
    NO_ACTUAL = "no_actual"
    """Nothing is reported, or it is spoiled."""


@frozen(kw_only=True)
class Case:
    """An indicator held against its target.

    Attributes:
        leaf: the indicator, with what it stands under.
        target: the target that it is held against.
        actual: what was reached, as printed; empty where nothing is.
        nature: what kind of judgement it asks for.
        direction: which way is better; None where only the number itself meets the target.
        assumed: whether the direction is told from the place of the indicator, not printed.
        met: whether the target is met; None where that cannot be told.
        achievement: the share of the target that was reached, not capped; None where that cannot be told.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> def held(target, actual):
    ...     indicator = Indicator("培训人数", parse_target(target), actual=parse_target(actual))
    ...     return Case.of(Leaf(Dimension("产出指标"), Aspect("数量指标"), indicator, ""))
    >>> held("600人", "650人").met, held("600人", "450人").achievement
    (True, Decimal('0.75'))
    >>> held("12月底前", "").nature, held("健全", "部分达成").level
    (<Nature.NO_ACTUAL: 'no_actual'>, <Level.PARTLY: 'partly'>)
    """

    leaf: Leaf
    target: Target
    actual: str
    nature: Nature
    direction: Direction | None
    assumed: bool
    met: bool | None
    achievement: Decimal | None

    @classmethod
    def of(
        cls, leaf: Leaf, directions: Mapping[str, Direction] | None = None, *, adjusted: bool = False
    ) -> Case:
        """Hold an indicator against its target.

        Args:
            leaf: the indicator.
            directions: which way is better, by path or name, where a target does not print it.
            adjusted: whether the target after adjustment (调整指标值) counts, where there is one.
        """
        indicator = leaf.indicator
        target = (indicator.adjusted if adjusted else None) or indicator.target
        direction = better(leaf, target, directions or {})
        nature = _nature(target, indicator.actual)
        actual = "" if nature is Nature.NO_ACTUAL or indicator.actual is None else indicator.actual.text
        met, achievement = _held(target, actual, direction)
        return cls(
            leaf=leaf,
            target=target,
            actual=actual,
            nature=nature,
            direction=direction,
            assumed=direction is not None and printed_direction(target) is None,
            met=met,
            achievement=achievement,
        )

    @property
    def is_exact(self) -> bool:
        """Whether only the number itself meets the target: a zero, or a length of time, without a sign."""
        return isinstance(self.target, (Quantity, Duration)) and self.direction is None

    @property
    def level(self) -> Level | None:
        """The level that is reached, of what is said in words; None where a person has to judge."""
        said = level_said(self.actual)
        if said is not None or self.met is None:
            return said
        return Level.REACHED if self.met else Level.MISSED

    @property
    def days_late(self) -> int | None:
        """By how many days a last day was missed, at the least; None where it was not or cannot be told.

        >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
        >>> from budgetgoals.targets import parse_target
        >>> done = parse_target("2020年12月3日")
        >>> indicator = Indicator("验收时间", parse_target("11月底前", year=2020), actual=done)
        >>> Case.of(Leaf(Dimension("产出"), Aspect("时效"), indicator, "")).days_late
        3
        """
        if not isinstance(self.target, Deadline) or self.target.latest is None or self.met is not False:
            return None
        days = days_in(self.actual, self.target.latest.year)
        return None if days is None else (days[0] - self.target.latest).days

    @property
    def is_execution_rate(self) -> bool:
        """Whether it is the execution rate of the budget, printed among the indicators."""
        return plain_name(self.leaf.indicator.name) in _EXECUTION

    @property
    def is_satisfaction(self) -> bool:
        """Whether it measures satisfaction (满意度), at level 1 or level 2."""
        return (
            self.leaf.dimension.kind is DimensionKind.SATISFACTION
            or self.leaf.aspect.kind is AspectKind.SATISFACTION
        )

    @property
    def actual_share(self) -> Decimal | None:
        """The actual value as a share of one, where it is a percentage: 0.94 for 94%.

        >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
        >>> from budgetgoals.targets import parse_target
        >>> indicator = Indicator("满意度", parse_target("≥95%"), actual=parse_target("94%"))
        >>> Case.of(Leaf(Dimension("满意度指标"), Aspect("满意度指标"), indicator, "")).actual_share
        Decimal('0.94')
        """
        return _WHOLE.achievement(self.actual)


def _nature(target: Target, actual: Target | None) -> Nature:
    if isinstance(target, (Unfilled, Damaged)):
        return Nature.NO_TARGET
    if actual is None or isinstance(actual, (Unfilled, Damaged)):
        return Nature.NO_ACTUAL
    if isinstance(target, (Quantity, Range, Duration)):
        return Nature.NUMBER
    if isinstance(target, Deadline):
        return Nature.DAY
    return Nature.ANSWER if {fold(target.text), fold(actual.text)} <= _ANSWERS else Nature.WORDS


def _held(target: Target, actual: str, direction: Direction | None) -> tuple[bool | None, Decimal | None]:
    if isinstance(target, (Quantity, Duration)):
        return (
            target.is_met_by(actual, direction=direction),
            target.achievement(actual, direction=direction),
        )
    return target.is_met_by(actual), target.achievement(actual)
