"""Whether an indicator of a self-evaluation reached its target, where that can be told for certain."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from budgetgoals.model import AspectKind, DimensionKind
from budgetgoals.targets import Comparator, Direction, Duration, Quantity, UnitKind

if TYPE_CHECKING:
    from budgetgoals.checks.names import Name
    from budgetgoals.model import Leaf

_figure = re.compile(r"\d[\d.,]*").search
_EXACT = frozenset({Comparator.EQ, None})
_COSTS = frozenset(
    {AspectKind.COST, AspectKind.ECONOMIC_COST, AspectKind.SOCIAL_COST, AspectKind.ENVIRONMENTAL_COST}
)


class Reached(Enum):
    """What became of a target.

    >>> Reached.MET is Reached.MISSED
    False
    """

    MET = auto()
    MISSED = auto()
    UNKNOWN = auto()


def reached(leaf: Leaf, name: Name) -> Reached:
    """Whether the actual value of an indicator reaches its target under every reading.

    A target that says = or nothing is missed only by a value on the wrong side: less of what a project wants
    more of, more of a cost or a bad event.

    >>> from budgetgoals.checks.context import Context
    >>> from budgetgoals.checks.examples import form_of
    >>> def of(actual: str) -> str:
    ...     form = form_of(f"产出指标 | 数量指标 | 培训人数 | =600人 | actual={actual}")
    ...     leaf, _, name = Context(form).indicators[0]
    ...     return reached(leaf, name).name
    >>> of("650人"), of("540人"), of("多人")
    ('MET', 'MISSED', 'UNKNOWN')
    """
    target, actual = leaf.indicator.target, leaf.indicator.actual
    if actual is None or not actual.text:
        return Reached.UNKNOWN
    if isinstance(target, (Quantity, Duration)):
        met = _number(leaf, name, target, actual.text)
    else:
        met = target.is_met_by(actual.text)
    return Reached.UNKNOWN if met is None else Reached.MET if met else Reached.MISSED


def _number(leaf: Leaf, name: Name, target: Quantity | Duration, actual: str) -> bool | None:
    direction = _direction(leaf, name, target) if target.comparator in _EXACT else Direction.HOLD
    met = None if direction is None else target.is_met_by(actual, direction=direction)
    is_doubtful = met is False and (_is_rounded(target, actual) or _is_misread(target, actual))
    return None if is_doubtful else met


def _is_misread(target: Quantity | Duration, actual: str) -> bool:
    """Whether recognition may have made a 2 of the ≥ before the number that was reached: 28万亩 beside 8."""
    wanted, got = _figure(target.text), _figure(actual)
    return target.comparator is None and bool(wanted and got and wanted[0] == f"2{got[0]}")


def _is_rounded(target: Quantity | Duration, actual: str) -> bool:
    """Whether an amount of money misses its target by less than its last decimal: 202.64 of ≤202.6万元."""
    if not isinstance(target, Quantity) or target.measure.kind is not UnitKind.MONEY:
        return False
    exponent = target.value.as_tuple().exponent
    half = Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
    return bool(
        Quantity("", Comparator.LE, target.value + half, target.unit).is_met_by(actual)
        and Quantity("", Comparator.GE, target.value - half, target.unit).is_met_by(actual)
    )


def _direction(leaf: Leaf, name: Name, target: Quantity | Duration) -> Direction | None:
    """Where a value should go whose target says = or nothing; None where both may be wanted.

    More is wanted of people reached, of shares such as 合格率 and of what is counted; a rate of 控制, 调整 or
    结余 may be wanted either way, and so may a length of time or an amount of money.
    """
    under_cost = leaf.aspect.kind in _COSTS or leaf.dimension.kind is DimensionKind.COST
    if name.is_bad_event or target.value == 0 or (under_cost and name.is_cost):
        return Direction.DOWN
    if isinstance(target, Duration) or under_cost:
        return None
    kind = target.measure.kind
    if kind in (UnitKind.MONEY, UnitKind.RATE) or (name.may_be_less and kind is not UnitKind.PEOPLE):
        return None
    if kind is UnitKind.PERCENT and not (name.is_share or name.is_satisfaction):
        return None
    return Direction.UP
