"""Amounts of money, read: one block a rule, the rule's source beside it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.capitals import from_capitals
from budgetgoals.errors import AmbiguousValue, InvalidValue
from budgetgoals.yuan import format_yuan, parse_yuan

LETTERS = "零一二三五十百千万亿两壹贰拾佰仟元圆角分整块毛钱¥￥人民币RMBCNY0123456789.,，-－+()（） %半约左右"


def reads(*cases: tuple[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "amount"), cases)


# As the forms print them: 元 with separators and two decimals, 万元 with decimals.
@reads(
    ("2,643,200.00", "2643200"),
    ("2643200", "2643200"),
    ("２，６４３，２００", "2643200"),
    ("264.32万元", "2643200"),
    ("264.32万", "2643200"),
    ("2.38  万元", "23800"),
    ("6923.3552万元", "69233552"),
    ("10000万元", "100000000"),
    ("1.5亿元", "150000000"),
    ("1亿2000万元", "120000000"),
    ("1亿2345.67万元", "123456700"),
    ("12千元", "12000"),
    ("1.2百万元", "1200000"),
    ("1 681 680元", "1681680"),
    ("0元", "0"),
    ("1.125元", "1.125"),
    ("100元整", "100"),
    ("五", "5"),
    ("二十万元", "200000"),
    ("三百五", "350"),
)
def test_amounts(text: str, amount: str) -> None:
    assert parse_yuan(text) == Decimal(amount)


@reads(
    ("￥5.00", "5"),
    ("¥1,234.50", "1234.5"),
    ("RMB 5", "5"),
    ("rmb¥5", "5"),
    ("CNY 1,234", "1234"),
    ("CN¥5", "5"),
    ("人民币5元", "5"),
    ("人民币 5 元", "5"),
    ("5元人民币", "5"),
    ("5600￥", "5600"),
    ("123.45 CNY", "123.45"),
    ("人民币（大写）：壹佰贰拾叁元整", "123"),
)
def test_currencies(text: str, amount: str) -> None:
    assert parse_yuan(text) == Decimal(amount)


@reads(
    ("-5", "-5"),
    ("－5元", "-5"),
    ("-¥5.00", "-5"),
    ("¥-5.00", "-5"),
    ("负五元", "-5"),
    ("+5", "5"),
    ("（123）", "-123"),
    ("(1,234.50)", "-1234.5"),
    ("（￥123）", "-123"),
    ("（123）万元", "-1230000"),
    ("-0", "0"),
)
def test_signs(text: str, amount: str) -> None:
    assert parse_yuan(text) == Decimal(amount)


@reads(
    ("5元3角", "5.3"),
    ("5元3角2分", "5.32"),
    ("3角5分", "0.35"),
    ("5分", "0.05"),
    ("5元零3分", "5.03"),
    ("5元0角3分", "5.03"),
    ("六十四万零一百四十三元一角七分", "640143.17"),
    ("五块", "5"),
    ("五块钱", "5"),
    ("五块三毛", "5.3"),
    ("三块五", "3.5"),
    ("三块五毛二", "3.52"),
    ("五元三角二", "5.32"),
    ("一毛五", "0.15"),
    ("七千八百块零五毛", "7800.5"),
    ("十块零五分", "10.05"),
)
def test_jiao_and_fen(text: str, amount: str) -> None:
    assert parse_yuan(text) == Decimal(amount)


# Spellings that the rule for vouchers does not permit are amounts all the same.
@reads(
    ("壹佰贰拾叁元整", "123"),
    ("贰拾万元", "200000"),
    ("拾伍元整", "15"),
    ("貳拾萬圓正", "200000"),
    ("人民币伍仟元整", "5000"),
    ("壹佰元零角伍分", "100.05"),
    ("负壹佰元整", "-100"),
)
def test_capitals_in_any_spelling(text: str, amount: str) -> None:
    assert parse_yuan(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("96", "元", "96"),
        ("96", "万元", "960000"),
        ("96", "（万元）", "960000"),
        ("96", "(万元)", "960000"),
        ("96", "单位：万元", "960000"),
        ("96", "人民币万元", "960000"),
        ("96", "萬圓", "960000"),
        ("1.2345", "亿元", "123450000"),
        ("5", "千元", "5000"),
        ("5", "百万元", "5000000"),
        ("1,234.5", "万元", "12345000"),
        ("-1.5", "万元", "-15000"),
        ("（1.5）", "万元", "-15000"),
        ("一百二十", "万元", "1200000"),
        ("96.5元", "万元", "96.5"),
        ("96万", "元", "960000"),
        ("96万", "万元", "960000"),
        ("1亿2000万", "万元", "120000000"),
        ("3元5角", "万元", "3.5"),
    ],
)
def test_a_unit_in_the_text_comes_before_the_label(text: str, unit: str, amount: str) -> None:
    assert parse_yuan(text, unit) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("￥3", "万元"),
        ("3 CNY", "亿元"),
        ("三万", "万元"),
        ("3千", "万元"),
        ("（3万元）", "元"),
        ("10 75元", "元"),
        ("五六百元", "元"),
    ],
)
def test_two_readings_are_refused(text: str, unit: str) -> None:
    with pytest.raises(AmbiguousValue):
        parse_yuan(text, unit)


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ("7,00.0,77 1,2,3元 5,元", "groups of three"),
        ("贰拾万左右 约5万元 5万余元 近百万元", "is an estimate"),
        ("95% 5‰ 百分之五 半元 万分之五元", "is a share"),
        ("--5 -(5)- (-5) 负-5元", "more than one sign|no number|no amount"),
        ("5元3 5元3角2分1", "no unit|last digit"),
        ("12.5元3角", "decimals and 角"),
        ("5美元 $5 5港元 €5", "not understood"),
        ("元 元整 角 90分 15角 1000元/人 3-5万元 5元5元", "is no amount in yuan"),
        ("万元 百万元 亿", "digit is missing"),
        ("整 五整 5钱 5个 1e5元", "not understood"),
        ("¥ 人民币 （） RMB", "holds no number"),
    ],
)
def test_malformed_amounts_are_refused_with_the_reason(texts: str, reason: str) -> None:
    for text in texts.split():
        with pytest.raises(InvalidValue, match=reason):
            parse_yuan(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("10000000000000000", "元"),
        ("-10000000000000000", "元"),
        ("1,000,000,000,000", "万元"),
        ("999999999亿元", "元"),
        ("９" * 17, "元"),
        ("（9999999999999999）", "万元"),
    ],
)
def test_an_amount_that_cannot_be_written_is_refused(text: str, unit: str) -> None:
    with pytest.raises(InvalidValue, match="beyond the range"):
        parse_yuan(text, unit)
    with pytest.raises(InvalidValue, match="too many digits"):
        parse_yuan("0." + "1" * 120)


def test_the_refusal_shows_the_text_as_it_was_printed() -> None:
    with pytest.raises(InvalidValue, match="'人民币貳拾萬左右'"):
        parse_yuan("人民币貳拾萬左右")


@pytest.mark.parametrize("unit", ["万", "", "美元", "元/人", "%", "万元元"])
def test_an_unknown_unit_is_refused(unit: str) -> None:
    with pytest.raises(InvalidValue, match="is no unit of yuan"):
        parse_yuan("5", unit)


@pytest.mark.parametrize("value", [None, 5, 5.0, b"5", []])
def test_what_is_no_text_is_refused(value: str) -> None:
    with pytest.raises(InvalidValue, match="a text is expected"):
        parse_yuan(value)
    with pytest.raises(InvalidValue, match="a text is expected"):
        parse_yuan("5", value)
    with pytest.raises(InvalidValue, match="a text is expected"):
        from_capitals(value)
    with pytest.raises(InvalidValue, match="a text is expected"):
        format_yuan(5, locale=value)


def test_a_very_long_text_is_refused_at_once() -> None:
    for text in ("9" * 100_000, " " * 100_000, "5" + " " * 100_000 + "x", "壹" * 100_000):
        with pytest.raises(InvalidValue, match="characters"):
            parse_yuan(text)
        with pytest.raises(InvalidValue, match="characters"):
            from_capitals(text)


@pytest.mark.parametrize("blank", ["\n", " ", "\u3000", " 零"])
def test_many_blanks_are_refused_at_once(blank: str) -> None:
    for text in (f"万元{blank * 190}x", f"5元{blank * 190}3角x", f"（5元{blank * 190}"):
        with pytest.raises(InvalidValue):
            parse_yuan(text)


@given(st.one_of(st.text(), st.text(LETTERS, max_size=16)), st.sampled_from(["元", "万元", "（亿元）"]))
def test_any_text_is_read_as_a_decimal_or_refused(text: str, unit: str) -> None:
    for read in (partial(parse_yuan, text, unit), partial(from_capitals, text)):
        try:
            amount = read()
        except InvalidValue as refusal:
            str(refusal)
        else:
            assert type(amount) is Decimal
            assert parse_yuan(format_yuan(amount)) == amount
