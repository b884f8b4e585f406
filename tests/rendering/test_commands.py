"""``budgetgoals render`` and ``budgetgoals new``, and forms written by hand in the other commands."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

import budgetgoals as bg
from budgetgoals.cli import run
from tests.conftest import ROOT
from tests.support.fresh import python
from tests.support.small import SMALL, read_form, replaced

FORM = read_form(SMALL)
SAMPLES = ROOT / "tests" / "rendering" / "samples"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, with a form in it."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SMALL, encoding="utf-8")
    return tmp_path


def names(folder: str = ".") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


# render


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "html", "md", "txt", "csv", "json"])
def test_a_form_is_written_in_the_format_of_the_ending(kind: str) -> None:
    assert run(["render", "a.txt", "-o", f"申报表.{kind}"]) == 0
    content = Path(f"申报表.{kind}").read_bytes()
    if kind == "json":
        assert bg.loads(content.decode()) == FORM
    else:
        assert bg.read(f"申报表.{kind}").forms == (FORM,)


def test_a_format_may_be_named_beside_any_ending() -> None:
    assert run(["render", "a.txt", "-o", "申报表.dat", "--to", "md"]) == 0
    assert bg.read("申报表.dat").forms == (FORM,)


def test_many_forms_are_written_into_one_file() -> None:
    Path("b.txt").write_text(replaced(SMALL, ("执法服装", "执法标识")), encoding="utf-8")
    assert run(["render", "a.txt", "b.txt", "-o", "申报表.xlsx"]) == 0
    assert openpyxl.load_workbook("申报表.xlsx").sheetnames == ["1 执法服装", "2 执法标识"]


def test_a_folder_is_written_into_a_folder() -> None:
    Path("in/2020").mkdir(parents=True)
    Path("in/a.txt").write_text(SMALL, encoding="utf-8")
    Path("in/2020/b.md").write_bytes(bg.render_bytes(FORM, "md"))
    Path("in/2020/b.json").write_text(bg.dumps(FORM), encoding="utf-8")
    assert run(["render", "in", "-o", "out", "--to", "docx"]) == 0
    assert names("out") == ["2020/b.docx", "2020/b.md.docx", "a.docx"]
    for name in names("out"):
        assert bg.read(f"out/{name}").forms == (FORM,)


def test_files_of_one_name_do_not_replace_one_another() -> None:
    for folder in ("x", "y", "z"):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text(SMALL, encoding="utf-8")
    assert run(["render", "x", "y", "z", "-o", "out", "--to", "md", "--force"]) == 0
    assert names("out") == ["a.md", "a.txt-2.md", "a.txt.md"]


def test_a_file_where_a_folder_should_be_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").write_text("我的", encoding="utf-8")
    assert run(["render", "a.txt", "-o", "out", "--to", "md", "--lang", "en"]) == 2
    assert "cannot write out" in capsys.readouterr().err


def test_a_folder_needs_a_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "a.txt", "-o", "out"]) == 2
    assert "--to" in capsys.readouterr().err


def test_a_file_that_is_there_is_replaced_by_force_only(capsys: pytest.CaptureFixture[str]) -> None:
    Path("申报表.html").write_text("我的", encoding="utf-8")
    assert run(["render", "a.txt", "-o", "申报表.html", "--lang", "en"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert Path("申报表.html").read_text(encoding="utf-8") == "我的"
    assert run(["render", "a.txt", "-o", "申报表.html", "--force"]) == 0
    assert bg.read("申报表.html").forms == (FORM,)


def test_a_form_is_written_to_standard_output() -> None:
    done = python(["-m", "budgetgoals", "render", "-", "-o", "-", "--to", "md"], stdin=SMALL.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert bg.read(done.stdout).forms == (FORM,)


def test_standard_output_needs_a_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "a.txt", "-o", "-"]) == 2
    assert capsys.readouterr().err


def test_what_cannot_be_read_is_told_and_the_rest_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(SMALL, encoding="utf-8")
    Path("in/b.docx").write_bytes(b"PK\x03\x04 damaged")
    Path("in/c.json").write_text('{"schema_version"', encoding="utf-8")
    Path("in/pyproject.toml").write_text("[tool.budgetgoals]\n", encoding="utf-8")
    Path("in/package.json").write_text("{}", encoding="utf-8")
    Path("in/d.toml").write_text("layout = 5\n", encoding="utf-8")
    assert run(["render", "in", "-o", "out", "--to", "html", "--lang", "en"]) == 3
    assert names("out") == ["a.html"]
    said = capsys.readouterr().err
    for name in ("b.docx", "c.json", "d.toml, line 1"):
        assert name in said


def test_text_that_belongs_to_no_field_is_not_written_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text(f"{SMALL}\n\n本表由财政局统一印制，不得复制。\n", encoding="utf-8")
    assert run(["render", "b.txt", "-o", "b.md", "--lang", "en"]) == 0
    assert "belong to no field" in capsys.readouterr().err


def test_a_source_without_a_form_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text("没有表", encoding="utf-8")
    assert run(["render", "b.txt", "-o", "b.docx"]) != 0
    assert capsys.readouterr().err
    assert not Path("b.docx").exists()


@pytest.mark.parametrize("output", ["b.doc", "no/folder/b.docx"])
def test_a_file_that_cannot_be_written_is_told(output: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "a.txt", "-o", output]) == 2
    assert capsys.readouterr().err


def test_the_forms_of_all_sources_are_reviewed_in_one_workbook() -> None:
    Path("b.txt").write_text(replaced(SMALL, ("2020-12-15", "2019-12-15")), encoding="utf-8")
    assert run(["render", "a.txt", "b.txt", "-o", "审核.xlsx", "--review", "--lang", "en"]) == 0
    book = openpyxl.load_workbook("审核.xlsx")
    assert book.sheetnames == ["forms", "indicators", "findings"]
    assert [sheet.max_row > 1 for sheet in book] == [True, True, True]


def test_what_read_prints_can_be_written() -> None:
    for to, ending in (("json", "json"), ("jsonl", "jsonl")):
        done = python(["-m", "budgetgoals", "read", "a.txt", "--to", to], cwd=Path.cwd())
        Path(f"b.{ending}").write_bytes(done.stdout)
        assert run(["render", f"b.{ending}", "-o", f"{to}.md"]) == 0
        assert bg.read(f"{to}.md").forms == (FORM,)


def test_a_folder_stands_for_the_forms_in_it_for_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("in/a.toml").write_bytes(bg.skeleton("shanghai-2020", "toml", like=FORM))
    Path("in/b.json").write_text(bg.dumps(FORM), encoding="utf-8")
    Path("in/budgetgoals.toml").write_text('profile = "national-2021"\n', encoding="utf-8")
    assert run(["read", "in", "--to", "jsonl"]) == 0
    assert [bg.loads(line) for line in capsys.readouterr().out.splitlines()] == [FORM, FORM]


def test_a_folder_without_a_form_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("in/package.json").write_text("{}", encoding="utf-8")
    for command in (["render", "in", "-o", "out", "--to", "md"], ["check", "in"]):
        assert run([*command, "--lang", "en"]) == 3
        assert "no file that can be read" in capsys.readouterr().err


# new


@pytest.mark.parametrize("ending", ["toml", "yaml"])
def test_a_form_is_begun_filled_in_checked_and_written(
    ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = f"项目.{ending}"
    assert run(["new", "shanghai-2020", "-o", file]) == 0
    text = Path(file).read_text(encoding="utf-8")
    empty = 'applicant = ""' if ending == "toml" else 'applicant: ""'
    assert empty in text
    Path(file).write_text(text.replace(empty, empty.replace('""', '"某区环境监测站"')), encoding="utf-8")
    assert run(["check", file, "--lang", "en"]) == 1
    assert f"{file}:" in capsys.readouterr().out
    assert run(["render", file, "-o", "申报表.docx"]) == 0
    assert bg.read("申报表.docx").form.applicant == "某区环境监测站"


def test_a_form_begins_like_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "shanghai-2020", "-o", "项目.toml", "--like", "a.txt"]) == 0
    assert bg.load_form("项目.toml") == FORM
    assert run(["new", "shanghai-2020", "-o", "项目.toml"]) == 2
    assert "项目.toml" in capsys.readouterr().err
    assert run(["new", "shanghai-2020", "-o", "项目.toml", "--force"]) == 0


def test_a_blank_form_is_written_in_every_format() -> None:
    for ending in ("xlsx", "docx", "pdf", "html"):
        assert run(["new", "national-2015", "-o", f"空白.{ending}"]) == 0


@pytest.mark.parametrize("arguments", [["no-such-layout", "-o", "a.toml"], ["shanghai-2020", "-o", "a.ini"]])
def test_what_cannot_be_begun_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", *arguments]) == 2
    assert capsys.readouterr().err


# Forms written by hand, where a source is taken


def test_every_command_takes_a_form_written_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    evaluation, goals = str(SAMPLES / "self-evaluation.toml"), str(SAMPLES / "period.toml")
    assert run(["read", goals, "--to", "jsonl"]) == 0
    assert bg.loads(capsys.readouterr().out) == bg.load_form(goals)
    assert run(["score", evaluation, "--to", "json"]) == 0
    (card,) = json.loads(capsys.readouterr().out)
    assert card["source"] == evaluation
    assert run(["compare", goals, goals, "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert run(["check", goals, "--to", "json"]) in (0, 1)
    assert json.loads(capsys.readouterr().out)[0]["source"] == goals


def test_a_mistake_in_a_form_written_by_hand_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("项目.toml").write_text('layout = "shanghai-2020"\n[project]\nname = 5\n', encoding="utf-8")
    for command in (["check"], ["read"], ["score"]):
        assert run([*command, "项目.toml", "--lang", "en"]) == 3
        assert "项目.toml, line 3: project.name" in capsys.readouterr().err
