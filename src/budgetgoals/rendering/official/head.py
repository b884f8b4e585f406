"""The rows above and below the indicators: labels and values, funds, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.layouts import FundColumn, FundRole, Funds, ValueKind
from budgetgoals.layouts.fields import is_sources
from budgetgoals.model import value_at
from budgetgoals.reading.lexicon import source_name
from budgetgoals.rendering.official.cells import Look, OfficialCell, Row
from budgetgoals.rendering.official.funds import figure_text, fit_pairs, fund_rows, merged, pair_roles
from budgetgoals.rendering.official.spreading import first_wide, pairs
from budgetgoals.rendering.official.texts import amount_text, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.layouts import Cell, Layout, Tasks
    from budgetgoals.layouts import Row as LayoutRow
    from budgetgoals.model import Form, FundingSource, FundLine


@define
class HeadDrawer:
    """Draws the rows of a layout that are no indicators.

    Attributes:
        form: the form.
        layout: its layout.
        width: how many columns the grid has.
        drawn: the fields that have a place.
        inline: the extra texts that have one, by the label of their cell.
    """

    form: Form
    layout: Layout
    width: int
    inline: dict[str, str]
    drawn: set[str] = field(factory=set)
    _left: dict[str, list[FundingSource]] = field(factory=dict, init=False)

    def rows(self, rows: tuple[LayoutRow, ...]) -> Iterator[Row]:
        """Draw rows; those with the same label at the left are drawn beside one merged cell."""
        at = 0
        while at < len(rows):
            end = at + 1
            while rows[at].side and end < len(rows) and rows[end].side == rows[at].side:
                end += 1
            yield from self._block(rows[at:end])
            at = end

    def _block(self, rows: tuple[LayoutRow, ...]) -> Iterator[Row]:
        side = rows[0].printed_side
        width = self.width - bool(side)
        if roles := pair_roles(rows[0].cells):
            inner = list(self._fund_pairs(rows, roles, width))
        else:
            inner = [row for each in rows for row in self._inner(each, width, is_last=each is rows[-1])]
        if side and inner:
            inner[0] = (OfficialCell(side, Look.LABEL, 1, len(inner)), *inner[0])
        yield from inner

    def _inner(self, row: LayoutRow, width: int, *, is_last: bool) -> Iterator[Row]:
        if row.heading:
            yield (OfficialCell(self.heading(row.heading), Look.HEADING, width),)
        elif row.below:
            yield from self._below(row.below, width)
        elif row.funds:
            self.drawn.add("funds")
            yield from fund_rows(
                getattr(self.form, "funds", ()), row.funds, row.unit or self.layout.money_unit, width
            )
        elif row.tasks:
            self.drawn.add("tasks")
            yield from self._tasks(row.tasks, width)
        else:
            yield from self._parts_before(row.cells, width)
            yield self._cells(row.cells, width)
        if is_last and row.cells:
            yield from self._parts_left(row.cells, width)

    def heading(self, template: str) -> str:
        """A line over the whole width, with the year and the month of the form."""
        year = "" if self.form.fiscal_year is None else str(self.form.fiscal_year)
        month = getattr(self.form, "month", None)
        self.drawn |= {"fiscal_year", "month"} if "{month}" in template else {"fiscal_year"}
        return template.format(fiscal_year=year, month="" if month is None else str(month))

    def _fund_pairs(self, rows: tuple[LayoutRow, ...], roles: tuple[str, ...], width: int) -> Iterator[Row]:
        """Funds as label–value pairs, a column a figure; as a table where the form has more to say."""
        self.drawn.add("funds")
        lines: tuple[FundLine, ...] = getattr(self.form, "funds", ())
        unit = rows[0].unit or self.layout.money_unit
        if not fit_pairs(lines, roles):
            labels = tuple(row.cells[0].label for row in rows)
            columns = tuple(
                FundColumn(label=cell.label, role=FundRole(role))
                for cell, role in zip(rows[0].cells, roles, strict=True)
            )
            yield from fund_rows(lines, Funds(columns=columns, lines=labels[1:]), unit, width)
            return
        head = tuple(cell.label for cell in rows[0].cells)
        yield self._fund_pair(head, lines[0] if lines else None, roles, unit, width)
        for label, line in merged(lines[1:], tuple(row.cells[0].label for row in rows[1:])):
            yield self._fund_pair((label,) * len(roles), line, roles, unit, width)

    @staticmethod
    def _fund_pair(
        labels: tuple[str, ...], line: FundLine | None, roles: tuple[str, ...], unit: str, width: int
    ) -> Row:
        drawn: list[OfficialCell] = []
        for label, role, (left, right) in zip(labels, roles, pairs(width, len(roles)), strict=True):
            drawn.append(OfficialCell(label, Look.LABEL, left))
            drawn.append(OfficialCell(figure_text(line, FundRole(role), unit), Look.VALUE, right))
        return tuple(drawn)

    # Labels and values.

    def _cells(self, cells: tuple[Cell, ...], width: int) -> Row:
        drawn: list[OfficialCell] = []
        for cell, (label, value) in zip(cells, pairs(width, len(cells)), strict=True):
            drawn.append(OfficialCell(self._label(cell), Look.LABEL, label))
            drawn.append(OfficialCell(self._text(cell), _look(cell), value))
        return tuple(drawn)

    def _below(self, cells: tuple[Cell, ...], width: int) -> Iterator[Row]:
        spans = [sum(pair) for pair in pairs(width, len(cells))]
        yield tuple(
            OfficialCell(self._label(cell), Look.LABEL, span) for cell, span in zip(cells, spans, strict=True)
        )
        yield tuple(
            OfficialCell(self._text(cell), _look(cell), span) for cell, span in zip(cells, spans, strict=True)
        )

    def _label(self, cell: Cell) -> str:
        return cell.printed if cell.unit and not is_sources(cell.field) else cell.label

    def _text(self, cell: Cell) -> str:
        if is_sources(cell.field):
            return self._part(cell)
        self.drawn.add(cell.field)
        return cell_text(self.form, cell) or self.inline.get(self._label(cell), "")

    # Parts of amounts, in the order of the form.

    def _part(self, cell: Cell) -> str:
        self.drawn.add(cell.field)
        parts = self._parts(cell.field)
        if parts and parts[0].name == source_name(cell.label):
            return amount_text(parts.pop(0).amount, cell.unit)
        return ""

    def _parts(self, path: str) -> list[FundingSource]:
        if path not in self._left:
            self._left[path] = list(value_at(self.form, path))  # type: ignore[call-overload]
        return self._left[path]

    def _parts_before(self, cells: tuple[Cell, ...], width: int) -> Iterator[Row]:
        """The parts that the form has before the ones of this row, and the layout has not."""
        names = {cell.field: source_name(cell.label) for cell in cells if is_sources(cell.field)}
        while any(self._comes_later(path, name) for path, name in names.items()):
            yield self._odd_parts(
                {path: self._comes_later(path, name) for path, name in names.items()}, width
            )

    def _comes_later(self, path: str, name: str) -> bool:
        parts = self._parts(path)
        return name in [part.name for part in parts[1:]] and parts[0].name != name

    def _parts_left(self, cells: tuple[Cell, ...], width: int) -> Iterator[Row]:
        """The parts that the layout has no row for."""
        paths = list(dict.fromkeys(cell.field for cell in cells if is_sources(cell.field)))
        while any(self._parts(path) for path in paths):
            yield self._odd_parts(dict.fromkeys(paths, True), width)

    def _odd_parts(self, wanted: dict[str, bool], width: int) -> Row:
        drawn: list[OfficialCell] = []
        unit = self.layout.money_unit
        for (path, take), (label, value) in zip(wanted.items(), pairs(width, len(wanted)), strict=True):
            part = self._parts(path).pop(0) if take and self._parts(path) else None
            drawn.append(OfficialCell(f"其中：{part.name}" if part else "", Look.LABEL, label))
            drawn.append(OfficialCell(amount_text(part.amount, unit) if part else "", Look.VALUE, value))
        return tuple(drawn)

    # Tasks.

    def _tasks(self, tasks: Tasks, width: int) -> Iterator[Row]:
        items = getattr(self.form, "tasks", ())
        has_amount = bool(tasks.amount) or any(task.amount is not None for task in items)
        labels = [tasks.name, tasks.content, *([tasks.amount or "预算金额"] if has_amount else [])]
        spans = first_wide(width, len(labels))[::-1] if not has_amount else first_wide(width, len(labels))
        yield tuple(OfficialCell(label, Look.HEADER, span) for label, span in zip(labels, spans, strict=True))
        for task in items:
            amount = "" if task.amount is None else amount_text(task.amount, self.layout.money_unit)
            texts = [task.name, task.content, *([amount] if has_amount else [])]
            yield tuple(
                OfficialCell(text, Look.PROSE if index == 1 else Look.VALUE, span)
                for index, (text, span) in enumerate(zip(texts, spans, strict=True))
            )


def _look(cell: Cell) -> Look:
    return Look.PROSE if cell.value is ValueKind.PROSE else Look.VALUE
