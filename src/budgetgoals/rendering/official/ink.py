"""Texts without the characters that no page can show."""

from __future__ import annotations

_WITHOUT_INK = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""Control characters and halves of characters: no page can show them, and no Word file may hold them."""
_WITHOUT_INK |= {ord("\n"): "\n", ord("\t"): " "}


def inked(text: str) -> str:
    r"""A text as a page shows it: without control characters, a tab as a blank.

    >>> inked("执法\x00服装\t一\n批")
    '执法服装 一\n批'
    """
    return text if text.isprintable() else text.translate(_WITHOUT_INK)
