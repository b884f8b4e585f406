"""Amounts of money: one block a rule, the rule's source beside it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal, localcontext
from functools import partial

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import AmbiguousValue, InvalidValue
from budgetgoals.yuan import Unit, format_yuan, from_capitals, parse_yuan, to_capitals

UNITS: tuple[Unit, ...] = ("元", "万元", "亿元", "auto")
LETTERS = "零一二三五十百千万亿两壹贰拾佰仟元圆角分整块毛钱¥￥人民币RMBCNY0123456789.,，-－+()（） %半约左右"


def reads(*cases: tuple[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "amount"), cases)


# As the forms print them: 元 with separators and two decimals, 万元 with decimals (domain notes, 1.1, 1.8).
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


# Writing: a form prints 2,643,200元 or 264.32万元; equal amounts look equal.
@pytest.mark.parametrize(
    ("amount", "plain", "sign"),
    [
        ("2643200", "2,643,200元", "¥2,643,200.00"),
        ("2643200.00", "2,643,200元", "¥2,643,200.00"),
        ("1234.5", "1,234.50元", "¥1,234.50"),
        ("-5", "-5元", "-¥5.00"),
        ("0", "0元", "¥0.00"),
        ("0.05", "0.05元", "¥0.05"),
        ("1.125", "1.125元", "¥1.125"),
        ("1E+3", "1,000元", "¥1,000.00"),
    ],
)
def test_the_form_of_an_amount(amount: str, plain: str, sign: str) -> None:
    assert format_yuan(Decimal(amount)) == plain
    assert format_yuan(Decimal(amount), symbol=True) == sign


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        ("2643200", "万元", "264.32万元"),
        ("2643201.5", "万元", "264.32015万元"),
        ("-2643200", "万元", "-264.32万元"),
        ("120000000", "亿元", "1.2亿元"),
        ("9999", "auto", "9,999元"),
        ("10000", "auto", "1万元"),
        ("-100000000", "auto", "-1亿元"),
        ("12345678", "万元", "1,234.5678万元"),
        ("0", "auto", "0元"),
    ],
)
def test_units(amount: str, unit: Unit, text: str) -> None:
    assert format_yuan(Decimal(amount), unit) == text


# GB/T 8170-2008, 3.2: above the half up, below it down, the exact half to the even digit.
@pytest.mark.parametrize(
    ("amount", "places", "text"),
    [
        ("0.125", 2, "0.12元"),
        ("0.135", 2, "0.14元"),
        ("0.1251", 2, "0.13元"),
        ("2.5", 0, "2元"),
        ("3.5", 0, "4元"),
        ("-2.5", 0, "-2元"),
        ("5", 2, "5.00元"),
        ("1234567.891", 1, "1,234,567.9元"),
    ],
)
def test_rounding_is_asked_for_and_goes_to_the_even_digit(amount: str, places: int, text: str) -> None:
    assert format_yuan(Decimal(amount), places=places) == text
    with localcontext(prec=3, rounding="ROUND_UP"):
        assert format_yuan(Decimal(amount), places=places) == text


def test_the_context_of_the_caller_changes_nothing() -> None:
    amount = Decimal("-1234567890123.45")
    with localcontext(prec=3):
        assert to_capitals(amount) == "负壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分"
        assert from_capitals(to_capitals(amount)) == amount
        assert format_yuan(amount, "auto") == "-12,345.6789012345亿元"
        assert parse_yuan("-12,345.6789012345亿元") == amount
        assert parse_yuan("（12,345.6789012345）", "亿元") == amount


def test_options() -> None:
    assert format_yuan(2643200, grouping=False) == "2643200元"
    assert format_yuan(2643200, symbol=True, grouping=False) == "¥2643200.00"
    assert format_yuan(2643200, "万元", symbol=True) == "¥264.32万"
    assert format_yuan(2643200, locale="zh-CN") == "2,643,200元"


# CLDR: simplified script writes ¥ wherever it is used, other languages CN¥ or the name of the currency;
# traditional script writes 萬 and 億.
@pytest.mark.parametrize(
    ("locale", "unit", "plain", "sign"),
    [
        ("zh_TW", "万元", "264.32萬元", "CN¥264.32萬"),
        ("zh_Hant_HK", "auto", "264.32萬元", "CN¥264.32萬"),
        ("zh_SG", "元", "2,643,200元", "¥2,643,200.00"),
        ("de", "元", "2.643.200 Renminbi Yuan", "2.643.200,00\xa0CN¥"),
    ],
)
def test_other_locales(locale: str, unit: Unit, plain: str, sign: str) -> None:
    assert format_yuan(2643200, unit, locale) == plain
    assert format_yuan(2643200, unit, locale, symbol=True) == sign


def test_english_names_the_currency_in_the_number_of_the_amount() -> None:
    assert format_yuan(2643200, "auto", "en").casefold() == "2,643,200 chinese yuan"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"unit": "千"}, "no unit of yuan"),
        ({"unit": []}, "no unit of yuan"),
        ({"locale": "xx_YY"}, "no locale"),
        ({"locale": ""}, "no locale"),
        ({"locale": "en", "unit": "万元"}, "has no word"),
        ({"places": -1}, "number of decimals"),
        ({"places": 101}, "number of decimals"),
        ({"places": 1.5}, "number of decimals"),
        ({"places": True}, "number of decimals"),
    ],
)
def test_wrong_options_are_refused(options: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidValue, match=reason):
        format_yuan(5, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "amount",
    [
        10**16,
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        Decimal("0." + "1" * 200),
        Decimal("NaN"),
        0.5,
        True,
        "5",
        None,
    ],
)
def test_what_cannot_be_written_is_refused(amount: int) -> None:
    for unit in UNITS:
        with pytest.raises(InvalidValue):
            format_yuan(amount, unit)
    with pytest.raises(InvalidValue):
        to_capitals(amount)


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
finer = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=5)


@given(st.one_of(amounts, finer), st.sampled_from(UNITS), st.booleans(), st.booleans())
def test_there_and_back(amount: Decimal, unit: Unit, symbol: bool, grouping: bool) -> None:
    text = format_yuan(amount, unit, symbol=symbol, grouping=grouping)
    assert parse_yuan(text) == amount


@given(amounts)
def test_capitals_there_and_back(amount: Decimal) -> None:
    assert from_capitals(to_capitals(amount)) == amount
    assert from_capitals(to_capitals(amount, prefix=True)) == amount
    assert parse_yuan(to_capitals(amount, prefix=True)) == amount


@given(st.one_of(amounts, st.integers(-(10**15), 10**15)), st.sampled_from(["zh_CN", "zh", "zh_Hans_CN"]))
def test_the_sign_of_the_currency_is_written_as_babel_writes_it(amount: Decimal | int, locale: str) -> None:
    assert format_yuan(amount, locale=locale, symbol=True) == format_currency(amount, "CNY", locale=locale)


@given(finer)
def test_babel_agrees_rounded_and_not_rounded(amount: Decimal) -> None:
    assert format_yuan(amount, symbol=True, places=2) == format_currency(amount, "CNY", locale="zh_CN")
    assert format_yuan(amount, symbol=True) == format_currency(
        amount, "CNY", locale="zh_CN", decimal_quantization=False
    )


@given(finer, st.sampled_from(["en", "de", "fr", "ja", "zh_TW", "ar", "hi"]))
def test_other_languages_are_written_by_babel(amount: Decimal, locale: str) -> None:
    assert format_yuan(amount, locale=locale, symbol=True, places=2) == format_currency(
        amount, "CNY", locale=locale
    )


@given(st.one_of(st.text(), st.text(LETTERS, max_size=16)), st.sampled_from(["元", "万元", "（亿元）"]))
def test_any_text_is_read_as_a_decimal_or_refused(text: str, unit: str) -> None:
    for read in (partial(parse_yuan, text, unit), partial(from_capitals, text)):
        try:
            amount = read()
        except InvalidValue as refusal:
            str(refusal)
        else:
            assert type(amount) is Decimal
            assert amount.is_finite()


def test_the_module_stands_alone_and_needs_no_babel_for_chinese() -> None:
    code = (
        "import sys; from budgetgoals.yuan import format_yuan;"
        "assert format_yuan(5, symbol=True) == '¥5.00';"
        "rooms = {m.removeprefix('budgetgoals.') for m in sys.modules if m.startswith('budgetgoals.')};"
        "assert rooms - {'_version'} == {'yuan', 'capitals', 'numerals', 'errors', 'messages'}, rooms;"
        "assert 'babel' not in sys.modules;"
        "format_yuan(5, locale='en'); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True)
