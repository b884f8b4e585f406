"""What a form says is text in every format: no formula, no markup, no code."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import attrs
import openpyxl  # type: ignore[import-untyped]
import pypdfium2  # type: ignore[import-untyped]
import pytest

import budgetgoals as bg
from budgetgoals.rendering.separated import guarded
from budgetgoals.targets import parse_target
from tests.rendering.strategies import AWKWARD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMULAS = (
    "=100%",
    "=SUM(A1:A9)",
    "+86",
    "-1",
    "@sum",
    '=HYPERLINK("http://a.invalid","看")',
    "\t=1",
    " =1+1",
)
MARKUP = (
    "<script>alert(1)</script>",
    "<b>&amp;</b>",
    "]]><w:p/>",
    "&#x41;",
    '"><img src=x onerror=alert(1)>',
)
TYPST = (
    "#set page(width: 1cm)",
    "#panic()",
    "$x^2$",
    "*粗*",
    "_斜_",
    "`a`",
    '#read("/etc/passwd")',
    "\\u{41}",
    "@a",
)


def form_saying(text: str) -> bg.ProjectGoals:
    """A form that has a text in every place."""
    indicator = bg.Indicator(text, parse_target(text), note=text)
    return bg.ProjectGoals(
        layout="shanghai-2020",
        title=text,
        applicant=text,
        department=text,
        project=bg.Project(name=text, code=text, category=text, performance_type=text),
        narrative=bg.Narrative(**{field.name: text for field in attrs.fields(bg.Narrative)}),
        indicators=(bg.Dimension(text, (bg.Aspect(text, (indicator,)),)),),
        extra=((text, text),),
    )


class Tags(HTMLParser):
    """The tags and the attributes of a page, and the text of its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attributes)}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("text", MARKUP)
def test_html_has_no_markup_but_its_own(text: str) -> None:
    page = Tags(bg.render_bytes(form_saying(text), "html").decode())
    assert page.seen <= {
        *("html", "head", "meta", "title", "style", "body", "article", "h1", "table", "colgroup", "col"),
        *("thead", "tbody", "tr", "th", "td", "br"),
        *("lang", "charset", "name", "content", "class", "colspan", "rowspan", "style"),
    }
    assert text in "".join(page.texts)


def test_html_asks_nothing_of_the_network() -> None:
    page = bg.render_bytes(form_saying("甲"), "html").decode()
    assert "http" not in page.replace('<meta name="viewport"', "")
    assert "url(" not in page
    assert "<script" not in page


@pytest.mark.parametrize("text", [*FORMULAS, *MARKUP, "{=1}", "'=1"])
def test_a_workbook_holds_texts_only(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bg.render_bytes(form_saying(text), "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert [cell.value for cell in cells].count(text.replace("\t", " ")) >= 15


@pytest.mark.parametrize("text", FORMULAS)
def test_the_review_workbook_holds_no_formula(tmp_path: Path, text: str) -> None:
    path = bg.forms_to_xlsx([form_saying(text)], tmp_path / "审核.xlsx", findings=bg.check)
    book = openpyxl.load_workbook(path)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name), name


@pytest.mark.parametrize("text", [*MARKUP, *AWKWARD])
def test_a_word_file_holds_texts_only(text: str) -> None:
    content = bg.render_bytes(form_saying(text), "docx")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        document = parts.read("word/document.xml").decode()
    assert "instrText" not in document
    assert "fldSimple" not in document
    assert "hyperlink" not in document
    assert "<script" not in document
    (read,) = bg.read(content).of(bg.ProjectGoals)
    assert read.narrative.overview == text


@pytest.mark.parametrize("text", [*TYPST, *MARKUP])
def test_a_pdf_shows_what_the_form_says(text: str) -> None:
    content = bg.render_bytes(form_saying(text), "pdf")
    document = pypdfium2.PdfDocument(content)
    shown = "".join(page.get_textpage().get_text_range() for page in document)
    plain = "".join(text.split())
    assert plain in "".join(shown.split())
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)


@pytest.mark.parametrize("text", ["甲|乙", "甲\\|乙", "|", "|---|---|", "# 甲", "a\\"])
def test_markdown_keeps_its_columns(text: str) -> None:
    form = bg.ProjectGoals(
        layout="shanghai-2020", title="财政项目支出绩效目标表", project=bg.Project(name=text)
    )
    for kind in ("md", "txt"):
        (read,) = bg.read(bg.render_bytes(form, kind)).of(bg.ProjectGoals)
        assert read.project.name == text


# CSV


def cells(content: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        yield from row


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_takes_no_cell_of_a_csv_for_a_formula(text: str) -> None:
    content = bg.render_bytes(form_saying(text), "csv")
    assert not [cell for cell in cells(content) if cell.lstrip(" \t\r\n").startswith(("=", "+", "-", "@"))]
    assert "\u3000" + text.replace("\t", " ") in cells(content)


def test_the_guard_of_a_csv_can_be_left_out_for_other_programs() -> None:
    assert "=100%" in cells(bg.render_bytes(form_saying("=100%"), "csv", guard=False))


@pytest.mark.parametrize("guard", [True, False])
def test_a_csv_is_read_again_with_or_without_the_guard(guard: bool) -> None:
    indicator = bg.Indicator("完成率", parse_target("=100%"))
    form = bg.ProjectGoals(
        layout="shanghai-2020",
        title="财政项目支出绩效目标表",
        project=bg.Project(name="执法服装"),
        indicators=(bg.Dimension("产出目标", (bg.Aspect("数量", (indicator,)),)),),
    )
    assert bg.read(bg.render_bytes(form, "csv", guard=guard), name="表.csv").forms == (form,)


@pytest.mark.parametrize("text", ["健全", "≥95%", "", "1-2月"])
def test_the_guard_leaves_other_texts_alone(text: str) -> None:
    assert guarded(text) == text


# What no page can show

UNSEEN = ("\x00", "\x0b", "\x1b[31m", "\x85", "\ufffe", "\ud800", "\t")


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "html", "md", "txt", "csv"])
def test_what_no_page_can_show_is_left_out_and_breaks_no_file(kind: str, unseen: str) -> None:
    form = form_saying(f"甲{unseen}乙")
    (read,) = bg.read(bg.render_bytes(form, kind), name=f"表.{kind}").of(bg.ProjectGoals)
    seen = unseen.replace("\x1b", "").replace("\t", " ") if unseen[0] in "\x1b\t" else ""
    assert read.project.name.replace(" ", "") == f"甲{seen}乙".replace(" ", "")


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_neither_does_it_break_json_a_review_or_a_form_by_hand(unseen: str, tmp_path: Path) -> None:
    form = bg.ProjectGoals(
        layout="shanghai-2020", title="财政项目支出绩效目标表", project=bg.Project(name=f"甲{unseen}乙")
    )
    content = bg.render_bytes(form, "json")
    assert bg.from_dict(json.loads(content)) == form
    assert bg.forms_to_xlsx([form], tmp_path / "审核.xlsx").exists()
    kept = attrs.evolve(form, project=bg.Project(name=form.project.name.replace("\ud800", "")))
    for ending in ("toml", "yaml"):
        path = tmp_path / f"项目.{ending}"
        path.write_bytes(bg.skeleton("shanghai-2020", ending, like=form))
        assert bg.load_form(path) == kept
