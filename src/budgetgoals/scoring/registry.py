"""The scoring methods there are: those of this library, a file each, and those that others register."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TypeVar

from budgetgoals.errors import InvalidValue, shown
from budgetgoals.scoring import methods
from budgetgoals.scoring.method import Method

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRY_POINTS = "budgetgoals.scoring"
"""The entry point group under which a package names the modules or the classes of its methods."""

_METHODS: dict[str, type[Method]] = {}

M = TypeVar("M", bound=type[Method])


def scoring_method(id: str) -> Callable[[M], M]:  # noqa: A002 - what it is called everywhere else
    """Register a class as a scoring method.

    Args:
        id: the name by which it is asked for.

    Raises:
        InvalidValue: another class is registered under the name.

    >>> from decimal import Decimal
    >>> from budgetgoals.messages import message
    >>> from budgetgoals.scoring.bands import FULL, NOTHING
    >>> from budgetgoals.scoring.verdicts import AppliedRule, Verdict
    >>> @scoring_method("all-or-nothing")
    ... class AllOrNothing(Method):
    ...     title = message("all or nothing")
    ...     regulation = ""
    ...     execution_weight = Decimal(10)
    ...     def number(self, case):
    ...         return Verdict(rule=AppliedRule(self.title, ""), share=FULL if case.met else NOTHING)
    ...     words = number
    ...     def execution(self, rate):
    ...         return Verdict(rule=AppliedRule(self.title, ""), share=FULL if rate == 1 else NOTHING)
    >>> method_of("all-or-nothing").execution(Decimal(1)).share
    Band(low=Decimal('1'), high=Decimal('1'), below=False)
    >>> _METHODS.pop("all-or-nothing").id
    'all-or-nothing'
    """

    def register(cls: M) -> M:
        known = _METHODS.get(id)
        if known is not None and (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise InvalidValue("there is a scoring method {id} already", id=id)
        cls.id = id
        _METHODS[id] = cls
        return cls

    return register


def method_ids() -> tuple[str, ...]:
    """The names of all methods that are known.

    >>> {"caiyu-2020-10", "caiyu-2021-101", "proportional-capped"} <= set(method_ids())
    True
    """
    _load()
    return tuple(sorted(_METHODS))


def method_of(method: str | Method | type[Method], **parameters: object) -> Method:
    """A method by its name, with some parameters other than their defaults; one that is given stays as it is.

    Raises:
        InvalidValue: there is no such method, or it has no such parameter.

    >>> method_of("caiyu-2021-101", completed=False).id
    'caiyu-2021-101'
    >>> method_of("caiyu-1999-1")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...there is no scoring method caiyu-1999-1: there are caiyu-2020-10, ...
    """
    if isinstance(method, Method):
        return method if not parameters else method.changed(parameters)
    if isinstance(method, type):
        return method.with_parameters(parameters)
    known = method_ids()
    if method not in known:
        raise InvalidValue(
            "there is no scoring method {id}: there are {known}",
            id=shown(str(method)),
            known=", ".join(known),
        )
    return _METHODS[method].with_parameters(parameters)


@cache
def _load() -> None:
    """Import the files of this library's methods, and what other packages bring."""
    for module in iter_modules(methods.__path__, f"{methods.__name__}."):
        import_module(module.name)
    for entry in entry_points(group=ENTRY_POINTS):
        entry.load()
