"""BG5xx, dates: whether periods and deadlines fit the project and the fiscal year.

A deadline is an interval, since 前 may or may not include what it names: a rule only finds what is wrong
under every reading.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.declaring import rule
from budgetgoals.checks.profiles import EVERY, WITH_PROJECT
from budgetgoals.checks.regulations import (
    HENAN_COMPLETE,
    HENAN_INDICATORS,
    HENAN_VALUES_STRICT,
    MONITORING_FORM,
    OUTPUT_INDICATORS,
    OWN_FORM,
    SELF_EVALUATION_TRUE,
    VALUES_STRICT,
)
from budgetgoals.messages import message
from budgetgoals.model import AspectKind, Severity
from budgetgoals.targets import Comparator

if TYPE_CHECKING:
    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.model import Form, Monitoring, ProjectGoals, SelfEvaluation, TransferGoals

    ProjectForm = ProjectGoals | TransferGoals | SelfEvaluation | Monitoring

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年").search
_ONE_DAY = timedelta(days=1)
_MONTHS_OF = {"年": 12, "个月": 1, "月": 1, "个季度": 3, "周年": 12}
_EXACTLY = frozenset({Comparator.EQ, Comparator.GE, None})
_ARITHMETIC = (SELF_EVALUATION_TRUE, HENAN_COMPLETE, MONITORING_FORM, OWN_FORM)
_OF_TIME = (OUTPUT_INDICATORS, HENAN_INDICATORS, SELF_EVALUATION_TRUE, OWN_FORM)


@rule(
    "BG501",
    Severity.ERROR,
    title=message("the project ends before it starts"),
    why=message("A project's last day comes after its first."),
    advice=message("exchange or correct the two days"),
    cites=_ARITHMETIC,
    profiles=WITH_PROJECT,
)
def ends_before_start(form: ProjectForm, _: Context) -> Breaches:
    """A project ends after it starts.

    Breaks:
        project.start: 2020-12-16
        project.end: 2020-01-01

    Passes:
        project.start: 2020-01-01
        project.end: 2020-12-16
    """
    start, end = form.project.start, form.project.end
    if start and end and end < start:
        yield Breach("project.end", message("{end} is before {start}", end=end, start=start))


@rule(
    "BG502",
    Severity.WARNING,
    title=message("the project does not run in the fiscal year"),
    why=message(
        "The form is for one fiscal year; a project that runs wholly before or after it has no goals in it."
    ),
    advice=message("correct the period or the fiscal year"),
    cites=_ARITHMETIC,
    profiles=WITH_PROJECT,
)
def outside_the_year(form: ProjectForm, _: Context) -> Breaches:
    """A project runs in the fiscal year of the form.

    Breaks:
        fiscal_year: 2022
        project.start: 2020-03-01
        project.end: 2020-11-30

    Passes:
        fiscal_year: 2022
        project.start: 2022-03-01
        project.end: 2023-11-30
    """
    start, end, year = form.project.start, form.project.end, form.fiscal_year
    if year is None or (start and end and end < start):
        return
    if (end and end.year < year) or (start and start.year > year):
        found = message(
            "the project runs {period}, the form is for {year}",
            period=_period(start, end),
            year=year,
        )
        yield Breach("project.end" if end and end.year < year else "project.start", found)


@rule(
    "BG503",
    Severity.ERROR,
    title=message("a deadline after the end of the project"),
    why=message("What is due after the project's last day cannot be its output any more."),
    advice=message("move the deadline before the end of the project, or correct the end"),
    cites=_OF_TIME,
    profiles=WITH_PROJECT,
    looks_at="deadlines",
)
def due_after_end(form: ProjectForm, context: Context) -> Breaches:
    """A deadline lies before the end of the project, under one reading of 前 at least.

    Breaks:
        fiscal_year: 2022
        project.end: 2023-11-30
        产出指标 | 时效指标 | 项目完成时间 | 2023年底

    Passes:
        fiscal_year: 2022
        project.end: 2023-11-30
        产出指标 | 时效指标 | 项目完成时间 | 2023年11月前
    """
    start, end = form.project.start, form.project.end
    if end is None or (start and end < start):
        return
    for leaf, due, name in context.deadlines:
        if due.earliest is not None and due.start is None and due.earliest > end:
            found = message(
                "{name}: {text} is after the end of the project, {end}",
                name=name,
                text=due.text,
                end=end,
            )
            yield Breach(f"{leaf.path}.target", found)


@rule(
    "BG504",
    Severity.WARNING,
    title=message("a deadline that can be read in two ways"),
    why=message(
        "Before November may mean by 31 October or by 30 November: no rule says whether 前 "
        "includes the month."
    ),
    advice=message("name the last day, such as 10月31日前"),
    cites=_OF_TIME,
    profiles=EVERY,
    looks_at="deadlines",
)
def vague_deadline(__: Form, context: Context) -> Breaches:
    """A deadline names its day.

    Breaks:
        fiscal_year: 2020
        产出指标 | 时效指标 | 验收时间 | 11月前完成验收

    Passes:
        fiscal_year: 2020
        产出指标 | 时效指标 | 验收时间 | 10月31日前完成验收
    """
    for leaf, due, name in context.deadlines:
        if due.earliest is None or due.latest is None or due.latest - due.earliest <= _ONE_DAY:
            continue
        found = message(
            "{name}: {text} may mean by {earliest} or by {latest}",
            name=name,
            text=due.text,
            earliest=due.earliest,
            latest=due.latest,
        )
        hint = message(
            "name the day: {earliest}前 or {latest}前",
            earliest=_day(due.earliest),
            latest=_day(due.latest),
        )
        yield Breach(f"{leaf.path}.target", found, hint)


@rule(
    "BG505",
    Severity.WARNING,
    title=message("a deadline of another year"),
    why=message("The goals of a form are for its fiscal year; a deadline before it is over already."),
    advice=message("correct the year of the deadline"),
    cites=_OF_TIME,
    profiles=EVERY,
)
def deadline_of_another_year(form: Form, context: Context) -> Breaches:
    """A deadline lies in the fiscal year, or within the project.

    Breaks:
        fiscal_year: 2022
        产出指标 | 时效指标 | 资金支付时间 | 2021年11月30日前

    Passes:
        fiscal_year: 2022
        产出指标 | 时效指标 | 资金支付时间 | 2022年11月30日前
    """
    year = form.fiscal_year
    if year is None:
        return
    project = getattr(form, "project", None)
    first = min(year, project.start.year) if project and project.start else year
    for leaf, due, name in context.deadlines:
        if due.latest is not None and due.latest.year < first:
            found = message("{name}: {text} is over before {year}", name=name, text=due.text, year=first)
            yield Breach(f"{leaf.path}.target", found)
    for leaf, _, name in context.odd:
        if name.has_day is not None and name.has_day < first:
            found = message("{name} names a day before {year}", name=name, year=first)
            yield Breach(f"{leaf.path}.name", found)


@rule(
    "BG506",
    Severity.INFO,
    title=message("the year in the title is not that of the form"),
    why=message("Title and head name one fiscal year."),
    advice=message("correct one of the two years"),
    cites=_ARITHMETIC,
    profiles=EVERY,
)
def year_of_title(form: Form, _: Context) -> Breaches:
    """The title names the fiscal year of the form, or none.

    Breaks:
        fiscal_year: 2023
        title: 2022年项目支出绩效目标表

    Passes:
        fiscal_year: 2023
        title: 2023年项目支出绩效目标表
    """
    named = _YEAR(form.title)
    if named and form.fiscal_year is not None and int(named[1]) != form.fiscal_year:
        found = message(
            "the title names {title}, the form is for {year}", title=named[1], year=form.fiscal_year
        )
        yield Breach("title", found)


@rule(
    "BG507",
    Severity.INFO,
    title=message("a period longer than the project"),
    why=message("What takes a year cannot be done within a project that runs for less."),
    advice=message("correct the period, or the end of the project"),
    cites=_OF_TIME,
    profiles=WITH_PROJECT,
    looks_at="durations",
)
def longer_than_project(form: ProjectForm, context: Context) -> Breaches:
    """A period of service fits into the project.

    Breaks:
        project.start: 2020-01-03
        project.end: 2020-12-21
        产出指标 | 时效指标 | 运维时间 | =1年

    Passes:
        project.start: 2020-01-03
        project.end: 2021-01-02
        产出指标 | 时效指标 | 运维时间 | =1年
    """
    start, end = form.project.start, form.project.end
    if not (start and end):
        return
    for leaf, length, name in context.durations:
        months = _MONTHS_OF.get(length.measure.name)
        if (
            months is None
            or leaf.aspect.kind is not AspectKind.TIMELINESS
            or length.comparator not in _EXACTLY
        ):
            continue
        least = length.value * months
        if least == int(least) and _later(start, int(least)) - _ONE_DAY > end:
            found = message(
                "{name}: {text} does not fit into {period}",
                name=name,
                text=length.text,
                period=_period(start, end),
            )
            yield Breach(f"{leaf.path}.target", found)


@rule(
    "BG508",
    Severity.INFO,
    title=message("the project runs beyond the fiscal year"),
    why=message(
        "The goals of the year are for what is done in it; a longer project states its whole period apart."
    ),
    advice=message("state the goals of the whole period apart from those of the year"),
    cites=(VALUES_STRICT, HENAN_VALUES_STRICT, OWN_FORM),
    profiles=WITH_PROJECT,
    default=False,
)
def beyond_the_year(form: ProjectForm, _: Context) -> Breaches:
    """A project of one year runs within it.

    Breaks:
        fiscal_year: 2022
        project.start: 2022-03-01
        project.end: 2023-11-30

    Passes:
        fiscal_year: 2022
        project.start: 2022-03-01
        project.end: 2022-11-30
    """
    start, end, year = form.project.start, form.project.end, form.fiscal_year
    if year is None or not start or not end or end < start or form.long_term_indicators:
        return
    if start.year <= year <= end.year and (start.year, end.year) != (year, year):
        found = message(
            "the project runs {period}, the form is for {year}", period=_period(start, end), year=year
        )
        yield Breach("project.end", found)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _period(start: date | None, end: date | None) -> str:
    return f"{start or '…'} – {end or '…'}"


def _later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
