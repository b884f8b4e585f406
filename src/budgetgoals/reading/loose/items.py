"""A text without cells → its words and the texts between them, as items with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.grids.titles import known_title, title_in
from budgetgoals.reading.loose.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n\f]+")
_RUN = re.compile(rf"[^{BLANKS}]+")
_TITLE = re.compile(
    rf"(?:(?<=[{BLANKS}])|^|(?<=[:：、]))"
    r"(?P<title>(?:20[0-9]{2}[ \u3000]?(?=年))?"
    r"[^\s。；;:：|，,、]{0,60}?(?:绩效|自评)[^\s。；;:：|，,、]{0,24}?表"
    r"(?:[（(][\u4e00-\u9fff]{1,16}[）)])?)"
    r"(?:[ \t\n]*[（(]?[ \t]*(?:[0-9]{4})?[ \t]*年度?[ \t]*[）)]"
    rf"|(?=[{BLANKS}（(]|$|填报|项目|部门|单位|专项|主管|[0-9]+、))"
)
_UNIT = re.compile(
    r"[（(]?(?:金\s?额\s{0,2})?(?:计量|货币)?单\s?位\s{0,2}[:：]?\s{0,2}(?:人民币\s?)?(?:亿元|百万元|万元|千元|元)\s?[）)]?"
)
_OPENING, _CLOSING = "（([【", "）)]】"
_MOST_ON_A_LINE = 1.25


class Shape(StrEnum):
    """How a text has lost its table.

    Attributes:
        CELLS: every cell is a line.
        ROWS: every row is a line, its cells apart by blanks.
        STREAM: the lines mean nothing.
    """

    CELLS = "cells"
    ROWS = "rows"
    STREAM = "stream"


class Kind(StrEnum):
    """What an item is.

    Attributes:
        WORD: a word of a form.
        TEXT: a text that is none.
        TITLE: the heading of a form, with its year.
        UNIT: the line that names the money unit: 单位：万元.
    """

    WORD = "word"
    TEXT = "text"
    TITLE = "title"
    UNIT = "unit"


class Item(NamedTuple):
    """A piece of a text.

    Attributes:
        start: where it begins.
        text: as it stands.
        kind: what it is.
        sure: whether it stands apart from the text around it.
        apart: whether it stands apart at least from what is before it.
        line: the line that it begins on, from 0.
    """

    start: int
    text: str
    kind: Kind
    sure: bool
    apart: bool
    line: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word of a form."""
        return self.kind is Kind.WORD

    @property
    def is_text(self) -> bool:
        """Whether it is a text that is no word."""
        return self.kind is Kind.TEXT

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def items_of(text: str) -> tuple[list[Item], Shape]:
    r"""Take a text apart.

    >>> items, shape = items_of("项目名称\n危房改造\n主管部门\n住建局")
    >>> [(item.text, item.is_word) for item in items], shape.value
    ([('项目名称', True), ('危房改造', False), ('主管部门', True), ('住建局', False)], 'cells')
    """
    breaks = [found.start() for found in re.finditer("\n", text)]
    pieces: list[_Piece] = []
    behind = 0
    for start, end, kind in [*_landmarks(text), (len(text), len(text), Kind.TEXT)]:
        pieces += _pieces(text, behind, start)
        if end > start:
            pieces.append(_Piece(start, end, kind))
        behind = end
    shape = _shape(text, pieces)
    items = []
    for piece in pieces:
        whole = [(piece.start, text[piece.start : piece.end])]
        for at, part in _texts(text, piece, shape) if piece.kind is Kind.TEXT else whole:
            items.append(Item(at, part, piece.kind, piece.sure, piece.apart, bisect_left(breaks, at)))
    return items, shape


class _Piece(NamedTuple):
    start: int
    end: int
    kind: Kind
    sure: bool = True
    apart: bool = True


def _landmarks(text: str) -> list[tuple[int, int, Kind]]:
    """The headings and the lines with the money unit."""
    found = [
        (each.start("title"), each.end(), Kind.TITLE)
        for each in _TITLE.finditer(text)
        if title_in(each["title"]) is not None
    ]
    found += [(*each.span(), Kind.TITLE) for each in known_title().finditer(text)]
    found += [(*each.span(), Kind.UNIT) for each in _UNIT.finditer(text)]
    apart: list[tuple[int, int, Kind]] = []
    for start, end, kind in sorted(found, key=lambda each: (each[0], -each[1])):
        if text[start] == "日" and text[:start].rstrip(BLANKS)[-1:] == "月":
            start += 1  # noqa: PLW2901 - an empty date stands before it
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, kind))
    return apart


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The words and the texts between them in a part of a text."""
    behind = start
    for word in find_words(text[start:end]):
        if text[behind : start + word.start].strip(BLANKS):
            yield _Piece(behind, start + word.start, Kind.TEXT)
        yield _Piece(start + word.start, start + word.end, Kind.WORD, word.sure, word.apart)
        behind = start + word.end
    if text[behind:end].strip(BLANKS):
        yield _Piece(behind, end, Kind.TEXT)


def _shape(text: str, pieces: list[_Piece]) -> Shape:
    lines = [line for line in text.split("\n") if line.strip(BLANKS)]
    texts = [piece for piece in pieces if piece.kind is Kind.TEXT]
    words = len(pieces) - len(texts)
    if len(lines) < words / 3:
        return Shape.STREAM
    runs = words + sum(len(_RUN.findall(text[piece.start : piece.end])) for piece in texts)
    return Shape.CELLS if runs < len(lines) * _MOST_ON_A_LINE else Shape.ROWS


def _texts(text: str, piece: _Piece, shape: Shape) -> Iterator[tuple[int, str]]:
    """The cells in a text between two words: its lines, or its runs with brackets kept together."""
    for line in _LINE.finditer(text, piece.start, piece.end):
        if shape is Shape.CELLS:
            if stripped := line[0].strip(BLANKS):
                yield line.start() + line[0].index(stripped), stripped
            continue
        yield from _runs(line[0], line.start())


def _runs(line: str, at: int) -> Iterator[tuple[int, str]]:
    begin, depth = -1, 0
    end = 0
    for run in _RUN.finditer(line):
        if begin >= 0 and not (depth > 0 or run[0][0] in _OPENING):
            yield at + begin, line[begin:end]
            begin, depth = -1, 0
        if begin < 0:
            begin = run.start()
        end = run.end()
        depth += sum(run[0].count(each) for each in _OPENING) - sum(run[0].count(each) for each in _CLOSING)
    if begin >= 0:
        yield at + begin, line[begin:end]
