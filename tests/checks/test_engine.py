"""Asking the rules: what is selected, how severe it is, where it is told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest

import budgetgoals as bg
from budgetgoals.checks import profile_of
from budgetgoals.checks.examples import form_of
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import message
from budgetgoals.places import Place
from tests.support.small import SMALL, replaced

if TYPE_CHECKING:
    from collections.abc import Iterable

FORM = form_of(
    """
    fiscal_year: 2022
    project.name: 就学补助
    department: 乡村振兴局
    applicant: 南岳镇政府
    narrative.goals: 补助101户。
    产出指标 | 质量指标 | 逾期发放率 | ≥100%
    产出指标 | 时效指标 | 验收时间 | 11月前
    效益指标 | 社会效益指标 | 办学条件 | 持续改善
    满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90%
    """
)


def codes(findings: Iterable[bg.Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_the_rules_that_are_on_by_themselves() -> None:
    assert codes(bg.check(FORM)) == ["BG206", "BG305", "BG504"]


def test_a_finding_says_everything() -> None:
    (finding,) = bg.check(FORM, select=["BG305"])
    assert finding.severity is bg.Severity.ERROR
    assert finding.where == bg.Where(path="indicators[0].aspects[0].indicators[0].target")
    assert finding.message.zh == "“逾期发放率”是不希望发生的，“≥100%”等于要求它发生"
    assert finding.message.en == "逾期发放率 is unwanted; ≥100% asks for it"
    assert finding.citation.endswith("（财预〔2021〕101号）一（一）3")
    assert finding.hint is not None
    assert bg.value_at(FORM, finding.where.path).text == "≥100%"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["BG3"], [], ["BG305"]),
        (["BG3", "BG504"], [], ["BG305", "BG504"]),
        ([], ["BG3"], ["BG206", "BG504"]),
        (["BG"], ["BG206", "BG504"], ["BG305"]),
        (["BG207"], [], []),
        (["BG2"], [], ["BG206"]),
    ],
)
def test_rules_are_chosen_by_how_their_codes_begin(
    select: list[str], ignore: list[str], expected: list[str]
) -> None:
    assert codes(bg.check(FORM, select=select, ignore=ignore)) == expected


def test_a_rule_that_is_off_is_asked_when_it_is_named() -> None:
    form = form_of("效益指标 | 社会效益指标 | 服务保障民生 | 保驾护航")
    assert codes(bg.check(form, select=["BG2"])) == []
    assert codes(bg.check(form, select=["BG207"])) == ["BG207"]
    assert "BG207" in codes(bg.check(form, select=["ALL"]))
    config = bg.CheckConfig(severities={"BG207": bg.Severity.WARNING})
    assert {f.severity for f in bg.check(form, config=config) if f.code == "BG207"} == {bg.Severity.WARNING}


@pytest.mark.parametrize("unknown", [{"select": ["BG9"]}, {"ignore": ["XX"]}])
def test_a_code_that_begins_no_rule_is_refused(unknown: dict[str, list[str]]) -> None:
    with pytest.raises(InvalidValue, match="there is no rule"):
        bg.check(FORM, **unknown)  # type: ignore[arg-type]


def test_settings_change_severities_and_switch_rules_off() -> None:
    config = bg.CheckConfig(severities={"BG305": bg.Severity.WARNING, "BG206": None})
    assert [(f.code, f.severity.value) for f in bg.check(FORM, config=config)] == [
        ("BG305", "warning"),
        ("BG504", "warning"),
    ]


def test_what_is_said_at_the_call_goes_over_the_settings() -> None:
    config = bg.CheckConfig(select=["BG3"], ignore=["BG504"])
    assert codes(bg.check(FORM, config=config)) == ["BG305"]
    assert codes(bg.check(FORM, config=config, select=["BG"])) == ["BG206", "BG305"]
    assert codes(bg.check(FORM, config=config, ignore=["BG305"])) == []


def test_limits_are_those_of_the_project() -> None:
    form = form_of(
        """
        layout: self-evaluation-2020
        产出指标 | 数量指标 | 宣传活动次数 | ≥12次 | actual=18次 weight=10 score=10
        """
    )
    assert codes(bg.check(form, select=["BG607"])) == ["BG607"]
    wide = bg.CheckConfig(limits=bg.CheckLimits(over_fulfilment=Decimal(2)))
    assert codes(bg.check(form, select=["BG607"], config=wide)) == []
    with pytest.raises(InvalidValue, match="must be a Decimal that is not negative"):
        bg.CheckLimits(over_fulfilment=Decimal(-1))


@pytest.mark.parametrize(
    ("layout", "rows", "expected"),
    [
        ("shanghai-2020", "产出目标 | 数量 | 人数 | =65人", "shanghai-2020"),
        ("national-2015", "产出指标 | 数量指标 | 人数 | =65人", "national-2015"),
        ("national-2015", "成本指标 | 经济成本指标 | 单价 | ≤65元", "national-2021"),
        ("henan-2022", "产出指标 | 数量指标 | 人数 | =65人", "national-2021"),
        ("transfer-2015", "产出指标 | 数量指标 | 人数 | =65人", "transfer-2015"),
        ("henan-2022-transfer", "产出指标 | 数量指标 | 人数 | =65人", "transfer-2021"),
        ("department-2022", "产出指标 | 数量指标 | 人数 | =65人", "department"),
        ("self-evaluation-2020", "产出指标 | 数量指标 | 人数 | =65人", "self-evaluation-2020"),
        ("self-evaluation-2020", "成本指标 | 经济成本指标 | 单价 | ≤65元", "self-evaluation-2021"),
        ("hubei-self-evaluation", "产出指标 | 数量指标 | 人数 | =65人", "self-evaluation-regional"),
        ("department-self-evaluation", "产出指标 | 数量指标 | 人数 | =65人", "department-self-evaluation"),
        ("transfer-self-evaluation", "产出指标 | 数量指标 | 人数 | =65人", "transfer-self-evaluation"),
        ("monitoring-2019", "产出指标 | 数量指标 | 人数 | =65人", "monitoring"),
        ("monitoring-department", "产出指标 | 数量指标 | 人数 | =65人", "department-monitoring"),
    ],
)
def test_the_form_decides_its_profile(layout: str, rows: str, expected: str) -> None:
    assert profile_of(form_of(f"layout: {layout}\n{rows}"), bg.load_layout(layout)).id == expected


def test_a_profile_can_be_named() -> None:
    form = form_of("产出指标 | 可持续影响指标 | 使用年限 | ≥20年")
    assert codes(bg.check(form, select=["BG803"])) == []
    assert codes(bg.check(form, select=["BG803"], profile="national-2021")) == ["BG803"]
    with pytest.raises(InvalidValue, match="there is no profile lunar-2020; the profiles: shanghai-2020"):
        bg.check(form, profile="lunar-2020")


def test_a_profile_for_another_kind_of_form_leaves_the_form_to_itself() -> None:
    assert codes(bg.check(FORM, profile="monitoring")) == codes(bg.check(FORM))


def test_a_note_in_one_profile_is_a_warning_in_another() -> None:
    rows = "产出指标 | 数量指标 | 建成点位 | =4个\n效益指标 | 社会效益指标 | 覆盖人口 | ≥100人"
    (old,) = bg.check(form_of(rows), select=["BG108"])
    (new,) = bg.check(form_of(f"layout: national-2021\n{rows}"), select=["BG108"])
    assert (old.severity, new.severity) == (bg.Severity.WARNING, bg.Severity.INFO)


def test_a_reading_tells_form_and_place() -> None:
    reading = bg.read_text(SMALL)
    for finding in bg.check(reading):
        assert finding.where.form == 0
        assert finding.where.place is not None
    (due,) = bg.check(reading, select=["BG504"])
    assert due.where.place == reading.where(reading.form, due.where.path)


def test_what_is_missing_is_told_at_what_is_nearest() -> None:
    text = replaced(SMALL, ("满意度 制服满意度 =100%", "社会效益 持证上岗率 =100%"))
    reading = bg.read_text(text)
    (missing,) = bg.check(reading, select=["BG108"])
    assert missing.where.path == "indicators"
    assert missing.where.place == reading.where(reading.form, "indicators")
    (name,) = bg.check(bg.read_text(replaced(SMALL, ("项目名称： 执法服装", "项目名称："))), select=["BG101"])
    assert name.where.place is not None


def test_what_a_reading_noticed_is_repeated_when_asked() -> None:
    reading = bg.read_text(replaced(SMALL, ("2020-01-01", "2020-02-30")))
    assert "BG006" not in codes(bg.check(reading))
    assert codes(bg.check(reading, select=["BG0"])) == ["BG006"]
    assert codes(bg.check(reading, select=["BG0", "BG504"])) == ["BG006", "BG504"]
    assert codes(bg.check(reading, select=["BG0"], ignore=["BG006"])) == []


def test_what_is_missing_from_a_form_read_in_part_is_left_out() -> None:
    whole = replaced(SMALL, ("总目标及阶段性目标： 提高环境执法服务水平。", "总目标及阶段性目标："))
    assert codes(bg.check(bg.read_text(whole), select=["BG104"])) == ["BG104"]
    part = bg.read_text(replaced(whole, ("数量 人数", "说明见附件\n数量 人数")))
    assert "BG009" in {finding.code for finding in part.findings}
    (left_out,) = bg.check(part, select=["BG104"])
    assert (left_out.code, left_out.severity) == ("BG000", bg.Severity.INFO)
    assert left_out.message.en == "the form was only read in part: 1 finding about what it lacks is left out"


def test_a_value_that_could_not_be_read_is_not_missing() -> None:
    text = replaced(
        SMALL, ("同名项目上年预算执行数（元）： 272,060", "同名项目上年预算执行数（元）： 见附件")
    )
    reading = bg.read_text(text)
    assert codes(bg.check(reading.form, select=["BG116"])) == ["BG116"]
    assert codes(bg.check(reading, select=["BG116"])) == ["BG000"]


def test_a_value_at_which_the_source_ends_early_is_not_judged() -> None:
    cut = replaced(
        SMALL, ("时效 时间 10月前完成购买\n\n效果目标 满意度 制服满意度 =100%", "质量 验收合格率 1")
    )
    whole = replaced(SMALL, ("时效 时间 10月前完成购买", "质量 验收合格率 1"))
    assert codes(bg.check(bg.read_text(whole), select=["BG309"])) == ["BG309"]
    assert codes(bg.check(bg.read_text(cut), select=["BG309"])) == ["BG000"]
    assert codes(bg.check(bg.read_text(cut).form, select=["BG309"])) == ["BG309"]


def test_only_forms_and_readings_are_checked() -> None:
    with pytest.raises(InvalidValue, match="a form or a reading is checked, not str"):
        bg.check("公开表.txt")  # type: ignore[arg-type]


def test_a_form_of_no_layout_is_checked_as_the_plainest_of_its_kind() -> None:
    for form in (
        bg.ProjectGoals(),
        bg.DepartmentGoals(),
        bg.TransferGoals(),
        bg.SelfEvaluation(),
        bg.Monitoring(),
    ):
        assert "BG105" in codes(bg.check(form))


class AsRead(NamedTuple):
    """Forms as a reading of others may give them, with the places of some fields."""

    forms: tuple[bg.Form, ...]
    findings: tuple[bg.Finding, ...]
    places: dict[str, int]

    def where(self, form: bg.Form, path: str) -> Place | None:
        assert form in self.forms
        return Place(line=self.places[path]) if path in self.places else None


@pytest.mark.parametrize(
    ("places", "line"),
    [
        ({"indicators[0].aspects[0].indicators[0].target": 9, "title": 1}, 9),
        ({"indicators[0].aspects[0].indicators[0]": 8, "indicators": 5, "title": 1}, 8),
        ({"indicators[0].aspects[0].indicators": 7, "indicators[0]": 6, "title": 1}, 7),
        ({"indicators[0].aspects[0]": 6, "indicators": 5, "title": 1}, 6),
        ({"indicators": 5, "title": 1}, 5),
        ({"title": 1, "applicant": 3}, 1),
        ({"applicant": 3}, 3),
        ({}, None),
    ],
)
def test_a_finding_stands_at_its_field_or_at_what_is_nearest(
    places: dict[str, int], line: int | None
) -> None:
    """From the field to the indicator, to its levels; then to the head of the form."""
    (finding,) = bg.check(AsRead((FORM,), (), places), select=["BG305"])  # type: ignore[arg-type]
    assert finding.where.form == 0
    assert finding.where.place == (None if line is None else Place(line=line))


def test_what_the_head_lacks_stands_at_the_indicators_where_nothing_else_has_a_place() -> None:
    form = form_of("产出指标 | 数量指标 | 着装人数 | =65人")
    (finding,) = bg.check(AsRead((form,), (), {"indicators": 5}), select=["BG101"])  # type: ignore[arg-type]
    assert (finding.where.path, finding.where.place) == ("project.name", Place(line=5))


def test_how_much_is_left_out_is_told_at_the_title_of_the_form() -> None:
    """Of two forms the second was only read in part: what it lacks may have been in the rest."""
    lacking = form_of("产出指标 | 数量指标 | 着装人数 | =65人\n满意度指标 | 满意度指标 | 满意度 | ≥90%")
    unread = bg.Finding(
        code="BG009",
        severity=bg.Severity.WARNING,
        message=message("error"),
        where=bg.Where(form=1, path=""),
    )
    read = AsRead((FORM, lacking), (unread,), {"title": 20})
    found = bg.check(read, select=["BG101", "BG104"])  # type: ignore[arg-type]
    (left_out,) = found
    assert (left_out.code, left_out.where) == ("BG000", bg.Where(form=1, path="title", place=Place(line=20)))
    assert (
        left_out.message.en == "the form was only read in part: 2 findings about what it lacks are left out"
    )
    assert left_out.message.zh != left_out.message.en
    assert left_out.hint is not None
    assert left_out.hint.en == "see what the reading noticed (BG0) and correct the source"
    assert left_out.hint.zh != left_out.hint.en
