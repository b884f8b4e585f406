"""Forms as plain text: in the shape of the published Shanghai forms, or as a table between pipes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.layouts import ValueKind
from budgetgoals.reading import read
from budgetgoals.rendering.flat import flat_sections
from budgetgoals.rendering.markdown import pipe_row
from budgetgoals.rendering.official import official_grid
from budgetgoals.rendering.official.drawing import layout_of
from budgetgoals.rendering.official.ink import inked
from budgetgoals.rendering.official.texts import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.layouts import Layout
    from budgetgoals.layouts import Row as LayoutRow
    from budgetgoals.model import Dimension, Form
    from budgetgoals.rendering.official import OfficialGrid
    from budgetgoals.rendering.pages import Options

_PUBLISHED = "shanghai-2020"
_WIDTHS = (80, 1 << 30)
_WHOLE = re.compile(r"[A-Za-z]+|.")
_ITEM = re.compile(r"[0-9]+、")


def draw(forms: Sequence[Form], options: Options) -> bytes:
    """Forms as plain text, one after another.

    The shape of the published forms has nothing that parts a label from the words of a text. Where reading
    it would not give the forms again, tables between pipes are written in its place.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> from budgetgoals.rendering.pages import Options
    >>> project = Project(name="执法服装")
    >>> form = ProjectGoals(layout="shanghai-2020", title="财政项目支出绩效目标表", project=project)
    >>> draw([form], Options()).decode().splitlines()[4]
    '项目名称： 执法服装 项目类别：'
    """
    layouts = [options.layout or layout_of(form) for form in forms]
    if all(layout.id == _PUBLISHED for layout in layouts):
        for width in _WIDTHS:
            pages = [
                inked(_published(form, layout, width)) for form, layout in zip(forms, layouts, strict=True)
            ]
            text = "\f".join(pages).encode()
            if read(text).forms == tuple(forms):
                return text
    tables = [_piped(official_grid(form, layout)) for form, layout in zip(forms, layouts, strict=True)]
    return "\n".join(tables).encode()


def _piped(grid: OfficialGrid) -> str:
    tables = ("\n".join(map(pipe_row, rows)) for rows in flat_sections(grid))
    return "\n\n".join([grid.title, *tables]) + "\n"


# The shape of the published forms.


def _published(form: Form, layout: Layout, width: int) -> str:
    year = "" if form.fiscal_year is None else str(form.fiscal_year)
    blocks = [[form.title or layout.title]]
    joins = True
    for row in layout.rows:
        lines = list(_row_lines(form, row, year, width))
        if joins and (row.heading or len(blocks) > 1):
            blocks[-1] += lines
        else:
            blocks.append(lines)
        joins = bool(row.heading)
    columns = " ".join(column.label for column in layout.grid.columns)
    heading = [f" {layout.grid.heading.format(fiscal_year=year)}"] if year else []
    blocks.append([*heading, columns])
    blocks += [[line] for dimension in form.indicators for line in _grid_lines(dimension)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _row_lines(form: Form, row: LayoutRow, year: str, width: int) -> Iterator[str]:
    if row.heading:
        if year or "{" not in row.heading:
            yield row.heading.format(fiscal_year=year)
        return
    pairs = [(f"{cell.printed}：", cell_text(form, cell)) for cell in row.cells]
    beside = " ".join(f"{label} {text}".rstrip() for label, text in pairs)
    if "\n" not in beside and _columns(beside) <= width:
        yield beside
        return
    for (label, text), cell in zip(pairs, row.cells, strict=True):
        if _columns(f"{label} {text}") <= width and "\n" not in text:
            yield f"{label} {text}".rstrip()
            continue
        yield label
        paragraphs = text.split("\n") if cell.value is ValueKind.PROSE else [text]
        for index, paragraph in enumerate(paragraphs):
            if index and not _ITEM.match(paragraph):
                yield ""
            yield from _wrapped(paragraph, width)


def _grid_lines(dimension: Dimension) -> Iterator[str]:
    """The lines of one dimension; the name of a level is printed once."""
    waiting = [dimension.name]
    for aspect in dimension.aspects:
        waiting.append(aspect.name)
        for indicator in aspect.indicators:
            yield " ".join([*waiting, indicator.name, indicator.target.text])
            waiting = []


def _wrapped(text: str, width: int) -> list[str]:
    lines, taken = [""], 0
    for piece in _WHOLE.findall(text):
        columns = _columns(piece)
        if taken + columns > width:
            lines.append("")
            taken = 0
        lines[-1] += piece
        taken += columns
    return lines


def _columns(text: str) -> int:
    """How many columns of a page a text takes: two for a character beyond ASCII."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))
