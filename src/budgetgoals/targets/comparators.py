"""How a target is compared: the signs and the words for them.

以上, 以下 and 以内 include the number they follow, 超过 and 不满 do not (民法典, article 1259).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from budgetgoals.errors import InvalidValue, shown


class Comparator(StrEnum):
    """How the actual value is held against the target.

    >>> Comparator("≥") is Comparator.GE
    True
    """

    EQ = "="
    GE = "≥"
    LE = "≤"
    GT = ">"
    LT = "<"
    ABOUT = "≈"
    """左右, 约: near the number, without a limit that the form states."""


class Direction(StrEnum):
    """Where a value should go.

    >>> Direction("up").name
    'UP'
    """

    UP = "up"
    DOWN = "down"
    HOLD = "hold"


_MUST = "得能可会应"
_SIGNS = {
    Comparator.EQ: "= ＝ ==",
    Comparator.GE: "≥ ≧ ⩾ >= ＞＝ => ＞= >＝ ≥= ≮",
    Comparator.LE: "≤ ≦ ⩽ <= ＜＝ =< ＜= <＝ ≤= ≯",
    Comparator.GT: "> ＞ ﹥ 〉",
    Comparator.LT: "< ＜ ﹤ 〈",
    Comparator.ABOUT: "≈ ≒",
}
_WORDS = {
    Comparator.EQ: "等于 为",
    Comparator.GE: """
        大于等于 大于或等于 大于或者等于 高于或等于 不低于 不少于 不小于 不下于 不短于 至少 最少 最低
        达到 达 超过或等于 提高到 提高至 提升到 提升至 增加到 增加至 增长到 增长至 上升到 上升至 扩大到 扩大至
    """,
    Comparator.LE: """
        小于等于 小于或等于 小于或者等于 低于或等于 不高于 不超过 不超 不大于 不多于 不长于 不突破 未超过
        至多 最多 最高 控制在 降到 降至 降低到 降低至 下降到 下降至 减少到 减少至 缩短到 缩短至 压缩到 压缩至
    """,
    Comparator.GT: "超过 高于 大于 多于 长于",
    Comparator.LT: "低于 小于 少于 短于 不足 不满 未满 不到",
    Comparator.ABOUT: "约 大约 大概 约为 近 接近",
}
_AFTER = {
    Comparator.GE: "以上 及以上 或以上 及其以上",
    Comparator.LE: "以下 及以下 或以下 及其以下 以内 之内 内",
    Comparator.ABOUT: "左右 上下",
}


def _spellings(table: dict[Comparator, str]) -> dict[str, Comparator]:
    return {word: comparator for comparator, words in table.items() for word in words.split()}


SIGNS = _spellings(_SIGNS)
MORE = frozenset({Comparator.GE, Comparator.GT})
LESS = frozenset({Comparator.LE, Comparator.LT})
BEFORE = SIGNS | _spellings(_WORDS)
"""Signs and words before a number."""
BEFORE |= {f"不{must}{word[1:]}": of for word, of in BEFORE.items() for must in _MUST if word[0] == "不"}
AFTER = _spellings(_AFTER)
"""Words behind a number and its unit."""


def alternatives(words: dict[str, Comparator]) -> str:
    """A pattern for any of some words, the longest first.

    >>> alternatives({"不足": Comparator.LT, "=": Comparator.EQ})
    '不足|='
    """
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def agree(before: Comparator | None, behind: Comparator | None) -> bool:
    """Whether the words before and behind a number can stand together: 达到95%以上, not 超过95%以下.

    >>> agree(Comparator.GE, Comparator.GE), agree(None, Comparator.LE), agree(Comparator.GT, Comparator.LE)
    (True, True, False)
    """
    if before is None or behind is None or before is behind:
        return True
    return {before, behind} in (MORE, LESS)


@lru_cache(maxsize=256)
def comparator_of(word: str) -> Comparator | None:
    """The comparator that a cell of its own names (指标性质, 计算符号); None for 定性 and for nothing.

    Raises:
        InvalidValue: the cell names no comparator.

    >>> comparator_of("大于等于(≥)"), comparator_of("＞＝").value, comparator_of("定性")
    (<Comparator.GE: '≥'>, '≥', None)
    """
    plain = "".join(word.split())
    if plain in QUALITATIVE or not plain.strip("-—/／"):
        return None
    names = {BEFORE.get(name) or AFTER.get(name) for name in filter(None, _IN_BRACKETS.split(plain))}
    known = names.pop() if len(names) == 1 else None
    if known is None:
        raise InvalidValue("{text!r} is no comparator", text=shown(word))
    return known


def without_remark(word: str) -> str:
    """A cell without what stands in brackets at its end.

    >>> without_remark("大于等于(≥)")
    '大于等于'
    """
    return _IN_BRACKETS.split(word.strip(), 1)[0]


_IN_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]$")
QUALITATIVE = frozenset({"定性", "定性指标", "定性描述", "文字描述", "文字"})
"""What a cell of its own says of a target that is no number."""

_DIRECTIONS = {"正": Direction.UP, "反": Direction.DOWN, "逆": Direction.DOWN, "负": Direction.DOWN}


@lru_cache(maxsize=256)
def direction_of(word: str) -> Direction | None:
    """The direction that a cell of its own names (指标方向性): 正向 is more, 反向 is less; None for 定性.

    Raises:
        InvalidValue: the cell names no direction.

    >>> direction_of("反向指标"), direction_of("定性")
    (<Direction.DOWN: 'down'>, None)
    """
    plain = "".join(word.split())
    if plain in QUALITATIVE or not plain.strip("-—/／"):
        return None
    stem = plain.removesuffix("指标").removesuffix("性").removesuffix("向")
    known = _DIRECTIONS.get(stem) or (Direction(plain) if plain in ("up", "down", "hold") else None)
    if known is None:
        raise InvalidValue("{text!r} is no direction", text=shown(word))
    return known
