"""What every file becomes before anyone looks for a form in it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, frozen

from budgetgoals.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.messages import Message


@frozen
class TextBlock:
    """Consecutive lines of a source.

    Attributes:
        text: whole lines; every line break is a line feed, a form feed begins a page.
        line: the line in the source that the block begins with, counted from 1.
        page: the page it begins on, counted from 1; None where a format has no pages.
        per_page: whether lines are counted anew on each page.

    >>> TextBlock("项目名称： 执法服装").line
    1
    """

    text: str
    line: int = 1
    page: int | None = 1
    per_page: bool = False


class GridCell(NamedTuple):
    r"""A cell of a table or sheet.

    Attributes:
        text: what stands in it; ``\n`` between its lines, no blanks at its ends.
        row: the row it begins in, counted from 0.
        column: the column it begins in, counted from 0.
        rows: how many rows it spans.
        columns: how many columns it spans.
        page: the page it stands on, counted from 1; None where a format has no pages.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    page: int | None = None


@frozen
class GridBlock:
    """A table, or the used part of a sheet.

    Attributes:
        cells: its cells in the order of rows and columns, none of them over another; empty ones may be
            left out.
        table: which table of the document it is, counted from 1; of a sheet 1.
        sheet: the name of the sheet, or empty for a table.
        wrapped: whether a line break inside a cell may be the page's, as in a PDF, not the author's.

    >>> grid = GridBlock((GridCell("项目名称", 0, 0), GridCell("执法服装", 0, 1)), table=2)
    >>> str(grid.place(grid.cells[1], "a.docx"))
    'a.docx:t2:r1:c2'
    """

    cells: tuple[GridCell, ...]
    table: int = 1
    sheet: str = ""
    wrapped: bool = False

    def place(self, cell: GridCell, source: str = "") -> Place:
        """Where a cell stands."""
        return Place(
            column=cell.column + 1,
            row=cell.row + 1,
            table=None if self.sheet else self.table,
            page=cell.page,
            sheet=self.sheet,
            source=source,
        )


Block = TextBlock | GridBlock
"""What a document is made of."""


class Notable(StrEnum):
    """What a source can have that a reader should know.

    >>> Notable("hidden_sheet").name
    'HIDDEN_SHEET'
    """

    HIDDEN_SHEET = "hidden_sheet"
    """A sheet, row or column that the workbook hides was read like the others."""
    FORMULA = "formula"
    """A cell whose text was recovered from a formula, such as ``=100%``."""
    NO_TEXT = "no_text"
    """A page that is only a picture."""
    UNREADABLE = "unreadable"
    """A file inside an archive or folder that could not be read; the others were."""
    NOT_READ = "not_read"
    """A part of the file that is not read: a picture, a macro, an embedded object, an external link."""


@frozen
class Notice:
    """Something a reader should know about a source.

    Attributes:
        kind: what it is.
        place: where, as exactly as can be told.
        text: the text concerned: the name of a sheet, the formula …
        reason: why, for a file that could not be read.
    """

    kind: Notable
    place: Place
    text: str = ""
    reason: Message | None = None


@frozen(kw_only=True)
class Document:
    """A source, taken apart.

    Attributes:
        name: the name of the file, or empty.
        format: ``text``, ``html``, ``docx``, ``xlsx`` …
        encoding: the encoding that the bytes were in, for text.
        blocks: what it holds, in order; an iterator when the source is streamed.
        notices: what a reader should know about it.

    >>> Document(blocks=[TextBlock("…")]).format
    'text'
    """

    name: str = ""
    format: str = "text"
    encoding: str = ""
    blocks: Iterable[Block]
    notices: tuple[Notice, ...] = Factory(tuple)
