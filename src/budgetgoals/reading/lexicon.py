"""The words of every layout: what a cell of a table, or a line, can be a label of.

One form is read with the words of its layout first; where it has other words, those of all the layouts that
the library knows still say what they mean.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from attrs import field, frozen

from budgetgoals.layouts import Cell, FundRole, Layout, Role, ValueKind, layout_ids, load_layout
from budgetgoals.layouts.fields import PART, PARTIES, natural_kind
from budgetgoals.model import Duty, Level
from budgetgoals.reading.folding import fold
from budgetgoals.reading.headings import heading_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_UNIT = re.compile(r"\((?:单位:?)?(元|千元|万元|百万元|亿元)\)$")
_REMARK = re.compile(
    r"\((?:盖章|章|公章|签章|必填|选填|必填硬性指标|如有|20\d\d年|万)\)$|[0-9]?\([0-9.]{1,5}分\)$|及其?(?:代码|编码)$"
)
_NUMBERING = re.compile(
    r"^(?:[*★☆#]+|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[、.])"
)
_OF_WHICH = re.compile(r"^(?:其中|\s)+:?")
_MONTHS = re.compile(r"[0-9]{1,2}-[0-9]{1,2}月|[0-9]{1,2}月")
_ANY_MONTHS = "1-7月"
_LONGEST = 60
_MOST_KNOWN = 50_000
_LEVELS = {
    "中央": Level.CENTRAL,
    "国家": Level.CENTRAL,
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "市": Level.CITY,
    "地市": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "区县": Level.COUNTY,
    "县区": Level.COUNTY,
    "县(市、区)": Level.COUNTY,
    "县(市区)": Level.COUNTY,
    "市县": Level.LOCAL,
    "地方": Level.LOCAL,
}
_LEVEL = "|".join(map(re.escape, sorted(_LEVELS, key=len, reverse=True)))
AUTHORITY = re.compile(rf"(?P<level>{_LEVEL})级?[\u4e00-\u9fff]{{0,6}}?(?P<duty>财政|主管)部门")
"""The label of an authority, folded: 区级林业主管部门."""
_WITH_PARTS = frozenset({"project_goals", "department_goals", "transfer_goals", "self_evaluation"})
_WITH_PARTIES = frozenset({"transfer_goals", "self_evaluation"})


class Label(NamedTuple):
    """A label, recognised.

    Attributes:
        cell: what the layout declares of it.
        unit: the money unit that it names itself, or empty.
    """

    cell: Cell
    unit: str


class Word(NamedTuple):
    """Everything that a whole text can mean as a word of a form.

    Attributes:
        label: the label that it is, or None.
        is_side: whether it is the label at the left of a block, which has no value.
        role: what a column of the indicator grid under it holds, or None.
        fund_role: what a column of the funds under it holds, or None.
        is_fund_line: whether it is the name of a line of the funds.
        task_column: what a column of the tasks under it holds: ``name``, ``content``, ``amount`` or empty.
        is_total: whether it is the label of the row with the sum of the points.
    """

    label: Label | None = None
    is_side: bool = False
    role: Role | None = None
    fund_role: FundRole | None = None
    is_fund_line: bool = False
    task_column: str = ""
    is_total: bool = False


_NO_WORD = Word()


@frozen(kw_only=True, eq=False)
class Lexicon:
    """The words that one kind of form can have; all of them are folded.

    Attributes:
        layout: the layout whose words come first.
        labels: label → what it declares, by the first layout that has it.
        sides: the labels at the left of a block.
        columns: label of a column of the indicator grid → its role.
        fund_columns: label of a column of the funds → its role.
        fund_lines: the names of the lines of the funds.
        task_columns: label of a column of the tasks → ``name``, ``content`` or ``amount``.
        headings: the lines over the whole width: characters that each spelling has, folded, and the pattern.
        totals: the labels of the row with the sum of the points.
    """

    layout: Layout
    labels: dict[str, Cell]
    sides: frozenset[str]
    columns: dict[str, Role]
    fund_columns: dict[str, FundRole]
    fund_lines: frozenset[str]
    task_columns: dict[str, str]
    headings: tuple[tuple[str, re.Pattern[str]], ...]
    totals: frozenset[str]
    _known: dict[str, Word] = field(factory=dict, init=False, repr=False)

    def word(self, text: str) -> Word:
        r"""What a whole text means, in any spelling; a word that means nothing for a long or unknown text.

        >>> lexicon(load_layout("national-2015")).word("项 目\n名称：").label.cell.field
        'project.name'
        """
        if len(text) > _LONGEST:
            return _NO_WORD
        known = self._known.get(text)
        if known is None:
            known = self._look_up(text)
            if len(self._known) < _MOST_KNOWN:
                self._known[text] = known
        return known

    def label(self, text: str) -> Label | None:
        """The label that a whole text is; None when it is none."""
        return self.word(text).label

    def _look_up(self, text: str) -> Word:
        folded = fold(text).rstrip(":")
        if not folded:
            return _NO_WORD
        spellings = list(_spellings(folded))
        column = _MONTHS.sub(_ANY_MONTHS, folded) if "月" in folded else folded
        stem = column.partition("(")[0]
        return Word(
            label=self._label(spellings),
            is_side=not self.sides.isdisjoint([spelling for spelling, _ in spellings]),
            role=self.columns.get(column) or self.columns.get(stem),
            fund_role=self.fund_columns.get(column) or self.fund_columns.get(stem),
            is_fund_line=folded in self.fund_lines,
            task_column=self.task_columns.get(folded, ""),
            is_total=folded in self.totals,
        )

    def _label(self, spellings: list[tuple[str, str]]) -> Label | None:
        for spelling, unit in spellings:
            if cell := self.labels.get(spelling):
                return Label(cell, unit)
        folded, unit = spellings[0][0], spellings[-1][1]
        if folded.startswith("其中:") and self.layout.kind in _WITH_PARTS:
            return Label(Cell(label=folded, field=PART, value=ValueKind.YUAN), unit)
        return self._authority(folded)

    def _authority(self, folded: str) -> Label | None:
        """The label of an authority that no layout lists: 区级林业主管部门."""
        found = AUTHORITY.fullmatch(folded) if self.layout.kind in _WITH_PARTIES else None
        if found is None:
            return None
        duty = Duty.FINANCE if found["duty"] == "财政" else Duty.DEPARTMENT
        authority = f"{PARTIES}{_LEVELS[found['level']]}.{duty}"
        return Label(Cell(label=folded, field=authority, value=ValueKind.TEXT), "")


@lru_cache(maxsize=256)
def lexicon(layout: Layout) -> Lexicon:
    """The words of a layout, and behind them those of every layout that the library knows.

    >>> lexicon(load_layout("shanghai-2020")).word("指标目标值").role
    <Role.TARGET: 'target'>
    """
    known = [other for other in map(load_layout, layout_ids()) if other.id != layout.id]
    same = [other for other in known if other.kind == layout.kind]
    others = [other for other in known if other.kind != layout.kind]
    layouts = [layout, *same, *others]
    return Lexicon(
        layout=layout,
        labels=_first(
            (word, cell)
            for other in layouts
            for cell in other.cells()
            if natural_kind(layout.kind, cell.field) is not None
            for word in (cell.label, *cell.aliases)
        ),
        sides=frozenset(fold(side) for other in layouts for side in _sides(other)),
        columns=_first(
            (word, column.role)
            for other in layouts
            for column in other.grid.columns
            for word in (column.label, *column.aliases)
        ),
        fund_columns=_first(
            (word, column.role)
            for other in layouts
            for row in other.rows
            if row.funds
            for column in row.funds.columns
            for word in (column.label, *column.aliases)
        ),
        fund_lines=frozenset(
            fold(line) for other in layouts for row in other.rows if row.funds for line in row.funds.lines
        ),
        task_columns=_first(
            (word, column)
            for other in layouts
            for row in other.rows
            if row.tasks
            for column, word in (
                ("name", row.tasks.name),
                ("content", row.tasks.content),
                ("amount", row.tasks.amount),
            )
            if word
        ),
        headings=tuple(
            {
                heading: (_core(heading), heading_pattern(heading))
                for other in layouts
                for heading in (other.grid.heading, *(row.heading for row in other.rows))
                if heading
            }.values()
        ),
        totals=frozenset(fold(other.grid.total) for other in layouts if other.grid.total),
    )


def _core(heading: str) -> str:
    """The longest part of a heading between its brackets and the fields in it, folded."""
    return max(map(fold, re.split(r"\{\w+\}|[（(）)]", heading)), key=len)


def _sides(layout: Layout) -> Iterator[str]:
    yield from layout.sides
    yield from (row.side for row in (*layout.rows, *layout.foot) if row.side)
    if layout.grid.side:
        yield layout.grid.side


def _first(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """The first meaning of each word."""
    meanings: dict[str, T] = {}
    for word, meaning in pairs:
        meanings.setdefault(_MONTHS.sub(_ANY_MONTHS, fold(word)), meaning)
    return meanings


def _spellings(folded: str) -> Iterator[tuple[str, str]]:
    """A label as it stands, then without its unit, its remarks, its number and 其中, with its unit."""
    yield folded, ""
    unit = ""
    plain = folded
    while plain.endswith(")"):
        if suffixed := _UNIT.search(plain):
            unit, plain = suffixed[1], plain[: suffixed.start()]
        elif remark := _REMARK.search(plain):
            plain = plain[: remark.start()]
        else:
            break
        yield plain.rstrip(":"), unit
    number = _NUMBERING.match(plain)
    shorter = (plain[number.end() :] if number else plain).rstrip(":")
    if shorter != plain:
        yield shorter, unit
    of_which = _OF_WHICH.match(shorter)
    if of_which:
        yield shorter[of_which.end() :], unit


@lru_cache(maxsize=32_768)
def bare(text: str) -> str:
    """A label without unit, remarks, number and 其中, folded.

    >>> bare("（一）财政拨款 小计（万元）："), bare("其中：当年财政拨款")
    ('财政拨款小计', '当年财政拨款')
    """
    *_, (shortest, _) = _spellings(fold(text).rstrip(":"))
    return _MONTHS.sub(_ANY_MONTHS, shortest)


def source_name(label: str) -> str:
    """The name of a funding source, out of its label.

    >>> source_name("其中：财政拨款"), source_name("1.资金来源：（1）政府预算资金")
    ('财政拨款', '政府预算资金')
    """
    plain = "".join(label.split()).rstrip(":：")
    plain = re.split("[:：]", plain)[-1]
    while True:
        shorter = _SOURCE_NUMBER.sub("", plain)
        if shorter == plain:
            return _UNIT_OF_NAME.sub("", plain) or label
        plain = shorter


_SOURCE_NUMBER = re.compile(
    r"^(?:[（(][一二三四五六七八九十0-9]{1,2}[）)]|[一二三四五六七八九十0-9]{1,2}[、.．]|其中)"
)
_UNIT_OF_NAME = re.compile(r"[（(](?:元|千元|万元|百万元|亿元)[）)]$")
