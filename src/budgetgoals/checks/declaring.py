"""How a rule is declared: a function with a decorator, in a file of its family."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import frozen

from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.checks.regulations import Clause

_CODE = re.compile(r"[A-Z]{2,5}[0-9]{3}").fullmatch
_EXAMPLES = re.compile(
    r"\A(?P<says>.*?)\n\s*\nBreaks:\n(?P<breaks>.*?)\n\s*\nPasses:\n(?P<passes>.*)\Z", re.DOTALL
).match

FAMILIES: dict[str, Message] = {
    "1": message("completeness"),
    "2": message("measurability"),
    "3": message("sense of values"),
    "4": message("money"),
    "5": message("dates"),
    "6": message("scores"),
    "7": message("consistency"),
    "8": message("layout"),
}
"""The families of this library's rules, by the first digit of their codes."""


class Part(StrEnum):
    """A part of a form that may have been read only in part.

    >>> Part.HEAD.value
    'head'
    """

    HEAD = "head"
    """Names, dates, money, prose."""
    INDICATORS = "indicators"


class Examples(NamedTuple):
    """What the docstring of a rule says and shows.

    Attributes:
        says: what a form has to be like.
        breaks: a form that breaks the rule, in the notation of :mod:`budgetgoals.checks.examples`.
        passes: one that passes.
    """

    says: str
    breaks: str
    passes: str


@frozen(kw_only=True, eq=False, repr=False)
class Rule:
    """A rule, declared.

    Attributes:
        code: ``BG`` and three digits, the first one its family; the rules of others have their own letters.
        severity: how much a breach matters, unless a project says otherwise.
        title: what is wrong with a form that breaks it.
        why: why that is wrong.
        advice: what to write instead, or None.
        cites: the clauses it rests on.
        profiles: the profiles it belongs to.
        notes_in: the profiles in which it is only worth a note.
        default: whether it is asked unless somebody switches it off.
        needs: the part of the form that must have been read as a whole, for a rule that tells of something
            missing or of how figures add up.
        looks_at: the group of the context that it looks at, such as ``deadlines``; it is not asked of a form
            without any. Empty for a rule that looks at more.
        limits: the names of the limits it measures against.
        function: what finds the breaches.

    >>> from budgetgoals.checks import rule_of
    >>> rule_of("BG501")
    <Rule BG501 error: the project ends before it starts>
    """

    code: str
    severity: Severity
    title: Message
    why: Message
    advice: Message | None
    cites: tuple[Clause, ...]
    profiles: frozenset[str]
    notes_in: frozenset[str]
    default: bool
    needs: Part | None
    looks_at: str
    limits: tuple[str, ...]
    function: Callable[[Any, Context], Breaches]

    def severity_in(self, profile: str) -> Severity:
        """How much a breach matters in a profile.

        >>> from budgetgoals.checks import rule_of
        >>> rule_of("BG501").severity_in("national-2015").value
        'error'
        """
        return Severity.INFO if profile in self.notes_in else self.severity

    @property
    def family(self) -> Message | None:
        """The name of its family; None for a rule of others."""
        return FAMILIES.get(self.code[2]) if self.code.startswith("BG") else None

    @property
    def examples(self) -> Examples:
        """The two forms in its docstring.

        Raises:
            InvalidValue: the docstring does not have both.
        """
        found = _EXAMPLES(inspect.cleandoc(self.function.__doc__ or ""))
        if found is None:
            raise InvalidValue("the docstring of {code} has no sections Breaks and Passes", code=self.code)
        says, breaks, passes = found.group("says", "breaks", "passes")
        return Examples(says, inspect.cleandoc(f"\n{breaks}"), inspect.cleandoc(f"\n{passes}"))

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.severity.value}: {self.title.en}>"


def rule(  # noqa: PLR0913 - a rule states that much
    code: str,
    severity: Severity,
    *,
    title: Message,
    why: Message,
    cites: Iterable[Clause],
    profiles: frozenset[str],
    advice: Message | None = None,
    notes_in: frozenset[str] = frozenset(),
    default: bool = True,
    needs: Part | None = None,
    looks_at: str = "",
    limits: tuple[str, ...] = (),
) -> Callable[[Callable[[Any, Context], Breaches]], Rule]:
    """Declare a function as a rule; see :class:`Rule` for what it states.

    The function takes a form of the kinds that its profiles are for, and a context; it yields the breaches.
    Its docstring shows a form that breaks the rule and one that passes.

    Raises:
        InvalidValue: the code is no code, or the rule rests on nothing.
    """
    clauses = tuple(cites)
    if not _CODE(code):
        raise InvalidValue("{code} is no code of a rule", code=code)
    if not clauses:
        raise InvalidValue("the rule {code} rests on no clause", code=code)

    def declare(function: Callable[[Any, Context], Breaches]) -> Rule:
        return Rule(
            code=code,
            severity=severity,
            title=title,
            why=why,
            advice=advice,
            cites=clauses,
            profiles=profiles,
            notes_in=notes_in,
            default=default,
            needs=needs,
            looks_at=looks_at,
            limits=limits,
            function=function,
        )

    return declare
