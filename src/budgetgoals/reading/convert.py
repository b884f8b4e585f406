"""One text → the values of the fields that its label names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.dates import parse_date, parse_period
from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import ValueKind
from budgetgoals.numerals import parse_number
from budgetgoals.reading.ticks import ticked
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from budgetgoals.layouts import Cell

Values = dict[str, object]

_YES_NO = {
    "是": True,
    "否": False,
    "有": True,
    "无": False,
}
_CODE_BEFORE = re.compile(
    r"[\[【（(]?(?P<code>[0-9A-Z]{2,12})[\]】）)]?[-—_ \t]*(?P<name>[^0-9A-Z\s].*)"
).fullmatch
_CODE_BEHIND = re.compile(
    r"(?P<name>.*[^0-9A-Z\s])[-—_ \t]*[\[【（(]?(?P<code>[0-9A-Z]{3,12})[\]】）)]?"
).fullmatch
_HUNDRED = 2
_PERCENT = re.compile(r"[%％﹪]$")


def convert(cell: Cell, text: str, unit: str) -> Values:
    """Convert a text without line breaks.

    Args:
        cell: what the layout declares of the label, of a kind other than text and prose.
        text: what stood there.
        unit: the money unit of an amount that names none.

    Returns:
        The values by the fields that they go to: a period fills two.

    Raises:
        InvalidValue: the text is no such value.

    >>> from budgetgoals.layouts import Cell
    >>> convert(Cell(label="总预算", field="budget.total", value=ValueKind.YUAN), "2,643,200", "元")
    {'budget.total': Decimal('2643200')}
    >>> sorted(convert(Cell(label="项目期", field="project.period", value=ValueKind.PERIOD), "2023年", "元"))
    ['project.end', 'project.start']
    """
    return _CONVERTERS.get(cell.value, _answer)(cell.field, text, unit)


def _amount(field: str, text: str, unit: str) -> Values:
    return {field: money(text, unit)}


def _day(field: str, text: str, _: str) -> Values:
    return {field: parse_date(text)}


def _number(field: str, text: str, _: str) -> Values:
    return {field: points(text)}


def _coded(field: str, text: str, _: str) -> Values:
    name, code = named(text)
    return {field: name, f"{field}_code": code or None}


def _choice(field: str, text: str, _: str) -> Values:
    return {field: ticked(text)}


def _answer(field: str, text: str, _: str) -> Values:
    answer = _YES_NO.get(ticked(text))
    if answer is None:
        raise InvalidValue("{text} is neither 是 nor 否", text=text)
    return {field: answer}


def _period(_: str, text: str, __: str) -> Values:
    """A period, or one that has only a beginning (…起) or an end (至…)."""
    plain = text.strip()
    if plain.endswith("起"):
        return {"project.start": parse_period(plain[:-1]).start}
    if plain.startswith("至"):
        return {"project.end": parse_period(plain[1:]).end}
    period = parse_period(plain)
    return {"project.start": period.start, "project.end": period.end}


def points(text: str) -> Decimal:
    """A number of points: 95, 95分.

    >>> points("97.6 分")
    Decimal('97.6')
    """
    return parse_number("".join(text.split()).removesuffix("分"))


def share(text: str) -> Decimal:
    """A rate as a share; a bare number above 1 is meant in percent.

    >>> share("89.7%"), share("1"), share("100.00")
    (Decimal('0.897'), Decimal('1'), Decimal('1.0000'))
    """
    plain = "".join(text.split())
    number = parse_number(_PERCENT.sub("", plain))
    return number.scaleb(-_HUNDRED) if _PERCENT.search(plain) or number > 1 else number


def named(text: str) -> tuple[str, str]:
    """A name and its code, which may stand before it or behind it, or not at all.

    >>> named("[015001]武汉市青山区教育局"), named("219-棠溪镇人民政府"), named("湘潭市城市管理局 308001")
    (('武汉市青山区教育局', '015001'), ('棠溪镇人民政府', '219'), ('湘潭市城市管理局', '308001'))
    >>> named("生态环境局")
    ('生态环境局', '')
    """
    found = _CODE_BEFORE(text) or _CODE_BEHIND(text)
    return (found["name"].strip(), found["code"]) if found else (text, "")


_CONVERTERS: dict[ValueKind, Callable[[str, str, str], Values]] = {
    ValueKind.YUAN: _amount,
    ValueKind.DATE: _day,
    ValueKind.PERIOD: _period,
    ValueKind.NUMBER: _number,
    ValueKind.CODED: _coded,
    ValueKind.CHOICE: _choice,
}


def money(text: str, unit: str) -> Decimal:
    """An amount in yuan.

    Args:
        text: the amount.
        unit: the unit that is printed for it, or empty where none is.

    Raises:
        InvalidValue: it is no amount, or a bare number for which no unit is printed.

    >>> money("26.5", "万元"), money("26.5万元", "")
    (Decimal('265000'), Decimal('265000'))
    """
    amount = parse_yuan(text, unit or "元")
    if not unit and amount and not _HAS_UNIT(text):
        raise InvalidValue("no unit of money is printed for {text}", text=text)
    return amount


_HAS_UNIT = re.compile(r"[元万亿￥¥]|RMB|CNY").search
