"""One measured value in a text: comparator, number and unit, whether in signs or in words."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from budgetgoals.errors import InvalidValue
from budgetgoals.numerals import parse_number
from budgetgoals.numerals.characters import folder
from budgetgoals.targets.comparators import BEFORE, SIGNS, Comparator, agree, alternatives
from budgetgoals.targets.leads import Lead, lead_in
from budgetgoals.targets.tails import Tail, tail_in
from budgetgoals.targets.units import UnitKind, is_known, may_be_unit, unit_of
from budgetgoals.yuan import parse_yuan

NUMBER = r"[-−－+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_SIGNS = "".join(sign for sign in SIGNS if len(sign) == 1)
_QUICK = re.compile(rf"([{_SIGNS}])?({NUMBER})([^\s0-9=≥≤<>(]*)").fullmatch
_NUMBERS = re.compile(
    rf"(?P<figures>{NUMBER})|(?P<share>[百千]分之)?(?P<words>[零〇一二两三四五六七八九十百千万亿点半]+)"
).finditer
_MOST_NUMBERS = 5
BEGINS_WITH_COMPARATOR = re.compile(alternatives(BEFORE)).match
_MONEY = re.compile(r"[元圆圓¥￥]").search

_AROUND = " \t\r\n\u3000\xa0。；;，,、'‘’“”\""
_fold = folder(str.maketrans("０１２３４５６７８９．，％（）／－＋＜＞＝", "0123456789.,%()/-+<>="))
_IN_BRACKETS = re.compile(r"\(([^()]+)\)").fullmatch
_DIGIT = re.compile(r"[0-9零〇二两三四五六七八九十百千万亿半]|(?<![进统])一(?![步定致])").search
_OVER = re.compile(r"(?<=[0-9十百千万亿])[余多](?=[^\s0-9额])").search
"""10余次, 3万多人: more than the number."""
_THOUSANDS = re.compile(r"(?<![0-9.])[1-9][0-9]{0,2}(?:\s[0-9]{3})+(?![0-9])")
_BLANK = re.compile(r"\s").search
_LOOSE_FIGURES = re.compile(r"[0-9.,]\s+[0-9.,]").search

_SHARES = {"百分之": "%", "千分之": "‰"}
_HUNDRED, _ZERO, _TWO = "百", "零", "二"
_PAIR = re.compile(r"[一二三四五六七八九两]{2}").search
"""三五次 is an estimate, 二三级 are two."""
_ORDINAL = frozenset("类等代线层楼面道路位部点方期班组届环科卷包度") | {"种类"}
"""三类, 一期, 三包: behind a numeral they name, and do not count; so does 二 where 两 would count."""
_RECENT = "近"
"""近100人 is about as many, 近三年 are the last three."""
_CALENDAR = frozenset({"日", "号", "月", "季", "季度", "年"})


class Measured(NamedTuple):
    """A number as a form prints it."""

    comparator: Comparator | None
    value: Decimal
    unit: str


def fold(text: str) -> str:
    """A text with digits, signs and brackets half-width, without blanks, stops and quotes at its ends.

    >>> fold(" ≥９５％（含）"), fold("（≥95%）")
    ('≥95%(含)', '≥95%')
    """
    plain = _fold(text).strip(_AROUND)
    inside = _IN_BRACKETS(plain) if plain[:1] == "(" else None
    return inside[1].strip(_AROUND) if inside else plain


def has_number(text: str) -> bool:
    """Whether there is a digit or a numeral in a text.

    >>> has_number("两次"), has_number("健全")
    (True, False)
    """
    return _DIGIT(text) is not None


def joined(text: str) -> str | None:
    """A text without blanks; None where that would make one number of two.

    >>> joined("≥ 95 %"), joined("1 200人"), joined("3 5人")
    ('≥95%', '1200人', None)
    """
    if not _BLANK(text):
        return text
    plain = _THOUSANDS.sub(lambda found: "".join(found[0].split()), text)
    return None if _LOOSE_FIGURES(plain) else "".join(plain.split())


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
        before = SIGNS[sign] if sign else None
        if is_known(unit):
            return Measured(before, _figures(number), unit)
        tail = tail_in(unit)
        if tail and may_be_unit(tail.unit) and agree(before, tail.comparator):
            return Measured(before or tail.comparator, _figures(number), tail.unit)
    plain = joined(text)
    if plain is None:
        return None
    over = _OVER(plain)
    if over:
        plain = plain[: over.start()] + plain[over.end() :]
    for found in islice(_NUMBERS(plain), _MOST_NUMBERS):
        tail = tail_in(plain[found.end() :])
        lead = lead_in(plain[: found.start()]) if tail else None
        if tail and lead and (value := _value(found, tail, lead)):
            return _more_than(value) if over else value
    return None


def money_in(text: str) -> Measured | None:
    """An amount of money that is not printed as one number and a unit: ¥500, 1亿2000万元, 伍佰元整.

    >>> money_in("≤￥500"), money_in("500人") is None
    (Measured(comparator=<Comparator.LE: '≤'>, value=Decimal('500'), unit='元'), True)
    """
    if not _MONEY(text):
        return None
    sign = BEGINS_WITH_COMPARATOR(text)
    try:
        amount = parse_yuan(text[sign.end() :] if sign else text)
    except InvalidValue:
        return None
    return Measured(BEFORE[sign[0]] if sign else None, amount, "元")


def _value(number: re.Match[str], tail: Tail, lead: Lead) -> Measured | None:
    unit = tail.unit
    if number["figures"]:
        value = _figures(number["figures"]) if may_be_unit(unit) else None
    elif number["share"]:
        value, unit = (None if unit else _share(number["words"])), _SHARES[number["share"]]
    elif number["words"] == _ZERO and not unit and lead.comparator is Comparator.EQ:
        value = Decimal(0)
    else:
        value = _in_words(number["words"]) if _is_counted(number["words"], unit) else None
    if value is None or not agree(lead.comparator, tail.comparator):
        return None
    if number.string[: number.start()].endswith(_RECENT) and unit_of(unit).kind is UnitKind.TIME:
        return None
    if lead.per:
        by = f"{unit}/{'·'.join(lead.per)}"
        if unit in _CALENDAR or not is_known(by):
            return None
        unit = by
    return Measured(lead.comparator or tail.comparator, value, unit)


def _more_than(value: Measured) -> Measured | None:
    if not value.unit or not is_known(value.unit):
        return None
    return value if value.comparator else value._replace(comparator=Comparator.GT)


def _is_counted(words: str, unit: str) -> bool:
    """Whether a numeral before a unit counts: 两次 and 三个村, not 二期, 一级 or 三个全面."""
    if not unit or unit in _ORDINAL or words == _ZERO or not is_known(unit):
        return False
    if words == _TWO and unit_of(unit).kind in (UnitKind.ITEM, UnitKind.PEOPLE):
        return False
    return unit[0] != "个" or is_known(unit[1:])


def _figures(number: str) -> Decimal:
    return Decimal(number.replace(",", "").replace("−", "-").replace("－", "-"))


def _share(words: str) -> Decimal | None:
    return Decimal(100) if words == _HUNDRED else _in_words(words)


def _in_words(words: str) -> Decimal | None:
    if _PAIR(words):
        return None
    try:
        return parse_number(words)
    except InvalidValue:
        return None
