"""What changed between two forms: fields, amounts, days, and what their targets ask for."""

from budgetgoals.comparison.changes import (
    DateChange,
    FieldChange,
    IndicatorChange,
    IndicatorEntry,
    NumberChange,
)
from budgetgoals.comparison.comparing import DEFAULT_THRESHOLD, Comparison, Span, compare
from budgetgoals.comparison.demands import Demand, demand
from budgetgoals.comparison.matching import MatchedBy
from budgetgoals.comparison.similarity import similarity

__all__ = [
    "DEFAULT_THRESHOLD",
    "Comparison",
    "DateChange",
    "Demand",
    "FieldChange",
    "IndicatorChange",
    "IndicatorEntry",
    "MatchedBy",
    "NumberChange",
    "Span",
    "compare",
    "demand",
    "similarity",
]
