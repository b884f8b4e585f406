"""Which encoding a text is in: UTF-8 (with or without a byte order mark), GB18030 or UTF-16.

UTF-8 is tried before GB18030, since nothing but UTF-8 looks like UTF-8 for long. Bytes that are in none
of them are an error that names the offset; nothing is replaced and nothing is left out.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO

from budgetgoals.errors import UnreadableSource, UnsupportedFormat
from budgetgoals.sources.damage import called

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - {*b"\t\n\v\f\r\x1a\x1b"})
_UTF16_SAMPLE = 4096
_MOSTLY = 0.9


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """Decode a whole file.

    Args:
        data: the bytes.
        name: what to call them in an error.

    Returns:
        The text and the name of its encoding.

    Raises:
        UnreadableSource: there is nothing but blanks, or bytes in no known encoding (the offset is told).
        UnsupportedFormat: it is no text at all.

    >>> decoded("项目名称".encode("gb18030"), "old.txt")
    ('项目名称', 'gb18030')
    """
    failures = []
    for candidate in _candidates(data[:_CHUNK], name):
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError as error:
            failures.append((len(data) - len(error.object) + error.start, candidate))
    raise _undecodable(name, failures)


def encoding_of(file: BinaryIO, name: str) -> str:
    """Tell the encoding of a file that need not fit into memory, and leave it at its beginning.

    Args:
        file: a seekable binary file.
        name: what to call it in an error.

    Raises:
        UnreadableSource: the file is empty, or its bytes are in no known encoding (the offset is told).
        UnsupportedFormat: it is no text at all.

    >>> import io
    >>> encoding_of(io.BytesIO("项目名称".encode("gb18030")), "old.txt")
    'gb18030'
    """
    failures = []
    for candidate in _candidates(file.read(_CHUNK), name):
        file.seek(0)
        failed_at = _first_failure(file, candidate)
        file.seek(0)
        if failed_at is None:
            return candidate
        failures.append((failed_at, candidate))
    raise _undecodable(name, failures)


def _candidates(head: bytes, name: str) -> tuple[str, ...]:
    """The encodings that the beginning of a file allows, the likeliest first."""
    mark, encoding = _mark_of(head)
    if not head.removeprefix(mark).strip(b" \t\r\n\v\f\0" if mark else b" \t\r\n\v\f"):
        raise UnreadableSource("{name} is empty", name=called(name))
    if wide := encoding or _unmarked_utf16(head):
        return (wide,)
    _refuse_binary(head, name)
    return "utf-8", "gb18030"


def _undecodable(name: str, failures: list[tuple[int, str]]) -> UnreadableSource:
    offset, best = max(failures)
    return UnreadableSource(
        "{name} is text in no known encoding: the byte at offset {offset} cannot be decoded as {encoding}",
        hint="save the file as UTF-8 and try again",
        name=called(name),
        offset=offset,
        encoding=best.upper(),
    )


def _mark_of(head: bytes) -> tuple[bytes, str]:
    """The byte order mark that a file begins with, and the encoding that it names; both may be empty."""
    return next((known for known in _MARKS if head.startswith(known[0])), (b"", ""))


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: it has zero bytes (of its line ends and digits) and reads as ordinary text."""
    sample = head[: _UTF16_SAMPLE - len(head) % 2] if len(head) < _UTF16_SAMPLE else head[:_UTF16_SAMPLE]
    if b"\0" not in sample:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        ordinary = sum(
            1 for c in text if "\u4e00" <= c <= "\u9fff" or " " <= c <= "~" or c in "\r\n\t，。：（）、"
        )
        if ordinary > _MOSTLY * len(text):
            return encoding
    return None


def _refuse_binary(head: bytes, name: str) -> None:
    if len(head.translate(None, _CONTROLS)) < len(head):
        raise UnsupportedFormat(
            "{name} is no text but a binary file of an unknown kind",
            hint="text, HTML, Word, Excel, OpenDocument, PDF and zip files can be read",
            name=called(name),
        )


def _first_failure(file: BinaryIO, encoding: str) -> int | None:
    """The offset of the first byte that cannot be decoded, or None."""
    decoder = codecs.getincrementaldecoder(encoding)()
    offset = 0
    while True:
        chunk = file.read(_CHUNK)
        offset += len(chunk)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return offset - len(error.object) + error.start
        if not chunk:
            return None
