"""The self-evaluations among the published forms: how many of their scores each method explains.

Their printed scores are taken down by eye in printed_scores.tsv. What the library reads of the forms that
stand beside the project is scored as well, whatever it is.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.scoring import Outcome
from tests.conftest import ROOT, SHARED
from tests.scoring.printed import printed_forms

if TYPE_CHECKING:
    from pathlib import Path

METHODS = ("caiyu-2020-10", "caiyu-2021-101", "proportional-capped")
FORMS = printed_forms()
_TABLE_ROW = re.compile(r"\| `(?P<form>(?:selfeval|deptself)_\d+)` \|(?P<cells>.+)\|").match


def explained(form: bg.SelfEvaluation, method: str) -> str:
    tally = bg.score(form, method).tally
    return f"{tally.exact} + {tally.within}" if tally.within else str(tally.exact)


def test_the_table_of_the_docs_is_what_is_counted() -> None:
    lines = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8").splitlines()
    rows = {found["form"]: found["cells"] for line in lines if (found := _TABLE_ROW(line))}
    assert {name: [cell.strip() for cell in cells.split("|")] for name, cells in rows.items()} == {
        name: [
            str(bg.score(form).tally.printed),
            *(explained(form, method) for method in METHODS),
            str(len(bg.fit(form, METHODS).unexplained)),
        ]
        for name, form in FORMS.items()
    }


def test_the_sums_of_the_docs_are_what_is_counted() -> None:
    docs = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
    found = bg.fit(FORMS.values(), METHODS)
    sums = {each.method.id: each.tally for each in found.methods}
    cells = [f"{sums[method].exact} + {sums[method].within}" for method in METHODS]
    assert f"| all | {sums[METHODS[0]].printed} | {' | '.join(cells)} | {len(found.unexplained)} |" in docs


def test_the_known_contradictions_are_found() -> None:
    """Floors missed at full marks, seen by eye: 37442 of 38508 for 3 of 3, 72.74% of 100% for 2 of 2."""
    found = {
        (name, line.target, line.actual)
        for name, form in FORMS.items()
        for line in bg.score(form).contradictions
    }
    assert found == {("selfeval_19", "38508人", "37442人"), ("deptself_01", "100%", "72.74%")}


@pytest.mark.parametrize(
    ("form", "actual", "printed", "by_share"),
    [
        ("selfeval_19", "97.30%", "1.9", Outcome.EXACT),
        ("selfeval_19", "4044人", "1.4", Outcome.EXACT),
        ("selfeval_19", "3224人", "1.9", Outcome.DIFFERENT),
        ("selfeval_19", "770人", "1.8", Outcome.DIFFERENT),
        ("selfeval_15", "8676", "13", Outcome.DIFFERENT),
        ("selfeval_15", "95%", "27", Outcome.DIFFERENT),
        ("selfeval_16", "94%", "4.2", Outcome.DIFFERENT),
        ("selfeval_02", "132.9", "10", Outcome.EXACT),
        ("selfeval_27", "基本达到", "7", Outcome.WITHIN),
        ("selfeval_14", "100%", "6.25", Outcome.DIFFERENT),
    ],
)
def test_scores_that_were_worked_out_by_hand(form: str, actual: str, printed: str, by_share: Outcome) -> None:
    """97.3% of 2 is 1.946; 4044 ÷ 5662 × 2 is 1.43; 3224 ÷ 3807 × 2 is 1.69; 770 ÷ 1228 × 2 is 1.25."""
    lines = [
        line for line in bg.score(FORMS[form]).lines if line.actual == actual and str(line.printed) == printed
    ]
    assert {line.outcome for line in lines} == {by_share}


def test_suzhous_execution_rate_was_scored_by_steps() -> None:
    """94% of the budget: seven tenths of 6 points, as 财预〔2021〕101号 has it."""
    (best,) = bg.fit(FORMS["selfeval_16"], METHODS).best
    assert best.method.id == "caiyu-2021-101"
    assert best.tally.different == best.tally.untold == 0


# What the library reads of the forms themselves.


def published() -> list[Path]:
    found = sorted([*(SHARED / "forms").glob("selfeval_*.txt"), *(SHARED / "forms").glob("deptself_*.txt")])
    if not found and os.environ.get("CI") == "true":
        pytest.fail("CI must have the real forms beside the project")
    if not found:
        pytest.skip("the real forms are not beside the project (../shared/forms)")
    return found


def test_every_form_that_can_be_read_is_scored_by_every_method() -> None:
    for path in published():
        for form in bg.read(path).of(bg.SelfEvaluation):
            before = bg.dumps(form)
            for method in METHODS:
                card = bg.score(form, method)
                assert len(card.lines) == len(list(form.leaves())) + bool(form.funds), path
                for line in card.lines:
                    assert line.band is not None or line.reason is not None, (path, line.path)
            assert bg.fit(form, METHODS).to_dict()["methods"]
            assert bg.dumps(form) == before
