"""Looking through the texts of a form for what does not belong there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.checks.knowledge import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from budgetgoals.checks.context import Context

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
ID_LENGTH = 18
"""The characters of a citizen identity number."""
_BEFORE = 12


class Found(NamedTuple):
    """Something found in a text.

    Attributes:
        path: the field of the text.
        text: what was found.
        before: the few characters that stand before it.
        entry: the entry of the table that found it.
    """

    path: str
    text: str
    before: str
    entry: dict[str, str]


class _Pattern(NamedTuple):
    anchor: str
    search: Callable[[str], re.Match[str] | None]
    finditer: Callable[[str], Iterator[re.Match[str]]]
    entry: dict[str, str]


def left_in(context: Context, section: str) -> Iterator[Found]:
    """What the patterns of a section of the table ``left-in-text`` find, each text once.

    >>> from budgetgoals.checks.context import Context
    >>> from budgetgoals.checks.examples import form_of
    >>> context = Context(form_of("narrative.plan: 我司负责运维，我司派人"))
    >>> [found.text for found in left_in(context, "voices")]
    ['我司']
    """
    for pattern in _patterns(section):
        if pattern.anchor not in context.prose or not pattern.search(context.prose):
            continue
        for path, text in context.texts:
            if pattern.anchor in text:
                yield from _each_once(path, text, pattern)


def _each_once(path: str, text: str, pattern: _Pattern) -> Iterator[Found]:
    seen = set()
    for found in pattern.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        said = found[0].strip()
        if said not in seen and not (before and before[-1] in pattern.entry.get("not_after", "")):
            seen.add(said)
            yield Found(path, said, before, pattern.entry)


@cache
def _patterns(section: str) -> tuple[_Pattern, ...]:
    entries = table("left-in-text")[section]
    compiled = [(entry, re.compile(entry["pattern"], re.MULTILINE)) for entry in entries]
    return tuple(_Pattern(entry["anchor"], each.search, each.finditer, entry) for entry, each in compiled)


def is_identity(number: str) -> bool:
    """Whether eighteen characters are a citizen identity number, by its check character.

    >>> is_identity("11010519491231002X"), is_identity("110105194912310021")
    (True, False)
    """
    if len(number) != ID_LENGTH:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == number[-1].upper()
