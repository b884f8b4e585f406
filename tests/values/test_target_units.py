"""The registry of units: which can be compared, and by what factor; one block a kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetgoals.targets import UnitKind, unit_of
from budgetgoals.targets.units import are_alike, factor_between, is_known, may_be_unit


def units(*cases: tuple[str, str, str]) -> pytest.MarkDecorator:
    """A test for each printed unit of each case, with its base and how many of it there are."""
    rows = [(unit, base, factor) for printed, base, factor in cases for unit in printed.split()]
    return pytest.mark.parametrize(("printed", "base", "factor"), rows)


def is_worth(printed: str, kind: UnitKind, base: str, factor: str) -> bool:
    unit = unit_of(printed)
    return (unit.kind, unit.base, unit.factor) == (kind, base, Decimal(factor))


# 法定计量单位 (State Council, 1984): 1 公顷 = 10,000 平方米; 1 亩 = 1/15 公顷.
@units(
    ("亩", "亩", "1"),
    ("公顷 hm² hm2 ha", "亩", "15"),
    ("平方公里 平方千米 km² km2", "亩", "1500"),
    ("平方米 平米 ㎡ m² m2", "亩", "0.0015"),
    ("万亩", "亩", "10000"),
    ("万平方米 万㎡ 万m2", "亩", "15"),
    ("万公顷", "亩", "150000"),
)
def test_areas(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.AREA, base, factor)


@units(
    ("米 m 延米", "米", "1"),
    ("公里 千米 km KM", "米", "1000"),
    ("里", "米", "500"),
    ("厘米 cm", "米", "0.01"),
    ("毫米 mm", "米", "0.001"),
    ("万米", "米", "10000"),
)
def test_lengths(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.LENGTH, base, factor)


@units(
    ("立方米 立方 方 m³ m3", "立方米", "1"),
    ("升 L", "立方米", "0.001"),
    ("万立方米 万方", "立方米", "10000"),
)
def test_volumes(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.VOLUME, base, factor)


@units(
    ("千克 公斤 kg", "千克", "1"),
    ("斤", "千克", "0.5"),
    ("吨 t", "千克", "1000"),
    ("万吨", "千克", "10000000"),
    ("克 g", "千克", "0.001"),
    ("毫克 mg", "千克", "0.000001"),
    ("微克 μg µg ug", "千克", "0.000000001"),
)
def test_masses(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.MASS, base, factor)


@units(
    ("元 元人民币", "元", "1"),
    ("百元", "元", "100"),
    ("千元", "元", "1000"),
    ("万元", "元", "10000"),
    ("百万元", "元", "1000000"),
    ("亿元", "元", "100000000"),
    ("角", "元", "0.1"),
    ("美元", "美元", "1"),
    ("万美元", "美元", "10000"),
)
def test_money(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.MONEY, base, factor)


# 工作日 are no days, and months no number of days.
@units(
    ("秒 s", "秒", "1"),
    ("毫秒 ms", "秒", "0.001"),
    ("分钟 min", "秒", "60"),
    ("小时 个小时 h H", "秒", "3600"),
    ("天 日 自然日 个自然日 日历天", "秒", "86400"),
    ("周 星期 个星期", "秒", "604800"),
    ("工作日 个工作日", "工作日", "1"),
    ("月 个月", "个月", "1"),
    ("季度 个季度 季", "个月", "3"),
    ("半年", "个月", "6"),
    ("年 周年", "个月", "12"),
)
def test_times(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.TIME, base, factor)


# 0.97比例 is 97% (domain notes R30); 成 are tenths; 18/10万 is 0.018%. 百分点 are no percent.
@units(
    ("% ％ ﹪ 百分比 百分率 %(百分比) %（百分比）", "%", "1"),
    ("‰ 千分比", "%", "0.1"),
    ("比例", "%", "100"),
    ("成", "%", "10"),
    ("/10万 人/10万 例/10万人", "%", "0.001"),
    ("百分点 个百分点", "百分点", "1"),
)
def test_shares(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.PERCENT, base, factor)


@units(
    ("人 名 位 个人", "人", "1"),
    ("万人", "人", "10000"),
    ("人次 人·次", "人次", "1"),
    ("万人次", "人次", "10000"),
    ("户", "户", "1"),
    ("人日 人天 人·天 工日", "人日", "1"),
    ("生", "生", "1"),
)
def test_people(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.PEOPLE, base, factor)


@units(
    ("次", "次", "1"),
    ("万次", "次", "10000"),
    ("个村 村", "村", "1"),
    ("个项目 项目", "项目", "1"),
    ("个整改问题", "个整改问题", "1"),
    ("台套", "台套", "1"),
    ("课时", "课时", "1"),
    ("万千瓦时", "千瓦时", "10000"),
    ("℃", "℃", "1"),
)
def test_items(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.ITEM, base, factor)


@units(("万", "", "10000"), ("亿", "", "100000000"))
def test_bare_scales(printed: str, base: str, factor: str) -> None:
    assert is_worth(printed, UnitKind.NUMBER, base, factor)


# Rates: one unit by others, in any mark and any order; people come before times.
@pytest.mark.parametrize(
    ("spellings", "name", "base", "factor"),
    [
        ("元/人·月 元/人/月 元/月·人 元/人.月 元/人月 元/人每月", "元/人·月", "元/人·月", "1"),
        ("元每人每月 元/每人每月 元/(人·月) 元／人•月 元/人*月", "元/人·月", "元/人·月", "1"),
        ("万元/人·年 万元/人年 万元每人每年", "万元/人·年", "元/人·年", "10000"),
        ("元/生·年 元/生年 元/年/生", "元/生·年", "元/生·年", "1"),
        ("元/人·天 元/人·日 元/人日 元/人天", "元/人·天", "元/人·天", "1"),
        ("次/季度 次/个季度 次/季", "次/季度", "次/季度", "1"),
        ("次/月 次/个月", "次/月", "次/月", "1"),
        ("元/个", "元/个", "元/个", "1"),
        ("千克/亩 公斤/亩 kg/亩", "千克/亩", "千克/亩", "1"),
        ("斤/亩", "斤/亩", "千克/亩", "0.5"),
        ("微克/立方米 微克/m³", "微克/立方米", "千克/立方米", "0.000000001"),
        ("张/千人", "张/千人", "张/千人", "1"),
    ],
)  # fmt: skip
def test_rates(spellings: str, name: str, base: str, factor: str) -> None:
    for printed in spellings.split():
        unit = unit_of(printed)
        assert (unit.name, unit.kind, unit.base) == (name, UnitKind.RATE, base)
        assert unit.factor == Decimal(factor)


@pytest.mark.parametrize(
    "printed", ["元/", "/人", "元//", "元/致", "致/人", "元/人/", "元/()", "每人", "元每"]
)
def test_what_is_no_rate(printed: str) -> None:
    assert unit_of(printed).kind is UnitKind.OTHER


# A unit that the registry does not know is comparable to itself alone; 级 and 号 order, and count nothing.
@pytest.mark.parametrize(
    "printed", ["粒装", "级", "号", "星级", "人（次）", "个（套）", "人参加", "hm", "MPa", "M"]
)
def test_other_units(printed: str) -> None:
    unit = unit_of(printed)
    assert (unit.kind, unit.factor) == (UnitKind.OTHER, Decimal(1))
    assert not is_known(printed)
    assert factor_between(printed, printed) == (Decimal(1), Decimal(1))
    assert factor_between(printed, "人") is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("MPa", True),
        ("名学生", True),
        ("个村", True),
        ("元/人·月", True),
        ("级", False),
        ("个月后", False),
        ("个月培训", False),
        ("天后", False),
        ("人参加", False),
        ("年期", False),
        ("个多月", False),
        ("个以上", False),
        ("个左右", False),
        ("%的", False),
        ("个单位完成整改", False),
        ("四字以上", False),
    ],
)
def test_what_may_stand_behind_a_number_as_its_unit(printed: str, expected: bool) -> None:
    assert may_be_unit(printed) is expected


@pytest.mark.parametrize(
    ("printed", "other", "factors"),
    [
        ("公顷", "亩", ("15", "1")),
        ("万元", "元", ("10000", "1")),
        ("年", "月", ("12", "1")),
        ("%", "比例", ("1", "100")),
        ("", "", ("1", "1")),
        ("工作日", "天", None),
        ("月", "天", None),
        ("人", "人次", None),
        ("人", "户", None),
        ("%", "百分点", None),
        ("元", "美元", None),
        ("元/人", "元", None),
        ("", "人", None),
        ("个", "项", None),
    ],
)
def test_what_can_be_compared(printed: str, other: str, factors: tuple[str, str] | None) -> None:
    expected = None if factors is None else tuple(map(Decimal, factors))
    assert factor_between(printed, other) == expected
    assert are_alike(printed, other) is (factors is not None and factors[0] == factors[1])


# Blanks and full-width marks are no part of a unit.
def test_a_unit_is_read_in_any_width() -> None:
    assert unit_of(" 元 ／ 人 ") == unit_of("元/人")
    assert unit_of("%（百分比）") == unit_of("%")
    assert unit_of("").kind is UnitKind.NUMBER


def test_the_plain_name_of_a_unit_names_the_same_unit() -> None:
    for printed in (
        "百分比",
        "个工作日",
        "个季度",
        "季",
        "元/人/月",
        "万元/年",
        "个村",
        "m2",
        "公里",
        "人·天",
        "万㎡",
    ):
        assert unit_of(unit_of(printed).name) == unit_of(printed)
