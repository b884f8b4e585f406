"""The values of the labels: what stands between one label and the next, shared out among the cells.

A long name wraps inside its cell, and a file made from the page may print its second line after the
neighbour's value, or its first line before its own label. A neighbour whose value is complete (a date, an
amount, one of few known words) gives the lines it cannot use to the name that wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.layouts import Cell, ValueKind

if TYPE_CHECKING:
    from budgetgoals.reading.lines.labels import Hit
    from budgetgoals.reading.lines.vocabulary import Vocabulary

_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))


Line = tuple[int, int, str]
"""A piece of a value: where one of its lines begins and ends, and its text without the blanks around it."""


@define
class LeftOver:
    """Lines between labels that are no cell's value.

    Attributes:
        spare: lines behind a value that is complete without them.
        doubtful: lines that may be one cell's or its neighbour's.
    """

    spare: list[Line] = Factory(list)
    doubtful: list[Line] = Factory(list)


def lines_between(
    text: str, words: Vocabulary, hits: list[Hit], ends: list[int]
) -> tuple[list[list[Line]], LeftOver]:
    """Cut the text at the labels and give every line to a cell.

    Args:
        text: the text of the form.
        words: its vocabulary.
        hits: the labels, in the order of the text.
        ends: where the value of each label ends at the latest.

    Returns:
        The lines of each label's value, in the order of the labels (prose is one piece, with its line
        breaks), and the lines that no cell claimed.
    """
    found: list[list[Line]] = []
    cells, prose = words.cells, ValueKind.PROSE
    wrapped: list[int] = []
    for (_, behind, rank, _), end in zip(hits, ends, strict=True):
        raw = text[behind:end]
        stripped = raw.strip()
        if not stripped:
            found.append([])
            continue
        at = behind + raw.index(stripped)
        if "\n" not in stripped or cells[rank].value is prose:
            found.append([(at, at + len(stripped), stripped)])
            continue
        if rank not in words.apart or len(hits) < len(cells):
            wrapped.append(len(found))
        found.append(_lines(text, at, at + len(stripped)))
    return found, _Sharing(text, words, hits, found).share(wrapped) if wrapped else LeftOver()


def _lines(text: str, start: int, end: int) -> list[Line]:
    lines = []
    for raw in text[start:end].split("\n"):
        if stripped := raw.strip():
            at = start + raw.index(stripped)
            lines.append((at, at + len(stripped), stripped))
        start += len(raw) + 1
    return lines


@define
class _Sharing:
    """Shares the lines of wrapped cells out among the cells of their row and of the row below."""

    text: str
    words: Vocabulary
    hits: list[Hit]
    lines: list[list[Line]]
    over: LeftOver = Factory(LeftOver)

    def share(self, wrapped: list[int]) -> LeftOver:
        rows = [self.words.row_of[hit.rank] for hit in self.hits]
        concerned = {row for index in wrapped for row in rows[index : index + 2]}
        name = None
        for index, row in enumerate(rows):
            if index and rows[index - 1] != row:
                name = None
            if row in concerned:
                spare = self._release(index)
                if name is None:
                    self.over.spare += spare
                else:
                    self._give(spare, index, name)
            if self._is_name(index):
                name = index
        return self.over

    def _is_name(self, index: int) -> bool:
        cell = self.words.cells[self.hits[index].rank]
        return cell.value is ValueKind.TEXT and not cell.choices

    def _release(self, index: int) -> list[Line]:
        """Let go of the lines behind a value that is complete with its first line."""
        lines = self.lines[index]
        if len(lines) < 2 or not _is_complete(self.words.cells[self.hits[index].rank], lines):  # noqa: PLR2004
            return []
        self.lines[index] = lines[:1]
        return lines[1:]

    def _give(self, spare: list[Line], index: int, name: int) -> None:
        """Give spare lines to the name in the row that wrapped around its neighbour."""
        if len(self.lines[index]) > 1 and self.words.cells[self.hits[index].rank].value is ValueKind.TEXT:
            spare = spare + self._doubted(index, name)
        self._claim_lines_above(name, wraps=bool(spare))
        self.lines[name] += spare

    def _doubted(self, index: int, name: int) -> list[Line]:
        """Two texts side by side and lines behind them: only an empty name or an open bracket tells whose."""
        behind = self.lines[index][1:]
        joined = "".join(piece for _, _, piece in self.lines[name])
        closed = "".join([joined, *(piece for _, _, piece in behind)])
        if not self.lines[name] or (_is_open(joined) and not _is_open(closed)):
            self.lines[index] = self.lines[index][:1]
            return behind
        if self._on_label_line(name):
            self.lines[index] = self.lines[index][:1]
            self.over.doubtful += behind
        return []

    def _claim_lines_above(self, name: int, *, wraps: bool) -> None:
        """Take the lines above the label that belong to it: its cell is centred on its row."""
        above = name - 1
        if above < 0 or self.words.cells[self.hits[above].rank].value is not ValueKind.TEXT:
            return
        lines = self.lines[above]
        if len(lines) > 1 and self._on_label_line(above) and (not self.lines[name] or wraps):
            self.lines[above] = lines[:1]
            self.lines[name] = lines[1:] + self.lines[name]

    def _on_label_line(self, index: int) -> bool:
        """Whether the first line of a value stands on the line of its label."""
        lines = self.lines[index]
        return bool(lines) and "\n" not in self.text[self.hits[index].end : lines[0][0]]


def _is_complete(cell: Cell, lines: list[Line]) -> bool:
    if cell.value is not ValueKind.TEXT:
        return cell.value is not ValueKind.PROSE
    return lines[0][2] in cell.choices


def _is_open(text: str) -> bool:
    return any(text.count(begin) > text.count(end) for begin, end in _BRACKETS)
