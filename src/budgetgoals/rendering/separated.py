"""The official grid as comma separated values, for spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from budgetgoals.rendering.flat import flat_sections
from budgetgoals.rendering.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.model import Form
    from budgetgoals.rendering.pages import Options

_BLANK = "\u3000"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def draw(forms: Sequence[Form], options: Options) -> bytes:
    """Forms as CSV, an empty row between them; with the mark that lets Excel read it as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for index, page in enumerate(pages_of(forms, options)):
        rows = [[""]] * bool(index) + [[page.grid.title], *chain.from_iterable(flat_sections(page.grid))]
        width = max(map(len, rows))
        filled = (row + [""] * (width - len(row)) for row in rows)
        writer.writerows([guarded(text) for text in row] if options.guard else row for row in filled)
    return out.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    r"""A text that no spreadsheet takes for a formula: an ideographic space stands before one.

    Spreadsheets evaluate a cell of a CSV that begins with =, +, -, @ or their full-width forms, so that
    ``=100%`` becomes 100% and ``=cmd|…`` runs a program. Reading takes the space away again.

    >>> guarded("=100%"), guarded("健全")
    ('\u3000=100%', '健全')
    """
    return _BLANK + text if text.lstrip().startswith(_FORMULA) else text
