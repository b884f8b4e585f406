"""Telling the heading of a form among the lines and cells around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.reading.folding import fold
from budgetgoals.reading.headings import figures

_DIGITS = "0-9０-９〇零○一二三四五六七八九"
_YEAR_BEHIND = re.compile(
    rf"\s*[（(]?\s*(?P<year>[{_DIGITS}](?:[ \t]*[{_DIGITS}]){{3}})?\s*(?:年度?)\s*"
    r"(?:(?P<month>[0-9]{1,2})月)?\s*[）)]?\s*$"
)
_YEAR_INSIDE = re.compile(r"(?P<year>20[0-9]{2})\s*年")
_TITLE = re.compile(
    r"(?:附件?[0-9\-–.一二三四五六七八九十]*[:：]?)?[^。；;:：|]{0,60}?(?:绩效|自评)[^。；;:：|，,]{0,24}?表(?:（[^（）]{0,16}）|\([^()]{0,16}\))*"
)
_ATTACHMENT = re.compile(
    r"(?:#{1,6}\s*)?附件?\s*[0-9一二三四五六七八九十]{0,3}(?:[-–—.．]\s*[0-9]{1,2})?\s*[:：、.．]?\s*"
)
_LONGEST = 80
_LONG_TITLE = 9


class Title(NamedTuple):
    """The heading of a form.

    Attributes:
        start: where it begins in its line.
        end: where it ends, without the year in brackets behind it.
        year: the fiscal year that it names, or None.
        year_span: where the year behind it stands, or None.
        month: the month behind the year, or None.
    """

    start: int
    end: int
    year: int | None
    year_span: tuple[int, int] | None
    month: int | None = None


@lru_cache(maxsize=4096)
def title_in(line: str) -> Title | None:
    """The heading of a form that a line is; None for another line.

    >>> title = title_in("省级部门预算项目支出绩效目标表（2023年度）")
    >>> "省级部门预算项目支出绩效目标表（2023年度）"[: title.end], title.year
    ('省级部门预算项目支出绩效目标表', 2023)
    >>> title_in("2024年项目绩效目标表").year, title_in("项目绩效目标：完成验收") is None
    (2024, True)
    """
    if len(line) > _LONGEST:
        return None
    lead = _ATTACHMENT.match(line)
    start = lead.end() if lead else 0
    behind = _YEAR_BEHIND.search(line, start)
    end = behind.start() if behind and behind.start() > start else len(line)
    name = line[start:end].strip("# \t\u3000")
    if not name or not (fold(name) in _known_titles() or _TITLE.fullmatch(name)):
        return None
    start = line.index(name, start)
    year, span, month = None, None, None
    if end < len(line) and behind and behind["year"]:
        year, span = figures(behind["year"]), behind.span("year")
        month = int(behind["month"]) if behind["month"] else None
    elif inside := _YEAR_INSIDE.search(name):
        year = int(inside["year"])
    return Title(start, start + len(name), year, span, month)


@cache
def _known_titles() -> frozenset[str]:
    layouts = map(load_layout, layout_ids())
    return frozenset(fold(title) for layout in layouts for title in (layout.title, *layout.title_aliases))


@cache
def known_title() -> re.Pattern[str]:
    """The title of a layout inside a run of text, with the year behind it.

    >>> known_title().search("省级部门预算项目支出绩效目标表2023年度一级项目名称")[0]
    '省级部门预算项目支出绩效目标表2023年度'
    """
    titles = sorted(filter(lambda title: len(title) >= _LONG_TITLE, _known_titles()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, titles))})(?:\s*[（(]?\s*[0-9]{{4}}\s*年度?\s*[）)]?)?")
