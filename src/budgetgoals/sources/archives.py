"""Zip archives → the files in them."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from functools import partial
from operator import itemgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from budgetgoals.errors import UnreadableSource
from budgetgoals.messages import message
from budgetgoals.sources.damage import called, damaged, encrypted
from budgetgoals.sources.formats import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetgoals.sources.limits import Meter

_PIECE = 1 << 20
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_LOCAL = b"PK\x03\x04"
_HEADER = struct.Struct("<4s22xHH")
_UNICODE_NAME = 0x7075
_FIELD = struct.Struct("<HH")
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)


def listed(data: bytes, meter: Meter) -> list[tuple[str, Callable[[], bytes]]]:
    """The files of an archive that can be read, in the order of their names, each with what unpacks it.

    So a member that is damaged does not keep anybody from the others. Folders, links and hidden files are no
    files to read. Names are names only: nothing is ever written to where they point.

    Raises:
        UnreadableSource: the archive is damaged, or holds no file that can be read.
        LimitExceeded: it holds more files, or claims to unpack to more, than the limits allow.
    """
    archive = opened(data, meter)
    members = [(name_of(member), member) for member in archive.infolist() if _is_file(member)]
    found = sorted(((name, member) for name, member in members if _is_readable(name)), key=itemgetter(0))
    if not found:
        raise UnreadableSource(
            "{name} holds no file that can be read",
            hint="files ending in {endings} are looked for",
            name=called(meter.name),
            endings=", ".join(sorted(ENDINGS)),
        )
    meter.files(len(archive.infolist()))
    return [(name, partial(unpacked, archive, member, meter)) for name, member in found]


def opened(data: bytes, meter: Meter) -> zipfile.ZipFile:
    """A zip whose members are few enough and unpack to little enough, by what its directory claims.

    Raises:
        UnreadableSource: it is damaged, or its members lie over one another, as in some bombs.
        LimitExceeded: its directory claims more than the limits allow.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise damaged(meter.name, error) from error
    members = archive.infolist()
    meter.hold("files", len(members))
    meter.hold("unpacked_bytes", sum([member.file_size for member in members]))
    end = 0
    for begin, size in sorted([(member.header_offset, member.compress_size) for member in members]):
        if begin < end:
            raise damaged(meter.name, message("its members lie over one another"))
        end = begin + _HEADER.size + size
    return archive


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, meter: Meter) -> bytes:
    """The content of a member; what really comes out is held against the limit, not what is claimed.

    Raises:
        UnreadableSource: the member is damaged or encrypted.
        LimitExceeded: it unpacks to more than the limits allow.
    """
    meter.hold("unpacked_bytes", member.file_size)
    name = f"{meter.name}/{name_of(member)}" if meter.name else name_of(member)
    if member.flag_bits & _ENCRYPTED:
        raise encrypted(name)
    try:
        if member.compress_type == zipfile.ZIP_DEFLATED and member.file_size <= _PIECE:
            content = _inflated(archive, member)
        else:
            content = _in_pieces(archive, member, meter)
    except _ZIP_ERRORS as error:
        raise damaged(name, error) from error
    if len(content) != member.file_size:
        raise damaged(name, message("its size is not the one that it claims"))
    meter.unpacked(len(content))
    return content


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A small member at once: a third of the time that zipfile takes, of which a workbook has many."""
    file = archive.fp
    if file is None:
        raise ValueError("the archive is closed")
    file.seek(member.header_offset)
    header = file.read(_HEADER.size)
    signature, name_size, extra_size = _HEADER.unpack(header)
    if signature != _LOCAL:
        raise zipfile.BadZipFile("a member has no header")
    file.seek(name_size + extra_size, io.SEEK_CUR)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    content = inflater.decompress(file.read(member.compress_size), member.file_size + 1)
    if zlib.crc32(content) != member.CRC:
        raise zipfile.BadZipFile("the checksum of a member is wrong")
    return content


def _in_pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, meter: Meter) -> bytes:
    pieces, size = [], 0
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            meter.hold("unpacked_bytes", size)
            meter.clock()
            pieces.append(piece)
    return b"".join(pieces)


def name_of(member: zipfile.ZipInfo) -> str:
    """The name of a member; one that is not marked as UTF-8 was written in GB18030 by a Chinese Windows.

    >>> name_of(zipfile.ZipInfo("自评表.xlsx".encode("gb18030").decode("cp437")))
    '自评表.xlsx'
    """
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeError:
        return member.filename
    beside = _name_beside(member.extra, raw)
    if beside:
        return beside
    try:
        return raw.decode("gb18030")
    except UnicodeError:
        return member.filename


def _name_beside(extra: bytes, raw: bytes) -> str:
    """The name in UTF-8 that some packers put beside the one in the code page (Info-ZIP field 0x7075)."""
    while len(extra) >= _FIELD.size:
        kind, size = _FIELD.unpack_from(extra)
        field = extra[_FIELD.size : _FIELD.size + size]
        if kind == _UNICODE_NAME and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:].decode("utf-8", errors="ignore")
        extra = extra[_FIELD.size + size :]
    return ""


def _is_file(member: zipfile.ZipInfo) -> bool:
    """Whether a member is neither a folder nor a symbolic link."""
    mode = member.external_attr >> 16
    return not (member.filename.endswith(("/", "\\")) or stat.S_ISLNK(mode) or stat.S_ISDIR(mode))


def _is_readable(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts)
    return path.suffix.lower() in ENDINGS and not hidden and not path.name.startswith("~$")
