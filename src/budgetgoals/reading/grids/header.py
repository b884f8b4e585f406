"""The head of the indicator grid: which column holds what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import Role
from budgetgoals.reading.prose import join_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Lexicon

_LEVELS = frozenset({Role.DIMENSION, Role.ASPECT})
_VALUES = frozenset({Role.TARGET, Role.ACTUAL, Role.SCORE, Role.DONE})
_POINTS = re.compile(r"[0-9]{1,3}\s*分?").fullmatch
_FEWEST_ROLES, _FEWEST_SUBCOLUMNS = 2, 2


class Column(NamedTuple):
    """A column of the grid, as the form prints it.

    Attributes:
        role: what it holds.
        label: its label.
        left: the first table column that it covers.
        right: the table column behind it.
        long_term: whether it belongs to the grid of the whole period, beside that of the year.
    """

    role: Role
    label: str
    left: int
    right: int
    long_term: bool


class Header(NamedTuple):
    """The head of a grid.

    Attributes:
        row: the row that it begins in.
        below: the row behind it.
        columns: the columns, from left to right.
        boxes: the cells of it, sides and labels over groups of columns included.
    """

    row: int
    below: int
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]

    def of(self, role: Role, *, long_term: bool = False) -> Column | None:
        """The column with a role; the levels are shared by both grids where only one has them."""
        for column in self.columns:
            if column.role is role and (column.long_term is long_term):
                return column
        if role in _LEVELS:
            return next((column for column in self.columns if column.role is role), None)
        return None

    @property
    def has_long_term(self) -> bool:
        """Whether a grid of the whole period stands beside that of the year."""
        return any(column.long_term for column in self.columns)

    def same_as(self, other: Header) -> bool:
        """Whether it says the same as another: a page repeats it."""
        return [(c.role, c.label) for c in self.columns] == [(c.role, c.label) for c in other.columns]


def is_header(texts: Iterable[str], words: Lexicon) -> bool:
    """Whether the texts of a row are the labels of the columns of an indicator grid.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.reading.lexicon import lexicon
    >>> is_header(["一级指标", "二级指标", "三级指标", "指标值"], lexicon(load_layout("national-2015")))
    True
    """
    roles = {role for text in texts if (role := words.word(text).role)}
    if len(roles) < _FEWEST_ROLES:
        return False
    return Role.INDICATOR in roles or (
        Role.DIMENSION in roles and Role.ASPECT in roles and bool(roles & _VALUES)
    )


def header_at(sheet: Sheet, words: Lexicon, row: int) -> Header | None:
    """The head of the grid that begins in a row; None when none does."""
    every = sheet.rows.get(row, [])
    if sum(1 for box in every if words.word(box.text).role) < _FEWEST_ROLES:
        return None
    every = [box for box in every if not box.is_line]
    boxes = every[_side_boxes(every, words) :]
    if not is_header([box.text for box in boxes], words):
        return None
    below = max(box.below for box in boxes if words.word(box.text).role)
    sub = [box for box in _subcolumns(sheet, words, row, below) if box.column >= boxes[0].column]
    if sub:
        below = max(below, *(box.below for box in sub))
    columns = _columns(sheet, words, row, below, (*boxes, *sub))
    if not any(column.role in _VALUES for column in columns):
        return None
    return Header(row, below, columns, (*every, *sub))


def _side_boxes(boxes: list[Box], words: Lexicon) -> int:
    """How many boxes at the left name the block, though a column may be called so too (绩效指标)."""
    first = boxes[0].text if boxes else ""
    return int(words.word(first).is_side and is_header([box.text for box in boxes[1:]], words))


def _subcolumns(sheet: Sheet, words: Lexicon, row: int, below: int) -> list[Box]:
    """The second row of a head: the columns under a merged cell."""
    rows = range(row + 1, below) if below > row + 1 else [row + 1]
    boxes = [box for at in rows for box in sheet.rows.get(at, ()) if not box.is_line]
    known = [box for box in boxes if words.word(box.text).role]
    if not known or (below == row + 1 and len(known) < max(_FEWEST_SUBCOLUMNS, len(boxes) - 1)):
        return []
    return boxes


def _columns(
    sheet: Sheet, words: Lexicon, row: int, below: int, boxes: tuple[Box, ...]
) -> tuple[Column, ...]:
    """The columns from left to right: each table column has the role of the lowest cell over it."""
    found: list[tuple[Role, Box]] = []
    for at in range(min(box.column for box in boxes), max(box.right for box in boxes)):
        box = _lowest(sheet, row, below, at, boxes)
        if box is None or (found and found[-1][1] == box):
            continue
        role = words.word(box.text).role or _role_of_unknown(box, words, [each for each, _ in found])
        if role is not None and not (box.rows == 1 and box.below < below and _has_sub(box, boxes)):
            found.append((role, box))
    first_of_year = _second_grid(found)
    return tuple(
        Column(
            role,
            join_words(box.text),
            box.column,
            box.right,
            role is not Role.DIMENSION and index < first_of_year,
        )
        for index, (role, box) in enumerate(found)
    )


def _role_of_unknown(box: Box, words: Lexicon, before: list[Role]) -> Role | None:
    """What a column holds whose label is unknown: points printed in the head stand over those reached."""
    if Role.INDICATOR not in before:
        return None
    is_points = _POINTS(box.text) and words.layout.kind == "self_evaluation" and Role.ACTUAL in before
    return Role.SCORE if is_points and Role.SCORE not in before else Role.DETAIL


def _lowest(sheet: Sheet, row: int, below: int, column: int, boxes: tuple[Box, ...]) -> Box | None:
    for at in range(below - 1, row - 1, -1):
        box = sheet.at(at, column)
        if box is not None and box in boxes:
            return box
    return None


def _has_sub(box: Box, boxes: tuple[Box, ...]) -> bool:
    return any(other.row >= box.below and box.column <= other.column < box.right for other in boxes)


def _second_grid(found: list[tuple[Role, Box]]) -> int:
    """The index of the first column of the grid of the year, behind that of the whole period."""
    indicators = [index for index, (role, _) in enumerate(found) if role is Role.INDICATOR]
    if len(indicators) < 2:  # noqa: PLR2004 - one grid
        return 0
    index = indicators[1]
    while found[index - 1][0] in _LEVELS:
        index -= 1
    return index
