"""BG2xx, measurability: whether it can be told that a target was reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.declaring import Part, rule
from budgetgoals.checks.knowledge import words
from budgetgoals.checks.profiles import EVALUATIONS, EVERY, GOALS
from budgetgoals.checks.regulations import (
    HENAN_MEASURABLE,
    HENAN_VALUES,
    HENAN_VALUES_STRICT,
    MEASURABLE,
    NAMES_PLAIN,
    OWN_FORM,
    SATISFACTION_INDICATORS,
    SCORING,
    SELF_EVALUATION_TRUE,
    VALUES_FROM_STANDARDS,
    VALUES_STRICT,
)
from budgetgoals.messages import message
from budgetgoals.model import DimensionKind, Severity
from budgetgoals.targets import (
    Deadline,
    Direction,
    Duration,
    Qualitative,
    Quantity,
    Trend,
    Unfilled,
    UnitKind,
)

if TYPE_CHECKING:
    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context, Named
    from budgetgoals.checks.names import Name
    from budgetgoals.model import Form, Leaf
    from budgetgoals.targets import Target

_FEW = 3
"""Fewer indicators say nothing about the form as a whole."""
_HAS_FIGURE = re.compile("[0-9０-９]").search
"""Words with a figure in them are a number that was not understood."""
_MANAGEMENT = frozenset({DimensionKind.INPUT, DimensionKind.PROCESS, DimensionKind.DECISION})
"""Dimensions whose indicators are states by their nature: 健全, 合规."""
_NO_SHARE = frozenset(
    {
        UnitKind.PEOPLE,
        UnitKind.AREA,
        UnitKind.LENGTH,
        UnitKind.VOLUME,
        UnitKind.MASS,
        UnitKind.MONEY,
        UnitKind.TIME,
    }
)
_PERCENT = frozenset({"%", ""})
_BODIES = frozenset(
    {UnitKind.PEOPLE, UnitKind.AREA, UnitKind.LENGTH, UnitKind.VOLUME, UnitKind.MASS, UnitKind.MONEY}
)
"""Kinds of units that cannot stand for one another."""


@rule(
    "BG201",
    Severity.WARNING,
    title=message("no indicator has a number"),
    why=message("Indicators are to be quantified; words are for what cannot be."),
    advice=message("give numbers, shares or days to the indicators that can have them"),
    cites=(MEASURABLE, HENAN_MEASURABLE, OWN_FORM),
    profiles=EVERY,
    needs=Part.INDICATORS,
)
def nothing_quantified(__: Form, context: Context) -> Breaches:
    """Some indicator has a number, a share or a day.

    Breaks:
        产出指标 | 数量指标 | 设备配置 | 充足
        产出指标 | 质量指标 | 设备质量 | 良好
        效益指标 | 社会效益指标 | 办公环境 | 明显改善

    Passes:
        产出指标 | 数量指标 | 设备配置数量 | =12台
        产出指标 | 质量指标 | 设备质量 | 良好
        效益指标 | 社会效益指标 | 办公环境 | 明显改善
    """
    in_words = len(context.words) + len(context.trends)
    if in_words < _FEW or in_words + len(context.unfilled) < len(context.indicators):
        return
    if not any(_HAS_FIGURE(target.text) for _, target, _ in context.words):
        yield Breach("indicators", message("none of the {count} targets is a number", count=in_words))


@rule(
    "BG202",
    Severity.WARNING,
    title=message("too many targets are only words"),
    why=message(
        "Words are for what cannot be quantified; where they prevail, the result is a matter of opinion."
    ),
    advice=message("say in numbers what can be counted, measured or asked in a survey"),
    cites=(MEASURABLE, HENAN_MEASURABLE, OWN_FORM),
    profiles=GOALS,
    limits=("most_qualitative",),
    needs=Part.INDICATORS,
)
def mostly_words(__: Form, context: Context) -> Breaches:
    """Most outputs and benefits have numbers.

    Breaks:
        产出指标 | 数量指标 | 设备配置数量 | =12台
        产出指标 | 质量指标 | 设备质量 | 良好
        效益指标 | 社会效益指标 | 办公环境 | 整洁
        效益指标 | 可持续影响指标 | 服务保障 | 有力

    Passes:
        产出指标 | 数量指标 | 设备配置数量 | =12台
        产出指标 | 质量指标 | 验收合格率 | =100%
        效益指标 | 社会效益指标 | 办公环境 | 整洁
        效益指标 | 可持续影响指标 | 服务保障 | 有力
    """
    told: list[Named[Qualitative | Trend]] = [*context.words, *context.trends]
    in_words = sum(_is_told(leaf) and not _HAS_FIGURE(target.text) for leaf, target, _ in told)
    if in_words < _FEW:
        return
    empty = len(context.unfilled) + len(context.damaged)
    filled = sum(_is_told(leaf) for leaf, _, _ in context.indicators) - empty
    if filled > in_words > context.limits.most_qualitative * filled:
        said = message("{words} of {count} targets are only words", words=in_words, count=filled)
        yield Breach("indicators", said)


@rule(
    "BG203",
    Severity.ERROR,
    title=message("a number has no unit"),
    why=message("A bare number does not say what it counts; 2 may be two of anything."),
    advice=message("write the unit behind the number, such as 个, 人 or %"),
    cites=(VALUES_FROM_STANDARDS, HENAN_VALUES, OWN_FORM),
    profiles=EVERY,
    looks_at="loose",
)
def number_without_unit(__: Form, context: Context) -> Breaches:
    """A number has its unit, in the value or in the name.

    Breaks:
        产出指标 | 数量指标 | 重点建设工程安排数量 | 2

    Passes:
        产出指标 | 数量指标 | 重点建设工程安排数量 | 2个
        产出指标 | 数量指标 | 营造林面积（亩） | 80000
        产出指标 | 数量指标 | 培训人数 | 600
    """
    for leaf, target, name in context.loose:
        if target.unit or not target.value or _is_fraction(name, target) or name.unit:
            continue
        said = (
            message("{name}: the rate {text} has no percent sign", name=name, text=target.text)
            if name.is_rate or name.is_satisfaction
            else message("{name}: {text} has no unit", name=name, text=target.text)
        )
        yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG204",
    Severity.WARNING,
    title=message("the value has another unit than the name"),
    why=message("The name says what is counted; a value in another unit counts something else."),
    advice=message("make name and value agree"),
    cites=(NAMES_PLAIN, HENAN_VALUES, OWN_FORM),
    profiles=EVERY,
    looks_at="quantities",
)
def unit_conflict(__: Form, context: Context) -> Breaches:
    """The value is in the unit that the name says.

    Breaks:
        产出指标 | 数量指标 | 节水改造面积（万亩） | 12公里

    Passes:
        产出指标 | 数量指标 | 节水改造面积（万亩） | 12万亩
        产出指标 | 数量指标 | 体育馆可容纳人数 | ≥1.6万人
    """
    for leaf, target, name in context.quantities:
        named = name.unit
        if named is None:
            continue
        measure = target.measure
        scaled = named.base == measure.base and named.factor != measure.factor and target.unit != named.name
        other = {named.kind, measure.kind} <= _BODIES and named.kind is not measure.kind
        is_printed = name.printed_unit is not None and named.kind is not UnitKind.PERCENT
        if other or (scaled and is_printed):
            said = message(
                "{name} counts {named}, its value {text} does not",
                name=name,
                named=named.name,
                text=target.text,
            )
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG205",
    Severity.WARNING,
    title=message("a satisfaction is not given in percent"),
    why=message(
        "Satisfaction is asked in a survey and scored by its percentage; a trend or a word cannot be scored."
    ),
    advice=message("give the share that is to be reached, such as ≥90%"),
    cites=(SATISFACTION_INDICATORS, SCORING, HENAN_MEASURABLE, OWN_FORM),
    profiles=EVERY,
    looks_at="rates",
)
def satisfaction_in_words(__: Form, context: Context) -> Breaches:
    """Satisfaction is a percentage.

    Breaks:
        满意度指标 | 服务对象满意度指标 | 群众满意度 | 逐年增高

    Passes:
        满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90%
    """
    for leaf, target, name in context.rates:
        if name.is_satisfaction and _is_no_share(target, in_words=True):
            said = message(
                "{name} has the target {text}, which is no percentage", name=name, text=target.text
            )
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG206",
    Severity.WARNING,
    title=message("a trend without a base"),
    why=message(
        "More or less than what, and by how much? Without that any change at all reaches the target."
    ),
    advice=message("name the base and the amount, such as ≥5% more than last year"),
    cites=(VALUES_STRICT, HENAN_VALUES_STRICT, OWN_FORM),
    profiles=EVERY,
    looks_at="trends",
)
def trend_without_base(__: Form, context: Context) -> Breaches:
    """A trend says from where and by how much.

    Breaks:
        效益指标 | 社会效益指标 | 办学条件 | 持续改善

    Passes:
        效益指标 | 社会效益指标 | 办学条件达标率 | ≥95%
    """
    for leaf, target, name in context.trends:
        if target.direction is Direction.HOLD or name.is_satisfaction:
            continue
        said = message("{name}: {text} names neither a base nor an amount", name=name, text=target.text)
        yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG207",
    Severity.INFO,
    title=message("words that are no level"),
    why=message("A target in words has to be one of a few levels, so that a reviewer can tell them apart."),
    advice=message("use levels such as 好, 一般, 差, and say what each means"),
    cites=(MEASURABLE, HENAN_MEASURABLE, OWN_FORM),
    profiles=EVERY,
    default=False,
    looks_at="words",
)
def words_off_the_ladder(__: Form, context: Context) -> Breaches:
    """A target in words is one of a few levels.

    Breaks:
        效益指标 | 社会效益指标 | 服务保障民生 | 保驾护航

    Passes:
        效益指标 | 社会效益指标 | 服务保障民生 | 良好
    """
    ladder = words("words", "ladder")
    for leaf, target, name in context.words:
        if target.text.strip("。.；; ") not in ladder:
            said = message("{name}: {text} is no level", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG208",
    Severity.WARNING,
    title=message("the target stands in the name of the indicator"),
    why=message(
        "The name says what is measured, the value what is to be reached; together they cannot be scored."
    ),
    advice=message("move the number into the column of values"),
    cites=(NAMES_PLAIN, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
    looks_at="odd",
)
def target_in_name(__: Form, context: Context) -> Breaches:
    """The target stands in the column of values.

    Breaks:
        产出指标 | 时效指标 | 年度资金支付完成率100% |

    Passes:
        产出指标 | 时效指标 | 年度资金支付完成率 | =100%
    """
    for leaf, target, name in context.odd:
        if not isinstance(target, (Unfilled, Quantity)) or name.target in ("", target.text):
            continue
        said = (
            message("{name} has the target {text} beside that in its name", name=name, text=target.text)
            if isinstance(target, Quantity)
            else message("{name} has no value; {text} stands in its name", name=name, text=name.target)
        )
        yield Breach(f"{leaf.path}.name", said)


@rule(
    "BG209",
    Severity.WARNING,
    title=message("the value of a rate is no share"),
    why=message("A rate is a share of a whole; a time or a number of people answers another question."),
    advice=message("give a percentage, or rename the indicator to what the value measures"),
    cites=(NAMES_PLAIN, HENAN_VALUES, OWN_FORM),
    profiles=EVERY,
    looks_at="rates",
)
def rate_without_share(__: Form, context: Context) -> Breaches:
    """The value of a rate is a percentage.

    Breaks:
        产出指标 | 数量指标 | 环保投诉受理率 | 24小时内受理

    Passes:
        产出指标 | 数量指标 | 环保投诉受理率 | =100%
        产出指标 | 时效指标 | 环保投诉受理时间 | 24小时内受理
    """
    for leaf, target, name in context.rates:
        if name.is_rate and not name.is_satisfaction and _is_no_share(target):
            said = message("{name} is a rate, its value {text} is none", name=name, text=target.text)
            yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG210",
    Severity.INFO,
    title=message("the name of an indicator says no subject"),
    why=message(
        "The name of an indicator says briefly and plainly what is measured: the number of whom, "
        "the time of what."
    ),
    advice=message("name the subject, such as 培训人数 instead of 人数"),
    cites=(NAMES_PLAIN, OWN_FORM),
    profiles=GOALS | EVALUATIONS,
    looks_at="odd",
)
def general_name(__: Form, context: Context) -> Breaches:
    """The name of an indicator says of what.

    Breaks:
        产出指标 | 数量指标 | 人数 | =65人

    Passes:
        产出指标 | 数量指标 | 着装人数 | =65人
    """
    for leaf, _, name in context.odd:
        if name.text and not name.is_satisfaction and (name.is_general or name.text == leaf.aspect.name):
            yield Breach(f"{leaf.path}.name", message("{name} does not say of what", name=name))


@rule(
    "BG211",
    Severity.WARNING,
    title=message("a value is damaged"),
    why=message("Copying or recognition spoiled the value; as it stands it cannot be held against anything."),
    advice=message("look it up in the original and correct it"),
    cites=(SELF_EVALUATION_TRUE, HENAN_VALUES, OWN_FORM),
    profiles=EVERY,
    looks_at="damaged",
)
def damaged_value(__: Form, context: Context) -> Breaches:
    """A value can be read.

    Breaks:
        满意度指标 | 服务对象满意度指标 | 市民满意度 | 290%

    Passes:
        满意度指标 | 服务对象满意度指标 | 市民满意度 | ≥90%
    """
    for leaf, target, name in context.damaged:
        said = message("{name}: the value {text} is damaged", name=name, text=target.text)
        hint = message("probably it was {likely}", likely=target.likely) if target.likely else None
        yield Breach(f"{leaf.path}.target", said, hint)


def _is_no_share(target: Target, *, in_words: bool = False) -> bool:
    """Whether a target is a time or a number of something, or a trend or a state where words count too."""
    if isinstance(target, Quantity):
        return target.unit not in _PERCENT and target.measure.kind in _NO_SHARE
    if in_words and isinstance(target, (Trend, Qualitative)):
        return _HAS_FIGURE(target.text) is None
    return isinstance(target, (Duration, Deadline))


def _is_told(leaf: Leaf) -> bool:
    """Whether an indicator is one of output, benefit, cost or satisfaction."""
    return leaf.dimension.kind not in _MANAGEMENT


def _is_fraction(name: Name, target: Quantity) -> bool:
    """A rate as a share of 1 is told of by the rule of fractions: 合格率 1."""
    return 0 < target.value <= 1 and (name.is_rate or name.is_satisfaction)
