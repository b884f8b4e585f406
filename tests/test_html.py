"""The picture of a form in a notebook: whatever the form holds is text, never markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings

import budgetgoals as bg
from budgetgoals.rendering.html import notebook_html
from budgetgoals.targets import parse_target
from tests.support.generated import forms
from tests.support.small import SMALL, read_form

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "<script>alert('x')</script>&amp;\"<b>"
OWN_TAGS = {"style", "table", "caption", "tr", "th", "td", "br", "p", "ul", "li", "small"}


class Page(HTMLParser):
    """The tags, the attributes and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.texts.append(data)


def looked_at(html: str) -> str:
    """The text of a page that is whole and has no markup but our own."""
    page = Page(html)
    assert page.open == []
    assert page.tags <= OWN_TAGS
    assert page.attributes <= {"class", "lang", "colspan", "rowspan", "scoped"}
    return "".join(page.texts)


def evil_form() -> bg.ProjectGoals:
    """A form with markup in every text."""
    indicator = bg.Indicator(EVIL, parse_target(EVIL))
    return bg.ProjectGoals(
        layout="shanghai-2020",
        title=EVIL,
        applicant=EVIL,
        department=EVIL,
        project=bg.Project(name=EVIL, code=EVIL, category=EVIL, performance_type=EVIL),
        narrative=bg.Narrative(**{field.name: EVIL for field in attrs.fields(bg.Narrative)}),
        indicators=(bg.Dimension(EVIL, (bg.Aspect(EVIL, (indicator,)),)),),
        extra=((EVIL, EVIL), ("项目总预算（元）", EVIL)),
    )


def test_no_text_of_a_form_is_markup() -> None:
    html = notebook_html(evil_form())
    assert "<script" not in html
    assert "alert('x')" not in html
    # title, applicant, name, category, type, ten of prose, two levels, an indicator, its target, three extras
    # and below the indicators what the layout has no cell for: code and department
    assert looked_at(html).count(EVIL) == 24


def test_no_text_of_a_reading_is_markup(tmp_path: Path) -> None:
    path = tmp_path / "<b>&amp;.txt"
    wrong = f"{EVIL}\n{SMALL}".replace("2020-01-01", "<i>x</i>").replace(
        "（2020年度）", f"（2020年度）\n{EVIL}"
    )
    path.write_text(wrong, encoding="utf-8")
    reading = bg.read(path)
    assert {finding.code for finding in reading.findings} >= {"BG006", "BG007", "BG008"}
    text = looked_at(notebook_html(reading))
    assert "<b>&amp;.txt" in text
    assert "<i>x</i>" in text
    assert EVIL in text


@settings(max_examples=30)
@given(forms())
def test_every_text_of_a_form_can_be_seen(form: bg.ProjectGoals) -> None:
    text = looked_at(notebook_html(form))
    for seen in (form.title, form.applicant, form.project.name, form.project.category):
        assert seen in text
    for leaf in form.leaves():
        assert f"{leaf.indicator.name}{leaf.indicator.target.text}" in text
    for paragraph in form.narrative.goals.split("\n"):
        assert paragraph in text
    for amount in (form.budget.total, form.budget.previous_year_spent):
        assert amount is None or f"{amount:,f}" in text


def test_a_notebook_asks_the_objects_themselves() -> None:
    form = read_form(SMALL)
    assert form._repr_html_() == notebook_html(form)
    reading = bg.read_text(SMALL)
    assert reading._repr_html_() == notebook_html(reading)
    assert "执法服装" in looked_at(reading._repr_html_())


def test_the_page_says_how_many_forms_it_leaves_out() -> None:
    html = notebook_html(bg.read_text(SMALL * 25))
    assert html.count("<table") == 20
    assert "5" in looked_at(html).rpartition("=100%")[2]


@pytest.mark.parametrize("thing", [None, "text", bg.Project()])
def test_there_is_no_picture_of_anything_else(thing: object) -> None:
    with pytest.raises(TypeError, match="no picture of a"):
        notebook_html(thing)


def test_a_level_spans_the_rows_of_its_indicators() -> None:
    rows = notebook_html(read_form(SMALL))
    assert '<th class="level" rowspan="2">产出目标</th><th class="level">数量</th>' in rows
    assert '<tr><th class="level">时效</th><td class="value" colspan="3">时间</td>' in rows
