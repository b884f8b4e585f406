"""``budgetgoals compare``: what changed between the forms of two files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from budgetgoals.cli.job import Exit, Job, PlainConsole, print_line
from budgetgoals.cli.sources import read_any
from budgetgoals.comparison import DEFAULT_THRESHOLD, Comparison
from budgetgoals.comparison import compare as compare_forms
from budgetgoals.errors import BudgetGoalsError, InvalidValue
from budgetgoals.messages import Language, message
from budgetgoals.model.taxonomy import plain_name
from budgetgoals.rendering.comparison_html import comparison_page
from budgetgoals.rendering.comparison_terminal import comparison_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import Form

Output = Literal["table", "json", "html"]


def compare(
    old: str,
    new: str,
    /,
    *,
    to: Output = "table",
    threshold: int = DEFAULT_THRESHOLD,
    lang: Language = "zh",
) -> int:
    """Tell what changed: between two years, two versions, or goals and their self-evaluation.

    Of files with several forms, those of one project are compared.

    Args:
        old: The file with the earlier forms.
        new: The file with the later forms.
        to: How to show the changes: table for people, json (one list), html (one page with pictures).
        threshold: How alike the names of two indicators have to be, in percent.
        lang: The language of what is shown.
    """
    job = Job(lang)
    try:
        before, after = read_any(old).forms, read_any(new).forms
    except BudgetGoalsError as error:
        job.complain(error.describe(lang))
        return Exit.UNREADABLE
    try:
        found = [compare_forms(*pair, threshold=threshold) for pair in _pairs(job, before, after)]
    except InvalidValue as error:
        return job.wrong_usage(error.message)
    _show(found, to, lang)
    return job.exit


def _pairs(job: Job, old: tuple[Form, ...], new: tuple[Form, ...]) -> Iterator[tuple[Form, Form]]:
    """Forms of one project, or the only form of each file; what is left over is told."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    waiting = list(old)
    for form in new:
        partner = next((each for each in waiting if _subject(each) == _subject(form)), None)
        if partner is None:
            _alone(job, form)
        else:
            waiting.remove(partner)
            yield partner, form
    for form in waiting:
        _alone(job, form)
    if not old and not new:
        job.note(Exit.ERROR_FINDINGS)


def _subject(form: Form) -> str:
    project = getattr(form, "project", None)
    return plain_name((project.name if project else "") or form.applicant)


def _alone(job: Job, form: Form) -> None:
    job.complain(message("{form} is in one of the files only", form=repr(form)).text(job.lang))
    job.note(Exit.ERROR_FINDINGS)


def _show(found: list[Comparison], to: Output, lang: Language) -> None:
    if to == "json":
        print_line(json.dumps([each.to_dict() for each in found], ensure_ascii=False, indent=2))
    elif to == "html":
        print_line(comparison_page(found, lang))
    else:
        console = PlainConsole()
        for each in found:
            console.print(comparison_view(each, lang))
