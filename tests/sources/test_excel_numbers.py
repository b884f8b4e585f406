"""Numbers and their formats → what the cell shows. The expected texts are Excel's, written by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.sources.excel.codes import BUILT_IN, sections_of
from budgetgoals.sources.excel.numbers import general, show, show_text

NEW_YEAR = 43831.0
"""2020-01-01."""

PLAIN = [
    (0, "0"),
    (100, "100"),
    (-12.5, "-12.5"),
    (1234.5, "1234.5"),
    (1234.5000001, "1234.5"),
    (0.1 + 0.2, "0.3"),
    (43831.0, "43831"),
    (0.95, "0.95"),
    (1 / 3, "0.333333333"),
    (100 / 3, "33.33333333"),
    (0.0001, "0.0001"),
    (0.00001234567, "1.23457E-05"),
    (1e-10, "1E-10"),
    (2643200.0, "2643200"),
    (123456789.12, "123456789.12"),
    (12345678901.23, "12345678901.23"),
    (123456789012.0, "123456789012"),
    (1e15, "1000000000000000"),
    (1.5e22, "1.5E+22"),
]
NUMBERS = [
    (2643200, "0", "2643200"),
    (2643200, "0.00", "2643200.00"),
    (2643200, "#,##0", "2,643,200"),
    (2643200.5, "#,##0.00", "2,643,200.50"),
    (999, "#,##0", "999"),
    (-1234.5, "#,##0.00", "-1,234.50"),
    (0.125, "0.00", "0.13"),
    (2.675, "0.00", "2.68"),
    (-0.001, "0.00", "0.00"),
    (1234567.125, "0.00", "1234567.13"),
    (5, "#.##", "5."),
    (0.5, "#.##", ".5"),
    (0, "#", ""),
    (7, "000000", "000007"),
    (1234567, "00", "1234567"),
    (13812345678, "000 0000 0000", "138 1234 5678"),
    (20200101, "0000-00-00", "2020-01-01"),
    (0.95, "0%", "95%"),
    (1, "0%", "100%"),
    (0.9512, "0.00%", "95.12%"),
    (0.954, "0%", "95%"),
    (0.285, "0%", "29%"),
    (1.005, "0.0%", "100.5%"),
    (-0.05, "0%", "-5%"),
    (95, '0"%"', "95%"),
    (95, '"≥"0"%"', "≥95%"),
    (95, "≥0\\%", "≥95%"),
    (600, '0"人"', "600人"),
    (65, '"="0"人"', "=65人"),
    (2020, '0"年度"', "2020年度"),
    (12, 'General"个"', "12个"),
    (12.5, "General", "12.5"),
    (12.5, "G/通用格式", "12.5"),
    (12.5, "@", "12.5"),
    (26432.5, '"¥"#,##0.00', "¥26,432.50"),
    (26432.5, "¥#,##0.00", "¥26,432.50"),
    (26432.5, '"￥"#,##0.00', "￥26,432.50"),
    (26432.5, "[$¥-804]#,##0.00", "¥26,432.50"),
    (26432.5, "[$￥-804]#,##0.00;[$￥-804]\\-#,##0.00", "￥26,432.50"),
    (-26432.5, "[$￥-804]#,##0.00;[$￥-804]\\-#,##0.00", "￥-26,432.50"),
    (26432.5, "#,##0.00\\ [$CNY]", "26,432.50 CNY"),
    (264.32, '0.00"万元"', "264.32万元"),
    (2643200, '0!.0,"万"', "264.3万"),
    (2643200, '0\\.0,"万元"', "264.3万元"),
    (2643200, "0.00,", "2643.20"),
    (2643200, '#,##0.00,,"百万"', "2.64百万"),
    (2643200, "#,##0,", "2,643"),
    (12345, "0.00E+00", "1.23E+04"),
    (12345, "##0.0E+0", "12.3E+3"),
    (0.00012, "0.0E+00", "1.2E-04"),
    (99999, "0.0E+00", "1.0E+05"),
    (0, "0.00E+00", "0.00E+00"),
    (0.5, "# ?/?", "1/2"),
    (3.25, "# ??/??", "3 1/4"),
    (3.125, "# ?/8", "3 1/8"),
    (3, "# ?/?", "3"),
    (0.3, "0 ?/?", "0 2/7"),
    (1.5, "?/?", "3/2"),
    (-1.5, "# ?/?", "-1 1/2"),
    (3, '0"元"/"人"', "3元/人"),
]
SECTIONS = [
    (5, "#,##0.00;[Red](#,##0.00)", "5.00"),
    (-5, "#,##0.00;[Red](#,##0.00)", "(5.00)"),
    (-5, "[Red]0;[Blue]-0", "-5"),
    (0, '0;-0;"无"', "无"),
    (0, "0;-0;;@", ""),
    (5, "0;-0;;@", "5"),
    (5, ";;;", "5"),
    (-5, "0.00_);(0.00)", "(5.00)"),
    (1234.5, BUILT_IN[43], "1,234.50"),
    (-1234.5, BUILT_IN[43], "-1,234.50"),
    (0, BUILT_IN[43], "-"),
    (1234.5, BUILT_IN[44], "¥1,234.50"),
    (1234, BUILT_IN[41], "1,234"),
    (123456789, '[>=100000000]0.00,,"百万";[>=10000]0.0,"千";0', "123.46百万"),
    (20000, '[>=100000000]0.00,,"百万";[>=10000]0.0,"千";0', "20.0千"),
    (5, '[>=100000000]0.00,,"百万";[>=10000]0.0,"千";0', "5"),
    (1, '[=1]"是";[=0]"否";0', "是"),
    (0, '[=1]"是";[=0]"否";0', "否"),
    (123, '[DBNum1][$-804]General"元"', "一百二十三元"),
    (123, "[DBNum2][$-804]General", "壹佰贰拾叁"),
    (2020, "[DBNum1][$-804]0", "二〇二〇"),
]
DATES = [
    (NEW_YEAR, "yyyy-mm-dd", "2020-01-01"),
    (NEW_YEAR, "yyyy\\-mm\\-dd", "2020-01-01"),
    (NEW_YEAR, "yyyy/m/d", "2020/1/1"),
    (NEW_YEAR, "yyyy/m/d;@", "2020/1/1"),
    (NEW_YEAR, "m/d/yyyy", "1/1/2020"),
    (NEW_YEAR, "yyyy.mm.dd", "2020.01.01"),
    (NEW_YEAR, "yyyymmdd", "20200101"),
    (NEW_YEAR, 'yyyy"年"m"月"d"日"', "2020年1月1日"),
    (NEW_YEAR, '[$-804]yyyy"年"m"月"d"日";@', "2020年1月1日"),
    (NEW_YEAR, "yyyy年m月d日", "2020年1月1日"),
    (NEW_YEAR, 'e"年"m"月"', "2020年1月"),
    (NEW_YEAR, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二〇年一月一日"),
    (44195.0, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二〇年十二月三十日"),
    (NEW_YEAR, "yy-m-d", "20-1-1"),
    (NEW_YEAR, "d-mmm-yy", "1-Jan-20"),
    (NEW_YEAR, "mmmm d, yyyy", "January 1, 2020"),
    (NEW_YEAR, "[$-804]mmmm", "一月"),
    (NEW_YEAR, "dddd", "Wednesday"),
    (NEW_YEAR, "[$-804]aaaa", "星期三"),
    (NEW_YEAR, "aaa", "三"),
    (NEW_YEAR, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2020年1月1日"),
    (NEW_YEAR, BUILT_IN[14], "2020/1/1"),
    (NEW_YEAR, BUILT_IN[31], "2020年1月1日"),
    (NEW_YEAR, BUILT_IN[57], "2020年1月"),
    (NEW_YEAR, BUILT_IN[58], "1月1日"),
    (NEW_YEAR + 0.75, BUILT_IN[22], "2020/1/1 18:00"),
    (NEW_YEAR + 0.75, "yyyy-mm-dd hh:mm:ss", "2020-01-01 18:00:00"),
    (0.75, "h:mm AM/PM", "6:00 PM"),
    (0.0, "h:mm AM/PM", "12:00 AM"),
    (0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
    (0.25, '上午/下午h"时"mm"分"ss"秒"', "上午6时00分00秒"),
    (0.5 + 1 / 86400, "h:mm:ss", "12:00:01"),
    (1.5, "[h]:mm:ss", "36:00:00"),
    (1.5, "[mm]:ss", "2160:00"),
    (0.5 / 86400, "mm:ss.0", "00:00.5"),
    (0.999999, "h:mm:ss", "0:00:00"),
    (1.0, "yyyy-mm-dd", "1900-01-01"),
    (59.0, "yyyy-mm-dd", "1900-02-28"),
    (60.0, "yyyy-mm-dd", "1900-02-29"),
    (61.0, "yyyy-mm-dd", "1900-03-01"),
    (-1.0, "yyyy-mm-dd", "-1"),
    (1e9, "yyyy-mm-dd", "1000000000"),
]


@pytest.mark.parametrize(("value", "shown"), PLAIN)
def test_a_number_without_a_format(value: float, shown: str) -> None:
    assert show(float(value)) == shown


@pytest.mark.parametrize(("value", "code", "shown"), NUMBERS + SECTIONS)
def test_a_number_with_a_format(value: float, code: str, shown: str) -> None:
    assert show(float(value), code).strip() == shown


@pytest.mark.parametrize(("value", "code", "shown"), DATES)
def test_a_date_or_a_time(value: float, code: str, shown: str) -> None:
    assert show(value, code) == shown


def test_a_workbook_may_count_from_1904() -> None:
    assert show(NEW_YEAR - 1462, "yyyy-mm-dd", from_1904=True) == "2020-01-01"


@pytest.mark.parametrize(
    ("code", "shown"),
    [("@", "合计"), ("0.00", "合计"), ('@"："', "合计："), (';;;"（"@"）"', "（合计）"), (";;;", "合计")],
)
def test_a_text_with_a_format(code: str, shown: str) -> None:
    assert show_text("合计", code) == shown


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, -1e300, 5e-324])
@pytest.mark.parametrize(
    "code", ["General", "0.00", "#,##0", "0%", "0.0E+0", "# ?/?", "yyyy-mm-dd", "[h]:mm"]
)
def test_no_number_is_too_strange(value: float, code: str) -> None:
    assert show(value, code)


CODES = st.text(alphabet='0#?.,%E+-/@_*"\\![]$¥;ymdhse:年月日人 GneralDBNum1804<>=aAMP', max_size=24)


@given(st.floats(allow_nan=False, allow_infinity=False), CODES)
def test_no_code_is_too_strange(value: float, code: str) -> None:
    assert isinstance(show(value, code), str)
    assert show_text("合计", code)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_amount_is_shown_to_the_fen(amount: Decimal) -> None:
    assert Decimal(general(amount)) == amount
    assert Decimal(show(float(amount), "#,##0.00").replace(",", "")) == amount


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_is_shown_whole(number: int) -> None:
    assert int(show(float(number))) == number
    assert int(show(float(number), "#,##0").replace(",", "")) == number


def test_sections_are_parted_outside_of_quotes_only() -> None:
    assert len(sections_of('0";"0;\\;0')) == 2
