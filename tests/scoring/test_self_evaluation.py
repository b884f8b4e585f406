"""A goal form becomes a self-evaluation: to be filled, and filled from a mapping or a table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from attrs import evolve

import budgetgoals as bg
from budgetgoals.errors import InvalidValue
from tests.scoring.building import Row, spent, tree
from tests.support.small import SMALL, read_form

if TYPE_CHECKING:
    from pathlib import Path

GOALS = bg.ProjectGoals(
    fiscal_year=2020,
    applicant="执法总队",
    department="生态环境局",
    project=bg.Project(name="环保热线运行"),
    narrative=bg.Narrative(goals="办好热线。", overview="热线。"),
    budget=bg.Budget(
        total=Decimal(900), current_year=Decimal(300), sources=(bg.FundingSource("财政拨款", Decimal(300)),)
    ),
    indicators=tree(
        Row("≥600人", weight="40", name="培训人数"),
        Row("≥95%", weight="30", aspect="质量指标", name="合格率"),
        Row("11月前", weight="20", aspect="时效指标", name="完成时间"),
    ),
)


def actuals(form: bg.SelfEvaluation) -> dict[str, str | None]:
    return {
        leaf.indicator.name: leaf.indicator.actual.text if leaf.indicator.actual else None
        for leaf in form.leaves()
    }


def test_what_the_goal_form_says_is_taken_over() -> None:
    form = bg.self_evaluation(GOALS)
    assert (form.layout, form.title, form.kind) == (
        "self-evaluation-2020",
        "项目支出绩效自评表",
        "self_evaluation",
    )
    assert (form.fiscal_year, form.applicant, form.department) == (2020, "执法总队", "生态环境局")
    assert form.project == GOALS.project
    assert form.narrative == bg.Narrative(goals="办好热线。")
    assert form.indicators == GOALS.indicators
    assert form.funds == (
        bg.FundLine(name="年度资金总额", initial=Decimal(300), weight=Decimal(10)),
        bg.FundLine(name="财政拨款", initial=Decimal(300)),
    )
    assert (form.total_score, form.scope) == (None, bg.Scope.PROJECT)
    assert bg.loads(bg.dumps(form)) == form


def test_departments_and_transfers_have_self_evaluations_of_their_own() -> None:
    department = bg.self_evaluation(bg.DepartmentGoals(budget=bg.DepartmentBudget(total=Decimal(5))))
    assert (department.layout, department.scope) == ("department-self-evaluation", bg.Scope.DEPARTMENT)
    assert department.funds[0].initial == 5
    party = bg.Party(level=bg.Level.CENTRAL, duty=bg.Duty.DEPARTMENT, name="林草局")
    transfer = bg.self_evaluation(bg.TransferGoals(parties=(party,), project=bg.Project(name="造林")))
    assert (transfer.layout, transfer.scope) == ("transfer-self-evaluation", bg.Scope.TRANSFER)
    assert transfer.parties == (party,)
    assert transfer.funds == ()


def test_only_goals_are_evaluated() -> None:
    with pytest.raises(InvalidValue, match="is made of a goal form"):
        bg.self_evaluation(bg.Monitoring())


def test_a_mapping_fills_by_name_and_by_path() -> None:
    form = bg.self_evaluation(
        GOALS,
        {
            "培训人数": 650,
            "indicators[0].aspects[1].indicators[0]": Decimal("96.5"),
            "完成时间": date(2020, 10, 15),
        },
    )
    assert actuals(form) == {"培训人数": "650人", "合格率": "96.5%", "完成时间": "2020年10月15日"}
    assert [line.met for line in bg.score(form).lines[1:]] == [True, True, True]
    assert form.extra == ()


def test_names_are_matched_without_blanks_marks_and_remarks() -> None:
    form = bg.self_evaluation(GOALS, {"★培训 人数（人）": "650人"})
    assert actuals(form)["培训人数"] == "650人"


def test_amounts_fill_the_total_line_of_the_funds() -> None:
    form = bg.self_evaluation(GOALS, {"全年预算数": 280, "全年执行数": "0.028"})
    assert (form.funds[0].adjusted, form.funds[0].executed) == (Decimal(280), Decimal(280))
    assert bg.score(form).lines[0].achievement == 1
    without = bg.self_evaluation(bg.ProjectGoals(), {"全年执行数": "5万元"})
    assert without.funds == (bg.FundLine(name="年度资金总额", executed=Decimal(50000)),)


def test_what_fits_nothing_is_reported_and_kept() -> None:
    done = bg.fill(GOALS, {"培训人次": 650, "合格率": "96%", "全年执行数": "很多"})
    assert [(each.name, each.text) for each in done.unmatched] == [
        ("培训人次", "650"),
        ("全年执行数", "很多"),
    ]
    assert done.unmatched[0].reason.en == "no indicator is called so"
    assert "estimate" in done.unmatched[1].reason.en
    assert done.form.extra == (("培训人次", "650"), ("全年执行数", "很多"))
    assert done.missing == (
        "indicators[0].aspects[0].indicators[0]",
        "indicators[0].aspects[2].indicators[0]",
    )


def test_a_name_of_two_indicators_is_not_guessed() -> None:
    twice = evolve(
        GOALS,
        indicators=tree(Row("5次", name="检查"), Row("≥95%", aspect="质量指标", name="检查")),
    )
    done = bg.fill(twice, {"检查": "5次"})
    assert [each.reason.en for each in done.unmatched] == ["2 indicators are called so"]
    assert actuals(done.form) == {"检查": None}


def test_an_actual_value_is_exact() -> None:
    with pytest.raises(InvalidValue, match="not float"):
        bg.self_evaluation(GOALS, {"培训人数": 650.0})  # type: ignore[dict-item]


CSV = """\
指标名称,实际完成值,得分,偏差原因分析
培训人数,650人,40,
合格率,90%,28,设备到货晚
验收次数,3次,8,未按期
"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_table_fills_by_name(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text(CSV, encoding=encoding)
    done = bg.fill(GOALS, path)
    assert actuals(done.form) == {"培训人数": "650人", "合格率": "90%", "完成时间": None}
    rows = {leaf.indicator.name: leaf.indicator for leaf in done.form.leaves()}
    assert (rows["合格率"].score, rows["合格率"].reason) == (Decimal(28), "设备到货晚")
    assert [(each.name, each.text) for each in done.unmatched] == [("验收次数", "3次；得分8；未按期")]
    assert done.unread == ()


