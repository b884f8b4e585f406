"""BG6xx, scores: weights, points and reasons of a self-evaluation."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.declaring import Part, rule
from budgetgoals.checks.knowledge import words
from budgetgoals.checks.profiles import EVALUATIONS, GOALS, PROJECT_EVALUATIONS
from budgetgoals.checks.reached import Reached, reached
from budgetgoals.checks.regulations import (
    OWN_FORM,
    SCORING,
    SELF_EVALUATION_FORM,
    SELF_EVALUATION_TRUE,
    SHORTFALL_EXPLAINED,
    WEIGHTS,
    WEIGHTS_2021,
)
from budgetgoals.layouts import Role
from budgetgoals.messages import message
from budgetgoals.model import DimensionKind, Severity
from budgetgoals.targets import Comparator, Quantity, UnitKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.checks.names import Name
    from budgetgoals.model import Form, FundLine, Leaf, SelfEvaluation

_ZERO, _FULL = Decimal(0), Decimal(1)
_WHOLE, _BUDGETING = Decimal(100), Decimal(90)
_SCHEMES = (
    {DimensionKind.OUTPUT: 50, DimensionKind.BENEFIT: 30, DimensionKind.SATISFACTION: 10},
    {DimensionKind.OUTPUT: 50, DimensionKind.BENEFIT: 40},
    {
        DimensionKind.COST: 20,
        DimensionKind.OUTPUT: 40,
        DimensionKind.BENEFIT: 20,
        DimensionKind.SATISFACTION: 10,
    },
    {DimensionKind.COST: 20, DimensionKind.OUTPUT: 40, DimensionKind.BENEFIT: 30},
)
"""The weights of level 1 beside 10 for the execution of the budget: 财预〔2020〕10号 第十三条 and
财预〔2021〕101号 三（六）; without satisfaction its 10 go to benefit."""
_BANDS = {
    "reached": (Decimal("0.8"), _FULL),
    "partly": (Decimal("0.6"), Decimal("0.8")),
    "missed": (_ZERO, Decimal("0.6")),
}
_BOUNDS = frozenset({Comparator.GE, Comparator.LE, Comparator.GT, Comparator.LT})
_MANY = 5
_SATISFIED = Decimal(90)


@rule(
    "BG601",
    Severity.ERROR,
    title=message("the weights do not add up to 100"),
    why=message(
        "The weights of all indicators and of the execution of the budget add up to 100; while "
        "budgeting, the 10 for the execution are left out."
    ),
    advice=message("adjust the weights until they add up to 100, or to 90 in a goal form"),
    cites=(WEIGHTS_2021, WEIGHTS, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=GOALS | EVALUATIONS | {"department"},
    looks_at="weighted",
    needs=Part.INDICATORS,
)
def weights_add_up(form: Form, context: Context) -> Breaches:
    """The weights add up to 100, or to 90 without the execution of the budget.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | =600人 | weight=60
        效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=50

    Passes:
        layout: self-evaluation-2020
        funds: 年度资金总额 | weight=10
        产出指标 | 数量指标 | 培训人数 | =600人 | weight=60
        效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=30
    """
    weights = [leaf.indicator.weight for leaf in _of_year(context)]
    told = [weight for weight in weights if weight is not None]
    if not told or (len(told) < len(weights) and sum(told) <= _WHOLE):
        return
    total = sum(told, _ZERO)
    of_funds = _of_total(getattr(form, "funds", ()), "weight") or _ZERO
    printed = getattr(form, "total_weight", None)
    allowed = _rounding(told)
    if any(abs(total + more - whole) <= allowed for more in (_ZERO, of_funds) for whole in _wholes(printed)):
        return
    yield Breach("indicators", message("the weights add up to {sum}", sum=_points(total + of_funds)))


@rule(
    "BG602",
    Severity.WARNING,
    title=message("the weights of level 1 are not those of the rule"),
    why=message(
        "In principle 10 for the execution of the budget, 50 for output, 30 for benefit, 10 for "
        "satisfaction; or with costs 10, 20, 40, 20, 10. A special case may differ."
    ),
    advice=message("use the weights of the rule, or say what makes the case special"),
    cites=(WEIGHTS_2021, WEIGHTS),
    profiles=frozenset({"self-evaluation-2020", "self-evaluation-2021"}),
    looks_at="weighted",
    needs=Part.INDICATORS,
)
def weights_of_level_1(form: SelfEvaluation, context: Context) -> Breaches:
    """Level 1 has the weights of the rule.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 安装水尺 | ≥266米 | weight=70
        效益指标 | 社会效益指标 | 受益人口数 | ≥1000人 | weight=20
        满意度指标 | 服务对象满意度指标 | 受益户满意度 | ≥95% | weight=10

    Passes:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 安装水尺 | ≥266米 | weight=50
        效益指标 | 社会效益指标 | 受益人口数 | ≥1000人 | weight=30
        满意度指标 | 服务对象满意度指标 | 受益户满意度 | ≥95% | weight=10
    """
    weights: dict[DimensionKind, Decimal] = {}
    for leaf in _of_year(context):
        if leaf.indicator.weight is None:
            return
        weights[leaf.dimension.kind] = weights.get(leaf.dimension.kind, _ZERO) + leaf.indicator.weight
    if not weights or not weights.keys() <= {kind for scheme in _SCHEMES for kind in scheme}:
        return
    if any(weights == scheme for scheme in _SCHEMES):
        return
    names = {dimension.kind: dimension.name for dimension in form.indicators}
    told = "，".join(f"{names[kind]} {_points(weight)}" for kind, weight in weights.items())
    yield Breach("indicators", message("the weights are {weights}", weights=told))


@rule(
    "BG603",
    Severity.ERROR,
    title=message("more points than there are"),
    why=message("An indicator scores its weight at most."),
    advice=message("correct the score or the weight"),
    cites=(SCORING, OWN_FORM),
    profiles=EVALUATIONS,
)
def score_within_weight(form: SelfEvaluation, context: Context) -> Breaches:
    """A score is its weight at most.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | =600人 | weight=10 score=12

    Passes:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | =600人 | weight=10 score=10
    """
    for leaf, _, name in context.indicators:
        weight, score = leaf.indicator.weight, leaf.indicator.score
        if weight is not None and score is not None and score > weight:
            found = message(
                "{name} scores {score} of {weight}",
                name=name,
                score=_points(score),
                weight=_points(weight),
            )
            yield Breach(f"{leaf.path}.score", found)
    for index, line in enumerate(form.funds):
        if line.weight is not None and line.score is not None and line.score > line.weight:
            found = message(
                "{name} scores {score} of {weight}",
                name=line.name,
                score=_points(line.score),
                weight=_points(line.weight),
            )
            yield Breach(f"funds[{index}].score", found)


@rule(
    "BG604",
    Severity.ERROR,
    title=message("the total score is not the sum of the scores"),
    why=message("The total is the sum of the scores of all indicators."),
    advice=message("add the scores up anew"),
    cites=(SCORING, OWN_FORM),
    profiles=EVALUATIONS,
    needs=Part.INDICATORS,
)
def total_of_scores(form: SelfEvaluation, context: Context) -> Breaches:
    """The total is the sum of the scores, with or without that of the execution of the budget.

    Breaks:
        layout: self-evaluation-2020
        total_score: 94
        funds: 年度资金总额 | weight=10 score=9
        产出指标 | 数量指标 | 参合人数 | =8755人 | weight=60 score=57
        效益指标 | 社会效益指标 | 参保率 | ≥95% | weight=30 score=27

    Passes:
        layout: self-evaluation-2020
        total_score: 93
        funds: 年度资金总额 | weight=10 score=9
        产出指标 | 数量指标 | 参合人数 | =8755人 | weight=60 score=57
        效益指标 | 社会效益指标 | 参保率 | ≥95% | weight=30 score=27
    """
    scores = [leaf.indicator.score for leaf in _of_year(context)]
    told = [score for score in scores if score is not None]
    total = form.total_score
    if total is None or not told or len(told) < len(scores):
        return
    added, of_funds = sum(told, _ZERO), _of_total(form.funds, "score") or _ZERO
    allowed = _rounding([*told, total])
    if any(abs(added + more - total) <= allowed for more in (_ZERO, of_funds)):
        return
    found = message(
        "the scores add up to {sum}, the total says {total}",
        sum=_points(added + of_funds),
        total=_points(total),
    )
    yield Breach("total_score", found)


@rule(
    "BG605",
    Severity.ERROR,
    title=message("full points for a missed target"),
    why=message("Full points are for a target that is reached; what falls short scores its share."),
    advice=message("score the share that was reached, and explain the shortfall"),
    cites=(SCORING,),
    profiles=EVALUATIONS,
    looks_at="weighted",
)
def full_points_for_a_miss(__: SelfEvaluation, context: Context) -> Breaches:
    """A missed target does not score full points.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | ≥600人 | actual=540人 weight=10 score=10

    Passes:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | ≥600人 | actual=540人 weight=10 score=9
    """
    for leaf, _, name in context.indicators:
        indicator = leaf.indicator
        if not indicator.weight or indicator.score != indicator.weight or _is_satisfied(leaf, name, context):
            continue
        if reached(leaf, name) is Reached.MISSED:
            found = message(
                "{name}: {actual} misses {target} and scores {score} all the same",
                name=name,
                actual=_actual(leaf),
                target=indicator.target.text,
                score=_points(indicator.score),
            )
            yield Breach(f"{leaf.path}.score", found)


@rule(
    "BG606",
    Severity.ERROR,
    title=message("a missed target without a reason"),
    why=message("Where a target is missed, the reason is analysed and a remedy is given."),
    advice=message("give the reason and what is done about it"),
    cites=(SHORTFALL_EXPLAINED,),
    profiles=EVALUATIONS,
    looks_at="indicators",
)
def miss_without_reason(__: SelfEvaluation, context: Context) -> Breaches:
    """A missed target has a reason.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | ≥600人 | actual=540人 weight=10 score=9

    Passes:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | ≥600人 | actual=540人 weight=10 score=9 reason=两期培训因疫情取消
    """
    if not _has_reasons(context):
        return
    for leaf, _, name in context.indicators:
        if reached(leaf, name) is Reached.MISSED and _says_nothing(leaf.indicator.reason):
            found = message(
                "{name}: {actual} misses {target}, and no reason is given",
                name=name,
                actual=_actual(leaf),
                target=leaf.indicator.target.text,
            )
            yield Breach(f"{leaf.path}.actual", found)


@rule(
    "BG607",
    Severity.WARNING,
    title=message("a target far exceeded without a reason"),
    why=message("What is far above its target was set too low, and the reason is to be analysed."),
    advice=message("say why so much more was reached, or deduct points for a target set too low"),
    cites=(SCORING,),
    profiles=EVALUATIONS,
    limits=("over_fulfilment",),
    looks_at="indicators",
)
def far_exceeded(__: SelfEvaluation, context: Context) -> Breaches:
    """A target that is far exceeded has a reason.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 宣传活动次数 | ≥12次 | actual=96次 weight=10 score=10

    Passes:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 宣传活动次数 | ≥12次 | actual=13次 weight=10 score=10
    """
    if not _has_reasons(context):
        return
    limit = context.limits.over_fulfilment
    for leaf, _, name in context.indicators:
        indicator = leaf.indicator
        if indicator.actual is None or not _says_nothing(indicator.reason):
            continue
        if reached(leaf, name) is Reached.MET and (share := _times(leaf)) is not None and share > limit:
            found = message(
                "{name}: {actual} is {times} times {target}, and no reason is given",
                name=name,
                actual=_actual(leaf),
                times=f"{share:.2f}",
                target=indicator.target.text,
            )
            yield Breach(f"{leaf.path}.actual", found)


@rule(
    "BG608",
    Severity.ERROR,
    title=message("a score outside of its level"),
    why=message(
        "A target in words scores 100–80% of its weight when it is reached, 80–60% when it is "
        "reached in part, and less than 60% when it is missed."
    ),
    advice=message("score within the level, or correct the level"),
    cites=(SCORING,),
    profiles=EVALUATIONS,
    looks_at="weighted",
)
def score_of_level(__: SelfEvaluation, context: Context) -> Breaches:
    """A score lies within the level that the form itself names.

    Breaks:
        layout: self-evaluation-2020
        效益指标 | 社会效益指标 | 办公环境 | 明显改善 | actual=部分达成预期指标 weight=10 score=10

    Passes:
        layout: self-evaluation-2020
        效益指标 | 社会效益指标 | 办公环境 | 明显改善 | actual=部分达成预期指标 weight=10 score=7
    """
    for leaf, _, name in context.indicators:
        indicator = leaf.indicator
        if not indicator.weight or indicator.score is None or indicator.actual is None:
            continue
        level = _level(indicator.actual.text)
        low, high = _BANDS.get(level, (_ZERO, _FULL))
        share = indicator.score / indicator.weight
        if share < low or share > high or (level == "missed" and share == high):
            found = message(
                "{name}: {score} of {weight} does not go with {actual}",
                name=name,
                score=_points(indicator.score),
                weight=_points(indicator.weight),
                actual=indicator.actual.text,
            )
            yield Breach(f"{leaf.path}.score", found)


@rule(
    "BG609",
    Severity.INFO,
    title=message("every indicator scores full points"),
    why=message(
        "A self-evaluation is to be true and objective; one without any deduction deserves a second look."
    ),
    advice=message("look again at the indicators that are in words or far exceeded"),
    cites=(SELF_EVALUATION_TRUE,),
    profiles=PROJECT_EVALUATIONS,
    looks_at="weighted",
    needs=Part.INDICATORS,
)
def nothing_deducted(__: SelfEvaluation, context: Context) -> Breaches:
    """Some indicator is scored with a deduction.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | =600人 | weight=20 score=20
        产出指标 | 数量指标 | 培训期数 | =6期 | weight=20 score=20
        产出指标 | 质量指标 | 培训合格率 | ≥95% | weight=20 score=20
        效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=20 score=20
        满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥95% | weight=10 score=10

    Passes:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 培训人数 | =600人 | weight=20 score=20
        产出指标 | 数量指标 | 培训期数 | =6期 | weight=20 score=20
        产出指标 | 质量指标 | 培训合格率 | ≥95% | weight=20 score=19
        效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=20 score=20
        满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥95% | weight=10 score=10
    """
    scored = [leaf.indicator for leaf in _of_year(context) if leaf.indicator.score is not None]
    if len(scored) >= _MANY and all(indicator.score == indicator.weight for indicator in scored):
        yield Breach("indicators", message("all {count} indicators score full points", count=len(scored)))


@rule(
    "BG610",
    Severity.WARNING,
    title=message("the actual value is a limit"),
    why=message("What was reached is a number; with the comparator of the target it was only copied."),
    advice=message("write the number that was reached"),
    cites=(SELF_EVALUATION_TRUE,),
    profiles=EVALUATIONS,
    looks_at="indicators",
)
def actual_is_a_limit(__: SelfEvaluation, context: Context) -> Breaches:
    """An actual value is a number, not a limit.

    Breaks:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 安装水尺 | ≥266米 | actual=≥266米 weight=10 score=10

    Passes:
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 安装水尺 | ≥266米 | actual=266米 weight=10 score=10
    """
    for leaf, _, name in context.indicators:
        actual = leaf.indicator.actual
        if isinstance(actual, Quantity) and actual.comparator in _BOUNDS:
            found = message("{name}: {actual} is no number reached", name=name, actual=actual.text)
            yield Breach(f"{leaf.path}.actual", found)


@rule(
    "BG611",
    Severity.ERROR,
    title=message("points on a part of the funds"),
    why=message(
        "The execution of the budget is scored once, on the total line; the form prints — on the others."
    ),
    advice=message("leave the points of the parts out"),
    cites=(SELF_EVALUATION_FORM,),
    profiles=EVALUATIONS,
)
def points_on_a_part(form: SelfEvaluation, _: Context) -> Breaches:
    """Only the total line of the funds has points.

    Breaks:
        layout: self-evaluation-2020
        funds: 年度资金总额 | weight=10 score=9
        funds: 当年财政拨款 | weight=10 score=8

    Passes:
        layout: self-evaluation-2020
        funds: 年度资金总额 | weight=10 score=9
        funds: 当年财政拨款 | adjusted=200
    """
    if not form.funds or _of_total(form.funds, "score") is None:
        return
    for index, line in enumerate(form.funds[1:], start=1):
        if line.score:
            found = message("{name} has {score} points of its own", name=line.name, score=_points(line.score))
            yield Breach(f"funds[{index}].score", found)


@rule(
    "BG612",
    Severity.WARNING,
    title=message("a level's printed weight is not the sum of its indicators"),
    why=message("The points printed behind the name of a level are divided among its indicators."),
    advice=message("make the weights of the indicators add up to it"),
    cites=(WEIGHTS_2021, WEIGHTS, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=GOALS | EVALUATIONS,
    looks_at="weighted",
    needs=Part.INDICATORS,
)
def weight_of_level(form: Form, _: Context) -> Breaches:
    """The weights of the indicators of a level add up to the weight of the level.

    Breaks:
        layout: self-evaluation-2020
        产出指标（50分） | 数量指标 | 培训人数 | =600人 | weight=40

    Passes:
        layout: self-evaluation-2020
        产出指标（50分） | 数量指标 | 培训人数 | =600人 | weight=50
    """
    for index, dimension in enumerate(form.indicators):
        if dimension.weight is None:
            continue
        weights = [each.weight for aspect in dimension.aspects for each in aspect.indicators]
        told = [weight for weight in weights if weight is not None]
        if not told or len(told) < len(weights):
            continue
        if abs(sum(told) - dimension.weight) > _rounding(told):
            found = message(
                "{name} has {weight} points, its indicators {sum}",
                name=dimension.name,
                weight=_points(dimension.weight),
                sum=_points(sum(told, _ZERO)),
            )
            yield Breach(f"indicators[{index}].weight", found)


def _of_year(context: Context) -> list[Leaf]:
    """The indicators that are scored: of the year, and no parts of others."""
    return [leaf for leaf, _, _ in context.indicators if leaf.path[0] == "i" and not leaf.indicator.parent]


def _of_total(funds: Sequence[FundLine], field: str) -> Decimal | None:
    """A figure of the total line of the funds."""
    return getattr(funds[0], field) if funds else None


def _wholes(printed: Decimal | None) -> tuple[Decimal, ...]:
    return (_WHOLE, _BUDGETING) if printed is None else (_WHOLE, _BUDGETING, printed)


def _rounding(points: Sequence[Decimal]) -> Decimal:
    """By how much a sum of rounded points may be off; whole points are exact."""
    halves = (Decimal(5).scaleb(_exponent(each) - 1) for each in points if _exponent(each) < 0)
    return sum(halves, _ZERO)


def _exponent(points: Decimal) -> int:
    exponent = points.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _points(points: Decimal) -> str:
    return f"{points.normalize():f}"


def _actual(leaf: Leaf) -> str:
    return leaf.indicator.actual.text if leaf.indicator.actual else ""


def _times(leaf: Leaf) -> Decimal | None:
    """How many times its target an indicator reached; None where more is not better or it cannot be told."""
    target, actual = leaf.indicator.target, leaf.indicator.actual
    if not isinstance(target, Quantity) or actual is None or target.value <= 0:
        return None
    return (
        target.achievement(actual.text) if target.comparator not in (Comparator.LE, Comparator.LT) else None
    )


def _level(text: str) -> str:
    """The level that an actual value in words names, or empty."""
    plain = text.strip("。.；; ")
    return next((level for level in _BANDS if plain in words("words", "levels", level)), "")


def _is_satisfied(leaf: Leaf, name: Name, context: Context) -> bool:
    """Whether a satisfaction of 90% scores full points whatever its target: 财预〔2021〕101号 三（七）4."""
    actual = leaf.indicator.actual
    return (
        context.profile.id == "self-evaluation-2021"
        and name.is_satisfaction
        and isinstance(actual, Quantity)
        and actual.measure.kind is UnitKind.PERCENT
        and actual.value >= _SATISFIED
    )


def _says_nothing(reason: str) -> bool:
    return not reason.strip() or reason.strip() in words("words", "no_reason")


def _has_reasons(context: Context) -> bool:
    """Whether the form has a column for reasons."""
    return any(column.role is Role.REASON for column in context.layout.grid.columns)
