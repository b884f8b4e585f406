"""Which method explains the printed scores of forms best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from budgetgoals.scoring.registry import method_ids
from budgetgoals.scoring.scorecard import Outcome, Scorecard, ScoreLine, Tally
from budgetgoals.scoring.scoring import score
from budgetgoals.scoring.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import SelfEvaluation
    from budgetgoals.scoring.method import Method

_ZERO = Decimal(0)
_EXPLAINED = frozenset({Outcome.EXACT, Outcome.WITHIN})


@frozen(kw_only=True)
class MethodFit:
    """How well one method explains printed scores.

    Attributes:
        method: the method with its parameters.
        tally: how many scores are the same, within a band, different, and cannot be told.
        difference: all differences together, without their signs, in points.
        contradictions: how many lines miss their targets and have all of their points.
    """

    method: Method
    tally: Tally
    difference: Decimal
    contradictions: int

    @property
    def order(self) -> tuple[int, int, int, Decimal]:
        """Best first: the most explained, the fewest different, the most exact, the least difference."""
        return -self.tally.explained, self.tally.different, -self.tally.exact, self.difference


@frozen(kw_only=True, repr=False)
class Fit:
    """How well each method explains printed scores, the best first.

    Attributes:
        methods: the methods with their counts.
        unexplained: the printed scores that no method explains, as the best method has them.
    """

    methods: tuple[MethodFit, ...]
    unexplained: tuple[ScoreLine, ...] = field(repr=False)

    @property
    def best(self) -> tuple[MethodFit, ...]:
        """The best method; more than one where they explain the scores equally well; none without scores."""
        if not self.methods or not self.methods[0].tally.printed:
            return ()
        return tuple(each for each in self.methods if each.order == self.methods[0].order)

    def to_dict(self) -> dict[str, Any]:
        """The counts as plain values, for JSON."""
        return {
            "methods": [
                {
                    "id": each.method.id,
                    "parameters": plain(each.method.parameters),
                    **plain(each.tally),
                    "printed": each.tally.printed,
                    "difference": plain(each.difference),
                    "contradictions": each.contradictions,
                }
                for each in self.methods
            ],
            "best": [each.method.id for each in self.best],
            "unexplained": [line.to_dict() for line in self.unexplained],
        }

    def __repr__(self) -> str:
        counts = [f"{each.method.id} {each.tally.explained}/{each.tally.printed}" for each in self.methods]
        return f"<Fit {' · '.join(counts) or 'of nothing'}>"


def fit(
    subject: SelfEvaluation | Scorecard | Iterable[SelfEvaluation | Scorecard],
    methods: str | Iterable[str | Method | type[Method]] | None = None,
) -> Fit:
    """Tell which method explains the printed scores of forms best. No printed score is changed.

    Args:
        subject: a self-evaluation, or several; or scorecards, to compare methods of your own choice and with
            parameters of your own.
        methods: the methods to try on forms, or the id of one; every one that is known unless given.

    Returns:
        The methods with their counts, the best first, and the scores that none of them explains.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator, SelfEvaluation
    >>> from budgetgoals.targets import parse_target
    >>> target, ten = parse_target("600人"), Decimal(10)
    >>> def trained(actual, printed):
    ...     return Indicator("培训人数", target, ten, parse_target(actual), Decimal(printed))
    >>> rows = (trained("600人", 10), trained("540人", 9), trained("300人", 8))
    >>> form = SelfEvaluation(indicators=(Dimension("产出指标", (Aspect("数量指标", rows),)),))
    >>> found = fit(form, ["caiyu-2020-10", "caiyu-2021-101"])
    >>> found
    <Fit caiyu-2020-10 2/3 · caiyu-2021-101 1/3>
    >>> [line.path for line in found.unexplained]
    ['indicators[0].aspects[0].indicators[2]']
    """
    tried = method_ids() if methods is None else (methods,) if isinstance(methods, str) else methods
    cards = list(_cards(subject, list(tried)))
    by_method: dict[Method, list[Scorecard]] = defaultdict(list)
    for card in cards:
        by_method[card.method].append(card)
    fits = sorted((_fit_of(method, own) for method, own in by_method.items()), key=lambda each: each.order)
    best = by_method[fits[0].method] if fits else []
    return Fit(methods=tuple(fits), unexplained=tuple(_unexplained(best, cards)))


def _cards(
    subject: SelfEvaluation | Scorecard | Iterable[SelfEvaluation | Scorecard],
    methods: list[str | Method | type[Method]],
) -> Iterator[Scorecard]:
    several = subject if isinstance(subject, Iterable) else [subject]
    for each in several:
        if isinstance(each, Scorecard):
            yield each
        else:
            yield from (score(each, method) for method in methods)


def _fit_of(method: Method, cards: list[Scorecard]) -> MethodFit:
    lines = [line for card in cards for line in card.lines if line.outcome is not Outcome.UNPRINTED]
    return MethodFit(
        method=method,
        tally=sum((card.tally for card in cards), Tally()),
        difference=sum((abs(line.difference or _ZERO) for line in lines), _ZERO),
        contradictions=sum(len(card.contradictions) for card in cards),
    )


def _unexplained(best: list[Scorecard], cards: list[Scorecard]) -> Iterator[ScoreLine]:
    explained = {
        (card.form, line.path) for card in cards for line in card.lines if line.outcome in _EXPLAINED
    }
    for card in best:
        for line in card.lines:
            if line.outcome is not Outcome.UNPRINTED and (card.form, line.path) not in explained:
                yield line
