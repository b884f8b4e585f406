"""财预〔2020〕10号: 项目支出绩效评价管理办法, articles 13 and 16."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen
from attrs.converters import optional

from budgetgoals.messages import Message, message
from budgetgoals.scoring.bands import Band
from budgetgoals.scoring.groups import Group
from budgetgoals.scoring.judging import Levels, by_level, by_rate, proportional
from budgetgoals.scoring.method import Method, exact
from budgetgoals.scoring.registry import scoring_method
from budgetgoals.scoring.texts import percent
from budgetgoals.scoring.verdicts import AppliedRule, Verdict
from budgetgoals.targets import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetgoals.scoring.cases import Case

_ARTICLE_16 = "财预〔2020〕10号 第十六条"
_ANNEX_1 = "财预〔2020〕10号 附1"
_ONE = Decimal(1)
_LEVELS = Levels(partly=Decimal("0.6"), reached=Decimal("0.8"), citation=_ARTICLE_16)
_WEIGHTS = {Group.OUTPUT: Decimal(50), Group.BENEFIT: Decimal(30), Group.SATISFACTION: Decimal(10)}


@scoring_method("caiyu-2020-10")
@frozen(kw_only=True)
class ByShare(Method):
    """The method of the self-evaluation of projects.

    Article 13: 预算执行率 10, 产出 50, 效益 30, 满意度 10. Article 16: a number that is reached gets all of
    its points, one that is missed the share that was reached; words are judged by level, 达成
    100%-80%（含）, 部分达成 80%-60%（含）, 未达成 60%-0%. The form (annex 1) gives the execution rate ten
    points and no formula: the points times the rate are the practice.

    Attributes:
        over_fulfilment: from which share of the target on the points are cut, or None. Article 16 has them
            cut where the target was set clearly too low, in proportion to the deviation, and names neither a
            threshold nor a formula: by default nothing is cut. With a threshold, the points are multiplied
            with threshold ÷ achievement.

    >>> from budgetgoals.scoring.cases import Case
    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> trained = Indicator("培训人数", parse_target("600人"), actual=parse_target("900人"))
    >>> case = Case.of(Leaf(Dimension("产出指标"), Aspect("数量指标"), trained, ""))
    >>> ByShare().indicator(case).share.high, ByShare(over_fulfilment="1.2").indicator(case).share.high
    (Decimal('1'), Decimal('0.8'))
    """

    title: ClassVar[Message] = message("by the share reached (财预〔2020〕10号)")
    regulation: ClassVar[str] = "项目支出绩效评价管理办法（财预〔2020〕10号）"
    citation: ClassVar[str] = _ARTICLE_16
    execution_weight: ClassVar[Decimal] = Decimal(10)

    over_fulfilment: Decimal | None = field(default=None, converter=optional(exact))

    def number(self, case: Case) -> Verdict:
        """All of the points for a number that is reached, the share that was reached for one that is not."""
        limit = self.over_fulfilment
        if limit is None or case.direction is not Direction.UP:
            return proportional(case, self.citation)
        if case.achievement is None or case.achievement <= max(limit, _ONE):
            return proportional(case, self.citation)
        said = message(
            "far more than the target ({share}): the points times {limit} ÷ {share}",
            share=percent(case.achievement),
            limit=percent(limit),
        )
        return Verdict(rule=AppliedRule(said, self.citation), share=Band.at(limit / case.achievement))

    def words(self, case: Case) -> Verdict:
        """By the three levels."""
        return by_level(case, _LEVELS)

    def execution(self, rate: Decimal) -> Verdict:
        """The points times the rate."""
        return by_rate(rate, _ANNEX_1)

    def group_weights(self, groups: frozenset[Group]) -> Mapping[Group, Decimal]:
        """产出 50, 效益 30, 满意度 10; cost is a part of 产出 here."""
        return {group: points for group, points in _WEIGHTS.items() if group in groups}
