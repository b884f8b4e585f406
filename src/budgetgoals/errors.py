"""The errors of the library: few, named after what is wrong, each with its message in both languages.

A broken form is never an error: it is a reading with findings. An error says that the caller's request
could not be carried out at all.
"""

from __future__ import annotations

from budgetgoals.messages import Language, Message, message

_SHOWN = 40


class BudgetGoalsError(Exception):
    """What every error of this library is.

    Attributes:
        message: what is wrong.
        hint: what to do about it, or None.

    >>> str(BudgetGoalsError("nothing here is called {name}", name="x"))
    'nothing here is called x'
    """

    message: Message
    hint: Message | None

    def __init__(self, template: str, /, *, hint: str = "", **params: object) -> None:
        super().__init__(template)
        self.message = message(template, **params)
        self.hint = message(hint, **params) if hint else None

    def describe(self, language: Language) -> str:
        """What is wrong and what to do, in one language."""
        said = self.message.text(language)
        return said if self.hint is None else f"{said}\n{self.hint.text(language)}"

    def __str__(self) -> str:
        return str(self.message) if self.hint is None else f"{self.message}\n{self.hint}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.message)!r})"


class InvalidValue(BudgetGoalsError, ValueError):
    """A text or an object that is not a value of the kind asked for.

    >>> InvalidValue("{text!r} is no date", text="someday").message.en
    "'someday' is no date"
    """


class AmbiguousValue(InvalidValue):
    """A text that can be read in more than one way; the message names the readings.

    >>> issubclass(AmbiguousValue, InvalidValue)
    True
    """


def shown(text: str) -> str:
    """A text as an error message shows it: a long one only by its beginning.

    >>> shown("一" * 41)[-2:]
    '一…'
    """
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


class Refused(Exception):
    """Why a part of a text cannot be read; whoever knows the whole text makes an error of it.

    >>> Refused("{text!r} is no date", InvalidValue).within("someday").message.en
    "'someday' is no date"
    """

    def __init__(self, template: str, kind: type[InvalidValue] = InvalidValue, **params: object) -> None:
        super().__init__(template)
        self._template = template
        self._kind = kind
        self._params = params

    def within(self, text: str) -> InvalidValue:
        """The error for the whole text."""
        return self._kind(self._template, hint="", text=shown(text), **self._params)


class InvalidLayout(InvalidValue):
    """A layout file with a mistake in it; the message names file, key and reason.

    >>> raise InvalidLayout("{file}: {key}: {reason}", file="a.toml", key="id", reason="is missing")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidLayout: ...(a.toml: id: is missing)
    """


class InvalidDocument(InvalidValue):
    """A JSON document that is no form of this library's; the message names the path of the mistake.

    >>> raise InvalidDocument("{path}: {reason}", path="$.budget.total", reason="must be a string")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidDocument: ...($.budget.total: must be a string)
    """


class UnreadableSource(BudgetGoalsError, OSError):
    """A file that is damaged, empty or in no encoding that can be told.

    >>> issubclass(UnreadableSource, OSError)
    True
    """


class UnsupportedFormat(BudgetGoalsError):
    """A file of a kind that the library does not read.

    >>> issubclass(UnsupportedFormat, BudgetGoalsError)
    True
    """


class UnwritableTarget(BudgetGoalsError, OSError):
    """A file that cannot be written, or one that is there already and must not be overwritten.

    >>> issubclass(UnwritableTarget, OSError)
    True
    """


class LimitExceeded(BudgetGoalsError):
    """A source beyond a limit that no honest form meets.

    >>> issubclass(LimitExceeded, BudgetGoalsError)
    True
    """


class MissingExtra(BudgetGoalsError, ImportError):
    """A feature whose optional dependency is not installed; the hint is the command that installs it.

    >>> issubclass(MissingExtra, ImportError)
    True
    """
