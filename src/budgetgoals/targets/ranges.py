"""Targets between two numbers: 3-5个, 90%～95%, 5±1, ≥95%且≤100%."""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal

from budgetgoals.targets.comparators import Comparator
from budgetgoals.targets.kinds import Range
from budgetgoals.targets.quantities import NUMBER, measured
from budgetgoals.targets.units import may_be_unit

_TO = r"\s*(?:(?<=[^\s-])--(?=[0-9])|——|[-—–~～至到])\s*"
_RANGE = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<unit>[^\s0-9=≥≤<>~～至到—–-]{{0,6}}?){_TO}"
    rf"(?P<high>{NUMBER})\s*(?P<last>[^\s0-9=≥≤<>]{{0,8}}(?:m[23])?)"
).fullmatch
_BETWEEN = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<unit>[^\s0-9≤<]{{0,4}})\s*[≤<]\s*[^0-9≤<]{{1,8}}\s*[≤<]\s*"
    rf"(?P<high>{NUMBER})\s*(?P<last>[^\s0-9]{{0,4}})"
).fullmatch
_AROUND = re.compile(
    rf"(?P<middle>{NUMBER})?\s*(?:±|\+/?-|正负)\s*(?P<spread>{NUMBER})\s*"
    r"(?P<unit>[^\s0-9]{0,4}?(?:m[23])?)(?:以内|之内)?"
).fullmatch
_AND = re.compile(r"\s*(?:且|并且|，|,|、|和|;|；)\s*").split
_TWO_DASHES = re.compile(r"-[0-9.,]+\D*--").match
"""-5--3 may end at 3 or at -3."""
_PADDED = re.compile(r"0[0-9]").match
_YEARS = range(1949, 2100)
_MONTH_ENDS = {Decimal(month): monthrange(2021, month)[1] for month in range(1, 13)}
_OF_YEARS = frozenset({"", "学年", "届"})
_OF_DAYS = frozenset({"日", "号"})


def range_in(text: str, plain: str) -> Range | None:
    """The range that a text names, or None.

    What may be two days (10-15日), two years (2020-2021学年), a month and its
    last day (12-31) or the parts of a code (021-1234) is none.

    Args:
        text: as printed.
        plain: folded.

    >>> range_in("3～5%", "3～5%").high, range_in("5±1天", "5±1天").low, range_in("5-3", "5-3")
    (Decimal('5'), Decimal('4'), None)
    """
    if around := _AROUND(plain):
        middle, spread = _figures(around["middle"] or "0"), _figures(around["spread"])
        return _range(text, middle - spread, middle + spread, around["unit"])
    found = _RANGE(plain) or _BETWEEN(plain)
    if found is None:
        return _pair(text, plain)
    if _PADDED(found["low"]) or _PADDED(found["high"]) or _TWO_DASHES(plain):
        return None
    low, high, unit = _figures(found["low"]), _figures(found["high"]), found["last"] or found["unit"]
    if not unit.startswith(found["unit"]) or unit in _OF_DAYS:
        return None
    are_years = unit in _OF_YEARS and low in _YEARS and high in _YEARS
    are_month_and_day = not unit and _MONTH_ENDS.get(low) == high
    return None if are_years or are_month_and_day else _range(text, low, high, unit)


def _range(text: str, low: Decimal, high: Decimal, unit: str) -> Range | None:
    return Range(text, low, high, unit) if low <= high and may_be_unit(unit) else None


def _pair(text: str, plain: str) -> Range | None:
    """≥95%且≤100%: two limits of one value."""
    parts = [measured(part) for part in _AND(plain)]
    if len(parts) != 2:  # noqa: PLR2004 - a range has two ends
        return None
    ends = {part.comparator: part for part in parts if part is not None}
    low, high = ends.get(Comparator.GE), ends.get(Comparator.LE)
    if low is None or high is None or low.unit not in ("", high.unit):
        return None
    return _range(text, low.value, high.value, high.unit)


def _figures(number: str) -> Decimal:
    return Decimal(number.replace(",", "").replace("−", "-").replace("－", "-"))
