"""What a rule is told besides the form."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from attrs import fields

from budgetgoals.checks.limits import CheckLimits
from budgetgoals.checks.names import name_of
from budgetgoals.checks.parts import parts_of
from budgetgoals.checks.profiles import profile_of
from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.model import DimensionKind, Leaf, Narrative
from budgetgoals.targets import (
    TARGET_KINDS,
    Comparator,
    Damaged,
    Deadline,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Target,
    Trend,
    Unfilled,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.checks.names import Name
    from budgetgoals.checks.profiles import Profile
    from budgetgoals.layouts import Layout
    from budgetgoals.model import AspectKind, Dimension, Form

T = TypeVar("T", bound=Target)
Named: TypeAlias = "tuple[Leaf, T, Name]"
"""An indicator with what a rule asks of it first: its target and its name."""

_LAYOUT_OF_KIND = {
    "project_goals": "national-2015",
    "department_goals": "department-2022",
    "transfer_goals": "transfer-2015",
    "self_evaluation": "self-evaluation-2020",
    "monitoring": "monitoring-2019",
}
_DEFAULT_LIMITS = CheckLimits()
_PARTS = tuple(each.name for each in fields(Narrative))
_AT_LEAST = frozenset({Comparator.GE, Comparator.GT})
_AT_MOST = frozenset({Comparator.LE, Comparator.LT})
BEFORE_BENEFIT = frozenset(
    {
        DimensionKind.INPUT,
        DimensionKind.COST,
        DimensionKind.OUTPUT,
        DimensionKind.DECISION,
        DimensionKind.PROCESS,
    }
)
"""What the forms print above the benefits."""
_LOOSE_UNITS = frozenset({"", "比例", "百分比", "百分率", "千分比"})


class Context:
    """What a rule is told besides the form; it is made once for all rules.

    Attributes:
        layout: the layout of the form.
        fields: the fields that it has labels for, and ``fiscal_year`` where a heading names it.
        profile: the profile that the form is held against.
        limits: the limits of the project.
        dimensions: the kinds of level 1 that there are.
        aspects: the kinds of level 2 that there are.
        texts: every text of the form that is prose or a remark, with its path.
        prose: the same texts in one, to look quickly whether something occurs at all.
        parts: the totals that are told with their parts.
        indicators: every indicator, those of the year first. The groups below are some of them each.
        quantities: those whose target is a number.
        at_least: numbers with ≥ or >.
        at_most: numbers with ≤ or <.
        loose: numbers whose unit is missing, or a word where a sign belongs.
        ranges: those with two numbers.
        durations: those with a length of time.
        deadlines: those with a last day.
        trends: those with a direction only.
        words: those with a state only.
        unfilled: those without a value.
        damaged: those whose value is spoiled.
        rates: those whose name may be that of a rate, of satisfaction or of timeliness.
        odd: those with something amiss in the name itself.
        weighted: those with points.
        explained: those with details.

    >>> from budgetgoals.checks.examples import form_of
    >>> context = Context(form_of("产出指标 | 数量指标 | 培训人数 | =600人"))
    >>> [(str(name), str(target.value)) for _, target, name in context.quantities]
    [('培训人数', '600')]
    """

    __slots__ = (
        "aspects",
        "at_least",
        "at_most",
        "damaged",
        "deadlines",
        "dimensions",
        "durations",
        "explained",
        "fields",
        "indicators",
        "layout",
        "limits",
        "loose",
        "odd",
        "parts",
        "profile",
        "prose",
        "quantities",
        "ranges",
        "rates",
        "texts",
        "trends",
        "unfilled",
        "weighted",
        "words",
    )

    def __init__(
        self, form: Form, profile: Profile | None = None, limits: CheckLimits = _DEFAULT_LIMITS
    ) -> None:
        self.layout = layout = layout_of(form)
        self.fields = _fields(layout)
        self.profile = profile or profile_of(form, layout)
        self.limits = limits
        self.texts = [*_prose(form)]
        self.parts = [*parts_of(form)]
        self.dimensions: set[DimensionKind] = set()
        self.aspects: set[AspectKind] = set()
        self.weighted: list[Named[Target]] = []
        self.explained: list[Named[Target]] = []
        self.indicators: list[Named[Target]] = []
        self.rates: list[Named[Target]] = []
        self.odd: list[Named[Target]] = []
        self._by_name(form.indicators, "indicators")
        self._by_name(form.long_term_indicators, "long_term_indicators")
        self._by_target()
        self.prose = "\n".join([text for _, text in self.texts])

    def _by_name(self, tree: tuple[Dimension, ...], root: str) -> None:
        """Sort the indicators of a tree by what their names say."""
        add, add_rate, add_odd = self.indicators.append, self.rates.append, self.odd.append
        for d, dimension in enumerate(tree):
            self.dimensions.add(dimension.kind)
            for a, aspect in enumerate(dimension.aspects):
                self.aspects.add(aspect.kind)
                path = f"{root}[{d}].aspects[{a}].indicators["
                for i, indicator in enumerate(aspect.indicators):
                    name = name_of(indicator.name)
                    each = (Leaf(dimension, aspect, indicator, f"{path}{i}]"), indicator.target, name)
                    add(each)
                    if name.may_be_rate:
                        add_rate(each)
                    if name.is_odd or name.text == aspect.name:
                        add_odd(each)
                    if indicator.weight is not None:
                        self.weighted.append(each)
                    if indicator.details or indicator.reason or indicator.note:
                        self._note_remarks(each)

    def _by_target(self) -> None:
        """Sort them by the kinds of their targets, and the numbers by comparator and unit."""
        groups: dict[type, list[Any]] = {kind: [] for kind in TARGET_KINDS}
        for each in self.indicators:
            groups[type(each[1])].append(each)
        self.quantities: list[Named[Quantity]] = groups[Quantity]
        self.ranges: list[Named[Range]] = groups[Range]
        self.durations: list[Named[Duration]] = groups[Duration]
        self.deadlines: list[Named[Deadline]] = groups[Deadline]
        self.trends: list[Named[Trend]] = groups[Trend]
        self.words: list[Named[Qualitative]] = groups[Qualitative]
        self.unfilled: list[Named[Unfilled]] = groups[Unfilled]
        self.damaged: list[Named[Damaged]] = groups[Damaged]
        self.at_least = [each for each in self.quantities if each[1].comparator in _AT_LEAST]
        self.at_most = [each for each in self.quantities if each[1].comparator in _AT_MOST]
        self.loose = [each for each in self.quantities if each[1].unit in _LOOSE_UNITS]

    def _note_remarks(self, each: Named[Target]) -> None:
        leaf = each[0]
        indicator = leaf.indicator
        if indicator.reason:
            self.texts.append((f"{leaf.path}.reason", indicator.reason))
        if indicator.note:
            self.texts.append((f"{leaf.path}.note", indicator.note))
        if indicator.details:
            self.explained.append(each)
        for index, (_, text) in enumerate(indicator.details):
            self.texts.append((f"{leaf.path}.details[{index}]", text))

    def asks_for(self, field: str) -> bool:
        """Whether the form has a label for a field.

        >>> from budgetgoals.model import ProjectGoals
        >>> Context(ProjectGoals(layout="shanghai-2020")).asks_for("budget.total")
        True
        """
        return field in self.fields

    @property
    def filled(self) -> tuple[bool, ...]:
        """Which of the ``GROUPS`` are there, in their order."""
        return tuple([bool(group) for group in _groups(self)])


GROUPS = (
    "parts",
    "indicators",
    "quantities",
    "at_least",
    "at_most",
    "loose",
    "durations",
    "deadlines",
    "trends",
    "words",
    "unfilled",
    "damaged",
    "rates",
    "odd",
    "weighted",
    "explained",
)
"""What a rule may say that it looks at: it is not asked of a form in which there is none of it."""
_groups = attrgetter(*GROUPS)


def _prose(form: Form) -> Iterator[tuple[str, str]]:
    narrative = form.narrative
    for name in _PARTS:
        if text := getattr(narrative, name):
            yield f"narrative.{name}", text
    for index, task in enumerate(getattr(form, "tasks", ())):
        yield f"tasks[{index}].content", task.content
    for index, (_, text) in enumerate(form.extra):
        yield f"extra[{index}]", text


def layout_of(form: Form) -> Layout:
    """The layout of a form; the plainest of its kind where it names none that is known.

    >>> from budgetgoals.model import ProjectGoals
    >>> layout_of(ProjectGoals(layout="mine")).id
    'national-2015'
    """
    return _layout(form.layout if form.layout in layout_ids() else _LAYOUT_OF_KIND[form.kind])


@cache
def _layout(layout_id: str) -> Layout:
    return load_layout(layout_id)


@cache
def _fields(layout: Layout) -> frozenset[str]:
    asked = {cell.field for cell in layout.cells()}
    if any("{fiscal_year}" in row.heading for row in layout.rows):
        asked.add("fiscal_year")
    return frozenset(asked)
