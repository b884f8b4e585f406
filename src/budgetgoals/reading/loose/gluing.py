"""Cutting texts that lost the blanks between them, only where a cut is certain."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from budgetgoals.layouts import Role
from budgetgoals.reading.loose.rows import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.reading.loose.items import Item

_SIGN = "≥≤≧≦<>=＝＞＜"
_VALUE = re.compile(
    rf"(?P<sign>[{_SIGN}]{{1,2}})\s*(?P<figure>[0-9][0-9,.]*)(?P<unit>[^0-9{_SIGN}（(]{{0,12}})"
)
_WEIGHT = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]+)?$")
_SCORE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?(?![0-9.])")
_CHAIN = re.compile(
    r"(?<=[\u4e00-\u9fff）)])(?P<one>[0-9]{1,3}(?:\.[0-9]+)?(?P<unit>%|起|次|件))(?P<other>[0-9]{1,3}(?:\.[0-9]+)?(?P=unit))"
)
_BOTH = 2
_UNIT = re.compile(
    r"%|％|‰|百分比|个工作日|工作日|个月|平方米|平方公里|立方米|公里|千米|厘米|毫米|万元|亿元|元|万人次|人次|万人|人|户|个|项|次|场|份|篇|天|日|小时"
    r"|分钟|月|年|亩|万亩|公顷|米|吨|台|套|辆|件|条|批|家|处|座|村|株|头|只|例|名|期|册|张|万|分"
)
_WHOLE_UNIT = re.compile(
    rf"(?:{_UNIT.pattern})(?:以上|以下|左右|/(?:年|月|人|次|户|亩|天|米|个|套|株))?"
).fullmatch
_IS_HAN = re.compile("[\u4e00-\u9fff]").match
_HOLDS_MORE = re.compile(
    r".*[0-9]|.{21}|.+(?:良好|完成|达标|有效|合规|提高|提升|完善|健全|明显|显著|改善|增强|优秀|及时|到位)"
    r"(?!率|度|性|情况|时间|数|质量|程度|比例|$)"
).match
"""A name with a figure in it, a long one, or one with a state in its middle may hold a row before it."""

_MEASURES = frozenset("号个条年月日级度米公里人户岁期次份分天周项座处台套件批")
_DAMAGE = frozenset("%％$^*")
_POINTS = frozenset({Role.WEIGHT, Role.SCORE})


def unglued(token: Item, roles: Sequence[Role]) -> list[Item]:
    """A text cut into the cells that it certainly is; itself where nothing is certain.

    A sign of comparison begins a value; a known unit ends it where another value, the points of the row or
    the next name follows. Figures that touch figures are never parted.

    >>> from budgetgoals.reading.loose.items import Item, Kind
    >>> cells = unglued(Item(0, "开工率10≥90%≥95%10", Kind.TEXT, True, True, 0),
    ...                 [Role.INDICATOR, Role.WEIGHT, Role.TARGET, Role.ACTUAL, Role.SCORE])
    >>> [cell.text for cell in cells]
    ['开工率', '10', '≥90%', '≥95%', '10']
    """
    if token.text[0] in _SIGN:
        cuts = _cuts(token.text, roles, 0)
    else:
        first = _first_sign(token.text)
        cuts = _cuts(token.text, roles, first) if first > 0 else list(_chains(token.text, roles))
    if not cuts or any(map(_HOLDS_MORE, _names(token.text, cuts))):
        return [token]
    ends = [*cuts[1:], len(token.text)]
    pieces = [(0, cuts[0]), *zip(cuts, ends, strict=True)]
    return [
        token._replace(start=token.start + start, text=token.text[start:end], sure=False)
        for start, end in pieces
        if end > start
    ]


def _names(text: str, cuts: Sequence[int]) -> list[str]:
    """The pieces that can only be names: what stands before the first cut, and what begins in words.

    What is left at the end is no name of a row.
    """
    pieces = [text[: cuts[0]], *(text[start:end] for start, end in pairwise(cuts))]
    return [piece for piece in pieces if piece and _IS_HAN(piece[0]) and _first_sign(piece) < 0]


def _chains(text: str, roles: Sequence[Role]) -> Iterator[int]:
    """Where the cells begin in a text of names with two values that each end in a unit: …到位率100%98%."""
    values = [role for role in roles if role in VALUES]
    has_score = Role.SCORE in roles
    points_first = [role for role in roles[1:2] if role in _POINTS]
    if len(values) != _BOTH or points_first or Role.WEIGHT in roles:
        return
    at = 0
    while chain := _CHAIN.search(text, at):
        score = _SCORE.match(text, chain.end()) if has_score else None
        behind = score.end() if score else chain.end()
        if has_score is not (score is not None) or text[behind : behind + 1].isdigit():
            return
        if text[behind : behind + 1] in _MEASURES or text[at : chain.start()] == "":
            return
        if at:
            yield at
        yield from (chain.start("one"), chain.start("other"))
        if score:
            yield score.start()
        at = behind
    if 0 < at < len(text):
        yield at


def _first_sign(text: str) -> int:
    """Where the first sign of comparison stands that is in no brackets, with a figure behind it; else -1.

    A sign behind another one (%=99) is what recognition made of something else.
    """
    depth = 0
    for at, character in enumerate(text):
        if character in "（(":
            depth += 1
        elif character in "）)":
            depth -= 1
        elif depth == 0 and character in _SIGN and _VALUE.match(text, at):
            return -1 if text[at - 1 : at] in _DAMAGE else at
    return -1


def _cuts(text: str, roles: Sequence[Role], at: int) -> list[int]:
    """Where the cells begin, from the first sign on; nothing where the end of a value cannot be told."""
    if _POINTS & set(roles):
        return list(_cuts_at_points(text, roles, at))
    cuts = []
    while value := _VALUE.match(text, at):
        cuts.append(at)
        end = _end_of(text, value)
        if end is None:
            return []
        if end == len(text):
            return cuts
        if text[end] in _SIGN:
            at = end
            continue
        following = _first_sign(text[end:])
        if following <= 0:
            return []
        cuts.append(end)
        at = end + following
    return cuts


def _end_of(text: str, value: re.Match[str]) -> int | None:
    """Where a value ends: with its text, at another sign, or behind a unit that begins no name."""
    figure = value.end("figure")
    unit = _UNIT.match(text, figure)
    end = unit.end() if unit else figure
    rest = text[figure:]
    if rest == "" or _WHOLE_UNIT(rest):
        return len(text)
    if end < len(text) and text[end] in _SIGN:
        return end
    if unit is None or (len(unit[0]) == 1 and unit[0] not in "%％‰"):
        return None
    return end if _IS_HAN(text[end]) else None


def _cuts_at_points(text: str, roles: Sequence[Role], at: int) -> Iterator[int]:
    """Where the cells begin in a text whose rows end, or begin, with their points."""
    weight_first = (
        Role.WEIGHT in roles and Role.TARGET in roles and roles.index(Role.WEIGHT) < roles.index(Role.TARGET)
    )
    if weight_first and at and (weight := _WEIGHT.search(text, 0, at)):
        yield weight.start()
    while value := _VALUE.match(text, at):
        yield at
        unit = _UNIT.match(text, value.start("unit"))
        end = unit.end() if unit else value.end("figure")
        if end == len(text):
            return
        if text[end] in _SIGN:
            at = end
            continue
        score = _SCORE.match(text, end) if unit else None
        if score is None or text[score.end() : score.end() + 1] in _MEASURES:
            return
        yield score.start()
        at = score.end()
        if at < len(text):
            following = _first_sign(text[at:])
            if following <= 0:
                yield at
                return
            yield at
            at += following
            if weight_first and (weight := _WEIGHT.search(text, score.end(), at)):
                yield weight.start()
