"""What is printed of an indicator besides its name and its target."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from budgetgoals.layouts import load_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import Leaf, Progress

_EVERY_COLUMN = "generic"
_VALUES = ("actual", "adjusted", "half_year")
_POINTS = ("weight", "score")
_TEXTS = ("reason", "note", "parent")


def texts_of(leaf: Leaf) -> dict[str, str]:
    """Everything else that is printed with an indicator, by its column; what is empty is left out.

    >>> from decimal import Decimal
    >>> from budgetgoals.model import Aspect, Dimension, Indicator, Leaf
    >>> from budgetgoals.targets import parse_target
    >>> rate = Indicator("合格率", parse_target("≥95%"), Decimal(10))
    >>> texts_of(Leaf(Dimension("产出"), Aspect("质量"), rate, ""))
    {'dimension': '产出', 'aspect': '质量', 'weight': '10'}
    """
    return {key: text for key, text in _texts(leaf) if text}


def label_of(key: str) -> str:
    """The label of a column; a column of a form's own is called by its key.

    >>> label_of("weight"), label_of("details[指标值说明]")
    ('权重', '指标值说明')
    """
    if key.startswith("details["):
        return key.removeprefix("details[").removesuffix("]")
    return _labels().get(key, key)


def _texts(leaf: Leaf) -> Iterator[tuple[str, str]]:
    indicator = leaf.indicator
    yield "dimension", leaf.dimension.name
    yield "aspect", leaf.aspect.name
    for level in ("dimension", "aspect"):
        points = getattr(leaf, level).weight
        yield f"{level}.weight", "" if points is None else f"{points:f}"
    for name in _POINTS:
        number = getattr(indicator, name)
        yield name, "" if number is None else f"{number:f}"
    for name in _VALUES:
        value = getattr(indicator, name)
        yield name, "" if value is None else value.text
    for name in _TEXTS:
        yield name, getattr(indicator, name)
    yield "core", "★" * indicator.core
    for label, text in indicator.details:
        yield f"details[{label}]", text
    if indicator.progress is not None:
        yield from _of_progress(indicator.progress)


def _of_progress(progress: Progress) -> Iterator[tuple[str, str]]:
    for name in ("done", "expected"):
        value = getattr(progress, name)
        yield f"progress.{name}", "" if value is None else value.text
    for deviation in progress.deviations:
        yield f"progress.{deviation.cause.value}", deviation.text
    yield "progress.explanation", progress.explanation
    yield "progress.likelihood", progress.likelihood.value if progress.likelihood else ""


@cache
def _labels() -> dict[str, str]:
    return {column.role.value: column.label for column in load_layout(_EVERY_COLUMN).grid.columns}
