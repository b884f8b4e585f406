"""The items of an indicator grid → boxes in its rows and columns."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from budgetgoals.layouts import Role
from budgetgoals.model.taxonomy import plain_name
from budgetgoals.reading.levels import belongs_elsewhere, is_aspect, is_dimension, level_name, may_be_target
from budgetgoals.reading.loose.canvas import FIRST
from budgetgoals.reading.loose.gaps import rows_apart, usual_gap
from budgetgoals.reading.loose.gluing import unglued
from budgetgoals.reading.loose.items import Item, Shape
from budgetgoals.reading.loose.rows import VALUES, Row, points_add_up, rows_in, rows_without_values
from budgetgoals.reading.prose import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.reading.levels import Names
    from budgetgoals.reading.lexicon import Lexicon
    from budgetgoals.reading.loose.canvas import Canvas

_LEVELS = (Role.DIMENSION, Role.ASPECT)
_LEVEL_NAME = re.compile(r"[\u4e00-\u9fff（()）]{2,12}指标(?:[（(][0-9.]{1,5}分?[）)])?").fullmatch
_NUMBER_ALONE = re.compile(r"[★☆*＊]*指标\s*[0-9]{1,3}\s*[:：、.．]?").fullmatch
_LEVEL_ENDS = ("指标", "目标", "分", "必填", "选填")
_BROKEN_LEVEL = re.compile(
    r"[度\s]*指\s*标(?!\s*[0-9])|.*[0-9%％](?:数量|质量|时效|成本|(?:经济|社会|生态)?效益|可持续影响|产出|满意度)$"
).match
"""A text with a half of the name of a level in it: the name was broken, and where it begins is lost."""

_ENDS_CELL = re.compile(r".*[0-9%％）)]$", re.DOTALL).match
"""A text that ends with a figure: the name of a level behind it is no part of a longer name."""

_POINTS_ALONE = re.compile(r"[（(][0-9]{1,3}(?:\.[0-9]+)?分[）)]").fullmatch
"""The points of a level whose name is lost."""

_MOST_LEFT = 12
_ENOUGH = 0.5


class _Level(NamedTuple):
    item: Item
    role: Role


@define
class _Segment:
    """The texts behind the name of a level, or behind the label of the row with the sum of the points.

    Attributes:
        level: the name, or None.
        total: the label of the sum, or None.
        grid: which of two grids side by side the texts belong to.
        tokens: the texts.
        rows: the rows that they make; None where that is not certain.
        left: the texts behind the rows that cannot be cut any more.
    """

    level: _Level | None = None
    total: Item | None = None
    grid: int = 0
    tokens: list[Item] = field(factory=list)
    rows: tuple[Row, ...] | None = ()
    left: list[Item] = field(factory=list)

    @property
    def line(self) -> int | None:
        """The line that it begins on."""
        first = self.level.item if self.level else self.total or next(iter(self.tokens), None)
        return first.line if first else None


class GridShaper:
    """Lays out one grid.

    Args:
        canvas: where its boxes go; its next row is the first one below the head.
        roles: what each column holds.
        shape: how the text has lost its table.
        words: the words of the layout.
        names: the names of the levels.
        is_scattered: whether the lines of its cells stand among one another, so that no row is certain.
    """

    def __init__(  # noqa: PLR0913 - what a grid is laid out by
        self,
        canvas: Canvas,
        roles: list[Role],
        shape: Shape,
        words: Lexicon,
        names: Names,
        *,
        is_scattered: bool = False,
    ) -> None:
        self._canvas = canvas
        self._roles = roles
        self._shape = shape
        self._words = words
        self._names = names
        self._is_scattered = is_scattered
        self._gap = 0
        begins = [index for index, role in enumerate(roles) if role is Role.INDICATOR]
        self._grids = [
            [index for index in range(begin, end) if roles[index] not in _LEVELS]
            for begin, end in zip(begins, [*begins[1:], len(roles)], strict=False)
        ] or [[]]

    def lay_out(self, items: Sequence[Item]) -> None:
        """Lay out the items below the head."""
        self._gap = usual_gap(items)
        segments = self._segments(items)
        if self._is_scattered:
            for segment in segments:
                segment.rows = None if segment.tokens and segment.total is None else ()
            self._put(segments)
            return
        for index, segment in enumerate(segments):
            following = segments[index + 1] if index + 1 < len(segments) else None
            self._find_rows(segment, following.line if following else None)
        for before, segment in pairwise(segments):
            self._doubt_cut(before, segment)
        self._settle_by_points(segments)
        rows = [row for segment in segments for row in segment.rows or () if any(row.cells[1:])]
        named_as_level = any(self._names_level(row) for row in rows)
        if named_as_level or sum(row.strong for row in rows) < len(rows) * _ENOUGH:
            for segment in segments:
                segment.rows = None if segment.tokens else ()
        self._put(segments)

    def _names_level(self, row: Row) -> bool:
        """Whether a row is called as a level is: the cells are not in the order of the rows."""
        name = row.cells[0]
        text = self._canvas.text[name[0] : name[1]] if name else ""
        is_level = is_dimension(text, self._names) or is_aspect(text, self._names)
        return is_level and text.endswith("指标") and len(self._grids) == 1

    # Cutting.

    def _segments(self, items: Sequence[Item]) -> list[_Segment]:
        segments = [_Segment()]
        dimension = ""
        for index, item in enumerate(items):
            last = segments[-1]
            following = items[index + 1] if index + 1 < len(items) else None
            if self._is_name(item, last, following):
                last.tokens.append(item)
            elif self._words.word(item.text).is_total:
                segments.append(_Segment(total=item))
            elif (level := self._level(items, index, dimension, last)) is not None:
                dimension = _plain(item.text) if level.role is Role.DIMENSION else dimension
                segments.append(_Segment(level, grid=self._grid_of(level, last)))
            elif self._shape is not Shape.STREAM and _POINTS_ALONE(item.text):
                self._canvas.put_aside([item])
            elif item.is_word and self._words.word(item.text).is_side:
                self._canvas.labels.append((item.start, item.end))
            else:
                last.tokens.append(item)
        return segments

    def _is_name(self, item: Item, last: _Segment, following: Item | None) -> bool:
        """Whether a text is a cell of a row, even if it is the name of a level too (满意度 ≥90%)."""
        if not last.tokens:
            after_aspect = last.level is not None and last.level.role is Role.ASPECT
            before_value = following is not None and following.is_text and may_be_target(following.text)
            return after_aspect and before_value and not item.text.rstrip("）) ").endswith(_LEVEL_ENDS)
        before = last.tokens[-1]
        on_line = self._shape is Shape.ROWS and before.line == item.line
        return on_line or _NUMBER_ALONE(before.text) is not None

    def _level(self, items: Sequence[Item], index: int, dimension: str, last: _Segment) -> _Level | None:
        item = items[index]
        if is_dimension(item.text, self._names):
            repeats = _plain(item.text) == dimension and not last.tokens and last.level is not None
            return _Level(item, Role.ASPECT if repeats else Role.DIMENSION)
        if is_aspect(item.text, self._names):
            alone = belongs_elsewhere(_plain(item.text), dimension)
            return _Level(item, Role.DIMENSION if alone else Role.ASPECT)
        following = items[index + 1] if index + 1 < len(items) else None
        before_aspect = following is not None and following.is_word and is_aspect(following.text, self._names)
        is_level = not item.is_word and before_aspect and _LEVEL_NAME(item.text)
        return _Level(item, Role.DIMENSION) if is_level else None

    def _grid_of(self, level: _Level, last: _Segment) -> int:
        """Of two grids side by side, the one that a level 2 belongs to: the second behind the first."""
        if len(self._grids) == 1 or level.role is Role.DIMENSION:
            return 0
        follows = last.level is not None and last.level.role is Role.ASPECT and last.grid == 0
        return 1 if follows else 0

    def _find_rows(self, segment: _Segment, behind: int | None) -> None:
        """Find the rows of a segment; behind it the line of the next."""
        if segment.total is not None or not segment.tokens:
            return
        whole = "".join(token.text for token in segment.tokens)
        if any(map(_BROKEN_LEVEL, (whole, *(token.text for token in segment.tokens)))):
            segment.rows = None
            return
        columns = [self._roles[index] for index in self._grids[segment.grid]]
        if not self._lacks_level(segment):
            segment.tokens = [piece for token in segment.tokens for piece in unglued(token, columns)]
        if not VALUES & set(columns):
            segment.rows = None
            return
        segment.rows = rows_in(segment.tokens, columns, self._shape)
        if segment.rows is None and self._shape is Shape.CELLS:
            segment.rows = rows_apart(segment.tokens, columns, self._gap, behind)
        if segment.rows is None and self._shape is Shape.STREAM:
            self._find_first_rows(segment, columns)
        if segment.rows and self._is_broken(segment.rows):
            segment.rows, segment.left = None, []

    def _is_broken(self, rows: tuple[Row, ...]) -> bool:
        """Whether a word of the form, which is told apart, stands inside of a cell."""
        cells = [cell for row in rows for cell in row.cells if cell is not None]
        apart = [*self._canvas.labels, *self._canvas.aside]
        return any(start <= at < end for start, end in cells for at, _ in apart)

    def _lacks_level(self, segment: _Segment) -> bool:
        """Whether a level 2 should stand before the texts: a run may begin with its name."""
        level = segment.level
        return level is not None and level.role is Role.DIMENSION and Role.ASPECT in self._roles

    def _find_first_rows(self, segment: _Segment, columns: list[Role]) -> None:
        """The rows at the beginning of a run, up to where it cannot be cut any more."""
        tokens = segment.tokens
        for count in range(len(tokens) - 1, max(0, len(tokens) - _MOST_LEFT), -1):
            was_cut = not tokens[count - 1].sure and not tokens[count].sure
            if was_cut and (rows := rows_in(tokens[:count], columns, self._shape)):
                segment.rows, segment.left = rows, tokens[count:]
                return

    def _doubt_cut(self, before: _Segment, segment: _Segment) -> None:
        """A name of a level that was cut out of a text which makes no rows may be a part of that text."""
        was_cut = segment.level is not None and not segment.level.item.sure
        failed = before.left or (before.tokens if before.rows is None else [])
        if was_cut and failed and segment.tokens and not _ENDS_CELL(failed[-1].text):
            segment.rows = None

    def _settle_by_points(self, segments: list[_Segment]) -> None:
        """Take lines without targets for rows, where their points and those of others make the total."""
        if self._shape is not Shape.ROWS or len(self._grids) > 1:
            return
        columns = [self._roles[index] for index in self._grids[0]]
        open_ones = [segment for segment in segments if segment.rows is None]
        found = [rows_without_values(segment.tokens, columns) for segment in open_ones]
        settled = [segment.rows for segment in segments if segment.rows is not None]
        total = next((segment.tokens for segment in segments if segment.total), [])
        rows = [row for of in (*settled, *found) for row in of or ()]
        if open_ones and None not in found and points_add_up(self._canvas.text, rows, columns, total):
            for segment, of in zip(open_ones, found, strict=True):
                segment.rows = of

    # Putting.

    def _put(self, segments: list[_Segment]) -> None:
        opened: dict[tuple[Role, int], tuple[Item, int]] = {}
        for segment in segments:
            if segment.level is not None:
                self._open(opened, segment.level, segment.grid)
            if segment.total is not None:
                self._close(opened, Role.DIMENSION)
                self._put_total(segment.total, segment.tokens)
            elif segment.rows is None:
                self._canvas.put_aside(segment.tokens)
            else:
                self._put_rows(segment.rows, self._grids[segment.grid])
                self._canvas.put_aside(segment.left)
        self._close(opened, Role.DIMENSION)

    def _put_rows(self, rows: tuple[Row, ...], columns: list[int]) -> None:
        for row in rows:
            for index, span in zip(columns, row.cells, strict=True):
                if span is not None:
                    self._canvas.box(*span, FIRST + index)
            self._canvas.row += 1

    def _put_total(self, label: Item, tokens: list[Item]) -> None:
        self._canvas.box(label.start, label.end, FIRST)
        for index, token in enumerate(tokens):
            self._canvas.box(token.start, token.end, FIRST + len(self._roles) + index)
        self._canvas.row += 1

    def _open(self, opened: dict[tuple[Role, int], tuple[Item, int]], level: _Level, grid: int) -> None:
        if level.role is Role.DIMENSION or grid == 0:
            self._close(opened, level.role)
        opened[level.role, grid] = level.item, self._canvas.row

    def _close(self, opened: dict[tuple[Role, int], tuple[Item, int]], role: Role) -> None:
        """End a level, and the levels in it."""
        closing = [key for key in opened if key[0] is role or role is Role.DIMENSION]
        if any(opened[key][1] == self._canvas.row for key in closing):
            self._canvas.row += 1
        for key in closing:
            item, row = opened.pop(key)
            if key[0] not in self._roles and self._roles[:1] != [Role.DIMENSION]:
                self._canvas.put_aside([item])
                continue
            column = self._column(*key)
            self._canvas.box(item.start, item.end, column, row=row, rows=max(1, self._canvas.row - row))

    def _column(self, role: Role, grid: int) -> int:
        """The column of a level."""
        found = [index for index, each in enumerate(self._roles) if each is role]
        return FIRST + found[min(grid, len(found) - 1)] if found else FIRST


def _plain(text: str) -> str:
    return plain_name(level_name(join_words(text)).name)
