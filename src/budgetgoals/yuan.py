"""Amounts of money in yuan, as budget forms print them.

An amount is read into an exact ``Decimal`` of yuan, whatever the unit it was printed in, and written back
with the unit, the precision and the language that are asked for. Nothing is lost on the way: what cannot be
read is refused with the reason, and without ``places`` every decimal is written.

Sources: the funds fields of the forms (单位：万元 or 元 in the label's bracket); 支付结算办法 annex 1 for
amounts in capitals, see `budgetgoals.capitals`; GB/T 8170-2008 (数值修约规则) 3.2 for rounding, where an
exact half goes to the even digit; Unicode CLDR, through Babel, for other languages.

>>> parse_yuan("2,643,200.00"), parse_yuan("264.32", unit="（万元）"), parse_yuan("1亿2000万元")
(Decimal('2643200.00'), Decimal('2643200'), Decimal('120000000'))
>>> parse_yuan("贰佰陆拾肆万叁仟贰佰元整"), parse_yuan("￥-1,234.50"), parse_yuan("（123）")
(Decimal('2643200'), Decimal('-1234.50'), Decimal('-123'))
>>> format_yuan(Decimal("2643200")), format_yuan(Decimal("2643200"), "万元")
('2,643,200元', '264.32万元')
>>> parse_yuan("贰拾万左右")
Traceback (most recent call last):
budgetgoals.errors.InvalidValue: ...'贰拾万左右' is an estimate (左右), not one number...
>>> parse_yuan("￥264.32", unit="万元")
Traceback (most recent call last):
budgetgoals.errors.AmbiguousValue: ...'￥264.32' can be read in two ways: as 264.32 or as 2643200 yuan...
"""

from __future__ import annotations

import re
from copy import copy
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from budgetgoals.capitals import from_capitals, to_capitals
from budgetgoals.errors import AmbiguousValue, InvalidValue, shown
from budgetgoals.numerals import parse_number
from budgetgoals.numerals.characters import FOLDED, PLACES, check_text, folder
from budgetgoals.numerals.decimals import EXACT, finite, shift_point

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Unit", "format_yuan", "from_capitals", "parse_yuan", "to_capitals"]

Unit = Literal["元", "万元", "亿元", "auto"]
"""What an amount is counted in; auto is the largest unit that leaves a digit before the point."""

_WAN, _YI = 10**4, 10**8
_MOST_DECIMALS, _CENTS = 100, 2
_SURELY_FINITE = 15
"""So many characters hold no amount beyond the range, and no more digits than can be written."""
_ROUNDING = Context(prec=1000, rounding=ROUND_HALF_EVEN)
_UNITS = {unit + "元": places for unit, places in PLACES.items() if unit != "万万"}
_LABEL = re.compile(r"[\s()（）\[\]【】〔〕:：]|金额|单位|人民币|RMB|CNY")

