"""What an indicator is meant to reach (指标目标值): a tagged union that always keeps the printed text.

``parse_target`` tells the kinds apart; what it cannot decide stays a :class:`Qualitative` target, which
claims nothing but its text. Empty, not filled in, damaged and qualitative are four different things.

>>> parse_target("=600人")
Quantity(text='=600人', comparator=<Comparator.EQ: '='>, value=Decimal('600'), unit='人')
>>> parse_target("11月前完成验收", year=2020).latest
datetime.date(2020, 11, 30)
>>> parse_target("逐年增高")
Trend(text='逐年增高', direction=<Direction.UP: 'up'>)
>>> parse_target("合规")
Qualitative(text='合规')
>>> parse_target("≥**%")
Unfilled(text='≥**%')
>>> parse_target("290%")
Damaged(text='290%', likely='≥90%')
>>> parse_target("≥95%").achievement("76%"), parse_target("≤5次").achievement(4)
(Decimal('0.8'), Decimal('1.25'))
"""

from __future__ import annotations

from budgetgoals.targets.actuals import Actual
from budgetgoals.targets.comparators import Comparator, Direction
from budgetgoals.targets.kinds import (
    TARGET_KINDS,
    Damaged,
    Deadline,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Target,
    Trend,
    Unfilled,
)
from budgetgoals.targets.parsing import parse_target
from budgetgoals.targets.units import Unit, UnitKind, unit_of
from budgetgoals.targets.writing import format_target

__all__ = [
    "TARGET_KINDS",
    "Actual",
    "Comparator",
    "Damaged",
    "Deadline",
    "Direction",
    "Duration",
    "Qualitative",
    "Quantity",
    "Range",
    "Target",
    "Trend",
    "Unfilled",
    "Unit",
    "UnitKind",
    "format_target",
    "parse_target",
    "unit_of",
]
