"""Web archives (.mht, .mhtml): the pages in a mail."""

from __future__ import annotations

import binascii
import quopri
import re
from base64 import b64decode
from email.parser import HeaderParser
from typing import TYPE_CHECKING

from budgetgoals.sources.damage import damaged
from budgetgoals.sources.encoding import decoded
from budgetgoals.sources.text import line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from budgetgoals.sources.limits import Meter

_HEAD = 4096
_PAGES = ("text/html", "application/xhtml+xml", "application/octet-stream", "text/plain")
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w.:\-]{1,40})", re.IGNORECASE)
_CHINESE = ("gb2312", "gbk", "gb18030", "x-gbk", "hz-gb-2312")


def is_mail(text: str) -> bool:
    r"""Whether a text is a mail with pages in it.

    >>> is_mail("From: <Saved by WPS>\nMIME-Version: 1.0\n"), is_mail("<html>MIME-Version:")
    (True, False)
    """
    head = text[:_HEAD].lower()
    return re.search(r"^mime-version:", head, re.MULTILINE) is not None and not head.lstrip().startswith("<")


def pages_of(text: str, meter: Meter) -> Iterator[str]:
    """The pages of a mail in their order; of a workbook those of its sheets, without the page of its tabs.

    Raises:
        UnreadableSource: a page cannot be decoded.
        LimitExceeded: mails stand in mails deeper than the limits allow.
    """
    waiting = [(text, 0)]
    while waiting:
        part, depth = waiting.pop()
        meter.hold("nesting", depth)
        headers, _, body = part.lstrip("\n").partition("\n\n")
        head = HeaderParser().parsestr(f"{headers}\n\n")
        boundary = head.get_boundary()
        if head.get_content_maintype() == "multipart" and boundary:
            inside = _split(body, boundary)
            meter.hold("files", len(inside))
            waiting += [(piece, depth + 1) for piece in reversed(inside)]
        elif _is_page(head):
            yield _content(head, body, meter)


def _split(body: str, boundary: str) -> list[str]:
    """The parts between the boundaries; a mail that was cut off lacks the last of them."""
    marks = re.compile(rf"^--{re.escape(boundary)}(--)?[ \t]*$\n?", re.MULTILINE)
    pieces, begin = [], None
    for mark in marks.finditer(body):
        if begin is not None:
            pieces.append(body[begin : mark.start()])
        if mark[1]:
            return pieces
        begin = mark.end()
    return pieces if begin is None else [*pieces, body[begin:]]


def _is_page(head: Message) -> bool:
    location = (head.get("Content-Location") or "").lower()
    if head.get_content_type() == "text/html":
        return not location.endswith("tabstrip.htm")
    return head.get_content_type() in _PAGES and location.endswith((".htm", ".html", ".xhtml"))


def _content(head: Message, body: str, meter: Meter) -> str:
    """The text of a page; one that is neither encoded way was decoded with the whole mail."""
    way = (head.get("Content-Transfer-Encoding") or "").strip().lower()
    if way not in ("quoted-printable", "base64"):
        return body
    data = body.encode(errors="replace")
    try:
        data = quopri.decodestring(data) if way == "quoted-printable" else b64decode(data)
    except (binascii.Error, ValueError) as error:
        raise damaged(meter.name, error) from error
    return (
        line_feeds(_decoded(data, str(head.get_content_charset() or ""), meter.name)) if data.strip() else ""
    )


def _decoded(data: bytes, charset: str, name: str) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    for candidate in (charset, declared[1].decode("ascii", "replace") if declared else ""):
        encoding = "gb18030" if candidate.lower() in _CHINESE else candidate
        try:
            return data.decode(encoding) if encoding else decoded(data, name)[0]
        except (LookupError, UnicodeDecodeError):
            continue
    return decoded(data, name)[0]
