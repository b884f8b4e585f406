"""Building the tree of indicators row by row, with the names of the levels held until the next ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.model import Aspect, Dimension, Indicator
from budgetgoals.reading.levels import level_name

if TYPE_CHECKING:
    from decimal import Decimal


@define
class _Branch:
    name: str
    weight: Decimal | None
    twigs: list[_Twig] = field(factory=list)


@define
class _Twig:
    name: str
    weight: Decimal | None
    leaves: list[Indicator] = field(factory=list)


@define
class TreeBuilder:
    """A tree of indicators in the making.

    Attributes:
        root: its field in the form: ``indicators`` or ``long_term_indicators``.
    """

    root: str
    _branches: list[_Branch] = field(factory=list, init=False)

    def begin_dimension(self, text: str) -> str:
        """Begin a level 1; returns its path."""
        name = level_name(text)
        self._branches.append(_Branch(name.name, name.weight))
        return f"{self.root}[{len(self._branches) - 1}]"

    def begin_aspect(self, text: str) -> str:
        """Begin a level 2, under a level 1 without name where there is none; returns its path."""
        if not self._branches:
            self.begin_dimension("")
        name = level_name(text)
        twigs = self._branches[-1].twigs
        twigs.append(_Twig(name.name, name.weight))
        return f"{self.root}[{len(self._branches) - 1}].aspects[{len(twigs) - 1}]"

    def goes_on(self, text: str, *, aspect: bool) -> bool:
        """Whether the name of a level is that of the level which holds: a page or a row repeats it."""
        if not self._branches:
            return False
        branch = self._branches[-1]
        if not aspect:
            return branch.name == level_name(text).name
        return bool(branch.twigs) and branch.twigs[-1].name == level_name(text).name

    def next_path(self) -> str:
        """The path of the next indicator, under levels without names where there are none."""
        if not self._branches or not self._branches[-1].twigs:
            self.begin_aspect("")
        twigs = self._branches[-1].twigs
        twig = f"{self.root}[{len(self._branches) - 1}].aspects[{len(twigs) - 1}]"
        return f"{twig}.indicators[{len(twigs[-1].leaves)}]"

    def add(self, indicator: Indicator) -> None:
        """Add an indicator at :meth:`next_path`."""
        self._branches[-1].twigs[-1].leaves.append(indicator)

    def parent_for(self, name: str) -> str:
        """The indicator that one whose name begins with 其中 is a part of."""
        if not name.startswith("其中") or not self._branches or not self._branches[-1].twigs:
            return ""
        leaves = self._branches[-1].twigs[-1].leaves
        return next((leaf.name for leaf in reversed(leaves) if not leaf.parent), "")

    @property
    def has_aspect(self) -> bool:
        """Whether the level 1 that holds has a level 2 yet."""
        return bool(self._branches and self._branches[-1].twigs)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added."""
        return not self._branches

    def build(self) -> tuple[Dimension, ...]:
        """The tree."""
        return tuple(
            Dimension(
                branch.name,
                tuple(Aspect(twig.name, tuple(twig.leaves), weight=twig.weight) for twig in branch.twigs),
                weight=branch.weight,
            )
            for branch in self._branches
        )
