"""What scoring a self-evaluation gives: a line for each indicator, the total, the grade."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - the examples use it
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from budgetgoals.messages import Message, message
from budgetgoals.scoring.bands import FULL
from budgetgoals.scoring.grades import WHOLE, Grade, grades_of
from budgetgoals.scoring.texts import number, plain, plain_fields
from budgetgoals.targets import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import SelfEvaluation
    from budgetgoals.scoring.bands import Band
    from budgetgoals.scoring.method import Method
    from budgetgoals.scoring.verdicts import AppliedRule
    from budgetgoals.scoring.weights import Weight

_DRAWING = "budgetgoals.rendering.scorecard_html"


class Outcome(StrEnum):
    """How a printed score stands to the one that was recomputed.

    >>> Outcome("within").name
    'WITHIN'
    """

    EXACT = "exact"
    """The same."""
    WITHIN = "within"
    """Inside the band from which a person chooses."""
    DIFFERENT = "different"
    UNTOLD = "untold"
    """It could not be recomputed."""
    UNPRINTED = "unprinted"
    """The form prints none."""

    @property
    def message(self) -> Message:
        """The word for it in both languages."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.EXACT: message("as printed"),
    Outcome.WITHIN: message("within the band"),
    Outcome.DIFFERENT: message("differs"),
    Outcome.UNTOLD: message("cannot be told"),
    Outcome.UNPRINTED: message("none printed"),
}


@frozen(kw_only=True)
class ScoreLine:
    """The score of one indicator, or of the execution rate.

    Attributes:
        path: where it stands in the form.
        name: the name of the indicator or of the line of the funds.
        target: what was to be reached, as printed.
        actual: what was reached, as printed.
        achievement: the share of the target that was reached, not capped, or the execution rate; None where
            it cannot be told.
        met: whether the target is met; None where that cannot be told, and of the execution rate.
        direction: which way is better; None where only the number itself meets the target.
        assumed: whether the direction is told from the place of the indicator, not printed.
        days_late: by how many days a last day was missed, at the least, or None.
        rule: the rule that was applied, with its citation; None where none could be.
        weight: the points of the line, and where they come from.
        share: the share of the points that the rule gives, before rounding; None where it gives none.
        band: the score recomputed: a number, or a band where a person has to choose; None where it cannot be.
        reason: why there is no score, or only a band.
        printed: the score that the form prints, or None.

    >>> from budgetgoals.scoring import Band, Weight, WeightSource
    >>> ten = Weight(points=Decimal(10), source=WeightSource.INDICATOR)
    >>> line = ScoreLine(path="", name="合格率", weight=ten, band=Band.at(8), printed=Decimal(9))
    >>> line.score, line.difference, line.outcome.value
    (Decimal('8'), Decimal('1'), 'different')
    """

    path: str
    name: str
    target: str = ""
    actual: str = ""
    achievement: Decimal | None = None
    met: bool | None = None
    direction: Direction | None = None
    assumed: bool = False
    days_late: int | None = None
    rule: AppliedRule | None = None
    weight: Weight
    share: Band | None = None
    band: Band | None = None
    reason: Message | None = None
    printed: Decimal | None = None

    @property
    def score(self) -> Decimal | None:
        """The score recomputed; None where there is none, or only a band."""
        return self.band.low if self.band and self.band.is_number else None

    @property
    def difference(self) -> Decimal | None:
        """By how much the printed score is above the recomputed one, or outside its band."""
        if self.band is None or self.printed is None:
            return None
        return self.band.distance(self.printed)

    @property
    def outcome(self) -> Outcome:
        """How the printed score stands to the recomputed one."""
        if self.printed is None or not self.weight.counted:
            return Outcome.UNPRINTED
        if self.band is None:
            return Outcome.UNTOLD
        if self.printed not in self.band:
            return Outcome.DIFFERENT
        return Outcome.EXACT if self.band.is_number else Outcome.WITHIN

    @property
    def contradiction(self) -> Message | None:
        """A target that is missed and yet has all of its points, though by rounding; None otherwise.

        >>> from budgetgoals.scoring import Band, Weight
        >>> ten = Weight(points=Decimal(10))
        >>> line = ScoreLine(path="", name="", target="≥95%", actual="90%", met=False, weight=ten,
        ...                  direction=Direction.UP, share=Band.at(Decimal("0.9")), printed=Decimal(10))
        >>> line.contradiction.en
        'the floor ≥95% is missed with 90%, and all 10 points are given'
        """
        points = self.weight.points
        if self.met is not False or self.printed is None or points is None or self.printed < points:
            return None
        if self.share is None or FULL.high in self.share:
            return None
        return self._contradicted(number(points))

    def _contradicted(self, points: str) -> Message:
        said = {"target": self.target, "actual": self.actual, "points": points}
        if self.direction is Direction.DOWN:
            return message(
                "the ceiling {target} is broken with {actual}, and all {points} points are given", **said
            )
        if self.direction is Direction.UP:
            return message(
                "the floor {target} is missed with {actual}, and all {points} points are given", **said
            )
        return message("{target} is missed with {actual}, and all {points} points are given", **said)

    def to_dict(self) -> dict[str, Any]:
        """The line as plain values, for JSON."""
        computed = ("score", "difference", "outcome", "contradiction")
        return plain_fields(self) | {name: plain(getattr(self, name)) for name in computed}


