"""What stands behind a number: its unit, a bound (以上), remarks in brackets, and that it is done."""

from __future__ import annotations

import re
from typing import NamedTuple

from budgetgoals.targets.comparators import AFTER, Comparator, alternatives
from budgetgoals.targets.units import UnitKind, are_alike, is_known, unit_of

_DONE = (
    "完成|达成|覆盖|达标|合格|到位|通过|执行|落实|发放|拨付|受理|办结"
    "|整改|实现|使用|支付|入账|响应|处理|回复|到达"
)
_CHAR = r"[^\s0-9=≥≤<>*＊。，,；;：:()]"
_UNIT = "|".join(
    [
        rf"{_CHAR}{{1,4}}/\({_CHAR}{{1,8}}\)",
        rf"{_CHAR}{{0,12}}?",
        rf"{_CHAR}{{0,6}}m[23](?:/{_CHAR}{{1,6}})?",
        "[人例]?/10万人?",
    ]
)
_NOTE = r"(?:\(([^()]{1,16})\))?"
_TAIL = re.compile(rf"({_UNIT}){_NOTE}(?:({alternatives(AFTER)}){_NOTE})?({_DONE})?{_NOTE}").fullmatch
_INCLUDES = re.compile(r"含|包含").match
_EXCLUDES = re.compile(r"不含(?:本数|[0-9.]+\D{0,3})?").fullmatch
_CHANGES_VALUE = re.compile(r"[0-9约预暂估]|左右|以[上下内外]|不[低高超少]|至少|最[多高低]|力争").search
_STRICT: dict[Comparator | None, Comparator] = {Comparator.GE: Comparator.GT, Comparator.LE: Comparator.LT}
_SHORTEST_BOUND = "内"


class Tail(NamedTuple):
    """What the words behind a number say of it."""

    unit: str
    comparator: Comparator | None


def tail_in(words: str) -> Tail | None:
    """Read what stands behind a number; None where it says more than can be told.

    Args:
        words: folded, without blanks.

    >>> tail_in("分以上(不含)"), tail_in("%(全覆盖)"), tail_in("人(预计)") is None
    (Tail(unit='分', comparator=<Comparator.GT: '>'>), Tail(unit='%', comparator=None), True)
    """
    found = _TAIL(words)
    if found is None:
        return None
    unit, on_unit, after, on_bound, done, on_all = found.groups()
    bound = AFTER.get(after)
    if "(" in words:
        notes = [note for note in (on_unit, on_bound, on_all) if note]
        if not unit and is_known(notes[0]):
            unit = notes.pop(0)
        if not all(_adds_nothing(note, unit) for note in notes):
            return None
        if any(map(_EXCLUDES, notes)):
            if bound not in _STRICT:
                return None
            bound = _STRICT[bound]
    return Tail(unit, bound) if _fits(done, after, unit) else None


def _fits(done: str | None, after: str | None, unit: str) -> bool:
    if done and unit_of(unit).kind not in (UnitKind.PERCENT, UnitKind.TIME):
        return False
    return after != _SHORTEST_BOUND or (unit != "" and is_known(unit))


def _adds_nothing(note: str, unit: str) -> bool:
    """Whether what stands in brackets leaves the value as it is: (含), (全覆盖), but not (预计) or 人(次)."""
    if _INCLUDES(note) or note.startswith("不含"):
        return True
    return not _CHANGES_VALUE(note) and (not is_known(note) or are_alike(note, unit))
