"""The profiles: which rules a form is held against, by its kind, its regime and its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.model import DimensionKind, Form, Monitoring, Scope, SelfEvaluation

if TYPE_CHECKING:
    from budgetgoals.layouts import Layout


@frozen(kw_only=True)
class Profile:
    """A set of rules for one kind of form under one regime.

    Attributes:
        id: its name, such as ``national-2021``.
        title: what it is for, in both languages.
        kind: the kind of form it is for.

    >>> profile("shanghai-2020").kind
    'project_goals'
    """

    id: str
    title: Message
    kind: str


PROFILES: tuple[Profile, ...] = (
    Profile(id="shanghai-2020", title=message("project goals, Shanghai 2020"), kind="project_goals"),
    Profile(id="national-2015", title=message("project goals, output first"), kind="project_goals"),
    Profile(id="national-2021", title=message("project goals, cost first"), kind="project_goals"),
    Profile(id="transfer-2015", title=message("transfer payments, output first"), kind="transfer_goals"),
    Profile(id="transfer-2021", title=message("transfer payments, cost first"), kind="transfer_goals"),
    Profile(id="department", title=message("a department's whole spending"), kind="department_goals"),
    Profile(
        id="self-evaluation-2020",
        title=message("self-evaluation of a project, output first"),
        kind="self_evaluation",
    ),
    Profile(
        id="self-evaluation-2021",
        title=message("self-evaluation of a project, cost first"),
        kind="self_evaluation",
    ),
    Profile(
        id="self-evaluation-regional",
        title=message("self-evaluation of a project with a region's own weights"),
        kind="self_evaluation",
    ),
    Profile(
        id="department-self-evaluation",
        title=message("self-evaluation of a department"),
        kind="self_evaluation",
    ),
    Profile(
        id="transfer-self-evaluation",
        title=message("self-evaluation of a transfer payment"),
        kind="self_evaluation",
    ),
    Profile(id="monitoring", title=message("monitoring of a project"), kind="monitoring"),
    Profile(id="department-monitoring", title=message("monitoring of a department"), kind="monitoring"),
)
"""Every profile."""

_BY_ID = {each.id: each for each in PROFILES}
_OWN_WEIGHTS = frozenset({"hubei-self-evaluation", "suzhou-self-evaluation", "chongqing-self-evaluation"})
_COST_FIRST = "national-2021"


def profile(name: str) -> Profile:
    """A profile by its name.

    Raises:
        InvalidValue: there is none of that name.
    """
    found = _BY_ID.get(name)
    if found is None:
        raise InvalidValue(
            "there is no profile {name}; the profiles: {known}", name=name, known=", ".join(_BY_ID)
        )
    return found


def profile_of(form: Form, layout: Layout) -> Profile:
    """The profile that fits a form.

    A form that names its costs at level 1 follows the cost-first regime, whatever its layout says.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.model import ProjectGoals
    >>> profile_of(ProjectGoals(), load_layout("shanghai-2020")).id
    'shanghai-2020'
    """
    return _BY_ID[_name(form, layout)]


def _name(form: Form, layout: Layout) -> str:
    if isinstance(form, SelfEvaluation):
        return _of_evaluation(form, layout)
    if isinstance(form, Monitoring):
        return "department-monitoring" if form.scope is Scope.DEPARTMENT else "monitoring"
    if form.kind == "department_goals":
        return "department"
    if layout.grid.taxonomy == "shanghai-2020":
        return "shanghai-2020"
    regime = "2021" if _is_cost_first(form, layout) else "2015"
    return f"transfer-{regime}" if form.kind == "transfer_goals" else f"national-{regime}"


def _of_evaluation(form: SelfEvaluation, layout: Layout) -> str:
    if form.scope is not Scope.PROJECT:
        return f"{form.scope.value}-self-evaluation"
    if layout.id in _OWN_WEIGHTS:
        return "self-evaluation-regional"
    return "self-evaluation-2021" if _is_cost_first(form, layout) else "self-evaluation-2020"


def _is_cost_first(form: Form, layout: Layout) -> bool:
    return layout.grid.taxonomy == _COST_FIRST or any(
        dimension.kind is DimensionKind.COST for dimension in form.indicators
    )


SHANGHAI = frozenset({"shanghai-2020"})
NATIONAL = frozenset({"national-2015", "national-2021"})
COST_FIRST = frozenset({"national-2021", "transfer-2021"})
PROJECTS = SHANGHAI | NATIONAL
TRANSFERS = frozenset({"transfer-2015", "transfer-2021"})
GOALS = PROJECTS | TRANSFERS
DEPARTMENT = frozenset({"department"})
PROJECT_EVALUATIONS = frozenset({"self-evaluation-2020", "self-evaluation-2021", "self-evaluation-regional"})
EVALUATIONS = PROJECT_EVALUATIONS | {"department-self-evaluation", "transfer-self-evaluation"}
MONITORINGS = frozenset({"monitoring", "department-monitoring"})
WITH_PROJECT = GOALS | PROJECT_EVALUATIONS | {"transfer-self-evaluation", "monitoring"}
EVERY = frozenset(_BY_ID)
"""Groups of profiles, for rules to name."""
