"""Gathering what the labels of a form say, until the form can be built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, define, evolve, field

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import Cell, FundRole, ValueKind
from budgetgoals.layouts.fields import FUNDS, PART, PARTIES, is_sources, party_of
from budgetgoals.model import FundingSource, FundLine, Party, Task
from budgetgoals.reading import notices
from budgetgoals.reading.convert import convert, money, named, points, share
from budgetgoals.reading.lexicon import source_name
from budgetgoals.reading.prose import join_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from budgetgoals.layouts import Layout
    from budgetgoals.model import Finding
    from budgetgoals.reading.trace import Trace

NOTHING_THERE = frozenset({"-", "—", "–", "－", "/", "／", "无", "——", "--", "---", "\\"})
"""Signs that say that there is no value."""

_THIS_YEAR = "当年"
_REMARK = re.compile(r"(?P<amount>[^（()）]*[0-9][^（()）]*)(?P<remark>[（(].*[）)])", re.DOTALL)
_OWN_UNIT = re.compile(r"(?<=[0-9])\s*(?:百?万元?|亿元?|千元|元)$")
_UNIT_OF_SHORT = {"万": "万元", "亿": "亿元", "百万": "百万元"}
_UNIT_ALONE = frozenset({"元", "千元", "万元", "百万元", "亿元", "万", "%", "％"})
_POINTS = frozenset({FundRole.WEIGHT, FundRole.SCORE})
_TEXTS = frozenset({ValueKind.TEXT, ValueKind.PROSE})
_USUAL_HOME = {
    "project_goals": "budget.sources",
    "transfer_goals": "budget.sources",
    "department_goals": "budget.revenue",
    "self_evaluation": "funds.adjusted.parts",
}

Spans = tuple[tuple[int, int], ...]


class Given(NamedTuple):
    """What stands beside, below or behind a label.

    Attributes:
        text: the value; empty where the form has none.
        spans: where it stands.
        unit: the money unit that the label or its block names, or empty.
        column: the column of the label, which tells whose parts follow below.
    """

    text: str
    spans: Spans
    unit: str = ""
    column: int = 0


class Part(NamedTuple):
    """An amount under the name of its label (其中：财政拨款), with where it stood.

    Attributes:
        field: the list it goes to, by its label.
        column: the column of its label.
        name: its name.
        text: the amount as it stands.
        amount: yuan, or None.
        name_spans: where its name stands.
        spans: where its amount stands.
        above: how many amounts with a field of their own were read before it.
    """

    field: str
    column: int
    name: str
    text: str
    amount: Decimal | None
    name_spans: Spans
    spans: Spans
    above: int


class Money(NamedTuple):
    """An amount with a field of its own, and the column of its label."""

    field: str
    column: int


@define
class Collector:
    """What was read of the head of one form.

    Attributes:
        trace: where everything stood.
        findings: what was noticed.
        layout: the layout that the form is read with.
        values: the values by their fields.
        present: the fields whose label occurs, whether filled or not.
        extra: the other pairs.
        unit: the money unit that the form prints for all of its amounts, or empty.
        lines: the lines of the funds.
        tasks: the main tasks.
        parties: the authorities.
        layout_is_sure: whether the layout is known well enough to tell the unit that a form leaves out.
    """

    trace: Trace
    findings: list[Finding]
    layout: Layout
    values: dict[str, object] = Factory(dict)
    present: set[str] = Factory(set)
    extra: list[tuple[str, str]] = Factory(list)
    unit: str = ""
    lines: list[FundLine] = Factory(list)
    tasks: list[Task] = Factory(list)
    parties: list[Party] = Factory(list)
    layout_is_sure: bool = True
    _labels: dict[str, str] = field(factory=dict, init=False)
    _parts: list[Part] = field(factory=list, init=False)
    _moneys: list[Money] = field(factory=list, init=False)
    _filled: set[str] = field(factory=set, init=False)

    def note_label(self, start: int, end: int) -> None:
        """Note that a piece of the text is a label."""
        self.trace.labels.append((start, end))

    def note_value(self, spans: Spans, path: str) -> None:
        """Note that pieces of the text are the value of a field."""
        self.trace.values += [(start, end, path) for start, end in spans]

    def unit_for(self, nearest: str, declared: str = "") -> str:
        """The money unit of an amount: the nearest printed, the form's, the layout's; empty if none is sure.

        Args:
            nearest: the unit that the label or its block names, or empty.
            declared: the unit that the layout declares for the label, or empty.
        """
        printed = nearest or self.unit
        if printed or not self.layout_is_sure:
            return printed
        return declared or self.layout.money_unit

    def take(self, cell: Cell, label: Spans, given: Given) -> None:
        """Take the value of a label.

        Args:
            cell: what the label is.
            label: where it stands.
            given: its value.
        """
        printed = self._printed(label)
        if cell.value is ValueKind.YUAN:
            given = self._without_remark(printed, given)
            self._note_two_units(cell, given)
        if is_sources(cell.field):
            self._part(cell, label, given)
            return
        self.trace.labels += label
        if cell.field and cell.field not in self._filled and given.text:
            self._labels[cell.field] = printed
        first = cell.field and self._labels.setdefault(cell.field, printed) == printed
        if not first or cell.field in self._filled:
            self._other(cell, printed, given)
            return
        self.present.add(cell.field)
        if cell.value is ValueKind.YUAN:
            self._moneys.append(Money(cell.field, given.column))
        if given.text:
            self._filled.add(cell.field)
            self._value(cell, printed, given)

    def _note_two_units(self, cell: Cell, given: Given) -> None:
        """Tell of an amount with another unit than the form prints for it; its own counts."""
        own, printed = _OWN_UNIT.search(given.text), given.unit or self.unit
        if own is None or not printed or not given.spans:
            return
        unit = _UNIT_OF_SHORT.get(own[0].strip(), own[0].strip())
        if unit != printed:
            place = self.trace.place(given.spans[0][0])
            self.findings.append(notices.two_units(place, cell.field, given.text, printed))

    def _without_remark(self, label: str, given: Given) -> Given:
        """An amount without the brackets behind it that tell what it is made of; these are kept apart."""
        found = _REMARK.fullmatch(given.text)
        if found is None or len(given.spans) != 1:
            return given
        try:
            money(found["amount"], given.unit or "元")
        except InvalidValue:
            return given
        start, end = given.spans[0]
        raw = self.trace.chunk.text[start:end]
        at = start + min(at for at in map(raw.find, "（(") if at >= 0)
        self.keep_apart(label, found["remark"], ((at, end),))
        return given._replace(text=found["amount"], spans=((start, at),))

    def keep_apart(self, label: str, text: str, spans: Spans) -> None:
        """Keep a text that is no value of a field as an extra pair."""
        if text:
            self.note_value(spans, f"extra[{len(self.extra)}][1]")
            self.extra.append((label, text))

    def amount(self, given: Given, path: str, label: str) -> Decimal | None:
        """An amount of money; None with a finding for a text that is none."""
        return self._figure(given, path, label, lambda text: money(text, given.unit))

    def fund(self, role: FundRole, given: Given, path: str, label: str) -> Decimal | None:
        """A figure of the funds: an amount, a rate or points; None with a finding for what is none."""
        if role is FundRole.RATE:
            return self._figure(given, path, label, share)
        return (
            self._figure(given, path, label, points) if role in _POINTS else self.amount(given, path, label)
        )

    def finish(self) -> dict[str, object]:
        """The values by their fields, with the parts of amounts, the funds, the authorities and the tasks."""
        self._settle_parts()
        for name, items in (("funds", self.lines), ("parties", self.parties), ("tasks", self.tasks)):
            if items:
                self.values[name] = tuple(items)
        return self.values

    # One value.

    def _figure(self, given: Given, path: str, label: str, read: Callable[[str], Decimal]) -> Decimal | None:
        if not given.text:
            return None
        if given.text in NOTHING_THERE or given.text in _UNIT_ALONE:
            self.trace.labels += given.spans
            return None
        try:
            figure = read(given.text)
        except InvalidValue as error:
            self._refuse(given, path, label, error)
            return None
        self.note_value(given.spans, path)
        return figure

    def _refuse(self, given: Given, path: str, label: str, error: InvalidValue) -> None:
        """Tell that a text is no value of its field, and keep it."""
        place = self.trace.place(given.spans[0][0])
        self.findings.append(
            notices.nothing_there(place, path, label, given.text)
            if given.text in NOTHING_THERE
            else notices.no_such_value(place, path, label, given.text, error.message)
        )
        self.keep_apart(label, given.text, given.spans)

    def _value(self, cell: Cell, printed: str, given: Given) -> None:
        if cell.field.startswith(PARTIES):
            self._party(cell, given)
        elif cell.field.startswith(FUNDS):
            role = cell.field.removeprefix(FUNDS)
            in_unit = given._replace(unit=self.unit_for(given.unit, cell.unit))
            self._set_fund(0, "", role, self.amount(in_unit, f"funds[0].{role}", printed))
        elif cell.value in _TEXTS:
            self.values[cell.field] = given.text
            self.note_value(given.spans, cell.field)
        else:
            self._converted(cell, printed, given)

    def _converted(self, cell: Cell, printed: str, given: Given) -> None:
        try:
            values = convert(cell, join_words(given.text), self.unit_for(given.unit, cell.unit))
        except InvalidValue as error:
            self._refuse(given, cell.field, printed, error)
            return
        self.values.update(values)
        self.note_value(given.spans, next(iter(values)))

    def _other(self, cell: Cell, printed: str, given: Given) -> None:
        """A label without a field, one of a field that another label names, or a repeated one."""
        if not given.text:
            return
        if cell.field and self._labels.get(cell.field) == printed:
            place = self.trace.place(given.spans[0][0])
            self.findings.append(notices.label_repeated(place, cell.field, printed))
        self.keep_apart(printed, given.text, given.spans)

    def _party(self, cell: Cell, given: Given) -> None:
        known = party_of(cell.field)
        if known is None:
            raise InvalidValue("the form has no field {field}", field=cell.field)
        name, code = named(join_words(given.text))
        self.note_value(given.spans, f"parties[{len(self.parties)}].name")
        self.parties.append(Party(level=known[0], duty=known[1], name=name, code=code))

    def _printed(self, label: Spans) -> str:
        text = "".join(self.trace.chunk.text[start:end] for start, end in label)
        return join_words(text).rstrip(":： ")

    # Parts of amounts.

    def _part(self, cell: Cell, label: Spans, given: Given) -> None:
        name = source_name(self._printed(label))
        home = cell.field if cell.field != PART else self._last_home()
        amount: Decimal | None = None
        spans = given.spans
        if given.text in NOTHING_THERE or given.text in _UNIT_ALONE:
            self.trace.labels += spans
            spans = ()
        elif given.text:
            try:
                amount = money(join_words(given.text), self.unit_for(given.unit, cell.unit))
            except InvalidValue as error:
                self._refuse(given, home, name, error)
                spans = ()
        self._parts.append(
            Part(home, given.column, name, given.text, amount, label, spans, len(self._moneys))
        )

    def _last_home(self) -> str:
        """The list that the parts before belong to, or the usual one of this kind of form."""
        if self._parts:
            return self._parts[-1].field
        return _USUAL_HOME[self.layout.kind]

    def _settle_parts(self) -> None:
        """Give every part to the amount above it, and note where it stood."""
        lists: dict[str, list[FundingSource]] = {}
        for part in self._parts:
            if part.amount is None:
                self.trace.labels += part.name_spans
                continue
            where = self._home_of(part)
            if where.startswith(FUNDS) and self._whole_of(part) is None:
                self.trace.labels += part.name_spans
                self.keep_apart(part.name, part.text, part.spans)
                continue
            if where.startswith(FUNDS):
                self._settle_fund(part, where)
                continue
            parts = lists.setdefault(where, [])
            path = f"{where}[{len(parts)}]"
            self.note_value(part.name_spans, f"{path}.name")
            self.note_value(part.spans, f"{path}.amount")
            parts.append(FundingSource(part.name, part.amount))
        self.values.update({where: tuple(parts) for where, parts in lists.items()})

    def _home_of(self, part: Part) -> str:
        """Which list a part belongs to: that of the amount above it, the nearest where there are two."""
        whole = self._whole_of(part)
        if part.field.startswith(FUNDS):
            return whole.field if whole else part.field.removesuffix(".parts")
        if twin := self._home_of_twin(part):
            return twin
        if whole is None or whole.field != "budget.total":
            return part.field.replace(".total_sources", ".sources")
        tells_both = any(money.field == "budget.current_year" for money in self._moneys)
        if not part.field.endswith("sources"):
            return part.field
        return "budget.total_sources" if tells_both else "budget.sources"

    def _home_of_twin(self, part: Part) -> str:
        """Where a part belongs that is told for the whole project and for this year (当年财政拨款)."""
        names = {other.name for other in self._parts}
        fields = {money.field for money in self._moneys}
        if not {"budget.total", "budget.current_year"} <= fields:
            return ""
        if part.name.startswith(_THIS_YEAR) and part.name.removeprefix(_THIS_YEAR) in names:
            return "budget.sources"
        return "budget.total_sources" if f"{_THIS_YEAR}{part.name}" in names else ""

    def _whole_of(self, part: Part) -> Money | None:
        group = part.field.partition(".")[0]
        above = [money for money in self._moneys[: part.above] if money.field.startswith(f"{group}.")]
        return min(reversed(above), key=lambda money: abs(money.column - part.column), default=None)

    def _settle_fund(self, part: Part, where: str) -> None:
        names = [line.name for line in self.lines]
        index = names.index(part.name) if part.name in names[1:] else max(1, len(self.lines))
        role = where.removeprefix(FUNDS)
        if part.name not in names:
            self.note_value(part.name_spans, f"funds[{index}].name")
        else:
            self.trace.labels += part.name_spans
        self.note_value(part.spans, f"funds[{index}].{role}")
        self._set_fund(index, part.name, role, part.amount)

    def _set_fund(self, index: int, name: str, role: str, amount: Decimal | None) -> None:
        while len(self.lines) <= index:
            self.lines.append(FundLine(name=name if len(self.lines) == index else ""))
        self.lines[index] = evolve(self.lines[index], **{role: amount})  # type: ignore[arg-type]
