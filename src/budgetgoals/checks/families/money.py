"""BG4xx, money: whether the amounts of a form hang together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.checks.amounts import agree, half_unit, said, slack
from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.declaring import Part, rule
from budgetgoals.checks.parts import Parts
from budgetgoals.checks.profiles import DEPARTMENT, EVALUATIONS, EVERY, GOALS, MONITORINGS
from budgetgoals.checks.regulations import (
    COSTS_WITHIN_STANDARD,
    HENAN_COMPLETE,
    HENAN_FEASIBLE,
    HENAN_VALUES,
    MONITORING_FORM,
    OWN_FORM,
    RATE_OF_EXECUTION,
    SELF_EVALUATION_FORM,
    SELF_EVALUATION_TRUE,
)
from budgetgoals.messages import message
from budgetgoals.model import Budget, Severity
from budgetgoals.targets import Comparator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.model import (
        DepartmentGoals,
        Form,
        FundLine,
        Monitoring,
        ProjectGoals,
        SelfEvaluation,
        TransferGoals,
    )

_ZERO = Decimal(0)
_WAN = Decimal(10_000)
_NEAR_WAN = (Decimal(9_900), Decimal(10_100))
_THOUSANDS = Decimal(1000)
_UPPER = frozenset({Comparator.LE, Comparator.LT, Comparator.EQ, None})
_UNNAMED = frozenset({"", "其他", "其它", "其他资金", "其它资金", "其他收入"})
_WITH_FUNDS = EVALUATIONS | MONITORINGS
_ARITHMETIC = (SELF_EVALUATION_TRUE, HENAN_COMPLETE, MONITORING_FORM, OWN_FORM)


@rule(
    "BG401",
    Severity.ERROR,
    title=message("the parts do not add up to the total"),
    why=message("The sources of the money (其中) make up its total, to the last printed decimal."),
    advice=message("correct the amount that is wrong, or add the source that is missing"),
    cites=_ARITHMETIC,
    profiles=EVERY,
    looks_at="parts",
    needs=Part.HEAD,
)
def parts_against_total(__: Form, context: Context) -> Breaches:
    """The sources of the money add up to the total.

    Breaks:
        budget.current_year: 250万元
        budget.sources: 财政拨款 200万元, 其他资金 60万元

    Passes:
        budget.current_year: 260万元
        budget.sources: 财政拨款 200万元, 其他资金 60万元
    """
    unit = context.layout.money_unit
    for parts in context.parts:
        if not parts.is_wrong(unit) or parts.in_other_unit(unit):
            continue
        found = message(
            "{parts} add up to {sum}, not to {total}",
            parts="＋".join(part.name for part in parts.parts),
            sum=said(parts.sum, context.layout),
            total=said(parts.total, context.layout),
        )
        yield Breach(parts.path, found)


@rule(
    "BG402",
    Severity.ERROR,
    title=message("this year's budget is more than the whole"),
    why=message("This year's budget is a part of the project's total."),
    advice=message("correct one of the two amounts"),
    cites=(HENAN_COMPLETE, OWN_FORM),
    profiles=GOALS,
)
def year_within_total(form: ProjectGoals | TransferGoals, context: Context) -> Breaches:
    """This year's budget is part of the project's total.

    Breaks:
        layout: shanghai-2020
        budget.total: 100000
        budget.current_year: 120000

    Passes:
        layout: shanghai-2020
        budget.total: 120000
        budget.current_year: 120000
    """
    total, year = form.budget.total, form.budget.current_year
    if total is None or year is None or year <= total or agree(total, year, context.layout.money_unit):
        return
    if not total:
        return
    found = message(
        "this year's {year} is more than the whole project's {total}",
        year=said(year, context.layout),
        total=said(total, context.layout),
    )
    yield Breach("budget.current_year", found)


@rule(
    "BG403",
    Severity.ERROR,
    title=message("the cost target is more than the budget"),
    why=message("A cost target is the limit of the project's cost and cannot exceed what it is given."),
    advice=message("lower the target to the budget, or correct the budget"),
    cites=(COSTS_WITHIN_STANDARD, HENAN_VALUES, HENAN_FEASIBLE, OWN_FORM),
    profiles=GOALS | EVALUATIONS,
    looks_at="quantities",
)
def cost_within_budget(form: ProjectGoals | TransferGoals | SelfEvaluation, context: Context) -> Breaches:
    """The whole cost stays within the budget.

    Breaks:
        budget.current_year: 90万元
        产出指标 | 成本指标 | 项目总成本 | ≤100万元

    Passes:
        budget.current_year: 202.64万元
        产出指标 | 成本指标 | 项目总成本 | ≤202.6万元
    """
    totals = [each for each in context.quantities if each[2].is_total_cost]
    budgets = [amount for amount in _budgets(form) if amount] if totals else []
    if not budgets:
        return
    most, unit = max(budgets), context.layout.money_unit
    for leaf, target, name in totals:
        if target.comparator not in _UPPER or target.measure.base != "元":
            continue
        cost = target.value * target.measure.factor
        near = most * _NEAR_WAN[0] <= cost <= most * _NEAR_WAN[1]
        if not near and cost - most > half_unit(most, unit) + half_unit(cost, "万元"):
            found = message(
                "{name} {text} is more than the budget of {budget}",
                name=name,
                text=target.text,
                budget=said(most, context.layout),
            )
            yield Breach(f"{leaf.path}.target", found)


@rule(
    "BG404",
    Severity.WARNING,
    title=message("yuan and ten thousand yuan are mixed"),
    why=message("Two amounts that should be alike differ by ten thousand: one is in 元, the other in 万元."),
    advice=message("write all amounts in the unit that the form prints"),
    cites=_ARITHMETIC,
    profiles=EVERY,
)
def units_mixed(form: Form, context: Context) -> Breaches:
    """All amounts are in the unit of the form.

    Breaks:
        layout: department-2022
        budget.total: 968.1918万元
        budget.spending: 基本支出 7242318万元, 项目支出 243.96万元

    Passes:
        layout: department-2022
        budget.total: 968.1918万元
        budget.spending: 基本支出 724.2318万元, 项目支出 243.96万元
    """
    unit = context.layout.money_unit
    for parts in context.parts:
        odd = parts.in_other_unit(unit) if parts.is_wrong(unit) else None
        if odd is not None:
            yield Breach(
                parts.path,
                message(
                    "{name} seems to be in another unit than the total of {total}",
                    name=odd.name,
                    total=said(parts.total, context.layout),
                ),
            )
    for path, one, other in _mixed(form):
        found = message(
            "{one} and {other} differ by about ten thousand times",
            one=said(one, context.layout),
            other=said(other, context.layout),
        )
        yield Breach(path, found)


@rule(
    "BG405",
    Severity.ERROR,
    title=message("more was spent than the budget allows"),
    why=message("What is spent stays within the budget after adjustment."),
    advice=message("correct the amounts, or fill in the adjusted budget"),
    cites=(SELF_EVALUATION_FORM, SELF_EVALUATION_TRUE, MONITORING_FORM, OWN_FORM),
    profiles=_WITH_FUNDS,
)
def spent_within_budget(form: SelfEvaluation | Monitoring, context: Context) -> Breaches:
    """What was spent stays within the adjusted budget.

    Breaks:
        layout: self-evaluation-2020
        funds: 年度资金总额 | adjusted=200万元 executed=210万元

    Passes:
        layout: self-evaluation-2020
        funds: 年度资金总额 | adjusted=200万元 executed=179.43万元
    """
    for index, line in enumerate(form.funds):
        budget, spent = line.adjusted, line.executed
        if (
            budget is None
            or spent is None
            or spent <= budget
            or agree(budget, spent, context.layout.money_unit)
        ):
            continue
        if (budget and _is_spent_in_yuan(budget, spent)) or (not budget and _is_total_forgotten(context)):
            continue
        found = message(
            "{name}: {spent} was spent of a budget of {budget}",
            name=line.name,
            spent=said(spent, context.layout),
            budget=said(budget, context.layout),
        )
        yield Breach(f"funds[{index}].executed", found)


@rule(
    "BG406",
    Severity.ERROR,
    title=message("the printed rate of execution is not what the amounts give"),
    why=message(
        "The rate of execution is what was spent divided by the budget (B/A), as exactly as it is printed."
    ),
    advice=message("calculate the rate anew"),
    cites=(SELF_EVALUATION_FORM, RATE_OF_EXECUTION, MONITORING_FORM, OWN_FORM),
    profiles=_WITH_FUNDS,
)
def rate_as_calculated(form: SelfEvaluation | Monitoring, context: Context) -> Breaches:
    """The rate of execution is B/A, rounded or cut off where it ends.

    Breaks:
        layout: self-evaluation-2020
        funds: 年度资金总额 | adjusted=200万元 executed=179.43万元 rate=92.0%

    Passes:
        layout: self-evaluation-2020
        funds: 年度资金总额 | adjusted=200万元 executed=179.43万元 rate=89.7%
    """
    unit = context.layout.money_unit
    for index, line in enumerate(form.funds):
        if line.rate is None or line.executed is None:
            continue
        bases = [base for base in (line.adjusted, line.initial, line.arrived) if base]
        if not bases or any(_rate_fits(line.rate, line.executed, base, unit) for base in bases):
            continue
        found = message(
            "{name}: {spent} of {budget} is {true}, not {rate}",
            name=line.name,
            spent=said(line.executed, context.layout),
            budget=said(bases[0], context.layout),
            true=_percent(line.executed / bases[0], line.rate),
            rate=_percent(line.rate, line.rate),
        )
        yield Breach(f"funds[{index}].rate", found)


@rule(
    "BG407",
    Severity.WARNING,
    title=message("the total is zero though its parts are not"),
    why=message("The total line is what rate and score are taken from; with a total of 0 they say nothing."),
    advice=message("fill in the total"),
    cites=(SELF_EVALUATION_FORM, SELF_EVALUATION_TRUE, HENAN_COMPLETE, MONITORING_FORM, OWN_FORM),
    profiles=EVERY,
    looks_at="parts",
)
def total_forgotten(__: Form, context: Context) -> Breaches:
    """The total line says the sum of its parts.

    Breaks:
        layout: self-evaluation-2020
        funds: 年度资金总额 | adjusted=0 executed=0
        funds: 本年财政拨款 | adjusted=89.974万元 executed=89.974万元

    Passes:
        layout: self-evaluation-2020
        funds: 年度资金总额 | adjusted=89.974万元 executed=89.974万元
        funds: 本年财政拨款 | adjusted=89.974万元 executed=89.974万元
    """
    forgotten = next((parts for parts in context.parts if parts.total == 0 and parts.sum), None)
    if forgotten is not None:
        found = message("the total is 0, its parts are {sum}", sum=said(forgotten.sum, context.layout))
        yield Breach(forgotten.path, found)


@rule(
    "BG408",
    Severity.ERROR,
    title=message("revenue and spending do not add up to the same total"),
    why=message("A department's budget, divided by revenue and divided by spending, is one amount."),
    advice=message("correct the amount that is wrong"),
    cites=(HENAN_COMPLETE, OWN_FORM),
    profiles=DEPARTMENT,
    needs=Part.HEAD,
)
def revenue_is_spending(form: DepartmentGoals, context: Context) -> Breaches:
    """A department's revenue and spending are the same amount.

    Breaks:
        layout: department-2022
        budget.revenue: 政府预算资金 2456.18万元
        budget.spending: 基本支出 2299.98万元, 项目支出 100万元

    Passes:
        layout: department-2022
        budget.revenue: 政府预算资金 2456.18万元
        budget.spending: 基本支出 2299.98万元, 项目支出 156.2万元
    """
    budget, unit = form.budget, context.layout.money_unit
    if not budget.revenue or not budget.spending:
        return
    revenue = Parts("budget.revenue", budget.total or _ZERO, budget.revenue)
    spending = Parts("budget.spending", budget.total or _ZERO, budget.spending)
    if budget.total is not None and (revenue.is_wrong(unit) or spending.is_wrong(unit)):
        return
    off = abs(revenue.sum - spending.sum)
    if off > slack([part.amount for part in (*budget.revenue, *budget.spending)], unit):
        found = message(
            "the revenue is {revenue}, the spending {spending}",
            revenue=said(revenue.sum, context.layout),
            spending=said(spending.sum, context.layout),
        )
        yield Breach("budget.spending", found)


@rule(
    "BG410",
    Severity.ERROR,
    title=message("one part has two amounts"),
    why=message("A source or a kind of spending has one amount; two different ones contradict each other."),
    advice=message("keep the right amount"),
    cites=_ARITHMETIC,
    profiles=GOALS | DEPARTMENT,
)
def part_twice(form: ProjectGoals | TransferGoals | DepartmentGoals, context: Context) -> Breaches:
    """A part of the budget has one amount.

    Breaks:
        layout: department-2022
        budget.spending: 基本支出 171.41万元, 基本支出 110.61万元

    Passes:
        layout: department-2022
        budget.spending: 基本支出 171.41万元, 项目支出 110.61万元
    """
    for name in ("sources", "total_sources", "revenue", "spending"):
        amounts: dict[str, Decimal] = {}
        for index, part in enumerate(getattr(form.budget, name, ())):
            before = amounts.setdefault(part.name, part.amount)
            if before != part.amount and before and part.amount and part.name not in _UNNAMED:
                found = message(
                    "{name} is {one} here and {other} there",
                    name=part.name,
                    one=said(before, context.layout),
                    other=said(part.amount, context.layout),
                )
                yield Breach(f"budget.{name}[{index}].amount", found)


@rule(
    "BG411",
    Severity.ERROR,
    title=message("the tasks cost more than the department has"),
    why=message("The amounts of the main tasks are part of the department's budget."),
    advice=message("correct the amounts of the tasks, or the budget"),
    cites=(HENAN_COMPLETE, HENAN_FEASIBLE, OWN_FORM),
    profiles=DEPARTMENT,
)
def tasks_within_budget(form: DepartmentGoals, context: Context) -> Breaches:
    """A department's tasks stay within its budget.

    Breaks:
        layout: department-2022
        budget.total: 100万元
        task: 信息宣传 80万元
        task: 设备更新 30万元

    Passes:
        layout: department-2022
        budget.total: 100万元
        task: 信息宣传 60万元
        task: 设备更新 30万元
    """
    amounts = [task.amount for task in form.tasks if task.amount is not None]
    total, unit = form.budget.total, context.layout.money_unit
    if total and sum(amounts) - total > slack([*amounts, total], unit):
        found = message(
            "the tasks add up to {sum}, the budget is {total}",
            sum=said(sum(amounts, _ZERO), context.layout),
            total=said(total, context.layout),
        )
        yield Breach("tasks", found)


def _mixed(form: Form) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Two amounts of one thing that differ by ten thousand times, and where the second stands."""
    budget = getattr(form, "budget", None)
    if isinstance(budget, Budget):
        if _is_wan(budget.total, budget.current_year):
            yield "budget.current_year", budget.total, budget.current_year  # type: ignore[misc]
        if _is_wan(budget.previous_year_budget, budget.previous_year_spent):
            yield "budget.previous_year_spent", budget.previous_year_budget, budget.previous_year_spent  # type: ignore[misc]
    funds: tuple[FundLine, ...] = getattr(form, "funds", ())
    for index, line in enumerate(funds):
        if _is_wan(line.initial, line.adjusted):
            yield f"funds[{index}].adjusted", line.initial, line.adjusted  # type: ignore[misc]
        budget = line.adjusted or line.initial
        if budget and line.executed and _is_spent_in_yuan(budget, line.executed):
            yield f"funds[{index}].executed", budget, line.executed


