"""A text without cells → the boxes of each of its forms."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.reading.choice import GENERIC, choose
from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.grids.sheet import Sheet
from budgetgoals.reading.grids.titles import title_in
from budgetgoals.reading.levels import names_in
from budgetgoals.reading.lexicon import bare, lexicon
from budgetgoals.reading.loose.items import Kind, items_of
from budgetgoals.reading.loose.shaping import shape_form
from budgetgoals.reading.sentences import told_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.layouts import Layout
    from budgetgoals.reading.lines.chunks import Chunk
    from budgetgoals.reading.loose.items import Item, Shape
    from budgetgoals.reading.outcome import LayoutChoice

_PAGE_MARK = re.compile(r"(?<=\s)[-—–－]+[ \t]*[0-9]{1,4}[ \t]*[-—–－]+(?=\s|$)")
_NUMBERED_LINE = re.compile(r"^(?P<number>[0-9]{1,2}、)?[^\n]+", re.MULTILINE)
_PAGE = 100
_GRID = frozenset({"三级指标", "指标值", "指标内容", "一级指标"})
_LINE_WITH_TABLE = re.compile(r"^[^\n]{0,80}表[^\n]{0,40}$", re.MULTILINE)
_LONGEST = 100_000
"""The most characters that one form has; a text without headings that is longer is none."""

_FIRST_FIELDS = frozenset({"project.name", "applicant"})


class LaidOut(NamedTuple):
    """A form of a text.

    Attributes:
        sheet: its boxes.
        layout: the layout it was laid out with.
        choice: how that layout was chosen, or None where the caller named it.
    """

    sheet: Sheet
    layout: Layout
    choice: LayoutChoice | None


def forms_in(chunk: Chunk, layout: Layout | None) -> Iterator[LaidOut]:
    """Cut a text into its forms and lay each of them out.

    Args:
        chunk: the text.
        layout: the layout to read with, or None to choose one.
    """
    for part in _parts(_without_page_marks(chunk)):
        if len(part.text) > _LONGEST:
            yield LaidOut(_unread(part), layout or load_layout(GENERIC), None)
            continue
        items, shape = items_of(part.text)
        starts = [0, *_beginnings(items)]
        for begin, end in zip(starts, [*starts[1:], len(items)], strict=True):
            first = items[begin].start if begin else 0
            behind = items[end].start if end < len(items) else len(part.text)
            marks = tuple(mark for mark in part.furniture if first <= mark[0] < behind)
            yield _laid_out(evolve(part, furniture=marks), items[begin:end], shape, layout)


def layout_of_text(text: str) -> str:
    r"""The layout that the words of the beginning of a text speak for.

    >>> layout_of_text("项目类别： 其他一次性项目\n绩效类型： 其他类\n是否含有政府购买服务： 否")
    'shanghai-2020'
    """
    items, _ = items_of(text[:_LONGEST])
    title = next((item.text for item in items if item.kind is Kind.TITLE), "")
    return choose(title, [item.text for item in items if item.is_word])[0].id


def _parts(chunk: Chunk) -> Iterator[Chunk]:
    """A long text, cut at the headings that stand on lines of their own; a text of usual length as it is."""
    text = chunk.text
    starts = [0]
    if len(text) > _LONGEST:
        starts += [
            found.start() for found in _LINE_WITH_TABLE.finditer(text) if found.start() and title_in(found[0])
        ]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield evolve(
            chunk,
            text=text[start:end],
            line=chunk.line + text.count("\n", 0, start),
            page=chunk.page + text.count("\f", 0, start),
            title=None,
            furniture=tuple(
                (a - start, b - start, mark) for a, b, mark in chunk.furniture if start <= a < end
            ),
        )


def _unread(chunk: Chunk) -> Sheet:
    """A text that is too long for a form."""
    return Sheet(chunk.text, [], chunk.locator, furniture=chunk.furniture, has_cells=False)


def _laid_out(chunk: Chunk, items: list[Item], shape: Shape, layout: Layout | None) -> LaidOut:
    choice = None
    if layout is None:
        title = next((item.text for item in items if item.kind is Kind.TITLE), "")
        layout, choice = choose(title, [item.text for item in items if item.is_word])
    start = items[0].start if items else 0
    end = items[-1].end if items else 0
    pieces = told_in(chunk.text[start:end])
    if pieces is not None:
        items = list(_up_to(items, start + pieces[0].start))
    canvas = shape_form(chunk.text, items, shape, lexicon(layout), names_in(layout.grid.taxonomy))
    if pieces is not None:
        canvas.tell(pieces, chunk.text[start:end], start)
    sheet = Sheet(
        chunk.text,
        canvas.boxes,
        chunk.locator,
        wrapped=True,
        furniture=chunk.furniture,
        aside=tuple(canvas.aside),
        labels=tuple(canvas.labels),
        has_cells=pieces is not None,
        columns_are_sure=True,
        borrowed=frozenset(box.start for box in canvas.boxes if box.start < 0),
    )
    return LaidOut(sheet, layout, choice)


def _up_to(items: list[Item], end: int) -> Iterator[Item]:
    """The items before a place, with the first part of one that it stands in."""
    for item in items:
        if item.end <= end:
            yield item
        elif before := item.text[: max(0, end - item.start)].rstrip(BLANKS):
            yield item._replace(text=before, kind=Kind.TEXT)


def _beginnings(items: list[Item]) -> Iterator[int]:
    """Where another form begins: at a heading over a first label, or at a first label that repeats."""
    has_content = has_grid = False
    labels: set[str] = set()
    for index, item in enumerate(items):
        word = bare(item.text) if item.is_word else ""
        begins_again = has_grid and word in _first_labels() and word in labels
        if index and (
            begins_again or (item.kind is Kind.TITLE and has_content and _has_first_label(items, index))
        ):
            yield index
            has_content = has_grid = False
            labels = set()
        has_content = has_content or item.is_word
        has_grid = has_grid or word in _GRID
        labels.add(word)


def _has_first_label(items: list[Item], title: int) -> bool:
    """Whether a heading begins a form, rather than a page or a part of one."""
    for item in items[title + 1 :]:
        if item.kind is Kind.TITLE:
            return False
        if item.is_word and bare(item.text) in _first_labels():
            return True
    return False


def _without_page_marks(chunk: Chunk) -> Chunk:
    """The text with the page marks inside its lines blanked out."""
    marks = [found.span() for found in _PAGE_MARK.finditer(chunk.text)] + _numbers_of_pages(chunk.text)
    if not marks:
        return chunk
    text = chunk.text
    for start, end in marks:
        text = text[:start] + " " * (end - start) + text[end:]
    furniture = [(start, end, chunk.text[start:end]) for start, end in marks]
    return evolve(chunk, text=text, furniture=(*chunk.furniture, *furniture))


def _numbers_of_pages(text: str) -> list[tuple[int, int]]:
    """The numbers 1、2、3、 at the heads of long lines, one after another: each line is a page."""
    lines = list(_NUMBERED_LINE.finditer(text))
    numbered = [(index, line) for index, line in enumerate(lines) if line["number"] == f"{index + 1}、"]
    is_paged = len(lines) > 1 and len(numbered) >= len(lines) - 1 and len(text) > _PAGE * (len(lines) - 1)
    return [line.span("number") for _, line in numbered] if is_paged else []


@cache
def _first_labels() -> frozenset[str]:
    return frozenset(
        bare(word)
        for layout in map(load_layout, layout_ids())
        for cell in layout.cells()
        if cell.field in _FIRST_FIELDS
        for word in (cell.label, *cell.aliases)
    )
