"""Forms written in each format, beside the bare library that puts the same texts into the same cells.

The bare way gets the official grid for nothing and knows no widths, styles, heads or properties: what it
costs is what the library asks for cells. Aim: at most 1.3 times that for the formats that a library writes,
once the grid is laid out; HTML, Markdown and CSV are strings put together: there the grid is most of it.
"""

from __future__ import annotations

import csv
import html
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import typst
import xlsxwriter  # type: ignore[import-untyped]

import budgetgoals as bg
from benchmarks.corpus import source
from benchmarks.measuring import heading, medians
from budgetgoals.rendering.official import OfficialGrid, official_grid

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = 20
MANY = 1000
AIM = 1.3
TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_PLAIN = """\
#let forms = json(bytes(sys.inputs.data))
#set text(font: "Noto Serif CJK SC", size: 10.5pt)
#set page(paper: "a4")
#for form in forms {
  table(columns: form.columns, ..form.cells.map(c => table.cell(colspan: c.at(1), rowspan: c.at(2), c.at(0))))
  pagebreak(weak: true)
}
"""


def report() -> None:
    """Print what each backend costs, and how a workbook of many forms grows."""
    forms = bg.read(source(FORMS)).forms
    grids = [official_grid(form) for form in forms]
    bare: dict[str, tuple[str, Callable[[list[OfficialGrid]], object]]] = {
        "docx": ("python-docx", _docx),
        "xlsx": ("xlsxwriter", _xlsx),
        "pdf": ("typst", _pdf),
        "html": ("html.escape", _html),
        "md": ("str.join", _markdown),
        "csv": ("csv", _csv),
    }
    heading(f"{FORMS} forms written; aim: at most {AIM:g}x the bare library writing the same cells")
    laid_out = medians({"ours": lambda: list(map(official_grid, forms))}, rounds=5)["ours"] / FORMS
    print(f"laying out the grid: {laid_out * 1e3:.2f} ms a form, which every format but JSON pays")
    print(
        f"{'format':<8}{'bare library':<14}{'bare, ms':>10}{'ours, ms':>10}{'ratio':>8}{'drawing':>9} forms/s"
    )
    for name, (library, write) in bare.items():
        taken = medians(
            {"bare": lambda: write(grids), "ours": lambda: bg.render_bytes(forms, name)},  # noqa: B023
            rounds=5,
        )
        floor, ours = taken["bare"] / FORMS, taken["ours"] / FORMS
        ratio, drawing = f"{ours / floor:.2f}x", f"{(ours - laid_out) / floor:.2f}x"
        times = f"{floor * 1e3:>10.2f}{ours * 1e3:>10.2f}"
        print(f"{name:<8}{library:<14}{times}{ratio:>8}{drawing:>9}{1 / ours:>8.0f}")
    for name in ("txt", "json"):
        ours = medians({"ours": lambda: bg.render_bytes(forms, name)}, rounds=5)["ours"] / FORMS  # noqa: B023
        print(f"{name:<8}{'':<24}{ours * 1e3:>10.2f}{'':>17}{1 / ours:>8.0f}")
    _growth()


def _growth() -> None:
    heading(f"Forms to one workbook for review: the memory must not grow with their number, up to {MANY}")
    print(f"{'forms':>8}{'seconds':>10}{'forms/s':>10}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few.json"
        few.write_text(
            json.dumps([bg.to_dict(form) for form in bg.read(source(FORMS)).forms]), encoding="utf-8"
        )
        for count in (FORMS, MANY // 10, MANY):
            done = subprocess.run(
                [sys.executable, "-c", _REVIEW, str(few), f"{folder}/{count}.xlsx", str(count)],
                capture_output=True,
                text=True,
                check=True,
            )
            seconds, peak = map(float, done.stdout.split())
            print(f"{count:>8}{seconds:>10.2f}{count / seconds:>10.0f}{peak / 1024:>10.1f}")


_REVIEW = """
import itertools, json, re, sys, time
from pathlib import Path
import budgetgoals as bg
few = [bg.from_dict(each) for each in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]
start = time.perf_counter()
bg.forms_to_xlsx(itertools.islice(itertools.cycle(few), int(sys.argv[3])), sys.argv[2])
seconds = time.perf_counter() - start
print(seconds, re.search("VmHWM:\\\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
"""
"""In a process of its own, whose peak is its own."""


# The bare libraries.


def _docx(grids: list[OfficialGrid]) -> bytes:
    document = docx.Document()
    for grid in grids:
        document.add_paragraph(grid.title)
        table = document.add_table(len(grid.rows), grid.width)
        places = [list(row.cells) for row in table.rows]
        for row, column, cell in grid.placed():
            place = places[row][column]
            if cell.rows > 1 or cell.columns > 1:
                place = place.merge(places[row + cell.rows - 1][column + cell.columns - 1])
            place.text = cell.text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _xlsx(grids: list[OfficialGrid]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **TEXTS_ONLY})
    look = book.add_format({"border": 1, "text_wrap": True})
    for grid in grids:
        sheet = book.add_worksheet()
        for row, column, cell in grid.placed():
            if cell.rows > 1 or cell.columns > 1:
                last = row + cell.rows - 1, column + cell.columns - 1
                sheet.merge_range(row, column, *last, cell.text, look)
            else:
                sheet.write_string(row, column, cell.text, look)
    book.close()
    return file.getvalue()


def _pdf(grids: list[OfficialGrid]) -> bytes:
    forms = [
        {
            "columns": grid.width,
            "cells": [(cell.text, cell.columns, cell.rows) for row in grid.rows for cell in row],
        }
        for grid in grids
    ]
    content: bytes = typst.compile(
        _PLAIN.encode(), sys_inputs={"data": json.dumps(forms, ensure_ascii=False)}
    )
    return content


def _html(grids: list[OfficialGrid]) -> bytes:
    lines = []
    for grid in grids:
        lines.append(f"<h1>{html.escape(grid.title)}</h1><table>")
        for row in grid.rows:
            cells = (
                f'<td colspan="{cell.columns}" rowspan="{cell.rows}">{html.escape(cell.text)}</td>'
                for cell in row
            )
            lines.append(f"<tr>{''.join(cells)}</tr>")
        lines.append("</table>")
    return "\n".join(lines).encode()


def _markdown(grids: list[OfficialGrid]) -> bytes:
    lines = []
    for grid in grids:
        lines.append(grid.title)
        lines += ["| " + " | ".join(cell.text for cell in row) + " |" for row in grid.rows]
    return "\n".join(lines).encode()


def _csv(grids: list[OfficialGrid]) -> bytes:
    file = io.StringIO(newline="")
    writer: Any = csv.writer(file)
    for grid in grids:
        writer.writerow([grid.title])
        writer.writerows([cell.text for cell in row] for row in grid.rows)
    return file.getvalue().encode()


if __name__ == "__main__":
    report()