@frozen(kw_only=True)
class Total:
    """The sum of the lines.

    Attributes:
        weight: the points of all lines together; None where those of one cannot be told.
        band: the score; a band where a line has one, or none.
        printed: the total that the form prints, or None.
        reason: why there is no score, only a band, or no grade.

    >>> from budgetgoals.scoring import Band
    >>> total = Total(weight=Decimal(100), band=Band.at(90), printed=Decimal(95))
    >>> total.grade.value, total.difference
    ('excellent', Decimal('5'))
    """

    weight: Decimal | None
    band: Band | None
    printed: Decimal | None = None
    reason: Message | None = None

    @property
    def score(self) -> Decimal | None:
        """The score; None where there is none, or only a band."""
        return self.band.low if self.band and self.band.is_number else None

    @property
    def difference(self) -> Decimal | None:
        """By how much the printed total is above the recomputed one, or outside its band."""
        if self.band is None or self.printed is None:
            return None
        return self.band.distance(self.printed)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """Every grade that the score may be, the worst first; none where the points do not add to 100."""
        return grades_of(self.band) if self.band and self.weight == WHOLE else ()

    @property
    def grade(self) -> Grade | None:
        """The grade (优, 良, 中, 差) where there is only one that the score may be. 10号, article 18."""
        return self.grades[0] if len(self.grades) == 1 else None

    def to_dict(self) -> dict[str, Any]:
        """The total as plain values, for JSON."""
        computed = ("score", "difference", "grades", "grade")
        return plain_fields(self) | {name: plain(getattr(self, name)) for name in computed}


@frozen(kw_only=True)
class Tally:
    """How many printed scores a method explains.

    Attributes:
        exact: the same as recomputed.
        within: inside the band from which a person chooses.
        different: outside.
        untold: those that could not be recomputed.

    >>> Tally(exact=3, within=2, different=1, untold=0).explained
    5
    """

    exact: int = 0
    within: int = 0
    different: int = 0
    untold: int = 0

    @property
    def explained(self) -> int:
        """Those that are the same, and those inside a band."""
        return self.exact + self.within

    @property
    def printed(self) -> int:
        """All printed scores."""
        return self.explained + self.different + self.untold

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            exact=self.exact + other.exact,
            within=self.within + other.within,
            different=self.different + other.different,
            untold=self.untold + other.untold,
        )


@frozen(kw_only=True, repr=False)
class Scorecard:
    """A self-evaluation, scored.

    The printed scores stay as they are: they stand beside the recomputed ones, never in their place.

    Attributes:
        form: the self-evaluation.
        method: the method with its parameters.
        lines: the execution rate first where the form has one, then every indicator in the order of the form.
        total: the sum.
        decimals: how many decimals scores are rounded to.
    """

    form: SelfEvaluation = field(repr=False)
    method: Method
    lines: tuple[ScoreLine, ...]
    total: Total
    decimals: int

    @property
    def tally(self) -> Tally:
        """How many of the printed scores the method explains."""
        outcomes = [line.outcome for line in self.lines]
        return Tally(
            exact=outcomes.count(Outcome.EXACT),
            within=outcomes.count(Outcome.WITHIN),
            different=outcomes.count(Outcome.DIFFERENT),
            untold=outcomes.count(Outcome.UNTOLD),
        )

    @property
    def contradictions(self) -> tuple[ScoreLine, ...]:
        """The lines that miss their targets and yet have all of their points."""
        return tuple(line for line in self.lines if line.contradiction is not None)

    def line(self, path: str) -> ScoreLine | None:
        """The line of a path in the form; None where there is none."""
        return next((line for line in self.lines if line.path == path), None)

    def to_dict(self) -> dict[str, Any]:
        """The scorecard as plain values, for JSON: decimals are text, messages stand in both languages."""
        return {
            "project": self.form.project.name,
            "fiscal_year": self.form.fiscal_year,
            "method": {
                "id": self.method.id,
                "title": plain(self.method.title),
                "regulation": self.method.regulation,
                "parameters": plain(self.method.parameters),
            },
            "decimals": self.decimals,
            "lines": [line.to_dict() for line in self.lines],
            "total": self.total.to_dict(),
            "tally": plain(self.tally),
        }

    def __repr__(self) -> str:
        return f"<Scorecard {' · '.join(filter(None, self._told()))}>"

    def _told(self) -> Iterator[str]:
        yield self.form.project.name
        yield self.method.id
        if self.total.band is not None:
            grades = "–".join(grade.message.zh for grade in self.total.grades)
            yield f"{self.total.band} {grades}".rstrip()
        yield f"{len(self.lines)} lines"
        differing = self.tally.different
        yield f"{differing} printed differently" if differing else ""

    def _repr_html_(self) -> str:
        drawn: str = import_module(_DRAWING).scorecard_html(self)
        return drawn


def printed_decimals(scores: list[Decimal]) -> int | None:
    """How many decimals the printed scores have; None where there are none.

    >>> printed_decimals([Decimal("10"), Decimal("9.6")])
    1
    """
    return max((-min(0, int(score.as_tuple().exponent)) for score in scores), default=None)
