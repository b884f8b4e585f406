"""What ``import budgetgoals`` costs beside importing attrs alone."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.corpus import EXAMPLES
from benchmarks.measuring import heading, medians

AIM_MS = 10


def report() -> None:
    """Print milliseconds of a fresh interpreter for each import."""
    ways = {
        "nothing": lambda: _run("pass"),
        "import attrs": lambda: _run("import attrs"),
        "import budgetgoals": lambda: _run("import budgetgoals"),
        "from budgetgoals.yuan import parse_yuan": lambda: _run("from budgetgoals.yuan import parse_yuan"),
        "budgetgoals.read of plain text": lambda: _run(
            f"import budgetgoals as bg; bg.read({str(EXAMPLES)!r})"
        ),
        "budgetgoals.read of nothing": lambda: _run("import budgetgoals as bg; bg.read_text('x')"),
    }
    taken = medians(ways)
    heading(f"Start-up; aim: import budgetgoals within {AIM_MS} ms of import attrs")
    for name, seconds in taken.items():
        print(f"{name:<42}{seconds * 1e3:>10.1f} ms")


def _run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)
