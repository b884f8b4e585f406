"""BG8xx, layout: whether the indicators stand in the tree that the form's regime prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.declaring import Part, rule
from budgetgoals.checks.profiles import COST_FIRST, EVALUATIONS, GOALS
from budgetgoals.checks.regulations import (
    BENEFIT_INDICATORS,
    COST_INDICATORS,
    HENAN_INDICATORS,
    LEVEL_1,
    OWN_FORM,
    SELF_EVALUATION_FORM,
)
from budgetgoals.messages import message
from budgetgoals.model import AspectKind, DimensionKind, Severity
from budgetgoals.model.taxonomy import homes

if TYPE_CHECKING:
    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.model import Form

_LEVEL_1 = frozenset(
    {DimensionKind.COST, DimensionKind.OUTPUT, DimensionKind.BENEFIT, DimensionKind.SATISFACTION}
)
_COSTS = frozenset(
    {AspectKind.COST, AspectKind.ECONOMIC_COST, AspectKind.SOCIAL_COST, AspectKind.ENVIRONMENTAL_COST}
)


_ELSEWHERE = frozenset(
    (aspect, dimension)
    for aspect in set(AspectKind) - {AspectKind.SATISFACTION, AspectKind.OTHER}
    for dimension in _LEVEL_1
    if homes(aspect) and dimension not in homes(aspect)
    if not (aspect in _COSTS and dimension is DimensionKind.COST)
)
"""The aspects with dimensions under which no regime puts them; satisfaction is often filed under benefit."""


@rule(
    "BG801",
    Severity.WARNING,
    title=message("a level 2 under the wrong level 1"),
    why=message(
        "Every regime puts each level 2 under one level 1: quantity under output, social benefit "
        "under benefit."
    ),
    advice=message("move the level 2 to where the form prints it"),
    cites=(LEVEL_1, HENAN_INDICATORS, SELF_EVALUATION_FORM, OWN_FORM),
    profiles=GOALS | EVALUATIONS,
    needs=Part.INDICATORS,
)
def level_2_elsewhere(form: Form, _: Context) -> Breaches:
    """A level 2 stands under its level 1.

    Breaks:
        效益指标 | 数量指标 | 培训人数 | =600人

    Passes:
        产出指标 | 数量指标 | 培训人数 | =600人
        效益指标 | 服务对象满意度 | 学员满意度 | ≥90%
    """
    for index, dimension in enumerate(form.indicators):
        for at, aspect in enumerate(dimension.aspects):
            if (aspect.kind, dimension.kind) in _ELSEWHERE:
                found = message(
                    "{aspect} stands under {dimension}", aspect=aspect.name, dimension=dimension.name
                )
                yield Breach(f"indicators[{index}].aspects[{at}].name", found)


@rule(
    "BG802",
    Severity.WARNING,
    title=message("costs at level 1 and under output"),
    why=message(
        "Costs stand under output in the older regime and at level 1 in the newer; both at once count twice."
    ),
    advice=message("move all costs to level 1"),
    cites=(COST_INDICATORS, HENAN_INDICATORS),
    profiles=COST_FIRST,
    needs=Part.INDICATORS,
)
def costs_twice(form: Form, _: Context) -> Breaches:
    """Costs stand at one place.

    Breaks:
        layout: national-2021
        成本指标 | 经济成本指标 | 改造单价 | ≤260元/平方米
        产出指标 | 成本指标 | 项目总成本 | ≤31万元

    Passes:
        layout: national-2021
        成本指标 | 经济成本指标 | 改造单价 | ≤260元/平方米
        成本指标 | 经济成本指标 | 项目总成本 | ≤31万元
    """
    at_level_1 = any(dimension.kind is DimensionKind.COST for dimension in form.indicators)
    for index, dimension in enumerate(form.indicators):
        if dimension.kind is not DimensionKind.OUTPUT or not at_level_1:
            continue
        for at, aspect in enumerate(dimension.aspects):
            if aspect.kind in _COSTS:
                yield Breach(f"indicators[{index}].aspects[{at}].name")


@rule(
    "BG803",
    Severity.INFO,
    title=message("sustainability is no level 2 any more"),
    why=message(
        "The newer regime lists economic, social and ecological benefit; lasting effects belong to these."
    ),
    advice=message("move the indicator to the benefit that lasts"),
    cites=(BENEFIT_INDICATORS, HENAN_INDICATORS),
    profiles=COST_FIRST,
)
def sustainability_listed(form: Form, _: Context) -> Breaches:
    """The benefits of the newer regime are economic, social and ecological.

    Breaks:
        layout: national-2021
        效益指标 | 可持续影响指标 | 设计使用年限 | ≥20年

    Passes:
        layout: national-2021
        效益指标 | 社会效益指标 | 设计使用年限 | ≥20年
    """
    for index, dimension in enumerate(form.indicators):
        for at, aspect in enumerate(dimension.aspects):
            if aspect.kind is AspectKind.SUSTAINABILITY:
                yield Breach(f"indicators[{index}].aspects[{at}].name")