_AFTER_LATIN = "Ā"
"""Greater than each text that begins with a figure, a sign or ¥, and less than one that begins in Chinese."""
_FIGURES = re.compile(
    r"(-?)(¥?)([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?([百千]?[万亿]|)(元?)"
).fullmatch
_fold = folder({**FOLDED, **str.maketrans("￥圆圓塊毛幣（）：", "¥元元块角币():")})
_PREFIX = re.compile(
    r"([+\-负]?)\s*((?:人民币(?:\(大写\))?:?|RMB|CNY|CN(?=¥))?\s*¥?)\s*([+\-负]?)\s*", re.IGNORECASE
)
_SUFFIX = re.compile(r"\s*(?:人民币|RMB|CNY|yuan|¥)$", re.IGNORECASE)
_ACCOUNTING = re.compile(r"\(([^()]*)\)((?:[十百千万亿]*元)?)").fullmatch
_DIGIT = "[0-9零一二两三四五六七八九]"
_SPELLING = (
    rf"(?:(?P<yuan>[^元块角分+\-负%‰半]+)(?P<name>元|块钱?))?\s*+零?(?:(?P<jiao>{_DIGIT})\s*+角)?"
    rf"\s*+零?(?:(?P<fen>{_DIGIT})\s*+分)?\s*+(?P<loose>{_DIGIT}?)钱?\s*+[整正]?"
)
_SPELLED = re.compile(_SPELLING).fullmatch
_PLAINLY_SPELLED = re.compile(rf"(?={_DIGIT}|十)(?=[^元块角分]*[元块角分]){_SPELLING}").fullmatch
"""An amount with a name in it that begins with a digit, not with a sign or a currency."""
_NAMED = re.compile("[元块角分]").search
_FIGURE = re.compile("[0-9]").search
_LARGE = re.compile("[万亿]").search
_SMALL = re.compile("[十百千]").search
_FIGURE_OF = dict(zip("0123456789零一二三四五六七八九两", "012345678901234567892", strict=True))
_HANT = str.maketrans("万亿", "萬億")
_SHARE = re.compile(r"[%‰半]|分之").search


def parse_yuan(text: str, unit: str = "元") -> Decimal:
    """Read an amount of money.

    Args:
        text: the amount in figures, in words or in capitals, with or without its unit and currency.
            Brackets around the number make it negative, as accountants write it.
        unit: what a number without a unit is counted in, as the label's bracket gives it: ``"元"``,
            ``"万元"``, ``"（万元）"``, ``"单位：亿元"``. A unit in the text comes before it.

    Returns:
        The exact amount in yuan, between -10^16 and 10^16 as everything that can be written.

    Raises:
        InvalidValue: the text is no amount of yuan or one beyond the range, or the unit is none.
        AmbiguousValue: the text can be read in two ways; the message names them.

    >>> parse_yuan("264.32万"), parse_yuan("RMB 1.5亿元"), parse_yuan("5元3角"), parse_yuan("三块五")
    (Decimal('2643200'), Decimal('150000000'), Decimal('5.30'), Decimal('3.50'))
    >>> parse_yuan("96.5", unit="万元"), parse_yuan("96.5元", unit="万元")
    (Decimal('965000'), Decimal('96.5'))
    >>> parse_yuan("7,00.0,77")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...'7,00.0,77' is no number: its separators...
    """
    check_text(text)
    places = 0 if unit == "元" else _places_of_label(unit)
    match = _FIGURES(text) if text < _AFTER_LATIN else None
    if match is None or (places and match[2]):
        return finite(_parse_printed(text, places))
    minus, _, whole, fraction, scale, yuan = match.groups("")
    moved = PLACES[scale] if scale or yuan else places
    amount = shift_point(whole.replace(",", ""), fraction, moved)
    if moved or len(text) > _SURELY_FINITE:
        finite(amount)
    return amount.copy_negate() if minus and amount else amount


def _places_of_label(unit: str) -> int:
    check_text(unit)
    places = _UNITS.get(unit)
    if places is None:
        places = _UNITS.get(_fold(_LABEL.sub("", unit)))
    if places is None:
        raise InvalidValue("{unit!r} is no unit of yuan", unit=shown(unit))
    return places


def _parse_printed(text: str, places: int) -> Decimal:
    """Any spelling that is more than plain figures."""
    body = _fold(text).strip()
    if match := _PLAINLY_SPELLED(body):
        return _spelled(text, match)
    sign, number, named = _strip(text, body)
    if _SHARE(number):
        raise InvalidValue("{text!r} is a share, not an amount in yuan", text=shown(text))
    amount = _spelled(text, _SPELLED(number)) if _NAMED(number) else _bare(text, number, places, named=named)
    return amount.copy_negate() if sign in ("-", "负") and amount else amount


