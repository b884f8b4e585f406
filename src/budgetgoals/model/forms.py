"""The forms themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import Factory, frozen

from budgetgoals.messages import message
from budgetgoals.model._checks import require_options, require_texts, require_tuple, wrong_type
from budgetgoals.model.indicators import Dimension, Leaf
from budgetgoals.model.notebook import html_of
from budgetgoals.model.project import Budget, Narrative, Project
from budgetgoals.yuan import format_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen(kw_only=True, repr=False, cache_hash=True)
class ProjectGoals:
    """A project's performance goals (财政项目支出绩效目标表).

    Attributes:
        layout: the id of the official layout.
        title: the heading.
        fiscal_year: the year the budget is for (（2020年度）), or None when the form does not say.
        applicant: 申报单位名称.
        department: 主管部门, or None where the layout has no such field.
        department_code: its code, apart.
        project: what the money is for.
        narrative: the prose.
        budget: the amounts, in yuan.
        indicators: the tree of indicators.
        extra: every other label of the form, and every text that was no value of its field, as
            (label, text) pairs.

    >>> form = ProjectGoals(applicant="执法总队", project=Project(name="执法服装"), fiscal_year=2020)
    >>> form
    <ProjectGoals 2020 执法总队 · 执法服装 · 0 indicators>
    >>> import attrs
    >>> attrs.evolve(form, fiscal_year=2021) == form
    False
    """

    kind: ClassVar[str] = "project_goals"
    layout: str = ""
    title: str = ""
    fiscal_year: int | None = None
    applicant: str = ""
    department: str | None = None
    department_code: str | None = None
    project: Project = Factory(Project)
    narrative: Narrative = Factory(Narrative)
    budget: Budget = Factory(Budget)
    indicators: tuple[Dimension, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        if not type(self.layout) is type(self.title) is type(self.applicant) is str:
            require_texts(self, "layout", "title", "applicant")
        require_options(self, int, "fiscal_year")
        if not self.department is self.department_code is None:
            require_options(self, str, "department", "department_code")
        if type(self.project) is not Project:
            wrong_type(self, "project", "Project", self.project)
        if type(self.narrative) is not Narrative:
            wrong_type(self, "narrative", "Narrative", self.narrative)
        if type(self.budget) is not Budget:
            wrong_type(self, "budget", "Budget", self.budget)
        require_tuple(self, "indicators", self.indicators, Dimension)
        require_tuple(self, "extra", self.extra, tuple)
        for pair in self.extra:
            if [type(item) for item in pair] != [str, str]:
                wrong_type(self, "extra", message("pairs of str"), pair)

    def leaves(self) -> Iterator[Leaf]:
        """Every indicator with what it stands under, in the order of the form.

        >>> list(ProjectGoals().leaves())
        []
        """
        for d, dimension in enumerate(self.indicators):
            for a, aspect in enumerate(dimension.aspects):
                for i, indicator in enumerate(aspect.indicators):
                    path = f"indicators[{d}].aspects[{a}].indicators[{i}]"
                    yield Leaf(dimension, aspect, indicator, path)

    def __repr__(self) -> str:
        words = [str(self.fiscal_year or ""), self.applicant]
        parts = [" ".join(filter(None, words)), self.project.name]
        if self.budget.current_year is not None:
            parts.append(format_yuan(self.budget.current_year))
        parts.append(f"{sum(1 for _ in self.leaves())} indicators")
        return f"<ProjectGoals {' · '.join(filter(None, parts))}>"

    def _repr_html_(self) -> str:
        return html_of(self)


Form = ProjectGoals
"""Every kind of form."""

FORM_KINDS: tuple[type[Form], ...] = (ProjectGoals,)
"""The classes of the forms."""
