"""Compound files (OLE), the folders in a file that old Office and WPS documents are."""

from __future__ import annotations

import struct
import sys
from array import array
from typing import NamedTuple

from budgetgoals.messages import message
from budgetgoals.sources.damage import damaged

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<8s20xHHH14xI4xII4xI")
_ENTRY = struct.Struct("<64sHBxIII36xIQ")
_NO_SECTOR = 0xFFFF_FFFA
"""Sector numbers from here on mark free sectors and ends."""
_NO_ENTRY = 0xFFFF_FFFF
_FOLDER, _FILE, _ROOT = 1, 2, 5
_SHIFTS = (9, 12)
_IN_HEADER = 109
_MINI = 64
_MOST_ENTRIES = 100_000


class Entry(NamedTuple):
    """A stream or a folder.

    Attributes:
        name: its name.
        kind: 1 for a folder, 2 for a stream.
        start: the first sector.
        size: how many bytes it has.
    """

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """The streams at the root of a compound file.

    Raises:
        UnreadableSource: it is damaged.

    >>> Compound(b"no compound file", "a.xls")
    Traceback (most recent call last):
    budgetgoals.errors.UnreadableSource: ...
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        try:
            self._open()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise damaged(self._name, error) from error

    @property
    def entries(self) -> dict[str, Entry]:
        """What stands at the root, by lower-case name; what is embedded in folders is not there."""
        return self._entries

    def stream(self, name: str) -> bytes:
        """The content of a stream at the root.

        Raises:
            UnreadableSource: there is none of that name, or the file is damaged.
        """
        entry = self._entries.get(name.lower())
        if entry is None or entry.kind != _FILE:
            raise damaged(self._name, message("it has no part {part}", part=name))
        try:
            return self._content(entry)
        except (struct.error, IndexError) as error:
            raise damaged(self._name, error) from error

    def _open(self) -> None:
        magic, order, shift, mini_shift, directory, cut, mini, more = _HEADER.unpack_from(self._data)
        if magic != MAGIC or order != 0xFFFE or shift not in _SHIFTS or mini_shift != 6:  # noqa: PLR2004
            raise damaged(self._name, message("its header is wrong"))
        self._size, self._cut = 1 << shift, cut
        self._table = self._sector_table(more)
        self._mini_table = _numbers(self._chain(mini) if mini < _NO_SECTOR else b"")
        raw = self._chain(directory)
        if len(raw) > _MOST_ENTRIES * _ENTRY.size:
            raise damaged(self._name, message("its directory is too long"))
        found = [_entry(raw, at) for at in range(0, len(raw) - _ENTRY.size + 1, _ENTRY.size)]
        root = next((entry for entry, _ in found if entry.kind == _ROOT), None)
        if root is None:
            raise damaged(self._name, message("it has no root"))
        self._mini = self._chain(root.start)[: root.size] if root.start < _NO_SECTOR else b""
        self._entries = {entry.name.lower(): entry for entry in _children(found)}

    def _sector_table(self, more: int) -> array[int]:
        """The table of what sector follows which, itself in sectors."""
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data.ljust(512, b"\0"), 76))
        seen = set()
        while more < _NO_SECTOR and more not in seen:
            seen.add(more)
            *numbers, more = _numbers(self._sector(more))
            sectors += numbers
        used = [sector for sector in sectors if sector < _NO_SECTOR]
        if len(set(used)) != len(used):
            raise damaged(self._name, message("its table of sectors is wrong"))
        return _numbers(b"".join(map(self._sector, used)))

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        content = self._data[begin : begin + self._size]
        if not content:
            raise damaged(self._name, message("a sector is missing"))
        return content.ljust(self._size, b"\0")

    def _chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        for _ in range(len(self._data) // self._size + 1):
            if sector >= _NO_SECTOR:
                return b"".join(pieces)
            pieces.append(self._sector(sector))
            sector = self._table[sector]
        raise damaged(self._name, message("its sectors go in a circle"))

    def _content(self, entry: Entry) -> bytes:
        if entry.size >= self._cut:
            return self._chain(entry.start)[: entry.size]
        pieces: list[bytes] = []
        sector = entry.start
        for _ in range(len(self._mini) // _MINI + 1):
            if sector >= _NO_SECTOR:
                return b"".join(pieces)[: entry.size]
            pieces.append(self._mini[sector * _MINI : (sector + 1) * _MINI])
            sector = self._mini_table[sector]
        raise damaged(self._name, message("its sectors go in a circle"))


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _entry(raw: bytes, at: int) -> tuple[Entry, tuple[int, int, int]]:
    name, length, kind, left, right, child, start, size = _ENTRY.unpack_from(raw, at)
    text = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
    return Entry(text, kind, start, size & 0xFFFF_FFFF), (left, right, child)


def _children(found: list[tuple[Entry, tuple[int, int, int]]]) -> list[Entry]:
    """What stands directly below the root: a tree of brothers."""
    root = next(links for entry, links in found if entry.kind == _ROOT)
    children, seen, left = [], set(), [root[2]]
    while left:
        number = left.pop()
        if number == _NO_ENTRY or number in seen:
            continue
        seen.add(number)
        entry, links = found[number]
        if entry.kind in (_FOLDER, _FILE):
            children.append(entry)
        left += links[:2]
    return children
