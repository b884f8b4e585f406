"""Pieces of text put together: to lines, and to the text of a cell."""

from __future__ import annotations

from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.sources.pdf.page import FULL_WIDTH
from budgetgoals.sources.pdf.placing import COLUMN_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.sources.pdf.page import Page
    from budgetgoals.sources.pdf.placing import Piece

_LEVEL = 0.35
"""How far the middles of two pieces may be apart, in parts of their height, to stand on one line."""
_GAP, _WIDE_GAP = 0.15, 0.6
"""What is a blank between two pieces, in parts of their height; more beside a Chinese character."""
_BELOW = 0.7
"""So far under another piece, in parts of its height, one stands on another line."""
_SAME_PLACE = 0.4

_left = itemgetter(1)


class Segment(NamedTuple):
    """Text on a line without a wide gap in it.

    Attributes:
        left: where it begins.
        right: where it ends.
        text: its characters.
    """

    left: float
    right: float
    text: str


class Line(NamedTuple):
    """A line outside of the tables of a page.

    Attributes:
        middle: how far down the page it is.
        height: how high its first characters are.
        segments: what stands on it, from left to right.
    """

    middle: float
    height: float
    segments: list[Segment]

    @property
    def text(self) -> str:
        """Its text; a wide gap is one blank.

        >>> Line(100, 10, [Segment(0, 40, "一级目标"), Segment(80, 120, "二级目标")]).text
        '一级目标 二级目标'
        """
        return " ".join([segment.text for segment in self.segments])


def text_of(page: Page, pieces: Sequence[Piece]) -> str:
    """The text of a cell, a line feed between its lines."""
    before = -inf
    for middle, _, _, height, _, _ in pieces:
        if middle - before < height * _BELOW:
            return _text_in_order(page, pieces)
        before = middle
    return "\n".join([page.clean(start, end) for _, _, _, _, start, end in pieces])


def _text_in_order(page: Page, pieces: Sequence[Piece]) -> str:
    """The text of a cell whose pieces do not stand one under another; those that go upward may be turned."""
    if pieces[1][0] < pieces[0][0] and page.is_turned(pieces[0][4]):
        pieces = _upright(page, pieces)
    return "\n".join([_text(page, line) for line in rows_of(pieces)])


def lines_of(page: Page, pieces: Sequence[Piece]) -> list[Line]:
    """Pieces outside of tables as lines, from top to bottom."""
    return [Line(_middle(page, row), row[0][3], _segments(page, row)) for row in rows_of(pieces)]


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces as lines from top to bottom, each from left to right.

    >>> rows_of([(20, 0, 20, 10, 7, 9), (5.5, 30, 50, 10, 4, 6), (5, 0, 30, 10, 0, 3)])
    [[(5, 0, 30, 10, 0, 3), (5.5, 30, 50, 10, 4, 6)], [(20, 0, 20, 10, 7, 9)]]
    """
    rows: list[list[Piece]] = []
    middle = height = 0.0
    for piece in sorted(pieces):
        at, _, _, high, _, _ = piece
        if rows and at - middle < _LEVEL * max(high, height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            height = 0.0
        if high > height:
            middle, height = at, high
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
    return rows


def _upright(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Turned pieces, as they stand when the page is turned to read them."""
    boxes = iter(page.boxes_upright([index for *_, start, end in pieces for index in (start, end - 1)]))
    return [
        (-(first[1] + first[3]) / 2, first[0], last[2], first[1] - first[3], start, end)
        for (*_, start, end), first, last in zip(pieces, boxes, boxes, strict=False)
    ]


def _middle(page: Page, row: list[Piece]) -> float:
    """How far down the page a line is: where its Chinese is, since the middle of other fonts is elsewhere."""
    for middle, _, _, _, start, end in row:
        if page.text[start] >= FULL_WIDTH:
            return middle
        index = next((index for index in range(start, end) if page.text[index] >= FULL_WIDTH), None)
        if index is not None:
            _, top, _, bottom = page.boxes((index,))[0]
            return -(top + bottom) / 2
    return row[0][0]


def _segments(page: Page, row: list[Piece]) -> list[Segment]:
    if len(row) == 1:
        _, left, right, _, start, end = row[0]
        return [Segment(left, right, page.clean(start, end))]
    segments: list[Segment] = []
    some = row[:1]
    for piece in row[1:]:
        if piece[1] - some[-1][2] >= COLUMN_GAP * piece[3]:
            segments.append(Segment(some[0][1], some[-1][2], _text(page, some)))
            some = []
        some.append(piece)
    segments.append(Segment(some[0][1], some[-1][2], _text(page, some)))
    return segments


def _text(page: Page, row: list[Piece]) -> str:
    """The text of a line; what is drawn twice at one place is read once."""
    _, last_left, last_right, _, start, end = row[0]
    text = said = page.clean(start, end)
    for _, left, right, height, start, end in row[1:]:
        more = page.clean(start, end)
        if more == said and left - last_left < _SAME_PLACE * height:
            continue
        wide = text[-1] >= FULL_WIDTH or more[0] >= FULL_WIDTH
        gap = left - last_right
        text += f" {more}" if gap > (_WIDE_GAP if wide else _GAP) * height else more
        last_left, last_right, said = left, right, more
    return text
