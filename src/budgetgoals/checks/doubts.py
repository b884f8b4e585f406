"""What cannot be told for certain of a form that was read from a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.checks.context import BEFORE_BENEFIT
from budgetgoals.checks.declaring import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.model import Finding, Form

_PARTS: dict[str, frozenset[Part]] = {
    "BG002": frozenset({Part.HEAD}),
    "BG003": frozenset({Part.INDICATORS}),
    **dict.fromkeys(
        ("BG007", "BG009", "BG018", "BG019", "BG023", "BG024", "BG026"),
        frozenset({Part.HEAD, Part.INDICATORS}),
    ),
}
"""What reading notices where a part of a form was not read, or not understood for certain."""
_VALUE_LOST = "BG006"


class Doubts(NamedTuple):
    """What was not read of a form, or not for certain.

    Attributes:
        parts: the parts of the form of which something is missing.
        lost: the fields whose value was lost.
        cut: the indicator that the source ends with, where it seems to be cut off there.

    >>> doubts = Doubts(frozenset({Part.HEAD}), frozenset({"budget.total"}), None)
    >>> doubts.are_about(Part.HEAD, "applicant"), doubts.are_about(None, "budget.total")
    (True, True)
    >>> doubts.are_about(None, "applicant")
    False
    """

    parts: frozenset[Part]
    lost: frozenset[str]
    cut: str | None

    def are_about(self, needs: Part | None, path: str) -> bool:
        """Whether a finding may be of the reading's making.

        Args:
            needs: what must be read in full for such a finding.
            path: the field that it is about.
        """
        is_cut = self.cut is not None and path.startswith(self.cut)
        return needs in self.parts or path in self.lost or is_cut


def doubts_of(form: Form, noticed: Iterable[Finding], *, is_last: bool) -> Doubts:
    """The doubts about a form.

    Args:
        form: the form.
        noticed: what reading noticed about it.
        is_last: whether the source ends with this form.

    >>> from budgetgoals.checks.examples import form_of
    >>> doubts_of(form_of("产出指标 | 数量指标 | 培训人数 | 60"), [], is_last=True).cut
    'indicators[0].aspects[0].indicators[0].'
    """
    noticed = tuple(noticed)
    return Doubts(
        parts=frozenset().union(*(_PARTS.get(finding.code, frozenset()) for finding in noticed)),
        lost=frozenset(finding.where.path for finding in noticed if finding.code == _VALUE_LOST),
        cut=_last_indicator(form) if is_last and _ends_early(form) else None,
    )


def _ends_early(form: Form) -> bool:
    """Whether a form ends with its outputs; the last value may then be the beginning of one: 1 of 100%."""
    return bool(form.indicators) and all(each.kind in BEFORE_BENEFIT for each in form.indicators)


def _last_indicator(form: Form) -> str | None:
    """How the paths of the fields of the last indicator begin."""
    dimension, aspects = len(form.indicators) - 1, form.indicators[-1].aspects
    if not (aspects and aspects[-1].indicators):
        return None
    last = len(aspects[-1].indicators) - 1
    return f"indicators[{dimension}].aspects[{len(aspects) - 1}].indicators[{last}]."
