"""Forms written in each format, beside the bare library that puts the same texts into the same cells.

The bare way gets the official grid for nothing and knows no widths, styles, heads or properties: what it
costs is what the library asks for cells. Aim: at most 1.3 times that.
"""

from __future__ import annotations

import csv
import gc
import html
import io
import json
import resource
import sys
import tempfile
from functools import partial
from itertools import islice
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
    from collections.abc import Callable, Iterator

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
    print(f"{'format':<8}{'bare library':<14}{'bare, ms/form':>17}{'ours, ms/form':>17}{'ratio':>8} forms/s")
    for name, (library, write) in bare.items():
        taken = medians(
            {"bare": lambda: write(grids), "ours": lambda: bg.render_bytes(forms, name)},  # noqa: B023
            rounds=5,
        )
        floor, ours = taken["bare"] / FORMS, taken["ours"] / FORMS
        ratio = f"{ours / floor:.2f}x"
        print(f"{name:<8}{library:<14}{floor * 1e3:>17.2f}{ours * 1e3:>17.2f}{ratio:>8}{1 / ours:>8.0f}")
    for name in ("txt", "json"):
        ours = medians({"ours": lambda: bg.render_bytes(forms, name)}, rounds=5)["ours"] / FORMS  # noqa: B023
        print(f"{name:<8}{'':<31}{ours * 1e3:>17.2f}{'':>8}{1 / ours:>8.0f}")
    _growth()


def _growth() -> None:
    heading(f"Forms to one workbook for review: the memory must not grow with their number, up to {MANY}")
    print(f"{'forms':>8}{'seconds':>10}{'forms/s':>10}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for count in (MANY // 10, MANY):
            book = Path(folder) / "review.xlsx"
            write = partial(bg.forms_to_xlsx, overwrite=True)
            taken = medians({"ours": lambda: write(_many(count), book)}, rounds=1)["ours"]  # noqa: B023
            gc.collect()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
                1 << (20 if sys.platform == "darwin" else 10)
            )
            print(f"{count:>8}{taken:>10.2f}{count / taken:>10.0f}{peak:>10.0f}")


def _many(count: int) -> Iterator[bg.Form]:
    """Forms that are made while they are written."""
    few = bg.read(source(FORMS)).forms
    return islice((form for _ in range(count) for form in few), count)


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
