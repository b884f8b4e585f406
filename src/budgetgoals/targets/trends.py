"""Directions in words: 逐年增高, 有所减少, 保持稳定."""

from __future__ import annotations

import re

from budgetgoals.targets.comparators import Direction
from budgetgoals.targets.units import is_known

_ADVERBS = """
逐年 逐步 逐渐 逐月 稳步 稳定 不断 持续 有所 明显 显著 进一步 日益 大幅 大幅度 较大 较为 有效 切实 全面
着力 普遍 总体 整体 基本 长期 继续 得到 得以 巩固 平稳 稳中有 较上年 比上年 较去年 比去年 同比 有
"""
_UP = "提高 提升 增加 增长 增高 升高 上升 增强 扩大 改善 好转 向好 加快 促进 递增 攀升 提速 增收 增进 拓宽"
_DOWN = "降低 下降 减少 减轻 缩小 缩短 递减 减弱 回落 减缓 下调 压减 压缩"
_HOLD = "保持 维持 不变 持平 稳定"
_BETTER = "完善 优化 加强 健全 巩固 深化"
"""Alone they are states or tasks; with an adverb of degree they say that something gets better."""
_GRADUAL = "逐年 逐步 逐渐 不断 持续 进一步 日益 得到"
_COURSE = "(?:趋势|态势|势头)?"

_STEADY = {"稳中有升": Direction.UP, "稳中有增": Direction.UP, "稳中有降": Direction.DOWN}

_NUMERALS = re.compile(r"[0-9０-９]|(?<![进统])[零一二两三四五六七八九十百千万亿半倍]+(?:分之)?").finditer
_NEGATED = re.compile(
    r"[不未无没](?!断)|[零负]增长|难以|遏制|防止|避免|抑制|制止|杜绝|停止|限制|控制(?!率)"
).search
_CLAUSES = re.compile(r"[,，;；。、\s]+").split
_FIGURES, _AMOUNTS = "0123456789０１２３４５６７８９", "之倍"
_STEPS, _LENGTHS = frozenset("级档位"), (1, 2)
_LONGEST = 60
_LONGEST_CLAUSE = 24


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_ADVERB = rf"(?:{_any(_ADVERBS)})"
_PLAIN = re.compile(
    rf"{_ADVERB}+(?:(?P<up>{_any(_UP)})|(?P<down>{_any(_DOWN)})|(?P<hold>{_any(_HOLD)}))"
    rf"|(?:{_any(_GRADUAL)})(?P<better>{_any(_BETTER)})"
).fullmatch
_VERBS = (
    (
        Direction.UP,
        re.compile(
            rf"{_ADVERB}*(?:{_any(_UP)})|.*(?:{_any(_UP)}){_COURSE}$|(?:{_any(_GRADUAL)})(?:{_any(_BETTER)})"
        ).match,
    ),
    (Direction.DOWN, re.compile(rf"{_ADVERB}*(?:{_any(_DOWN)})|.*(?:{_any(_DOWN)}){_COURSE}$").match),
)
_MOVES = re.compile(f"{_any(_UP)}|{_any(_DOWN)}").search
_MAY_BE_TREND = re.compile(
    f"{_any(_UP)}|{_any(_DOWN)}|{_any(_HOLD)}|稳中|(?:{_any(_GRADUAL)})(?:{_any(_BETTER)})"
).search
_HOLDS = re.compile(
    rf"(?:{_ADVERB})*(?:保持|维持)|.*(?:不变|持平)$|.*(?:基本|总体|持续|长期|保持)稳定$"
).match


def plain_trend(text: str) -> Direction | None:
    """The direction of a text that is an adverb and a verb, and nothing else.

    >>> plain_trend("逐年增高").value, plain_trend("服务水平提升") is None
    ('up', True)
    """
    found = _PLAIN(text)
    if found is None:
        return None
    if found["hold"]:
        return Direction.HOLD
    return Direction.DOWN if found["down"] else Direction.UP


def trend_in(text: str) -> Direction | None:
    """The direction that every clause of a text says; None where one says none or another, or a number.

    >>> trend_in("养老服务提升").value, trend_in("提高效率,降低成本") is None, trend_in("保持良好").value
    ('up', True, 'hold')
    """
    plain = text.strip()
    if not _MAY_BE_TREND(plain) or len(plain) > _LONGEST or _has_amount(plain):
        return None
    known = plain_trend(plain)
    if known is not None:
        return known
    directions = {_of_clause(clause) for clause in _CLAUSES(plain) if clause}
    return directions.pop() if len(directions) == 1 else None


def _of_clause(clause: str) -> Direction | None:
    if clause.endswith(("不变", "持平")):
        return Direction.HOLD
    if clause in _STEADY:
        return _STEADY[clause]
    if len(clause) > _LONGEST_CLAUSE or _NEGATED(clause):
        return None
    found = [direction for direction, says in _VERBS if says(clause)]
    if found:
        return found[0] if len(found) == 1 else None
    return Direction.HOLD if _HOLDS(clause) and not _MOVES(clause) else None


def _has_amount(plain: str) -> bool:
    """Whether a text says by how much: 提升一级, 减少三分之一, 增长1倍; 一体化 and 三农 are no amounts."""
    for found in _NUMERALS(plain):
        behind = plain[found.end() :]
        if found[0][0] in _FIGURES or found[0][-1] in _AMOUNTS or behind in _STEPS:
            return True
        if any(is_known(behind[:length]) for length in _LENGTHS[: len(behind)]):
            return True
    return False
