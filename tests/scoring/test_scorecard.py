"""A scorecard: lines, differences, contradictions, the total, the grade."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

import budgetgoals as bg
from budgetgoals.errors import InvalidValue
from budgetgoals.scoring import Band, Outcome, method_of
from budgetgoals.scoring.execution import Denominator, Execution
from budgetgoals.scoring.grades import grades_of
from budgetgoals.scoring.texts import percent, plain, signed
from tests.scoring.building import Row, evaluation, scored, spent


def test_a_line_says_everything() -> None:
    card = bg.score(evaluation(Row("≥95%", "90.25%", "10", "10")))
    (line,) = card.lines
    assert line.path == "indicators[0].aspects[0].indicators[0]"
    assert (line.name, line.target, line.actual) == ("培训人数", "≥95%", "90.25%")
    assert (line.achievement, line.met) == (Decimal("0.95"), False)
    assert (line.score, line.printed, line.difference) == (Decimal(10), Decimal(10), Decimal(0))
    assert line.rule is not None
    assert "÷" in line.rule.message.zh
    assert card.line(line.path) is line
    assert card.line("indicators[9]") is None


def test_a_scorecard_is_immutable() -> None:
    card = bg.score(evaluation(Row("5次", "5次", "10")))
    with pytest.raises(FrozenInstanceError):
        card.total = card.total  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        card.lines[0].printed = Decimal(1)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("printed", "score"),
    [("9", "9"), ("9.1", "9.1"), ("9.10", "9.10"), ("9.123", "9.103")],
)
def test_scores_are_rounded_as_the_form_prints_them(printed: str, score: str) -> None:
    """91.03% of ten points."""
    line = scored(Row("100%", "91.03%", "10", printed))
    assert line.score == Decimal(score)
    assert line.score is not None
    assert line.score.as_tuple().exponent == Decimal(score).as_tuple().exponent


def test_a_form_without_scores_gets_two_decimals_and_a_caller_any() -> None:
    row = Row("3次", "1次", "10")
    assert scored(row).score == Decimal("3.33")
    assert scored(row, decimals=0).score == Decimal(3)
    assert scored(row, decimals=4).score == Decimal("3.3333")


def test_an_exact_half_is_rounded_up_although_its_share_is_endless() -> None:
    """1 of 3 is 33.33…%; of 1.5 points that is exactly half a point."""
    assert scored(Row("3次", "1次", "1.5"), decimals=0).score == 1
    assert scored(Row("3次", "2次", "0.75"), decimals=0).score == Decimal("0.75")


@pytest.mark.parametrize(
    ("row", "outcome", "difference"),
    [
        (Row("100人", "90人", "10", "9"), Outcome.EXACT, "0"),
        (Row("100人", "90人", "10", "8"), Outcome.DIFFERENT, "-1"),
        (Row("100人", "90人", "10", "10"), Outcome.DIFFERENT, "1"),
        (Row("健全", "健全", "10", "9"), Outcome.WITHIN, "0"),
        (Row("健全", "健全", "10", "7"), Outcome.DIFFERENT, "-1"),
        (Row("健全", "部分达成", "10", "8"), Outcome.DIFFERENT, "0"),
        (Row("100人", "90人", "10"), Outcome.UNPRINTED, None),
        (Row("100人", "", "10", "10"), Outcome.UNTOLD, None),
    ],
)
def test_a_printed_score_stands_beside_the_recomputed_one(
    row: Row, outcome: Outcome, difference: str | None
) -> None:
    line = scored(row)
    assert line.outcome is outcome
    assert line.difference == (None if difference is None else Decimal(difference))
    assert line.printed == (Decimal(row.score) if row.score else None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("≥95%", "90%", "8", "8"), "the floor ≥95% is missed with 90%, and all 8 points are given"),
        (
            Row("38508人", "37442人", "3", "3"),
            "the floor 38508人 is missed with 37442人, and all 3 points are given",
        ),
        (
            Row("≤90万元", "95万元", "10", "10", aspect="成本指标"),
            "the ceiling ≤90万元 is broken with 95万元, and all 10 points are given",
        ),
        (Row("0起", "1起", "5", "5"), "0起 is missed with 1起, and all 5 points are given"),
        (
            Row("6月底前", "2020年8月1日", "5", "5"),
            "6月底前 is missed with 2020年8月1日, and all 5 points are given",
        ),
        (Row("健全", "未完成", "5", "5"), "健全 is missed with 未完成, and all 5 points are given"),
    ],
)
def test_full_marks_for_a_missed_target_contradict_themselves(row: Row, said: str) -> None:
    card = bg.score(evaluation(row))
    (line,) = card.contradictions
    assert line.contradiction is not None
    assert line.contradiction.en == said
    assert line.contradiction.zh != said


@pytest.mark.parametrize(
    "row",
    [
        Row("≥95%", "90%", "8", "7.6"),
        Row("≥95%", "95%", "8", "8"),
        Row("≤90万元", "90万元", "10", "10"),
        Row("≥95%", "94.99%", "10", ""),
        Row("健全", "基本健全", "10", "10"),
    ],
)
def test_what_is_met_or_cut_or_undecided_does_not(row: Row) -> None:
    assert bg.score(evaluation(row)).contradictions == ()


def test_a_total_with_something_to_choose_is_a_band_with_the_grades_that_it_may_be() -> None:
    rows = (Row("100人", "90人", "60"), Row("健全", "健全", "30"))
    total = bg.score(evaluation(*rows, funds=(spent("100", "100"),))).total
    assert total.band == Band(Decimal(88), Decimal(94))
    assert (total.score, total.grade) == (None, None)
    assert [grade.message.zh for grade in total.grades] == ["良", "优"]
    assert total.reason is not None


def test_a_total_does_not_reach_the_end_that_one_of_its_lines_does_not_reach() -> None:
    """部分达成 is 80%-60%（含）: 60 and 24 to less than 32 of 40 are 84 to less than 92."""
    total = bg.score(evaluation(Row("5次", "5次", "60"), Row("健全", "部分达成", "40"))).total
    assert total.band == Band(Decimal(84), Decimal(92), below=True)
    whole = bg.score(evaluation(Row("健全", "部分达成", "40"), Row("5次", "5次", "60"))).total
    assert whole.band == total.band
    of_nothing = bg.score(evaluation(Row("5次", "5次", "100"), Row("健全", "部分达成", "0"))).total
    assert of_nothing.band == Band.at(100)


def test_nothing_spent_is_a_rate_of_zero() -> None:
    (line,) = bg.score(evaluation(funds=(spent("100", "0"),))).lines
    assert (line.achievement, line.score) == (Decimal(0), Decimal(0))
    (line,) = bg.score(evaluation(funds=(spent("100", "-5"),))).lines
    assert line.band is None


def test_a_rate_says_what_it_was_divided_by() -> None:
    line = spent("100", "90")
    assert Execution.of(line, Denominator.ADJUSTED).denominator is Denominator.ADJUSTED
    assert Execution.of(evolve(line, arrived=Decimal(95)), Denominator.ARRIVED).denominator == "arrived"


@pytest.mark.parametrize(
    ("target", "actual", "assumed"),
    [("≥95%", "96%", False), ("95%", "96%", True), ("2小时", "2小时", False), ("0起", "0起", False)],
)
def test_a_direction_is_assumed_only_where_there_is_one_that_is_not_printed(
    target: str, actual: str, assumed: bool
) -> None:
    assert scored(Row(target, actual, "10")).assumed is assumed


def test_a_line_that_cannot_be_scored_leaves_the_total_open() -> None:
    rows = (Row("100人", "100人", "90"), Row("100人", "", "10"))
    assert bg.score(evaluation(*rows)).total.band == Band(Decimal(90), Decimal(100))


def test_points_that_do_not_add_to_a_hundred_have_no_grade() -> None:
    total = bg.score(evaluation(Row("100人", "100人", "90"))).total
    assert (total.score, total.grades) == (Decimal(90), ())
    assert total.reason is not None
    assert total.reason.en == "the points add to 90, not to 100: no grade"


def test_the_printed_total_stays() -> None:
    form = evolve(evaluation(Row("100人", "90人", "100", "95")), total_score=Decimal(95))
    total = bg.score(form).total
    assert (total.score, total.printed, total.difference) == (Decimal(90), Decimal(95), Decimal(5))
    assert form.total_score == 95


@pytest.mark.parametrize(("denominator", "rate"), [("adjusted", "0.8"), ("initial", "0.5"), ("arrived", "1")])
def test_the_denominator_of_the_execution_rate_is_stated(denominator: str, rate: str) -> None:
    line = bg.FundLine(
        initial=Decimal(160),
        adjusted=Decimal(100),
        arrived=Decimal(80),
        executed=Decimal(80),
        weight=Decimal(10),
    )
    (scored_line,) = bg.score(evaluation(funds=(line,)), denominator=denominator).lines
    assert scored_line.achievement == Decimal(rate)
    assert scored_line.score == 10 * Decimal(rate)


def test_a_printed_rate_stands_in_for_missing_amounts_and_zero_for_nothing() -> None:
    (line,) = bg.score(evaluation(funds=(bg.FundLine(rate=Decimal("0.76"), weight=Decimal(10)),))).lines
    assert line.score == Decimal("7.6")
    (line,) = bg.score(evaluation(funds=(spent("0", "0"),))).lines
    assert line.band is None
    assert line.reason is not None
    (line,) = bg.score(evaluation(funds=(bg.FundLine(),))).lines
    assert line.band is None


def test_what_is_overspent_gets_no_more_than_its_points() -> None:
    (line,) = bg.score(evaluation(funds=(spent("100", "120"),))).lines
    assert line.score == 10


def test_an_execution_rate_among_the_indicators_is_one() -> None:
    """Suzhou prints it under 投入目标: 94% of 6 points are 4.2 by steps."""
    row = Row("100%", "94%", "6", "4.2", dimension="投入目标", aspect="", name="预算执行率")
    assert scored(row, "caiyu-2021-101").outcome is Outcome.EXACT
    assert scored(row).score == Decimal("5.6")


def test_json_holds_plain_values() -> None:
    card = bg.score(evaluation(Row("≥95%", "90%", "10", "10"), funds=(spent("100", "90"),)))
    document = json.loads(json.dumps(card.to_dict()))
    assert document["method"]["id"] == "caiyu-2020-10"
    assert document["method"]["parameters"]["denominator"] == "adjusted"
    line = document["lines"][1]
    assert (line["score"], line["printed"], line["difference"]) == ("9", "10", "1")
    assert line["rule"]["citation"] == "财预〔2020〕10号 第十六条"
    assert set(line["rule"]["message"]) == {"zh", "en"}
    assert line["weight"] == {"points": "10", "source": "indicator", "reason": None, "counted": True}
    assert document["total"]["printed"] is None
    assert document["tally"]["different"] == 1


def test_it_says_in_a_line_what_it_is() -> None:
    card = bg.score(evaluation(Row("100人", "90人", "90", "85"), funds=(spent("100", "100"),)))
    assert repr(card) == "<Scorecard 环保热线运行 · caiyu-2020-10 · 91 优 · 2 lines · 1 printed differently>"


def test_only_a_self_evaluation_has_scores() -> None:
    with pytest.raises(InvalidValue, match="only a self-evaluation has scores"):
        bg.score(bg.ProjectGoals())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "parameters", "said"),
    [
        ("caiyu-1999-1", {}, "there is no scoring method caiyu-1999-1: there are caiyu-2020-10"),
        ("caiyu-2020-10", {"passing": 1}, "has no parameter passing: it has denominator"),
        ("caiyu-2020-10", {"denominator": "planned"}, "'planned' is not a valid Denominator"),
        ("caiyu-2020-10", {"over_fulfilment": 1.3}, "a Decimal or an int is expected, not float"),
        ("caiyu-2020-10", {"directions": {"x": "left"}}, "'left' is not a valid Direction"),
        ("caiyu-2021-101", {"passing": "1"}, "a pass mark is a share from 0 to below 1"),
        ("caiyu-2021-101", {"completed": "yes"}, "completed"),
        ("caiyu-2021-101", {"decimals": "2"}, "decimals"),
    ],
)
def test_a_method_or_parameter_that_is_none_is_named(
    method: str, parameters: dict[str, object], said: str
) -> None:
    with pytest.raises(InvalidValue) as error:
        bg.score(evaluation(), method, **parameters)
    assert said in error.value.message.en


def test_a_method_can_be_given_itself_and_changed() -> None:
    strict = method_of("caiyu-2021-101", passing="0.8")
    form = evaluation(Row("100人", "90人", "10"))
    assert bg.score(form, strict).lines[0].score == 5
    assert bg.score(form, strict, passing="0.6").lines[0].score == Decimal("7.5")
    assert bg.score(form, type(strict)).method == method_of("caiyu-2021-101")


def test_json_names_the_form_the_method_and_the_total() -> None:
    form = evolve(evaluation(Row("≥95%", "90%", "10", "10")), total_score=Decimal(95))
    document = bg.score(form).to_dict()
    assert set(document) == {"project", "fiscal_year", "method", "decimals", "lines", "total", "tally"}
    assert (document["project"], document["fiscal_year"], document["decimals"]) == ("环保热线运行", 2020, 0)
    assert set(document["method"]) == {"id", "title", "regulation", "parameters"}
    assert document["method"]["title"]["en"] == "by the share reached (财预〔2020〕10号)"
    assert document["method"]["regulation"] == "项目支出绩效评价管理办法（财预〔2020〕10号）"
    total = document["total"]
    assert (total["score"], total["printed"], total["difference"]) == ("9", "95", "86")
    assert (total["grade"], total["grades"]) == (None, [])
    assert total["weight"] == "10"
    (line,) = document["lines"]
    assert (line["outcome"], line["met"], line["direction"]) == ("different", False, "up")
    assert line["contradiction"]["en"] == "the floor ≥95% is missed with 90%, and all 10 points are given"


def test_a_line_without_an_actual_value_has_none() -> None:
    assert scored(Row("100人", "", "10")).actual == ""


def test_it_says_which_grades_a_band_may_be_and_nothing_of_differences_where_there_are_none() -> None:
    rows = (Row("100人", "90人", "60"), Row("健全", "健全", "30"))
    card = bg.score(evaluation(*rows, funds=(spent("100", "100"),)))
    assert repr(card) == "<Scorecard 环保热线运行 · caiyu-2020-10 · [88, 94] 良–优 · 3 lines>"


@pytest.mark.parametrize(
    ("band", "grades"),
    [
        (Band(Decimal(79), Decimal(90), below=True), ["medium", "good"]),
        (Band(Decimal(79), Decimal(90)), ["medium", "good", "excellent"]),
        (Band(Decimal(50), Decimal(59), below=True), ["poor"]),
        (Band(Decimal(61), Decimal(85), below=True), ["medium", "good"]),
        (Band.at(80), ["good"]),
        (Band(Decimal(0), Decimal(100), below=True), ["poor", "medium", "good", "excellent"]),
    ],
)
def test_a_band_may_be_every_grade_between_its_ends(band: Band, grades: list[str]) -> None:
    """90（含）-100分为优, 80（含）-90分为良: an end that is not reached is of the worse."""
    assert [grade.value for grade in grades_of(band)] == grades


@pytest.mark.parametrize(
    ("value", "said"), [("0.5", "+0.5"), ("-3.00", "−3"), ("0", "0"), ("0.00", "0"), ("100", "+100")]
)
def test_a_difference_is_written_with_its_sign(value: str, said: str) -> None:
    assert signed(Decimal(value)) == said


@pytest.mark.parametrize(
    ("share", "said"), [("0.97306", "97.3%"), ("0.9735", "97.4%"), ("1", "100%"), ("0.001", "0.1%")]
)
def test_a_share_is_written_in_percent_with_one_decimal_at_the_most(share: str, said: str) -> None:
    assert percent(Decimal(share)) == said


def test_objects_become_plain_values() -> None:
    assert plain((Decimal(1), [Outcome.EXACT], date(2020, 5, 1), None)) == [
        "1",
        ["exact"],
        "2020-05-01",
        None,
    ]
    assert type(plain(Outcome.EXACT)) is str
