"""The printed scores of the self-evaluations among the published forms, taken down by eye.

tests/truth says what stands in the published texts, damage and all, to measure how they are read. Here is
what was scored: what recognition spoiled is written as it can only have been (≥90% for 290%), rows that are
torn apart are put together where only one way fits, and others are left out. Names stand only where they
tell which way is better.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import budgetgoals as bg
from budgetgoals.yuan import parse_yuan
from tests.scoring.building import Row, tree

FILE = Path(__file__).parent / "printed_scores.tsv"
_FUNDS = "资金"
_HUNDRED = Decimal(100)


class Printed(NamedTuple):
    """A row of the file."""

    form: str
    dimension: str
    aspect: str
    name: str
    target: str
    actual: str
    weight: str
    score: str

    def line(self) -> bg.FundLine:
        """The total line of the funds: 全年预算数 and 全年执行数 in 万元, or the printed rate."""
        rate = Decimal(self.actual.rstrip("%")) / _HUNDRED if self.actual.endswith("%") else None
        return bg.FundLine(
            name="年度资金总额",
            adjusted=parse_yuan(self.target, "万元") if self.target else None,
            executed=None if rate is not None else parse_yuan(self.actual, "万元"),
            rate=rate,
            weight=Decimal(self.weight) if self.weight else None,
            score=Decimal(self.score),
        )

    def row(self) -> Row:
        return Row(
            self.target,
            self.actual,
            self.weight,
            self.score,
            dimension=self.dimension,
            aspect=self.aspect,
            name=self.name or "指标",
        )


def printed_rows() -> list[Printed]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Printed(**row) for row in csv.DictReader(file, delimiter="\t")]


def printed_forms() -> dict[str, bg.SelfEvaluation]:
    """The forms by the name of their file, with nothing but what their scores rest on."""
    forms = {}
    for name, rows in groupby(printed_rows(), key=lambda row: row.form):
        own = list(rows)
        forms[name] = bg.SelfEvaluation(
            project=bg.Project(name=name),
            fiscal_year=2021,
            funds=tuple(row.line() for row in own if row.dimension == _FUNDS),
            indicators=tree(*(row.row() for row in own if row.dimension != _FUNDS), year=2021),
        )
    return forms
