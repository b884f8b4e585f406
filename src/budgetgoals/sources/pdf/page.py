"""An open page: its characters in pdfium's order, and their boxes."""

from __future__ import annotations

import ctypes
import re
from math import pi
from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.sources.pdf.geometry import Box, upright

if TYPE_CHECKING:
    from collections.abc import Sequence
    from ctypes import c_void_p

    from budgetgoals.sources.pdf.library import Library

Span = tuple[int, int]
"""The index of the first character of some text, and the index behind the last."""

FULL_WIDTH = "\u2e80"
"""Characters from here on are Chinese, or as wide."""

_HYPHEN, _UNKNOWN = "\ufffe", "\ufffd"
_RUN = re.compile(r"\S(?:[^\r\n\ufffe]*\S)?")
"""What pdfium takes for one line. A hyphen that it takes for a divided word's has no line break behind it."""
_DOUBTFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe]")
"""What is no character; U+FFFE stands for a hyphen at the end of a line, or for an unknown glyph."""
_SAMPLES = 4
_ASKEW = 0.1
_WORD_GAP = 0.6
"""From this part of a character's width a gap beside Chinese is a blank. Typesetters leave a quarter between
Chinese and figures, and more where they stretch a line."""
_TALL, _TALLEST, _OF_OTHERS = 2.5, 12, 4
"""Beyond these proportions a font's measures are wrong: height to width of a Chinese and of any character,
and the height of one to that of all."""


