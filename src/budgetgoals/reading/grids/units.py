"""The money unit that stands nearest to a cell: in the label of the block at its left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.reading.folding import fold

if TYPE_CHECKING:
    from budgetgoals.reading.grids.sheet import Box, Sheet

UNIT_LINE = re.compile(r"\(?(?:金额)?(?:计量|货币)?单位:?(?:人民币)?(?P<unit>亿元|百万元|万元|千元|元)\)?")
"""单位：万元, in a line or a cell of its own, folded."""

_UNIT_AT_END = re.compile(r"\((?:单位:?)?(亿元|百万元|万元|千元|元)\)$")


def unit_of(box: Box) -> str:
    """The money unit that a label names at its end; empty for none."""
    found = _UNIT_AT_END.search(fold(box.text))
    return found[1] if found else ""


def unit_beside(sheet: Sheet, box: Box) -> str:
    """The money unit that a cell at the left of a box names at its end; empty for none."""
    for column in range(box.column - 1, -1, -1):
        side = sheet.at(box.row, column)
        if side is None or side.right > box.column or not side.text.endswith(("）", ")")):
            continue
        if found := _UNIT_AT_END.search(fold(side.text)):
            return found[1]
    return ""
