"""Check forms in a pipeline of JSON Lines: a form comes in on each line, what was found goes out on one.

budgetgoals read FOLDER --to jsonl | python examples/check_lines.py > found.jsonl

A line that holds no form is answered too; then the exit status is 1.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import budgetgoals as bg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def answers(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """What is found on each line, or why it was refused.

    >>> [answer["refused"] for answer in answers([b"poem"])]  # doctest: +ELLIPSIS
    ['$: is no JSON: ...']
    """
    for number, line in enumerate(lines, 1):
        try:
            yield {"line": number, **found_in(bg.loads(line))}
        except bg.InvalidDocument as error:
            yield {"line": number, "refused": error.message.en}


def found_in(form: bg.Form) -> dict[str, Any]:
    """The findings of a form under its name."""
    return {
        "year": form.fiscal_year,
        "applicant": form.applicant,
        "project": getattr(form, "project", bg.Project()).name,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "path": finding.where.path,
                "message": finding.message.zh,
            }
            for finding in bg.check(form)
        ],
    }


def main() -> int:
    """Answer standard input on standard output, a line at a time."""
    refused = False
    for answer in answers(sys.stdin.buffer):
        refused = refused or "refused" in answer
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()
    return int(refused)


if __name__ == "__main__":
    sys.exit(main())
