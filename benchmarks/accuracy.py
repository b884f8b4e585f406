"""How much of the real forms is read, file by file, beside what was taken down from them by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import budgetgoals as bg
from benchmarks.measuring import heading
from budgetgoals.reading import Use
from tests.conftest import SHARED
from tests.support.truth import Tally, tally, true_sources

if TYPE_CHECKING:
    from budgetgoals import Reading

_HEAD = f"{'file':22} {'kind · layout':50} {'forms':>5} {'fields':>6} {'rows':>4} {'unread':>6} {'find.':>5}"


def report() -> None:
    """Print what is read of each form, then precision and recall where the truth is known."""
    forms = SHARED / "forms"
    if not forms.is_dir():
        heading("accuracy: left out, since the real forms are not beside the project (../shared/forms)")
        return
    heading("accuracy: what is read of the real forms")
    print(_HEAD)
    for path in sorted(forms.glob("*.txt")):
        print(_line(path.stem, bg.read(path)))
    heading("accuracy: beside what was taken down by hand (right / there are, wrong)")
    _compare()


def _line(name: str, reading: Reading) -> str:
    spans = reading.spans()
    ink = sum(len(span.text) for span in spans) or 1
    unread = sum(len(span.text) for span in spans if span.use is Use.UNREAD)
    fields = sum(
        1 for span in spans if span.use is Use.VALUE and not span.path.startswith(("indicators", "long"))
    )
    rows = sum(1 for form in reading.forms for _ in (*form.leaves(), *form.long_term_leaves()))
    kind = " ".join(sorted({f"{form.kind} · {form.layout}" for form in reading.forms})) or "no form"
    return (
        f"{name[:22]:22} {kind[:50]:50} {len(reading.forms):5} {fields:6} {rows:4} {unread / ink:6.0%}"
        f" {len(reading.findings):5}"
    )


def _compare() -> None:
    totals: dict[str, Tally] = {}
    for truth in true_sources():
        reading = bg.read(SHARED / "forms" / truth.source)
        found = tally(truth, reading.forms)
        totals[truth.state] = totals.get(truth.state, Tally()) + found
        print(f"{truth.source[:22]:22} {truth.state:10} {_counts(found)}")
        for wrong in found.wrong:
            print(f"{'':33} wrong: {wrong[:90]}")
    for state, total in totals.items():
        print(f"{'all':22} {state:10} {_counts(total)}   {_rates(total)}")


def _counts(found: Tally) -> str:
    return (
        f"fields {found.fields_right:3}/{found.fields:3} wrong {found.fields_wrong:2}"
        f"   rows {found.rows_right:3}/{found.rows:3} wrong {found.rows_wrong:2}"
    )


def _rates(found: Tally) -> str:
    return "   ".join(
        f"{name} precision {right / max(1, right + wrong):.1%} recall {right / max(1, total):.1%}"
        for name, right, wrong, total in (
            ("fields", found.fields_right, found.fields_wrong, found.fields),
            ("rows", found.rows_right, found.rows_wrong, found.rows),
        )
    )
