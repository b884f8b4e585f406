r"""The official grid as a pipe table, for Markdown and for plain text.

A cell that spans several stands in the first of them. ``|`` is written ``\|``, a line break ``<br>``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.rendering.flat import flat_sections
from budgetgoals.rendering.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.model import Form
    from budgetgoals.rendering.official import OfficialGrid
    from budgetgoals.rendering.pages import Options


def draw(forms: Sequence[Form], options: Options) -> bytes:
    """Forms as Markdown, one after another."""
    texts = ("\n".join(markdown_lines(page.grid)) + "\n" for page in pages_of(forms, options))
    return "\n".join(texts).encode()


def markdown_lines(grid: OfficialGrid) -> Iterator[str]:
    r"""A form as Markdown.

    >>> from budgetgoals.rendering.official import Look, OfficialCell, OfficialGrid, Section
    >>> cells = (OfficialCell("名称", Look.LABEL), OfficialCell("甲|乙", Look.VALUE))
    >>> print(*markdown_lines(OfficialGrid("目标表", (1, 1), (Section((cells,)),))), sep="\n")
    # 目标表
    <BLANKLINE>
    | 名称 | 甲\|乙 |
    |---|---|
    """
    yield f"# {grid.title}"
    for rows in flat_sections(grid):
        yield ""
        for index, row in enumerate(rows):
            yield pipe_row(row)
            if index == 0:
                yield "|" + "---|" * len(row)


def pipe_row(texts: Sequence[str]) -> str:
    r"""A row between pipes.

    >>> pipe_row(["第一行\n第二行", "甲|乙"])
    '| 第一行<br>第二行 | 甲\\|乙 |'
    """
    return f"| {' | '.join(text.replace('|', chr(92) + '|').replace(chr(10), '<br>') for text in texts)} |"
