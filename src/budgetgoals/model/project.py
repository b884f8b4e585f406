"""What a project is, why it is wanted, and what it is to reach."""

from __future__ import annotations

from datetime import date
from types import NoneType

from attrs import fields, frozen

from budgetgoals.model._checks import require_options, require_texts

_DATE = frozenset({date, NoneType})


@frozen(kw_only=True)
class Project:
    """The project a form is about. A text that the form leaves empty is ``""``.

    Attributes:
        name: 项目名称.
        code: 项目编码.
        category: 项目类别.
        nature: whether it is new or goes on (项目属性, 项目性质): 新增, 延续 …
        performance_type: 绩效类型.
        start: 计划开始日期, or the first day of 项目起止时间.
        end: 计划完成日期, or its last day.
        purchases_services: 是否含有政府购买服务; None when the form does not say.

    >>> Project(name="环保热线运行", start=date(2020, 1, 1)).end is None
    True
    """

    name: str = ""
    code: str = ""
    category: str = ""
    nature: str = ""
    performance_type: str = ""
    start: date | None = None
    end: date | None = None
    purchases_services: bool | None = None

    def __attrs_post_init__(self) -> None:
        if (
            not type(self.name)
            is type(self.code)
            is type(self.category)
            is type(self.nature)
            is type(self.performance_type)
            is str
        ):
            require_texts(self, "name", "code", "category", "nature", "performance_type")
        if not (type(self.start) in _DATE and type(self.end) in _DATE):
            require_options(self, date, "start", "end")
        require_options(self, bool, "purchases_services")


@frozen(kw_only=True)
class Narrative:
    r"""The prose of a form. A paragraph ends with a line break; the line breaks of the page are gone.

    Attributes:
        overview: 项目概况.
        basis: 立项依据.
        necessity: 项目设立的必要性.
        feasibility: 项目申报的可行性.
        safeguards: 保证项目实施的制度、措施.
        plan: 项目实施计划.
        goals: 总目标及阶段性目标, 年度目标, 预期目标.
        long_term_goals: 实施期目标, 中长期目标, where the form tells them apart from the year's.
        achieved: 实际完成情况, of an evaluation.
        functions: 部门职能, of a department.

    >>> Narrative(goals="一、建成系统。\n二、完成验收。").goals.count("\n")
    1
    """

    overview: str = ""
    basis: str = ""
    necessity: str = ""
    feasibility: str = ""
    safeguards: str = ""
    plan: str = ""
    goals: str = ""
    long_term_goals: str = ""
    achieved: str = ""
    functions: str = ""

    def __attrs_post_init__(self) -> None:
        if (
            not type(self.overview)
            is type(self.basis)
            is type(self.necessity)
            is type(self.feasibility)
            is type(self.safeguards)
            is type(self.plan)
            is type(self.goals)
            is type(self.long_term_goals)
            is type(self.achieved)
            is type(self.functions)
            is str
        ):
            require_texts(self, *(attribute.name for attribute in fields(Narrative)))
