"""Where the pieces of a text without cells are put, as the boxes of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.grids.sheet import Box
from budgetgoals.reading.grids.telling import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.reading.loose.items import Item
    from budgetgoals.reading.sentences import Piece

FIRST = 1
"""The column of labels and of the first level; the names of blocks stand at the left of it."""


@define
class Canvas:
    """The boxes of one form in the making.

    Attributes:
        text: the text that they are cut out of.
        boxes: the boxes so far.
        aside: the pieces that cannot be told to belong anywhere.
        labels: the pieces that are labels without any value, and stand in no box.
        row: the row that comes next.
    """

    text: str
    boxes: list[Box] = field(factory=list, init=False)
    aside: list[tuple[int, int]] = field(factory=list, init=False)
    labels: list[tuple[int, int]] = field(factory=list, init=False)
    row: int = field(default=0, init=False)
    _side: tuple[Item, int] | None = field(default=None, init=False)

    def box(self, start: int, end: int, column: int, *, row: int | None = None, rows: int = 1) -> None:
        """Put a piece into a cell, of the next row if no other is named."""
        at = self.row if row is None else row
        self.boxes.append(Box(start, self.text[start:end], at, column, rows, 1, is_line=False))

    def line(self, start: int, end: int) -> None:
        """Put a piece into a line outside of the table."""
        self.close_side()
        self.boxes.append(Box(start, self.text[start:end], self.row, 0, 1, 1, is_line=True))
        self.row += 1

    def tell(self, pieces: Sequence[Piece], text: str, offset: int) -> None:
        """Put the pieces of sentences into rows of their own.

        Args:
            pieces: the pieces.
            text: the text that they are pieces of.
            offset: where it begins in the text of the form.
        """
        telling = lay_out(text, pieces, offset, self.row)
        self.boxes += telling.boxes
        self.labels += telling.labels
        self.aside += telling.aside
        self.row = telling.row

    def put_aside(self, items: Sequence[Item]) -> None:
        """Put texts where nothing is read; what follows one another stays together."""
        runs: list[tuple[int, int]] = []
        for item in items:
            if runs and not self.text[runs[-1][1] : item.start].strip(BLANKS):
                runs[-1] = runs[-1][0], item.end
            else:
                runs.append((item.start, item.end))
        self.aside += runs

    def open_side(self, item: Item) -> None:
        """Begin a block with its name at the left."""
        self.close_side()
        self._side = item, self.row

    def close_side(self) -> None:
        """End the block that is open."""
        if self._side is None:
            return
        item, row = self._side
        self._side = None
        if row == self.row:
            self.row += 1
        self.box(item.start, item.end, FIRST - 1, row=row, rows=self.row - row)
