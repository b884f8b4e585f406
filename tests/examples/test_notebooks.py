"""The notebooks of a researcher and of an evaluator, run over forms that are made up for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from tests.conftest import EXAMPLES
from tests.support.notebooks import kept, of_kind, outputs, streamed

if TYPE_CHECKING:
    from pathlib import Path

    Outputs = list[Any]

NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def rows(table: str) -> dict[str, list[str]]:
    """The rows of a printed table by their first word."""
    return {first: rest for first, *rest in map(str.split, table.splitlines())}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_what_it_put_out(path: Path) -> None:
    cells = [cell for cell in kept(path).cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)


@pytest.fixture(scope="module")
def research(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    return outputs(EXAMPLES / "research_a_folder.ipynb", tmp_path_factory.mktemp("research"))


def test_a_folder_becomes_a_table_of_budgets(research: Outputs) -> None:
    texts = of_kind(research, "text/plain")
    assert texts[1].endswith(": 30 forms, 0 findings, nothing unread>")
    budgets = rows(texts[3])
    assert budgets["居家养老补贴"] == ["15200000", "16800000", "18150000", "2950000"]
    assert budgets["噪声自动监测"] == ["2400000", "960000", "960000", "-1440000"]


def test_targets_are_counted_by_their_kind(research: Outputs) -> None:
    kinds = rows(of_kind(research, "text/plain")[4])
    assert kinds["damaged"] == kinds["unfilled"] == ["0", "0", "1"]
    assert kinds["deadline"] == ["8", "10", "10"]


def test_promises_that_are_easier_for_as_much_money_are_found(research: Outputs) -> None:
    easier = of_kind(research, "text/plain")[-1].splitlines()[1:]
    assert [line.split()[1:6] for line in easier] == [
        ["消防水源建设", "2024", "建成时间", "5月底前", "6月底前"],
        ["公共文化馆免费开放", "2023", "群众满意度", "≥95%", "≥92%"],
        ["农村公路养护", "2024", "路况优良率", "≥82%", "≥80%"],
        ["小型水库维护", "2024", "单库维护成本", "≤4万元", "≤4.5万元"],
    ]


def test_every_plot_is_drawn_and_every_character_in_it(research: Outputs) -> None:
    assert len(of_kind(research, "image/png")) == 3
    assert "Glyph" not in streamed(research, "stderr")


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    return outputs(EXAMPLES / "review_self_evaluations.ipynb", tmp_path_factory.mktemp("review"))


def test_what_was_done_otherwise_than_the_rule_is_found_and_nothing_else(review: Outputs) -> None:
    said = "17 of 40 are to be asked, 0 of them for something else.\n"
    assert streamed(review, "stdout") == said


def test_scores_by_another_rule_are_told_from_mistakes(review: Outputs) -> None:
    explained = rows(of_kind(review, "text/plain")[2])
    assert explained["公益性公墓建设"] == ["2", "6", "6"]
    assert explained["学前教育资助"] == ["5", "4", "6"]


def test_the_workbook_holds_forms_indicators_and_findings(review: Outputs) -> None:
    path = of_kind(review, "text/plain")[-1].split("'")[1]
    book = load_workbook(path, read_only=True)
    assert [sheet.max_row - 1 for sheet in book.worksheets] == [40, 200, 15]
    book.close()
