"""Layout files: TOML → :class:`Layout`, refusing every mistake with file, key and reason."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args, get_type_hints

from budgetgoals.errors import InvalidLayout, UnreadableSource
from budgetgoals.layouts.declaration import Cell, Column, Grid, Layout, Role, Row, ValueKind
from budgetgoals.layouts.table import Table
from budgetgoals.model import FORM_KINDS
from budgetgoals.model.taxonomy import REGIMES

if TYPE_CHECKING:
    from os import PathLike

_SHIPPED = Path(__file__).parent
_KINDS = {form.kind: form for form in FORM_KINDS}
_KIND_OF_TYPE = {str: ValueKind.TEXT, date: ValueKind.DATE, Decimal: ValueKind.YUAN, bool: ValueKind.YES_NO}
_MONEY_UNITS = ("元", "千元", "万元", "百万元", "亿元")


@cache
def layout_ids() -> tuple[str, ...]:
    """The layouts that come with the library.

    >>> layout_ids()
    ('shanghai-2020',)
    """
    return tuple(sorted(path.stem for path in _SHIPPED.glob("*.toml")))


def load_layout(which: str | PathLike[str]) -> Layout:
    """Load a layout by its id, or one of your own by the path of its TOML file.

    Raises:
        InvalidLayout: the file has a mistake; the message names file, key and reason.
        UnreadableSource: there is no such layout or file.

    >>> load_layout("shanghai-2020").grid.columns[3].label
    '指标目标值'
    """
    if isinstance(which, str) and which in layout_ids():
        return _shipped(which)
    return _load(Path(which))


@cache
def _shipped(layout_id: str) -> Layout:
    return _load(_SHIPPED / f"{layout_id}.toml")


def _load(path: Path) -> Layout:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(
            "cannot read the layout {file}: {reason}",
            hint="the layouts that come with the library: {known}",
            file=str(path),
            reason=error,
            known=", ".join(layout_ids()),
        ) from error
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidLayout(
            "{file}: {key}: {reason}", file=path.name, key="TOML", reason=str(error)
        ) from error
    return _layout(Table(path.name, "", content))


def _layout(table: Table) -> Layout:
    kind = table.choice("kind", tuple(_KINDS))
    money_unit = table.choice("money_unit", _MONEY_UNITS)
    layout = Layout(
        id=table.text("id"),
        title=table.text("title"),
        title_aliases=table.texts("title_aliases"),
        kind=kind,
        region=table.text("region", ""),
        years=table.years("years"),
        regulation=table.text("regulation", ""),
        money_unit=money_unit,
        rows=tuple(_row(row, _KINDS[kind], money_unit) for row in table.tables("row")),
        grid=_grid(table.table("indicators")),
    )
    table.done()
    _refuse_repeats(table, layout)
    return layout


def _row(table: Table, form: type, money_unit: str) -> Row:
    row = Row(
        heading=table.text("heading", ""),
        cells=tuple(_cell(cell, form, money_unit) for cell in table.tables("cells", required=False)),
    )
    table.done()
    if bool(row.heading) == bool(row.cells):
        table.refuse("", "a row has either a heading or cells")
    return row


def _cell(table: Table, form: type, money_unit: str) -> Cell:
    field = table.text("field")
    of_type = _type_at(form, field) or table.refuse("field", "the form has no field {field}", field=field)
    natural = _KIND_OF_TYPE[of_type]
    value = ValueKind(table.choice("value", tuple(ValueKind), natural.value))
    if value is not natural and {value, natural} != {ValueKind.TEXT, ValueKind.PROSE}:
        table.refuse("value", "{field} holds {kind}", field=field, kind=natural.value)
    unit = table.choice("unit", _MONEY_UNITS, money_unit) if value is ValueKind.YUAN else ""
    cell = Cell(
        label=table.text("label"),
        field=field,
        value=value,
        unit=unit,
        aliases=table.texts("aliases"),
        choices=frozenset(table.texts("choices")),
    )
    table.done()
    return cell


def _type_at(form: type, path: str) -> type | None:
    """The type of the values of a field, without None; None where there is no such field of a plain type."""
    of: object = form
    for name in path.split("."):
        if not isinstance(of, type) or not hasattr(of, "__attrs_attrs__"):
            return None
        of = _plain(get_type_hints(of).get(name))
    return of if isinstance(of, type) and of in _KIND_OF_TYPE else None


def _plain(hint: object) -> object:
    options = [option for option in get_args(hint) if option is not type(None)]
    return options[0] if len(options) == 1 else hint


def _grid(table: Table) -> Grid:
    columns = tuple(_column(column) for column in table.tables("columns"))
    grid = Grid(
        heading=table.text("heading", ""),
        taxonomy=table.choice("taxonomy", tuple(sorted(REGIMES))),
        columns=columns,
    )
    table.done()
    roles = [column.role for column in columns]
    for role in Role:
        if roles.count(role) != 1:
            table.refuse("columns", "there must be one column with the role {role}", role=role.value)
    return grid


def _column(table: Table) -> Column:
    column = Column(label=table.text("label"), role=Role(table.choice("role", tuple(Role))))
    table.done()
    return column


def _refuse_repeats(table: Table, layout: Layout) -> None:
    seen: set[str] = set()
    for cell in layout.cells():
        for word in (cell.field, cell.label, *cell.aliases):
            if word in seen:
                table.refuse("row", "{word} is declared twice", word=word)
            seen.add(word)
