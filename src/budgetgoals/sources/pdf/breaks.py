"""Tables that go on over a page break, and rows that the break cuts in two."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, evolve

from budgetgoals.sources.document import GridCell
from budgetgoals.sources.pdf.parts import MARGIN, Part
from budgetgoals.sources.pdf.rulings import SNAP

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile(
    r"[-—–－·\s第]*[0-9]{1,4}[-—–－·\s页]*(?:[/／,，\s]*共?\s*[0-9]{1,4}\s*页?)?|Page [0-9]+(?: of [0-9]+)?"
)
_ENDS = ("。", "！", "？", "；", ".", "!", "?", ";")
"""How a sentence ends."""

Place = tuple[float, float, int, str]
"""A cell of a row: where it begins and ends, how many rows it has, what stands in it."""


@define(eq=False)
class _Cell:
    """A cell of a table while its parts are put together.

    Attributes:
        text: what stands in it.
        row: the row that it begins in.
        column: the column that it begins in.
        below: the row under it.
        behind: the column behind it.
        page: the page that it begins on.
        is_full: whether its last line has no room for a further character.
        is_open: whether the page has no line at its upper or lower end.
    """

    text: str
    row: int
    column: int
    below: int
    behind: int
    page: int
    is_full: bool
    is_open: bool

    @property
    def flows(self) -> bool:
        """Whether its text may go on: the last line is full, and no sentence ends there."""
        return self.is_full and not self.text.endswith(_ENDS)

    def take(self, more: _Cell, below: int) -> None:
        """Go on with a cell of the next page, down to a row."""
        self.text = f"{self.text}\n{more.text}" if self.text and more.text else self.text or more.text
        self.is_full, self.is_open = more.is_full, more.is_open
        self.below = below


Pair = tuple[_Cell, _Cell]
"""The cell over a page break and the one under it."""


def is_page_mark(line: str) -> bool:
    """Whether a line is only the number of a page.

    >>> is_page_mark("— 12 —"), is_page_mark("第 1 页 共 3 页"), is_page_mark("2020年度")
    (True, True, False)
    """
    return _MARK.fullmatch(line) is not None


def goes_on(first: Part, before: Part, below: Sequence[str], part: Part) -> bool:
    """Whether a table goes on with what stands at the top of the next page.

    Args:
        first: its first part.
        before: its last part so far.
        below: the lines under that on its page.
        part: what may be the next part.
    """
    over = [line for line in part.above if not is_page_mark(line)]
    return (
        part.page == before.page + 1
        and all(map(is_page_mark, below))
        and all(line in before.above for line in over)
        and before.room <= part.lattice.rows[1] - part.lattice.rows[0] + MARGIN
        and _has_columns(before.lattice.columns, part.lattice.columns)
        and not _begins_anew(first, part)
    )


def joined(parts: Sequence[Part]) -> tuple[GridCell, ...]:
    """The cells of a table, put together of its parts on successive pages."""
    if len(parts) == 1:
        part = parts[0]
        page = part.page
        return tuple(
            [
                GridCell(text, row, column, below - row, behind - column, page)
                for text, (row, column, below, behind) in zip(part.texts, part.lattice.fields, strict=True)
            ]
        )
    columns = _all_columns(parts)
    cells = _cells(parts[0], columns)
    for index, part in enumerate(parts[1:]):
        repeated = _repeated_rows(parts[0], part) or _repeated_head(parts[: index + 1], part)
        _append(cells, _cells(part, columns), repeated)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return tuple(
        [
            GridCell(
                cell.text, cell.row, cell.column, cell.below - cell.row, cell.behind - cell.column, cell.page
            )
            for cell in cells
        ]
    )


# Whether a table goes on.


def _has_columns(columns: Sequence[float], others: Sequence[float]) -> bool:
    """Whether two tables have the same sides, and one has no column line that the other has not."""
    if abs(columns[0] - others[0]) > SNAP or abs(columns[-1] - others[-1]) > SNAP:
        return False
    if any(behind - line <= 2 * SNAP for lines in (columns, others) for line, behind in pairwise(lines)):
        return False
    fewer, more = sorted([columns, others], key=len)
    return all(any(abs(line - other) <= SNAP for other in more) for line in fewer)


def _begins_anew(first: Part, part: Part) -> bool:
    """Whether a table begins like another, label for label: it is the next form then."""
    repeated = _repeated_rows(first, part)
    if repeated == len(part.lattice.rows) - 1:
        return True
    mine, theirs = _row(first, repeated), _row(part, repeated)
    return bool(mine and theirs) and mine[0][3] == theirs[0][3] != ""


def _repeated_rows(first: Part, part: Part) -> int:
    """How many rows at the top are the same: a heading that each page repeats."""
    count = 0
    while count < min(len(first.lattice.rows), len(part.lattice.rows)) - 1:
        mine, theirs = _row(first, count), _row(part, count)
        if len(mine) != len(theirs) or not all(map(_is_same, mine, theirs)):
            break
        count += 1
    return count


def _repeated_head(parts: Sequence[Part], part: Part) -> int:
    """1 if the row at the top stands in the middle of the table already, without an empty cell: a head.

    A label at its left that goes down beside the rows under it is no part of it.
    """
    top = _without_side(_row(part, 0))
    is_head = len(top) > 1 and all(cell[3] for cell in top)
    rows = (
        _without_side(_row(before, row)) for before in parts for row in range(len(before.lattice.rows) - 1)
    )
    return int(is_head and any(len(row) == len(top) and all(map(_is_same, row, top)) for row in rows))


def _without_side(row: list[Place]) -> list[Place]:
    """A row without the cell at its left that is higher than all others."""
    is_beside = len(row) > 1 and row[0][2] > max(cell[2] for cell in row[1:])
    return row[1:] if is_beside else row


def _row(part: Part, row: int) -> list[Place]:
    """The cells that begin in a row."""
    columns, fields = part.lattice.columns, part.lattice.fields
    first, end = bisect_left(fields, (row,)), bisect_left(fields, (row + 1,))
    return [
        (columns[column], columns[behind], below - start, text)
        for text, (start, column, below, behind) in zip(part.texts[first:end], fields[first:end], strict=True)
    ]


def _is_same(cell: Place, other: Place) -> bool:
    return cell[2:] == other[2:] and abs(cell[0] - other[0]) <= SNAP and abs(cell[1] - other[1]) <= SNAP


# Putting parts together.


def _all_columns(parts: Sequence[Part]) -> list[float]:
    columns: list[float] = []
    for line in sorted([line for part in parts for line in part.lattice.columns]):
        if not columns or line - columns[-1] > SNAP:
            columns.append(line)
    return columns


def _cells(part: Part, columns: Sequence[float]) -> list[_Cell]:
    """The cells of a part, with the columns of the whole table."""
    places = [bisect_right(columns, line) - 1 for line in part.lattice.columns]
    last = len(part.lattice.rows) - 1

    def is_open(row: int, column: int, below: int, behind: int) -> bool:
        ends = part.lattice.open_above * (row == 0) | part.lattice.open_below * (below == last)
        return bool(ends & ((1 << behind) - (1 << column)))

    return [
        _Cell(
            text,
            row,
            places[column],
            below,
            places[behind],
            part.page,
            index in part.full,
            is_open(row, column, below, behind),
        )
        for index, (text, (row, column, below, behind)) in enumerate(
            zip(part.texts, part.lattice.fields, strict=True)
        )
    ]


def _append(cells: list[_Cell], more: list[_Cell], repeated: int) -> None:
    """Put a part under a table; the heading that it repeats stays, and a cut row is put together above it.

    A page leaves the ends of a cut row open, and those of a tall label beside rows that it does not cut: the
    last cell of the row tells.
    """
    height = max(cell.below for cell in cells)
    over = sorted([cell for cell in cells if cell.below == height], key=_column)
    under = sorted([cell for cell in more if cell.row == repeated], key=_column)
    side = _side(over, more, repeated)
    if side:
        over.remove(side[0])
    is_alike = [(cell.column, cell.behind) for cell in over] == [(cell.column, cell.behind) for cell in under]
    pairs = [*zip(over, under, strict=True)] if is_alike else []
    is_split = bool(pairs) and _is_split(pairs, is_open=any(cell.is_open for cell in pairs[-1]))
    if is_split:
        taken = under
        for upper, lower in pairs:
            rest = lower.below - lower.row - 1
            upper.take(lower, height if repeated else height + rest)
            if repeated and rest:
                more.append(evolve(lower, text="", row=repeated + 1))
    else:
        taken = [] if repeated else _carried(over, under, height)
    gone = {id(cell) for cell in taken}
    if side:
        upper, lower = side
        upper.take(lower, height + lower.below - is_split)
        gone.add(id(lower))
    for cell in more:
        if id(cell) not in gone:
            shift = height - (is_split and cell.row > repeated)
            cell.row += shift
            cell.below += shift
            cells.append(cell)


def _side(over: Sequence[_Cell], more: Sequence[_Cell], repeated: int) -> Pair | None:
    """The label at the left of a grid that goes on beside the head that its page repeats."""
    for lower in more if repeated else ():
        if lower.row < repeated < lower.below and over and not (lower.text and over[0].text):
            upper = over[0]
            return (upper, lower) if (upper.column, upper.behind) == (lower.column, lower.behind) else None
    return None


def _carried(over: Sequence[_Cell], under: Sequence[_Cell], height: int) -> list[_Cell]:
    """Let labels that go on over the break go on; under them the page leaves the first cells empty."""
    upper = {(cell.column, cell.behind): cell for cell in over}
    taken: list[_Cell] = []
    for cell in under if any(cell.text for cell in under) else ():
        label = upper.get((cell.column, cell.behind))
        if cell.text or label is None or not label.text:
            break
        label.take(cell, height + cell.below)
        taken.append(cell)
    return taken


def _is_split(pairs: Sequence[Pair], *, is_open: bool) -> bool:
    """Whether the row over a page break and the row under it are one; when in doubt they are two."""
    (label, under), *others = pairs
    going_on = [pair for pair in others if pair[1].text]
    if is_open and any(upper.flows for upper, _ in going_on):
        return not (label.text and under.text)
    if not others:
        return bool(under.text) and label.flows
    if under.text or not going_on:
        return False
    if not label.text:
        return _is_split(others, is_open=is_open)
    if label.below - label.row > 1 or under.below - under.row > 1:
        return _is_split(others, is_open=is_open)
    return len(others) == 1 or all(upper.flows for upper, _ in going_on)


def _column(cell: _Cell) -> int:
    return cell.column
