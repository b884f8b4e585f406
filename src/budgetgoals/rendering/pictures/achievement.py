"""The achievement of a scorecard as a picture: a bar for each line, against the mark of its target."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from budgetgoals.messages import Language, message
from budgetgoals.rendering.pictures.svg import (
    DOTTED,
    EMPTY,
    HATCHED,
    SIZE,
    SOLID,
    Picture,
    shortened,
    text_width,
)
from budgetgoals.rendering.scorecard_texts import points_text, printed_text, share_text, title_of
from budgetgoals.scoring import Outcome

if TYPE_CHECKING:
    from budgetgoals.scoring import Scorecard, ScoreLine

_NAMES, _BARS, _SHARES, _POINTS = 220, 240, 64, 190
_GAP, _ROW, _BAR = 10, 24, 14
_MOST = Decimal("1.5")
"""What reaches more than this share of its target gets a bar to the edge, and its number."""
_TOP, _LEAST = 46, 4
_MARKS = {Outcome.EXACT: "=", Outcome.WITHIN: "∈", Outcome.DIFFERENT: "≠", Outcome.UNTOLD: "?"}


def achievement_picture(card: Scorecard, language: Language = "zh") -> str:
    """Draw how far each line of a scorecard reached its target, and what it scored.

    >>> from budgetgoals.model import SelfEvaluation
    >>> from budgetgoals.scoring import score
    >>> achievement_picture(score(SelfEvaluation())).startswith("<svg")
    True
    """
    names = min(_NAMES, max([text_width(line.name) for line in card.lines], default=0) + _GAP)
    left = _GAP + names
    width = left + _BARS + _SHARES + _POINTS + _GAP
    height = _TOP + _ROW * len(card.lines) + 2 * _ROW
    picture = Picture(width, height, title_of(card, language), _described(card, language))
    picture.text(_GAP, SIZE + 4, shortened(title_of(card, language), width - 2 * _GAP), bold=True)
    right = left + _BARS + _SHARES
    picture.text(right, _TOP - 8, message("recomputed / points, printed").text(language))
    mark = left + _at(Decimal(1))
    picture.text(mark, _TOP - 8, message("target").text(language), anchor="middle")
    for index, line in enumerate(card.lines):
        y = _TOP + _ROW * index
        middle = y + _ROW / 2 + SIZE / 3
        picture.text(left - _GAP, middle, shortened(line.name, names), anchor="end", full=line.name)
        _draw_bar(picture, line, left, y + (_ROW - _BAR) / 2)
        picture.text(left + _BARS + _GAP / 2, middle, share_text(line, language))
        picture.text(right, middle, _scored(line, language))
    bottom = _TOP + _ROW * len(card.lines)
    picture.line((mark, _TOP - 4), (mark, bottom), dashed=True)
    _draw_legend(picture, left, bottom + _ROW / 2, language)
    return picture.svg()


def _at(share: Decimal) -> float:
    return float(min(share, _MOST) / _MOST * _BARS)


def _draw_bar(picture: Picture, line: ScoreLine, x: float, y: float) -> None:
    hint = f"{line.name}: {line.target} → {line.actual}"
    if line.achievement is None:
        width = _at(Decimal(1))
        picture.bar((x, y), (width, _BAR), EMPTY if line.met else DOTTED, hint)
        return
    missed = line.met is False or (line.met is None and line.achievement < 1)
    width = max(_at(line.achievement), _LEAST)
    picture.bar((x, y), (width, _BAR), HATCHED if missed else SOLID, hint)


def _scored(line: ScoreLine, language: Language) -> str:
    printed = printed_text(line)
    mark = _MARKS.get(line.outcome, "")
    return f"{points_text(line, language)}  {mark} {printed}".rstrip()


def _draw_legend(picture: Picture, x: float, y: float, language: Language) -> None:
    for fill, said in (
        (SOLID, message("met")),
        (HATCHED, message("missed")),
        (EMPTY, message("met, without a share")),
        (DOTTED, message("cannot be told")),
    ):
        label = said.text(language)
        picture.bar((x, y), (_BAR, _BAR), fill)
        picture.text(x + _BAR + 4, y + SIZE - 1, label)
        x += _BAR + text_width(label) + 2 * _GAP


def _described(card: Scorecard, language: Language) -> str:
    """What the picture says, line by line, for who cannot see it."""
    lines = [
        message(
            "{name}: target {target}, actual {actual}, {share} reached, {points} points",
            name=line.name,
            target=line.target or "—",
            actual=line.actual or "—",
            share=share_text(line, language) or "—",
            points=points_text(line, language),
        ).text(language)
        for line in card.lines
    ]
    return "; ".join(lines)
