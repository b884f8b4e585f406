"""What stands in the columns of an indicator's row."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from budgetgoals.layouts import CAUSES, LIKELIHOODS, Role
from budgetgoals.targets import Comparator, Duration, Qualitative, Quantity, parse_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.layouts import Column
    from budgetgoals.model import Indicator
    from budgetgoals.targets import Target

_DIRECTIONS = {
    Comparator.GE: "正向",
    Comparator.GT: "正向",
    Comparator.LE: "反向",
    Comparator.LT: "反向",
}
_SIGNS = "=＝≥≧≤≦<>＜＞大小于等"
_IN_WORDS = "定性"
_TICK = "√"
_BESIDE = frozenset({Role.COMPARATOR, Role.UNIT, Role.DIRECTION})


def texts_of(indicator: Indicator, columns: Sequence[Column]) -> list[str]:
    """What stands in the columns of an indicator's row, those of the levels left out.

    >>> from budgetgoals.layouts import load_layout
    >>> from budgetgoals.model import Indicator
    >>> columns = load_layout("sichuan-2022").grid.columns[2:]
    >>> texts_of(Indicator("培训人数", parse_target("≥600人")), columns)
    ['培训人数', '≥', '600', '人', '', '正向']
    """
    roles = {column.role for column in columns}
    details: dict[str, list[str]] = defaultdict(list)
    for label, text in indicator.details:
        details[label].append(text)
    parts = _taken_apart(indicator.target, roles)
    texts = []
    for column in columns:
        waiting = details[column.label]
        if column.role is Role.DETAIL:
            text = ""
        elif column.role is Role.INDICATOR:
            marks = 0 if indicator.core == 1 and Role.CORE in roles else indicator.core
            text = "★" * marks + indicator.name
        else:
            text = parts.get(column.role, "") or text_of(indicator, column.role)
        texts.append(text or (waiting.pop(0) if waiting else ""))
    return texts


def text_of(indicator: Indicator, role: Role) -> str:  # noqa: PLR0911 - one answer a role
    """What stands in a column of one role, the target whole."""
    progress = indicator.progress
    match role:
        case Role.TARGET:
            return indicator.target.text
        case Role.WEIGHT | Role.SCORE:
            number = indicator.weight if role is Role.WEIGHT else indicator.score
            return "" if number is None else f"{number:f}"
        case Role.ACTUAL | Role.ADJUSTED | Role.HALF_YEAR:
            value = getattr(indicator, role.value)
            return "" if value is None else str(value.text)
        case Role.REASON | Role.NOTE:
            return str(getattr(indicator, role.value))
        case Role.CORE:
            return "是" if indicator.core == 1 else ""
        case Role.DONE | Role.EXPECTED:
            value = progress and getattr(progress, role.value)
            return str(value.text) if value else ""
        case Role.EXPLANATION:
            return progress.explanation if progress else ""
        case _ if role in CAUSES:
            found = (
                [each.text for each in progress.deviations if each.cause is CAUSES[role]] if progress else []
            )
            return "\n".join(found)
        case _ if role in LIKELIHOODS:
            return _TICK if progress and progress.likelihood is LIKELIHOODS[role] else ""
    return ""


def roles_said(indicator: Indicator) -> Iterator[Role]:
    """What an indicator says besides its name, its target and its details, as columns.

    >>> from budgetgoals.model import Indicator
    >>> list(roles_said(Indicator("培训人数", parse_target("600人"), note="含视频培训")))
    [<Role.NOTE: 'note'>]
    """
    for role in _OWN:
        value = getattr(indicator, role.value)
        if value is not None and value != "":
            yield role
    if indicator.progress is not None:
        yield from (role for role in _OF_PROGRESS if text_of(indicator, role))


_OWN = (Role.WEIGHT, Role.ACTUAL, Role.SCORE, Role.REASON, Role.NOTE, Role.ADJUSTED, Role.HALF_YEAR)
_OF_PROGRESS = (Role.DONE, Role.EXPECTED, *CAUSES, Role.EXPLANATION, *LIKELIHOODS)


def _taken_apart(target: Target, roles: set[Role]) -> dict[Role, str]:
    """Sign, number, unit and direction in cells of their own, where they give the same target again.

    What 正向 and 反向 say follows from the sign; a target in words is 定性.
    """
    if not roles & _BESIDE:
        return {}
    for parts in _ways(target, roles):
        try:
            again = parse_target(
                parts.get(Role.TARGET, ""),
                parts.get(Role.UNIT, ""),
                parts.get(Role.COMPARATOR, ""),
                parts.get(Role.DIRECTION, ""),
            )
        except ValueError:
            continue
        if again == target:
            return parts
    return {}


def _ways(target: Target, roles: set[Role]) -> list[dict[Role, str]]:
    """How a target can be put into cells, the fullest way first."""
    if isinstance(target, Qualitative) and Role.COMPARATOR in roles:
        return [{Role.TARGET: target.text, Role.COMPARATOR: _IN_WORDS}]
    if not isinstance(target, (Quantity, Duration)) or not roles >= {Role.COMPARATOR, Role.UNIT}:
        return []
    body = target.text.removesuffix(target.unit) if target.unit else target.text
    number = body.lstrip(_SIGNS)
    plain = {
        Role.COMPARATOR: body[: len(body) - len(number)],
        Role.TARGET: number,
        Role.UNIT: target.unit,
    }
    direction = _DIRECTIONS.get(target.comparator) if target.comparator else None
    if direction is None or Role.DIRECTION not in roles:
        return [plain]
    return [plain | {Role.DIRECTION: direction}, plain]
