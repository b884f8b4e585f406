"""Forms that are printed without any slip, read in one go.

Most published forms have every label in its order and spelling, every heading on a line of its own, and a
grid whose lines leave no doubt. Then there is nothing to decide and nothing to tell: cut at its colons, the
text falls into the values, several times faster than asking of every colon which label it ends. Where
anything is different, nothing is read here, and ``form.py`` does the work. Both ways give the same form; what
stood where is told by that one alone.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import ValueKind
from budgetgoals.reading.assembling import form_of
from budgetgoals.reading.convert import convert, money
from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.headings import figures
from budgetgoals.reading.levels import indicator_of, may_be_target, names_in
from budgetgoals.reading.lines.grid import dimension_of
from budgetgoals.reading.lines.labels import Hit, find_labels
from budgetgoals.reading.prose import join_paragraphs, join_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from budgetgoals.layouts import Cell
    from budgetgoals.model import Dimension, Form
    from budgetgoals.reading.lines.chunks import Chunk
    from budgetgoals.reading.lines.grid import Aspects
    from budgetgoals.reading.lines.vocabulary import Vocabulary

_REMEMBERED = 2048
_NAME_AND_TARGET = 2
_BLANK = " \t\n\f\u3000\xa0"
"""Blanks by everybody's count."""


class _Different(Exception):
    """Something is not as the official form prints it."""


class _Slot(NamedTuple):
    """A label, and what becomes of its value.

    Attributes:
        label: the label as it is printed, without its colon.
        group: the part of the form that the value goes to, or empty.
        attribute: the field there.
        is_prose: whether the value has paragraphs and the row to itself.
        may_wrap: whether a second line can be nobody else's.
        reader: what makes a value of the text; None for a text.
    """

    label: str
    group: str
    attribute: str
    is_prose: bool
    may_wrap: bool
    reader: Callable[[str], object] | None


@lru_cache(maxsize=64)
def as_printed(words: Vocabulary) -> PrintedFormReader:
    """Make a vocabulary ready for forms without slips."""
    sections, above = [], 0
    for row in words.layout.rows:
        if row.heading in {section.printed for section in words.sections}:
            sections.append((row.heading, above))
        above += len(row.cells)
    names = "|".join(sorted(map(re.escape, names_in(words.layout.grid.taxonomy).dimensions)))
    slots = tuple(map(partial(_slot, words), range(len(words.cells))))
    return PrintedFormReader(
        words=words,
        slots=slots,
        labels=tuple(
            (f"\n{slot.label}", slot.label if row == before else "")
            for slot, before, row in zip(slots, (-1, *words.row_of), words.row_of, strict=False)
        ),
        groups=tuple({slot.group for slot in slots}),
        sections=tuple(sections),
        dimensions=re.compile(rf"\n(?=(?:{names})(?:\s|$))"),
    )


def _slot(words: Vocabulary, rank: int) -> _Slot:
    cell = words.cells[rank]
    group, attribute = words.fields[rank]
    is_alone = words.row_of.count(words.row_of[rank]) == 1
    is_prose = cell.value is ValueKind.PROSE and is_alone
    return _Slot(cell.printed, group, attribute, is_prose, rank in words.apart, _converter(cell))


def _converter(cell: Cell) -> Callable[[str], object] | None:
    """Amounts differ from form to form; of days and answers there are few, and they are remembered."""
    if cell.value in (ValueKind.TEXT, ValueKind.PROSE):
        return None
    if cell.value is ValueKind.YUAN:
        return partial(money, unit=cell.unit)
    return lru_cache(_REMEMBERED)(lambda text: convert(cell, text, cell.unit)[cell.field])


