"""What a reader makes of the part of a source that holds one form, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from budgetgoals.model import Finding, Form
    from budgetgoals.reading.choice import LayoutChoice
    from budgetgoals.reading.trace import Trace


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
    trace: Trace
    choice: LayoutChoice | None = None
