"""Boxes to tick: 新增项目□ 延续项目√, ☑是 □否, and what recognition makes of them."""

from __future__ import annotations

import re

from budgetgoals.errors import InvalidValue

_TICKED, _EMPTY = "√☑✓✔■☒✅◼R", "□☐○◻▢口"
_LATIN_TICK = re.compile(r"R(?![A-Za-z])")
_LETTERS = "R口"
"""What recognition puts for a ticked and for an empty box: a mark only beside another one."""
_MARK = re.compile(f"[{_TICKED}{_EMPTY}]")
_NUMBER = re.compile(r"^[0-9]{1,2}[.．、]\s*")
_SEPARATORS = " \t\u3000、，,;；/"


def ticked(text: str) -> str:
    """The one option that is ticked; a text without boxes is the option itself.

    Raises:
        InvalidValue: no option is ticked, or more than one.

    >>> ticked("新增项目□ 延续项目√"), ticked("☑是 □否"), ticked("新增项目口 延续项目R"), ticked("新建")
    ('延续项目', '是', '延续项目', '新建')
    """
    marks = [
        found for found in _MARK.finditer(text) if found[0] != "R" or _LATIN_TICK.match(text, found.start())
    ]
    if not marks or (len(marks) == 1 and marks[0][0] in _LETTERS):
        return text
    chosen = [option for option, mark in _options(text, marks) if mark in _TICKED]
    if len(chosen) != 1:
        raise InvalidValue("{count} of the options in {text} are ticked", count=len(chosen), text=text)
    return chosen[0]


def _options(text: str, marks: list[re.Match[str]]) -> list[tuple[str, str]]:
    """Each option with its mark, which stands before all of them or behind all of them."""
    before = not text[: marks[0].start()].strip(_SEPARATORS)
    options = []
    for index, mark in enumerate(marks):
        if before:
            end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
            option = text[mark.end() : end]
        else:
            option = text[marks[index - 1].end() if index else 0 : mark.start()]
        options.append((_NUMBER.sub("", option.strip(_SEPARATORS)), mark[0]))
    return options
