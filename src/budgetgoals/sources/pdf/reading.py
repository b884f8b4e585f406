"""PDF → document."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from budgetgoals.errors import UnreadableSource
from budgetgoals.messages import message
from budgetgoals.sources.damage import called, damaged
from budgetgoals.sources.document import Document
from budgetgoals.sources.pdf.blocks import Blocks
from budgetgoals.sources.pdf.library import LOCK
from budgetgoals.sources.pdf.notices import Notices
from budgetgoals.sources.pdf.pages import is_whole, opened, pages
from budgetgoals.sources.pdf.parts import content_of
from budgetgoals.sources.pdf.shapes import shapes_of

if TYPE_CHECKING:
    from budgetgoals.sources.limits import Meter


def read_pdf(data: bytes, name: str, meter: Meter) -> Document:
    """Take a PDF apart: tables become grids, what stands outside of them lines.

    A table that goes on over a page break is one grid. Lines are counted on each page, those in tables not
    among them. No link, script, embedded file or picture is followed.

    Raises:
        UnreadableSource: the file is damaged, encrypted, empty, or has no text at all.
        LimitExceeded: it has more pages, shapes or cells than the limits allow, or takes too long.
        MissingExtra: pypdfium2 is not installed.

    >>> from budgetgoals.sources.limits import Meter
    >>> read_pdf(b"%PDF-1.7", "a.pdf", Meter("a.pdf"))
    Traceback (most recent call last):
    budgetgoals.errors.UnreadableSource: ...
    """
    blocks, notices, has_text = Blocks(), Notices(name), False
    with LOCK, opened(data, meter) as document, closing(pages(document, meter)) as found:
        if not is_whole(document):
            notices.add_damage(1, message("the file is damaged; what could be saved of it was read"))
        for number, page in enumerate(found, 1):
            if page is None:
                notices.add_damage(number, message("the page is damaged"))
                continue
            shapes = shapes_of(page, meter)
            content = content_of(page, shapes.strokes, blocks.last_part, meter)
            blocks.add_page(number, content.items)
            notices.add_page(page, shapes, content.hidden)
            has_text = has_text or bool(page.runs)
    blocks.end()
    if not has_text:
        raise _nothing(name, notices)
    return Document(name=name, format="pdf", blocks=tuple(blocks.done), notices=tuple(notices.done))


def _nothing(name: str, notices: Notices) -> UnreadableSource:
    """Why there is nothing to read: the pages are pictures or empty, or they could not be opened."""
    if notices.is_damaged:
        return damaged(name, message("nothing in it can be read"))
    return UnreadableSource(
        "{name} has no text",
        hint="when its pages are scans, let a text recognition (OCR) read them, and read its result",
        name=called(name),
    )
