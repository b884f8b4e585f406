"""The items of one form → boxes in rows and columns, as if the table were still there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import FundRole, Role, ValueKind
from budgetgoals.reading.folding import fold
from budgetgoals.reading.loose.canvas import FIRST, Canvas
from budgetgoals.reading.loose.funds import fund_places
from budgetgoals.reading.loose.grid import GridShaper
from budgetgoals.reading.loose.items import Item, Kind, Shape
from budgetgoals.reading.loose.scattered import is_scattered
from budgetgoals.reading.loose.tables import Tables
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.reading.levels import Names
    from budgetgoals.reading.lexicon import Label, Lexicon, Word

_LONG = (ValueKind.PROSE, ValueKind.CHOICE)
_DATES = (ValueKind.DATE, ValueKind.PERIOD)
_PAIR = 2
_PROJECT = "项目"
_TICKS = re.compile("[□☑√口■☐✓R]")
_DATE = re.compile(r"[0-9年月日至到\-—–~.／/：: ]+").fullmatch
_TAIL = re.compile(
    r"(?<=[0-9元万亿])(?:[（()）；;，,。、 ]+(?:[一二三四五六七八九十]、)?|[一二三四五六七八九十]、)$"
)
_UNKNOWN_LABEL = re.compile(r"[\u4e00-\u9fff（）()、/]{2,16}[:：]").fullmatch
_SIGN_OFF = re.compile(r"[\u4e00-\u9fff（()）、 ]*(?:意见|盖章|签字|签章)[）):： ]*").fullmatch
_FIGURE = re.compile(r"-?[0-9][0-9,.]*(?:元|万元|亿元|万|千元)?").fullmatch


def shape_form(text: str, items: Sequence[Item], shape: Shape, words: Lexicon, names: Names) -> Canvas:
    """Lay the items of one form out.

    Args:
        text: the text that they stand in.
        items: the items, in order.
        shape: how the text has lost its table.
        words: the words of the layout.
        names: the names of the levels.
    """
    canvas, own = Canvas(text), list(items)
    _Shaper(text, own, shape, words, names, canvas, Tables(own, shape, words, names)).run()
    canvas.boxes.sort(key=lambda box: (box.row, box.column))
    return canvas


@define
class _Shaper:
    text: str
    items: list[Item]
    shape: Shape
    words: Lexicon
    names: Names
    canvas: Canvas
    tables: Tables
    is_scattered: bool = False
    ranks: dict[str, int] = field(factory=dict)
    rank: int = -1
    in_prose: bool = False
    goes_on: bool = False
    last: tuple[int, int] = (-1, 0)
    titles: set[str] = field(factory=set)
    printed: set[str] = field(factory=set)

    def run(self) -> None:
        self.is_scattered = is_scattered(self.items, self.names)
        cells = self.words.layout.cells()
        self.printed = {fold(word) for cell in cells for word in (cell.label, *cell.aliases)}
        self.ranks = {cell.field: index for index, cell in reversed(list(enumerate(cells))) if cell.field}
        at = 0
        while at < len(self.items):
            at = self._step(at)
        self.canvas.close_side()

    # The head.

    def _step(self, at: int) -> int:
        item = self.items[at]
        row = self.canvas.row
        behind = self._read(at, item)
        if self.last[0] != item.line or self.canvas.row > row + 1:
            self.last = (-1, 0)
        return behind

    def _read(self, at: int, item: Item) -> int:
        if item.kind is Kind.TITLE and fold(item.text) in self.titles:
            self.canvas.labels.append((item.start, item.end))
            return at + 1
        if item.kind in (Kind.TITLE, Kind.UNIT):
            self.titles.add(fold(item.text))
            self.canvas.line(item.start, item.end)
            return at + 1
        if not item.is_word:
            return self._stray(at)
        if (end := self.tables.header_end(at)) > at:
            return self._grid(at, end)
        if (end := self.tables.fund_heads_end(at)) > at:
            return self._funds(at, end)
        return self._labels(at)

    def _word(self, item: Item) -> Word:
        return self.words.word(item.text)

    def _stray(self, at: int) -> int:
        """Text behind no label: whole lines where lines mean something.

        A word that was cut out of the same run may be the end of another label: nothing of it is read.
        """
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is not None and following.start == self.items[at].end and not following.sure:
            behind = self._texts_end(at + 2)
            self.canvas.put_aside(self.items[at:behind])
            return behind
        if _UNKNOWN_LABEL(self.items[at].text):
            return self._unknown_label(at)
        end = at + 1
        while (
            self.shape is not Shape.STREAM
            and end < len(self.items)
            and self.items[end].is_text
            and self.items[end].line == self.items[at].line
        ):
            end += 1
        self.canvas.line(self.items[at].start, self.items[end - 1].end)
        return end

    def _unknown_label(self, at: int) -> int:
        """A text with a colon behind it that no layout knows, and what stands beside it."""
        item = self.items[at]
        self.in_prose = self.goes_on = False
        column = self._column_on_line(item)
        self.canvas.box(item.start, item.end, column)
        behind = self._texts_end(at + 1)
        tokens = [token for token in self.items[at + 1 : behind] if token.line == item.line]
        if len(tokens) == 1:
            self.canvas.box(tokens[0].start, tokens[0].end, column + 1)
            behind = at + 2
        else:
            self.canvas.put_aside(self.items[at + 1 : behind])
        self.canvas.row += 1
        return behind

    def _funds(self, at: int, end: int) -> int:
        if self._word(self.items[at]).fund_role is None:
            self.canvas.open_side(self.items[at])
            at += 1
        heads = self.items[at:end]
        roles = [self._word(head).fund_role for head in heads]
        while end < len(self.items) and self._is_unit(self.items[end]):
            end += 1
        for index, head in enumerate(heads):
            self.canvas.box(head.start, head.end, FIRST + 1 + index)
        self.canvas.row += 1
        while end < len(self.items) and self.items[end].is_word and self._is_fund_line(self.items[end]):
            behind = self._texts_end(end + 1)
            self._fund_line(self.items[end], self.items[end + 1 : behind], roles)
            end = behind
        return end

    def _is_unit(self, item: Item) -> bool:
        if item.is_word or not re.fullmatch(r"\((?:单位:?)?(?:元|万元)\)", fold(item.text)):
            return False
        self.canvas.put_aside([item])
        return True

    def _is_fund_line(self, item: Item) -> bool:
        word = self._word(item)
        label = word.label
        return word.is_fund_line or (label is not None and label.cell.value is ValueKind.YUAN)

    def _fund_line(self, name: Item, tokens: Sequence[Item], roles: Sequence[FundRole | None]) -> None:
        self.canvas.box(name.start, name.end, FIRST)
        places = fund_places([token.text for token in tokens], roles)
        if places is None:
            self.canvas.put_aside(tokens)
        else:
            for place, token in zip(places, tokens, strict=True):
                self.canvas.box(token.start, token.end, FIRST + 1 + place)
        self.canvas.row += 1

    # Labels.

    def _labels(self, at: int) -> int:
        """Labels that follow one another, and the texts behind the last of them."""
        end = at
        while (
            end < len(self.items)
            and self.items[end].is_word
            and (end == at or not self.tables.begins_table(end))
        ):
            end += 1
        labels = self._named(self.items[at:end])
        behind = self._texts_end(end)
        tokens = self.items[end:behind]
        if not labels:
            self.canvas.put_aside(tokens)
            return behind
        if self.is_scattered and not self._is_plain_pair(labels, tokens):
            for item, _ in labels:
                self._alone(item)
            self.canvas.put_aside(tokens)
            return behind
        run = self._last_run(labels)
        for item, _ in labels[: len(labels) - len(run)]:
            self._alone(item)
        self._place(run, self._with_own_end(run[-1][1], tokens, behind))
        return behind

    def _is_plain_pair(self, labels: list[tuple[Item, Label]], tokens: Sequence[Item]) -> bool:
        """Whether there is nothing but a label and a text: among wrapped cells that alone is certain."""
        is_prose = labels[-1][1].cell.value is ValueKind.PROSE
        return len(labels) == 1 and len(tokens) <= 1 and not is_prose

    def _with_own_end(self, label: Label, tokens: Sequence[Item], behind: int) -> Sequence[Item]:
        """The name of a project with a last 项目 that the next label took; none where it may be either's.

        …资助项目主管部门 is 项目主管部门 behind a text, or 主管部门 behind a text that ends with 项目.
        """
        following = self.items[behind] if behind < len(self.items) else None
        if not tokens or following is None or following.sure or label.cell.field != "project.name":
            return tokens
        own, rest = fold(following.text).rstrip(":"), fold(following.text).rstrip(":").removeprefix(_PROJECT)
        if following.start != tokens[-1].end or rest == own or self.words.label(rest) is None:
            return tokens
        if (own in self.printed) is (rest in self.printed):
            self.canvas.put_aside(tokens)
            return []
        if own in self.printed:
            return tokens
        self.items[behind] = following._replace(
            start=following.start + len(_PROJECT), text=following.text[len(_PROJECT) :]
        )
        last = tokens[-1]
        return [*tokens[:-1], last._replace(text=last.text + _PROJECT)]

    def _named(self, items: Sequence[Item]) -> list[tuple[Item, Label]]:
        """The labels among words, from the last name of a block on; that is put at the left."""
        labels: list[tuple[Item, Label]] = []
        for item in items:
            word = self._word(item)
            if word.label:
                labels.append((item, word.label))
                self._note_rank(word.label)
                continue
            for other, _ in labels:
                self._alone(other)
            labels = []
            if word.is_side:
                self.canvas.open_side(item)
            else:
                self.canvas.line(item.start, item.end)
        return labels

    def _alone(self, item: Item) -> None:
        """A label without value; it may be the name of a block."""
        if self._word(item).is_side:
            self.canvas.open_side(item)
            return
        self.canvas.box(item.start, item.end, FIRST)
        self.canvas.row += 1

    def _note_rank(self, label: Label) -> None:
        self.rank = max(self.rank, self.ranks.get(label.cell.field, -1))
        self.in_prose = label.cell.value is ValueKind.PROSE
        self.goes_on = label.cell.value in _LONG

    def _last_run(self, labels: list[tuple[Item, Label]]) -> list[tuple[Item, Label]]:
        """The last labels that have their texts behind or under them together."""
        prose = [label.cell.value is ValueKind.PROSE for _, label in labels]
        count = 1
        while count < len(labels) and prose[-1] and prose[-1 - count]:
            count += 1
        return labels[-count:]

    def _place(self, run: list[tuple[Item, Label]], tokens: Sequence[Item]) -> None:
        """The texts of the last labels; the first of several may be the name of a block only."""
        if len(run) > 1 and len(tokens) != len(run) and self._word(run[0][0]).is_side:
            self._alone(run[0][0])
            run = run[1:]
        if len(run) > 1:
            self._place_under(run, tokens)
            return
        item, label = run[0]
        column = self._column_on_line(item)
        self.canvas.box(item.start, item.end, column)
        taken = self._value(label, item, tokens)
        if taken:
            end = tokens[taken - 1].end
            if label.cell.value is ValueKind.YUAN and (
                tail := _TAIL.search(self.text[tokens[0].start : end])
            ):
                self.canvas.labels.append((tokens[0].start + tail.start(), end))
                end = tokens[0].start + tail.start()
            self.canvas.box(tokens[0].start, end, column + 1)
        self.canvas.row += 1
        self.canvas.put_aside(tokens[taken:])

    def _column_on_line(self, item: Item) -> int:
        """The column of a label: behind the one before it, where lines are rows and they share one."""
        line, column = self.last
        column = column + _PAIR if self.shape is Shape.ROWS and line == item.line else FIRST
        if column > FIRST:
            self.canvas.row -= 1
        self.last = item.line, column
        return column

    def _place_under(self, run: list[tuple[Item, Label]], tokens: Sequence[Item]) -> None:
        """Texts under labels side by side, as many as there are labels."""
        if len(tokens) != len(run):
            for item, _ in run:
                self.canvas.box(item.start, item.end, FIRST)
                self.canvas.row += 1
            self.canvas.put_aside(tokens)
            return
        for pieces in ([item for item, _ in run], tokens):
            for index, piece in enumerate(pieces):
                self.canvas.box(piece.start, piece.end, FIRST + index)
            self.canvas.row += 1

    def _texts_end(self, at: int) -> int:
        """Behind the texts that follow a label; a word cut out of prose does not end them."""
        end = at
        while end < len(self.items):
            item = self.items[end]
            if item.is_text and not self.goes_on and _UNKNOWN_LABEL(item.text):
                break
            if item.is_text and any(pattern.fullmatch(item.text) for _, pattern in self.words.headings):
                break
            if not item.is_text and not (item.is_word and not item.sure and self._is_in_prose(item)):
                break
            end += 1
        return end

    def _is_in_prose(self, item: Item) -> bool:
        """Whether a word that was cut out of a text is rather a part of the prose around it."""
        word = self._word(item)
        if not self.in_prose or item.apart or word.is_side or word.role or word.fund_role:
            return False
        rank = self.ranks.get(word.label.cell.field, -1) if word.label else -1
        return rank <= self.rank

    def _value(self, label: Label, item: Item, tokens: Sequence[Item]) -> int:
        """How many of the texts behind a label are its value."""
        kind = label.cell.value
        if kind in _LONG:
            return len(tokens)
        near = list(tokens)
        if self.shape is Shape.ROWS:
            line = item.line + item.text.count("\n")
            near = [token for token in tokens if token.line == line]
        elif self.shape is Shape.CELLS:
            near = near[:1]
        texts = [token.text for token in near]
        if len(near) <= 1:
            return len(near)
        if any(map(_TICKS.search, texts)) or (kind in _DATES and all(map(_DATE, texts))):
            return len(near)
        if kind is ValueKind.YUAN and _is_amount("".join(texts), texts[0]):
            return len(near)
        return 0

    # The grid.

    def _grid(self, at: int, end: int) -> int:
        if self.tables.is_side_of_header(at):
            self.canvas.open_side(self.items[at])
            at += 1
        heads = self.items[at:end]
        for index, head in enumerate(heads):
            self.canvas.box(head.start, head.end, FIRST + index)
        self.canvas.row += 1
        roles = [self._word(head).role or Role.DETAIL for head in heads]
        behind = self.tables.grid_end(end)
        is_scattered = self.is_scattered or self._is_torn(at, end, roles)
        shaper = GridShaper(self.canvas, roles, self.shape, self.words, self.names, is_scattered=is_scattered)
        shaper.lay_out(self.items[end:behind])
        return behind

    def _is_torn(self, at: int, end: int, roles: Sequence[Role]) -> bool:
        """Whether the label of a level that the head lacks stands elsewhere: columns one after another."""
        lacking = {Role.DIMENSION, Role.ASPECT}.difference(roles)
        others = [*self.items[:at], *self.items[end:]]
        return any(item.is_word and self._word(item).role in lacking for item in others)


def _is_amount(joined: str, first: str) -> bool:
    """Whether texts are one amount with its unit apart: 4623 万."""
    if not _FIGURE(first):
        return False
    try:
        parse_yuan(joined, "元")
    except InvalidValue:
        return False
    return joined != first and not joined[-1].isdigit()
