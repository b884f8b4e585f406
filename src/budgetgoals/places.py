"""Where something stood in a source."""

from __future__ import annotations

from attrs import frozen

_LETTERS = 26


@frozen(kw_only=True)
class Place:
    """A position in a source; everything counts from 1.

    In text it is a line and a column, in a table a row and a column, in a workbook a cell of a sheet.

    Attributes:
        line: the line, as an editor counts it. None in a table.
        per_page: whether the lines are counted anew on each page, as in a PDF.
        column: the character in that line, or the column of the table or sheet.
        row: the row of the table or sheet; None in text.
        table: which table of the document; None in text and in a sheet.
        page: the page, in plain text begun by a form feed; None where a format has no pages.
        sheet: the name of the sheet, or empty.
        source: the name of the file, or empty; of a file in an archive ``archive.zip/file.docx``.

    >>> str(Place(line=12, column=6, source="form.txt"))
    'form.txt:12:6'
    >>> str(Place(sheet="自评表", row=7, column=2, source="form.xlsx"))
    'form.xlsx:自评表!B7'
    >>> str(Place(page=2, table=1, row=3, column=2, source="form.pdf"))
    'form.pdf:p2:t1:r3:c2'
    """

    line: int | None = None
    column: int = 1
    row: int | None = None
    table: int | None = None
    page: int | None = 1
    sheet: str = ""
    source: str = ""
    per_page: bool = False

    def __str__(self) -> str:
        return ":".join(filter(None, [self.source, *self._steps()]))

    def _steps(self) -> list[str]:
        page = [] if self.page is None else [f"p{self.page}"]
        if self.row is None:
            return [*(page if self.per_page else []), f"{self.line}:{self.column}"]
        if self.sheet:
            return [f"{self.sheet}!{letters(self.column)}{self.row}"]
        return [*page, f"t{self.table}", f"r{self.row}", f"c{self.column}"]


def letters(column: int) -> str:
    """A column of a sheet as its letters.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name
