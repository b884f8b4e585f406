"""What kind of file some bytes are."""

from __future__ import annotations

import io
import zipfile

import pytest

from budgetgoals.errors import UnreadableSource, UnsupportedFormat
from budgetgoals.sources import TextBlock, open_whole
from budgetgoals.sources.formats import HEAD, Format, format_of, is_csv, is_html, refuse_binary, signature_of
from tests.conftest import ROOT
from tests.sources.test_excel_binary import compound

DOCUMENTS = ROOT / "tests" / "fixtures" / "documents"


def kind_of(data: bytes, name: str = "a") -> Format | None:
    signature = signature_of(data[:HEAD])
    return None if signature is None else format_of(data, signature, name)


def zipped(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("forms.docx", Format.DOCX),
        ("forms.xlsx", Format.EXCEL),
        ("forms.xls", Format.EXCEL),
        ("forms.et", Format.EXCEL),
        ("forms.ods", Format.EXCEL),
        ("typst.pdf", Format.PDF),
        ("chromium.pdf", Format.PDF),
        ("forms.html", None),
        ("forms.md", None),
        ("forms.csv", None),
    ],
)
def test_the_content_tells_whatever_the_ending_is(name: str, kind: Format | None) -> None:
    assert kind_of((DOCUMENTS / name).read_bytes(), "misleading.jpg") is kind


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (("word/document.xml",), Format.DOCX),
        (("xl/workbook.xml",), Format.EXCEL),
        (("XL\\Workbook.xml",), Format.EXCEL),
        (("xl/workbook.bin",), Format.EXCEL),
        (("a.txt", "b.docx"), Format.ARCHIVE),
        ((), Format.ARCHIVE),
    ],
)
def test_kinds_of_zip(members: tuple[str, ...], kind: Format) -> None:
    assert kind_of(zipped(*members)) is kind


@pytest.mark.parametrize(
    ("mimetype", "kind"),
    [
        ("application/vnd.oasis.opendocument.spreadsheet", Format.EXCEL),
        ("application/vnd.oasis.opendocument.text\n", Format.DOC),
        ("application/epub+zip", Format.ARCHIVE),
    ],
)
def test_open_documents(mimetype: str, kind: Format) -> None:
    assert kind_of(zipped("content.xml", mimetype=mimetype)) is kind


def test_a_mimetype_that_unpacks_to_much_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"0" * 50_000_000)
    assert kind_of(out.getvalue()) is Format.ARCHIVE


@pytest.mark.parametrize(("member", "kind"), [("OFD.xml", "OFD"), ("ppt/presentation.xml", "PowerPoint")])
def test_other_kinds_of_zip_are_named(member: str, kind: str) -> None:
    with pytest.raises(UnsupportedFormat, match=kind):
        kind_of(zipped(member))


@pytest.mark.parametrize(
    ("streams", "kind"),
    [(["Workbook"], Format.EXCEL), (["Book"], Format.EXCEL), (["WordDocument", "1Table"], Format.DOC)],
)
def test_kinds_of_compound_file(streams: list[str], kind: Format) -> None:
    assert kind_of(compound([(stream, b"x" * 600) for stream in streams])) is kind


def test_a_word_that_stands_in_a_document_does_not_make_it_a_workbook() -> None:
    text = "Workbook\0".encode("utf-16-le") * 50
    assert kind_of(compound([("WordDocument", text)])) is Format.DOC


def test_a_document_with_a_password() -> None:
    with pytest.raises(UnreadableSource, match="encrypted"):
        kind_of(compound([("EncryptedPackage", b"x" * 600), ("EncryptionInfo", b"x" * 600)]), "a.xlsx")


def test_other_compound_files_are_refused() -> None:
    with pytest.raises(UnsupportedFormat, match="OLE"):
        kind_of(compound([("PowerPoint Document", b"x" * 600)]))


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off"])
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        kind_of(data)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"Rar!\x1a", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7Z"),
    ],
)
def test_known_kinds_that_are_not_read(head: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedFormat, match=kind):
        refuse_binary(head, "a.docx")


def test_text() -> None:
    assert signature_of("项目名称".encode()) is None
    refuse_binary("项目名称".encode(), "a")
    assert is_html("<!DOCTYPE html>")
    assert not is_html("≥95% <br")
    assert is_csv("a.TSV")
    assert not is_csv("a.txt")


def texts_of(name: str) -> list[str]:
    """The texts of all cells, and of the lines outside of tables, in order and without blanks."""
    found: list[str] = []
    for document in open_whole(DOCUMENTS / name):
        for block in document.blocks:
            if isinstance(block, TextBlock):
                found += block.text.split()
            else:
                found += ["".join(cell.text.split()) for cell in block.cells if cell.text]
    return found


FORMS = [f"forms.{ending}" for ending in ("xls", "et", "ods", "docx", "html", "md", "csv")]


@pytest.mark.parametrize("name", [*FORMS, "from-xlsx.pdf", "typst.pdf", "chromium.pdf"])
def test_the_four_forms_say_the_same_in_every_format(name: str) -> None:
    found = texts_of(name)
    assert found[:5] == [
        "财政项目支出绩效目标表",
        "（2020年度）",
        "申报单位名称",
        "上海市生态环境局执法总队",
        "项目名称",
    ]
    assert found[-3:] == ["其它", "执法着装率", "=100%"]
    at = found.index("同名项目上年预算额（元）")
    assert found[at + 1 : at + 4] == ["2,433,000", "同名项目上年预算执行数（元）", "2,433,000"]
    assert found == texts_of("forms.xlsx")


@pytest.mark.parametrize("ending", ["docx", "html", "md", "csv", "xls", "ods"])
def test_paragraphs_say_the_same_in_every_format(ending: str) -> None:
    assert texts_of(f"paragraphs.{ending}") == texts_of("paragraphs.xlsx")


def test_every_file_is_small() -> None:
    sizes = {path.name: path.stat().st_size for path in DOCUMENTS.iterdir() if path.is_file()}
    assert max(sizes.values()) < 80_000, sizes
