"""The units of targets: a small registry that tells which can be compared, and by what factor.

The printed unit is never replaced; the registry only answers what it means. Units that it does not know are
units all the same, comparable to themselves alone.
"""

from __future__ import annotations

import re
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
percent   %:%=1 ％=1 ﹪=1 百分比=1 百分率=1 ‰=0.1 千分比=0.1 比例=100 成=10
percent   %:/10万=0.001 /10万人=0.001 人/10万=0.001 人/10万人=0.001 例/10万=0.001 例/10万人=0.001
percent   百分点:百分点=1 个百分点=1
people    人:人=1 名=1 位=1 个人=1 人员=1
people    人次:人次=1 人·次=1
people    生:生=1
people    户:户=1
people    户次:户次=1
people    人日:人日=1 人·日=1 人天=1 人·天=1 工日=1
people    人月:人月=1 人·月=1
people    人年:人年=1 人·年=1
area      亩:亩=1 公顷=15 hm²=15 hm2=15 ha=15 平方公里=1500 平方千米=1500 km²=1500 km2=1500
area      亩:平方米=0.0015 平米=0.0015 ㎡=0.0015 m²=0.0015 m2=0.0015
length    米:米=1 m=1 延米=1 公里=1000 千米=1000 km=1000 KM=1000 里=500
length    米:分米=0.1 厘米=0.01 cm=0.01 毫米=0.001 mm=0.001
volume    立方米:立方米=1 立方=1 方=1 m³=1 m3=1 升=0.001 L=0.001 毫升=0.000001
mass      千克:千克=1 公斤=1 kg=1 KG=1 克=0.001 g=0.001 斤=0.5 吨=1000 t=1000
mass      千克:毫克=0.000001 mg=0.000001 微克=0.000000001 μg=0.000000001 µg=0.000000001 ug=0.000000001
mass      吨标准煤:吨标准煤=1 吨标煤=1 tce=1
money     元:元=1 元人民币=1 人民币元=1 角=0.1
money     美元:美元=1
time      秒:秒=1 秒钟=1 s=1 毫秒=0.001 ms=0.001 分钟=60 min=60 小时=3600 个小时=3600 h=3600 H=3600
time      秒:天=86400 日=86400
time      秒:自然日=86400 个自然日=86400 日历天=86400 周=604800 星期=604800 个星期=604800
time      工作日:工作日=1 个工作日=1
time      个月:月=1 个月=1 季=3 季度=3 个季度=3 半年=6 年=12 周年=12
"""
_ITEMS = """
个 件 项 次 条 台 套 辆 份 篇 批 座 处 所 家 例 宗 起 期 场 届 班 节 课 本 册 幅 张 枚 支 只 头 匹 羽 尾 株
棵 颗 粒 袋 包 箱 桶 瓶 盒 罐 片 块 根 樘 扇 口 眼 孔 栋 幢 间 层 床 门 路 线 段 车 架 艘 列 组 队 部 集 首
曲 款 种 类 星 分 倍 点 站 网格 村 镇 乡 乡镇 县 市 区 省 校 标段 单 笔 轮 副 顶 把 盏 杆 盆 卷 期次 字 吨次
台次 台套 台班 车次 班次 场次 航次 架次 批次 频次 项次 家次 例次 件次 课时 学时 学期 学年 床位 床日 点位
行政村 自然村 街道 餐 路段 路口 车道公里 皮长公里 科 卡 度 付 针 剂 剂次 人份 亩次 席 面 道 环 岁 案 刊 版
单位 企业 项目 社区 学校 机构 系列 方案 报告 模块 系统 平台 子系统 千瓦 千瓦时 兆瓦 kW kWh MW kVA PB TB GB
MB Gbps Mbps Kbps kbps GHz MHz dB 分贝 ℃
"""
"""What orders but does not count, 级 and 号, is no unit."""


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
_TIMES = {"百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_NOT_IN_UNITS = re.compile(
    r"[%％℅‰*＊×xX_$OoIl\-—~～+.,，。、;；:：()（）≥≤=><内前后性级号型等代多余半约近超起每各另均及与或不未无的至到以]|整$|左右|上下"
).search
_OTHER_UNIT = re.compile(r"个?[天日年月周时秒元季]|[人户]").match
"""A longer word that begins with a unit is no unit itself: 天后, 个月培训, 人参加."""
_FOLDED = str.maketrans("（）／", "()/")
_COUNTER = "个"
_EACH = "每"
_JOINED = re.compile(r"[·*/.・•每]")
_RATE = re.compile(r"(?P<above>[^/每()]+)[/每](?:(?P<below>[^()]+)|\((?P<inside>[^()]+)\))").fullmatch
_LONGEST_NOUN = 4
_LONGEST_UNKNOWN = 3
_DAY = 86400


def names_of(*kinds: UnitKind) -> tuple[str, ...]:
    """The printed names of all units of some kinds, the longest first.

    >>> names_of(UnitKind.VOLUME)[:2]
    ('立方米', '立方')
    """
    names = [name for name, unit in _KNOWN.items() if unit.kind in kinds]
    return tuple(sorted(names, key=len, reverse=True))


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
        len(printed) <= _LONGEST_UNKNOWN and not _NOT_IN_UNITS(printed) and not _OTHER_UNIT(printed)
    )


@lru_cache(maxsize=4096)
def unit_of(printed: str) -> Unit:
    """What a printed unit means.

    >>> unit_of("百分比").name, unit_of("个工作日").name, unit_of("%(百分比)").name
    ('%', '工作日', '%')
    >>> unit_of("元/人/月").name, unit_of("万元/年").factor, unit_of("粒装").kind.value
    ('元/人·月', Decimal('10000'), 'other')
    """
    plain = "".join(printed.translate(_FOLDED).split())
    known = _KNOWN.get(plain) or _with_remark(plain) or _scaled(plain) or _rate(plain) or _counted(plain)
    return known or Unit(plain, UnitKind.OTHER, plain, Decimal(1))


def _counted(plain: str) -> Unit | None:
    """个 and what is counted: 个村, 个整改问题."""
    if not plain.startswith(_COUNTER) or len(plain) > 1 + _LONGEST_NOUN or _NOT_IN_UNITS(plain):
        return None
    if _OTHER_UNIT(plain) and plain[1:] not in _KNOWN:
        return None
    return _KNOWN.get(plain[1:]) or Unit(plain, UnitKind.ITEM, plain, Decimal(1))


def _with_remark(plain: str) -> Unit | None:
    """%(百分比), 天(自然日): a unit with its other name in brackets; 人(次) is two units."""
    head, bracket, remark = plain.partition("(")
    if not bracket or not head or remark[-1:] != ")":
        return None
    unit, other = _KNOWN.get(head), unit_of(remark[:-1])
    return unit if unit and (other.kind is UnitKind.OTHER or are_alike(head, remark[:-1])) else None


def _scaled(plain: str) -> Unit | None:
    for scale, times in _TIMES.items():
        of = _KNOWN.get(plain.removeprefix(scale)) if plain.startswith(scale) and plain != scale else None
        if of and of.kind is not UnitKind.NUMBER:
            name = scale + of.name
            return Unit(name, of.kind, of.base, EXACT.multiply(of.factor, times))
    return None


def _rate(plain: str) -> Unit | None:
    """元/人·月: one unit by others, which come in one order: 元/月·人 is the same."""
    found = _RATE(plain)
    of = found and (_KNOWN.get(found["above"]) or _scaled(found["above"]))
    if not found or not of:
        return None
    below = (found["below"] or found["inside"]).removeprefix(_EACH)
    parts = [unit_of(part) for printed in _JOINED.split(below) for part in _apart(printed)]
    if any(part.kind in (UnitKind.OTHER, UnitKind.NUMBER) for part in parts):
        return None
    names = sorted((part.kind is UnitKind.TIME, _name_below(part)) for part in parts)
    by = "·".join(name for _, name in names)
    return Unit(f"{of.name}/{by}", UnitKind.RATE, f"{of.base}/{by}", of.factor)


def _apart(printed: str) -> tuple[str, ...]:
    """人年 in 元/人年: two units without a mark between them."""
    first, second = _KNOWN.get(printed[:1]), _KNOWN.get(printed[1:])
    if first is None or second is None or second.kind is not UnitKind.TIME:
        return (printed,)
    is_one = first.kind is UnitKind.TIME or unit_of(printed).kind is UnitKind.TIME
    return (printed,) if is_one else (first.name, second.name)


def _name_below(unit: Unit) -> str:
    if unit.kind is UnitKind.TIME and unit.factor == _DAY:
        return "天"
    short = unit.name.removeprefix(_COUNTER)
    return short if short in _KNOWN and short else unit.name


def are_alike(printed: str, other: str) -> bool:
    """Whether two texts are names of one unit.

    >>> are_alike("%", "百分比"), are_alike("人", "人次")
    (True, False)
    """
    first, second = unit_of(printed), unit_of(other)
    return (first.base, first.factor) == (second.base, second.factor)


def factor_between(printed: str, other: str) -> tuple[Decimal, Decimal] | None:
    """What a number in one unit and a number in another are multiplied with to be comparable.

    >>> factor_between("公顷", "亩"), factor_between("工作日", "日")
    ((Decimal('15'), Decimal('1')), None)
    """
    first, second = unit_of(printed), unit_of(other)
    return (first.factor, second.factor) if first.base == second.base else None
