"""The published forms as they were taken down by hand (tests/truth), as forms that can be checked.

Prose is left out there: the goals stand here as a stroke, so that they do not count as missing. A blank row
of a form (``target = ""``) is an indicator without a value; a row of which the text does not say the value
for certain is left out.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_type_hints

import attrs

import budgetgoals as bg
from budgetgoals.dates import parse_date
from budgetgoals.errors import InvalidValue
from budgetgoals.model import FORM_KINDS
from budgetgoals.targets import Quantity, Target, parse_target
from tests.support.truth import TRUTH

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSES = {form.kind: form for form in FORM_KINDS}
_LAYOUTS = {
    ("project_goals", "project"): "national-2015",
    ("department_goals", "department"): "department-2022",
    ("department_goals", "project"): "department-2022",
    ("transfer_goals", "project"): "transfer-2015",
    ("self_evaluation", "project"): "self-evaluation-2020",
    ("self_evaluation", "department"): "department-self-evaluation",
    ("self_evaluation", "transfer"): "transfer-self-evaluation",
    ("monitoring", "project"): "monitoring-2019",
    ("monitoring", "department"): "monitoring-department",
}
_OWN_LAYOUTS = {
    "goal_29": "gansu-2023",
    "selfeval_09": "hubei-self-evaluation",
    "selfeval_10": "hubei-self-evaluation",
    "selfeval_12": "hubei-self-evaluation",
    "selfeval_16": "suzhou-self-evaluation",
    "selfeval_22": "hubei-self-evaluation",
}
_IN_NAME = re.compile(r"[（(](?P<sign>[≥≤=]?)(?:[*＊]+)(?P<unit>[^()（）*＊]*)[)）]$").search


def forms_taken_down() -> Iterator[tuple[str, int, bg.Form]]:
    """Each form with the name of its file and its number in it."""
    for path in sorted(TRUTH.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, form in enumerate(content["form"]):
            yield path.stem, number, _form(path.stem, form)


def _form(name: str, content: dict[str, Any]) -> bg.Form:
    fields = dict(content.get("fields", {}))
    kind, scope = content["kind"], fields.pop("scope", "project")
    of = _CLASSES[kind]
    hints = get_type_hints(of)
    values: dict[str, Any] = {"layout": _OWN_LAYOUTS.get(name, _LAYOUTS[kind, scope])}
    groups: dict[str, dict[str, Any]] = {"narrative": {"goals": "—"}}
    for path, value in fields.items():
        group, _, field = path.rpartition(".")
        owner = hints[group] if group else of
        made = _value(owner, field, value)
        (groups.setdefault(group, {}) if group else values)[field] = made
    for group, inside in groups.items():
        values[group] = hints[group](**inside)
    if "scope" in hints:
        values["scope"] = bg.Scope(scope)
    rows = [row for row in content.get("rows", ()) if "target" in row]
    year = values.get("fiscal_year")
    points = content.get("level_weights", {})
    return of(
        indicators=_tree([row for row in rows if not row.get("long_term")], year, points),
        long_term_indicators=_tree([row for row in rows if row.get("long_term")], year, points),
        **values,
    )


def _value(owner: type, field: str, value: Any) -> Any:
    if field == "funds":
        return tuple(_fund_line(line) for line in value)
    if field == "tasks":
        return tuple(bg.Task(name=name, amount=Decimal(amount)) for name, amount in value)
    if field == "parties":
        return tuple(
            bg.Party(level=bg.Level(level), duty=bg.Duty(duty), name=name) for level, duty, name in value
        )
    if isinstance(value, list):
        return tuple(bg.FundingSource(name, Decimal(amount)) for name, amount in value)
    return _of_type(str(attrs.fields_dict(owner)[field].type), value)


def _of_type(hint: str, value: Any) -> Any:
    if "Decimal" in hint:
        return Decimal(value)
    if "int" in hint:
        return int(value)
    return parse_date(value) if "date" in hint else value


def _fund_line(line: dict[str, str]) -> bg.FundLine:
    return bg.FundLine(
        **{key: text if key == "name" else Decimal(text) for key, text in line.items()}  # type: ignore[arg-type]
    )


def _tree(rows: list[dict[str, Any]], year: int | None, points: dict[str, str]) -> tuple[bg.Dimension, ...]:
    tree: dict[str, dict[str, list[bg.Indicator]]] = {}
    for row in rows:
        under = tree.setdefault(row.get("dimension", ""), {}).setdefault(row.get("aspect", ""), [])
        under.append(_indicator(row, year))
    return tuple(
        bg.Dimension(
            name,
            tuple(bg.Aspect(aspect, tuple(indicators)) for aspect, indicators in aspects.items()),
            weight=Decimal(points[name]) if name in points else None,
        )
        for name, aspects in tree.items()
    )


def _indicator(row: dict[str, Any], year: int | None) -> bg.Indicator:
    actual = row.get("actual")
    return bg.Indicator(
        name=row.get("name", ""),
        target=_target(row.get("name", ""), row["target"], year),
        weight=_points(row.get("weight")),
        actual=parse_target(actual, year=year) if actual else None,
        score=_points(row.get("score")),
        reason=row.get("reason", ""),
        parent=row.get("parent", ""),
        core=int(row.get("core", 0)),
        details=tuple((label, text) for label, text in row.get("details", ())),
    )


def _target(name: str, text: str, year: int | None) -> Target:
    """A bare number takes sign and unit from its name: 苗木成活率（≥**%） 85."""
    target = parse_target(text, year=year)
    found = _IN_NAME(name)
    if not (isinstance(target, Quantity) and not target.unit and target.comparator is None and found):
        return target
    try:
        filled = parse_target(text, found["unit"], found["sign"], year=year)
    except InvalidValue:
        return target
    return attrs.evolve(filled, text=text) if isinstance(filled, Quantity) else target


def _points(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
