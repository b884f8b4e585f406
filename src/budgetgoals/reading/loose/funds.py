"""In which columns of the funds the texts of a line stand, where some of its cells are empty."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, islice
from typing import TYPE_CHECKING

from budgetgoals.layouts import FundRole
from budgetgoals.reading.collecting import NOTHING_THERE

if TYPE_CHECKING:
    from collections.abc import Sequence

AMOUNTS = (FundRole.INITIAL, FundRole.ADJUSTED, FundRole.ARRIVED, FundRole.EXECUTED, FundRole.EXPECTED)
_BUDGETS = AMOUNTS[:3]
_FIGURE = re.compile(r"-?[0-9][0-9,.]*(?:元|万元|亿元|万|千元)?").fullmatch
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]+)?").fullmatch
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?分?").fullmatch
_RATE = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?[%％]?").fullmatch
_MOST_POINTS = 100
_MOST_PLACEMENTS = 5000


def fund_places(texts: Sequence[str], roles: Sequence[FundRole | None]) -> Sequence[int] | None:
    """In which column each text stands; None where that is not certain.

    As many texts as columns fill them all. As many amounts as there are columns of amounts fill those, where
    they come first and nothing but amounts is given. Else every placement that makes sense must say the same.

    >>> I, A, E, W, R, S = (FundRole(each) for each in "initial adjusted executed weight rate score".split())
    >>> fund_places(["880", "880", "880", "10", "10"], [I, A, E, W, R, S])
    (0, 1, 2, 3, 5)
    >>> fund_places(["880", "880", "880", "-", "-"], [I, A, E, W, R, S])
    (0, 1, 2, 3, 4)
    >>> fund_places(["880", "880"], [I, A, E, W, R, S]) is None
    True
    """
    if len(texts) == len(roles):
        return range(len(texts))
    amounts = [index for index, role in enumerate(roles) if role in AMOUNTS]
    come_first = amounts == list(range(len(amounts)))
    if come_first and len(texts) == len(amounts) and all(map(_FIGURE, texts)):
        return amounts
    return _by_sense(texts, roles) if texts else []


def _by_sense(texts: Sequence[str], roles: Sequence[FundRole | None]) -> tuple[int, ...] | None:
    """The first placement that makes sense, if all that do give every column the same."""
    placements = list(islice(combinations(range(len(roles)), len(texts)), _MOST_PLACEMENTS + 1))
    if len(placements) > _MOST_PLACEMENTS or None in roles:
        return None
    found: dict[frozenset[tuple[int, str]], tuple[int, ...]] = {}
    for places in placements:
        line = {roles[place]: text for place, text in zip(places, texts, strict=True)}
        fits = len(line) == len(texts) and all(map(_fits, line.keys(), line.values()))
        if fits and _makes_sense(line, has_weights=FundRole.WEIGHT in roles):
            said = frozenset(
                (place, text) for place, text in zip(places, texts, strict=True) if text not in NOTHING_THERE
            )
            found.setdefault(said, places)
    return next(iter(found.values())) if len(found) == 1 else None


def _fits(role: FundRole | None, text: str) -> bool:
    if text in NOTHING_THERE:
        return True
    if role in AMOUNTS:
        return _FIGURE(text) is not None
    if role is FundRole.RATE:
        return _RATE(text) is not None
    is_points = role in (FundRole.WEIGHT, FundRole.SCORE) and _POINTS(text) is not None
    return is_points and Decimal(text.rstrip("分")) <= _MOST_POINTS


def _makes_sense(line: dict[FundRole | None, str], *, has_weights: bool) -> bool:
    """Whether no more points were reached than there are, and the rate is that of the amounts."""
    plain = {role: text.rstrip("分%％") for role, text in line.items()}
    figures = {role: Decimal(text) for role, text in plain.items() if _PLAIN(text)}
    weight, score = figures.get(FundRole.WEIGHT), figures.get(FundRole.SCORE)
    if has_weights and score is not None and (weight is None or score > weight):
        return False
    rate, executed = figures.get(FundRole.RATE), figures.get(FundRole.EXECUTED)
    if rate is None:
        return True
    budgets = [figures[role] for role in _BUDGETS if figures.get(role)]
    return executed is not None and any(abs(executed / budget * 100 - rate) < 1 for budget in budgets)
