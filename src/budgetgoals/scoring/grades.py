"""Grades: 优, 良, 中, 差.

财预〔2020〕10号, article 18: of 100 points, 90（含）-100 are 优, 80（含）-90 良, 60（含）-80 中, 60以下 差.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from budgetgoals.messages import Message, message

if TYPE_CHECKING:
    from budgetgoals.scoring.bands import Band

CITATION = "财预〔2020〕10号 第十八条"
WHOLE = Decimal(100)


class Grade(StrEnum):
    """A grade.

    >>> Grade("good").message.zh
    '良'
    """

    EXCELLENT = "excellent"
    GOOD = "good"
    MEDIUM = "medium"
    POOR = "poor"

    @property
    def message(self) -> Message:
        """The word for it in both languages."""
        return _WORDS[self]


_WORDS = {
    Grade.EXCELLENT: message("excellent"),
    Grade.GOOD: message("good"),
    Grade.MEDIUM: message("medium"),
    Grade.POOR: message("poor"),
}
_BOUNDS = ((Decimal(90), Grade.EXCELLENT), (Decimal(80), Grade.GOOD), (Decimal(60), Grade.MEDIUM))


def grade_of(points: Decimal) -> Grade:
    """The grade of so many points of 100; the lower bound belongs to the better grade.

    >>> [grade_of(Decimal(points)).value for points in ("90", "89.99", "80", "60", "59.9")]
    ['excellent', 'good', 'good', 'medium', 'poor']
    """
    return next((grade for least, grade in _BOUNDS if points >= least), Grade.POOR)


def grades_of(points: Band) -> tuple[Grade, ...]:
    """Every grade that a band of points may be, the worst first.

    >>> from budgetgoals.scoring.bands import Band
    >>> [grade.value for grade in grades_of(Band(Decimal(79), Decimal(90), below=True))]
    ['medium', 'good']
    """
    worst, best = grade_of(points.low), grade_of(points.high)
    ends = {least for least, _ in _BOUNDS}
    if points.below and not points.is_number and points.high in ends:
        best = list(Grade)[list(Grade).index(best) + 1]
    order = list(reversed(Grade))
    return tuple(order[order.index(worst) : order.index(best) + 1])
