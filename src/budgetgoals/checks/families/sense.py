"""BG3xx, sense of values: whether a value says what is meant."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.declaring import rule
from budgetgoals.checks.profiles import COST_FIRST, EVALUATIONS, EVERY, GOALS
from budgetgoals.checks.regulations import (
    BENEFIT_INDICATORS,
    COST_INDICATORS,
    HENAN_INDICATORS,
    HENAN_NO_ROUTINE,
    HENAN_VALUES,
    HENAN_VALUES_STRICT,
    NO_ROUTINE,
    OUTPUT_INDICATORS,
    OWN_FORM,
    SELF_EVALUATION_TRUE,
    VALUES_FROM_STANDARDS,
    VALUES_STRICT,
)
from budgetgoals.messages import message
from budgetgoals.model import AspectKind, DimensionKind, Severity
from budgetgoals.targets import Comparator, Quantity, UnitKind

if TYPE_CHECKING:
    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.checks.names import Name
    from budgetgoals.messages import Message
    from budgetgoals.model import Form, Leaf

_EXACTLY = frozenset({Comparator.EQ, None})
_WHOLE = Decimal(100)
_SPELLED = frozenset({"百分比", "百分率", "百分之", "千分比"})
_FRACTION = "比例"
_COSTS = frozenset(
    {
        AspectKind.COST,
        AspectKind.ECONOMIC_COST,
        AspectKind.SOCIAL_COST,
        AspectKind.ENVIRONMENTAL_COST,
    }
)
_COUNTS = frozenset({UnitKind.PEOPLE, UnitKind.AREA, UnitKind.LENGTH})
_OUTPUTS = frozenset({AspectKind.QUANTITY, AspectKind.QUALITY, AspectKind.TIMELINESS})
_COST_OF_PROJECT = re.compile("项目[^生态环境节能污染排放]{0,6}成本").search
_COST_ENDS = ("成本", "造价", "单价", "费用")
_EVENTS = frozenset("条次件份篇期场班节课本册台套张幅届批项")
"""Units that count pieces of work: they make no economic benefit by themselves."""
_REVERSED = re.compile(
    r"\s*(?P<high>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[^\d\s\-~—–～至到]*)\s*[-~—–～至到]+\s*"
    r"(?P<low>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit2>[^\d\s]*)\s*"
).fullmatch
_TIMES = re.compile(r"[年月日号:：]|[点时分]$").search


@rule(
    "BG301",
    Severity.ERROR,
    title=message("a share of more than 100%"),
    why=message("A share of a whole cannot be more than the whole."),
    advice=message("check the number; =100% is the most"),
    cites=(VALUES_FROM_STANDARDS, HENAN_VALUES, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
    looks_at="rates",
)
def more_than_the_whole(__: Form, context: Context) -> Breaches:
    """A share is 100% at most.

    Breaks:
        产出指标 | 质量指标 | 验收合格率 | ≥105%

    Passes:
        产出指标 | 质量指标 | 验收合格率 | =100%
        效益指标 | 经济效益指标 | 产值增长率 | ≥105%
    """
    for leaf, target, name in context.rates:
        if type(target) is not Quantity or target.value <= _WHOLE:
            continue
        if name.is_share and _is_percent(target):
            said = message("{name} is a share and cannot be {text}", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG302",
    Severity.WARNING,
    title=message("at least 100% of a share"),
    why=message("A share cannot be more than 100%, so that ≥100% can only mean =100%."),
    advice=message("write =100%"),
    cites=(VALUES_FROM_STANDARDS, HENAN_VALUES, OWN_FORM),
    profiles=EVERY,
    looks_at="at_least",
)
def at_least_the_whole(__: Form, context: Context) -> Breaches:
    """The whole is =100%.

    Breaks:
        产出指标 | 时效指标 | 工程完成及时率 | ≥100%

    Passes:
        产出指标 | 时效指标 | 工程完成及时率 | =100%
        产出指标 | 数量指标 | 计划完成率 | ≥100%
    """
    for leaf, target, name in context.at_least:
        if target.value == _WHOLE and _is_percent(target) and name.is_share and not name.is_bad_event:
            said = message("{name} cannot be more than 100%: {text}", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG303",
    Severity.WARNING,
    title=message("a percent sign spelled out"),
    why=message("百分比 is the name of a unit in a system's list; behind a number it is printed %."),
    advice=message("write the percent sign"),
    cites=(VALUES_FROM_STANDARDS, HENAN_VALUES, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
    looks_at="loose",
)
def percent_spelled_out(__: Form, context: Context) -> Breaches:
    """A percentage has a percent sign.

    Breaks:
        产出指标 | 质量指标 | 委托业务报告合格率 | ≥98百分比

    Passes:
        产出指标 | 质量指标 | 委托业务报告合格率 | ≥98%
    """
    for leaf, target, name in context.loose:
        if target.unit in _SPELLED:
            hint = message("write {text}", text=target.text.replace(target.unit, "%"))
            said = message("{name}: {text} spells the percent sign out", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said, hint)


@rule(
    "BG304",
    Severity.ERROR,
    title=message("a cost with a lower limit"),
    why=message("A cost indicator says what is not to be exceeded; at least so much asks to spend more."),
    advice=message("turn the comparator round: ≤"),
    cites=(COST_INDICATORS, HENAN_INDICATORS, OWN_FORM),
    profiles=EVERY,
    looks_at="at_least",
)
def cost_at_least(__: Form, context: Context) -> Breaches:
    """A cost has an upper limit.

    Breaks:
        产出指标 | 成本指标 | 项目总投入 | ≥6070万元

    Passes:
        产出指标 | 成本指标 | 项目总投入 | ≤6070万元
        产出指标 | 成本指标 | 孤儿生活补助标准 | ≥1100元
    """
    for leaf, target, name in context.at_least:
        if _is_under_cost(leaf) and _is_money(target) and name.is_cost:
            said = message("{name} is a cost; {text} asks to spend more", name=name, text=_shown(target))
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG305",
    Severity.ERROR,
    title=message("a bad event with a lower limit"),
    why=message("What a project wants less of has an upper limit; at least so much asks for more of it."),
    advice=message("turn the comparator round, or name the opposite: 及时率 instead of 逾期率"),
    cites=(VALUES_STRICT, HENAN_VALUES_STRICT, OWN_FORM),
    profiles=EVERY,
)
def bad_event_at_least(__: Form, context: Context) -> Breaches:
    """A bad event has an upper limit.

    Breaks:
        产出指标 | 质量指标 | 逾期发放率 | ≥100%

    Passes:
        产出指标 | 质量指标 | 逾期发放率 | ≤1%
        产出指标 | 质量指标 | 投诉处理率 | ≥100%
    """
    asked_for = [each for each in context.at_least if each[2].is_bad_event]
    for leaf, target, name in context.rates:
        if (
            isinstance(target, Quantity)
            and target.value == _WHOLE
            and name.is_bad_event
            and target.comparator in _EXACTLY
            and _is_percent(target)
        ):
            asked_for.append((leaf, target, name))
    for leaf, target, name in asked_for:
        said = message("{name} is unwanted; {text} asks for it", name=name, text=_shown(target))
        yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG306",
    Severity.WARNING,
    title=message("a good result with an upper limit"),
    why=message(
        "What a project wants more of has a lower limit; at most so much is reached by doing nothing."
    ),
    advice=message("turn the comparator round: ≥"),
    cites=(VALUES_STRICT, HENAN_VALUES_STRICT, OWN_FORM),
    profiles=EVERY,
    looks_at="at_most",
)
def good_result_at_most(__: Form, context: Context) -> Breaches:
    """A good result has a lower limit.

    Breaks:
        产出指标 | 质量指标 | 验收合格率 | ≤95%

    Passes:
        产出指标 | 质量指标 | 验收合格率 | ≥95%
        产出指标 | 成本指标 | 预算执行率 | ≤100%
    """
    for leaf, target, name in context.at_most:
        if not _is_percent(target) or target.value >= _WHOLE:
            continue
        if name.is_share and not (name.is_bad_event or name.is_cost or _is_under_cost(leaf)):
            said = message("{name} is wanted; {text} limits it", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG307",
    Severity.INFO,
    title=message("an exact number that can only be forecast"),
    why=message("With = one more or one less misses the target; what can only be forecast has a limit."),
    advice=message("write ≥ or ≤, unless the number is fixed"),
    cites=(VALUES_FROM_STANDARDS, HENAN_VALUES, OWN_FORM),
    profiles=GOALS,
    default=False,
    looks_at="quantities",
)
def exact_forecast(__: Form, context: Context) -> Breaches:
    """What can only be forecast has a limit.

    Breaks:
        产出指标 | 数量指标 | 接待观众人次 | =30000人次

    Passes:
        产出指标 | 数量指标 | 接待观众人次 | ≥30000人次
    """
    for leaf, target, name in context.quantities:
        counted = target.measure.kind is UnitKind.PEOPLE and target.unit != "户"
        if target.comparator is Comparator.EQ and counted and target.value > 1:
            said = message("{name}: {text} is met by no other number", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG308",
    Severity.ERROR,
    title=message("a range with its ends exchanged"),
    why=message("A range goes from the lower to the upper end; the other way round nothing lies in it."),
    advice=message("exchange the two numbers"),
    cites=(VALUES_FROM_STANDARDS, HENAN_VALUES, OWN_FORM),
    profiles=EVERY,
    looks_at="words",
)
def reversed_range(__: Form, context: Context) -> Breaches:
    """A range begins with its lower end.

    Breaks:
        产出指标 | 质量指标 | 苗木成活率 | 95%-85%

    Passes:
        产出指标 | 质量指标 | 苗木成活率 | 85%-95%
    """
    for leaf, target, name in context.words:
        found = _REVERSED(target.text) if target.text[:1].isdigit() else None
        if found is None or _TIMES(target.text) or not (found["unit"] or found["unit2"]):
            continue
        if Decimal(found["high"]) > Decimal(found["low"]) and found["unit"] in ("", found["unit2"]):
            said = message("{name}: {text} goes down", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG309",
    Severity.WARNING,
    title=message("a share of 1 instead of a percentage"),
    why=message("0.97 and 97% are the same; beside percentages a reader takes 1 for 1%."),
    advice=message("write the percentage"),
    cites=(VALUES_FROM_STANDARDS, HENAN_VALUES, OWN_FORM),
    profiles=EVERY,
    looks_at="loose",
)
def fraction_of_one(__: Form, context: Context) -> Breaches:
    """A share is a percentage.

    Breaks:
        产出指标 | 质量指标 | 视频监控在线率 | ≥0.97比例

    Passes:
        产出指标 | 质量指标 | 视频监控在线率 | ≥97%
    """
    for leaf, target, name in context.loose:
        if target.unit not in ("", _FRACTION) or not 0 < target.value <= 1:
            continue
        if target.unit == _FRACTION or name.is_rate or name.is_satisfaction:
            percent = f"{(target.comparator or '')}{(target.value * _WHOLE).normalize():f}%"
            said = message("{name}: {text} is a share of 1", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said, message("write {text}", text=percent))


@rule(
    "BG310",
    Severity.WARNING,
    title=message("an indicator under the wrong level 2"),
    why=message(
        "Each level 2 reflects one thing: quantity how much, quality how well, timeliness how soon, economic "
        "benefit what it brings in."
    ),
    advice=message("move the indicator to the level that its value belongs to"),
    cites=(OUTPUT_INDICATORS, BENEFIT_INDICATORS, HENAN_INDICATORS, OWN_FORM),
    profiles=GOALS | EVALUATIONS,
    looks_at="indicators",
)
def misfiled(__: Form, context: Context) -> Breaches:
    """An indicator stands under the level 2 that its name and its value belong to.

    Breaks:
        产出指标 | 质量指标 | 培训覆盖数 | =100人

    Passes:
        产出指标 | 数量指标 | 培训覆盖数 | =100人
        产出指标 | 质量指标 | 培训合格率 | ≥95%
    """
    for leaf, target, name in context.rates:
        belongs = _belongs_by_name(leaf, name)
        if belongs is not None:
            yield _misfiled(leaf, target.text, belongs)
    for leaf, number, name in context.quantities:
        belongs = _belongs_by_value(leaf.aspect.kind, number, name)
        if belongs is not None and _belongs_by_name(leaf, name) is None:
            yield _misfiled(leaf, number.text, belongs)
    for leaf, due, _ in context.deadlines:
        if leaf.aspect.kind in _COUNTED:
            yield _misfiled(leaf, due.text, _TIMELINESS)
    for leaf, state, _ in context.words:
        if leaf.aspect.kind is AspectKind.ENVIRONMENTAL_BENEFIT and _COST_OF_PROJECT(leaf.indicator.name):
            yield _misfiled(leaf, state.text, _COST)


@rule(
    "BG311",
    Severity.WARNING,
    title=message("two indicators of one name"),
    why=message(
        "One name stands for one indicator; two of them are counted twice, or contradict each other."
    ),
    advice=message("delete the repeated one, or tell them apart by their names"),
    cites=(HENAN_INDICATORS, OUTPUT_INDICATORS, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
    looks_at="indicators",
)
def same_name_twice(__: Form, context: Context) -> Breaches:
    """Each indicator has a name of its own.

    Breaks:
        产出指标 | 数量指标 | 培训人数 | =600人
        产出指标 | 数量指标 | 培训人数 | =500人

    Passes:
        产出指标 | 数量指标 | 执法人员培训人数 | =600人
        产出指标 | 数量指标 | 企业人员培训人数 | =500人
    """
    if len({name.plain for _, _, name in context.indicators}) == len(context.indicators):
        return
    seen: set[tuple[str, str, str]] = set()
    for leaf, _, name in context.indicators:
        key = (leaf.path[0], leaf.indicator.parent, name.plain)
        if name.plain and key in seen:
            yield Breach(f"{leaf.path}.name", message("{name} is the name of two indicators", name=name))
        seen.add(key)


@rule(
    "BG312",
    Severity.INFO,
    title=message("management routine as an indicator"),
    why=message("What every project has to do anyway says nothing of its outputs, benefits and costs."),
    advice=message("take it out, or replace it by a result of this project"),
    cites=(NO_ROUTINE, HENAN_NO_ROUTINE),
    profiles=COST_FIRST,
    looks_at="indicators",
)
def management_routine(__: Form, context: Context) -> Breaches:
    """An indicator tells of a result of this project.

    Breaks:
        layout: national-2021
        产出指标 | 质量指标 | 资金使用合规性 | 合规

    Passes:
        layout: national-2021
        产出指标 | 质量指标 | 改造工程验收合格率 | =100%
    """
    for leaf, _, name in context.indicators:
        if leaf.dimension.kind not in (DimensionKind.INPUT, DimensionKind.PROCESS) and name.is_routine:
            yield Breach(f"{leaf.path}.name", message("{name} is routine of every project", name=name))


def _shown(target: Quantity) -> str:
    """A number with its comparator, which may stand in another cell or in the name."""
    bare = target.comparator is not None and target.text[:1].isdigit()
    return f"{target.comparator}{target.text}" if bare else target.text


def _is_percent(target: Quantity) -> bool:
    measure = target.measure
    return measure.kind is UnitKind.PERCENT and measure.base == "%" and measure.factor == 1


def _is_money(target: Quantity) -> bool:
    measure = target.measure
    return measure.kind is UnitKind.MONEY or (measure.kind is UnitKind.RATE and measure.base.startswith("元"))


def _is_under_cost(leaf: Leaf) -> bool:
    return leaf.aspect.kind in _COSTS or leaf.dimension.kind is DimensionKind.COST


_QUANTITY, _TIMELINESS, _SATISFACTION, _WORK, _COST = (
    message("quantity"),
    message("timeliness"),
    message("satisfaction"),
    message("work done"),
    message("cost"),
)


_PLACED = frozenset(
    {
        AspectKind.QUANTITY,
        AspectKind.QUALITY,
        AspectKind.TIMELINESS,
        AspectKind.ECONOMIC_BENEFIT,
        AspectKind.SOCIAL_BENEFIT,
        AspectKind.ENVIRONMENTAL_BENEFIT,
        AspectKind.SUSTAINABILITY,
    }
    | _COSTS
)
"""The aspects that have names and values of their own."""
_COUNTED = frozenset({AspectKind.QUANTITY, AspectKind.QUALITY})


def _misfiled(leaf: Leaf, text: str, belongs: Message) -> Breach:
    found = message(
        "{name} {text} stands under {aspect}, but tells of {belongs}",
        name=leaf.indicator.name,
        text=text,
        aspect=leaf.aspect.name,
        belongs=belongs,
    )
    return Breach(f"{leaf.path}.name", found)


def _belongs_by_name(leaf: Leaf, name: Name) -> Message | None:
    """What a name tells of that stands elsewhere: 及时率 under quality."""
    if name.is_satisfaction:
        placed = leaf.aspect.kind in _PLACED and leaf.dimension.kind is not DimensionKind.SATISFACTION
        return _SATISFACTION if placed else None
    return _TIMELINESS if leaf.aspect.kind in _COUNTED and name.is_timeliness else None


def _belongs_by_value(kind: AspectKind, target: Quantity, name: Name) -> Message | None:
    """What a value tells of that stands elsewhere: 100人 under quality."""
    if kind is AspectKind.QUALITY and name.is_count and not name.is_bad_event:
        return _QUANTITY if target.measure.kind is UnitKind.PEOPLE else None
    if kind is AspectKind.ECONOMIC_BENEFIT:
        return _WORK if target.unit in _EVENTS and target.value > 1 else None
    if kind in _OUTPUTS and (name.is_total_cost or name.plain.endswith(_COST_ENDS)):
        return _COST if _is_money(target) else None
    if kind is AspectKind.TIMELINESS:
        return _QUANTITY if target.measure.kind in _COUNTS else None
    return None
