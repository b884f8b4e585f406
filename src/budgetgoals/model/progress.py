"""How far an indicator has come in the middle of the year, as a monitoring form says it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from budgetgoals.messages import message
from budgetgoals.model._checks import require_texts, require_tuple, wrong_type
from budgetgoals.targets import TARGET_KINDS, Target

_TARGETS = frozenset(TARGET_KINDS)


class Cause(StrEnum):
    """Where a deviation comes from (偏差原因分析).

    >>> Cause("funding").name
    'FUNDING'
    """

    FUNDING = "funding"
    """经费保障."""
    RULES = "rules"
    """制度保障."""
    STAFF = "staff"
    """人员保障."""
    EQUIPMENT = "equipment"
    """硬件条件保障."""
    OTHER = "other"
    """其他."""


class Likelihood(StrEnum):
    """Whether the year's goal will be met (完成目标可能性).

    >>> Likelihood("possible").name
    'POSSIBLE'
    """

    CERTAIN = "certain"
    """确定能."""
    POSSIBLE = "possible"
    """有可能."""
    IMPOSSIBLE = "impossible"
    """完全不可能."""


@frozen
class Deviation:
    """What a form says under one of the causes.

    Attributes:
        cause: the cause.
        text: what stands in its cell: a tick, or words.

    >>> Deviation(Cause.STAFF, "√").text
    '√'
    """

    cause: Cause
    text: str

    def __attrs_post_init__(self) -> None:
        require_texts(self, "text")
        if type(self.cause) is not Cause:
            wrong_type(self, "cause", "Cause", self.cause)


@frozen(kw_only=True)
class Progress:
    """The state of an indicator in the middle of the year.

    Attributes:
        done: what was reached so far (1-7月执行情况), or None.
        expected: what the year is expected to reach (全年预计完成情况), or None.
        deviations: the causes that the form names.
        explanation: 原因说明.
        likelihood: whether the goal will be met, or None.

    >>> Progress(likelihood=Likelihood.CERTAIN).deviations
    ()
    """

    done: Target | None = None
    expected: Target | None = None
    deviations: tuple[Deviation, ...] = ()
    explanation: str = ""
    likelihood: Likelihood | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("done", "expected"):
            value = getattr(self, name)
            if value is not None and type(value) not in _TARGETS:
                wrong_type(self, name, message("a target"), value)
        require_tuple(self, "deviations", self.deviations, Deviation)
        require_texts(self, "explanation")
        if self.likelihood is not None and type(self.likelihood) is not Likelihood:
            wrong_type(self, "likelihood", "Likelihood", self.likelihood)
