"""The commands, and what the process ends with."""

from __future__ import annotations

import os
import sys

from cyclopts import App, CycloptsError

from budgetgoals._version import __version__
from budgetgoals.cli.check import check
from budgetgoals.cli.compare import compare
from budgetgoals.cli.evaluate import evaluate
from budgetgoals.cli.job import Exit
from budgetgoals.cli.layouts import layouts
from budgetgoals.cli.new import new
from budgetgoals.cli.read import read
from budgetgoals.cli.render import render_forms
from budgetgoals.cli.rules import rules
from budgetgoals.cli.schema import schema
from budgetgoals.cli.score import score

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
app.command(score)
app.command(evaluate)
app.command(compare)
app.command(render_forms, name="render")
app.command(new)
app.command(schema)


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
