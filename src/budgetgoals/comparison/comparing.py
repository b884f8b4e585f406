"""Comparing two forms: two years, two versions, or goals and their evaluation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from budgetgoals.comparison.changes import (
    DateChange,
    FieldChange,
    IndicatorChange,
    IndicatorEntry,
    NumberChange,
)
from budgetgoals.comparison.demands import Demand, demand
from budgetgoals.comparison.fields import Field, as_evaluated, fields_of
from budgetgoals.comparison.leaves import label_of, texts_of
from budgetgoals.comparison.matching import Match, is_moved, matched
from budgetgoals.comparison.similarity import WHOLE
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.model import FORM_KINDS, SelfEvaluation
from budgetgoals.scoring.direction import better
from budgetgoals.scoring.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.model import Form, Leaf

_DRAWING = "budgetgoals.rendering.comparison_html"
DEFAULT_THRESHOLD = 80
"""How alike names have to be, in percent. With 80, 食品监督抽检批次 is 食品抽检批次 (85.7), and 培训人数 is
not 培训次数 (75)."""
_SIZES = (int, Decimal)


class Span(StrEnum):
    """What lies between two forms.

    >>> Span("years").name
    'YEARS'
    """

    VERSIONS = "versions"
    """Two versions of a form for one year."""
    YEARS = "years"
    """Forms for two years."""
    EVALUATION = "evaluation"
    """Goals, and the self-evaluation that is held against them."""

    @property
    def message(self) -> Message:
        """The word for it in both languages."""
        return _SPANS[self]


_SPANS = {
    Span.VERSIONS: message("two versions"),
    Span.YEARS: message("two years"),
    Span.EVALUATION: message("goals and their evaluation"),
}


@frozen(kw_only=True, repr=False)
class Comparison:
    """What changed from one form to another.

    Attributes:
        old: the earlier form.
        new: the later form.
        span: what lies between them.
        threshold: how alike names had to be, from 0 to 100.
        fields: the texts, choices and years that changed.
        numbers: the amounts, rates and points that changed.
        dates: the days that changed.
        indicators: every indicator that both forms have, changed or not, with how the two were matched.
        added: the indicators that only the later form has.
        dropped: the indicators that only the earlier form has.
    """

    old: Form = field(repr=False)
    new: Form = field(repr=False)
    span: Span
    threshold: Decimal
    fields: tuple[FieldChange, ...]
    numbers: tuple[NumberChange, ...]
    dates: tuple[DateChange, ...]
    indicators: tuple[IndicatorChange, ...]
    added: tuple[IndicatorEntry, ...]
    dropped: tuple[IndicatorEntry, ...]

    @property
    def amounts(self) -> tuple[NumberChange, ...]:
        """The changed numbers that are money."""
        return tuple(change for change in self.numbers if change.money)

    @property
    def changed_indicators(self) -> tuple[IndicatorChange, ...]:
        """The indicators of both forms that changed."""
        return tuple(each for each in self.indicators if each.changed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(
            (self.fields, self.numbers, self.dates, self.changed_indicators, self.added, self.dropped)
        )

    @property
    def changed_afterwards(self) -> tuple[IndicatorChange, ...]:
        """The targets that a self-evaluation prints otherwise than the goals that it is held against.

        财预〔2020〕10号, article 13: what is evaluated are the indicators that were set when the budget was
        approved (预算批复时确定的绩效指标).
        """
        if self.span is not Span.EVALUATION:
            return ()
        return tuple(each for each in self.indicators if each.demand is not Demand.SAME)

    def demanding(self, how: Demand) -> tuple[IndicatorChange, ...]:
        """The indicators whose later targets are harder, easier, the same or not to be compared."""
        return tuple(each for each in self.indicators if each.demand is how)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain values, for JSON."""
        lists = ("fields", "numbers", "dates", "indicators", "added", "dropped")
        return {
            "old": _told(self.old),
            "new": _told(self.new),
            "span": self.span.value,
            "threshold": plain(self.threshold),
            **{name: [each.to_dict() for each in getattr(self, name)] for name in lists},
            "changed_afterwards": [each.new_path for each in self.changed_afterwards],
        }

    def __repr__(self) -> str:
        return f"<Comparison {' · '.join(self._counts())}>"

    def _counts(self) -> Iterator[str]:
        if self.is_empty:
            yield "no changes"
        for name in ("fields", "numbers", "dates"):
            if getattr(self, name):
                yield f"{len(getattr(self, name))} {name}"
        for how in (Demand.HARDER, Demand.EASIER, Demand.INCOMPARABLE):
            if self.demanding(how):
                yield f"{len(self.demanding(how))} {how.value}"
        for name in ("added", "dropped"):
            if getattr(self, name):
                yield f"{len(getattr(self, name))} {name}"

    def _repr_html_(self) -> str:
        drawn: str = import_module(_DRAWING).comparison_html(self)
        return drawn


