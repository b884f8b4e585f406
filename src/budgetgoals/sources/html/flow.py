"""Text as a page shows it: lines, and blanks that count once."""

from __future__ import annotations

import re

from attrs import Factory, define

_BLANKS = " \t\n\r\f"
_BLANK = re.compile(r"[ \t\n\r\f]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


@define
class Flow:
    r"""The text of a page or a cell while it is read.

    A line end of the source is a blank on a page, and between two Chinese characters nothing. Where the
    source is Markdown, its lines are lines.

    Attributes:
        raw: whether the lines of the source are lines.
        lines: the lines that are complete.

    >>> flow = Flow()
    >>> flow.add("项目\n 名称:  A\n B")
    >>> flow.end_line()
    >>> flow.text
    '项目名称: A B'
    """

    raw: bool = False
    lines: list[str] = Factory(list)
    _line: list[str] = Factory(list)
    _blank: str = ""
    _full: bool = False
    _ended: bool = False

    def add(self, text: str, *, as_is: bool = False) -> None:
        """Add text.

        Args:
            text: as it stands in the source.
            as_is: whether its blanks and line ends are kept on any page.
        """
        if self.raw or as_is:
            self._add_lines(text)
            return
        body = text.strip(_BLANKS)
        if not body:
            self._pause(text)
            return
        start = text.index(body[0])
        self._pause(text[:start])
        self._append(_BLANK.sub(_blank_shown, body))
        self._pause(text[start + len(body) :])

    def end_line(self) -> None:
        """End the line, if anything stands in it: a block begins or ends."""
        self._ended = self._ended or self._full
        self._blank = ""

    def break_line(self) -> None:
        """End the line, whether anything stands in it or not."""
        self.lines.append("".join(self._line))
        self._begin_line()

    @property
    def text(self) -> str:
        """Its lines, each without blanks at its ends."""
        return "\n".join(map(str.strip, [*self.lines, "".join(self._line)])).strip()

    def take(self) -> list[str]:
        """The lines so far, taken out; a line that is not complete is one."""
        lines = [*self.lines, "".join(self._line)] if self._line else self.lines
        self.lines = []
        self._begin_line()
        return lines

    def _add_lines(self, text: str) -> None:
        first, *others = text.split("\n")
        self._append(first)
        for line in others:
            self.break_line()
            self._append(line)

    def _append(self, text: str) -> None:
        if not text:
            return
        if self._ended and (text.strip() or not self.raw):
            self.break_line()
        if self._blank and self._line:
            self._line.append(_joint(self._blank, self._line[-1][-1], text[0]))
        self._blank = ""
        self._line.append(text)
        self._full = self._full or not self.raw or bool(text.strip())

    def _begin_line(self) -> None:
        self._line, self._blank, self._full, self._ended = [], "", False, False

    def _pause(self, blanks: str) -> None:
        if blanks:
            self._blank = "\n" if "\n" in blanks or self._blank == "\n" else " "


def _blank_shown(found: re.Match[str]) -> str:
    return _joint(found[0], found.string[found.start() - 1], found.string[found.end()])


def _joint(blanks: str, before: str, after: str) -> str:
    return "" if "\n" in blanks and _WIDE.match(before) and _WIDE.match(after) else " "
