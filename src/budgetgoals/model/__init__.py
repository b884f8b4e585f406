"""The typed domain: what a form says, as immutable objects."""

from budgetgoals.model.findings import Finding, Severity, Where
from budgetgoals.model.forms import FORM_KINDS, Form, ProjectGoals
from budgetgoals.model.indicators import Aspect, Dimension, Indicator, Leaf
from budgetgoals.model.paths import value_at
from budgetgoals.model.project import Budget, FundingSource, Narrative, Project
from budgetgoals.model.taxonomy import AspectKind, DimensionKind

__all__ = [
    "FORM_KINDS",
    "Aspect",
    "AspectKind",
    "Budget",
    "Dimension",
    "DimensionKind",
    "Finding",
    "Form",
    "FundingSource",
    "Indicator",
    "Leaf",
    "Narrative",
    "Project",
    "ProjectGoals",
    "Severity",
    "Where",
    "value_at",
]
