"""What reading a source gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.model import value_at
from budgetgoals.model.notebook import html_of
from budgetgoals.reading.trace import Span, Use

if TYPE_CHECKING:
    from budgetgoals.model import Finding, Form
    from budgetgoals.places import Place
    from budgetgoals.reading.outcome import LayoutChoice
    from budgetgoals.reading.trace import AnyTrace


F = TypeVar("F", bound="Form")


@frozen(kw_only=True)
class Unread:
    """Text of a source that went nowhere, with its place."""

    text: str
    place: Place

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@frozen(kw_only=True, repr=False)
class Reading:
    r"""The forms of a source, what was noticed while reading, and what was left over.

    Attributes:
        forms: the forms, in the order of the source.
        findings: what was noticed.
        unread: the text that belongs to no field.
        source: the name of the file, or empty.
        choices: for each form how its layout was chosen, None where the caller named it or the text is plain.

    >>> from budgetgoals.reading import read_text
    >>> reading = read_text("项目名称： 执法服装\n项目类别： 其他一次性项目\n绩效类型： 其他类\n")
    >>> reading
    <Reading 1 form, 2 findings, nothing unread>
    >>> str(reading.where(reading.form, "project.name"))
    '1:7'
    """

    forms: tuple[Form, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    source: str = ""
    choices: tuple[LayoutChoice | None, ...] = field(default=(), eq=False)
    _traces: tuple[AnyTrace, ...] = field(default=(), eq=False)
    _form_traces: tuple[AnyTrace, ...] = field(default=(), eq=False)

    @property
    def form(self) -> Form:
        """The form of a source that holds exactly one.

        Raises:
            InvalidValue: when there is none, or more than one.
        """
        if len(self.forms) != 1:
            raise InvalidValue(
                "the source holds {count} forms, not one", hint="look at reading.forms", count=len(self.forms)
            )
        return self.forms[0]

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """The forms of one kind, typed as such.

        >>> from budgetgoals.model import ProjectGoals
        >>> Reading(forms=(ProjectGoals(),)).of(ProjectGoals)
        (<ProjectGoals 0 indicators>,)
        """
        return tuple(form for form in self.forms if isinstance(form, kind))

    def where(self, form: Form, path: str) -> Place | None:
        """Where a value stood in the source.

        Args:
            form: one of ``reading.forms``.
            path: the field, such as ``budget.total`` or ``indicators[0].aspects[0].indicators[0].target``.

        Returns:
            The place of its first character; None for a field that the source leaves empty.

        Raises:
            InvalidValue: the form is none of this reading's, or has no such field.
        """
        value_at(form, path)
        spans = self._form_traces[self._index_of(form)].spans()
        return next((span.place for span in spans if _is_in(span.path, path)), None)

    def spans(self) -> tuple[Span, ...]:
        """Every piece of the source, in its order, and what it became: label, value or unread.

        Each non-blank character of the source is in exactly one of them.
        """
        return tuple(span for trace in self._traces for span in trace.spans())

    def _index_of(self, form: Form) -> int:
        for index, own in enumerate(self.forms):
            if own is form:
                return index
        if form not in self.forms:
            raise InvalidValue("{form} is no form of this reading", form=repr(form))
        return self.forms.index(form)

    def __repr__(self) -> str:
        forms = "1 form" if len(self.forms) == 1 else f"{len(self.forms)} forms"
        findings = "1 finding" if len(self.findings) == 1 else f"{len(self.findings)} findings"
        unread = f"{len(self.unread)} unread" if self.unread else "nothing unread"
        source = f"{self.source}: " if self.source else ""
        return f"<Reading {source}{forms}, {findings}, {unread}>"

    def _repr_html_(self) -> str:
        return html_of(self)


def left_over(traces: list[AnyTrace]) -> tuple[Unread, ...]:
    """The unread pieces of some traces, in the order of the source."""
    return tuple(
        Unread(text=span.text, place=span.place)
        for trace in traces
        if trace.unread
        for span in trace.spans()
        if span.use is Use.UNREAD
    )


def _is_in(path: str, asked: str) -> bool:
    """Whether a span's path is the one asked for, or inside it."""
    return path == asked or path.startswith((f"{asked}.", f"{asked}["))
