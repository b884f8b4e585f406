"""Workbooks that somebody broke: the same mutations each run, and only named errors."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from budgetgoals.errors import BudgetGoalsError, LimitExceeded
from budgetgoals.sources.excel import read_excel
from budgetgoals.sources.formats import HEAD, format_of, signature_of
from budgetgoals.sources.limits import Limits, Meter
from tests.conftest import ROOT
from tests.sources.test_excel import EMPTY, MAIN, with_parts

DOCUMENTS = ROOT / "tests" / "fixtures" / "documents"
LIMITS = Limits(cells=200_000, unpacked_bytes=1 << 26, seconds=20)
ROUNDS = 150


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut out, put in or doubled."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        at = chance.randrange(len(out) or 1)
        match chance.randrange(5):
            case 0:
                out[at : at + 1] = chance.randbytes(1)
            case 1:
                del out[at : at + chance.randrange(1, 50)]
            case 2:
                out[at:at] = chance.randbytes(chance.randrange(1, 9))
            case 3:
                out[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"])
            case _:
                begin = chance.randrange(len(out) or 1)
                out[at:at] = out[begin : begin + chance.randrange(1, 200)]
    return bytes(out)


def with_a_broken_part(data: bytes, chance: random.Random) -> bytes:
    """A zip whose directory and checksums are right, and one part of it is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        broken = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            content = old.read(name)
            new.writestr(name, mutated(content, chance) if name == broken else content)
    return out.getvalue()


def read_or_refuse(data: bytes) -> None:
    try:
        signature = signature_of(data[:HEAD])
        if signature is not None:
            format_of(data, signature, "a")
        read_excel(data, "a", Meter("a", LIMITS))
    except BudgetGoalsError as error:
        str(error)


@pytest.mark.parametrize("name", ["stacked.xlsx", "formulas.xlsx", "features.ods", "features.xls"])
def test_a_broken_workbook_is_read_or_refused_by_name(name: str) -> None:
    data, chance = (DOCUMENTS / name).read_bytes(), random.Random(name)  # noqa: S311 - no secret
    for _ in range(ROUNDS):
        read_or_refuse(mutated(data, chance))


@pytest.mark.parametrize("name", ["stacked.xlsx", "formulas.xlsx", "features.xlsx", "features.ods"])
def test_a_workbook_with_a_broken_part_is_read_or_refused_by_name(name: str) -> None:
    data, chance = (DOCUMENTS / name).read_bytes(), random.Random(name)  # noqa: S311 - no secret
    for _ in range(ROUNDS):
        read_or_refuse(with_a_broken_part(data, chance))


@pytest.mark.parametrize("name", ["stacked.xlsx", "features.ods", "features.xls"])
def test_a_workbook_that_is_cut_off_is_refused(name: str) -> None:
    data = (DOCUMENTS / name).read_bytes()
    for part in (1, 2, 3, 5, 8):
        with pytest.raises(BudgetGoalsError):
            read_excel(data[: len(data) * part // 10], name, Meter(name))


MANY = 60_000
HEAD_OF_SHEET = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">'


@pytest.mark.parametrize(
    "parts",
    [
        {"strings": f'<sst xmlns="{MAIN}"><si>{"<rPh " * MANY}<t>一</t></si></sst>'},
        {"strings": f'<sst xmlns="{MAIN}">{"<si>" * MANY}</sst>'},
        {"strings": f'<sst xmlns="{MAIN}"><si><t>{"_x0041" * MANY}</t></si></sst>'},
        {"styles": f'<styleSheet xmlns="{MAIN}">{"<cellXfs " * MANY}</styleSheet>'},
        {"styles": f'<styleSheet xmlns="{MAIN}"><numFmt numFmtId="1" formatCode="{"[" * MANY}"/>'},
        {"workbook": f'<workbook xmlns="{MAIN}"><sheet {"a" * MANY} name="表"/></workbook>'},
        {"workbook": f'<workbook xmlns="{MAIN}"><workbookPr {"date1904" * MANY}/></workbook>'},
        {"sheet": f"{HEAD_OF_SHEET}<sheetData>{'<c r=' * MANY}</sheetData></worksheet>"},
        {"sheet": HEAD_OF_SHEET + "<sheetData>" + '<c r="A1"><v>' * MANY + "</sheetData></worksheet>"},
        {"sheet": HEAD_OF_SHEET + "<sheetData><row " + 'hidden="1" ' * MANY + "</sheetData></worksheet>"},
        {"sheet": HEAD_OF_SHEET + "<sheetData></sheetData>" + "<oddHeader>" * MANY + "</worksheet>"},
        {
            "sheet": f'{HEAD_OF_SHEET}<sheetData><c r="A1"><f>1{" " * MANY}!</f></c></sheetData>'
            "<headerFooter></worksheet>"
        },
        {"sheet": f"{HEAD_OF_SHEET}<sheetData/>" + '<mergeCell ref="A1:B2"/>' * MANY + "</worksheet>"},
    ],
    ids=lambda parts: str(parts)[-40:],
)
def test_no_part_takes_more_than_its_size_in_time(parts: dict[str, str]) -> None:
    begun = time.perf_counter()
    read_or_refuse(with_parts(EMPTY, **parts))
    assert time.perf_counter() - begun < 3


def test_merged_ranges_over_the_whole_sheet_take_no_memory() -> None:
    cells = (
        '<row r="1"><c r="A1" t="str"><v>一</v></c></row><row r="900"><c r="Z900" t="str"><v>二</v></c></row>'
    )
    boxes = '<mergeCell ref="B2:XFC1048575"/>' * 2000
    text = f"{HEAD_OF_SHEET}<sheetData>{cells}</sheetData>{boxes}</worksheet>"
    with pytest.raises(LimitExceeded):
        read_excel(with_parts(EMPTY, sheet=text), "a", Meter("a", LIMITS))
