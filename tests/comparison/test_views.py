"""How comparisons look, and the command that shows them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import budgetgoals as bg
from budgetgoals.cli import run
from budgetgoals.rendering.comparison_html import comparison_html, comparison_page
from budgetgoals.rendering.comparison_terminal import comparison_view
from budgetgoals.rendering.pictures.change import change_picture
from tests.scoring.building import Row, tree
from tests.scoring.test_views import EVIL, SVG, Tags, drawn, parsed
from tests.support.small import SMALL, replaced

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree import ElementTree as ET

    from budgetgoals.messages import Language

OLD = bg.ProjectGoals(
    fiscal_year=2023,
    project=bg.Project(name="环保热线运行", end=date(2023, 12, 1), purchases_services=True),
    budget=bg.Budget(current_year=Decimal(2_000_000), total=Decimal(900)),
    indicators=tree(Row("≥600人"), Row("≥40批", name="食品监督抽检批次"), Row("5次", name="检查"), year=2023),
)
NEW = bg.ProjectGoals(
    fiscal_year=2024,
    project=bg.Project(name="环保热线运行", end=date(2024, 12, 15), purchases_services=False),
    budget=bg.Budget(current_year=Decimal(1_500_000)),
    indicators=tree(Row("≥650人"), Row("≥30批", name="食品抽检批次"), Row("健全", name="制度"), year=2024),
)
CHANGED = bg.compare(OLD, NEW)


def test_the_terminal_shows_what_changed() -> None:
    shown = drawn(comparison_view(CHANGED))
    for text in (
        "200万元",
        "150万元",
        "-50万元",
        "-25%",
        "▲ 更难",
        "▼ 更易",
        "名称相近 85.7%",
        "+ 新增",
        "− 取消",
    ):
        assert text in shown, text
    assert "推迟380天" in shown
    english = drawn(comparison_view(CHANGED, "en"))
    assert "1 harder, 1 easier" in english
    assert "days later: 380" in english


def test_the_terminal_says_that_nothing_changed() -> None:
    assert "没有变化" in drawn(comparison_view(bg.compare(OLD, OLD)))


def test_a_target_that_was_changed_afterwards_is_said() -> None:
    form = evolve(bg.self_evaluation(OLD), indicators=tree(Row("≥500人"), year=2023))
    assert "目标批复后改动的指标值：1个" in drawn(comparison_view(bg.compare(OLD, form)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_whole_and_needs_nothing_else(language: Language) -> None:
    page = comparison_page([CHANGED, bg.compare(OLD, OLD)], language)
    tags = Tags(page)
    assert tags.open == []
    assert tags.seen.count("svg") == 2
    assert not {"script", "link", "img", "iframe"} & set(tags.seen)
    assert ("before" in page) is (language == "en")


def test_what_a_form_says_is_text_everywhere() -> None:
    evil = evolve(
        NEW,
        project=bg.Project(name=EVIL),
        extra=((EVIL, EVIL),),
        indicators=tree(Row(EVIL, name=EVIL), year=2024),
        budget=bg.Budget(sources=(bg.FundingSource(EVIL, Decimal(1)),)),
    )
    found = bg.compare(OLD, evil)
    for html in (comparison_html(found), comparison_page([found]), change_picture(found)):
        assert "<script" not in html
        assert "&lt;script&gt;" in html
    parsed(change_picture(found))


def test_a_notebook_shows_the_view() -> None:
    assert CHANGED._repr_html_() == comparison_html(CHANGED)
    assert Tags(CHANGED._repr_html_()).open == []


def texts(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def test_the_picture_shows_amounts_and_targets_without_colour() -> None:
    picture = parsed(change_picture(CHANGED))
    shown = texts(picture)
    for text in ("200万元", "150万元", "▲", "▼", "+", "−", "≥600人 → ≥650人", "变化前", "变化后"):
        assert any(text in each for each in shown), text
    fills = {rect.get("fill") or "" for rect in picture.iter(f"{SVG}rect")}
    assert any("hatch" in fill for fill in fills)
    description = picture.find(f"{SVG}desc")
    assert description is not None
    assert "更难1个" in (description.text or "")


def test_a_picture_of_no_change_says_so() -> None:
    assert any("均无变化" in text for text in texts(parsed(change_picture(bg.compare(OLD, OLD)))))


# The command.


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(SMALL, encoding="utf-8")
    new.write_text(
        replaced(SMALL, ("=65人", "=60人"), ("项目总预算（元）： 302,900", "项目总预算（元）： 402,900")),
        encoding="utf-8",
    )
    return str(old), str(new)


def test_the_command_shows_tables(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *files]) == 0
    shown, complaints = capfd.readouterr()
    assert complaints == ""
    assert "+10万元" in shown
    assert "▼ 更易" in shown


def test_the_command_prints_json_and_a_page(
    files: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *files, "--to", "json", "--threshold", "90"]) == 0
    (found,) = json.loads(capfd.readouterr().out)
    assert found["threshold"] == "90"
    assert found["numbers"][0]["difference"] == "100000"
    assert run(["compare", *files, "--to", "html"]) == 0
    assert capfd.readouterr().out.startswith("<!DOCTYPE html>")


def test_forms_of_one_project_are_compared(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = replaced(SMALL, ("执法服装", "环保热线"))
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(SMALL + other, encoding="utf-8")
    new.write_text(replaced(SMALL, ("=65人", "=60人")), encoding="utf-8")
    assert run(["compare", str(old), str(new), "--to", "json", "--lang", "en"]) == 1
    shown, complaints = capfd.readouterr()
    assert [found["new"]["project"] for found in json.loads(shown)] == ["执法服装"]
    assert "环保热线" in complaints
    assert "is in one of the files only" in complaints


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--threshold", "101"], 2, "from 0 to 100"),
        (["--threshold", "much"], 2, "much"),
        (["--to", "pdf"], 2, "pdf"),
    ],
)
def test_wrong_usage_is_told(
    files: tuple[str, str], arguments: list[str], code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *files, *arguments, "--lang", "en"]) == code
    shown, complaints = capfd.readouterr()
    assert said in shown + complaints


def test_a_file_that_is_not_there_is_told(
    files: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", files[0], str(tmp_path / "none.txt"), "--lang", "en"]) == 3
    assert "cannot open" in capfd.readouterr().err
