"""The indicator grid in running text: lines of one to four cells, with the merged cells lost.

The names of the upper levels are printed once and hold until the next one. The taxonomy tells a level's
name from an indicator's; where it does not, the number of columns does. A line that can be read in two
ways goes to ``unread`` with a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.model import Aspect, AspectKind, Dimension, DimensionKind, Indicator
from budgetgoals.model.taxonomy import ASPECT_NAMES, DIMENSION_NAMES
from budgetgoals.reading import notices
from budgetgoals.reading.levels import Names, head_of, indicator_of, may_be_target, names_in
from budgetgoals.reading.prose import display_width, join_words
from budgetgoals.reading.trace import ASPECT, DIMENSION, Trace
from budgetgoals.targets import Unfilled

if TYPE_CHECKING:
    from budgetgoals.model import Finding
    from budgetgoals.reading.lines.vocabulary import Vocabulary

_NAME_AND_TARGET = 2
_COMPARATOR = re.compile(r"[=＝≥≧≤≦<>＜＞]")
_OPEN, _CLOSE = "（([【《“", "）)]】》”"

Leaves = list[Indicator]
Aspects = list[tuple[str, Leaves]]
"""The aspects of one dimension while it is read."""


@define
class _Pending:
    """The beginning of a name whose target has not come yet: the pieces that it was printed in."""

    pieces: list[tuple[int, int]]
    begins_level: bool


@define
class GridReader:
    """Reads the lines of one grid into dimensions, aspects and indicators."""

    trace: Trace
    words: Vocabulary
    year: int | None
    findings: list[Finding]
    _names: Names = field(init=False)
    _tree: list[tuple[str, Aspects]] = field(factory=list, init=False)
    _leaves: Leaves | None = field(default=None, init=False)
    _aspect: int = field(default=-1, init=False)
    _pending: _Pending | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._names = names_in(self.words.layout.grid.taxonomy)

    def read(self, start: int, end: int) -> tuple[Dimension, ...]:
        """Read the lines between two positions of the chunk."""
        anchor, header, _ = self.words.header
        year, note = self.year, self.trace.lines.append
        levels = self._names.aspects | self._names.dimensions | {anchor}
        for line in self.trace.chunk.text[start:end].split("\n"):
            behind = start + len(line)
            tokens = line.split() if line else None
            if tokens:
                first, leaves = tokens[0], self._leaves
                is_plain = len(tokens) == _NAME_AND_TARGET and first not in levels
                if is_plain and leaves is not None and self._pending is None:
                    note((start, behind, len(self._tree) - 1, self._aspect, len(leaves), 0, 1))
                    leaves.append(indicator_of(first, tokens[1], year))
                elif first.startswith(anchor) and header.fullmatch(line.strip()):
                    self.trace.labels.append((start, behind))
                else:
                    self._take(start, behind, tokens)
            start = behind + 1
        self._settle()
        return tuple([dimension_of(name, aspects) for name, aspects in self._tree])

    def _take(self, start: int, end: int, tokens: list[str]) -> None:
        current, aspects = self._tree[-1] if self._tree else (None, None)
        columns = len(self.words.layout.grid.columns)
        dimension, aspect = head_of(tokens, self._names, columns, current, has_aspect=bool(aspects))
        levels, rest = 0, tokens
        if dimension is not None:
            levels, rest = DIMENSION, tokens[1:]
        if aspect is not None:
            levels, rest = levels + ASPECT, rest[1:]
        if self._pending is not None:
            if not levels and self._goes_on(self._pending, start, end, rest):
                return
            self._settle()
        if dimension is not None:
            self._begin_dimension(dimension, start)
        if aspect is not None:
            self._begin_aspect(aspect, start)
        if len(rest) > 1:
            self._add(start, end, levels, rest)
        elif not rest:
            self._note_line(start, end, levels, 0)
        else:
            self._wait(start, end, levels, rest[0])

    # Levels.

    def _begin_dimension(self, name: str, at: int) -> None:
        self._tree.append((name, []))
        self._leaves, self._aspect = None, -1
        if name not in DIMENSION_NAMES:
            self._note_unknown(name, at)

    def _begin_aspect(self, name: str, at: int) -> None:
        self._open_aspect(name)
        if name not in ASPECT_NAMES:
            self._note_unknown(name, at)

    def _open_aspect(self, name: str) -> Leaves:
        """Begin an aspect, under a dimension without name where there is none."""
        if not self._tree:
            self._tree.append(("", []))
        self._leaves = []
        self._aspect += 1
        self._tree[-1][1].append((name, self._leaves))
        return self._leaves

    def _note_unknown(self, name: str, at: int) -> None:
        path = self._path(leaf=False)
        self.findings.append(notices.unknown_level(self.trace.place(at), path, name))

    def _path(self, *, leaf: bool = True) -> str:
        """The path of the last dimension or aspect, or of its last indicator."""
        aspects = self._tree[-1][1]
        path = f"indicators[{len(self._tree) - 1}]"
        if aspects:
            path += f".aspects[{len(aspects) - 1}]"
        return f"{path}.indicators[{len(aspects[-1][1]) - 1}]" if leaf else path

    def _note_line(self, start: int, end: int, levels: int, name_tokens: int) -> None:
        indicator = -1 if self._leaves is None else len(self._leaves) - 1
        self.trace.lines.append(
            (start, end, len(self._tree) - 1, self._aspect, indicator, levels, name_tokens)
        )

    # Indicators.

    def _add(self, start: int, end: int, levels: int, rest: list[str]) -> None:
        """A line that holds a name and a target."""
        if len(rest) == _NAME_AND_TARGET:
            count, (name, target) = 1, rest
        else:
            count = _name_tokens(rest)
            name, target = " ".join(rest[:count]), " ".join(rest[count:])
        self._append(indicator_of(name, target, self.year), start)
        self._note_line(start, end, levels, count)

    def _append(self, indicator: Indicator, at: int) -> None:
        if self._leaves is None:
            self._open_aspect("").append(indicator)
            self.findings.append(notices.level_missing(self.trace.place(at), self._path(), indicator.name))
        else:
            self._leaves.append(indicator)

    # Names and targets on lines of their own.

    def _wait(self, start: int, end: int, levels: int, token: str) -> None:
        """A line whose last word is alone: a name that waits for its target."""
        at = start + self.trace.chunk.text[start:end].rindex(token)
        if levels:
            self._note_line(start, at, levels, 0)
        elif may_be_target(token):
            self._leave(start, end)
            return
        self._pending = _Pending([(at, end)], begins_level=bool(levels))

    def _goes_on(self, pending: _Pending, start: int, end: int, rest: list[str]) -> bool:
        """Whether a line without levels continues the waiting name or brings its target; if so, take it."""
        if len(rest) == 1 and not may_be_target(rest[0]):
            pending.pieces.append((start, end))
            return True
        count = _name_tokens(rest) if len(rest) > 1 else 0
        if count and not self._wraps(pending, " ".join(rest[:count])):
            return False
        begun = self._text_of(pending)
        name = join_words("\n".join([begun, *rest[:count]]))
        self._append(indicator_of(name, " ".join(rest[count:]), self.year), pending.pieces[0][0])
        self._note_pieces(pending)
        self._note_line(start, end, 0, count)
        if count or len(pending.pieces) > 1:
            place = self.trace.place(pending.pieces[0][0])
            self.findings.append(notices.name_joined(place, self._path(), name))
        self._pending = None
        return True

    def _wraps(self, pending: _Pending, following: str) -> bool:
        """Whether the waiting words fill their cell, so that what follows is their second line."""
        width = display_width(self._text_of(pending))
        others = [display_width(leaf.name) for _, aspects in self._tree for _, ls in aspects for leaf in ls]
        return width >= max(others, default=0) and width >= display_width(following)

    def _text_of(self, pending: _Pending) -> str:
        return join_words("\n".join(self.trace.chunk.text[a:b] for a, b in pending.pieces))

    def _note_pieces(self, pending: _Pending) -> None:
        self.trace.values += [(start, end, f"{self._path()}.name") for start, end in pending.pieces]

    def _settle(self) -> None:
        """Decide about a waiting name whose target did not come."""
        pending, self._pending = self._pending, None
        if pending is None:
            return
        start = pending.pieces[0][0]
        name = self._text_of(pending)
        if pending.begins_level:
            self._append(Indicator(name, Unfilled("")), start)
            self._note_pieces(pending)
            self.findings.append(notices.target_missing(self.trace.place(start), self._path(), name))
        elif not self._closes_bracket(pending, name):
            for piece in pending.pieces:
                self._leave(*piece)

    def _closes_bracket(self, pending: _Pending, text: str) -> bool:
        """Give words to the last indicator when they close a bracket that its name or target left open."""
        leaves = self._leaves
        if not leaves:
            return False
        last = leaves[-1]
        if _is_open(last.name) and not _is_open(last.name + text):
            leaves[-1] = Indicator(join_words(f"{last.name}\n{text}"), last.target)
            part = "name"
        elif _is_open(last.target.text) and not _is_open(last.target.text + text):
            joined = join_words(f"{last.target.text}\n{text}")
            leaves[-1] = indicator_of(last.name, joined, self.year)
            part = "target"
        else:
            return False
        self.trace.values += [(start, end, f"{self._path()}.{part}") for start, end in pending.pieces]
        return True

    def _leave(self, start: int, end: int) -> None:
        self.trace.unread.append((start, end))
        self.findings.append(notices.uncertain(self.trace.place(start), self.trace.chunk.text[start:end]))


def dimension_of(name: str, aspects: Aspects) -> Dimension:
    """A dimension of its name and what was read below it."""
    inner = [Aspect(of, tuple(leaves), ASPECT_NAMES.get(of, AspectKind.OTHER)) for of, leaves in aspects]
    return Dimension(name, tuple(inner), DIMENSION_NAMES.get(name, DimensionKind.OTHER))


def _name_tokens(rest: list[str]) -> int:
    """How many of the last words of a line are the name; the target begins at a comparator or is the last."""
    for index in range(1, len(rest) - 1):
        if _COMPARATOR.match(rest[index]):
            return index
    return len(rest) - 1


def _is_open(text: str) -> bool:
    return sum(text.count(sign) for sign in _OPEN) > sum(text.count(sign) for sign in _CLOSE)
