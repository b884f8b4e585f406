"""The values of a form as the official form prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.dates import Period, Precision, format_period
from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import ValueKind
from budgetgoals.layouts.fields import FUNDS, PARTIES, PERIOD, party_of
from budgetgoals.model import SelfEvaluation, TransferGoals, value_at
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from budgetgoals.layouts import Cell
    from budgetgoals.model import Form

_YES_NO = {True: "是", False: "否"}
_PRECISIONS = (Precision.YEAR, Precision.HALF_YEAR, Precision.QUARTER, Precision.MONTH, Precision.DAY)


def cell_text(form: Form, cell: Cell) -> str:
    """The text of a field as the form prints it; empty for nothing.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.model import Budget, ProjectGoals
    >>> total = next(cell for cell in load_layout("shanghai-2020").cells() if cell.field == "budget.total")
    >>> cell_text(ProjectGoals(budget=Budget(total=Decimal(2643200))), total)
    '2,643,200'
    """
    if not cell.field:
        return ""
    if cell.field == PERIOD:
        return _period(form.project.start, form.project.end)  # type: ignore[union-attr]
    if cell.field.startswith(PARTIES):
        return _party(form, cell.field)
    if cell.field.startswith(FUNDS):
        return _fund(form, cell)
    value = value_at(form, cell.field)
    if cell.value is ValueKind.CODED and value:
        code = value_at(form, f"{cell.field}_code")
        return f"[{code}]{value}" if code else str(value)
    return printed(value, cell.unit)


def printed(value: object, unit: str = "") -> str:
    """A value of any kind as text; an amount in its unit, without it.

    >>> printed(None), printed(True), printed(Decimal(26432), "万元"), printed(date(2020, 1, 1))
    ('', '是', '2.6432', '2020-01-01')
    """
    match value:
        case None:
            return ""
        case bool(answer):
            return _YES_NO[answer]
        case Decimal() as number:
            return amount_text(number, unit) if unit else f"{number:f}"
        case date() as day:
            return day.isoformat()
        case _:
            return str(value)


def amount_text(amount: Decimal, unit: str) -> str:
    """An amount of yuan counted in a unit, without it.

    >>> amount_text(Decimal("2643200.5"), "元")
    '2,643,200.50'
    """
    return format_yuan(amount, unit).removesuffix(unit)  # type: ignore[arg-type]


def rate_text(rate: Decimal) -> str:
    """A share as a percentage.

    >>> rate_text(Decimal("0.897")), rate_text(Decimal(1))
    ('89.7%', '100%')
    """
    return f"{rate.scaleb(2):f}%"


def _period(start: date | None, end: date | None) -> str:
    """A first and a last day; reading takes 起 and 至 for one that is not there."""
    if start is None or end is None or start > end:
        return "".join([f"{start}起" if start else "", f"至{end}" if end else ""])
    for precision in _PRECISIONS:
        try:
            return format_period(Period(start, end, precision))
        except InvalidValue:
            continue
    return format_period(Period(start, end, Precision.RANGE))


def _party(form: Form, field: str) -> str:
    if not isinstance(form, (TransferGoals, SelfEvaluation)):
        return ""
    asked = party_of(field)
    for party in form.parties:
        if (party.level, party.duty) == asked:
            return f"[{party.code}]{party.name}" if party.code else party.name
    return ""


def _fund(form: Form, cell: Cell) -> str:
    lines = form.funds if isinstance(form, SelfEvaluation) else ()
    amount = getattr(lines[0], cell.field.removeprefix(FUNDS)) if lines else None
    return "" if amount is None else amount_text(amount, cell.unit)
