"""Throw texts at the parsers of values: each must return or raise `InvalidValue`, within a second.

    python tools/fuzz.py [SECONDS] [PARSER ...]

Five minutes over every parser unless told otherwise. What breaks one is shown at its shortest, and the others
go on; the exit code is 1 then.
"""

from __future__ import annotations

import sys
import time
import traceback
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from budgetgoals.capitals import from_capitals
from budgetgoals.dates import parse_date, parse_deadline, parse_period
from budgetgoals.errors import InvalidValue
from budgetgoals.numerals import parse_number
from budgetgoals.targets import format_target, parse_target
from budgetgoals.yuan import format_yuan, parse_yuan

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS, SLOWEST, AT_ONCE = 300.0, 1.0, 300
LONGEST, SHOWN = 100_000, 60

CHARACTERS = (
    "0123456789０１９①½²٣零〇○一二两三四五六七八九十百千万亿兆廿卅半几幺壹贰貳叁肆伍陆柒捌玖拾佰仟萬億"
    "+-－−—~～*/×.．,，、。；：:()（）[]【】%％‰￥¥$€=＝≥≤＞<>≈≠±元圆角分整正负年月日号时点旬周季前后内外起止底末初"
    "个人次条项户亩米吨天约近多余不无XxOl_'\"\\\n\t \u3000\u00a0\u200b\u202e\ufeff\x00\x7f\ud800\U0001f600é"
)
_WORDS = """
万元 亿元 千元 人民币 RMB CNY 大写 百分之 千分之 分之 左右 以上 以下 以内 不低于 不超过 至少 大于等于 约
上下 年度 上半年 季度 第三季度 元月 上旬 下旬 星期三 每年 每月 本年 去年 今后 农历 次年 起止时间 截至
不晚于 之前 之后 合同签订后 工作日 小时 分钟 个月 公里 平方米 公顷 万人次 元/人·月 %(百分比) 完成 验收
受理 逐年 提高 降低 保持 健全 合规 定性 正向 反向指标 待定 XX ** 含 （含） 至 到 -- —— Q3 2020 100 1e9
1,000 0.97 00:00:00 NaN inf
"""
_SPELLINGS = """
2,643,200.00 ２，６４３．２ 264.32万元 1亿2000万元 （1,234.50） -¥5.00 三块五毛二 壹拾万零柒仟元零伍角叁分
六十四万零一百四十三元一角七分 人民币（大写）：贰佰陆拾肆万叁仟贰佰元整 一百二十三万四千 一千二 二〇二〇
12万3千 三点一四万 百分之九十五 9.5‰ 四分之三 一半 五六百 7,00.0,77 2020-01-01 2020/1/1 2020.1.1 20200101
2020年1月1日（星期三） 二〇二〇年十二月廿一日 2020年元月 贰零贰零年零壹月壹拾伍日 2021年1月-12月
2023.07-2024.01 2020-2022年 2020.1.1-12.31 2020年前三季度 自2020年1月1日起至2020年12月31日止
2020年第三季度末 2020年2月下旬 2020Q3 6月30日前（含） 11月前完成验收 12月底前 合同签订后30日内
24小时内受理 半年内 =100% ≥95% 不低于95％（含） 100分以上 3-5个 95%±2% ±5% ≥95%且≤100% 每季度1次 两次
10余次 30个工作日以内 1次/月 逐年增高 提高效率，降低成本 保持良好 ≥**% 20XX年 万亩 290% 1OO% 95%%
20246-202516 零事故 ≤2020年12月31日
"""
WORDS, SPELLINGS = _WORDS.split(), _SPELLINGS.split()

