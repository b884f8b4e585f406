"""The table of funds: lines of money sources, columns of amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.layouts import FundRole
from budgetgoals.model import FundLine
from budgetgoals.reading.collecting import Given
from budgetgoals.reading.folding import fold
from budgetgoals.reading.grids.units import unit_beside
from budgetgoals.reading.lexicon import source_name
from budgetgoals.reading.prose import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.reading.collecting import Collector
    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Lexicon

_FEWEST_COLUMNS = 2
_AMOUNTS = frozenset(
    {FundRole.INITIAL, FundRole.ADJUSTED, FundRole.ARRIVED, FundRole.EXECUTED, FundRole.EXPECTED}
)

Columns = list[tuple[FundRole, "Box"]]


def read_funds(sheet: Sheet, words: Lexicon, into: Collector, boxes: list[Box]) -> set[int]:
    """Read the table of funds whose head stands in a row.

    Returns:
        Where the boxes begin that were read; empty when no table of funds begins here.
    """
    columns = [(role, box) for box in boxes if (role := words.word(box.text).fund_role)]
    if len(columns) < _FEWEST_COLUMNS or not _AMOUNTS & {role for role, _ in columns}:
        return set()
    left, right = columns[0][1].column, columns[-1][1].column
    if any(left < box.column < right and not words.word(box.text).fund_role for box in boxes):
        return set()
    below = max(box.below for _, box in columns)
    if any(_names_line(sheet.at(below, box.column), words) for _, box in columns):
        return set()
    taken = set()
    for box in boxes:
        if (
            words.word(box.text).fund_role
            or words.word(box.text).is_side
            or (box.rows > 1 and box.right <= left)
        ):
            into.note_label(box.start, box.end)
            taken.add(box.start)
    unit = unit_beside(sheet, columns[0][1]) or _unit_of_columns(columns)
    for line_row, name in _lines(sheet, words, below, left, taken):
        taken |= _read_line(sheet, into, columns, (line_row, name), unit)
    return taken


def _unit_of_columns(columns: Columns) -> str:
    found = {unit for _, box in columns if (unit := _unit_in(box.text))}
    return found.pop() if len(found) == 1 else ""


def _unit_in(text: str) -> str:
    folded = fold(text)
    return next((unit for unit in ("亿元", "百万元", "万元", "千元", "元") if f"({unit})" in folded), "")


def _lines(
    sheet: Sheet, words: Lexicon, below: int, left: int, taken: set[int]
) -> Iterator[tuple[int, Box | None]]:
    """The rows of the table with the box of their name, up to the next label that is no source of money."""
    row = below
    while boxes := [box for box in sheet.rows.get(row, ()) if box.start not in taken]:
        if boxes[0].is_line:
            return
        names = [box for box in boxes if box.column < left]
        name = names[-1] if names else None
        if name is None and boxes[0].column < left:
            return
        if name is not None and not _is_line_name(name, words):
            return
        yield row, name
        row += 1


def _names_line(box: Box | None, words: Lexicon) -> bool:
    """Whether a name stands where the figures of a table would: those are labels with values beside them."""
    return box is not None and (words.word(box.text).is_fund_line or fold(box.text).startswith("其中"))


def _is_line_name(box: Box, words: Lexicon) -> bool:
    folded = fold(box.text).rstrip(":")
    if words.word(box.text).is_fund_line or folded.startswith("其中"):
        return True
    if words.word(box.text).is_side or words.label(box.text):
        return False
    return folded.endswith(
        ("资金", "拨款", "金额", "总额", "收入", "补助", "预算", "支出", "合计", "小计", "配套", "结转")
    )


def _read_line(
    sheet: Sheet, into: Collector, columns: Columns, at: tuple[int, Box | None], unit: str
) -> set[int]:
    row, name = at
    path = f"funds[{len(into.lines)}]"
    label = source_name(name.text) if name else ""
    heads = dict(columns)
    boxes = {role: box for role, box in _figures(sheet, heads, row, name) if box is not None}
    figures = {}
    for role, box in boxes.items():
        given = Given(join_words(box.text), ((box.start, box.end),), into.unit_for(unit))
        figures[role.value] = into.fund(role, given, f"{path}.{role.value}", label or heads[role].text)
    if any(figure is not None for figure in figures.values()):
        into.lines.append(FundLine(name=label, **figures))
        _note_name(into, name, path)
    elif name is not None:
        into.note_label(name.start, name.end)
    return {box.start for box in (*boxes.values(), *([name] if name else []))}


def _figures(
    sheet: Sheet, heads: dict[FundRole, Box], row: int, name: Box | None
) -> Iterator[tuple[FundRole, Box | None]]:
    for role, head in heads.items():
        box = sheet.at(row, head.column)
        yield role, box if box is not None and box.row == row and box != name else None


def _note_name(into: Collector, name: Box | None, path: str) -> None:
    if name is not None:
        end = name.start + len(name.text.rstrip(":： "))
        into.note_value(((name.start, end),), f"{path}.name")
        into.note_label(end, name.end)
