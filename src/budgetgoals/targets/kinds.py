"""The kinds of targets: one class each, all of them immutable, each with the text that the form prints."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.targets import judging
from budgetgoals.targets.comparators import Comparator, Direction
from budgetgoals.targets.units import unit_of

if TYPE_CHECKING:
    from budgetgoals.targets.actuals import Actual
    from budgetgoals.targets.units import Unit


@frozen
class Quantity:
    """A number with its unit.

    Attributes:
        text: as printed.
        comparator: as printed, or None where the form prints none.
        value: the number, in the printed unit (``95`` for 95%).
        unit: the unit as printed, or empty.

    >>> target = Quantity("≥2.5公顷", Comparator.GE, Decimal("2.5"), "公顷")
    >>> target.measure.base, target.is_met_by("40亩"), target.achievement("30亩")
    ('亩', True, Decimal('0.8'))
    """

    kind: ClassVar[str] = "quantity"
    text: str
    comparator: Comparator | None
    value: Decimal
    unit: str

    def __attrs_post_init__(self) -> None:
        _check_number(self)

    @property
    def measure(self) -> Unit:
        """What the unit means."""
        return unit_of(self.unit)

    def is_met_by(self, actual: Actual, *, direction: Direction | None = None) -> bool | None:
        """Whether the actual value is what the target asks for.

        Args:
            actual: a number in the unit of the target, or a text as forms print it (``98%``, ``0.97比例``).
            direction: what more means for a target that says ``=`` or nothing: with ``UP`` more is met too,
                with ``DOWN`` less is. Without it, only the number itself is.

        Returns:
            None where it cannot be told: the units cannot be compared, the text is no number or a spoiled
            one, or it is a number alone that may be a share of 1 (0.97 beside 95%).
        """
        return judging.number_is_met(self, actual, direction)

    def achievement(self, actual: Actual, *, direction: Direction | None = None) -> Decimal | None:
        """The actual value as a share of the target, or for ≤ and < the target as a share of it.

        To 28 digits and not capped. A target of zero cannot be divided by: it is met (1) or not (0). So is
        an actual of zero for ≤ and <, which is met. Source: 财预〔2020〕10号 article 16 gives the share for
        what falls short, and no formula for ≤; target ÷ actual is the practice.

        Returns:
            None where it cannot be told.
        """
        return judging.number_achieved(self, actual, direction)


@frozen
class Range:
    """A number between two others, both included.

    >>> Range("3-5个", Decimal(3), Decimal(5), "个").is_met_by("6个")
    False
    """

    kind: ClassVar[str] = "range"
    text: str
    low: Decimal
    high: Decimal
    unit: str

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.text) is str
            and type(self.low) is Decimal
            and type(self.high) is Decimal
            and self.low.is_finite()
            and self.high.is_finite()
            and type(self.unit) is str
            and self.low <= self.high
        ):
            _refuse(self)

    @property
    def measure(self) -> Unit:
        """What the unit means."""
        return unit_of(self.unit)

    def is_met_by(self, actual: Actual) -> bool | None:
        """Whether the actual value lies between the two; None where it cannot be told."""
        return judging.range_is_met(self, actual)

    def achievement(self, actual: Actual) -> Decimal | None:
        """1 inside; below, the share in the lower end; above, the upper end's share in the actual value."""
        return judging.range_achieved(self, actual)


@frozen
class Deadline:
    """A last day, or a period in which something is done.

    The rules do not say whether 前 includes the day or month that it names, so the last permitted day lies
    between two bounds, which are equal where the text is plain.

    Attributes:
        text: as printed.
        earliest: the last permitted day when 前 excludes what it names; None when the year is not known.
        latest: the last permitted day when 前 includes what it names; None when the year is not known.
        start: the first day, where the text names a period (2021年1月-12月), or None.

    >>> due = Deadline("6月30日前", date(2020, 6, 29), date(2020, 6, 30))
    >>> due.is_met_by("2020-06-29"), due.is_met_by("2020-06-30"), due.is_met_by("2020年7月1日")
    (True, None, False)
    """

    kind: ClassVar[str] = "deadline"
    text: str
    earliest: date | None
    latest: date | None
    start: date | None = None

    def __attrs_post_init__(self) -> None:
        days = (self.start, self.earliest, self.latest)
        if type(self.text) is not str or any(day is not None and type(day) is not date for day in days):
            _refuse(self)
        if self.latest and any(day is not None and day > self.latest for day in days):
            _refuse(self)

    def is_met_by(self, actual: Actual) -> bool | None:
        """Whether a day is in time, or every day of a month or a period that a text names.

        None between the two bounds, and where the target's year is not known.
        """
        return judging.deadline_is_met(self, actual)

    def achievement(self, actual: Actual) -> Decimal | None:
        """1 for a day in time, 0 for a late one, None where it cannot be told."""
        return judging.share_of_met(self.is_met_by(actual))


