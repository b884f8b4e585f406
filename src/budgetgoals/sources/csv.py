"""Comma and tab separated values → one grid."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from budgetgoals.sources.document import Document, GridBlock, GridCell
from budgetgoals.sources.text import line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.sources.limits import Meter

_DELIMITERS = ("\t", ";", "|", ",")
"""Those first that hardly ever stand in a value."""
_SAMPLE_ROWS, _SAMPLE_LENGTH = 100, 1 << 16


def read_csv(text: str, name: str, meter: Meter) -> Document:
    r"""Read separated values; what separates them is told from the rows themselves.

    A row is a line, or more where quotes hold a line end; an empty line is a row too. ``="0012"``, as Excel
    protects what looks like a number, is shown as Excel shows it; everything else stays as it stands.

    Args:
        text: the values.
        name: the name of the file.
        meter: counts the cells.

    >>> from budgetgoals.sources.limits import Meter
    >>> document = read_csv('项目名称,执法服装\n编码,="0012"', "a.csv", Meter("a.csv"))
    >>> [cell.text for cell in next(iter(document.blocks)).cells]
    ['项目名称', '执法服装', '编码', '0012']
    """
    text = line_feeds(text)
    delimiter, text = _declared(text)
    cells: list[GridCell] = []
    for row, values in enumerate(_rows(text, delimiter or _delimiter(text))):
        meter.cells(len(values) or 1)
        cells += [GridCell(_shown(value), row, column) for column, value in enumerate(values)]
    used = max((cell.column for cell in cells if cell.text), default=-1)
    grid = GridBlock(tuple(cell for cell in cells if cell.column <= used))
    return Document(name=name, format="csv", blocks=(grid,) if grid.cells else ())


def _declared(text: str) -> tuple[str, str]:
    """The delimiter that a first line ``sep=;`` names, as Excel knows it, and the text after that line."""
    first = text[:16].partition("\n")[0]
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return first[-1], text[len(first) + 1 :]
    return "", text


def _delimiter(text: str) -> str:
    """The delimiter under which quotes stand around whole values and the most rows have equally many."""
    return max(_DELIMITERS, key=lambda delimiter: _agreement(text[:_SAMPLE_LENGTH], delimiter))


def _agreement(sample: str, delimiter: str) -> tuple[bool, int]:
    widths = Counter(map(len, islice(_rows(sample, delimiter), _SAMPLE_ROWS)))
    agreeing = max((count for width, count in widths.items() if width > 1), default=0)
    return agreeing > 0 and _is_quoted_well(sample, delimiter), agreeing


def _is_quoted_well(sample: str, delimiter: str) -> bool:
    try:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True)
        return sum(1 for _ in islice(rows, _SAMPLE_ROWS)) > 0
    except csv.Error:
        return False


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The values of each row; where quotes do not match, every line is a row and a quote a character."""
    if text.count('"') % 2 == 0:
        try:
            return iter(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
        except csv.Error:
            pass
    return (line.split(delimiter) if line else [] for line in text.removesuffix("\n").split("\n"))


def _shown(value: str) -> str:
    value = value.strip()
    if value.startswith('="') and value.endswith('"') and len(value) > len('=""'):
        return value[2:-1].replace('""', '"')
    return value
