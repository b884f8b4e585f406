"""BG1xx, completeness: what a form must say, and does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.context import BEFORE_BENEFIT
from budgetgoals.checks.declaring import Part, rule
from budgetgoals.checks.profiles import (
    COST_FIRST,
    EVERY,
    GOALS,
    NATIONAL,
    PROJECT_EVALUATIONS,
    SHANGHAI,
    TRANSFERS,
    WITH_PROJECT,
)
from budgetgoals.checks.regulations import (
    COST_INDICATORS,
    EXPLANATIONS,
    HENAN_COMPLETE,
    HENAN_INDICATORS,
    LEVEL_1,
    MONITORING_FORM,
    NAMES_PLAIN,
    OUTPUT_INDICATORS,
    OWN_FORM,
    SATISFACTION_INDICATORS,
    SELF_EVALUATION_FORM,
    SELF_EVALUATION_TRUE,
    VALUES_STRICT,
    WEIGHTS,
)
from budgetgoals.checks.texts import left_in
from budgetgoals.messages import message
from budgetgoals.model import AspectKind, DimensionKind, Severity
from budgetgoals.targets import Unfilled

if TYPE_CHECKING:
    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.model import (
        Form,
        Party,
        ProjectGoals,
        SelfEvaluation,
        TransferGoals,
    )

_OUTPUTS = frozenset({AspectKind.QUANTITY, AspectKind.QUALITY, AspectKind.TIMELINESS})
_BENEFITS = frozenset(
    {
        AspectKind.ECONOMIC_BENEFIT,
        AspectKind.SOCIAL_BENEFIT,
        AspectKind.ENVIRONMENTAL_BENEFIT,
        AspectKind.SUSTAINABILITY,
    }
)
_COSTS = frozenset(
    {
        AspectKind.COST,
        AspectKind.ECONOMIC_COST,
        AspectKind.SOCIAL_COST,
        AspectKind.ENVIRONMENTAL_COST,
    }
)
_SATISFACTION = frozenset({AspectKind.SATISFACTION})
_WORKS = re.compile(
    r"(?:新建|改建|扩建|迁建|重建|修缮|维修|改造|加固|装修|购置|采购)(?:项目|工程|经费|资金|费)?$"
    r"|工程(?:项目|建设)?$"
).search
_NOT_WORKS = re.compile(r"人才|素质|民心|健康|希望|百千万|安居|计划|培育|提升工程|文化工程|惠民|服务").search
_EXPLAINS = re.compile("说明|解释|描述").search
_ALL_BLANK = 3
"""From so many indicators on, a form without any value is told of once."""

_WITH_TARGETS = EVERY
_SINCE_FORM = (SELF_EVALUATION_FORM, HENAN_COMPLETE, MONITORING_FORM, OWN_FORM)


@rule(
    "BG101",
    Severity.ERROR,
    title=message("the project has no name"),
    why=message("Without its name nobody can tell which budget item the goals belong to."),
    advice=message("write the name under which the project stands in the budget"),
    cites=_SINCE_FORM,
    profiles=WITH_PROJECT,
    needs=Part.HEAD,
)
def no_project_name(form: ProjectGoals | TransferGoals | SelfEvaluation, _: Context) -> Breaches:
    """A form names its project.

    Breaks:
        fiscal_year: 2022

    Passes:
        project.name: 执法服装
    """
    if not form.project.name:
        yield Breach("project.name")


@rule(
    "BG102",
    Severity.ERROR,
    title=message("the form names nobody who answers for it"),
    why=message("Who applies for the money sets the goals and answers for them."),
    advice=message("write the name of the department or unit"),
    cites=_SINCE_FORM,
    profiles=EVERY,
    needs=Part.HEAD,
)
def no_department(form: Form, context: Context) -> Breaches:
    """A form names the department in charge, or the unit that applies where it asks for no department.

    Breaks:
        layout: shanghai-2020
        project.name: 执法服装

    Passes:
        layout: shanghai-2020
        applicant: 上海市生态环境局执法总队
    """
    field = "department" if context.asks_for("department") else "applicant"
    parties: tuple[Party, ...] = getattr(form, "parties", ())
    if context.asks_for(field) and not (form.department or form.applicant or parties):
        yield Breach(field)


@rule(
    "BG103",
    Severity.WARNING,
    title=message("the unit that carries the project out is missing"),
    why=message("The form asks for the department in charge and for the unit that spends the money."),
    advice=message("write the name of the unit, even if it is the department itself"),
    cites=_SINCE_FORM,
    profiles=NATIONAL | PROJECT_EVALUATIONS | {"monitoring"},
    needs=Part.HEAD,
)
def no_unit(form: Form, context: Context) -> Breaches:
    """A form names the unit that carries the project out.

    Breaks:
        department: 水利局

    Passes:
        department: 水利局
        applicant: 农村供水站
    """
    if form.department and not form.applicant and context.asks_for("applicant"):
        yield Breach("applicant")


@rule(
    "BG104",
    Severity.ERROR,
    title=message("the form states no goal in words"),
    why=message(
        "The indicators are derived from the goal; without it they cannot be checked for completeness."
    ),
    advice=message("state what is to be achieved in the year, with tasks, outputs and effects"),
    cites=_SINCE_FORM,
    profiles=EVERY,
    needs=Part.HEAD,
)
def no_goal(form: Form, context: Context) -> Breaches:
    """A form states its goal.

    Breaks:
        project.name: 执法服装

    Passes:
        narrative.goals: 为65名执法人员统一着装。
    """
    said = form.narrative.goals or form.narrative.long_term_goals
    if not said and context.asks_for("narrative.goals"):
        yield Breach("narrative.goals")


@rule(
    "BG105",
    Severity.ERROR,
    title=message("the form has no indicators"),
    why=message("A goal is broken down into indicators, against which the result is measured."),
    advice=message("give indicators for output and benefit at least"),
    cites=(SELF_EVALUATION_TRUE, LEVEL_1, HENAN_INDICATORS, OWN_FORM),
    profiles=EVERY,
    needs=Part.INDICATORS,
)
def no_indicators(__: Form, context: Context) -> Breaches:
    """A form has indicators.

    Breaks:
        project.name: 执法服装

    Passes:
        产出指标 | 数量指标 | 着装人数 | =65人
    """
    if not context.indicators:
        yield Breach("indicators")


@rule(
    "BG106",
    Severity.ERROR,
    title=message("no indicator says what is produced"),
    why=message("Every project sets output indicators: what is delivered, how much, how well, by when."),
    advice=message("add output indicators: quantity, quality, timeliness"),
    cites=(WEIGHTS, LEVEL_1, HENAN_INDICATORS, OWN_FORM),
    profiles=GOALS | PROJECT_EVALUATIONS,
    needs=Part.INDICATORS,
)
def no_output(__: Form, context: Context) -> Breaches:
    """A project has output indicators.

    Breaks:
        效益指标 | 社会效益指标 | 群众安全感 | ≥90%

    Passes:
        产出指标 | 数量指标 | 着装人数 | =65人
    """
    if _lacks(context, DimensionKind.OUTPUT, _OUTPUTS):
        yield Breach("indicators")


@rule(
    "BG107",
    Severity.ERROR,
    title=message("no indicator says what it is good for"),
    why=message("Every project sets benefit indicators: what the outputs bring about."),
    advice=message("add benefit indicators: economic, social or ecological"),
    cites=(WEIGHTS, LEVEL_1, HENAN_INDICATORS, OWN_FORM),
    profiles=GOALS | PROJECT_EVALUATIONS,
    needs=Part.INDICATORS,
)
def no_benefit(__: Form, context: Context) -> Breaches:
    """A project has benefit indicators.

    Breaks:
        产出指标 | 数量指标 | 着装人数 | =65人
        满意度指标 | 服务对象满意度指标 | 着装人员满意度 | ≥90%

    Passes:
        产出指标 | 数量指标 | 着装人数 | =65人
        效益指标 | 社会效益指标 | 持证上岗率 | ≥95%
    """
    if _lacks(context, DimensionKind.BENEFIT, _BENEFITS) and not context.dimensions <= BEFORE_BENEFIT:
        yield Breach("indicators")


@rule(
    "BG108",
    Severity.WARNING,
    title=message("no indicator measures satisfaction"),
    why=message(
        "The self-evaluation gives 10 points to the satisfaction of those served; only a project that serves "
        "nobody directly may do without."
    ),
    advice=message("add the satisfaction of those who are served, or say why nobody is"),
    cites=(SATISFACTION_INDICATORS, HENAN_INDICATORS, WEIGHTS, OWN_FORM),
    profiles=GOALS | PROJECT_EVALUATIONS,
    notes_in=COST_FIRST | SHANGHAI,
    needs=Part.INDICATORS,
)
def no_satisfaction(__: Form, context: Context) -> Breaches:
    """A project that serves people measures whether they are satisfied.

    Breaks:
        产出指标 | 数量指标 | 着装人数 | =65人
        效益指标 | 社会效益指标 | 持证上岗率 | ≥95%

    Passes:
        产出指标 | 数量指标 | 着装人数 | =65人
        满意度指标 | 服务对象满意度指标 | 着装人员满意度 | ≥90%
    """
    if context.dimensions <= BEFORE_BENEFIT:
        return
    if not _lacks(context, DimensionKind.SATISFACTION, _SATISFACTION):
        return
    if not any(name.is_satisfaction for _, _, name in context.indicators):
        yield Breach("indicators")


@rule(
    "BG109",
    Severity.WARNING,
    title=message("works or a purchase without a cost indicator"),
    why=message("Works, large repairs and purchases have to set cost indicators."),
    advice=message("add the cost that is not to be exceeded, in total or for each unit"),
    cites=(COST_INDICATORS, HENAN_INDICATORS),
    profiles=COST_FIRST,
    needs=Part.INDICATORS,
)
def no_cost(form: ProjectGoals | TransferGoals, context: Context) -> Breaches:
    """Works, large repairs and purchases have cost indicators.

    Breaks:
        layout: national-2021
        project.name: 办公楼消防设施改造工程
        产出指标 | 数量指标 | 改造面积 | ≥1200平方米

    Passes:
        layout: national-2021
        project.name: 办公楼消防设施改造工程
        成本指标 | 经济成本指标 | 改造单价 | ≤260元/平方米
        产出指标 | 数量指标 | 改造面积 | ≥1200平方米
    """
    name = form.project.name
    if _WORKS(name) and not _NOT_WORKS(name) and _lacks(context, DimensionKind.COST, _COSTS):
        yield Breach(
            "indicators", message("{name} has no cost indicator, as works and purchases must", name=name)
        )


@rule(
    "BG110",
    Severity.WARNING,
    title=message("the outputs lack quantity or quality"),
    why=message("Quantity and quality have both to be set in principle; a deadline only where one is due."),
    advice=message("add an indicator of the missing kind"),
    cites=(OUTPUT_INDICATORS, HENAN_INDICATORS),
    profiles=COST_FIRST,
    needs=Part.INDICATORS,
)
def no_quantity_or_quality(__: Form, context: Context) -> Breaches:
    """Outputs are measured in quantity and in quality.

    Breaks:
        layout: national-2021
        产出指标 | 数量指标 | 改造面积 | ≥1200平方米

    Passes:
        layout: national-2021
        产出指标 | 数量指标 | 改造面积 | ≥1200平方米
        产出指标 | 质量指标 | 验收合格率 | =100%
    """
    kinds = context.aspects
    if DimensionKind.OUTPUT not in context.dimensions or AspectKind.OTHER in kinds:
        return
    for kind, name in ((AspectKind.QUANTITY, message("quantity")), (AspectKind.QUALITY, message("quality"))):
        if kind not in kinds:
            yield Breach("indicators", message("the outputs have no indicator of {kind}", kind=name))


@rule(
    "BG111",
    Severity.INFO,
    title=message("no output has a deadline"),
    why=message("When a project is done is set where it matters; the rule does not force it."),
    advice=message("say by when the project is done"),
    cites=(OUTPUT_INDICATORS, HENAN_INDICATORS, WEIGHTS),
    profiles=NATIONAL | TRANSFERS,
    default=False,
    needs=Part.INDICATORS,
)
def no_timeliness(__: Form, context: Context) -> Breaches:
    """Outputs are due by some day.

    Breaks:
        产出指标 | 数量指标 | 改造面积 | ≥1200平方米

    Passes:
        产出指标 | 数量指标 | 改造面积 | ≥1200平方米
        产出指标 | 时效指标 | 完工时间 | 11月30日前
    """
    kinds = context.aspects
    if DimensionKind.OUTPUT in context.dimensions and not kinds & {AspectKind.OTHER, AspectKind.TIMELINESS}:
        yield Breach("indicators")


@rule(
    "BG112",
    Severity.ERROR,
    title=message("an indicator has no value"),
    why=message("An indicator without a value, or with a unit alone, cannot be reached or missed."),
    advice=message("fill in the value with comparator and unit, or take the indicator out"),
    cites=(VALUES_STRICT, HENAN_COMPLETE, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
    needs=Part.INDICATORS,
    looks_at="unfilled",
)
def no_value(__: Form, context: Context) -> Breaches:
    """Every indicator has a value.

    Breaks:
        产出指标 | 数量指标 | 草原有害生物防治面积（万亩） | 万亩

    Passes:
        产出指标 | 数量指标 | 草原有害生物防治面积（万亩） | 3.5万亩
    """
    empty = [each for each in context.unfilled if each[2].text]
    if len(empty) == len(context.indicators) >= _ALL_BLANK:
        yield Breach("indicators", message("none of the {count} indicators has a value", count=len(empty)))
        return
    for leaf, target, name in empty:
        if name.target:
            continue
        said = (
            message("{name} has no value, only {text}", name=name, text=target.text)
            if target.text
            else message("{name} has no value", name=name)
        )
        yield Breach(f"{leaf.path}.target", said)


@rule(
    "BG113",
    Severity.WARNING,
    title=message("a row of the blank form was left in"),
    why=message("Rows of the blank form that nobody filled in make it look as if something was forgotten."),
    advice=message("delete the row, or fill it in"),
    cites=(HENAN_COMPLETE, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
    looks_at="odd",
)
def blank_row(__: Form, context: Context) -> Breaches:
    """An indicator has a name of its own.

    Breaks:
        产出指标 | 数量指标 | 指标2 | =1个

    Passes:
        产出指标 | 数量指标 | 建成点位 | =1个
    """
    for leaf, _, name in context.odd:
        if name.is_placeholder:
            yield Breach(f"{leaf.path}.name")


@rule(
    "BG114",
    Severity.WARNING,
    title=message("the form's own instructions were left in"),
    why=message("What the blank form says to whoever fills it in does not belong in the filled form."),
    advice=message("replace the instruction by what it asks for"),
    cites=(HENAN_COMPLETE, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
)
def guidance_left_in(__: Form, context: Context) -> Breaches:
    """A text says something of the project, not how to fill in the form.

    Breaks:
        narrative.goals: 请简要描述项目目标（200字以内）

    Passes:
        narrative.goals: 为65名执法人员统一着装。
    """
    for found in left_in(context, "guidance"):
        said = message("the form's own instruction was left in: {text}", text=found.text)
        yield Breach(found.path, said)


@rule(
    "BG115",
    Severity.INFO,
    title=message("the explanation of an indicator explains nothing"),
    why=message("An explanation says what is measured, how it is calculated and what counts."),
    advice=message("say what is counted and where the number comes from"),
    cites=(EXPLANATIONS, OWN_FORM),
    profiles=GOALS | {"department"},
    looks_at="explained",
)
def empty_explanation(__: Form, context: Context) -> Breaches:
    """The explanation of an indicator says more than its name.

    Breaks:
        产出指标 | 数量指标 | 保障在职职工人数 | =116人 | detail=保障在职职工人数

    Passes:
        产出指标 | 数量指标 | 保障在职职工人数 | =116人 | detail=年末在编在岗人数，取自人事台账
    """
    explained: dict[str, list[str]] = {}
    for leaf, _, name in context.explained:
        for label, text in leaf.indicator.details:
            if not _EXPLAINS(label):
                continue
            if text == name.text:
                yield Breach(
                    f"{leaf.path}.details", message("the explanation of {name} only repeats it", name=text)
                )
            elif text:
                explained.setdefault(text, []).append(f"{leaf.path}.details")
    for text, paths in explained.items():
        if len(paths) > 2 and len(paths) == len(context.indicators):  # noqa: PLR2004 - two may well be alike
            said = message("every indicator has the same explanation: {text}", text=text)
            yield Breach(paths[0], said)


@rule(
    "BG116",
    Severity.WARNING,
    title=message("only one of last year's two amounts is given"),
    why=message("Last year's budget and what was spent of it are asked for together."),
    advice=message("give both amounts, or leave both empty for a new project"),
    cites=(OWN_FORM,),
    profiles=SHANGHAI,
    needs=Part.HEAD,
)
def half_of_last_year(form: ProjectGoals, _: Context) -> Breaches:
    """Last year's budget stands with what was spent of it.

    Breaks:
        layout: shanghai-2020
        budget.previous_year_budget: 272060

    Passes:
        layout: shanghai-2020
        budget.previous_year_budget: 272060
        budget.previous_year_spent: 272060
    """
    budget = form.budget
    if (budget.previous_year_budget is None) is not (budget.previous_year_spent is None):
        missing = "budget" if budget.previous_year_budget is None else "spent"
        yield Breach(f"budget.previous_year_{missing}")


@rule(
    "BG117",
    Severity.INFO,
    title=message("last year's budget and spending are not given"),
    why=message("Only a project that did not exist last year has neither."),
    advice=message("leave them empty only if the project is new"),
    cites=(OWN_FORM,),
    profiles=SHANGHAI,
    needs=Part.HEAD,
)
def nothing_of_last_year(form: ProjectGoals, _: Context) -> Breaches:
    """A project that goes on says what it had and spent last year.

    Breaks:
        layout: shanghai-2020
        budget.current_year: 1448934

    Passes:
        layout: shanghai-2020
        budget.current_year: 302900
        budget.previous_year_budget: 272060
        budget.previous_year_spent: 272060
    """
    budget = form.budget
    if budget.current_year and budget.previous_year_budget is budget.previous_year_spent is None:
        yield Breach("budget.previous_year_budget")


@rule(
    "BG118",
    Severity.WARNING,
    title=message("the form does not say which year it is for"),
    why=message("Goals are set for a fiscal year; deadlines without a year are read in it."),
    advice=message("write the fiscal year under the title"),
    cites=_SINCE_FORM,
    profiles=EVERY,
    needs=Part.HEAD,
)
def no_year(form: Form, context: Context) -> Breaches:
    """A form says which fiscal year it is for.

    Breaks:
        project.name: 执法服装

    Passes:
        fiscal_year: 2020
    """
    if form.fiscal_year is None and context.asks_for("fiscal_year"):
        yield Breach("fiscal_year")


@rule(
    "BG119",
    Severity.WARNING,
    title=message("an indicator has a value and no name"),
    why=message("A value without a name says nothing of what is to be reached."),
    advice=message("name what is measured"),
    cites=(NAMES_PLAIN, HENAN_COMPLETE, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=EVERY,
    needs=Part.INDICATORS,
    looks_at="odd",
)
def no_name(__: Form, context: Context) -> Breaches:
    """An indicator with a value has a name.

    Breaks:
        产出指标 | 数量指标 | | ≥3000米

    Passes:
        产出指标 | 数量指标 | 硬化里程 | ≥3000米
    """
    for leaf, target, name in context.odd:
        if not name.text and type(target) is not Unfilled:
            yield Breach(f"{leaf.path}.name", message("{text} stands there without a name", text=target.text))


@rule(
    "BG120",
    Severity.WARNING,
    title=message("the form ends with its outputs"),
    why=message(
        "Behind the outputs every form has benefits and satisfaction; where nothing follows them, it is "
        "unfinished or its source is cut off."
    ),
    advice=message("add benefit and satisfaction, or look whether the source is complete"),
    cites=(WEIGHTS, LEVEL_1, HENAN_INDICATORS, OWN_FORM),
    profiles=GOALS | PROJECT_EVALUATIONS,
    needs=Part.INDICATORS,
)
def ends_with_outputs(__: Form, context: Context) -> Breaches:
    """Something follows the outputs.

    Breaks:
        产出指标 | 数量指标 | 着装人数 | =65人

    Passes:
        产出指标 | 数量指标 | 着装人数 | =65人
        效益指标 | 社会效益指标 | 持证上岗率 | ≥95%
    """
    if context.dimensions <= BEFORE_BENEFIT and _lacks(context, DimensionKind.BENEFIT, _BENEFITS):
        yield Breach("indicators")


def _lacks(context: Context, dimension: DimensionKind, aspects: frozenset[AspectKind]) -> bool:
    """Whether no indicator is of a kind; false where the name of a level may hide one, or there are none."""
    known = context.dimensions
    return not (not known or dimension in known or DimensionKind.OTHER in known or context.aspects & aspects)
