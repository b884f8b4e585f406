"""Labels side by side with their values under them: 预期目标 | 实际完成情况."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import ValueKind
from budgetgoals.reading.folding import fold
from budgetgoals.reading.grids.units import unit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Label, Lexicon

_FEWEST = 2
_LEVEL = re.compile(
    r"(?:中央|省级?|市级?|县级?|区级?|本级|自治区)(?:财政)?(?:资金|补助)?(?:\(.*\))?"
).fullmatch
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
    if len(values) > len(labels) or any(is_label(value) or words.word(value.text).role for value in values):
        return []
    if len(values) == len(labels) and _is_flat([*cells, *values]):
        return [(box, label, value) for (box, label), value in zip(labels, values, strict=True)]
    found = [(box, label, sheet.at(box.below, box.column)) for box, label in labels]
    paired = [(box, label, value) for box, label, value in found if value is not None]
    return paired if [value for _, _, value in paired] == values else []


class Amount(NamedTuple):
    """An amount under its label.

    Attributes:
        box: the label.
        label: what it is.
        value: the amount.
        unit: the money unit that the label or the one over it names, or empty.
    """

    box: Box
    label: Label
    value: Box
    unit: str


class _Head(NamedTuple):
    """A head of labels in two rows.

    Attributes:
        labels: the labels that have an amount under them, from left to right.
        over: the labels that only stand over others, each with those.
        values: the amounts.
    """

    labels: list[Box]
    over: list[tuple[Box, list[Box]]]
    values: list[Box]


def amounts_beneath(sheet: Sheet, words: Lexicon, boxes: list[Box]) -> tuple[list[Amount], list[Box]]:
    """The amounts under a head of labels in two rows, some of which stand over others (财政资金: 中央 …).

    Args:
        sheet: the boxes of the form.
        words: the words of the layout.
        boxes: the boxes of the first row, without the label at the left of several rows.

    Returns:
        The amounts, and the labels that only stand over others; nothing unless all fit.
    """
    head = _head(sheet, boxes) or _flat_head(sheet, boxes)
    if head is None or len(head.values) != len(head.labels):
        return [], []
    found = []
    for box, value in zip(head.labels, head.values, strict=True):
        label = words.label(box.text)
        if label is None or label.cell.value is not ValueKind.YUAN or words.label(value.text):
            return [], []
        unit = next((unit_of(parent) for parent, under in head.over if box in under), "")
        found.append(Amount(box, label, value, label.unit or unit))
    return found, [parent for parent, _ in head.over]


def _head(sheet: Sheet, boxes: list[Box]) -> _Head | None:
    """A head whose merged cells are known."""
    below = max((box.below for box in boxes), default=0)
    if len(boxes) < _FEWEST or all(box.below == below for box in boxes):
        return None
    inner = [box for row in range(boxes[0].row + 1, below) for box in sheet.rows.get(row, ())]
    every = [*boxes, *(box for box in inner if box.right > boxes[0].column)]
    labels = sorted((box for box in every if box.below == below), key=lambda box: box.column)
    values = [box for box in sheet.rows.get(below, ()) if box.column >= boxes[0].column]
    if [box.column for box in values] != [box.column for box in labels]:
        return None
    over = [
        (box, [label for label in labels if box.column <= label.column < box.right])
        for box in every
        if box.below != below
    ]
    return _Head(labels, over, values)


def _flat_head(sheet: Sheet, boxes: list[Box]) -> _Head | None:
    """A head that has lost its merged cells: the levels of government stand under the one fiscal label."""
    if len(boxes) < _FEWEST or not _is_flat(boxes):
        return None
    levels = sheet.rows.get(boxes[0].below, [])
    values = sheet.rows.get(boxes[0].below + 1, [])
    fiscal = [box for box in boxes if "财政" in box.text]
    are_levels = all(_LEVEL(fold(box.text)) for box in levels)
    if len(levels) < _FEWEST or not are_levels or len(fiscal) != 1 or not _is_flat([*levels, *values]):
        return None
    at = boxes.index(fiscal[0])
    return _Head([*boxes[:at], *levels, *boxes[at + 1 :]], [(fiscal[0], levels)], values)


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
