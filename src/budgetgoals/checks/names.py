"""What the name of an indicator says about its value."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from budgetgoals.checks.knowledge import alternatives, words
from budgetgoals.targets import Unit, UnitKind, unit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Search = Callable[[str], re.Match[str] | None]

_TABLE = "indicator-names"
_REMARK = re.compile(r"\s*[（(][^()（）]*[)）]\s*$")
_IN_BRACKETS = re.compile(
    r"[（(]\s*[≥≧≤≦=><]{0,2}\s*(?:[*＊]+|[Xx×]+)?\s*(?P<unit>[^()（）*＊\d≥≤=><]{1,8})[)）]\s*$"
).search
_RATE = re.compile(r"(?:率|比例|占比|百分比)$").search
_NO_RATES = ("效率", "频率", "速率", "功率", "利率", "汇率")
_MAY_END_A_RATE = frozenset("率例比度)）")
_SATISFIED, _IN_TIME = "满意", "及时"
_SATISFACTION = re.compile(r"满意(?:度|率|程度)?|认可度|好评率").search
_PLACEHOLDER = re.compile(
    r"(?:指标|目标|任务)\s*[0-9一二三四五六七八九十]{1,2}\s*[:：]?|[…。.\-—/]+|[Xx×*＊]{2,}"
).fullmatch
_DIGIT = re.compile("[0-9]").search
_AT_END = re.compile(
    r"(?<=[\u4e00-\u9fff）)])(?P<sign>[≥≤=><≧≦＝]{0,2}|不低于|不少于|不超过|达到)\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*"
    r"(?P<unit>[^\d\s≥≤=><()（）]{0,4}?)(?:以上|以下|以内)?$"
).search
_DATED = re.compile(
    r"(?<![0-9])(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?(?:之?前|底)"
).search
_MEASURING = frozenset(
    {
        UnitKind.PERCENT,
        UnitKind.PEOPLE,
        UnitKind.AREA,
        UnitKind.LENGTH,
        UnitKind.VOLUME,
        UnitKind.MASS,
        UnitKind.MONEY,
        UnitKind.RATE,
    }
)
"""Units that say that the number before them is a target; 期, 标段 and the like may be part of a name."""


class Name:
    """The name of an indicator; each question about it is answered once.

    Attributes:
        text: as the form prints it.
        may_be_rate: whether it may be that of a rate, of satisfaction or of timeliness, at a glance.
        target: the target that was written at its end, or empty.
        is_odd: whether there is something amiss with the name itself: it is empty or a placeholder, says no
            subject, or has a day or a target in it.

    >>> name = name_of("苗木成活率（≥**%）")
    >>> name.plain, name.may_be_rate, name.is_odd
    ('苗木成活率', True, False)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.may_be_rate = text[-1:] in _MAY_END_A_RATE or _SATISFIED in text or _IN_TIME in text
        self.target = _target_at_end(text)
        self.is_odd = bool(
            not text or self.target or self.is_placeholder or self.is_general or self.has_day is not None
        )

    def __str__(self) -> str:
        return self.text

    @cached_property
    def plain(self) -> str:
        """Without blanks and without what stands in brackets at its end."""
        return _REMARK.sub("", "".join(self.text.split()))

    @cached_property
    def is_rate(self) -> bool:
        """Whether it is that of a rate.

        >>> name_of("环保投诉受理率").is_rate, name_of("效率").is_rate, name_of("培训人数").is_rate
        (True, False, False)
        """
        return _RATE(self.plain) is not None and not self.plain.endswith(_NO_RATES)

    @cached_property
    def is_share(self) -> bool:
        """Whether it is that of a part of a whole, which cannot be more than 100%.

        >>> name_of("验收合格率").is_share, name_of("目标完成率").is_share, name_of("产值增长率").is_share
        (True, False, False)
        """
        return _shares()(self.plain) is not None and _grows()(self.plain) is None

    @cached_property
    def is_bad_event(self) -> bool:
        """Whether it measures what a project wants less of.

        >>> name_of("逾期发放率").is_bad_event, name_of("投诉受理率").is_bad_event
        (True, False)
        """
        return _bad_events()(self.plain) is not None and _remedies()(self.plain) is None

    @cached_property
    def may_be_less(self) -> bool:
        """Whether it measures what a unit may want less of: what is controlled, adjusted or left over.

        >>> name_of("公用经费控制率").may_be_less, name_of("政府采购执行率").may_be_less
        (True, False)
        """
        return _less()(self.plain) is not None

    @cached_property
    def is_cost(self) -> bool:
        """Whether it is that of something the project pays, and not of a saving or of what people receive.

        >>> name_of("项目总投入（≥**万元）").is_cost, name_of("成本节约率").is_cost
        (True, False)
        """
        return _costs()(self.plain) is not None and _savings()(self.plain) is None

    @cached_property
    def is_total_cost(self) -> bool:
        """Whether it is that of the whole of a project's cost.

        >>> name_of("项目总成本").is_total_cost, name_of("单位成本").is_total_cost
        (True, False)
        """
        return self.plain in words(_TABLE, "costs", "totals")

    @cached_property
    def is_satisfaction(self) -> bool:
        """Whether it is that of satisfaction.

        >>> name_of("群众满意度").is_satisfaction, name_of("投诉次数").is_satisfaction
        (True, False)
        """
        return _SATISFACTION(self.plain) is not None

    @cached_property
    def is_timeliness(self) -> bool:
        """Whether it tells how soon something is done.

        >>> name_of("工程完成及时率").is_timeliness, name_of("验收合格率").is_timeliness
        (True, False)
        """
        return self.plain.endswith(tuple(words(_TABLE, "timeliness")))

    @cached_property
    def is_count(self) -> bool:
        """Whether it is that of a number of something.

        >>> name_of("培训覆盖数").is_count, name_of("覆盖率").is_count
        (True, False)
        """
        return self.plain.endswith(("数", "数量", "人次"))

    @cached_property
    def is_general(self) -> bool:
        """Whether it says no subject.

        >>> name_of("时间").is_general, name_of("验收时间").is_general
        (True, False)
        """
        return self.plain in words(_TABLE, "general")

    @cached_property
    def is_routine(self) -> bool:
        """Whether it is that of what every project has to do anyway.

        >>> name_of("资金使用合规性").is_routine, name_of("验收合格率").is_routine
        (True, False)
        """
        return self.plain in words(_TABLE, "routine")

    @cached_property
    def is_placeholder(self) -> bool:
        """Whether it is only what the blank form prints.

        >>> name_of("指标2：").is_placeholder, name_of("指标完成数").is_placeholder
        (True, False)
        """
        return _PLACEHOLDER(self.text) is not None

    @cached_property
    def has_day(self) -> int | None:
        """The year of the last day that it names, or None.

        >>> name_of("2021年11月30日前完成资金支付").has_day, name_of("2018-2022年监测资料").has_day
        (2021, None)
        """
        found = _DATED(self.text) if "年" in self.text else None
        return int(found["year"]) if found else None

    @cached_property
    def printed_unit(self) -> Unit | None:
        """The unit in brackets behind it; None where there is none.

        >>> name_of("修建作业道长度（公里）").printed_unit.base
        '米'
        >>> name_of("工程（一期）安排数量").printed_unit is None
        True
        """
        found = _IN_BRACKETS(self.text)
        unit = unit_of("".join(found["unit"].split())) if found else None
        return None if unit is None or unit.kind in (UnitKind.OTHER, UnitKind.NUMBER) else unit

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that it says itself, in brackets or by what it counts; None where it says none.

        >>> name_of("修建作业道长度（公里）").unit.base, name_of("就学补助户数").unit.name
        ('米', '户')
        """
        if self.printed_unit is not None:
            return self.printed_unit
        counted = _counts()(self.plain)
        return unit_of(counted["unit"]) if counted else None


@lru_cache(8192)
def name_of(text: str) -> Name:
    """The name that a text is.

    >>> str(name_of("培训人数"))
    '培训人数'
    """
    return Name(text)


def _target_at_end(text: str) -> str:
    """The target that was written at the end of a name, or empty.

    >>> _target_at_end("年度资金支付完成率100%"), _target_at_end("改造工程2标段")
    ('100%', '')
    """
    found = _AT_END(text) if _DIGIT(text) else None
    if found is None or not found["unit"]:
        return ""
    return found[0].strip() if found["sign"] or unit_of(found["unit"]).kind in _MEASURING else ""


# The patterns, made of the tables when they are first asked for.


@cache
def _shares() -> Search:
    endings = alternatives(_TABLE, "shares", "endings")
    return re.compile(rf"(?:{alternatives(_TABLE, 'shares')})[^，,。]{{0,4}}(?:{endings})$").search


@cache
def _grows() -> Search:
    return re.compile(alternatives(_TABLE, "shares", "beyond")).search


@cache
def _bad_events() -> Search:
    between = alternatives(_TABLE, "bad_events", "between")
    measures = alternatives(_TABLE, "bad_events", "measures")
    bad = alternatives(_TABLE, "bad_events")
    return re.compile(rf"(?:{bad})(?:{between})*(?:{measures})?$").search


@cache
def _remedies() -> Search:
    return re.compile(alternatives(_TABLE, "bad_events", "remedies")).search


@cache
def _less() -> Search:
    return re.compile(alternatives(_TABLE, "less")).search


@cache
def _costs() -> Search:
    return re.compile(alternatives(_TABLE, "costs")).search


@cache
def _savings() -> Search:
    return re.compile("|".join(alternatives(_TABLE, "costs", key) for key in ("savings", "standards"))).search


@cache
def _counts() -> Search:
    return re.compile(rf"(?P<unit>{alternatives(_TABLE, 'counts')})(?:数|总数|数量)$").search
