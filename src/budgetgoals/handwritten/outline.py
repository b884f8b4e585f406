"""What a file written by hand says, as keys with values and remarks, before it is TOML or YAML."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from budgetgoals.handwritten.nodes import Item, keyed
from budgetgoals.handwritten.outline_tree import example_tree, tree_node
from budgetgoals.layouts import Cell, ValueKind
from budgetgoals.layouts.fields import FUNDS, PARTIES, PERIOD, is_sources, natural_kind
from budgetgoals.messages import message
from budgetgoals.model import FORM_KINDS, Form, FundLine, Task, value_at
from budgetgoals.reading.lexicon import source_name
from budgetgoals.rendering.official.texts import amount_text, rate_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.handwritten.nodes import Node, Plain
    from budgetgoals.layouts import Layout
    from budgetgoals.messages import Language, Message
    from budgetgoals.model import FundingSource, Party


def outline(layout: Layout, form: Form | None, language: Language) -> Node:
    """The keys of a form of a layout, with its values; without a form nothing is filled in."""
    of = next(kind for kind in FORM_KINDS if kind.kind == layout.kind)
    return _Outline(layout, form or of(), language, is_blank=form is None).node()


@attrs.frozen
class _Outline:
    layout: Layout
    form: Form
    language: Language
    is_blank: bool

    def node(self) -> Node:
        groups: dict[str, Node] = {}
        top = [Item("layout", self.layout.id), Item("fiscal_year", self.form.fiscal_year, self._say(_YEAR))]
        if self.form.title not in ("", self.layout.title):
            top.append(Item("title", self.form.title))
        paths: set[str] = set()
        for cell in self._cells():
            for path, remark in self._paths(cell):
                if path in paths:
                    continue
                paths.add(path)
                group, _, name = path.rpartition(".")
                item = Item(name, value_at(self.form, path), remark)  # type: ignore[arg-type]
                if isinstance(item.value, Decimal):
                    item = item._replace(value=self._figure(item.value, cell))
                (groups.setdefault(group, []) if group else top).append(item)
        for name in ("month", "through_month", "total_weight", "total_score"):
            if hasattr(self.form, name) and name not in [item.key for item in top]:
                top.append(Item(name, getattr(self.form, name), self._say(_REMARKS[name])))
        if hasattr(self.form, "budget"):
            groups["budget"] = [*groups.get("budget", ()), *self._parts()]
        blocks = [Item(name, node) for name, node in groups.items() if node]
        return [*top, *blocks, *self._lists(), *self._trees(), *self._extra()]

    def _say(self, remark: Message) -> str:
        return remark.text(self.language)

    # The head.

    def _cells(self) -> Iterator[Cell]:
        """The cells of the layout that hold one value, and one for every value that has no cell."""
        seen: set[str] = set()
        for cell in self.layout.cells():
            is_other = is_sources(cell.field) or cell.field.startswith((FUNDS, PARTIES))
            if cell.field and not is_other:
                seen.add(cell.field)
                yield cell
        if PERIOD in seen:
            seen |= {"project.start", "project.end"}
        for path in self._filled():
            if path not in seen:
                yield _bare_cell(self.layout.kind, path, self.layout.money_unit)

    def _filled(self) -> Iterator[str]:
        for name in ("applicant", "department"):
            if getattr(self.form, name):
                yield name
        for group in ("project", "narrative", "budget"):
            part = getattr(self.form, group, None)
            for field in attrs.fields(type(part)) if part is not None else ():
                value = getattr(part, field.name)
                if value is not None and value != "" and not isinstance(value, tuple):
                    yield f"{group}.{field.name}"

    def _paths(self, cell: Cell) -> Iterator[tuple[str, str]]:
        """The keys of a cell with their remarks."""
        hint = self._hint(cell)
        remark = f"{cell.label} ({hint})" if hint else cell.label
        if cell.field == PERIOD:
            yield "project.start", f"{remark}: {self._say(message('the first day'))}"
            yield "project.end", f"{remark}: {self._say(message('the last day'))}"
            return
        yield cell.field, remark
        if cell.value is ValueKind.CODED:
            yield f"{cell.field}_code", f"{cell.label}: {self._say(message('its code'))}"

    def _hint(self, cell: Cell) -> str:
        if cell.choices:
            return self._say(message("one of: {options}", options="、".join(cell.choices)))
        if cell.value is ValueKind.YUAN:
            return self._say(message("in {unit}", unit=cell.unit))
        return self._say(_HINTS[cell.value]) if cell.value in _HINTS else ""

    def _figure(self, number: Decimal, cell: Cell) -> Decimal:
        if cell.value is not ValueKind.YUAN:
            return number
        return _in_unit(number, cell.unit)

    def _parts(self) -> Iterator[Item]:
        """The parts that the amounts are made of."""
        for name in ("total_sources", "sources", "revenue", "spending"):
            parts: tuple[FundingSource, ...] = getattr(self.form.budget, name, ())  # type: ignore[union-attr]
            given = [(part.name, _in_unit(part.amount, self.layout.money_unit)) for part in parts]
            labels = [cell.label for cell in self.layout.cells() if cell.field == f"budget.{name}"]
            blank = (
                [(each, None) for each in dict.fromkeys(map(source_name, labels))] if self.is_blank else []
            )
            if given or blank:
                yield Item(name, keyed(given or blank, "name", "amount"), self._say_unit())

    # Lists.

    def _lists(self) -> Iterator[Item]:
        unit = self.layout.money_unit
        funds = getattr(self.form, "funds", None)
        if funds is not None:
            lines = funds or (self._blank_lines() if self.is_blank else ())
            if lines:
                roles = self._fund_roles()
                yield Item("funds", [_fund_node(line, unit, roles) for line in lines], self._say_unit())
        parties = {f"{party.level}.{party.duty}": party for party in getattr(self.form, "parties", ())}
        labels = {
            cell.field.removeprefix(PARTIES): cell.label
            for cell in self.layout.cells()
            if cell.field.startswith(PARTIES)
        }
        if parties or labels:
            yield Item("parties", _party_node(labels, parties))
        tasks = getattr(self.form, "tasks", None)
        has_tasks = any(row.tasks for row in self.layout.rows)
        if tasks is not None and (tasks or has_tasks):
            yield Item("tasks", [_task_node(task, unit) for task in tasks or (Task(),)])

    def _say_unit(self) -> str:
        return self._say(message("amounts in {unit}", unit=self.layout.money_unit))

    def _blank_lines(self) -> tuple[FundLine, ...]:
        labels = [label for row in self.layout.rows if row.funds for label in row.funds.lines]
        labels += [
            row.cells[0].label
            for row in self.layout.rows
            if row.cells and row.cells[0].field.startswith(FUNDS) and row.cells[0].field.endswith(".parts")
        ]
        named = tuple(FundLine(name=source_name(label)) for label in labels)
        has_total = any(row.funds for row in self.layout.rows)
        return named if has_total else (FundLine(), *named)

    def _fund_roles(self) -> list[str]:
        """The figures of a line, in the layout's order; behind them those that only the form has."""
        roles = [column.role.value for row in self.layout.rows if row.funds for column in row.funds.columns]
        roles += [cell.field.split(".")[1] for cell in self.layout.cells() if cell.field.startswith(FUNDS)]
        lines: tuple[FundLine, ...] = getattr(self.form, "funds", ())
        names = [field.name for field in attrs.fields(FundLine) if field.name != "name"]
        roles += [name for name in names if any(getattr(line, name) is not None for line in lines)]
        return list(dict.fromkeys(roles))

    def _trees(self) -> Iterator[Item]:
        if self.is_blank:
            yield Item("indicators", example_tree(self.layout), self._say(_TREE))
            return
        for name in ("indicators", "long_term_indicators"):
            if tree := getattr(self.form, name):
                yield Item(name, tree_node(tree, self.layout))

    def _extra(self) -> Iterator[Item]:
        labels = [cell.label for cell in self.layout.cells() if not cell.field] if self.is_blank else []
        pairs = [*self.form.extra, *((label, "") for label in dict.fromkeys(labels))]
        if pairs:
            yield Item("extra", keyed(pairs, "label", "text"))


