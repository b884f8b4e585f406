"""A document with tables → the boxes of each of its forms."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.grids.header import is_header
from budgetgoals.reading.grids.sheet import Sheet, SheetBuilder
from budgetgoals.reading.grids.titles import title_in
from budgetgoals.reading.lexicon import bare, lexicon
from budgetgoals.sources import GridBlock, GridCell, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.reading.lexicon import Lexicon
    from budgetgoals.sources import Block

_FIRST_FIELDS = frozenset({"project.name", "applicant"})
_LONGEST = 40


def sheets_of(blocks: Iterable[Block]) -> Iterator[Sheet]:
    """Cut a document into its forms; what stands before the first is a sheet of its own."""
    cutter = _Cutter()
    for block in blocks:
        yield from cutter.lines(block) if isinstance(block, TextBlock) else cutter.table(block)
    yield from cutter.flush()


@define
class _Cutter:
    """The form that is being gathered.

    Attributes:
        builder: its boxes so far.
        has_title: whether it has its heading.
        has_grid: whether its head of indicators was seen.
        labels: the first labels that were seen.
        sheet: the name of the sheet that it stands on, or empty.
    """

    builder: SheetBuilder = field(factory=SheetBuilder)
    has_title: bool = False
    has_grid: bool = False
    has_content: bool = False
    labels: set[str] = field(factory=set)
    sheet: str = ""

    def flush(self) -> Iterator[Sheet]:
        """The form gathered, if there is any."""
        if not self.builder.is_empty:
            yield self.builder.build()
        self.builder = SheetBuilder()
        self.has_title = self.has_grid = self.has_content = False
        self.labels = set()

    def lines(self, block: TextBlock) -> Iterator[Sheet]:
        """Add lines outside of tables."""
        for number, raw in enumerate(block.text.split("\n")):
            text = raw.strip(BLANKS)
            if not text:
                continue
            if title_in(text):
                yield from self._begin()
            self.builder.add_line(block, block.line + number, raw.index(text) + 1, text)

    def table(self, block: GridBlock) -> Iterator[Sheet]:
        """Add a table, cut where a new form begins in it."""
        if block.sheet != self.sheet and block.sheet:
            yield from self.flush()
            self.sheet = block.sheet
        rows = [list(cells) for _, cells in groupby(block.cells, key=lambda cell: cell.row)]
        first = rows[0][0].row if rows else 0
        pending: list[GridCell] = []
        for cells in rows:
            row = cells[0].row
            texts = [text for cell in cells if (text := cell.text.strip(BLANKS))]
            is_title = len(texts) == 1 and title_in(texts[0]) is not None
            if is_title or self._begins_again(texts):
                self._add(block, pending, first, row)
                pending, first = [], row
                yield from self._begin() if is_title else self.flush()
            self._look_at(texts)
            pending += cells
        self._add(block, pending, first, max((cell.row + cell.rows for cell in pending), default=first))

    def _add(self, block: GridBlock, cells: list[GridCell], first: int, behind: int) -> None:
        if cells:
            self.builder.add_cells(block, cells, first, behind)

    def _begin(self) -> Iterator[Sheet]:
        """Begin a form at its heading; a heading with nothing under it yet goes on."""
        if self.has_content or not self.has_title:
            yield from self.flush()
        self.has_title = True

    def _look_at(self, texts: list[str]) -> None:
        is_grid = is_header(texts, _any_words())
        self.has_grid = self.has_grid or is_grid
        words = {bare(text) for text in texts if len(text) <= _LONGEST} & _first_labels()
        self.labels |= words
        self.has_content = self.has_content or bool(words) or is_grid

    def _begins_again(self, texts: list[str]) -> bool:
        """Whether a row has a first label that the form has already, above its indicators."""
        return self.has_grid and any(bare(text) in self.labels for text in texts if len(text) <= _LONGEST)


def _any_words() -> Lexicon:
    return lexicon(load_layout("national-2015"))


@cache
def _first_labels() -> frozenset[str]:
    return frozenset(
        bare(word)
        for layout in map(load_layout, layout_ids())
        for cell in layout.cells()
        if cell.field in _FIRST_FIELDS
        for word in (cell.label, *cell.aliases)
    )
