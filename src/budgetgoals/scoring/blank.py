"""A goal form becomes a self-evaluation with nothing filled in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import load_layout
from budgetgoals.model import (
    DepartmentGoals,
    FundLine,
    Narrative,
    Project,
    ProjectGoals,
    Scope,
    SelfEvaluation,
    TransferGoals,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import Form, FundingSource

Goals = ProjectGoals | DepartmentGoals | TransferGoals
"""The forms whose goals can be evaluated."""

_LAYOUTS = {
    ProjectGoals: "self-evaluation-2020",
    DepartmentGoals: "department-self-evaluation",
    TransferGoals: "transfer-self-evaluation",
}
_SCOPES = {
    ProjectGoals: Scope.PROJECT,
    DepartmentGoals: Scope.DEPARTMENT,
    TransferGoals: Scope.TRANSFER,
}
_TOTAL = "年度资金总额"
_EXECUTION_POINTS = Decimal(10)


def blank_evaluation(goals: Form) -> SelfEvaluation:
    """The self-evaluation of a goal form, to be filled.

    Head, goals, targets and points are those of the goal form, the budget of the year is 年初预算数; of a
    project, the execution rate has the ten points that the form of 财预〔2020〕10号, annex 1, prints. The
    rest of the prose stays in the goal form: a self-evaluation has no place for it.

    Raises:
        InvalidValue: the form states no goals.

    >>> from budgetgoals.model import Budget, Project
    >>> goals = ProjectGoals(project=Project(name="执法服装"), budget=Budget(current_year=Decimal(302900)))
    >>> form = blank_evaluation(goals)
    >>> form.title, form.funds[0].initial, form.funds[0].executed
    ('项目支出绩效自评表', Decimal('302900'), None)
    """
    if not isinstance(goals, (ProjectGoals, DepartmentGoals, TransferGoals)):
        raise InvalidValue("a self-evaluation is made of a goal form, not of {form}", form=repr(goals))
    kind = type(goals)
    return SelfEvaluation(
        layout=_LAYOUTS[kind],
        title=load_layout(_LAYOUTS[kind]).title,
        fiscal_year=goals.fiscal_year,
        applicant=goals.applicant,
        department=goals.department,
        department_code=goals.department_code,
        narrative=Narrative(goals=goals.narrative.goals or goals.narrative.long_term_goals),
        indicators=goals.indicators if any(goals.leaves()) else goals.long_term_indicators,
        scope=_SCOPES[kind],
        funds=tuple(_funds(goals)),
        project=Project() if isinstance(goals, DepartmentGoals) else goals.project,
        parties=goals.parties if isinstance(goals, TransferGoals) else (),
    )


def _funds(goals: Goals) -> Iterator[FundLine]:
    amount, parts = _year(goals)
    if amount is None and not parts:
        return
    points = _EXECUTION_POINTS if isinstance(goals, ProjectGoals) else None
    yield FundLine(name=_TOTAL, initial=amount, weight=points)
    for part in parts:
        yield FundLine(name=part.name, initial=part.amount)


def _year(goals: Goals) -> tuple[Decimal | None, tuple[FundingSource, ...]]:
    """The budget of the year and what it is made of; of the whole project where the form has no other."""
    if isinstance(goals, DepartmentGoals):
        return goals.budget.total, goals.budget.revenue
    budget = goals.budget
    if budget.current_year is not None:
        return budget.current_year, budget.sources
    return budget.total, budget.sources or budget.total_sources
