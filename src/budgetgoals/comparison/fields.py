"""What a form says besides its indicators, as values with paths that two forms share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import fields

from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.model import (
    Budget,
    DepartmentBudget,
    DepartmentGoals,
    FundLine,
    Monitoring,
    Narrative,
    Project,
    ProjectGoals,
    SelfEvaluation,
    TransferGoals,
)
from budgetgoals.model.taxonomy import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.model import Form, FundingSource

Value = str | bool | int | Decimal | date | None
"""What a field holds."""

_HEAD = {
    "title": "标题",
    "fiscal_year": "年度",
    "applicant": "填报单位",
    "department": "主管部门",
    "department_code": "主管部门代码",
}
_FIRST_LINE, _SOURCES = "年度资金总额", "budget.sources["


class Field(NamedTuple):
    """A field and what it holds.

    Attributes:
        path: where it is. Parts and lines are named, not counted: ``budget.sources[财政拨款]``.
        label: as the official form prints it, or the name of the part or line.
        value: what it holds.
        money: whether it is an amount in yuan.
    """

    path: str
    label: str
    value: Value
    money: bool = False


def fields_of(form: Form) -> dict[str, Field]:
    """The fields of a form by their paths, without its indicators; one that comes again is counted.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> fields_of(ProjectGoals(project=Project(name="执法服装")))["project.name"].label
    '项目名称'
    """
    found: dict[str, Field] = {}
    for field in _fields(form):
        path, count = field.path, 1
        while path in found:
            count += 1
            path = f"{field.path}#{count}"
        found[path] = field._replace(path=path)
    return found


def as_evaluated(goals: dict[str, Field]) -> dict[str, Field]:
    """The fields of a goal form under the paths that a self-evaluation has for them.

    The budget of the year, or the total where the form has no other, is 年初预算数 of its total line.

    >>> from budgetgoals.model import Budget, ProjectGoals
    >>> goals = fields_of(ProjectGoals(budget=Budget(current_year=Decimal(302900))))
    >>> as_evaluated(goals)["funds[年度资金总额].initial"].value
    Decimal('302900')
    """
    kept = {path: field for path, field in goals.items() if not path.startswith("budget.")}
    amounts = {path: field for path, field in goals.items() if field.value is not None}
    total = amounts.get("budget.current_year") or amounts.get("budget.total")
    funds = [(_FIRST_LINE, total)] if total else []
    for path, field in amounts.items():
        if path.startswith(_SOURCES):
            funds.append((path.removeprefix(_SOURCES).removesuffix("]"), field))
    for name, field in funds:
        path = f"funds[{name}].initial"
        kept[path] = field._replace(path=path)
    return kept


def _fields(form: Form) -> Iterator[Field]:
    labels = _labels(form.layout)
    for path, label in _HEAD.items():
        yield Field(path, labels.get(path, label), getattr(form, path))
    yield from _of_head(form, labels)
    yield from _of_money(form, labels)
    yield from (Field(f"extra[{label}]", label, text) for label, text in form.extra)


def _of_head(form: Form, labels: dict[str, str]) -> Iterator[Field]:
    if not isinstance(form, DepartmentGoals):
        yield from _of_part(Project, form.project, "project", labels)
    yield from _of_part(Narrative, form.narrative, "narrative", labels)
    if isinstance(form, (TransferGoals, SelfEvaluation)):
        for party in form.parties:
            path = f"parties.{party.level.value}.{party.duty.value}"
            yield Field(path, labels.get(path, path), " ".join(filter(None, (party.code, party.name))))
    if isinstance(form, Monitoring):
        yield Field("month", "月份", form.month)
        yield Field("through_month", "执行月份", form.through_month)


def _of_money(form: Form, labels: dict[str, str]) -> Iterator[Field]:
    """Amounts and points, with the tasks that amounts are for."""
    if isinstance(form, (ProjectGoals, DepartmentGoals, TransferGoals)):
        yield from _of_budget(form.budget, labels)
    else:
        for line in form.funds:
            yield from _of_line(line, form.funds[0])
    if isinstance(form, (DepartmentGoals, Monitoring)):
        for task in form.tasks:
            yield Field(f"tasks[{task.name}].content", task.name, task.content)
            yield Field(f"tasks[{task.name}].amount", task.name, task.amount, money=True)
    if isinstance(form, SelfEvaluation):
        yield Field("total_weight", "总分", form.total_weight)
        yield Field("total_score", "得分", form.total_score)


def _of_part(of: type, part: object, path: str, labels: dict[str, str]) -> Iterator[Field]:
    for each in fields(of):
        where = f"{path}.{each.name}"
        yield Field(where, labels.get(where, where), getattr(part, each.name))


def _of_budget(budget: Budget | DepartmentBudget, labels: dict[str, str]) -> Iterator[Field]:
    for each in fields(type(budget)):
        where, value = f"budget.{each.name}", getattr(budget, each.name)
        if isinstance(value, tuple):
            yield from _of_sources(value, where)
        else:
            yield Field(where, labels.get(where, where), value, money=True)


def _of_sources(sources: Iterable[FundingSource], path: str) -> Iterator[Field]:
    for source in sources:
        yield Field(f"{path}[{plain_name(source.name)}]", source.name, source.amount, money=True)


def _of_line(line: FundLine, first: FundLine) -> Iterator[Field]:
    name = _FIRST_LINE if line is first else plain_name(line.name)
    for each in fields(FundLine):
        if each.name != "name":
            money = each.name not in ("rate", "weight", "score")
            yield Field(
                f"funds[{name}].{each.name}",
                f"{line.name or name} {_FUND_LABELS[each.name]}",
                getattr(line, each.name),
                money=money,
            )


_FUND_LABELS = {
    "initial": "年初预算数",
    "adjusted": "全年预算数",
    "arrived": "到位数",
    "executed": "全年执行数",
    "expected": "全年预计执行数",
    "rate": "执行率",
    "weight": "分值",
    "score": "得分",
}


@cache
def _labels(layout: str) -> dict[str, str]:
    """The labels of a layout by their fields; those of the other layouts stand in for what it has not."""
    found: dict[str, str] = {}
    for each in (layout, "shanghai-2020", "national-2015", "department-2022", "self-evaluation-2020"):
        if each in layout_ids():
            for cell in load_layout(each).cells():
                found.setdefault(cell.field, cell.label)
    return found