_YEAR = message("the year that the budget is for, such as 2020")
_TREE = message("level 1, level 2, then the name of each indicator with its target")
_A_DAY = message("a day such as 2020-01-01")
_HINTS = {
    ValueKind.DATE: _A_DAY,
    ValueKind.PERIOD: _A_DAY,
    ValueKind.YES_NO: message("true or false"),
}
_REMARKS = {
    "month": message("the month of the form, 1 to 12"),
    "through_month": message("the last month whose execution is told, such as 7"),
    "total_weight": message("the points of the whole"),
    "total_score": message("the points reached"),
}


def _bare_cell(kind: str, path: str, unit: str) -> Cell:
    """A cell without label for a field that the layout has none for."""
    value = natural_kind(kind, path) or ValueKind.TEXT
    return Cell(label="", field=path, value=value, unit=unit if value is ValueKind.YUAN else "")


def _in_unit(amount: Decimal, unit: str) -> Decimal:
    return Decimal(amount_text(amount, unit).replace(",", ""))


def _fund_node(line: FundLine, unit: str, roles: list[str]) -> Node:
    node = [Item("name", line.name)]
    for name in roles:
        value = getattr(line, name)
        if name == "rate":
            node.append(Item(name, None if value is None else rate_text(value)))
        elif name in ("weight", "score") or value is None:
            node.append(Item(name, value))
        else:
            node.append(Item(name, _in_unit(value, unit)))
    return node


def _party_node(labels: dict[str, str], parties: dict[str, Party]) -> Node:
    levels: dict[str, Node] = {}
    for path in dict.fromkeys([*labels, *parties]):
        level, _, duty = path.partition(".")
        party = parties.get(path)
        name, code = (party.name, party.code) if party else ("", "")
        value: Plain | Node = [Item("name", name), Item("code", code)] if code else name
        levels.setdefault(level, []).append(Item(duty, value, labels.get(path, ""), is_inline=bool(code)))
    return [Item(level, node) for level, node in levels.items()]


def _task_node(task: Task, unit: str) -> Node:
    amount = None if task.amount is None else _in_unit(task.amount, unit)
    return [Item("name", task.name), Item("content", task.content), Item("amount", amount)]
