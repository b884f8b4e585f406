"""What a layout declares: the rows, labels, fields, value kinds and columns of one official form."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator


class ValueKind(StrEnum):
    """How the text of a cell becomes a value.

    >>> ValueKind("yuan").name
    'YUAN'
    """

    TEXT = "text"
    PROSE = "prose"
    DATE = "date"
    YUAN = "yuan"
    YES_NO = "yes_no"


class Role(StrEnum):
    """What a column of the indicator grid holds.

    >>> Role("target").name
    'TARGET'
    """

    DIMENSION = "dimension"
    ASPECT = "aspect"
    INDICATOR = "indicator"
    TARGET = "target"


@frozen(kw_only=True)
class Cell:
    """A label of the form and the field that its value goes to.

    Attributes:
        label: as the official form prints it, without unit and colon.
        field: the path in the form, such as ``budget.total``.
        value: the kind of its value.
        unit: the money unit printed after the label, for an amount.
        aliases: other spellings met.
        choices: values known to be complete, for a field with few of them.

    >>> Cell(label="项目总预算", field="budget.total", value=ValueKind.YUAN, unit="元").printed
    '项目总预算（元）'
    """

    label: str
    field: str
    value: ValueKind
    unit: str = ""
    aliases: tuple[str, ...] = ()
    choices: frozenset[str] = frozenset()

    @property
    def printed(self) -> str:
        """The label as it stands on the form, with its unit."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@frozen(kw_only=True)
class Row:
    """A row of the form: a heading over the whole width, or label–value pairs side by side.

    >>> Row(heading="（{fiscal_year}年度）").cells
    ()
    """

    heading: str = ""
    cells: tuple[Cell, ...] = ()


@frozen(kw_only=True)
class Column:
    """A column of the indicator grid.

    >>> Column(label="指标目标值", role=Role.TARGET).role.value
    'target'
    """

    label: str
    role: Role


@frozen(kw_only=True)
class Grid:
    """The indicator grid.

    Attributes:
        heading: the line above it, ``{fiscal_year}`` for the year.
        taxonomy: the regime whose names of the levels it uses.
        columns: its columns, from left to right.

    >>> grid = Grid(heading="{fiscal_year}年绩效目标", taxonomy="shanghai-2020", columns=())
    >>> grid.heading.format(fiscal_year=2020)
    '2020年绩效目标'
    """

    heading: str
    taxonomy: str
    columns: tuple[Column, ...]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Layout:
    """An official form, declared.

    Attributes:
        id: the name of the layout, such as ``shanghai-2020``.
        title: the heading of the form.
        title_aliases: other headings met.
        kind: the kind of form it is, such as ``project_goals``.
        region: where it is used.
        years: the first and the last year known to use it.
        regulation: the rule behind it.
        money_unit: the unit of amounts whose cell names none.
        rows: what stands above the grid, in order.
        grid: the indicator grid.

    >>> from budgetgoals.layouts import load_layout
    >>> load_layout("shanghai-2020")
    <Layout shanghai-2020 财政项目支出绩效目标表 (上海市 2020)>
    """

    id: str
    title: str
    title_aliases: tuple[str, ...]
    kind: str
    region: str
    years: tuple[int, int]
    regulation: str
    money_unit: str
    rows: tuple[Row, ...]
    grid: Grid

    def cells(self) -> Iterator[Cell]:
        """Every label of the form, in order.

        >>> from budgetgoals.layouts import load_layout
        >>> sum(1 for _ in load_layout("shanghai-2020").cells())
        17
        """
        for row in self.rows:
            yield from row.cells

    def __repr__(self) -> str:
        first, last = self.years
        years = f"{first}" if first == last else f"{first}–{last}"
        return f"<Layout {self.id} {self.title} ({self.region} {years})>"
