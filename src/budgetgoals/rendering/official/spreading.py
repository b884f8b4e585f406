"""Sharing the columns of the grid out among the cells of a row."""

from __future__ import annotations

_LABEL_SHARE = 0.3


def even(columns: int, parts: int) -> list[int]:
    """Share columns out evenly; the last parts get one more.

    >>> even(9, 2)
    [4, 5]
    """
    small, more = divmod(columns, parts)
    return [small] * (parts - more) + [small + 1] * more


def pairs(columns: int, count: int) -> list[tuple[int, int]]:
    """Share columns out among labels and values side by side, the values the wider.

    >>> pairs(4, 2), pairs(9, 1)
    ([(1, 1), (1, 1)], [(3, 6)])
    """
    shared = []
    for width in even(columns, count):
        label = max(1, round(width * _LABEL_SHARE))
        shared.append((label, width - label))
    return shared


def first_wide(columns: int, parts: int) -> list[int]:
    """Share columns out so that the first part gets what is left over.

    >>> first_wide(9, 7)
    [3, 1, 1, 1, 1, 1, 1]
    """
    each = max(1, columns // (parts + 1))
    return [columns - each * (parts - 1), *[each] * (parts - 1)]
