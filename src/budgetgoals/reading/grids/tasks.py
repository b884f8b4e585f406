"""The table of a department's main tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.model import Task
from budgetgoals.reading.collecting import Given
from budgetgoals.reading.grids.header import header_at
from budgetgoals.reading.grids.units import unit_beside
from budgetgoals.reading.leaves import is_hole
from budgetgoals.reading.prose import join_cell

if TYPE_CHECKING:
    from budgetgoals.reading.collecting import Collector
    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Lexicon

_FEWEST_COLUMNS = 2


def read_tasks(sheet: Sheet, words: Lexicon, into: Collector, boxes: list[Box]) -> set[int]:
    """Read the table of tasks whose head stands in a row.

    Returns:
        Where the boxes begin that were read; empty when no table of tasks begins here.
    """
    columns = [(kind, box) for box in boxes if (kind := words.word(box.text).task_column)]
    if len(columns) < _FEWEST_COLUMNS:
        return set()
    taken = {box.start for box in boxes}
    for box in boxes:
        into.note_label(box.start, box.end)
    unit = unit_beside(sheet, columns[0][1])
    at = max(box.below for _, box in columns)
    left = columns[0][1].column
    while True:
        own = [box for box in sheet.rows.get(at, ()) if box.start not in taken]
        cells = {kind: sheet.at(at, head.column) for kind, head in columns}
        is_behind = not own or own[0].is_line or own[0].column < left or not any(cells.values())
        if is_behind or header_at(sheet, words, at):
            return taken
        taken |= _read_task(sheet, into, cells, unit)
        at = max(box.below for box in own)


def _read_task(sheet: Sheet, into: Collector, cells: dict[str, Box | None], unit: str) -> set[int]:
    path = f"tasks[{len(into.tasks)}]"
    given = {kind: box for kind, box in cells.items() if box is not None}
    if all(is_hole(box.text) for box in given.values()):
        for box in given.values():
            into.note_label(box.start, box.end)
        return {box.start for box in given.values()}
    texts = {}
    for kind in ("name", "content"):
        if kind in given:
            box = given[kind]
            texts[kind] = join_cell(box.text, wrapped=sheet.wrapped, prose=kind == "content")
            into.note_value(((box.start, box.end),), f"{path}.{kind}")
    amount = None
    if "amount" in given:
        box = given["amount"]
        sum_given = Given(box.text, ((box.start, box.end),), into.unit_for(unit))
        amount = into.amount(sum_given, f"{path}.amount", "")
    into.tasks.append(Task(amount=amount, **texts))
    return {box.start for box in given.values()}
