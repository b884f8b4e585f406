"""Indicators told in sentences are cut where a sign of comparison tells name from target, only there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budgetgoals as bg
from budgetgoals.reading.sentences import Told, told_in
from tests.support.conservation import assert_nothing_lost

SENTENCE = (
    "设 1条数量指标:开通月份≥1个月;设 1条质量指标:保障率≥80%;设 1条时效指标:支付及\n"
    "时率=100%;设 1条成本指标:超支率≤0%;设 1条满意度指标:职工满意度≥90%。\n"
)
PARAGRAPHS = (
    "一、产出指标\n数量指标:种植数量>=17600株;成活率>=85%;时效指标:完成率=100%。\n"
    "二、效益指标\n经济效益指标:产值≥80万元,增收≥8万元;生态效益指标:生态功能提高。\n"
)


def rows(text: str) -> list[tuple[str, str, str]]:
    (form,) = bg.read_text(text).forms
    return [(leaf.aspect.name, leaf.indicator.name, leaf.indicator.target.text) for leaf in form.leaves()]


def test_a_whole_form_in_one_sentence() -> None:
    assert rows(SENTENCE) == [
        ("数量指标", "开通月份", "≥1个月"),
        ("质量指标", "保障率", "≥80%"),
        ("时效指标", "支付及时率", "=100%"),
        ("成本指标", "超支率", "≤0%"),
        ("满意度指标", "职工满意度", "≥90%"),
    ]


def test_paragraphs_with_several_indicators_each() -> None:
    assert rows(PARAGRAPHS) == [
        ("数量指标", "种植数量", ">=17600株"),
        ("数量指标", "成活率", ">=85%"),
        ("时效指标", "完成率", "=100%"),
        ("经济效益指标", "产值", "≥80万元"),
        ("经济效益指标", "增收", "≥8万元"),
    ]


def test_what_no_sign_cuts_is_unread_and_said_to_be() -> None:
    reading = bg.read_text(PARAGRAPHS)
    assert [piece.text for piece in reading.unread] == ["生态功能提高"]
    assert "BG026" in [finding.code for finding in reading.findings]


@pytest.mark.parametrize("text", [SENTENCE, PARAGRAPHS])
def test_nothing_of_it_is_lost(text: str) -> None:
    assert_nothing_lost(text, bg.read_text(text))


@pytest.mark.parametrize(
    "text", ["数量指标≥5个", "产出指标：很好。", "本项目的数量指标：见附件。质量指标：见附件。", ""]
)
def test_a_text_that_only_names_levels_tells_nothing(text: str) -> None:
    assert told_in(text) is None


@given(
    st.lists(
        st.sampled_from(
            ["数量指标：", "质量指标：", "名称≥5个", "；", "。", "（", "）", "\n", "甲", "≥", "【", "】"]
        )
    )
)
def test_the_pieces_of_a_text_follow_one_another(parts: list[str]) -> None:
    text = "".join(parts)
    pieces = told_in(text) or []
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    between = [text[one.end : other.start] for one, other in pairwise(pieces)]
    assert "".join(between).strip() == ""
    assert all(piece.told in Told for piece in pieces)
