"""Keys with values and remarks: what a file written by hand says, before it is TOML or YAML."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeGuard

Plain = str | int | Decimal | date | bool | None
"""A value without keys; None for what is not filled in."""


class Item(NamedTuple):
    """A key of the file, or a remark alone.

    Attributes:
        key: the key; None for a remark.
        value: a plain value (None: not filled in), keys below it, or a list of such.
        remark: what a person should know, or empty.
        is_inline: whether the keys below it stand on its line.
    """

    key: str | None
    value: Plain | Node | list[Node] = None
    remark: str = ""
    is_inline: bool = False


Node = list["Item"]
"""Keys in their order."""


def is_list_of_nodes(value: Plain | Node | list[Node]) -> TypeGuard[list[Node]]:
    """Whether a value is a list, each item of which has keys."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], list)


def is_node(value: Plain | Node | list[Node]) -> TypeGuard[Node]:
    """Whether a value has keys below it."""
    return isinstance(value, list) and not is_list_of_nodes(value)


def keyed(pairs: Sequence[tuple[str, Plain]], name: str, value: str) -> Node | list[Node]:
    """Pairs as a key each; as a list of their parts where two have the same name.

    >>> [item.key for item in keyed([("财政拨款", 1), ("财政拨款", 2)], "name", "amount")[1]]
    ['name', 'amount']
    """
    if len(dict(pairs)) == len(pairs):
        return [Item(key, each) for key, each in pairs]
    return [[Item(name, key), Item(value, each)] for key, each in pairs]