def _strip(text: str, body: str) -> tuple[str, str, bool]:
    """The sign, the number and whether a currency is named beside it."""
    brackets = _ACCOUNTING(body)
    if brackets:
        body = brackets[1].strip() + brackets[2]
    prefix = next(_PREFIX.finditer(body))
    rest = body[prefix.end() :]
    number = _SUFFIX.sub("", rest)
    sign = prefix[1] + prefix[3] + ("-" if brackets else "")
    if len(sign) > 1 or number[:1] in ("+", "-", "负"):
        raise InvalidValue("{text!r} is no amount in yuan: it has more than one sign", text=shown(text))
    if brackets and (_NAMED(brackets[1]) or _LARGE(brackets[1])):
        raise AmbiguousValue(
            "{text!r} can be read in two ways: as a negative amount or as a remark in brackets",
            text=shown(text),
        )
    return sign, number, bool(prefix[2].strip()) or number != rest


def _bare(text: str, number: str, places: int, *, named: bool) -> Decimal:
    """A number without 元; it may have 万 or 亿."""
    amount = _number(text, number)
    figures, large = _FIGURE(number), _LARGE(number)
    if not places or (figures and large):
        return amount
    scaled = Decimal(f"{amount.scaleb(places, EXACT):f}")
    if named or large or (figures and _SMALL(number)):
        raise AmbiguousValue(
            "{text!r} can be read in two ways: as {first} or as {second} yuan",
            text=shown(text),
            first=amount,
            second=scaled,
        )
    return scaled


def _spelled(text: str, match: re.Match[str] | None) -> Decimal:
    """An amount with 元, 角 or 分 in it."""
    if match is None:
        raise InvalidValue("{text!r} is no amount in yuan", text=shown(text))
    words, name, jiao, fen, loose = match.groups(default="")
    if not (words or jiao or fen):
        raise InvalidValue("{text!r} is no amount in yuan", text=shown(text))
    if loose:
        jiao, fen = _loose(text, name, jiao, fen, loose)
    yuan = _number(text, words) if words else Decimal(0)
    if not jiao and not fen:
        return yuan
    whole, _, decimals = f"{yuan:f}".partition(".")
    if decimals.strip("0"):
        raise InvalidValue("{text!r} is no amount in yuan: it has decimals and 角 or 分", text=shown(text))
    return Decimal(f"{whole}.{_FIGURE_OF[jiao or '0']}{_FIGURE_OF[fen or '0']}")


def _loose(text: str, name: str, jiao: str, fen: str, last: str) -> tuple[str, str]:
    """角 and 分 where speech leaves the last name out: 三块五, 一毛五."""
    if fen or not (jiao or name.startswith("块")):
        raise InvalidValue("{text!r} is no amount in yuan: its last digit has no unit", text=shown(text))
    return (jiao, last) if jiao else (last, "")


def _number(text: str, number: str) -> Decimal:
    try:
        return parse_number(number)
    except InvalidValue as error:
        params = dict(error.message.params) | {"text": shown(text)}
        raise type(error)(error.message.template, hint="", **params) from None


