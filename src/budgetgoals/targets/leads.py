"""What stands before a number: what is measured or done, for whom or how often, and how it is compared.

A name says nothing about the value (培训人数500人, 举办3次), unless it says that the number is a change
(增长5%, 较上年减少10人), a hope (力争95%) or denied (未达到95%): then the number is not the value.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from budgetgoals.targets.comparators import BEFORE, SIGNS, Comparator, alternatives
from budgetgoals.targets.units import UnitKind, names_of

_WHEN = "全年度?|本?年度|年内|当年"
_TASKS = """
完成 新增 新建 改建 扩建 改造 建设 建成 建立 修建 修缮 维修 维护 养护 管护 巡护 购置 采购 购买 配备 配置
更新 安装 发放 补助 资助 救助 奖励 慰问 补贴 培训 培养 培育 举办 组织 开展 召开 参加 服务 覆盖 惠及 受益
帮扶 扶持 支持 种植 栽植 补植 治理 整治 修复 清理 拆除 检查 巡查 检测 监测 抽检 抽查 检验 审核 评审 办理
受理 处理 处置 编制 编写 制作 印制 印发 发布 发表 出版 刊发 宣传 播出 招聘 招录 招募 引进 聘用 安置 接待
接诊 诊疗 筛查 体检 接种 提供 储备 收购 投放 投入 支付 拨付 铺设 敷设 架设 疏浚 清淤 绿化 硬化 创建 认定
验收 研发 开发 采集 录入 归档 整理 签订 运行 保障
"""
_STATED = "共 共计 总计 合计 累计 总共 确保 保证 保持 保持在 维持 维持在 稳定在 实现 做到 要 应 须 需 在"
_MEASURES = """
率 度 数 量 额 面积 里程 带宽 时间 工期 质保期 期限 年限 时限 周期 寿命 比例 占比 比重 标准 成本 费用 经费
投资 单价 造价 均价 产值 人口
"""
_UNWANTED = """
事故 投诉 差错 失误 缺陷 死亡 伤亡 感染 上访 信访 违纪 违规 违法 案件 发案 举报 纠纷 拖欠 欠薪 火灾 火情
灾害 污染 泄露 泄漏 泄密 丢失 误报 漏报 瞒报 迟报 遗漏 积压 逾期 辍学 失学 返贫 故障 中断 隐患 超标 违约
侵权 舆情
"""
_CHANGES = """
增长 增加 增收 增产 提高 提升 上升 上涨 下降 降低 减少 缩短 缩小 压减 压缩 节约 节省 节支 提前 延长 推迟 扩大
"""
_NO_VALUE = "未 不 没 没有 无法 难以 未能 不能 力争 争取 预计 预期 估计"
_WORDS = {word: of for word, of in BEFORE.items() if len(word) > 1 or word in SIGNS}


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_SIGN = "".join(sign for sign in SIGNS if len(sign) == 1)
_LETTER = rf"(?:[^\s\d{_SIGN}，,。;；:：、()%]|(?<=[A-Za-z])[\d.]+)"
_EACH = "|".join(map(re.escape, names_of(*(set(UnitKind) - {UnitKind.NUMBER, UnitKind.PERCENT}))))
_ONCE_IN = "(?:一个?|1(?!月))(?:年|月|周|天|日|季度|学期|学年)|1个(?:月|季度|学期)|半[年月]"
_PER = rf"(?:每个?(?:{_EACH}))+|(?:{_ONCE_IN})(?=$)"
_ON_AVERAGE = "[人户亩生年月日次村]均"
_TASK = f"(?:{_any(_TASKS)})"
_BEFORE = alternatives(BEFORE)
_IS_CHANGE = re.compile(rf"(?:{_any(_CHANGES)})(?![率幅比额量值速数])").match
_PART_OF_YEAR = "[上下]半年|[季月]度|季度[初底末]|月[份初底末]?|年[初底末]|前"
_IS_NO_NAME = re.compile(
    rf"每|.*(?:(?:{_any(_CHANGES)}|{_any(_NO_VALUE)}|[降减]|[同环]比|{_PART_OF_YEAR})$"
    r"|[较比与][上去前往同]|上年|去年|同期)"
).match
"""A change, also against a year before, a hope, a denial, or the time up to which a part is done."""
_UNITS_OF_PER = re.compile(r"每个?([^每]+)|^(?:[一1]个?|(?=半))(.+)$").findall
_LONGEST = 30


class Lead(NamedTuple):
    """What the words before a number say of it."""

    comparator: Comparator | None
    per: tuple[str, ...]
    """For each of what: 人, 月."""


_NOTHING = Lead(None, ())


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled when it is needed: most targets have nothing before their number."""
    return re.compile(
        rf"(?:{_WHEN})?(?:(?P<per>{_PER})(?:{_any(_MEASURES)})?|(?P<mean>{_ON_AVERAGE})"
        rf"|(?P<name>{_LETTER}{{1,12}}?(?={alternatives(_WORDS)})"
        rf"|{_LETTER}{{0,12}}?(?:{_any(_MEASURES + _UNWANTED)}))??)"
        rf"(?:{_any(_STATED)})?(?:{_TASK}(?P<object>{_LETTER}{{1,6}}?)??)?(?P<before>{_BEFORE})?"
        rf"(?P<each>{_PER})?{_TASK}?(?P<again>{_BEFORE})?"
    )


def lead_in(words: str) -> Lead | None:
    """Read what stands before a number; None where it says more than can be told.

    Args:
        words: folded, without blanks.

    >>> lead_in("每年不少于").per, lead_in("满意度达到").comparator.value, lead_in("较上年增长") is None
    (('年',), '≥', True)
    """
    if not words:
        return _NOTHING
    if words in SIGNS:
        return Lead(SIGNS[words], ())
    found = _pattern().fullmatch(words) if len(words) <= _LONGEST else None
    if found is None or not all(_is_name(name) for name in (found["name"], found["object"]) if name):
        return None
    first, second = BEFORE.get(found["before"]), BEFORE.get(found["again"])
    if first and second and first is not second:
        return None
    mean = (found["mean"][0],) if found["mean"] else ()
    return Lead(second or first, _per(found["per"]) + mean + _per(found["each"]))


def _is_name(words: str) -> bool:
    return not (_IS_CHANGE(words) or _IS_NO_NAME(words))


def _per(words: str | None) -> tuple[str, ...]:
    return tuple("".join(unit) for unit in _UNITS_OF_PER(words)) if words else ()


UNWANTED = _any(_UNWANTED)
"""A pattern for what should not happen."""
