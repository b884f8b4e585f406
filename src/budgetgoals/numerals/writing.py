"""Writing a number in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from budgetgoals.errors import InvalidValue
from budgetgoals.numerals.characters import HUNDRED, TEN, WAN, YI
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
    if number < WAN:
        words, below_hundred = _SECTIONS[style][number // HUNDRED]
        return words + below_hundred[number % HUNDRED]
    unit, name = (YI, "亿") if number >= YI else (WAN, "万")
    high, low = divmod(number, unit)
    zero = "零" if 0 < low < unit // TEN else ""
    return f"{spell(high, style)}{name}{zero}{spell(low, style)}"


def _sections(figures: str, ten: str, hundred: str, thousand: str) -> list[tuple[str, list[str]]]:
    """The words of each number of hundreds up to 99, with those of 0 to 99 as they follow it.

    零 stands for tens that are missing behind hundreds, and for hundreds that are missing behind thousands.
    """
    ones = ("", *figures[1:])
    alone = [(tens + ten if tens else "") + one for tens in ones for one in ones]
    no_tens = ["零" + words if 0 < number < TEN else words for number, words in enumerate(alone)]
    no_hundreds = ["零" + words if number else words for number, words in enumerate(alone)]
    return [
        (
            (thousands + thousand if thousands else "") + (hundreds + hundred if hundreds else ""),
            no_tens if hundreds else no_hundreds if thousands else alone,
        )
        for thousands in ones
        for hundreds in ones
    ]


_SECTIONS = {style: _sections(*script) for style, script in _SCRIPTS.items()}
"""Small tables stay in the processor's cache, one of all sections does not."""
