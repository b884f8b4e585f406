"""A table → its cells, with the spans that Word writes as merges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, define

from budgetgoals.sources.document import GridCell
from budgetgoals.sources.docx.content import content_of, inside
from budgetgoals.sources.docx.names import Role, attribute, local, number
from budgetgoals.sources.spans import narrowed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from budgetgoals.sources.limits import Meter

_WIDEST = 16_384


class _Merge(NamedTuple):
    """The properties of a cell that place it: how wide, and whether it goes on what is above or before it."""

    columns: int = 1
    down: str = ""
    across: str = ""
    deleted: bool = False


@define
class _Cell:
    row: int
    column: int
    texts: list[str]
    columns: int
    rows: int = 1


@define
class Table:
    """A table, read.

    Attributes:
        cells: its cells.
        apart: the tables and imported files that stand in its cells, unopened.
    """

    cells: tuple[GridCell, ...]
    apart: list[Element] = Factory(list)

    @property
    def is_empty(self) -> bool:
        """Whether there is no text in it: it only holds other tables in their places, or nothing."""
        return not any(cell.text for cell in self.cells)


def read_table(element: Element, meter: Meter, *, symbols: bool = True) -> Table:
    """Read a ``w:tbl``, but not the tables in it.

    >>> from xml.etree.ElementTree import XML
    >>> from budgetgoals.sources.limits import Meter
    >>> space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    >>> cell = "<tc><tcPr><gridSpan val='2'/></tcPr><p><r><t>产出</t></r></p></tc>"
    >>> read_table(XML(f"<tbl xmlns='{space}'><tr>{cell}{cell}</tr></tbl>"), Meter("a")).cells[1].column
    1
    """
    cells: list[_Cell] = []
    apart: list[Element] = []
    above: dict[int, _Cell] = {}
    row = -1
    for element_of_row in inside(element, Role.ROW):
        column, deleted = _row_properties(element_of_row)
        if deleted:
            continue
        row += 1
        placed: dict[int, _Cell] = {}
        for element_of_cell in inside(element_of_row, Role.CELL):
            merge = _merge(element_of_cell)
            texts = _texts(element_of_cell, apart, symbols=symbols, deleted=merge.deleted)
            owner = _owner(merge, column, above, placed)
            if owner is None:
                column = max([column, *(cell.column + cell.columns for cell in placed.values())])
                owner = _Cell(row, column, texts, merge.columns)
                cells.append(owner)
            else:
                _go_on(owner, merge, texts, row, column)
            placed[owner.column] = owner
            column += merge.columns
        meter.cells(column)
        above = placed
    return Table(narrowed([_finished(cell) for cell in cells]), apart)


def _texts(cell: Element, apart: list[Element], *, symbols: bool, deleted: bool) -> list[str]:
    texts = []
    for part in content_of(cell, symbols=symbols):
        if isinstance(part, str):
            texts.append(part)
        else:
            apart.append(part)
    return [] if deleted else texts


def _owner(merge: _Merge, column: int, above: dict[int, _Cell], placed: dict[int, _Cell]) -> _Cell | None:
    """The cell that a cell only goes on; None for one that begins, as one does that has nothing to go on."""
    if merge.across == "continue" and placed:
        return placed[max(placed)]
    owner = above.get(column) if merge.down == "continue" else None
    return owner if owner is not None and (merge.across or owner.columns == merge.columns) else None


def _go_on(owner: _Cell, merge: _Merge, texts: list[str], row: int, column: int) -> None:
    owner.rows = max(owner.rows, row - owner.row + 1)
    if owner.row == row:
        owner.columns = max(owner.columns, column + merge.columns - owner.column)
    if any(map(str.strip, texts)):
        owner.texts += texts


def _finished(cell: _Cell) -> GridCell:
    text = cell.texts[0] if len(cell.texts) == 1 else "\n".join(cell.texts)
    text = "\n".join(map(str.strip, text.split("\n"))).strip() if "\n" in text else text.strip()
    return GridCell(text, cell.row, cell.column, cell.rows, cell.columns)


def _row_properties(row: Element) -> tuple[int, bool]:
    """The column that a row begins in, and whether it is deleted."""
    column, deleted = 0, False
    for part in row:
        if local(part.tag) == "trPr":
            for property_ in part:
                name = local(property_.tag)
                if name == "gridBefore":
                    column = number(property_, 0, _WIDEST)
                deleted = deleted or name == "del"
    return column, deleted


def _merge(cell: Element) -> _Merge:
    for part in cell:
        if local(part.tag) == "tcPr":
            found = {local(property_.tag): property_ for property_ in part}
            return _Merge(
                max(1, number(found.get("gridSpan"), 1, _WIDEST)),
                attribute(found["vMerge"], "val", "continue") if "vMerge" in found else "",
                attribute(found["hMerge"], "val", "continue") if "hMerge" in found else "",
                "cellDel" in found,
            )
    return _Merge()
