"""Numbers in figures and in words, read: one block a rule, the rule's source beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetgoals.errors import AmbiguousValue, InvalidValue
from budgetgoals.numerals import parse_number


def reads(*cases: tuple[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "value"), cases)


def texts(*cases: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", cases)


# Figures. GB/T 15835: thousands are parted by commas or thin blanks, the point parts the decimals. The forms
# are PDF files, which leave blanks, full-width characters and radicals.
@reads(
    ("0", "0"),
    ("007", "7"),
    ("2643200", "2643200"),
    ("2,643,200.00", "2643200"),
    ("２，６４３，２００．５０", "2643200.5"),
    ("0.05", "0.05"),
    ("1 234", "1234"),
    ("1 234 567.89", "1234567.89"),
    ("1\u00a0234", "1234"),
    ("968.191 8", "968.1918"),
    ("968.191\n8", "968.1918"),
    (" 5 ", "5"),
    ("3.5 万", "35000"),
    ("1\u200b2", "12"),
    ("⼀百⼆⼗", "120"),
)
def test_figures(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@reads(
    ("-5", "-5"),
    ("－5", "-5"),
    ("−5", "-5"),
    ("+5", "5"),
    ("＋5", "5"),
    ("负五", "-5"),
    ("負十", "-10"),
    ("- 5", "-5"),
    ("-1,234.5", "-1234.5"),
    ("负百分之五", "-0.05"),
    ("-0", "0"),
    ("负零", "0"),
)
def test_signs(text: str, value: str) -> None:
    assert str(parse_number(text)).lstrip("-") == str(Decimal(value)).lstrip("-")
    assert parse_number(text) == Decimal(value)
    assert parse_number(text).is_signed() == (Decimal(value) < 0)


# A number in words is the sum of digit times unit (十 百 千 万 亿); 零 stands for what is missing between.
@reads(
    ("零", "0"),
    ("〇", "0"),
    ("○", "0"),
    ("五", "5"),
    ("两", "2"),
    ("十", "10"),
    ("十五", "15"),
    ("二十", "20"),
    ("廿", "20"),
    ("廿三", "23"),
    ("卅", "30"),
    ("卅一", "31"),
    ("一百", "100"),
    ("一百零五", "105"),
    ("一百一十", "110"),
    ("一百十二", "112"),
    ("两千零五", "2005"),
    ("一千零一十", "1010"),
    ("一千零十一", "1011"),
    ("一千零零五", "1005"),
    ("九千九百九十九", "9999"),
    ("一万", "10000"),
    ("一万零五百", "10500"),
    ("一万五百", "10500"),
    ("一万零百一十一", "10111"),
    ("十万零一千", "101000"),
    ("一百二十三万四千", "1234000"),
    ("一亿零五万", "100050000"),
    ("一亿五万", "100050000"),
    ("一亿零一", "100000001"),
    ("一万亿", "1000000000000"),
    ("十万亿", "10000000000000"),
    ("一万零一亿", "1000100000000"),
    ("一万万", "100000000"),
    ("九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九", "9999999999999999"),
)
def test_words(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


# Speech leaves out the last unit: the digit counts tenths of the unit before it, unless 零 stands between.
@reads(
    ("一百五", "150"),
    ("一千二", "1200"),
    ("一千二百五", "1250"),
    ("三万五", "35000"),
    ("一百二十五万三", "1253000"),
    ("两亿三", "230000000"),
    ("3万5", "35000"),
)
def test_spoken_short_forms(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


# GB/T 15835: numbers that name (years, codes) are read out digit by digit, with 〇.
@reads(
    ("二〇二〇", "2020"),
    ("二○二○", "2020"),
    ("二零二〇", "2020"),
    ("二O二O", "2020"),
    ("二0二0", "2020"),
    ("二 〇 二 〇", "2020"),
    ("一二三", "123"),
    ("三四", "34"),
    ("零零三", "3"),
    ("幺幺零", "110"),
    ("壹贰叁", "123"),
)
def test_digit_by_digit(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


# 支付结算办法 annex 1, article 1: the banking forms and the traditional ones that must be accepted.
@reads(
    ("壹拾贰万叁仟肆佰伍拾陆", "123456"),
    ("柒佰捌拾玖", "789"),
    ("貳拾陸萬", "260000"),
    ("參億", "300000000"),
    ("弍佰弎", "230"),
    ("兩千", "2000"),
    ("陆仟零柒", "6007"),
    ("壹拾万零柒仟", "107000"),
)
def test_banking_and_traditional_forms(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@reads(
    ("三点一四", "3.14"),
    ("零点零五", "0.05"),
    ("十三點五", "13.5"),
    ("一二点三零", "12.3"),
    ("三点14", "3.14"),
    ("三点五万", "35000"),
    ("零点五万", "5000"),
    ("一亿零一百点五", "100000100.5"),
)
def test_decimals_in_words(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@reads(
    ("3.5万", "35000"),
    ("0.5万", "5000"),
    ("0万", "0"),
    ("1.5亿", "150000000"),
    ("1.2千万", "12000000"),
    ("1.2万亿", "1200000000000"),
    ("2,643.2万", "26432000"),
    ("10000万", "100000000"),
    ("2千5百", "2500"),
    ("1百23", "123"),
    ("12万3千", "123000"),
    ("1亿2千万", "120000000"),
    ("1亿2000万", "120000000"),
    ("1亿2345.67万", "123456700"),
    ("1万2000.50", "12000.5"),
    ("1万零500", "10500"),
    ("10万0500", "100500"),
    ("3萬", "30000"),
    ("120千", "120000"),
)
def test_figures_with_units(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


# X分之Y is Y divided by X, where that is an exact decimal.
@reads(
    ("95%", "0.95"),
    ("９５％", "0.95"),
    ("95 %", "0.95"),
    ("95.50%", "0.955"),
    ("九十五%", "0.95"),
    ("5‰", "0.005"),
    ("百分之九十五", "0.95"),
    ("百分之95", "0.95"),
    ("百分之百", "1"),
    ("百分之一百二十", "1.2"),
    ("百分之九十九点五", "0.995"),
    ("千分之三", "0.003"),
    ("万分之五", "0.0005"),
    ("十分之三", "0.3"),
    ("四分之三", "0.75"),
    ("半", "0.5"),
    ("一半", "0.5"),
)
def test_shares(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("一百二万", ("20", "2")),  # 120万 or 102万
        ("三万五亿", ("5000", "5")),
        ("一千二点五", ("200", "2")),
        ("五六百", ("5", "6")),
        ("十三四", ("3", "4")),
        ("两三", ("2", "3")),
        ("2兆", ("1000000", "1000000000000")),
        ("20 17", ("2017", "20 / 17")),
        ("210 0", ("2100", "210 / 0")),
        ("1, 234", ("1,234", "1 / 234")),
        ("1  234", ("1234", "1 / 234")),
    ],
)
def test_an_ambiguous_text_is_refused_with_its_readings(text: str, readings: tuple[str, str]) -> None:
    with pytest.raises(AmbiguousValue) as refusal:
        parse_number(text)
    assert all(reading in refusal.value.message.en for reading in readings)


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ("1,2,3 7,00.0,77 1,23 0,123 1.234,56 12,34万 一,二", "groups of three"),
        ("三点 点五 .5 5. 点", "missing beside the decimal point"),
        ("1.2.3 三点一点四", "more than one decimal point"),
        ("一十百 一百千 一亿亿 一万亿亿 千万亿", "units are out of order|digit is missing"),
        ("百 千五 万 亿 万亿 亿万 百十 一千百", "digit is missing"),
        ("一百零 一万零 零五百 一百零二十 一千零零零五 5百零20", "零"),
        ("三三百 九一万", "a unit is missing between two digits"),
        ("1万05 1亿20000万 1千2000", "does not fit below the unit before it"),
        ("3.5万5千 三点五万五千 1.5亿万", "only one unit may follow the decimals|does not fit"),
        ("三分之一 七分之二", "no exact decimal"),
        ("零分之五 0分之5", "divides by zero"),
        ("100左右 约5 10余 几十 数百 5以上", "is an estimate"),
        (
            "1e5 1E5 0x1F 1_000 NaN inf ² ½ ① ١٢ ▲5 --5 +-5 负-5 3-5 5%% 两个半 三点半 俩 念 O 5个",
            "not understood",
        ),
    ],
)
def test_malformed_text_is_refused_with_the_reason(texts: str, reason: str) -> None:
    for text in texts.split():
        with pytest.raises(InvalidValue, match=reason):
            parse_number(text)


@pytest.mark.parametrize("text", ["", " ", "-", "%", "负", "\n"])
def test_nothing_is_no_number(text: str) -> None:
    with pytest.raises(InvalidValue, match="holds no number"):
        parse_number(text)


@pytest.mark.parametrize("value", [None, 5, 5.0, b"5", ["5"]])
def test_what_is_no_text_is_refused(value: str) -> None:
    with pytest.raises(InvalidValue, match="a text is expected"):
        parse_number(value)


def test_a_very_long_text_is_refused_at_once() -> None:
    for text in ("9" * 100_000, "一" * 100_000, " " * 100_000, "1," * 50_000):
        with pytest.raises(InvalidValue, match="100000 characters"):
            parse_number(text)


def test_a_long_text_is_shown_by_its_beginning() -> None:
    with pytest.raises(InvalidValue) as refusal:
        parse_number("这" * 300)
    assert len(refusal.value.message.en) < 100
