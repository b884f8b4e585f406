"""The boxes of one form → the form, with its findings and the memory of where everything stood."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.layouts import Role
from budgetgoals.reading import notices
from budgetgoals.reading.assembling import assemble
from budgetgoals.reading.choice import choose
from budgetgoals.reading.collecting import NOTHING_THERE, Collector
from budgetgoals.reading.convert import points
from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.grids.head import HeadReader
from budgetgoals.reading.grids.header import header_at
from budgetgoals.reading.grids.indicators import IndicatorReader
from budgetgoals.reading.grids.leftovers import Leftovers
from budgetgoals.reading.grids.titles import Title, title_in
from budgetgoals.reading.levels import names_in
from budgetgoals.reading.lexicon import Lexicon, lexicon
from budgetgoals.reading.outcome import FormReading, LayoutChoice
from budgetgoals.reading.trace import Trace

if TYPE_CHECKING:
    from budgetgoals.layouts import Layout
    from budgetgoals.model import Finding, Form
    from budgetgoals.reading.grids.sheet import Box, Sheet

_FEWEST_LABELS = 3
_THROUGH = re.compile(r"(?:[0-9]{1,2}\s*[-—–~至]\s*)?([0-9]{1,2})\s*月")
_LOW_SCORE, _SURE_SCORE = 0.35, 0.45


def read_sheet(
    sheet: Sheet, layout: Layout | None, source: str, choice: LayoutChoice | None = None
) -> FormReading:
    """Read the boxes of one form.

    Args:
        sheet: the boxes.
        layout: the layout to read with, or None to choose one.
        source: the name of the file.
        choice: how the layout was chosen, where it was chosen already.
    """
    title, box = _title(sheet)
    if layout is None:
        text = sheet.text[box.start + title.start : box.start + title.end] if title and box else ""
        layout, choice = choose(text, [each.text for each in sheet.boxes])
    return _SheetReader(sheet, lexicon(layout), Trace(sheet, source), title, box, choice).read()


def _title(sheet: Sheet) -> tuple[Title | None, Box | None]:
    """The last heading that stands above the first table row with more than a heading in it."""
    found: tuple[Title | None, Box | None] = (None, None)
    for row in sorted(sheet.rows):
        boxes = sheet.rows[row]
        if len(boxes) == 1 and (title := title_in(boxes[0].text)):
            found = title, boxes[0]
        elif found[0] and not boxes[0].is_line:
            break
    return found


@define
class _SheetReader:
    sheet: Sheet
    words: Lexicon
    trace: Trace
    title: Title | None
    title_box: Box | None
    choice: LayoutChoice | None
    findings: list[Finding] = field(factory=list)
    taken: set[int] = field(factory=set)

    def read(self) -> FormReading:
        layout = self.words.layout
        into = Collector(self.trace, self.findings, layout, layout_is_sure=self._is_sure_of_layout())
        head = HeadReader(self.sheet, self.words, into, taken=self.taken)
        rows = sorted(self.sheet.rows)
        first = next((row for row in rows if header_at(self.sheet, self.words, row)), None)
        if not self._is_form(first):
            return self._no_form()
        self._leave_aside()
        if self.sheet.forms > 1 and all(start < 0 for start in self.sheet.borrowed):
            place = self.trace.place(self.sheet.boxes[0].start)
            self.findings.append(notices.one_of_many(place, self.sheet.forms))
        title = self._take_title(head)
        above = [row for row in rows if first is None or row < first]
        head.read(above)
        indicators = IndicatorReader(
            self.sheet,
            self.words,
            self.trace,
            self.findings,
            names_in(layout.grid.taxonomy),
            head.year,
            self.taken,
        )
        if first is not None:
            indicators.read(first, rows)
        head.read([row for row in rows if first is not None and row > first])
        values = self._totals(indicators, into.finish())
        Leftovers(self.sheet, self.words, into, self.taken).take()
        form = assemble(
            layout,
            values,
            title=title,
            fiscal_year=head.year,
            indicators=indicators.year_tree.build(),
            long_term_indicators=indicators.long_tree.build(),
            extra=tuple(into.extra),
            **self._months(head, indicators),
        )
        self._note_what_is_amiss(form, into)
        self._give_back()
        return FormReading(form, self.findings, self.trace, self.choice)

    def _is_sure_of_layout(self) -> bool:
        """Whether the layout was named, or fits well."""
        return self.choice is None or self.choice.score >= _SURE_SCORE

    def _is_form(self, header_row: int | None) -> bool:
        """Whether there is a form: a grid of indicators, or a heading with labels, or many labels."""
        if not self.sheet.may_be_form:
            return False
        if self.title is None and self.choice is not None and self.choice.score < _LOW_SCORE:
            return self.sheet.has_cells and (header_row is not None or self._has_labels())
        if header_row is not None:
            return True
        return self._has_labels()

    def _has_labels(self) -> bool:
        labels = sum(1 for box in self.sheet.boxes if self.words.label(box.text.split("：")[0].split(":")[0]))
        return labels >= (1 if self.title else _FEWEST_LABELS)

    def _leave_aside(self) -> None:
        """Tell what cannot be told to belong anywhere."""
        self.trace.labels += self.sheet.labels
        for start, end in self.sheet.aside:
            self.trace.unread.append((start, end))
            self.findings.append(notices.cannot_be_cut(self.trace.place(start), self.sheet.text[start:end]))

    def _give_back(self) -> None:
        """Leave to another form of the same table what it has accounted for."""
        borrowed = sorted(
            (box.start, box.end) for box in self.sheet.boxes if box.start in self.sheet.borrowed
        )
        if borrowed:
            trace = self.trace
            trace.labels = [span for span in trace.labels if not _is_within(span[0], borrowed)]
            trace.values = [span for span in trace.values if not _is_within(span[0], borrowed)]
            trace.unread = [span for span in trace.unread if not _is_within(span[0], borrowed)]

    def _no_form(self) -> FormReading:
        pieces = sorted((box.start, box.end) for box in self.sheet.boxes)
        if not self.sheet.has_cells:
            pieces = self._whole(pieces)
        self.trace.unread += pieces
        if pieces:
            text = self.sheet.text[pieces[0][0] : pieces[-1][1]]
            self.findings.append(notices.text_outside(self.trace.place(pieces[0][0]), text))
        return FormReading(None, self.findings, self.trace, None)

    def _whole(self, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The text of a form that is none, in one piece."""
        every = sorted([*pieces, *self.sheet.aside, *self.sheet.labels]) or [(0, len(self.sheet.text))]
        return [(every[0][0], max(end for _, end in every))] if self.sheet.text.strip(BLANKS) else []

    def _take_title(self, head: HeadReader) -> str:
        if self.title is None or self.title_box is None:
            return ""
        start, end = self.title_box.start + self.title.start, self.title_box.start + self.title.end
        self.taken.add(self.title_box.start)
        self.trace.values.append((start, end, "title"))
        if self.title_box.start < start:
            self.trace.labels.append((self.title_box.start, start))
        head.year, head.month = self.title.year, self.title.month
        if self.title.year_span:
            year_start, year_end = (self.title_box.start + at for at in self.title.year_span)
            self.trace.values.append((year_start, year_end, "fiscal_year"))
            self.trace.labels += [(end, year_start), (year_end, self.title_box.end)]
        elif end < self.title_box.end:
            self.trace.labels.append((end, self.title_box.end))
        return " ".join(self.sheet.text[start:end].split())

    def _totals(self, indicators: IndicatorReader, values: dict[str, object]) -> dict[str, object]:
        if indicators.total is None:
            return values
        if self.words.layout.kind != "self_evaluation":
            self.trace.unread += [(box.start, box.end) for box in indicators.total if box is not None]
            return values
        for name, box in zip(("total_weight", "total_score"), indicators.total, strict=True):
            if box is None:
                continue
            try:
                values.setdefault(name, points(box.text))
            except ValueError:
                if box.text in NOTHING_THERE:
                    self.trace.labels.append((box.start, box.end))
                else:
                    self.trace.unread.append((box.start, box.end))
                continue
            self.trace.values.append((box.start, box.end, name))
        return values

    def _months(self, head: HeadReader, indicators: IndicatorReader) -> dict[str, object]:
        if self.words.layout.kind != "monitoring":
            return {}
        column = indicators.header.of(Role.DONE) if indicators.header else None
        through = _THROUGH.search(column.label) if column else None
        return {"month": head.month, "through_month": int(through[1]) if through else None}

    def _note_what_is_amiss(self, form: Form, into: Collector) -> None:
        missing = [
            cell.label
            for cell in self.words.layout.cells()
            if cell.field and cell.field in _NEEDED and cell.field not in into.present
        ]
        place = self.trace.place(self.sheet.boxes[0].start)
        if missing:
            self.findings.append(notices.labels_missing(place, "、".join(missing)))
        if not form.indicators and not form.long_term_indicators:
            self.findings.append(notices.no_indicators(self.trace.place(self.sheet.boxes[-1].end - 1)))
        if self.choice is not None and self.choice.score < _LOW_SCORE:
            self.findings.append(notices.fits_no_layout(place, self.choice.layout, self.choice.score))


def _is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a position is in one of some spans, which are in order."""
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


_NEEDED = frozenset({"project.name", "applicant", "narrative.goals"})
