"""What a layout declares: the rows, labels, fields, value kinds and columns of one official form."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.model import Cause, Likelihood

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
    PERIOD = "period"
    """A first and a last day (项目起止时间), for ``project.start`` and ``project.end``."""
    YUAN = "yuan"
    NUMBER = "number"
    """A number that is no money: points."""
    YES_NO = "yes_no"
    CODED = "coded"
    """A name with its code before, behind or around it (主管部门及代码): two fields."""
    CHOICE = "choice"
    """One of several words, ticked (新增项目□ 延续项目√) or written."""


class Role(StrEnum):
    """What a column of the indicator grid holds.

    >>> Role("target").name
    'TARGET'
    """

    DIMENSION = "dimension"
    ASPECT = "aspect"
    INDICATOR = "indicator"
    TARGET = "target"
    """指标值, whole or without its comparator and unit."""
    COMPARATOR = "comparator"
    """计算符号, 符号, 指标性质: ≥, =, 定性 …, or 正向 and 反向."""
    UNIT = "unit"
    DIRECTION = "direction"
    WEIGHT = "weight"
    ACTUAL = "actual"
    SCORE = "score"
    REASON = "reason"
    NOTE = "note"
    ADJUSTED = "adjusted"
    HALF_YEAR = "half_year"
    CORE = "core"
    DONE = "done"
    EXPECTED = "expected"
    CAUSE_FUNDING = "cause_funding"
    CAUSE_RULES = "cause_rules"
    CAUSE_STAFF = "cause_staff"
    CAUSE_EQUIPMENT = "cause_equipment"
    CAUSE_OTHER = "cause_other"
    EXPLANATION = "explanation"
    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    DETAIL = "detail"
    """Any other column: it goes to the indicator's details under its label."""


CAUSES = {
    Role.CAUSE_FUNDING: Cause.FUNDING,
    Role.CAUSE_RULES: Cause.RULES,
    Role.CAUSE_STAFF: Cause.STAFF,
    Role.CAUSE_EQUIPMENT: Cause.EQUIPMENT,
    Role.CAUSE_OTHER: Cause.OTHER,
}
"""The cause of a deviation that each of their columns explains."""

LIKELIHOODS = {
    Role.CERTAIN: Likelihood.CERTAIN,
    Role.POSSIBLE: Likelihood.POSSIBLE,
    Role.IMPOSSIBLE: Likelihood.IMPOSSIBLE,
}
"""The likelihood that a tick in each of their columns means."""


class FundRole(StrEnum):
    """What a column of the funds holds.

    >>> FundRole("executed").name
    'EXECUTED'
    """

    NAME = "name"
    INITIAL = "initial"
    ADJUSTED = "adjusted"
    ARRIVED = "arrived"
    EXECUTED = "executed"
    EXPECTED = "expected"
    RATE = "rate"
    WEIGHT = "weight"
    SCORE = "score"


