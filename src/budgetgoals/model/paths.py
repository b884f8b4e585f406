"""Paths into a form: ``project.name``, ``indicators[0].aspects[1].indicators[0].target``, ``extra[2]``."""

from __future__ import annotations

import re

from budgetgoals.errors import InvalidValue

_STEP = re.compile(r"\.?([A-Za-z_]+)|\[([0-9]+)\]")


def value_at(form: object, path: str) -> object:
    """The value that a path names.

    Raises:
        InvalidValue: when the form has nothing there.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> value_at(ProjectGoals(project=Project(name="执法服装")), "project.name")
    '执法服装'
    """
    at, value = 0, form
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise InvalidValue("{path} is no path into a form", path=path)
        name, index = step.groups()
        try:
            value = getattr(value, name) if name else value[int(index)]  # type: ignore[index]
        except (AttributeError, IndexError, TypeError):
            raise InvalidValue("the form has nothing at {path}", path=path) from None
        at = step.end()
    return value
