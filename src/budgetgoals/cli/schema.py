"""``budgetgoals schema``: what a JSON document of a form may hold."""

from __future__ import annotations

import json

from budgetgoals.cli.job import Exit, print_line
from budgetgoals.serial import json_schema


def schema() -> int:
    """Print the JSON Schema of a form, as ``read --to jsonl`` prints it."""
    print_line(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return Exit.FINE
