"""Whole numbers in words: sections of up to four digits, closed by 万 and 亿."""

from __future__ import annotations

import re
from collections.abc import Callable

from budgetgoals.errors import AmbiguousValue, Refused
from budgetgoals.numerals.characters import FIGURES, HUNDRED, ONE_BY_ONE, TEN, UNITS, VALUES, WAN, YI, fold

_FIGURE = re.compile(r"[0-9]").search
_PIECE = re.compile(r"(零*)([0-9]+|[一二两三四五六七八九])([十百千]?)")
_PAIR = re.compile(r"一二|[二两]三|三四|三五|四五|五六|六七|七八|八九").search


# A number in words is sections of up to four digits, closed by 万 and 亿. The reader of a section returns
# what it is worth, and apart from that a last digit which has no 零 before it and no unit after it (一千二,
# 三万五), with the unit it follows: only the caller knows whether that digit counts tenths of the unit.

_Section = tuple[int, int, int]
_Reader = Callable[[str, int], _Section]


def spoken(text: str, *, closed: bool) -> int:
    """A whole number in words, with or without figures among them.

    >>> spoken("3万5千", closed=False)
    35000
    """
    return integer(text.replace("万万", "亿", 1), mixed if _FIGURE(text) else words, closed)


def integer(text: str, read: _Reader, closed: bool = False) -> int:
    """A whole number in words.

    Args:
        text: the words.
        read: the reader of a section.
        closed: whether something follows that bars the spoken short form (一千二 before a point).
    """
    head, yi, rest = text.partition("亿")
    if not yi:
        return _below_yi(text, read, 0, closed)
    high = _below_yi(head, read, 0, True) * YI
    return high + _below_yi(rest, read, YI, closed) if rest else high


def _below_yi(text: str, read: _Reader, after: int, closed: bool) -> int:
    head, wan, rest = text.partition("万")
    if not wan:
        total, loose, unit = read(text, after)
        return total + _tenths(loose, unit, closed) if loose else total
    high, loose, unit = read(head, after)
    if loose:
        high += loose if unit >= WAN else _tenths(loose, unit, True)
    if not rest:
        return high * WAN
    total, loose, unit = read(rest, WAN)
    return high * WAN + total + (_tenths(loose, unit, closed) if loose else 0)


def _tenths(loose: int, unit: int, closed: bool) -> int:
    if closed:
        raise Refused(
            "{text!r} can be read in two ways: {word!r} may stand for {first} or for {second}",
            AmbiguousValue,
            word="零一二三四五六七八九"[loose],
            first=loose * unit // TEN,
            second=loose,
        )
    return loose * unit // TEN


def words(text: str, after: int) -> _Section:
    """A section in words; ``after`` is the unit that closed the section before it, or 0."""
    total = digit = zeros = 0
    limit = WAN
    for char in text:
        value = VALUES[char]
        if value >= TEN:
            if value >= limit or not (digit or zeros or value == TEN):
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
    elif digit and limit > TEN:
        return (total, digit, limit) if total else (0, digit, after) if after else (digit, 0, 0)
    elif not total:
        raise Refused("{text!r} is no number: a digit is missing before its unit")
    return total + digit, 0, 0


def _misplaced(unit: str, *, in_order: bool) -> Refused:
    if in_order:
        return Refused("{text!r} is no number: a digit is missing before {char!r}", char=unit)
    return Refused("{text!r} is no number: its units are out of order at {char!r}", char=unit)


def _check_zeros(zeros: int, place: int, limit: int, total: int, after: int) -> None:
    """零 stands for missing digits: for a whole run of them once, or for each of them.

    After 万 and 亿 it may also stand where the digit before the unit is missing: 壹拾万零柒仟.
    """
    if not place:
        raise Refused("{text!r} is no number: no digit follows {char!r}", char="零")
    room = limit if total else after and WAN * TEN
    once = zeros == 1 and place * HUNDRED <= room
    if not once and place * 10 ** (zeros + 1) != room:
        raise Refused("{text!r} is no number: {char!r} stands where no digit is missing", char="零")


def _side_by_side(text: str) -> Refused:
    pair = _PAIR(fold(text))
    if pair is None:
        return Refused("{text!r} is no number: a unit is missing between two digits")
    return Refused(
        "{text!r} can be read in two ways: {pair!r} is an estimate, {first} or {second}",
        AmbiguousValue,
        pair=pair.group(),
        first=FIGURES[pair.group()[0]],
        second=FIGURES[pair.group()[1]],
    )


def mixed(text: str, after: int) -> _Section:
    """A section with figures in it: 2000, 2千5百, 1百23."""
    total, loose, end = 0, 0, 0
    limit = after and WAN
    for piece in _PIECE.finditer(text):
        zeros, number, unit = piece.groups()
        if piece.start() != end or loose:
            break
        count, size = FIGURES.get(number) or int(number), UNITS.get(unit, 1)
        _check_width(number, count * size, limit)
        if zeros:
            _check_zeros(len(zeros), size * 10 ** (len(number) - 1), limit, total, after)
        if unit or zeros or len(number) > 1 or not (limit > TEN):
            total += count * size
        else:
            loose, after = count, limit if total else after
        limit, end = size, piece.end()
    if end != len(text) or not text:
        raise Refused("{text!r} is no number: its digits and units do not fit together")
    return total, loose, after


def _check_width(number: str, value: int, limit: int) -> None:
    """A part must be worth less than the unit before it, and must fill its place if it begins with 0."""
    full = len(number) == len(str(limit)) - 1
    if limit and (value >= limit or (number[0] == "0" and not full)):
        raise Refused("{text!r} is no number: {part!r} does not fit below the unit before it", part=number)


def one_by_one(text: str) -> int:
    """The digits of a number that is read out one by one.

    >>> one_by_one("二〇二〇")
    2020
    """
    return int(text.translate(ONE_BY_ONE))
