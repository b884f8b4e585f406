"""HTML → tags and the text between them, in time that grows with the length only."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = re.compile(
    r"""<(/?[a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:\-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[a-zA-Z0-9.%#:;\-]+))?)*\s*)>"""
)
"""A tag with nothing unusual in it, as most are: found at once."""
_SECTION = "<![CDATA["
_NAME = re.compile(r"/?[a-zA-Z][\w:.\-]*", re.ASCII)
_BRACKET = re.compile(r"[<>]")
_QUOTE = re.compile(r"=\s*([\"'])")
_VALUE = re.compile(r"\"[^\"]*\"?|'[^']*'?|=\s{0,9}[^\s\"'<>]+")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_UNREAD = frozenset({"script", "style", "title", "xml", "iframe", "noframes", "noembed", "template"})
"""Elements whose content is not part of the page as it is seen."""


class Token(NamedTuple):
    """A tag, or the text before the next one.

    Attributes:
        tag: the name in small letters, with a stroke before it for an end; empty for text.
        content: the attributes as they stand, or the text.
        at: where it begins in the source.
    """

    tag: str
    content: str
    at: int


def tokens_of(text: str) -> Iterator[Token]:
    """The tags and texts of a page in their order, without comments, scripts, styles and the title.

    What looks like a tag but has Chinese between its brackets, outside of values, is text.

    >>> [token[:2] for token in tokens_of("<td align=left>&ge;95%</TD><!-- -->")]
    [('td', ' align=left'), ('', '≥95%'), ('/td', '')]
    """
    at, begun = 0, 0
    unclosed: set[str] = set()
    while (start := text.find("<", at)) >= 0:
        token, at = _markup(text, start, unclosed)
        if token is None and at == start + 1:
            continue
        if begun < start:
            yield Token("", unescape(text[begun:start]), begun)
        begun = at
        if token is not None:
            yield token
    if begun < len(text):
        yield Token("", unescape(text[begun:]), begun)


def attributes_of(content: str) -> dict[str, str]:
    r"""The attributes of a tag; of one that is given twice the first counts.

    >>> attributes_of(' colspan="2" STYLE=\'display:none\' nowrap')
    {'colspan': '2', 'style': 'display:none', 'nowrap': ''}
    """
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(content):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def _markup(text: str, start: int, unclosed: set[str]) -> tuple[Token | None, int]:
    """What begins with a bracket, and where it ends; one character on for a bracket that begins nothing.

    ``unclosed`` keeps the ends that were looked for in vain, so that nothing is looked for twice.
    """
    plain = _PLAIN.match(text, start)
    if plain and (tag := plain[1].lower()) not in _UNREAD:
        return Token(tag, plain[2], start), plain.end()
    if text.startswith(("<!", "<?"), start):
        return _declaration(text, start, unclosed)
    name = None if ">" in unclosed else _NAME.match(text, start + 1)
    if name is None or _is_prose(text, name.end()):
        return None, start + 1
    end = _end_of_tag(text, name.end(), unclosed)
    if not end:
        return None, start + 1
    tag = name[0].lower()
    if tag in _UNREAD and not text.startswith("/>", end - 2):
        return None, _past_element(text, tag, end, unclosed)
    return Token(tag, text[name.end() : end - 1], start), end


def _declaration(text: str, start: int, unclosed: set[str]) -> tuple[Token | None, int]:
    """A comment, a declaration or an instruction, which are no text, or a section of nothing but text."""
    if text.startswith("<!--", start):
        return None, _past(text, "-->", start + 4, unclosed) or start + 4
    if text.startswith(_SECTION, start):
        begin = start + len(_SECTION)
        end = _past(text, "]]>", begin, unclosed)
        return (Token("", text[begin : end - 3], start), end) if end else (None, begin)
    return None, _past(text, ">", start, unclosed) or start + 1


def _past(text: str, mark: str, start: int, unclosed: set[str]) -> int:
    """Where a mark ends that is looked for from a position on; 0 if there is none."""
    if mark in unclosed:
        return 0
    found = text.find(mark, start)
    if found < 0:
        unclosed.add(mark)
        return 0
    return found + len(mark)


def _end_of_tag(text: str, start: int, unclosed: set[str]) -> int:
    """Where a tag ends: behind the first bracket that no quoted value holds; 0 for one that never ends."""
    at = start
    end = _past(text, ">", at, unclosed)
    while end and (quote := _QUOTE.search(text, at, end)):
        at = _past(text, quote[1], quote.end(), unclosed)
        if not at:
            return end
        if at > end:
            end = _past(text, ">", at, unclosed)
    return end


def _past_element(text: str, tag: str, end: int, unclosed: set[str]) -> int:
    """Where an unread element ends; without an end tag it is only the begin tag that is not read."""
    closing = f"</{tag}"
    if closing in unclosed:
        return end
    found = re.compile(re.escape(closing) + r"\b[^>]*>?", re.IGNORECASE).search(text, end)
    if found is None:
        unclosed.add(closing)
        return end
    return found.end()


def _is_prose(text: str, start: int) -> bool:
    """Whether what follows a name is no part of a tag, as far as to the next bracket of either kind."""
    found = _BRACKET.search(text, start)
    inside = text[start : found.start()] if found else text[start:]
    return not inside.isascii() and not _VALUE.sub("", inside).isascii()
