"""Plain text → :class:`Document`, whole or in blocks of lines."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO

from budgetgoals.sources.document import Document, TextBlock
from budgetgoals.sources.encoding import decoded, encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 18


def whole_text(data: bytes, name: str) -> Document:
    """A text that fits into memory, as one block.

    >>> whole_text("项目名称".encode(), "a.txt").encoding
    'utf-8'
    """
    text, encoding = decoded(data, name)
    return Document(name=name, encoding=encoding, blocks=(TextBlock(_line_feeds(text)),))


def streamed_text(file: BinaryIO, name: str) -> Document:
    """A text of any length, a block of lines at a time; the file must be seekable and stay open.

    >>> document = streamed_text(io.BytesIO("项目名称".encode()), "a.txt")
    >>> [block.text for block in document.blocks]
    ['项目名称']
    """
    encoding = encoding_of(file, name)
    return Document(name=name, encoding=encoding, blocks=_blocks(file, encoding))


def _blocks(file: BinaryIO, encoding: str) -> Iterator[TextBlock]:
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    begun, line, page = "", 1, 1
    while True:
        data = file.read(_BLOCK)
        begun += decoder.decode(data, final=not data)
        end = begun.rfind("\n") + 1 if data else len(begun)
        if end:
            text, begun = begun[:end], begun[end:]
            yield TextBlock(text, line, page)
            line += text.count("\n")
            page += text.count("\f")
        if not data:
            return


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
