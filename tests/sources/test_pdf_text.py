"""The text of PDFs: no character is lost or doubled, and blanks are what a reader sees as blanks."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from budgetgoals.sources import GridBlock, GridCell, Notable
from tests.sources.pdf_raw import Pdf, Table, one_page, text
from tests.sources.test_pdf import FORM, PAGE, fixture, lines, read, tables
from tests.support.grids import Cells, grids, height_of

if TYPE_CHECKING:
    from budgetgoals.sources import Document

pdfium: Any = import_module("pypdfium2")
FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").rglob("*.pdf"))


def extracted(data: bytes) -> Counter[str]:
    """All characters that pdfium itself finds but blanks; what it took for a word's division is a hyphen."""
    found: Counter[str] = Counter()
    for page in pdfium.PdfDocument(data):
        words = page.get_textpage().get_text_range()
        found += Counter("".join(words.replace("\ufffe", "-").split()))
    return found


def said(document: Document) -> Counter[str]:
    """All characters of a document, those that only a notice tells included."""
    texts = [cell.text for block in document.blocks if isinstance(block, GridBlock) for cell in block.cells]
    texts += [*lines(document), *(notice.text for notice in document.notices)]
    return Counter("".join("".join(texts).split()))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_character_is_read_once(path: Path) -> None:
    data = path.read_bytes()
    if path.stem != "encrypted":
        assert said(read(data)) == extracted(data)


@pytest.mark.parametrize("broken", [False, True])
def test_text_all_over_the_page_is_read_once(*, broken: bool) -> None:
    words = "".join(
        text(20 + 37 * (index % 15), 810 - 11 * (index // 15), word, 5 + index % 9)
        for index, word in enumerate(["项目", "绩效：", "=100%", "a b", "（元）"] * 200)
    )
    data = one_page((PAGE if broken else "") + words)
    assert said(read(data)) == extracted(data)


# Any table that a program writes.


@cache
def font() -> str | None:
    """A font with Chinese that typst finds."""
    typst: Any = import_module("typst")
    families = typst.Fonts(include_system_fonts=True).families() if hasattr(typst, "Fonts") else []
    wanted = ("Droid Sans Fallback", "Noto Sans CJK SC", "Noto Serif CJK SC", "Source Han Sans SC")
    return next((name for name in wanted if name in families), None)


def typeset(cells: Cells) -> bytes:
    """A table as typst writes it."""
    typst: Any = pytest.importorskip("typst")
    written = "".join(
        f"table.cell(x: {cell.column}, y: {cell.row}, rowspan: {cell.rows}, colspan: {cell.columns})"
        f"[#text({_quoted(cell.text)})],\n"
        for cell in cells
    )
    width = max(cell.column + cell.columns for cell in cells)
    columns = "(2cm, ) * " + str(width)
    source = (
        f'#set page(width: 16cm, height: 12cm)\n#set text(font: "{font()}", lang: "zh")\n'
        f"#table(columns: {columns}, {written})"
    )
    return bytes(typst.compile(source.encode()))


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@settings(max_examples=15)
@given(grids())
def test_every_character_of_any_table_is_read_once(cells: Cells) -> None:
    if font() is None:
        pytest.skip("typst finds no font with Chinese")
    data = typeset(cells)
    document = read(data)
    assert said(document) == extracted(data)
    if len(cells) > 1 and height_of(cells) <= 3:
        (found,) = tables(document)
        assert Counter("".join("".join(cell.text.split()) for cell in found)) == extracted(data)


# What the text is.


def second_column(name: str) -> dict[str, str]:
    """The texts of a table of two columns, by their labels."""
    (cells,) = tables(fixture(name))
    texts = [cell.text for cell in cells]
    return dict(zip(texts[::2], texts[1::2], strict=True))


WORDS = {
    "rare": "上海市𠮷野家𠮷",
    "radicals": "项⽬⾦额：⼀⼆⼋⼗",
    "ligature": "five offices",
    "hyphens": "a well-known and well-\nknown co-operation, state-\nof-the-art",
    "raised": "面积5m2，第1a项",
    "gaps": "2020年12月共5项API接口",
    "blanks": "单位： 万元 Hello world 1 234",
    "wide": "金额 100",
    "one": "一",
}


@pytest.mark.parametrize("label", WORDS)
def test_words_are_what_is_seen(label: str) -> None:
    assert second_column("typst-text")[label] == WORDS[label]


def test_calc_writes_frames_upright_labels_and_text_beyond_its_cell() -> None:
    document = fixture("calc")
    (cells,) = tables(document)
    prose = (
        "热线昼夜有人值守，接听市民的环境投诉、咨询和建议，受理环境应急报警，并与\n"
        "12319、12345等市级热线互相转办，做到一个来电、一次登记、一路跟踪。"
    )
    assert cells == (
        GridCell("项目名称", 0, 0),
        GridCell("环保热线运行", 0, 1, 1, 3),
        GridCell("项目概况", 1, 0),
        GridCell(prose, 1, 1, 1, 3),
        GridCell("一级目标", 2, 0),
        GridCell("二级目标", 2, 1),
        GridCell("三级目标", 2, 2),
        GridCell("指标目标值", 2, 3),
        GridCell("产出目标", 3, 0, 3),
        GridCell("数量", 3, 1),
        GridCell("环保投诉受理率", 3, 2),
        GridCell("24小时内受理", 3, 3),
        GridCell("质量", 4, 1),
        GridCell("规范性", 4, 2),
        GridCell("=100%", 4, 3),
        GridCell("时效", 5, 1),
        GridCell("及时率", 5, 2),
        GridCell("=100%", 5, 3),
    )
    assert lines(document) == [
        "项目支出绩效目标表",
        "单位名称：上海市生态环境局执法总队应急与热线管理处 单位：元",
    ]


def test_a_sheet_wider_than_its_page_is_read_page_by_page() -> None:
    document = fixture("calc-wide")
    left, right = tables(document)
    assert [cell.text for cell in left] == [
        "一级目标",
        "二级目标",
        "本项目上年度市级财政资金使用情况",
        "产出目标",
        "数量",
    ]
    assert [cell.text for cell in right] == ["三级目标", "指标目标值", "", "环保投诉受理率", "24小时内受理"]
    (notice,) = document.notices
    assert (notice.kind, notice.text) == (Notable.NOT_READ, "本项目上年度市级财政资金使用情况")


# Fonts that do not say what they draw.


def without_text(content: str) -> bytes:
    """A page whose only font gives its glyphs numbers and no text."""
    pdf = Pdf()
    pdf.objects[4] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Unknown/Encoding/Identity-H/DescendantFonts[4 0 R]>>"
    )
    pdf.objects[3] = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Unknown/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 3 0 R/DW 1000>>"
    )
    return pdf.page(content).done()


