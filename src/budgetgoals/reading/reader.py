"""From a source to a :class:`Reading`."""

from __future__ import annotations

from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING

from attrs import evolve

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import Layout, load_layout
from budgetgoals.reading import notices
from budgetgoals.reading.lines.chunks import split
from budgetgoals.reading.lines.form import read_forms
from budgetgoals.reading.lines.vocabulary import is_plain, vocabulary
from budgetgoals.reading.reading import Reading, left_over
from budgetgoals.sources import (
    DEFAULT_LIMITS,
    Document,
    GridBlock,
    Limits,
    Source,
    TextBlock,
    name_of,
    open_streamed,
    open_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.model import Finding
    from budgetgoals.reading.lines.chunks import Chunk
    from budgetgoals.reading.outcome import FormReading
    from budgetgoals.sources import Block

LayoutOption = Layout | str | PathLike[str] | None
"""A layout, the id of one, the path of a layout file of your own, or None to let the library choose."""

_DEFAULT = "shanghai-2020"


def read(
    source: Source, *, layout: LayoutOption = None, limits: Limits = DEFAULT_LIMITS, name: str = ""
) -> Reading:
    r"""Read the forms of a source.

    Args:
        source: the path of a file or a folder, bytes, or an open file: text, HTML, Word, Excel, OpenDocument,
            PDF, or a zip of them.
        layout: the layout to read with, if you know it.
        limits: what the source may take at most.
        name: what to call the source, where it has no name of its own: that of an upload, of a member of an
            archive. By nothing but its name a CSV is told from other text.

    Returns:
        The forms with what was noticed; a broken form is a reading with findings, not an error.

    Raises:
        UnreadableSource: there is no such file, it is empty, damaged or encrypted, or its encoding cannot be
            told.
        UnsupportedFormat: it is of a kind that cannot be read.
        MissingExtra: the library that reads its format is not installed.
        LimitExceeded: it is beyond one of the limits.

    >>> read("项目名称： 环保热线运行\n项目类别： 其他类\n绩效类型： 其他类".encode()).form.project.name
    '环保热线运行'
    """
    chosen = _layout(layout)
    documents = [(document, list(_parts(document, chosen))) for document in open_whole(source, limits, name)]
    return _joined(documents, name or name_of(source))


def read_text(text: str, *, layout: LayoutOption = None) -> Reading:
    """Read the forms of a text.

    Raises:
        InvalidValue: it is no text; bytes and files are for :func:`read`.

    >>> read_text("没有表").findings[0].code
    'BG001'
    """
    if not isinstance(text, str):
        raise InvalidValue(
            "a text is a str, not {type}", hint="read bytes and files with read()", type=type(text).__name__
        )
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return read_document(Document(blocks=(TextBlock(lines),)), layout=layout)


def read_document(document: Document, *, layout: LayoutOption = None) -> Reading:
    """Read the forms of a source that is taken apart already.

    >>> read_document(Document(blocks=(TextBlock("没有表"),))).forms
    ()
    """
    return _joined([(document, list(_parts(document, _layout(layout))))], document.name)


def stream(
    source: Source, *, layout: LayoutOption = None, limits: Limits = DEFAULT_LIMITS, name: str = ""
) -> Iterator[Reading]:
    """Read a source of any length form by form, in flat memory; see :func:`read`.

    Yields:
        A reading for each form; a reading without form for text that belongs to none, for what is to be known
        of a file, and for a source without any form.

    >>> [len(reading.forms) for reading in stream("没有表".encode())]
    [0, 0]
    """
    chosen = _layout(layout)
    found = False
    for document in open_streamed(source, limits, name):
        if document.notices:
            yield Reading(findings=_noticed(document), source=document.name)
        for part in _parts(document, chosen):
            found = found or part.form is not None
            if part.form is not None or part.trace.unread:
                yield _reading([part], document.name, part.findings)
    if not found:
        yield Reading(findings=(notices.no_form(None),), source=name or name_of(source))


def _parts(document: Document, layout: Layout | None) -> Iterator[FormReading]:
    """What each part of a document gives: one form at a time, or text of none."""
    blocks = iter(document.blocks)
    first = next(blocks, None)
    if first is None:
        return
    if isinstance(first, TextBlock) and not isinstance(document.blocks, tuple):
        yield from _of_lines(chain([first], blocks), layout, document.name)
        return
    every: list[Block] = [first, *blocks]
    if any(isinstance(block, GridBlock) for block in every):
        yield from _of_tables(every, layout, document.name)
    else:
        yield from _of_lines(every, layout, document.name)


def _of_lines(blocks: Iterable[Block], layout: Layout | None, name: str) -> Iterator[FormReading]:
    """Plain text: by the lines of its layout where those were kept, else as far as its cells can be told."""
    by_lines = layout is None or is_plain(layout)
    words = vocabulary(layout if layout and by_lines else load_layout(_DEFAULT))
    for chunk in split((block for block in blocks if isinstance(block, TextBlock)), words):
        parts = list(read_forms(chunk, words, name)) if by_lines else []
        if any(part.form is not None for part in parts) and (
            layout is not None or chunk.title is not None or _is_of_default(chunk)
        ):
            yield from parts
            continue
        yield from _of_cells(chunk, layout, name)


def _is_of_default(chunk: Chunk) -> bool:
    """Whether the words of a text without a known heading are rather those of the usual layout."""
    from budgetgoals.reading.loose.forms import layout_of_text  # noqa: PLC0415 - most plain text has its heading

    return layout_of_text(chunk.text) == _DEFAULT


def _of_tables(blocks: list[Block], layout: Layout | None, name: str) -> Iterator[FormReading]:
    from budgetgoals.reading.grids.form import read_sheet  # noqa: PLC0415 - most plain text needs no tables
    from budgetgoals.reading.grids.forms import sheets_of  # noqa: PLC0415 - the same
    from budgetgoals.reading.grids.registers import sheets_in  # noqa: PLC0415 - the same

    for whole in sheets_of(blocks):
        for sheet in sheets_in(whole):
            yield read_sheet(sheet, layout, name)


def _of_cells(chunk: Chunk, layout: Layout | None, name: str) -> Iterator[FormReading]:
    from budgetgoals.reading.grids.form import read_sheet  # noqa: PLC0415 - most plain text needs no tables
    from budgetgoals.reading.loose.forms import forms_in  # noqa: PLC0415 - the same

    for form in forms_in(chunk, layout):
        yield read_sheet(form.sheet, form.layout, name, form.choice)


def _joined(documents: list[tuple[Document, list[FormReading]]], name: str) -> Reading:
    parts = [part for _, of in documents for part in of]
    findings = [*chain.from_iterable(_noticed(document) for document, _ in documents), *_findings(parts)]
    if all(part.form is None for part in parts):
        findings.insert(0, notices.no_form(None))
    return _reading(parts, name, findings)


def _reading(parts: list[FormReading], name: str, findings: Iterable[Finding]) -> Reading:
    traces = [part.trace for part in parts]
    with_form = [part for part in parts if part.form is not None]
    return Reading(
        forms=tuple(part.form for part in with_form if part.form is not None),
        findings=tuple(findings),
        unread=left_over(traces),
        source=name,
        choices=tuple(part.choice for part in with_form),
        traces=tuple(traces),
        form_traces=tuple(part.trace for part in with_form),
    )


def _noticed(document: Document) -> tuple[Finding, ...]:
    """What is to be known of a file, as findings."""
    return tuple(notices.of_source(notice) for notice in document.notices)


def _findings(parts: list[FormReading]) -> Iterator[Finding]:
    """The findings of all parts, each with the index of its form."""
    index = 0
    for part in parts:
        for finding in part.findings:
            if part.form is None:
                yield finding
            else:
                yield evolve(finding, where=evolve(finding.where, form=index))
        index += part.form is not None


def _layout(choice: LayoutOption) -> Layout | None:
    if choice is None or isinstance(choice, Layout):
        return choice
    return load_layout(choice)
