"""A Word file → :class:`Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from budgetgoals.sources.document import Block, Document, GridBlock, Notice, TextBlock
from budgetgoals.sources.docx.content import content_of
from budgetgoals.sources.docx.names import ROLES, Role, attribute, local, reference
from budgetgoals.sources.docx.package import Package, open_package
from budgetgoals.sources.docx.skipped import is_read, not_read
from budgetgoals.sources.docx.symbols import FONT_NAMES
from budgetgoals.sources.docx.tables import read_table
from budgetgoals.sources.encoding import decoded
from budgetgoals.sources.markup import element_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from budgetgoals.sources.docx.package import Relation
    from budgetgoals.sources.limits import Meter

_BEFORE, _AFTER = ("header",), ("footnotes", "endnotes", "footer")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, name: str, meter: Meter) -> Document:
    """Take a Word file apart: headers, then the body, then notes and footers.

    Lines are counted over the whole document, a paragraph being one or more; a table in a cell is a table of
    its own that follows the one around it; a table that holds nothing but tables is left out.

    Args:
        data: the file.
        name: its name.
        meter: what it may take.

    Raises:
        UnreadableSource: it is damaged.
        LimitExceeded: it is beyond a limit.
    """
    package = open_package(data, meter)
    relations = package.relations(package.main)
    story = _Story(package)
    for part in _parts(package, relations, _BEFORE):
        story.add_once(part)
    story.add(package.main, relations)
    for part in _parts(package, relations, _AFTER):
        story.add_once(part)
    notices = (*story.notices, *not_read(package, relations))
    return Document(name=name, format="docx", blocks=tuple(story.blocks), notices=notices)


def _parts(package: Package, relations: Mapping[str, Relation], kinds: tuple[str, ...]) -> Iterator[str]:
    for kind in kinds:
        targets = (relation.target for relation in relations.values() if relation.kind == kind)
        yield from dict.fromkeys(filter(package.has, targets))


@define
class _Story:
    """The blocks of a document, growing part by part.

    Attributes:
        package: where the parts are.
        blocks: the blocks so far.
        notices: what was noticed about imported files.
        line: how many lines there are so far.
        tables: how many tables.
    """

    package: Package
    blocks: list[Block] = field(factory=list)
    notices: list[Notice] = field(factory=list)
    line: int = 0
    tables: int = 0
    _seen: set[tuple[str, ...]] = field(factory=set)

    def add_once(self, part: str) -> None:
        """Add a part, unless one with the same text was there: the first page often repeats a header."""
        root, _ = self._root(part)
        text = tuple(filter(None, (inside.text for inside in root.iter())))
        if text not in self._seen:
            self._seen.add(text)
            self.add(part, self.package.relations(part))

    def add(self, part: str, relations: Mapping[str, Relation]) -> None:
        """Add the lines and tables of a part."""
        root, symbols = self._root(part)
        lines: list[str] = []
        for kept in _bodies(root):
            for found in content_of(kept, symbols=symbols):
                if isinstance(found, str):
                    lines += found.split("\n")
                else:
                    self._add_lines(lines)
                    lines = []
                    self._add_apart(found, relations, symbols=symbols)
        self._add_lines(lines)

    def _root(self, part: str) -> tuple[Element, bool]:
        """The content of a part, and whether it may have text in a symbol font."""
        data = self.package.part(part)
        symbols = any(font in data for font in FONT_NAMES) or b"\0" in data[:4]
        return element_of(data, f"{self.package.meter.name}/{part}", self.package.meter), symbols

    def _add_lines(self, lines: list[str]) -> None:
        if any(map(str.strip, lines)):
            self.blocks.append(TextBlock("\n".join([*lines, ""]), self.line + 1, page=None))
        self.line += len(lines)

    def _add_apart(self, element: Element, relations: Mapping[str, Relation], *, symbols: bool) -> None:
        """Add a table and the tables in it, or an imported file."""
        waiting = [(element, 1)]
        while waiting:
            found, depth = waiting.pop()
            if ROLES.get(found.tag) is Role.CHUNK:
                self._add_chunk(relations.get(reference(found)))
                continue
            self.package.meter.hold("nesting", depth)
            table = read_table(found, self.package.meter, symbols=symbols)
            if not table.is_empty:
                self.tables += 1
                self.blocks.append(GridBlock(table.cells, self.tables))
            waiting += [(inside, depth + 1) for inside in reversed(table.apart)]

    def _add_chunk(self, relation: Relation | None) -> None:
        """Add a web page that is to be taken into the document, as programs write that know no Word."""
        if relation is None or not is_read(relation) or not self.package.has(relation.target):
            return
        from budgetgoals.sources.html import read_html  # noqa: PLC0415 - hardly any file needs it

        meter = self.package.meter
        text, _ = decoded(self.package.part(relation.target), meter.name)
        document = read_html(text, meter.name, meter)
        tables = self.tables
        for block in document.blocks:
            if isinstance(block, GridBlock):
                self.tables += 1
                self.blocks.append(evolve(block, table=tables + block.table))
            else:
                self._add_lines(block.text.removesuffix("\n").split("\n"))
        self.notices += document.notices


def _bodies(root: Element) -> Iterator[Element]:
    """The part itself, or each of its notes, without the lines that are drawn above notes."""
    if local(root.tag) not in ("footnotes", "endnotes"):
        yield root
        return
    yield from (note for note in root if attribute(note, "type") not in _SEPARATORS)