def test_glyphs_without_text_are_told() -> None:
    glyphs = "BT /Song 10 Tf 1 0 0 1 60 700 Tm <00030004> Tj ET\n"
    document = read(without_text(glyphs + text(60, 650, "Total")))
    assert lines(document) == ["\ufffd\ufffd", "Total"]
    (notice,) = document.notices
    assert notice.reason is not None
    assert notice.reason.en == "the font does not say what 2 characters are"


def test_a_font_with_wrong_measures_puts_nothing_into_another_row() -> None:
    pdf = Pdf()
    pdf.objects[2] = pdf.objects[2].replace(b"/Ascent 880/Descent -120", b"/Ascent 9000/Descent -5000")
    table = Table(FORM, (60, 150, 300, 390, 530), (700, 675, 650, 625, 600))
    assert tables(read(pdf.page(table.lines() + table.words()).done())) == [FORM]


@pytest.mark.parametrize("name", ["typst", "from-xlsx", "chromium"])
def test_another_library_finds_the_same_cells(name: str) -> None:
    pdfplumber: Any = pytest.importorskip("pdfplumber")
    path = Path(__file__).parent.parent / "fixtures" / "documents" / f"{name}.pdf"
    with pdfplumber.open(path) as document:
        theirs = [
            "".join(cell.split())
            for page in document.pages
            for table in page.extract_tables()
            for row in table
            for cell in row
            if cell
        ]
    ours = ["".join(cell.text.split()) for cells in tables(read(path.read_bytes())) for cell in cells]
    assert sorted(filter(None, ours)) == sorted(filter(None, theirs))
