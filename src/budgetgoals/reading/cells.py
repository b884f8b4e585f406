"""The values of the labels: what stands between one label and the next, shared out among the cells.

A long name wraps inside its cell, and a file made from the page may print its second line after the
neighbour's value, or its first line before its own label. A neighbour whose value is complete (a date, an
amount, one of few known words) gives the lines it cannot use to the name that wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from budgetgoals.layouts import Cell, ValueKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.reading.labels import Hit
    from budgetgoals.reading.vocabulary import Vocabulary

_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))


Line = tuple[int, int, str]
"""A piece of a value: where one of its lines begins and ends, and its text without the blanks around it."""


@define
class Slot:
    """A label with the lines that are its value.

    Attributes:
        cell: the label's declaration.
        hit: where it stands.
        lines: its value.
        unit: the money unit that the label names, or empty.
        spare: lines behind a value that is complete without them.
        doubtful: lines that may be this cell's or its neighbour's.
    """

    cell: Cell
    hit: Hit
    lines: list[Line]
    spare: Sequence[Line] = ()
    doubtful: Sequence[Line] = ()


def slots(text: str, words: Vocabulary, hits: list[Hit], ends: list[int]) -> list[Slot]:
    """Cut the text at the labels and give every line to a cell.

    Args:
        text: the text of the form.
        words: its vocabulary.
        hits: the labels, in the order of the text.
        ends: where the value of each label ends at the latest.

    Returns:
        A slot for each label, in the same order; lines that no cell claimed stay ``spare``.
    """
    cells = words.cells
    found: list[Slot] = []
    wraps = False
    for hit, end in zip(hits, ends, strict=True):
        behind, cell = hit.end, cells[hit.rank]
        raw = text[behind:end]
        stripped = raw.strip()
        if not stripped:
            found.append(Slot(cell, hit, []))
            continue
        at = behind + raw.index(stripped)
        if cell.value is not ValueKind.PROSE and "\n" in stripped:
            wraps = True
            lines = _lines(text, at, at + len(stripped))
        else:
            lines = [(at, at + len(stripped), stripped)]
        found.append(Slot(cell, hit, lines))
    if wraps:
        for index, slot in enumerate(found):
            _release(slot)
            _share(text, found, index, words)
    return found


def _lines(text: str, start: int, end: int) -> list[Line]:
    lines = []
    for raw in text[start:end].split("\n"):
        if stripped := raw.strip():
            at = start + raw.index(stripped)
            lines.append((at, at + len(stripped), stripped))
        start += len(raw) + 1
    return lines


def _release(slot: Slot) -> None:
    """Let go of the lines behind a value that is complete with its first line."""
    if len(slot.lines) > 1 and _is_complete(slot.cell, slot.lines):
        slot.lines, slot.spare = slot.lines[:1], slot.lines[1:]


def _is_complete(cell: Cell, lines: list[Line]) -> bool:
    if cell.value is not ValueKind.TEXT:
        return cell.value is not ValueKind.PROSE
    return lines[0][2] in cell.choices


def _share(text: str, found: list[Slot], index: int, words: Vocabulary) -> None:
    """Give the spare lines of a slot to the name in its row that wrapped around it."""
    slot = found[index]
    row = words.row_of[slot.hit.rank]
    names = [
        other
        for other in found[:index]
        if words.row_of[other.hit.rank] == row
        and other.cell.value is ValueKind.TEXT
        and not other.cell.choices
    ]
    if not names:
        return
    name = names[-1]
    if len(slot.lines) > 1 and slot.cell.value is ValueKind.TEXT:
        _doubt(text, slot, name)
    _claim_lines_above(text, found, name, wraps=bool(slot.spare))
    name.lines += slot.spare
    slot.spare = ()


def _doubt(text: str, slot: Slot, name: Slot) -> None:
    """Two texts side by side and lines behind them: only an empty name or an open bracket tells whose."""
    behind = slot.lines[1:]
    joined = "".join(piece for _, _, piece in name.lines)
    closed = "".join([joined, *(piece for _, _, piece in behind)])
    if not name.lines or (_is_open(joined) and not _is_open(closed)):
        slot.lines, slot.spare = slot.lines[:1], behind
    elif _on_label_line(text, name):
        slot.lines, slot.doubtful = slot.lines[:1], behind


def _claim_lines_above(text: str, found: list[Slot], name: Slot, *, wraps: bool) -> None:
    """Take the lines above the label that belong to it: its cell is centred on its row."""
    at = found.index(name)
    above = found[at - 1] if at else None
    if above is None or above.cell.value is not ValueKind.TEXT or not _on_label_line(text, above):
        return
    if len(above.lines) > 1 and (not name.lines or wraps):
        above.lines, claimed = above.lines[:1], above.lines[1:]
        name.lines = claimed + name.lines


def _on_label_line(text: str, slot: Slot) -> bool:
    """Whether the first line of a value stands on the line of its label."""
    return bool(slot.lines) and "\n" not in text[slot.hit.end : slot.lines[0][0]]


def _is_open(text: str) -> bool:
    return any(text.count(begin) > text.count(end) for begin, end in _BRACKETS)