@frozen(kw_only=True, eq=False)
class PrintedFormReader:
    """The reader of forms without slips.

    Attributes:
        words: the vocabulary.
        slots: its labels in their order.
        labels: each label at the beginning of a line, and beside its neighbour; empty for one that has none.
        groups: the parts of the form that the values go to.
        sections: the headings between the labels, each with how many labels stand above it.
        dimensions: the beginning of a line with the name of a dimension.
    """

    words: Vocabulary
    slots: tuple[_Slot, ...]
    labels: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    sections: tuple[tuple[str, int], ...]
    dimensions: re.Pattern[str]

    def read(self, chunk: Chunk) -> Form | None:
        """The form of a chunk; None when anything in it is not as the official form prints it."""
        if chunk.title is None:
            return None
        try:
            return self._form(chunk.text, *chunk.title)
        except (_Different, InvalidValue):
            return None

    def labels_of(self, text: str) -> list[Hit] | None:
        """The labels of a form; None when one is missing, moved, repeated or respelled."""
        try:
            pieces = self._cut_at_labels(text)
        except _Different:
            return None
        hits: list[Hit] = []
        behind = 0
        for rank, (cell, piece) in enumerate(zip(self.words.cells, pieces, strict=False)):
            start = behind + len(piece)
            start += text[start] == "\n"
            behind = start + len(cell.printed) + 1
            hits.append(Hit(start, behind, rank, cell.unit))
        return hits

    def _form(self, page: str, title: int, behind: int) -> Form:
        text = page[behind:]
        head, *values = self._cut_at_labels(text)
        values[-1], heading, rows = self._cut_at_grid(text, values[-1])
        for section, above in self.sections:
            if not above or text.count(section) > 1:
                raise _Different
            values[above - 1] = _before(section, values[above - 1])
        year = _year(self.words, head, heading)
        return form_of(
            self.words.layout,
            self._converted(page, values),
            title=page[title:behind],
            fiscal_year=year,
            indicators=self._indicators(rows, year),
        )

    def _cut_at_labels(self, text: str) -> list[str]:
        """What stands before, between and behind the labels."""
        cut = text.split("：")
        between, pieces = iter(cut), []
        for at_line, beside in self.labels:
            piece = next(between, "")
            before = piece.removesuffix(at_line)
            if len(before) == len(piece):
                before = _beside(piece, beside) or _with_colons(piece, between, at_line)
            pieces.append(before)
        pieces.append("：".join(between))
        if len(cut) > len(pieces) or ":" in text:
            self._check_colons(pieces)
        return pieces

    def _check_colons(self, pieces: list[str]) -> None:
        """Make sure that no other colon ends another label, as one beside a value might."""
        for index, piece in enumerate(pieces):
            if "：" not in piece and ":" not in piece:
                continue
            is_safe = index in (0, len(self.slots)) or self.slots[index - 1].is_prose
            if not is_safe or find_labels(piece, self.words):
                raise _Different

    def _cut_at_grid(self, text: str, piece: str) -> tuple[str, str, str]:
        """The last value, the heading of the grid, and the rows below the names of its columns."""
        header, heading = self.words.header, self.words.grid_heading
        before, _, rows = piece.partition(f"\n{header.printed}\n")
        at = before.find(heading.anchor)
        line = before.rfind("\n", 0, max(at, 0)) + 1
        if not line or text.count(header.anchor) > 1 or text.count(heading.anchor) > 1:
            raise _Different
        return before[:line], before[line:], rows

    def _converted(self, page: str, pieces: list[str]) -> dict[str, dict[str, object]]:
        parts: dict[str, dict[str, object]] = {group: {} for group in self.groups}
        for piece, (label, group, attribute, is_prose, may_wrap, reader) in zip(
            pieces, self.slots, strict=True
        ):
            value = piece.strip()
            if not value:
                continue
            if "\n" in value:
                if is_prose:
                    line = f"{label}：{piece[: piece.index(value)]}".rpartition("\n")
                    value = join_paragraphs(value, page, line[2])
                elif may_wrap:
                    value = join_words(value)
                else:
                    raise _Different
            parts[group][attribute] = value if reader is None else reader(value)
        return parts

    def _indicators(self, rows: str, year: int | None) -> tuple[Dimension, ...]:
        above, *blocks = self.dimensions.split(f"\n{rows}")
        if above.strip(_BLANK) or not blocks:
            raise _Different
        return tuple([_dimension(self.words, block, year) for block in blocks])


def _beside(piece: str, label: str) -> str:
    """The value before a label on the same line, with the blank between them; empty where there is none."""
    before = piece.removesuffix(label)
    return "" if len(before) == len(piece) or before[-1:] not in _BLANK or "\n" in before else before


def _with_colons(piece: str, pieces: Iterator[str], label: str) -> str:
    """A value with colons in it, up to its label."""
    held = [piece]
    for more in pieces:
        held.append(more.removesuffix(label))
        if len(held[-1]) < len(more):
            return "：".join(held)
    raise _Different


def _before(section: str, piece: str) -> str:
    """The value above a heading, behind which nothing may stand."""
    value, heading, rest = f"{piece}\n".partition(f"\n{section}\n")
    if not heading or rest.strip(_BLANK):
        raise _Different
    return value


@lru_cache(maxsize=_REMEMBERED)
def _year(words: Vocabulary, head: str, grid_head: str) -> int | None:
    """The fiscal year that the heading above the labels or else that of the grid names."""
    line = head.strip(BLANKS)
    named = words.year_line.fullmatch(line)
    if line and named is None:
        raise _Different
    anchor, pattern, _ = words.grid_heading
    heading = pattern.match(grid_head, len(grid_head) - len(grid_head.lstrip()))
    if (
        heading is None
        or heading.end() <= grid_head.index(anchor)
        or grid_head[heading.end() :].strip(_BLANK)
    ):
        raise _Different
    printed = heading.groupdict().get("year")
    of_grid = figures(printed) if printed else None
    year = figures(named["year"]) if named else of_grid
    if of_grid not in (None, year):
        raise _Different
    return year


@lru_cache(maxsize=_REMEMBERED)
def _dimension(words: Vocabulary, block: str, year: int | None) -> Dimension:
    """The lines from the name of a dimension to the next; the forms of one unit repeat most of them."""
    (name, *beside), *lines = [line.split() for line in block.split("\n")]
    names = names_in(words.layout.grid.taxonomy)
    if len(beside) == 1 and may_be_target(beside[0]):
        raise _Different
    aspects: Aspects = []
    for line in filter(None, [beside, *lines]):
        if line[0] in names.dimensions or line[0].startswith(words.header.anchor):
            raise _Different
        if line[0] in names.aspects:
            aspects.append((line.pop(0), []))
        if line:
            if len(line) != _NAME_AND_TARGET or not aspects:
                raise _Different
            aspects[-1][1].append(indicator_of(line[0], line[1], year))
    return dimension_of(name, aspects)
