"""Layout files: TOML → :class:`Layout`, refusing every mistake with file, key and reason."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from budgetgoals.errors import InvalidLayout, UnreadableSource
from budgetgoals.layouts.declaration import Column, Grid, Layout, Role
from budgetgoals.layouts.fields import is_sources
from budgetgoals.layouts.inheritance import merged
from budgetgoals.layouts.rows import MONEY_UNITS, rows_of
from budgetgoals.layouts.table import Table
from budgetgoals.model import FORM_KINDS, Scope
from budgetgoals.model.taxonomy import REGIMES

if TYPE_CHECKING:
    from os import PathLike

_SHIPPED = Path(__file__).parent / "forms"
_KINDS = tuple(form.kind for form in FORM_KINDS)
_ONCE = frozenset({Role.INDICATOR, Role.TARGET})
_MOST_EXTENSIONS = 8


@cache
def layout_ids() -> tuple[str, ...]:
    """The layouts that come with the library.

    >>> "shanghai-2020" in layout_ids()
    True
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
    return _layout(Table(path.name, "", _content(path, 0)))


def _content(path: Path, depth: int) -> dict[str, object]:
    """What a file says, with what it leaves to the layout that it extends."""
    content = _toml(path)
    base = content.pop("extends", None)
    if base is None:
        return content
    if not isinstance(base, str) or depth == _MOST_EXTENSIONS:
        Table(path.name, "", {}).refuse("extends", "must be the id or the path of another layout")
    known = base in layout_ids()
    return merged(
        _content(_SHIPPED / f"{base}.toml" if known else path.parent / base, depth + 1), content, path.name
    )


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(
            "cannot read the layout {file}: {reason}",
            hint="the layouts that come with the library: {known}",
            file=str(path),
            reason=getattr(error, "strerror", None) or error,
            known=", ".join(layout_ids()),
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidLayout(
            "{file}: {key}: {reason}", file=path.name, key="TOML", reason=str(error)
        ) from error


def _layout(table: Table) -> Layout:
    kind = table.choice("kind", _KINDS)
    money_unit = table.choice("money_unit", MONEY_UNITS)
    layout = Layout(
        id=table.text("id"),
        title=table.text("title"),
        title_aliases=table.texts("title_aliases"),
        kind=kind,
        scope=table.choice("scope", tuple(Scope), Scope.PROJECT.value),
        region=table.text("region", ""),
        years=table.years("years"),
        regulation=table.text("regulation", ""),
        note=table.text("note", ""),
        money_unit=money_unit,
        sides=table.texts("sides"),
        rows=rows_of(table, "row", kind, money_unit),
        grid=_grid(table.table("indicators")),
        foot=rows_of(table, "foot", kind, money_unit, required=False),
    )
    table.done()
    _refuse_repeats(table, layout)
    return layout


def _grid(table: Table) -> Grid:
    columns = tuple(_column(column) for column in table.tables("columns"))
    grid = Grid(
        heading=table.text("heading", ""),
        taxonomy=table.choice("taxonomy", tuple(sorted(REGIMES))),
        columns=columns,
        side=table.text("side", ""),
        total=table.text("total", ""),
    )
    table.done()
    roles = [column.role for column in columns if not column.long_term]
    for role in Role:
        count = roles.count(role)
        if role in _ONCE and count != 1:
            table.refuse("columns", "there must be one column with the role {role}", role=role.value)
        if count > 1 and role is not Role.DETAIL:
            table.refuse("columns", "there must not be two columns with the role {role}", role=role.value)
    return grid


def _column(table: Table) -> Column:
    column = Column(
        label=table.text("label"),
        role=Role(table.choice("role", tuple(Role))),
        aliases=table.texts("aliases"),
        long_term=table.flag("long_term"),
        under=table.text("under", ""),
    )
    table.done()
    return column


def _refuse_repeats(table: Table, layout: Layout) -> None:
    """A field is filled from one label, a label names one field; only the parts of amounts repeat."""
    seen: set[str] = set()
    for cell in layout.cells():
        if is_sources(cell.field) or not cell.field:
            continue
        for word in (cell.field, cell.label, *cell.aliases):
            if word in seen:
                table.refuse("row", "{word} is declared twice", word=word)
            seen.add(word)
