"""Reading one number, in figures, in words or in both."""

from __future__ import annotations

import re
from decimal import Decimal, Inexact

from budgetgoals.errors import AmbiguousValue, Refused
from budgetgoals.numerals.characters import ONE_BY_ONE, PLACES, SINGLE, check_text, fold
from budgetgoals.numerals.decimals import EXACT, shift_point
from budgetgoals.numerals.words import integer, mixed, one_by_one, spoken, words

_INTEGER = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)"
_PLAIN = re.compile(rf"([+-]?)({_INTEGER})(?:\.([0-9]+))?([万亿]?)").fullmatch
_AFTER_FIGURES = ":"
"""Greater than each text that begins with a sign or a figure, and less than each that begins in Chinese."""
_GROUPED = re.compile(_INTEGER).fullmatch
_SPACED = re.compile(
    rf"(?:[1-9][0-9]{{0,2}}(?:\s[0-9]{{3}})+|{_INTEGER})(?:\.(?:[0-9]{{3}}\s)*[0-9]+)?"
).fullmatch
_RUN = re.compile(rf"[{SINGLE}][{SINGLE}0OＯ]*").fullmatch
_TAIL = re.compile(r"([0-9]+|[零一二三四五六七八九]+)([十百千万亿]*)").fullmatch
_ALPHABET = re.compile(r"[0-9零一二两三四五六七八九十百千万亿点.,]+").fullmatch
_ESTIMATE = re.compile(r"左右|上下|以上|以下|以内|[约近余多来几数超逾]").search
_BLANK = re.compile(r"\s").search
_SPACED_FIGURES = re.compile(r"[0-9][0-9.,\s]*")
_LOOSE_BLANK = re.compile(r"(?<![0-9.,\s])\s+|\s+(?![0-9.,\s])")


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
        if text[1:2] in SINGLE and _RUN(text):
            return Decimal(one_by_one(text))
        if "点" in text and text > _AFTER_FIGURES:
            head, _, tail = text.partition("点")
            return _with_decimals(head, tail)
        return Decimal(integer(text, mixed if text < _AFTER_FIGURES else words))
    except (KeyError, Refused):
        return _parse_folded(text)


def _figures(sign: str, whole: str, fraction: str, unit: str) -> Decimal:
    number = shift_point(whole.replace(",", ""), fraction, PLACES[unit])
    return number.copy_negate() if sign == "-" and number else number


def _parse_folded(text: str) -> Decimal:
    try:
        return _signed(_join_blanks(fold(text).strip()))
    except Refused as refusal:
        raise refusal.within(text) from None


def _signed(body: str) -> Decimal:
    sign, rest = (body[0], body[1:]) if body[:1] in ("+", "-", "负") else ("", body)
    if not rest:
        raise Refused("{text!r} holds no number")
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
        raise Refused("{text!r} is no number: it divides by zero")
    try:
        return EXACT.divide(parts, of)
    except Inexact:
        raise Refused("{text!r} is no exact decimal number") from None


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
    raise Refused(
        "{text!r} can be read in two ways: the blank may stand inside the number {one} or between {parts}",
        AmbiguousValue,
        one=joined,
        parts=" / ".join(part.strip(",") for part in figures.split()),
    )


def _magnitude(text: str) -> Decimal:
    """A number without sign and blanks, with or without decimals."""
    if _RUN(text):
        return Decimal(one_by_one(text))
    _check_characters(text)
    head, *tails = text.replace("点", ".").split(".")
    if len(tails) > 1:
        raise Refused("{text!r} is no number: it has more than one decimal point")
    if tails and "," in tails[0]:
        raise Refused("{text!r} is no number: its separators do not part groups of three digits")
    if tails:
        return _with_decimals(_ungroup(head), tails[0])
    head = _ungroup(head)
    return Decimal(head) if _GROUPED(head) else Decimal(spoken(head, closed=False))


def _check_characters(text: str) -> None:
    if _ALPHABET(text):
        return
    if not text:
        raise Refused("{text!r} holds no number")
    if "兆" in text:
        raise Refused(
            "{text!r} can be read in two ways: {word!r} may stand for {first} or for {second}",
            AmbiguousValue,
            word="兆",
            first=10**6,
            second=10**12,
        )
    if word := _ESTIMATE(text):
        raise Refused("{text!r} is an estimate ({word}), not one number", word=word.group())
    char = next(char for char in text if not _ALPHABET(char))
    raise Refused("{text!r} is no number: {char!r} is not understood", char=char)


def _ungroup(text: str) -> str:
    if "," not in text:
        return text
    if not all(map(_GROUPED, re.findall(r"[0-9,]+", text))):
        raise Refused("{text!r} is no number: its separators do not part groups of three digits")
    return text.replace(",", "")


def _with_decimals(head: str, tail: str) -> Decimal:
    """``head`` before the point and, after it, decimals that a unit may follow: 1亿2345.67万."""
    if not head or not tail:
        raise Refused("{text!r} is no number: a digit is missing beside the decimal point")
    match = _TAIL(tail)
    if match is None or match[2] not in PLACES:
        raise Refused("{text!r} is no number: only one unit may follow the decimals")
    fraction, unit = match[1].translate(ONE_BY_ONE), match[2]
    places = PLACES[unit]
    if _RUN(head) or _GROUPED(head):
        return shift_point(head.translate(ONE_BY_ONE), fraction, places)
    whole = spoken(head + unit, closed=True)
    if not unit:
        return Decimal(f"{whole}.{fraction}")
    more = max(len(fraction) - places, 0)
    rest = int(fraction) * 10 ** max(places - len(fraction), 0)
    return Decimal(f"{whole * 10**more + rest}E-{more}")
