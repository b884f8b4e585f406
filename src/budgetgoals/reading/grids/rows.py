"""The rows under the head of the grid: which cell stands in which column, with the levels carried down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from budgetgoals.layouts import Role
from budgetgoals.reading.levels import Names, is_aspect, is_dimension, is_home_of

if TYPE_CHECKING:
    from budgetgoals.reading.grids.header import Column, Header
    from budgetgoals.reading.grids.sheet import Box, Sheet


@define
class Rows:
    """Looks up the cells of the rows of one grid.

    Attributes:
        sheet: the boxes.
        header: the head of the grid.
        flat: whether the table has lost its merged cells, so that a row may begin too far to the left.
        names: the names of the levels.
        taken: where the boxes begin that are read already, the labels at the left of the grid among them.
    """

    sheet: Sheet
    header: Header
    flat: bool
    names: Names
    taken: set[int]

    def cells(self, row: int, column: Column | None) -> list[Box]:
        """The boxes of a row in a column, each once; a merged cell from a row above is one of them."""
        if column is None:
            return []
        shift = 0
        if self.flat:
            shift, lacks_aspect = self._shift(row), self._lacks_aspect(row)
            if lacks_aspect and column.role is Role.ASPECT:
                return []
            if lacks_aspect and column.role is not Role.DIMENSION:
                shift += 1
        found: list[Box] = []
        for at in range(column.left - shift, column.right - shift):
            box = self.sheet.at(row, at)
            if box is not None and (not found or found[-1] != box) and not self._is_side(box, column):
                found.append(box)
        return found

    def own(self, row: int) -> list[Box]:
        """The boxes that begin in a row."""
        return self.sheet.rows.get(row, [])

    def _inside(self, row: int) -> list[Box]:
        """The boxes that begin in a row, without the label at the left of the grid."""
        left = self.header.columns[0].left
        return [
            box
            for box in self.own(row)
            if box.right > left or box.start not in self.taken or self._names_level(box)
        ]

    def _names_level(self, box: Box) -> bool:
        return is_dimension(box.text, self.names) or is_aspect(box.text, self.names)

    def _is_side(self, box: Box, column: Column) -> bool:
        """Whether a cell reaches into a column from the left: it is no cell of this column."""
        return not self.flat and box.column < column.left and box.right > column.right and box.rows == 1

    def _shift(self, row: int) -> int:
        """How many columns a row has lost at its left, by what its first cell is."""
        boxes = self._inside(row)
        if not boxes:
            return 0
        first = boxes[0]
        dimension, aspect = self.header.of(Role.DIMENSION), self.header.of(Role.ASPECT)
        indicator = self.header.of(Role.INDICATOR)
        is_home = len(boxes) > 1 and not self._is_short(boxes) and is_home_of(first.text, boxes[1].text)
        if dimension and (is_home or is_dimension(first.text, self.names)):
            return dimension.left - first.column
        if aspect and is_aspect(first.text, self.names):
            return aspect.left - first.column
        before = min((column.left for column in (dimension, aspect) if column), default=0)
        may_be_name = indicator is not None and first.column <= before and self._is_short(boxes)
        return indicator.left - first.column if indicator and may_be_name else 0

    def _lacks_aspect(self, row: int) -> bool:
        """Whether a flat row has a level 1 but no level 2, and is one cell short."""
        boxes = self._inside(row)
        if len(boxes) < 2 or not self.header.of(Role.ASPECT):  # noqa: PLR2004
            return False
        return (
            is_dimension(boxes[0].text, self.names)
            and boxes[1].column == boxes[0].column + 1
            and not is_aspect(boxes[1].text, self.names)
            and not is_dimension(boxes[1].text, self.names)
            and self._is_short(boxes)
        )

    def _is_short(self, boxes: list[Box]) -> bool:
        """Whether the row has fewer cells than the head."""
        return boxes[-1].column - boxes[0].column + 1 < len(self.header.columns)
