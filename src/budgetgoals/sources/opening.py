"""From what a caller has (a path, bytes, an open file, a folder, a zip) to :class:`Document` objects."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from attrs import evolve

from budgetgoals.errors import BudgetGoalsError, InvalidValue, UnreadableSource
from budgetgoals.places import Place
from budgetgoals.sources.archives import listed
from budgetgoals.sources.document import Document, Notable, Notice
from budgetgoals.sources.encoding import decoded, encoding_of
from budgetgoals.sources.folders import files_in
from budgetgoals.sources.formats import HEAD, Format, format_of, is_csv, is_html, refuse_binary, signature_of
from budgetgoals.sources.limits import DEFAULT_LIMITS, Limits, Meter
from budgetgoals.sources.pipes import has_tables, text_blocks
from budgetgoals.sources.text import line_feeds, streamed_text

Source = str | os.PathLike[str] | bytes | IO[bytes] | IO[str]
"""What can be read: the path of a file or a folder, bytes, or an open file."""

TextOpener = Callable[[BinaryIO, str, Meter], Document]

_IN_MEMORY = 1 << 24
_BEGINNING = 1 << 18
_READERS = {
    Format.CSV: "budgetgoals.sources.csv:read_csv",
    Format.HTML: "budgetgoals.sources.html:read_html",
    Format.DOCX: "budgetgoals.sources.docx:read_docx",
    Format.DOC: "budgetgoals.sources.libreoffice:read_doc",
    Format.EXCEL: "budgetgoals.sources.excel:read_excel",
    Format.PDF: "budgetgoals.sources.pdf:read_pdf",
}


def open_whole(source: Source, limits: Limits = DEFAULT_LIMITS, name: str = "") -> Iterator[Document]:
    """Take a source apart, each file in one go; a folder or a zip gives a document for each of its files.

    >>> [document.encoding for document in open_whole("项目名称".encode())]
    ['utf-8']
    """
    yield from _documents(source, name or name_of(source), limits, _whole)


def open_streamed(source: Source, limits: Limits = DEFAULT_LIMITS, name: str = "") -> Iterator[Document]:
    """Take a source apart in flat memory: a text piece by piece, other files one after another.

    A document must be used before the next one is asked for.

    >>> [sum(1 for block in document.blocks) for document in open_streamed("项目名称".encode())]
    [1]
    """
    yield from _documents(source, name or name_of(source), limits, _streamed)


def name_of(source: Source) -> str:
    """The name that a source has by itself; empty for bytes, and for an open file without one.

    >>> name_of("申报表.docx"), name_of(b""), name_of(io.FileIO(0, closefd=False))
    ('申报表.docx', '', '')
    """
    if isinstance(source, (str, os.PathLike)):
        return str(Path(source))
    name = getattr(source, "name", "")
    return name if isinstance(name, str) else ""


def _documents(source: Source, name: str, limits: Limits, text: TextOpener) -> Iterator[Document]:
    if isinstance(source, (str, os.PathLike)) and Path(source).is_dir():
        for path in files_in(Path(source)):
            yield from _tolerant(str(path), partial(_documents, path, str(path), limits, text))
        return
    with _opened(source) as file:
        yield from _of_file(file, Meter(name, limits), text)


def _of_file(file: BinaryIO, meter: Meter, text: TextOpener, depth: int = 0) -> Iterator[Document]:
    file, head = _with_head(file)
    name = meter.name
    signature = signature_of(head)
    if signature is None:
        refuse_binary(head, name)
        yield text(file, name, meter)
        return
    data = _all_of(file, meter)
    kind = format_of(data, signature, name)
    if kind is not Format.ARCHIVE:
        yield _reader(kind)(data, name, meter)
        return
    meter.hold("nesting", depth + 1)
    for member, unpack in listed(data, meter):
        inside = meter.inside(f"{name}/{member}" if name else member)
        yield from _tolerant(inside.name, partial(_of_member, unpack, inside, text, depth + 1))


def _of_member(unpack: Callable[[], bytes], meter: Meter, text: TextOpener, depth: int) -> Iterator[Document]:
    yield from _of_file(io.BytesIO(unpack()), meter, text, depth)


def _tolerant(path: str, documents: Callable[[], Iterator[Document]]) -> Iterator[Document]:
    """The documents of one file among many; one that cannot be read is told, and the others are read."""
    try:
        yield from documents()
    except BudgetGoalsError as error:
        notice = Notice(Notable.UNREADABLE, Place(source=path, page=None, line=1), path, error.message)
        yield Document(name=path, format="unreadable", blocks=(), notices=(notice,))


def _whole(file: BinaryIO, name: str, meter: Meter) -> Document:
    return _of_text(*decoded(_all_of(file, meter), name), name, meter)


def _streamed(file: BinaryIO, name: str, meter: Meter) -> Document:
    """Plain text in pieces; a text with tables in it as a whole, since a table is one piece."""
    if not file.seekable():
        return _whole(file, name, meter)
    encoding = encoding_of(file, name)
    beginning = file.read(_BEGINNING).decode(encoding, errors="ignore")
    file.seek(0)
    if is_html(beginning) or is_csv(name) or has_tables(beginning):
        return _whole(file, name, meter)
    return streamed_text(file, encoding, name)


def _of_text(text: str, encoding: str, name: str, meter: Meter) -> Document:
    if is_html(text):
        return evolve(_reader(Format.HTML)(text, name, meter), encoding=encoding)
    if is_csv(name):
        return evolve(_reader(Format.CSV)(text, name, meter), encoding=encoding)
    return Document(name=name, encoding=encoding, blocks=text_blocks(line_feeds(text), meter))


def _reader(kind: Format) -> Callable[[Any, str, Meter], Document]:
    module, _, function = _READERS[kind].partition(":")
    reader: Callable[[Any, str, Meter], Document] = getattr(import_module(module), function)
    return reader


def _with_head(file: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The first bytes of a file, and the file at its beginning; a pipe is copied first."""
    if not file.seekable():
        copy = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - freed with the document
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        file = copy
    begin = file.tell()
    head = file.read(HEAD)
    file.seek(begin)
    return file, head


def _all_of(file: BinaryIO, meter: Meter) -> bytes:
    most = meter.limits.file_bytes
    data = file.read(most + 1)
    meter.hold("file_bytes", len(data))
    return data


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
    elif isinstance(source, (str, os.PathLike)):
        path = Path(source)
        try:
            file = path.open("rb")
        except OSError as error:
            raise UnreadableSource(
                "cannot open {name}: {reason}", name=str(path), reason=error.strerror or str(error)
            ) from error
        with file:
            yield file
    elif hasattr(source, "read"):
        yield _binary(source)
    else:
        raise InvalidValue(
            "a source is a path, bytes or an open file, not {type}", type=type(source).__name__
        )


def _binary(file: IO[bytes] | IO[str]) -> BinaryIO:
    """An open file as bytes; one opened as text is read through its buffer or encoded."""
    buffer: BinaryIO | None = getattr(file, "buffer", None)
    if buffer is not None:
        return buffer
    if isinstance(file.read(0), str):
        return io.BytesIO(cast("IO[str]", file).read().encode())
    return cast("BinaryIO", file)