@define
class Page:
    """A page, as long as it is open.

    Attributes:
        library: pdfium.
        handle: the page there.
        letters: its text there.
        number: which page it is, counted from 1.
        text: its characters; their indices are pdfium's.
        runs: the lines that pdfium saw; a row of cells is one of them, or several.
        turns: how many quarter turns clockwise bring most of the text upright.
        extent: where the page begins and ends.
    """

    library: Library
    handle: c_void_p
    letters: c_void_p
    number: int
    text: str = field(init=False)
    runs: list[Span] = field(init=False)
    turns: int = field(init=False)
    extent: Box = field(init=False)
    _is_plain: bool = field(default=True, init=False)

    def __attrs_post_init__(self) -> None:
        self.text = self._characters()
        self.runs = [found.span() for found in _RUN.finditer(self.text)]
        turns = [self._turns_of(start) for start, _ in self._samples()]
        self.turns = max(turns, key=turns.count, default=0)
        self.library.page_box(self.handle, self.library.places[0])
        left, top, right, bottom, _, _ = self.library.floats
        self.extent = upright([(left, top, right, bottom)], self.turns)[0]

    def boxes(self, indices: Sequence[int]) -> list[Box]:
        """The boxes of some characters, as wide as they run and as high as their font."""
        boxes = upright(self.library.loose_boxes(self.letters, indices), self.turns)
        return boxes if _are_sound(boxes) else [*map(self._sound, indices, boxes)]

    def boxes_upright(self, indices: Sequence[int]) -> list[Box]:
        """The same of characters that are turned, on the page as it is when the first of them is upright."""
        return upright(self.library.loose_boxes(self.letters, indices), self._turns_of(indices[0]))

    def is_turned(self, index: int) -> bool:
        """Whether a character stands otherwise than most of the page."""
        return self._turns_of(index) != self.turns

    def is_askew(self, index: int) -> bool:
        """Whether a character stands between upright and lying, as a watermark does."""
        turns: float = self.library.angle(self.letters, index) / (pi / 2)
        return abs(turns - round(turns)) > _ASKEW

    def words(self, start: int, end: int) -> list[Span]:
        """The words of a piece of text; Chinese has no blanks, so a sentence may be one."""
        words = []
        for word in self.text[start:end].split(" "):
            behind = start + len(word)
            if word:
                words.append((start, behind))
            start = behind + 1
        return words

    def clean(self, start: int, end: int) -> str:
        """A piece of text without the blanks that are only gaps between glyphs."""
        text = self.text[start:end]
        if " " in text:
            text = self._without_gaps(start, end)
        if self._is_plain:
            return text
        return text.replace(_HYPHEN, "-").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def count_unmapped(self) -> int:
        """How many characters a font gives no text for, when there are any among a few."""
        if not any(self._is_unmapped(start) for start, _ in self._samples()):
            return self.text.count(_UNKNOWN)
        return sum(map(self._is_unmapped, range(len(self.text))))

    def _samples(self) -> list[Span]:
        return self.runs[:: max(1, len(self.runs) // _SAMPLES)]

    def _is_unmapped(self, index: int) -> bool:
        return self.library.is_unmapped(self.letters, index) == 1 or self.text[index] == _UNKNOWN

    def _characters(self) -> str:
        count = self.library.count_characters(self.letters)
        if count <= 0:
            return ""
        buffer = ctypes.create_string_buffer(4 * (count + 1))
        if self.library.text(self.letters, 0, count, buffer) - 1 != count:
            return "".join(map(self._character, range(count)))
        data = ctypes.string_at(buffer, 2 * count)
        text = data.decode("utf-16-le", "replace")
        if len(text) != count:
            self._is_plain = False
            text = "".join(map(chr, memoryview(data).cast("H")))
        return "".join(map(self._character, range(count))) if _DOUBTFUL.search(text) else text

    def _character(self, index: int) -> str:
        """One character, or the half of one; U+FFFD for a glyph whose text is not known."""
        self._is_plain = False
        if self.library.is_hyphen(self.letters, index) == 1:
            return _HYPHEN
        code = self.library.character(self.letters, index)
        character = chr(code) if code < 0x10FFFF else _UNKNOWN  # noqa: PLR2004 - the last code point
        return _UNKNOWN if _DOUBTFUL.match(character) else character

    def _turns_of(self, index: int) -> int:
        angle: float = self.library.angle(self.letters, index)
        return round(-angle / (pi / 2)) % 4

    def _sound(self, index: int, box: Box) -> Box:
        """A box, with the height of the ink where the font's cannot be right."""
        left, top, right, bottom = box
        is_wide = self.text[index] >= FULL_WIDTH
        if top - bottom <= (right - left) * (_TALL if is_wide else _TALLEST):
            return box
        places = self.library.wide_places
        self.library.tight_box(self.letters, index, places[0], places[2], places[3], places[1])
        ink_left, ink_top, ink_right, ink_bottom = self.library.doubles
        _, top, _, bottom = upright([(ink_left, ink_top, ink_right, ink_bottom)], self.turns)[0]
        return left, top, right, bottom

    def _without_gaps(self, start: int, end: int) -> str:
        """A piece of text without the blanks that pdfium made of gaps beside Chinese, where no word ends."""
        text, parts, begin = self.text, [], start
        index = text.find(" ", start, end)
        while index >= 0:
            before, behind = text[index - 1], text[index + 1]
            if (before >= FULL_WIDTH or behind >= FULL_WIDTH) and self._is_gap(index):
                parts.append(text[begin:index])
                begin = index + 1
            index = text.find(" ", index + 1, end)
        return "".join([*parts, text[begin:end]])

    def _is_gap(self, index: int) -> bool:
        """Whether a blank is a gap that is no word's; the box of one made of a gap has no width."""
        boxes = self.library.loose_boxes(self.letters, (index - 1, index, index + 1))
        before, blank, behind = upright(boxes, self.turns)
        if blank[2] > blank[0]:
            return False
        return behind[0] - before[2] < _WORD_GAP * max(before[2] - before[0], behind[2] - behind[0])


def _are_sound(boxes: Sequence[Box]) -> bool:
    """Whether the heights of boxes can be right, looked at together."""
    heights = [top - bottom for _, top, _, bottom in boxes]
    height = sum(heights)
    width = sum([right - left for left, _, right, _ in boxes])
    return height <= _TALL * width and max(heights, default=0) * len(boxes) <= _OF_OTHERS * height
