"""The official grid without merged cells, for formats that have none.

A row has its texts side by side, with an empty one where a cell from above goes on; the columns of the
indicators stand under their labels, and each of their rows has the names of its levels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.rendering.official import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.rendering.official import OfficialGrid

Texts = list[list[str]]


def flat_sections(grid: OfficialGrid) -> Iterator[Texts]:
    """The texts of the rows of each section, all of them as many.

    >>> from budgetgoals.rendering.official import Look, OfficialCell, OfficialGrid, Section
    >>> label, value = OfficialCell("名称", Look.LABEL), OfficialCell("执法服装", Look.VALUE, columns=2)
    >>> list(flat_sections(OfficialGrid("", (1, 1, 1), (Section(((label, value),)),))))
    [[['名称', '执法服装']]]
    """
    rows = _covering(grid)
    at = 0
    for section in grid.sections:
        behind = at + len(section.rows)
        yield _aligned(rows[at:behind]) if section.head else _packed(rows[at:behind])
        at = behind


Covering = list[dict[int, str]]
"""The texts of the cells that cover each row, by the column that they begin in."""


def _covering(grid: OfficialGrid) -> Covering:
    rows: Covering = [{} for _ in grid.rows]
    for row, column, cell in grid.placed():
        rows[row][column] = cell.text
        for below in range(row + 1, row + cell.rows):
            rows[below][column] = cell.text if cell.look is Look.LEVEL else ""
    return rows


def _packed(rows: Covering) -> Texts:
    """Each row from the left on."""
    width = max(map(len, rows))
    texts = [[row[column] for column in sorted(row)] for row in rows]
    return [row + [""] * (width - len(row)) for row in texts]


def _aligned(rows: Covering) -> Texts:
    """Each text in the column that its cell begins in."""
    columns = sorted(set().union(*rows))
    return [[row.get(column, "") for column in columns] for row in rows]
