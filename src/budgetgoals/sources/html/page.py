"""The tags and texts of a page → its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.places import Place
from budgetgoals.sources.document import Block, GridBlock, Notable, Notice, TextBlock
from budgetgoals.sources.html.flow import Flow
from budgetgoals.sources.html.tables import Hidden, Table, is_hidden
from budgetgoals.sources.html.tokens import Token, attributes_of, tokens_of
from budgetgoals.sources.pipes import blocks_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetgoals.sources.limits import Meter

_IN_TABLES = frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_WITH_ATTRIBUTES = _IN_TABLES | {"table", "input"}
_AS_IS = frozenset({"pre", "textarea", "listing", "xmp"})
_TYPED = frozenset({"", "text", "number", "date", "month", "tel", "email", "url", "search", "datetime-local"})


def read_page(text: str, meter: Meter, *, raw: bool, line: int = 1, tables: int = 0) -> Page:
    """Read a page.

    Lines are counted as the page shows them, tables aside; those of Markdown as the source has them.

    Args:
        text: the page; every line end is a line feed.
        meter: counts the cells and the depth of tables in tables.
        raw: whether it is Markdown, whose lines are lines.
        line: the number of its first line.
        tables: how many tables came before it.
    """
    page = Page(meter, raw, line=line, tables=tables)
    done = 0
    for token in tokens_of(text):
        page.take(token)
        if raw and token.tag == "/table":
            page.source_line += text.count("\n", done, token.at)
            done = token.at
            page.at_line(page.source_line)
    page.finish()
    return page


@define
class Page:
    """A page while it is read.

    Attributes:
        meter: what it has taken so far.
        raw: whether its lines are lines.
        line: the number of the line that comes next.
        tables: how many tables there are so far.
        source_line: the line of the source where the last table ended.
        blocks: the blocks so far.
        notices: what was noticed.
    """

    meter: Meter
    raw: bool
    line: int = 1
    tables: int = 0
    source_line: int = 1
    blocks: list[Block] = Factory(list)
    notices: list[Notice] = Factory(list)
    _flow: Flow = Factory(Flow)
    _open: list[Table] = Factory(list)
    _as_is: int = 0
    _pictures: int = 0

    def __attrs_post_init__(self) -> None:
        self._flow = Flow(self.raw)

    def at_line(self, line: int) -> None:
        """Count on from a line of the source, unless a table is open."""
        self.line = self.line if self._open else line

    def take(self, token: Token) -> None:
        """Take the next tag or text."""
        tag = token.tag
        if not tag:
            self._text_flow().add(token.content, as_is=bool(self._as_is))
        elif tag[0] == "/":
            self._end(tag[1:])
        else:
            self._begin(tag, token.content)

    def finish(self) -> None:
        """End what is open."""
        while self._open:
            self._end_table()
        self._add_lines(self._flow.take())
        if self._pictures:
            place = Place(line=1, page=None, source=self.meter.name)
            self.notices.append(Notice(Notable.NOT_READ, place, f"img ×{self._pictures}"))

    def _begin(self, tag: str, content: str) -> None:
        attributes = attributes_of(content) if tag in _WITH_ATTRIBUTES else {}
        flow = self._text_flow()
        if tag in _BLOCKS:
            flow.end_line()
        if tag == "table":
            self._begin_table(attributes)
        elif tag in _IN_TABLES:
            if self._open:
                self._open[-1].begin(tag, attributes)
            elif tag in ("td", "th"):
                flow.add(" ")
        elif tag == "br":
            flow.break_line()
        elif tag == "input":
            flow.add(_filled_in(attributes), as_is=True)
        elif tag == "img":
            self._pictures += bool(self._open and self._open[-1].in_cell)
        elif tag in _AS_IS:
            self._as_is += 1

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._text_flow().end_line()
        if tag == "table" and self._open:
            self._end_table()
        elif tag in _IN_TABLES and self._open:
            self._open[-1].end(tag)
        elif tag in _AS_IS:
            self._as_is = max(0, self._as_is - 1)

    def _text_flow(self) -> Flow:
        return self._open[-1].flow if self._open else self._flow

    def _begin_table(self, attributes: Mapping[str, str]) -> None:
        """A table in a cell is one of its own; one that begins between cells ends the one before."""
        while self._open and not self._open[-1].in_cell:
            self._end_table()
        table = Table(self.raw, hidden=is_hidden(attributes))
        if self._open:
            self._open[-1].inside.append(table)
        else:
            self._add_lines(self._flow.take())
        self._open.append(table)
        self.meter.hold("nesting", len(self._open))
        self._as_is = 0

    def _end_table(self) -> None:
        table = self._open.pop()
        if self._open:
            return
        waiting = [table]
        while waiting:
            found = waiting.pop()
            self._add_table(found)
            waiting += reversed(found.inside)

    def _add_table(self, table: Table) -> None:
        self._add_lines(table.before.take())
        cells, hidden = table.laid_out(self.meter)
        if not any(cell.text for cell in cells):
            return
        if table.hidden:
            hidden = [Hidden(0, 0, next(cell.text for cell in cells if cell.text))]
        self.tables += 1
        self.blocks.append(GridBlock(cells, self.tables, wrapped=self.raw))
        for row, column, text in hidden:
            place = Place(
                row=row + 1, column=column + 1, table=self.tables, page=None, source=self.meter.name
            )
            self.notices.append(Notice(Notable.HIDDEN_SHEET, place, text))

    def _add_lines(self, lines: list[str]) -> None:
        if not any(map(str.strip, lines)):
            return
        text = "\n".join([*lines, ""])
        added = tuple(blocks_from(text, self.meter, self.line, None, self.tables)) if self.raw else ()
        self.blocks += added or (TextBlock(text, self.line, page=None),)
        self.tables += sum(isinstance(block, GridBlock) for block in added)
        self.line += len(lines)


def _filled_in(attributes: Mapping[str, str]) -> str:
    """What an input field shows: the text in it, or a box that is ticked or not."""
    kind = attributes.get("type", "").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if "checked" in attributes else "□"
    return attributes.get("value", "") if kind in _TYPED else ""
