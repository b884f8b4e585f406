"""Telling what kind of target a text is."""

from __future__ import annotations

import re
from datetime import MAXYEAR
from decimal import Decimal

from attrs import evolve

from budgetgoals.errors import InvalidValue, shown
from budgetgoals.targets.cells import Cells, cells_of
from budgetgoals.targets.comparators import MORE, Comparator, agree
from budgetgoals.targets.damage import likely_reading
from budgetgoals.targets.kinds import (
    Damaged,
    Deadline,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Target,
    Trend,
    Unfilled,
)
from budgetgoals.targets.leads import UNWANTED
from budgetgoals.targets.quantities import (
    BEGINS_WITH_COMPARATOR,
    fold,
    has_number,
    joined,
    measured,
    money_in,
)
from budgetgoals.targets.ranges import range_in
from budgetgoals.targets.times import (
    CALENDAR,
    PARTS_OF_YEAR,
    is_named_time,
    is_time_or_number,
    names_last_day,
    timed,
)
from budgetgoals.targets.trends import trend_in
from budgetgoals.targets.units import UnitKind, unit_of
from budgetgoals.targets.words import is_unfilled

_LONGEST = 200
_WHOLE = 100
_PART_OF_YEAR = re.compile(r"[年季月旬]").search
_CAPITALS = re.compile(r"[壹贰貳叁肆伍陆陸柒捌玖拾][^，。；]*[元圆圓]").search
_NOTHING_UNWANTED = re.compile(rf"零[^\s，,。；;、]{{0,6}}(?:{UNWANTED})").fullmatch


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
            otherwise; or 定性. Forms swap the names of these two cells, so each may hold either.
        year: the fiscal year, for a deadline that names none.

    Returns:
        One of the target classes. Its ``text`` is the given text; where comparator and unit stand in cells
        of their own, it is the three joined.

    Raises:
        InvalidValue: a comparator or a direction that is none, what is no text, or what is no year.

    >>> parse_target("24小时内受理")
    Duration(text='24小时内受理', comparator=<Comparator.LE: '≤'>, value=Decimal('24'), unit='小时')
    >>> parse_target("95", unit="%", comparator="大于等于").text
    '大于等于95%'
    >>> parse_target("3", unit="次", direction="反向指标").comparator.value
    '≤'
    >>> parse_target("优良", unit="文字描述", comparator="定性")
    Qualitative(text='优良')
    """
    others = unit or comparator or direction
    for cell in (text, unit or "", comparator or "", direction or "") if others else (text,):
        if not isinstance(cell, str):
            raise InvalidValue("a text is expected, not {kind}", kind=type(cell).__name__)
    if year is not None and (type(year) is not int or not 0 < year <= MAXYEAR):
        raise InvalidValue("{year} is no year from 1 to {last}", year=shown(str(year)), last=MAXYEAR)
    if not others:
        return _target(text, year)
    return _of_cells(text, cells_of(unit or "", comparator or "", direction or ""), year)


def _of_cells(text: str, cells: Cells, year: int | None) -> Target:
    """A target whose comparator, unit or direction stands in a cell of its own."""
    target = _joined(text, cells, year)
    if cells.in_words:
        return Qualitative(text) if isinstance(target, (Quantity, Range, Damaged)) else target
    if isinstance(target, Deadline) and cells.comparator in MORE:
        return Qualitative(text)
    if not isinstance(target, (Quantity, Duration)):
        return target
    if target.comparator is None:
        return evolve(target, comparator=cells.comparator or cells.comparator_of_direction)
    if cells.comparator not in (None, Comparator.EQ) and not agree(cells.comparator, target.comparator):
        return Qualitative(text)
    return target


def _joined(text: str, cells: Cells, year: int | None) -> Target:
    """The target that the cells make together, or else the last day or the range that the text names."""
    plain, bare = fold(text), text.strip()
    if not has_number(plain):
        return _target(text, year)
    with_unit = cells.with_unit(bare)
    whole = with_unit if BEGINS_WITH_COMPARATOR(plain) else cells.with_sign(with_unit)
    target = _target(text if whole == bare else whole, year)
    is_month = isinstance(target, Deadline) and with_unit != bare and measured(fold(with_unit))
    if not isinstance(target, Qualitative) and not (is_month and cells.unit in PARTS_OF_YEAR):
        return target
    return _without_sign(with_unit, cells, year) or _without_sign(bare, cells, year) or Qualitative(text)


def _without_sign(text: str, cells: Cells, year: int | None) -> Target | None:
    """What a text says that no comparator fits: a last day, or a range beside =."""
    target = _target(text, year)
    if isinstance(target, Deadline):
        return target if measured(fold(text)) is None else None
    return target if isinstance(target, Range) and cells.comparator is Comparator.EQ else None


def _target(text: str, year: int | None) -> Target:
    plain = fold(text)
    if len(plain) > _LONGEST:
        return Qualitative(text)
    if has_number(plain) and (number := _numeric(text, plain, year)):
        return number
    if trend := trend_in(plain):
        return Trend(text, trend)
    if _PART_OF_YEAR(plain) and not has_number(plain) and (time := timed(text, plain, year)):
        return time
    if is_unfilled(plain):
        return Unfilled(text)
    return (_CAPITALS(plain) and _money(text, plain)) or Qualitative(text)


def _numeric(text: str, plain: str, year: int | None) -> Target | None:
    """A target with a number in it, or None where the number does not make one."""
    if names_last_day(plain) and (time := timed(text, plain, year)):
        return time
    number = measured(plain)
    if number is None:
        return _less_plain(text, plain, year)
    if number.unit == "%" and number.comparator is None and (likely := likely_reading(plain)):
        return Damaged(text, likely)
    if number.unit in CALENDAR:
        if is_time_or_number(number):
            return None
        if is_named_time(number, plain):
            return timed(text, plain, year)
    kind = Duration if unit_of(number.unit).kind is UnitKind.TIME else Quantity
    return kind(text, number.comparator, number.value, number.unit)


def _less_plain(text: str, plain: str, year: int | None) -> Target | None:
    if found := timed(text, plain, year):
        return found
    if (likely := likely_reading(plain)) is not None:
        return Damaged(text, likely)
    return (
        range_in(text, plain)
        or _money(text, plain)
        or _nothing_unwanted(text, plain)
        or _torn_apart(text, plain, year)
    )


def _money(text: str, plain: str) -> Quantity | None:
    """¥500, 1亿2000万元: amounts that are no number and a unit."""
    amount = money_in(plain)
    return None if amount is None else Quantity(text, *amount)


def _nothing_unwanted(text: str, plain: str) -> Quantity | None:
    """零事故: none of what is unwanted."""
    return Quantity(text, None, Decimal(0), "") if _NOTHING_UNWANTED(plain) else None


def _torn_apart(text: str, plain: str, year: int | None) -> Damaged | None:
    """9 5%: a number with a blank in it, or two numbers."""
    if joined(plain) is not None:
        return None
    whole = "".join(plain.split())
    match _numeric(whole, whole, year):
        case None:
            return None
        case Damaged(likely=likely):
            return Damaged(text, likely)
        case Quantity(value=value, unit="%") if value > _WHOLE:
            return Damaged(text, "")
    return Damaged(text, whole)
