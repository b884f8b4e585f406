"""The whole way from a file to its forms, beside a library that gives no more than the texts of the file."""

from __future__ import annotations

import io
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import budgetgoals as bg
from benchmarks.measuring import heading, medians

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENTS = Path(__file__).parent.parent / "tests" / "fixtures" / "documents"
ROUNDS = 15


def report() -> None:
    """Print the time of both ways for four forms in each format."""
    heading("File to forms, four forms; aims: PDF at most 2x the bare text, .xlsx and .docx at most 1.5x")
    print(f"{'file':<16}{'bare reading by':<16}{'bare, ms':>10}{'bg.read, ms':>13}{'ratio':>8}")
    for name, library, bare in (
        ("forms.docx", "python-docx", _docx),
        ("forms.xlsx", "openpyxl", _openpyxl),
        ("forms.xlsx", "calamine", _calamine),
        ("typst.pdf", "pdfium", _pdf),
        ("from-docx.pdf", "pdfium", _pdf),
        ("from-xlsx.pdf", "pdfium", _pdf),
        ("chromium.pdf", "pdfium", _pdf),
        ("chromium.pdf", "pdfplumber", _plumbed),
    ):
        _print_line(name, library, bare)


def _print_line(name: str, library: str, bare: Callable[[bytes], object]) -> None:
    data = (DOCUMENTS / name).read_bytes()
    try:
        taken = medians({"bare": partial(bare, data), "ours": partial(bg.read, data)}, ROUNDS)
    except ModuleNotFoundError as error:
        print(f"{name:<16}{library:<16}left out, since there is no {error.name}")
        return
    floor, ours = taken["bare"], taken["ours"]
    print(f"{name:<16}{library:<16}{floor * 1e3:>10.2f}{ours * 1e3:>13.2f}{ours / floor:>7.2f}x")


def _docx(data: bytes) -> object:
    tables = import_module("docx").Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def _openpyxl(data: bytes) -> object:
    book = import_module("openpyxl").load_workbook(io.BytesIO(data))
    return [[cell.value for row in sheet.iter_rows() for cell in row] for sheet in book]


def _calamine(data: bytes) -> object:
    book = import_module("python_calamine").CalamineWorkbook.from_object(io.BytesIO(data))
    return [book.get_sheet_by_index(index).to_python() for index in range(len(book.sheet_names))]


def _pdf(data: bytes) -> object:
    document: Any = import_module("pypdfium2").PdfDocument(data)
    texts = []
    for page in document:
        letters = page.get_textpage()
        texts.append(letters.get_text_bounded())
        letters.close()
        page.close()
    document.close()
    return texts


def _plumbed(data: bytes) -> object:
    with import_module("pdfplumber").open(io.BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


if __name__ == "__main__":
    report()
