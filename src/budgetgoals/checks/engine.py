"""Asking the rules: a form, or what was read from a source → findings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

from attrs import evolve

from budgetgoals.checks.config import CheckConfig, codes_of, load_config
from budgetgoals.checks.context import GROUPS, Context
from budgetgoals.checks.doubts import doubts_of
from budgetgoals.checks.profiles import profile as profile_named
from budgetgoals.checks.registry import rules
from budgetgoals.checks.regulations import citation
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.model import FORM_KINDS, Finding, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.declaring import Rule
    from budgetgoals.layouts import Layout
    from budgetgoals.model import Form
    from budgetgoals.places import Place
    from budgetgoals.reading import Reading

ALL = "ALL"
"""Selects every rule, those that are off by themselves too."""
READING = "BG0"
"""Begins the codes of what was noticed while reading."""
_LEFT_OUT = "BG000"
_NO_CONFIG = CheckConfig()


@runtime_checkable
class _Reading(Protocol):
    """What was read from a source, as the room of reading gives it."""

    @property
    def forms(self) -> tuple[Form, ...]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    def where(self, form: Form, path: str) -> Place | None: ...


class Asked(NamedTuple):
    """A rule that is asked, and how much a breach of it matters.

    Attributes:
        rule: the rule.
        severity: its severity, as the project sets it.
    """

    rule: Rule
    severity: Severity


def check(
    checked: Form | Reading,
    *,
    profile: str | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    config: CheckConfig | str | PathLike[str] | None = None,
) -> tuple[Finding, ...]:
    """Hold a form against the rules.

    Args:
        checked: a form, or a reading with its forms; then the findings name the form and the place.
        profile: the profile, where the form itself is not to decide.
        select: codes of the rules to ask, or how they begin: one (``"BG4"``) or several; none for those that
            are on by themselves. ``"ALL"`` asks every rule, ``"BG0"`` adds what a reading noticed.
        ignore: codes of rules not to ask, or how they begin.
        config: the settings of a project, or the path of a file with them.

    Returns:
        The findings, by form and code.

    Raises:
        InvalidValue: there is no such profile, or no rule that a code begins.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> from datetime import date
    >>> project = Project(name="执法服装", start=date(2020, 2, 1), end=date(2020, 1, 1))
    >>> [finding.code for finding in check(ProjectGoals(project=project), select=["BG5"])]
    ['BG501']
    """
    settings = _settings(config, profile, codes_of(select), codes_of(ignore))
    if isinstance(checked, FORM_KINDS):
        return tuple(_of_form(checked, settings))
    if not isinstance(checked, _Reading):
        raise InvalidValue("a form or a reading is checked, not {type}", type=type(checked).__name__)
    return tuple(_of_reading(checked, settings))


@lru_cache(maxsize=256)
def asked(profile_id: str, settings: CheckConfig) -> tuple[Asked, ...]:
    """The rules that a form of a profile is held against, by code.

    >>> [each.rule.code for each in asked("monitoring", CheckConfig(select=("BG101", "BG4")))][:1]
    ['BG101']
    """
    known = rules()
    for code in (*settings.select, *settings.ignore, *(code for code, _ in settings.severities)):
        if not (code == ALL or code.startswith(READING) or any(r.code.startswith(code) for r in known)):
            raise InvalidValue("there is no rule {code}", code=code)
    severities = dict(settings.severities)
    chosen = (
        Asked(rule, severity)
        for rule in known
        if profile_id in rule.profiles
        and _is_on(rule, settings)
        and (severity := severities.get(rule.code, rule.severity_in(profile_id))) is not None
    )
    return tuple(chosen)


class _Ready(NamedTuple):
    """A rule that is asked of a form, with all that its findings say besides what it yields."""

    function: Callable[[Any, Context], Breaches]
    code: str
    severity: Severity
    title: Message
    advice: Message | None
    citation: str


@lru_cache(maxsize=4096)
def _ready(
    profile_id: str, settings: CheckConfig, filled: tuple[bool, ...], layout: Layout, year: int | None
) -> tuple[_Ready, ...]:
    """The rules asked of a form of which some groups are there and the others empty."""
    empty = {group for group, has in zip(GROUPS, filled, strict=True) if not has}
    return tuple(
        _Ready(
            rule.function, rule.code, severity, rule.title, rule.advice, citation(rule.cites, layout, year)
        )
        for rule, severity in asked(profile_id, settings)
        if rule.looks_at not in empty
    )


def _is_on(rule: Rule, settings: CheckConfig) -> bool:
    """Whether a rule is asked: one that is off by itself only when its whole code is named."""
    if settings.ignore and rule.code.startswith(settings.ignore):
        return False
    if not settings.select:
        return rule.default or any(code == rule.code for code, _ in settings.severities)
    if ALL in settings.select or rule.code in settings.select:
        return True
    return rule.default and rule.code.startswith(settings.select)


def _settings(
    config: CheckConfig | str | PathLike[str] | None,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> CheckConfig:
    if config is None and not (profile or select or ignore):
        return _NO_CONFIG
    loaded = config if isinstance(config, CheckConfig) else load_config(config) if config else _NO_CONFIG
    return loaded.overruled(profile, select, ignore)


def _of_form(form: Form, settings: CheckConfig) -> Iterator[Finding]:
    named = profile_named(settings.profile) if settings.profile else None
    if named is not None and named.kind != form.kind:
        named = None
    context = Context(form, named, settings.limits)
    ready = _ready(context.profile.id, settings, context.filled, context.layout, form.fiscal_year)
    for function, code, severity, title, advice, cited in ready:
        for path, said, hint in function(form, context):
            yield Finding(
                code=code,
                severity=severity,
                message=said or title,
                where=_where(path),
                citation=cited,
                hint=hint or advice,
            )


@lru_cache(maxsize=4096)
def _where(path: str) -> Where:
    return Where(path=path)


def _of_reading(reading: _Reading, settings: CheckConfig) -> Iterator[Finding]:
    needs = {rule.code: rule.needs for rule in rules()}
    yield from (finding for finding in reading.findings if _is_selected(finding.code, settings))
    for index, form in enumerate(reading.forms):
        own = [finding for finding in reading.findings if finding.where.form == index]
        doubts = doubts_of(form, own, is_last=index == len(reading.forms) - 1)
        left_out = 0
        for finding in _of_form(form, settings):
            path = finding.where.path
            if doubts.are_about(needs[finding.code], path):
                left_out += 1
            else:
                yield evolve(finding, where=Where(form=index, path=path, place=_place(reading, form, path)))
        if left_out:
            yield _note(left_out, Where(form=index, path="title", place=_place(reading, form, "title")))


def _note(left_out: int, where: Where) -> Finding:
    """Tell that something is not told, which is not certain of a form that was read in part."""
    return Finding(
        code=_LEFT_OUT,
        severity=Severity.INFO,
        message=message(
            "the form was only read in part: {count} finding about what it lacks is left out"
            if left_out == 1
            else "the form was only read in part: {count} findings about what it lacks are left out",
            count=left_out,
        ),
        where=where,
        hint=message("see what the reading noticed (BG0) and correct the source"),
    )


def _is_selected(code: str, settings: CheckConfig) -> bool:
    """Whether what reading noticed is asked for."""
    chosen = tuple(each for each in settings.select if each.startswith(READING))
    return bool(chosen) and code.startswith(chosen) and not code.startswith(settings.ignore or ("-",))


def _place(reading: _Reading, form: Form, path: str) -> Place | None:
    """Where a field stands, or what is nearest to a field that the source leaves empty."""
    while path:
        if (place := reading.where(form, path)) is not None:
            return place
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    places = (reading.where(form, path) for path in ("title", "applicant", "indicators"))
    return next((place for place in places if place is not None), None)
