"""The real forms, each beside what was taken down from it by hand."""

from __future__ import annotations

from functools import cache

import pytest

import budgetgoals as bg
from tests.conftest import SHARED
from tests.support.truth import Tally, TrueSource, tally, true_sources

SOURCES = {source.source.partition(".")[0]: source for source in true_sources()}
BROKEN_TABLES = {
    "tpl_07_henan_monitor_dept": "recognition gave a merged cell more rows than its level has",
    "tpl_12_zz_dept": "recognition took names, levels and explanations apart into the wrong cells",
}

pytestmark = pytest.mark.skipif(
    not (SHARED / "forms").is_dir(), reason="the real forms are not beside the project (../shared/forms)"
)


@cache
def tally_of(name: str) -> Tally:
    source = SOURCES[name]
    return tally(source, bg.read(SHARED / "forms" / source.source).forms)


def _named() -> list[object]:
    broken = {name: pytest.mark.xfail(strict=True, reason=reason) for name, reason in BROKEN_TABLES.items()}
    return [pytest.param(name, marks=broken[name]) if name in broken else name for name in SOURCES]


def test_there_are_truths_enough() -> None:
    assert len(SOURCES) > 50
    assert sum(len(form.rows) for source in SOURCES.values() for form in source.forms) > 300


@pytest.mark.parametrize("name", _named())
def test_nothing_is_read_wrongly(name: str) -> None:
    assert tally_of(name).wrong == ()


def recall(*states: str) -> tuple[float, float]:
    """The shares of values and of rows that are read, of the forms in some states."""
    found = Tally()
    for name, source in SOURCES.items():
        if source.state in states and name not in BROKEN_TABLES:
            found += tally_of(name)
    return found.fields_right / found.fields, found.rows_right / found.rows


def test_of_a_table_that_kept_its_cells_nearly_all_is_read() -> None:
    fields, rows = recall("table")
    assert fields > 0.80
    assert rows > 0.94


def test_of_lines_that_were_rows_or_cells_most_is_read() -> None:
    fields, rows = recall("lines")
    assert fields > 0.89
    assert rows > 0.79


def test_of_glued_text_only_what_is_certain_is_read() -> None:
    fields, rows = recall("glued")
    assert fields > 0.70
    assert rows > 0.35


def test_what_is_not_read_is_unread() -> None:
    reading = bg.read(SHARED / "forms" / SOURCES["selfeval_06"].source)
    assert "验收合格率20100%100%20" in "".join(piece.text for piece in reading.unread)


def test_a_wrong_reading_is_seen() -> None:
    source: TrueSource = SOURCES["goal_11"]
    form = bg.read(SHARED / "forms" / source.source).form
    spoiled = form.__class__(layout=form.layout, title="另一张表", fiscal_year=form.fiscal_year)
    found = tally(source, (spoiled,))
    assert "title = 另一张表" in found.wrong
    assert found.rows_right == 0
