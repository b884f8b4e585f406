"""What no label claimed: notes, sign-off cells and unknown pairs go to ``extra``, the rest is unread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

from budgetgoals.reading import notices
from budgetgoals.reading.prose import join_cell, join_words

if TYPE_CHECKING:
    from budgetgoals.reading.collecting import Collector
    from budgetgoals.reading.grids.sheet import Box, Sheet
    from budgetgoals.reading.lexicon import Lexicon

_NOTE = re.compile(
    r"(?P<label>[（(]?(?:填表说明|填报说明|填报注意事项|备注|说明|注))[）)]?\s*(?:[:：、.．]|(?=[0-9]))\s*"
)
PAIR = re.compile(r"(?P<label>[\u4e00-\u9fff（）()、/·]{2,16})\s*[:：]\s*(?P<text>\S.*)", re.DOTALL)
"""A label and its text in one cell: 补充情况：无."""
_LABEL = re.compile(r"[\u4e00-\u9fff（）()、/·\s]{2,16}[:：]?")
_PAGE_MARK = re.compile(
    r"[-—–－]+\s*[0-9]{1,4}\s*[-—–－]+|第?\s*[0-9]{1,4}\s*页?(?:\s*[,，/／]?\s*共?\s*[0-9]{1,4}\s*页)?|[0-9]{1,4}\s*[/／]\s*[0-9]{1,4}"
)


@define
class Leftovers:
    """Gives every box that is left a home.

    Attributes:
        sheet: the boxes.
        words: the words of the layout.
        into: where pairs go.
        taken: where the boxes begin that are read already.
    """

    sheet: Sheet
    words: Lexicon
    into: Collector
    taken: set[int]

    def take(self) -> None:
        """Take every box that is left."""
        for row in sorted(self.sheet.rows):
            boxes = [box for box in self.sheet.rows[row] if box.start not in self.taken]
            for index, box in enumerate(boxes):
                if box.start not in self.taken:
                    self._take(box, boxes[index + 1 : index + 2])

    def _take(self, box: Box, behind: list[Box]) -> None:
        self.taken.add(box.start)
        if self._is_furniture(box):
            self.into.note_label(box.start, box.end)
        elif note := _NOTE.match(box.text):
            self._pair(box, note.end(), note["label"].strip("（("), box.text[note.end() :])
        elif pair := PAIR.fullmatch(box.text):
            self._pair(box, pair.start("text"), pair["label"], pair["text"])
        elif self._is_pair(box, behind):
            value = behind[0]
            self.taken.add(value.start)
            self.into.note_label(box.start, box.end)
            label = join_words(box.text).rstrip(":：")
            text = join_cell(value.text, wrapped=self.sheet.wrapped, prose=True)
            self.into.keep_apart(label, text, ((value.start, value.end),))
        else:
            self.into.trace.unread.append((box.start, box.end))
            place = self.into.trace.place(box.start)
            self.into.findings.append(notices.unread(place, box.text))

    def _is_furniture(self, box: Box) -> bool:
        """Whether a box is a page mark, or the known name of a block."""
        return (box.is_line and _PAGE_MARK.fullmatch(box.text) is not None) or self.words.word(
            box.text
        ).is_side

    def _pair(self, box: Box, at: int, label: str, text: str) -> None:
        """A label and its text in one box."""
        if not text.strip():
            self.into.note_label(box.start, box.end)
            return
        self.into.note_label(box.start, box.start + at)
        joined = join_cell(text, wrapped=self.sheet.wrapped, prose=True)
        self.into.keep_apart(join_words(label), joined, ((box.start + at, box.end),))

    def _is_pair(self, box: Box, behind: list[Box]) -> bool:
        """Whether an unknown box is the label of the next one: short words, and nothing between them."""
        if not behind or box.is_line or not _LABEL.fullmatch(box.text):
            return False
        return behind[0].column == box.right or box.text.rstrip().endswith((":", "："))