@frozen
class Duration:
    """A length of time.

    Attributes:
        text: as printed.
        comparator: ``≤`` for 以内, as printed otherwise, or None.
        value: how many units.
        unit: the unit as printed: 小时, 天, 日, 个工作日, 周, 个月, 月, 年 …

    >>> Duration("24小时内受理", Comparator.LE, Decimal(24), "小时").is_met_by("2天")
    False
    """

    kind: ClassVar[str] = "duration"
    text: str
    comparator: Comparator | None
    value: Decimal
    unit: str

    def __attrs_post_init__(self) -> None:
        _check_number(self)

    @property
    def measure(self) -> Unit:
        """What the unit means."""
        return unit_of(self.unit)

    def is_met_by(self, actual: Actual, *, direction: Direction | None = None) -> bool | None:
        """Whether the actual length is what the target asks for; as :meth:`Quantity.is_met_by`."""
        return judging.number_is_met(self, actual, direction)

    def achievement(self, actual: Actual, *, direction: Direction | None = None) -> Decimal | None:
        """The actual length as a share of the target; as :meth:`Quantity.achievement`."""
        return judging.number_achieved(self, actual, direction)


@frozen
class Trend:
    """A direction without a number.

    >>> Trend("稳步提升", Direction.UP).is_met_by("有所提高")
    True
    """

    kind: ClassVar[str] = "trend"
    text: str
    direction: Direction

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str or type(self.direction) is not Direction:
            _refuse(self)

    def is_met_by(self, actual: Actual) -> bool | None:
        """Whether a text says the same direction, or that it is done; None where it says neither."""
        return judging.trend_is_met(self, actual)

    def achievement(self, actual: Actual) -> Decimal | None:
        """1 where it is met, 0 where a text says that it is not done or the opposite, else None."""
        return judging.share_of_met(self.is_met_by(actual))


@frozen
class Qualitative:
    """A state in words.

    >>> Qualitative("健全").is_met_by("健全"), Qualitative("完成").is_met_by("未完成")
    (True, False)
    """

    kind: ClassVar[str] = "qualitative"
    text: str

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str:
            _refuse(self)

    def is_met_by(self, actual: Actual) -> bool | None:
        """Whether a text says the same, or that it is done; None where a person has to judge.

        财预〔2020〕10号 article 16 has qualitative targets judged by level (达成, 部分达成, 未达成).
        """
        return judging.words_are_met(self.text, actual)

    def achievement(self, actual: Actual) -> Decimal | None:
        """1 where it is met, 0 where a text says that it is not, None where a person has to judge."""
        return judging.share_of_met(self.is_met_by(actual))


@frozen
class Unfilled:
    """A place for a value that nobody filled in: empty, ``XX``, ``≥**%``, a unit alone.

    >>> Unfilled("≥**%").achievement("95%") is None
    True
    """

    kind: ClassVar[str] = "unfilled"
    text: str

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str:
            _refuse(self)

    def is_met_by(self, actual: Actual) -> None:  # noqa: ARG002 - every kind of target is asked alike
        """None: there is nothing to meet."""
        return

    def achievement(self, actual: Actual) -> None:  # noqa: ARG002 - every kind of target is asked alike
        """None: there is nothing to meet."""
        return


@frozen
class Damaged:
    """A value that copying or recognition spoiled, with the likely reading as a hint, never as the value.

    Attributes:
        text: as printed.
        likely: what it probably was, or empty.

    >>> Damaged("290%", "≥90%").is_met_by("95%") is None
    True
    """

    kind: ClassVar[str] = "damaged"
    text: str
    likely: str

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str or type(self.likely) is not str:
            _refuse(self)

    def is_met_by(self, actual: Actual) -> None:  # noqa: ARG002 - every kind of target is asked alike
        """None: what the target was is not known."""
        return

    def achievement(self, actual: Actual) -> None:  # noqa: ARG002 - every kind of target is asked alike
        """None: what the target was is not known."""
        return


Target = Quantity | Range | Deadline | Duration | Trend | Qualitative | Unfilled | Damaged
"""Every kind of target."""

TARGET_KINDS: tuple[type[Target], ...] = (
    Quantity,
    Range,
    Deadline,
    Duration,
    Trend,
    Qualitative,
    Unfilled,
    Damaged,
)
"""The classes of the union, in the order in which they are documented."""


def _check_number(target: Quantity | Duration) -> None:
    if not (
        type(target.text) is str
        and (target.comparator is None or type(target.comparator) is Comparator)
        and type(target.value) is Decimal
        and target.value.is_finite()
        and type(target.unit) is str
    ):
        _refuse(target)


def _refuse(target: Target) -> None:
    raise InvalidValue("a {kind} target cannot hold {value}", kind=target.kind, value=repr(target))
