"""Boxes on a page, and the page turned so that its text stands upright."""

from __future__ import annotations

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points (1/72 inch); what is higher on the page has a greater height."""


def upright(boxes: list[Box], turns: int) -> list[Box]:
    """Boxes on the page turned clockwise.

    Args:
        boxes: the boxes on the page as it is written.
        turns: how many quarter turns bring the text upright.

    >>> upright([(10, 30, 20, 25)], 0), upright([(10, 30, 20, 25)], 1)
    ([(10, 30, 20, 25)], [(25, -10, 30, -20)])
    """
    if turns == 0:
        return boxes
    if turns == 1:
        return [(bottom, -left, top, -right) for left, top, right, bottom in boxes]
    if turns == 2:  # noqa: PLR2004
        return [(-right, -bottom, -left, -top) for left, top, right, bottom in boxes]
    return [(-top, right, -bottom, left) for left, top, right, bottom in boxes]
