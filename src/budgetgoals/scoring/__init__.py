"""Scoring self-evaluations by the methods of the regulations, and telling which one explains their scores."""

from budgetgoals.scoring.bands import Band
from budgetgoals.scoring.cases import Case, Nature
from budgetgoals.scoring.execution import Denominator
from budgetgoals.scoring.filling import Filling, Unmatched, fill, self_evaluation
from budgetgoals.scoring.fitting import Fit, MethodFit, fit
from budgetgoals.scoring.grades import Grade
from budgetgoals.scoring.groups import Group
from budgetgoals.scoring.levels import Level
from budgetgoals.scoring.method import Method
from budgetgoals.scoring.registry import method_ids, method_of, scoring_method
from budgetgoals.scoring.scorecard import Outcome, Scorecard, ScoreLine, Tally, Total
from budgetgoals.scoring.scores import fill_scores
from budgetgoals.scoring.scoring import DEFAULT_METHOD, score
from budgetgoals.scoring.verdicts import AppliedRule, Verdict
from budgetgoals.scoring.weights import Weight, WeightSource

__all__ = [
    "DEFAULT_METHOD",
    "AppliedRule",
    "Band",
    "Case",
    "Denominator",
    "Filling",
    "Fit",
    "Grade",
    "Group",
    "Level",
    "Method",
    "MethodFit",
    "Nature",
    "Outcome",
    "ScoreLine",
    "Scorecard",
    "Tally",
    "Total",
    "Unmatched",
    "Verdict",
    "Weight",
    "WeightSource",
    "fill",
    "fill_scores",
    "fit",
    "method_ids",
    "method_of",
    "score",
    "scoring_method",
    "self_evaluation",
]
