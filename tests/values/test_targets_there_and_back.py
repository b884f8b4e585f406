"""Targets: what is written is read back as the same value, and any text is read at once and kept."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from budgetgoals.errors import InvalidValue
from budgetgoals.targets import (
    TARGET_KINDS,
    Comparator,
    Deadline,
    Direction,
    Duration,
    Quantity,
    Range,
    Target,
    Trend,
    UnitKind,
    format_target,
    parse_target,
    unit_of,
)

LETTERS = (
    "零〇一二两三四五六七八九十百千万亿半0123456789０９.,．%％‰$≥≤=＝><〉±-—~～至到（）()/·*×Xx ，；;。\n"
    "每人月年日天次个项工作日小时内前底末旬以上下左右约近不低高于超过提高降低增长下降保持稳定逐步"
    "完成率满意度元亩公里级类无事故覆盖全力争未OoIlm2²"
)
PIECES = """
≥ ≤ = ＞ 不低于 不超过 约 达到 提高到 增长 下降 每年 每月 人均 一年 满意度 培训 确保 力争 未 95 100 290
12 2020 3.5 1,000 9 5 两 三十 半 百分之 % ％ 人 万元 个 个月 月 年 工作日 小时 次 级 元/人·月 以上 以内 左右
（含） （不含） （全覆盖） 内 前 底 月底前 - ～ ± 且 ， 完成 余 多 零 事故 XX ** — 逐年 提高 稳定 有所
健全 是 否 1:1 7*24 2020年 12月31日 年底
"""

texts = st.one_of(
    st.text(max_size=40),
    st.text(LETTERS, max_size=40),
    st.lists(st.sampled_from([" ", *PIECES.split()]), max_size=6).map("".join),
)
years = st.sampled_from([None, 1, 1999, 2020, 9999])
units = st.sampled_from([None, "", "-", "%", "人", "月", "年", "万元", "级", "文字描述"])
cells = st.sampled_from([None, "", "≥", "小于等于", "以上", "定性", "正向", "反向", "？"])
numbers = st.decimals(
    min_value=Decimal(-(10**9)), max_value=Decimal(10**12), allow_nan=False, allow_infinity=False, places=3
) | st.integers(0, 400).map(Decimal)
comparators = st.none() | st.sampled_from(Comparator)
MEASURES = """
% ‰ 百分比 比例 成 /10万 百分点 人 万人 人次 户 人日 亩 万亩 公顷 平方米 m2 ㎡ 公里 延米 毫米 立方米 吨 公斤
mg 元 万元 亿元 美元 个 个村 个项目 次 万次 项 台套 课时 ℃ TB 元/人·月 元/人/月
万元/年 次/季度 元/个 公斤/亩 微克/立方米 张/千人 MPa 名学生
"""
TIMES = "秒 分钟 小时 个小时 h 天 日 自然日 周 个星期 工作日 个工作日 个月 月 季度 年"
quantities = st.builds(
    Quantity, st.just(""), comparators, numbers, st.sampled_from(["", "万", *MEASURES.split()])
)
durations = st.builds(Duration, st.just(""), comparators, numbers, st.sampled_from(TIMES.split()))
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def is_a_number_as_well_as_a_time(target: Quantity | Duration) -> bool:
    """202012 and 20200630 without a unit may be dates, 2020年 is a year."""
    return (target.unit == "" and 190000 <= target.value <= 20999999) or (
        target.unit == "年" and (target.value >= 1900 or target.comparator is Comparator.LE)
    )


def value_of(target: Target) -> tuple[object, ...]:
    """What a target says, in the plain name of its unit, without the printed text."""
    match target:
        case Quantity() | Duration():
            return target.kind, target.comparator, target.value, target.measure
        case Range():
            return target.kind, target.low, target.high, target.measure
        case Deadline():
            return target.kind, target.earliest, target.latest, target.start
        case Trend():
            return target.kind, target.direction
        case _:
            return target.kind, target.text


def comes_back(target: Target) -> bool:
    written = format_target(target)
    return value_of(parse_target(written)) == value_of(target)


@given(quantities)
@example(Quantity("", None, Decimal(290), "%"))
@example(Quantity("", None, Decimal("292.5"), "百分比"))
@example(Quantity("", Comparator.GE, Decimal("0.97"), "比例"))
@example(Quantity("", None, Decimal("1E+3"), "个"))
@example(Quantity("", None, Decimal("-0"), "个"))
def test_quantities_there_and_back(target: Quantity) -> None:
    assume(not is_a_number_as_well_as_a_time(target))
    assert comes_back(target)


@given(durations)
@example(Duration("", Comparator.LE, Decimal(12), "月"))
@example(Duration("", None, Decimal(12), "月"))
@example(Duration("", None, Decimal(4), "季度"))
@example(Duration("", None, Decimal(3), "年"))
def test_lengths_of_time_there_and_back(target: Duration) -> None:
    assume(not is_a_number_as_well_as_a_time(target))
    assert comes_back(target)


@given(numbers, numbers, st.sampled_from(["", "%", "个", "万元", "个月", "天", "次/年"]))
@example(Decimal(-3), Decimal(3), "%")
@example(Decimal(-5), Decimal(-3), "℃")
@example(Decimal(12), Decimal(31), "")
@example(Decimal(2018), Decimal(2022), "")
@example(Decimal(0), Decimal(0), "")
def test_ranges_there_and_back(first: Decimal, second: Decimal, unit: str) -> None:
    assert comes_back(Range("", min(first, second), max(first, second), unit))


@given(days, st.integers(0, 2000), st.sampled_from(["day", "period", "before"]))
@example(date(2020, 1, 1), 365, "period")
@example(date(2020, 1, 1), 30, "period")
@example(date(2020, 5, 5), 0, "period")
@example(date(2020, 10, 31), 30, "before")
def test_days_and_periods_there_and_back(first: date, more: int, kind: str) -> None:
    last = first + timedelta(days=more)
    if kind == "before":
        target = parse_target(f"{first.year}年{first.month}月{first.day}日前")
    else:
        target = Deadline("", last, last, first if kind == "period" else None)
    assert comes_back(target)


@pytest.mark.parametrize("direction", Direction)
def test_trends_there_and_back(direction: Direction) -> None:
    assert comes_back(Trend("", direction))


# Each text that has a value, as a person would write it: the canonical form is the expected one.
@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("不低于 95％", "≥95%"),
        ("100%以上（含）", "≥100%"),
        ("0.97比例", "0.97比例"),
        ("=99百分比", "=99%"),
        ("百分之二百九十", "290百分比"),
        ("两次", "2次"),
        ("2,643,200元", "2643200元"),
        ("控制在100万元内", "≤100万元"),
        ("10余次", ">10次"),
        ("每季度至少1次", "≥1次/季度"),
        ("620元/人/月", "620元/人·月"),
        ("零事故", "0"),
        ("24小时内受理", "≤24小时"),
        ("30个工作日以内", "≤30工作日"),
        ("≥12月", "≥12个月"),
        ("3～5%", "3-5%"),
        ("5±1", "4-6"),
        ("±3%以内", "±3%"),
        ("2020±2", "2020±2"),
        ("11月前完成验收", "2020年11月前"),
        ("6月30日前", "2020年6月30日前"),
        ("12月底前", "2020-12-31"),
        ("2020年", "2020年"),
        ("第三季度", "2020年第三季度"),
        ("1-12月", "2020年"),
        ("3-5月", "2020年3月至5月"),
        ("稳步提升", "有所提高"),
        ("逐年减少", "有所降低"),
        ("保持稳定", "保持不变"),
        ("健全", "健全"),
        ("≥**%", "≥**%"),
        ("290%", "290%"),
        ("", ""),
    ],
)
def test_the_canonical_form(printed: str, canonical: str) -> None:
    target = parse_target(printed, year=2020)
    written = format_target(target)
    if canonical == "2020-12-31":
        canonical = "2020年12月31日前（含）"
    assert written == canonical
    assert value_of(parse_target(written)) == value_of(target)


@given(texts, years)
@example("早于0001年1月1日", None)
@example("<0001年", None)
@example("0001年前", None)
@example("9999年底", 9999)
@example("每日每年2次", None)
@example("9" * 200, None)
@example("≥" + "9" * 150 + "." + "9" * 40 + "%", None)
@example("2020.01-1日", None)
def test_any_text_is_read_and_kept(text: str, year: int | None) -> None:
    target = parse_target(text, year=year)
    assert isinstance(target, TARGET_KINDS)
    assert target.text == text
    written = format_target(target)
    assert value_of(parse_target(written, year=year)) == value_of(target)
    for actual in (text, written, "95%", Decimal(95), date(2020, 6, 30)):
        assert target.is_met_by(actual) in (True, False, None)
        achieved = target.achievement(actual)
        assert achieved is None or achieved.is_finite()


@given(texts, units, cells, cells, years)
def test_any_cells_are_read_or_refused(
    text: str, unit: str | None, comparator: str | None, direction: str | None, year: int | None
) -> None:
    if "？" in (comparator, direction):
        with pytest.raises(InvalidValue, match="'？' is no"):
            parse_target(text, unit, comparator, direction, year)
        return
    target = parse_target(text, unit, comparator, direction, year)
    letters = iter(target.text)
    assert all(letter in letters for letter in text.strip()), "the text stands in it, in its order"


@given(st.text(LETTERS, max_size=20))
def test_any_text_names_a_unit(text: str) -> None:
    unit = unit_of(text)
    assert unit.kind in UnitKind
    assert unit.factor > 0


LONG = """
提高 每 每人 1- 一 1 ≥ ≥1 约 增长 完成 1年 X X年 ( (1) 零 零事 ， 提高， 3个 年 前 11月前 1/ O 1O % 1% 1,
1,000 ± 保证 在 人均 不低于 培训人员和 率 度1 ≤ a.1 万 十万 每年培训 逐年 元/ ·人 5m2 1-12月
"""


# No text takes long, however it is built: a hundred times the usual time, on a slow machine.
@pytest.mark.parametrize("piece", [" ", "1 ", "1\n", *LONG.split()])
def test_no_text_takes_long(piece: str) -> None:
    for times in (199 // len(piece), 10**5 // len(piece)):
        start = perf_counter()
        parse_target(piece * times, year=2020)
        parse_target(piece * times, unit="个", comparator="≥", year=2020)
        assert perf_counter() - start < 0.1
