"""Writing the scores that a method gives into a self-evaluation that prints none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from budgetgoals.scoring.bands import Band, total_of
from budgetgoals.scoring.trees import with_indicators
from budgetgoals.scoring.weights import WeightSource

if TYPE_CHECKING:
    from decimal import Decimal

    from budgetgoals.model import SelfEvaluation
    from budgetgoals.scoring.scorecard import Scorecard, ScoreLine


def fill_scores(card: Scorecard) -> SelfEvaluation:
    """The self-evaluation of a scorecard with the scores that its method leaves no choice about.

    A printed score stays. Nothing is written where a person has to choose, or where the form prints no points
    for the line. The total is written once every line that counts has a score.

    >>> from decimal import Decimal
    >>> from budgetgoals.model import Aspect, Dimension, Indicator, SelfEvaluation
    >>> from budgetgoals.scoring import score
    >>> from budgetgoals.targets import parse_target
    >>> rate = Indicator("合格率", parse_target("≥95%"), Decimal(10), parse_target("76%"))
    >>> output = Dimension("产出指标", (Aspect("质量指标", (rate,)),))
    >>> filled = fill_scores(score(SelfEvaluation(indicators=(output,))))
    >>> [leaf.indicator.score for leaf in filled.leaves()], filled.total_score
    ([Decimal('8.00')], Decimal('8'))
    """
    form = card.form
    scores = {line.path: points for line in card.lines if (points := _score(line)) is not None}
    indicators = {
        leaf.path: evolve(leaf.indicator, score=scores[leaf.path])
        for leaf in form.leaves()
        if leaf.path in scores
    }
    counted = [line for line in card.lines if line.weight.counted]
    total = form.total_score
    if total is None and all(line.path in scores for line in counted):
        total = total_of(Band.at(scores[line.path]) for line in counted).low
    return evolve(
        form,
        indicators=with_indicators(form.indicators, indicators),
        funds=tuple(
            evolve(line, score=scores.get(f"funds[{index}]", line.score))
            for index, line in enumerate(form.funds)
        ),
        total_score=total,
    )


def _score(line: ScoreLine) -> Decimal | None:
    """The printed score, or else the one that follows from printed points."""
    if line.printed is not None:
        return line.printed
    return line.score if line.weight.source is WeightSource.INDICATOR else None
