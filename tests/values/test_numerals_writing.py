"""Numbers, written in words and read back."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal, getcontext, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import InvalidValue
from budgetgoals.numerals import Style, parse_number, to_chinese

STYLES: tuple[Style, ...] = ("lower", "upper", "digits")
LETTERS = (
    "零一二三四五六七八九十百千万亿点负两壹贰叁拾佰仟萬億廿卅半幺O0123456789０１２.,，．-－+ 　%‰分之兆约\n"
)


# Writing. 零 once for each run of missing digits inside the number, none at the end of a section; 10-19 begin
# with 十 in plain writing and with 壹拾 in the banking forms (支付结算办法 annex 1).
@pytest.mark.parametrize(
    ("value", "lower", "upper"),
    [
        (0, "零", "零"),
        (10, "十", "壹拾"),
        (15, "十五", "壹拾伍"),
        (20, "二十", "贰拾"),
        (105, "一百零五", "壹佰零伍"),
        (110, "一百一十", "壹佰壹拾"),
        (115, "一百一十五", "壹佰壹拾伍"),
        (1005, "一千零五", "壹仟零伍"),
        (1050, "一千零五十", "壹仟零伍拾"),
        (1500, "一千五百", "壹仟伍佰"),
        (2222, "二千二百二十二", "贰仟贰佰贰拾贰"),
        (10005, "一万零五", "壹万零伍"),
        (10500, "一万零五百", "壹万零伍佰"),
        (15000, "一万五千", "壹万伍仟"),
        (100000, "十万", "壹拾万"),
        (101000, "十万一千", "壹拾万壹仟"),
        (1234000, "一百二十三万四千", "壹佰贰拾叁万肆仟"),
        (1000054, "一百万零五十四", "壹佰万零伍拾肆"),
        (150006355, "一亿五千万六千三百五十五", "壹亿伍仟万陆仟叁佰伍拾伍"),
        (1000010000, "十亿零一万", "壹拾亿零壹万"),
        (9007000500060, "九万零七十亿零五十万零六十", "玖万零柒拾亿零伍拾万零陆拾"),
        (
            9876543298765432,
            "九千八百七十六万五千四百三十二亿九千八百七十六万五千四百三十二",
            "玖仟捌佰柒拾陆万伍仟肆佰叁拾贰亿玖仟捌佰柒拾陆万伍仟肆佰叁拾贰",
        ),
        (100000001, "一亿零一", "壹亿零壹"),
        (100010000, "一亿零一万", "壹亿零壹万"),
        (110000000, "一亿一千万", "壹亿壹仟万"),
        (1000000000, "十亿", "壹拾亿"),
        (10**12, "一万亿", "壹万亿"),
        (10**15, "一千万亿", "壹仟万亿"),
        (1000100000000, "一万零一亿", "壹万零壹亿"),
        (-12, "负十二", "负壹拾贰"),
    ],
)
def test_writing(value: int, lower: str, upper: str) -> None:
    assert to_chinese(value) == lower
    assert to_chinese(value, "upper") == upper
    assert parse_number(lower) == parse_number(upper) == value


@pytest.mark.parametrize(
    ("value", "style", "words"),
    [
        ("3.14", "lower", "三点一四"),
        ("-0.50", "lower", "负零点五零"),
        ("10.01", "upper", "壹拾点零壹"),
        ("2020", "digits", "二〇二〇"),
        ("-20.05", "digits", "负二〇点〇五"),
        ("1E+3", "lower", "一千"),
        ("-0", "lower", "零"),
    ],
)
def test_writing_decimals_and_digits(value: str, style: Style, words: str) -> None:
    assert to_chinese(Decimal(value), style) == words


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (10**16, "beyond the range"),
        (-(10**4000), "beyond the range"),
        (Decimal("1E+999999"), "beyond the range"),
        (Decimal("1E-999999"), "too many digits"),
        (Decimal("NaN"), "finite"),
        (Decimal("sNaN"), "finite"),
        (Decimal("-Infinity"), "finite"),
        (0.5, "not float"),
        (True, "not bool"),
        ("5", "not str"),
        (None, "not NoneType"),
    ],
)
def test_what_cannot_be_written_is_refused(value: int, reason: str) -> None:
    with pytest.raises(InvalidValue, match=reason):
        to_chinese(value)


def test_a_number_with_more_digits_than_python_prints_is_refused() -> None:
    with pytest.raises(InvalidValue, match="beyond the range"):
        to_chinese(10**5000)


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(InvalidValue, match="lower, upper, digits"):
        to_chinese(5, "roman")  # type: ignore[arg-type]


numbers = st.decimals(min_value=-(10**16) + 1, max_value=10**16 - 1, allow_nan=False, places=6)


@given(st.one_of(numbers, st.integers(-(10**16) + 1, 10**16 - 1)), st.sampled_from(STYLES))
def test_there_and_back(value: Decimal | int, style: Style) -> None:
    assert parse_number(to_chinese(value, style)) == value


@given(st.integers(0, 10**16 - 1), st.sampled_from(["", "万", "亿"]))
def test_figures_are_read_exactly_whatever_their_separators(value: int, unit: str) -> None:
    size = {"": 1, "万": 10**4, "亿": 10**8}[unit]
    for text in (str(value), f"{value:,}", f"{value:,}".replace(",", "，"), f"{value:,}".replace(",", " ")):
        assert parse_number(text + unit) == value * size


@given(numbers)
def test_the_context_of_the_caller_changes_nothing(value: Decimal) -> None:
    words, percent = to_chinese(value), f"{value:f}%"
    expected = parse_number(percent)
    with localcontext(prec=2):
        assert to_chinese(value) == words
        assert parse_number(percent).as_tuple() == expected.as_tuple()
    assert getcontext().prec > 2


@given(st.one_of(st.text(), st.text(LETTERS, max_size=16)))
def test_any_text_is_read_as_a_decimal_or_refused(text: str) -> None:
    try:
        value = parse_number(text)
    except InvalidValue as refusal:
        str(refusal)
    else:
        assert type(value) is Decimal
        assert value.is_finite()


def test_the_module_stands_alone() -> None:
    code = (
        "import sys, budgetgoals.numerals;"
        "rooms = {m.split('.')[1] for m in sys.modules if m.startswith('budgetgoals.')};"
        "assert rooms - {'_version'} == {'numerals', 'errors', 'messages'}, rooms;"
        "assert 'babel' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
