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
_GROUPS = {
    kind: {name: of for name, of in get_type_hints(form).items() if isinstance(of, type) and attrs.has(of)}
    for kind, form in _CLASSES.items()
}
_WITH_SCOPE = frozenset(kind for kind, form in _CLASSES.items() if "scope" in get_type_hints(form))


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
    parts: dict[str, Any] = {name: {} for name in _GROUPS[layout.kind]}
    for path, value in values.items():
        group, attribute = _step(path)
        if group:
            parts[group][attribute] = value
        else:
            more[attribute] = value
    for name, of in _GROUPS[layout.kind].items():
        parts[name] = of(**parts[name])
    if layout.kind in _WITH_SCOPE:
        parts["scope"] = Scope(layout.scope)
    form: Form = _CLASSES[layout.kind](layout=layout.id, **parts, **more)  # type: ignore[arg-type]
    return form


@cache
def _step(path: str) -> tuple[str, str]:
    group, _, attribute = path.rpartition(".")
    return group, attribute
