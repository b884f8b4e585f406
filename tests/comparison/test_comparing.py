"""What changed between two forms."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetgoals as bg
from budgetgoals.comparison import Demand, MatchedBy, Span, similarity
from budgetgoals.errors import InvalidValue
from budgetgoals.targets import parse_target
from tests.scoring.building import Row, tree


def goals(*rows: Row, year: int = 2023) -> bg.ProjectGoals:
    return bg.ProjectGoals(
        fiscal_year=year,
        applicant="执法总队",
        project=bg.Project(name="环保热线运行", start=date(2023, 1, 1), end=date(2023, 12, 1)),
        budget=bg.Budget(
            current_year=Decimal(2_000_000),
            sources=(bg.FundingSource("财政拨款", Decimal(2_000_000)),),
        ),
        indicators=tree(*rows, year=year),
    )


TRAINED = Row("≥600人", name="培训人数")
PASSED = Row("≥95%", aspect="质量指标", name="验收合格率")
OLD = goals(TRAINED, PASSED)


def test_a_form_and_itself_differ_in_nothing() -> None:
    found = bg.compare(OLD, OLD)
    assert found.is_empty
    assert repr(found) == "<Comparison no changes>"
    assert [(each.by, each.similarity, each.demand) for each in found.indicators] == [
        (MatchedBy.PATH, Decimal(100), Demand.SAME)
    ] * 2


def test_amounts_change_absolutely_and_in_percent() -> None:
    budget = bg.Budget(
        current_year=Decimal(2_500_000),
        sources=(
            bg.FundingSource("财政拨款", Decimal(2_400_000)),
            bg.FundingSource("自有资金", Decimal(100_000)),
        ),
    )
    found = bg.compare(OLD, evolve(OLD, budget=budget))
    assert [(each.path, each.label, each.difference, each.share) for each in found.amounts] == [
        ("budget.current_year", "项目当年预算", Decimal(500_000), Decimal("0.25")),
        ("budget.sources[财政拨款]", "财政拨款", Decimal(400_000), Decimal("0.2")),
        ("budget.sources[自有资金]", "自有资金", None, None),
    ]
    assert (found.amounts[2].old, found.amounts[2].new) == (None, Decimal(100_000))


def test_days_and_texts_change() -> None:
    project = bg.Project(name="环保热线运维", start=date(2023, 1, 1), end=date(2023, 12, 15), category="延续")
    found = bg.compare(OLD, evolve(OLD, project=project, extra=(("联系人", "张三"),)))
    (day,) = found.dates
    assert (day.path, day.label, day.days) == ("project.end", "计划完成日期", 14)
    assert [(each.label, each.old, each.new) for each in found.fields] == [
        ("项目名称", "环保热线运行", "环保热线运维"),
        ("项目类别", "", "延续"),
        ("联系人", "", "张三"),
    ]
    assert found.span is Span.VERSIONS


def test_indicators_are_matched_by_place_then_by_name_then_by_likeness() -> None:
    new = goals(
        TRAINED,
        Row("≥95%", aspect="时效指标", name="验收合格率"),
        Row("≥30批", name="食品抽检批次"),
        Row("≥90%", dimension="满意度指标", aspect="服务对象满意度指标", name="群众满意度"),
    )
    old = goals(TRAINED, Row("≥40批", name="食品监督抽检批次"), PASSED, Row("5次", name="检查"))
    found = bg.compare(old, new)
    assert [
        (each.old_name, each.new_name, each.by, each.similarity, each.demand) for each in found.indicators
    ] == [
        ("培训人数", "培训人数", MatchedBy.PATH, Decimal(100), Demand.SAME),
        ("食品监督抽检批次", "食品抽检批次", MatchedBy.SIMILARITY, Decimal("85.7"), Demand.EASIER),
        ("验收合格率", "验收合格率", MatchedBy.NAME, Decimal(100), Demand.SAME),
    ]
    assert [each.moved for each in found.indicators] == [False, False, True]
    assert [(each.name, each.target.text) for each in found.added] == [("群众满意度", "≥90%")]
    assert [each.name for each in found.dropped] == ["检查"]


def test_the_threshold_says_how_alike_names_have_to_be() -> None:
    old, new = goals(Row("5次", name="培训人数")), goals(Row("5次", name="培训次数"))
    assert similarity("培训人数", "培训次数") == 75
    assert bg.compare(old, new).indicators == ()
    assert bg.compare(old, new, threshold=75).indicators[0].by is MatchedBy.SIMILARITY
    assert bg.compare(old, new, threshold=Decimal("75.1")).dropped != ()


def test_names_that_are_alike_are_not_matched_across_groups() -> None:
    old = goals(Row("5次", name="设备采购数量"))
    new = goals(Row("5次", dimension="效益指标", aspect="社会效益指标", name="设备采购数量增长"))
    assert bg.compare(old, new).indicators == ()


def test_the_names_of_two_regimes_are_one_place() -> None:
    old = goals(Row("5次", dimension="产出目标", aspect="数量", name="检查"))
    (found,) = bg.compare(old, goals(Row("5次", name="检查"))).indicators
    assert (found.by, found.moved) == (MatchedBy.PATH, False)
    assert [(each.label, each.old, each.new) for each in found.others] == [
        ("一级指标", "产出目标", "产出指标"),
        ("二级指标", "数量", "数量指标"),
    ]


def test_of_equal_names_the_first_is_the_first() -> None:
    old = goals(Row("1次", name="检查"), Row("2次", name="检查"))
    new = goals(Row("1次", name="检查"), Row("3次", name="检查"), Row("4次", name="检查"))
    found = bg.compare(old, new)
    assert [each.demand for each in found.indicators] == [Demand.SAME, Demand.HARDER]
    assert [each.target.text for each in found.added] == ["4次"]


def test_points_and_everything_else_of_an_indicator_are_compared() -> None:
    old, new = goals(Row("5次", "4次", "10", "8")), goals(Row("5次", "5次", "12", "12"))
    (found,) = bg.compare(old, new).changed_indicators
    assert [(each.path.rpartition(".")[2], each.old, each.new) for each in found.others] == [
        ("weight", "10", "12"),
        ("score", "8", "12"),
        ("actual", "4次", "5次"),
    ]


def test_two_years_compare_last_days_within_their_years() -> None:
    old = goals(Row("11月底前", name="完成时间"), year=2023)
    new = goals(Row("10月底前", name="完成时间"), year=2024)
    found = bg.compare(old, new)
    assert found.span is Span.YEARS
    assert found.indicators[0].demand is Demand.HARDER
    assert bg.compare(old, goals(Row("11月底前", name="完成时间"), year=2024)).indicators[0].demand is (
        Demand.SAME
    )


def test_the_indicators_of_the_whole_period_are_compared_among_themselves() -> None:
    old = evolve(OLD, long_term_indicators=tree(Row("≥1000人", name="培训人数")))
    new = evolve(OLD, long_term_indicators=tree(Row("≥900人", name="培训人数")))
    found = bg.compare(old, new)
    assert [(each.old_path.partition("[")[0], each.demand) for each in found.changed_indicators] == [
        ("long_term_indicators", Demand.EASIER)
    ]


# Goals and their evaluation.


def test_a_self_evaluation_made_of_a_goal_form_differs_in_nothing() -> None:
    found = bg.compare(OLD, bg.self_evaluation(OLD, {"培训人数": 500}))
    assert found.span is Span.EVALUATION
    assert found.is_empty
    assert found.changed_afterwards == ()


def test_goals_of_the_whole_period_stand_in_for_those_of_the_year() -> None:
    old = evolve(OLD, indicators=(), long_term_indicators=OLD.indicators)
    assert bg.compare(old, bg.self_evaluation(old)).is_empty


def test_a_target_that_was_changed_afterwards_is_told() -> None:
    form = bg.self_evaluation(OLD, {"培训人数": 500, "验收合格率": "96%"})
    eased = evolve(form, indicators=tree(Row("≥500人", "500人", name="培训人数"), year=2023))
    found = bg.compare(OLD, eased)
    (changed,) = found.changed_afterwards
    assert (changed.new_name, changed.demand, changed.old_target.text, changed.new_target.text) == (
        "培训人数",
        Demand.EASIER,
        "≥600人",
        "≥500人",
    )
    assert [each.name for each in found.dropped] == ["验收合格率"]
    assert bg.compare(eased, OLD).changed_afterwards[0].demand is Demand.HARDER


def test_the_budget_of_the_goals_is_the_first_budget_of_the_evaluation() -> None:
    form = bg.self_evaluation(OLD)
    cut = evolve(form, funds=(evolve(form.funds[0], initial=Decimal(1_500_000)), *form.funds[1:]))
    (change,) = bg.compare(OLD, cut).amounts
    assert (change.path, change.difference) == ("funds[年度资金总额].initial", Decimal(-500_000))


# Every kind of form.


@pytest.mark.parametrize(
    "form",
    [
        bg.ProjectGoals(),
        bg.DepartmentGoals(
            budget=bg.DepartmentBudget(total=Decimal(5), revenue=(bg.FundingSource("财政拨款", Decimal(5)),)),
            tasks=(bg.Task(name="普查", content="完成普查", amount=Decimal(5)),),
        ),
        bg.TransferGoals(parties=(bg.Party(level=bg.Level.CENTRAL, duty=bg.Duty.DEPARTMENT, name="林草局"),)),
        bg.SelfEvaluation(
            funds=(bg.FundLine(executed=Decimal(5)), bg.FundLine(name="其他资金")), total_score=Decimal(90)
        ),
        bg.Monitoring(month=8, through_month=7, funds=(bg.FundLine(executed=Decimal(5)),)),
    ],
    ids=lambda form: type(form).__name__,
)
def test_every_kind_of_form_is_compared(form: bg.Form) -> None:
    assert bg.compare(form, form).is_empty
    assert not bg.compare(type(form)(), form).is_empty or form == type(form)()


def test_parts_of_one_name_are_not_lost() -> None:
    twice = bg.Budget(
        sources=(bg.FundingSource("财政拨款", Decimal(1)), bg.FundingSource("财政拨款", Decimal(2)))
    )
    found = bg.compare(evolve(OLD, budget=bg.Budget()), evolve(OLD, budget=twice))
    assert [each.path for each in found.amounts] == ["budget.sources[财政拨款]", "budget.sources[财政拨款]#2"]


def test_json_holds_plain_values() -> None:
    found = bg.compare(OLD, goals(Row("≥650人", name="培训人数"), year=2024))
    document = json.loads(json.dumps(found.to_dict()))
    assert document["span"] == "years"
    assert document["old"]["project"] == "环保热线运行"
    (indicator,) = document["indicators"]
    assert (indicator["by"], indicator["similarity"], indicator["demand"]) == ("path", "100", "harder")
    assert indicator["new_target"]["kind"] == "quantity"
    assert document["dropped"][0]["name"] == "验收合格率"
    assert repr(found) == "<Comparison 1 fields · 1 harder · 1 dropped>"


@pytest.mark.parametrize("threshold", [-1, 101, True, 0.8, "80"])
def test_a_threshold_is_a_percentage(threshold: int) -> None:
    with pytest.raises(InvalidValue, match="from 0 to 100"):
        bg.compare(OLD, OLD, threshold=threshold)


def test_only_forms_are_compared() -> None:
    with pytest.raises(InvalidValue, match="only forms can be compared"):
        bg.compare(OLD, "form")  # type: ignore[arg-type]


# Laws.

words = st.text("培训人数次检查合格率", min_size=1, max_size=6)
rows = st.builds(
    lambda name, target, place: Row(target, name=name, dimension=place[0], aspect=place[1]),
    words,
    st.sampled_from(("≥5次", "≤5次", "5次", "≥6次", "0次", "健全", "11月前", "")),
    st.sampled_from((("产出指标", "数量指标"), ("产出指标", "成本指标"), ("效益指标", "社会效益指标"))),
)
forms = st.lists(rows, max_size=6).map(
    lambda each: goals(*sorted(each, key=lambda row: (row.dimension, row.aspect)))
)


@given(forms)
def test_a_form_never_differs_from_itself(form: bg.ProjectGoals) -> None:
    assert bg.compare(form, form).is_empty


@given(forms, forms, st.integers(0, 100))
def test_the_other_way_round_is_the_opposite(
    old: bg.ProjectGoals, new: bg.ProjectGoals, threshold: int
) -> None:
    there, back = bg.compare(old, new, threshold=threshold), bg.compare(new, old, threshold=threshold)
    assert {(each.old_path, each.new_path, each.demand) for each in there.indicators} == {
        (each.new_path, each.old_path, each.demand.opposite) for each in back.indicators
    }
    assert there.added == back.dropped
    assert there.dropped == back.added
    assert there.is_empty is back.is_empty


@given(forms, forms)
def test_every_indicator_is_matched_added_or_dropped_once(old: bg.ProjectGoals, new: bg.ProjectGoals) -> None:
    found = bg.compare(old, new)
    before = [each.old_path for each in found.indicators] + [each.path for each in found.dropped]
    after = [each.new_path for each in found.indicators] + [each.path for each in found.added]
    assert sorted(before) == sorted(leaf.path for leaf in old.leaves())
    assert sorted(after) == sorted(leaf.path for leaf in new.leaves())


def test_what_a_monitoring_expects_is_compared() -> None:
    def monitored(done: str, *deviations: bg.Deviation) -> bg.Monitoring:
        progress = bg.Progress(
            done=parse_target(done), likelihood=bg.Likelihood.POSSIBLE, deviations=deviations
        )
        indicator = bg.Indicator("培训人数", parse_target("≥600人"), progress=progress)
        return bg.Monitoring(indicators=(bg.Dimension("产出指标", (bg.Aspect("数量指标", (indicator,)),)),))

    old, new = monitored("300人"), monitored("450人", bg.Deviation(bg.Cause.STAFF, "讲师未到位"))
    (change,) = bg.compare(old, new).indicators
    assert {(each.old, each.new) for each in change.others} == {("300人", "450人"), ("", "讲师未到位")}
