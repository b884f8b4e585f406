"""From what a caller has (a path, bytes, an open file) to a :class:`Document`."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from budgetgoals.errors import InvalidValue, UnreadableSource
from budgetgoals.sources.text import streamed_text, whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.sources.document import Document

Source = str | os.PathLike[str] | bytes | IO[bytes] | IO[str]
"""What can be read: the path of a file, bytes, or an open file."""

_IN_MEMORY = 1 << 24


def open_whole(source: Source) -> Document:
    """Take a source apart in one go.

    >>> open_whole("项目名称".encode()).encoding
    'utf-8'
    """
    if isinstance(source, bytes):
        return whole_text(source, "")
    with _opened(source) as (file, name):
        return whole_text(file.read(), name)


@contextmanager
def open_streamed(source: Source) -> Iterator[Document]:
    """Take a source apart piece by piece, in flat memory.

    >>> with open_streamed("项目名称".encode()) as document:
    ...     sum(1 for block in document.blocks)
    1
    """
    with _opened(source) as (file, name):
        if file.seekable():
            yield streamed_text(file, name)
            return
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
            shutil.copyfileobj(file, copy)
            copy.seek(0)
            yield streamed_text(cast("BinaryIO", copy), name)


@contextmanager
def _opened(source: Source) -> Iterator[tuple[BinaryIO, str]]:
    if isinstance(source, bytes):
        yield io.BytesIO(source), ""
    elif isinstance(source, (str, os.PathLike)):
        path = Path(source)
        try:
            file = path.open("rb")
        except OSError as error:
            raise UnreadableSource(
                "cannot open {name}: {reason}", name=str(path), reason=error.strerror or str(error)
            ) from error
        with file:
            yield file, str(path)
    elif hasattr(source, "read"):
        yield _binary(source)
    else:
        raise InvalidValue(
            "a source is a path, bytes or an open file, not {type}", type=type(source).__name__
        )


def _binary(file: IO[bytes] | IO[str]) -> tuple[BinaryIO, str]:
    """An open file as bytes, with its name; one opened as text is read through its buffer or encoded."""
    name = getattr(file, "name", "")
    name = name if isinstance(name, str) else ""
    buffer = getattr(file, "buffer", None)
    if buffer is not None:
        return buffer, name
    if isinstance(file.read(0), str):
        return io.BytesIO(cast("IO[str]", file).read().encode()), name
    return cast("BinaryIO", file), name
