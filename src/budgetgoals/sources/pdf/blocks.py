"""From the contents of pages to the blocks of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.sources.document import Block, GridBlock, GridCell, TextBlock
from budgetgoals.sources.pdf.breaks import goes_on, joined
from budgetgoals.sources.pdf.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.sources.pdf.parts import Item


@define
class Blocks:
    """The blocks of a document, while its pages come.

    Attributes:
        done: the finished ones.
    """

    done: list[Block] = field(factory=list)
    _tables: int = 0
    _parts: list[Part] = field(factory=list)
    _lines: list[tuple[int, int, str]] = field(factory=list)

    @property
    def last_part(self) -> Part | None:
        """The last part of a table that the next page may go on with."""
        return self._parts[-1] if self._parts else None

    def add_page(self, page: int, items: Iterable[Item]) -> None:
        """Add what stands on a page."""
        number = 0
        for item in items:
            if isinstance(item, str):
                number += 1
                self._lines.append((page, number, item))
            elif isinstance(item, Part):
                self._add_part(item)
            else:
                self.end()
                self._add_grid(item.cells)

    def end(self) -> None:
        """Finish the table that may have gone on, and the lines that stand under it."""
        if self._parts:
            self._add_grid(joined(self._parts))
            self._parts = []
        if self._lines:
            self.done.append(_text_block(self._lines))
            self._lines = []

    def _add_part(self, part: Part) -> None:
        if self._parts:
            before = self._parts[-1]
            below = [line for page, _, line in self._lines if page == before.page]
            if goes_on(self._parts[0], before, below, part):
                self._parts.append(part)
                return
        self.end()
        self._parts = [part]

    def _add_grid(self, cells: tuple[GridCell, ...]) -> None:
        self._tables += 1
        self.done.append(GridBlock(cells, self._tables, wrapped=True))


def _text_block(lines: list[tuple[int, int, str]]) -> TextBlock:
    """Lines with the pages and the numbers that they have there; a form feed begins each further page."""
    first, number, _ = lines[0]
    before, text = first, []
    for page, _, line in lines:
        text.append("\f" * (page - before) + line)
        before = page
    return TextBlock("\n".join([*text, ""]), number, first, per_page=True)
