"""Where one form ends and the next begins, and the furniture of pages in between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from budgetgoals.places import Place
from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.lines.labels import find_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from budgetgoals.reading.lines.vocabulary import Vocabulary
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
_SIGNS_OF_PAGES = "页—–－/／"
_ENDS_IN_HYPHEN = re.compile(r"-[ \t\u3000]*$", re.MULTILINE).search
_WIDEST_INDENT = 200

Extent = tuple[int, int]


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
    title: Extent | None
    furniture: tuple[tuple[int, int, str], ...] = ()

    def locator(self, source: str) -> Callable[[int], Place]:
        """What tells the place in the source of a position in the text."""
        breaks = [-1, *(found.start() for found in re.finditer("\n", self.text))]
        feeds = [found.start() for found in re.finditer("\f", self.text)]
        return _Locator(self.line, self.page, source, breaks, feeds)


@frozen
class _Locator:
    """The breaks between the lines and the pages of a chunk."""

    line: int
    page: int
    source: str
    breaks: list[int]
    feeds: list[int]

    def __call__(self, at: int) -> Place:
        line = bisect_left(self.breaks, at)
        return Place(
            line=self.line + line - 1,
            column=at - self.breaks[line - 1],
            page=self.page + bisect_right(self.feeds, at),
            source=self.source,
        )


def split(blocks: Iterable[TextBlock], words: Vocabulary) -> Iterator[Chunk]:
    """Cut a text into its forms, in flat memory; what stands before the first is a chunk without title."""
    window = _Window(words)
    for block in blocks:
        window.add(block)
        yield from window.finished()
    if window.text:
        window.judge(complete=True)
        yield from _chunks(window.text, window.forms, window.running, window.line, window.page)


@define
class _Window:
    """The part of a text that is not cut yet.

    Attributes:
        words: the vocabulary.
        text: the part.
        line: the line of the source that it begins with.
        page: the page that it begins on.
        forms: the titles that begin a form.
        running: the titles that a page repeats.
    """

    words: Vocabulary
    text: str = ""
    line: int = 1
    page: int = 1
    forms: list[Extent] = field(factory=list)
    running: list[Extent] = field(factory=list)
    _looked: int = 0
    _titles: list[Extent] = field(factory=list)
    _judged: int = 0
    _seen: _Seen | None = None

    def add(self, block: TextBlock) -> None:
        """Add lines, and judge every title but the last, whose form may go on in the next block."""
        if not self.text:
            self.line, self.page = block.line, block.page or 1
        self.text += block.text
        self._titles += _titles(self.text, self.words, self._looked)
        self._looked = self.text.rfind("\n") + 1
        self.judge(complete=False)

    def finished(self) -> Iterator[Chunk]:
        """Cut off the forms that are complete."""
        if len(self.forms) < 2:  # noqa: PLR2004 - the last form may go on in the next block
            return
        rest = self.text.rfind("\n", 0, self.forms[-1][0]) + 1
        running = [title for title in self.running if title[0] < rest]
        yield from _chunks(self.text[:rest], self.forms[:-1], running, self.line, self.page)
        self.line += self.text.count("\n", 0, rest)
        self.page += self.text.count("\f", 0, rest)
        self.text, self._looked = self.text[rest:], self._looked - rest
        self._titles = _moved(self._titles[self._judged :], rest)
        self._judged = 0
        self.running = _moved(self.running[len(running) :], rest)
        self.forms = _moved(self.forms[-1:], rest)
        if self._seen:
            self._seen = evolve(self._seen, end=self._seen.end - rest)

    def judge(self, *, complete: bool) -> None:
        """Tell the titles that begin a form from those that a page repeats."""
        for title in self._titles[self._judged :]:
            is_last = self._judged + 1 == len(self._titles)
            begins = not self.forms or self.words.opening.match(self.text, title[1]) is not None
            if not begins and is_last and not complete:
                return
            until = len(self.text) if is_last else self._titles[self._judged + 1][0]
            if begins or not self._goes_on(title, until):
                self.forms.append(title)
                self._seen = None
            else:
                self.running.append(title)
            self._judged += 1

    def _goes_on(self, title: Extent, until: int) -> bool:
        """Whether what follows a repeated title continues the form before it."""
        seen = self._seen or _Seen(self.forms[-1][0])
        hits = find_labels(self.text, self.words, seen.end, title[0])
        header = self.words.header.pattern.search(self.text, hits[-1].end if hits else seen.end, title[0])
        highest = max([seen.highest, *(hit.rank for hit in hits)])
        self._seen = seen = _Seen(title[0], highest, header is not None or (seen.in_grid and not hits))
        after = find_labels(self.text, self.words, title[1], until)
        if seen.highest < 0 or (not after and not self.text[title[1] : until].strip(BLANKS)):
            return False
        return not after or (not seen.in_grid and after[0].rank > seen.highest)


@frozen
class _Seen:
    """What was seen of a form up to a position: its highest label, and whether its grid has begun."""

    end: int
    highest: int = -1
    in_grid: bool = False


def _moved(titles: list[Extent], by: int) -> list[Extent]:
    return [(start - by, end - by) for start, end in titles]


def _titles(text: str, words: Vocabulary, start: int) -> Iterator[Extent]:
    """The lines that hold nothing but the title, with the year at most."""
    for found in words.title.finditer(text, start):
        begin, end = found.span()
        widest = max(0, begin - _WIDEST_INDENT)
        line_start = text.rfind("\n", widest, begin) + 1 or widest
        if text[line_start:begin].strip(BLANKS):
            continue
        line_end = text.find("\n", end)
        after = text[end : line_end if line_end >= 0 else len(text)].strip(BLANKS)
        if not after or words.year_line.fullmatch(after):
            yield begin, end


def _chunks(text: str, forms: list[Extent], running: list[Extent], line: int, page: int) -> Iterator[Chunk]:
    starts = [text.rfind("\n", 0, start) + 1 for start, _ in forms]
    if not starts or text[: starts[0]].strip(BLANKS):
        starts.insert(0, 0)
        forms = [(-1, -1), *forms]
    elif starts[0]:
        line, page = line + text.count("\n", 0, starts[0]), page + text.count("\f", 0, starts[0])
    has_marks = _may_have_marks(text)
    for index, (start, title) in enumerate(zip(starts, forms, strict=True)):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        part = text[start:end]
        furniture = _page_marks(part) if has_marks else []
        furniture += [(a - start, b - start, text[a:b]) for a, b in running if start <= a < end]
        yield Chunk(
            _blanked(part, furniture) if furniture else part,
            line,
            page,
            None if title[0] < 0 else (title[0] - start, title[1] - start),
            tuple(sorted(furniture)),
        )
        line += part.count("\n")
        page += part.count("\f")


def _may_have_marks(text: str) -> bool:
    return (
        any(sign in text for sign in _SIGNS_OF_PAGES)
        or ("g" in text and "age" in text)
        or text.find("\f", 1) > 0
        or _ENDS_IN_HYPHEN(text) is not None
    )


def _page_marks(text: str) -> list[tuple[int, int, str]]:
    if not _may_have_marks(text):
        return []
    marks = []
    for found in _PAGE_MARK.finditer(text):
        group = found.lastindex or 0
        marks.append((found.start(group), found.end(group), found[group]))
    return marks


def _blanked(text: str, furniture: list[tuple[int, int, str]]) -> str:
    """The text without its furniture, every other character where it was."""
    parts, at = [], 0
    for start, end, _ in sorted(furniture):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
