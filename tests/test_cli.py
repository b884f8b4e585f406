"""The command line, run as a person or a script runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.cli import run
from budgetgoals.targets import parse_target
from tests.support.fresh import bare_site, python
from tests.support.small import SMALL, read_form, replaced

if TYPE_CHECKING:
    from pathlib import Path

FORM = read_form(SMALL)
BROKEN = replaced(SMALL, ("2020-01-01", "2020-02-30"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "公开表.txt"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good file, a file of bytes that are no text, and another good one behind it."""
    inside = tmp_path / "folder"
    inside.mkdir()
    (inside / "a.txt").write_text(SMALL, encoding="gb18030")
    (inside / "b.txt").write_bytes(b"%PDF-1.7")
    (inside / "c.txt").write_text(replaced(SMALL, ("执法服装", "执法标识")), encoding="utf-8")
    return inside


def command(*arguments: str | Path, stdin: str = "") -> tuple[int, str, str]:
    """The exit code, the output and the complaints of a run."""
    done = python(["-m", "budgetgoals", *arguments], stdin=stdin.encode())
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_file_is_shown_as_a_table(path: Path) -> None:
    code, shown, complaints = command("read", path)
    assert (code, complaints) == (0, "")
    for text in (
        "财政项目支出绩效目标表（2020年度）",
        "执法服装",
        "2020-12-15",
        "302,900",
        "30.29万元",
        "=65人",
    ):
        assert text in shown
    assert "否" in shown


def test_lines_are_a_form_each(path: Path) -> None:
    code, lines, complaints = command("read", path, path, "--to", "jsonl")
    assert (code, complaints) == (0, "")
    assert [bg.loads(line) for line in lines.splitlines()] == [FORM, FORM]


def test_a_document_is_a_list_of_sources(path: Path) -> None:
    code, text, complaints = command("read", path, "--to", "json")
    assert (code, complaints) == (0, "")
    (document,) = json.loads(text)
    assert document["source"] == str(path)
    assert [bg.from_dict(form) for form in document["forms"]] == [FORM]
    assert (document["findings"], document["unread"]) == ([], [])


@pytest.mark.parametrize("to", ["table", "json", "jsonl"])
def test_a_minus_is_standard_input(to: str) -> None:
    code, text, complaints = command("read", "-", "--to", to, stdin=SMALL)
    assert (code, complaints) == (0, "")
    assert "执法服装" in text


def test_findings_of_a_broken_form_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_text(BROKEN, encoding="utf-8")
    code, lines, complaints = command("read", path, "--to", "jsonl", "--lang", "en")
    assert code == 1
    assert complaints.startswith(
        f"{path}:8:9 project.start BG006 error: 计划开始日期: 2020-02-30 cannot be read"
    )
    assert bg.to_dict(bg.loads(lines))["project"]["start"] is None
    code, _, complaints = command("read", path, "--to", "jsonl", "--lang", "zh")
    assert code == 1
    assert "无法读取" in complaints
    assert "cannot be read" not in complaints


def test_findings_stand_in_the_document_in_both_languages() -> None:
    code, text, _ = command("read", "-", "--to", "json", stdin=BROKEN)
    assert code == 1
    ((finding,),) = [document["findings"] for document in json.loads(text)]
    assert (finding["code"], finding["severity"], finding["path"]) == ("BG006", "error", "project.start")
    assert "cannot be read" in finding["message"]["en"]
    assert "无法读取" in finding["message"]["zh"]
    assert finding["place"]["line"] == 8


def test_a_warning_is_no_failure() -> None:
    text = replaced(SMALL, ("（2020年度）", "（2020年度）\n填报日期 2019年11月"))
    code, shown, _ = command("read", "-", "--lang", "en", stdin=text)
    assert code == 0
    assert "BG007 warning" in shown
    assert "填报日期 2019年11月" in shown


def test_a_text_without_form_is_a_failure() -> None:
    code, _, complaints = command("read", "-", "--to", "jsonl", "--lang", "en", stdin="没有表\n")
    assert code == 1
    assert "BG001 error: no performance-goal form was found" in complaints


@pytest.mark.parametrize("to", ["table", "json", "jsonl"])
def test_a_bad_file_in_a_folder_leaves_the_others_their_turn(folder: Path, to: str) -> None:
    code, text, complaints = command("read", folder, "--to", to, "--lang", "en")
    assert code == 3
    assert "b.txt is damaged: " in complaints
    assert text.index("执法服装") < text.index("执法标识")
    if to == "json":
        assert [len(document["forms"]) for document in json.loads(text)] == [1, 1]


