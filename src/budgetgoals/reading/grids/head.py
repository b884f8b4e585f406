"""The part of a form above and below its indicators: labels with values beside, below or within them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.layouts import ValueKind
from budgetgoals.layouts.fields import has_field
from budgetgoals.reading.collecting import Given
from budgetgoals.reading.folding import fold
from budgetgoals.reading.grids.beneath import POINTS, amounts_beneath, values_beneath
from budgetgoals.reading.grids.funds import read_funds
from budgetgoals.reading.grids.pairs import pairs_in
from budgetgoals.reading.grids.tasks import read_tasks
from budgetgoals.reading.grids.units import UNIT_LINE, unit_beside
from budgetgoals.reading.headings import figures
from budgetgoals.reading.prose import join_cell

if TYPE_CHECKING:
    from budgetgoals.reading.collecting import Collector, Spans
    from budgetgoals.reading.grids.pairs import Pair
    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Label, Lexicon

_LONGEST_PAIR = 24
_UNIT_BEHIND = re.compile(
    r"[ \t\u3000]+(?P<line>[（(]?(?:金额)?(?:计量|货币)?单位\s*[:：]\s*"
    r"(?P<unit>亿元|百万元|万元|千元|元)\s*[）)]?)\s*$"
)
_YEAR_ALONE = ("年", re.compile(r"[（(]\s*(?P<year>20[0-9]{2})\s*[）)]\s*年度?"))
_EMPTY_YEAR = frozenset({"(年度)", "年度", "(年)", "年度)"})


@define
class HeadReader:
    """Reads the rows of a form that are no indicators.

    Attributes:
        sheet: the boxes.
        words: the words of the layout.
        into: where what is read goes.
        year: the year that a heading names, or None.
        month: the month that a heading names, or None.
        taken: where the boxes begin that are read already.
    """

    sheet: Sheet
    words: Lexicon
    into: Collector
    year: int | None = None
    month: int | None = None
    taken: set[int] = Factory(set)

    def read(self, rows: list[int]) -> None:
        """Read some rows, from the top; what is no label and belongs to none stays for later."""
        for row in rows:
            for box in self._free(row):
                folded = fold(box.text)
                if self._note_heading(box, folded) or self._note_unit(box, folded):
                    self.taken.add(box.start)
            if not self._read_table(row):
                self._read_beneath(row)
                self._read_beside(row)

    def _free(self, row: int) -> list[Box]:
        return [box for box in self.sheet.rows.get(row, ()) if box.start not in self.taken]

    # Headings and tables.

    def _note_heading(self, box: Box, folded: str) -> bool:
        """Note a heading, with its year and its month if it names them."""
        if folded in _EMPTY_YEAR:
            self.into.note_label(box.start, box.end)
            return True
        for core, pattern in (_YEAR_ALONE, *self.words.headings):
            found = pattern.fullmatch(box.text) if core in folded else None
            if found is None or (self.words.label(box.text) and not found.groupdict()):
                continue
            at = box.start
            for name, path in (("year", "fiscal_year"), ("month", "month")):
                if name in found.groupdict() and getattr(self, name) is None:
                    start, end = (box.start + edge for edge in found.span(name))
                    setattr(self, name, figures(found[name]))
                    self.into.note_label(at, start)
                    self.into.note_value(((start, end),), path)
                    at = end
            self.into.note_label(at, box.end)
            return True
        return False

    def _note_unit(self, box: Box, folded: str) -> bool:
        """Note a money unit that stands in a line or cell of its own (单位：万元)."""
        found = UNIT_LINE.fullmatch(folded)
        if found is None:
            return False
        self.into.unit = self.into.unit or found["unit"]
        self.into.note_label(box.start, box.end)
        return True

    def _read_table(self, row: int) -> bool:
        """Read a table of funds or of tasks whose head stands in a row, for a kind of form that has such."""
        boxes = self._free(row)
        for name, read in (("funds", read_funds), ("tasks", read_tasks)):
            if not has_field(self.words.layout.kind, name):
                continue
            if used := read(self.sheet, self.words, self.into, boxes):
                self.taken |= used
                return True
        return False

    # Labels over their values.

    def _read_beneath(self, row: int) -> None:
        boxes = self._free(row)
        has_side = len(boxes) > 1 and (boxes[0].rows > 1 or self.words.word(boxes[0].text).is_side)
        over = boxes[1:] if has_side else boxes
        found = values_beneath(self.sheet, self.words, over, self._is_label)
        for box, label, value in found:
            self._take(label, box, [value])
        amounts, groups = amounts_beneath(self.sheet, self.words, over)
        for amount in amounts:
            label = amount.label._replace(unit=amount.unit)
            self._take(label, amount.box, [amount.value])
        for box in groups:
            self.into.note_label(box.start, box.end)
            self.taken.add(box.start)
        found = found or [(amount.box, amount.label, amount.value) for amount in amounts]
        if found and has_side and boxes[0].start not in self.taken:
            self.into.note_label(boxes[0].start, boxes[0].end)
            self.taken.add(boxes[0].start)

    # Labels before their values.

    def _read_beside(self, row: int) -> None:
        boxes = self._free(row)
        for index, box in enumerate(boxes):
            if box.start in self.taken:
                continue
            behind = boxes[index + 1 :]
            label = self.words.label(box.text)
            values = self._values(label, box, behind) if label else []
            if label and (values or not self._is_side(box, behind)):
                self._take(label, box, values)
            elif self._is_side(box, behind):
                self.into.note_label(box.start, box.end)
                self.taken.add(box.start)
            elif pairs := pairs_in(box.text, self.words):
                self._take_pairs(box, pairs, behind)

    def _is_side(self, box: Box, behind: list[Box]) -> bool:
        """Whether a box has no value: the name of a block, or a label of several rows before another."""
        if self.words.word(box.text).is_side:
            return True
        return (
            bool(behind) and box.rows > 1 and bool(self.words.label(box.text)) and self._is_label(behind[0])
        )

    def _values(self, label: Label, box: Box, behind: list[Box]) -> list[Box]:
        """The boxes behind a label, up to the next label, in all of its rows; prose is no mere number."""
        prose = label.cell.value is ValueKind.PROSE
        limit = min((other.column for other in behind if self._is_label(other)), default=None)
        values: list[Box] = []
        for row in range(box.row, box.below):
            for other in self._free(row):
                if other.column < box.right or (limit is not None and other.column >= limit):
                    continue
                if self._is_label(other):
                    return values
                if not (prose and POINTS(other.text)):
                    values.append(other)
        return values

    def _is_label(self, box: Box) -> bool:
        if self.words.label(box.text) or self.words.word(box.text).is_side:
            return True
        return len(box.text) <= _LONGEST_PAIR and bool(pairs_in(box.text, self.words))

    # Taking.

    def _take(self, label: Label, box: Box, values: list[Box], *, label_spans: Spans = ()) -> None:
        kind = label.cell.value
        values = values if kind is ValueKind.PROSE else values[:1]
        prose = kind is ValueKind.PROSE
        texts = [join_cell(value.text, wrapped=self.sheet.wrapped, prose=prose) for value in values]
        given = Given(
            "\n".join(texts),
            tuple((value.start, value.end) for value in values),
            label.unit or unit_beside(self.sheet, box),
            box.column,
        )
        self.into.take(label.cell, label_spans or ((box.start, box.end),), given)
        self.taken |= {box.start, *(value.start for value in values)}

    def _without_unit(self, box: Box, pair: Pair) -> str:
        """What stands behind a label, without the money unit of the form behind it (单位：万元)."""
        raw = box.text[pair.behind : pair.end]
        found = _UNIT_BEHIND.search(raw)
        if found is None:
            return raw
        self.into.unit = self.into.unit or found["unit"]
        at = box.start + pair.behind
        self.into.note_label(at + found.start("line"), at + found.end("line"))
        return raw[: found.start()]

    def _take_pairs(self, box: Box, pairs: list[Pair], behind: list[Box]) -> None:
        """A box that holds its label itself, or several; the value of the last may be the next box."""
        self.taken.add(box.start)
        if lead := box.text[: pairs[0].start].strip():
            at = box.start + box.text.index(lead)
            self.into.trace.unread.append((at, at + len(lead)))
        for pair in pairs:
            label_spans = ((box.start + pair.start, box.start + pair.behind),)
            raw = self._without_unit(box, pair)
            value = raw.strip()
            if not value and pair is pairs[-1] and not box.is_line:
                self._take(pair.label, box, self._values(pair.label, box, behind), label_spans=label_spans)
                continue
            at = box.start + pair.behind + (raw.index(value) if value else 0)
            prose = pair.label.cell.value is ValueKind.PROSE
            given = Given(
                join_cell(value, wrapped=self.sheet.wrapped, prose=prose),
                ((at, at + len(value)),) if value else (),
                pair.label.unit or unit_beside(self.sheet, box),
                box.column,
            )
            self.into.take(pair.label.cell, label_spans, given)
