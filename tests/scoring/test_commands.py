"""``budgetgoals score`` and ``budgetgoals evaluate``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.cli import run
from tests.support.small import SMALL, read_form

if TYPE_CHECKING:
    from pathlib import Path

EVALUATION = """\
项目支出绩效自评表
（2020年度）
项目名称,执法服装
主管部门,生态环境局,实施单位,执法总队
项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分
,年度资金总额,30,30,27,10,90%,9
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析
产出指标,数量指标,购置数量,≥65套,65套,50,50,
,质量指标,合格率,≥95%,90.25%,30,30,
满意度指标,服务对象满意度指标,制服满意度,≥90%,96%,10,10,
"""
ACTUALS = """\
指标名称,实际完成值
人数,65人
制服满意度,96%
"""


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    path = tmp_path / "自评表.csv"
    path.write_text(EVALUATION, encoding="utf-8")
    return path


@pytest.fixture
def goals(tmp_path: Path) -> Path:
    path = tmp_path / "目标表.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def actuals(tmp_path: Path) -> Path:
    path = tmp_path / "完成值.csv"
    path.write_text(ACTUALS, encoding="utf-8")
    return path


def test_scores_are_shown_with_their_rules(evaluation: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(evaluation), "--lang", "en"]) == 0
    shown, complaints = capfd.readouterr()
    assert complaints == ""
    for text in ("执法服装", "合格率", "best explained"):
        assert text in shown, text


def test_scores_are_json_for_the_next_program(evaluation: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(evaluation), "--to", "json", "--method", "caiyu-2021-101"]) == 0
    (card,) = json.loads(capfd.readouterr().out)
    assert card["source"] == str(evaluation)
    assert card["method"]["id"] == "caiyu-2021-101"
    assert [line["printed"] for line in card["lines"]] == ["9", "50", "30", "10"]
    assert card["fit"]["best"] == ["caiyu-2020-10", "proportional-capped"]


def test_scores_are_a_page_with_pictures(evaluation: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(evaluation), "--to", "html"]) == 0
    page = capfd.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert "<svg" in page


def test_what_is_no_self_evaluation_is_told(goals: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(goals), "--to", "json", "--lang", "en"]) == 1
    shown, complaints = capfd.readouterr()
    assert json.loads(shown) == []
    assert "there is no self-evaluation in it" in complaints


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--method", "caiyu-1999-1"], 2, "there is no scoring method caiyu-1999-1"),
        (["--to", "pdf"], 2, "pdf"),
        (["--colour"], 2, "colour"),
    ],
)
def test_wrong_usage_is_told(
    evaluation: Path, arguments: list[str], code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", str(evaluation), *arguments, "--lang", "en"]) == code
    shown, complaints = capfd.readouterr()
    assert said in shown + complaints
    assert "Traceback" not in complaints


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(tmp_path / "none.xlsx"), "--lang", "en"]) == 3
    assert "cannot open" in capfd.readouterr().err


def test_goals_and_actual_values_become_a_self_evaluation(
    goals: Path, actuals: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "自评表.json"
    assert run(["evaluate", str(goals), str(actuals), "-o", str(out), "--lang", "en"]) == 0
    form = bg.loads(out.read_text(encoding="utf-8"))
    assert form == bg.self_evaluation(read_form(SMALL), actuals)
    assert capfd.readouterr().err.splitlines() == ["no actual value yet: 时间"]


def test_a_name_that_fits_nothing_is_told_and_kept(
    goals: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    actuals, out = tmp_path / "a.csv", tmp_path / "b.json"
    actuals.write_text(ACTUALS.replace("人数", "人次"), encoding="utf-8")
    assert run(["evaluate", str(goals), str(actuals), "-o", str(out), "--lang", "en"]) == 1
    assert "人次 (65人): no indicator is called so" in capfd.readouterr().err
    assert bg.loads(out.read_text(encoding="utf-8")).extra == (("人次", "65人"),)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "md"])
def test_the_official_form_is_written_in_every_format_and_read_again(
    goals: Path, actuals: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"自评表.{ending}"
    assert run(["evaluate", str(goals), str(actuals), "-o", str(out)]) == 0
    assert bg.read(out).form == bg.self_evaluation(read_form(SMALL), actuals)
    assert run(["evaluate", str(goals), str(actuals), "-o", str(out)]) == 3
    assert run(["evaluate", str(goals), str(actuals), "-o", str(out), "--force"]) == 0


def test_a_place_that_cannot_be_written_is_told(
    goals: Path, actuals: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "none" / "b.json"
    assert run(["evaluate", str(goals), str(actuals), "-o", str(out), "--lang", "en"]) == 3
    assert f"cannot write {out}" in capfd.readouterr().err


def test_scores_are_written_by_a_method_where_points_are_printed(goals: Path, tmp_path: Path) -> None:
    actuals, out = tmp_path / "a.csv", tmp_path / "b.json"
    actuals.write_text("指标名称,实际完成值,分值\n人数,52人,50\n制服满意度,96%,10\n", encoding="utf-8")
    assert run(["evaluate", str(goals), str(actuals), "-o", str(out), "--method", "caiyu-2020-10"]) == 0
    form = bg.loads(out.read_text(encoding="utf-8"))
    assert [str(leaf.indicator.score) for leaf in form.leaves()] == ["40.00", "None", "9.60"]


@pytest.mark.parametrize(
    ("content", "method", "expected"),
    [
        ("a,b\n1,2\n", "caiyu-2020-10", (3, "there is no table of actual values")),
        (ACTUALS, "none", (2, "there is no scoring method none")),
    ],
)
def test_what_cannot_be_evaluated_is_told(
    goals: Path, capfd: pytest.CaptureFixture[str], content: str, method: str, expected: tuple[int, str]
) -> None:
    path, out = goals.with_name("a.csv"), goals.with_name("b.json")
    path.write_text(content, encoding="utf-8")
    arguments = ["evaluate", str(goals), str(path), "-o", str(out), "--method", method, "--lang", "en"]
    assert run(arguments) == expected[0]
    assert expected[1] in capfd.readouterr().err
    assert not out.exists()
