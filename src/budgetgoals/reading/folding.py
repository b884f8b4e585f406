"""Two spellings of a label are the same when they fold to the same text."""

from __future__ import annotations

_FULL_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_FOLDED = str.maketrans(_FULL_WIDTH | dict.fromkeys(map(ord, " \t\n\r\f\v\u3000\xa0\u200b\ufeff")))
BLANKS = " \t\n\r\f\v\u3000\xa0\u200b\ufeff"
"""What stands between words and is no character of the text."""


def fold(text: str) -> str:
    """Without blanks, and with full-width letters, digits, brackets and colons made half-width.

    >>> fold("项 目 总预算（元）：")
    '项目总预算(元):'
    """
    return text.translate(_FOLDED)
