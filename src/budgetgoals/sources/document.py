"""What every file becomes before anyone looks for a form in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class TextBlock:
    """Consecutive lines of a source.

    Attributes:
        text: whole lines; every line break is a line feed, a form feed begins a page.
        line: the line in the source that the block begins with, counted from 1.
        page: the page it begins on, counted from 1.

    >>> TextBlock("项目名称： 执法服装").line
    1
    """

    text: str
    line: int = 1
    page: int = 1


@frozen(kw_only=True)
class Document:
    """A source, taken apart.

    Attributes:
        name: the name of the file, or empty.
        format: ``text``.
        encoding: the encoding that the bytes were in.
        blocks: what it holds, in order; an iterator when the source is streamed.

    >>> Document(blocks=[TextBlock("…")]).format
    'text'
    """

    name: str = ""
    format: str = "text"
    encoding: str = "utf-8"
    blocks: Iterable[TextBlock]
