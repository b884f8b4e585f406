"""The characters of numbers: which of them mean the same, and what each is worth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TEN, HUNDRED, THOUSAND, WAN, YI = 10, 100, 1000, 10**4, 10**8
_LONGEST = 400

_SAME = """
零〇○◯\uf9b2 一壹弌\u2f00 二贰貳弍貮\u2f06 两兩\uf978 三叁叄參参弎\uf96b 四肆 五伍 六陆陸\uf9d1\uf9d3 七柒
八捌\u2f0b 九玖 十拾\u2f17\uf973 百佰 千仟 万萬 亿億 点點 负負 -－−﹣ +＋﹢ .．﹒ ,，﹐ %％﹪
0０ 1１ 2２ 3３ 4４ 5５ 6６ 7７ 8８ 9９
"""
_SPELLINGS = {chars[0]: chars for chars in _SAME.split()}
"""The one character that is worked with, and all that mean the same. The escapes are radicals and
compatibility ideographs, which PDF files give in place of the plain characters."""

FOLDED = str.maketrans(
    {char: plain for plain, chars in _SPELLINGS.items() for char in chars if char != plain}
    | {"廿": "二十", "卅": "三十", "卌": "四十"}
    | dict.fromkeys("\u200b\u2060\ufeff", "")
)
"""What `fold` does, as a table for `folder`."""
FIGURES = dict(zip("零一二三四五六七八九两", (*range(10), 2), strict=True))
UNITS = {"十": TEN, "百": HUNDRED, "千": THOUSAND}
VALUES = {
    char: value
    for plain, value in (FIGURES | UNITS | {"万": WAN, "亿": YI}).items()
    for char in _SPELLINGS[plain]
}
ONE_BY_ONE = {ord(char): str(FIGURES[plain]) for plain in FIGURES for char in _SPELLINGS[plain]}
ONE_BY_ONE |= {ord("幺"): "1", ord("O"): "0", ord("Ｏ"): "0"}
SINGLE = "幺" + "".join(_SPELLINGS[plain] for plain in FIGURES if plain != "两")
"""The digits of a number that is read out one by one: 幺 only stands there, 两 never does."""

PLACES = {unit: places for places, unit in enumerate(["", "十", "百", "千", "万", "十万", "百万", "千万"])}
PLACES |= {unit + "亿": places + 8 for unit, places in PLACES.items()} | {"万万": 8}
"""By how many places a unit of the number moves the point."""


def check_text(text: str) -> None:
    """Refuse what is no text, and a text that no number fills.

    >>> check_text(5)
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...a text is expected, not int...
    """
    if not isinstance(text, str):
        raise InvalidValue("a text is expected, not {kind}", kind=type(text).__name__)
    if len(text) > _LONGEST:
        raise InvalidValue("a text of {length} characters is no number", length=len(text))


def folder(table: Mapping[int, int | str]) -> Callable[[str], str]:
    """A function that does what `str.translate` does with a table, and lets pass at once what needs nothing.

    >>> folder({ord("圆"): "元"})("5圆")
    '5元'
    """
    concerned = re.compile(f"[{''.join(re.escape(chr(code)) for code in table)}]").search
    return lambda text: text.translate(table) if concerned(text) else text


_fold = folder(FOLDED)


def fold(text: str) -> str:
    """The text with each sign, digit and unit in its one plain form; what is no part of a number stays.

    >>> fold("－１２，３４５萬圓"), fold("貳佰陸拾")
    ('-12,345万圓', '二百六十')
    """
    return _fold(text)