def _is_spent_in_yuan(budget: Decimal, spent: Decimal) -> bool:
    """Whether what was spent is so many times the budget that it is in 元 beside 万元."""
    return _THOUSANDS <= spent / budget <= _NEAR_WAN[1]


def _is_wan(one: Decimal | None, other: Decimal | None) -> bool:
    if not one or not other or one.adjusted() == other.adjusted():
        return False
    low, high = sorted((abs(one), abs(other)))
    return _NEAR_WAN[0] <= high / low <= _NEAR_WAN[1]


def _budgets(form: ProjectGoals | TransferGoals | SelfEvaluation) -> Iterator[Decimal | None]:
    """Every amount that is what the project may cost."""
    budget = getattr(form, "budget", None)
    if budget is not None:
        yield from (budget.total, budget.current_year)
    for line in getattr(form, "funds", ()):
        yield from (line.initial, line.adjusted, line.arrived)


def _is_total_forgotten(context: Context) -> bool:
    return any(parts.total == 0 and parts.sum for parts in context.parts)


def _rate_fits(rate: Decimal, spent: Decimal, budget: Decimal, unit: str) -> bool:
    """Whether a printed rate is what two rounded amounts may give, rounded or cut off at its last decimal."""
    exponent = rate.as_tuple().exponent
    last = Decimal(1).scaleb(min(exponent, -2) if isinstance(exponent, int) else -2)
    low = (spent - half_unit(spent, unit)) / (budget + half_unit(budget, unit))
    high = (spent + half_unit(spent, unit)) / (budget - half_unit(budget, unit))
    if spent == budget:
        low = high = Decimal(1)
    return low - last / 2 <= rate <= high + last / 2 or rate <= high < rate + last


def _percent(share: Decimal, like: Decimal) -> str:
    """A share in percent, with as many decimals as another one shows."""
    exponent = like.as_tuple().exponent
    decimals = max(-exponent - 2, 0) if isinstance(exponent, int) else 0
    return f"{share * 100:.{decimals}f}%"
