"""Where one form ends and the next begins, and the furniture of pages in between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.labels import find_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.reading.vocabulary import Vocabulary
    from budgetgoals.sources import TextBlock

_PAGE_MARK = re.compile(
    r"^[ \t\f\u3000]*("
    r"[-—–－]+[ \t]*[0-9]{1,4}[ \t]*[-—–－]+"
    r"|第[ \t]*[0-9]{1,4}[ \t]*页(?:[ \t，,/／]*共[ \t]*[0-9]{1,4}[ \t]*页)?"
    r"|[0-9]{1,4}[ \t]*[/／][ \t]*[0-9]{1,4}"
    r"|[Pp]age[ \t]*[0-9]{1,4}(?:[ \t]*of[ \t]*[0-9]{1,4})?"
    r")[ \t\u3000]*$"
    r"|(?<=\f)[ \t]*([0-9]{1,4})[ \t]*$"
    r"|^[ \t]*([0-9]{1,4})[ \t]*(?=\n[ \t]*\f)",
    re.MULTILINE,
)


@frozen
class Chunk:
    """The text of one form, or text between forms.

    Attributes:
        text: whole lines, with the furniture blanked out so that every position is the one in the source.
        line: the line of the source that it begins with, counted from 1.
        page: the page that it begins on, counted from 1.
        title: where its heading stands, or None for text that begins without one.
        furniture: the page marks and running titles that were blanked out, as they stood.
    """

    text: str
    line: int
    page: int
    title: tuple[int, int] | None
    furniture: tuple[tuple[int, int, str], ...] = ()


def split(blocks: Iterable[TextBlock], words: Vocabulary) -> Iterator[Chunk]:
    """Cut a text into its forms, in flat memory; what stands before the first is a chunk without title."""
    text, line, page, looked = "", 1, 1, 0
    titles: list[tuple[int, int]] = []
    for block in blocks:
        if not text:
            line, page = block.line, block.page
        text += block.text
        titles += _titles(text, words, looked)
        looked = text.rfind("\n") + 1
        forms, running = _judge(text, titles, words, complete=False)
        if len(forms) < 2:  # noqa: PLR2004 - the last form may go on in the next block
            continue
        rest = text.rfind("\n", 0, forms[-1][0]) + 1
        yield from _chunks(text[:rest], forms[:-1], running, line, page)
        line += text.count("\n", 0, rest)
        page += text.count("\f", 0, rest)
        text, looked = text[rest:], looked - rest
        titles = [(start - rest, end - rest) for start, end in titles if start >= rest]
    if text:
        forms, running = _judge(text, titles, words, complete=True)
        yield from _chunks(text, forms, running, line, page)


def _titles(text: str, words: Vocabulary, start: int) -> Iterator[tuple[int, int]]:
    """The lines that hold nothing but the title, with the year at most."""
    for found in words.title.finditer(text, start):
        begin, end = found.span()
        line_start = text.rfind("\n", 0, begin) + 1
        if text[line_start:begin].strip(BLANKS):
            continue
        line_end = text.find("\n", end)
        after = text[end : line_end if line_end >= 0 else len(text)].strip(BLANKS)
        if not after or words.year_line.fullmatch(after):
            yield begin, end


def _judge(
    text: str, titles: list[tuple[int, int]], words: Vocabulary, *, complete: bool
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Tell the titles that begin a form from those that a page repeats."""
    forms: list[tuple[int, int]] = []
    running: list[tuple[int, int]] = []
    for index, title in enumerate(titles):
        is_last = index + 1 == len(titles)
        if words.opening.match(text, title[1]) or not forms:
            forms.append(title)
        elif is_last and not complete:
            break
        else:
            until = len(text) if is_last else titles[index + 1][0]
            goes_on = _goes_on(text, words, forms[-1][0], title, until)
            (running if goes_on else forms).append(title)
    return forms, running


def _goes_on(text: str, words: Vocabulary, form: int, title: tuple[int, int], until: int) -> bool:
    """Whether what follows a repeated title continues the form before it."""
    before = find_labels(text, words, form, title[0])
    after = find_labels(text, words, title[1], until)
    if not before or (not after and not text[title[1] : until].strip(BLANKS)):
        return False
    if not after:
        return True
    in_grid = words.header.pattern.search(text, before[-1].end, title[0]) is not None
    return not in_grid and after[0].rank > max(hit.rank for hit in before)


def _chunks(
    text: str, forms: list[tuple[int, int]], running: list[tuple[int, int]], line: int, page: int
) -> Iterator[Chunk]:
    starts = [text.rfind("\n", 0, start) + 1 for start, _ in forms]
    if not starts or text[: starts[0]].strip(BLANKS):
        starts.insert(0, 0)
        forms = [(-1, -1), *forms]
    elif starts[0]:
        line, page = line + text.count("\n", 0, starts[0]), page + text.count("\f", 0, starts[0])
    for index, (start, title) in enumerate(zip(starts, forms, strict=True)):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        part = text[start:end]
        furniture = _page_marks(part) + [
            (a - start, b - start, text[a:b]) for a, b in running if start <= a < end
        ]
        yield Chunk(
            _blanked(part, furniture) if furniture else part,
            line,
            page,
            None if title[0] < 0 else (title[0] - start, title[1] - start),
            tuple(sorted(furniture)),
        )
        line += part.count("\n")
        page += part.count("\f")


def _page_marks(text: str) -> list[tuple[int, int, str]]:
    may_have = (
        ("页" in text or "—" in text or "–" in text or "－" in text)
        or ("/" in text or "／" in text or "age" in text or "-\n" in text or "- \n" in text)
        or (text.find("\f", 1) > 0 or text[-2:].strip() == "-")
    )
    if not may_have:
        return []
    marks = []
    for found in _PAGE_MARK.finditer(text):
        group = found.lastindex or 0
        marks.append((found.start(group), found.end(group), found[group]))
    return marks


def _blanked(text: str, furniture: list[tuple[int, int, str]]) -> str:
    """The text without its furniture, every other character where it was."""
    for start, end, _ in furniture:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
