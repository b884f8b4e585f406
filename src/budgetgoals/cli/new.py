"""``budgetgoals new``: a form to fill in by hand."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the command line reads the types
from typing import Annotated

from cyclopts import Parameter

from budgetgoals.cli.job import Exit, Job
from budgetgoals.cli.sources import read_any
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.handwritten import skeleton
from budgetgoals.layouts import load_layout
from budgetgoals.messages import Language  # noqa: TC001 - the command line reads the types
from budgetgoals.rendering.files import write_whole


def new(
    layout: str,
    *,
    output: Annotated[Path, Parameter(name=["--output", "-o"])],
    like: Path | None = None,
    force: bool = False,
    lang: Language = "zh",
) -> int:
    """Write a form to fill in.

    Args:
        layout: The id of a layout; ``budgetgoals layouts`` lists them.
        output: A file that ends in .toml, .yaml, .xlsx (the blank form, with lists to choose from), .docx or
            another format that forms are written in.
        like: A file with one form, whose values the new one begins with.
        force: Replace a file that is there already.
        lang: The language of the remarks and messages.
    """
    try:
        begun = None if like is None else read_any(str(like)).form
        content = skeleton(load_layout(layout), output.suffix, like=begun, language=lang)
        write_whole(output, content, overwrite=force)
    except BudgetGoalsError as error:
        Job.complain(error.describe(lang))
        return Exit.WRONG_USAGE
    return Exit.FINE