def test_a_workbook_tells_two_indicators_apart_by_their_levels(tmp_path: Path) -> None:
    goals = evolve(
        GOALS,
        indicators=tree(Row("5次", name="检查"), Row("≥95%", aspect="质量指标", name="检查")),
    )
    path = tmp_path / "actuals.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(
            [
                ("一级指标", "二级指标", "三级指标", "实际完成值"),
                ("产出指标", "数量指标", "检查", "6次"),
                ("", "质量指标", "检查", "97%"),
            ]
        ):
            sheet.write_row(row, 0, cells)
    form = bg.self_evaluation(goals, str(path))
    assert [leaf.indicator.actual.text for leaf in form.leaves() if leaf.indicator.actual] == ["6次", "97%"]


def test_a_whole_self_evaluation_fills_funds_and_prose_too(tmp_path: Path) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text(
        "项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n"
        ",年度资金总额,0.03,0.03,0.027,10,90%,9\n"
        "一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析\n"
        "产出指标,数量指标,培训人数,≥600人,650人,40,40,\n",
        encoding="utf-8",
    )
    form = bg.self_evaluation(GOALS, path)
    assert form.funds[0].executed == 270
    assert (form.funds[0].rate, form.funds[0].score) == (Decimal("0.90"), Decimal(9))


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InvalidValue, match="there is no table of actual values in") as error:
        bg.self_evaluation(GOALS, path)
    assert "实际完成值" in str(error.value)


def test_a_shanghai_form_is_evaluated_from_end_to_end() -> None:
    form = bg.self_evaluation(
        read_form(SMALL),
        {"人数": 65, "时间": date(2020, 9, 20), "制服满意度": "92%", "全年执行数": Decimal(290000)},
    )
    assert bg.fill(form, {}).missing == ()
    card = bg.score(evolve(form, funds=(evolve(form.funds[0], adjusted=Decimal(302900)),)))
    assert [line.weight.source for line in card.lines][1:] == ["assumed"] * 3
    assert card.lines[2].met is True
    assert card.lines[3].score == Decimal("9.20")


# Scores, where the form prints points and the rule leaves nothing to choose.


def test_scores_are_written_where_nothing_is_left_to_choose() -> None:
    form = bg.self_evaluation(
        GOALS,
        {
            "培训人数": 540,
            "合格率": "95%",
            "完成时间": date(2020, 10, 1),
            "全年预算数": 300,
            "全年执行数": 270,
        },
    )
    filled = bg.fill_scores(bg.score(form))
    assert [leaf.indicator.score for leaf in filled.leaves()] == [36, 30, 20]
    assert (filled.funds[0].score, filled.total_score) == (Decimal(9), Decimal(95))
    assert bg.score(filled).tally.exact == 4


def test_what_a_person_has_to_choose_stays_open() -> None:
    goals = evolve(GOALS, indicators=tree(Row("健全", weight="50"), Row("5次", weight="40"), Row("5次")))
    form = bg.fill(goals, {}).form
    rows = tree(Row("健全", "健全", "50"), Row("5次", "5次", "40"), Row("5次", "5次"))
    filled = bg.fill_scores(bg.score(evolve(form, indicators=rows)))
    assert [leaf.indicator.score for leaf in filled.leaves()] == [None, 40, None]
    assert filled.total_score is None


