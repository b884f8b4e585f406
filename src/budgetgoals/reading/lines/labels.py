"""Finding the labels of a form in running text.

A label is what stands between the beginning of a line, or the value of a neighbour in its row, and a
colon. So only the colons are looked at; words of a label inside prose are never taken for one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import ValueKind
from budgetgoals.reading.folding import BLANKS, fold
from budgetgoals.reading.prose import line_is_wrapped

if TYPE_CHECKING:
    from budgetgoals.reading.lines.vocabulary import Vocabulary

_LONGEST_LABEL = 60


class Hit(NamedTuple):
    """A label, found.

    Attributes:
        start: where its first character stands.
        end: behind its colon.
        rank: which label it is.
        unit: the money unit it names, or empty.
    """

    start: int
    end: int
    rank: int
    unit: str


def find_labels(text: str, words: Vocabulary, start: int = 0, end: int | None = None) -> list[Hit]:
    """Every label with a colon, in the order of the text."""
    hits: list[Hit] = []
    ranks, rank_of, mates, make = words.ranks, words.rank_of, words.mates, tuple.__new__
    behind = -1
    for at in _colons(text, start, len(text) if end is None else end):
        line_start = text.rfind("\n", max(0, at - _LONGEST_LABEL), at) + 1
        known = None
        if behind <= line_start and (line_start or at <= _LONGEST_LABEL):
            segment = text[line_start:at]
            known = ranks.get(segment)
            if known is None:
                segment = segment.strip(BLANKS)
                known = ranks.get(segment) or rank_of(segment)
                line_start = text.index(segment, line_start)
        if known is not None:
            behind = at + 1
            hits.append(make(Hit, (line_start, behind, *known)))
        elif hits and mates[hits[-1].rank]:
            mate = _mate(text, words, hits[-1], at)
            if mate:
                behind = mate.end
                hits.append(mate)
    return hits


def _colons(text: str, start: int, end: int) -> list[int]:
    """Where the colons stand; ``str.find`` is several times faster at it than a regular expression."""
    found = []
    for colon in ":：":
        at = text.find(colon, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(colon, at + 1, end)
    found.sort()
    return found


def _mate(text: str, words: Vocabulary, before: Hit, colon: int) -> Hit | None:
    """The label of a neighbour in the row, after a value on the same line or the end of a wrapped one."""
    begin = max(before.end, colon - _LONGEST_LABEL)
    known = words.mate_of(before.rank, fold(text[text.rfind("\n", begin, colon) + 1 or begin : colon]))
    if known is None:
        return None
    length, rank, unit = known
    start = _step_back(text, colon, length)
    on_another_line = text.find("\n", before.end, start) >= 0
    if on_another_line and text[start - 1] not in BLANKS:
        return None
    return Hit(start, colon + 1, rank, unit)


def _step_back(text: str, at: int, characters: int) -> int:
    if len(fold(text[at - characters : at])) == characters:
        return at - characters
    while characters:
        at -= 1
        characters -= text[at] not in BLANKS
    return at


def settle(text: str, words: Vocabulary, hits: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Tell the labels from their repetitions: the order of the layout decides.

    Returns:
        One hit a label, in the order of the text; and the repetitions that are labels of their own. Label
        words at the beginning of a line that merely goes on with the line before are prose, and left out.
    """
    if len({hit.rank for hit in hits}) == len(hits):
        return hits, []
    counts = Counter(hit.rank for hit in hits)
    prose = {rank for rank, cell in enumerate(words.cells) if cell.value is ValueKind.PROSE}
    doubtful = {
        hit
        for before, hit in pairwise(hits)
        if counts[hit.rank] > 1 and before.rank in prose and line_is_wrapped(text, hit.start)
    }
    for rank, count in counts.items():
        if count == sum(1 for hit in doubtful if hit.rank == rank):
            doubtful -= {hit for hit in hits if hit.rank == rank}
    sure = [hit for hit in hits if hit not in doubtful]
    in_order = _longest_rise(sure)
    chosen: dict[int, Hit] = {hit.rank: hit for hit in reversed(sure)}
    chosen.update({hit.rank: hit for hit in in_order})
    kept = [hit for hit in sure if chosen[hit.rank] is hit]
    return kept, [hit for hit in sure if chosen[hit.rank] is not hit]


def _longest_rise(hits: list[Hit]) -> list[Hit]:
    """The longest run of hits whose ranks rise; of equal ranks the first."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, hit in enumerate(hits):
        at = bisect_left(tops, hit.rank)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(hit.rank)
            ends.append(index)
        elif hit.rank < tops[at]:
            tops[at], ends[at] = hit.rank, index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(hits[index])
        index = previous[index]
    return chain[::-1]


def find_bare_labels(text: str, words: Vocabulary, hits: list[Hit]) -> list[Hit]:
    """Labels that lost their colon: a line that is nothing but the label.

    Only the labels that were not found with a colon are looked for.
    """
    missing = set(range(len(words.cells))) - {hit.rank for hit in hits}
    found = []
    for rank in sorted(missing):
        for label in {words.cells[rank].printed, words.cells[rank].label, *words.cells[rank].aliases}:
            line = re.compile(rf"^[ \t\f\u3000]*({re.escape(label)})[ \t\u3000]*$", re.MULTILINE)
            if alone := line.search(text):
                unit = words.cells[rank].unit if label == words.cells[rank].printed else ""
                found.append(Hit(alone.start(1), alone.end(1), rank, unit))
                break
    return sorted([*hits, *found]) if found else hits
