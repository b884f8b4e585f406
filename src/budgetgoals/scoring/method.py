"""What a scoring method is: its parameters, and what it says of an indicator and of the spending."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, ClassVar, Self

from attrs import field, fields, frozen
from attrs.validators import instance_of, optional

from budgetgoals.errors import InvalidValue
from budgetgoals.numerals.decimals import finite
from budgetgoals.scoring.cases import Nature
from budgetgoals.scoring.execution import Denominator
from budgetgoals.scoring.judging import by_day, unjudged
from budgetgoals.targets import Direction

if TYPE_CHECKING:
    from budgetgoals.messages import Message
    from budgetgoals.scoring.cases import Case
    from budgetgoals.scoring.groups import Group
    from budgetgoals.scoring.verdicts import Verdict

_Directions = tuple[tuple[str, Direction], ...]


def _directions(given: Mapping[str, Direction | str] | _Directions) -> _Directions:
    pairs = given.items() if isinstance(given, Mapping) else given
    return tuple((name, Direction(direction)) for name, direction in pairs)


def exact(given: Decimal | int | str) -> Decimal:
    """A parameter that is a number, exactly: no float.

    >>> exact("0.6")
    Decimal('0.6')
    >>> exact(0.6)
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...a Decimal or an int is expected, not float...
    """
    if isinstance(given, str):
        try:
            given = Decimal(given)
        except InvalidOperation:
            raise InvalidValue("{text!r} is no number", text=given) from None
    return finite(given)


@frozen(kw_only=True)
class Method(ABC):
    """A scoring method. Its fields are its parameters, each with the default that its rule states.

    A method of your own derives from this class, says what it makes of numbers, of words and of the spending,
    and is registered with :func:`scoring_method`; a package that brings one names it under the entry point
    group ``budgetgoals.scoring``.

    Attributes:
        denominator: what the spending is divided by, for the execution rate.
        directions: which way is better, by the path or the name of an indicator whose target prints no sign:
            a mapping to ``"up"`` and ``"down"``.
        adjusted_targets: whether the target after adjustment (调整指标值) counts, where a form has one.
            财预〔2020〕10号, article 16, holds against the target of the beginning of the year (年初指标值).
        decimals: to how many decimals scores are rounded; None for as many as the form prints.
    """

    id: ClassVar[str]
    title: ClassVar[Message]
    regulation: ClassVar[str]
    citation: ClassVar[str]
    """The clause on numbers and days."""
    execution_weight: ClassVar[Decimal]
    """The points of the execution rate, for a form that prints none."""

    denominator: Denominator = field(default=Denominator.ADJUSTED, converter=Denominator)
    directions: _Directions = field(default=(), converter=_directions)
    adjusted_targets: bool = field(default=False, validator=instance_of(bool))
    decimals: int | None = field(default=None, validator=optional(instance_of(int)))

    def indicator(self, case: Case) -> Verdict:
        """The share of its points that an indicator gets, and why."""
        verdict = unjudged(case)
        if verdict is not None:
            return verdict
        judge = {
            Nature.NUMBER: self.number,
            Nature.DAY: self.day,
            Nature.ANSWER: self.answer,
            Nature.WORDS: self.words,
        }[case.nature]
        return judge(case)

    @abstractmethod
    def number(self, case: Case) -> Verdict:
        """What a quantity, a range or a length of time gets."""

    @abstractmethod
    def words(self, case: Case) -> Verdict:
        """What a state or a trend gets."""

    @abstractmethod
    def execution(self, rate: Decimal) -> Verdict:
        """What an execution rate gets."""

    def day(self, case: Case) -> Verdict:
        """What a last day gets: all of the points when it is kept."""
        return by_day(case, self.citation)

    def answer(self, case: Case) -> Verdict:
        """What 是 or 否 gets: it is judged like other words, unless the rule has more to say."""
        return self.words(case)

    def group_weights(self, groups: frozenset[Group]) -> Mapping[Group, Decimal]:  # noqa: ARG002 - for methods
        """The points of each group, for a form that prints none at all; none unless the rule states them.

        Args:
            groups: the groups that the form has.
        """
        return {}

    @classmethod
    def with_parameters(cls, parameters: Mapping[str, object]) -> Self:
        """The method with some parameters other than their defaults.

        Raises:
            InvalidValue: it has no such parameter, or a value is none of its.
        """
        known = [each.name for each in fields(cls)]
        unknown = next((name for name in parameters if name not in known), None)
        if unknown is not None:
            raise InvalidValue(
                "the method {method} has no parameter {name}: it has {known}",
                method=cls.id,
                name=unknown,
                known=", ".join(known),
            )
        try:
            return cls(**parameters)  # type: ignore[arg-type]
        except InvalidValue:
            raise
        except (TypeError, ValueError) as error:
            raise InvalidValue("{method}: {reason}", method=cls.id, reason=error) from None

    def changed(self, parameters: Mapping[str, object]) -> Self:
        """This method with some parameters changed."""
        return type(self).with_parameters({**self.parameters, **parameters})

    @property
    def parameters(self) -> dict[str, object]:
        """The parameters by name."""
        return {each.name: getattr(self, each.name) for each in fields(type(self))}
