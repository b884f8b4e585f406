"""``budgetgoals check`` and ``budgetgoals rules``, run as a person or a script runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import openpyxl  # type: ignore[import-untyped]
import pytest

import budgetgoals as bg
from tests.checks.sarif import SCHEMA
from tests.support.small import SMALL, replaced

if TYPE_CHECKING:
    from pathlib import Path

BAD = replaced(SMALL, ("人数 =65人", "服装数量 65"), ("2020-12-15", "2019-12-15"))
TWO = SMALL + "\f" + BAD


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "公开表.txt"
    file.write_text(SMALL, encoding="utf-8")
    return file


def command(*arguments: str | Path, cwd: Path, stdin: str = "") -> tuple[int, str, str]:
    """The exit code, the output and the complaints of a run in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "budgetgoals", *arguments],
        input=stdin.encode(),
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "120"},
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.usefixtures("path")
def test_findings_are_shown_with_place_text_basis_and_advice(tmp_path: Path) -> None:
    code, shown, complaints = command("check", "公开表.txt", "--lang", "en", cwd=tmp_path)
    assert (code, complaints) == (0, "")
    assert shown.splitlines()[0] == "公开表.txt  执法服装（2020年度）"
    expected = """\
公开表.txt:37:7 warning BG504 时间: 10月前完成购买 may mean by 2020-09-30 or by 2020-10-31
    37 │ 时效 时间 10月前完成购买
       │           ^^^^^^^^^^^^^^
       = basis 表样《财政项目支出绩效目标表》
       = advice name the day: 9月30日前 or 10月31日前
"""
    assert expected in shown
    assert "1 form checked: 0 errors, 1 warning, 2 notes\n     2  BG210  the name" in shown


def test_chinese_is_the_language_unless_another_is_asked_for(path: Path, tmp_path: Path) -> None:
    _, shown, _ = command("check", path, cwd=tmp_path)
    assert "共检查1张表：0个错误，1个警告，2个提示" in shown
    assert "“时间”的“10月前完成购买”可理解为2020-09-30前，也可理解为2020-10-31前" in shown


def test_an_error_finding_is_an_exit_code(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    assert command("check", "a.txt", cwd=tmp_path)[0] == 1
    assert command("check", "a.txt", "--ignore", "BG501,BG203,BG502", cwd=tmp_path)[0] == 0
    assert command("check", "a.txt", "--select", "BG7", cwd=tmp_path)[0] == 0


def test_a_source_without_a_form_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("没有表", encoding="utf-8")
    code, shown, _ = command("check", "a.txt", "--lang", "en", cwd=tmp_path)
    assert code == 1
    assert "BG001 no performance-goal form was found" in shown
    assert "0 forms checked: 1 error, 0 warnings" in shown


def test_standard_input_shows_its_lines_too(tmp_path: Path) -> None:
    code, shown, _ = command("check", "-", "--select", "BG504", "--lang", "en", cwd=tmp_path, stdin=SMALL)
    assert code == 0
    assert "37 │ 时效 时间 10月前完成购买" in shown


def test_forms_are_counted_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO, encoding="utf-8")
    code, lines, _ = command("check", "a.txt", "--to", "jsonl", "--select", "BG5,BG203", cwd=tmp_path)
    assert code == 1
    found = [json.loads(line) for line in lines.splitlines()]
    assert [(each["form"], each["code"]) for each in found] == [
        (0, "BG504"),
        (1, "BG501"),
        (1, "BG203"),
        (1, "BG504"),
    ]
    assert {each["source"] for each in found} == {"a.txt"}


