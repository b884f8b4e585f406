"""The worked examples of the regulations, each beside the clause that it comes from."""

from __future__ import annotations

from decimal import Decimal

import pytest

import budgetgoals as bg
from budgetgoals.scoring import Band, Grade, Group, method_of
from budgetgoals.scoring.grades import grade_of
from tests.scoring.building import Row, evaluation, scored, spent

BY_SHARE, BY_STEPS, CAPPED = "caiyu-2020-10", "caiyu-2021-101", "proportional-capped"


def band(low: str, high: str, *, below: bool = False) -> Band:
    return Band(Decimal(low), Decimal(high), below=below)


@pytest.mark.parametrize(
    ("clause", "target", "actual", "score"),
    [
        ("完成指标值的，记该指标所赋全部分值", "600人", "600人", "10"),
        ("完成指标值的，记该指标所赋全部分值", "≥600人", "750人", "10"),
        ("未完成指标值的，按照完成值与指标值的比例记分", "600人", "540人", "9"),
        ("未完成指标值的，按照完成值与指标值的比例记分", "≥95%", "76%", "8"),
        ("未完成指标值的，按照完成值与指标值的比例记分", "≥95%", "0%", "0"),
    ],
)
def test_10_article_16_on_numbers(clause: str, target: str, actual: str, score: str) -> None:
    line = scored(Row(target, actual, "10"), BY_SHARE)
    assert line.score == Decimal(score), clause
    assert line.rule is not None
    assert line.rule.citation == "财预〔2020〕10号 第十六条"


@pytest.mark.parametrize(
    ("clause", "actual", "expected"),
    [
        ("达成年度指标 100%-80%（含）", "达成年度指标", band("8", "10")),
        ("达成年度指标 100%-80%（含）", "健全", band("8", "10")),
        (
            "部分达成年度指标并具有一定效果 80%-60%（含）",
            "部分达成年度指标并具有一定效果",
            band("6", "8", below=True),
        ),
        ("未达成年度指标且效果较差 60%-0%", "未达成年度指标且效果较差", band("0", "6", below=True)),
    ],
)
def test_10_article_16_on_words(clause: str, actual: str, expected: Band) -> None:
    line = scored(Row("健全", actual, "10"), BY_SHARE)
    assert line.band == expected, clause
    assert line.score is None
    assert line.reason is not None


def test_10_article_16_on_far_more_than_the_target() -> None:
    """偏离度适度调减: the rule names no threshold, so nothing is cut unless one is given."""
    row = Row("600人", "900人", "10")
    assert scored(row, BY_SHARE).score == 10
    cut = scored(row, BY_SHARE, over_fulfilment="1.2")
    assert cut.score == 8
    assert scored(Row("≤600元", "300元", "10"), BY_SHARE, over_fulfilment="1.2").score == 10


def test_10_article_13_on_weights() -> None:
    """预算执行率10%, 产出指标50%, 效益指标30%, 服务对象满意度指标10%."""
    method = method_of(BY_SHARE)
    assert method.execution_weight == 10
    assert method.group_weights(frozenset(Group)) == {
        Group.OUTPUT: 50,
        Group.BENEFIT: 30,
        Group.SATISFACTION: 10,
    }


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("100", Grade.EXCELLENT),
        ("90", Grade.EXCELLENT),
        ("89.9", Grade.GOOD),
        ("80", Grade.GOOD),
        ("79.9", Grade.MEDIUM),
        ("60", Grade.MEDIUM),
        ("59.9", Grade.POOR),
        ("0", Grade.POOR),
    ],
)
def test_10_article_18_on_grades(points: str, grade: Grade) -> None:
    """90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差."""
    assert grade_of(Decimal(points)) is grade


def test_10_article_18_on_a_whole_form() -> None:
    rows = (Row("600人", "540人", "90"),)
    total = bg.score(evaluation(*rows, funds=(spent("100", "90"),)), BY_SHARE).total
    assert (total.score, total.weight, total.grade) == (Decimal(90), Decimal(100), Grade.EXCELLENT)
    total = bg.score(evaluation(*rows, funds=(spent("100", "89"),)), BY_SHARE).total
    assert (total.score, total.grade) == (Decimal("89.9"), Grade.GOOD)


@pytest.mark.parametrize(
    ("clause", "rate", "score"),
    [
        ("项目完成，且执行数控制在年度预算规模之内的，得10分", "100", "10"),
        ("执行率小于100%且大于等于80%的得7分", "99.99", "7"),
        ("执行率小于100%且大于等于80%的得7分", "80", "7"),
        ("执行率小于80%且大于等于60%的得5分", "79.99", "5"),
        ("执行率小于80%且大于等于60%的得5分", "60", "5"),
        ("执行率小于60%的不得分", "59.99", "0"),
    ],
)
def test_101_3_7_2_on_the_execution_rate(clause: str, rate: str, score: str) -> None:
    (line,) = bg.score(evaluation(funds=(spent("100", rate),)), BY_STEPS).lines
    assert line.score == Decimal(score), clause
    assert line.rule is not None
    assert line.rule.citation == "财预〔2021〕101号 三（七）2"


