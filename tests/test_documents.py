"""The four example forms say the same in every format that forms are published in."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import budgetgoals as bg
from budgetgoals.reading import Use
from tests.conftest import ROOT
from tests.support.conservation import inked

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = ROOT / "tests" / "fixtures" / "documents"
PDFS = ROOT / "tests" / "fixtures" / "pdf"
EXAMPLES = ROOT / "examples" / "forms.txt"

WHOLE = [
    *(
        "forms.docx",
        "forms.xlsx",
        "forms.xls",
        "forms.et",
        "forms.ods",
        "forms.html",
        "forms.md",
        "forms.csv",
    ),
    *("from-docx.pdf", "from-xlsx.pdf", "chromium.pdf", "typst.pdf", "borderless.pdf"),
]
PARAGRAPHS = [f"paragraphs.{ending}" for ending in ("docx", "xlsx", "xls", "ods", "html", "md", "csv")]


@cache
def examples() -> tuple[bg.Form, ...]:
    return bg.read(EXAMPLES).forms


@pytest.mark.parametrize("name", WHOLE)
def test_the_same_forms_whatever_the_format(name: str) -> None:
    reading = bg.read(DOCUMENTS / name)
    assert reading.forms == examples()
    assert reading.findings == ()
    assert reading.unread == ()


@pytest.mark.parametrize("name", WHOLE)
def test_streaming_gives_the_same(name: str) -> None:
    assert tuple(form for reading in bg.stream(DOCUMENTS / name) for form in reading.forms) == examples()


def test_two_forms_one_below_the_other_on_a_sheet() -> None:
    assert bg.read(DOCUMENTS / "stacked.xlsx").forms == examples()[:2]


def test_targets_that_became_formulas_are_read_and_said_to_be() -> None:
    reading = bg.read(DOCUMENTS / "formulas.xlsx")
    assert reading.forms == examples()
    assert {finding.code for finding in reading.findings} == {"BG022"}


def test_targets_that_a_workbook_saved_as_formulas_with_values_are_read() -> None:
    saved = bg.read(DOCUMENTS / "formulas-saved.xlsx").forms
    targets = [[leaf.indicator.target.text.lstrip("=") for leaf in form.leaves()] for form in saved]
    assert targets == [
        [leaf.indicator.target.text.lstrip("=") for leaf in form.leaves()] for form in examples()
    ]


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs_in_a_cell_stay_paragraphs(name: str) -> None:
    (form,) = bg.read(DOCUMENTS / name).of(bg.ProjectGoals)
    second = bg.read(EXAMPLES).of(bg.ProjectGoals)[1]
    prose = {
        field: getattr(second.narrative, field).replace("。", "。\n").strip()
        for field in ("overview", "basis", "necessity", "safeguards", "plan", "goals")
    }
    assert form == evolve(second, narrative=bg.Narrative(**prose))


def test_a_row_that_goes_over_a_page_is_one_row() -> None:
    """Whether a paragraph ends with a page whose last line is full, a PDF does not say."""
    (word,) = bg.read(DOCUMENTS / "long-row.docx").of(bg.ProjectGoals)
    (printed,) = bg.read(DOCUMENTS / "long-row.pdf").of(bg.ProjectGoals)
    overview = evolve(word.narrative, overview=printed.narrative.overview)
    assert evolve(printed, narrative=overview) == evolve(word, narrative=overview)
    assert inked(printed.narrative.overview) == inked(word.narrative.overview)
    assert len(printed.narrative.overview) > 1000


@pytest.mark.parametrize("name", ["writer-split.pdf", "writer-split-3.pdf"])
def test_a_table_cut_at_a_page_break_is_one_table(name: str) -> None:
    reading = bg.read(PDFS / name)
    assert len(reading.forms) == 1
    assert [finding.code for finding in reading.findings if finding.severity is bg.Severity.ERROR] == []


@pytest.mark.parametrize("name", WHOLE)
def test_every_value_of_a_table_has_the_place_of_its_cell(name: str) -> None:
    reading = bg.read(DOCUMENTS / name)
    for form in reading.of(bg.ProjectGoals):
        place = reading.where(form, "project.name")
        leaf = next(iter(form.leaves()))
        target = reading.where(form, f"{leaf.path}.target")
        assert place is not None
        assert target is not None
        assert place.row is not None
        assert target.row is not None
        assert target.row > place.row
        assert place.source.endswith(name)


@pytest.mark.parametrize("name", [name for name in WHOLE if not name.endswith((".pdf", ".csv", ".md"))])
def test_every_character_of_a_table_is_label_value_or_unread(name: str) -> None:
    spans = bg.read(DOCUMENTS / name).spans()
    told = sorted(inked("".join(span.text for span in spans)))
    assert told == sorted(inked("".join(span.text for span in bg.read(DOCUMENTS / "forms.html").spans())))
    assert all(span.path for span in spans if span.use is Use.VALUE)


def test_a_zip_of_documents_is_its_documents_in_the_order_of_their_names(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("forms.docx", "typst.pdf", "forms.xlsx"):
            archive.write(DOCUMENTS / name, name)
    path = tmp_path / "published.zip"
    path.write_bytes(packed.getvalue())
    reading = bg.read(path)
    assert reading.forms == examples() * 3


def test_of_a_file_that_is_damaged_the_others_of_its_folder_are_read(tmp_path: Path) -> None:
    whole = (DOCUMENTS / "forms.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole)
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])
    reading = bg.read(tmp_path)
    assert reading.forms == examples()
    assert [finding.code for finding in reading.findings] == ["BG024"]


@pytest.mark.parametrize("name", ["forms.docx", "forms.xlsx", "forms.html", "typst.pdf"])
def test_the_name_of_a_file_tells_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "form.dat"
    path.write_bytes((DOCUMENTS / name).read_bytes())
    assert bg.read(path).forms == examples()
    assert bg.read(path.read_bytes()).forms == examples()


def test_the_name_of_a_level_that_a_page_break_cuts_in_two_is_one_name() -> None:
    """As a word processor prints it, which repeats the head of the grid on each page."""
    head = "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值"
    html = f"""<table><tr><td colspan=4>部门整体支出绩效目标表<tr><td>部门名称<td colspan=3>某县审计局{head}
        <tr><td rowspan=2>投入管理指标<td>工作目标管理<td>年度目标相关性<td>相关
        <tr><td>预算和财<td>预算编制完整性<td>完整{head}
        <tr><td rowspan=2><td rowspan=2>务管理<td>预算执行率<td>≥95%<tr><td>预算调整率<td>≤5%</table>"""
    reading = bg.read(html.encode())
    (dimension,) = reading.form.indicators
    assert [(aspect.name, len(aspect.indicators)) for aspect in dimension.aspects] == [
        ("工作目标管理", 1),
        ("预算和财务管理", 3),
    ]
    assert reading.unread == ()


def test_the_sum_of_the_points_of_a_goal_form_is_not_lost() -> None:
    """Only a self-evaluation has a field for it."""
    html = """<table><tr><td colspan=5>项目支出绩效目标表<tr><td>项目名称<td colspan=4>防汛
        <tr><td>一级指标<td>二级指标<td>三级指标<td>指标值<td>分值
        <tr><td>产出指标<td>数量指标<td>人数<td>≥5人<td>60<tr><td colspan=4>总分<td>100</table>"""
    reading = bg.read(html.encode())
    assert [piece.text for piece in reading.unread] == ["100"]
