"""Finding the labels of a form in running text.

A label is what stands between the beginning of a line, or the value of a neighbour in its row, and a
colon. So only the colons are looked at; words of a label inside prose are never taken for one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.reading.folding import BLANKS, fold
from budgetgoals.reading.prose import line_is_wrapped

if TYPE_CHECKING:
    from budgetgoals.reading.vocabulary import Vocabulary

_COLON = re.compile("[:：]")
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
    ranks = words.ranks
    for colon in _COLON.finditer(text, start, len(text) if end is None else end):
        at = colon.start()
        line_start = max(text.rfind("\n", max(0, at - _LONGEST_LABEL), at) + 1, at - _LONGEST_LABEL, 0)
        if hits and hits[-1].end > line_start:
            mate = _mate(text, words, hits[-1], at)
            if mate:
                hits.append(mate)
            continue
        segment = text[line_start:at].strip(BLANKS)
        known = ranks.get(segment) or words.rank_of(segment)
        if known and (line_start == 0 or text[line_start - 1] == "\n"):
            hits.append(Hit(text.index(segment, line_start), at + 1, *known))
    return hits


def _mate(text: str, words: Vocabulary, before: Hit, colon: int) -> Hit | None:
    """The label of a neighbour in the row, after a value on the same line."""
    row = words.row_of[before.rank]
    segment = text[before.end : colon]
    last = segment.split()[-1:]
    known = words.ranks.get(last[0]) if last else None
    if known and words.row_of[known[0]] == row and known[0] > before.rank:
        return Hit(before.end + segment.rindex(last[0]), colon + 1, *known)
    folded = fold(segment)
    mates = [
        (spelling, found)
        for spelling, found in words.ranks.items()
        if words.row_of[found[0]] == row and found[0] > before.rank and folded.endswith(spelling)
    ]
    if not mates:
        return None
    spelling, found = max(mates, key=lambda mate: len(mate[0]))
    return Hit(_step_back(text, colon, len(spelling)), colon + 1, *found)


def _step_back(text: str, at: int, characters: int) -> int:
    while characters:
        at -= 1
        characters -= text[at] not in BLANKS
    return at


def settle(text: str, hits: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Tell the labels from their repetitions: the order of the layout decides.

    Returns:
        One hit a label, in the order of the text; and the repetitions that are labels of their own. Label
        words at the beginning of a line that merely goes on with the line before are prose, and left out.
    """
    counts = Counter(hit.rank for hit in hits)
    if len(counts) == len(hits):
        return hits, []
    doubtful = {hit for hit in hits if counts[hit.rank] > 1 and line_is_wrapped(text, hit.start)}
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
