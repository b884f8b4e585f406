"""Word files taken apart, beside python-docx reading nothing but the text of every cell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx

from benchmarks.corpus import forms
from benchmarks.measuring import heading, medians
from budgetgoals.sources.docx import read_docx
from budgetgoals.sources.limits import Meter

if TYPE_CHECKING:
    from docx.table import Table

COUNT = 12
COLUMNS = 4
AIM = 1.5


def report() -> None:
    """Print milliseconds a file and how many bare readings each way costs."""
    data = word_file(COUNT)
    ways = {
        "python-docx: text of all cells": lambda: _bare(data),
        "python-docx: opening alone": lambda: docx.Document(io.BytesIO(data)),
        "read_docx: lines, cells, spans, places": lambda: read_docx(data, "a.docx", Meter("a.docx")),
    }
    taken = medians(ways)
    floor = next(iter(taken.values()))
    heading(
        f"Word: {COUNT} forms, {len(data) / 1e3:.0f} kB; aim for file to form: at most {AIM:g} bare readings"
    )
    print(f"{'way':<42}{'ms a file':>10}{'bare readings':>15}")
    for name, seconds in taken.items():
        print(f"{name:<42}{seconds * 1e3:>10.2f}{seconds / floor:>14.2f}x")


def word_file(count: int) -> bytes:
    """Forms as Word has them: a table each, long texts in a cell over several columns."""
    made = docx.Document()
    for text in forms(count):
        title, *lines = filter(None, map(str.strip, text.splitlines()))
        made.add_paragraph(title)
        _fill(made.add_table(len(lines), COLUMNS), lines)
    made.add_paragraph()
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _fill(table: Table, lines: list[str]) -> None:
    for row, line in zip(table.rows, lines, strict=True):
        cells = row.cells
        words = line.split(maxsplit=COLUMNS - 1)
        for cell, word in zip(cells, words, strict=False):
            cell.text = word
        if len(words) < COLUMNS:
            cells[len(words) - 1].merge(cells[-1])


def _bare(data: bytes) -> list[str]:
    tables = docx.Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]
