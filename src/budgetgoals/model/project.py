"""What a project is, why it is wanted, and what it costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import NoneType

from attrs import frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.model._checks import require_options, require_texts, require_tuple

_DATE = frozenset({date, NoneType})


@frozen(kw_only=True)
class Project:
    """The project a form is about. A text that the form leaves empty is ``""``.

    Attributes:
        name: 项目名称.
        code: 项目编码.
        category: 项目类别.
        performance_type: 绩效类型.
        start: 计划开始日期.
        end: 计划完成日期.
        purchases_services: 是否含有政府购买服务; None when the form does not say.

    >>> Project(name="环保热线运行", start=date(2020, 1, 1)).end is None
    True
    """

    name: str = ""
    code: str = ""
    category: str = ""
    performance_type: str = ""
    start: date | None = None
    end: date | None = None
    purchases_services: bool | None = None

    def __attrs_post_init__(self) -> None:
        if (
            not type(self.name)
            is type(self.code)
            is type(self.category)
            is type(self.performance_type)
            is str
        ):
            require_texts(self, "name", "code", "category", "performance_type")
        if not (type(self.start) in _DATE and type(self.end) in _DATE):
            require_options(self, date, "start", "end")
        require_options(self, bool, "purchases_services")


@frozen(kw_only=True)
class Narrative:
    r"""The prose of a form. A paragraph ends with a line break; the line breaks of the page are gone.

    Attributes:
        overview: 项目概况.
        basis: 立项依据.
        necessity: 项目设立的必要性.
        safeguards: 保证项目实施的制度、措施.
        plan: 项目实施计划.
        goals: 总目标及阶段性目标.

    >>> Narrative(goals="一、建成系统。\n二、完成验收。").goals.count("\n")
    1
    """

    overview: str = ""
    basis: str = ""
    necessity: str = ""
    safeguards: str = ""
    plan: str = ""
    goals: str = ""

    def __attrs_post_init__(self) -> None:
        if (
            not type(self.overview)
            is type(self.basis)
            is type(self.necessity)
            is type(self.safeguards)
            is type(self.plan)
            is type(self.goals)
            is str
        ):
            require_texts(self, "overview", "basis", "necessity", "safeguards", "plan", "goals")


@frozen
class FundingSource:
    """One of the sources that a budget is made of (其中: 财政拨款, 其他资金 …).

    Attributes:
        name: as the form prints it.
        amount: yuan, or None when the form leaves it empty.

    >>> FundingSource("财政拨款", Decimal(100)).amount
    Decimal('100')
    """

    name: str
    amount: Decimal | None

    def __attrs_post_init__(self) -> None:
        require_texts(self, "name")
        _require_amounts(self, "amount")


@frozen(kw_only=True)
class Budget:
    """What the project costs, in yuan. None where the form says nothing.

    Attributes:
        total: 项目总预算.
        current_year: 项目当年预算.
        previous_year_budget: 同名项目上年预算额.
        previous_year_spent: 同名项目上年预算执行数.
        sources: where the money comes from (其中: …).

    >>> Budget(total=Decimal(2643200)).previous_year_spent is None
    True
    """

    total: Decimal | None = None
    current_year: Decimal | None = None
    previous_year_budget: Decimal | None = None
    previous_year_spent: Decimal | None = None
    sources: tuple[FundingSource, ...] = ()

    def __attrs_post_init__(self) -> None:
        _require_amounts(self, "total", "current_year", "previous_year_budget", "previous_year_spent")
        if self.sources != ():
            require_tuple(self, "sources", self.sources, FundingSource)


def _require_amounts(owner: object, *fields: str) -> None:
    for name in fields:
        amount = getattr(owner, name)
        if type(amount) is Decimal:
            if not amount.is_finite():
                raise InvalidValue("{field} must be a finite number of yuan", field=name)
        elif amount is not None:
            require_options(owner, Decimal, name)
