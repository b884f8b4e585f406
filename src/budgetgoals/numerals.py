"""Numbers as Chinese documents print them, in figures and in words.

A number is written with Arabic figures (``2,643,200.00``), with figures and a unit of the number
(``3.5万``), in words (``一百二十三万四千``), digit by digit (``二〇二〇``) or in the forms that banks
prescribe (``壹佰贰拾叁``). All of them are read into one exact ``Decimal`` and nothing is guessed: what is
malformed is refused with the reason, and what can be read in two ways is an `AmbiguousValue` that names
both.

Sources: GB/T 15835-2011 (出版物上数字用法) for the two scripts, digit by digit with 〇 and the place of
万 and 亿; 支付结算办法 annex 1 (正确填写票据和结算凭证的基本规定) articles 1 and 4 for the banking forms and
for 零.

>>> parse_number("1,234.50"), parse_number("一百二十三万四千"), parse_number("12万3千")
(Decimal('1234.50'), Decimal('1234000'), Decimal('123000'))
>>> parse_number("百分之九十五"), parse_number("9.5‰"), parse_number("二〇二〇")
(Decimal('0.95'), Decimal('0.0095'), Decimal('2020'))
>>> to_chinese(1234000), to_chinese(2020, "digits"), to_chinese(15, "upper")
('一百二十三万四千', '二〇二〇', '壹拾伍')
>>> parse_number("7,00.0,77")
Traceback (most recent call last):
budgetgoals.errors.InvalidValue: ...'7,00.0,77' is no number: its separators do not part groups of three...
>>> parse_number("一百二万")
Traceback (most recent call last):
budgetgoals.errors.AmbiguousValue: ...'一百二万' can be read in two ways: '二' may stand for 20 or for 2...
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Context, Decimal, Inexact
from functools import cache
from typing import Literal

from budgetgoals.errors import AmbiguousValue, InvalidValue

__all__ = ["Style", "parse_number", "to_chinese"]

Style = Literal["lower", "upper", "digits"]
"""How a number is spelled: 一百二十, 壹佰贰拾 or 一二〇."""

_TEN, _HUNDRED, _THOUSAND, _WAN, _YI = 10, 100, 1000, 10**4, 10**8
_PLACES_BEFORE = 16
_RANGE = 10**_PLACES_BEFORE
"""Numbers are written up to here, exclusive."""
_LONGEST = 400
_SHOWN = 40
_MOST_DIGITS = 100
EXACT = Context(prec=1000, traps=[Inexact])
"""A context in which nothing is rounded silently."""

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
"""What `fold` does, for `str.translate`."""
_FIGURES = dict(zip("零一二三四五六七八九两", (*range(10), 2), strict=True))
_UNITS = {"十": _TEN, "百": _HUNDRED, "千": _THOUSAND}
_VALUES = {
    char: value
    for plain, value in (_FIGURES | _UNITS | {"万": _WAN, "亿": _YI}).items()
    for char in _SPELLINGS[plain]
}
_ONE_BY_ONE = {ord(char): str(_FIGURES[plain]) for plain in _FIGURES for char in _SPELLINGS[plain]}
_ONE_BY_ONE |= {ord("幺"): "1", ord("O"): "0", ord("Ｏ"): "0"}
_SINGLE = "幺" + "".join(_SPELLINGS[plain] for plain in _FIGURES if plain != "两")
"""The digits of a number that is read out one by one: 幺 only stands there, 两 never does."""

PLACES = {unit: places for places, unit in enumerate(["", "十", "百", "千", "万", "十万", "百万", "千万"])}
PLACES |= {unit + "亿": places + 8 for unit, places in PLACES.items()} | {"万万": 8}
"""By how many places a unit of the number moves the point."""

_INTEGER = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)"
_PLAIN = re.compile(rf"([+-]?)({_INTEGER})(?:\.([0-9]+))?([万亿]?)").fullmatch
_AFTER_FIGURES = ":"
"""Greater than each text that begins with a sign or a figure, and less than each that begins in Chinese."""
_FIGURE = re.compile(r"[0-9]").search
_GROUPED = re.compile(_INTEGER).fullmatch
_SPACED = re.compile(
    rf"(?:[1-9][0-9]{{0,2}}(?:\s[0-9]{{3}})+|{_INTEGER})(?:\.(?:[0-9]{{3}}\s)*[0-9]+)?"
).fullmatch
_RUN = re.compile(rf"[{_SINGLE}][{_SINGLE}0OＯ]*").fullmatch
_TAIL = re.compile(r"([0-9]+|[零一二三四五六七八九]+)([十百千万亿]*)").fullmatch
_ALPHABET = re.compile(r"[0-9零一二两三四五六七八九十百千万亿点.,]+").fullmatch
_ESTIMATE = re.compile(r"左右|上下|以上|以下|以内|[约近余多来几数超逾]").search
_BLANK = re.compile(r"\s").search
_SPACED_FIGURES = re.compile(r"[0-9][0-9.,\s]*")
_LOOSE_BLANK = re.compile(r"(?<![0-9.,\s])\s+|\s+(?![0-9.,\s])")
_PIECE = re.compile(r"(零*)([0-9]+|[一二两三四五六七八九])([十百千]?)")
_PAIR = re.compile(r"一二|[二两]三|三四|三五|四五|五六|六七|七八|八九").search


class _Refused(Exception):
    """Why a part of a text is no number; the text around it is added where it is known."""

    def __init__(self, reason: str, *, ambiguous: bool = False, **params: object) -> None:
        super().__init__(reason)
        self._reason = reason
        self._kind = AmbiguousValue if ambiguous else InvalidValue
        self._params = params

    def within(self, text: str) -> InvalidValue:
        """The error for the whole text."""
        return self._kind(self._reason, hint="", text=shown(text), **self._params)


def parse_number(text: str) -> Decimal:
    """Read one number, exactly.

    Args:
        text: the number in figures, in words or in both, with an optional sign, and nothing beside it.

    Returns:
        The number; a percentage or 百分之 as the fraction that it is.

    Raises:
        InvalidValue: the text is no number, or none that a Decimal holds exactly.
        AmbiguousValue: the text can be read in two ways; the message names them.

    >>> parse_number("－１，２３４．５"), parse_number("负三点一四"), parse_number("968.191 8")
    (Decimal('-1234.5'), Decimal('-3.14'), Decimal('968.1918'))
    >>> parse_number("一千二"), parse_number("一百零五"), parse_number("两千零五"), parse_number("廿三")
    (Decimal('1200'), Decimal('105'), Decimal('2005'), Decimal('23'))
    >>> parse_number("1亿2千万"), parse_number("1.5亿"), parse_number("95%"), parse_number("一半")
    (Decimal('120000000'), Decimal('150000000'), Decimal('0.95'), Decimal('0.5'))
    >>> parse_number("五六百")
    Traceback (most recent call last):
    budgetgoals.errors.AmbiguousValue: ...'五六百' can be read in two ways: '五六' is an estimate, 5 or 6...
    """
    check_text(text)
    if text < _AFTER_FIGURES and (match := _PLAIN(text)):
        return _figures(*match.groups(default=""))
    try:
        if text[1:2] in _SINGLE and _RUN(text):
            return Decimal(_one_by_one(text))
        if "点" in text and text > _AFTER_FIGURES:
            head, _, tail = text.partition("点")
            return _with_decimals(head, tail)
        return Decimal(_integer(text, _mixed if text < _AFTER_FIGURES else _words))
    except (KeyError, _Refused):
        return _parse_folded(text)


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


def shown(text: str) -> str:
    """A text as an error message shows it: a long one only by its beginning.

    >>> shown("一" * 41)[-2:]
    '一…'
    """
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def fold(text: str) -> str:
    """The text with each sign, digit and unit in its one plain form; what is no part of a number stays.

    >>> fold("－１２，３４５萬圓"), fold("貳佰陸拾")
    ('-12,345万圓', '二百六十')
    """
    return text.translate(FOLDED)


def shift_point(whole: str, fraction: str, places: int) -> Decimal:
    """The number ``whole.fraction`` with its point moved to the right, in plain notation.

    >>> shift_point("264", "32", 4), shift_point("6923", "3552", 2), shift_point("1", "", 0)
    (Decimal('2643200'), Decimal('692335.52'), Decimal('1'))
    """
    if places:
        whole += fraction[:places].ljust(places, "0")
        fraction = fraction[places:]
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def _figures(sign: str, whole: str, fraction: str, unit: str) -> Decimal:
    number = shift_point(whole.replace(",", ""), fraction, PLACES[unit])
    return number.copy_negate() if sign == "-" and number else number


def _parse_folded(text: str) -> Decimal:
    try:
        return _signed(_join_blanks(fold(text).strip()))
    except _Refused as refusal:
        raise refusal.within(text) from None


def _signed(body: str) -> Decimal:
    sign, rest = (body[0], body[1:]) if body[:1] in ("+", "-", "负") else ("", body)
    if not rest:
        raise _Refused("{text!r} holds no number")
    number = _share(rest)
    return number.copy_negate() if sign in ("-", "负") and number else number


def _share(body: str) -> Decimal:
    """A number that may be a share of something: a percentage, a fraction, a half."""
    if body in ("半", "一半"):
        return Decimal("0.5")
    if body.endswith(("%", "‰")):
        return _magnitude(body[:-1]).scaleb(-2 if body[-1] == "%" else -3, EXACT)
    below, of, above = body.partition("分之")
    return _fraction(below, above) if of else _magnitude(body)


def _fraction(below: str, above: str) -> Decimal:
    parts, of = (Decimal(100) if part == "百" else _denominator(part) for part in (above, below))
    if not of:
        raise _Refused("{text!r} is no number: it divides by zero")
    try:
        return EXACT.divide(parts, of)
    except Inexact:
        raise _Refused("{text!r} is no exact decimal number") from None


def _denominator(text: str) -> Decimal:
    return Decimal(10 ** PLACES[text]) if text in ("千", "万", "亿") else _magnitude(text)


def _join_blanks(text: str) -> str:
    """Take out the blanks that PDF files leave between characters and between groups of figures."""
    if not _BLANK(text):
        return text
    return _SPACED_FIGURES.sub(_join_figures, _LOOSE_BLANK.sub("", text))


def _join_figures(match: re.Match[str]) -> str:
    figures = match.group()
    joined = "".join(figures.split())
    if joined == figures or _SPACED(figures):
        return joined
    raise _Refused(
        "{text!r} can be read in two ways: the blank may stand inside the number {one} or between {parts}",
        ambiguous=True,
        one=joined,
        parts=" / ".join(part.strip(",") for part in figures.split()),
    )


def _magnitude(text: str) -> Decimal:
    """A number without sign and blanks, with or without decimals."""
    if _RUN(text):
        return Decimal(_one_by_one(text))
    _check_characters(text)
    head, *tails = text.replace("点", ".").split(".")
    if len(tails) > 1:
        raise _Refused("{text!r} is no number: it has more than one decimal point")
    if tails and "," in tails[0]:
        raise _Refused("{text!r} is no number: its separators do not part groups of three digits")
    if tails:
        return _with_decimals(_ungroup(head), tails[0])
    head = _ungroup(head)
    return Decimal(head) if _GROUPED(head) else Decimal(_spoken(head, closed=False))


def _check_characters(text: str) -> None:
    if _ALPHABET(text):
        return
    if not text:
        raise _Refused("{text!r} holds no number")
    if "兆" in text:
        raise _Refused(
            "{text!r} can be read in two ways: {word!r} may stand for {first} or for {second}",
            ambiguous=True,
            word="兆",
            first=10**6,
            second=10**12,
        )
    if word := _ESTIMATE(text):
        raise _Refused("{text!r} is an estimate ({word}), not one number", word=word.group())
    char = next(char for char in text if not _ALPHABET(char))
    raise _Refused("{text!r} is no number: {char!r} is not understood", char=char)


def _ungroup(text: str) -> str:
    if "," not in text:
        return text
    if not all(map(_GROUPED, re.findall(r"[0-9,]+", text))):
        raise _Refused("{text!r} is no number: its separators do not part groups of three digits")
    return text.replace(",", "")


def _with_decimals(head: str, tail: str) -> Decimal:
    """``head`` before the point and, after it, decimals that a unit may follow: 1亿2345.67万."""
    if not head or not tail:
        raise _Refused("{text!r} is no number: a digit is missing beside the decimal point")
    match = _TAIL(tail)
    if match is None or match[2] not in PLACES:
        raise _Refused("{text!r} is no number: only one unit may follow the decimals")
    fraction, unit = match[1].translate(_ONE_BY_ONE), match[2]
    places = PLACES[unit]
    if _RUN(head) or _GROUPED(head):
        return shift_point(head.translate(_ONE_BY_ONE), fraction, places)
    whole = _spoken(head + unit, closed=True)
    if not unit:
        return Decimal(f"{whole}.{fraction}")
    more = max(len(fraction) - places, 0)
    rest = int(fraction) * 10 ** max(places - len(fraction), 0)
    return Decimal(f"{whole * 10**more + rest}E-{more}")


# A number in words is sections of up to four digits, closed by 万 and 亿. The reader of a section returns
# what it is worth, and apart from that a last digit which has no 零 before it and no unit after it (一千二,
# 三万五), with the unit it follows: only the caller knows whether that digit counts tenths of the unit.

_Section = tuple[int, int, int]
_Reader = Callable[[str, int], _Section]


def _spoken(text: str, *, closed: bool) -> int:
    return _integer(text.replace("万万", "亿", 1), _mixed if _FIGURE(text) else _words, closed)


def _integer(text: str, read: _Reader, closed: bool = False) -> int:
    """A whole number in words.

    Args:
        text: the words.
        read: the reader of a section.
        closed: whether something follows that bars the spoken short form (一千二 before a point).
    """
    head, yi, rest = text.partition("亿")
    if not yi:
        return _below_yi(text, read, 0, closed)
    high = _below_yi(head, read, 0, True) * _YI
    return high + _below_yi(rest, read, _YI, closed) if rest else high


def _below_yi(text: str, read: _Reader, after: int, closed: bool) -> int:
    head, wan, rest = text.partition("万")
    if not wan:
        total, loose, unit = read(text, after)
        return total + _tenths(loose, unit, closed) if loose else total
    high, loose, unit = read(head, after)
    if loose:
        high += loose if unit >= _WAN else _tenths(loose, unit, True)
    if not rest:
        return high * _WAN
    total, loose, unit = read(rest, _WAN)
    return high * _WAN + total + (_tenths(loose, unit, closed) if loose else 0)


def _tenths(loose: int, unit: int, closed: bool) -> int:
    if closed:
        raise _Refused(
            "{text!r} can be read in two ways: {word!r} may stand for {first} or for {second}",
            ambiguous=True,
            word="零一二三四五六七八九"[loose],
            first=loose * unit // _TEN,
            second=loose,
        )
    return loose * unit // _TEN


def _words(text: str, after: int) -> _Section:
    """A section in words; ``after`` is the unit that closed the section before it, or 0."""
    total = digit = zeros = 0
    limit = _WAN
    for char in text:
        value = _VALUES[char]
        if value >= _TEN:
            if value >= limit or not (digit or zeros or value == _TEN):
                raise _misplaced(char, in_order=value < limit)
            if zeros:
                _check_zeros(zeros, value, limit, total, after)
            total += (digit or 1) * value
            digit = zeros = 0
            limit = value
        elif digit:
            raise _side_by_side(text)
        elif value:
            digit = value
        else:
            zeros += 1
    if zeros:
        _check_zeros(zeros, digit and 1, limit, total, after)
    elif digit and limit > _TEN:
        return (total, digit, limit) if total else (0, digit, after) if after else (digit, 0, 0)
    elif not total:
        raise _Refused("{text!r} is no number: a digit is missing before its unit")
    return total + digit, 0, 0


def _misplaced(unit: str, *, in_order: bool) -> _Refused:
    if in_order:
        return _Refused("{text!r} is no number: a digit is missing before {char!r}", char=unit)
    return _Refused("{text!r} is no number: its units are out of order at {char!r}", char=unit)


def _check_zeros(zeros: int, place: int, limit: int, total: int, after: int) -> None:
    """零 stands for missing digits: for a whole run of them once, or for each of them.

    After 万 and 亿 it may also stand where the digit before the unit is missing: 壹拾万零柒仟.
    """
    if not place:
        raise _Refused("{text!r} is no number: no digit follows {char!r}", char="零")
    room = limit if total else after and _WAN * _TEN
    once = zeros == 1 and place * _HUNDRED <= room
    if not once and place * 10 ** (zeros + 1) != room:
        raise _Refused("{text!r} is no number: {char!r} stands where no digit is missing", char="零")


def _side_by_side(text: str) -> _Refused:
    pair = _PAIR(fold(text))
    if pair is None:
        return _Refused("{text!r} is no number: a unit is missing between two digits")
    return _Refused(
        "{text!r} can be read in two ways: {pair!r} is an estimate, {first} or {second}",
        ambiguous=True,
        pair=pair.group(),
        first=_FIGURES[pair.group()[0]],
        second=_FIGURES[pair.group()[1]],
    )


def _mixed(text: str, after: int) -> _Section:
    """A section with figures in it: 2000, 2千5百, 1百23."""
    total, loose, end = 0, 0, 0
    limit = after and _WAN
    for piece in _PIECE.finditer(text):
        zeros, number, unit = piece.groups()
        if piece.start() != end or loose:
            break
        count, size = _FIGURES.get(number) or int(number), _UNITS.get(unit, 1)
        _check_width(number, count * size, limit)
        if zeros:
            _check_zeros(len(zeros), size * 10 ** (len(number) - 1), limit, total, after)
        if unit or zeros or len(number) > 1 or not (limit > _TEN):
            total += count * size
        else:
            loose, after = count, limit if total else after
        limit, end = size, piece.end()
    if end != len(text) or not text:
        raise _Refused("{text!r} is no number: its digits and units do not fit together")
    return total, loose, after


def _check_width(number: str, value: int, limit: int) -> None:
    """A part must be worth less than the unit before it, and must fill its place if it begins with 0."""
    full = len(number) == len(str(limit)) - 1
    if limit and (value >= limit or (number[0] == "0" and not full)):
        raise _Refused("{text!r} is no number: {part!r} does not fit below the unit before it", part=number)


def _one_by_one(text: str) -> int:
    return int(text.translate(_ONE_BY_ONE))


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
    if number < _WAN:
        return sections[number]
    unit, name = (_YI, "亿") if number >= _YI else (_WAN, "万")
    high, low = divmod(number, unit)
    words = (sections[high] if high < _WAN else spell(high, style)) + name
    if low * _TEN < unit and low:
        words += "零"
    return words + (sections[low] if low < _WAN else spell(low, style))


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
        words + ("零" if words and low and (low < _TEN or not above % _TEN) else "") + rest
        for above, words in enumerate(high)
        for low, rest in enumerate(below_hundred)
    )


def figures_of(value: Decimal | int) -> tuple[bool, str, str]:
    """Whether a number is negative, its figures before the point and its figures after it.

    Raises:
        InvalidValue: it cannot be written out, see `finite`.

    >>> figures_of(Decimal("-12.50")), figures_of(7)
    ((True, '12', '50'), (False, '7', ''))
    """
    if type(value) is int and 0 <= value < _RANGE:
        return False, str(value), ""
    number = finite(value)
    whole, _, fraction = f"{number:f}".partition(".")
    if whole[0] != "-":
        return False, whole, fraction
    return bool(number), whole[1:], fraction


def finite(value: Decimal | int) -> Decimal:
    """A number that can be written out: finite, below 10^16 and of no more than 100 digits.

    >>> finite(7)
    Decimal('7')
    >>> finite(Decimal("NaN"))
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...NaN is not a finite number...
    """
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    else:
        raise InvalidValue("a Decimal or an int is expected, not {kind}", kind=type(value).__name__)
    if not number.is_finite():
        raise InvalidValue("{value} is not a finite number", value=shown(str(number)))
    if number.adjusted() >= _PLACES_BEFORE:
        raise InvalidValue("{value} is beyond the range: it must be below 10^16", value=shown(str(number)))
    if number.adjusted() < -_MOST_DIGITS or len(str(number)) > _MOST_DIGITS:
        raise InvalidValue(
            "{value} has too many digits: {most} at most", value=shown(str(number)), most=_MOST_DIGITS
        )
    return number
