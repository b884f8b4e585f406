"""What was noticed about a form or a source: a value, not an exception."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from budgetgoals.messages import Language, Message, message
from budgetgoals.places import Place  # noqa: TC001 - the serializer reads the types


class Severity(StrEnum):
    """How much a finding matters.

    >>> Severity.ERROR.message.en
    'error'
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def message(self) -> Message:
        """The word for it in both languages."""
        return _WORDS[self]


_WORDS = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.INFO: message("info"),
}


@frozen(kw_only=True)
class Where:
    """What a finding is about.

    Attributes:
        form: the form in its reading, counted from 0; None for the source as a whole.
        path: the field, such as ``budget.total``, or empty.
        place: the position in the source, or None for a form that was not read from one.

    >>> str(Where(path="budget.total"))
    'budget.total'
    """

    form: int | None = None
    path: str = ""
    place: Place | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, [str(self.place or ""), self.path]))


@frozen(kw_only=True, repr=False)
class Finding:
    """Something noticed.

    Attributes:
        code: ``BG`` and three digits; the first digit is the family (0: reading).
        severity: how much it matters.
        message: what was noticed, in both languages.
        where: the field of the form and the place in the source.
        citation: the regulation and clause it rests on, or empty.
        hint: what to do, in both languages, or None.

    >>> found = Finding(code="BG001", severity=Severity.ERROR, message=message("no form"), where=Where())
    >>> found
    <Finding BG001 error: no form>
    >>> found.describe("zh")
    'BG001 错误: no form'
    """

    code: str
    severity: Severity
    message: Message
    where: Where
    citation: str = ""
    hint: Message | None = None

    def describe(self, language: Language) -> str:
        """One line in one language: place, code, severity, what was noticed, what to do."""
        severity = self.severity.message.text(language)
        head = " ".join(filter(None, [str(self.where), self.code, severity]))
        tail = f" — {self.hint.text(language)}" if self.hint else ""
        return f"{head}: {self.message.text(language)}{tail}"

    def __str__(self) -> str:
        return self.describe("zh")

    def __repr__(self) -> str:
        where = f" {self.where}" if str(self.where) else ""
        return f"<Finding {self.code} {self.severity.value}{where}: {self.message.en}>"
