"""Telling what kind of file some bytes are: by what is in them, and by the ending only where that is all."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import PurePath

from budgetgoals.errors import UnsupportedFormat
from budgetgoals.sources.compound import MAGIC, Compound
from budgetgoals.sources.damage import called, damaged, encrypted


class Format(StrEnum):
    """A kind of file that can be read.

    >>> Format("docx").name
    'DOCX'
    """

    TEXT = "text"
    """Plain text, with pipe and tab tables in it or not; Markdown."""
    CSV = "csv"
    HTML = "html"
    DOCX = "docx"
    DOC = "doc"
    """Old Word and WPS documents, OpenDocument and RTF texts: converted by LibreOffice."""
    EXCEL = "excel"
    """.xlsx, .xlsm, .xlsb, .xls, .et, .ods."""
    PDF = "pdf"
    ARCHIVE = "archive"
    """A zip of files."""


HEAD = 4096
"""How many bytes from the beginning tell text from other kinds."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table[\s>])|:(?<=xmlns:)o=\"urn:schemas-microsoft-com:office"
    r"|-(?<=^mime-)version:\s*1",
    re.IGNORECASE | re.MULTILINE,
)
_CHARACTERS_OF_HTML = '<"vV'
"""Each way of telling needs one of them, and few texts have any."""
_OLE_STREAMS = (
    ("encryptedpackage", None),
    ("workbook", Format.EXCEL),
    ("book", Format.EXCEL),
    ("worddocument", Format.DOC),
)
_MEMBERS = (
    ("word/document.xml", Format.DOCX),
    ("xl/workbook.xml", Format.EXCEL),
    ("xl/workbook.bin", Format.EXCEL),
)
_FOREIGN_MEMBERS = (("ofd.xml", "OFD"), ("ppt/presentation.xml", "PowerPoint"))
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": Format.EXCEL,
    b"application/vnd.oasis.opendocument.spreadsheet-template": Format.EXCEL,
    b"application/vnd.oasis.opendocument.text": Format.DOC,
    b"application/vnd.oasis.opendocument.text-template": Format.DOC,
}
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    KeyError,
    zlib.error,
)

ENDINGS = frozenset(
    {".txt", ".text", ".md", ".csv", ".tsv", ".html", ".htm", ".mht", ".mhtml", ".pdf", ".zip"}
    | {".docx", ".docm", ".doc", ".wps", ".odt", ".rtf"}
    | {".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods"}
)
"""The endings of the files that are looked for in a folder or an archive."""


def signature_of(head: bytes) -> Format | None:
    """The kind that the first bytes of a file show; None for what may be text, ARCHIVE for any zip.

    Args:
        head: the first :data:`HEAD` bytes.

    >>> signature_of(b"%PDF-1.7"), signature_of("项目名称".encode())
    (<Format.PDF: 'pdf'>, None)
    """
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(_ZIP):
        return Format.ARCHIVE
    if head.startswith((MAGIC, b"{\\rtf")):
        return Format.DOC
    return None


def format_of(data: bytes, signature: Format, name: str) -> Format:
    """Tell apart what begins alike: zips and OLE files.

    Raises:
        UnreadableSource: the file is damaged or encrypted.
        UnsupportedFormat: it is of a kind that cannot be read.
    """
    if signature is Format.ARCHIVE:
        return _kind_of_zip(data, name)
    if data.startswith(MAGIC):
        return _kind_of_ole(data, name)
    return signature


def refuse_binary(head: bytes, name: str) -> None:
    """Refuse what is known to be no text.

    Raises:
        UnsupportedFormat: the file is a picture, a program or an archive of another kind.
    """
    kind = next((kind for signature, kind in _OTHERS if head.startswith(signature)), None)
    if kind is not None:
        raise _unsupported(kind, name)


def is_html(text: str) -> bool:
    """Whether a text is marked up as HTML, alone or inside a mail or Markdown.

    >>> is_html("<!DOCTYPE html>…"), is_html("# 附1 <table><tr><td>"), is_html("≥95% <br")
    (True, True, False)
    """
    return any(sign in text for sign in _CHARACTERS_OF_HTML) and _HTML.search(text) is not None


def is_csv(name: str) -> bool:
    """Whether the name says that the text is comma or tab separated.

    >>> is_csv("forms.CSV")
    True
    """
    return PurePath(name).suffix.lower() in (".csv", ".tsv")


def _kind_of_zip(data: bytes, name: str) -> Format:
    """Tell by the members, whatever capitals and slashes the writer used."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {member.replace("\\", "/").lower() for member in archive.namelist()}
            mimetype = _beginning(archive, "mimetype") if "mimetype" in members else b""
    except _ZIP_ERRORS as error:
        raise damaged(name, error) from error
    if mimetype.strip() in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[mimetype.strip()]
    for member, kind in _FOREIGN_MEMBERS:
        if member in members:
            raise _unsupported(kind, name)
    return next((kind for member, kind in _MEMBERS if member in members), Format.ARCHIVE)


def _beginning(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as file:
        return file.read(100)


def _kind_of_ole(data: bytes, name: str) -> Format:
    """Tell by the streams at the root; what is embedded in a document has its own, deeper down."""
    entries = Compound(data, name).entries
    for stream, kind in _OLE_STREAMS:
        if stream in entries:
            if kind is None:
                raise encrypted(name)
            return kind
    raise _unsupported("OLE", name)


def _unsupported(kind: str, name: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        "{name} is a {kind} file, which cannot be read",
        hint="text, HTML, Word, Excel, OpenDocument, PDF and zip files can be read",
        name=called(name),
        kind=kind,
    )
