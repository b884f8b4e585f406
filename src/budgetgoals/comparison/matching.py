"""Which indicator of one form is which of another: by its names from level 1 down, then by likeness."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.comparison.similarity import WHOLE, similarity
from budgetgoals.messages import Message, message
from budgetgoals.model import AspectKind, DimensionKind
from budgetgoals.model.taxonomy import plain_name
from budgetgoals.scoring.direction import is_cost
from budgetgoals.scoring.groups import Group, group_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from decimal import Decimal

    from budgetgoals.model import Leaf


class MatchedBy(StrEnum):
    """What two indicators were matched by.

    >>> MatchedBy("path").name
    'PATH'
    """

    PATH = "path"
    """The same names from level 1 down."""
    NAME = "name"
    """The same name elsewhere in the tree."""
    SIMILARITY = "similarity"
    """A name that is alike, in the same group."""

    @property
    def message(self) -> Message:
        """The word for it in both languages."""
        return _WORDS[self]


_WORDS = {
    MatchedBy.PATH: message("same place"),
    MatchedBy.NAME: message("same name"),
    MatchedBy.SIMILARITY: message("similar name"),
}


class Match(NamedTuple):
    """Two indicators that are one.

    Attributes:
        old: the earlier.
        new: the later.
        by: what they were matched by.
        similarity: how alike their names are, from 0 to 100.
    """

    old: Leaf
    new: Leaf
    by: MatchedBy
    similarity: Decimal


def matched(old: list[Leaf], new: list[Leaf], threshold: Decimal) -> list[Match]:
    """Match the indicators of two forms, each at most once, in the order of the earlier form.

    Args:
        old: those of the earlier form.
        new: those of the later one.
        threshold: how alike names have to be, from 0 to 100.

    >>> matched([], [], WHOLE)
    []
    """
    pool = _Pool(old, new)
    matches = [
        *pool.equal(_place, MatchedBy.PATH),
        *pool.equal(lambda leaf: plain_name(leaf.indicator.name), MatchedBy.NAME),
        *pool.similar(threshold),
    ]
    order = {leaf.path: index for index, leaf in enumerate(old)}
    return sorted(matches, key=lambda match: order[match.old.path])


def is_moved(match: Match) -> bool:
    """Whether an indicator stands under another level 1 or level 2 than before."""
    return _level(match.old) != _level(match.new)


def _place(leaf: Leaf) -> Hashable:
    """The names from level 1 down; names of one meaning in two regimes are one."""
    return _level(leaf), plain_name(leaf.indicator.name)


def _level(leaf: Leaf) -> Hashable:
    dimension, aspect = leaf.dimension, leaf.aspect
    return (
        plain_name(dimension.name) if dimension.kind is DimensionKind.OTHER else dimension.kind,
        plain_name(aspect.name) if aspect.kind is AspectKind.OTHER else aspect.kind,
    )


def _group(leaf: Leaf) -> Hashable:
    """What an indicator is about, whatever regime sorts it: cost stands under 产出 or alone."""
    return Group.COST if is_cost(leaf) else group_of(leaf) or leaf.dimension.kind


class _Pool:
    """The indicators that are not matched yet."""

    def __init__(self, old: list[Leaf], new: list[Leaf]) -> None:
        self._old = dict(enumerate(old))
        self._new = dict(enumerate(new))

    def equal(self, key: Callable[[Leaf], Hashable], by: MatchedBy) -> Iterator[Match]:
        """Match those of the same key, the first with the first."""
        waiting: dict[Hashable, list[int]] = {}
        for index, leaf in self._new.items():
            waiting.setdefault(key(leaf), []).append(index)
        for index, leaf in list(self._old.items()):
            others = waiting.get(key(leaf))
            if others:
                yield self._take(index, others.pop(0), by, WHOLE)

    def similar(self, threshold: Decimal) -> Iterator[Match]:
        """Match those of one group whose names are alike enough, the most alike first."""
        pairs = [
            (-likeness, _level(leaf) != _level(other), abs(i - j), min(i, j), i, j)
            for i, leaf in self._old.items()
            for j, other in self._new.items()
            if _group(leaf) == _group(other)
            and (likeness := similarity(leaf.indicator.name, other.indicator.name)) >= threshold
        ]
        for likeness, *_, i, j in sorted(pairs):
            if i in self._old and j in self._new:
                yield self._take(i, j, MatchedBy.SIMILARITY, -likeness)

    def _take(self, i: int, j: int, by: MatchedBy, likeness: Decimal) -> Match:
        return Match(self._old.pop(i), self._new.pop(j), by, likeness)
