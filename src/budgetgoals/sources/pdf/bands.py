"""Tables without upright lines: columns that gaps between words keep apart over several lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.sources.document import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.sources.pdf.lines import Line, Segment
    from budgetgoals.sources.pdf.rulings import Ruling

_COLUMNS, _ROWS = 3, 3
"""So many columns on so many lines are a table."""
_RULED_COLUMNS, _RULES = 2, 3
"""Between ruled lines so many columns are enough, and so many lines of one width rule."""
_FAR = 3.5
"""Lines farther apart than this, in parts of their height, are not of one table."""
_CLOSE = 0.93
"""Lines closer than this part of the distance of rows are of one row."""
_ALIGNED = 3.0
"""What begins so near to the beginning of a column, in points, begins with it."""
_SAME_END = 12.0
"""Rules of one table end within this distance of one another, in points."""

Band = tuple[float, float]
"""Where a column begins and where it ends."""


@frozen
class Bands:
    """A table without upright lines.

    Attributes:
        start: the line that it begins with.
        end: the line behind its last.
        cells: its cells.
    """

    start: int
    end: int
    cells: tuple[GridCell, ...]


def may_have_bands(lines: Sequence[Line]) -> bool:
    """Whether enough lines have gaps in them for a table."""
    return sum([len(line.segments) >= _RULED_COLUMNS for line in lines]) >= _RULED_COLUMNS


def find_bands(lines: Sequence[Line], level: Sequence[Ruling], page: int) -> list[Bands]:
    """The tables among the lines of a page that stand outside of ruled ones.

    Args:
        lines: the lines, from top to bottom.
        level: the horizontal rulings of the page that belong to no ruled table.
        page: which page it is.
    """
    between = [_table(lines, start, end, rules, page) for start, end, rules in _ruled(lines, level)]
    found = [table for table in between if table is not None]
    start = 0
    while start < len(lines):
        first, end = _run(lines, start)
        is_free = all(table.end <= first or end <= table.start for table in found)
        table = _table(lines, first, end, [], page) if first < end and is_free else None
        if table is not None:
            found.append(table)
        start = end if table is not None else start + 1
    return sorted(found, key=lambda table: table.start)


# Which lines are a table.


def _ruled(lines: Sequence[Line], level: Sequence[Ruling]) -> Iterator[tuple[int, int, list[float]]]:
    """Lines between rules of one width, three or more, and where these rules are."""
    stacks: list[list[Ruling]] = []
    for ruling in level:
        for stack in stacks:
            _, left, right = stack[0]
            if abs(ruling[1] - left) < _SAME_END and abs(ruling[2] - right) < _SAME_END:
                stack.append(ruling)
                break
        else:
            stacks.append([ruling])
    for stack in stacks:
        inside = [index for index, line in enumerate(lines) if _is_inside(line, stack)]
        if len(stack) >= _RULES and inside and inside[-1] - inside[0] == len(inside) - 1:
            yield inside[0], inside[-1] + 1, [at for at, _, _ in stack]


def _is_inside(line: Line, stack: Sequence[Ruling]) -> bool:
    top, left, right = stack[0]
    return (
        top < line.middle < stack[-1][0]
        and line.segments[0].left > left - _SAME_END
        and line.segments[-1].right < right + _SAME_END
    )


def _run(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """The lines from one with three columns on that have the same, and those over it, if they are enough."""
    bands: list[Band] = []
    cores, end = 0, start
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start and line.middle - lines[index - 1].middle > _FAR * line.height:
            break
        if len(line.segments) >= _COLUMNS:
            wider = _merged(bands, line.segments)
            if len(wider) < _COLUMNS:
                break
            bands, cores, end = wider, cores + 1, index + 1
        elif not bands or not _fits(line, bands):
            break
        elif len(line.segments) > 1 or (end == index and line.segments[0].left > bands[0][1]):
            end = index + 1
    if cores < _ROWS:
        return start, start
    above = start
    while above > 0 and _leads(lines[above - 1], lines[above], bands):
        above -= 1
        if len(lines[above].segments) > 1:
            start = above
    return start, end


def _leads(line: Line, below: Line, bands: Sequence[Band]) -> bool:
    """Whether a line over a table may belong to it."""
    return (
        (len(line.segments) > 1 or line.segments[0].left > bands[0][1])
        and below.middle - line.middle <= _FAR * line.height
        and all(_is_aligned(segment, bands) for segment in line.segments)
    )


def _fits(line: Line, bands: Sequence[Band]) -> bool:
    """Whether each piece of a line stands in one column, or begins with one; a paragraph does not."""
    *others, last = line.segments
    if not others and last.left <= bands[0][1] and last.right >= bands[-1][0]:
        return False
    for segment in line.segments:
        first, until = _columns(segment, bands)
        if first != until and not _is_aligned(segment, bands):
            return False
    return True


def _is_aligned(segment: Segment, bands: Sequence[Band]) -> bool:
    return any(abs(segment.left - left) <= _ALIGNED for left, _ in bands)


# Its columns, rows and cells.


def _table(lines: Sequence[Line], start: int, end: int, rules: Sequence[float], page: int) -> Bands | None:
    least = _RULED_COLUMNS if rules else _COLUMNS
    cores = [line for line in lines[start:end] if len(line.segments) >= least]
    bands = _merged([], [segment for line in cores for segment in line.segments])
    bands = _without_shifts(bands, cores)
    if len(bands) < least or len(cores) < _RULED_COLUMNS:
        return None
    cells: list[GridCell] = []
    for row, group in enumerate(_rows(lines[start:end], least, rules)):
        cells += _cells(group, bands, row, page)
    return Bands(start, end, tuple(cells))


def _merged(bands: Sequence[Band], segments: Sequence[Segment]) -> list[Band]:
    """Bands that are as wide as more segments need."""
    spans = sorted([*bands, *[segment[:2] for segment in segments]])
    merged: list[Band] = []
    for left, right in spans:
        if merged and left <= merged[-1][1]:
            if right > merged[-1][1]:
                merged[-1] = merged[-1][0], right
        else:
            merged.append((left, right))
    return merged


def _without_shifts(bands: list[Band], cores: Sequence[Line]) -> list[Band]:
    """Bands of which no line fills both are one: a heading stands otherwise than what is under it."""
    filled = [{_columns(segment, bands)[0] for segment in line.segments} for line in cores]
    kept = bands[:1]
    for index, band in enumerate(bands[1:], 1):
        if any({index - 1, index} <= columns for columns in filled):
            kept.append(band)
        else:
            kept[-1] = kept[-1][0], band[1]
    return kept


def _columns(segment: Segment, bands: Sequence[Band]) -> tuple[int, int]:
    """The first and the last band that a segment stands in, or twice the nearest."""
    left, right, _ = segment
    last = bisect_right(bands, (right, right)) - 1
    first = bisect_left(bands, left, key=_end)
    if first <= last:
        return first, last
    if last < 0 or (first < len(bands) and bands[first][0] - right < left - bands[last][1]):
        return first, first
    return last, last


def _end(band: Band) -> float:
    return band[1]


def _rows(lines: Sequence[Line], least: int, rules: Sequence[float]) -> list[list[Line]]:
    """Lines put together to rows: between rules, or where one without all columns is near to another."""
    cores = [line.middle for line in lines if len(line.segments) >= least]
    between = [sum([above < core < below for core in cores]) for above, below in pairwise(rules)]
    every_row_is_ruled = bool(rules) and max(between) <= 1
    close = _CLOSE * _pitch(lines, least)
    rows: list[list[Line]] = []
    has_core = False
    for line in lines:
        is_core = len(line.segments) >= least
        above = rows[-1][-1].middle if rows else line.middle
        is_near = every_row_is_ruled or (line.middle - above < close and not (is_core and has_core))
        if rows and is_near and not any(above < rule < line.middle for rule in rules):
            rows[-1].append(line)
            has_core = has_core or is_core
        else:
            rows.append([line])
            has_core = is_core
    return rows


def _pitch(lines: Sequence[Line], least: int) -> float:
    """The distance of rows: how far a line with all columns, which begins one, is from the line over it."""
    gaps = [line.middle - above.middle for above, line in pairwise(lines) if len(line.segments) >= least]
    return median(gaps) if gaps else 0.0


def _cells(lines: Sequence[Line], bands: Sequence[Band], row: int, page: int) -> list[GridCell]:
    """The cells of a row: the texts of each column under one another, a long one over several columns."""
    texts: dict[int, str] = {}
    ends: dict[int, int] = {}
    for line in lines:
        before = -1
        for segment in line.segments:
            first, last = _columns(segment, bands)
            blank = "" if first not in texts else " " if first == before else "\n"
            texts[first] = texts.get(first, "") + blank + segment.text
            ends[first] = max(ends.get(first, 0), last)
            before = first
    columns = sorted(texts)
    return [
        GridCell(texts[column], row, column, 1, min(ends[column] + 1, behind) - column, page)
        for column, behind in pairwise([*columns, len(bands)])
    ]
