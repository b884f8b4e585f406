"""Which texts of a grid without cells are one row: by what can stand in each column."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import Role
from budgetgoals.reading.collecting import NOTHING_THERE
from budgetgoals.reading.leaves import is_hole
from budgetgoals.reading.levels import may_be_target
from budgetgoals.reading.loose.items import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.reading.loose.items import Item

_NUMBERED = re.compile(r"[★☆*＊]*(?:指标\s*[0-9]{1,3}(?![0-9])|[0-9]{1,2}\s*[、.．](?![0-9]))")
_NUMBER_ALONE = re.compile(r"[★☆*＊]*指标\s*[0-9]{1,3}\s*[:：、.．]?").fullmatch
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?分?").fullmatch
_FIGURE = re.compile(r"[≥≤≧≦<>=＝＞＜]{0,2}[0-9][0-9,.]*").fullmatch
_UNIT = re.compile(r"[\u4e00-\u9fffA-Za-z%％/㎡]{1,6}").fullmatch
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_SIGN = re.compile(
    r"[≥≤≧≦<>=＝＞＜]{1,2}|大于等于|小于等于|大于|小于|等于|定性|定量|定[量性]指标|[正反]向指标"
).fullmatch
VALUES = frozenset({Role.TARGET, Role.ACTUAL, Role.ADJUSTED, Role.HALF_YEAR, Role.DONE, Role.EXPECTED})
"""The columns that hold a target, or what was reached of it."""

_POINT_COLUMNS = frozenset({Role.WEIGHT, Role.SCORE})
"""The columns that hold points."""
_OPTIONAL = frozenset(
    {Role.REASON, Role.NOTE, Role.DETAIL, Role.EXPLANATION, Role.CORE}
    | {Role.CAUSE_FUNDING, Role.CAUSE_RULES, Role.CAUSE_STAFF, Role.CAUSE_EQUIPMENT, Role.CAUSE_OTHER}
    | {Role.CERTAIN, Role.POSSIBLE, Role.IMPOSSIBLE}
)
_MOST_POINTS, _OF_FUNDS = 100, 10
_MOST_NAME_PIECES = 3
_MOST_TOKENS, _MOST_WAYS = 200, 400
_LONGEST_UNIT = 8
_SHORT = 4

Span = tuple[int, int]
_Cells = tuple[tuple[int, int] | None, ...]


class Row(NamedTuple):
    """One row of a grid.

    Attributes:
        cells: for each column where its text stands, or None.
        strong: whether its value looks like a target rather than like any other text.
    """

    cells: tuple[Span | None, ...]
    strong: bool


class _TooManyWays(Exception):
    """A row of so many columns that may be empty can be read in more ways than are worth a look."""


class _Way(NamedTuple):
    score: int
    ways: int
    rows: tuple[Row, ...]


def rows_in(tokens: Sequence[Item], roles: Sequence[Role], shape: Shape) -> tuple[Row, ...] | None:
    """The rows that texts between two names of levels make; None where more than one reading fits, or none.

    Args:
        tokens: the texts.
        roles: what the columns behind the levels hold; the name of the indicator is the first.
        shape: how the text has lost its table.
    """
    try:
        return _of_lines(tokens, roles) if shape is Shape.ROWS else _of_stream(tokens, roles)
    except _TooManyWays:
        return None


def _of_lines(tokens: Sequence[Item], roles: Sequence[Role]) -> tuple[Row, ...] | None:
    lines = _lines(tokens)
    rows: list[Row] = []
    numbered = [_NUMBERED.match(line[0].text) is not None for line in lines]
    for line, has_number in zip(lines, numbered, strict=True):
        blank = _blank(line, roles)
        if blank is None and len(line) == 1 and has_number and all(numbered):
            blank = _named(line, roles)
        if blank is not None:
            rows.append(blank)
            continue
        found = _best(line, roles, 0, only_end=len(line))
        if found is None:
            return None
        rows.append(found)
    return tuple(rows)


def _lines(tokens: Sequence[Item]) -> list[list[Item]]:
    return [list(line) for _, line in groupby(tokens, key=lambda token: token.line)]


def _named(line: list[Item], roles: Sequence[Role]) -> Row:
    """A numbered indicator without target."""
    return Row((span_of(line), *(None for _ in roles[1:])), strong=False)


def rows_without_values(tokens: Sequence[Item], roles: Sequence[Role]) -> tuple[Row, ...] | None:
    """The rows of lines that have a name and its points, and no target; None where a line has anything else.

    Alone such a line proves nothing, since a target and what was reached of it can be the same figures.
    """
    points = [index for index, role in enumerate(roles) if role in _POINT_COLUMNS]
    rows = []
    for line in _lines(tokens):
        row = _blank(line, roles)
        if row is None:
            name, *figures = line
            if len(figures) != len(points) or not all(_POINTS(each.text) for each in figures):
                return None
            if not may_be_name([name], numbered=False):
                return None
            places = {0: name, **dict(zip(points, figures, strict=True))}
            cells = tuple(
                span_of([places[index]]) if index in places else None for index in range(len(roles))
            )
            row = Row(cells, strong=True)
        rows.append(row)
    return tuple(rows)


def points_add_up(text: str, rows: Sequence[Row], roles: Sequence[Role], total: Sequence[Item]) -> bool:
    """Whether the points of rows are those of the row with their sum, or those and the ten of the funds.

    The ten points are for the execution of the budget (财预〔2020〕10号, article 13).
    """
    points = [index for index, role in enumerate(roles) if role in _POINT_COLUMNS]
    if not points or len(total) != len(points) or not all(_POINTS(each.text) for each in total):
        return False
    sums = []
    for index in points:
        spans = [row.cells[index] for row in rows]
        texts = [text[span[0] : span[1]] for span in spans if span is not None]
        sums.append(sum(_figure(each) for each in texts if _POINTS(each)))
    missing = [_figure(each.text) - added for each, added in zip(total, sums, strict=True)]
    return missing[0] in (0, _OF_FUNDS) and all(0 <= each <= missing[0] for each in missing)


def _figure(text: str) -> Decimal:
    return Decimal(text.rstrip("分"))


def _blank(line: Sequence[Item], roles: Sequence[Role]) -> Row | None:
    """A row of the official form that was left blank, such as 指标2：."""
    name, rest = line[0], line[1:]
    if not is_hole(name.text) or len(rest) >= len(roles):
        return None
    if any(token.text not in NOTHING_THERE for token in rest):
        return None
    cells = [span_of([name]), *(span_of([token]) for token in rest)]
    return Row((*cells, *(None for _ in roles[len(cells) :])), strong=False)


def _of_stream(tokens: Sequence[Item], roles: Sequence[Role]) -> tuple[Row, ...] | None:
    if len(tokens) > _MOST_TOKENS:
        return None
    starts = _numbered_starts(tokens)
    best: list[_Way | None] = [None] * (len(tokens) + 1)
    best[len(tokens)] = _Way(0, 1, ())
    for at in range(len(tokens) - 1, -1, -1):
        if starts and at not in starts:
            continue
        for end, score, row in _rows_at(tokens, roles, at, starts):
            rest = best[end]
            if rest is None:
                continue
            way = _Way(score + rest.score, rest.ways, (row, *rest.rows))
            best[at] = _better(best[at], way)
    found = best[0]
    return found.rows if found is not None and found.ways == 1 else None


def _numbered_starts(tokens: Sequence[Item]) -> set[int]:
    """The texts with the number of an indicator; where any has one, every row begins with one."""
    return {at for at, token in enumerate(tokens) if _NUMBERED.match(token.text)}


def _better(one: _Way | None, other: _Way) -> _Way:
    if one is None or other.score > one.score:
        return other
    return one._replace(ways=one.ways + other.ways) if other.score == one.score else one


def _best(tokens: Sequence[Item], roles: Sequence[Role], at: int, only_end: int) -> Row | None:
    """The one row that texts make, all of them; None where two readings are as good."""
    found: _Way | None = None
    for end, score, row in _rows_at(tokens, roles, at, set()):
        if end == only_end:
            found = _better(found, _Way(score, 1, (row,)))
    return found.rows[0] if found is not None and found.ways == 1 else None


def _rows_at(
    tokens: Sequence[Item], roles: Sequence[Role], at: int, starts: set[int]
) -> Iterator[tuple[int, int, Row]]:
    """Every row that can begin at a text: where it ends, how well it fits, and its cells."""
    limit = min((start for start in starts if start > at), default=len(tokens))
    hole = _blank(tokens[at:limit], roles) if at in starts or is_hole(tokens[at].text) else None
    if hole is not None and at in starts:
        yield limit, 1, hole
        return
    if hole is not None:
        yield at + 1, 0, Row((span_of([tokens[at]]), *(None for _ in roles[1:])), strong=False)
    alone = _NUMBER_ALONE(tokens[at].text) is not None
    for pieces in range(1, _MOST_NAME_PIECES + 1 + alone):
        end = at + pieces
        if end > limit or not may_be_name(tokens[at:end], numbered=at in starts):
            break
        if alone and pieces == 1:
            continue
        score = 1 + alone - pieces
        name = (at, end)
        for ways, (behind, more, cells, strong) in enumerate(_cells(tokens, roles[1:], end, limit)):
            if ways > _MOST_WAYS:
                raise _TooManyWays
            if _points_fit(tokens, roles, (name, *cells)):
                row = _row(tokens, (name, *cells), strong=strong or at in starts)
                yield behind, score + more, row


def _cells(
    tokens: Sequence[Item], roles: Sequence[Role], at: int, limit: int
) -> Iterator[tuple[int, int, _Cells, bool]]:
    """Every way to fill the columns from a text on."""
    if not roles:
        yield at, 0, (), False
        return
    role, rest = roles[0], roles[1:]
    for taken, score in _takes(tokens, role, at, limit):
        cell = (at, at + taken) if taken else None
        is_strong = score > 0 and (role in VALUES or role in _POINT_COLUMNS)
        for end, more, cells, strong in _cells(tokens, rest, at + taken, limit):
            yield end, score + more, (cell, *cells), is_strong or strong


def _row(tokens: Sequence[Item], cells: _Cells, *, strong: bool) -> Row:
    return Row(tuple(span_of(tokens[cell[0] : cell[1]]) if cell else None for cell in cells), strong)


def _takes(tokens: Sequence[Item], role: Role, at: int, limit: int) -> Iterator[tuple[int, int]]:
    """How many texts a column can take, and how well they fit."""
    if role in _OPTIONAL:
        yield 0, 0
        if at < limit and tokens[at].sure and not _may_be_value(tokens[at].text):
            yield 1, 0
    elif at < limit:
        text = tokens[at].text
        score = _fit(role, text)
        if score is not None:
            yield 1, score
        if role in VALUES and _FIGURE(text) and at + 1 < limit and _UNIT(tokens[at + 1].text):
            yield 2, 1


def _fit(role: Role, text: str) -> int | None:
    """How well a text fits a column that cannot be empty; None for not at all."""
    if role in VALUES:
        if is_hole(text) and text not in NOTHING_THERE:
            return None
        return 2 if _may_be_value(text) else 0
    if role in _POINT_COLUMNS:
        if text in NOTHING_THERE:
            return 0
        return 1 if _POINTS(text) and float(text.rstrip("分")) <= _MOST_POINTS else None
    if role is Role.UNIT:
        return 1 if len(text) <= _LONGEST_UNIT and not _FIGURE(text) else None
    return 2 if role in (Role.COMPARATOR, Role.DIRECTION) and _SIGN(text) else None


def _points_fit(tokens: Sequence[Item], roles: Sequence[Role], cells: _Cells) -> bool:
    """Whether no more points were reached than can be."""
    points = {role: tokens[cell[0]].text for role, cell in zip(roles, cells, strict=True) if cell is not None}
    weight, score = points.get(Role.WEIGHT, ""), points.get(Role.SCORE, "")
    if not (_POINTS(weight) and _POINTS(score)):
        return True
    return float(score.rstrip("分")) <= float(weight.rstrip("分"))


def may_be_name(tokens: Sequence[Item], *, numbered: bool) -> bool:
    """Whether texts can be the name of an indicator, in one piece or broken."""
    first = tokens[0].text
    if not numbered and (_is_value(first) or not _NAME.search(first) or first in NOTHING_THERE):
        return False
    return all(not _is_value(token.text) and _NAME.search(token.text) for token in tokens[1:])


def _is_value(text: str) -> bool:
    """Whether a text is certainly no name: a figure, or one of the short words for a state."""
    return _may_be_value(text) and (len(text) <= _SHORT or any(map(str.isdigit, text)))


@lru_cache(maxsize=8192)
def _may_be_value(text: str) -> bool:
    return may_be_target(text) or text in NOTHING_THERE


def span_of(tokens: Sequence[Item]) -> Span:
    """Where texts that follow one another begin and end."""
    return tokens[0].start, tokens[-1].end
