"""Values by their fields → a form of the layout's kind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

import attrs

from budgetgoals.model import FORM_KINDS, Form, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetgoals.layouts import Layout

_CLASSES = {form.kind: form for form in FORM_KINDS}
_WITH_SCOPE = frozenset(kind for kind, form in _CLASSES.items() if hasattr(form, "scope"))


def assemble(layout: Layout, values: Mapping[str, object], **more: object) -> Form:
    """Build a form.

    Args:
        layout: the layout it was read with.
        values: the values by their paths: ``applicant``, ``budget.total`` …
        more: further fields of the form.

    >>> from budgetgoals.layouts import load_layout
    >>> assemble(load_layout("shanghai-2020"), {"project.name": "执法服装"}, fiscal_year=2020)
    <ProjectGoals 2020 · 执法服装 · 0 indicators>
    """
    parts: dict[str, dict[str, object]] = {"": {}}
    for path, value in values.items():
        group, attribute = _step(path)
        parts.setdefault(group, {})[attribute] = value
    return form_of(layout, parts, **more)


def form_of(layout: Layout, parts: Mapping[str, Mapping[str, Any]], **more: Any) -> Form:
    """Build a form of values that are sorted already.

    Args:
        layout: the layout it was read with.
        parts: the values of each part of the form by their names, those of the form itself under ``""``.
        more: further fields of the form.

    >>> from budgetgoals.layouts import load_layout
    >>> form_of(load_layout("shanghai-2020"), {"project": {"name": "执法服装"}}, fiscal_year=2020)
    <ProjectGoals 2020 · 执法服装 · 0 indicators>
    """
    groups = _groups(layout.kind)
    more |= {name: groups[name](**values) for name, values in parts.items() if name}
    if layout.kind in _WITH_SCOPE:
        more["scope"] = Scope(layout.scope)
    form: Form = _CLASSES[layout.kind](layout=layout.id, **parts.get("", {}), **more)
    return form


@cache
def _groups(kind: str) -> dict[str, type]:
    """The parts of a kind of form that are objects of their own."""
    hints = get_type_hints(_CLASSES[kind])
    return {name: of for name, of in hints.items() if isinstance(of, type) and attrs.has(of)}


@cache
def _step(path: str) -> tuple[str, str]:
    group, _, attribute = path.rpartition(".")
    return group, attribute
