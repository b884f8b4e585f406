"""What a form that goes over several pages looks like: in Word, in a workbook, in print."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import attrs
import docx
import openpyxl  # type: ignore[import-untyped]
import pypdfium2  # type: ignore[import-untyped]
import pytest
from docx.shared import Cm
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

import budgetgoals as bg
from budgetgoals.rendering.official import blank_grid
from tests.conftest import ROOT
from tests.rendering.writing_and_reading import again

if TYPE_CHECKING:
    from typing import Any

SAMPLES = sorted((ROOT / "tests" / "rendering" / "samples").glob("*.toml"))
SENTENCE = "完成生态环境移动执法系统升级改造，统一全市执法文书和流程，实现全过程记录。"
RARE = "𠮷林路㐂〇"


def long_form(count: int = 60, sentences: int = 40) -> bg.ProjectGoals:
    """A form with so many indicators, and prose of so many sentences."""
    rows = {f"第{number}项{RARE}": f"≥{number}%" for number in range(1, count + 1)}
    half = dict(list(rows.items())[: count // 2]), dict(list(rows.items())[count // 2 :])
    return bg.ProjectGoals(
        layout="shanghai-2020",
        title="财政项目支出绩效目标表",
        fiscal_year=2020,
        applicant="某区环境监测站",
        project=bg.Project(name=f"移动执法系统（{RARE}）"),
        narrative=bg.Narrative(overview=SENTENCE * sentences, plan=SENTENCE),
        indicators=bg.indicator_tree({"产出目标": {"数量": half[0], "质量": half[1]}}, year=2020),
    )


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "html", "md", "txt", "csv", "json"])
@pytest.mark.parametrize(("count", "sentences"), [(20, 10), (60, 40), (3, 120)])
def test_a_form_over_several_pages_is_read_again(kind: str, count: int, sentences: int) -> None:
    form = long_form(count, sentences)
    assert again(form, kind) == (form,)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "md", "txt", "csv", "json"])
def test_a_form_written_by_hand_is_read_again(kind: str, path: Any) -> None:
    form = bg.load_form(path)
    assert again(form, kind) == (form,)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_pdf_may_lose_nothing_but_where_a_paragraph_ends(path: Any) -> None:
    """A line that fills its cell may be the last of a paragraph or not: a page does not say it."""
    form = bg.load_form(path)
    assert tuple(map(in_one_paragraph, again(form, "pdf"))) == (in_one_paragraph(form),)


def in_one_paragraph(form: bg.Form) -> bg.Form:
    texts = {field.name: getattr(form.narrative, field.name) for field in attrs.fields(bg.Narrative)}
    joined = {name: text.replace("\n", "") for name, text in texts.items()}
    return attrs.evolve(form, narrative=bg.Narrative(**joined))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "html", "md", "txt", "csv", "json"])
@pytest.mark.parametrize(("count", "reason"), [(20, ""), (40, "检定机构排期推迟一周"), (60, SENTENCE)])
def test_an_evaluation_over_several_pages_is_read_again(kind: str, count: int, reason: str) -> None:
    """Its pages repeat a head that stands in the middle of the form, with a label at its left."""
    rows = {f"第{number}项": {"target": f"≥{number}%", "reason": reason} for number in range(count)}
    form = bg.SelfEvaluation(
        layout="self-evaluation-2020",
        title="项目支出绩效自评表",
        project=bg.Project(name="监测站运行维护"),
        scope=bg.Scope.PROJECT,
        indicators=bg.indicator_tree({"产出指标": {"数量指标": rows}}),
    )
    assert again(form, kind) == (form,)


def test_emoji_are_kept_where_no_font_is_needed() -> None:
    form = bg.ProjectGoals(
        layout="shanghai-2020", title="财政项目支出绩效目标表", project=bg.Project(name="🚀试点👨‍👩‍👧服务")
    )
    for kind in ("docx", "xlsx", "html", "md", "txt", "csv", "json"):
        assert again(form, kind) == (form,), kind


# Word


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(io.BytesIO(bg.render_bytes(long_form(), "docx")))


def test_a_word_file_is_on_a4(word: Any) -> None:
    (section,) = word.sections
    assert section.page_width == pytest.approx(Cm(21), rel=1e-3)
    assert section.page_height == pytest.approx(Cm(29.7), rel=1e-3)
    assert section.left_margin == pytest.approx(Cm(2), rel=1e-3)


def test_a_wide_form_lies_on_its_side() -> None:
    monitoring = next(bg.load_form(path) for path in SAMPLES if path.stem == "monitoring")
    goals = long_form(3, 1)
    document: Any = docx.Document(io.BytesIO(bg.render_bytes([goals, monitoring], "docx")))
    turned = [section.page_width > section.page_height for section in document.sections]
    assert turned == [False, True]
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(bg.render_bytes([goals, monitoring], "pdf"))]
    assert [width > height for width, height in sizes] == [False, True]


def test_every_style_of_a_word_file_has_a_chinese_font(word: Any) -> None:
    used = {paragraph.style.name for table in word.tables for paragraph in paragraphs_of(table)}
    names = {"宋体", "仿宋", "黑体"}
    for name in used | {word.paragraphs[0].style.name}:
        (fonts,) = word.styles[name].element.xpath("./w:rPr/w:rFonts")
        east = next(value for key, value in fonts.items() if key.endswith("eastAsia"))
        assert east in names, name


def test_the_head_of_the_indicators_is_repeated_on_each_page(word: Any) -> None:
    heads = [row for table in word.tables for row in table.rows if is_head(row)]
    repeated = [list(dict.fromkeys(cell.text for cell in row.cells)) for row in heads]
    assert repeated == [["2020年绩效目标"], ["一级目标", "二级目标", "三级目标", "指标目标值"]]


def test_a_row_is_not_cut_by_a_page_where_it_fits_on_one(word: Any) -> None:
    cut = [row for table in word.tables for row in table.rows if not row._tr.xpath("./w:trPr/w:cantSplit")]
    assert [row.cells[0].text for row in cut] == ["项目概况"]


def test_merged_cells_stand_as_on_the_official_form(word: Any) -> None:
    rows = [[*dict.fromkeys(cell._tc for cell in row.cells)] for row in word.tables[-1].rows][2:]
    assert len(rows) == 60
    assert len({row[0] for row in rows}) == 1
    assert len({row[1] for row in rows}) == 2
    assert len({row[2] for row in rows}) == 60


def test_a_word_file_says_what_it_is(word: Any) -> None:
    properties = word.core_properties
    assert properties.title == f"财政项目支出绩效目标表：移动执法系统（{RARE}）"
    assert properties.author == "某区环境监测站"
    assert properties.language == "zh-CN"


def paragraphs_of(table: Any) -> list[Any]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]


def is_head(row: Any) -> bool:
    return bool(row._tr.xpath("./w:trPr/w:tblHeader"))


# Workbook


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(bg.render_bytes(long_form(), "xlsx")))
    found = book.active
    assert isinstance(found, Worksheet)
    return found


def test_a_sheet_is_printed_on_a4_as_wide_as_the_page(sheet: Worksheet) -> None:
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_area.endswith(f"!$A$1:${'ABCDEF'[sheet.max_column - 1]}${sheet.max_row}")
    assert sheet.print_title_rows is not None
    first, _, last = sheet.print_title_rows.replace("$", "").partition(":")
    assert sheet.cell(int(first), 1).value == "2020年绩效目标"
    assert sheet.cell(int(last), 1).value == "一级目标"


def test_the_title_of_a_sheet_stays_in_view(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "A2"
    assert sheet.cell(1, 1).value == "财政项目支出绩效目标表"


def test_no_row_of_a_sheet_is_higher_than_excel_allows(sheet: Worksheet) -> None:
    heights = [sheet.row_dimensions[row].height or 0 for row in range(1, sheet.max_row + 1)]
    assert max(heights) <= 409


def test_every_cell_of_a_sheet_is_as_high_as_its_text(sheet: Worksheet) -> None:
    """Enough room for the lines of the overview, over all rows of its merged cell."""
    (area,) = [area for area in sheet.merged_cells.ranges if sheet.cell(*area.top[0]).value == SENTENCE * 40]
    height = sum(sheet.row_dimensions[row].height or 0 for row, _ in area.left)
    width = sum(sheet.column_dimensions[chr(64 + column)].width for _, column in area.top)
    lines = 2 * len(SENTENCE * 40) / (width - 1)
    assert height >= lines * 15


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut() -> None:
    form = bg.ProjectGoals(narrative=bg.Narrative(goals="长" * 40_000))
    with pytest.raises(bg.LimitExceeded, match="40000 characters does not fit"):
        bg.render_bytes(form, "xlsx")
    assert "长" * 40_000 in bg.render_bytes(form, "html").decode()


@pytest.mark.parametrize(
    "name",
    ["甲[乙]:*?/\\丙", "'引号'", "history", "很长的项目名称" * 10, "🚀" * 40, "", " ", "Sheet1"],
)
def test_every_form_has_a_sheet_that_excel_can_open(name: str) -> None:
    forms = [bg.ProjectGoals(project=bg.Project(name=name))] * 2
    for several in (forms[:1], forms):
        book = openpyxl.load_workbook(io.BytesIO(bg.render_bytes(several, "xlsx")))
        assert len(book.sheetnames) == len(several)
        for title in book.sheetnames:
            assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
            assert title.lower() != "history"


# PDF and HTML


def test_a_pdf_repeats_the_head_of_the_indicators() -> None:
    document = pypdfium2.PdfDocument(bg.render_bytes(long_form(), "pdf"))
    texts = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    assert len(texts) > 2
    with_rows = [text for text in texts if "≥" in text]
    assert all("一级目标二级目标三级目标指标目标值" in text for text in with_rows)
    assert "".join(texts).count("第60项") == 1


def test_a_web_page_repeats_the_head_of_the_indicators() -> None:
    page = bg.render_bytes(long_form(), "html").decode()
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert "三级目标" in head
    assert "@page" in page


# The grid that all of them draw


@pytest.mark.parametrize("layout", bg.layout_ids())
def test_the_cells_of_a_grid_cover_it_without_gap_or_overlap(layout: str) -> None:
    grid = blank_grid(bg.load_layout(layout))
    seen = [
        (row + down, column + right)
        for row, column, cell in grid.placed()
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    assert len(seen) == len(set(seen)) == len(grid.rows) * grid.width


def test_the_same_form_gives_the_same_workbook_cell_for_cell() -> None:
    contents = [bg.render_bytes(long_form(20, 5), "xlsx") for _ in "12"]
    sheets = [zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml") for content in contents]
    assert sheets[0] == sheets[1]
