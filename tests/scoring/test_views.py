"""How scorecards look: in a terminal, as HTML, as a picture."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from rich.console import Console

import budgetgoals as bg
from budgetgoals.rendering.pictures.achievement import achievement_picture
from budgetgoals.rendering.scorecard_html import scorecard_html, scorecard_page
from budgetgoals.rendering.scorecard_terminal import fit_view, scorecard_view
from tests.scoring.building import Row, evaluation, spent

SVG = "{http://www.w3.org/2000/svg}"
FORM = evaluation(
    Row("≥600人", "650人", "20", "20"),
    Row("≥95%", "90%", "20", "20", aspect="质量指标", name="合格率"),
    Row("11月底前", "2020年12月3日", "10", "8", aspect="时效指标", name="完成时间"),
    Row("健全", "基本健全", "30", "28", dimension="效益指标", aspect="社会效益指标", name="制度健全性"),
    Row("≥90%", "", "10", "10", dimension="满意度指标", aspect="服务对象满意度指标", name="满意度"),
    funds=(spent("200", "179.43", score="9"),),
)
CARD = bg.score(FORM)
EVIL = '"><script>alert(1)</script>&'


class Tags(HTMLParser):
    """The tags of a document, and whether each one is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        assert not any("http" in (value or "") for name, value in attrs if name in ("src", "href"))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(picture: str) -> ET.Element:
    """A picture as the XML that it has to be."""
    return ET.fromstring(picture)  # noqa: S314 - drawn here


def drawn(view: object, width: int = 160) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(view)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_the_terminal_shows_every_line_with_its_rule() -> None:
    shown = drawn(scorecard_view(CARD))
    for text in (
        "培训人数",
        "≥600人",
        "650人",
        "108.33%",
        "第十六条",
        "却得满分20分",
        "逾期3天",
        "合计",
        "—",
    ):
        assert text in shown.replace("\n", ""), text
    english = drawn(scorecard_view(CARD, "en"))
    assert "recomputed" in english
    assert "days late: 3" in english


def test_the_terminal_shows_which_method_fits() -> None:
    shown = drawn(fit_view(bg.fit(FORM)))
    assert "解释力最强" in shown
    assert "财预〔2021〕101号" in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_whole_and_needs_nothing_else(language: bg.messages.Language) -> None:
    page = scorecard_page([(CARD, bg.fit(FORM))], language)
    tags = Tags(page)
    assert tags.open == []
    assert "script" not in tags.seen
    assert tags.seen.count("svg") == 1
    assert "link" not in tags.seen
    for text in ("培训人数", "≥95%", "90%"):
        assert text in tags.text
    assert ("recomputed" in page) is (language == "en")


def test_what_a_form_says_is_text_everywhere() -> None:
    form = evolve(evaluation(Row("健全", EVIL, "10", "5", name=EVIL)), project=bg.Project(name=EVIL))
    card = bg.score(form)
    for html in (scorecard_html(card), scorecard_page([(card, bg.fit(form))]), achievement_picture(card)):
        assert "<script" not in html
        assert "&lt;script&gt;" in html
    parsed(achievement_picture(card))


def test_a_notebook_shows_the_view() -> None:
    html = CARD._repr_html_()
    assert html == scorecard_html(CARD)
    assert Tags(html).open == []


def test_the_picture_says_in_words_what_it_shows() -> None:
    picture = parsed(achievement_picture(CARD))
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "环保热线运行" in (title.text or "")
    for line in CARD.lines:
        assert line.name in (description.text or "")


def test_the_picture_needs_no_colour_and_no_script() -> None:
    picture = achievement_picture(CARD)
    root = parsed(picture)
    assert root.find(f".//{SVG}script") is None
    assert root.find(f".//{SVG}pattern") is not None
    fills = {rect.get("fill") for rect in root.iter(f"{SVG}rect")}
    assert any("hatch" in (fill or "") for fill in fills)
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert {"达成", "未达成", "无法判定"} <= set(texts)


def test_pictures_of_two_scorecards_stand_on_one_page() -> None:
    other = bg.score(evaluation(Row("≥600人", "300人", "20", "10")))
    html = scorecard_page([(CARD, bg.fit(FORM)), (other, bg.fit(other.form))])
    names = [part.split('"')[0] for part in html.split('<title id="')[1:]]
    assert len(names) == len(set(names)) == 2


def test_an_empty_scorecard_is_drawn_too() -> None:
    card = bg.score(bg.SelfEvaluation())
    assert "—" in drawn(scorecard_view(card))
    parsed(achievement_picture(card))
