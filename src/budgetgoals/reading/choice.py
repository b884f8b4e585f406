"""Which layout a form is read with: by its title, its labels and its columns."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import Role, layout_ids, load_layout
from budgetgoals.reading.folding import fold
from budgetgoals.reading.lexicon import bare
from budgetgoals.reading.outcome import LayoutChoice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.layouts import Layout

_TITLE, _TITLE_ENDS, _REGION = 0.30, 0.12, 0.05
_EVERYWHERE = 0.02
_USUAL = "national-2015"
"""The layout of a form that says nothing of itself."""

_OTHER_KIND, _OTHER_SCOPE = 0.5, 0.25
_KIND_COLUMNS = {"self_evaluation": {Role.ACTUAL, Role.SCORE}, "monitoring": {Role.DONE, Role.EXPECTED}}

_OF_TRANSFER = re.compile(r"转移支付|区域|(?:补助|专项|发展)[\u4e00-\u9fff]{0,6}资金(?:\(.*\))?绩效目标")
_KIND_TITLES = {"自评": "self_evaluation", "监控": "monitoring"}


class _Words(NamedTuple):
    layout: Layout
    labels: tuple[frozenset[str], ...]
    every: frozenset[str]
    titles: frozenset[str]
    roles: dict[str, Role]


def choose(title: str, texts: Iterable[str]) -> tuple[Layout, LayoutChoice]:
    """The layout that fits a form best.

    Args:
        title: its heading, or empty.
        texts: the texts of its cells and lines.

    >>> choose("项目支出绩效自评表", ["项目名称", "全年执行数", "实际完成值", "得分"])[0].id
    'self-evaluation-2020'
    """
    found = frozenset({bare(text) for text in texts if len(text) <= _LONGEST} & _every_word())
    return _choose(fold(title), found)


@lru_cache(maxsize=1024)
def _choose(title: str, found: frozenset[str]) -> tuple[Layout, LayoutChoice]:
    scored = sorted(
        ((_score(words, title, found), -rank, words) for rank, words in enumerate(_known())),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    best, second = scored[0], scored[1]
    choice = LayoutChoice(best[2].layout.id, round(max(0.0, min(1.0, best[0])), 2), second[2].layout.id)
    return best[2].layout, choice


_LONGEST = 60
GENERIC = "generic"
"""The layout that is no official form: its words are known, but no form is read as one of it."""


def _score(words: _Words, title: str, found: frozenset[str]) -> float:
    hits = sum(1 for spellings in words.labels if spellings & found)
    recall = hits / len(words.labels)
    precision = len(words.every & found) / len(found) if found else 0.0
    score = 2 * recall * precision / (recall + precision) * (1 - _TITLE) if hits else 0.0
    if title in words.titles:
        score += _TITLE
    elif any(title.endswith(each) for each in words.titles):
        score += _TITLE_ENDS
    region = words.layout.region.rstrip("省市区")
    if region and region in title:
        score += _REGION
    if words.layout.region == "全国":
        score += _EVERYWHERE
    if words.layout.id == _USUAL:
        score += _EVERYWHERE
    return score - _mismatch(words, title, found)


def _mismatch(words: _Words, title: str, found: frozenset[str]) -> float:
    """What speaks against a layout: columns that only another kind of form has, a title of another scope."""
    against = 0.0
    roles = {role for text, role in _all_roles().items() if text in found}
    for kind, telling in _KIND_COLUMNS.items():
        has, is_kind = bool(roles & telling), words.layout.kind == kind
        if has is not is_kind and (has or kind == words.layout.kind):
            against += _OTHER_KIND
    for word, kind in _KIND_TITLES.items():
        if word in title and words.layout.kind != kind:
            against += _OTHER_KIND
    if _OF_TRANSFER.search(title) and words.layout.kind == "project_goals":
        against += _OTHER_SCOPE
    if ("整体" in title) is not (words.layout.scope == "department"):
        against += _OTHER_SCOPE
    return against


@cache
def _every_word() -> frozenset[str]:
    return frozenset().union(*(words.every for words in _known()))


@cache
def _all_roles() -> dict[str, Role]:
    return {text: role for words in _known() for text, role in words.roles.items()}


@cache
def _known() -> tuple[_Words, ...]:
    return tuple(_words(load_layout(each)) for each in layout_ids() if each != GENERIC)


def _words(layout: Layout) -> _Words:
    labels = [frozenset({bare(word) for word in (cell.label, *cell.aliases)}) for cell in layout.cells()]
    labels += [frozenset({bare(row.side)}) for row in layout.rows if row.side]
    for row in layout.rows:
        if row.funds:
            labels += [frozenset(map(bare, (column.label, *column.aliases))) for column in row.funds.columns]
            labels += [frozenset({bare(line)}) for line in row.funds.lines]
        if row.tasks:
            labels += [frozenset({bare(row.tasks.name)}), frozenset({bare(row.tasks.content)})]
        if row.heading and "{" not in row.heading:
            labels.append(frozenset({bare(row.heading)}))
    labels += [frozenset(map(bare, (column.label, *column.aliases))) for column in layout.grid.columns]
    distinct = tuple(dict.fromkeys(labels))
    return _Words(
        layout,
        distinct,
        frozenset().union(*distinct),
        frozenset(fold(each) for each in (layout.title, *layout.title_aliases)),
        {
            bare(word): column.role
            for column in layout.grid.columns
            for word in (column.label, *column.aliases)
        },
    )
