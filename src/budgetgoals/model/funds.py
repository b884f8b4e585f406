"""The money of a form: where it comes from, what became of it."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.model._checks import require_numbers, require_texts, require_tuple, wrong_type


@frozen
class FundingSource:
    """One of the parts that an amount is made of (其中: 财政拨款, 其他资金 …).

    Attributes:
        name: as the form prints it, without 其中.
        amount: yuan.

    >>> FundingSource("财政拨款", Decimal(100)).amount
    Decimal('100')
    """

    name: str
    amount: Decimal

    def __attrs_post_init__(self) -> None:
        require_texts(self, "name")
        require_amounts(self, "amount")
        if self.amount is None:
            wrong_type(self, "amount", "Decimal", self.amount)


@frozen(kw_only=True)
class Budget:
    """What a project costs, in yuan. None where the form says nothing.

    Attributes:
        total: the whole project (项目总预算, 实施期资金总额).
        current_year: this fiscal year (项目当年预算, 年度资金总额).
        previous_year_budget: 同名项目上年预算额.
        previous_year_spent: 同名项目上年预算执行数.
        sources: what this year's amount is made of, or the total where the form has no year's (其中: …).
        total_sources: what the total is made of, where the form tells both.

    >>> Budget(total=Decimal(2643200)).previous_year_spent is None
    True
    """

    total: Decimal | None = None
    current_year: Decimal | None = None
    previous_year_budget: Decimal | None = None
    previous_year_spent: Decimal | None = None
    sources: tuple[FundingSource, ...] = ()
    total_sources: tuple[FundingSource, ...] = ()

    def __attrs_post_init__(self) -> None:
        for amount in (self.total, self.current_year, self.previous_year_budget, self.previous_year_spent):
            if amount is not None and not (type(amount) is Decimal and amount.is_finite()):
                require_amounts(self, "total", "current_year", "previous_year_budget", "previous_year_spent")
        if not self.sources == self.total_sources == ():
            require_tuple(self, "sources", self.sources, FundingSource)
            require_tuple(self, "total_sources", self.total_sources, FundingSource)


@frozen(kw_only=True)
class DepartmentBudget:
    """What a department has to spend in a year, in yuan.

    Attributes:
        total: 部门预算总额, 资金总额.
        revenue: what it is made of by the nature of the revenue (按收入性质分, 资金来源).
        spending: what it is made of by the nature of the spending (按支出性质分): 基本支出, 项目支出.

    >>> DepartmentBudget(total=Decimal(24561800)).revenue
    ()
    """

    total: Decimal | None = None
    revenue: tuple[FundingSource, ...] = ()
    spending: tuple[FundingSource, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_amounts(self, "total")
        require_tuple(self, "revenue", self.revenue, FundingSource)
        require_tuple(self, "spending", self.spending, FundingSource)


@frozen(kw_only=True)
class FundLine:
    """A line of the funds of an evaluation or a monitoring: the total, or one of its parts.

    Amounts are yuan, rates are shares (``Decimal("0.897")`` for 89.7%), weights and scores points; None
    where the form says nothing or prints —.

    Attributes:
        name: as the form prints it, without 其中: 年度资金总额, 当年财政拨款 …
        initial: 年初预算数.
        adjusted: 全年预算数 (A), the budget after adjustment.
        arrived: 到位数, what was paid in.
        executed: 全年执行数 (B); of a monitoring what was spent so far (1-7月执行数).
        expected: 全年预计执行数, of a monitoring.
        rate: 执行率.
        weight: 分值.
        score: 得分.

    >>> FundLine(name="年度资金总额", adjusted=Decimal(200), executed=Decimal("179.43")).score is None
    True
    """

    name: str = ""
    initial: Decimal | None = None
    adjusted: Decimal | None = None
    arrived: Decimal | None = None
    executed: Decimal | None = None
    expected: Decimal | None = None
    rate: Decimal | None = None
    weight: Decimal | None = None
    score: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        require_texts(self, "name")
        require_amounts(self, "initial", "adjusted", "arrived", "executed", "expected")
        require_numbers(self, "rate", "weight", "score")


def require_amounts(owner: object, *fields: str) -> None:
    """Every named field is None or a finite number of yuan."""
    for name in fields:
        amount = getattr(owner, name)
        if type(amount) is Decimal:
            if not amount.is_finite():
                raise InvalidValue("{field} must be a finite number of yuan", field=name)
        elif amount is not None:
            require_numbers(owner, name)
