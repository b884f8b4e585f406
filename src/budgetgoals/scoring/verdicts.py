"""What a method says of one indicator: the rule it applied, and the share of the points that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from budgetgoals.messages import Message
    from budgetgoals.scoring.bands import Band


@frozen
class AppliedRule:
    """A rule as it was applied.

    Attributes:
        message: what it says, in both languages.
        citation: the regulation and its article, or the form that prints it.

    >>> from budgetgoals.messages import message
    >>> AppliedRule(message("the target is met: full marks"), "财预〔2020〕10号 第十六条").citation
    '财预〔2020〕10号 第十六条'
    """

    message: Message
    citation: str


@frozen(kw_only=True)
class Verdict:
    """What a method says of one indicator.

    Attributes:
        rule: the rule that was applied; None where none could be.
        share: the share of the points, from 0 to 1; a band where a person has to choose; None where nothing
            can be told.
        reason: why there is no share, or only a band.

    >>> Verdict(rule=None, share=None).reason is None
    True
    """

    rule: AppliedRule | None
    share: Band | None
    reason: Message | None = None
