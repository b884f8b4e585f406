"""What a rule says of a form: a breach and where it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from budgetgoals.messages import Message


class Breach(NamedTuple):
    """A place in a form that breaks a rule. What is None is said by the rule.

    Attributes:
        path: the field of the form.
        message: what is wrong there.
        hint: what to write instead.

    >>> Breach("project.name").message is None
    True
    """

    path: str
    message: Message | None = None
    hint: Message | None = None


Breaches = Iterator[Breach]
"""What a rule yields."""