piece = st.one_of(st.sampled_from(CHARACTERS), st.sampled_from(WORDS))
short = st.lists(piece, max_size=12).map("".join)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A proper spelling with something put in or left out."""
    text = draw(st.sampled_from(SPELLINGS))
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 3)))
    return text[:start] + draw(short) + text[end:]


@st.composite
def long(draw: st.DrawFn) -> str:
    """The same again and again, up to far beyond what any value has."""
    count = draw(st.sampled_from([2, 5, 20, 50, 100, 200, 399, LONGEST]))
    again = draw(st.one_of(piece, short, st.sampled_from(SPELLINGS)))
    return draw(short) + (again * count)[:LONGEST] + draw(short)


text = st.one_of(short, spoiled(), spoiled(), long(), st.text(max_size=60))
cell = st.one_of(st.none(), piece, piece, spoiled())
year = st.one_of(st.none(), st.sampled_from([2020, 2021, 1, 9999, 0, -1, 10_000]))
before = st.sampled_from(["both", "included", "excluded"])


def yuan(text: str, unit: str) -> object:
    """An amount that was read can be written."""
    return format_yuan(parse_yuan(text, unit))


def target(*, actual: str, **cells: Any) -> object:
    """A target that was read can be written and be held against any text."""
    found = parse_target(**cells)
    return format_target(found), found.is_met_by(actual), found.achievement(actual)


PARSERS: dict[str, Callable[..., object]] = {
    "parse_number": lambda text, **_: parse_number(text),
    "parse_yuan": lambda text, unit, **_: yuan(text, unit or "元"),
    "from_capitals": lambda text, **_: from_capitals(text),
    "parse_date": lambda text, year, **_: parse_date(text, year=year),
    "parse_period": lambda text, year, **_: parse_period(text, year=year),
    "parse_deadline": lambda text, year, before, **_: parse_deadline(text, year=year, before=before),
    "parse_target": lambda text, year, actual, **_: target(text=text, year=year, actual=actual),
    "parse_target of cells": lambda before, **cells: target(**cells),  # noqa: ARG005 - dates alone have it
}
ARGUMENTS = st.fixed_dictionaries(
    {
        "text": text,
        "unit": cell,
        "comparator": cell,
        "direction": cell,
        "year": year,
        "before": before,
        "actual": text,
    }
)


class Attempts:
    """What one parser did: how many calls there were, which took longest, and what broke it."""

    def __init__(self, name: str) -> None:
        self.name, self.parse = name, PARSERS[name]
        self.count, self.slowest, self.slowest_on = 0, 0.0, ""
        self.broken_by = ""

    def add(self, arguments: dict[str, Any]) -> None:
        """One more call; a slow one is tried again, since the machine may have paused."""
        taken = self._time(arguments)
        if taken > SLOWEST:
            taken = min(taken, self._time(arguments))
        self.count += 1
        if taken > self.slowest:
            self.slowest, self.slowest_on = taken, shown(arguments["text"])
        if taken > SLOWEST:
            self.broken_by = f"{taken:.1f} s for {arguments}"

    def _time(self, arguments: dict[str, Any]) -> float:
        start = time.perf_counter()
        try:
            self.parse(**arguments)
        except InvalidValue as refusal:
            str(refusal)
        return time.perf_counter() - start

    def __str__(self) -> str:
        slow = f"{self.slowest * 1000:.0f} ms on {self.slowest_on}"
        line = f"{self.name:<22}{self.count:>10,} calls, the slowest {slow}"
        return f"{line}\n{self.name} is BROKEN: {self.broken_by}" if self.broken_by else line


def shown(text: str) -> str:
    """A text as a report can show it."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}… ({len(text)} characters)")


def main(arguments: list[str]) -> int:
    """Try the parsers until the time is up."""
    seconds = float(arguments.pop(0)) if arguments and arguments[0][:1].isdigit() else SECONDS
    end = time.monotonic() + seconds
    parsers = [Attempts(name) for name in arguments or PARSERS]
    now = parsers[0]

    @settings(
        max_examples=AT_ONCE,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(ARGUMENTS)
    def attempt(arguments: dict[str, Any]) -> None:
        nonlocal now
        for now in parsers:  # where it stops is where it broke
            if not now.broken_by:
                now.add(arguments)

    while time.monotonic() < end and not all(parser.broken_by for parser in parsers):
        try:
            attempt()
        except Exception:
            now.broken_by = traceback.format_exc()
    sys.stdout.writelines(f"{parser}\n" for parser in parsers)
    return 1 if any(parser.broken_by for parser in parsers) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
