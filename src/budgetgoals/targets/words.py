"""Words that say whether a thing is done, and texts that say nothing."""

from __future__ import annotations

import re

from budgetgoals.targets.comparators import AFTER, alternatives
from budgetgoals.targets.quantities import fold
from budgetgoals.targets.units import is_known

_REACHED = """
完成 已完成 全部完成 已全部完成 全面完成 圆满完成 按时完成 按期完成 超额完成 提前完成 达成 已达成 达到
已达到 实现 已实现 达标 已达标 达到目标 达到预期 达到预期目标 达到预期指标 达成目标 达成预期 达成预期目标
达成预期指标 完成目标 完成预期目标 完成年度目标 已完成目标 符合
"""
_MISSED = """
未完成 没有完成 未全部完成 未达成 未达到 未实现 未达标 不达标 未达到目标 未达到预期 未达到预期目标
未达成预期 未达成预期指标 未达到预期指标 未完成目标 未开展 未实施 未启动 不符合 不合格
"""
_YES, _NO = frozenset({"是", "有"}), frozenset({"否", "无", "没有"})
_BLANK = """
- -- — —— – － ／ / * ** *** × ×× ××× _ __ ___ ____ % ... …… … . 、
待定 待填 空 未填 未填报 暂无 略 N/A n/a 不适用
"""
_SAYS_REACHED, _SAYS_MISSED = frozenset(_REACHED.split()), frozenset(_MISSED.split())
_SAYS_NOTHING = frozenset({"", *_BLANK.split()})
_END = "。．.!！;；"

_SIGN = r"(?P<sign>[=≥≧≤≦<>]{1,2}|不低于|不少于|不超过|不高于|大于等于|小于等于|至少)?"
_BOUND = alternatives(AFTER)
_HOLE = r"[*＊]+|[Xx×]{1,8}|[_＿]{2,}|…+|\.{3,}|\(\s*\)|[□○]+"
_HOLES = re.compile(_HOLE)
_WITH_HOLES = re.compile(
    rf"{_SIGN}\s*(?:20|每[年月周日天人])?(?P<rest>(?:{_HOLE}).{{0,20}}?)(?:底?前|{_BOUND})?"
).fullmatch
_NAME_MISSING = re.compile(r"(?:[*＊Xx×]{2,8}|[_＿…].*)[^\s\d]{0,8}").fullmatch
_NO_NUMBER = re.compile(rf"{_SIGN}\s*(?P<unit>\D{{0,6}}?)(?:{_BOUND})?").fullmatch
_DATE_FORM = re.compile(r"(?:20)?\s*年\s*月?\s*日?\s*(?:底|前)?").fullmatch
_WORDS = """
半年 好 高 类 度 岁 期 点 成 生 方案 报告 系列 模块 系统 子系统 平台 网格 单位 企业 项目 社区 学校 机构
"""
_STATES = frozenset(_WORDS.split())
"""Units that are also states, things or ends of words: alone they are no proof of a missing number."""


def meets(target: str, actual: str) -> bool | None:
    """Whether words say the same as those of a target, or that it is reached; None where a person must judge.

    是 and 否 answer a target that is a state, 有 and 无 only one that is itself 有 or 无.

    >>> meets("健全", "健全。"), meets("合规", "已完成"), meets("否", "是"), meets("健全", "基本健全")
    (True, True, False, None)
    """
    wanted, said = _plain(target), _plain(actual)
    if said == wanted or said in _SAYS_REACHED:
        return True
    if said in _SAYS_MISSED:
        return False
    for answers in (_YES, _NO):
        if wanted in answers and said in _YES | _NO:
            return said in answers
    return said == "是" if said in ("是", "否") else None


def is_unfilled(plain: str) -> bool:
    """Whether a folded text is a place that nobody filled in.

    >>> is_unfilled("≥**%"), is_unfilled("万亩"), is_unfilled("20XX年"), is_unfilled("优")
    (True, True, True, False)
    """
    if plain in _SAYS_NOTHING or _DATE_FORM(plain):
        return True
    if found := _WITH_HOLES(plain):
        return _NAME_MISSING(found["rest"]) is not None or all(map(_is_unit, _HOLES.split(found["rest"])))
    alone = _NO_NUMBER(plain)
    if alone is None:
        return False
    unit = alone["unit"]
    return bool(alone["sign"]) if not unit else is_known(unit) and unit not in _STATES


def _is_unit(printed: str) -> bool:
    return is_known(printed.strip())


def _plain(text: str) -> str:
    return "".join(fold(text).split()).rstrip(_END)
