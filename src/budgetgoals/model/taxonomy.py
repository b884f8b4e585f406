"""The levels that the forms sort their indicators into, and every official name of each.

Level 1 (一级指标) is a *dimension*, level 2 (二级指标) an *aspect*. Each regime names them in its own words:

- ``shanghai-2020``: the published forms of Shanghai's 财政项目支出绩效目标表 (2020).
- ``suzhou``: 苏州市级财政支出项目绩效自评表.
- ``national-2015``: the layouts that follow 中央部门预算绩效目标管理办法 (财预〔2015〕88号).
- ``national-2021``: 中央部门项目支出核心绩效目标和指标设置及取值指引 (财预〔2021〕101号), cost first.
- ``evaluation-2020``: 项目支出绩效评价管理办法 (财预〔2020〕10号), annex 2.
- ``investment``: 中央预算内投资计划绩效目标表 of the development and reform commissions.
- ``department``: the forms for the whole spending of a department (部门整体支出).
- ``seen``: spellings met in published forms that stand in no rule.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache


class DimensionKind(StrEnum):
    """What a level-1 name means, whatever words a regime has for it.

    >>> dimension_kind("效果目标") is DimensionKind.BENEFIT
    True
    """

    INPUT = "input"
    COST = "cost"
    OUTPUT = "output"
    BENEFIT = "benefit"
    SATISFACTION = "satisfaction"
    IMPACT = "impact"
    DECISION = "decision"
    PROCESS = "process"
    DEPARTMENT = "department"
    OTHER = "other"


class AspectKind(StrEnum):
    """What a level-2 name means.

    >>> aspect_kind("服务对象满意度指标") is AspectKind.SATISFACTION
    True
    """

    INPUT_MANAGEMENT = "input_management"
    FINANCIAL_MANAGEMENT = "financial_management"
    IMPLEMENTATION_MANAGEMENT = "implementation_management"
    QUANTITY = "quantity"
    QUALITY = "quality"
    TIMELINESS = "timeliness"
    COST = "cost"
    ECONOMIC_COST = "economic_cost"
    SOCIAL_COST = "social_cost"
    ENVIRONMENTAL_COST = "environmental_cost"
    ECONOMIC_BENEFIT = "economic_benefit"
    SOCIAL_BENEFIT = "social_benefit"
    ENVIRONMENTAL_BENEFIT = "environmental_benefit"
    SUSTAINABILITY = "sustainability"
    SATISFACTION = "satisfaction"
    INFORMATION_SHARING = "information_sharing"
    SUPPORTING_FACILITIES = "supporting_facilities"
    PROJECT_APPROVAL = "project_approval"
    GOAL_SETTING = "goal_setting"
    FUND_INPUT = "fund_input"
    FUND_MANAGEMENT = "fund_management"
    ORGANISATION = "organisation"
    PLAN_MANAGEMENT = "plan_management"
    PROJECT_MANAGEMENT = "project_management"
    SUPERVISION = "supervision"
    MISCELLANEOUS = "miscellaneous"
    OTHER = "other"


_REMARK = re.compile(r"[（(][^（()）]*[）)]")

_DIMENSIONS: tuple[tuple[DimensionKind, str, str], ...] = (
    (DimensionKind.INPUT, "shanghai-2020", "投入与管理"),
    (DimensionKind.OUTPUT, "shanghai-2020", "产出目标"),
    (DimensionKind.BENEFIT, "shanghai-2020", "效果目标"),
    (DimensionKind.IMPACT, "shanghai-2020", "影响力目标"),
    (DimensionKind.INPUT, "suzhou", "投入目标"),
    (DimensionKind.BENEFIT, "suzhou", "结果目标"),
    (DimensionKind.OUTPUT, "national-2015", "产出指标"),
    (DimensionKind.BENEFIT, "national-2015", "效益指标"),
    (DimensionKind.SATISFACTION, "national-2015", "满意度指标"),
    (DimensionKind.COST, "national-2021", "成本指标"),
    (DimensionKind.OUTPUT, "national-2021", "产出"),
    (DimensionKind.BENEFIT, "national-2021", "效益"),
    (DimensionKind.SATISFACTION, "national-2021", "满意度"),
    (DimensionKind.COST, "national-2021", "成本"),
    (DimensionKind.DECISION, "evaluation-2020", "决策"),
    (DimensionKind.PROCESS, "evaluation-2020", "过程"),
    (DimensionKind.BENEFIT, "investment", "实施效果指标"),
    (DimensionKind.PROCESS, "investment", "过程管理指标"),
    (DimensionKind.INPUT, "department", "投入管理指标"),
    (DimensionKind.INPUT, "department", "投入指标"),
    (DimensionKind.DEPARTMENT, "department", "履职效能"),
    (DimensionKind.DEPARTMENT, "department", "管理效率"),
    (DimensionKind.COST, "department", "运行成本"),
    (DimensionKind.SATISFACTION, "department", "服务对象满意度"),
    (DimensionKind.DEPARTMENT, "department", "可持续发展能力"),
    (DimensionKind.OUTPUT, "seen", "项目完成指标"),
    (DimensionKind.OUTPUT, "seen", "完成指标"),
    (DimensionKind.BENEFIT, "seen", "项目效益指标"),
    (DimensionKind.BENEFIT, "seen", "项目绩效"),
    (DimensionKind.BENEFIT, "seen", "效果指标"),
    (DimensionKind.BENEFIT, "seen", "效益目标"),
    (DimensionKind.SATISFACTION, "seen", "满意度目标"),
    (DimensionKind.COST, "seen", "成本目标"),
    (DimensionKind.INPUT, "seen", "投入"),
    (DimensionKind.INPUT, "seen", "投入和管理目标"),
    (DimensionKind.OUTPUT, "seen", "产出类指标"),
    (DimensionKind.OUTPUT, "seen", "项目产出指标"),
    (DimensionKind.OUTPUT, "seen", "项目产出"),
    (DimensionKind.BENEFIT, "seen", "效果"),
    (DimensionKind.BENEFIT, "seen", "项目效果"),
    (DimensionKind.BENEFIT, "seen", "效益类指标"),
    (DimensionKind.BENEFIT, "seen", "项目效果指标"),
    (DimensionKind.SATISFACTION, "seen", "服务对象满意度指标"),
    (DimensionKind.SATISFACTION, "seen", "项目满意度指标"),
    (DimensionKind.SATISFACTION, "seen", "社会公众或服务对象满意度指标"),
    (DimensionKind.PROCESS, "seen", "过程指标"),
    (DimensionKind.PROCESS, "seen", "管理指标"),
    (DimensionKind.PROCESS, "seen", "项目管理"),
    (DimensionKind.DECISION, "seen", "项目决策"),
    (DimensionKind.DECISION, "seen", "决策指标"),
)

_ASPECTS: tuple[tuple[AspectKind, DimensionKind, str, str], ...] = (
    (AspectKind.INPUT_MANAGEMENT, DimensionKind.INPUT, "shanghai-2020", "投入管理"),
    (AspectKind.FINANCIAL_MANAGEMENT, DimensionKind.INPUT, "shanghai-2020", "财务管理"),
    (AspectKind.IMPLEMENTATION_MANAGEMENT, DimensionKind.INPUT, "shanghai-2020", "实施管理"),
    (AspectKind.QUANTITY, DimensionKind.OUTPUT, "shanghai-2020", "数量"),
    (AspectKind.QUALITY, DimensionKind.OUTPUT, "shanghai-2020", "质量"),
    (AspectKind.TIMELINESS, DimensionKind.OUTPUT, "shanghai-2020", "时效"),
    (AspectKind.ECONOMIC_BENEFIT, DimensionKind.BENEFIT, "shanghai-2020", "经济效益"),
    (AspectKind.SOCIAL_BENEFIT, DimensionKind.BENEFIT, "national-2021", "社会效益"),
    (AspectKind.ENVIRONMENTAL_BENEFIT, DimensionKind.BENEFIT, "national-2021", "生态效益"),
    (AspectKind.SATISFACTION, DimensionKind.BENEFIT, "shanghai-2020", "满意度"),
    (AspectKind.INFORMATION_SHARING, DimensionKind.IMPACT, "shanghai-2020", "信息共享"),
    (AspectKind.SUPPORTING_FACILITIES, DimensionKind.IMPACT, "shanghai-2020", "配套设施"),
    (AspectKind.MISCELLANEOUS, DimensionKind.IMPACT, "shanghai-2020", "其它"),
    (AspectKind.MISCELLANEOUS, DimensionKind.IMPACT, "seen", "其他"),
    (AspectKind.QUANTITY, DimensionKind.OUTPUT, "national-2015", "数量指标"),
    (AspectKind.QUALITY, DimensionKind.OUTPUT, "national-2015", "质量指标"),
    (AspectKind.TIMELINESS, DimensionKind.OUTPUT, "national-2015", "时效指标"),
    (AspectKind.COST, DimensionKind.OUTPUT, "national-2015", "成本指标"),
    (AspectKind.ECONOMIC_BENEFIT, DimensionKind.BENEFIT, "national-2015", "经济效益指标"),
    (AspectKind.SOCIAL_BENEFIT, DimensionKind.BENEFIT, "national-2015", "社会效益指标"),
    (AspectKind.ENVIRONMENTAL_BENEFIT, DimensionKind.BENEFIT, "national-2015", "生态效益指标"),
    (AspectKind.SUSTAINABILITY, DimensionKind.BENEFIT, "national-2015", "可持续影响指标"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "national-2015", "服务对象满意度指标"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "national-2021", "服务对象满意度"),
    (AspectKind.ECONOMIC_COST, DimensionKind.COST, "national-2021", "经济成本"),
    (AspectKind.SOCIAL_COST, DimensionKind.COST, "national-2021", "社会成本"),
    (AspectKind.ENVIRONMENTAL_COST, DimensionKind.COST, "national-2021", "生态环境成本"),
    (AspectKind.ECONOMIC_COST, DimensionKind.COST, "national-2021", "经济成本指标"),
    (AspectKind.SOCIAL_COST, DimensionKind.COST, "national-2021", "社会成本指标"),
    (AspectKind.ENVIRONMENTAL_COST, DimensionKind.COST, "national-2021", "生态环境成本指标"),
    (AspectKind.PROJECT_APPROVAL, DimensionKind.DECISION, "evaluation-2020", "项目立项"),
    (AspectKind.GOAL_SETTING, DimensionKind.DECISION, "evaluation-2020", "绩效目标"),
    (AspectKind.FUND_INPUT, DimensionKind.DECISION, "evaluation-2020", "资金投入"),
    (AspectKind.FUND_MANAGEMENT, DimensionKind.PROCESS, "evaluation-2020", "资金管理"),
    (AspectKind.ORGANISATION, DimensionKind.PROCESS, "evaluation-2020", "组织实施"),
    (AspectKind.PLAN_MANAGEMENT, DimensionKind.PROCESS, "investment", "计划管理"),
    (AspectKind.PROJECT_MANAGEMENT, DimensionKind.PROCESS, "investment", "项目管理"),
    (AspectKind.SUPERVISION, DimensionKind.PROCESS, "investment", "监督检查"),
    (AspectKind.COST, DimensionKind.OUTPUT, "seen", "成本"),
    (AspectKind.TIMELINESS, DimensionKind.OUTPUT, "seen", "进度指标"),
    (AspectKind.QUANTITY, DimensionKind.OUTPUT, "seen", "产出(工作量)指标"),
    (AspectKind.ENVIRONMENTAL_BENEFIT, DimensionKind.BENEFIT, "seen", "环境效益指标"),
    (AspectKind.ENVIRONMENTAL_BENEFIT, DimensionKind.BENEFIT, "seen", "环境效益"),
    (AspectKind.SUSTAINABILITY, DimensionKind.BENEFIT, "seen", "可持续影响"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "seen", "社会公众或服务对象满意度指标"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "seen", "满意度指标"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "seen", "满意指标"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "seen", "服务对象满意指标"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "seen", "社会公众满意度指标"),
    (AspectKind.SATISFACTION, DimensionKind.SATISFACTION, "seen", "服务对象满意度目标"),
    (AspectKind.QUANTITY, DimensionKind.OUTPUT, "seen", "数量目标"),
    (AspectKind.QUALITY, DimensionKind.OUTPUT, "seen", "质量目标"),
    (AspectKind.TIMELINESS, DimensionKind.OUTPUT, "seen", "时效目标"),
    (AspectKind.COST, DimensionKind.OUTPUT, "seen", "成本目标"),
    (AspectKind.ECONOMIC_BENEFIT, DimensionKind.BENEFIT, "seen", "经济效益目标"),
    (AspectKind.SOCIAL_BENEFIT, DimensionKind.BENEFIT, "seen", "社会效益目标"),
    (AspectKind.ENVIRONMENTAL_BENEFIT, DimensionKind.BENEFIT, "seen", "生态效益目标"),
    (AspectKind.ENVIRONMENTAL_BENEFIT, DimensionKind.BENEFIT, "seen", "环境效益目标"),
    (AspectKind.SUSTAINABILITY, DimensionKind.BENEFIT, "seen", "可持续影响目标"),
    (AspectKind.SUSTAINABILITY, DimensionKind.BENEFIT, "seen", "可持续发展指标"),
    (AspectKind.SUSTAINABILITY, DimensionKind.BENEFIT, "seen", "可持续影响力指标"),
    (AspectKind.GOAL_SETTING, DimensionKind.INPUT, "department", "工作目标管理"),
    (AspectKind.FUND_MANAGEMENT, DimensionKind.INPUT, "department", "预算和财务管理"),
    (AspectKind.FUND_MANAGEMENT, DimensionKind.DEPARTMENT, "department", "预算管理"),
    (AspectKind.OTHER, DimensionKind.INPUT, "department", "绩效管理"),
)

DIMENSION_NAMES: dict[str, DimensionKind] = {name: kind for kind, _, name in _DIMENSIONS}
"""Every official name of a dimension, with its meaning."""

ASPECT_NAMES: dict[str, AspectKind] = {name: kind for kind, _, _, name in _ASPECTS}
"""Every official name of an aspect, with its meaning."""

_HOMES: dict[AspectKind, frozenset[DimensionKind]] = {
    kind: frozenset(home for other, home, _, _ in _ASPECTS if other is kind) for kind in AspectKind
}


def dimension_kind(name: str) -> DimensionKind:
    """What a level-1 name means; ``OTHER`` for a name of no regime.

    >>> dimension_kind("产出指标")
    <DimensionKind.OUTPUT: 'output'>
    >>> dimension_kind("乡村振兴")
    <DimensionKind.OTHER: 'other'>
    """
    return DIMENSION_NAMES.get(name) or DIMENSION_NAMES.get(plain_name(name), DimensionKind.OTHER)


def aspect_kind(name: str) -> AspectKind:
    """What a level-2 name means; ``OTHER`` for a name of no regime.

    >>> aspect_kind("时效"), aspect_kind("数量指标（必填）")
    (<AspectKind.TIMELINESS: 'timeliness'>, <AspectKind.QUANTITY: 'quantity'>)
    """
    return ASPECT_NAMES.get(name) or ASPECT_NAMES.get(plain_name(name), AspectKind.OTHER)


def plain_name(name: str) -> str:
    """A name without blanks, remarks in brackets and marks.

    >>> plain_name("★数量 指标（必填）")
    '数量指标'
    """
    return _REMARK.sub("", "".join(name.split())).strip("*★☆:：、.")


def homes(kind: AspectKind) -> frozenset[DimensionKind]:
    """The dimensions under which the regimes put an aspect.

    >>> sorted(homes(AspectKind.COST))
    [<DimensionKind.OUTPUT: 'output'>]
    """
    return _HOMES[kind]


@cache
def dimensions_of(regime: str) -> frozenset[str]:
    """The level-1 names of one regime.

    >>> sorted(dimensions_of("evaluation-2020"))
    ['决策', '过程']
    """
    return frozenset(name for _, used_by, name in _DIMENSIONS if used_by == regime)


REGIMES: frozenset[str] = frozenset(
    {regime for _, regime, _ in _DIMENSIONS} | {regime for _, _, regime, _ in _ASPECTS}
)
"""The regimes whose names are known."""
