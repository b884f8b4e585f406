"""``budgetgoals evaluate``: a goal form and its actual values become a self-evaluation."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the command line reads the types
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from budgetgoals.cli.job import Exit, Job
from budgetgoals.cli.sources import read_any
from budgetgoals.errors import BudgetGoalsError, InvalidValue
from budgetgoals.messages import Language, Message, message
from budgetgoals.rendering.writing import render
from budgetgoals.scoring import Filling, fill, fill_scores, method_of
from budgetgoals.scoring import score as score_form

if TYPE_CHECKING:
    from collections.abc import Iterator


def evaluate(  # noqa: PLR0913 - the options of a command
    goals: str,
    actuals: str,
    /,
    *,
    out: Annotated[Path, Parameter(name=["--out", "-o"])],
    method: str | None = None,
    force: Annotated[bool, Parameter(negative=())] = False,
    lang: Language = "zh",
) -> int:
    """Fill the self-evaluation of a goal form with actual values, and write it.

    Args:
        goals: The file with the goal form.
        actuals: A table with the columns 三级指标 (or 指标名称) and 实际完成值; 分值, 得分 and 偏差原因 may
            stand beside them.
        out: The file to write; its ending says the format: docx, xlsx, pdf, html, md, txt, csv or json.
        method: A scoring method, to write the scores that it leaves no choice about where points are printed.
        force: Replace the file if it is there already.
        lang: The language of the messages.
    """
    job = Job(lang)
    try:
        chosen = None if method is None else method_of(method)
    except InvalidValue as error:
        return job.wrong_usage(error.message)
    try:
        filling = fill(read_any(goals).form, actuals)
        form = filling.form if chosen is None else fill_scores(score_form(filling.form, chosen))
        render(form, out, overwrite=force)
    except BudgetGoalsError as error:
        job.complain(error.describe(lang))
        return Exit.UNREADABLE
    for said in _left(filling):
        job.complain(said.text(lang))
    return Exit.ERROR_FINDINGS if filling.unmatched else Exit.FINE


def _left(filling: Filling) -> Iterator[Message]:
    """What did not fit, and what is missing still."""
    for each in filling.unmatched:
        yield message("{name} ({text}): {reason}", name=each.name, text=each.text, reason=each.reason)
    for piece in filling.unread:
        yield message("not read: {text}", text=piece)
    names = {leaf.path: leaf.indicator.name for leaf in filling.form.leaves()}
    for path in filling.missing:
        yield message("no actual value yet: {name}", name=names[path])
