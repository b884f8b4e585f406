"""Labels and values inside one cell or line: 年度资金总额：202, several of them, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from budgetgoals.reading.lexicon import Label, Lexicon

_COLON = re.compile("[:：]")
_WORD_START = re.compile(r"(?:^|(?<=[\s\u3000]))(?=\S)", re.MULTILINE)
_LONGEST_LABEL = 40


class Pair(NamedTuple):
    """A label with what stands behind it in the same cell.

    Attributes:
        start: where the label begins in the text.
        behind: where it ends, behind its colon.
        end: where its value ends.
        label: the label.
    """

    start: int
    behind: int
    end: int
    label: Label


def pairs_in(text: str, words: Lexicon) -> list[Pair]:
    """The labels with colons in a text, in order; what stands before the first belongs to none of them.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.reading.lexicon import lexicon
    >>> words = lexicon(load_layout("national-2015"))
    >>> text = "年度资金总额：10 其中：财政拨款：8"
    >>> [text[pair.behind : pair.end].strip() for pair in pairs_in(text, words)]
    ['10', '8']
    """
    found: list[tuple[int, int, Label]] = []
    behind = 0
    for colon in _COLON.finditer(text):
        start = _label_start(text, behind, colon.start(), words)
        if start is not None:
            at, label = start
            behind = colon.end()
            found.append((at, behind, label))
    if not found:
        return []
    ends = [at for at, _, _ in found[1:]] + [len(text)]
    return [Pair(at, behind, end, label) for (at, behind, label), end in zip(found, ends, strict=True)]


def _label_start(text: str, behind: int, colon: int, words: Lexicon) -> tuple[int, Label] | None:
    """Where the longest label before a colon begins: at the beginning of a line or behind a blank."""
    first = max(behind, colon - _LONGEST_LABEL)
    for word in _WORD_START.finditer(text, first, colon):
        if label := words.label(text[word.start() : colon]):
            return word.start(), label
    return None