def test_a_printed_score_is_never_written_over() -> None:
    form = bg.SelfEvaluation(indicators=tree(Row("100人", "90人", "10", "10")), total_score=Decimal(99))
    filled = bg.fill_scores(bg.score(form))
    assert filled == form


def test_printed_scores_of_every_line_of_the_funds_stay() -> None:
    funds = (spent("100", "90"), evolve(spent("50", "40"), name="其中：当年财政拨款", score=Decimal(3)))
    form = bg.SelfEvaluation(indicators=tree(Row("100人", "90人", "90")), funds=funds)
    filled = bg.fill_scores(bg.score(form))
    assert [line.score for line in filled.funds] == [9, 3]


def test_no_score_is_written_where_the_form_prints_points_for_the_level_only() -> None:
    (output,) = tree(Row("100人", "90人"), Row("5次", "5次"))
    form = bg.SelfEvaluation(indicators=(evolve(output, weight=Decimal(50)),))
    card = bg.score(form)
    assert [line.score for line in card.lines] == [Decimal("22.50"), 25]
    assert [leaf.indicator.score for leaf in bg.fill_scores(card).leaves()] == [None, None]


# What a table or a mapping may have beside the actual values.


def test_a_table_brings_prose_notes_and_points_along(tmp_path: Path) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text(
        "年度总体目标,预期目标,实际完成情况\n"
        ",办好热线。,热线全年接通。\n"
        "一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,备注\n"
        "产出指标,数量指标,培训人数,≥600人,650人,45,45,含线上\n"
        "产出指标,数量指标,验收次数,≥3次,3次,8,,补验\n",
        encoding="utf-8",
    )
    done = bg.fill(GOALS, path)
    assert done.form.narrative == bg.Narrative(goals="办好热线。", achieved="热线全年接通。")
    first = next(done.form.leaves()).indicator
    assert (first.note, first.weight, first.score) == ("含线上", Decimal(45), Decimal(45))
    assert [(each.name, each.text) for each in done.unmatched] == [("验收次数", "3次；分值8；补验")]


def test_a_row_without_an_actual_value_brings_its_score_only(tmp_path: Path) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text("指标名称,实际完成值,得分\n培训人数,,35\n合格率,96%,\n", encoding="utf-8")
    form = evolve(bg.self_evaluation(GOALS), indicators=tree(Row("≥600人", "610人", "40", "33")))
    done = bg.fill(form, path)
    (indicator,) = (leaf.indicator for leaf in done.form.leaves())
    assert indicator.actual is not None
    assert (indicator.actual.text, indicator.score) == ("610人", Decimal(35))
    other = bg.fill(evolve(form, indicators=tree(Row("≥95%", score="30", name="合格率"))), path).form
    assert [leaf.indicator.score for leaf in other.leaves()] == [Decimal(30)]
    assert other.narrative.achieved == ""


def test_a_table_tells_two_indicators_apart_by_level_1(tmp_path: Path) -> None:
    goals = evolve(
        GOALS,
        indicators=tree(
            Row("5次", aspect="其他指标", name="检查"),
            Row("≥95%", dimension="效益指标", aspect="其他指标", name="检查"),
        ),
    )
    path = tmp_path / "actuals.csv"
    path.write_text(
        "一级指标,二级指标,三级指标,实际完成值\n效益指标,其他指标,检查,97%\n产出指标,其他指标,检查,6次\n",
        encoding="utf-8",
    )
    form = bg.self_evaluation(goals, path)
    assert [leaf.indicator.actual.text for leaf in form.leaves() if leaf.indicator.actual] == ["6次", "97%"]


def test_a_day_without_a_year_is_of_the_year_of_the_form() -> None:
    form = bg.self_evaluation(GOALS, {"完成时间": "10月15日"})
    assert [line.met for line in bg.score(form).lines if line.name == "完成时间"] == [True]


def test_a_form_of_several_years_is_evaluated_by_its_long_term_goals() -> None:
    goals = bg.ProjectGoals(
        narrative=bg.Narrative(long_term_goals="三年建成。"),
        long_term_indicators=tree(Row("≥600人")),
        budget=bg.Budget(total=Decimal(900), total_sources=(bg.FundingSource("财政拨款", Decimal(900)),)),
    )
    form = bg.self_evaluation(goals)
    assert form.narrative.goals == "三年建成。"
    assert form.indicators == goals.long_term_indicators
    assert [(line.name, line.initial) for line in form.funds] == [
        ("年度资金总额", Decimal(900)),
        ("财政拨款", Decimal(900)),
    ]
    with_sources = evolve(goals.budget, sources=(bg.FundingSource("其他资金", Decimal(900)),))
    assert bg.self_evaluation(evolve(goals, budget=with_sources)).funds[1].name == "其他资金"


