"""Filling a self-evaluation with actual values; a name that fits no indicator is reported and kept."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields, frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import FundRole, load_layout
from budgetgoals.messages import Message, message
from budgetgoals.model import FundLine, SelfEvaluation
from budgetgoals.model.taxonomy import plain_name
from budgetgoals.scoring.actuals import Entry, actual_text, given
from budgetgoals.scoring.blank import blank_evaluation
from budgetgoals.scoring.trees import with_indicators
from budgetgoals.targets import Unfilled, parse_target
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.model import Form, Indicator, Leaf
    from budgetgoals.scoring.actuals import Actuals, Given
    from budgetgoals.sources import Source

_LAYOUT = "self-evaluation-2020"
_AMOUNTS = (FundRole.INITIAL, FundRole.ADJUSTED, FundRole.ARRIVED, FundRole.EXECUTED)


@frozen(kw_only=True)
class Unmatched:
    """A name that fits no indicator, or more than one.

    Attributes:
        name: the name.
        text: the actual value given with it, and what else stands in its row.
        reason: why it was not filled in.

    >>> Unmatched(name="培训人次", text="650", reason=message("no indicator is called so")).name
    '培训人次'
    """

    name: str
    text: str
    reason: Message


@frozen(kw_only=True)
class Filling:
    """A self-evaluation that was filled, and what is left to do.

    Attributes:
        form: the self-evaluation. What fits no indicator stands in its ``extra``: nothing that was given is
            dropped.
        unmatched: the names that fit no indicator, or more than one.
        missing: the paths of the indicators that have no actual value yet.
        unread: what could not be read of a table.
    """

    form: SelfEvaluation
    unmatched: tuple[Unmatched, ...]
    missing: tuple[str, ...]
    unread: tuple[str, ...] = ()


def self_evaluation(goals: Form, actuals: Actuals | Source | None = None) -> SelfEvaluation:
    """Make the self-evaluation of a goal form: to be filled, or filled with actual values.

    Args:
        goals: a goal form of a project, a department or a transfer payment.
        actuals: what was reached, by the path or the name of an indicator; or a table in a file with the
            columns 三级指标 (or 指标名称) and 实际完成值. A number is in the unit of the target; of the funds
            (全年执行数) it is yuan, while a text without a unit is 万元, as the form prints.

    Returns:
        The self-evaluation. A name that fits no indicator stands in its ``extra``; :func:`fill` tells more.

    Raises:
        InvalidValue: the form states no goals, or what is given are no actual values.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator, ProjectGoals
    >>> trained = Indicator("培训人数", parse_target("≥600人"))
    >>> goals = ProjectGoals(indicators=(Dimension("产出指标", (Aspect("数量指标", (trained,)),)),))
    >>> [leaf.indicator.actual.text for leaf in self_evaluation(goals, {"培训人数": 650}).leaves()]
    ['650人']
    >>> self_evaluation(goals, {"培训人次": 650}).extra
    (('培训人次', '650'),)
    """
    form = blank_evaluation(goals)
    return form if actuals is None else fill(form, actuals).form


def fill(form: Form, actuals: Actuals | Source) -> Filling:
    """Fill a self-evaluation, or that of a goal form, with actual values, and tell what did not fit.

    Args:
        form: a self-evaluation, or a goal form.
        actuals: as for :func:`self_evaluation`.

    Raises:
        InvalidValue: the form states no goals, or what is given are no actual values.

    >>> from budgetgoals.model import Aspect, Dimension, Indicator
    >>> pair = tuple(Indicator(name, parse_target("≥95%")) for name in ("合格率", "及时率"))
    >>> form = SelfEvaluation(indicators=(Dimension("产出指标", (Aspect("质量指标", pair),)),))
    >>> done = fill(form, {"合格率": 98, "满意度": "97%"})
    >>> [(each.name, each.reason.en) for each in done.unmatched], done.missing
    ([('满意度', 'no indicator is called so')], ('indicators[0].aspects[0].indicators[1]',))
    """
    if not isinstance(form, SelfEvaluation):
        form = blank_evaluation(form)
    return _Filler(form).filled(given(actuals))


class _Filler:
    """Finds whose each entry is."""

    def __init__(self, form: SelfEvaluation) -> None:
        self._form = form
        self._leaves = list(form.leaves())
        self._paths = {leaf.path: leaf for leaf in self._leaves}
        self._names = _by_name(self._leaves)
        self._filled: dict[str, Indicator] = {}
        self._funds = list(form.funds)
        self._unmatched: list[Unmatched] = []

    def filled(self, what: Given) -> Filling:
        for line in what.funds:
            self._fill_line(line)
        for entry in what.entries:
            self._fill(entry)
        form = evolve(
            self._form,
            indicators=with_indicators(self._form.indicators, self._filled),
            funds=tuple(self._funds),
            narrative=evolve(self._form.narrative, achieved=what.achieved or self._form.narrative.achieved),
            extra=(*self._form.extra, *((each.name, each.text) for each in self._unmatched)),
        )
        missing = tuple(
            leaf.path
            for leaf in form.leaves()
            if leaf.indicator.actual is None or isinstance(leaf.indicator.actual, Unfilled)
        )
        return Filling(form=form, unmatched=tuple(self._unmatched), missing=missing, unread=what.unread)

    def _fill(self, entry: Entry) -> None:
        role = _fund_roles().get(plain_name(entry.key))
        leaves = self._fitting(entry)
        if role is not None and not leaves:
            self._fill_amount(role, entry)
        elif len(leaves) == 1:
            self._fill_indicator(leaves[0], entry)
        elif leaves:
            self._report(entry, message("{count} indicators are called so", count=len(leaves)))
        else:
            self._report(entry, message("no indicator is called so"))

    def _fitting(self, entry: Entry) -> list[Leaf]:
        """The indicators that a path or a name may mean; of several, those under the levels given with it."""
        if entry.key in self._paths:
            return [self._paths[entry.key]]
        leaves = self._names.get(entry.key) or self._names.get(plain_name(entry.key), [])
        for level, name in (("dimension", entry.dimension), ("aspect", entry.aspect)):
            if name and len(leaves) > 1:
                under = [leaf for leaf in leaves if plain_name(getattr(leaf, level).name) == plain_name(name)]
                leaves = under or leaves
        return leaves

    def _fill_indicator(self, leaf: Leaf, entry: Entry) -> None:
        if leaf.path in self._filled:
            self._report(entry, message("its indicator has an actual value from this source already"))
            return
        indicator = leaf.indicator
        text = "" if entry.actual is None else actual_text(entry.actual, indicator.target)
        self._filled[leaf.path] = evolve(
            indicator,
            actual=parse_target(text, year=self._form.fiscal_year) if text else indicator.actual,
            weight=indicator.weight if entry.weight is None else entry.weight,
            score=indicator.score if entry.score is None else entry.score,
            reason=entry.reason or indicator.reason,
            note=entry.note or indicator.note,
        )

    def _report(self, entry: Entry, reason: Message) -> None:
        self._unmatched.append(Unmatched(name=entry.key, text=entry.text, reason=reason))

    # The funds.

    def _fill_amount(self, role: FundRole, entry: Entry) -> None:
        """An amount of the total line."""
        try:
            amount = _amount(entry.actual)
        except InvalidValue as refusal:
            self._report(entry, refusal.message)
            return
        total = self._funds[0] if self._funds else FundLine(name=_total_name())
        changed: dict[str, Any] = {role.value: amount}
        self._funds[:1] = [evolve(total, **changed)]

    def _fill_line(self, line: FundLine) -> None:
        """A line of the funds that a table has: what it prints comes in the place of what was there."""
        printed: dict[str, Any] = {
            each.name: getattr(line, each.name)
            for each in fields(FundLine)
            if each.name != "name" and getattr(line, each.name) is not None
        }
        for index, own in enumerate(self._funds):
            if plain_name(own.name) == plain_name(line.name):
                self._funds[index] = evolve(own, **printed)
                return
        self._funds.append(line)


def _by_name(leaves: Iterable[Leaf]) -> dict[str, list[Leaf]]:
    """The indicators by their names, as printed and without blanks, remarks and marks."""
    names: dict[str, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        for name in {leaf.indicator.name, plain_name(leaf.indicator.name)}:
            names[name].append(leaf)
    return dict(names)


def _amount(actual: object) -> Decimal:
    """An amount in yuan; a text without a unit is in that of the official form."""
    if isinstance(actual, (Decimal, int)):
        return Decimal(actual)
    return parse_yuan(str(actual), unit=load_layout(_LAYOUT).money_unit)


@cache
def _fund_roles() -> dict[str, FundRole]:
    """The columns of amounts of the official form, by every label that they are known under."""
    columns = [column for row in load_layout(_LAYOUT).rows if row.funds for column in row.funds.columns]
    return {
        plain_name(label): column.role
        for column in columns
        for label in (column.label, *column.aliases)
        if column.role in _AMOUNTS
    }


def _total_name() -> str:
    return next(row.funds.lines[0] for row in load_layout(_LAYOUT).rows if row.funds)
