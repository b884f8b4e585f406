"""The script in a pipeline: forms in, findings out, a line each."""

from __future__ import annotations

import json
from typing import Any

import budgetgoals as bg
from tests.conftest import EXAMPLES
from tests.support.fresh import python


def piped(stdin: bytes) -> tuple[int, list[dict[str, Any]]]:
    done = python([EXAMPLES / "check_lines.py"], stdin=stdin)
    assert done.stderr == b""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_what_the_command_reads_is_checked_line_by_line() -> None:
    read = python(["-m", "budgetgoals", "read", EXAMPLES / "forms.txt", "--to", "jsonl"])
    status, answers = piped(read.stdout)
    assert status == 0
    assert [answer["project"] for answer in answers][::3] == ["环保热线运行", "执法服装"]
    for answer, form in zip(answers, bg.read(EXAMPLES / "forms.txt").forms, strict=True):
        assert [each["code"] for each in answer["findings"]] == [each.code for each in bg.check(form)]
    assert answers[3]["findings"][-1] == {
        "code": "BG504",
        "severity": "warning",
        "path": "indicators[0].aspects[2].indicators[0].target",
        "message": "“时间”的“10月前完成购买”可理解为2020-09-30前，也可理解为2020-10-31前",
    }


def test_a_line_that_is_no_form_is_answered_and_the_next_is_read() -> None:
    form = bg.dumps(bg.DepartmentGoals(applicant="林业局", fiscal_year=2026)).encode()
    status, answers = piped(b'{"kind": "poem"}\n' + form + b"\n\xff\n")
    assert status == 1
    assert [answer.get("refused", "")[:2] for answer in answers] == ["$.", "", "$:"]
    assert (answers[1]["line"], answers[1]["applicant"], answers[1]["year"]) == (2, "林业局", 2026)


def test_nothing_in_nothing_out() -> None:
    assert piped(b"") == (0, [])
