"""The rules for forms: the regulations as code, each rule a function of a form."""

from budgetgoals.checks.breaches import Breach, Breaches
from budgetgoals.checks.config import CheckConfig, find_config, load_config
from budgetgoals.checks.context import Context
from budgetgoals.checks.declaring import FAMILIES, Examples, Rule, rule
from budgetgoals.checks.engine import check
from budgetgoals.checks.limits import CheckLimits
from budgetgoals.checks.profiles import PROFILES, Profile, profile_of
from budgetgoals.checks.registry import rule_of, rules
from budgetgoals.checks.regulations import Clause, Regulation

__all__ = [
    "FAMILIES",
    "PROFILES",
    "Breach",
    "Breaches",
    "CheckConfig",
    "CheckLimits",
    "Clause",
    "Context",
    "Examples",
    "Profile",
    "Regulation",
    "Rule",
    "check",
    "find_config",
    "load_config",
    "profile_of",
    "rule",
    "rule_of",
    "rules",
]
