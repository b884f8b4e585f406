"""The indicator grid of a form in a table: rows under a head, levels in merged cells at the left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, define, field

from budgetgoals.layouts import Role
from budgetgoals.layouts.fields import PART
from budgetgoals.reading import notices
from budgetgoals.reading.collecting import NOTHING_THERE
from budgetgoals.reading.grids.header import Header, header_at
from budgetgoals.reading.grids.leftovers import PAIR
from budgetgoals.reading.grids.rows import Rows
from budgetgoals.reading.leaves import Field, LeafReader, is_hole
from budgetgoals.reading.levels import Names, is_aspect, is_dimension
from budgetgoals.reading.prose import join_cell, join_words
from budgetgoals.reading.tree import TreeBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import Finding
    from budgetgoals.reading.grids.header import Column
    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Lexicon
    from budgetgoals.reading.trace import Trace

_LONG_TERM = re.compile("长期|中期|实施期|总目标绩效指标")
_LEVELS = (Role.DIMENSION, Role.ASPECT)
_TEXTS = frozenset({Role.REASON, Role.NOTE, Role.DETAIL, Role.EXPLANATION})
_NUMBERED = re.compile(r"^\s*[★☆*]*\s*(?:指标\s*)?[0-9]{1,2}\s*[:：、.．]", re.MULTILINE)


class Total(NamedTuple):
    """The row with the sum of the points.

    Attributes:
        weight: the cell under the points, or None.
        score: the cell under the points reached, or None.
    """

    weight: Box | None
    score: Box | None


@define
class IndicatorReader:
    """Reads every indicator grid of a form.

    Attributes:
        sheet: the boxes.
        words: the words of the layout.
        trace: where everything stood.
        findings: what was noticed.
        names: the names of the levels.
        year: the fiscal year, or None.
        taken: where the boxes begin that are read already.
    """

    sheet: Sheet
    words: Lexicon
    trace: Trace
    findings: list[Finding]
    names: Names
    year: int | None
    taken: set[int] = Factory(set)
    total: Total | None = field(default=None, init=False)
    header: Header | None = field(default=None, init=False)
    year_tree: TreeBuilder = field(factory=lambda: TreeBuilder("indicators"), init=False)
    long_tree: TreeBuilder = field(factory=lambda: TreeBuilder("long_term_indicators"), init=False)
    leaves: LeafReader = field(init=False)
    _begun: set[tuple[str, int]] = field(factory=set, init=False)
    _shared: dict[str, Box] = field(factory=dict, init=False)
    """The level 1 of both grids that stand side by side, for each of them that has not begun it yet."""

    def __attrs_post_init__(self) -> None:
        self.leaves = LeafReader(self.trace, self.findings, self.year)

    def read(self, first: int, rows: list[int]) -> None:
        """Read the grid whose head begins in a row, and the ones behind it.

        Args:
            first: the row of the first head.
            rows: every row of the form.
        """
        at = rows.index(first)
        while at < len(rows):
            header = header_at(self.sheet, self.words, rows[at])
            if header is None:
                at += 1
                continue
            self._note_header(header)
            until = self._until(header, rows)
            self._grid(header, [row for row in rows if header.below <= row < until])
            at = next((index for index, row in enumerate(rows) if row >= until), len(rows))

    def _note_header(self, header: Header) -> None:
        for box in header.boxes:
            self.trace.labels.append((box.start, box.end))
            self.taken.add(box.start)
        self.header = header

    def _until(self, header: Header, rows: list[int]) -> int:
        """The row behind the last one of a grid: another head, or a row of the form's foot."""
        for row in rows:
            if row >= header.below and (header_at(self.sheet, self.words, row) or self._is_foot(row, header)):
                return row
        return rows[-1] + 1

    def _is_foot(self, row: int, header: Header) -> bool:
        """Whether a row is no indicator: a line, a label with its value, or one cell over the whole grid."""
        boxes = [box for box in self.sheet.rows.get(row, ()) if not self._is_side(box, header)]
        if not boxes:
            return False
        first = boxes[0]
        if first.is_line:
            return True
        if self.words.word(first.text).is_total:
            return False
        is_note = first.columns > 1 and first.right >= header.columns[-1].right
        if len(boxes) == 1 and (is_note or PAIR.fullmatch(first.text) or self._is_heading(first)):
            return True
        indicator = header.of(Role.INDICATOR)
        levels = any(header.of(role) for role in _LEVELS)
        is_left = indicator is None or first.column < indicator.left + (not levels)
        names_level = is_dimension(first.text, self.names) or is_aspect(first.text, self.names)
        label = self.words.label(first.text)
        return is_left and not names_level and label is not None and label.cell.field != PART

    def _is_heading(self, box: Box) -> bool:
        """Whether a box is the heading of a grid, which the next page may repeat."""
        return any(pattern.fullmatch(box.text) for _, pattern in self.words.headings)

    def _is_side(self, box: Box, header: Header) -> bool:
        """Whether a box is the label at the left of the grid."""
        return box.right <= header.columns[0].left and (
            box.start in self.taken or self.words.word(box.text).is_side
        )

    # One grid.

    def _grid(self, header: Header, rows: list[int]) -> None:
        flat = not self.sheet.columns_are_sure and all(
            box.rows == box.columns == 1 for row in rows for box in self.sheet.rows.get(row, ())
        )
        lookup = Rows(self.sheet, header, flat, self.names, self.taken)
        tree = self.long_tree if self._is_long(header) else self.year_tree
        for row in rows:
            self._take_sides(row, header)
            if self._take_total(row, header, lookup):
                continue
            if header.has_long_term:
                self._share_level(row, lookup)
                self._row(row, lookup, self.long_tree, long_term=True)
                self._row(row, lookup, self.year_tree, long_term=False)
            else:
                self._row(row, lookup, tree, long_term=False)
        self._settle_shared()

    def _is_long(self, header: Header) -> bool:
        """Whether a grid says beside or above its head that it is of the whole period."""
        beside = [*header.boxes, *self.sheet.rows.get(header.below, ())]
        sides = [box.text for box in beside if box.right <= header.columns[0].left]
        above = [box.text for box in self.sheet.rows.get(header.row - 1, ())]
        return any(_LONG_TERM.search("".join(text.split())) for text in (sides or above[:1]))

    def _take_sides(self, row: int, header: Header) -> None:
        for box in self.sheet.rows.get(row, ()):
            if (
                box.start not in self.taken
                and box.right <= header.columns[0].left
                and self.words.word(box.text).is_side
            ):
                self.trace.labels.append((box.start, box.end))
                self.taken.add(box.start)

    def _take_total(self, row: int, header: Header, lookup: Rows) -> bool:
        boxes = [box for box in lookup.own(row) if not self._is_side(box, header)]
        if not boxes or not self.words.word(boxes[0].text).is_total:
            return False
        self.trace.labels.append((boxes[0].start, boxes[0].end))
        self.taken.add(boxes[0].start)
        if self.total is not None:
            return True
        cells = []
        for role in (Role.WEIGHT, Role.SCORE):
            column = header.of(role)
            found = [box for box in boxes[1:] if column and column.left <= box.column < column.right]
            cells.append(found[0] if found else None)
        numbers = [box for box in boxes[1:] if box.text not in NOTHING_THERE]
        if not any(cells) and len(numbers) == len(cells):
            cells = list(numbers)
        self.taken |= {box.start for box in cells if box}
        self.total = Total(*cells)
        return True

    # One row.

    def _row(self, row: int, lookup: Rows, tree: TreeBuilder, *, long_term: bool) -> None:
        header = lookup.header
        self._begin_levels(row, lookup, tree, long_term=long_term)
        columns = [column for column in header.columns if column.long_term is long_term]
        free = {box.start for box in lookup.own(row)} - self.taken
        fields = []
        for column in columns:
            if column.role in _LEVELS:
                continue
            boxes = [box for box in lookup.cells(row, column) if box.start in free]
            free -= {box.start for box in boxes}
            fields.append((column, boxes))
        if not any(boxes for _, boxes in fields):
            return
        self.taken |= {box.start for _, boxes in fields for box in boxes}
        for each in self._split(fields):
            self._leaf(each, tree)

    def _begin_levels(self, row: int, lookup: Rows, tree: TreeBuilder, *, long_term: bool) -> None:
        header = lookup.header
        for role in _LEVELS[header.has_long_term :]:
            column = header.of(role, long_term=long_term)
            for box in lookup.cells(row, column):
                if box.row == row and column is not None and self._is_own_level(box, column, header, lookup):
                    self._begin_level(box, role, tree)

    def _share_level(self, row: int, lookup: Rows) -> None:
        """Remember a level 1 of both grids: one that says nothing under it does not have it."""
        column = lookup.header.of(Role.DIMENSION)
        for box in lookup.cells(row, column):
            if box.row == row and column and self._is_own_level(box, column, lookup.header, lookup):
                self._settle_shared()
                self._shared = {tree.root: box for tree in (self.long_tree, self.year_tree)}

    def _begin_shared(self, tree: TreeBuilder) -> None:
        if box := self._shared.pop(tree.root, None):
            self._begin_level(box, Role.DIMENSION, tree)

    def _settle_shared(self) -> None:
        """Give a level 1 that neither grid has anything under to that of the year."""
        if self.long_tree.root in self._shared:
            self._begin_shared(self.year_tree)
        self._shared = {}

    def _is_own_level(self, box: Box, column: Column, header: Header, lookup: Rows) -> bool:
        """Whether a cell names this level: it begins in its column and does not reach the indicators."""
        indicator = header.of(Role.INDICATOR)
        if lookup.flat:
            return True
        reaches = indicator is not None and box.column < indicator.left < box.right
        return box.column >= column.left and not reaches

    def _begin_level(self, box: Box, role: Role, tree: TreeBuilder) -> None:
        if (tree.root, box.start) in self._begun:
            return
        boxes = [box, *self._rest_of_level(box, role)]
        self._begun |= {(tree.root, each.start) for each in boxes}
        if role is Role.ASPECT:
            self._begin_shared(tree)
        text = "".join("".join(each.text.split()) for each in boxes)
        free = [each for each in boxes if each.start not in self.taken]
        self.taken |= {each.start for each in boxes}
        if is_hole(text) or tree.goes_on(text, aspect=role is Role.ASPECT):
            self.trace.labels += [(each.start, each.end) for each in free]
            return
        path = tree.begin_aspect(text) if role is Role.ASPECT else tree.begin_dimension(text)
        self.trace.values += [(each.start, each.end, f"{path}.name") for each in free]

    def _rest_of_level(self, box: Box, role: Role) -> list[Box]:
        """The rest of a name that a page break cuts in two: both together are a level, the first is none."""
        is_level = is_aspect if role is Role.ASPECT else is_dimension
        below = box.below
        while (under := self.sheet.at(below, box.column)) and self.words.word(under.text).role is role:
            below = under.below
        if under is None or not is_level(box.text + under.text, self.names) or is_level(box.text, self.names):
            return []
        is_cut = below > box.below or self.trace.place(under.start).page != self.trace.place(box.start).page
        return [under] if is_cut else []

    def _leaf(self, fields: list[Field], tree: TreeBuilder) -> None:
        name = next((given.text for given in fields if given.role is Role.INDICATOR), "")
        others = [given for given in fields if given.role is not Role.INDICATOR and given.text]
        if is_hole(name) and all(given.text in NOTHING_THERE or is_hole(given.text) for given in others):
            spans = [span for given in fields for span in given.spans]
            self.trace.labels += spans
            if spans:
                self.findings.append(notices.indicator_left_blank(self.trace.place(spans[0][0]), name))
            return
        self._begin_shared(tree)
        target = next((given.text for given in fields if given.role is Role.TARGET), "")
        if self._is_shifted(name, target, tree):
            self._leave_aside(fields)
            return
        path = tree.next_path()
        indicator = self.leaves.read(fields, path, tree.parent_for(name))
        tree.add(indicator)
        if not (indicator.target.text or indicator.actual):
            place = self.trace.place(next(span[0] for given in fields for span in given.spans))
            self.findings.append(notices.target_missing(place, path, indicator.name))

    def _is_shifted(self, name: str, target: str, tree: TreeBuilder) -> bool:
        """Whether a level stands where the name or the target should: the row has lost its columns."""
        if is_hole(name) and not is_hole(target):
            is_level = is_dimension(target, self.names) or is_aspect(target, self.names)
            return is_level or tree.goes_on("".join(target.split()), aspect=True)
        names_level = name.endswith("指标") and is_aspect(name, self.names)
        return names_level and bool(target) and is_hole(target)

    def _leave_aside(self, fields: list[Field]) -> None:
        """Leave a row unread whose cells stand in the wrong columns: a level where the target should be."""
        for given in fields:
            for start, end in given.spans:
                self.trace.unread.append((start, end))
                self.findings.append(notices.cannot_be_cut(self.trace.place(start), given.text))

    def _split(self, fields: list[tuple[Column, list[Box]]]) -> Iterator[list[Field]]:
        """One indicator a row; several where the name cell numbers them and the others have as many lines."""
        names = next((boxes for column, boxes in fields if column.role is Role.INDICATOR), [])
        if len(names) == 1 and len(_NUMBERED.findall(names[0].text)) > 1:
            yield from self._numbered(fields, names[0])
            return
        yield [
            Field(
                column.role,
                column.label,
                self._text(column, boxes),
                tuple((box.start, box.end) for box in boxes),
            )
            for column, boxes in fields
        ]

    def _numbered(self, fields: list[tuple[Column, list[Box]]], name: Box) -> Iterator[list[Field]]:
        names = _items(name)
        rest = [
            (column, boxes[0] if boxes else None)
            for column, boxes in fields
            if column.role is not Role.INDICATOR
        ]
        lines = {column: _lines(box) for column, box in rest if box is not None}
        real = [item for item in names if not is_hole(item[2])]
        if any(len(found) not in (len(real), len(names)) for found in lines.values()):
            counts = max(len(found) for found in lines.values())
            self.findings.append(notices.lines_do_not_match(self.trace.place(name.start), len(real), counts))
            yield [
                Field(
                    column.role,
                    column.label,
                    self._text(column, boxes),
                    tuple((box.start, box.end) for box in boxes),
                )
                for column, boxes in fields
            ]
            return
        index = 0
        for at, (start, end, text) in enumerate(names):
            given = [Field(Role.INDICATOR, "", join_words(text), ((start, end),))]
            for column, found in lines.items():
                which = index if len(found) == len(real) else at
                if is_hole(text) and len(found) == len(real):
                    continue
                begin, behind, line = found[which]
                given.append(Field(column.role, column.label, line, ((begin, behind),)))
            index += not is_hole(text)
            yield given

    def _text(self, column: Column, boxes: list[Box]) -> str:
        prose = column.role in _TEXTS
        return "".join(join_cell(box.text, wrapped=self.sheet.wrapped, prose=prose) for box in boxes)


def _items(box: Box) -> list[tuple[int, int, str]]:
    """The numbered items of a cell."""
    starts = [found.start() for found in _NUMBERED.finditer(box.text)]
    ends = [*starts[1:], len(box.text)]
    items = []
    for start, end in zip(starts, ends, strict=True):
        raw = box.text[start:end]
        text = raw.strip()
        at = box.start + start + raw.index(text)
        items.append((at, at + len(text), text))
    return items


def _lines(box: Box) -> list[tuple[int, int, str]]:
    at, lines = box.start, []
    for raw in box.text.split("\n"):
        if text := raw.strip():
            begin = at + raw.index(text)
            lines.append((begin, begin + len(text), text))
        at += len(raw) + 1
    return lines
