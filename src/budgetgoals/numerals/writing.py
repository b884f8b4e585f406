"""Writing a number in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from budgetgoals.errors import InvalidValue
from budgetgoals.numerals.characters import TEN, WAN, YI
from budgetgoals.numerals.decimals import figures_of

if TYPE_CHECKING:
    from decimal import Decimal

Style = Literal["lower", "upper", "digits"]
"""How a number is spelled: 一百二十, 壹佰贰拾 or 一二〇."""

_STYLES = ("lower", "upper", "digits")
_SCRIPTS = {
    "lower": ("零一二三四五六七八九", "十", "百", "千"),
    "upper": ("零壹贰叁肆伍陆柒捌玖", "拾", "佰", "仟"),
}
_BY_STYLE = {
    "lower": str.maketrans("0123456789", "零一二三四五六七八九"),
    "upper": str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖"),
    "digits": str.maketrans("0123456789", "〇一二三四五六七八九"),
}


def to_chinese(value: Decimal | int, style: Style = "lower") -> str:
    """Write a number in words; `parse_number` reads each of them back.

    Args:
        value: a number between -10^16 and 10^16. Its decimals are written as they stand, zeros at the end
            included.
        style: ``"lower"`` 一百二十, ``"upper"`` 壹佰贰拾 (for money in capitals see `budgetgoals.yuan`),
            ``"digits"`` one by one, 一二〇.

    Raises:
        InvalidValue: no Decimal and no int, not a finite number, or beyond the range.

    >>> from decimal import Decimal
    >>> to_chinese(100_050_010), to_chinese(Decimal("-12.50")), to_chinese(101_000, "upper")
    ('一亿零五万零一十', '负十二点五零', '壹拾万壹仟')
    >>> to_chinese(10**16)
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...10000000000000000 is beyond the range: it must be below 10^16...
    """
    if style not in _STYLES:
        raise InvalidValue("there is no style {style!r}: {styles}", style=style, styles=", ".join(_STYLES))
    negative, whole, fraction = figures_of(value)
    words = whole.translate(_BY_STYLE[style]) if style == "digits" else spell(int(whole), style) or "零"
    if style == "lower" and words[:2] == "一十":
        words = words[1:]
    if fraction:
        words += "点" + fraction.translate(_BY_STYLE[style])
    return "负" + words if negative else words


def spell(number: int, style: Literal["lower", "upper"]) -> str:
    """A whole number above zero and below 10^16 in words, with 一 before each 十.

    >>> spell(15, "lower"), spell(101_000, "upper")
    ('一十五', '壹拾万壹仟')
    """
    sections = _sections(style)
    if number < WAN:
        return sections[number]
    unit, name = (YI, "亿") if number >= YI else (WAN, "万")
    high, low = divmod(number, unit)
    words = (sections[high] if high < WAN else spell(high, style)) + name
    if low * TEN < unit and low:
        words += "零"
    return words + (sections[low] if low < WAN else spell(low, style))


@cache
def _sections(style: Literal["lower", "upper"]) -> tuple[str, ...]:
    """The words of the numbers from 0, which has none, to 9999: what stands before 亿, 万 and the end."""
    figures, ten, hundred, thousand = _SCRIPTS[style]
    ones = ("", *figures[1:])
    below_hundred = [(figure + ten if figure else "") + one for figure in ones for one in ones]
    high = [
        (figure + thousand if figure else "") + (one + hundred if one else "")
        for figure in ones
        for one in ones
    ]
    return tuple(
        words + ("零" if words and low and (low < TEN or not above % TEN) else "") + rest
        for above, words in enumerate(high)
        for low, rest in enumerate(below_hundred)
    )
