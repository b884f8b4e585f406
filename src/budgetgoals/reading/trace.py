"""What became of every character of a form's text: the memory that places and ``unread`` are told from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from attrs import Factory, define, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from budgetgoals.places import Place


class Use(StrEnum):
    """What a piece of text was taken for.

    >>> Use.LABEL.value
    'label'
    """

    LABEL = "label"
    VALUE = "value"
    UNREAD = "unread"


class Span(NamedTuple):
    """A piece of a source and what it became.

    Attributes:
        use: label (with headings, column names and page marks), value or unread.
        path: the field of the form, for a value.
        text: the piece, without the blanks around it.
        place: where it begins.
    """

    use: Use
    path: str
    text: str
    place: Place


ASPECT, DIMENSION = 1, 2
"""The names of levels at the head of a line of the grid, as bits."""


class IndicatorLine(NamedTuple):
    """A line of the grid whose words are all accounted for, in the order of the columns.

    Attributes:
        start: where the line begins.
        end: where it ends.
        dimension: the index of the dimension that holds.
        aspect: the index of its aspect.
        indicator: the index of the indicator whose name and target close the line.
        levels: the names of levels at its head: ``ASPECT``, ``DIMENSION``, both or 0.
        name_tokens: how many words the indicator's name has.
    """

    start: int
    end: int
    dimension: int
    aspect: int
    indicator: int
    levels: int
    name_tokens: int


class Piece(Protocol):
    """The text of one form, or text between forms, that a reader works on.

    Attributes:
        text: the text; every position in it is the position of a character of the source.
        furniture: the page marks and running titles that were blanked out, as they stood.
    """

    @property
    def text(self) -> str:
        """The text."""

    @property
    def furniture(self) -> tuple[tuple[int, int, str], ...]:
        """What was blanked out."""

    def locator(self, source: str) -> Callable[[int], Place]:
        """What tells the place in the source of a position in the text."""


@define
class Trace:
    """The pieces of one chunk, noted while it is read; positions are those of the chunk.

    Attributes:
        chunk: the text.
        source: the name of the file.
        labels: pieces that are labels.
        values: pieces that are values, with their paths.
        lines: lines of the grid, the fields of an :class:`IndicatorLine` each.
        unread: pieces that went nowhere.
    """

    chunk: Piece
    source: str
    labels: list[tuple[int, int]] = Factory(list)
    values: list[tuple[int, int, str]] = Factory(list)
    lines: list[tuple[int, int, int, int, int, int, int]] = Factory(list)
    unread: list[tuple[int, int]] = Factory(list)
    _locate: Callable[[int], Place] | None = field(default=None, init=False)

    def place(self, at: int) -> Place:
        """Where a position of the chunk is in the source."""
        if self._locate is None:
            self._locate = self.chunk.locator(self.source)
        return self._locate(at)

    def spans(self) -> list[Span]:
        """Every piece, in the order of the source."""
        pieces = [(start, end, Use.LABEL, "") for start, end in dict.fromkeys(self.labels)]
        pieces += [(start, end, Use.VALUE, path) for start, end, path in self.values]
        pieces += [(start, end, Use.UNREAD, "") for start, end in self.unread]
        pieces += [
            piece for line in self.lines for piece in _tokens(self.chunk.text, IndicatorLine._make(line))
        ]
        spans = [
            (start, Span(use, path, self.chunk.text[start:end].strip(), self.place(start)))
            for start, end, use, path in _trimmed(self.chunk.text, pieces)
        ]
        spans += [
            (start, Span(Use.LABEL, "", text, self.place(start))) for start, _, text in self.chunk.furniture
        ]
        return [span for _, span in sorted(spans, key=lambda item: item[0])]


@define
class LateTrace:
    """The trace of a form that leaves nothing unread, noted when somebody asks for it.

    Attributes:
        note: what reads the form again and notes everything.
    """

    note: Callable[[], Trace]
    unread: tuple[()] = ()
    _trace: Trace | None = None

    def spans(self) -> list[Span]:
        """Every piece, in the order of the source."""
        if self._trace is None:
            self._trace = self.note()
        return self._trace.spans()


class KnownTrace(NamedTuple):
    """The places of the fields of a form that was told field by field.

    Attributes:
        known: the fields with their places.
    """

    known: tuple[Span, ...]

    @property
    def unread(self) -> tuple[()]:
        """Nothing: what is no field was refused."""
        return ()

    def spans(self) -> list[Span]:
        """Every field, in the order of the source."""
        return list(self.known)


AnyTrace = Trace | LateTrace | KnownTrace
"""What tells where everything of a form stood."""


def _trimmed(text: str, pieces: list[tuple[int, int, Use, str]]) -> Iterator[tuple[int, int, Use, str]]:
    for start, end, use, path in pieces:
        piece = text[start:end]
        if stripped := piece.strip():
            begin = start + piece.index(stripped)
            yield begin, begin + len(stripped), use, path


def _tokens(text: str, line: IndicatorLine) -> Iterator[tuple[int, int, Use, str]]:
    """The pieces of a line of the grid: names of levels, the indicator's name, its target."""
    at = line.start
    ends = []
    for token in text[line.start : line.end].split():
        begin = text.index(token, at)
        at = begin + len(token)
        ends.append((begin, at))
    dimension = f"indicators[{line.dimension}]"
    aspect = f"{dimension}.aspects[{line.aspect}]"
    leaf = f"{aspect}.indicators[{line.indicator}]"
    columns = [(f"{dimension}.name", 1)] if line.levels & DIMENSION else []
    columns += [(f"{aspect}.name", 1)] if line.levels & ASPECT else []
    columns += [(f"{leaf}.name", line.name_tokens), (f"{leaf}.target", len(ends))]
    for path, words in columns:
        piece, ends = ends[:words], ends[words:]
        if piece:
            yield piece[0][0], piece[-1][1], Use.VALUE, path
