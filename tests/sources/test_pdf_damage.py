"""PDFs that are damaged, encrypted, empty or made to hang: a named error, or what can be read."""

from __future__ import annotations

import gc
import random
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import BudgetGoalsError, LimitExceeded, MissingExtra, UnreadableSource
from budgetgoals.sources.pdf.library import library
from tests.sources.pdf_raw import RESOURCES, Pdf, Table, line, one_page, text
from tests.sources.test_pdf import FORM, PAGE, TABLE, assert_is_the_form, lines, read, tables

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "pdf").glob("*.pdf"))
SAMPLES = [*(path.read_bytes() for path in FIXTURES), one_page(PAGE)]
ONE = one_page(PAGE)


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableSource) as caught:
        read(data)
    assert caught.value.message.zh
    return str(caught.value.message.en)


# Files that cannot be read.


def test_an_encrypted_file_is_refused_with_advice() -> None:
    data = (FIXTURES[0].parent / "encrypted.pdf").read_bytes()
    with pytest.raises(UnreadableSource, match="encrypted") as caught:
        read(data)
    assert caught.value.hint is not None
    assert caught.value.hint.en == "open it with its password and save it without"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(5000), ONE[:200]])
def test_what_is_no_pdf_is_damaged(data: bytes) -> None:
    assert refusal(data) == "表.pdf is damaged: it is no PDF document, or only a part of one"


def test_a_file_without_pages_is_refused() -> None:
    assert refusal(Pdf().done()) == "表.pdf has no pages"


def test_a_page_tree_that_bites_its_tail_is_refused() -> None:
    data = ONE.replace(b"/Kids[8 0 R]", b"/Kids[2 0 R]")
    assert refusal(data) == "表.pdf is damaged: nothing in it can be read"


@pytest.mark.parametrize("content", ["", "q 595 0 0 842 0 0 cm /Scan Do Q\n", TABLE.lines()])
def test_a_file_without_text_is_refused_with_advice(content: str) -> None:
    pdf = Pdf()
    data = pdf.page(content, Scan=pdf.picture()).done()
    with pytest.raises(UnreadableSource, match="has no text") as caught:
        read(data)
    assert caught.value.hint is not None
    assert "OCR" in caught.value.hint.en


def test_without_the_library_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    library.cache_clear()
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra) as caught:
        read(ONE)
    assert caught.value.hint is not None
    assert caught.value.hint.en == 'pip install "budgetgoals[pdf]"'
    monkeypatch.undo()
    assert_is_the_form(read(ONE))


# Files of which something can be read.


def test_what_can_be_saved_of_a_file_is_read_and_the_damage_told() -> None:
    document = read(ONE.replace(b"startxref\n", b"startxref\n9"))
    assert_is_the_form(document)
    (notice,) = document.notices
    assert notice.reason is not None
    assert notice.reason.en == "the file is damaged; what could be saved of it was read"


def test_a_damaged_page_among_others_is_told() -> None:
    document = read(Pdf().page(PAGE).done(count=3))
    assert_is_the_form(document)
    assert [str(notice.place) for notice in document.notices] == ["表.pdf:p2:1:1", "表.pdf:p3:1:1"]


def test_what_stands_before_the_header_is_skipped() -> None:
    assert_is_the_form(read(b"\xef\xbb\xbf" + ONE))


# Any damage.


