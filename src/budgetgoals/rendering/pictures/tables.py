"""Tables of texts in a terminal, which fold what is too wide for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


def text_table(heads: Iterable[str], numbers: frozenset[int] = frozenset(), title: str = "") -> Table:
    """An empty table.

    Args:
        heads: the heads of its columns.
        numbers: the columns of numbers, which are set to the right.
        title: what it shows, or nothing.

    >>> len(text_table(["a", "b"]).columns)
    2
    """
    table = Table(
        title=Text(title, style="bold") if title else None, title_justify="left", box=box.SIMPLE_HEAD
    )
    for index, head in enumerate(heads):
        table.add_column(Text(head), justify="right" if index in numbers else "left", overflow="fold")
    return table
