"""From where the cells of each row should end to columns that all rows share.

A row is sketched with the edges of its cells in thousandths of the width. The edges of the indicator grid
become columns as they are; an edge of another row moves to one of them, or of a row before it, where one is
near, so that the grid has few columns and no slivers.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.rendering.official.cells import Look, OfficialCell, OfficialGrid, Section
from budgetgoals.rendering.official.ink import inked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WHOLE = 1000
_NEAR = 40
"""How far an edge may move, and never so far that a cell beside it gets narrow."""
_NARROW = 0.15


class Sketch(NamedTuple):
    """A cell before the grid has its columns.

    Attributes:
        text: what stands in it.
        look: what it is.
        left: where it begins, in thousandths of the width.
        right: where it ends.
        rows: how many rows it spans.
    """

    text: str
    look: Look
    left: int
    right: int
    rows: int = 1


SketchedRow = list[Sketch]


class Sketches(NamedTuple):
    """A section before the grid has its columns."""

    rows: list[SketchedRow]
    head: int = 0


def edges_of(widths: Sequence[int], left: int = 0, right: int = WHOLE) -> list[int]:
    """The edges of cells of some relative widths, the first and the last included.

    >>> edges_of([1, 1, 2]), edges_of([1, 1], left=200)
    ([0, 250, 500, 1000], [200, 600, 1000])
    """
    total, at, edges = sum(widths), 0, [left]
    for width in widths:
        at += width
        edges.append(left + round((right - left) * at / total))
    return edges


def row_of(edges: Sequence[int], cells: Iterable[tuple[str, Look]]) -> SketchedRow:
    """Cells side by side, between edges.

    >>> row_of([0, 200, 1000], [("项目名称", Look.LABEL), ("执法服装", Look.VALUE)])[1].left
    200
    """
    return [
        Sketch(text, look, left, right)
        for (left, right), (text, look) in zip(pairwise(edges), cells, strict=True)
    ]


def ruled(title: str, sections: Sequence[Sketches], fixed: Iterable[int], *, landscape: bool) -> OfficialGrid:
    """The grid with the columns that its cells need.

    Args:
        title: its heading.
        sections: its sections; those without rows are left out.
        fixed: the edges that stay where they are.
        landscape: whether it needs a page on its side.
    """
    known = frozenset({0, WHOLE, *fixed})
    rows = [row for section in sections for row in section.rows]
    wanted = dict.fromkeys(tuple([(left, right) for _, _, left, right, _ in row]) for row in rows)
    ruling = _ruling(known, tuple(row for row in wanted if not known.issuperset(chain.from_iterable(row))))
    return OfficialGrid(
        inked(title),
        tuple([right - left for left, right in pairwise(ruling.edges)]),
        tuple([_section(section, ruling) for section in sections if section.rows]),
        landscape,
    )


def _section(section: Sketches, ruling: _Ruling) -> Section:
    columns, rows = ruling.columns, []
    for row in section.rows:
        extents = tuple([(left, right) for _, _, left, right, _ in row])
        cells = []
        for (text, look, *_, height), (begin, end) in zip(
            row, ruling.moved.get(extents, extents), strict=True
        ):
            cells.append(OfficialCell(inked(text), look, columns[end] - columns[begin], height))
        rows.append(tuple(cells))
    return Section(tuple(rows), section.head)


Extent = tuple[int, int]
"""Where a cell begins and ends."""


class _Ruling(NamedTuple):
    """The columns that rows share.

    Attributes:
        edges: their edges.
        columns: the index of each edge.
        moved: where the cells of each row came to stand.
    """

    edges: list[int]
    columns: dict[int, int]
    moved: dict[tuple[Extent, ...], tuple[Extent, ...]]


@lru_cache(maxsize=256)
def _ruling(fixed: frozenset[int], rows: tuple[tuple[Extent, ...], ...]) -> _Ruling:
    """Move the edges of rows; forms of one layout have the same ones again and again."""
    edges = sorted(fixed)
    moved = {row: tuple(_moved(row, edges)) for row in rows}
    return _Ruling(edges, {edge: index for index, edge in enumerate(edges)}, moved)


def _moved(row: tuple[Extent, ...], edges: list[int]) -> Iterator[Extent]:
    """A row with its edges moved; those that no other one is near are added to the edges."""
    behind, last = -1, -1
    for index, (left, right) in enumerate(row):
        begin = behind if left == last else _settled(left, right - left, edges)
        room = min(end - start for start, end in row[index : index + 2])
        behind, last = _settled(right, room, edges), right
        yield begin, behind


def _settled(edge: int, room: int, edges: list[int]) -> int:
    """The edge that stands for another: the nearest one, or itself where none is near."""
    at = bisect_left(edges, edge)
    nearest = min(edges[max(0, at - 1) : at + 1], key=lambda other: abs(other - edge))
    if abs(nearest - edge) <= min(_NEAR, _NARROW * room):
        return nearest
    insort(edges, edge)
    return edge