def format_yuan(  # noqa: PLR0913 - the options of a format
    amount: Decimal | int,
    unit: Unit = "元",
    locale: str = "zh_CN",
    *,
    symbol: bool = False,
    places: int | None = None,
    grouping: bool = True,
) -> str:
    """Write an amount of yuan.

    Args:
        amount: yuan, between -10^16 and 10^16.
        unit: what it is counted in. Only Chinese has words for 万元 and 亿元.
        locale: a CLDR locale such as ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.
        symbol: the sign of the currency before the number (¥2,643,200.00) in place of the unit after it.
        places: how many decimals; an exact half is rounded to the even digit. None writes every decimal
            that there is: with the sign, and where there are any, at least two for 元.
        grouping: whether thousands are parted.

    Raises:
        InvalidValue: no Decimal and no int, beyond the range, an unknown unit or locale, or a unit that
            the language has no word for.

    >>> format_yuan(Decimal("1234.5")), format_yuan(Decimal("1234.5"), symbol=True)
    ('1,234.50元', '¥1,234.50')
    >>> format_yuan(264320000, "auto"), format_yuan(Decimal("2643256"), "万元", places=2)
    ('2.6432亿元', '264.33万元')
    >>> format_yuan(Decimal("2643200"), locale="en", symbol=True), format_yuan(5, locale="en")
    ('CN¥2,643,200.00', '5 Chinese yuan')
    >>> format_yuan(5, "万元", locale="en")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...the language of the locale 'en' has no word for 万元...
    """
    check_text(locale)
    number = finite(amount)
    if unit == "auto":
        unit = _largest(number) if locale[:2] == "zh" else "元"
    if unit != "元":
        number = number.scaleb(-_UNITS[_known(unit)], EXACT)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-_checked_places(places)), context=_ROUNDING)
    text = f"{number:,f}" if grouping else f"{number:f}"
    if places is None:
        text = _pad(text, symbol=symbol, cents=unit == "元")
    if locale not in _PLAIN_CHINESE:
        decimals = len(text.partition(".")[2])
        return _format_elsewhere(number, unit, locale, symbol=symbol, decimals=decimals, grouping=grouping)
    if not symbol:
        return text + unit
    return f"-¥{text[1:]}{unit[:-1]}" if text[0] == "-" else f"¥{text}{unit[:-1]}"


_PLAIN_CHINESE = frozenset({"zh_CN", "zh", "zh_Hans", "zh_Hans_CN", "zh-CN", "zh-Hans", "zh-Hans-CN"})
"""Locales whose money looks alike; what is written for them here is what Babel writes."""


def _checked_places(places: int) -> int:
    if isinstance(places, bool) or not isinstance(places, int) or not 0 <= places <= _MOST_DECIMALS:
        raise InvalidValue(
            "{places} is no number of decimals from 0 to {most}", places=places, most=_MOST_DECIMALS
        )
    return places


def _known(unit: Unit) -> Unit:
    if unit not in ("元", "万元", "亿元"):
        raise InvalidValue("{unit!r} is no unit of yuan", unit=unit)
    return unit


def _largest(amount: Decimal) -> Unit:
    size = amount.copy_abs()
    if size >= _YI:
        return "亿元"
    return "万元" if size >= _WAN else "元"


def _pad(text: str, *, symbol: bool, cents: bool) -> str:
    """Bring the decimals to the shortest form that loses nothing and looks like money."""
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    if cents and (symbol or fraction):
        fraction = fraction.ljust(_CENTS, "0")
    return f"{whole}.{fraction}" if fraction else whole


def _format_elsewhere(  # noqa: PLR0913 - the options of a format
    number: Decimal, unit: Unit, locale: str, *, symbol: bool, decimals: int, grouping: bool
) -> str:
    from babel.numbers import get_currency_name, get_currency_unit_pattern  # noqa: PLC0415 - slow to import

    where = _locale(locale)
    if where.language != "zh" and unit != "元":
        raise InvalidValue(
            "the language of the locale {locale!r} has no word for {unit}", locale=locale, unit=unit
        )
    pattern = copy(where.currency_formats["standard"] if symbol else where.decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    currency = "CNY" if symbol else None
    text: str = pattern.apply(
        number, where, currency=currency, currency_digits=False, group_separator=grouping
    )
    if where.language == "zh":
        name = unit.translate(_HANT) if where.script == "Hant" else unit
        return text + (name[:-1] if symbol else name)
    if symbol:
        return text
    yuan = get_currency_name("CNY", count=number, locale=where)
    return get_currency_unit_pattern("CNY", count=number, locale=where).format(text, yuan)


@lru_cache(maxsize=64)
def _locale(locale: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to import

    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise InvalidValue("there is no locale {locale!r}", locale=shown(locale)) from None
