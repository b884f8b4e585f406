"""The values of a form as the official form prints them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from budgetgoals.dates import Period, Precision, format_period
from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import ValueKind
from budgetgoals.layouts.fields import FUNDS, PARTIES, PERIOD, party_of
from budgetgoals.model import Monitoring, SelfEvaluation, TransferGoals
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from budgetgoals.layouts import Cell
    from budgetgoals.model import Form, Party

_YES_NO = {True: "是", False: "否"}
_PRECISIONS = (Precision.YEAR, Precision.HALF_YEAR, Precision.QUARTER, Precision.MONTH, Precision.DAY)
_MONTHS = re.compile(r"1-[0-9]{1,2}月")


def cell_text(form: Form, cell: Cell, unit: str = "") -> str:
    """The text of a field as the form prints it; empty for nothing.

    Args:
        form: the form.
        cell: what the layout declares of its label.
        unit: the unit of an amount; the cell's own unless given.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.model import Budget, ProjectGoals
    >>> total = next(cell for cell in load_layout("shanghai-2020").cells() if cell.field == "budget.total")
    >>> cell_text(ProjectGoals(budget=Budget(total=Decimal(2643200))), total)
    '2,643,200'
    """
    if not cell.field or cell.field.startswith(FUNDS):
        return ""
    if cell.field == PERIOD:
        return period_text(form.project.start, form.project.end)  # type: ignore[union-attr]
    if cell.field.startswith(PARTIES):
        return _party(form, cell.field)
    value = _getter(cell.field)(form)
    if cell.value is ValueKind.CODED:
        return with_code(str(value or ""), str(_getter(f"{cell.field}_code")(form) or ""))
    return printed(value, unit or cell.unit)


@cache
def _getter(field: str) -> attrgetter[object]:
    return attrgetter(field)


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


def with_code(name: str, code: str) -> str:
    """A name with its code before it.

    >>> with_code("教育局", "015001"), with_code("教育局", "")
    ('[015001]教育局', '教育局')
    """
    return f"[{code}]{name}" if code else name


def period_text(start: date | None, end: date | None) -> str:
    """A first and a last day; reading takes 起 and 至 for one that is not there.

    Empty where the last day is before the first: that is no period.

    >>> period_text(date(2020, 1, 1), date(2020, 12, 31)), period_text(None, date(2020, 12, 31))
    ('2020年', '至2020-12-31')
    """
    if start is None or end is None:
        return "".join([f"{start}起" if start else "", f"至{end}" if end else ""])
    if start > end:
        return ""
    for precision in _PRECISIONS:
        try:
            return format_period(Period(start, end, precision))
        except InvalidValue:
            continue
    return format_period(Period(start, end, Precision.RANGE))


def party_text(party: Party) -> str:
    """An authority with its code.

    >>> from budgetgoals.model import Duty, Level, Party
    >>> party_text(Party(level=Level.CENTRAL, duty=Duty.FINANCE, name="财政部"))
    '财政部'
    """
    return with_code(party.name, party.code)


def through(label: str, form: Form) -> str:
    """The label of a column with the last month that a monitoring tells of: 1-7月执行数.

    >>> through("1-7月执行数", Monitoring(through_month=6)), through("全年执行数", Monitoring())
    ('1-6月执行数', '全年执行数')
    """
    if not isinstance(form, Monitoring) or form.through_month is None:
        return label
    return _MONTHS.sub(f"1-{form.through_month}月", label)


def _party(form: Form, field: str) -> str:
    if not isinstance(form, (TransferGoals, SelfEvaluation)):
        return ""
    asked = party_of(field)
    found = (party for party in form.parties if (party.level, party.duty) == asked)
    party = next(found, None)
    return party_text(party) if party else ""
