"""Every kind of target, scored: reverse and zero ones, last days, lengths of time, trends, ranges, words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

import budgetgoals as bg
from budgetgoals.scoring import Band
from budgetgoals.scoring.cases import Case
from budgetgoals.scoring.levels import level_said
from budgetgoals.targets import parse_target
from tests.scoring.building import Row, scored

NOT_FULL = Band(Decimal(0), Decimal(10), below=True)
ANY = Band(Decimal(0), Decimal(10))
COST = "成本指标"


@pytest.mark.parametrize(
    ("target", "actual", "aspect", "score"),
    [
        ("≤5次", "4次", "数量指标", "10"),
        ("≤5次", "0次", "数量指标", "10"),
        ("≤4次", "5次", "数量指标", "8"),
        ("≤90万元", "900000元", COST, "10"),
        ("≤90万元", "100万元", COST, "9"),
        ("75元", "75元", COST, "10"),
        ("75元", "100元", COST, "7.50"),
        ("75元", "60元", COST, "10"),
        ("＜5%", "5%", COST, "10"),
    ],
)
def test_reverse_targets(target: str, actual: str, aspect: str, score: str) -> None:
    assert scored(Row(target, actual, "10", aspect=aspect)).score == Decimal(score)


@pytest.mark.parametrize(
    ("name", "target", "actual", "score"),
    [
        ("投诉率", "3%", "2%", "10"),
        ("投诉率", "3%", "4%", "7.50"),
        ("“三公经费”控制率", "100%", "92%", "10"),
        ("结转结余率", "2%", "0%", "10"),
        ("森林火灾受害率", "0.9%", "0%", "10"),
        ("投诉办结率", "100%", "90%", "9"),
        ("血压控制率", "100%", "90%", "9"),
        ("办理案件数", "100件", "90件", "9"),
    ],
)
def test_a_target_without_a_sign_is_read_by_what_it_measures(
    name: str, target: str, actual: str, score: str
) -> None:
    line = scored(Row(target, actual, "10", name=name))
    assert line.score == Decimal(score)
    assert line.assumed


def test_the_caller_can_say_which_way_is_better() -> None:
    row = Row("100元", "80元", "10", name="人均补助")
    assert scored(row).score == 8
    assert scored(row, directions={"人均补助": "down"}).score == 10
    assert scored(row, directions={"indicators[0].aspects[0].indicators[0]": "down"}).score == 10
    assert scored(Row("≥100元", "80元", "10"), directions={"培训人数": "down"}).score == 8


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("0起", "0起", "10"),
        ("0起", "0", "10"),
        ("0次", "2次", "0"),
        ("≤0起", "1起", "0"),
        ("零事故", "0起", "10"),
    ],
)
def test_a_target_of_zero_is_met_or_missed(target: str, actual: str, score: str) -> None:
    line = scored(Row(target, actual, "10"))
    assert line.score == Decimal(score)


@pytest.mark.parametrize(
    ("actual", "met", "days_late"),
    [
        ("2020年11月30日", True, None),
        ("2020年10月", True, None),
        ("2020年12月1日", False, 1),
        ("2020年12月", False, 1),
        ("12月3日", False, 3),
        ("2021年1月3日", False, 34),
        ("未完成", False, None),
    ],
)
def test_a_last_day_is_kept_or_missed(actual: str, met: bool, days_late: int | None) -> None:
    line = scored(Row("2020年11月底前", actual, "10", aspect="时效指标"))
    assert (line.met, line.days_late) == (met, days_late)
    assert line.band == (Band.at(10) if met else NOT_FULL)


def test_what_a_late_day_costs_is_for_a_person_to_say() -> None:
    line = scored(Row("2020年11月底前", "2020年12月3日", "10", "7"))
    assert line.outcome.value == "within"
    assert line.rule is not None
    assert line.rule.message.en == "the last day is missed, days late: 3"
    assert line.reason is not None
    assert scored(Row("2020年11月底前", "2020年12月3日", "10", "10")).outcome.value == "different"


def test_a_day_between_the_readings_of_its_deadline_is_not_judged() -> None:
    """Whether 前 includes the month that it names is not settled: 11月15日 keeps 11月前 or misses it."""
    line = scored(Row("11月前", "2020年11月15日", "10"))
    assert (line.met, line.band) == (None, ANY)


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("24小时内", "12小时", Band.at(10)),
        ("24小时内", "2天", Band.at(5)),
        ("≥20年", "15年", Band.at(Decimal("7.5"))),
        ("2小时", "2小时", Band.at(10)),
        ("2小时", "3小时", NOT_FULL),
        ("2小时", "1小时", NOT_FULL),
        ("3-5个", "4个", Band.at(10)),
        ("4-5个", "3个", Band.at(Decimal("7.5"))),
        ("4-5个", "10个", Band.at(5)),
        ("逐年增高", "有所提高", Band(Decimal(8), Decimal(10))),
        ("逐年增高", "有所下降", Band(Decimal(0), Decimal(6), below=True)),
        ("逐年增高", "5%", ANY),
        ("健全", "健全", Band(Decimal(8), Decimal(10))),
        ("健全", "基本健全", ANY),
        ("是", "是", Band(Decimal(8), Decimal(10))),
    ],
)
def test_lengths_of_time_ranges_trends_and_words(target: str, actual: str, expected: Band) -> None:
    assert scored(Row(target, actual, "10")).band == expected


@pytest.mark.parametrize(
    ("target", "actual", "reason"),
    [
        ("≥**%", "95%", "there is no target: ≥**%"),
        ("", "95%", "there is no target: —"),
        ("290%", "95%", "there is no target: 290%"),
        ("≥95%", "", "there is no actual value"),
        ("≥95%", "290%", "the actual value cannot be read: 290%"),
        ("≥95%", "已完成", "已完成 cannot be held against ≥95%"),
        ("600人", "600次", "600次 cannot be held against 600人"),
        ("≥95%", "0.97", "0.97 cannot be held against ≥95%"),
    ],
)
def test_what_cannot_be_held_against_its_target_gets_no_score(target: str, actual: str, reason: str) -> None:
    line = scored(Row(target, actual, "10", "10"))
    assert line.band is None
    assert line.outcome.value == "untold"
    assert line.reason is not None
    assert line.reason.en == reason


def test_a_bound_in_place_of_a_number_is_understood() -> None:
    """Forms copy the target with its sign: ≥266米 meets ≥266米; <90% misses ≥95% by nobody knows how much."""
    assert scored(Row("≥266米", "≥266米", "10")).score == 10
    assert scored(Row("≥95%", "＜90%", "10")).band == NOT_FULL


def test_the_target_after_adjustment_counts_only_when_it_is_asked_for() -> None:
    indicator = evolve(Row("100人", "80人", "10").indicator(2020), adjusted=parse_target("80人"))
    form = bg.SelfEvaluation(indicators=(bg.Dimension("产出指标", (bg.Aspect("数量指标", (indicator,)),)),))
    assert bg.score(form).lines[0].score == 8
    assert bg.score(form, adjusted_targets=True).lines[0].score == 10


def test_a_case_is_held_against_the_target_at_the_beginning_unless_another_is_asked_for() -> None:
    """财预〔2020〕10号, article 16: 年初指标值."""
    indicator = evolve(Row("100人", "80人").indicator(2020), adjusted=parse_target("80人"))
    leaf = bg.Leaf(bg.Dimension("产出指标"), bg.Aspect("数量指标"), indicator, "")
    assert (Case.of(leaf).met, Case.of(leaf, adjusted=True).met) == (False, True)


@pytest.mark.parametrize("actual", ["", "290%"])
def test_a_case_without_an_actual_value_reached_nothing_that_can_be_told(actual: str) -> None:
    leaf = bg.Leaf(bg.Dimension("产出"), bg.Aspect("质量"), Row("≥95%", actual).indicator(2020), "")
    case = Case.of(leaf)
    assert (case.actual, case.met, case.achievement, case.actual_share) == ("", None, None, None)


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("达成年度指标", "reached"),
        ("基本达成目标。", "reached"),
        ("部分 达成 预期目标!", "partly"),
        ("未达成年度指标且效果较差！", "missed"),
        ("！部分达成", None),
        ("有所改善", None),
    ],
)
def test_the_levels_are_read_without_blanks_and_the_sign_at_the_end(said: str, level: str | None) -> None:
    assert level_said(said) == level
