"""Which method explains printed scores."""

from __future__ import annotations

import json
from decimal import Decimal

import budgetgoals as bg
from budgetgoals.scoring import Outcome
from tests.scoring.building import Row, evaluation, spent

SATISFACTION = {"dimension": "满意度指标", "aspect": "服务对象满意度指标"}
BY_SHARE = evaluation(
    Row("100人", "90人", "50", "45"),
    Row("≥90%", "45%", "30", "15"),
    Row("≥90%", "81%", "10", "9", **SATISFACTION),
    funds=(spent("100", "85", score="8.5"),),
)
BY_STEPS = evaluation(
    Row("100人", "90人", "50", "37.5"),
    Row("≥90%", "45%", "30", "0"),
    Row("≥90%", "81%", "10", "8", **SATISFACTION),
    funds=(spent("100", "85", score="7"),),
)


def names(fit: bg.Fit) -> list[str]:
    return [each.method.id for each in fit.best]


def test_each_rule_explains_the_scores_that_were_made_by_it() -> None:
    by_share, by_steps = bg.fit(BY_SHARE), bg.fit(BY_STEPS)
    assert names(by_share) == ["caiyu-2020-10", "proportional-capped"]
    assert by_share.best[0].tally.exact == 4
    assert names(by_steps) == ["caiyu-2021-101"]
    assert by_steps.best[0].tally.exact == 4
    assert by_share.unexplained == by_steps.unexplained == ()


def test_of_several_forms_the_scores_are_counted_together() -> None:
    found = bg.fit([BY_SHARE, BY_SHARE, BY_STEPS])
    assert names(found) == ["caiyu-2020-10", "proportional-capped"]
    assert found.best[0].tally.printed == 12
    assert found.best[0].tally.exact == 8
    assert found.unexplained == ()


def test_scorecards_compare_parameters() -> None:
    form = evaluation(Row("100人", "90人", "10", "8.0"))
    cards = [bg.score(form, "caiyu-2021-101", passing=passing) for passing in ("0.5", "0.6", "0")]
    found = bg.fit(cards)
    (best,) = found.best
    assert best.method.parameters["passing"] == Decimal("0.5")
    assert len(found.methods) == 3


def test_what_no_method_explains_is_told_and_left_as_it_is() -> None:
    form = evaluation(Row("8755人", "8676人", "15", "13"), Row("95%", "95%", "30", "27"))
    found = bg.fit(form)
    assert [line.printed for line in found.unexplained] == [13, 27]
    assert {line.outcome for line in found.unexplained} == {Outcome.DIFFERENT}
    assert [leaf.indicator.score for leaf in form.leaves()] == [13, 27]


def test_of_equally_many_the_one_that_leaves_less_to_choose_is_best() -> None:
    form = evaluation(Row("是", "是", "5", "5"))
    assert names(bg.fit(form)) == ["caiyu-2021-101"]


def test_a_form_without_scores_has_no_best_method() -> None:
    assert bg.fit(evaluation(Row("5次", "5次", "10"))).best == ()
    assert bg.fit([]).best == ()
    assert bg.fit([]).methods == ()


def test_contradictions_are_counted() -> None:
    found = bg.fit(evaluation(Row("≥95%", "90%", "10", "10")), ["caiyu-2020-10"])
    assert found.methods[0].contradictions == 1
    assert found.methods[0].difference == 1


def test_json_and_a_line() -> None:
    found = bg.fit(BY_STEPS, ["caiyu-2020-10", "caiyu-2021-101"])
    assert repr(found) == "<Fit caiyu-2021-101 4/4 · caiyu-2020-10 0/4>"
    document = json.loads(json.dumps(found.to_dict()))
    assert document["best"] == ["caiyu-2021-101"]
    assert document["methods"][0]["exact"] == 4


def test_the_only_method_that_was_tried_is_the_best() -> None:
    assert names(bg.fit(BY_SHARE, "caiyu-2020-10")) == ["caiyu-2020-10"]


def test_json_says_everything_that_was_counted() -> None:
    """45 of 50, all of 10 for half of the target, and 8.5 of 10: 9, 5 and 8.5 are what the shares give."""
    form = evaluation(
        Row("100人", "90人", "50", "45"),
        Row("≥90%", "45%", "10", "10"),
        Row("健全", "健全", "20", "17"),
        Row("5次", "", "10", "10"),
        funds=(spent("100", "85", score="8.5"),),
    )
    found = bg.fit(form, ["caiyu-2020-10"])
    document = found.to_dict()
    assert set(document) == {"methods", "best", "unexplained"}
    (method,) = document["methods"]
    assert method == {
        "id": "caiyu-2020-10",
        "parameters": {
            "denominator": "adjusted",
            "directions": [],
            "adjusted_targets": False,
            "decimals": None,
            "over_fulfilment": None,
        },
        "exact": 2,
        "within": 1,
        "different": 1,
        "untold": 1,
        "printed": 5,
        "difference": "5.0",
        "contradictions": 1,
    }
    assert [line["printed"] for line in document["unexplained"]] == ["10", "10"]


def test_a_fit_of_nothing_says_so() -> None:
    assert repr(bg.fit([])) == "<Fit of nothing>"
