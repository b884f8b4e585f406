"""The labels of a form that prints all of them, in the printed order and spelling.

Most published forms do. Then one search a label, each behind the one before, finds them several times faster
than asking at every colon. Where anything is different, nothing is found here, and the general search of
``labels.py`` does the work; both find the same labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.lines.labels import Hit, find_labels

if TYPE_CHECKING:
    from budgetgoals.reading.lines.vocabulary import Vocabulary


def find_in_order(text: str, words: Vocabulary) -> list[Hit] | None:
    """Every label as the official form prints it; None when one is missing, moved, repeated or respelled."""
    hits: list[Hit] = []
    find, make, behind = text.find, tuple.__new__, 0
    for rank, (printed, begins_row, unit) in enumerate(words.printed):
        at = find(printed, behind)
        if at < 0:
            return None
        before = text[at - 1] if at else "\n"
        if before != "\n" and (begins_row or before not in BLANKS or find("\n", behind, at) >= 0):
            return None
        behind = at + len(printed)
        hits.append(make(Hit, (at, behind, rank, unit)))
    if text.count("：") + text.count(":") > len(hits) and _are_more(text, words, hits):
        return None
    return hits


def _are_more(text: str, words: Vocabulary, hits: list[Hit]) -> bool:
    """Whether a colon between the labels ends another label."""
    start = 0
    for end, behind in [*((hit.start, hit.end) for hit in hits), (len(text), len(text))]:
        has_colon = text.find("：", start, end) >= 0 or text.find(":", start, end) >= 0
        if has_colon and find_labels(text, words, start, end):
            return True
        start = behind
    return False
