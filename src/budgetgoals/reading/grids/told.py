"""Tables that tell their indicators in sentences, in a cell or in lines below a row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from budgetgoals.layouts import load_layout
from budgetgoals.reading.grids.header import header_at
from budgetgoals.reading.grids.telling import lay_out
from budgetgoals.reading.lexicon import bare, lexicon
from budgetgoals.reading.sentences import told_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Lexicon
    from budgetgoals.reading.sentences import Piece

_GOALS = frozenset({"绩效目标", "项目绩效目标", "绩效目标和指标", "绩效目标及指标", "绩效指标"})
_NAME = "project.name"
_SHORTEST = 12


class _Tale(NamedTuple):
    """A text that tells indicators.

    Attributes:
        boxes: the cell, or the lines.
        text: the text.
        pieces: what it tells.
    """

    boxes: list[Box]
    text: str
    pieces: list[Piece]

    @property
    def row(self) -> int:
        """The row that it belongs to: its own, or the one above its lines."""
        first = self.boxes[0]
        return first.row - 1 if first.is_line else first.row


def sheets_that_tell(sheet: Sheet) -> list[Sheet] | None:
    """The sheets of the projects whose indicators are told in sentences; None where none are.

    A table with a column for the names of projects and one for their goals holds a form for each row that
    tells; any other table is one form.
    """
    words = lexicon(load_layout("national-2015"))
    tales = list(_tales(sheet))
    if not tales or any(header_at(sheet, words, row) for row in sheet.rows):
        return None
    heads = _heads(sheet, words, tales[0].row)
    if heads is None:
        return [_one_form(sheet, tales)] if len(tales) == 1 else None
    return list(_forms(sheet, heads, tales))


def _tales(sheet: Sheet) -> Iterator[_Tale]:
    for is_line, group in groupby(sheet.boxes, key=lambda box: box.is_line):
        for boxes in [list(group)] if is_line else [[box] for box in group]:
            start, end = boxes[0].start, boxes[-1].end
            if end - start >= _SHORTEST and (pieces := told_in(sheet.text[start:end])):
                yield _Tale(boxes, sheet.text[start:end], pieces)


def _heads(sheet: Sheet, words: Lexicon, before: int) -> list[Box] | None:
    """The labels over the columns of a list of projects with their goals."""
    for row in sorted(row for row in sheet.rows if row < before):
        boxes = [box for box in sheet.rows[row] if not box.is_line]
        labels = [words.label(box.text) for box in boxes]
        has_name = any(label is not None and label.cell.field == _NAME for label in labels)
        if has_name and any(bare(box.text) in _GOALS for box in boxes):
            return boxes
    return None


def _one_form(sheet: Sheet, tales: list[_Tale]) -> Sheet:
    told = {box.start for tale in tales for box in tale.boxes}
    boxes = [box for box in sheet.boxes if box.start not in told]
    return _told(sheet, boxes, tales[0], max(sheet.rows) + 1)


def _forms(sheet: Sheet, heads: list[Box], tales: list[_Tale]) -> Iterator[Sheet]:
    above = [box for box in sheet.boxes if box.row < heads[0].row]
    taken = {box.start for box in (*above, *heads)}
    for index, tale in enumerate(tales):
        row = heads[0].row
        boxes = list(above)
        for head in heads:
            boxes.append(head._replace(row=row, column=0, rows=1, columns=1))
            boxes += [
                box._replace(row=row, column=1, rows=1, columns=1)
                for box in sheet.rows[tale.row]
                if head.column <= box.column < head.right and box not in tale.boxes
            ]
            row += 1
        taken |= {box.start for box in (*boxes, *tale.boxes)}
        shared = frozenset(box.start for box in (*above, *heads)) if index else frozenset()
        told = _told(sheet, boxes, tale, row)
        yield evolve(told, borrowed=told.borrowed | shared, forms=len(tales))
    if rest := [box for box in sheet.boxes if box.start not in taken]:
        yield sheet.part(rest, may_be_form=False)


def _told(sheet: Sheet, boxes: list[Box], tale: _Tale, row: int) -> Sheet:
    """A part of a sheet, with what a text tells below its other boxes."""
    telling = lay_out(tale.text, tale.pieces, tale.boxes[0].start, row)
    return sheet.part(
        [*boxes, *telling.boxes],
        borrowed=frozenset(box.start for box in telling.boxes if box.start < 0),
        aside=tuple(telling.aside),
        columns_are_sure=True,
        labels=tuple(telling.labels),
    )
