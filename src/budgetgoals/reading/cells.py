"""The values of the labels: what stands between one label and the next, shared out among the cells.

A long name wraps inside its cell, and a file made from the page may print its second line after the
neighbour's value, or its first line before its own label. A neighbour whose value is complete (a date, an
amount, one of few known words) gives the lines it cannot use to the name that wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from budgetgoals.layouts import Cell, ValueKind

if TYPE_CHECKING:
    from budgetgoals.reading.labels import Hit
    from budgetgoals.reading.vocabulary import Vocabulary

_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))


class Line(NamedTuple):
    """A piece of a value: one line without the blanks around it."""

    start: int
    end: int
    text: str


@define
class Slot:
    """A label with the lines that are its value.

    Attributes:
        cell: the label's declaration.
        hit: where it stands.
        lines: its value.
        unit: the money unit that the label names, or empty.
        on_label_line: whether its first line stands on the line of the label.
        spare: lines behind a value that is complete without them.
        doubtful: lines that may be this cell's or its neighbour's.
    """

    cell: Cell
    hit: Hit
    lines: list[Line]
    on_label_line: bool
    spare: list[Line] = field(factory=list)
    doubtful: list[Line] = field(factory=list)


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
    found = [_slot(text, words, hit, end) for hit, end in zip(hits, ends, strict=True)]
    if any(len(slot.lines) > 1 and slot.cell.value is not ValueKind.PROSE for slot in found):
        for index, slot in enumerate(found):
            _release(slot)
            _share(found, index, words)
    return found


def _slot(text: str, words: Vocabulary, hit: Hit, end: int) -> Slot:
    cell = words.cells[hit.rank]
    raw = text[hit.end : end]
    stripped = raw.strip()
    if not stripped:
        return Slot(cell, hit, [], on_label_line=False)
    at = hit.end + raw.index(stripped)
    if cell.value is ValueKind.PROSE or "\n" not in stripped:
        lines = [Line(at, at + len(stripped), stripped)]
    else:
        lines = _lines(text, at, at + len(stripped))
    return Slot(cell, hit, lines, on_label_line="\n" not in text[hit.end : at])


def _lines(text: str, start: int, end: int) -> list[Line]:
    lines = []
    for raw in text[start:end].split("\n"):
        if stripped := raw.strip():
            at = start + raw.index(stripped)
            lines.append(Line(at, at + len(stripped), stripped))
        start += len(raw) + 1
    return lines


def _release(slot: Slot) -> None:
    """Let go of the lines behind a value that is complete with its first line."""
    if len(slot.lines) > 1 and _is_complete(slot.cell, slot.lines):
        slot.lines, slot.spare = slot.lines[:1], slot.lines[1:]


def _is_complete(cell: Cell, lines: list[Line]) -> bool:
    if cell.value is not ValueKind.TEXT:
        return cell.value is not ValueKind.PROSE
    return lines[0].text in cell.choices


def _share(found: list[Slot], index: int, words: Vocabulary) -> None:
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
        _doubt(slot, name)
    _claim_lines_above(found, name, wraps=bool(slot.spare))
    name.lines += slot.spare
    slot.spare = []


def _doubt(slot: Slot, name: Slot) -> None:
    """Two texts side by side and lines behind them: only an empty name or an open bracket tells whose."""
    behind = slot.lines[1:]
    joined = "".join(line.text for line in name.lines)
    closed = "".join([joined, *(line.text for line in behind)])
    if not name.lines or (_is_open(joined) and not _is_open(closed)):
        slot.lines, slot.spare = slot.lines[:1], behind
    elif name.on_label_line:
        slot.lines, slot.doubtful = slot.lines[:1], behind


def _claim_lines_above(found: list[Slot], name: Slot, *, wraps: bool) -> None:
    """Take the lines above the label that belong to it: its cell is centred on its row."""
    at = found.index(name)
    above = found[at - 1] if at else None
    if above is None or above.cell.value is not ValueKind.TEXT or not above.on_label_line:
        return
    if len(above.lines) > 1 and (not name.lines or wraps):
        above.lines, claimed = above.lines[:1], above.lines[1:]
        name.lines = claimed + name.lines


def _is_open(text: str) -> bool:
    return any(text.count(begin) > text.count(end) for begin, end in _BRACKETS)
