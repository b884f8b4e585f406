r"""Tables in plain text: rows of cells between pipes or tabs, as Markdown and share sites write them.

Lines that stand together and all hold a pipe are the rows of a table, if at least two of them have two cells
or begin with a pipe; so are lines with tabs, if at least two of them have text on both sides of one. A row
``|---|---|`` is no row. ``\|`` is a pipe in a cell, ``<br>`` a line end in one. Levels that a merged cell
once gave to the rows below it are not put back here: a row holds what stands in its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.sources.document import Block, GridBlock, GridCell, TextBlock
from budgetgoals.sources.spans import compacted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from budgetgoals.sources.limits import Meter

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-{3,}:?|:-+:?|-+:")
_FRAME = re.compile(r"\s*\+[-=+:]*\+\s*")
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)

_LEAST = 2

_Rows = list[list[str]]
_Run = tuple[int, int, list[str]]
_Table = tuple[int, int, list[str], _Rows]


def has_tables(text: str) -> bool:
    r"""Whether a text has rows of cells in it.

    >>> has_tables("指标 | 值\n数量 | ≥1"), has_tables("甲|乙双方")
    (True, False)
    """
    return next(_tables(text), None) is not None


def text_blocks(text: str, meter: Meter) -> tuple[Block, ...]:
    r"""A text as blocks of lines, and of grids where it has rows of cells.

    >>> from budgetgoals.sources.limits import Meter
    >>> blocks = text_blocks("（2020年度）\n指标 | 值\n数量 | ≥1\n", Meter("a.txt"))
    >>> [type(block).__name__ for block in blocks]
    ['TextBlock', 'GridBlock']
    """
    if "|" not in text and "\t" not in text:
        return (TextBlock(text),)
    return tuple(blocks_from(text, meter))


def blocks_from(
    text: str, meter: Meter, line: int = 1, page: int | None = 1, tables: int = 0
) -> Iterator[Block]:
    """The blocks of a part of a text.

    Args:
        text: the part, whole lines.
        meter: counts the cells.
        line: the line of the source that it begins with.
        page: the page that it begins on, None where there are none.
        tables: how many tables came before it.
    """
    done = 0
    paged = page is not None and "\f" in text
    for begin, end, lines, rows in _tables(text):
        before = text[done:begin]
        if before:
            yield TextBlock(before, line, page)
        line += before.count("\n") + len(lines)
        page = page and page + before.count("\f")
        tables += 1
        yield GridBlock(_cells(lines, rows, page if paged else None, meter), tables)
        page = page and page + text.count("\f", begin, end)
        done = end
    if done < len(text) or not text:
        yield TextBlock(text[done:], line, page)


def _tables(text: str) -> Iterator[_Table]:
    """The tables of a text in their order: between pipes, and with tabs in the text between those."""
    done = 0
    for begin, end, lines in _runs(text, "|", 0, len(text)):
        rows = _piped(lines)
        if rows:
            yield from _tabbed_tables(text, done, begin)
            yield begin, end, lines, rows
            done = end
    yield from _tabbed_tables(text, done, len(text))


def _tabbed_tables(text: str, start: int, stop: int) -> Iterator[_Table]:
    for begin, end, lines in _runs(text, "\t", start, stop):
        rows = _tabbed(lines)
        if rows:
            yield begin, end, lines, rows


def _runs(text: str, mark: str, start: int, stop: int) -> Iterator[_Run]:
    """Lines that stand together and all hold the mark; the frame of a drawn table counts as such a line."""
    at = text.find(mark, start, stop)
    while at >= 0:
        begin = text.rfind("\n", start, at) + 1 or start
        if mark == "|" and begin > start:
            above = text.rfind("\n", start, begin - 1) + 1 or start
            begin = above if _FRAME.fullmatch(text, above, begin - 1) else begin
        end, lines = begin, []
        while end < stop:
            line_end = text.find("\n", end, stop)
            line_end = stop if line_end < 0 else line_end
            if text.find(mark, end, line_end) < 0 and not (
                mark == "|" and _FRAME.fullmatch(text, end, line_end)
            ):
                break
            lines.append(text[end:line_end])
            end = line_end + 1
        end = min(end, stop)
        yield begin, end, lines
        at = text.find(mark, end, stop)


def _piped(lines: list[str]) -> _Rows:
    """The cells of each row, none for a rule; nothing at all where the lines are no table.

    Whether a pipe at the end of a line closes a cell or begins an empty one is for most rows to tell.
    """
    if len(lines) < _LEAST:
        return []
    bare = [line.strip() for line in lines]
    held = [line for line in bare if not _FRAME.fullmatch(line)]
    opened = _most(held, lambda line: line.startswith("|"))
    closed = _most(held, lambda line: line.endswith("|") and not line.endswith("\\|"))
    rows: _Rows = []
    found = 0
    for line in bare:
        if _FRAME.fullmatch(line):
            rows.append([])
            continue
        cells = _split(line)
        found += line.startswith("|") or sum(map(bool, cells)) > 1
        outer = opened and len(cells) > 1 and line.startswith("|")
        cells = cells[1:] if outer else cells
        cells = cells[:-1] if (outer or closed) and len(cells) > 1 and not cells[-1] else cells
        rows.append([] if all(map(_RULE.fullmatch, cells)) else cells)
    return rows if found >= _LEAST else []


def _most(lines: list[str], holds: Callable[[str], bool]) -> bool:
    return 2 * sum(map(holds, lines)) > len(lines)


def _split(line: str) -> list[str]:
    cells = _PIPE.split(line) if "\\" in line else line.split("|")
    if "\\" in line or "<" in line:
        cells = [_BREAK.sub("\n", cell.replace("\\|", "|")) for cell in cells]
    return [cell.strip() for cell in cells]


def _tabbed(lines: list[str]) -> _Rows:
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    return rows if sum(sum(map(bool, row)) > 1 for row in rows) >= _LEAST else []


def _cells(lines: list[str], rows: _Rows, page: int | None, meter: Meter) -> tuple[GridCell, ...]:
    cells, row = [], 0
    for line, texts in zip(lines, rows, strict=True):
        if page is not None:
            page += line.count("\f")
        meter.cells(len(texts))
        cells += [GridCell(text, row, column, page=page) for column, text in enumerate(texts)]
        row += bool(texts)
    return compacted(cells)
