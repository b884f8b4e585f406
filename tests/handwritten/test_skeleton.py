"""Files to fill in: each is a form already, and one that begins with a form says just that form."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import attrs
import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.cell.cell import MergedCell  # type: ignore[import-untyped]

import budgetgoals as bg
from budgetgoals.layouts import ValueKind
from budgetgoals.layouts.fields import is_sources
from tests.rendering.strategies import forms_of

LAYOUTS = bg.layout_ids()
FEW = settings(max_examples=4, suppress_health_check=list(HealthCheck))


def loaded(content: bytes, ending: str) -> bg.Form:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"项目.{ending}"
        path.write_bytes(content)
        return bg.load_form(path)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("ending", ["toml", "yaml"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_skeleton_is_a_form_with_nothing_filled_in(layout: str, ending: str, language: Any) -> None:
    form = loaded(bg.skeleton(layout, ending, language=language), ending)
    assert (form.layout, form.title) == (layout, bg.load_layout(layout).title)
    assert not list(form.leaves())
    assert form == attrs.evolve(type(form)(layout=layout), title=form.title, **scope_of(form))


def scope_of(form: bg.Form) -> dict[str, Any]:
    return {"scope": form.scope} if isinstance(form, (bg.SelfEvaluation, bg.Monitoring)) else {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_skeleton_names_every_field_of_its_layout(layout: str) -> None:
    declared = bg.load_layout(layout)
    text = bg.skeleton(declared, "toml").decode()
    labels: dict[str, set[str]] = {}
    for cell in declared.cells():
        if cell.field and not cell.field.startswith(("funds.", "parties.")) and not is_sources(cell.field):
            labels.setdefault(cell.field, set()).add(cell.label)
    whole = labels.get("project.period", set())
    for field, names in labels.items():
        also = whole if field in ("project.start", "project.end") else set()
        assert any(f"# {name}" in text for name in names | also), field


@pytest.mark.parametrize("ending", ["toml", "yaml"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_skeleton_that_begins_with_a_form_says_that_form(layout: str, ending: str) -> None:
    @FEW
    @given(forms_of(bg.load_layout(layout)))
    def says_that_form(form: bg.Form) -> None:
        assert loaded(bg.skeleton(layout, ending, like=form), ending) == form

    says_that_form()


@pytest.mark.parametrize(
    "layout", ["shanghai-2020", "self-evaluation-2020", "monitoring-2019", "department-2022"]
)
def test_so_does_one_of_a_form_with_more_than_its_layout_has(layout: str) -> None:
    @FEW
    @given(forms_of(bg.load_layout(layout), beyond=True))
    def says_that_form(form: bg.Form) -> None:
        assert loaded(bg.skeleton(layout, "toml", like=form), "toml") == form

    says_that_form()


# The blank official form


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_blank_workbook_offers_what_may_be_chosen(layout: str) -> None:
    declared = bg.load_layout(layout)
    book = openpyxl.load_workbook(io.BytesIO(bg.skeleton(declared, "xlsx")))
    (sheet,) = book.worksheets
    offered = {validation.formula1 for validation in sheet.data_validations.dataValidation}
    for cell in declared.cells():
        if cell.field and cell.value is ValueKind.YES_NO:
            assert '"是,否"' in offered
        if cell.field and cell.choices:
            assert f'"{",".join(cell.choices)}"' in offered
    assert all(len(formula) <= 257 for formula in offered)


def test_a_choice_is_offered_beside_its_label() -> None:
    book = openpyxl.load_workbook(io.BytesIO(bg.skeleton("shanghai-2020", "xlsx")))
    (sheet,) = book.worksheets
    (yes_or_no,) = [each for each in sheet.data_validations.dataValidation if each.formula1 == '"是,否"']
    (area,) = yes_or_no.sqref.ranges
    before = [sheet.cell(area.min_row, column).value for column in range(1, area.min_col)]
    assert [text for text in before if text] == ["是否含有政府购买服务"]


def test_a_blank_workbook_that_is_filled_in_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(bg.skeleton("shanghai-2020", "xlsx")))
    (sheet,) = book.worksheets
    (label,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "项目名称"]
    beside = label.column + 1
    while isinstance(sheet.cell(label.row, beside), MergedCell):
        beside += 1
    sheet.cell(label.row, beside).value = "执法服装"
    content = io.BytesIO()
    book.save(content)
    (form,) = bg.read(content.getvalue(), layout="shanghai-2020").of(bg.ProjectGoals)
    assert form.project.name == "执法服装"


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "md"])
def test_the_blank_form_of_every_other_format(ending: str) -> None:
    assert bg.skeleton("national-2015", ending)


def test_no_other_file_is_written_to_be_filled_in() -> None:
    with pytest.raises(bg.UnsupportedFormat):
        bg.skeleton("national-2015", "ini")
