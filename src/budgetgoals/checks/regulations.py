"""The regulations that rules rest on, with the clauses they cite.

Only texts that were read in full are here, except for the two general ones, whose one cited clause was read.
A rule names the clauses that say the same in different regulations; a finding shows the one that binds the
form: that of its region, else the first that is in force for its year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.layouts import Layout


@frozen
class Regulation:
    """A regulation.

    Attributes:
        title: its title.
        number: its document number, or empty.
        first_year: the first fiscal year whose forms it binds.
        region: where it binds; empty for the whole country.

    >>> EVALUATION.name
    '《项目支出绩效评价管理办法》（财预〔2020〕10号）'
    """

    title: str
    number: str
    first_year: int = 0
    region: str = ""

    @property
    def name(self) -> str:
        """Title and number, as they are cited."""
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")


@frozen
class Clause:
    """A clause of a regulation; of none, it is the printed form itself that asks.

    Attributes:
        regulation: the regulation, or None.
        at: where in it.
        kinds: the kinds of forms that it is about; none for all.

    >>> Clause(EVALUATION, "第十六条").text
    '《项目支出绩效评价管理办法》（财预〔2020〕10号）第十六条'
    """

    regulation: Regulation | None
    at: str
    kinds: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """How a finding cites it."""
        return f"{self.regulation.name}{self.at}" if self.regulation else self.at

    def binds(self, kind: str, region: str, year: int | None) -> bool:
        """Whether it is in force for a form.

        >>> HENAN_INDICATORS.binds("project_goals", "上海市", 2023), LEVEL_1.binds("project_goals", "", 2020)
        (False, False)
        """
        rule = self.regulation
        if self.kinds and kind not in self.kinds:
            return False
        return rule is None or (rule.region in ("", region) and (year is None or year >= rule.first_year))


EVALUATION = Regulation("项目支出绩效评价管理办法", "财预〔2020〕10号", 2019)
INDICATORS = Regulation("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）", "财预〔2021〕101号", 2022)
HENAN_GOALS = Regulation("河南省省级预算绩效目标管理办法", "豫财效〔2022〕4号", 2022, "河南省")
MONITORING = Regulation("河南省省级预算绩效运行监控管理办法", "", 2020, "河南省")
OFFICIAL_DOCUMENTS = Regulation("党政机关公文格式", "GB/T 9704—2012", 2013)
PERSONAL_DATA = Regulation("中华人民共和国个人信息保护法", "", 2021)

_EVALUATIONS = frozenset({"self_evaluation"})
_GOALS = frozenset({"project_goals", "transfer_goals", "department_goals"})

SELF_EVALUATION_FORM = Clause(EVALUATION, "附1", _EVALUATIONS)
SELF_EVALUATION_TRUE = Clause(EVALUATION, "第二十五条", _EVALUATIONS)
SHORTFALL_EXPLAINED = Clause(EVALUATION, "第十一条", _EVALUATIONS)
WEIGHTS = Clause(EVALUATION, "第十三条")
SCORING = Clause(EVALUATION, "第十六条", _EVALUATIONS)
RATE_OF_EXECUTION = Clause(EVALUATION, "附2“预算执行率”", _EVALUATIONS)

VALUES_STRICT = Clause(INDICATORS, "一（一）3")
NO_ROUTINE = Clause(INDICATORS, "一（二）1")
MEASURABLE = Clause(INDICATORS, "一（二）3")
LEVEL_1 = Clause(INDICATORS, "二")
COST_INDICATORS = Clause(INDICATORS, "二（一）")
OUTPUT_INDICATORS = Clause(INDICATORS, "二（二）")
BENEFIT_INDICATORS = Clause(INDICATORS, "二（三）")
SATISFACTION_INDICATORS = Clause(INDICATORS, "二（四）")
NAMES_PLAIN = Clause(INDICATORS, "三（一）1")
EXPLANATIONS = Clause(INDICATORS, "三（一）2")
VALUES_FROM_STANDARDS = Clause(INDICATORS, "三（三）")
COSTS_WITHIN_STANDARD = Clause(INDICATORS, "三（三）4")
WEIGHTS_2021 = Clause(INDICATORS, "三（六）")

HENAN_VALUES_STRICT = Clause(HENAN_GOALS, "第十四条（三）")
HENAN_MEASURABLE = Clause(HENAN_GOALS, "第十五条（三）")
HENAN_NO_ROUTINE = Clause(HENAN_GOALS, "第十五条（一）")
HENAN_INDICATORS = Clause(HENAN_GOALS, "第十六条")
HENAN_VALUES = Clause(HENAN_GOALS, "第十八条")
HENAN_COMPLETE = Clause(HENAN_GOALS, "第二十一条（一）", _GOALS)
HENAN_FEASIBLE = Clause(HENAN_GOALS, "第二十一条（四）", _GOALS)

MONITORING_FORM = Clause(MONITORING, "附件1", frozenset({"monitoring"}))
DOCUMENT_NUMBERS = Clause(OFFICIAL_DOCUMENTS, "7.2.5")
NO_PUBLISHING = Clause(PERSONAL_DATA, "第二十五条")

OWN_FORM = Clause(None, "表样")
"""The printed form: what its own labels ask for, and how its own figures hang together."""


def citation(clauses: Iterable[Clause], layout: Layout, year: int | None) -> str:
    """What a finding about a form cites.

    >>> from budgetgoals.layouts import load_layout
    >>> citation((OUTPUT_INDICATORS, HENAN_INDICATORS), load_layout("henan-2022"), 2023)
    '《河南省省级预算绩效目标管理办法》（豫财效〔2022〕4号）第十六条'
    >>> citation((OUTPUT_INDICATORS, OWN_FORM), load_layout("shanghai-2020"), 2020)
    '表样《财政项目支出绩效目标表》'
    """
    binding = [clause for clause in clauses if clause.binds(layout.kind, layout.region, year)]
    binding.sort(key=lambda clause: _distance(clause, layout.region))
    if not binding:
        return ""
    return binding[0].text if binding[0].regulation else f"{binding[0].text}《{layout.title}》"


def _distance(clause: Clause, region: str) -> int:
    """How far a clause is from a form: of its region, of the country, of no regulation."""
    if clause.regulation is None:
        return 2
    return 0 if clause.regulation.region and clause.regulation.region == region else 1
