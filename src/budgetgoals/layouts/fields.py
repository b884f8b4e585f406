"""The fields of the forms that a label can name, and the kind of value each of them holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import get_args, get_type_hints

from budgetgoals.layouts.declaration import ValueKind
from budgetgoals.model import FORM_KINDS, Duty, FundingSource, Level

PERIOD = "project.period"
"""Stands for ``project.start`` and ``project.end`` together."""
PART = "parts"
"""Stands for the list of parts that the label before it belongs to (其中：… of any name)."""
PARTIES = "parties."
"""Begins the field of an authority: ``parties.central.finance``."""

FUNDS = "funds."
"""Begins the amount of the total line of the funds, ``funds.executed``; with ``.parts`` behind it, of a part
that the label names."""

_KIND_OF_TYPE = {
    str: ValueKind.TEXT,
    date: ValueKind.DATE,
    Decimal: ValueKind.YUAN,
    bool: ValueKind.YES_NO,
    int: ValueKind.NUMBER,
}
_PARTS = ".parts"
_SOURCES = frozenset({"sources", "total_sources", "revenue", "spending", "parts"})
_AMOUNTS = frozenset({"initial", "adjusted", "arrived", "executed", "expected"})
_POINTS = frozenset({"total_weight", "total_score"})
_TEXTS = frozenset({ValueKind.TEXT, ValueKind.PROSE, ValueKind.CHOICE, ValueKind.CODED})
_FORMS = {form.kind: form for form in FORM_KINDS}
_hints = cache(get_type_hints)


def has_field(form: str, name: str) -> bool:
    """Whether a kind of form has a field of its own.

    >>> has_field("self_evaluation", "funds"), has_field("project_goals", "funds")
    (True, False)
    """
    of: object = _FORMS[form]
    return name in _hints(of)


@cache
def natural_kind(form: str, field: str) -> ValueKind | None:
    """The kind of value that a field of a kind of form holds; None for no such field.

    >>> natural_kind("project_goals", "budget.total"), natural_kind("project_goals", "poem")
    (<ValueKind.YUAN: 'yuan'>, None)
    """
    of: object = _FORMS[form]
    own = _hints(of)
    if field in ("", PERIOD, PART, *_POINTS) or field.startswith((PARTIES, FUNDS)):
        return _special_kind(field, own)
    for name in field.split("."):
        if not isinstance(of, type) or not hasattr(of, "__attrs_attrs__"):
            return None
        of = _plain(_hints(of).get(name))
    if of == tuple[FundingSource, ...]:
        return ValueKind.YUAN
    return _KIND_OF_TYPE.get(of) if isinstance(of, type) else None


def _special_kind(field: str, own: dict[str, object]) -> ValueKind | None:
    """The kind of what is no plain field of the class: a period, an authority, funds, points."""
    if not field:
        return ValueKind.TEXT
    if field == PERIOD:
        return ValueKind.PERIOD if "project" in own else None
    if field == PART:
        return ValueKind.YUAN if {"budget", "funds"} & own.keys() else None
    if field in _POINTS:
        return ValueKind.NUMBER if field in own else None
    if field.startswith(FUNDS):
        role = field.removeprefix(FUNDS).removesuffix(_PARTS)
        return ValueKind.YUAN if "funds" in own and role in _AMOUNTS else None
    return ValueKind.TEXT if "parties" in own and party_of(field) else None


def may_hold(natural: ValueKind, value: ValueKind) -> bool:
    """Whether a field of one kind can be declared as another: a text as prose.

    >>> may_hold(ValueKind.TEXT, ValueKind.PROSE), may_hold(ValueKind.DATE, ValueKind.PROSE)
    (True, False)
    """
    return value is natural or {value, natural} <= _TEXTS


def is_sources(field: str) -> bool:
    """Whether a field takes amounts under the names of their labels.

    >>> is_sources("budget.sources"), is_sources("budget.total")
    (True, False)
    """
    return field.rpartition(".")[2] in _SOURCES


def party_of(field: str) -> tuple[Level, Duty] | None:
    """The authority that a field names; None for none.

    >>> party_of("parties.central.finance")
    (<Level.CENTRAL: 'central'>, <Duty.FINANCE: 'finance'>)
    """
    level, _, duty = field.removeprefix(PARTIES).partition(".")
    if level in set(Level) and duty in set(Duty):
        return Level(level), Duty(duty)
    return None


def _plain(hint: object) -> object:
    options = [option for option in get_args(hint) if option is not NoneType]
    return options[0] if len(options) == 1 and NoneType in get_args(hint) else hint
