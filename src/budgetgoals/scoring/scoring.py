"""Scoring a self-evaluation by a method."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.model import SelfEvaluation
from budgetgoals.scoring.bands import FULL, NOTHING, Band, total_of, without_zeros
from budgetgoals.scoring.cases import Case
from budgetgoals.scoring.execution import Execution
from budgetgoals.scoring.grades import WHOLE
from budgetgoals.scoring.groups import group_of
from budgetgoals.scoring.registry import method_of
from budgetgoals.scoring.scorecard import Scorecard, ScoreLine, Total, printed_decimals
from budgetgoals.scoring.texts import number, percent
from budgetgoals.scoring.verdicts import Verdict
from budgetgoals.scoring.weights import Weight, WeightSource, printed_weight, weights_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import FundLine, Leaf
    from budgetgoals.scoring.method import Method

_NO_ROOM = message("the form prints no points for it, and the goals leave none")
DEFAULT_METHOD = "caiyu-2020-10"
_MOST_DECIMALS = 2
_FUNDS, _EXECUTION = "funds[0]", "预算执行率"


def score(
    form: SelfEvaluation, method: str | Method | type[Method] = DEFAULT_METHOD, **parameters: object
) -> Scorecard:
    """Score a self-evaluation by a method.

    Args:
        form: the self-evaluation, with its actual values. Printed scores are compared, never overwritten.
        method: the name of a method (``caiyu-2020-10``, ``caiyu-2021-101``, ``proportional-capped``, or one
            that is registered), its class, or the method itself.
        parameters: parameters of the method other than their defaults, such as ``denominator="arrived"``.

    Returns:
        A line for each indicator and for the execution rate, the total and its grade.

    Raises:
        InvalidValue: the form is no self-evaluation, there is no such method, or it has no such parameter.

    >>> from budgetgoals.model import Aspect, Dimension, FundLine, Indicator
    >>> from budgetgoals.targets import parse_target
    >>> rate = Indicator("合格率", parse_target("≥95%"), Decimal(90), parse_target("76%"), Decimal(80))
    >>> spent = FundLine(adjusted=Decimal(200), executed=Decimal(179), weight=Decimal(10))
    >>> output = Dimension("产出指标", (Aspect("质量指标", (rate,)),))
    >>> card = score(SelfEvaluation(indicators=(output,), funds=(spent,)))
    >>> [(line.name, line.score, line.printed) for line in card.lines]
    [('预算执行率', Decimal('9'), None), ('合格率', Decimal('72'), Decimal('80'))]
    >>> card.lines[1].rule.message.en, card.lines[1].rule.citation
    ('the target is missed: the points times actual ÷ target (80%)', '财预〔2020〕10号 第十六条')
    >>> card.total.score, card.total.grade.value
    (Decimal('81'), 'good')
    """
    if not isinstance(form, SelfEvaluation):
        raise InvalidValue(
            "only a self-evaluation has scores, not {form}",
            hint="make one with budgetgoals.self_evaluation(form, actuals)",
            form=repr(form),
        )
    chosen = method_of(method, **parameters)
    leaves = list(form.leaves())
    groups = frozenset(group for leaf in leaves if (group := group_of(leaf)))
    weights = weights_of(leaves, chosen.group_weights(groups))
    decimals = chosen.decimals
    if decimals is None:
        decimals = printed_decimals(list(_printed_scores(form)))
    maker = _LineMaker(chosen, _MOST_DECIMALS if decimals is None else decimals)
    lines = [maker.indicator(leaf, weights[leaf.path]) for leaf in leaves]
    if form.funds:
        lines.insert(0, maker.execution(form.funds[0], _execution_weight(form.funds[0], lines, chosen)))
    return Scorecard(
        form=form, method=chosen, lines=tuple(lines), total=_total(form, lines), decimals=maker.decimals
    )


def _printed_scores(form: SelfEvaluation) -> Iterator[Decimal]:
    scores = [leaf.indicator.score for leaf in form.leaves()]
    scores += [line.score for line in form.funds[:1]]
    return (each for each in scores if each is not None)


class _LineMaker:
    """Makes the lines of a scorecard.

    Attributes:
        decimals: how many decimals scores are rounded to.
    """

    def __init__(self, method: Method, decimals: int) -> None:
        self._method = method
        self._directions = dict(method.directions)
        self.decimals = decimals

    def indicator(self, leaf: Leaf, weight: Weight) -> ScoreLine:
        """The line of an indicator."""
        case = Case.of(leaf, self._directions, adjusted=self._method.adjusted_targets)
        verdict = self._method.indicator(case)
        return ScoreLine(
            path=leaf.path,
            name=leaf.indicator.name,
            target=case.target.text,
            actual="" if leaf.indicator.actual is None else leaf.indicator.actual.text,
            achievement=case.achievement,
            met=case.met,
            direction=case.direction,
            assumed=case.assumed,
            days_late=case.days_late,
            rule=verdict.rule,
            weight=weight,
            share=verdict.share,
            band=self._points(verdict, weight),
            reason=weight.reason or verdict.reason,
            printed=leaf.indicator.score,
        )

    def execution(self, line: FundLine, weight: Weight) -> ScoreLine:
        """The line of the execution rate."""
        spent = Execution.of(line, self._method.denominator)
        verdict = Verdict(rule=None, share=None, reason=spent.reason)
        if spent.rate is not None:
            verdict = self._method.execution(spent.rate)
        return ScoreLine(
            path=_FUNDS,
            name=_EXECUTION,
            actual="" if spent.rate is None else percent(spent.rate, 2),
            achievement=spent.rate,
            rule=verdict.rule,
            weight=weight,
            share=verdict.share,
            band=self._points(verdict, weight),
            reason=weight.reason or verdict.reason,
            printed=line.score,
        )

    def _points(self, verdict: Verdict, weight: Weight) -> Band | None:
        if verdict.share is None or weight.points is None:
            return None
        if not NOTHING.low <= verdict.share.low <= verdict.share.high <= FULL.high:
            raise InvalidValue(
                "the method {method} gives {share} of the points: a share is from 0 to 1",
                method=self._method.id,
                share=str(verdict.share),
            )
        return verdict.share.points(weight.points, self.decimals)


def _execution_weight(line: FundLine, goals: list[ScoreLine], method: Method) -> Weight:
    """The points of the execution rate: as printed, or what the rule wants where the goals leave room."""
    printed = printed_weight(line.weight)
    if printed is not None:
        return printed
    known = [goal.weight.points for goal in goals if goal.weight.points is not None]
    if known and sum(known) + method.execution_weight > WHOLE:
        return Weight(reason=_NO_ROOM, counted=False)
    return Weight(points=method.execution_weight, source=WeightSource.ASSUMED)


def _total(form: SelfEvaluation, lines: list[ScoreLine]) -> Total:
    counted = [line for line in lines if line.weight.counted]
    weights = [line.weight.points for line in counted if line.weight.points is not None]
    if not counted:
        reason = message("there is nothing to score")
        return Total(weight=None, band=None, printed=form.total_score, reason=reason)
    if len(weights) < len(counted):
        reason = message("lines whose points cannot be told: {count}", count=len(counted) - len(weights))
        return Total(weight=None, band=None, printed=form.total_score, reason=reason)
    band = total_of(
        line.band or Band(Decimal(0), points) for line, points in zip(counted, weights, strict=True)
    )
    weight = total_of(map(Band.at, weights)).high
    return Total(weight=weight, band=band, printed=form.total_score, reason=_reason(counted, weight))


def _reason(lines: list[ScoreLine], weight: Decimal) -> Message | None:
    """Why a total is no number, or has no grade."""
    if weight != WHOLE:
        return message("the points add to {sum}, not to 100: no grade", sum=number(without_zeros(weight)))
    open_lines = sum(1 for line in lines if line.score is None)
    return message("lines that a person has to score: {count}", count=open_lines) if open_lines else None
