"""The limits that a project may set for itself."""

from __future__ import annotations

from decimal import Decimal

from attrs import field, fields, frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message

_MOST_QUALITATIVE, _OVER_FULFILMENT = Decimal("0.6"), Decimal("1.3")


@frozen(kw_only=True)
class CheckLimits:
    """What rules with a limit measure against.

    Attributes:
        most_qualitative: the greatest share of indicators whose target is only words.
        over_fulfilment: how many times its target an indicator may reach without a reason.

    >>> CheckLimits(over_fulfilment=Decimal("1.5")).most_qualitative
    Decimal('0.6')
    """

    most_qualitative: Decimal = field(
        default=_MOST_QUALITATIVE, metadata={"says": message("the greatest share of targets in words")}
    )
    over_fulfilment: Decimal = field(
        default=_OVER_FULFILMENT,
        metadata={"says": message("how many times its target an indicator may reach without a reason")},
    )

    def __attrs_post_init__(self) -> None:
        for name in LIMIT_NAMES:
            value = getattr(self, name)
            if type(value) is not Decimal or not value.is_finite() or value < 0:
                raise InvalidValue(
                    "the limit {name} must be a Decimal that is not negative, not {value}",
                    name=name,
                    value=repr(value),
                )


LIMIT_NAMES = tuple(each.name for each in fields(CheckLimits))
"""The names of the limits."""


def limit_says(name: str) -> Message:
    """What a limit is.

    >>> limit_says("most_qualitative").en
    'the greatest share of targets in words'
    """
    says: Message = next(each for each in fields(CheckLimits) if each.name == name).metadata["says"]
    return says
