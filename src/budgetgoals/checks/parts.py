"""Totals and the parts that make them up (其中)."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.checks.amounts import slack
from budgetgoals.model import FundingSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.model import Form, FundLine

_ZERO = Decimal(0)
_WAN = Decimal(10_000)
_FUND_COLUMNS = ("initial", "adjusted", "arrived", "executed", "expected")
_REST = ("其他", "其它")
_MOST_PARTS = 12


class Parts(NamedTuple):
    """An amount and what it is made of.

    Attributes:
        path: the field of the amount.
        total: the amount.
        parts: what it is made of, as the form lists it: some may be parts of others.

    >>> parts = (FundingSource("财政拨款", Decimal(60)), FundingSource("其他资金", Decimal(50)))
    >>> Parts("budget.total", Decimal(100), parts).is_wrong("元")
    True
    """

    path: str
    total: Decimal
    parts: Sequence[FundingSource]

    @property
    def sum(self) -> Decimal:
        """All parts together."""
        return sum((part.amount for part in self.parts), _ZERO)

    def is_wrong(self, unit: str) -> bool:
        """Whether the parts cannot make up the total, whichever of them are parts of others.

        Parts that are less than the total may be only some of it, unless the list ends with the rest (其他).
        """
        amounts = [part.amount for part in self.parts if part.amount]
        if not amounts or not self.total:
            return False
        allowed = slack([*amounts, self.total], unit)
        if self.sum - self.total < -allowed:
            return self._is_complete()
        if abs(self.sum - self.total) <= allowed:
            return False
        return not _may_be_nested(amounts, self.total, allowed)

    def in_other_unit(self, unit: str) -> FundingSource | None:
        """The part that is in 元 beside 万元, or the other way round: scaled, the sum is right."""
        for part in self.parts:
            rest = self.sum - part.amount
            for scaled in (part.amount / _WAN, part.amount * _WAN):
                others = [other.amount for other in self.parts if other is not part]
                if part.amount and abs(rest + scaled - self.total) <= slack([*others, self.total], unit):
                    return part
        return None

    def _is_complete(self) -> bool:
        """Whether the last part is the rest, filled in."""
        last = self.parts[-1]
        return last.name.startswith(_REST) and bool(last.amount)


def parts_of(form: Form) -> Iterator[Parts]:
    r"""Every total of a form that is told with its parts.

    >>> from budgetgoals.checks.examples import form_of
    >>> form = form_of("budget.current_year: 9\nbudget.sources: 财政拨款 9")
    >>> [str(parts.sum) for parts in parts_of(form)]
    ['9']
    """
    budget = getattr(form, "budget", None)
    if budget is not None:
        yield from _of_budget(budget)
    funds: tuple[FundLine, ...] = getattr(form, "funds", ())
    if len(funds) > 1 and _is_total(funds[0].name) and not any(_is_total(line.name) for line in funds[1:]):
        for column in _FUND_COLUMNS:
            total = getattr(funds[0], column)
            told = [(line.name, getattr(line, column)) for line in funds[1:]]
            parts = [FundingSource(name, amount) for name, amount in told if amount is not None]
            if total is not None and parts:
                yield Parts(f"funds[0].{column}", total, parts)


def _of_budget(budget: object) -> Iterator[Parts]:
    current, total = getattr(budget, "current_year", None), getattr(budget, "total", None)
    for name, field, amount in (
        (
            "sources",
            "current_year" if current is not None else "total",
            current if current is not None else total,
        ),
        ("total_sources", "total", total),
        ("revenue", "total", total),
        ("spending", "total", total),
    ):
        parts = getattr(budget, name, ())
        if parts and amount is not None:
            yield Parts(f"budget.{field}", amount, parts)


def _is_total(name: str) -> bool:
    return name == "" or "总额" in name or "合计" in name or "总金额" in name


def _may_be_nested(amounts: Sequence[Decimal], total: Decimal, allowed: Decimal) -> bool:
    """Whether some of the parts make up the total, the rest being parts of those."""
    if len(amounts) > _MOST_PARTS:
        return True
    return any(
        abs(sum(chosen) - total) <= allowed
        for size in range(1, len(amounts))
        for chosen in combinations(amounts, size)
    )
