"""The cells that integrated budget systems print beside a target: its unit, comparator and direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.errors import InvalidValue
from budgetgoals.targets.comparators import (
    AFTER,
    QUALITATIVE,
    Comparator,
    Direction,
    alternatives,
    comparator_of,
    direction_of,
    without_remark,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_FIGURES_LAST = re.compile(
    rf"(?P<number>.*[0-9０-９零一二三四五六七八九十百千万亿两])(?P<bound>\s*(?:{alternatives(AFTER)})?)",
    re.DOTALL,
).fullmatch
_NO_UNIT = frozenset({"", "-", "—", "--", "——", "/", "／", "*", "无", "无单位", "其他", "其它"})
_OF_DIRECTION = {Direction.UP: Comparator.GE, Direction.DOWN: Comparator.LE}


class Cells(NamedTuple):
    """What the cells beside a target say.

    ``sign`` is the comparator as printed; ``in_words`` is whether a cell says that the target is no number.
    """

    unit: str
    sign: str
    comparator: Comparator | None
    direction: Direction | None
    in_words: bool

    def with_unit(self, text: str) -> str:
        """The text with the unit behind its number, where it has none."""
        found = _FIGURES_LAST(text) if self.unit else None
        return f"{found['number']}{self.unit}{found['bound']}" if found else text

    def with_sign(self, text: str) -> str:
        """The text with the comparator where it belongs: ≥ before the number, 以上 behind it."""
        return text + self.sign if self.sign in AFTER else self.sign + text

    @property
    def comparator_of_direction(self) -> Comparator | None:
        """正向 is ≥, 反向 is ≤."""
        return _OF_DIRECTION.get(self.direction) if self.direction else None


def cells_of(unit: str, comparator: str, direction: str) -> Cells:
    """Read the cells beside a target.

    Raises:
        InvalidValue: a comparator or a direction that is none.

    >>> cells_of("%", "大于等于", "正向指标").comparator.value, cells_of("", "反向", "≤").direction.value
    ('≥', 'down')
    """
    given = "".join(unit.split())
    printed = (comparator, direction)
    said = (_said(comparator, comparator_of, direction_of), _said(direction, direction_of, comparator_of))
    signs = [(cell, each) for cell, each in zip(printed, said, strict=True) if isinstance(each, Comparator)]
    sign, compared = signs[0] if signs else ("", None)
    return Cells(
        unit="" if given in _NO_UNIT or given in QUALITATIVE else given,
        sign=without_remark(sign),
        comparator=compared,
        direction=next((each for each in reversed(said) if isinstance(each, Direction)), None),
        in_words=any("".join(cell.split()) in QUALITATIVE for cell in (unit, *printed)),
    )


def _said(
    cell: str,
    first: Callable[[str], Comparator | Direction | None],
    second: Callable[[str], Comparator | Direction | None],
) -> Comparator | Direction | None:
    """What a cell says; forms swap the names of the columns of the comparator and of the direction."""
    try:
        return first(cell)
    except InvalidValue as refusal:
        try:
            return second(cell)
        except InvalidValue:
            raise refusal from None
