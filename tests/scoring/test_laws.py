"""What holds for every method and every number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budgetgoals as bg
from budgetgoals.scoring import Band, Outcome
from budgetgoals.scoring.bands import total_of
from tests.scoring.building import Row, evaluation, scored, spent

METHODS = ("caiyu-2020-10", "caiyu-2021-101", "proportional-capped")
ASPECTS = (
    ("产出指标", "数量指标"),
    ("产出指标", "成本指标"),
    ("成本指标", "经济成本指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
numbers = st.decimals(min_value=0, max_value=100_000, places=2, allow_nan=False)
percentages = st.decimals(min_value=0, max_value=100, places=2, allow_nan=False)
above_zero = st.decimals(min_value="0.01", max_value=100_000, places=2, allow_nan=False)
weights = st.decimals(min_value=0, max_value=100, places=2, allow_nan=False)
methods = st.sampled_from(METHODS)
places = st.sampled_from(ASPECTS)
signs = st.sampled_from(("", "=", "≥", "≤", ">", "<", "约"))
texts = st.one_of(
    st.sampled_from(
        (
            "健全",
            "逐年增高",
            "有所下降",
            "是",
            "否",
            "完成",
            "部分达成",
            "未完成",
            "基本达成目标",
            "",
            "290%",
            "≥**%",
            "11月底前",
        )
    ),
    st.builds(
        lambda sign, value, unit: f"{sign}{value}{unit}",
        signs,
        numbers,
        st.sampled_from(("%", "人", "小时", "")),
    ),
    st.builds("{}-{}个".format, st.integers(0, 5), st.integers(5, 9)),
    st.dates().map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
)


def least(line: bg.ScoreLine) -> Decimal:
    assert line.band is not None
    return line.band.low


rows = st.builds(
    lambda place, target, actual, weight: Row(target, actual, str(weight), "", *place),
    places,
    texts,
    texts,
    weights,
)


@given(methods, rows, st.integers(0, 4))
def test_a_score_is_from_nothing_to_all_of_the_points(method: str, row: Row, decimals: int) -> None:
    line = scored(row, method, decimals=decimals)
    if line.band is not None:
        assert 0 <= line.band.low <= line.band.high <= Decimal(row.weight)
    else:
        assert line.reason is not None


@given(methods, above_zero, numbers, numbers, weights)
def test_more_is_never_worse_for_a_floor(
    method: str, target: Decimal, first: Decimal, second: Decimal, weight: Decimal
) -> None:
    less, more = sorted((first, second))
    scores = [
        least(scored(Row(f"≥{target}人", f"{actual}人", str(weight)), method)) for actual in (less, more)
    ]
    assert scores[0] <= scores[1]


@given(methods, numbers, numbers, numbers, weights)
def test_more_is_never_better_for_a_ceiling(
    method: str, target: Decimal, first: Decimal, second: Decimal, weight: Decimal
) -> None:
    less, more = sorted((first, second))
    scores = [
        least(scored(Row(f"≤{target}人", f"{actual}人", str(weight)), method)) for actual in (less, more)
    ]
    assert scores[0] >= scores[1]


@given(methods, percentages, percentages)
def test_more_satisfaction_is_never_worse(method: str, first: Decimal, second: Decimal) -> None:
    less, more = sorted((first, second))
    rows = [
        Row("≥95%", f"{actual}%", "10", dimension="满意度指标", aspect="服务对象满意度指标")
        for actual in (less, more)
    ]
    assert least(scored(rows[0], method)) <= least(scored(rows[1], method))


@given(methods, above_zero, above_zero, above_zero)
def test_to_spend_more_of_the_budget_is_never_worse(
    method: str, budget: Decimal, first: Decimal, second: Decimal
) -> None:
    less, more = sorted(min(amount, budget) for amount in (first, second))
    scores = [
        least(bg.score(evaluation(funds=(spent(str(budget), str(amount)),)), method).lines[0])
        for amount in (less, more)
    ]
    assert scores[0] <= scores[1]


@given(methods, places, st.sampled_from(("", "=", "≥", "≤")), above_zero, above_zero)
def test_a_score_does_not_depend_on_the_unit(
    method: str, place: tuple[str, str], sign: str, target: Decimal, actual: Decimal
) -> None:
    def score(target_text: str, actual_text: str) -> Band | None:
        return scored(Row(sign + target_text, actual_text, "10", "", *place), method).band

    in_wan, in_yuan = f"{target}万元", f"{target.scaleb(4):f}元"
    assert (
        score(in_wan, f"{actual}万元")
        == score(in_yuan, f"{actual.scaleb(4):f}元")
        == score(in_wan, f"{actual.scaleb(4):f}元")
        == score(in_yuan, f"{actual}万元")
    )


@given(methods, above_zero, weights)
def test_a_target_that_is_met_exactly_gets_all_of_its_points(
    method: str, target: Decimal, weight: Decimal
) -> None:
    for sign in ("", "=", "≥", "≤"):
        assert scored(Row(f"{sign}{target}人", f"{target}人", str(weight)), method).band == Band.at(weight)


@given(
    methods,
    st.lists(st.tuples(texts, texts, weights), max_size=5),
    st.decimals(min_value=0, max_value=100, places=1, allow_nan=False),
)
def test_a_total_is_the_sum_of_its_lines_and_scoring_changes_no_form(
    method: str, rows: list[tuple[str, str, Decimal]], printed: Decimal
) -> None:
    form = evaluation(*(Row(target, actual, str(weight), str(printed)) for target, actual, weight in rows))
    before = bg.dumps(form)
    card = bg.score(form, method)
    assert bg.dumps(form) == before
    assert card == bg.score(form, method)
    if card.total.band is not None:
        parts = [line.band or Band(Decimal(0), line.weight.points or Decimal(0)) for line in card.lines]
        assert card.total.band == total_of(parts)
    assert card.tally.printed == len(rows)


@pytest.mark.parametrize("method", METHODS)
@given(above_zero, above_zero)
def test_a_score_that_the_method_itself_gave_is_explained_by_it(
    method: str, target: Decimal, actual: Decimal
) -> None:
    given_score = scored(Row(f"≥{target}人", f"{actual}人", "10"), method).score
    again = scored(Row(f"≥{target}人", f"{actual}人", "10", str(given_score)), method)
    assert again.outcome is Outcome.EXACT
