"""What changed between two forms, as immutable objects."""

from __future__ import annotations

from decimal import Context
from typing import TYPE_CHECKING, Any

from attrs import frozen

from budgetgoals.comparison.demands import Demand
from budgetgoals.numerals.decimals import EXACT
from budgetgoals.scoring.texts import plain, plain_fields

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from budgetgoals.comparison.matching import MatchedBy
    from budgetgoals.model import Leaf
    from budgetgoals.targets import Target

_SHARE = Context(prec=28)


@frozen(kw_only=True)
class FieldChange:
    """A text, a choice or a year that changed.

    Attributes:
        path: where it is.
        label: as the official form prints it.
        old: what it was; None where the earlier form has no such field or leaves it open.
        new: what it is.
    """

    path: str
    label: str
    old: str | bool | int | None
    new: str | bool | int | None

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return plain_fields(self)


@frozen(kw_only=True)
class NumberChange:
    """An amount of money, a rate or a number of points that changed.

    Attributes:
        path: where it is.
        label: as the official form prints it.
        old: what it was, or None.
        new: what it is, or None.
        money: whether it is yuan.

    >>> from decimal import Decimal
    >>> raised = NumberChange(path="", label="", old=Decimal(200), new=Decimal(250), money=True)
    >>> raised.difference, raised.share
    (Decimal('50'), Decimal('0.25'))
    """

    path: str
    label: str
    old: Decimal | None
    new: Decimal | None
    money: bool

    @property
    def difference(self) -> Decimal | None:
        """By how much it grew; None where one of the two is missing."""
        return None if self.old is None or self.new is None else EXACT.subtract(self.new, self.old)

    @property
    def share(self) -> Decimal | None:
        """The difference as a share of what it was; None where that was nothing."""
        if self.difference is None or not self.old:
            return None
        return _SHARE.divide(self.difference, abs(self.old))

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return plain_fields(self) | {"difference": plain(self.difference), "share": plain(self.share)}


@frozen(kw_only=True)
class DateChange:
    """A day that changed.

    Attributes:
        path: where it is.
        label: as the official form prints it.
        old: the day that it was, or None.
        new: the day that it is, or None.

    >>> from datetime import date
    >>> DateChange(path="project.end", label="", old=date(2020, 12, 1), new=date(2020, 12, 15)).days
    14
    """

    path: str
    label: str
    old: date | None
    new: date | None

    @property
    def days(self) -> int | None:
        """By how many days it is later; None where one of the two is missing."""
        return None if self.old is None or self.new is None else (self.new - self.old).days

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return plain_fields(self) | {"days": self.days}


@frozen(kw_only=True)
class IndicatorChange:
    """Two indicators that are one, and what became of it.

    Attributes:
        old_path: where it was.
        new_path: where it is.
        old_name: what it was called.
        new_name: what it is called.
        by: what the two were matched by.
        similarity: how alike their names are, from 0 to 100.
        old_target: what was to be reached.
        new_target: what is.
        demand: whether the later target asks for more.
        moved: whether it stands under another level 1 or level 2.
        others: what else changed: points, actual value, score, reason, the names of its levels …
    """

    old_path: str
    new_path: str
    old_name: str
    new_name: str
    by: MatchedBy
    similarity: Decimal
    old_target: Target
    new_target: Target
    demand: Demand
    moved: bool
    others: tuple[FieldChange, ...] = ()

    @property
    def renamed(self) -> bool:
        """Whether it is called otherwise."""
        return self.old_name != self.new_name

    @property
    def target_changed(self) -> bool:
        """Whether another thing is asked for, or the same in other words."""
        return self.demand is not Demand.SAME or self.old_target.text != self.new_target.text

    @property
    def changed(self) -> bool:
        """Whether anything changed."""
        return self.renamed or self.moved or self.target_changed or self.others != ()

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        own = plain_fields(self) | {
            "old_target": _target(self.old_target),
            "new_target": _target(self.new_target),
        }
        computed = ("renamed", "target_changed", "changed")
        return own | {name: getattr(self, name) for name in computed}


@frozen(kw_only=True)
class IndicatorEntry:
    """An indicator that only one of the two forms has.

    Attributes:
        path: where it is.
        dimension: its level 1.
        aspect: its level 2.
        name: what it is called.
        target: what is to be reached.
    """

    path: str
    dimension: str
    aspect: str
    name: str
    target: Target

    @classmethod
    def of(cls, leaf: Leaf) -> IndicatorEntry:
        """The entry of an indicator."""
        return cls(
            path=leaf.path,
            dimension=leaf.dimension.name,
            aspect=leaf.aspect.name,
            name=leaf.indicator.name,
            target=leaf.indicator.target,
        )

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return plain_fields(self) | {"target": _target(self.target)}


def _target(target: Target) -> dict[str, Any]:
    return {"kind": target.kind, **plain_fields(target)}
