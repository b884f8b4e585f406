"""Where the points come from: the indicator, its group, or the rule."""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

import budgetgoals as bg
from budgetgoals.scoring import WeightSource
from tests.scoring.building import Row, evaluation, spent
from tests.scoring.building import tree as tree_of

OUTPUT, BENEFIT, SATISFACTION = "产出指标", "效益指标", "满意度指标"


def weights(card: bg.Scorecard) -> list[tuple[Decimal | None, str | None]]:
    return [
        (line.weight.points, line.weight.source.value if line.weight.source else None) for line in card.lines
    ]


def grouped(points: int | None, *aspects: tuple[str, int | None, tuple[str, ...]]) -> bg.SelfEvaluation:
    """One level 1 with its points, its level 2s with theirs, and the points of their indicators."""
    return bg.SelfEvaluation(
        indicators=(
            bg.Dimension(
                OUTPUT,
                tuple(
                    bg.Aspect(
                        name,
                        tuple(Row("5次", "5次", weight).indicator(None) for weight in own),
                        weight=None if of_aspect is None else Decimal(of_aspect),
                    )
                    for name, of_aspect, own in aspects
                ),
                weight=None if points is None else Decimal(points),
            ),
        )
    )


def test_printed_points_are_taken_as_they_are() -> None:
    card = bg.score(evaluation(Row("5次", "5次", "12.5"), Row("5次", "5次", "7.5")))
    assert weights(card) == [(Decimal("12.5"), "indicator"), (Decimal("7.5"), "indicator")]


def test_points_below_zero_are_none() -> None:
    card = bg.score(evaluation(Row("5次", "5次", "-5"), funds=(spent("100", "90", weight="-1"),)))
    assert weights(card) == [(Decimal(10), "assumed"), (Decimal(50), "assumed")]


def test_the_points_of_a_level_1_are_spread() -> None:
    card = bg.score(grouped(50, ("数量指标", None, ("", "")), ("质量指标", None, ("", ""))))
    assert weights(card) == [(Decimal("12.5"), "group")] * 4
    assert (card.total.weight, card.total.score) == (Decimal(50), Decimal(50))


def test_the_points_of_a_level_2_come_before_those_of_its_level_1() -> None:
    card = bg.score(grouped(50, ("数量指标", 30, ("", "")), ("质量指标", None, ("",))))
    assert weights(card) == [(Decimal(15), "group"), (Decimal(15), "group"), (Decimal(20), "group")]


def test_what_a_group_leaves_goes_to_those_that_print_nothing() -> None:
    card = bg.score(grouped(50, ("数量指标", None, ("20", "", ""))))
    assert weights(card) == [(Decimal(20), "indicator"), (Decimal(15), "group"), (Decimal(15), "group")]
    used_up = bg.score(grouped(20, ("数量指标", None, ("20", ""))))
    assert weights(used_up) == [(20, "indicator"), (None, None)]
    assert used_up.total.band is None


def test_thirds_add_up() -> None:
    card = bg.score(grouped(50, ("数量指标", None, ("", "", ""))))
    assert card.total.weight == 50
    assert card.total.score == 50
    assert all(line.weight.points == line.score for line in card.lines)


def test_a_form_without_any_points_gets_those_of_the_rule() -> None:
    rows = (
        Row("5次", "5次"),
        Row("5次", "5次", aspect="质量指标"),
        Row("5%", "5%", dimension=BENEFIT, aspect="社会效益指标"),
        Row("≥95%", "96%", dimension=SATISFACTION, aspect="服务对象满意度指标"),
    )
    card = bg.score(evaluation(*rows, funds=(spent("100", "100", weight=""),)))
    assert weights(card) == [
        (Decimal(10), "assumed"),
        (Decimal(25), "assumed"),
        (Decimal(25), "assumed"),
        (Decimal(30), "assumed"),
        (Decimal(10), "assumed"),
    ]
    assert (card.total.score, card.total.weight) == (Decimal(100), Decimal(100))


def test_satisfaction_under_benefit_is_satisfaction() -> None:
    """Shanghai's 效果目标 holds 满意度."""
    rows = (
        Row("5次", "5次", dimension="产出目标", aspect="数量"),
        Row("=100%", "100%", dimension="效果目标", aspect="满意度"),
        Row("=2000条", "2000条", dimension="影响力目标", aspect="信息共享"),
    )
    assert weights(bg.score(evaluation(*rows))) == [
        (Decimal(50), "assumed"),
        (Decimal(10), "assumed"),
        (Decimal(30), "assumed"),
    ]


def test_no_rule_has_points_for_input() -> None:
    rows = (Row("健全", "健全", dimension="投入与管理", aspect="财务管理"), Row("5次", "5次"))
    card = bg.score(evaluation(*rows))
    assert weights(card) == [(None, None), (50, "assumed")]
    assert card.lines[0].reason is not None
    assert card.total.band is None
    assert card.total.reason is not None
    assert "told: 1" in card.total.reason.en


