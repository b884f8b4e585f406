"""财预〔2021〕101号: 中央部门项目支出核心绩效目标和指标设置及取值指引（试行）, 三（六） and 三（七）."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen
from attrs.validators import instance_of, optional

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.scoring.bands import FULL, NOT_FULL, NOTHING, Band
from budgetgoals.scoring.groups import Group
from budgetgoals.scoring.judging import Levels, by_level, full, in_steps, proportional
from budgetgoals.scoring.method import Method, exact
from budgetgoals.scoring.registry import scoring_method
from budgetgoals.scoring.texts import percent
from budgetgoals.scoring.verdicts import AppliedRule, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetgoals.scoring.cases import Case

_DIRECT = "财预〔2021〕101号 三（七）1"
_BY_COMPLETION = "财预〔2021〕101号 三（七）2"
_BY_LEVEL = "财预〔2021〕101号 三（七）3"
_SATISFACTION = "财预〔2021〕101号 三（七）4"
_LEVELS = Levels(partly=Decimal("0.6"), reached=Decimal("0.8"), citation=_BY_LEVEL)
_EXECUTION_STEPS = ((Decimal("0.8"), Decimal("0.7")), (Decimal("0.6"), Decimal("0.5")))
_SATISFACTION_STEPS = (
    (Decimal("0.9"), Decimal(1)),
    (Decimal("0.8"), Decimal("0.8")),
    (Decimal("0.6"), Decimal("0.5")),
)
_TEN, _TWENTY, _THIRTY, _FORTY, _FIFTY = (Decimal(points) for points in (10, 20, 30, 40, 50))
_ONE = Decimal(1)


@scoring_method("caiyu-2021-101")
@frozen(kw_only=True)
class BySteps(Method):
    """The method of the core indicators of central departments.

    三（六）: with cost indicators 成本 20, 产出 40, 效益 20, 满意度 10; without, 产出 50, 效益 30, 满意度 10;
    the 10 of 满意度 go to 效益 where there is none; the other 10 are the execution rate's. 三（七）: 是 or 否
    gets all of the points or not; a number below the pass mark gets nothing, another
    (completion - 60%) ÷ (1 - 60%) of the points; the execution rate and satisfaction are scored in steps,
    words by level.

    The steps are given for ten points; for other points they are taken in proportion.

    Attributes:
        passing: the completion below which a number gets nothing; the clause gives 60% as its example.
        completed: whether the project is completed, for the execution rate: completed within the budget gets
            all ten points. None where the form does not say: then all that was budgeted being spent counts as
            completed, and less as not.

    >>> from budgetgoals.scoring.cases import Case
    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> trained = Indicator("培训人数", parse_target("600人"), actual=parse_target("480人"))
    >>> case = Case.of(Leaf(Dimension("产出指标"), Aspect("数量指标"), trained, ""))
    >>> BySteps().indicator(case).share.high, BySteps(passing="0.8").indicator(case).share.high
    (Decimal('0.5'), Decimal('0'))
    """

    title: ClassVar[Message] = message("by steps, with a pass mark (财预〔2021〕101号)")
    regulation: ClassVar[str] = (
        "中央部门项目支出核心绩效目标和指标设置及取值指引（试行）（财预〔2021〕101号）"
    )
    citation: ClassVar[str] = _BY_COMPLETION
    execution_weight: ClassVar[Decimal] = _TEN

    passing: Decimal = field(default=Decimal("0.6"), converter=exact)
    completed: bool | None = field(default=None, validator=optional(instance_of(bool)))

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.passing < 1:
            raise InvalidValue("a pass mark is a share from 0 to below 1, not {mark}", mark=self.passing)

    def number(self, case: Case) -> Verdict:
        """By completion above the pass mark; the execution rate and satisfaction in steps."""
        if case.is_execution_rate and case.actual_share is not None:
            return self.execution(case.actual_share)
        if case.is_satisfaction and case.actual_share is not None:
            return in_steps(case.actual_share, _SATISFACTION_STEPS, _SATISFACTION)
        verdict = proportional(case, self.citation)
        if verdict.share is None or not verdict.share.is_number or verdict.share == FULL:
            return verdict
        return self._above_passing(verdict.share.high)

    def _above_passing(self, completion: Decimal) -> Verdict:
        names = {"share": percent(completion, 2), "mark": percent(self.passing)}
        if completion < self.passing:
            said = message("{share} is below the pass mark of {mark}: none of the points", **names)
            return Verdict(rule=AppliedRule(said, self.citation), share=NOTHING)
        said = message("the points times ({share} − {mark}) ÷ (1 − {mark})", **names)
        share = (completion - self.passing) / (_ONE - self.passing)
        return Verdict(rule=AppliedRule(said, self.citation), share=Band.at(share))

    def answer(self, case: Case) -> Verdict:
        """All of the points for what is as it should be; otherwise none, or what a person leaves of them."""
        if case.met:
            return full(_DIRECT)
        return Verdict(
            rule=AppliedRule(message("not as it should be: none of the points, or fewer"), _DIRECT),
            share=NOT_FULL,
            reason=message("how much is cut is for a person to judge"),
        )

    def words(self, case: Case) -> Verdict:
        """By the three levels."""
        return by_level(case, _LEVELS)

    def execution(self, rate: Decimal) -> Verdict:
        """In steps; all of the points for what is completed within the budget."""
        done = rate == 1 if self.completed is None else self.completed
        if rate > 1 or (rate == 1 and not done):
            said = message("the clause has no step for a rate of {rate}", rate=percent(rate, 2))
            return Verdict(rule=None, share=None, reason=said)
        if done:
            said = message("completed within the budget ({rate}): all of the points", rate=percent(rate, 2))
            return Verdict(rule=AppliedRule(said, _BY_COMPLETION), share=FULL)
        return in_steps(rate, _EXECUTION_STEPS, _BY_COMPLETION)

    def group_weights(self, groups: frozenset[Group]) -> Mapping[Group, Decimal]:
        """Cost first where there is cost; without satisfaction its points go to benefit."""
        points = {Group.OUTPUT: _FIFTY, Group.BENEFIT: _THIRTY, Group.SATISFACTION: _TEN}
        if Group.COST in groups:
            points |= {Group.COST: _TWENTY, Group.OUTPUT: _FORTY, Group.BENEFIT: _TWENTY}
        if Group.SATISFACTION not in groups:
            points[Group.BENEFIT] += points.pop(Group.SATISFACTION)
        return {group: number for group, number in points.items() if group in groups}
