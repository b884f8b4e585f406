"""One short, complete form, and the ways in which tests look at what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import budgetgoals as bg
from tests.support.conservation import assert_nothing_lost

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALL = """\
财政项目支出绩效目标表
（2020年度）

申报单位名称：上海市生态环境局执法总队

项目名称： 执法服装 项目类别： 其他一次性项目

计划开始日期： 2020-01-01 计划完成日期： 2020-12-15

是否含有政府购买服务： 否 绩效类型： 其他类

项目概况：
为统一生态环境执法人员着装，提升环境执法队伍的社会形象，进行执法标识服的购置并定
期进行更新。

立项依据： 根据上级部门要求，各级环境执法人员需统一服装。

项目设立的必要性： 加强执法队伍的正规化建设。

保证项目实施的制度、措施： 服装采购严格按照政府采购要求施行。

项目实施计划： 十月前完成采购。

总目标及阶段性目标： 提高环境执法服务水平。

本项目上年度市级财政资金使用情况
项目总预算（元）： 302,900 项目当年预算（元）： 302,900

同名项目上年预算额（元）： 272,060 同名项目上年预算执行数（元）： 272,060
 2020年绩效目标
一级目标 二级目标 三级目标 指标目标值

产出目标

数量 人数 =65人

时效 时间 10月前完成购买

效果目标 满意度 制服满意度 =100%
"""


def read_whole(text: str) -> bg.Reading:
    """Read a text and make sure that nothing of it is lost."""
    reading = bg.read_text(text)
    assert_nothing_lost(text, reading)
    return reading


def goals(reading: bg.Reading) -> bg.ProjectGoals:
    """The project's goals of a source that holds nothing else."""
    (form,) = reading.of(bg.ProjectGoals)
    assert reading.forms == (form,)
    return form


def read_form(text: str) -> bg.ProjectGoals:
    """The one form of a text in which nothing is amiss."""
    reading = read_whole(text)
    assert [finding.describe("en") for finding in reading.findings] == []
    assert reading.unread == ()
    return goals(reading)


def codes(reading: bg.Reading) -> list[str]:
    """The codes of what was noticed, each once."""
    return sorted({finding.code for finding in reading.findings})


def left(reading: bg.Reading) -> list[str]:
    """The texts that were left unread."""
    return [piece.text for piece in reading.unread]


def rows(form: bg.Form) -> list[tuple[str, str, str, str]]:
    """The indicators as rows of the official grid."""
    return [
        (leaf.dimension.name, leaf.aspect.name, leaf.indicator.name, leaf.indicator.target.text)
        for leaf in form.leaves()
    ]


def replaced(text: str, *changes: tuple[str, str]) -> str:
    """The text with some words in place of others that must stand in it once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def without(text: str, *beginnings: str) -> str:
    """The text without the lines that begin so."""
    lines: Iterable[str] = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(beginnings))
