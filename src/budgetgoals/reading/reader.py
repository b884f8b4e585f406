"""From a source to a :class:`Reading`."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from attrs import evolve

from budgetgoals.layouts import Layout, load_layout
from budgetgoals.reading import notices
from budgetgoals.reading.chunks import split
from budgetgoals.reading.form import FormReading, read_forms
from budgetgoals.reading.reading import Reading, left_over
from budgetgoals.reading.vocabulary import vocabulary
from budgetgoals.sources import Document, Source, TextBlock, open_streamed, open_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.model import Finding

LayoutChoice = Layout | str | PathLike[str] | None
"""A layout, the id of one, the path of a layout file of your own, or None to let the library choose."""

_DEFAULT = "shanghai-2020"


def read(source: Source, *, layout: LayoutChoice = None) -> Reading:
    r"""Read the forms of a source.

    Args:
        source: the path of a file, bytes, or an open file.
        layout: the layout to read with, if you know it.

    Returns:
        The forms with what was noticed; a broken form is a reading with findings, not an error.

    Raises:
        UnreadableSource: there is no such file, it is empty, or its encoding cannot be told.
        UnsupportedFormat: it is of a kind that cannot be read.

    >>> read("项目名称： 环保热线运行\n项目类别： 其他类\n绩效类型： 其他类".encode()).form.project.name
    '环保热线运行'
    """
    return _read(open_whole(source), layout)


def read_text(text: str, *, layout: LayoutChoice = None) -> Reading:
    """Read the forms of a text.

    >>> read_text("没有表").findings[0].code
    'BG001'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _read(Document(blocks=(TextBlock(lines),)), layout)


def stream(source: Source, *, layout: LayoutChoice = None) -> Iterator[Reading]:
    """Read a source of any length form by form, in flat memory.

    Yields:
        A reading for each form; a reading without form for text that belongs to none, and for a source
        without any form.

    >>> [len(reading.forms) for reading in stream("没有表".encode())]
    [0, 0]
    """
    words = vocabulary(_layout(layout))
    found = False
    with open_streamed(source) as document:
        for chunk in split(document.blocks, words):
            for part in read_forms(chunk, words, document.name):
                found = found or part.form is not None
                if part.form is not None or part.trace.unread:
                    yield _reading([part], document.name, part.findings)
        if not found:
            yield Reading(findings=(notices.no_form(None),), source=document.name)


def _read(document: Document, layout: LayoutChoice) -> Reading:
    words = vocabulary(_layout(layout))
    parts = [
        part for chunk in split(document.blocks, words) for part in read_forms(chunk, words, document.name)
    ]
    findings = list(_findings(parts))
    if all(part.form is None for part in parts):
        findings.insert(0, notices.no_form(None))
    return _reading(parts, document.name, findings)


def _reading(parts: list[FormReading], name: str, findings: Iterable[Finding]) -> Reading:
    traces = [part.trace for part in parts]
    return Reading(
        forms=tuple(part.form for part in parts if part.form is not None),
        findings=tuple(findings),
        unread=left_over(traces),
        source=name,
        traces=tuple(traces),
        form_traces=tuple(part.trace for part in parts if part.form is not None),
    )


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


def _layout(choice: LayoutChoice) -> Layout:
    if isinstance(choice, Layout):
        return choice
    return load_layout(_DEFAULT if choice is None else choice)
