"""Many forms in one workbook for review: three sheets with filters, numbers as numbers, flat memory."""

from __future__ import annotations

import tracemalloc
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

import budgetgoals as bg
from budgetgoals.rendering import review
from budgetgoals.targets import parse_target
from tests.rendering.strategies import forms_of
from tests.support.small import SMALL, read_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

FORM = read_form(SMALL)


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet, by the labels of its columns."""
    head, *others = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    late = evolve(FORM, project=evolve(FORM.project, name="执法标识", end=date(2019, 1, 1)))
    return bg.forms_to_xlsx([FORM, late], tmp_path_factory.mktemp("review") / "审核.xlsx", findings=bg.check)


def test_there_is_a_sheet_of_heads_one_of_indicators_and_one_of_findings(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 3
    for sheet in book:
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.freeze_panes == "B2"


def test_a_head_has_amounts_and_days_that_can_be_reckoned_with(path: Path) -> None:
    first, second = rows(path, openpyxl.load_workbook(path).sheetnames[0])
    assert (first["序号"], first["项目名称"], second["项目名称"]) == (1, "执法服装", "执法标识")
    assert first["总预算（元）"] == 302900
    assert first["开始日期"].date() == date(2020, 1, 1)
    assert first["政府购买服务"] == "否"
    assert first["指标数"] == 3
    assert first["年度目标"] == "提高环境执法服务水平。"


def test_an_indicator_has_its_target_whole_and_in_parts(path: Path) -> None:
    found = rows(path, openpyxl.load_workbook(path).sheetnames[1])
    assert len(found) == 6
    first = found[0]
    assert (first["一级指标"], first["二级指标"], first["三级指标"]) == ("产出目标", "数量", "人数")
    assert (first["指标值"], first["符号"], first["数值"], first["计量单位"]) == ("=65人", "=", 65, "人")


def test_a_finding_has_the_form_it_is_about(path: Path) -> None:
    found = rows(path, openpyxl.load_workbook(path).sheetnames[2])
    (late,) = [row for row in found if row["代码"] == "BG501"]
    assert (late["序号"], late["项目名称"]) == (2, "执法标识")
    assert late["严重程度"] == "错误"
    assert late["字段"].startswith("project.")


def test_findings_may_be_told_before(tmp_path: Path) -> None:
    reading = bg.read_text(SMALL.replace("2020-12-15", "2019-12-15"))
    out = bg.forms_to_xlsx(reading.forms, tmp_path / "审核.xlsx", findings=bg.check(reading), language="en")
    names = openpyxl.load_workbook(out).sheetnames
    assert names == ["forms", "indicators", "findings"]
    assert "BG501" in [row["代码"] for row in rows(out, "findings")]


@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        (Decimal("1448934.56"), 1448934.56),
        (Decimal(999999999999999), 999999999999999),
        (Decimal("12345678901234.567"), "12345678901234.567"),
    ],
)
def test_an_amount_is_a_number_only_where_a_workbook_keeps_each_digit(
    tmp_path: Path, amount: Decimal, kept: float | str
) -> None:
    form = bg.ProjectGoals(budget=bg.Budget(total=amount))
    out = bg.forms_to_xlsx([form], tmp_path / "审核.xlsx", language="en")
    assert rows(out, "forms")[0]["总预算（元）"] == kept


def test_a_day_before_the_calendar_of_workbooks_is_a_text(tmp_path: Path) -> None:
    form = bg.ProjectGoals(project=bg.Project(start=date(1899, 1, 1)))
    out = bg.forms_to_xlsx([form], tmp_path / "审核.xlsx", language="en")
    assert rows(out, "forms")[0]["开始日期"] == "1899-01-01"


def test_a_text_beyond_a_cell_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    long = bg.ProjectGoals(narrative=bg.Narrative(goals="长" * 40_000))
    with pytest.raises(bg.LimitExceeded):
        bg.forms_to_xlsx([long], tmp_path / "审核.xlsx")
    assert not list(tmp_path.iterdir())


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "_MOST_ROWS", 3)
    with pytest.raises(bg.LimitExceeded, match="more than 3 rows"):
        bg.forms_to_xlsx([FORM] * 3, tmp_path / "审核.xlsx")


@pytest.mark.parametrize(
    "layout", ["shanghai-2020", "self-evaluation-2020", "monitoring-2019", "department-2022"]
)
def test_a_form_of_any_kind_has_its_row(layout: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    @settings(max_examples=5, suppress_health_check=list(HealthCheck))
    @given(forms_of(bg.load_layout(layout)))
    def has_its_row(form: bg.Form) -> None:
        out = bg.forms_to_xlsx([form], tmp_path_factory.mktemp("review") / "审核.xlsx", language="en")
        (head,) = rows(out, "forms")
        assert head["版式"] == layout
        told = [row["三级指标"] for row in rows(out, "indicators")]
        assert told == [leaf.indicator.name for leaf in (*form.leaves(), *form.long_term_leaves())]

    has_its_row()


def test_its_memory_does_not_grow_with_the_number_of_forms(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        def many() -> Iterator[bg.Form]:
            for number in range(count):
                indicator = bg.Indicator(f"第{number}项", parse_target(f"≥{number}%"))
                tree = (bg.Dimension("产出目标", (bg.Aspect("数量", (indicator,)),)),)
                yield evolve(FORM, project=bg.Project(name=f"项目{number}"), indicators=tree)

        tracemalloc.start()
        bg.forms_to_xlsx(many(), tmp_path / f"{count}.xlsx")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(1000) < peak(250) * 1.2


def test_a_reading_and_a_single_form_can_be_given(example: Path, tmp_path: Path) -> None:
    reading = bg.read(example)
    for forms, count in ((reading, 4), (reading.forms[0], 1)):
        path = bg.forms_to_xlsx(forms, tmp_path / f"{count}.xlsx")
        assert openpyxl.load_workbook(path).worksheets[0].max_row == 1 + count


def test_a_review_is_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(bg.UnsupportedFormat, match=r"\.docx"):
        bg.forms_to_xlsx(bg.ProjectGoals(), tmp_path / "审核.docx")


@pytest.mark.parametrize("thing", ["表.docx", 3, ["表.docx"], None])
def test_what_is_no_form_is_refused_by_its_name(thing: object, tmp_path: Path) -> None:
    for write in (
        lambda: bg.forms_to_xlsx(thing, tmp_path / "审核.xlsx"),  # type: ignore[arg-type]
        lambda: bg.render_bytes(thing, "md"),  # type: ignore[arg-type]
    ):
        with pytest.raises(bg.InvalidValue, match="is no form"):
            write()
    assert list(tmp_path.iterdir()) == []
