"""Binary workbooks (.xls, .xlsb), written here record by record: few programs write them so odd."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from budgetgoals.errors import LimitExceeded, UnreadableSource
from budgetgoals.sources.compound import MAGIC, Compound
from budgetgoals.sources.document import Document, GridBlock, Notable
from budgetgoals.sources.excel import read_excel
from budgetgoals.sources.excel.xls import unpacked_number
from budgetgoals.sources.limits import Meter
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCUMENTS = ROOT / "tests" / "fixtures" / "documents"


def read(data: bytes, name: str = "a.xls") -> Document:
    return read_excel(data, name, Meter(name))


def cells(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in document.blocks:
        assert isinstance(block, GridBlock)
        found |= {str(block.place(cell)): cell.text for cell in block.cells}
    return found


# .xls


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def wide(text: str, width: str = "H") -> bytes:
    return struct.pack(f"<{width}B", len(text), 1) + text.encode("utf-16-le")


BOF, EOF = record(0x809, struct.pack("<HH4xII", 0x600, 5, 0, 0)), record(0x0A)


def xls(rows: bytes, *before: bytes, name: str = "表", hidden: int = 0, kind: int = 0) -> bytes:
    """A workbook stream with one sheet."""

    def of(at: int) -> bytes:
        sheet = record(0x85, struct.pack("<IBB", at, hidden, kind) + wide(name, "B"))
        return BOF + b"".join(before) + sheet + EOF

    return of(len(of(0))) + BOF + rows + EOF


def strings(*texts: str) -> bytes:
    return record(0xFC, struct.pack("<II", len(texts), len(texts)) + b"".join(map(wide, texts)))


def shared(row: int, column: int, index: int, style: int = 0) -> bytes:
    return record(0xFD, struct.pack("<HHHI", row, column, style, index))


def test_shared_strings() -> None:
    rows = shared(0, 0, 1) + shared(1, 2, 0)
    assert cells(read(xls(rows, strings("绩效", "目标\r\n值")))) == {"表!A1": "目标\n值", "表!C2": "绩效"}


def test_a_string_that_goes_on_in_the_next_record() -> None:
    """It may change from two bytes a character to one in between."""
    head = struct.pack("<IIHB", 2, 2, 4, 1) + "绩效".encode("utf-16-le")
    more = b"\x00" + b"ab" + struct.pack("<HB", 3, 0) + b"c"
    rest = b"\x01" + "目标".encode("utf-16-le")
    table = record(0xFC, head) + record(0x3C, more) + record(0x3C, rest)
    assert cells(read(xls(shared(0, 0, 0) + shared(0, 1, 1), table))) == {"表!A1": "绩效ab", "表!B1": "c目标"}


def test_a_rich_string_with_a_phonetic_guide() -> None:
    data = struct.pack("<IIHBHI", 1, 1, 2, 0x0D, 1, 3) + "绩效".encode("utf-16-le") + b"\0" * 4 + b"\0" * 3
    assert cells(read(xls(shared(0, 0, 0), record(0xFC, data)))) == {"表!A1": "绩效"}


def test_numbers_and_formats() -> None:
    before = [
        record(0x41E, struct.pack("<H", 164) + wide('0.00"万元"')),
        *[record(0xE0, struct.pack("<HH16x", 0, number)) for number in (0, 9, 164, 14)],
    ]
    rows = [
        record(0x203, struct.pack("<HHHd", 0, 0, 1, 0.95)),
        record(0x27E, struct.pack("<HHHI", 0, 1, 2, 26432 << 2 | 3)),
        record(0xBD, struct.pack("<HHHIHIH", 1, 0, 3, 43831 << 2 | 2, 0, (-5 << 2 | 2) & 0xFFFFFFFF, 1)),
        record(0x205, struct.pack("<HHHBB", 2, 0, 0, 1, 0)),
        record(0x205, struct.pack("<HHHBB", 2, 1, 0, 0x2A, 1)),
    ]
    assert cells(read(xls(b"".join(rows), *before))) == {
        "表!A1": "95%",
        "表!B1": "264.32万元",
        "表!A2": "2020/1/1",
        "表!B2": "-5",
        "表!A3": "TRUE",
        "表!B3": "#N/A",
    }


@pytest.mark.parametrize(
    ("packed", "number"),
    [(1 << 2 | 2, 1.0), (0xFFFFFFFE, -1.0), (150 << 2 | 3, 1.5), (0x3FF00000, 1.0), (0x3FF00001, 0.01)],
)
def test_packed_numbers(packed: int, number: float) -> None:
    assert unpacked_number(packed) == number


def formula(column: int, value: bytes, tokens: bytes, style: int = 0) -> bytes:
    head = struct.pack("<HHH", 0, column, style) + value + struct.pack("<HIH", 0, 0, len(tokens))
    return record(0x06, head + tokens)


def test_formulas() -> None:
    reference = b"\x24\x00\x00\x00\xc0"
    rows = [
        formula(0, struct.pack("<d", 1), b"\x1e\x64\x00\x14"),
        formula(1, struct.pack("<d", 0.5), reference),
        formula(2, b"\x00\0\0\0\0\0\xff\xff", reference) + record(0x207, wide("合计")),
        formula(3, b"\x01\0\x01\0\0\0\xff\xff", reference),
        formula(4, b"\x02\0\x17\0\0\0\xff\xff", reference),
        formula(5, b"\x03\0\0\0\0\0\xff\xff", reference),
    ]
    document = read(xls(b"".join(rows)))
    assert cells(document) == {
        "表!A1": "=100%",
        "表!B1": "0.5",
        "表!C1": "合计",
        "表!D1": "TRUE",
        "表!E1": "#REF!",
    }
    assert [(str(n.place), n.text) for n in document.notices] == [("a.xls:表!A1", "=100%")]


def test_hidden_and_merged_and_drawn() -> None:
    rows = [
        shared(0, 0, 0),
        shared(4, 3, 0),
        record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 2)),
        record(0x208, struct.pack("<HHHHHHHH", 4, 0, 4, 0, 0, 0, 0x20, 0)),
        record(0x7D, struct.pack("<HHHHHH", 3, 3, 0, 0, 1, 0)),
        record(0x5D, struct.pack("<HHHH", 0x15, 18, 8, 1)),
        record(0x809, struct.pack("<HH4xII", 0x600, 0x20, 0, 0)) + shared(9, 9, 0) + EOF,
    ]
    document = read(xls(b"".join(rows), strings("绩效"), hidden=2))
    (block,) = document.blocks
    assert isinstance(block, GridBlock)
    assert [cell[:5] for cell in block.cells] == [("绩效", 0, 0, 2, 3), ("绩效", 4, 3, 1, 1)]
    assert [(notice.kind, str(notice.place), notice.text) for notice in document.notices] == [
        (Notable.HIDDEN_SHEET, "a.xls:表!A1", "表"),
        (Notable.HIDDEN_SHEET, "a.xls:表!A5", "5:5"),
        (Notable.HIDDEN_SHEET, "a.xls:表!D1", "D:D"),
        (Notable.NOT_READ, "a.xls:表!A1", "OBJ"),
    ]


def test_an_older_workbook_in_a_code_page() -> None:
    """Excel 95: bytes in the code page of its Windows, no shared strings."""
    begin = record(0x809, struct.pack("<HH4x", 0x500, 5))
    name, text = "自评表".encode("gb18030"), "≥95%".encode("gb18030")
    rows = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text)

    def of(at: int) -> bytes:
        sheet = record(0x85, struct.pack("<IBBB", at, 0, 0, len(name)) + name)
        return begin + record(0x42, struct.pack("<H", 936)) + sheet + EOF

    assert cells(read(of(len(of(0))) + begin + rows + EOF)) == {"自评表!A1": "≥95%"}


def test_a_workbook_with_a_password() -> None:
    with pytest.raises(UnreadableSource, match="encrypted"):
        read(xls(b"", record(0x2F, b"\1\0")))


def test_a_list_of_strings_that_is_longer_than_the_limit() -> None:
    table = record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF))
    with pytest.raises(LimitExceeded):
        read(xls(b"", table))


@pytest.mark.parametrize(
    "data", [b"", b"\x09\x08", BOF[:10], record(0x0A), xls(shared(0, 0, 7)), MAGIC, MAGIC + b"\0" * 600]
)
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read(data)


# The folders in a file


def compound(streams: Iterable[tuple[str, bytes]], *, cut: int = 0) -> bytes:
    """A compound file with large streams (or, below the cut, small ones) at its root."""
    entries, sectors, links = [], [b"", b""], [0xFFFFFFFD, 0xFFFFFFFE]
    small, small_links = b"", []
    for name, data in streams:
        if len(data) < cut:
            start, count = len(small) // 64, -(-len(data) // 64)
            small += data.ljust(count * 64, b"\0")
            small_links += [*range(start + 1, start + count), 0xFFFFFFFE]
        else:
            start = len(sectors)
            pieces = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)] or [
                b"\0" * 512
            ]
            sectors += pieces
            links += [*range(start + 1, start + len(pieces)), 0xFFFFFFFE]
        entries.append((name, 2, start, len(data)))
    root, mini = 0xFFFFFFFE, 0xFFFFFFFE
    if small:
        root, mini = len(sectors), len(sectors) + 1
        sectors += [
            small.ljust(512, b"\0"),
            struct.pack("<128I", *small_links, *[0xFFFFFFFF] * (128 - len(small_links))),
        ]
        links += [0xFFFFFFFE, 0xFFFFFFFE]
    directory = b""
    for number, (name, kind, start, size) in enumerate([("Root Entry", 5, root, len(small)), *entries]):
        right = number + 1 if 0 < number < len(entries) else 0xFFFFFFFF
        child = 1 if kind == 5 else 0xFFFFFFFF
        raw = name.encode("utf-16-le")
        directory += struct.pack(
            "<64sHBBIII36xIQ", raw, len(raw) + 2, kind, 1, 0xFFFFFFFF, right, child, start, size
        )
    sectors[0] = struct.pack("<128I", *links, *[0xFFFFFFFF] * (128 - len(links)))
    sectors[1] = directory.ljust(512, b"\0")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", MAGIC, 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, cut, mini, 1, 0xFFFFFFFE, 0
    )
    return header + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + b"".join(sectors)


def test_streams_of_a_compound_file() -> None:
    data = compound([("甲", b"1" * 700), ("Workbook", b"2" * 64)], cut=100)
    found = Compound(data, "a.xls")
    assert set(found.entries) == {"甲", "workbook"}
    assert (found.stream("甲"), found.stream("WORKBOOK")) == (b"1" * 700, b"2" * 64)
    with pytest.raises(UnreadableSource):
        found.stream("Book")


@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_a_workbook_in_a_compound_file(name: str) -> None:
    data = compound([(name, xls(shared(0, 0, 0), strings("绩效")))])
    assert cells(read(data)) == {"表!A1": "绩效"}


def test_sectors_in_a_circle_are_told() -> None:
    data = bytearray(compound([("Workbook", b"1" * 1200)]))
    struct.pack_into("<I", data, 512 + 4 * 3, 2)
    with pytest.raises(UnreadableSource, match="circle"):
        Compound(bytes(data), "a.xls").stream("Workbook")


# .xlsb


def piece(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(data)
    while size >= 0x80:
        head, size = head + bytes([size & 0x7F | 0x80]), size >> 7
    return head + bytes([size]) + data


def long(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.bin"/>'
    '<Relationship Id="r2" Type="http://x/relationships/styles" Target="styles.bin"/>'
    '<Relationship Id="r3" Type="http://x/relationships/sharedStrings" Target="sharedStrings.bin"/>'
    "</Relationships>"
)


def xlsb(rows: bytes, *texts: str, hidden: int = 0, from_1904: int = 0) -> bytes:
    """A binary workbook with one sheet; its styles are General, 0% and yyyy"年"."""
    styles = [
        piece(44, struct.pack("<H", 164) + long('yyyy"年"')),
        piece(626) + piece(47, struct.pack("<HH12x", 0, 9)) + piece(627),
        piece(617) + b"".join(piece(47, struct.pack("<HH12x", 0, n)) for n in (0, 9, 164)) + piece(618),
    ]
    workbook = [
        piece(131),
        piece(153, struct.pack("<II", from_1904, 0) + long("")),
        piece(143),
        piece(156, struct.pack("<II", hidden, 1) + long("r1") + long("表")),
        piece(144),
        piece(132),
    ]
    parts = {
        "xl/workbook.bin": b"".join(workbook),
        "xl/_rels/workbook.bin.rels": RELATIONS.encode(),
        "xl/styles.bin": b"".join(styles),
        "xl/sharedStrings.bin": piece(159, struct.pack("<II", len(texts), len(texts)))
        + b"".join(piece(19, b"\0" + long(text)) for text in texts)
        + piece(160),
        "xl/worksheets/sheet1.bin": rows,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def row(number: int, *, hidden: bool = False) -> bytes:
    return piece(0, struct.pack("<IIHBBB", number, 0, 300, 0, 0x10 if hidden else 0, 0))


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return piece(kind, struct.pack("<II", column, style) + value)


def test_a_binary_workbook() -> None:
    tokens = struct.pack("<HI", 0, 4) + b"\x1e\x64\x00\x14"
    reference = struct.pack("<HI", 0, 7) + b"\x44\x00\x00\x00\x00\x00\xc0"
    rows = [
        row(0),
        cell(7, 0, struct.pack("<I", 1)),
        cell(6, 1, long("行内")),
        cell(5, 2, struct.pack("<d", 0.95), style=1),
        cell(2, 3, struct.pack("<I", 43831 << 2 | 2), style=2),
        cell(4, 4, b"\1"),
        cell(3, 5, b"\x2a"),
        row(4, hidden=True),
        cell(7, 0, struct.pack("<I", 0)),
        cell(9, 1, struct.pack("<d", 1.0) + tokens, style=1),
        cell(8, 2, long("合计") + reference),
        piece(176, struct.pack("<IIII", 0, 1, 0, 0)),
        piece(60, struct.pack("<IIIIH", 2, 2, 0, 0, 1)),
    ]
    document = read(xlsb(b"".join(rows), "绩效", "目标", hidden=1), "a.xlsb")
    assert document.format == "xlsb"
    assert cells(document) == {
        "表!A1": "目标",
        "表!B1": "行内",
        "表!C1": "95%",
        "表!D1": "2020年",
        "表!E1": "TRUE",
        "表!F1": "#N/A",
        "表!A5": "绩效",
        "表!B5": "=100%",
        "表!C5": "合计",
    }
    (block,) = document.blocks
    assert isinstance(block, GridBlock)
    assert block.cells[0][:5] == ("目标", 0, 0, 2, 1)
    assert [(notice.kind.value, notice.text) for notice in document.notices] == [
        ("hidden_sheet", "表"),
        ("hidden_sheet", "5:5"),
        ("hidden_sheet", "C:C"),
        ("formula", "=100%"),
    ]


@pytest.mark.parametrize("rows", [row(0) + cell(7, 0, struct.pack("<I", 9)), row(0)[:-2], cell(2, 0, b"")])
def test_a_damaged_binary_workbook_is_told(rows: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read(xlsb(rows), "a.xlsb")
