"""How many lines each row of a grid needs, by how many characters fit into its cells."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.rendering.official import OfficialGrid


def width_of(text: str) -> int:
    """How many columns a text takes: two for a Chinese character.

    >>> width_of("热线12369")
    9
    """
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def lines_in(text: str, width: int) -> int:
    r"""How many lines a text takes in a cell of a width.

    >>> lines_in("环保热线", 4), lines_in("一\n二", 4)
    (2, 2)
    """
    room = max(2, width - width % 2)
    if "\n" not in text:
        return max(1, -(-_about(text) // room))
    return sum([max(1, -(-_about(line) // room)) for line in text.split("\n")])


def _about(text: str) -> int:
    """How many columns a text takes at most: two for every character beyond ASCII."""
    return len(text) if text.isascii() else 2 * len(text) - len(text.encode("ascii", "ignore"))


def row_lines(grid: OfficialGrid, widths: Sequence[int]) -> list[int]:
    """How many lines each row needs; a cell over several rows makes each of them higher.

    Args:
        grid: the grid.
        widths: how many columns of characters fit into each of its columns.

    >>> from budgetgoals.rendering.official import Look, OfficialCell, OfficialGrid, Section
    >>> row = (OfficialCell("名称", Look.LABEL), OfficialCell("执法服装", Look.VALUE))
    >>> row_lines(OfficialGrid("", (1, 1), (Section((row,)),)), [4, 4])
    [2]
    """
    lines = [1] * len(grid.rows)
    edges = list(accumulate(widths, initial=0))
    higher = []
    for row, column, cell in grid.placed():
        needed = lines_in(cell.text, edges[column + cell.columns] - edges[column])
        if needed > cell.rows:
            higher.append((cell.rows, row, needed))
    for rows, row, needed in sorted(higher):
        for more in range(needed - sum(lines[row : row + rows])):
            lines[row + rows - 1 - more % rows] += 1
    return lines
