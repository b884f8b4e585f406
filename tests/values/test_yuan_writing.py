"""Amounts of money, written: as the forms print them and as CLDR has it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal, localcontext

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.capitals import from_capitals, to_capitals
from budgetgoals.errors import InvalidValue
from budgetgoals.yuan import Unit, format_yuan, parse_yuan

UNITS: tuple[Unit, ...] = ("元", "万元", "亿元", "auto")


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


amounts = st.decimals(min_value=-(10**14), max_value=10**14, allow_nan=False, places=2)
finer = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=5)


@given(st.one_of(amounts, finer), st.sampled_from(UNITS), st.booleans(), st.booleans())
def test_there_and_back(amount: Decimal, unit: Unit, symbol: bool, grouping: bool) -> None:
    text = format_yuan(amount, unit, symbol=symbol, grouping=grouping)
    assert parse_yuan(text) == amount


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


def test_the_module_stands_alone_and_needs_no_babel_for_chinese() -> None:
    code = (
        "import sys; from budgetgoals.yuan import format_yuan;"
        "assert format_yuan(5, symbol=True) == '¥5.00';"
        "rooms = {m.split('.')[1] for m in sys.modules if m.startswith('budgetgoals.')};"
        "assert rooms - {'_version'} == {'yuan', 'capitals', 'numerals', 'errors', 'messages'}, rooms;"
        "assert 'babel' not in sys.modules;"
        "format_yuan(5, locale='en'); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True)
