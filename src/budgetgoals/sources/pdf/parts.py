"""What a page consists of, from top to bottom: lines of text, and tables or parts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.sources.pdf.bands import Bands, find_bands, may_have_bands
from budgetgoals.sources.pdf.geometry import upright
from budgetgoals.sources.pdf.lattice import Extent, Lattice, lattices
from budgetgoals.sources.pdf.lines import Line, lines_of, rows_of, text_of
from budgetgoals.sources.pdf.placing import OUTSIDE, Placing
from budgetgoals.sources.pdf.rulings import REACH, SNAP, Ruling, rulings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.sources.limits import Meter
    from budgetgoals.sources.pdf.geometry import Box
    from budgetgoals.sources.pdf.page import Page
    from budgetgoals.sources.pdf.placing import Piece

MARGIN = 100.0
"""The lower margin of a page with its foot, at most, in points."""
_MOST_RULES = 1000
"""More horizontal lines than this on a page are a drawing."""
_UNUSED = 8.0
"""So much room a cell leaves at its right side, in points, besides what a further character would need."""


@frozen(eq=False)
class Part:
    """A ruled table, as far as it stands on one page.

    Attributes:
        page: which page.
        lattice: its cells.
        texts: what stands in them.
        above: the lines over it on the page.
        room: how far it is from the lower end of the page, in points.
        full: the cells at its lower end whose last line has no room for a further character, where a page
            break may cut a row.
    """

    page: int
    lattice: Lattice
    texts: list[str]
    above: tuple[str, ...]
    room: float
    full: frozenset[int] = frozenset()


Item = str | Part | Bands
"""A line, a ruled table, or one without upright lines."""


@frozen
class Content:
    """What stands on a page.

    Attributes:
        items: lines and tables, from top to bottom.
        hidden: lines that stand outside of the page.
    """

    items: list[Item]
    hidden: list[str]


def content_of(page: Page, strokes: list[Box], before: Part | None, meter: Meter) -> Content:
    """Take a page apart.

    Args:
        page: the page.
        strokes: the boxes of the strokes that it draws, on the page as it is written.
        before: the table at the end of the page before, when that ends with one.
        meter: counts the cells.
    """
    level, vertical = rulings(upright(strokes, page.turns)) if strokes else ([], [])
    tables = [table for table in lattices(level, vertical) if _is_table(table, before)] if vertical else []
    meter.cells(sum([len(table.owners) for table in tables]))
    placing = Placing(page, sorted(tables, key=_area))
    placing.place()
    outside = placing.cells[OUTSIDE]
    lines = lines_of(page, [piece for piece in outside if not _is_hidden(piece, page.extent)])
    items: list[Item] = []
    written = 0
    for table in tables:
        first = written
        while written < len(lines) and lines[written].middle < table.rows[0]:
            written += 1
        items += _with_bands(lines[first:written], level, tables, page.number)
        above = tuple([line.text for line in lines[:written]])
        items.append(_part(page, table, placing.cells_of(table), above))
    items += _with_bands(lines[written:], level, tables, page.number)
    meter.cells(sum([len(item.cells) for item in items if isinstance(item, Bands)]))
    hidden = lines_of(page, [piece for piece in outside if _is_hidden(piece, page.extent)])
    return Content(items, [line.text for line in hidden])


def _is_table(table: Lattice, before: Part | None) -> bool:
    """Whether a lattice is more than a frame; one cell alone may be the end of the table before."""
    if len(table.owners) > 1:
        return True
    left, _, right, _ = table.extent
    return (
        before is not None
        and abs(left - before.lattice.columns[0]) < SNAP
        and abs(right - before.lattice.columns[-1]) < SNAP
    )


def _part(page: Page, table: Lattice, cells: list[list[Piece]], above: tuple[str, ...]) -> Part:
    clean = page.clean
    texts = [
        clean(pieces[0][4], pieces[0][5]) if len(pieces) == 1 else text_of(page, pieces) for pieces in cells
    ]
    room = -page.extent[3] - table.rows[-1]
    full = [
        index
        for index, (_, _, below, behind) in enumerate(table.fields if room < MARGIN else ())
        if below == len(table.rows) - 1 and cells[index] and _is_full(cells[index], table.columns[behind])
    ]
    return Part(page.number, table, texts, above, room, frozenset(full))


def _is_full(pieces: list[Piece], right: float) -> bool:
    """Whether there is no room for a further character on the last line of a cell."""
    _, _, until, height, _, _ = rows_of(pieces)[-1][-1]
    return right - until < height + _UNUSED


def _with_bands(lines: list[Line], level: list[Ruling], tables: list[Lattice], page: int) -> Iterator[Item]:
    """Lines, those that are rows of a table without upright lines as that table."""
    written = 0
    if may_have_bands(lines):
        rules = level if len(level) <= _MOST_RULES else []
        free = [ruling for ruling in rules if not any(_crosses(ruling, table.extent) for table in tables)]
        for table in find_bands(lines, free, page):
            yield from [line.text for line in lines[written : table.start]]
            yield table
            written = table.end
    yield from [line.text for line in lines[written:]]


def _area(table: Lattice) -> float:
    left, top, right, bottom = table.extent
    return (right - left) * (bottom - top)


def _crosses(ruling: Ruling, extent: Extent) -> bool:
    at, start, end = ruling
    left, top, right, bottom = extent
    return top - REACH < at < bottom + REACH and start < right and end > left


def _is_hidden(piece: Piece, page: Box) -> bool:
    """Whether a piece stands outside of the page, where nobody sees it."""
    middle, start, end, *_ = piece
    left, top, right, bottom = page
    return left < right and not (start < right and end > left and -top <= middle <= -bottom)
