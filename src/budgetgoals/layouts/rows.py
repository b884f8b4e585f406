"""The rows of a layout file: labels, tables of funds and of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.layouts.declaration import Cell, FundColumn, FundRole, Funds, Row, Tasks, ValueKind
from budgetgoals.layouts.fields import may_hold, natural_kind

if TYPE_CHECKING:
    from budgetgoals.layouts.table import Table

MONEY_UNITS = ("元", "千元", "万元", "百万元", "亿元")
"""The units that a form can print its amounts in."""


def rows_of(table: Table, key: str, form: str, money_unit: str, *, required: bool = True) -> tuple[Row, ...]:
    """Read a list of rows.

    Args:
        table: the table that holds the list.
        key: under which key.
        form: the kind of form.
        money_unit: the unit of amounts that name none.
        required: whether there must be one.

    Raises:
        InvalidLayout: a row has a mistake.
    """
    return tuple(_row(row, form, money_unit) for row in table.tables(key, required=required))


def _row(table: Table, form: str, money_unit: str) -> Row:
    funds, tasks = table.table("funds", required=False), table.table("tasks", required=False)
    row = Row(
        heading=table.text("heading", ""),
        cells=tuple(_cell(cell, form, money_unit) for cell in table.tables("cells", required=False)),
        below=tuple(_cell(cell, form, money_unit) for cell in table.tables("below", required=False)),
        funds=None if funds is None else _funds(funds),
        tasks=None if tasks is None else _tasks(tasks),
        side=table.text("side", ""),
        unit=table.choice("unit", ("", *MONEY_UNITS), ""),
    )
    table.done()
    if sum(map(bool, (row.heading, row.cells, row.below, row.funds, row.tasks))) != 1:
        table.refuse("", "a row has one of heading, cells, below, funds and tasks")
    return row


def _cell(table: Table, form: str, money_unit: str) -> Cell:
    field = table.text("field", "")
    natural = natural_kind(form, field) or table.refuse("field", "the form has no field {field}", field=field)
    value = ValueKind(table.choice("value", tuple(ValueKind), natural.value))
    if not may_hold(natural, value):
        table.refuse("value", "{field} holds {kind}", field=field, kind=natural.value)
    cell = Cell(
        label=table.text("label"),
        field=field,
        value=value,
        unit=table.choice("unit", ("", *MONEY_UNITS), money_unit) if value is ValueKind.YUAN else "",
        aliases=table.texts("aliases"),
        choices=table.texts("choices"),
    )
    table.done()
    return cell


def _funds(table: Table) -> Funds:
    columns = tuple(_fund_column(column) for column in table.tables("columns"))
    funds = Funds(columns=columns, lines=table.texts("lines"))
    table.done()
    if len({column.role for column in columns}) < len(columns):
        table.refuse("columns", "there must not be two columns with the same role")
    return funds


def _fund_column(table: Table) -> FundColumn:
    column = FundColumn(
        label=table.text("label"),
        role=FundRole(table.choice("role", tuple(FundRole))),
        aliases=table.texts("aliases"),
    )
    table.done()
    return column


def _tasks(table: Table) -> Tasks:
    tasks = Tasks(name=table.text("name"), content=table.text("content"), amount=table.text("amount", ""))
    table.done()
    return tasks