@given(st.sampled_from(SAMPLES), st.data())
def test_any_damage_ends_in_a_reading_or_a_named_error(sample: bytes, data: st.DataObject) -> None:
    damaged = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    _try(bytes(damaged[: data.draw(st.integers(len(damaged) // 3, len(damaged)))]))


def test_any_damage_to_the_words_of_a_file_ends_so_too() -> None:
    chance = random.Random(7)  # noqa: S311
    for _ in range(1500):
        damaged = bytearray(chance.choice(SAMPLES))
        for _ in range(chance.randrange(1, 20)):
            start = chance.randrange(len(damaged))
            kind = chance.randrange(4)
            if kind == 0:
                damaged[start] = chance.randrange(256)
            elif kind == 1:
                del damaged[start : start + chance.randrange(1, 100)]
            elif kind == 2:
                damaged[start:start] = damaged[start : start + chance.randrange(1, 100)]
            else:
                number = str(chance.choice([0, -1, 1, 2**31, 10**12])).encode()
                damaged[start : start + len(number)] = number
            if not damaged:
                break
        _try(bytes(damaged))


def _try(data: bytes) -> None:
    with suppress(BudgetGoalsError):
        for cells in tables(read(data)):
            assert all(cell.rows > 0 and cell.columns > 0 for cell in cells)


# Files that would take too much.


@pytest.mark.parametrize(
    ("limit", "content"),
    [
        ({"pages": 1}, ""),
        ({"cells": 12}, PAGE),
        ({"shapes": 4}, PAGE),
        ({"shapes": 100}, PAGE + "".join(f"{x} 20 m {x} 30 l " for x in range(500)) + "S\n"),
        ({"seconds": 1e-9}, PAGE),
    ],
)
def test_limits_hold(limit: dict[str, float], content: str) -> None:
    data = Pdf().page(content).page(content).done()
    with pytest.raises(LimitExceeded):
        read(data, **limit)
    gc.collect()
    assert_is_the_form(read(ONE))


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "way", ["{} {} 2 2 re f\n", "{} {} 3 3 re S\n", "{0} {1} m 300 {1} l S\n", "{0} {1} m {0} 400 l S\n"]
)
def test_a_hundred_thousand_shapes_do_not_hang(way: str) -> None:
    def page(count: int) -> bytes:
        chance = random.Random(count)  # noqa: S311
        places = [(f"{chance.random() * 590:.1f}", f"{chance.random() * 840:.1f}") for _ in range(count)]
        return one_page(text(100, 800, "项目") + "".join(way.format(*place) for place in places))

    few, many = page(10_000), page(100_000)
    assert "项目" in "".join(lines(read(many))) or tables(read(many))
    assert seconds(lambda: read(many)) < 30 * max(seconds(lambda: read(few)), 0.01) + 1


def test_a_table_of_a_thousand_rows_takes_as_long_as_its_rows() -> None:
    def page(count: int) -> bytes:
        rows = [12.0 * row for row in range(count, -1, -1)]
        cells = [FORM[0]._replace(row=row, column=column) for row in range(count) for column in range(3)]
        table = Table(cells, (0, 100, 200, 300), rows)
        ruled = "".join(line(0, y, 300, y) for y in rows)
        ruled += "".join(line(x, 0, x, rows[0]) for x in table.columns)
        return one_page(ruled + table.words(leading=10), (0, 0, 600, rows[0]))

    few, many = page(100), page(1000)
    (cells,) = tables(read(many))
    assert len(cells) == 3000
    assert seconds(lambda: read(many)) < 30 * max(seconds(lambda: read(few)), 0.003)


def test_forms_in_forms_end() -> None:
    pdf = Pdf()
    last = pdf.form(text(60, 700, "项目"))
    for _ in range(6):
        last = pdf.form("/X Do /X Do\n", f"/Resources<</XObject<</X {last} 0 R>>>>")
    assert lines(read(pdf.page("/X Do\n", X=last).done())) == ["项目"]
    pdf = Pdf()
    own = len(pdf.objects) + 1
    pdf.form(
        "/X Do\n" + text(60, 700, "项目"), RESOURCES.replace("<</Font", f"<</XObject<</X {own} 0 R>>/Font")
    )
    assert lines(read(pdf.page("/X Do\n", X=own).done())) == ["项目"]


def test_threads_wait_for_one_another() -> None:
    found: list[object] = []

    def work() -> None:
        found.extend(tables(read(ONE)) for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[FORM]] * 80
