"""Every rule there is: those of the families, and those that other packages register.

A package registers rules with an entry point of the group ``budgetgoals.rules`` that names a module::

    [project.entry-points."budgetgoals.rules"]
    ours = "our_package.rules"
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from budgetgoals.checks.declaring import Rule
from budgetgoals.errors import InvalidValue

if TYPE_CHECKING:
    from types import ModuleType

GROUP = "budgetgoals.rules"
FAMILY_MODULES = (
    "completeness",
    "measurability",
    "sense",
    "money",
    "dates",
    "scores",
    "consistency",
    "layout",
)
"""The files of the families, in the order of their codes."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by its code.

    Raises:
        InvalidValue: two rules have one code.

    >>> rules()[0].code
    'BG101'
    """
    modules = [import_module(f"budgetgoals.checks.families.{name}") for name in FAMILY_MODULES]
    modules += [entry.load() for entry in entry_points(group=GROUP)]
    found: dict[str, Rule] = {}
    for rule in (rule for module in modules for rule in rules_in(module)):
        if found.setdefault(rule.code, rule) is not rule:
            raise InvalidValue("two rules have the code {code}", code=rule.code)
    return tuple(found[code] for code in sorted(found))


def rules_in(module: ModuleType) -> list[Rule]:
    """The rules that a module declares."""
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def rule_of(code: str) -> Rule:
    """A rule by its code.

    Raises:
        InvalidValue: there is none with that code.

    >>> rule_of("bg501").code
    'BG501'
    """
    for rule in rules():
        if rule.code == code.upper():
            return rule
    raise InvalidValue("there is no rule {code}", code=code)
