"""Actual values, as a caller has them or as a table lists them: a name, and what was reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.dates import format_date
from budgetgoals.errors import InvalidValue
from budgetgoals.model import FundLine, SelfEvaluation
from budgetgoals.reading import read
from budgetgoals.targets import Actual, Duration, Quantity, Range
from budgetgoals.targets.actuals import checked

if TYPE_CHECKING:
    from budgetgoals.model import Leaf
    from budgetgoals.sources import Source
    from budgetgoals.targets import Target

Actuals = Mapping[str, Actual]
"""What was reached, by the path or the name of an indicator."""

_LAYOUT = "self-evaluation-2020"


@frozen(kw_only=True)
class Entry:
    """What was reached, and whose it is.

    Attributes:
        key: the path or the name of an indicator, or the label of a column of the funds (全年执行数).
        actual: what was reached; None where a table leaves it empty.
        dimension: the level 1 that a table names beside it, or empty.
        aspect: the level 2 that a table names beside it, or empty.
        weight: 分值, where a table has it.
        score: 得分, where a table has it.
        reason: 偏差原因分析及改进措施, where a table has it.
        note: 备注, where a table has it.

    >>> Entry(key="培训人数", actual="650人", score=Decimal(8)).text
    '650人；得分8'
    """

    key: str
    actual: Actual | None
    dimension: str = ""
    aspect: str = ""
    weight: Decimal | None = None
    score: Decimal | None = None
    reason: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """Everything that is given with the key, as a text."""
        return "；".join(
            filter(
                None,
                (
                    "" if self.actual is None else actual_text(self.actual),
                    "" if self.weight is None else f"分值{self.weight:f}",
                    "" if self.score is None else f"得分{self.score:f}",
                    self.reason,
                    self.note,
                ),
            )
        )


@frozen(kw_only=True)
class Given:
    """Everything that is given to be filled in.

    Attributes:
        entries: the actual values.
        funds: the lines of the funds, where a table has them.
        achieved: 实际完成情况, where a table has it.
        unread: what could not be read of a table.

    >>> Given().entries
    ()
    """

    entries: tuple[Entry, ...] = ()
    funds: tuple[FundLine, ...] = ()
    achieved: str = ""
    unread: tuple[str, ...] = ()


def given(actuals: Actuals | Source) -> Given:
    """Take actual values from a mapping, or from a table in a file of any kind that can be read.

    A table has a column of names (三级指标 or 指标名称) and one of actual values (实际完成值), under any of
    the labels that the layout ``self-evaluation-2020`` knows; 分值, 得分, 偏差原因 and the levels may stand
    beside them, and the funds above them.

    Raises:
        InvalidValue: a value of a mapping is none, or a table has no such columns.

    >>> given({"培训人数": 650}).entries[0].actual
    Decimal('650')
    """
    if isinstance(actuals, Mapping):
        return Given(entries=tuple(Entry(key=key, actual=checked(value)) for key, value in actuals.items()))
    reading = read(actuals, layout=_LAYOUT)
    forms = reading.of(SelfEvaluation)
    entries = tuple(_entry(leaf) for form in forms for leaf in form.leaves())
    if not entries:
        raise InvalidValue(
            "there is no table of actual values in {source}",
            hint="its first row needs the columns 三级指标 (or 指标名称) and 实际完成值",
            source=reading.source or "—",
        )
    return Given(
        entries=entries,
        funds=next((form.funds for form in forms if form.funds), ()),
        achieved=next((form.narrative.achieved for form in forms if form.narrative.achieved), ""),
        unread=tuple(str(piece) for piece in reading.unread),
    )


def _entry(leaf: Leaf) -> Entry:
    indicator = leaf.indicator
    return Entry(
        key=indicator.name,
        actual=None if indicator.actual is None else indicator.actual.text,
        dimension=leaf.dimension.name,
        aspect=leaf.aspect.name,
        weight=indicator.weight,
        score=indicator.score,
        reason=indicator.reason,
        note=indicator.note,
    )


def actual_text(actual: Actual, target: Target | None = None) -> str:
    """An actual value as a form prints it: a number with the unit of its target, a day in words.

    >>> from budgetgoals.targets import parse_target
    >>> actual_text(98, parse_target("≥95%")), actual_text(date(2020, 10, 5), parse_target("11月前"))
    ('98%', '2020年10月5日')
    """
    if isinstance(actual, str):
        return actual
    if isinstance(actual, date):
        return format_date(actual, "arabic")
    unit = target.unit if isinstance(target, (Quantity, Range, Duration)) else ""
    return f"{Decimal(actual):f}{unit}"