def compare(old: Form, new: Form, *, threshold: Decimal | int = DEFAULT_THRESHOLD) -> Comparison:
    """Tell what changed from one form to another.

    Indicators are matched by their names from level 1 down, then by their names alone, then by names that are
    alike and stand in the same group. Units are converted before targets are compared. Between two years,
    last days are compared within their years; between goals and a self-evaluation, only what both can say.

    Args:
        old: the earlier form.
        new: the later form.
        threshold: how alike two names have to be, in percent; 100 leaves likeness out.

    Raises:
        InvalidValue: what is given are no forms, or the threshold is not from 0 to 100.
        MissingExtra: names are to be compared and the extra ``compare`` is not installed.

    >>> from budgetgoals.model import Aspect, Budget, Dimension, Indicator, ProjectGoals
    >>> from budgetgoals.targets import parse_target
    >>> def goals(year, amount, name, target):
    ...     row = Indicator(name, parse_target(target))
    ...     return ProjectGoals(
    ...         fiscal_year=year,
    ...         budget=Budget(current_year=Decimal(amount)),
    ...         indicators=(Dimension("产出指标", (Aspect("质量指标", (row,)),)),),
    ...     )
    >>> old, new = goals(2023, 200, "合格率", "≥95%"), goals(2024, 250, "验收合格率", "≥90%")
    >>> changed = compare(old, new, threshold=70)
    >>> changed
    <Comparison 1 fields · 1 numbers · 1 easier>
    >>> changed.amounts[0].share, changed.indicators[0].similarity, changed.indicators[0].demand
    (Decimal('0.25'), Decimal('75.0'), <Demand.EASIER: 'easier'>)
    """
    for form in (old, new):
        if not isinstance(form, FORM_KINDS):
            raise InvalidValue("only forms can be compared, not {form}", form=repr(form))
    if not isinstance(threshold, _SIZES) or isinstance(threshold, bool) or not 0 <= threshold <= WHOLE:
        raise InvalidValue("a threshold is a Decimal or an int from 0 to 100, not {value}", value=threshold)
    span = _span(old, new)
    trees = _trees(old, new, span)
    matches = [match for before, after in trees for match in matched(before, after, Decimal(threshold))]
    kept_old, kept_new = {match.old.path for match in matches}, {match.new.path for match in matches}
    fields, numbers, dates = _sorted(list(_changed_fields(old, new, span)))
    return Comparison(
        old=old,
        new=new,
        span=span,
        threshold=Decimal(threshold),
        fields=fields,
        numbers=numbers,
        dates=dates,
        indicators=tuple(_indicator(match, span, _years(old, new, span)) for match in matches),
        added=tuple(_left(leaf for _, after in trees for leaf in after if leaf.path not in kept_new)),
        dropped=tuple(_left(leaf for before, _ in trees for leaf in before if leaf.path not in kept_old)),
    )


def _span(old: Form, new: Form) -> Span:
    if isinstance(new, SelfEvaluation) is not isinstance(old, SelfEvaluation):
        return Span.EVALUATION
    return Span.YEARS if old.fiscal_year != new.fiscal_year else Span.VERSIONS


