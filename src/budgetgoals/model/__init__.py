"""The typed domain: what a form says, as immutable objects."""

from budgetgoals.model.findings import Finding, Severity, Where
from budgetgoals.model.forms import (
    FORM_KINDS,
    DepartmentGoals,
    Form,
    Monitoring,
    ProjectGoals,
    Scope,
    SelfEvaluation,
    TransferGoals,
)
from budgetgoals.model.funds import Budget, DepartmentBudget, FundingSource, FundLine
from budgetgoals.model.indicators import Aspect, Dimension, Indicator, Leaf
from budgetgoals.model.parties import Duty, Level, Party, Task
from budgetgoals.model.paths import value_at
from budgetgoals.model.progress import Cause, Deviation, Likelihood, Progress
from budgetgoals.model.project import Narrative, Project
from budgetgoals.model.taxonomy import AspectKind, DimensionKind

__all__ = [
    "FORM_KINDS",
    "Aspect",
    "AspectKind",
    "Budget",
    "Cause",
    "DepartmentBudget",
    "DepartmentGoals",
    "Deviation",
    "Dimension",
    "DimensionKind",
    "Duty",
    "Finding",
    "Form",
    "FundLine",
    "FundingSource",
    "Indicator",
    "Leaf",
    "Level",
    "Likelihood",
    "Monitoring",
    "Narrative",
    "Party",
    "Progress",
    "Project",
    "ProjectGoals",
    "Scope",
    "SelfEvaluation",
    "Severity",
    "Task",
    "TransferGoals",
    "Where",
    "value_at",
]
