"""Telling what kind of target a text is."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import evolve

from budgetgoals.errors import InvalidValue
from budgetgoals.targets.comparators import (
    BEFORE,
    QUALITATIVE,
    Comparator,
    Direction,
    alternatives,
    comparator_of,
    direction_of,
)
from budgetgoals.targets.damage import likely_reading
from budgetgoals.targets.kinds import (
    Damaged,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Target,
    Trend,
    Unfilled,
)
from budgetgoals.targets.quantities import NUMBER, fold, has_number, measured
from budgetgoals.targets.times import is_named_time, timed
from budgetgoals.targets.trends import trend_in
from budgetgoals.targets.units import UnitKind, may_be_unit, unit_of
from budgetgoals.targets.words import is_unfilled
from budgetgoals.yuan import parse_yuan

_LONGEST = 200
_TO = r"\s*(?:[-—–~～至到]|--|——)\s*"
_RANGE = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<unit>[^\s0-9=≥≤<>~～至到—–-]{{0,6}}?){_TO}(?P<high>{NUMBER})\s*(?P<last>[^\s0-9=≥≤<>]{{0,8}})"
).fullmatch
_AROUND_ZERO = re.compile(
    rf"(?:±|\+/?-|正负)\s*(?P<number>{NUMBER})\s*(?P<unit>[^\s0-9]{{0,4}})(?:以内|之内)?"
).fullmatch
_BETWEEN = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<unit>[^\s0-9≤<]{{0,4}})\s*[≤<]\s*[^0-9≤<]{{1,8}}\s*[≤<]\s*(?P<high>{NUMBER})\s*(?P<last>[^\s0-9]{{0,4}})"
).fullmatch
_AND = re.compile(r"\s*(?:且|并且|，|,|、|和|;|；)\s*").split
_YEARS = range(1949, 2100)
_ZERO = re.compile(r"零(?P<what>[\u4e00-\u9fff]{2,6})").fullmatch
_NOT_ZERO = ("售", "星", "散", "部", "件", "增长", "距离", "碳", "基", "工")
_BEGINS_WITH_COMPARATOR = re.compile(alternatives(BEFORE)).match
_ENDS_WITH_FIGURE = re.compile(r"[0-9０-９零一二三四五六七八九十百千万亿]$").search
_PART_OF_YEAR = re.compile(r"[年季月旬]").search
_MONEY = re.compile(r"[元¥￥]").search
_NO_UNIT_GIVEN = frozenset({"", "-", "—", "/", "／", "无", "无单位"})


def parse_target(
    text: str,
    unit: str | None = None,
    comparator: str | None = None,
    direction: str | None = None,
    year: int | None = None,
) -> Target:
    """Tell what kind of target a text is.

    What cannot be decided is a :class:`Qualitative` target, which claims nothing but its text.

    Args:
        text: the cell as printed.
        unit: the cell of the unit, for forms that have one (度量单位, 计量单位).
        comparator: the cell of the comparator (指标性质, 计算符号): a sign, its name, or 定性.
        direction: the cell of the direction (指标方向性): 正向 stands for ≥ and 反向 for ≤ where nothing says
            otherwise; or 定性.
        year: the fiscal year, for a deadline that names none.

    Returns:
        One of the target classes. Its ``text`` is the given text; where comparator and unit stand in cells
        of their own, it is the three joined.

    Raises:
        InvalidValue: a comparator or a direction that is none, or what is given is no text.

    >>> parse_target("24小时内受理")
    Duration(text='24小时内受理', comparator=<Comparator.LE: '≤'>, value=Decimal('24'), unit='小时')
    >>> parse_target("95", unit="%", comparator="大于等于").text
    '大于等于95%'
    >>> parse_target("3", unit="次", direction="反向指标").comparator.value
    '≤'
    >>> parse_target("优良", unit="文字描述", comparator="定性")
    Qualitative(text='优良')
    """
    if not isinstance(text, str):
        raise InvalidValue("a text is expected, not {kind}", kind=type(text).__name__)
    if not (unit or comparator or direction):
        return _target(text, year)
    return _of_cells(text, unit or "", comparator or "", direction or "", year)


def _of_cells(text: str, unit: str, comparator: str, direction: str, year: int | None) -> Target:
    """A target whose comparator, unit or direction stands in a cell of its own."""
    sign, aim = comparator_of(comparator), direction_of(direction)
    in_words = {"".join(cell.split()) for cell in (unit, comparator, direction)} & QUALITATIVE
    plain, given = text.strip(), "".join(unit.split())
    if in_words:
        target = _target(text, year)
        return Qualitative(text) if isinstance(target, (Quantity, Range, Damaged)) else target
    joined = plain
    if given not in _NO_UNIT_GIVEN and _ENDS_WITH_FIGURE(plain):
        joined += given
    if sign is not None and not _BEGINS_WITH_COMPARATOR(fold(plain)) and has_number(plain):
        joined = comparator.strip() + joined
    target = _target(joined, year) if joined != plain else _target(text, year)
    if isinstance(target, Qualitative):
        return _target(text, year)
    if isinstance(target, (Quantity, Duration)) and target.comparator is None:
        target = evolve(target, comparator=sign or _COMPARATOR_OF_DIRECTION.get(aim))
    return target


_COMPARATOR_OF_DIRECTION: dict[Direction | None, Comparator] = {
    Direction.UP: Comparator.GE,
    Direction.DOWN: Comparator.LE,
}


def _target(text: str, year: int | None) -> Target:
    plain = fold(text)
    if len(plain) > _LONGEST:
        return Qualitative(text)
    if has_number(plain):
        found = _numeric(text, plain, year)
    elif trend := trend_in(plain):
        return Trend(text, trend)
    else:
        found = timed(text, plain, year) if _PART_OF_YEAR(plain) else None
    if found is not None:
        return found
    return Unfilled(text) if is_unfilled(plain) else Qualitative(text)


def _numeric(text: str, plain: str, year: int | None) -> Target | None:
    """A target with a number in it, or None where the number does not make one."""
    number = measured(plain)
    if number is None:
        return _less_plain(text, plain, year)
    if number.unit == "%" and number.comparator is None and (likely := likely_reading(plain)):
        return Damaged(text, likely)
    if is_named_time(number, plain) and ((time := timed(text, plain, year)) or number.unit):
        return time
    kind = Duration if unit_of(number.unit).kind is UnitKind.TIME else Quantity
    return kind(text, number.comparator, number.value, number.unit)


def _less_plain(text: str, plain: str, year: int | None) -> Target | None:
    if found := timed(text, plain, year):
        return found
    if (likely := likely_reading(plain)) is not None:
        return Damaged(text, likely)
    return _range(text, plain) or _pair(text, plain) or _money(text, plain) or _nothing_wanted(text, plain)


def _range(text: str, plain: str) -> Range | None:
    if around := _AROUND_ZERO(plain):
        number = _figures(around["number"])
        return Range(text, -number, number, around["unit"]) if may_be_unit(around["unit"]) else None
    found = _RANGE(plain) or _BETWEEN(plain)
    if found is None:
        return None
    low, high, unit = _figures(found["low"]), _figures(found["high"]), found["last"] or found["unit"]
    same = found["unit"] in ("", unit) and may_be_unit(unit)
    are_years = not unit and low in _YEARS and high in _YEARS
    return Range(text, low, high, unit) if same and low <= high and not are_years else None


def _pair(text: str, plain: str) -> Range | None:
    """≥95%且≤100%: two limits of one value."""
    parts = [measured(part) for part in _AND(plain)]
    if len(parts) != 2:  # noqa: PLR2004 - a range has two ends
        return None
    ends = {part.comparator: part for part in parts if part is not None}
    low, high = ends.get(Comparator.GE), ends.get(Comparator.LE)
    if low is None or high is None or low.value > high.value or low.unit not in ("", high.unit):
        return None
    return Range(text, low.value, high.value, high.unit)


def _money(text: str, plain: str) -> Quantity | None:
    """¥500, 1亿2000万元: amounts that are no number and a unit."""
    if not _MONEY(plain):
        return None
    sign = _BEGINS_WITH_COMPARATOR(plain)
    try:
        amount = parse_yuan(plain[sign.end() :] if sign else plain)
    except InvalidValue:
        return None
    return Quantity(text, BEFORE[sign[0]] if sign else None, amount, "元")


def _nothing_wanted(text: str, plain: str) -> Quantity | None:
    """零事故: none of what is unwanted."""
    found = _ZERO(plain)
    if found is None or found["what"].startswith(_NOT_ZERO):
        return None
    return Quantity(text, None, Decimal(0), "")


def _figures(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
