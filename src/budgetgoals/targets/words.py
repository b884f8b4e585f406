"""Words that say whether a thing is done, and texts that say nothing."""

from __future__ import annotations

import re

from budgetgoals.targets.quantities import fold
from budgetgoals.targets.units import is_known

_DONE = """
完成 已完成 全部完成 已全部完成 全面完成 圆满完成 按时完成 按期完成 达成 已达成 达到 已达到 实现 已实现
达标 已达标 达到目标 达到预期 达到预期目标 达到预期指标 达成目标 达成预期 达成预期目标 达成预期指标
完成目标 完成预期目标 完成年度目标 已完成目标 是 有 符合 合格
"""
_NOT_DONE = """
未完成 没有完成 未全部完成 未达成 未达到 未实现 未达标 不达标 未达到目标 未达到预期 未达到预期目标
未达成预期 未达成预期指标 未达到预期指标 未完成目标 未开展 未实施 未启动 否 不符合 不合格 没有
"""
_BLANK = """
- -- — —— – － ／ / * ** *** × ×× ××× _ __ ___ ____ % ... …… … . 、 待定 待填 无 空 未填 未填报 暂无 略
"""
_SAYS_DONE, _SAYS_NOT_DONE = frozenset(_DONE.split()), frozenset(_NOT_DONE.split())
_SAYS_NOTHING = frozenset({"", *_BLANK.split()})
_END = "。．.!！;；"

_HOLE = r"(?:[*＊]+|[Xx×]{1,8}|[_＿]{2,}|…+|\.{3,}|\(\s*\)|[□○]+)"
_SIGN = r"(?:[=≥≧≤≦<>]{1,2}|不低于|不少于|不超过|不高于|大于等于|小于等于|至少)?"
_PLACEHOLDER = re.compile(rf"{_SIGN}\s*{_HOLE}\s*(?P<unit>\S{{0,8}}?)(?:以上|以下|以内|前|内)?").fullmatch
_SIGN_AND_UNIT = re.compile(rf"(?P<sign>{_SIGN})\s*(?P<unit>\D{{0,6}})").fullmatch
_DATE_FORM = re.compile(r"(?:20)?\s*年\s*月?\s*日?\s*(?:底|前)?|(?:20)?[Xx×*＊]{2,4}年.{0,12}").fullmatch
_STATES = frozenset({"半年", "好", "高", "级", "类", "度", "岁", "期", "型", "点", "号"})
"""Units that are also states or ends of words: alone they are no proof of a missing number."""


def same_words(text: str, other: str) -> bool:
    """Whether two texts are the same words.

    >>> same_words("健全", " 健全。")
    True
    """
    return _plain(text) == _plain(other)


def says_done(text: str) -> bool:
    """Whether a text says nothing but that a thing is done.

    >>> says_done("已完成"), says_done("基本完成")
    (True, False)
    """
    return _plain(text) in _SAYS_DONE


def says_not_done(text: str) -> bool:
    """Whether a text says nothing but that a thing is not done.

    >>> says_not_done("未完成")
    True
    """
    return _plain(text) in _SAYS_NOT_DONE


def is_unfilled(plain: str) -> bool:
    """Whether a folded text is a place that nobody filled in.

    >>> is_unfilled("≥**%"), is_unfilled("万亩"), is_unfilled("20XX年"), is_unfilled("优")
    (True, True, True, False)
    """
    if plain in _SAYS_NOTHING:
        return True
    if _PLACEHOLDER(plain) or _DATE_FORM(plain):
        return True
    alone = _SIGN_AND_UNIT(plain)
    if alone is None:
        return False
    unit = alone["unit"]
    return (bool(alone["sign"]) and not unit) or (is_known(unit) and unit not in _STATES)


def _plain(text: str) -> str:
    return "".join(fold(text).split()).rstrip(_END)
