"""The one door upward: a notebook asks the object for its picture, and drawing lives above the model."""

from __future__ import annotations

from importlib import import_module

_DRAWING = "budgetgoals.rendering.html"


def html_of(thing: object) -> str:
    """The HTML that a notebook shows for a form or a reading.

    >>> from budgetgoals.model import ProjectGoals
    >>> html_of(ProjectGoals(title="绩效目标表")).count("绩效目标表") > 0
    True
    """
    drawn: str = import_module(_DRAWING).notebook_html(thing)
    return drawn
