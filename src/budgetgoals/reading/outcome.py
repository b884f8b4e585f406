"""What a reader makes of the part of a source that holds one form, or none, and with which layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from budgetgoals.model import Finding, Form
    from budgetgoals.reading.trace import AnyTrace


@frozen
class LayoutChoice:
    """How well a layout fits a form.

    Attributes:
        layout: its id.
        score: how well it fits: 1 for a form that has just its labels under its title, 0 for no likeness.
        next_best: the id of the layout that fits second best, or empty.

    >>> LayoutChoice("shanghai-2020", 0.97, "national-2015").layout
    'shanghai-2020'
    """

    layout: str
    score: float
    next_best: str


class FormReading(NamedTuple):
    """A form or none, what was noticed, where everything stood, and how well the layout fits.

    Attributes:
        form: the form, or None.
        findings: what was noticed.
        trace: where everything stood.
        choice: how the layout was chosen; None when the caller named it.
    """

    form: Form | None
    findings: list[Finding]
    trace: AnyTrace
    choice: LayoutChoice | None = None
