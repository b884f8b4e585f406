"""Records of old binary workbooks (BIFF): pieces with a number and a length, and the texts in them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTINUE = 0x3C
ALL: frozenset[int] = frozenset()
_WIDE, _FAR_EAST, _RICH = 0x1, 0x4, 0x8
_HEAD = struct.Struct("<HH")
_TEXT = struct.Struct("<HB")


class Record(NamedTuple):
    """A record.

    Attributes:
        kind: its number.
        data: its content.
        end: where the next one begins.
    """

    kind: int
    data: bytes
    end: int


def records(stream: bytes, at: int = 0, kinds: frozenset[int] = ALL) -> Iterator[Record]:
    """The records from a place on, up to the end of the stream or the first that is cut off.

    Args:
        stream: the stream of the workbook.
        at: where to begin.
        kinds: which records; all when empty. The first one always comes.

    >>> [record.kind for record in records(bytes([0x0A, 0, 0, 0, 0x22, 0, 0, 0]))]
    [10, 34]
    """
    size, head, first = len(stream), _HEAD.unpack_from, at
    while at + 4 <= size:
        kind, length = head(stream, at)
        end = at + 4 + length
        if end > size:
            return
        if not kinds or kind in kinds or at == first:
            yield Record(kind, stream[at + 4 : end], end)
        at = end


def with_continued(stream: bytes, record: Record) -> list[bytes]:
    """The content of a record and of those that continue it."""
    pieces = [record.data]
    for following in records(stream, record.end):
        if following.kind != CONTINUE:
            break
        pieces.append(following.data)
    return pieces


@define
class Reader:
    r"""Reads texts that may go on in the next record, where their width is told anew.

    >>> Reader([b"\x02\x00\x00ab"]).text()
    'ab'
    """

    pieces: list[bytes]
    _piece: int = 0
    _at: int = 0

    def text(self, width: int = 2) -> str:
        """A text with its length before it, in one or two bytes."""
        plain = self._plain_text() if width == 2 else None  # noqa: PLR2004 - the usual width
        return self._any_text(width) if plain is None else plain

    def _plain_text(self) -> str | None:
        """A text without anything beside it that stands in one record, as nearly all do."""
        piece, at = self.pieces[self._piece], self._at
        if at + _TEXT.size > len(piece):
            return None
        count, flags = _TEXT.unpack_from(piece, at)
        begin = at + _TEXT.size
        end = begin + (count << flags)
        if flags > _WIDE or end > len(piece):
            return None
        self._at = end
        return piece[begin:end].decode("utf-16-le" if flags else "latin-1", errors="replace")

    def _any_text(self, width: int) -> str:
        count = int.from_bytes(self.bytes(width), "little")
        flags = self.bytes(1)[0]
        runs = int.from_bytes(self.bytes(2), "little") if flags & _RICH else 0
        extra = int.from_bytes(self.bytes(4), "little") if flags & _FAR_EAST else 0
        text = self._characters(count, wide=bool(flags & _WIDE))
        self.bytes(4 * runs)
        self.bytes(extra)
        return text

    def bytes(self, count: int) -> bytes:
        """So many bytes, across records.

        Raises:
            IndexError: there are not as many.
        """
        taken = b""
        while True:
            piece = self.pieces[self._piece]
            found = piece[self._at : self._at + count - len(taken)]
            taken += found
            self._at += len(found)
            if len(taken) == count:
                return taken
            self._piece, self._at = self._piece + 1, 0

    def _characters(self, count: int, *, wide: bool) -> str:
        shown = []
        while count:
            size = 2 if wide else 1
            piece = self.pieces[self._piece]
            here = min(count, (len(piece) - self._at) // size)
            data = piece[self._at : self._at + here * size]
            shown.append(data.decode("utf-16-le" if wide else "latin-1", errors="replace"))
            self._at += here * size
            count -= here
            if count:
                self._piece, self._at = self._piece + 1, 0
                wide = bool(self.bytes(1)[0] & _WIDE)
        return "".join(shown)
