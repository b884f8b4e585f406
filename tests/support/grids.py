"""Tables with random spans, and the same tables as web pages, Word XML, Excel XML and Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from budgetgoals.sources.document import GridCell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.sources.document import GridBlock

Cells = tuple[GridCell, ...]

_CHARACTERS = "项目绩效指标值产出数量年月元（）：≥≤%0123456789AZaz<>&\"'|\\."
WORDS = st.text(_CHARACTERS, min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
"""One line or more, none of them empty."""


@st.composite
def grids(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS, widest: int = 4) -> Cells:
    """A full grid: every place is covered by one cell, which may span rows and columns."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            room = 1
            while room < widest and column + room < width and (row, column + room) not in taken:
                room += 1
            columns = draw(st.integers(1, room))
            rows = draw(st.integers(1, min(widest, height - row)))
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            cells.append(GridCell(draw(texts), row, column, rows, columns))
    return tuple(cells)


def assert_apart(grid: GridBlock) -> None:
    """The cells of a grid stand in the order of rows and columns, and none of them over another."""
    begins = [(cell.row, cell.column) for cell in grid.cells]
    assert begins == sorted(begins)
    covered = [
        (cell.row + down, cell.column + right)
        for cell in grid.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    assert len(covered) == len(set(covered))


def height_of(cells: Cells) -> int:
    return max(cell.row + cell.rows for cell in cells)


def as_html(cells: Cells, *, careless: bool = False) -> str:
    """A web table; a careless one leaves out the end tags and quotes that may be left out."""
    quote, end = ("", "") if careless else ('"', "</td>")
    rows = []
    for row in range(height_of(cells)):
        written = [
            f"<td rowspan={quote}{cell.rows}{quote} colspan={quote}{cell.columns}{quote}>"
            f"{escape(cell.text).replace(chr(10), '<br>')}{end}"
            for cell in cells
            if cell.row == row
        ]
        rows.append(f"<tr>{''.join(written)}{'' if careless else '</tr>'}")
    return f"<table>{''.join(rows)}</table>"


def as_word(cells: Cells) -> str:
    """The same as a ``w:tbl``; a cell goes on below in cells that say so."""
    rows = []
    for row in range(height_of(cells)):
        here = sorted(
            (cell for cell in cells if cell.row <= row < cell.row + cell.rows), key=lambda c: c.column
        )
        rows.append(f"<w:tr>{''.join(_word_cell(cell, row) for cell in here)}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _word_cell(cell: GridCell, row: int) -> str:
    begins = row == cell.row
    merge = "" if cell.rows == 1 else f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
    span = "" if cell.columns == 1 else f'<w:gridSpan w:val="{cell.columns}"/>'
    lines = escape(cell.text).split("\n") if begins else [""]
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{paragraphs}</w:tc>"


def as_workbook(cells: Cells, sheet: str = "自评表") -> str:
    """The same as a workbook in XML."""
    rows = []
    for row in range(height_of(cells)):
        written = [
            f'<Cell ss:Index="{cell.column + 1}" ss:MergeDown="{cell.rows - 1}" '
            f'ss:MergeAcross="{cell.columns - 1}">'
            f'<Data ss:Type="String">{escape(cell.text)}</Data></Cell>'
            for cell in cells
            if cell.row == row
        ]
        rows.append(f"<Row>{''.join(written)}</Row>")
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?>\n<Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="{sheet}"><Table>{"".join(rows)}</Table></Worksheet></Workbook>'
    )


def as_markdown(rows: Sequence[Sequence[str]], *, ruled: bool = True) -> str:
    """Rows of equal length between pipes, with a rule below the first."""
    lines = [
        "| " + " | ".join(text.replace("|", "\\|").replace("\n", "<br>") for text in row) + " |"
        for row in rows
    ]
    if ruled:
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines) + "\n"
