"""The forms themselves: what they share, and what each kind has of its own."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - the serializer reads the types
from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import Attribute, Factory, field, frozen

from budgetgoals.model._checks import (
    require_numbers,
    require_options,
    require_pairs,
    require_texts,
    require_tuple,
    wrong_type,
)
from budgetgoals.model.funds import Budget, DepartmentBudget, FundLine
from budgetgoals.model.indicators import Dimension, Leaf
from budgetgoals.model.notebook import html_of
from budgetgoals.model.parties import Party, Task, in_order
from budgetgoals.model.project import Narrative, Project
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator


class Scope(StrEnum):
    """What an evaluation or a monitoring is about.

    >>> Scope("department").name
    'DEPARTMENT'
    """

    PROJECT = "project"
    DEPARTMENT = "department"
    TRANSFER = "transfer"


_YEAR = frozenset({int, NoneType})
_LAST = ("narrative", "indicators", "long_term_indicators", "extra")


def _head_first(_: type, attributes: list[Attribute[Any]]) -> list[Attribute[Any]]:
    """The fields in the order of the form: its head, the prose, the indicators, the rest."""
    return sorted(attributes, key=lambda each: _LAST.index(each.name) if each.name in _LAST else -1)


@frozen(kw_only=True, repr=False, cache_hash=True)
class _Form:
    """What every form has.

    Attributes:
        layout: the id of the official layout.
        title: the heading.
        fiscal_year: the year it is for (（2020年度）), or None when the form does not say.
        applicant: 申报单位名称, 填报单位, 实施单位.
        department: 主管部门, or None where the form has no such field.
        department_code: its code, apart.
        narrative: the prose.
        indicators: the tree of indicators, of the year where the form has two.
        long_term_indicators: the tree of the whole period, where the form has two (实施期 | 年度).
        extra: every other label of the form, and every text that was no value of its field, as
            (label, text) pairs.
    """

    kind: ClassVar[str]
    layout: str = ""
    title: str = ""
    fiscal_year: int | None = None
    applicant: str = ""
    department: str | None = None
    department_code: str | None = None
    narrative: Narrative = Factory(Narrative)
    indicators: tuple[Dimension, ...] = ()
    long_term_indicators: tuple[Dimension, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        if not type(self.layout) is type(self.title) is type(self.applicant) is str:
            require_texts(self, "layout", "title", "applicant")
        if type(self.fiscal_year) not in _YEAR:
            require_options(self, int, "fiscal_year")
        if not self.department is self.department_code is None:
            require_options(self, str, "department", "department_code")
        if type(self.narrative) is not Narrative:
            wrong_type(self, "narrative", "Narrative", self.narrative)
        require_tuple(self, "indicators", self.indicators, Dimension)
        if self.long_term_indicators != ():
            require_tuple(self, "long_term_indicators", self.long_term_indicators, Dimension)
        if self.extra != ():
            require_pairs(self, "extra", self.extra)

    def leaves(self) -> Iterator[Leaf]:
        """Every indicator of the year with what it stands under, in the order of the form.

        >>> list(ProjectGoals().leaves())
        []
        """
        return leaves_of(self.indicators, "indicators")

    def long_term_leaves(self) -> Iterator[Leaf]:
        """Every indicator of the whole period, where the form tells them apart.

        >>> list(ProjectGoals().long_term_leaves())
        []
        """
        return leaves_of(self.long_term_indicators, "long_term_indicators")

    def __repr__(self) -> str:
        first = " ".join(filter(None, [str(self.fiscal_year or ""), self.applicant]))
        count = sum(1 for _ in self.leaves())
        parts = [first, *self._told(), f"{count} indicator{'' if count == 1 else 's'}"]
        return f"<{type(self).__name__} {' · '.join(filter(None, parts))}>"

    def _told(self) -> list[str]:
        """What a kind of form says of itself on one line."""
        return []

    def _repr_html_(self) -> str:
        return html_of(self)


@frozen(kw_only=True, repr=False, cache_hash=True, field_transformer=_head_first)
class ProjectGoals(_Form):
    """A project's performance goals (项目支出绩效目标表).

    Attributes:
        project: what the money is for.
        budget: the amounts, in yuan.

    >>> form = ProjectGoals(applicant="执法总队", project=Project(name="执法服装"), fiscal_year=2020)
    >>> form
    <ProjectGoals 2020 执法总队 · 执法服装 · 0 indicators>
    >>> import attrs
    >>> attrs.evolve(form, fiscal_year=2021) == form
    False
    """

    kind: ClassVar[str] = "project_goals"
    project: Project = Factory(Project)
    budget: Budget = Factory(Budget)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if not (type(self.project) is Project and type(self.budget) is Budget):
            _require(self, "project", Project)
            _require(self, "budget", Budget)

    def _told(self) -> list[str]:
        return [self.project.name, _amount(self.budget.current_year or self.budget.total)]


@frozen(kw_only=True, repr=False, cache_hash=True, field_transformer=_head_first)
class DepartmentGoals(_Form):
    """The performance goals of a department's whole spending (部门整体支出绩效目标表).

    Attributes:
        budget: its money, in yuan.
        tasks: its main tasks of the year.

    >>> DepartmentGoals(applicant="林业局", fiscal_year=2026)
    <DepartmentGoals 2026 林业局 · 0 indicators>
    """

    kind: ClassVar[str] = "department_goals"
    budget: DepartmentBudget = Factory(DepartmentBudget)
    tasks: tuple[Task, ...] = ()

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _require(self, "budget", DepartmentBudget)
        require_tuple(self, "tasks", self.tasks, Task)

    def _told(self) -> list[str]:
        return [_amount(self.budget.total)]


@frozen(kw_only=True, repr=False, cache_hash=True, field_transformer=_head_first)
class TransferGoals(_Form):
    """The performance goals of a transfer payment (转移支付区域（项目）绩效目标表).

    Attributes:
        project: the payment (资金名称, 专项名称) and its period.
        parties: the authorities that take part, from the centre down.
        budget: the amounts, in yuan.

    >>> TransferGoals(project=Project(name="食品监管补助资金"), fiscal_year=2021)
    <TransferGoals 2021 · 食品监管补助资金 · 0 indicators>
    """

    kind: ClassVar[str] = "transfer_goals"
    project: Project = Factory(Project)
    parties: tuple[Party, ...] = field(default=(), converter=in_order)
    budget: Budget = Factory(Budget)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _require(self, "project", Project)
        _require(self, "budget", Budget)
        require_tuple(self, "parties", self.parties, Party)

    def _told(self) -> list[str]:
        return [self.project.name, _amount(self.budget.current_year or self.budget.total)]


@frozen(kw_only=True, repr=False, cache_hash=True, field_transformer=_head_first)
class SelfEvaluation(_Form):
    """The evaluation of a project, a department or a transfer payment by who carries it out (绩效自评表).

    Source: 项目支出绩效评价管理办法 (财预〔2020〕10号), annex 1.

    Attributes:
        scope: what it is about.
        project: the project, or the transfer payment.
        parties: the authorities of a transfer payment.
        funds: the lines of the funds, the total first.
        total_weight: the points of the whole (总分 100), or None.
        total_score: the points reached, or None.

    >>> SelfEvaluation(project=Project(name="执法服装"), total_score=Decimal("97.6"))
    <SelfEvaluation 执法服装 · 97.6 · 0 indicators>
    """

    kind: ClassVar[str] = "self_evaluation"
    scope: Scope = Scope.PROJECT
    project: Project = Factory(Project)
    parties: tuple[Party, ...] = field(default=(), converter=in_order)
    funds: tuple[FundLine, ...] = ()
    total_weight: Decimal | None = None
    total_score: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _require(self, "scope", Scope)
        _require(self, "project", Project)
        require_tuple(self, "parties", self.parties, Party)
        require_tuple(self, "funds", self.funds, FundLine)
        require_numbers(self, "total_weight", "total_score")

    def _told(self) -> list[str]:
        return [self.project.name, "" if self.total_score is None else f"{self.total_score:f}"]


@frozen(kw_only=True, repr=False, cache_hash=True, field_transformer=_head_first)
class Monitoring(_Form):
    """How far a project or a department has come in the middle of the year (绩效运行监控表).

    Attributes:
        scope: what it is about.
        project: the project.
        month: the month of the heading (（2022年8月）), or None.
        through_month: the last month whose execution is told (7 for 1-7月执行情况), or None.
        funds: the lines of the funds, the total first.
        tasks: a department's main tasks of the year.

    >>> Monitoring(project=Project(name="执法服装"), fiscal_year=2022, through_month=7)
    <Monitoring 2022 · 执法服装 · 1–7月 · 0 indicators>
    """

    kind: ClassVar[str] = "monitoring"
    scope: Scope = Scope.PROJECT
    project: Project = Factory(Project)
    month: int | None = None
    through_month: int | None = None
    funds: tuple[FundLine, ...] = ()
    tasks: tuple[Task, ...] = ()

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _require(self, "scope", Scope)
        _require(self, "project", Project)
        require_options(self, int, "month", "through_month")
        require_tuple(self, "funds", self.funds, FundLine)
        require_tuple(self, "tasks", self.tasks, Task)

    def _told(self) -> list[str]:
        return [self.project.name, f"1–{self.through_month}月" if self.through_month else ""]


Form = ProjectGoals | DepartmentGoals | TransferGoals | SelfEvaluation | Monitoring
"""Every kind of form."""

FORM_KINDS: tuple[type[Form], ...] = (
    ProjectGoals,
    DepartmentGoals,
    TransferGoals,
    SelfEvaluation,
    Monitoring,
)
"""The classes of the forms."""


def leaves_of(dimensions: tuple[Dimension, ...], path: str) -> Iterator[Leaf]:
    """Every indicator of a tree.

    Args:
        dimensions: the tree.
        path: where it is in the form.

    >>> list(leaves_of((), "indicators"))
    []
    """
    for d, dimension in enumerate(dimensions):
        for a, aspect in enumerate(dimension.aspects):
            for i, indicator in enumerate(aspect.indicators):
                yield Leaf(dimension, aspect, indicator, f"{path}[{d}].aspects[{a}].indicators[{i}]")


def _require(owner: object, name: str, of: type) -> None:
    if type(getattr(owner, name)) is not of:
        wrong_type(owner, name, of.__name__, getattr(owner, name))


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else format_yuan(amount)