def test_101_3_7_2_on_a_completed_project() -> None:
    """What is completed within the budget gets all ten points, however little was spent."""
    form = evaluation(funds=(spent("100", "85"),))
    assert bg.score(form, BY_STEPS, completed=True).lines[0].score == 10
    assert bg.score(form, BY_STEPS, completed=False).lines[0].score == 7
    overspent = evaluation(funds=(spent("100", "101"),))
    (line,) = bg.score(overspent, BY_STEPS).lines
    assert line.band is None
    assert line.reason is not None
    assert "101%" in line.reason.en


@pytest.mark.parametrize(
    ("clause", "actual", "score"),
    [
        ("完成率小于60%为不及格，不得分", "59.9%", "0"),
        ("得分 =（实际完成率 - 60%）／（1 - 60%）×指标分值", "60%", "0"),
        ("得分 =（实际完成率 - 60%）／（1 - 60%）×指标分值", "70%", "2.5"),
        ("得分 =（实际完成率 - 60%）／（1 - 60%）×指标分值", "80%", "5"),
        ("得分 =（实际完成率 - 60%）／（1 - 60%）×指标分值", "90%", "7.5"),
        ("得分 =（实际完成率 - 60%）／（1 - 60%）×指标分值", "100%", "10"),
    ],
)
def test_101_3_7_2_on_other_numbers(clause: str, actual: str, score: str) -> None:
    assert scored(Row("100%", actual, "10"), BY_STEPS).score == Decimal(score), clause


@pytest.mark.parametrize(
    ("clause", "actual", "score"),
    [
        ("满意度大于等于90%的得10分", "90%", "10"),
        ("满意度小于90%且大于等于80%的得8分", "89.9%", "8"),
        ("满意度小于90%且大于等于80%的得8分", "80%", "8"),
        ("满意度小于80%且大于等于60%的得5分", "79.9%", "5"),
        ("满意度小于80%且大于等于60%的得5分", "60%", "5"),
        ("满意度小于60%不得分", "59.9%", "0"),
    ],
)
def test_101_3_7_4_on_satisfaction(clause: str, actual: str, score: str) -> None:
    row = Row("≥95%", actual, "10", dimension="满意度指标", aspect="服务对象满意度指标")
    line = scored(row, BY_STEPS)
    assert line.score == Decimal(score), clause
    assert line.rule is not None
    assert line.rule.citation == "财预〔2021〕101号 三（七）4"


def test_101_3_7_1_on_yes_and_no() -> None:
    """符合要求的得满分，不符合要求的不得分或者扣相应的分数."""
    assert scored(Row("是", "是", "5"), BY_STEPS).score == 5
    assert scored(Row("是", "否", "5"), BY_STEPS).band == band("0", "5", below=True)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("基本达成目标", band("8", "10")),
        ("部分实现目标", band("6", "8", below=True)),
        ("实现目标程度较低", band("0", "6", below=True)),
    ],
)
def test_101_3_7_3_on_words(actual: str, expected: Band) -> None:
    """基本达成目标 100%-80%（含）, 部分实现目标 80%-60%（含）, 实现目标程度较低 60%-0%."""
    assert scored(Row("有效改善", actual, "10"), BY_STEPS).band == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (
            {Group.COST, Group.OUTPUT, Group.BENEFIT, Group.SATISFACTION},
            {Group.COST: 20, Group.OUTPUT: 40, Group.BENEFIT: 20, Group.SATISFACTION: 10},
        ),
        (
            {Group.OUTPUT, Group.BENEFIT, Group.SATISFACTION},
            {Group.OUTPUT: 50, Group.BENEFIT: 30, Group.SATISFACTION: 10},
        ),
        ({Group.OUTPUT, Group.BENEFIT}, {Group.OUTPUT: 50, Group.BENEFIT: 40}),
        (
            {Group.COST, Group.OUTPUT, Group.BENEFIT},
            {Group.COST: 20, Group.OUTPUT: 40, Group.BENEFIT: 30},
        ),
    ],
)
def test_101_3_6_on_weights(groups: set[Group], expected: dict[Group, int]) -> None:
    """Cost first; what has no satisfaction gives its ten points to benefit."""
    weights = method_of(BY_STEPS).group_weights(frozenset(groups))
    assert weights == expected
    assert sum(weights.values()) == 90


def test_hubeis_note() -> None:
    """正向 得分=权重×B/A, 反向 得分=权重×A/B, capped; 定性 100-80, 80-50, 50-0; 执行率 20."""
    assert scored(Row("≥95%", "76%", "20"), CAPPED).score == 16
    assert scored(Row("≤90万元", "100万元", "20"), CAPPED).score == 18
    assert scored(Row("≤90万元", "60万元", "20"), CAPPED).score == 20
    assert scored(Row("健全", "部分达成", "10"), CAPPED).band == band("5", "8", below=True)
    assert scored(Row("健全", "未达成", "10"), CAPPED).band == band("0", "5", below=True)
    (line,) = bg.score(evaluation(funds=(spent("10", "9", weight=""),)), CAPPED).lines
    assert (line.weight.points, line.score) == (Decimal(20), Decimal(18))
