"""The official grid as a PDF whose text can be selected and searched, tagged for readers of screens."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from budgetgoals.errors import InvalidValue
from budgetgoals.rendering.fonts import fonts_for
from budgetgoals.rendering.heights import lines_in, row_lines
from budgetgoals.rendering.official import Look
from budgetgoals.rendering.official.cells import placed
from budgetgoals.rendering.pages import author_of, pages_of, title_of
from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.model import Form
    from budgetgoals.rendering.official import OfficialCell, OfficialGrid
    from budgetgoals.rendering.official.cells import Row
from budgetgoals.rendering.pages import Options

_STANDARD = "ua-1"
"""A standard under which the compiler refuses a character that no font has, where it would leave it out."""
_NO_GLYPH = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')
_ROOM = {False: 93, True: 140}
"""How many columns of characters are as wide as a page, upright and on its side."""
_TALL, _TALLEST = 20, 40
"""A cell of more lines may be cut by a page break: one of text above the indicators, one of an indicator."""
_SHORTEST = 6
_WORD = re.compile(rf"[!-~]{{{_SHORTEST},}}")
"""A word that may be longer than its cell."""
_PADDING = 1
_SMALLEST = 0.65
"""In parts of the usual size."""


def draw(forms: Sequence[Form], options: Options) -> bytes:
    """Forms as one document, each on pages of its own."""
    typst = need("typst", "pdf-write")
    pages = pages_of(forms, options)
    fonts = fonts_for(options.font)
    data = {
        "title": title_of(pages),
        "author": author_of(pages),
        "fonts": fonts.families,
        "breakable": _SHORTEST,
        "forms": [_form(page.grid) for page in pages],
    }
    try:
        content: bytes = typst.compile(
            _template(),
            font_paths=fonts.library,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[_STANDARD],
        )
    except typst.TypstError as error:
        raise _missing_character(str(error), fonts.families[0]) or error from error
    return content


@cache
def _template() -> bytes:
    return (Path(__file__).parent / "pdf.typ").read_bytes()


def _missing_character(said: str, font: str) -> InvalidValue | None:
    found = _NO_GLYPH.search(said)
    if found is None:
        return None
    return InvalidValue(
        "no font has the character {text}, which {font} was to show",
        hint="name a font that has it (font=, --font), or write another format",
        text=json.loads(f'"{found["text"]}"') if "\\" not in found["text"] else found["text"],
        font=font,
    )


def _form(grid: OfficialGrid) -> dict[str, Any]:
    widths = [width * _ROOM[grid.landscape] // sum(grid.widths) for width in grid.widths]
    lines = row_lines(grid, widths)
    sections, at = [], 0
    for section in grid.sections:
        head, body = section.parted()
        heights = lines[at : at + len(section.rows)]
        sections.append(
            {
                "head": list(_cells(head, widths, heights, _TALL)),
                "body": list(_cells(body, widths, heights[len(head) :], _TALLEST if head else _TALL)),
            }
        )
        at += len(section.rows)
    return {"title": grid.title, "landscape": grid.landscape, "widths": grid.widths, "sections": sections}


def _cells(rows: Sequence[Row], widths: list[int], heights: list[int], tall: int) -> Iterator[dict[str, Any]]:
    least = _least_heights(rows, widths, heights)
    for row, column, cell in placed(rows, len(widths)):
        room = sum(widths[column : column + cell.columns]) - _PADDING
        is_last = cell.rows == 1 and column + cell.columns == len(widths)
        size = _size(cell, room)
        yield {
            "text": cell.text,
            "look": cell.look.value,
            "columns": cell.columns,
            "rows": cell.rows,
            "open_above": cell.open_above,
            "open_below": cell.open_below,
            "breakable": sum(heights[row : row + cell.rows]) > (tall if cell.rows == 1 else _TALL),
            "least": least.get(row, 0) if is_last else 0,
            "size": size,
            "has_long_word": size == 1 and _longest_word(cell.text) > room,
        }


def _size(cell: OfficialCell, room: int) -> float:
    """How large a figure is set, so that it stands on one line where it can."""
    share = room / max(1, _longest_word(cell.text))
    return round(share, 2) if cell.look is Look.FIGURE and _SMALLEST <= share < 1 else 1


def _longest_word(text: str) -> int:
    return max(map(len, _WORD.findall(text)), default=0)


def _least_heights(rows: Sequence[Row], widths: list[int], heights: list[int]) -> dict[int, int]:
    """The rows that must be higher than their own texts, so that no page break cuts the name of a level."""
    least: dict[int, int] = {}
    for row, column, cell in placed(rows, len(widths)):
        if cell.look is Look.LEVEL and cell.rows > 1:
            needed = lines_in(cell.text, sum(widths[column : column + cell.columns]) - _PADDING)
            if needed >= heights[row] > 0 and needed > 1:
                least[row] = max(needed, least.get(row, 0))
    return least
