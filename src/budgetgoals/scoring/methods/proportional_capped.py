"""The rule that the self-evaluation forms of Hubei print: proportional, capped at the points."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from budgetgoals.messages import Message, message
from budgetgoals.scoring.judging import Levels, by_level, by_rate, proportional
from budgetgoals.scoring.method import Method
from budgetgoals.scoring.registry import scoring_method

if TYPE_CHECKING:
    from budgetgoals.scoring.cases import Case
    from budgetgoals.scoring.verdicts import Verdict

_NOTE = "湖北省项目绩效自评表 填表说明"
_LEVELS = Levels(partly=Decimal("0.5"), reached=Decimal("0.8"), citation=_NOTE)


@scoring_method("proportional-capped")
@frozen(kw_only=True)
class ProportionalCapped(Method):
    """The method of Hubei's form.

    预算执行情况（20分）: 20 points times the execution rate, 80 for the goals. 正向 gets the points times
    B ÷ A, 反向 times A ÷ B, all of them at the most; words are judged by level, 100%-80%, 80%-50%, 50%-0%.
    How the 80 points are divided is each form's own: where a form prints none, none are assumed.

    >>> from budgetgoals.scoring.cases import Case
    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> cost = Indicator("单位成本", parse_target("≤90万元"), actual=parse_target("100万元"))
    >>> case = Case.of(Leaf(Dimension("产出指标"), Aspect("成本指标"), cost, ""))
    >>> ProportionalCapped().indicator(case).share.high
    Decimal('0.9')
    """

    title: ClassVar[Message] = message("proportional, capped (Hubei's form)")
    regulation: ClassVar[str] = _NOTE
    citation: ClassVar[str] = _NOTE
    execution_weight: ClassVar[Decimal] = Decimal(20)

    def number(self, case: Case) -> Verdict:
        """The share that was reached, all of the points at the most."""
        return proportional(case, self.citation)

    def words(self, case: Case) -> Verdict:
        """By three levels, the middle one from 50%."""
        return by_level(case, _LEVELS)

    def execution(self, rate: Decimal) -> Verdict:
        """The points times the rate."""
        return by_rate(rate, self.citation)
