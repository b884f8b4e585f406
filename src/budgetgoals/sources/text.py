"""Plain text → blocks of lines."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO

from budgetgoals.sources.document import Document, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 18


def streamed_text(file: BinaryIO, encoding: str, name: str) -> Document:
    """A text of any length, a block of lines at a time; the file must stay open.

    >>> document = streamed_text(io.BytesIO("项目名称".encode()), "utf-8", "a.txt")
    >>> [block.text for block in document.blocks]
    ['项目名称']
    """
    return Document(name=name, encoding=encoding, blocks=_blocks(file, encoding))


def line_feeds(text: str) -> str:
    r"""A text whose lines all end in a line feed.

    >>> line_feeds("一\r\n二\r三")
    '一\n二\n三'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


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
