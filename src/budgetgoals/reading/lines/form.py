"""One chunk of text → its forms, with their findings and the memory of where everything stood."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import ValueKind
from budgetgoals.reading import notices
from budgetgoals.reading.assembling import assemble
from budgetgoals.reading.convert import convert
from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.headings import figures
from budgetgoals.reading.lines.as_printed import as_printed
from budgetgoals.reading.lines.cells import LeftOver, Line, lines_between
from budgetgoals.reading.lines.grid import GridReader
from budgetgoals.reading.lines.labels import Hit, find_bare_labels, find_labels, settle
from budgetgoals.reading.lines.skeleton import Skeleton, find_skeleton, with_bare_grid
from budgetgoals.reading.outcome import FormReading
from budgetgoals.reading.prose import join_paragraphs, join_words
from budgetgoals.reading.trace import LateTrace, Trace

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from budgetgoals.model import Dimension, Finding, Form
    from budgetgoals.places import Place
    from budgetgoals.reading.lines.chunks import Chunk
    from budgetgoals.reading.lines.vocabulary import Vocabulary

_FEWEST_LABELS = 3
_TEXTS = frozenset({ValueKind.TEXT, ValueKind.PROSE})
_NOTHING_THERE = frozenset({"-", "—", "–", "－", "/", "／", "无", "——"})


def read_forms(chunk: Chunk, words: Vocabulary, source: str) -> Iterator[FormReading]:
    """Read a chunk: in one go where it has no slip, else the thorough way."""
    form = as_printed(words).read(chunk)
    if form is None:
        yield from read_thoroughly(chunk, words, source)
    else:
        yield FormReading(form, [], LateTrace(partial(_trace, chunk, words, source)))


def _trace(chunk: Chunk, words: Vocabulary, source: str) -> Trace:
    """Where everything of a chunk with one form stood."""
    trace = Trace(chunk, source)
    reader = _FormReader(chunk, words, trace)
    reader.read(reader.find_labels())
    return trace


def read_thoroughly(chunk: Chunk, words: Vocabulary, source: str) -> Iterator[FormReading]:
    """Read a chunk label by label; forms that follow one another without a title are told by their first."""
    while True:
        reader = _FormReader(chunk, words, Trace(chunk, source))
        hits = reader.find_labels()
        again = reader.second_beginning(hits)
        if again is None:
            yield reader.read(hits)
            return
        first, chunk = _cut(chunk, again)
        yield from read_thoroughly(first, words, source)


def _cut(chunk: Chunk, at: int) -> tuple[Chunk, Chunk]:
    text = chunk.text
    before = tuple(piece for piece in chunk.furniture if piece[0] < at)
    behind = tuple((start - at, end - at, mark) for start, end, mark in chunk.furniture if start >= at)
    return (
        evolve(chunk, text=text[:at], furniture=before),
        evolve(
            chunk,
            text=text[at:],
            line=chunk.line + text.count("\n", 0, at),
            page=chunk.page + text.count("\f", 0, at),
            title=None,
            furniture=behind,
        ),
    )


@define
class _FormReader:
    """Reads the one form of a chunk."""

    chunk: Chunk
    words: Vocabulary
    trace: Trace
    findings: list[Finding] = field(factory=list)
    extra: list[tuple[str, str]] = field(factory=list)

    def find_labels(self) -> list[Hit]:
        in_order = as_printed(self.words).labels_of(self.chunk.text)
        if in_order is not None:
            return in_order
        hits = find_labels(self.chunk.text, self.words)
        return (
            hits
            if len(hits) >= len(self.words.cells)
            else find_bare_labels(self.chunk.text, self.words, hits)
        )

    def second_beginning(self, hits: list[Hit]) -> int | None:
        """The line on which another form begins behind the grid of the first, or None."""
        firsts = [hit for hit in hits if hit.rank == 0]
        if len(firsts) == 1 or not firsts:
            return None
        skeleton = find_skeleton(self.chunk.text, self.words, firsts[0].start)
        again = next((hit for hit in firsts if hit.start > skeleton.rows), None)
        return None if again is None else self.chunk.text.rfind("\n", 0, again.start) + 1

    def read(self, found: list[Hit]) -> FormReading:
        if not found or (self.chunk.title is None and len(found) < _FEWEST_LABELS):
            return self._no_form()
        text = self.chunk.text
        hits, repeats = settle(text, self.words, found)
        if len(found) > len(hits):
            self._note_prose(set(found) - {*hits, *repeats})
        ordered = sorted([*hits, *repeats]) if repeats else hits
        skeleton = with_bare_grid(
            text, self.words, find_skeleton(text, self.words, ordered[0].start), ordered[-1]
        )
        ordered = [hit for hit in ordered if hit.start < skeleton.labels_end]
        title, year = self._head(ordered[0].start)
        year = self._grid_year(skeleton, year)
        if skeleton.grid_heading and skeleton.header:
            self._leave_lines(skeleton.grid_heading[1], skeleton.header[0])
        lines, over = lines_between(text, self.words, ordered, self._ends(ordered, skeleton))
        values = self._values(ordered, lines, set(repeats))
        self._leave_over(over)
        indicators = GridReader(self.trace, self.words, year, self.findings).read(skeleton.rows, len(text))
        self._note_missing(ordered, indicators)
        return FormReading(self._assemble(values, title, year, indicators), self.findings, self.trace)

    def _no_form(self) -> FormReading:
        if stripped := self.chunk.text.strip(BLANKS):
            at = self.chunk.text.index(stripped)
            self.trace.unread.append((at, at + len(stripped)))
            self.findings.append(notices.text_outside(self.trace.place(at), stripped))
        return FormReading(None, self.findings, self.trace)

    # Above the first label.

    def _head(self, end: int) -> tuple[str, int | None]:
        """The title and the fiscal year; other lines above the first label are unread."""
        text, title, year = self.chunk.text, "", None
        at = 0
        if self.chunk.title:
            start, at = self.chunk.title
            title = text[start:at]
            self.trace.values.append((start, at, "title"))
        for line_start, line_end in _lines(text, at, end):
            named = self.words.year_line.fullmatch(text, line_start, line_end)
            if named and year is None:
                year = self._year_in(named)
            else:
                self._leave(line_start, line_end)
        return title, year

    def _year_in(self, heading: re.Match[str]) -> int:
        """Note a heading that holds the fiscal year."""
        start, end = heading.span("year")
        self.trace.labels += [(heading.start(), start), (end, heading.end())]
        self.trace.values.append((start, end, "fiscal_year"))
        return figures(heading["year"])

    def _grid_year(self, skeleton: Skeleton, year: int | None) -> int | None:
        """Note the headings of the grid; its year stands in for a form's heading that names none."""
        if skeleton.header:
            self.trace.labels.append(skeleton.header)
        if skeleton.grid_heading is None:
            return year
        start, end = skeleton.grid_heading
        heading = self.words.grid_heading.pattern.fullmatch(self.chunk.text, start, end)
        printed = heading.groupdict().get("year") if heading else None
        if year is None and heading and printed:
            return self._year_in(heading)
        self.trace.labels.append((start, end))
        if year is not None and printed and figures(printed) != year:
            said = self.chunk.text[start:end]
            self.findings.append(notices.year_differs(self.trace.place(start), said, year))
        return year

    # The labels and their values.

    def _ends(self, hits: list[Hit], skeleton: Skeleton) -> list[int]:
        """Where the value of each label ends; text between a heading and the next label is unread."""
        ends = [hit.start for hit in hits[1:]]
        ends.append(skeleton.labels_end)
        self.trace.labels += skeleton.sections
        for start, behind in skeleton.sections:
            index = bisect_right(ends, start)
            if index == len(ends) or hits[index].end > start:
                continue
            self._leave(behind, ends[index])
            ends[index] = start
        return ends

    def _values(self, hits: list[Hit], lines_of: list[list[Line]], repeats: set[Hit]) -> dict[int, object]:
        values: dict[int, object] = {}
        cells = self.words.cells
        note_label, note_value = self.trace.labels.append, self.trace.values.append
        for hit, lines in zip(hits, lines_of, strict=True):
            start, behind, rank, _ = hit
            cell = cells[rank]
            note_label((start, behind))
            if repeats and hit in repeats:
                place = self._place(hit, lines)
                self.findings.append(notices.label_repeated(place, cell.field, cell.printed))
                self._keep_apart(hit, lines)
            elif cell.value not in _TEXTS:
                values[rank] = self._value(hit, lines) if lines else None
            elif lines:
                values[rank] = self._text_of(lines)
                for begin, end, _ in lines:
                    note_value((begin, end, cell.field))
        return values

    def _text_of(self, lines: list[Line]) -> str:
        if len(lines) > 1:
            return join_words("\n".join([text for _, _, text in lines]))
        at, _, text = lines[0]
        if "\n" not in text:
            return text
        page = self.chunk.text
        return join_paragraphs(text, page, page[page.rfind("\n", 0, at) + 1 : at])

    def _value(self, hit: Hit, lines: list[Line]) -> object:
        """The date, amount or yes/no behind a label, or None with a finding."""
        cell, text = self.words.cells[hit.rank], self._text_of(lines)
        try:
            value = convert(cell, text, hit.unit or cell.unit)[cell.field]
        except InvalidValue as error:
            place = self._place(hit, lines)
            self.findings.append(
                notices.nothing_there(place, cell.field, cell.printed, text)
                if text in _NOTHING_THERE
                else notices.no_such_value(place, cell.field, cell.printed, text, error.message)
            )
            self._keep_apart(hit, lines)
            return None
        self._note_value(lines, cell.field)
        return value

    def _keep_apart(self, hit: Hit, lines: list[Line]) -> None:
        """Keep a text that is no value of its field as an extra pair."""
        if lines:
            self._note_value(lines, f"extra[{len(self.extra)}][1]")
            label = self.chunk.text[hit.start : hit.end].rstrip(":： ")
            self.extra.append((label, self._text_of(lines)))

    def _note_value(self, lines: list[Line], path: str) -> None:
        for start, end, _ in lines:
            self.trace.values.append((start, end, path))

    def _place(self, hit: Hit, lines: list[Line]) -> Place:
        return self.trace.place(lines[0][0] if lines else hit.start)

    def _leave_over(self, over: LeftOver) -> None:
        """Lines that no cell could use, and lines that may be of two cells, are unread."""
        for start, end, _ in over.spare:
            self._leave(start, end)
        for start, end, piece in over.doubtful:
            self.trace.unread.append((start, end))
            self.findings.append(notices.uncertain(self.trace.place(start), piece))

    # What is amiss.

    def _leave(self, start: int, end: int) -> None:
        """Leave a piece unread, if there is anything in it."""
        piece = self.chunk.text[start:end]
        if stripped := piece.strip(BLANKS):
            at = start + piece.index(stripped)
            self.trace.unread.append((at, at + len(stripped)))
            self.findings.append(notices.unread(self.trace.place(at), stripped))

    def _leave_lines(self, start: int, end: int) -> None:
        for line_start, line_end in _lines(self.chunk.text, start, end):
            self._leave(line_start, line_end)

    def _note_prose(self, dropped: set[Hit]) -> None:
        for hit in sorted(dropped):
            place = self.trace.place(hit.start)
            self.findings.append(notices.label_in_prose(place, self.words.cells[hit.rank].label))

    def _note_missing(self, hits: list[Hit], indicators: tuple[Dimension, ...]) -> None:
        if len(hits) < len(self.words.cells):
            place = self.trace.place(hits[0].start)
            there = {hit.rank for hit in hits}
            missing = [cell.label for rank, cell in enumerate(self.words.cells) if rank not in there]
            if missing:
                self.findings.append(notices.labels_missing(place, "、".join(missing)))
        if not indicators:
            self.findings.append(notices.no_indicators(self.trace.place(len(self.chunk.text.rstrip()))))

    def _assemble(
        self, values: dict[int, object], title: str, year: int | None, indicators: tuple[Dimension, ...]
    ) -> Form:
        fields = {cell.field: values[rank] for rank, cell in enumerate(self.words.cells) if rank in values}
        return assemble(
            self.words.layout,
            fields,
            title=title,
            fiscal_year=year,
            indicators=indicators,
            extra=tuple(self.extra),
        )


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines between two positions stand, without the blanks around them."""
    for raw in text[start:end].split("\n"):
        if line := raw.strip(BLANKS):
            at = start + raw.index(line)
            yield at, at + len(line)
        start += len(raw) + 1