@frozen(kw_only=True)
class Cell:
    """A label of the form and the field that its value goes to.

    Attributes:
        label: as the official form prints it, without unit and colon.
        field: the path in the form, such as ``budget.total``. A field of funding sources
            (``budget.sources``) takes the amount under the label's name; an empty one keeps the text as an
            extra pair.
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
    choices: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The label as it stands on the form, with its unit."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@frozen(kw_only=True)
class FundColumn:
    """A column of the funds of an evaluation or a monitoring.

    >>> FundColumn(label="全年执行数（B）", role=FundRole.EXECUTED).aliases
    ()
    """

    label: str
    role: FundRole
    aliases: tuple[str, ...] = ()


@frozen(kw_only=True)
class Funds:
    """The table of funds: lines of money sources, columns of amounts.

    Attributes:
        columns: the columns behind the name of the line.
        lines: the names of the lines as the form prints them, the total first.

    >>> Funds(columns=(), lines=("年度资金总额",)).lines
    ('年度资金总额',)
    """

    columns: tuple[FundColumn, ...]
    lines: tuple[str, ...]


@frozen(kw_only=True)
class Tasks:
    """The table of a department's main tasks: the labels of its columns, empty for one it has not.

    >>> Tasks(name="任务名称", content="主要内容").amount
    ''
    """

    name: str
    content: str
    amount: str = ""


@frozen(kw_only=True)
class Row:
    """A row of the form, or a few that belong together.

    Exactly one of heading, cells, below, funds and tasks is given.

    Attributes:
        heading: a line over the whole width; ``{fiscal_year}`` stands for the year.
        cells: labels with their values behind them, side by side.
        below: labels with their values under them, side by side.
        funds: the table of funds.
        tasks: the table of tasks.
        side: a label at the left that spans this row and the next ones with the same side; it has no value.
        unit: the money unit printed after the side, or empty.

    >>> Row(heading="（{fiscal_year}年度）").cells
    ()
    """

    heading: str = ""
    cells: tuple[Cell, ...] = ()
    below: tuple[Cell, ...] = ()
    funds: Funds | None = None
    tasks: Tasks | None = None
    side: str = ""
    unit: str = ""

    @property
    def printed_side(self) -> str:
        """The label at the left as the form prints it."""
        return f"{self.side}（{self.unit}）" if self.unit else self.side


@frozen(kw_only=True)
class Column:
    """A column of the indicator grid.

    Attributes:
        label: as the form prints it.
        role: what it holds.
        aliases: other spellings met.
        long_term: whether it belongs to the grid of the whole period, beside that of the year.
        under: the label of the merged cell above it, for a header of two rows, or empty.

    >>> Column(label="指标目标值", role=Role.TARGET).role.value
    'target'
    """

    label: str
    role: Role
    aliases: tuple[str, ...] = ()
    long_term: bool = False
    under: str = ""


@frozen(kw_only=True)
class Grid:
    """The indicator grid.

    Attributes:
        heading: the line above it, ``{fiscal_year}`` for the year, or empty.
        taxonomy: the regime whose names of the levels it uses.
        columns: its columns, from left to right.
        side: a label at the left that spans the grid, or empty.
        total: the label of the row with the sum of the points (总分), or empty.

    >>> grid = Grid(heading="{fiscal_year}年绩效目标", taxonomy="shanghai-2020", columns=())
    >>> grid.heading.format(fiscal_year=2020)
    '2020年绩效目标'
    """

    heading: str
    taxonomy: str
    columns: tuple[Column, ...]
    side: str = ""
    total: str = ""


@frozen(kw_only=True, cache_hash=True, repr=False)
class Layout:
    """An official form, declared.

    Attributes:
        id: the name of the layout, such as ``shanghai-2020``.
        title: the heading of the form.
        title_aliases: other headings met.
        kind: the kind of form it is, such as ``project_goals``.
        scope: what an evaluation or a monitoring is about: ``project``, ``department`` or ``transfer``.
        region: where it is used.
        years: the first and the last year known to use it.
        regulation: the rule behind it.
        note: what is particular about it.
        money_unit: the unit of amounts whose cell names none.
        sides: further labels at the left of blocks that have no value of their own.
        rows: what stands above the grid, in order.
        grid: the indicator grid.
        foot: what stands below the grid.

    >>> from budgetgoals.layouts import load_layout
    >>> load_layout("shanghai-2020")
    <Layout shanghai-2020 财政项目支出绩效目标表 (上海市 2020)>
    """

    id: str
    title: str
    title_aliases: tuple[str, ...]
    kind: str
    scope: str = "project"
    region: str
    years: tuple[int, int]
    regulation: str
    note: str = ""
    money_unit: str
    sides: tuple[str, ...] = ()
    rows: tuple[Row, ...]
    grid: Grid
    foot: tuple[Row, ...] = ()

    def cells(self) -> Iterator[Cell]:
        """Every label of the form with a value of its own, in order.

        >>> from budgetgoals.layouts import load_layout
        >>> sum(1 for _ in load_layout("shanghai-2020").cells())
        17
        """
        for row in (*self.rows, *self.foot):
            yield from row.cells
            yield from row.below

    def __repr__(self) -> str:
        first, last = self.years
        years = f"{first}" if first == last else f"{first}–{last}"
        return f"<Layout {self.id} {self.title} ({self.region} {years})>"