def test_a_document_is_a_list_of_sources(path: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(BAD, encoding="utf-8")
    code, text, _ = command("check", path, "b.txt", "--to", "json", cwd=tmp_path)
    assert code == 1
    first, second = json.loads(text)
    assert first["forms"] == [
        {
            "kind": "project_goals",
            "layout": "shanghai-2020",
            "project": "执法服装",
            "applicant": "上海市生态环境局执法总队",
            "fiscal_year": 2020,
        }
    ]
    assert {each["code"] for each in first["findings"]} == {"BG210", "BG504"}
    assert "BG203" in {each["code"] for each in second["findings"]}
    assert json.loads(command("check", tmp_path / "none.txt", "--to", "json", cwd=tmp_path)[1]) == []


def test_sarif_is_written_to_a_file(path: Path, tmp_path: Path) -> None:
    code, shown, _ = command("check", "公开表.txt", "--to", "sarif", "-o", "a.sarif", cwd=tmp_path)
    assert (code, shown) == (0, "")
    log = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(log, SCHEMA)
    assert len(log["runs"][0]["results"]) == len(bg.check(bg.read(path)))


@pytest.mark.usefixtures("path")
def test_annotations_are_a_line_each(tmp_path: Path) -> None:
    _, shown, _ = command("check", "公开表.txt", "--to", "github", cwd=tmp_path)
    assert len(shown.splitlines()) == 3
    assert "::warning file=公开表.txt,line=37,col=7,title=BG504::" in shown


def test_a_page_escapes_what_the_form_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(replaced(SMALL, ("10月前完成购买", "10月前<b>")), encoding="utf-8")
    _, text, _ = command("check", "a.txt", "--to", "html", cwd=tmp_path)
    assert text.startswith("<!DOCTYPE html>")
    assert "<b>" not in text


@pytest.mark.usefixtures("path")
def test_a_workbook_is_written(tmp_path: Path) -> None:
    code, shown, _ = command("check", "公开表.txt", "--to", "xlsx", "-o", "a.xlsx", cwd=tmp_path)
    assert (code, shown) == (0, "")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].max_row == 4


@pytest.mark.usefixtures("path")
def test_a_table_can_go_to_a_file(tmp_path: Path) -> None:
    command("check", "公开表.txt", "-o", "a.txt", "--lang", "en", cwd=tmp_path)
    assert "1 form checked" in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_the_settings_of_the_folder_hold(path: Path, tmp_path: Path) -> None:
    (tmp_path / "budgetgoals.toml").write_text('[severity]\nBG504 = "error"\nBG210 = "off"', encoding="utf-8")
    code, shown, _ = command("check", "公开表.txt", "--lang", "en", cwd=tmp_path)
    assert code == 1
    assert "1 form checked: 1 error, 0 warnings, 0 notes" in shown
    other = tmp_path / "other.toml"
    other.write_text('ignore = ["BG"]', encoding="utf-8")
    assert (
        "0 errors, 0 warnings" in command("check", path, "--config", other, "--lang", "en", cwd=tmp_path)[1]
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "BG9"), "there is no rule BG9"),
        (("--profile", "x"), "there is no profile x; the profiles: shanghai-2020"),
        (("--config", "none.toml"), "cannot read the settings none.toml"),
        (("--colour",), "there is no option --colour"),
    ],
)
def test_wrong_usage_is_told(path: Path, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    code, _, complaints = command("check", path, *options, "--lang", "en", cwd=tmp_path)
    assert code == 2
    assert said in " ".join(complaints.split())


def test_a_source_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    code, _, complaints = command("check", "none.txt", cwd=tmp_path)
    assert code == 3
    assert "none.txt" in complaints


def test_the_rules_are_listed(tmp_path: Path) -> None:
    code, shown, _ = command("rules", "--lang", "en", cwd=tmp_path)
    assert code == 0
    for rule in bg.rules():
        assert rule.code in shown


def test_a_rule_is_explained(tmp_path: Path) -> None:
    code, shown, _ = command("rules", "show", "bg607", cwd=tmp_path)
    assert code == 0
    for said in (
        "大幅超额完成而没有说明原因",
        "第十六条",
        "over_fulfilment = 1.3",
        "actual=96次",
        "self-evaluation-2020",
    ):
        assert said in shown
    code, _, complaints = command("rules", "show", "BG999", "--lang", "en", cwd=tmp_path)
    assert (code, complaints.strip()) == (2, "there is no rule BG999")
