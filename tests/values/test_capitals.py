"""Amounts in capitals: 支付结算办法 annex 1."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.capitals import from_capitals, to_capitals
from budgetgoals.errors import InvalidValue
from budgetgoals.yuan import parse_yuan


def reads(*cases: tuple[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "amount"), cases)


# 支付结算办法 annex 1, the rule's own examples and the permitted spellings of each.
@pytest.mark.parametrize(
    ("amount", "written", "also_permitted"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角", "壹仟肆佰零玖元伍角整 壹仟肆佰零玖元伍角正"),
        ("6007.14", "陆仟零柒元壹角肆分", "陸仟零柒圓壹角肆分 陆仟零零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分", "壹仟陆佰捌拾元零叁角贰分"),
        (
            "107000.53",
            "壹拾万柒仟元伍角叁分",
            "壹拾万柒仟元零伍角叁分 壹拾万零柒仟元伍角叁分 壹拾万零柒仟元零伍角叁分",
        ),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分", "叁佰贰拾伍圆零肆分"),
    ],
)
def test_the_examples_of_the_rule(amount: str, written: str, also_permitted: str) -> None:
    assert to_capitals(Decimal(amount)) == written
    for text in (written, *also_permitted.split()):
        assert from_capitals(text) == parse_yuan(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("0.55", "伍角伍分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("15", "壹拾伍元整"),
        ("10.01", "壹拾元零壹分"),
        ("10.10", "壹拾元壹角"),
        ("100.05", "壹佰元零伍分"),
        ("1010", "壹仟零壹拾元整"),
        ("10500", "壹万零伍佰元整"),
        ("0.00", "零元整"),
        ("12.0", "壹拾贰元整"),
        ("1.200", "壹元贰角"),
        ("0.010", "壹分"),
        ("1E+4", "壹万元整"),
        ("200003", "贰拾万零叁元整"),
        ("1000000.00", "壹佰万元整"),
        ("100000000", "壹亿元整"),
        ("100000001", "壹亿零壹元整"),
        ("1070000000", "壹拾亿柒仟万元整"),
        ("1000007000", "壹拾亿零柒仟元整"),
        ("1000000000000", "壹万亿元整"),
        ("-5.5", "负伍元伍角"),
        (
            "9999999999999999.99",
            "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
    ],
)
def test_writing_capitals(amount: str, written: str) -> None:
    assert to_capitals(Decimal(amount)) == written
    assert to_capitals(Decimal(amount), prefix=True) == "人民币" + written
    assert from_capitals(written) == from_capitals("人民币" + written) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("零圆正", "0"),
        ("零元伍角", "0.5"),
        ("壹拾亿零柒仟万元整", "1070000000"),
        ("貳拾萬參仟圓整", "203000"),
        ("壹億圓正", "100000000"),
    ],
)
def test_further_permitted_spellings(text: str, amount: str) -> None:
    assert from_capitals(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (
            "一百元整 壹百元整 廿元整 卅元整 伍毛 壹另伍元整 壹佰〇伍元整 念元整 5元整 贰拾万左右",
            "may not stand in one",
        ),  # article 1
        ("壹佰元 壹仟肆佰零玖元 零元", "as the rule wants"),  # article 2: 整 is missing
        ("伍分整 壹元零伍分整", "as the rule wants"),  # article 2: no 整 after 分
        ("拾伍元整 壹贰叁元整 壹仟肆佰玖元整", "as the rule wants"),
        ("壹佰万伍佰元整 壹拾亿柒仟元整", "as the rule wants"),  # article 4: 零 is missing
        ("叁佰贰拾伍元肆分 壹佰元伍分", "as the rule wants"),  # article 4: 零 before 分 is missing
        ("壹佰贰拾叁元零肆角 壹拾壹万零柒仟元整", "as the rule wants"),  # 零 where no digit is zero
        ("整 人民币 人民币整 负 壹佰 壹佰整 元整 壹佰元壹佰元整 壹角元整", "is no amount in capitals"),
        ("拾佰元整 壹佰仟元整 万元整", "is no number"),
    ],
)
def test_what_the_rule_does_not_permit_is_refused(texts: str, reason: str) -> None:
    for text in texts.split():
        with pytest.raises(InvalidValue, match=reason):
            from_capitals(text)


def test_a_gap_after_the_currency_is_refused() -> None:
    with pytest.raises(InvalidValue, match="' ' may not stand"):
        from_capitals("人民币 壹佰元整")  # article 3


@pytest.mark.parametrize("amount", ["0.005", "1.234", "-0.001"])
def test_capitals_end_at_fen(amount: str) -> None:
    with pytest.raises(InvalidValue, match="below 分"):
        to_capitals(Decimal(amount))


def test_a_refusal_says_how_the_rule_spells_it() -> None:
    with pytest.raises(InvalidValue, match=r"325\.04 is 叁佰贰拾伍元零肆分"):
        from_capitals("叁佰贰拾伍元肆分")


amounts = st.decimals(min_value=-(10**14), max_value=10**14, allow_nan=False, places=2)


@given(amounts)
def test_capitals_there_and_back(amount: Decimal) -> None:
    assert from_capitals(to_capitals(amount)) == amount
    assert from_capitals(to_capitals(amount, prefix=True)) == amount
    assert parse_yuan(to_capitals(amount, prefix=True)) == amount