def test_nothing_is_assumed_where_some_points_are_printed() -> None:
    card = bg.score(evaluation(Row("5次", "5次", "10"), Row("5次", "5次")))
    assert weights(card) == [(10, "indicator"), (None, None)]


def test_hubeis_rule_does_not_say_how_the_eighty_points_are_divided() -> None:
    assert weights(bg.score(evaluation(Row("5次", "5次")), "proportional-capped")) == [(None, None)]


def test_the_execution_rate_gets_no_points_where_the_goals_have_all() -> None:
    full = bg.score(evaluation(Row("5次", "5次", "100"), funds=(spent("300", "259.45", weight=""),)))
    assert full.lines[0].weight.points is None
    assert full.total.score == 100
    room = bg.score(evaluation(Row("5次", "5次", "90"), funds=(spent("100", "90", weight=""),)))
    assert (room.lines[0].weight.points, room.lines[0].weight.source) == (Decimal(10), WeightSource.ASSUMED)
    assert room.total.score == 99


# Parts (其中) are counted once.


def parts(whole: Row, *own: Row) -> bg.Scorecard:
    return bg.score(evaluation(whole, *(row._replace(parent=whole.name) for row in own)))


def test_parts_of_an_indicator_with_points_do_not_count() -> None:
    card = parts(
        Row("600人", "600人", "10", "10", name="培训人数"),
        Row("200人", "100人", "5", "2.5", name="其中：女性"),
        Row("100人", "100人", name="其中：基层"),
    )
    assert [line.weight.counted for line in card.lines] == [True, False, False]
    assert (card.total.weight, card.total.score) == (Decimal(10), Decimal(10))
    assert card.tally.printed == 1
    assert card.lines[1].reason is not None
    assert card.lines[1].reason.en == "it is counted with the indicator that it is a part of"


def test_parts_with_points_of_an_indicator_without_count() -> None:
    card = parts(
        Row("600人", "600人", name="培训人数"),
        Row("200人", "100人", "4", name="其中：女性"),
        Row("400人", "400人", "6", name="其中：男性"),
    )
    assert [line.weight.counted for line in card.lines] == [False, True, True]
    assert (card.total.weight, card.total.score) == (Decimal(10), Decimal(8))


def test_the_points_of_a_group_are_spread_over_what_counts() -> None:
    rows = tree_of(
        Row("600人", "600人", name="培训人数"),
        Row("200人", "200人", name="其中：女性", parent="培训人数"),
        Row("5次", "5次", name="检查"),
    )
    form = bg.SelfEvaluation(indicators=(bg.Dimension(OUTPUT, rows[0].aspects, weight=Decimal(50)),))
    card = bg.score(form)
    assert [line.weight.points for line in card.lines] == [25, None, 25]
    assert card.total.weight == 50


def test_the_parts_of_a_heading_count_where_nothing_is_asked_of_the_heading() -> None:
    """培训人数 has neither a target nor a value of its own: the 20 points of its level 2 are its parts'."""
    rows = (
        Row("", "", name="培训人数"),
        Row("200人", "200人", name="其中：女性", parent="培训人数"),
        Row("400人", "400人", name="其中：男性", parent="培训人数"),
    )
    aspect = evolve(tree_of(*rows)[0].aspects[0], weight=Decimal(20))
    card = bg.score(bg.SelfEvaluation(indicators=(bg.Dimension(OUTPUT, (aspect,)),)))
    assert [line.weight.points for line in card.lines] == [None, 10, 10]
    reported = (Row("", "600人", name="培训人数"), *rows[1:])
    aspect = evolve(tree_of(*reported)[0].aspects[0], weight=Decimal(20))
    card = bg.score(bg.SelfEvaluation(indicators=(bg.Dimension(OUTPUT, (aspect,)),)))
    assert [line.weight.points for line in card.lines] == [20, None, None]


def test_a_single_point_that_is_left_is_spread_too() -> None:
    card = bg.score(grouped(21, ("数量指标", None, ("20", "", ""))))
    assert weights(card) == [(20, "indicator"), (Decimal("0.5"), "group"), (Decimal("0.5"), "group")]


def test_a_level_1_that_its_level_2s_use_up_leaves_nothing() -> None:
    card = bg.score(grouped(30, ("数量指标", 30, ("",)), ("质量指标", None, ("",))))
    assert weights(card) == [(30, "group"), (None, None)]
    assert card.lines[1].reason is not None
    assert card.lines[1].reason.en == "its group prints points, and the others of the group use them up"


def test_the_points_of_the_rule_are_not_for_parts() -> None:
    card = parts(Row("600人", "600人", name="培训人数"), Row("200人", "200人", name="其中：女性"))
    assert [(line.weight.points, line.weight.counted) for line in card.lines] == [(50, True), (None, False)]


def test_why_no_rule_has_points_for_input() -> None:
    card = bg.score(evaluation(Row("健全", "健全", dimension="投入与管理", aspect="财务管理")))
    assert card.lines[0].reason is not None
    assert card.lines[0].reason.en == "the form prints no points, and the rule has none for its group"