def test_the_worst_that_happened_decides(folder: Path) -> None:
    (folder / "d.txt").write_text(BROKEN, encoding="utf-8")
    assert command("read", folder, "--to", "jsonl")[0] == 3
    (folder / "b.txt").unlink()
    assert command("read", folder, "--to", "jsonl")[0] == 1
    (folder / "d.txt").unlink()
    assert command("read", folder, "--to", "jsonl")[0] == 0


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    code, text, complaints = command("read", missing, "--lang", "en", "--to", "json")
    assert (code, json.loads(text)) == (3, [])
    assert complaints.startswith(f"cannot open {missing}")
    empty = tmp_path / "empty"
    empty.mkdir()
    code, _, complaints = command("read", empty, "--lang", "en")
    assert code == 3
    assert f"the folder {empty} holds no file that can be read" in complaints


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "-", "--to", "pdf"],
        ["read", "-", "--lang", "fr"],
        ["read", "-", "--colour", "red"],
        ["raed", "-"],
    ],
)
def test_wrong_usage_is_told_without_traceback(arguments: list[str]) -> None:
    code, _, complaints = command(*arguments)
    assert code == 2
    assert complaints != ""
    assert "Traceback" not in complaints


@pytest.mark.parametrize("layout", ["nowhere-1999", "missing.toml"])
def test_a_layout_that_is_not_there_is_named(path: Path, layout: str) -> None:
    code, _, complaints = command("read", path, "--layout", layout, "--lang", "en")
    assert code != 0
    assert f"cannot read the layout {layout}" in complaints
    assert "Traceback" not in complaints


def test_the_version_is_told() -> None:
    assert command("--version")[:2] == (0, f"{bg.__version__}\n")


def test_help_names_the_options() -> None:
    code, shown, _ = command("read", "--help")
    assert code == 0
    for option in ("--to", "--lang", "--layout"):
        assert option in shown


@pytest.mark.parametrize("to", ["table", "json", "jsonl"])
def test_a_closed_pipe_ends_the_run_quietly(tmp_path: Path, to: str) -> None:
    path = tmp_path / "many.txt"
    path.write_text(SMALL * 300, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "budgetgoals", "read", path, "--to", to],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read().decode() == ""
    assert process.returncode == 0


def test_without_its_extra_the_command_says_what_to_install(tmp_path: Path) -> None:
    done = python(["-m", "budgetgoals", "read", "-"], stdin=SMALL.encode(), site=bare_site(tmp_path))
    assert done.returncode == 2
    assert 'pip install "budgetgoals[cli]"' in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


# The function that the command calls.


def test_the_entry_function_gives_the_exit_code(
    path: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(path), "--to", "jsonl"]) == 0
    assert bg.loads(capfd.readouterr().out) == FORM
    assert run(["read", str(folder), "--to", "jsonl"]) == 3
    assert run(["read"]) == 2
    assert run(["nothing"]) == 2
    assert run(["read", str(path), "--to", "pdf"]) == 2


def test_the_published_forms_are_read_without_findings(seeds: Path) -> None:
    code, lines, complaints = command("read", seeds, "--to", "jsonl")
    assert (code, complaints) == (0, "")
    assert [bg.loads(line) for line in lines.splitlines()] == list(bg.read(seeds).forms)


def test_the_layouts_are_listed_with_what_they_rest_on() -> None:
    code, shown, complaints = command("layouts", "--lang", "en")
    assert (code, complaints) == (0, "")
    assert all(layout in shown for layout in bg.layout_ids())
    line = next(line for line in shown.splitlines() if line.startswith("shanghai-2020 "))
    assert "财政项目支出绩效目标表" in line
    assert "2020" in line


def test_the_blank_form_of_a_layout_is_drawn() -> None:
    code, shown, complaints = command("layouts", "show", "self-evaluation-2020")
    assert (code, complaints) == (0, "")
    for printed in ("项目支出绩效自评表", "年初预算数", "全年执行数", "财预〔2020〕10号"):
        assert printed in shown.replace("\n", "")


def test_a_layout_that_there_is_not_is_refused_with_those_there_are() -> None:
    code, shown, complaints = command("layouts", "show", "atlantis-2020", "--lang", "en")
    assert (code, shown) == (3, "")
    assert "atlantis-2020" in complaints
    assert "shanghai-2020" in complaints


def test_what_was_reached_stands_beside_its_target_and_its_points(tmp_path: Path) -> None:
    reached = bg.Indicator("人数", parse_target("=65人"), Decimal(10), parse_target("60人"), Decimal(9))
    aspect = bg.Aspect("数量指标", (reached,))
    form = bg.SelfEvaluation(title="绩效自评表", indicators=(bg.Dimension("产出指标", (aspect,)),))
    path = bg.render(form, tmp_path / "自评.xlsx")
    assert "=65人 → 60人  9/10" in command("read", path)[1]


def test_the_schema_is_the_one_that_forms_are_held_against() -> None:
    code, shown, complaints = command("schema")
    assert (code, complaints) == (0, "")
    assert json.loads(shown) == bg.json_schema()
