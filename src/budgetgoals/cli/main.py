"""The commands, and what the process ends with."""

from __future__ import annotations

import os
import sys

from cyclopts import App, CycloptsError

from budgetgoals._version import __version__
from budgetgoals.cli.check import check
from budgetgoals.cli.job import Exit
from budgetgoals.cli.layouts import layouts
from budgetgoals.cli.read import read
from budgetgoals.cli.rules import rules

app = App(
    name="budgetgoals",
    help="Read, check, score and write China's fiscal performance-goal forms (财政项目支出绩效目标表).",
    version=__version__,
    result_action="return_value",
)
app.command(read)
app.command(check)
app.command(rules)
app.command(layouts)


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code."""
    try:
        result = app(arguments, exit_on_error=False, print_error=True)
        sys.stdout.flush()
    except CycloptsError:
        return Exit.WRONG_USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    return result if isinstance(result, int) else Exit.FINE
