"""Labels side by side with their values under them: 预期目标 | 实际完成情况."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from budgetgoals.layouts import ValueKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Label, Lexicon

_FEWEST = 2
POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?\s*分?").fullmatch
"""Points printed beside a heading: 20, 20分."""

Beneath = list[tuple["Box", "Label", "Box"]]


def values_beneath(
    sheet: Sheet, words: Lexicon, boxes: list[Box], is_label: Callable[[Box], bool]
) -> Beneath:
    """The labels of a row with the boxes under them; empty unless all of the row are such labels.

    Args:
        sheet: the boxes of the form.
        words: the words of the layout.
        boxes: the boxes of the row, without the label at the left of several rows.
        is_label: tells whether a box is a label.
    """
    cells = [box for box in boxes if not box.is_line and not POINTS(box.text)]
    labels = [(box, label) for box in cells if (label := words.label(box.text))]
    if len(labels) < len(cells) or any(left.right < right.column for left, right in pairwise(cells)):
        return []
    if len(labels) < _FEWEST and not (labels and _is_bar(sheet, *labels[0])):
        return []
    under = sheet.rows.get(max((box.below for box, _ in labels), default=-1), [])
    values = [box for box in under if not POINTS(box.text) or len(under) == len(labels)]
    if len(values) > len(labels) or any(map(is_label, values)):
        return []
    if len(values) == len(labels) and _is_flat([*cells, *values]):
        return [(box, label, value) for (box, label), value in zip(labels, values, strict=True)]
    found = [(box, label, sheet.at(box.below, box.column)) for box, label in labels]
    paired = [(box, label, value) for box, label, value in found if value is not None]
    return paired if [value for _, _, value in paired] == values else []


def _is_flat(boxes: list[Box]) -> bool:
    """Whether no box spans more than one cell: a table that has lost its merged cells."""
    return all(box.rows == box.columns == 1 for box in boxes)


def _is_bar(sheet: Sheet, box: Box, label: Label) -> bool:
    """Whether one label of prose lies over its value in the same width."""
    under = sheet.at(box.below, box.column)
    return (
        label.cell.value is ValueKind.PROSE
        and box.columns > 1
        and under is not None
        and (under.column, under.columns) == (box.column, box.columns)
    )
