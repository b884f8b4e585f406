"""The change of a comparison as a picture: amounts before and after, and a sign for each changed target."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.messages import Language, message
from budgetgoals.rendering.comparison_texts import (
    ADDED,
    DROPPED,
    MARKS,
    amount_text,
    difference_text,
    summary_of,
    title_of,
)
from budgetgoals.rendering.pictures.svg import HATCHED, SIZE, SOLID, Picture, shortened, text_width
from budgetgoals.scoring.texts import percent

if TYPE_CHECKING:
    from budgetgoals.comparison import Comparison, NumberChange

_NAMES, _BARS, _NUMBERS = 220, 260, 210
_GAP, _BAR, _ROW = 10, 15, 22
_LEFT, _PAIR = 2 * _GAP + _NAMES, 2 * _BAR + _GAP
_TOP = 34


def change_picture(compared: Comparison, language: Language = "zh") -> str:
    """Draw the amounts before and after, and what became of each target.

    >>> from budgetgoals.comparison import compare
    >>> from budgetgoals.model import ProjectGoals
    >>> change_picture(compare(ProjectGoals(), ProjectGoals())).startswith("<svg")
    True
    """
    rows = _rows(compared)
    height = _TOP + _PAIR * len(compared.amounts) + (_ROW if compared.amounts else 0)
    height += _ROW * (len(rows) + 1)
    width = _LEFT + _BARS + _NUMBERS + _GAP
    picture = Picture(width, height, title_of(compared, language), summary_of(compared, language))
    picture.text(_GAP, SIZE + 4, shortened(title_of(compared, language), width - 2 * _GAP), bold=True)
    y = _draw_amounts(picture, compared, language)
    for row in rows:
        _draw_row(picture, y, row)
        y += _ROW
    if rows:
        legend = "  ".join(f"{mark} {how.message.text(language)}" for how, mark in MARKS.items())
        legend += (
            f"  {ADDED} {message('added').text(language)}  {DROPPED} {message('dropped').text(language)}"
        )
        picture.text(_GAP, y + SIZE, legend)
    elif not compared.amounts:
        picture.text(_GAP, y + SIZE, message("no amount and no target changed").text(language))
    return picture.svg()


def _draw_amounts(picture: Picture, compared: Comparison, language: Language) -> float:
    """Draw a pair of bars for each amount, and what they mean; returns where they end."""
    y = float(_TOP)
    if not compared.amounts:
        return y
    both = [abs(value) for change in compared.amounts for value in (change.old, change.new) if value]
    for change in compared.amounts:
        _draw_pair(picture, y, change, max(both, default=Decimal(1)))
        y += _PAIR
    x = float(_LEFT)
    for fill, said in ((HATCHED, message("before")), (SOLID, message("after"))):
        picture.bar((x, y), (_BAR, _BAR), fill)
        picture.text(x + _BAR + 4, y + SIZE - 2, said.text(language))
        x += _BAR + text_width(said.text(language)) + 2 * _GAP
    return y + _ROW


def _draw_pair(picture: Picture, y: float, change: NumberChange, largest: Decimal) -> None:
    middle = y + _BAR + SIZE / 3
    name = shortened(change.label, _NAMES)
    picture.text(_LEFT - _GAP, middle, name, anchor="end", full=change.label)
    for offset, value, fill in ((0, change.old, HATCHED), (_BAR, change.new, SOLID)):
        shown = amount_text(value, change)
        length = float(abs(value) / largest * _BARS) if value else 0.0
        picture.bar((_LEFT, y + offset), (length, _BAR - 1), fill, f"{change.label}: {shown}")
        picture.text(_LEFT + _BARS + _GAP, y + offset + SIZE - 1, shown)
    picture.text(_LEFT + _BARS + _NUMBERS, middle, _grown(change), anchor="end", bold=True)


def _grown(change: NumberChange) -> str:
    if change.share is None:
        return difference_text(change)
    return f"{difference_text(change)} ({'+' if change.share > 0 else ''}{percent(change.share)})"


def _rows(compared: Comparison) -> list[tuple[str, str, str]]:
    """A sign, a name and what became of the target, for each indicator whose target changed."""
    rows = [
        (MARKS[each.demand], each.new_name, f"{each.old_target.text or '—'} → {each.new_target.text or '—'}")
        for each in compared.indicators
        if each.target_changed
    ]
    rows += [(ADDED, each.name, each.target.text) for each in compared.added]
    rows += [(DROPPED, each.name, each.target.text) for each in compared.dropped]
    return rows


def _draw_row(picture: Picture, y: float, row: tuple[str, str, str]) -> None:
    mark, name, target = row
    base = y + SIZE
    picture.text(_LEFT - _GAP, base, shortened(name, _NAMES), anchor="end", full=name)
    picture.text(_LEFT + _GAP / 2, base, mark, anchor="middle", bold=True)
    picture.text(_LEFT + 2 * _GAP, base, shortened(target, _BARS + _NUMBERS - 2 * _GAP), full=target)
