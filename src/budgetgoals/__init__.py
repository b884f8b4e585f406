r"""Read, check, score and write China's fiscal performance-goal forms (财政项目支出绩效目标表).

>>> import budgetgoals as bg
>>> reading = bg.read_text("项目名称： 环保热线运行\n项目类别： 其他一次性项目\n绩效类型： 其他类")
>>> reading.form.project.name
'环保热线运行'
>>> bg.loads(bg.dumps(reading.form)) == reading.form
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from budgetgoals._version import __version__

if TYPE_CHECKING:
    from budgetgoals.checks import CheckConfig, CheckLimits, Rule, check, load_config, rule_of, rules
    from budgetgoals.comparison import Comparison, compare
    from budgetgoals.errors import (
        AmbiguousValue,
        BudgetGoalsError,
        InvalidDocument,
        InvalidLayout,
        InvalidValue,
        LimitExceeded,
        MissingExtra,
        UnreadableSource,
        UnsupportedFormat,
        UnwritableTarget,
    )
    from budgetgoals.handwritten import indicator_tree, load_form, skeleton
    from budgetgoals.layouts import Layout, layout_ids, load_layout
    from budgetgoals.model import (
        Aspect,
        AspectKind,
        Budget,
        Cause,
        DepartmentBudget,
        DepartmentGoals,
        Deviation,
        Dimension,
        DimensionKind,
        Duty,
        Finding,
        Form,
        FundingSource,
        FundLine,
        Indicator,
        Leaf,
        Level,
        Likelihood,
        Monitoring,
        Narrative,
        Party,
        Progress,
        Project,
        ProjectGoals,
        Scope,
        SelfEvaluation,
        Severity,
        Task,
        TransferGoals,
        Where,
        value_at,
    )
    from budgetgoals.places import Place
    from budgetgoals.reading import LayoutChoice, Reading, Unread, read, read_text, stream
    from budgetgoals.rendering.review import forms_to_xlsx
    from budgetgoals.rendering.writing import render, render_bytes
    from budgetgoals.scoring import (
        Filling,
        Fit,
        Scorecard,
        ScoreLine,
        fill,
        fill_scores,
        fit,
        score,
        scoring_method,
        self_evaluation,
    )
    from budgetgoals.serial import dumps, from_dict, json_schema, loads, to_dict
    from budgetgoals.sources import Limits

_HOMES = {
    "budgetgoals.checks": (
        "CheckConfig",
        "CheckLimits",
        "Rule",
        "check",
        "load_config",
        "rule_of",
        "rules",
    ),
    "budgetgoals.comparison": ("Comparison", "compare"),
    "budgetgoals.errors": (
        "AmbiguousValue",
        "BudgetGoalsError",
        "InvalidDocument",
        "InvalidLayout",
        "InvalidValue",
        "LimitExceeded",
        "MissingExtra",
        "UnreadableSource",
        "UnsupportedFormat",
        "UnwritableTarget",
    ),
    "budgetgoals.handwritten": ("indicator_tree", "load_form", "skeleton"),
    "budgetgoals.layouts": ("Layout", "layout_ids", "load_layout"),
    "budgetgoals.model": (
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
        "FundingSource",
        "FundLine",
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
    ),
    "budgetgoals.places": ("Place",),
    "budgetgoals.reading": ("LayoutChoice", "Reading", "Unread", "read", "read_text", "stream"),
    "budgetgoals.rendering.review": ("forms_to_xlsx",),
    "budgetgoals.rendering.writing": ("render", "render_bytes"),
    "budgetgoals.scoring": (
        "Filling",
        "Fit",
        "Scorecard",
        "ScoreLine",
        "fill",
        "fill_scores",
        "fit",
        "score",
        "scoring_method",
        "self_evaluation",
    ),
    "budgetgoals.sources": ("Limits",),
    "budgetgoals.serial": ("dumps", "from_dict", "json_schema", "loads", "to_dict"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022 - in the order in which they are used
    "__version__",
    "read",
    "read_text",
    "stream",
    "Reading",
    "Unread",
    "LayoutChoice",
    "Limits",
    "self_evaluation",
    "fill",
    "Filling",
    "score",
    "scoring_method",
    "Scorecard",
    "ScoreLine",
    "fill_scores",
    "fit",
    "Fit",
    "compare",
    "Comparison",
    "dumps",
    "loads",
    "to_dict",
    "from_dict",
    "json_schema",
    "render",
    "render_bytes",
    "forms_to_xlsx",
    "skeleton",
    "load_form",
    "indicator_tree",
    "check",
    "rules",
    "rule_of",
    "Rule",
    "CheckConfig",
    "CheckLimits",
    "load_config",
    "load_layout",
    "layout_ids",
    "Layout",
    "Form",
    "ProjectGoals",
    "DepartmentGoals",
    "TransferGoals",
    "SelfEvaluation",
    "Monitoring",
    "Scope",
    "Project",
    "Narrative",
    "Budget",
    "DepartmentBudget",
    "FundingSource",
    "FundLine",
    "Party",
    "Level",
    "Duty",
    "Task",
    "Dimension",
    "DimensionKind",
    "Aspect",
    "AspectKind",
    "Indicator",
    "Leaf",
    "Progress",
    "Deviation",
    "Cause",
    "Likelihood",
    "value_at",
    "Finding",
    "Severity",
    "Where",
    "Place",
    "BudgetGoalsError",
    "InvalidValue",
    "AmbiguousValue",
    "InvalidLayout",
    "InvalidDocument",
    "UnreadableSource",
    "UnsupportedFormat",
    "UnwritableTarget",
    "LimitExceeded",
    "MissingExtra",
]


if not TYPE_CHECKING:  # a type checker that saw it would take every misspelt name for one of ours

    def __getattr__(name: str) -> object:
        """Import a public name from its room when it is first asked for."""
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module 'budgetgoals' has no attribute {name!r}")
        value = getattr(import_module(home), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
