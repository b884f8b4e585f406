"""What a line and a total say: the sentence of each rule, its clause, and why a person has to decide."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import budgetgoals as bg
from budgetgoals.errors import InvalidValue
from budgetgoals.scoring import Band
from budgetgoals.scoring.method import exact
from tests.scoring.building import Row, evaluation, scored, spent

if TYPE_CHECKING:
    from budgetgoals.messages import Message

BY_SHARE, BY_STEPS, CAPPED = "caiyu-2020-10", "caiyu-2021-101", "proportional-capped"
ARTICLE_16, ANNEX_1 = "财预〔2020〕10号 第十六条", "财预〔2020〕10号 附1"
OF_101 = "财预〔2021〕101号 三（七）"
NO_FORMULA = "the rule has no formula for it: less than all of the points, a person decides"
A_PERSON = "how far it is reached is for a person to judge"
IN_THE_LEVEL = "a person chooses within the level"


def said(message: Message | None) -> str | None:
    """The English sentence, of which there has to be a Chinese one."""
    if message is None:
        return None
    assert message.zh != message.en, message.en
    return message.en


@pytest.mark.parametrize(
    ("row", "method", "rule", "citation", "reason"),
    [
        (Row("600人", "650人"), BY_SHARE, "the target is met: all of the points", ARTICLE_16, None),
        (
            Row("600人", "450人"),
            CAPPED,
            "the target is missed: the points times actual ÷ target (75%)",
            "湖北省项目绩效自评表 填表说明",
            None,
        ),
        (
            Row("2020年11月底前", "2020年11月30日"),
            BY_SHARE,
            "the target is met: all of the points",
            ARTICLE_16,
            None,
        ),
        (Row("2小时", "3小时"), BY_STEPS, "the target is missed", f"{OF_101}2", NO_FORMULA),
        (
            Row("600人", "450人"),
            BY_SHARE,
            "the target is missed: the points times actual ÷ target (75%)",
            ARTICLE_16,
            None,
        ),
        (
            Row("≤4次", "5次"),
            BY_SHARE,
            "the ceiling is broken: the points times target ÷ actual (80%), a practice without a formula",
            ARTICLE_16,
            None,
        ),
        (
            Row("0次", "2次"),
            BY_SHARE,
            "a target of zero is met or missed: none of the points",
            ARTICLE_16,
            None,
        ),
        (
            Row("4-5个", "3个"),
            BY_SHARE,
            "outside the range: the points times the share in its nearer end (75%)",
            ARTICLE_16,
            None,
        ),
        (Row("2小时", "3小时"), BY_SHARE, "the target is missed", ARTICLE_16, NO_FORMULA),
        (
            Row("2020年11月底前", "2020年12月3日"),
            BY_SHARE,
            "the last day is missed, days late: 3",
            ARTICLE_16,
            NO_FORMULA,
        ),
        (Row("11月前", "2020年11月15日"), BY_SHARE, "judged by a person", ARTICLE_16, A_PERSON),
        (
            Row("健全", "健全"),
            BY_SHARE,
            "judged by level, reached: 80% to 100% of the points",
            ARTICLE_16,
            IN_THE_LEVEL,
        ),
        (
            Row("健全", "部分达成"),
            BY_SHARE,
            "judged by level, partly reached: 60% to 80% of the points",
            ARTICLE_16,
            IN_THE_LEVEL,
        ),
        (
            Row("健全", "未达成"),
            BY_SHARE,
            "judged by level, missed: 0% to 60% of the points",
            ARTICLE_16,
            IN_THE_LEVEL,
        ),
        (Row("健全", "基本健全"), BY_SHARE, "judged by a person", ARTICLE_16, A_PERSON),
        (Row("是", "是"), BY_STEPS, "the target is met: all of the points", f"{OF_101}1", None),
        (
            Row("是", "否"),
            BY_STEPS,
            "not as it should be: none of the points, or fewer",
            f"{OF_101}1",
            "how much is cut is for a person to judge",
        ),
        (
            Row("100%", "70%"),
            BY_STEPS,
            "the points times (70% − 60%) ÷ (1 − 60%)",
            f"{OF_101}2",
            None,
        ),
        (
            Row("100%", "59.87%"),
            BY_STEPS,
            "59.87% is below the pass mark of 60%: none of the points",
            f"{OF_101}2",
            None,
        ),
        (
            Row("≥95%", "89.97%", aspect="服务对象满意度指标"),
            BY_STEPS,
            "89.97% is at least 80%: 80% of the points",
            f"{OF_101}4",
            None,
        ),
        (
            Row("≥95%", "89.97%", dimension="满意度指标", aspect="其他指标"),
            BY_STEPS,
            "89.97% is at least 80%: 80% of the points",
            f"{OF_101}4",
            None,
        ),
        (
            Row("≥95%", "59.876%", aspect="服务对象满意度指标"),
            BY_STEPS,
            "59.88% is below 60%: none of the points",
            f"{OF_101}4",
            None,
        ),
        (
            Row("健全", "健全"),
            CAPPED,
            "judged by level, reached: 80% to 100% of the points",
            "湖北省项目绩效自评表 填表说明",
            IN_THE_LEVEL,
        ),
    ],
)
def test_a_line_says_by_which_rule_it_got_its_points(
    row: Row, method: str, rule: str, citation: str, reason: str | None
) -> None:
    line = scored(row._replace(weight="10"), method)
    assert line.rule is not None
    assert (said(line.rule.message), line.rule.citation, said(line.reason)) == (rule, citation, reason)


def test_the_sentence_of_far_more_than_the_target() -> None:
    line = scored(Row("600人", "900人", "10"), BY_SHARE, over_fulfilment="1.2")
    assert line.rule is not None
    assert said(line.rule.message) == "far more than the target (150%): the points times 120% ÷ 150%"
    assert line.rule.citation == ARTICLE_16
    at_the_limit = scored(Row("600人", "720人", "10"), BY_SHARE, over_fulfilment="1.2")
    assert at_the_limit.rule is not None
    assert said(at_the_limit.rule.message) == "the target is met: all of the points"
    assert at_the_limit.rule.citation == ARTICLE_16
    untold = scored(Row("600人", "很多人", "10"), BY_SHARE, over_fulfilment="1.2")
    assert said(untold.reason) == "很多人 cannot be held against 600人"


@pytest.mark.parametrize(
    ("method", "executed", "rule", "citation"),
    [
        (BY_SHARE, "89.715", "the points times the execution rate (89.72%)", ANNEX_1),
        (BY_STEPS, "100", "completed within the budget (100%): all of the points", f"{OF_101}2"),
        (BY_STEPS, "89.715", "89.72% is at least 80%: 70% of the points", f"{OF_101}2"),
        (BY_STEPS, "59.994", "59.99% is below 60%: none of the points", f"{OF_101}2"),
        (CAPPED, "50", "the points times the execution rate (50%)", "湖北省项目绩效自评表 填表说明"),
    ],
)
def test_the_line_of_the_execution_rate_says_its_rule(
    method: str, executed: str, rule: str, citation: str
) -> None:
    (line,) = bg.score(evaluation(funds=(spent("100", executed),)), method).lines
    assert line.rule is not None
    assert (said(line.rule.message), line.rule.citation) == (rule, citation)


def test_the_line_of_the_execution_rate_says_everything() -> None:
    """85.556% of 10 points; the rate is shown with two decimals."""
    (line,) = bg.score(evaluation(funds=(spent("100", "85.556", score="8.6"),))).lines
    assert (line.path, line.name, line.target, line.actual) == ("funds[0]", "预算执行率", "", "85.56%")
    assert (line.achievement, line.share) == (Decimal("0.85556"), Band.at(Decimal("0.85556")))
    assert (line.score, line.printed, line.met) == (Decimal("8.6"), Decimal("8.6"), None)


@pytest.mark.parametrize(
    ("line", "method", "reason"),
    [
        (bg.FundLine(), BY_SHARE, "the form prints neither the amounts nor the rate"),
        (spent("0", "0"), BY_SHARE, "nothing can be divided by a budget of zero"),
        (spent("100", "101.237"), BY_STEPS, "the clause has no step for a rate of 101.24%"),
    ],
)
def test_why_there_is_no_execution_rate(line: bg.FundLine, method: str, reason: str) -> None:
    (found,) = bg.score(evaluation(funds=(line,)), method).lines
    assert (found.actual == "", found.rule, found.share, found.band) == (method == BY_SHARE, None, None, None)
    assert said(found.reason) == reason


def test_a_completed_project_says_how_much_it_spent() -> None:
    (line,) = bg.score(evaluation(funds=(spent("100", "85.556"),)), BY_STEPS, completed=True).lines
    assert line.rule is not None
    assert said(line.rule.message) == "completed within the budget (85.56%): all of the points"


@pytest.mark.parametrize("target", ["是", "否", "有", "无", "没有"])
@pytest.mark.parametrize("actual", ["是", "否", "有", "无", "没有"])
def test_an_answer_is_as_it_should_be_or_not(target: str, actual: str) -> None:
    """是 and 有 say yes; 否, 无 and 没有 say no."""
    line = scored(Row(target, actual, "5"), BY_STEPS)
    assert line.met is ((target in "是有") is (actual in "是有"))
    assert line.score == (5 if line.met else None)


def test_a_project_that_spent_all_and_is_not_completed_has_no_step() -> None:
    (line,) = bg.score(evaluation(funds=(spent("100", "100"),)), BY_STEPS, completed=False).lines
    assert said(line.reason) == "the clause has no step for a rate of 100%"


def test_a_line_without_points_says_so() -> None:
    rows = (Row("5次", "5次", "95"), Row("5次", "5次"))
    funds, _, silent = bg.score(evaluation(*rows, funds=(spent("100", "100", weight=""),))).lines
    assert said(funds.reason) == "the form prints no points for it, and the goals leave none"
    assert funds.weight.counted is False
    assert said(silent.reason) == "the form prints no points for it"


@pytest.mark.parametrize(
    ("rows", "weight", "reason"),
    [
        ((), None, "there is nothing to score"),
        (
            (Row("5次", "5次", "90"), Row("5次", "5次"), Row("5次", "5次")),
            None,
            "lines whose points cannot be told: 2",
        ),
        ((Row("5次", "5次", "90.50"),), "90.5", "the points add to 90.5, not to 100: no grade"),
        (
            (Row("健全", "健全", "40"), Row("5次", "", "40"), Row("5次", "5次", "20")),
            "100",
            "lines that a person has to score: 2",
        ),
        ((Row("5次", "5次", "100"),), "100", None),
    ],
)
def test_a_total_says_why_it_is_open_or_has_no_grade(
    rows: tuple[Row, ...], weight: str | None, reason: str | None
) -> None:
    form = evolve(evaluation(*rows), total_score=Decimal(88))
    total = bg.score(form).total
    assert said(total.reason) == reason
    assert total.weight == (None if weight is None else Decimal(weight))
    assert total.printed == 88
    assert (total.band is None) == (weight is None)


# What is refused.


def test_a_band_runs_upwards_between_exact_numbers() -> None:
    with pytest.raises(InvalidValue) as error:
        Band(Decimal(8), Decimal(6))
    assert said(error.value.message) == ("a band goes from a number to one that is not less, not [8, 6]")
    with pytest.raises(InvalidValue, match="a band goes from a number"):
        Band(6, 8)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match="a band goes from a number"):
        Band(Decimal(6), 8)  # type: ignore[arg-type]


def test_a_band_is_written_with_the_bracket_of_its_end() -> None:
    """部分达成 is 80%-60%（含）: the end that does not belong to it has a round bracket."""
    six, eight = Decimal("6.0"), Decimal(8)
    assert [str(Band(six, eight)), str(Band(six, eight, below=True)), str(Band.at(8))] == [
        "[6.0, 8]",
        "[6.0, 8)",
        "8",
    ]


def test_a_parameter_that_is_no_number_is_named() -> None:
    with pytest.raises(InvalidValue) as error:
        exact("three")
    assert said(error.value.message) == "'three' is no number"


def test_only_a_self_evaluation_is_scored_and_the_error_says_how_to_make_one() -> None:
    with pytest.raises(InvalidValue) as error:
        bg.score(bg.ProjectGoals(fiscal_year=2020))  # type: ignore[arg-type]
    assert (
        said(error.value.message)
        == "only a self-evaluation has scores, not <ProjectGoals 2020 · 0 indicators>"
    )
    assert said(error.value.hint) == "make one with budgetgoals.self_evaluation(form, actuals)"


def test_a_method_that_gives_more_than_all_points_is_named() -> None:
    """The pass mark and the shares are from 0 to 1; a method of others may get that wrong."""
    with pytest.raises(InvalidValue) as error:
        bg.score(evaluation(), BY_STEPS, passing="1")
    assert said(error.value.message) == "a pass mark is a share from 0 to below 1, not 1"
