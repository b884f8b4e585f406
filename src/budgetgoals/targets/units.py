"""The units of targets: a small registry that tells which can be compared, and by what factor.

The printed unit is never replaced; the registry only answers what it means. Units that it does not know are
units all the same, comparable to themselves alone.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

from budgetgoals.numerals.decimals import EXACT


class UnitKind(StrEnum):
    """What a unit measures.

    >>> UnitKind("area").name
    'AREA'
    """

    NUMBER = "number"
    """Nothing but a number, maybe in 万 or 亿."""
    PERCENT = "percent"
    PEOPLE = "people"
    ITEM = "item"
    AREA = "area"
    LENGTH = "length"
    VOLUME = "volume"
    MASS = "mass"
    MONEY = "money"
    TIME = "time"
    RATE = "rate"
    """One unit by others: 元/人·月, 次/年."""
    OTHER = "other"
    """A unit that the registry does not know."""


@frozen
class Unit:
    """What a printed unit means.

    Attributes:
        name: its plain name: ``%`` for 百分比, ``工作日`` for 个工作日.
        kind: what it measures.
        base: the unit in which it can be compared to others.
        factor: how many of the base it is, exactly.

    >>> unit_of("万亩").factor, unit_of("公顷").base
    (Decimal('10000'), '亩')
    """

    name: str
    kind: UnitKind
    base: str
    factor: Decimal


_TABLE = """
number    :万=10000 亿=100000000
percent   %:%=1 ％=1 ﹪=1 百分比=1 百分率=1 ‰=0.1 千分比=0.1 比例=100
percent   百分点:百分点=1 个百分点=1
people    人:人=1 名=1 位=1 个人=1 人员=1
people    人次:人次=1 人·次=1
people    户:户=1
people    户次:户次=1
people    人日:人日=1 人·日=1 人天=1 人·天=1
area      亩:亩=1 公顷=15 hm²=15 hm2=15 ha=15 平方公里=1500 平方千米=1500 km²=1500 km2=1500
area      亩:平方米=0.0015 平米=0.0015 ㎡=0.0015 m²=0.0015 m2=0.0015
length    米:米=1 m=1 M=1 延米=1 公里=1000 千米=1000 km=1000 KM=1000 里=500
length    米:分米=0.1 厘米=0.01 cm=0.01 毫米=0.001 mm=0.001
volume    立方米:立方米=1 立方=1 方=1 m³=1 m3=1 升=0.001 L=0.001 毫升=0.000001
mass      千克:千克=1 公斤=1 kg=1 克=0.001 g=0.001 斤=0.5 吨=1000 t=1000
money     元:元=1 元人民币=1 人民币元=1 角=0.1
money     美元:美元=1
time      秒:秒=1 秒钟=1 分钟=60 小时=3600 个小时=3600 天=86400 日=86400 自然日=86400 个自然日=86400
time      秒:日历天=86400 周=604800 星期=604800 个星期=604800
time      工作日:工作日=1 个工作日=1
time      个月:月=1 个月=1 季=3 季度=3 个季度=3 半年=6 年=12 周年=12
"""
_ITEMS = """
个 件 项 次 条 台 套 辆 份 篇 批 座 处 所 家 例 宗 起 期 场 届 班 节 课 本 册 幅 张 枚 支 只 头 匹 羽 尾
株 棵 颗 粒 袋 包 箱 桶 瓶 盒 罐 片 块 根 樘 扇 口 眼 孔 栋 幢 间 层 床 门 路 线 段 车 架 艘 列 组 队 部
集 首 曲 款 种 类 型 级 星 分 倍 点 站 网格 村 镇 乡 县 市 区 省 校 号 标段 单 笔 轮 副 顶 把 盏 杆 盆
吨次 台次 台套 台班 车次 班次 场次 航次 架次 批次 频次 项次 家次 例次 件次 课时 学时 床位 点位 单位 企业
项目 社区 学校 机构 卷 期次 字 处所 路段 路口 科 卡 度 付 针 剂 剂次 人份 亩次 席 面 道 环 岁 案 刊 版
系列 方案 报告 模块 系统 平台 子系统 千瓦 千瓦时 兆瓦 kW kWh MW TB GB MB Mbps
"""


_PLAIN_NAMES = {"个小时": "小时", "个自然日": "自然日", "个星期": "星期", "季": "个季度", "季度": "个季度"}


def _known() -> dict[str, Unit]:
    units = {"": Unit("", UnitKind.NUMBER, "", Decimal(1))}
    for line in _TABLE.strip().splitlines():
        kind, rest = line.split(maxsplit=1)
        base, _, names = rest.partition(":")
        for name, _, printed_factor in (entry.partition("=") for entry in names.split()):
            factor = Decimal(printed_factor)
            plain = base if factor == 1 else _PLAIN_NAMES.get(name, name)
            units[name] = Unit(plain, UnitKind(kind), base, factor)
    return units | {name: Unit(name, UnitKind.ITEM, name, Decimal(1)) for name in _ITEMS.split()}


_KNOWN = _known()
_TIMES = {"万": 10**4, "亿": 10**8, "千": 10**3, "百万": 10**6, "千万": 10**7, "十万": 10**5}
_NO_UNIT = "%％‰*＊×xX_$OoIl-—~～+.,，。、;；:：()（）≥≤=><内前后性级的至到"
_COUNTER = "个"
_LONGEST_NOUN = 4
_LONGEST_UNKNOWN = 3


def is_known(printed: str) -> bool:
    """Whether a text is a unit of the registry, alone, in 万 or 亿, or by another.

    >>> is_known("万人次"), is_known("元/人·月"), is_known("致")
    (True, True, False)
    """
    return unit_of(printed).kind is not UnitKind.OTHER


def may_be_unit(printed: str) -> bool:
    """Whether a text behind a number can be its unit: a known one, 个 and a noun, or a short word.

    >>> may_be_unit("个村"), may_be_unit("单元"), may_be_unit("个单位完成整改")
    (True, True, False)
    """
    return is_known(printed) or (
        len(printed) <= _LONGEST_UNKNOWN and not any(sign in printed for sign in _NO_UNIT)
    )


@lru_cache(maxsize=4096)
def unit_of(printed: str) -> Unit:
    """What a printed unit means.

    >>> unit_of("百分比").name, unit_of("个工作日").name, unit_of("%(百分比)").name
    ('%', '工作日', '%')
    >>> unit_of("元/人/月").name, unit_of("万元/年").factor, unit_of("粒装").kind.value
    ('元/人·月', Decimal('10000'), 'other')
    """
    plain = "".join(printed.replace("（", "(").replace("）", ")").replace("／", "/").split())
    known = _KNOWN.get(plain) or _with_remark(plain) or _scaled(plain) or _rate(plain) or _counted(plain)
    return known or Unit(plain, UnitKind.OTHER, plain, Decimal(1))


def _counted(plain: str) -> Unit | None:
    """个 and what is counted: 个村, 个整改问题."""
    if not plain.startswith(_COUNTER) or len(plain) > 1 + _LONGEST_NOUN or any(map(_NO_UNIT.count, plain)):
        return None
    return _KNOWN.get(plain[1:]) or Unit(plain, UnitKind.ITEM, plain, Decimal(1))


def _with_remark(plain: str) -> Unit | None:
    """%(百分比): a unit with its name in brackets."""
    head, bracket, _ = plain.partition("(")
    return _KNOWN.get(head) if bracket and head and plain.endswith(")") else None


def _scaled(plain: str) -> Unit | None:
    for scale, times in _TIMES.items():
        of = _KNOWN.get(plain.removeprefix(scale)) if plain.startswith(scale) and plain != scale else None
        if of and of.kind is not UnitKind.NUMBER:
            name = scale + of.name
            return Unit(name, of.kind, of.base, EXACT.multiply(of.factor, times))
    return None


def _rate(plain: str) -> Unit | None:
    above, stroke, below = plain.partition("/")
    if not stroke or not above or not below:
        return None
    of = _KNOWN.get(above) or _scaled(above)
    parts = [unit_of(part) for part in below.replace("*", "·").replace("/", "·").split("·")]
    if of is None or any(part.kind in (UnitKind.OTHER, UnitKind.NUMBER) for part in parts):
        return None
    by = "·".join(part.name.removeprefix("个") for part in parts)
    return Unit(f"{of.name}/{by}", UnitKind.RATE, f"{of.base}/{by}", of.factor)


def factor_between(printed: str, other: str) -> tuple[Decimal, Decimal] | None:
    """What a number in one unit and a number in another are multiplied with to be comparable.

    >>> factor_between("公顷", "亩"), factor_between("工作日", "日")
    ((Decimal('15'), Decimal('1')), None)
    """
    first, second = unit_of(printed), unit_of(other)
    return (first.factor, second.factor) if first.base == second.base else None
