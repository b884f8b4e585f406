"""One row of the grid → one indicator, whichever columns the form has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from budgetgoals.errors import InvalidValue
from budgetgoals.layouts import CAUSES, LIKELIHOODS, Role
from budgetgoals.model import Deviation, Indicator, Progress
from budgetgoals.reading import notices
from budgetgoals.reading.collecting import NOTHING_THERE
from budgetgoals.reading.convert import points
from budgetgoals.reading.levels import target_of
from budgetgoals.targets import Quantity, Target, Unfilled, parse_target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from budgetgoals.model import Finding
    from budgetgoals.reading.trace import Trace

_NUMBER = re.compile(r"(?P<marks>[★☆*＊\s]*)(?:指标\s*[0-9０-９]{1,3}\s*[:：、.．]?\s*)?(?P<more>[★☆]*)\s*")
_HOLE = re.compile(
    r"(?:指标\s*[0-9０-９]*\s*[:：、.．]?|[0-9]{1,2}\s*[、.．])?\s*(?:…+|\.{3,}|。{2,}|[-—/／]|[Xx×]{2,}|具体指标)?\s*"
).fullmatch
_TEMPLATE = re.compile(
    r"[（(]\s*(?P<sign>[≥≧≤≦=＝<>＜＞]{1,2})?\s*(?P<hole>[*＊]+|[Xx×]{2,})?\s*(?P<unit>[^()（）*＊\d]{0,8})[）)]\s*$"
)
_OF_PROGRESS = frozenset({*CAUSES, *LIKELIHOODS, Role.DONE, Role.EXPECTED, Role.EXPLANATION})
_CORE = frozenset({"是", "√", "★", "☑"})


class Field(NamedTuple):
    """What stands in one column of a row.

    Attributes:
        role: what the column holds.
        label: its label.
        text: what stands there.
        spans: where.
    """

    role: Role
    label: str
    text: str
    spans: tuple[tuple[int, int], ...]


class Name(NamedTuple):
    """The name of an indicator, taken apart.

    Attributes:
        text: the name without its number and its marks.
        lead: how many characters of the cell stand before it.
        core: how many marks make it a core indicator.
    """

    text: str
    lead: int
    core: int


def name_of(text: str) -> Name:
    """Take the number and the marks off the name of an indicator.

    >>> name_of("指标1：开课人数"), name_of("★农村低保标准")
    (Name(text='开课人数', lead=4, core=0), Name(text='农村低保标准', lead=1, core=1))
    """
    found = _NUMBER.match(text)
    lead = found.end() if found else 0
    return Name(text[lead:], lead, text[:lead].count("★") + text[:lead].count("☆"))


def is_hole(text: str) -> bool:
    """Whether the name of an indicator is only the blank of the official form.

    >>> is_hole("指标2："), is_hole("……"), is_hole("培训人数")
    (True, True, False)
    """
    return _HOLE(text) is not None


class LeafReader:
    """Makes indicators out of the fields of rows, and notes where each stood."""

    def __init__(self, trace: Trace, findings: list[Finding], year: int | None) -> None:
        self._trace = trace
        self._findings = findings
        self._year = year

    def read(self, fields: Iterable[Field], path: str, parent: str) -> Indicator:
        """Make an indicator.

        Args:
            fields: what stands in the columns of its row; the name comes first.
            path: its path in the form.
            parent: the name of the indicator that it is a part of, or empty.
        """
        by_role: dict[Role, Field] = {}
        details: list[tuple[str, str]] = []
        for given in fields:
            if given.role is Role.DETAIL:
                if given.text:
                    self._note(given, f"{path}.details[{len(details)}][1]")
                    details.append((given.label, given.text))
            else:
                by_role[given.role] = given
        name = name_of(by_role[Role.INDICATOR].text if Role.INDICATOR in by_role else "")
        self._note_name(by_role.get(Role.INDICATOR), name, path)
        target = self._target(by_role, name.text, path, details)
        return Indicator(
            name=name.text,
            target=target,
            weight=self._points(by_role.get(Role.WEIGHT), path, details),
            actual=self._value(by_role.get(Role.ACTUAL), path),
            score=self._points(by_role.get(Role.SCORE), path, details),
            reason=self._text(by_role.get(Role.REASON), path),
            note=self._text(by_role.get(Role.NOTE), path),
            parent=parent,
            core=name.core or self._core(by_role.get(Role.CORE), path),
            adjusted=self._value(by_role.get(Role.ADJUSTED), path),
            half_year=self._value(by_role.get(Role.HALF_YEAR), path),
            progress=self._progress(by_role, path),
            details=tuple(details),
        )

    # The parts of an indicator.

    def _note(self, given: Field, path: str) -> None:
        self._trace.values += [(start, end, path) for start, end in given.spans]

    def _note_field(self, given: Field, path: str) -> None:
        """Note a field that is called as the role of its column."""
        self._note(given, f"{path}.{given.role.value}")

    def _note_name(self, given: Field | None, name: Name, path: str) -> None:
        if given is None or not given.spans:
            return
        (start, end), *rest = given.spans
        if name.lead:
            self._trace.labels.append((start, start + name.lead))
        self._trace.values.append((start + name.lead, end, f"{path}.name"))
        self._trace.values += [(at, behind, f"{path}.name") for at, behind in rest]

    def _target(
        self, by_role: dict[Role, Field], name: str, path: str, details: list[tuple[str, str]]
    ) -> Target:
        parts = [by_role.get(role) for role in (Role.TARGET, Role.UNIT, Role.COMPARATOR, Role.DIRECTION)]
        for part in parts:
            if part is not None:
                self._note(part, f"{path}.target")
        text, unit, comparator, direction = (part.text if part else "" for part in parts)
        if not (unit or comparator or direction):
            return self._with_template(target_of(text, self._year), name)
        try:
            target = parse_target(text, unit, comparator, direction, self._year)
        except InvalidValue as error:
            place = self._trace.place(next(part.spans[0][0] for part in parts if part and part.spans))
            self._findings.append(notices.cells_do_not_fit(place, f"{path}.target", error.message))
            details += [(part.label, part.text) for part in parts[1:] if part and part.text]
            return target_of(text, self._year)
        if isinstance(target, Unfilled) and not text:
            return Unfilled(comparator + unit)
        return self._with_template(target, name)

    def _with_template(self, target: Target, name: str) -> Target:
        """A bare number whose sign and unit stand in the name: 苗木成活率（≥**%） 85."""
        if not isinstance(target, Quantity) or target.unit or target.comparator is not None:
            return target
        found = _TEMPLATE.search(name)
        if found is None or not found["hole"]:
            return target
        try:
            filled = parse_target(target.text, found["unit"].strip(), found["sign"] or "", "", self._year)
        except InvalidValue:
            return target
        return evolve(filled, text=target.text) if isinstance(filled, Quantity) else target

    def _value(self, given: Field | None, path: str) -> Target | None:
        if given is None or not given.text:
            return None
        self._note_field(given, path)
        return target_of(given.text, self._year)

    def _text(self, given: Field | None, path: str) -> str:
        if given is None or not given.text:
            return ""
        self._note_field(given, path)
        return given.text

    def _points(self, given: Field | None, path: str, details: list[tuple[str, str]]) -> Decimal | None:
        if given is None or not given.text:
            return None
        if given.text in NOTHING_THERE:
            self._trace.labels += given.spans
            return None
        try:
            number = points(given.text)
        except InvalidValue as error:
            place, field = self._trace.place(given.spans[0][0]), f"{path}.{given.role.value}"
            self._findings.append(notices.no_such_value(place, field, given.label, given.text, error.message))
            self._note(given, f"{path}.details[{len(details)}][1]")
            details.append((given.label, given.text))
            return None
        self._note_field(given, path)
        return number

    def _core(self, given: Field | None, path: str) -> int:
        if given is None or not given.text:
            return 0
        self._note_field(given, path)
        return 1 if given.text in _CORE else 0

    def _progress(self, by_role: dict[Role, Field], path: str) -> Progress | None:
        if _OF_PROGRESS.isdisjoint(by_role):
            return None
        path = f"{path}.progress"
        deviations: list[Deviation] = []
        for role, cause in CAUSES.items():
            if (given := by_role.get(role)) and given.text:
                self._note(given, f"{path}.deviations[{len(deviations)}].text")
                deviations.append(Deviation(cause, given.text))
        likelihood = None
        for role, each in LIKELIHOODS.items():
            if (given := by_role.get(role)) and given.text and likelihood is None:
                self._note(given, f"{path}.likelihood")
                likelihood = each
        progress = Progress(
            done=self._value(by_role.get(Role.DONE), path),
            expected=self._value(by_role.get(Role.EXPECTED), path),
            deviations=tuple(deviations),
            explanation=self._text(by_role.get(Role.EXPLANATION), path),
            likelihood=likelihood,
        )
        return None if progress == Progress() else progress
