"""The rows above and below the indicators: labels and values, funds, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from budgetgoals.layouts import FundColumn, ValueKind
from budgetgoals.layouts.fields import PERIOD, is_sources
from budgetgoals.model import value_at
from budgetgoals.reading.lexicon import source_name
from budgetgoals.rendering.official.cells import Look
from budgetgoals.rendering.official.funds import (
    FUND_LABELS,
    figure_text,
    fit_pairs,
    fund_columns,
    fund_rows,
    merged,
    own_label,
    pair_roles,
)
from budgetgoals.rendering.official.ruling import WHOLE, Sketch, edges_of, row_of
from budgetgoals.rendering.official.texts import amount_text, cell_text, through

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.layouts import Cell, Layout, Tasks
    from budgetgoals.layouts import Row as LayoutRow
    from budgetgoals.model import Form, FundingSource
    from budgetgoals.rendering.official.funds import Lines
    from budgetgoals.rendering.official.ruling import SketchedRow

_LABEL_SHARES = {1: 18, 2: 36, 3: 45}
"""How much of a pair its label takes, in hundredths, by the number of pairs in the row."""
_USUAL_SHARE = 50
_CHARACTER_SHARE = 2
"""How much of a row a Chinese character takes, in hundredths."""
_TASK_WIDTHS = (26, 60, 14)
_NO_MONTH, _ITS_YEAR = "{month}月", "{fiscal_year}年"


@define
class HeadDrawer:
    """Draws the rows of a layout that are no indicators.

    Attributes:
        form: the form.
        layout: its layout.
        side: where the labels at the left of blocks end, in thousandths of the width.
        inline: the extra texts that have a place, by the label of their cell.
        drawn: the fields that have a place.
    """

    form: Form
    layout: Layout
    side: int
    inline: dict[str, str]
    drawn: set[str] = field(factory=set)
    _left: dict[str, list[FundingSource]] = field(factory=dict, init=False)
    _begun: set[str] = field(factory=set, init=False)
    _share: int = field(default=0, init=False)
    """How much of a row its label takes in this block, in hundredths."""

    def rows(self, rows: Sequence[LayoutRow]) -> Iterator[SketchedRow]:
        """Draw rows; those with the same label at the left are drawn beside one merged cell."""
        at = 0
        while at < len(rows):
            end = at + 1
            while rows[at].side and end < len(rows) and rows[end].side == rows[at].side:
                end += 1
            yield from self._block(rows[at:end])
            at = end

    def _block(self, rows: Sequence[LayoutRow]) -> Iterator[SketchedRow]:
        label = rows[0].printed_side
        left = self.side if label else 0
        self._share = max((_share_of(row.cells[0].label) for row in rows if len(row.cells) == 1), default=0)
        if pair_roles(rows[0].cells):
            inner = list(self._fund_pairs(rows, left))
        else:
            inner = [row for each in rows for row in self._inner(each, left, is_last=each is rows[-1])]
        if label and inner:
            inner[0].insert(0, Sketch(label, Look.LABEL, 0, left, len(inner)))
        yield from inner

    def _inner(self, row: LayoutRow, left: int, *, is_last: bool) -> Iterator[SketchedRow]:
        unit = row.unit or self.layout.money_unit
        if row.heading:
            yield [Sketch(self.heading(row.heading), Look.HEADING, left, WHOLE)]
        elif row.below:
            yield from self._below(row, left)
        elif row.funds:
            columns = [evolve(column, label=through(column.label, self.form)) for column in row.funds.columns]
            yield from self._fund_table(columns, row.funds.lines, unit, left)
        elif row.tasks:
            yield from self._tasks(row.tasks, unit, left)
        else:
            yield from self._parts_before(row, left)
            yield self._cells(row, left)
        if is_last:
            yield from self._parts_left(row, left)

    def heading(self, template: str) -> str:
        """A line over the whole width, with the year and the month of the form."""
        month = getattr(self.form, "month", None)
        if _NO_MONTH in template and month is None:
            template = template.replace(_NO_MONTH, "度")
        for name in ("fiscal_year", "month"):
            if f"{{{name}}}" in template:
                self.drawn.add(name)
        if self.form.fiscal_year is None:
            template = template.removeprefix(_ITS_YEAR)
        year = "" if self.form.fiscal_year is None else str(self.form.fiscal_year)
        return template.format(fiscal_year=year, month=month)

    # Labels and values.

    def _cells(self, row: LayoutRow, left: int) -> SketchedRow:
        texts = [(self._label(row, cell), self._text(row, cell)) for cell in row.cells]
        looks = [_look(cell) for cell in row.cells]
        return _pairs(texts, looks, left, self._share if left else 0)

    def _below(self, row: LayoutRow, left: int) -> Iterator[SketchedRow]:
        edges = edges_of([1] * len(row.below), left)
        yield row_of(edges, [(self._label(row, cell), Look.LABEL) for cell in row.below])
        yield row_of(edges, [(self._text(row, cell), _look(cell)) for cell in row.below])

    def _label(self, row: LayoutRow, cell: Cell) -> str:
        """The label; with its unit where the block does not name it."""
        is_plain = is_sources(cell.field) or not cell.unit
        return cell.label if is_plain or cell.unit == row.unit else cell.printed

    def _text(self, row: LayoutRow, cell: Cell) -> str:
        self.drawn.add(cell.field)
        if is_sources(cell.field):
            return self._part(cell, row.unit or cell.unit)
        text = cell_text(self.form, cell)
        if text and cell.field == PERIOD:
            self.drawn |= {"project.start", "project.end"}
        return text or self.inline.get(cell.label, "") or self.inline.get(cell.printed, "")

    # Parts of amounts, in the order of the form.

    def _part(self, cell: Cell, unit: str) -> str:
        self._begun.add(cell.field)
        parts = self._parts(cell.field)
        if parts and parts[0].name == source_name(cell.label):
            return amount_text(parts.pop(0).amount, unit)
        return ""

    def _parts(self, path: str) -> list[FundingSource]:
        if path not in self._left:
            self._left[path] = list(value_at(self.form, path))  # type: ignore[call-overload]
        return self._left[path]

    def _parts_before(self, row: LayoutRow, left: int) -> Iterator[SketchedRow]:
        """The parts that the form has before the ones of this row, and the layout has not.

        They stand behind one of the layout's own, by which they are told to be parts of the same amount.
        """
        names = {cell.field: source_name(cell.label) for cell in row.cells if is_sources(cell.field)}
        while any(self._comes_later(path, name) for path, name in names.items()):
            wanted = {path: self._comes_later(path, name) for path, name in names.items()}
            yield self._odd_parts(wanted, row, left)

    def _comes_later(self, path: str, name: str) -> bool:
        parts = self._parts(path)
        return path in self._begun and name in [part.name for part in parts[1:]] and parts[0].name != name

    def _parts_left(self, row: LayoutRow, left: int) -> Iterator[SketchedRow]:
        """The parts that the layout has no row for."""
        paths = list(dict.fromkeys(cell.field for cell in row.cells if is_sources(cell.field)))
        while any(self._parts(path) for path in paths):
            yield self._odd_parts(dict.fromkeys(paths, True), row, left)

    def _odd_parts(self, wanted: dict[str, bool], row: LayoutRow, left: int) -> SketchedRow:
        """Parts under their names; with the unit where the block does not name it."""
        unit = row.unit or self.layout.money_unit
        behind = "" if row.unit else f"（{unit}）"
        texts = []
        for path, take in wanted.items():
            part = self._parts(path).pop(0) if take and self._parts(path) else None
            texts.append(
                (own_label(part.name) + behind, amount_text(part.amount, unit)) if part else ("", "")
            )
        return _pairs(texts, [Look.VALUE] * len(texts), left)

    # Funds.

    def _fund_table(
        self, columns: Sequence[FundColumn], labels: Sequence[str], unit: str, left: int
    ) -> Iterator[SketchedRow]:
        self.drawn.add("funds")
        lines: Lines = getattr(self.form, "funds", ())
        yield from fund_rows(lines, fund_columns(lines, columns), labels, unit, left)

    def _fund_pairs(self, rows: Sequence[LayoutRow], left: int) -> Iterator[SketchedRow]:
        """Funds as label–value pairs, a column a figure; as a table where the form has more to say."""
        self.drawn.add("funds")
        lines: Lines = getattr(self.form, "funds", ())
        roles, unit = pair_roles(rows[0].cells), rows[0].unit or self.layout.money_unit
        labels = [row.cells[0].label for row in rows[1:]]
        if not fit_pairs(lines, roles):
            columns = [FundColumn(label=FUND_LABELS[role], role=role) for role in roles]
            yield from self._fund_table(columns, labels, unit, left)
            return
        drawn = [(tuple(self._label(rows[0], cell) for cell in rows[0].cells), lines[0] if lines else None)]
        drawn += [((label,) * len(roles), line) for label, line in merged(lines[1:], labels)]
        for names, line in drawn:
            figures = [figure_text(line, role, unit) for role in roles]
            yield _pairs(list(zip(names, figures, strict=True)), [Look.VALUE] * len(roles), left)

    # Tasks.

    def _tasks(self, tasks: Tasks, unit: str, left: int) -> Iterator[SketchedRow]:
        self.drawn.add("tasks")
        items = getattr(self.form, "tasks", ())
        has_amount = bool(tasks.amount) or any(task.amount is not None for task in items)
        labels = [tasks.name, tasks.content, *([tasks.amount or "金额"] if has_amount else [])]
        edges = edges_of(_TASK_WIDTHS[: len(labels)], left)
        yield row_of(edges, [(label, Look.HEADER) for label in labels])
        for task in items:
            amount = "" if task.amount is None else amount_text(task.amount, unit)
            cells = [(task.name, Look.VALUE), (task.content, Look.PROSE), (amount, Look.FIGURE)]
            yield row_of(edges, cells[: len(labels)])


def _pairs(texts: Sequence[tuple[str, str]], looks: Sequence[Look], left: int, share: int = 0) -> SketchedRow:
    """Labels and values side by side, each pair as wide as the others.

    Args:
        texts: the labels and the values.
        looks: the looks of the values.
        left: where they begin, in thousandths of the width.
        share: how much of a pair alone in its row its label takes, in hundredths; 0 for the usual share.
    """
    count = len(texts)
    label = share if share and count == 1 else _LABEL_SHARES.get(count, _USUAL_SHARE)
    edges = edges_of([label, 100 - label] * count, left)
    cells = [
        cell
        for (name, text), look in zip(texts, looks, strict=True)
        for cell in ((name, Look.LABEL), (text, look))
    ]
    return row_of(edges, cells)


def _share_of(label: str) -> int:
    """How much of a row a label needs to stand on one line, within limits, in hundredths."""
    return min(_LABEL_SHARES[2], max(_LABEL_SHARES[1], len(label) * _CHARACTER_SHARE + 3))


def _look(cell: Cell) -> Look:
    return Look.PROSE if cell.value is ValueKind.PROSE else Look.VALUE
