"""Where the tables in a text without cells begin and end: the funds, and the grid of indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.layouts import Role
from budgetgoals.reading.grids.header import is_header
from budgetgoals.reading.levels import is_aspect, is_dimension
from budgetgoals.reading.loose.funds import AMOUNTS
from budgetgoals.reading.loose.items import Item, Kind, Shape
from budgetgoals.reading.loose.rows import VALUES

if TYPE_CHECKING:
    from budgetgoals.reading.levels import Names
    from budgetgoals.reading.lexicon import Lexicon, Word

_FEWEST_FUNDS = 2
_MOST_COLUMNS = 40
_SIGN_OFF = re.compile(r"[\u4e00-\u9fff（()）、 ]*(?:意见|盖章|签字|签章)[）):： ]*").fullmatch


@frozen
class Tables:
    """Finds the tables among the items of a form.

    Attributes:
        items: the items.
        shape: how the text has lost its table.
        words: the words of the layout.
        names: the names of the levels.
    """

    items: list[Item]
    shape: Shape
    words: Lexicon
    names: Names

    def _word(self, item: Item) -> Word:
        return self.words.word(item.text)

    def header_end(self, at: int) -> int:
        """Behind the head of a grid of indicators that begins here, or here."""
        start = at + (self.is_side_of_header(at))
        end = start
        while end < min(len(self.items), start + _MOST_COLUMNS) and self._is_column(end, start):
            end += 1
        heads = self.items[start:end]
        has_values = any(self._word(head).role in VALUES for head in heads)
        return end if has_values and is_header([head.text for head in heads], self.words) else at

    def is_side_of_header(self, at: int) -> bool:
        """Whether an item is the label at the left of a head that begins behind it."""
        if at + 1 >= len(self.items) or not self._word(self.items[at]).is_side:
            return False
        following = self._word(self.items[at + 1])
        return self.items[at + 1].is_word and following.role in (Role.DIMENSION, Role.ASPECT)

    def _is_column(self, at: int, start: int) -> bool:
        item = self.items[at]
        if item.is_word and self._word(item).role and not (at > start and self._word(item).is_side):
            return True
        on_line = self.shape is Shape.ROWS and item.line == self.items[start].line and at > start
        return on_line and item.kind not in (Kind.TITLE, Kind.UNIT)

    def fund_heads_end(self, at: int) -> int:
        """Behind the labels of the columns of funds that begin here, or here."""
        start = at + (self._word(self.items[at]).is_side and not self._word(self.items[at]).fund_role)
        end = start
        roles = []
        while end < min(len(self.items), start + _MOST_COLUMNS) and self.items[end].is_word:
            role = self._word(self.items[end]).fund_role
            if role is None:
                break
            roles.append(role)
            end += 1
        return end if len(roles) >= _FEWEST_FUNDS and set(roles) & set(AMOUNTS) else at

    def begins_table(self, at: int) -> bool:
        """Whether a head begins here."""
        return self.header_end(at) > at or self.fund_heads_end(at) > at

    # Where a grid ends.

    def grid_end(self, at: int) -> int:
        """Behind the last item of the grid."""
        end = at
        while end < len(self.items):
            item = self.items[end]
            if item.kind in (Kind.TITLE, Kind.UNIT) or (item.is_word and self.begins_table(end)):
                break
            if self._ends_grid(end) if item.is_word else self._is_sign_off(end):
                break
            end += 1
        return end

    def _ends_grid(self, at: int) -> bool:
        item = self.items[at]
        word = self._word(item)
        if self._names_level(item) or word.is_total:
            return False
        if word.is_side:
            following = self.items[at + 1] if at + 1 < len(self.items) else None
            return following is not None and following.is_word and bool(self._word(following).label)
        if word.label is None or (self.shape is Shape.ROWS and not self._begins_line(at)):
            return False
        if self.shape is Shape.CELLS and at and self._names_level(self.items[at - 1]):
            return False
        return item.sure or bool(word.label)

    def _names_level(self, item: Item) -> bool:
        """Whether an item is the name of a level: the cell behind it is the name of an indicator."""
        return item.is_word and (is_dimension(item.text, self.names) or is_aspect(item.text, self.names))

    def _is_sign_off(self, at: int) -> bool:
        """Whether a line below the grid asks for an opinion or a seal."""
        return (
            self.shape is not Shape.STREAM and self._begins_line(at) and bool(_SIGN_OFF(self.items[at].text))
        )

    def _begins_line(self, at: int) -> bool:
        return at == 0 or self.items[at - 1].line < self.items[at].line
