"""From bytes to open pages, one after another."""

from __future__ import annotations

from contextlib import contextmanager
from ctypes import c_void_p
from typing import TYPE_CHECKING

from budgetgoals.errors import UnreadableSource
from budgetgoals.messages import message
from budgetgoals.sources.damage import called, damaged, encrypted
from budgetgoals.sources.pdf.library import FREE_TEXT, PASSWORD, SECURITY, WIDGET, library
from budgetgoals.sources.pdf.page import Page

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from budgetgoals.sources.limits import Meter
    from budgetgoals.sources.pdf.library import Library


@contextmanager
def opened(data: bytes, meter: Meter) -> Iterator[int]:
    """Open a document, for as long as it is used.

    Raises:
        UnreadableSource: it is damaged, encrypted or empty.
        LimitExceeded: it has too many pages.
    """
    pdfium = library()
    document = pdfium.load_document(data, len(data), None)
    if not document:
        raise _refusal(pdfium.last_error(), meter.name)
    try:
        count = pdfium.count_pages(document)
        meter.hold("pages", count)
        if count <= 0:
            raise UnreadableSource("{name} has no pages", name=called(meter.name))
        yield document
    finally:
        pdfium.close_document(document)


def is_whole(document: int) -> bool:
    """Whether the file's table of its objects is in order; else pdfium searched for what there is."""
    return bool(library().has_references(document))


def pages(document: int, meter: Meter) -> Generator[Page | None]:
    """The pages, each open until the next is asked for; None for one that cannot be opened.

    It must be closed before the document is.
    """
    pdfium = library()
    for index in range(pdfium.count_pages(document)):
        meter.clock()
        handle = _loaded(pdfium, document, index)
        letters = handle and pdfium.load_text(handle)
        try:
            yield Page(pdfium, c_void_p(handle), c_void_p(letters), index + 1) if letters else None
        finally:
            if letters:
                pdfium.close_text(letters)
            if handle:
                pdfium.close_page(handle)


def _loaded(pdfium: Library, document: int, index: int) -> int | None:
    """A page with what is filled in on it; a field's text is no part of the page before it is flattened."""
    handle: int | None = pdfium.load_page(document, index)
    if handle and _has_fields(pdfium, handle):
        pdfium.flatten(handle, 0)
        pdfium.close_page(handle)
        handle = pdfium.load_page(document, index)
    return handle


def _has_fields(pdfium: Library, page: int) -> bool:
    for index in range(pdfium.count_annotations(page)):
        annotation = pdfium.annotation(page, index)
        if annotation:
            kind = pdfium.annotation_kind(annotation)
            pdfium.close_annotation(annotation)
            if kind in (FREE_TEXT, WIDGET):
                return True
    return False


def _refusal(error: int, name: str) -> UnreadableSource:
    if error in (PASSWORD, SECURITY):
        return encrypted(name)
    return damaged(name, message("it is no PDF document, or only a part of one"))
