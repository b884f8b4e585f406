"""The official grid drawn with line characters, its merged cells as one, for a terminal or a plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.rendering.heights import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.rendering.official import OfficialCell, OfficialGrid

_LINES = {
    (False, False, False, False): " ",
    (True, True, False, False): "│",
    (False, False, True, True): "─",
    (False, True, False, True): "┌",
    (False, True, True, False): "┐",
    (True, False, False, True): "└",
    (True, False, True, False): "┘",
    (True, True, False, True): "├",
    (True, True, True, False): "┤",
    (False, True, True, True): "┬",
    (True, False, True, True): "┴",
    (True, True, True, True): "┼",
}
"""Up, down, left, right → the character where lines meet."""
_NARROWEST = 4

At = tuple[int, int]


def drawn_lines(grid: OfficialGrid, width: int = 100) -> Iterator[str]:
    r"""Draw a grid.

    Args:
        grid: the grid.
        width: how many columns it may take; its own columns do not get narrower than four.

    >>> from budgetgoals.rendering.official import Look, OfficialCell, OfficialGrid, Section
    >>> cells = (OfficialCell("名称", Look.LABEL), OfficialCell("x", Look.VALUE))
    >>> print(*drawn_lines(OfficialGrid("", (1, 1), (Section((cells,)),)), width=13), sep="\n")
    ┌─────┬─────┐
    │名称 │x    │
    └─────┴─────┘
    """
    yield from _Drawing(grid, _column_widths(grid, width)).lines()


def _column_widths(grid: OfficialGrid, width: int) -> list[int]:
    free = width - grid.width - 1
    shares = sum(grid.widths)
    return [max(_NARROWEST, free * share // shares) for share in grid.widths]


@define
class _Drawing:
    """A grid whose cells have their places.

    Attributes:
        grid: the grid.
        widths: how wide each column is.
        owners: which cell covers a position, by where that cell begins.
        cells: the cells by where they begin.
        texts: the lines of their texts.
        heights: how many lines each row has.
    """

    grid: OfficialGrid
    widths: list[int]
    owners: dict[At, At] = field(factory=dict, init=False)
    cells: dict[At, OfficialCell] = field(factory=dict, init=False)
    texts: dict[At, list[str]] = field(factory=dict, init=False)
    heights: list[int] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        for row, drawn in enumerate(self.grid.rows):
            column = 0
            for cell in drawn:
                while (row, column) in self.owners:
                    column += 1
                self._put((row, column), cell)
                column += cell.columns
        self.heights = [1] * len(self.grid.rows)
        for at, cell in sorted(self.cells.items(), key=lambda item: item[1].rows):
            has = sum(self.heights[at[0] : at[0] + cell.rows]) + cell.rows - 1
            self.heights[at[0] + cell.rows - 1] += max(0, len(self.texts[at]) - has)

    def _put(self, at: At, cell: OfficialCell) -> None:
        self.cells[at] = cell
        self.texts[at] = _wrapped(cell.text, self._width(at[1], cell.columns))
        for row in range(at[0], at[0] + cell.rows):
            for column in range(at[1], at[1] + cell.columns):
                self.owners[row, column] = at

    def _width(self, column: int, columns: int) -> int:
        return sum(self.widths[column : column + columns]) + columns - 1

    def lines(self) -> Iterator[str]:
        """The rows with the rules between them."""
        for row in range(len(self.grid.rows) + 1):
            yield self._rule(row)
            if row < len(self.grid.rows):
                for line in range(self.heights[row]):
                    yield self._text_line(row, line)

    def _text_line(self, row: int, line: int) -> str:
        drawn, column = "│", 0
        while column < len(self.widths):
            at = self.owners.get((row, column), (row, column))
            columns = self.cells[at].columns if at in self.cells else 1
            drawn += self._piece(at, row, line, self._width(column, columns)) + "│"
            column += columns
        return drawn

    def _rule(self, row: int) -> str:
        drawn, column = "", 0
        while column <= len(self.widths):
            drawn += _LINES[self._meeting(row, column)]
            if column == len(self.widths):
                break
            at = self.owners.get((row, column))
            if at is not None and self.owners.get((row - 1, column)) == at:
                columns = self.cells[at].columns
                drawn += self._piece(at, row, -1, self._width(column, columns))
                column += columns
            else:
                drawn += "─" * self.widths[column]
                column += 1
        return drawn

    def _piece(self, at: At, row: int, line: int, width: int) -> str:
        """A line of a cell's text, which may span the rules of several rows."""
        index = sum(self.heights[at[0] : row]) + row - at[0] + line
        lines = self.texts.get(at, [])
        text = lines[index] if 0 <= index < len(lines) else ""
        return text + " " * (width - width_of(text))

    def _meeting(self, row: int, column: int) -> tuple[bool, bool, bool, bool]:
        above_left, above_right = self.owners.get((row - 1, column - 1)), self.owners.get((row - 1, column))
        below_left, below_right = self.owners.get((row, column - 1)), self.owners.get((row, column))
        return (
            above_left != above_right,
            below_left != below_right,
            above_left != below_left,
            above_right != below_right,
        )


def _wrapped(text: str, width: int) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        line, taken = "", 0
        for character in paragraph:
            wide = width_of(character)
            if taken + wide > width:
                lines.append(line)
                line, taken = "", 0
            line, taken = line + character, taken + wide
        lines.append(line)
    return lines
