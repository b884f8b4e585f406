"""One measured value in a text: comparator, number and unit, whether in signs or in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from budgetgoals.errors import InvalidValue
from budgetgoals.numerals import parse_number
from budgetgoals.targets.comparators import AFTER, BEFORE, SIGNS, Comparator, alternatives
from budgetgoals.targets.units import UnitKind, is_known, may_be_unit, unit_of

NUMBER = r"[-−－]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_WORDS = r"[零〇一二两三四五六七八九十百千万亿点半]+"
_UNIT = r"[^\s0-9=≥≤<>*＊。，,；;：:]{0,12}?|(?:万|[kh])?m[23]"
_BEFORE = alternatives(BEFORE)
_SURE = r"(?:\((?:不?含|包含)[^()]{0,8}\))?"
_DONE = (
    "完成|达成|覆盖|达标|合格|到位|通过|执行|落实|发放|拨付|受理|办结"
    "|整改|实现|使用|支付|入账|响应|处理|回复|到达"
)

_QUICK = re.compile(
    rf"([{''.join(sign for sign in SIGNS if len(sign) == 1)}])?({NUMBER})([^\s0-9=≥≤<>(]*)"
).fullmatch
_FULL = re.compile(
    rf"(?P<per>(?:每[^每\s0-9]{{1,3}}?)*)(?:[^\s0-9]{{0,8}}率|完成)?(?:要|应|须|需|在)?"
    rf"(?P<before>{_BEFORE})?(?:完成)?(?P<again>{_BEFORE})?"
    rf"(?:(?P<number>{NUMBER})|(?P<share>百分之)?(?P<words>{_WORDS}))"
    rf"(?P<unit>{_UNIT}){_SURE}(?:(?P<after>{alternatives(AFTER)}){_SURE})?(?P<done>{_DONE})?"
).fullmatch
_FOLDED = str.maketrans("０１２３４５６７８９．，％（）／－＋＜＞＝", "0123456789.,%()/-+<>=")
_DIGIT = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿半]").search
_HUNDRED = "百"
_NAMES_LEVEL = frozenset(
    {"级", "类", "型", "等", "种类", "号", "代", "线", "层", "面", "道", "路", "位", "部", "点", "方"}
)
"""一级, 三类, 一线: an ordinal, not a count, when the number is in words."""


class Measured(NamedTuple):
    """A number as a form prints it."""

    comparator: Comparator | None
    value: Decimal
    unit: str


def fold(text: str) -> str:
    """A text with digits, signs and brackets half-width, without blanks at its ends.

    >>> fold(" ≥９５％（含）")
    '≥95%(含)'
    """
    return text.translate(_FOLDED).strip()


def has_number(text: str) -> bool:
    """Whether there is a digit or a numeral in a text.

    >>> has_number("两次"), has_number("健全")
    (True, False)
    """
    return _DIGIT(text) is not None


def measured(text: str) -> Measured | None:
    """Read one measured value; None where a text is none, or more than one.

    Args:
        text: folded, see :func:`fold`.

    >>> measured("不低于95%")
    Measured(comparator=<Comparator.GE: '≥'>, value=Decimal('95'), unit='%')
    >>> measured("每季度1次").unit, measured("两个").value, measured("100分以上").comparator.value
    ('次/季度', Decimal('2'), '≥')
    >>> measured("按标准1000元兑付") is None
    True
    """
    quick = _QUICK(text)
    if quick:
        sign, number, unit = quick.groups()
        if unit_of(unit).kind is not UnitKind.OTHER:
            return Measured(SIGNS[sign] if sign else None, _figures(number), unit)
    found = _FULL("".join(text.split()))
    if found is None:
        return None
    part = found.groupdict()
    value = _figures(part["number"]) if part["number"] else _in_words(part["words"], part["share"])
    unit = "%" if part["share"] else part["unit"]
    if value is None or not _fits(part, unit):
        return None
    comparator = BEFORE.get(part["again"] or part["before"]) or AFTER.get(part["after"])
    per = [unit_name for unit_name in part["per"].split("每") if unit_name]
    if any(not is_known(unit_name) for unit_name in per):
        return None
    return Measured(comparator, value, f"{unit}/{'·'.join(per)}" if per else unit)


def _fits(part: dict[str, str], unit: str) -> bool:
    if part["done"] and unit_of(unit).kind not in (UnitKind.PERCENT, UnitKind.TIME):
        return False
    if part["after"] == "内" and unit_of(unit).kind is not UnitKind.TIME:
        return False
    if part["share"]:
        return not part["unit"]
    if part["number"]:
        return may_be_unit(unit)
    return bool(unit) and unit not in _NAMES_LEVEL and is_known(unit)


def _figures(number: str) -> Decimal:
    return Decimal(number.replace(",", "").replace("−", "-").replace("－", "-"))


def _in_words(words: str, share: str | None) -> Decimal | None:
    if share and words == _HUNDRED:
        return Decimal(100)
    try:
        return parse_number(words)
    except InvalidValue:
        return None