def test_a_line_of_the_funds_that_the_form_lacks_is_added(tmp_path: Path) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text(
        "项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n"
        ",年度资金总额,0.03,0.03,0.027,10,90%,9\n,其他资金,0.01,0.01,0.01,,,\n"
        "一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析\n"
        "产出指标,数量指标,培训人数,≥600人,650人,40,40,\n",
        encoding="utf-8",
    )
    form = bg.self_evaluation(GOALS, path)
    assert [line.name for line in form.funds] == ["年度资金总额", "财政拨款", "其他资金"]
    assert form.funds[2].executed == 100


def test_prose_that_stands_in_the_form_stays_where_the_source_has_none() -> None:
    form = evolve(bg.self_evaluation(GOALS), narrative=bg.Narrative(achieved="已完成。"))
    assert bg.fill(form, {"培训人数": 650}).form.narrative.achieved == "已完成。"


def test_what_could_not_be_read_of_a_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text("数据来自业务系统\n指标名称,实际完成值\n培训人数,650人\n", encoding="utf-8")
    (unread,) = bg.fill(GOALS, path).unread
    assert unread.endswith("数据来自业务系统")


def test_a_table_without_a_name_is_refused_too() -> None:
    with pytest.raises(InvalidValue) as error:
        bg.self_evaluation(GOALS, BytesIO(b"a,b\n1,2\n"))
    assert error.value.message.en == "there is no table of actual values in —"
    assert error.value.hint is not None
    assert error.value.hint.en == ("its first row needs the columns 三级指标 (or 指标名称) and 实际完成值")


def test_what_is_no_goal_form_is_named() -> None:
    with pytest.raises(InvalidValue) as error:
        bg.self_evaluation(bg.Monitoring(fiscal_year=2020))
    assert error.value.message.en == (
        "a self-evaluation is made of a goal form, not of <Monitoring 2020 · 0 indicators>"
    )


def test_a_department_keeps_its_code_and_has_no_points_for_its_execution_rate() -> None:
    goals = bg.DepartmentGoals(department_code="105", budget=bg.DepartmentBudget(total=Decimal(5)))
    form = bg.self_evaluation(goals)
    assert form.department_code == "105"
    assert form.funds == (bg.FundLine(name="年度资金总额", initial=Decimal(5)),)


def test_an_indicator_is_filled_once() -> None:
    done = bg.fill(GOALS, {"培训人数": 650, "indicators[0].aspects[0].indicators[0]": 640})
    assert actuals(done.form)["培训人数"] == "650人"
    (again,) = done.unmatched
    assert (again.name, again.text) == ("indicators[0].aspects[0].indicators[0]", "640")
    assert again.reason.en == "its indicator has an actual value from this source already"
    assert again.reason.zh != again.reason.en


def test_a_name_as_it_is_printed_comes_before_one_that_is_only_alike() -> None:
    goals = evolve(GOALS, indicators=tree(Row("5次", name="检查"), Row("6次", name="★检查")))
    assert actuals(bg.self_evaluation(goals, {"★检查": "6次"})) == {"检查": None, "★检查": "6次"}


def test_a_name_without_a_level_is_not_taken_for_one_under_a_nameless_level() -> None:
    goals = evolve(GOALS, indicators=tree(Row("5次", name="检查", aspect=""), Row("6次", name="检查")))
    done = bg.fill(goals, {"检查": "6次"})
    assert [each.reason.en for each in done.unmatched] == ["2 indicators are called so"]


def test_the_lines_of_the_funds_keep_their_names_and_the_others_their_amounts(tmp_path: Path) -> None:
    form = bg.self_evaluation(GOALS, {"全年执行数": 270})
    assert [(line.name, line.initial, line.executed) for line in form.funds] == [
        ("年度资金总额", Decimal(300), Decimal(270)),
        ("财政拨款", Decimal(300), None),
    ]
    path = tmp_path / "actuals.csv"
    path.write_text(
        "项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n"
        ",年度资金总额,,0.03,0.027,,90%,9\n"
        ",其他资金,,0.01,0.01,,,\n"
        "一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析\n"
        "产出指标,数量指标,培训人数,≥600人,650人,40,40,\n",
        encoding="utf-8",
    )
    spaced = evolve(GOALS.budget, sources=(bg.FundingSource("其他 资金", Decimal(100)),))
    form = bg.self_evaluation(evolve(GOALS, budget=spaced), path)
    assert [(line.name, line.initial, line.adjusted, line.weight) for line in form.funds] == [
        ("年度资金总额", Decimal(300), Decimal(300), Decimal(10)),
        ("其他 资金", Decimal(100), Decimal(100), None),
    ]
