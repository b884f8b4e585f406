"""The lines of a form that are neither label nor value: its headings and the head of its grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.reading.levels import names_in

if TYPE_CHECKING:
    from budgetgoals.reading.lines.labels import Hit
    from budgetgoals.reading.lines.vocabulary import Heading, Vocabulary

Extent = tuple[int, int]


class Skeleton(NamedTuple):
    """Where the headings stand.

    Attributes:
        sections: the headings between the labels.
        grid_heading: the heading of the grid, or None.
        header: the names of the grid's columns, or None.
        labels_end: where the part with the labels ends.
        rows: where the rows of the grid begin.
    """

    sections: list[Extent]
    grid_heading: Extent | None
    header: Extent | None
    labels_end: int
    rows: int


def find_skeleton(text: str, words: Vocabulary, first: int) -> Skeleton:
    """Find the headings behind a position."""
    header = find_line(text, words.header, first, len(text))
    until = header[0] if header else len(text)
    grid_heading = _find_heading(text, words.grid_heading, first, until)
    labels_end = grid_heading[0] if grid_heading else until
    sections = [
        found for heading in words.sections if (found := _find_heading(text, heading, first, labels_end))
    ]
    rows = header[1] if header else grid_heading[1] if grid_heading else len(text)
    return Skeleton(sorted(sections), grid_heading, header, labels_end, rows)


def with_bare_grid(text: str, words: Vocabulary, skeleton: Skeleton, last: Hit) -> Skeleton:
    """For a grid that lost its heading and header: it begins at the first line that names a dimension."""
    if skeleton.rows < len(text):
        return skeleton
    dimensions = names_in(words.layout.grid.taxonomy).dimensions
    at = text.find("\n", last.end) + 1
    while 0 < at < len(text):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].split()
        if line and line[0] in dimensions:
            return skeleton._replace(labels_end=at, rows=at)
        at = end + 1
    return skeleton


def _find_heading(text: str, heading: Heading, start: int, end: int) -> Extent | None:
    """The first line that is a heading, or else the first that begins with one."""
    return find_line(text, heading, start, end) or find_line(text, heading, start, end, alone=False)


def find_line(text: str, heading: Heading, start: int, end: int, *, alone: bool = True) -> Extent | None:
    """The first line between two positions that is a heading and, where asked for, nothing else."""
    anchor, pattern, printed = heading
    at = text.find(anchor, start, end)
    while at >= 0:
        behind = at + len(printed)
        if printed and text.startswith(f"{printed}\n", at) and text[at - 1] == "\n" and behind <= end:
            return at, behind
        line_start = text.rfind("\n", start, at) + 1 or start
        found = pattern.match(text, line_start + _blanks(text, line_start))
        if found and found.end() > at and _ends(text, found.end(), alone=alone):
            return found.span()
        at = text.find(anchor, at + len(anchor), end)
    for found in pattern.finditer(text, start, end):
        line_start = text.rfind("\n", 0, found.start()) + 1
        if line_start + _blanks(text, line_start) == found.start() and _ends(text, found.end(), alone=alone):
            return found.span()
    return None


def _blanks(text: str, at: int) -> int:
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    return len(line) - len(line.lstrip())


def _ends(text: str, at: int, *, alone: bool) -> bool:
    """Whether a line is over, or at least the word."""
    if not alone:
        return at == len(text) or text[at].isspace()
    end = text.find("\n", at)
    return not text[at : end if end >= 0 else len(text)].strip()
