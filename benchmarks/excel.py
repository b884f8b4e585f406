"""Workbooks to grids, beside a library in Rust that gives the values of the same cells and nothing else."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import python_calamine

from benchmarks.measuring import heading, medians
from budgetgoals.sources.excel import read_excel
from budgetgoals.sources.limits import Meter

DOCUMENTS = Path(__file__).parent.parent / "tests" / "fixtures" / "documents"
FORMS = 4
AIM = 1.3
NAMES = ("forms.xlsx", "formulas.xlsx", "forms.xls", "forms.ods")


def report() -> None:
    """Print the time for four forms, and its ratio to that of the bare values."""
    heading(f"Workbooks of {FORMS} forms to grids; aim: at most {AIM:g}x the bare values for .xlsx")
    print(f"{'file':<16}{'bare values, µs':>18}{'read_excel, µs':>18}{'µs a form':>12}{'ratio':>8}")
    for name in NAMES:
        data = (DOCUMENTS / name).read_bytes()
        taken = medians({"bare": partial(_values, data), "ours": partial(_read, data)})
        bare, ours = taken["bare"], taken["ours"]
        print(
            f"{name:<16}{bare * 1e6:>18.0f}{ours * 1e6:>18.0f}{ours / FORMS * 1e6:>12.0f}{ours / bare:>7.1f}x"
        )


def _read(data: bytes) -> object:
    return read_excel(data, "a", Meter("a"))


def _values(data: bytes) -> object:
    book = python_calamine.CalamineWorkbook.from_object(io.BytesIO(data))
    return [book.get_sheet_by_index(index).to_python() for index in range(len(book.sheet_names))]


if __name__ == "__main__":
    report()
