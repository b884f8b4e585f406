"""What the methods have in common: numbers by their share, days, and words by their level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.messages import message
from budgetgoals.scoring.bands import ANY, FULL, NOT_FULL, NOTHING, Band
from budgetgoals.scoring.cases import Case, Nature
from budgetgoals.scoring.levels import Level
from budgetgoals.scoring.texts import percent
from budgetgoals.scoring.verdicts import AppliedRule, Verdict
from budgetgoals.targets import Direction

if TYPE_CHECKING:
    from decimal import Decimal

    from budgetgoals.messages import Message


class Levels(NamedTuple):
    """The shares of the three levels of qualitative targets.

    Attributes:
        partly: where 部分达成 begins, included.
        reached: where 达成 begins, included, and 部分达成 ends.
        citation: the clause.
    """

    partly: Decimal
    reached: Decimal
    citation: str


def unjudged(case: Case) -> Verdict | None:
    """What is said of an indicator without target or without actual value; None of any other."""
    if case.nature is Nature.NO_TARGET:
        return Verdict(
            rule=None,
            share=None,
            reason=message("there is no target: {text}", text=case.target.text or "—"),
        )
    if case.nature is Nature.NO_ACTUAL:
        return Verdict(rule=None, share=None, reason=_no_actual(case))
    return None


def _no_actual(case: Case) -> Message:
    printed = case.leaf.indicator.actual
    if printed is None or not printed.text:
        return message("there is no actual value")
    return message("the actual value cannot be read: {text}", text=printed.text)


def full(citation: str) -> Verdict:
    """The target is met."""
    return Verdict(rule=AppliedRule(message("the target is met: all of the points"), citation), share=FULL)


def proportional(case: Case, citation: str) -> Verdict:
    """What misses its number gets the share that it reached; all of the points are the most.

    财预〔2020〕10号, article 16. It has no formula for a ceiling (≤): the practice is the target's share of
    the actual value. Nor has it one for a target of zero, which is met or missed.
    """
    if case.met:
        return full(citation)
    if case.achievement is None or (case.is_exact and case.achievement > 0):
        return uncertain(case, citation)
    reached = min(case.achievement, FULL.high)
    return Verdict(rule=AppliedRule(_shared(case, case.achievement), citation), share=Band.at(reached))


def _shared(case: Case, achievement: Decimal) -> Message:
    share = percent(achievement)
    if case.direction is Direction.DOWN:
        return message(
            "the ceiling is broken: the points times target ÷ actual ({share}), a practice without a formula",
            share=share,
        )
    if case.is_exact:
        return message("a target of zero is met or missed: none of the points")
    if case.direction is None:
        return message(
            "outside the range: the points times the share in its nearer end ({share})", share=share
        )
    return message("the target is missed: the points times actual ÷ target ({share})", share=share)


def uncertain(case: Case, citation: str) -> Verdict:
    """A number that is missed by an unknown amount, or that cannot be held against its target."""
    if case.met is False:
        return missed(case, citation)
    return Verdict(
        rule=None,
        share=None,
        reason=message(
            "{actual} cannot be held against {target}", actual=case.actual, target=case.target.text
        ),
    )


def missed(case: Case, citation: str) -> Verdict:
    """The target is missed, and the rule does not say what that costs: less than all of the points."""
    late = case.days_late
    said = (
        message("the target is missed")
        if late is None
        else message("the last day is missed, days late: {days}", days=late)
    )
    return Verdict(
        rule=AppliedRule(said, citation),
        share=NOT_FULL,
        reason=message("the rule has no formula for it: less than all of the points, a person decides"),
    )


def by_day(case: Case, citation: str) -> Verdict:
    """A last day is kept or missed; the rules do not say what a day costs."""
    if case.met:
        return full(citation)
    return missed(case, citation) if case.met is False else by_person(citation)


def by_level(case: Case, levels: Levels) -> Verdict:
    """Words are judged by level; within a level, a person chooses."""
    level = case.level
    if level is None:
        return by_person(levels.citation)
    band, name = {
        Level.REACHED: (Band(levels.reached, FULL.high), message("reached")),
        Level.PARTLY: (Band(levels.partly, levels.reached, below=True), message("partly reached")),
        Level.MISSED: (Band(NOT_FULL.low, levels.partly, below=True), message("missed")),
    }[level]
    said = message(
        "judged by level, {level}: {low} to {high} of the points",
        level=name,
        low=percent(band.low),
        high=percent(band.high),
    )
    return Verdict(
        rule=AppliedRule(said, levels.citation),
        share=band,
        reason=message("a person chooses within the level"),
    )


def by_person(citation: str) -> Verdict:
    """Nothing but a person can say how far the target is reached."""
    return Verdict(
        rule=AppliedRule(message("judged by a person"), citation),
        share=ANY,
        reason=message("how far it is reached is for a person to judge"),
    )


def by_rate(rate: Decimal, citation: str) -> Verdict:
    """The points times the execution rate, all of them at the most."""
    said = message("the points times the execution rate ({rate})", rate=percent(rate, 2))
    return Verdict(rule=AppliedRule(said, citation), share=Band.at(min(rate, FULL.high)))


def in_steps(value: Decimal, steps: tuple[tuple[Decimal, Decimal], ...], citation: str) -> Verdict:
    """The share of the highest step that a value reaches, nothing below the lowest.

    Args:
        value: a share of one.
        steps: from which value on which share of the points is given, the highest first.
        citation: the clause.

    >>> from decimal import Decimal
    >>> steps = ((Decimal("0.9"), Decimal(1)), (Decimal("0.8"), Decimal("0.8")))
    >>> [in_steps(Decimal(value), steps, "").share.high for value in ("0.9", "0.85", "0.5")]
    [Decimal('1'), Decimal('0.8'), Decimal('0')]
    """
    for least, share in steps:
        if value >= least:
            said = message(
                "{value} is at least {least}: {share} of the points",
                value=percent(value, 2),
                least=percent(least),
                share=percent(share),
            )
            return Verdict(rule=AppliedRule(said, citation), share=Band.at(share))
    said = message(
        "{value} is below {least}: none of the points", value=percent(value, 2), least=percent(least)
    )
    return Verdict(rule=AppliedRule(said, citation), share=NOTHING)
