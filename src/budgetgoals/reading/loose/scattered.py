"""Telling a text whose cells were wrapped, so that the lines of one stand among those of others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.reading.levels import Names
    from budgetgoals.reading.loose.items import Item

_SIDES = ("绩效指标", "绩效目标")
_ENDINGS = ("指标", "目标")


def is_scattered(items: Iterable[Item], names: Names) -> bool:
    """Whether a piece of the name of a level stands alone: 绩效指 and, elsewhere, 标."""
    pieces = _pieces(names)
    return any(item.is_text and item.text in pieces for item in items)


@cache
def _pieces(names: Names) -> frozenset[str]:
    """What is left of the names of levels, and of the label at their left, where a line break cuts them."""
    whole = {*_SIDES, *names.dimensions, *names.aspects}
    whole |= {f"{name}指标" for name in whole if not name.endswith("指标")}
    named = [name for name in whole if name.endswith(_ENDINGS)]
    ends = {name[at:] for name in named for at in range(1, len(name))}
    beginnings = {name[:-1] for name in named}
    return frozenset((ends | beginnings) - whole - {"目标"})
