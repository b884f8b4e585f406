"""The execution rate of the budget (预算执行率), by a denominator that is stated.

The forms and rules have three: 全年预算数 (A) of the form of 财预〔2020〕10号 annex 1, which is the budget
after adjustment (调整后预算数); 实际到位资金 of annex 2, 资金管理; and 年初预算数.
"""

from __future__ import annotations

from decimal import Context, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.messages import Message, message

if TYPE_CHECKING:
    from budgetgoals.model import FundLine

_SHARE = Context(prec=28)


class Denominator(StrEnum):
    """What the spending is divided by.

    >>> Denominator("arrived").label.en
    'the funds that arrived'
    """

    ADJUSTED = "adjusted"
    """全年预算数（A）, 调整后预算数."""
    INITIAL = "initial"
    """年初预算数."""
    ARRIVED = "arrived"
    """实际到位资金."""

    @property
    def label(self) -> Message:
        """Its name in both languages."""
        return _LABELS[self]


_LABELS = {
    Denominator.ADJUSTED: message("the budget of the year after adjustment"),
    Denominator.INITIAL: message("the budget at the beginning of the year"),
    Denominator.ARRIVED: message("the funds that arrived"),
}


@frozen(kw_only=True)
class Execution:
    """How much of the money was spent.

    Attributes:
        rate: the share that was spent; None where it cannot be told.
        denominator: what the spending was divided by; None where the rate is as printed, since the amounts
            are missing.
        reason: why there is no rate.

    >>> Execution(rate=Decimal("0.94")).reason is None
    True
    """

    rate: Decimal | None
    denominator: Denominator | None = None
    reason: Message | None = None

    @classmethod
    def of(cls, line: FundLine, denominator: Denominator) -> Execution:
        """The execution rate of a line of the funds.

        >>> from budgetgoals.model import FundLine
        >>> spent = FundLine(adjusted=Decimal(200), executed=Decimal("179.43"))
        >>> Execution.of(spent, Denominator.ADJUSTED).rate
        Decimal('0.89715')
        >>> Execution.of(FundLine(rate=Decimal("0.897")), Denominator.ADJUSTED)
        Execution(rate=Decimal('0.897'), denominator=None, reason=None)
        """
        budget: Decimal | None = getattr(line, denominator.value)
        if budget is None or line.executed is None:
            return cls(rate=line.rate, reason=_MISSING if line.rate is None else None)
        if budget <= 0 or line.executed < 0:
            return cls(rate=None, reason=_NO_BUDGET)
        return cls(rate=_SHARE.divide(line.executed, budget), denominator=denominator)


_MISSING = message("the form prints neither the amounts nor the rate")
_NO_BUDGET = message("nothing can be divided by a budget of zero")
