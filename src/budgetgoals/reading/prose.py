"""Taking the line breaks of a page out of a text, and leaving those of its author in.

A page breaks a line wherever it is full: inside a word, a number, before a full stop. An author breaks it
at the end of a sentence or before a numbered item. So two lines are one paragraph unless the first ends a
sentence short of the full width (or a blank line follows it), or the second begins an item.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SENTENCE_ENDS = frozenset("。！？；：!?;:")
_QUOTE_ENDS = frozenset("”’」』）)】")
_MAY_END = _SENTENCE_ENDS | _QUOTE_ENDS
_BEGINS_ITEM = re.compile(
    r"[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)、.．](?![0-9])"
    r"|[①-⑳●•◆■]|第[一二三四五六七八九十]{1,3}[，,、：:]"
)
_BREAKS_WITH_MEANING = re.compile(
    rf"\n(?:(?=\s)|(?<=[\s{re.escape(''.join(sorted(_MAY_END)))}]\n)|(?<=[\0-z]\n)(?=[\0-z]))"
).search
"""A line break that may be more than the end of a full line: behind a sentence, at a blank, between Latin."""
_TOLERANCE = 4


def join_words(text: str) -> str:
    r"""One line: the parts of a name that wrapped in its cell.

    >>> join_words("上海市环境监察移动执法系\n\n 统(2020升级改造)")
    '上海市环境监察移动执法系统(2020升级改造)'
    """
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        joined += _between(joined, line) + line
    return joined


def join_paragraphs(text: str, page: str, before: str = "") -> str:
    r"""Paragraphs, with a line feed between them.

    Args:
        text: lines as the page broke them.
        page: the whole page, whose widest line tells when a line is full.
        before: what stands before the text on its first line.

    >>> prose = "受理投诉和咨\n询。\n一、建成系统。\n二、验收。"
    >>> join_paragraphs(prose, prose)
    '受理投诉和咨询。\n一、建成系统。\n二、验收。'
    """
    if "\n" not in text:
        return text.strip()
    if not _BREAKS_WITH_MEANING(text):
        return text.strip().replace("\n", "")
    parts: list[str] = []
    last, gap = "", False
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            gap = True
            continue
        if last:
            end = last[-1]
            if end in _MAY_END and _is_break(last, line, page, gap=gap):
                parts.append("\n")
            elif end <= "z" and line[0] <= "z":
                parts.append(_between(last, line, page))
        parts.append(line)
        last, gap, before = before + line, False, ""
    return "".join(parts)


def join_cell(text: str, *, wrapped: bool, prose: bool) -> str:
    r"""The text of a table's cell.

    Args:
        text: its lines.
        wrapped: whether the page broke them, as in a PDF; else its author did.
        prose: whether it may have paragraphs.

    >>> join_cell("项目\n名称", wrapped=False, prose=False)
    '项目名称'
    >>> join_cell("建成系统。\n \n完成验收。", wrapped=False, prose=True)
    '建成系统。\n完成验收。'
    """
    if "\n" not in text:
        return text.strip()
    if not prose:
        return join_words(text)
    if wrapped:
        return join_paragraphs(text, text)
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


@lru_cache(maxsize=8)
def full_width(text: str) -> int:
    r"""The display width of the widest line.

    >>> full_width("热线\n12369")
    5
    """
    lines = text.split("\n")
    widest = display_width(max(lines, key=len).strip())
    least = widest // 2
    return max([widest, *[display_width(line.strip()) for line in lines if len(line) > least]])


def display_width(text: str) -> int:
    """How many columns a text takes; a character beyond ASCII takes two.

    >>> display_width("热线12369")
    9
    """
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def line_is_wrapped(text: str, at: int) -> bool:
    """Whether the line of a position merely goes on with the line before, which the page had to break."""
    start = text.rfind("\n", 0, at) + 1
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)].strip()
    if not before or _ends_sentence(before):
        return False
    return display_width(before) >= full_width(text) - _TOLERANCE


def _ends_sentence(line: str) -> bool:
    end = line[-1]
    return end in _SENTENCE_ENDS or (end in _QUOTE_ENDS and line[-2:-1] in _SENTENCE_ENDS)


def _is_break(last: str, line: str, page: str, *, gap: bool) -> bool:
    if not _ends_sentence(last):
        return False
    return gap or bool(_BEGINS_ITEM.match(line)) or display_width(last) < full_width(page) - _TOLERANCE


def _between(last: str, line: str, page: str = "") -> str:
    """What two lines of one paragraph are joined with: a blank between two Latin words, else nothing.

    A line that is full to the last column was broken by force, maybe inside a word.
    """
    end, begin = last[-1], line[0]
    if begin > "z" or end > "z" or not (begin.isalpha() and (end.isalpha() or end in ",;")):
        return ""
    return "" if page and display_width(last) >= full_width(page) else " "
