"""From strokes to ruling lines: pieces of one line put together, lines that nearly coincide made one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from budgetgoals.sources.pdf.shapes import THIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from budgetgoals.sources.pdf.geometry import Box

SNAP = 4.0
"""Lines within this distance are one, in points: no row of text is so low, but double borders are."""
REACH = 3.0
"""So far from a line another may end and still touch it."""
_SHORTEST = 6.0
_MOST_CROSSINGS = 1_000_000
"""Beyond this a page is a drawing: a table of a thousand rows and a thousand columns has as many."""

Ruling = tuple[float, float, float]
"""Where a line stands (how far down the page, or from its left), where it starts, and where it ends."""

Rulings = tuple[list[Ruling], list[Ruling]]
"""Horizontal and vertical ones, each sorted."""


def rulings(strokes: Iterable[Box]) -> Rulings:
    """The rulings that strokes make, from the top of the page down.

    >>> rulings([(0, -10, 50, -10.5), (51, -11, 90, -11), (0, 0, 0, -100)])
    ([(10.625, 0, 90)], [(0.0, 0, 100)])
    """
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for left, top, right, bottom in strokes:
        width, height = right - left, top - bottom
        if height < THIN and (width >= height or width < THIN):
            level.append((-(top + bottom) / 2, left, right))
        if width < THIN and (height >= width or height < THIN):
            upright.append(((left + right) / 2, -top, -bottom))
    return _joined(level), _joined(upright)


def connected(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Rulings]:
    """The horizontal and vertical rulings of each table: those that touch one another, directly or not.

    >>> frame = [(0, 0, 10), (10, 0, 10)]
    >>> connected([*frame, (50, 0, 10)], frame) == [(frame, frame)]
    True
    """
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    heights = [at for at, _, _ in level]
    group = [*range(len(level))]
    crossed = [_first_crossing(ruling, level, heights, group) for ruling in upright]
    tables: dict[int, Rulings] = {}
    for ruling, found in zip(upright, crossed, strict=True):
        if found >= 0:
            tables.setdefault(_root(group, found), ([], []))[1].append(ruling)
    for index, ruling in enumerate(level):
        number = _root(group, index)
        if number in tables:
            tables[number][0].append(ruling)
    return [*tables.values()]


def _first_crossing(
    ruling: Ruling, level: Sequence[Ruling], heights: Sequence[float], group: list[int]
) -> int:
    """One of the horizontal rulings that a vertical one touches, or -1; all of them become one group."""
    at, start, end = ruling
    found = -1
    for index in range(bisect_left(heights, start - REACH), bisect_right(heights, end + REACH)):
        _, left, right = level[index]
        if left - REACH <= at <= right + REACH and group[index] != found:
            number = _root(group, index)
            if found < 0:
                found = number
            elif number != found:
                group[number] = found
    return found


def _root(group: list[int], index: int) -> int:
    """The first of the group that a ruling was put into; the way there is shortened."""
    while group[index] != index:
        group[index] = group[group[index]]
        index = group[index]
    return index


def _joined(pieces: list[Ruling]) -> list[Ruling]:
    pieces.sort()
    lines: list[Ruling] = []
    first = 0
    for index, piece in enumerate(pieces):
        if piece[0] - pieces[first][0] > SNAP:
            lines += _line(pieces[first:index])
            first = index
    return lines + _line(pieces[first:])


def _line(pieces: list[Ruling]) -> list[Ruling]:
    """Pieces on one line as the rulings that they make, where a small gap is none."""
    if len(pieces) > 1:
        at = (pieces[0][0] + pieces[-1][0]) / 2
        spans = sorted([(start, end) for _, start, end in pieces])
        begin, until = spans[0]
        pieces = []
        for start, end in spans[1:]:
            if start - until > REACH:
                pieces.append((at, begin, until))
                begin, until = start, end
            elif end > until:
                until = end
        pieces.append((at, begin, until))
    return [line for line in pieces if line[2] - line[1] >= _SHORTEST]
