"""Keys with values and remarks as TOML or YAML text."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.handwritten.nodes import is_list_of_nodes, is_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.handwritten.nodes import Item, Node, Plain

_BARE = re.compile(r"[A-Za-z0-9_-]+").fullmatch
_WITHOUT_INK = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PROSE = ("overview", "basis", "necessity", "feasibility", "safeguards", "plan", "goals", "long_term_goals")
_LONG = frozenset({*_PROSE, "achieved", "functions", "content"})
"""Keys of prose, which may have paragraphs."""


# TOML


def to_toml(node: Node, remarks: list[str]) -> str:
    r"""Keys with values as TOML; the remarks stand before all of them.

    >>> from budgetgoals.handwritten.nodes import Item
    >>> print(to_toml([Item("year", 2020, "年度"), Item("a", [Item("b", "c\"d")])], ["说明"]), end="")
    # 说明
    <BLANKLINE>
    # 年度
    year = 2020
    <BLANKLINE>
    [a]
    b = "c\"d"
    """
    lines = [*(f"# {remark}".rstrip() for remark in remarks), "", *_toml_table(node, ())]
    return "\n".join(lines) + "\n"


def _toml_table(node: Node, path: tuple[str, ...]) -> Iterator[str]:
    """The keys of a table with plain values, then the tables below it."""
    tables = [item for item in node if isinstance(item.value, list) and not item.is_inline]
    for item in node:
        if item not in tables:
            yield from _toml_key(item)
    for item in tables:
        below = (*path, str(item.key))
        name = ".".join(map(_toml_name, below))
        yield ""
        if item.remark:
            yield f"# {item.remark}"
        if is_list_of_nodes(item.value):
            for index, each in enumerate(item.value):
                yield from [""] * bool(index)
                yield f"[[{name}]]"
                yield from _toml_table(each, below)
        elif is_node(item.value):
            lines = list(_toml_table(item.value, below))
            yield from [f"[{name}]", *lines] if lines[:1] != [""] else lines[1:]


def _toml_key(item: Item) -> Iterator[str]:
    if item.remark:
        yield f"# {item.remark}"
    if item.key is not None:
        yield f"{_toml_name(item.key)} = {_toml_value(item)}"


def _toml_name(key: str) -> str:
    return key if _BARE(key) else _quoted(key)


def _toml_value(item: Item) -> str:
    value = item.value
    if is_node(value):
        pairs = (f"{_toml_name(str(each.key))} = {_toml_value(each)}" for each in value)
        return f"{{ {', '.join(pairs)} }}"
    if item.key in _LONG or isinstance(value, list):
        return _toml_prose(str(value or ""))
    return _plain(value)


def _toml_prose(text: str) -> str:
    if text and "\n" not in text:
        return _quoted(text)
    lines = [_quoted(line)[1:-1] + "\n" for line in text.split("\n")] if text else []
    return f'"""\n{"".join(lines)}"""'


def _plain(value: Plain) -> str:
    match value:
        case None:
            return '""'
        case bool(answer):
            return "true" if answer else "false"
        case int() | Decimal():
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case date() as day:
            return day.isoformat()
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """A text in quotes, as JSON, TOML and YAML all have it; halves of characters are in none of them."""
    whole = text.encode(errors="ignore").decode()
    return _WITHOUT_INK.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(whole, ensure_ascii=False))


# YAML


def to_yaml(node: Node, remarks: list[str]) -> str:
    """Keys with values as YAML; the remarks stand before all of them.

    >>> from budgetgoals.handwritten.nodes import Item
    >>> print(to_yaml([Item("year", 2020), Item("a", [Item("b", "c")])], ["说明"]), end="")
    # 说明
    <BLANKLINE>
    year: 2020
    <BLANKLINE>
    a:
      b: "c"
    """
    lines = [*(f"# {remark}".rstrip() for remark in remarks), "", *_yaml_node(node, "")]
    return "\n".join(lines) + "\n"


def _yaml_node(node: Node, indent: str) -> Iterator[str]:
    for item in node:
        if isinstance(item.value, list) and not indent:
            yield ""
        if item.remark:
            yield f"{indent}# {_yaml_remark(item)}"
        if item.key is not None:
            yield from _yaml_key(item, indent)


def _yaml_remark(item: Item) -> str:
    """A remark; one that shows how a key is written has its sign."""
    return item.remark.replace(" = ", ": ") if item.key is None else item.remark


def _yaml_key(item: Item, indent: str) -> Iterator[str]:
    name = item.key if item.key and _BARE(item.key) and not item.key.isdigit() else _quoted(str(item.key))
    value = item.value
    if is_list_of_nodes(value):
        yield f"{indent}{name}:"
        for node in value:
            first, *others = _yaml_node(node, f"{indent}    ")
            yield f"{indent}  - {first.strip()}"
            yield from others
    elif is_node(value):
        has_keys = any(each.key is not None for each in value)
        yield f"{indent}{name}:" if has_keys else f"{indent}{name}: {{}}"
        yield from _yaml_node(value, f"{indent}  ")
    elif not isinstance(value, list):
        yield f"{indent}{name}: {_plain(value)}"
