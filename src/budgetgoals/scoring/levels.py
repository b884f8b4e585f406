"""The three levels by which what is said in words is judged.

财预〔2020〕10号, article 16: 达成年度指标, 部分达成年度指标并具有一定效果, 未达成年度指标且效果较差.
财预〔2021〕101号, 三（七）3: 基本达成目标, 部分实现目标, 实现目标程度较低.
"""

from __future__ import annotations

import re
from enum import StrEnum

from budgetgoals.targets.quantities import fold


class Level(StrEnum):
    """How far a qualitative target is reached.

    >>> Level("partly").name
    'PARTLY'
    """

    REACHED = "reached"
    PARTLY = "partly"
    MISSED = "missed"


_OBJECT = "(?:(?:了|年初|年度|全年|当年|预期|预定|既定|绩效|总体)*(?:目标|指标|要求|效果|任务))?"
_REACHED = re.compile(rf"已?基本(?:达成|实现){_OBJECT}|(?:已|全部|全面)?达成年度指标").fullmatch
_PARTLY = re.compile(
    rf"已?部分(?:达成|完成|实现|达到|达标|符合|满足){_OBJECT}(?:并具有一定效果)?|未全部完成{_OBJECT}"
).fullmatch
_MISSED = re.compile(rf"未达成{_OBJECT}(?:且效果较差)?|(?:实现目标)?程度较低|效果较差").fullmatch
_END = "。．.!！;；"


def level_said(text: str) -> Level | None:
    """The level that the words of an actual value name; None where they name none.

    >>> level_said("部分达成预期目标"), level_said("实现目标程度较低").value, level_said("有所改善") is None
    (<Level.PARTLY: 'partly'>, 'missed', True)
    """
    said = "".join(fold(text).split()).rstrip(_END)
    for level, names in ((Level.PARTLY, _PARTLY), (Level.REACHED, _REACHED), (Level.MISSED, _MISSED)):
        if names(said):
            return level
    return None
