"""Small self-evaluations for the tests, a row of the form a line."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import budgetgoals as bg
from budgetgoals.targets import parse_target

if TYPE_CHECKING:
    from budgetgoals.scoring import ScoreLine


class Row(NamedTuple):
    """A row of the indicators: what stands in its cells."""

    target: str
    actual: str = ""
    weight: str = ""
    score: str = ""
    dimension: str = "产出指标"
    aspect: str = "数量指标"
    name: str = "培训人数"
    parent: str = ""

    def indicator(self, year: int | None) -> bg.Indicator:
        return bg.Indicator(
            self.name,
            parse_target(self.target, year=year),
            weight=Decimal(self.weight) if self.weight else None,
            actual=parse_target(self.actual, year=year) if self.actual else None,
            score=Decimal(self.score) if self.score else None,
            parent=self.parent,
        )


def tree(*rows: Row, year: int | None = 2020) -> tuple[bg.Dimension, ...]:
    """The tree of some rows; those of one level stand together."""
    return tuple(
        bg.Dimension(
            dimension,
            tuple(
                bg.Aspect(aspect, tuple(row.indicator(year) for row in own))
                for aspect, own in groupby(inside, key=lambda row: row.aspect)
            ),
        )
        for dimension, inside in groupby(rows, key=lambda row: row.dimension)
    )


def evaluation(*rows: Row, funds: tuple[bg.FundLine, ...] = (), year: int = 2020) -> bg.SelfEvaluation:
    """A self-evaluation with some rows."""
    return bg.SelfEvaluation(
        project=bg.Project(name="环保热线运行"),
        fiscal_year=year,
        indicators=tree(*rows, year=year),
        funds=funds,
    )


def scored(row: Row, method: str = "caiyu-2020-10", **parameters: object) -> ScoreLine:
    """The line of a single row."""
    (line,) = bg.score(evaluation(row), method, **parameters).lines
    return line


def spent(budget: str, executed: str, weight: str = "10", score: str = "") -> bg.FundLine:
    """The total line of the funds, in yuan."""
    return bg.FundLine(
        name="年度资金总额",
        adjusted=Decimal(budget),
        executed=Decimal(executed),
        weight=Decimal(weight) if weight else None,
        score=Decimal(score) if score else None,
    )
