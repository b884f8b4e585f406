"""Telling the names of the upper levels from the names of indicators, at the head of a line of the grid."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from budgetgoals.model import Indicator
from budgetgoals.model.taxonomy import ASPECT_NAMES, DIMENSION_NAMES, dimensions_of, homes, plain_name
from budgetgoals.reading.prose import join_words
from budgetgoals.targets import Qualitative, Target, Unfilled, parse_target

_STATES = frozenset(
    {"健全", "有效", "规范", "合规", "完备", "符合", "完善", "合理", "合格", "达标", "完成", "良好", "优秀"}
    | {"优良", "优", "良", "好", "高", "是", "否", "充分", "及时", "准确", "完整", "到位"}
)
_NO_VALUE = (Qualitative, Unfilled)
_NAME_AND_TARGET, _ASPECT_NAME_AND_TARGET = 2, 3


class Names(NamedTuple):
    """The names of the levels, as one regime understands them."""

    dimensions: frozenset[str]
    aspects: frozenset[str]


@lru_cache(maxsize=64)
def names_in(regime: str) -> Names:
    """The names of the levels; a name that means both is what the regime takes it for.

    >>> "满意度" in names_in("shanghai-2020").aspects
    True
    """
    own = dimensions_of(regime)
    if regime == "national-2021":
        own |= dimensions_of("national-2015")
    return Names(own | (DIMENSION_NAMES.keys() - ASPECT_NAMES.keys()), frozenset(ASPECT_NAMES.keys() - own))


_WEIGHT = re.compile(r"(?P<name>.+?)[（(]\s*(?P<weight>[0-9]{1,3}(?:\.[0-9]+)?)\s*分?\s*[）)]").fullmatch


class LevelName(NamedTuple):
    """The name of a level, and the points printed with it."""

    name: str
    weight: Decimal | None


def level_name(text: str) -> LevelName:
    """Take the points off the name of a level.

    >>> level_name("产出指标（50分）"), level_name("数量指标")
    (LevelName(name='产出指标', weight=Decimal('50')), LevelName(name='数量指标', weight=None))
    """
    found = _WEIGHT(text)
    return LevelName(found["name"].strip(), Decimal(found["weight"])) if found else LevelName(text, None)


@lru_cache(maxsize=1024)
def _plain_level(text: str) -> str:
    """A text as the name of a level is looked up; the same cells are asked about again and again."""
    return plain_name(level_name(join_words(text)).name)


def is_dimension(text: str, names: Names) -> bool:
    """Whether a cell names a level 1.

    >>> is_dimension("产出 指标（50分）", names_in("national-2015"))
    True
    """
    return _plain_level(text) in names.dimensions


def is_aspect(text: str, names: Names) -> bool:
    """Whether a cell names a level 2.

    >>> is_aspect("数量指标(必填)", names_in("national-2015"))
    True
    """
    return _plain_level(text) in names.aspects


def belongs_elsewhere(name: str, dimension: str) -> bool:
    """Whether a name of either level stands behind a level 1 that it cannot belong to: it is one itself.

    >>> belongs_elsewhere("成本指标", "效益指标"), belongs_elsewhere("成本指标", "产出指标")
    (True, False)
    """
    if name not in DIMENSION_NAMES or dimension not in DIMENSION_NAMES or name not in ASPECT_NAMES:
        return False
    return DIMENSION_NAMES[dimension] not in homes(ASPECT_NAMES[name])


def is_home_of(text: str, next_text: str) -> bool:
    """Whether a cell names a level 1 to which the next one belongs, whatever else its name may mean.

    >>> is_home_of("成本指标", "经济成本指标"), is_home_of("成本指标", "单价")
    (True, False)
    """
    dimension, aspect = _plain_level(text), _plain_level(next_text)
    if dimension not in DIMENSION_NAMES or aspect not in ASPECT_NAMES:
        return False
    return DIMENSION_NAMES[dimension] in homes(ASPECT_NAMES[aspect])


@lru_cache(maxsize=8192)
def target_of(text: str, year: int | None) -> Target:
    """``parse_target``, remembered: forms repeat the standard targets again and again.

    >>> target_of("=100%", 2020) is target_of("=100%", 2020)
    True
    """
    return parse_target(text, year=year)


@lru_cache(maxsize=8192)
def indicator_of(name: str, target: str, year: int | None) -> Indicator:
    """An indicator, remembered with its target: most forms of a budget unit repeat the same ones.

    >>> indicator_of("预算执行率", "=100%", 2020) is indicator_of("预算执行率", "=100%", 2020)
    True
    """
    return Indicator(name, target_of(target, year))


def may_be_target(token: str) -> bool:
    """Whether a token looks like a target value rather than like a name.

    >>> may_be_target("=600人"), may_be_target("健全"), may_be_target("执法效能")
    (True, True, False)
    """
    return token in _STATES or type(target_of(token, None)) not in _NO_VALUE


def head_of(
    tokens: list[str], names: Names, columns: int, current: str | None, *, has_aspect: bool
) -> tuple[str | None, str | None]:
    """Tell which of the first tokens of a line name levels.

    Args:
        tokens: the words of the line.
        names: the names of the levels.
        columns: how many columns the grid has.
        current: the dimension that holds, or None before the first.
        has_aspect: whether it has an aspect already.

    Returns:
        The name of the dimension and of the aspect that begin here; None for the one that does not.
    """
    first, count = tokens[0], len(tokens)
    if first in names.dimensions:
        if count == _NAME_AND_TARGET and may_be_target(tokens[1]):
            return None, None
        return first, _aspect(tokens[1:], names, first, has_aspect=False) if count > 1 else None
    if count >= columns and first not in names.aspects and tokens[1] in names.aspects:
        return first, _aspect(tokens[1:], names, first, has_aspect=False)
    return None, _aspect(tokens, names, current, has_aspect=has_aspect)


def _aspect(tokens: list[str], names: Names, dimension: str | None, *, has_aspect: bool) -> str | None:
    first, count = tokens[0], len(tokens)
    if first not in names.aspects:
        is_column = count >= _ASPECT_NAME_AND_TARGET and dimension is not None and not has_aspect
        return first if is_column else None
    if count == _NAME_AND_TARGET:
        return None if may_be_target(tokens[1]) else first
    if count > _ASPECT_NAME_AND_TARGET and dimension is not None and has_aspect:
        at_home = DIMENSION_NAMES.get(dimension) in homes(ASPECT_NAMES[first])
        return first if at_home else None
    return first
