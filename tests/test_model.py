"""The model refuses what it cannot hold, compares by value, and walks its own tree."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import budgetgoals as bg
from budgetgoals.model import taxonomy
from budgetgoals.targets import (
    Comparator,
    Damaged,
    Deadline,
    Direction,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Trend,
    Unfilled,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

TARGET = Quantity("=600人", Comparator.EQ, Decimal(600), "人")
INDICATOR = bg.Indicator("培训人数", TARGET)
ASPECT = bg.Aspect("数量", (INDICATOR,))
DIMENSION = bg.Dimension("产出目标", (ASPECT,))
FORM = bg.ProjectGoals(
    fiscal_year=2020,
    applicant="执法总队",
    project=bg.Project(name="执法服装"),
    budget=bg.Budget(current_year=Decimal(302900)),
    indicators=(
        DIMENSION,
        bg.Dimension("效果目标", (bg.Aspect("满意度"), bg.Aspect("经济效益", (INDICATOR,) * 2))),
    ),
)

TEXT = ("", "执法")
OPTION = (None,)
POINTS = (*OPTION, Decimal(50))
SOURCE = bg.FundingSource("财政拨款", Decimal(5))
PARTY = bg.Party(level=bg.Level.CENTRAL, duty=bg.Duty.FINANCE, name="财政部")
TASK = bg.Task(name="普查")
SHARED: dict[str, Sequence[Any]] = {
    **dict.fromkeys(("layout", "title", "applicant"), TEXT),
    **dict.fromkeys(("department", "department_code"), (*OPTION, "生态环境局")),
    "fiscal_year": (*OPTION, 2020),
    "narrative": [bg.Narrative()],
    **dict.fromkeys(
        ("indicators", "long_term_indicators"),
        (
            (),
            (DIMENSION,),
        ),
    ),
    "extra": [(), (("备注", "无"),)],
}
WHOLE: dict[Any, dict[str, Sequence[Any]]] = {
    bg.Project(): {
        **dict.fromkeys(("name", "code", "category", "nature", "performance_type"), TEXT),
        **dict.fromkeys(("start", "end"), (*OPTION, date(2020, 1, 1))),
        "purchases_services": (*OPTION, True, False),
    },
    bg.Narrative(): dict.fromkeys(
        (
            *("overview", "basis", "necessity", "feasibility", "safeguards", "plan", "goals"),
            *("long_term_goals", "achieved", "functions"),
        ),
        TEXT,
    ),
    SOURCE: {"name": TEXT, "amount": [Decimal("0.01")]},
    bg.DepartmentBudget(): {
        "total": (*OPTION, Decimal(100)),
        **dict.fromkeys(
            ("revenue", "spending"),
            (
                (),
                (SOURCE,),
            ),
        ),
    },
    bg.FundLine(name="年度资金总额"): {
        "name": TEXT,
        **dict.fromkeys(
            (
                *("initial", "adjusted", "arrived", "executed", "expected"),
                *("rate", "weight", "score"),
            ),
            (*OPTION, Decimal("0.01")),
        ),
    },
    PARTY: {**dict.fromkeys(("name", "code"), TEXT), "level": list(bg.Level), "duty": list(bg.Duty)},
    TASK: {**dict.fromkeys(("name", "content"), TEXT), "amount": (*OPTION, Decimal(5))},
    bg.Deviation(bg.Cause.STAFF, "√"): {"cause": list(bg.Cause), "text": TEXT},
    bg.Progress(): {
        **dict.fromkeys(("done", "expected"), (*OPTION, TARGET)),
        "deviations": [(), (bg.Deviation(bg.Cause.STAFF, "√"),)],
        "explanation": TEXT,
        "likelihood": (*OPTION, *bg.Likelihood),
    },
    bg.Budget(): {
        **dict.fromkeys(
            ("total", "current_year", "previous_year_budget", "previous_year_spent"), (*OPTION, Decimal(100))
        ),
        **dict.fromkeys(
            ("sources", "total_sources"),
            (
                (),
                (SOURCE,),
            ),
        ),
    },
    INDICATOR: {
        **dict.fromkeys(("name", "reason", "note", "parent"), TEXT),
        "target": [TARGET, Unfilled(""), Qualitative("健全")],
        **dict.fromkeys(("weight", "score"), POINTS),
        **dict.fromkeys(("actual", "adjusted", "half_year"), (*OPTION, TARGET)),
        "core": [0, 2],
        "progress": (*OPTION, bg.Progress()),
        "details": [(), (("绩效标准", "计划标准"),)],
    },
    ASPECT: {
        "name": TEXT,
        "indicators": [(), (INDICATOR,)],
        "kind": list(bg.AspectKind),
        "weight": POINTS,
    },
    DIMENSION: {
        "name": TEXT,
        "aspects": [(), (ASPECT,)],
        "kind": list(bg.DimensionKind),
        "weight": POINTS,
    },
    FORM: {**SHARED, "project": [bg.Project()], "budget": [bg.Budget()]},
    bg.DepartmentGoals(): {**SHARED, "budget": [bg.DepartmentBudget()], "tasks": [(), (TASK,)]},
    bg.TransferGoals(): {
        **SHARED,
        "project": [bg.Project()],
        "parties": [(), (PARTY,)],
        "budget": [bg.Budget()],
    },
    bg.SelfEvaluation(): {
        **SHARED,
        "scope": list(bg.Scope),
        "project": [bg.Project()],
        "parties": [(), (PARTY,)],
        "funds": [(), (bg.FundLine(),)],
        **dict.fromkeys(("total_weight", "total_score"), POINTS),
    },
    bg.Monitoring(): {
        **SHARED,
        "scope": list(bg.Scope),
        "project": [bg.Project()],
        **dict.fromkeys(("month", "through_month"), (*OPTION, 7)),
        "funds": [(), (bg.FundLine(),)],
        "tasks": [(), (TASK,)],
    },
    TARGET: {
        "text": TEXT,
        "comparator": (*OPTION, Comparator.GE),
        "value": [Decimal(1)],
        "unit": TEXT,
    },
    Range("3-5个", Decimal(3), Decimal(5), "个"): {
        "text": TEXT,
        "low": [Decimal(1)],
        "high": [Decimal(9)],
        "unit": TEXT,
    },
    Deadline("6月30日前", date(2020, 6, 29), date(2020, 6, 30)): {
        "text": TEXT,
        "earliest": OPTION,
        "latest": OPTION,
        "start": (*OPTION, date(2020, 1, 1)),
    },
    Duration("=1年", Comparator.EQ, Decimal(1), "年"): {
        "text": TEXT,
        "comparator": OPTION,
        "value": [Decimal(2)],
        "unit": TEXT,
    },
    Trend("逐年增高", Direction.UP): {"text": TEXT, "direction": list(Direction)},
    Qualitative("健全"): {"text": TEXT},
    Unfilled(""): {"text": TEXT},
    Damaged("290%", "≥90%"): {"text": TEXT, "likely": TEXT},
}


class LoudText(str):
    """A str of another make."""

    __slots__ = ()


WRONG: list[object] = [
    *(None, True, 5, 2.5, "2020", b"text", LoudText("x"), Decimal(1), date(2020, 1, 1)),
    *(datetime(2020, 1, 1), [], ["x"], (1,), (("label",),), (("label", 5),), {}, object()),
    *(Comparator.EQ, bg.Severity.INFO, bg.Project(), bg.Budget),
]

FIELDS = [(owner, name, right) for owner, fields in WHOLE.items() for name, right in fields.items()]


def test_every_field_of_every_class_is_looked_at() -> None:
    for owner, fields in WHOLE.items():
        assert set(fields) == {attribute.name for attribute in attrs.fields(type(owner))}


@pytest.mark.parametrize(
    ("owner", "name", "right"), FIELDS, ids=[f"{type(owner).__name__}.{name}" for owner, name, _ in FIELDS]
)
def test_a_field_holds_its_own_type_and_refuses_every_other(
    owner: Any, name: str, right: Sequence[Any]
) -> None:
    for value in right:
        assert getattr(attrs.evolve(owner, **{name: value}), name) == value
    types = {type(value) for value in right}
    if name in ("earliest", "latest", "start"):
        types.add(date)
    if name == "comparator":
        types.add(Comparator)
    for value in WRONG:
        if type(value) not in types - {tuple}:
            with pytest.raises(bg.InvalidValue):
                attrs.evolve(owner, **{name: value})


def test_a_refusal_names_the_field_and_what_it_got() -> None:
    with pytest.raises(bg.InvalidValue) as caught:
        bg.Project(name=5)  # type: ignore[arg-type]
    assert caught.value.message.en == "Project.name must be str, not int 5"
    with pytest.raises(bg.InvalidValue) as caught:
        bg.ProjectGoals(indicators=["数量"])  # type: ignore[arg-type]
    assert caught.value.message.en == "ProjectGoals.indicators must be a tuple, not list ['数量']"


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "sNaN"])
@pytest.mark.parametrize("name", ["total", "current_year", "previous_year_budget", "previous_year_spent"])
def test_an_amount_is_a_finite_number(name: str, amount: str) -> None:
    with pytest.raises(bg.InvalidValue, match=f"{name} must be a finite number of yuan"):
        bg.Budget(**{name: Decimal(amount)})  # type: ignore[arg-type]
    with pytest.raises(bg.InvalidValue):
        bg.FundingSource("财政拨款", Decimal(amount))


@pytest.mark.parametrize("owner", WHOLE, ids=lambda owner: type(owner).__name__)
def test_an_object_cannot_be_changed(owner: Any) -> None:
    for attribute in attrs.fields(type(owner)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(owner, attribute.name, None)


@pytest.mark.parametrize("owner", WHOLE, ids=lambda owner: type(owner).__name__)
def test_equal_objects_are_one_in_a_set(owner: Any) -> None:
    twin = attrs.evolve(owner)
    assert twin is not owner
    assert twin == owner
    assert len({twin, owner}) == 1


def test_objects_that_differ_in_one_field_differ() -> None:
    for owner, name, right in FIELDS:
        for value in right:
            changed = attrs.evolve(owner, **{name: value})
            assert (changed == owner) is (getattr(owner, name) == value)


def test_two_spellings_of_one_amount_are_equal() -> None:
    assert bg.Budget(total=Decimal("100.00")) == bg.Budget(total=Decimal(100))
    assert hash(bg.Budget(total=Decimal("100.00"))) == hash(bg.Budget(total=Decimal(100)))


def test_evolve_changes_a_copy() -> None:
    changed = attrs.evolve(FORM, fiscal_year=2021)
    assert (changed.fiscal_year, FORM.fiscal_year) == (2021, 2020)
    assert changed.project is FORM.project


def test_a_form_says_on_one_line_what_it_is() -> None:
    assert repr(FORM) == "<ProjectGoals 2020 执法总队 · 执法服装 · 302,900元 · 3 indicators>"
    assert repr(bg.ProjectGoals()) == "<ProjectGoals 0 indicators>"
    for owner in WHOLE:
        assert "\n" not in repr(owner)


# The tree.


def test_the_leaves_come_in_the_order_of_the_form_with_their_paths() -> None:
    assert [(leaf.dimension.name, leaf.aspect.name, leaf.path) for leaf in FORM.leaves()] == [
        ("产出目标", "数量", "indicators[0].aspects[0].indicators[0]"),
        ("效果目标", "经济效益", "indicators[1].aspects[1].indicators[0]"),
        ("效果目标", "经济效益", "indicators[1].aspects[1].indicators[1]"),
    ]
    for leaf in FORM.leaves():
        assert bg.value_at(FORM, leaf.path) is leaf.indicator
        assert bg.value_at(FORM, f"{leaf.path}.target.value") == Decimal(600)


def test_a_path_leads_to_its_value() -> None:
    form = attrs.evolve(FORM, extra=(("备注", "无"),))
    assert bg.value_at(form, "") is form
    assert bg.value_at(form, "project.name") == "执法服装"
    assert bg.value_at(form, "budget.total") is None
    assert bg.value_at(form, "extra[0][1]") == "无"


@pytest.mark.parametrize(
    "path", ["project.nmae", "indicators[9]", "project[0]", "budget.total.x", "extra[0]"]
)
def test_a_path_to_nothing_is_refused(path: str) -> None:
    with pytest.raises(bg.InvalidValue) as caught:
        bg.value_at(FORM, path)
    assert caught.value.message.en == f"the form has nothing at {path}"


@pytest.mark.parametrize("path", ["project name", "indicators[-1]", "indicators[", "项目", "project."])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(bg.InvalidValue) as caught:
        bg.value_at(FORM, path)
    assert caught.value.message.en == f"{path} is no path into a form"


# The names of the levels: each regime has its own words for the same meaning.

DIMENSIONS = {
    bg.DimensionKind.INPUT: "投入与管理 投入目标",
    bg.DimensionKind.COST: "成本指标 成本",
    bg.DimensionKind.OUTPUT: "产出目标 产出指标 产出 项目完成指标",
    bg.DimensionKind.BENEFIT: "效果目标 结果目标 效益指标 效益 效果指标 项目效益指标 项目绩效 实施效果指标",
    bg.DimensionKind.SATISFACTION: "满意度指标 满意度",
    bg.DimensionKind.IMPACT: "影响力目标",
    bg.DimensionKind.DECISION: "决策",
    bg.DimensionKind.PROCESS: "过程 过程管理指标",
    bg.DimensionKind.DEPARTMENT: "履职效能 管理效率",
    bg.DimensionKind.OTHER: "乡村振兴",
}
ASPECTS = {
    bg.AspectKind.INPUT_MANAGEMENT: "投入管理",
    bg.AspectKind.FINANCIAL_MANAGEMENT: "财务管理",
    bg.AspectKind.IMPLEMENTATION_MANAGEMENT: "实施管理",
    bg.AspectKind.QUANTITY: "数量 数量指标 产出(工作量)指标",
    bg.AspectKind.QUALITY: "质量 质量指标",
    bg.AspectKind.TIMELINESS: "时效 时效指标 进度指标",
    bg.AspectKind.COST: "成本 成本指标",
    bg.AspectKind.ECONOMIC_COST: "经济成本 经济成本指标",
    bg.AspectKind.SOCIAL_COST: "社会成本 社会成本指标",
    bg.AspectKind.ENVIRONMENTAL_COST: "生态环境成本 生态环境成本指标",
    bg.AspectKind.ECONOMIC_BENEFIT: "经济效益 经济效益指标",
    bg.AspectKind.SOCIAL_BENEFIT: "社会效益 社会效益指标",
    bg.AspectKind.ENVIRONMENTAL_BENEFIT: "生态效益 生态效益指标 环境效益指标",
    bg.AspectKind.SUSTAINABILITY: "可持续影响 可持续影响指标",
    bg.AspectKind.SATISFACTION: "满意度 服务对象满意度 服务对象满意度指标 社会公众或服务对象满意度指标",
    bg.AspectKind.INFORMATION_SHARING: "信息共享",
    bg.AspectKind.SUPPORTING_FACILITIES: "配套设施",
    bg.AspectKind.MISCELLANEOUS: "其它",
    bg.AspectKind.PROJECT_APPROVAL: "项目立项",
    bg.AspectKind.GOAL_SETTING: "绩效目标",
    bg.AspectKind.FUND_INPUT: "资金投入",
    bg.AspectKind.FUND_MANAGEMENT: "资金管理",
    bg.AspectKind.ORGANISATION: "组织实施",
    bg.AspectKind.OTHER: "乡村振兴",
}


@pytest.mark.parametrize(("kind", "names"), DIMENSIONS.items())
def test_every_name_of_a_dimension_means_it(kind: bg.DimensionKind, names: str) -> None:
    for name in names.split():
        assert bg.Dimension(name).kind is kind, name
        assert bg.Dimension(name).name == name


@pytest.mark.parametrize(("kind", "names"), ASPECTS.items())
def test_every_name_of_an_aspect_means_it(kind: bg.AspectKind, names: str) -> None:
    for name in names.split():
        assert bg.Aspect(name).kind is kind, name


def test_shanghai_has_four_dimensions() -> None:
    assert taxonomy.dimensions_of("shanghai-2020") == {"投入与管理", "产出目标", "效果目标", "影响力目标"}
    assert bg.DimensionKind.OUTPUT in taxonomy.homes(bg.AspectKind.COST)
    assert taxonomy.homes(bg.AspectKind.SATISFACTION) == {
        bg.DimensionKind.BENEFIT,
        bg.DimensionKind.SATISFACTION,
    }


def test_a_finding_describes_itself_on_one_line() -> None:
    place = bg.Place(line=12, column=6, source="表.txt")
    where = bg.Where(form=0, path="budget.total", place=place)
    reading = bg.read_text("没有表")
    finding = attrs.evolve(reading.findings[1], where=where)
    assert finding.describe("en").startswith("表.txt:12:6 budget.total BG008 info: ")
    assert str(finding) == finding.describe("zh")
