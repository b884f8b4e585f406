"""Rows of a grid with a line a cell, told apart by the blank lines that its empty cells have left."""

from __future__ import annotations

from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from budgetgoals.reading.loose.rows import Row, may_be_name, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.layouts import Role
    from budgetgoals.reading.loose.items import Item


def usual_gap(items: Sequence[Item]) -> int:
    """How many lines the next cell is usually below a cell."""
    return median_low([below.line - item.line for item, below in pairwise(items)] or [1])


def rows_apart(
    tokens: Sequence[Item], roles: Sequence[Role], usual: int, behind: int | None
) -> tuple[Row, ...] | None:
    """A row for each run of cells without an empty one between them: a whole row, or a name alone.

    Args:
        tokens: the texts between two names of levels.
        roles: what the columns behind the levels hold; the name of the indicator is the first.
        usual: how many lines the next cell is below a cell if none between them is empty.
        behind: the line of what follows in the grid, or None.

    Returns:
        None where a run is anything else.
    """
    runs = [[tokens[0]]]
    for token, below in pairwise(tokens):
        if below.line - token.line > usual:
            runs.append([])
        runs[-1].append(below)
    is_cut_short = len(runs[-1]) == 1 and (behind is None or behind - tokens[-1].line <= usual)
    fits = (len(run) in (1, len(roles)) and may_be_name(run[:1], numbered=False) for run in runs)
    if is_cut_short or not all(fits):
        return None
    missing = len(roles) - 1
    return tuple(
        Row((*(span_of([cell]) for cell in run), *[None] * (missing if len(run) == 1 else 0)), strong=False)
        for run in runs
    )
