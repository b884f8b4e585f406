"""PDFs to grids, beside pdfium giving only the text of the same pages, and pdfplumber finding tables."""

from __future__ import annotations

import io
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.measuring import heading, medians
from budgetgoals.sources.limits import Meter
from budgetgoals.sources.pdf import read_pdf

pypdfium2: Any = import_module("pypdfium2")

DOCUMENTS = Path(__file__).parent.parent / "tests" / "fixtures" / "documents"
NAMES = ("typst.pdf", "from-docx.pdf", "from-xlsx.pdf", "chromium.pdf", "borderless.pdf", "long-row.pdf")
AIM, FASTER = 1.5, 5.0
ROUNDS = 31


def report() -> None:
    """Print milliseconds a page and how many bare extractions of text each way costs."""
    heading(f"PDFs to grids; aim: at most {AIM:g}x the bare text, {FASTER:g} times faster than pdfplumber")
    pdfplumber = _peer("pdfplumber")
    print(f"{'file':<18}{'text, ms a page':>16}{'read_pdf, ms':>14}{'of text':>9}{'pdfplumber of ours':>20}")
    for name in NAMES:
        data = (DOCUMENTS / name).read_bytes()
        taken = medians({"text": partial(_text, data), "ours": partial(_read, data)}, ROUNDS)
        text, ours, pages = taken["text"], taken["ours"], _text(data)
        theirs = ""
        if pdfplumber is not None:
            again = medians({"ours": partial(_read, data), "theirs": partial(_tables, pdfplumber, data)}, 3)
            theirs = f"{again['theirs'] / again['ours']:.0f}x"
        page = f"{text / pages * 1e3:>16.2f}{ours / pages * 1e3:>14.2f}"
        print(f"{name:<18}{page}{ours / text:>8.2f}x{theirs:>20}")


def _read(data: bytes) -> object:
    return read_pdf(data, "a.pdf", Meter("a.pdf"))


def _text(data: bytes) -> int:
    """Extract the text, and count the pages."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        letters = page.get_textpage()
        letters.get_text_bounded()
        letters.close()
        page.close()
    count = len(document)
    document.close()
    return count


def _tables(pdfplumber: Any, data: bytes) -> object:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


def _peer(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        print(f"{name} is not installed: its figures are left out")
        return None


if __name__ == "__main__":
    report()
