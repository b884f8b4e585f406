"""The four published forms, read exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.targets import Deadline, Duration, Qualitative, Quantity, Trend
from tests.support import facts
from tests.support.conservation import assert_nothing_lost, assert_values_are_their_spans, inked

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=["published", "example"])
def source(request: pytest.FixtureRequest) -> Path:
    fixture = "seeds" if request.param == "published" else "example"
    path: Path = request.getfixturevalue(fixture)
    return path


@pytest.fixture(scope="module")
def reading(source: Path) -> bg.Reading:
    return bg.read(source)


def test_there_are_four_forms_and_nothing_amiss(reading: bg.Reading) -> None:
    assert len(reading.forms) == 4
    assert reading.findings == ()
    assert reading.unread == ()


def test_every_head_is_right(reading: bg.Reading) -> None:
    for form, (name, start, end, services, performance_type) in zip(
        reading.of(bg.ProjectGoals), facts.HEADS, strict=True
    ):
        assert (form.layout, form.title, form.fiscal_year) == ("shanghai-2020", facts.TITLE, 2020)
        assert form.applicant == facts.APPLICANT
        assert form.project == bg.Project(
            name=name,
            category=facts.CATEGORY,
            performance_type=performance_type,
            start=start,
            end=end,
            purchases_services=services,
        )


def test_every_amount_is_right(reading: bg.Reading) -> None:
    for form, (total, current, budgeted, spent) in zip(
        reading.of(bg.ProjectGoals), facts.BUDGETS, strict=True
    ):
        assert form.budget == bg.Budget(
            total=total, current_year=current, previous_year_budget=budgeted, previous_year_spent=spent
        )


def test_every_indicator_is_right(reading: bg.Reading) -> None:
    for form, rows in zip(reading.forms, facts.INDICATORS, strict=True):
        read = [
            (leaf.dimension.name, leaf.aspect.name, leaf.indicator.name, leaf.indicator.target.text)
            for leaf in form.leaves()
        ]
        assert read == rows


def test_every_level_is_known_to_the_taxonomy(reading: bg.Reading) -> None:
    kinds = {leaf.dimension.kind for form in reading.forms for leaf in form.leaves()}
    assert kinds == {
        bg.DimensionKind.INPUT,
        bg.DimensionKind.OUTPUT,
        bg.DimensionKind.BENEFIT,
        bg.DimensionKind.IMPACT,
    }
    assert all(
        leaf.aspect.kind is not bg.AspectKind.OTHER for form in reading.forms for leaf in form.leaves()
    )


def test_targets_are_of_their_kinds(reading: bg.Reading) -> None:
    kinds = {
        leaf.indicator.target.text: type(leaf.indicator.target) for f in reading.forms for leaf in f.leaves()
    }
    assert kinds["=100%"] is Quantity
    assert kinds["=600人"] is Quantity
    assert kinds["24小时内受理"] is Duration
    assert kinds["=1年"] is Duration
    assert kinds["11月前完成验收"] is Deadline
    assert kinds["逐年增高"] is Trend
    assert kinds["健全"] is Qualitative


def test_the_narratives_are_the_words_between_their_labels(source: Path, reading: bg.Reading) -> None:
    words = inked(source.read_text(encoding="utf-8"))
    labels = [
        ("overview", "项目概况：", "立项依据："),
        ("basis", "立项依据：", "项目设立的必要性："),
        ("necessity", "项目设立的必要性：", "保证项目实施的制度、措施："),
        ("safeguards", "保证项目实施的制度、措施：", "项目实施计划："),
        ("plan", "项目实施计划：", "总目标及阶段性目标："),
        ("goals", "总目标及阶段性目标：", "本项目上年度市级财政资金使用情况"),
    ]
    at = 0
    for form in reading.forms:
        for field, label, following in labels:
            start = words.index(label, at) + len(label)
            at = words.index(following, start)
            assert inked(getattr(form.narrative, field)) == words[start:at], (form, field)


def test_no_line_break_of_the_page_is_left_in_a_narrative(seeds: Path) -> None:
    for form in bg.read(seeds).forms:
        for field in ("overview", "basis", "necessity", "safeguards", "plan", "goals"):
            assert "\n" not in getattr(form.narrative, field)


def test_no_character_is_lost(source: Path, reading: bg.Reading) -> None:
    assert_nothing_lost(source.read_text(encoding="utf-8"), reading)
    assert_values_are_their_spans(reading)


def test_every_value_knows_its_place(source: Path, reading: bg.Reading) -> None:
    lines = source.read_text(encoding="utf-8").split("\n")
    for form in reading.of(bg.ProjectGoals):
        for path, printed in (
            ("project.name", form.project.name[:12]),
            ("budget.total", f"{form.budget.total:,}"),
            ("project.end", str(form.project.end)),
            *((f"{leaf.path}.target", leaf.indicator.target.text) for leaf in form.leaves()),
            *((f"{leaf.path}.name", leaf.indicator.name) for leaf in form.leaves()),
        ):
            place = reading.where(form, path)
            assert place is not None
            assert place.source == str(source)
            assert place.line is not None
            assert lines[place.line - 1][place.column - 1 :].startswith(printed), path


def test_an_empty_amount_has_no_place(reading: bg.Reading) -> None:
    assert reading.where(reading.forms[1], "budget.previous_year_spent") is None


def test_streaming_gives_the_same_forms(source: Path, reading: bg.Reading) -> None:
    streamed = list(bg.stream(source))
    assert tuple(form for part in streamed for form in part.forms) == reading.forms
    places = [part.where(part.form, "project.name") for part in streamed]
    assert places == [reading.where(form, "project.name") for form in reading.forms]