def _years(old: Form, new: Form, span: Span) -> int:
    if span is not Span.YEARS or old.fiscal_year is None or new.fiscal_year is None:
        return 0
    return new.fiscal_year - old.fiscal_year


def _trees(old: Form, new: Form, span: Span) -> list[tuple[list[Leaf], list[Leaf]]]:
    """The indicators of the year, and those of the whole period, which no evaluation has.

    Goals without indicators for the year are evaluated by those of the whole period.
    """
    if span is Span.EVALUATION:
        before, after = (list(form.leaves()) or list(form.long_term_leaves()) for form in (old, new))
        return [(before, after)]
    return [
        (list(old.leaves()), list(new.leaves())),
        (list(old.long_term_leaves()), list(new.long_term_leaves())),
    ]


def _left(leaves: Iterable[Leaf]) -> Iterator[IndicatorEntry]:
    return map(IndicatorEntry.of, leaves)


def _indicator(match: Match, span: Span, years: int) -> IndicatorChange:
    old, new = match.old.indicator, match.new.indicator
    return IndicatorChange(
        old_path=match.old.path,
        new_path=match.new.path,
        old_name=old.name,
        new_name=new.name,
        by=match.by,
        similarity=match.similarity,
        old_target=old.target,
        new_target=new.target,
        demand=demand(
            old.target,
            new.target,
            (better(match.old, old.target, {}), better(match.new, new.target, {})),
            years,
        ),
        moved=is_moved(match),
        others=tuple(_others(match, both_say=span is Span.EVALUATION)),
    )


def _others(match: Match, *, both_say: bool) -> Iterator[FieldChange]:
    """What else the two print otherwise.

    Args:
        match: the two.
        both_say: whether only what both of them say counts.
    """
    before, after = texts_of(match.old), texts_of(match.new)
    for key in before | after:
        old, new = before.get(key, ""), after.get(key, "")
        if old != new and not (both_say and not (old and new)):
            yield FieldChange(path=f"{match.new.path}.{key}", label=label_of(key), old=old, new=new)


# Fields.


def _changed_fields(old: Form, new: Form, span: Span) -> Iterator[tuple[Field, Field]]:
    """The fields that differ, in the order of the later form; an absent one is an empty one."""
    before, after = fields_of(old), fields_of(new)
    if span is Span.EVALUATION:
        before, after = (
            side if isinstance(form, SelfEvaluation) else as_evaluated(side)
            for side, form in ((before, old), (after, new))
        )
    paths = [*after, *(path for path in before if path not in after)]
    for path in paths:
        first, second = before.get(path), after.get(path)
        if type(old) is not type(new) and not (_says(first) and _says(second) and path != "title"):
            continue
        known = first or second
        if known is None:
            continue
        pair = first or known._replace(value=_empty(known)), second or known._replace(value=_empty(known))
        if pair[0].value != pair[1].value:
            yield pair


def _says(field: Field | None) -> bool:
    """Whether a form has a field and does not leave it empty."""
    return field is not None and field.value not in ("", None)


def _empty(field: Field) -> str | None:
    return "" if isinstance(field.value, str) else None


def _sorted(
    pairs: list[tuple[Field, Field]],
) -> tuple[tuple[FieldChange, ...], tuple[NumberChange, ...], tuple[DateChange, ...]]:
    """Changes by the kind of their values."""
    fields, numbers, dates = [], [], []
    for old, new in pairs:
        of = next((each.value for each in (old, new) if each.value is not None), None)
        said: dict[str, Any] = {"path": new.path, "label": new.label, "old": old.value, "new": new.value}
        if isinstance(of, Decimal):
            numbers.append(NumberChange(**said, money=new.money))
        elif isinstance(of, date):
            dates.append(DateChange(**said))
        else:
            fields.append(FieldChange(**said))
    return tuple(fields), tuple(numbers), tuple(dates)


def _told(form: Form) -> dict[str, Any]:
    """Which form it is."""
    project = getattr(form, "project", None)
    return {
        "kind": form.kind,
        "title": form.title,
        "fiscal_year": form.fiscal_year,
        "applicant": form.applicant,
        "project": project.name if project else "",
    }
