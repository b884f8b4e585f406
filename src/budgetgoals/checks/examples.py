"""Forms in a few lines, for the docstrings and the tests of rules.

A line is a field with its value, or an indicator; what is not said is empty::

    layout: shanghai-2020
    fiscal_year: 2020
    project.end: 2020-12-16
    budget.total: 144万元
    budget.sources: 财政拨款 100万元, 其他资金 44万元
    funds: 年度资金总额 | adjusted=200 executed=179.43 rate=89.7% weight=10 score=9
    产出目标 | 数量 | 培训人数 | =600人
    产出指标 | 数量指标 | 培训人数 | =600人 | weight=10 actual=540人 score=9 reason=疫情影响
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_type_hints

import attrs

from budgetgoals.checks.context import Context
from budgetgoals.dates import parse_date
from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import load_layout
from budgetgoals.model import (
    FORM_KINDS,
    Aspect,
    Dimension,
    Form,
    FundingSource,
    FundLine,
    Indicator,
    Scope,
    Task,
)
from budgetgoals.numerals import parse_number
from budgetgoals.targets import Target, parse_target
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.checks.declaring import Rule

_FIELD = re.compile(r"(?P<path>[a-z_.]+):\s*(?P<text>.*)").fullmatch
_SETTINGS = re.compile(r"([a-z_]+)=(\S+)").findall
_WEIGHT = re.compile(r"（([0-9.]+)分）$").search
_CLASSES = {form.kind: form for form in FORM_KINDS}
_SOURCES = frozenset({"sources", "total_sources", "revenue", "spending"})
_NUMBERS = frozenset({"total_weight", "total_score"})
_WHOLE = frozenset({"fiscal_year", "month", "through_month"})
_TARGETS = frozenset({"actual", "adjusted", "half_year"})
_POINTS = frozenset({"weight", "score"})
_DEFAULT_LAYOUT = "national-2015"


def form_of(text: str) -> Form:
    r"""The form that a few lines say.

    Raises:
        InvalidValue: a line is neither a field nor an indicator.

    >>> form_of("fiscal_year: 2020\n产出指标 | 数量指标 | 培训人数 | =600人")
    <ProjectGoals 2020 · 1 indicator>
    """
    fields: dict[str, str] = {}
    rows: list[list[str]] = []
    funds: list[FundLine] = []
    tasks: list[Task] = []
    extra: list[tuple[str, str]] = []
    for line in filter(str.strip, text.splitlines()):
        found = _FIELD(line.strip())
        if found is None:
            rows.append([cell.strip() for cell in line.split("|")])
        elif found["path"] == "funds":
            funds.append(_fund_line(found["text"]))
        elif found["path"] == "task":
            name, _, amount = found["text"].rpartition(" ")
            tasks.append(Task(name=name, amount=parse_yuan(amount)))
        elif found["path"] == "extra":
            label, _, said = found["text"].partition(" ")
            extra.append((label, said))
        else:
            fields[found["path"]] = found["text"]
    more = {"funds": tuple(funds), "tasks": tuple(tasks), "extra": tuple(extra)}
    return _form(fields, rows, {name: items for name, items in more.items() if items})


def verify(rule: Rule) -> None:
    """Make sure that a rule finds its breaking example, and nothing in its passing one.

    Raises:
        InvalidValue: it does not; the message says which.

    >>> from budgetgoals.checks import rule_of
    >>> verify(rule_of("BG501"))
    """
    examples = rule.examples
    for name, text, is_broken in (("Breaks", examples.breaks, True), ("Passes", examples.passes, False)):
        form = form_of(text)
        context = Context(form)
        if context.profile.id not in rule.profiles:
            raise InvalidValue(
                "{code}: the example {name} is a form of the profile {profile}, which the rule is not for",
                code=rule.code,
                name=name,
                profile=context.profile.id,
            )
        if bool(list(rule.function(form, context))) is not is_broken:
            raise InvalidValue("{code}: the example {name} does not do so", code=rule.code, name=name)


def _form(fields: dict[str, str], rows: list[list[str]], more: dict[str, Any]) -> Form:
    layout = load_layout(fields.pop("layout", _DEFAULT_LAYOUT))
    of = _CLASSES[layout.kind]
    year = int(fields["fiscal_year"]) if "fiscal_year" in fields else None
    values: dict[str, Any] = {"layout": layout.id, "title": layout.title} | more
    hints = get_type_hints(of)
    if "scope" in hints:
        values["scope"] = Scope(layout.scope)
    groups: dict[str, dict[str, Any]] = {}
    for path, text in fields.items():
        group, _, name = path.rpartition(".")
        owner = groups.setdefault(group, {}) if group else values
        owner[name] = _value(hints[group] if group else of, name, text)
    for group, inside in groups.items():
        values[group] = hints[group](**inside)
    return of(indicators=_tree(rows, year), **values)


def _value(owner: type, name: str, text: str) -> object:
    if name in _WHOLE:
        return int(text)
    if name in _NUMBERS:
        return parse_number(text)
    if name in _SOURCES:
        return tuple(_source(part) for part in text.split(",") if part.strip())
    hint = str(attrs.fields_dict(owner)[name].type)
    if "Decimal" in hint:
        return parse_yuan(text)
    return parse_date(text) if "date" in hint else text


def _source(text: str) -> FundingSource:
    name, _, amount = text.strip().rpartition(" ")
    return FundingSource(name, parse_yuan(amount))


def _fund_line(text: str) -> FundLine:
    name, _, settings = text.partition("|")
    values: dict[str, Any] = {}
    for key, printed in _SETTINGS(settings):
        if key == "rate":
            values[key] = Decimal(printed.removesuffix("%")).scaleb(-2)
        else:
            values[key] = parse_number(printed) if key in _POINTS else parse_yuan(printed)
    return FundLine(name=name.strip(), **values)


def _tree(rows: list[list[str]], year: int | None) -> tuple[Dimension, ...]:
    """The rows as a tree; rows with the same names at the left stand together."""
    tree: dict[str, dict[str, list[Indicator]]] = {}
    for row in rows:
        if len(row) not in (4, 5):
            raise InvalidValue("{text!r} is neither a field nor an indicator", text=" | ".join(row))
        tree.setdefault(row[0], {}).setdefault(row[1], []).append(_indicator(row, year))
    return tuple(_dimension(name, aspects) for name, aspects in tree.items())


def _dimension(name: str, aspects: dict[str, list[Indicator]]) -> Dimension:
    weight = _WEIGHT(name)
    return Dimension(
        name=name[: weight.start()] if weight else name,
        aspects=tuple(Aspect(aspect, tuple(indicators)) for aspect, indicators in aspects.items()),
        weight=Decimal(weight[1]) if weight else None,
    )


def _indicator(row: list[str], year: int | None) -> Indicator:
    settings = dict(_settings(row[4], year)) if len(row) > 4 else {}  # noqa: PLR2004 - the fifth cell
    return Indicator(row[2], parse_target(row[3], year=year), **settings)


def _settings(text: str, year: int | None) -> Iterator[tuple[str, Any]]:
    details = []
    for key, printed in _SETTINGS(text):
        if key == "detail":
            details.append(("指标值说明", printed))
        else:
            yield key, _setting(key, printed, year)
    if details:
        yield "details", tuple(details)


def _setting(key: str, printed: str, year: int | None) -> Target | Decimal | str:
    if key in _TARGETS:
        return parse_target(printed, year=year)
    return parse_number(printed) if key in _POINTS else printed
