"""The indicators of a file written by hand: levels as keys, an indicator a key, its target the value."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from budgetgoals.handwritten.indicators import CAUSES, LIKELIHOODS
from budgetgoals.handwritten.nodes import Item
from budgetgoals.layouts import Role
from budgetgoals.model import Indicator, Progress
from budgetgoals.rendering.official.tree import level_text
from budgetgoals.targets import TARGET_KINDS

if TYPE_CHECKING:
    from budgetgoals.handwritten.nodes import Node
    from budgetgoals.layouts import Layout
    from budgetgoals.model import Aspect, Dimension

_TOLD_BY_THE_NAME = frozenset({"name", "target", "core", "parent", "progress"})


@cache
def examples() -> dict[str, dict[str, Any]]:
    """For each regime the names of its levels, each with an indicator that shows how one is written.

    >>> examples()["shanghai-2020"]["产出目标"]["数量"]
    ['培训人数', '=600人']
    """
    return tomllib.loads((Path(__file__).parent / "examples.toml").read_text(encoding="utf-8"))


def example_tree(layout: Layout) -> Node:
    """The names of the levels, with remarks that show how an indicator is written."""
    depth = _depth(layout)
    dimensions: Node = []
    for name, inner in examples()[layout.grid.taxonomy].items():
        aspects = inner if isinstance(inner, dict) else {"": inner}
        node: Node = []
        for of, (indicator, target) in aspects.items():
            example = Item(None, remark=f'"{indicator}" = {_example(target, layout)}')
            node += [Item(of, [example])] if depth == _ALL else [example]
        dimensions += [Item(name, node)] if depth else node
    return dimensions


def _example(target: str, layout: Layout) -> str:
    """How the value of an indicator is written: its target, or all that the layout has columns for."""
    roles = {column.role for column in layout.grid.columns}
    more = [f"{role.value} = {value}" for role, value in _EXAMPLES.items() if role in roles]
    return f'{{ target = "{target}", {", ".join(more)} }}' if more else f'"{target}"'


_EXAMPLES = {
    Role.WEIGHT: "10",
    Role.HALF_YEAR: '""',
    Role.ADJUSTED: '""',
    Role.ACTUAL: '""',
    Role.SCORE: '""',
    Role.DONE: '""',
    Role.EXPECTED: '""',
    Role.EXPLANATION: '""',
    Role.REASON: '""',
    Role.NOTE: '""',
}
_ALL = 2


def _depth(layout: Layout) -> int:
    """How many levels the layout has above its indicators."""
    roles = {column.role for column in layout.grid.columns}
    return _ALL if Role.ASPECT in roles else int(Role.DIMENSION in roles)


def tree_node(tree: tuple[Dimension, ...], layout: Layout) -> Node:
    """The levels as keys, with the indicators below them."""
    depth = _depth(layout)
    node: Node = []
    for dimension in tree:
        if depth == _ALL:
            inner = [Item(_named(aspect), _indicators(aspect)) for aspect in dimension.aspects]
        else:
            inner = [item for aspect in dimension.aspects for item in _keys(aspect)]
        node += [Item(_named(dimension), inner)] if depth else inner
    return node


def _named(level: Dimension | Aspect) -> str:
    return level_text(level.name, level.weight)


def _indicators(aspect: Aspect) -> Node | list[Node]:
    """A key for each indicator; a list where two have the same name."""
    names = [_starred(indicator) for indicator in aspect.indicators]
    if len(set(names)) == len(names):
        return _keys(aspect)
    return [
        [Item("name", name), *_fields(indicator)]
        for name, indicator in zip(names, aspect.indicators, strict=True)
    ]


def _keys(aspect: Aspect) -> Node:
    keys: Node = []
    for indicator in aspect.indicators:
        fields = _fields(indicator)
        is_plain = [item.key for item in fields] == ["target"]
        value = fields[0].value if is_plain else fields
        keys.append(Item(_starred(indicator), value, is_inline=not is_plain))
    return keys


def _starred(indicator: Indicator) -> str:
    return "★" * indicator.core + indicator.name


def _fields(indicator: Indicator) -> Node:
    """What an indicator says, besides its name and what that tells."""
    node = [Item("target", indicator.target.text)]
    for field in attrs.fields(Indicator):
        value = getattr(indicator, field.name)
        if field.name in _TOLD_BY_THE_NAME or value is None or value in ("", ()):
            continue
        if field.name == "details":
            node.append(Item("details", [Item(*pair) for pair in value], is_inline=True))
        else:
            node.append(Item(field.name, value.text if isinstance(value, TARGET_KINDS) else value))
    return node + (_progress(indicator.progress) if indicator.progress else [])


def _progress(progress: Progress) -> Node:
    values = {"done": progress.done, "expected": progress.expected}
    node = [Item(name, value.text) for name, value in values.items() if value is not None]
    if progress.deviations:
        labels = {cause: label for label, cause in CAUSES.items()}
        items = [Item(labels[each.cause], each.text) for each in progress.deviations]
        node.append(Item("deviations", items, is_inline=True))
    if progress.explanation:
        node.append(Item("explanation", progress.explanation))
    if progress.likelihood:
        words = {likelihood: word for word, likelihood in LIKELIHOODS.items()}
        node.append(Item("likelihood", words[progress.likelihood]))
    return node
