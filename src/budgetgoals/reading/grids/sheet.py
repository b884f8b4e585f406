"""The cells and lines of one form, laid out as one text, so that every character of it has a position."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, evolve, field, frozen

from budgetgoals.places import Place
from budgetgoals.reading.folding import BLANKS
from budgetgoals.sources import GridBlock, TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from budgetgoals.sources import GridCell


class Box(NamedTuple):
    """A cell that has something in it, or a line outside of the tables.

    Attributes:
        start: where its text begins in the text of the form.
        text: what stands in it.
        row: the row that it begins in, counted over all tables of the form; a line has a row of its own.
        column: the column that it begins in; of a line 0.
        rows: how many rows it spans.
        columns: how many columns it spans.
        is_line: whether it is a line outside of the tables.
    """

    start: int
    text: str
    row: int
    column: int
    rows: int
    columns: int
    is_line: bool

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)

    @property
    def right(self) -> int:
        """The column behind it."""
        return self.column + self.columns

    @property
    def below(self) -> int:
        """The row behind it."""
        return self.row + self.rows


_Origin = tuple[TextBlock, int, int] | tuple[GridBlock, "GridCell"]


@define
class Sheet:
    """The boxes of one form, in reading order.

    Attributes:
        text: the text of all boxes, a line feed between them.
        boxes: the boxes that are not empty.
        rows: the boxes that begin in each row.
        locator: what tells the place in the source of a position in the text, for a source of this name.
        wrapped: whether line breaks inside cells may be those of the page.
        furniture: the page marks that were blanked out, as they stood.
        aside: the pieces that cannot be told to belong anywhere.
        labels: the pieces that are labels and stand in no box.
        has_cells: whether the source has cells or sentences; else the cells were told from running text.
        borrowed: where the boxes begin that another form of the same table has accounted for.
        may_be_form: whether the boxes can be a form at all.
        columns_are_sure: whether no row can have lost cells at its left.
        forms: how many forms the table holds that the boxes come from.
    """

    text: str
    boxes: list[Box]
    locator: Callable[[str], Callable[[int], Place]]
    wrapped: bool = False
    furniture: tuple[tuple[int, int, str], ...] = ()
    aside: tuple[tuple[int, int], ...] = ()
    labels: tuple[tuple[int, int], ...] = ()
    has_cells: bool = True
    borrowed: frozenset[int] = frozenset()
    may_be_form: bool = True
    columns_are_sure: bool = False
    forms: int = 1
    rows: dict[int, list[Box]] = field(factory=dict, init=False)
    _covering: dict[tuple[int, int], Box] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for box in self.boxes:
            self.rows.setdefault(box.row, []).append(box)
            if box.rows == box.columns == 1:
                self._covering[box.row, box.column] = box
                continue
            for row in range(box.row, box.below):
                for column in range(box.column, box.right):
                    self._covering[row, column] = box

    def at(self, row: int, column: int) -> Box | None:
        """The box that covers a position of the table; None for an empty one."""
        return self._covering.get((row, column))

    def part(self, boxes: Iterable[Box], **changes: Any) -> Sheet:
        """Some of the boxes, laid out anew.

        Args:
            boxes: the boxes, in any order.
            changes: other attributes that the part has of its own.
        """
        return evolve(self, boxes=sorted(boxes, key=lambda box: (box.row, box.column)), **changes)


@define
class SheetBuilder:
    """Gathers the lines and the rows of tables of one form."""

    _boxes: list[Box] = field(factory=list)
    _origins: list[_Origin] = field(factory=list)
    _texts: list[str] = field(factory=list)
    _at: int = 0
    _row: int = 0
    _wrapped: bool = False

    def add_line(self, block: TextBlock, line: int, column: int, text: str) -> None:
        """Add a line outside of the tables, without the blanks around it."""
        self._add(Box(self._at, text, self._row, 0, 1, 1, is_line=True), (block, line, column))
        self._row += 1

    def add_cells(self, block: GridBlock, cells: Iterable[GridCell], first_row: int, behind_row: int) -> None:
        """Add the rows of a table between two of its rows."""
        for cell in cells:
            text = cell.text.strip(BLANKS)
            if text:
                rows = min(cell.rows, behind_row - cell.row)
                box = Box(
                    self._at, text, self._row + cell.row - first_row, cell.column, rows, cell.columns, False
                )
                self._add(box, (block, cell))
        self._row += behind_row - first_row
        self._wrapped = self._wrapped or block.wrapped

    def _add(self, box: Box, origin: _Origin) -> None:
        self._boxes.append(box)
        self._origins.append(origin)
        self._texts.append(box.text)
        self._at = box.end + 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._boxes

    def build(self) -> Sheet:
        """The boxes gathered."""
        return Sheet("\n".join(self._texts), self._boxes, self._locator, self._wrapped)

    def _locator(self, source: str) -> Callable[[int], Place]:
        """What tells the place of a box, or of a character of a line."""
        return _Locator(source, [box.start for box in self._boxes], self._origins)


@frozen
class _Locator:
    """Where the boxes of a sheet begin, and what they were read from."""

    source: str
    starts: list[int]
    origins: list[_Origin]

    def __call__(self, at: int) -> Place:
        index = max(0, bisect_right(self.starts, at) - 1)
        origin = self.origins[index]
        if isinstance(origin[0], GridBlock):
            return origin[0].place(origin[1], self.source)
        block, line, column = origin
        offset = at - self.starts[index] if self.starts else 0
        return Place(
            line=line, column=column + offset, page=block.page, source=self.source, per_page=block.per_page
        )
