"""A line of a source with a mark under the text that a finding is about."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_WIDEST = 100
_BEFORE = 40
_TAB, _BLANK, _CUT = "\t", " ", "…"


class Excerpt(NamedTuple):
    """A line as it is shown, and the line with the mark below it.

    Attributes:
        line: the line, or the part of it around the mark.
        mark: blanks and carets, as wide as the text above them.
    """

    line: str
    mark: str


def excerpt(line: str, column: int, said: str = "") -> Excerpt:
    r"""Show a line and mark a text in it.

    Args:
        line: the line of the source.
        column: where the text begins, counted from 1.
        said: the text; the mark is as long as what of it stands there, one caret at least.

    >>> print(*excerpt("满意度 群众满意度 逐年增高", 11, "逐年增高"), sep="\n")
    满意度 群众满意度 逐年增高
                      ^^^^^^^^
    """
    start = max(column - 1, 0)
    length = max(_shared(line[start:], said), 1)
    cut = start - _BEFORE if start > _WIDEST - _BEFORE else 0
    shown = (_CUT if cut else "") + line[cut:].replace(_TAB, _BLANK).rstrip()
    start += bool(cut) - cut
    if len(shown) > _WIDEST:
        shown = shown[: _WIDEST - 1] + _CUT
    return Excerpt(
        shown, _BLANK * _width(shown[:start]) + "^" * max(_width(shown[start : start + length]), 1)
    )


def _shared(line: str, said: str) -> int:
    """How much of a text stands at the beginning of a line."""
    length = 0
    for one, other in zip(line, said, strict=False):
        if one != other:
            break
        length += 1
    return length


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
