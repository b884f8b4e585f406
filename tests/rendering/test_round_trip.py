"""What is written can be read again and is equal: every layout in every format.

Not all can be told from a page. What a printed form cannot say is left out of the generated forms
(``tests/rendering/strategies.py``). A PDF gets short texts only: it has no line breaks but those of the page,
so that a wrapped text may have had a blank at the end of a line or not; and no emoji, which no font for print
has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import budgetgoals as bg
from budgetgoals.rendering.official import official_grid
from budgetgoals.rendering.writing import FORMATS
from tests.rendering.strategies import SHORT, forms_of
from tests.rendering.writing_and_reading import NOT_TOLD, again

if TYPE_CHECKING:
    from collections.abc import Callable

LAYOUTS = bg.layout_ids()
PRINTED: dict[str, Any] = {"awkward": SHORT, "paragraphs": 1, "most": 2}
FEW = settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
"""Many pairs with few examples each; a failing form is small enough to be looked at as it is."""
FEWEST = settings(FEW, max_examples=2)


def hold(law: Callable[[bg.Form], None], layout: str, how: settings, **options: Any) -> None:
    """Hold a law against generated forms of a layout."""
    how(given(form=forms_of(bg.load_layout(layout), **options))(law))()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "pdf"])
def test_what_is_written_is_read_again(kind: str, layout: str) -> None:
    def is_read_again(form: bg.Form) -> None:
        assert again(form, kind, NOT_TOLD.get(layout) and layout) == (form,)

    hold(is_read_again, layout, FEW)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pdf_is_read_again(layout: str) -> None:
    def is_read_again(form: bg.Form) -> None:
        assert again(form, "pdf", NOT_TOLD.get(layout) and layout) == (form,)

    hold(is_read_again, layout, FEWEST, **PRINTED)


@pytest.mark.parametrize("layout", sorted({*NOT_TOLD} - {"generic"}))
@pytest.mark.parametrize("kind", ["docx", "md"])
def test_a_form_that_is_printed_as_another_is_read_as_that(kind: str, layout: str) -> None:
    def is_read_as_the_other(form: bg.Form) -> None:
        assert again(form, kind) == (evolve(form, layout=NOT_TOLD[layout]),)

    hold(is_read_as_the_other, layout, FEWEST)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_a_layout_has_no_place_for_is_printed_all_the_same(layout: str) -> None:
    """It can be seen; read again it may be an extra text, or make a form look like one of another kind."""

    def is_printed(form: bg.Form) -> None:
        grid = official_grid(form)
        shown = "\n".join([grid.title, *(cell.text for row in grid.rows for cell in row)])
        for text in texts_in(bg.to_dict(form)):
            assert text in shown
        for kind in ("docx", "txt"):
            assert isinstance(again(form, kind), tuple)

    hold(is_printed, layout, FEWEST, beyond=True)


def texts_in(document: Any) -> set[str]:
    """The Chinese texts of a document of a form, but for targets, which several cells may hold."""
    if isinstance(document, str):
        return {document} if not document.isascii() else set()
    if isinstance(document, dict):
        is_target = "kind" in document and "text" in document
        return set().union(*map(texts_in, () if is_target else document.values()))
    if isinstance(document, list):
        return set().union(*map(texts_in, document))
    return set()


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "json"])
def test_several_forms_are_read_again_in_their_order(kind: str) -> None:
    @settings(FEWEST, max_examples=3)
    @given(st.lists(forms_of(bg.load_layout("shanghai-2020"), **PRINTED), min_size=2, max_size=3))
    def are_read_again(forms: list[bg.Form]) -> None:
        content = bg.render_bytes(forms, kind)
        assert bg.read(content, name=f"申报表.{kind}").forms == tuple(forms)

    are_read_again()


def test_a_form_written_with_another_layout_keeps_what_both_know(example: Any) -> None:
    form = bg.read(example).forms[0]
    content = bg.render_bytes(form, "docx", layout="national-2015")
    (read,) = bg.read(content).of(bg.ProjectGoals)
    assert read.layout == "national-2015"
    assert read.project.name == "环保热线运行"
    assert read.budget.current_year == 2643200
    assert [leaf.indicator for leaf in read.leaves()] == [leaf.indicator for leaf in form.leaves()]
