"""The wheel, built and unpacked: what is in it, and what it does where nothing but its core is installed."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT
from tests.support.fresh import bare_site, python

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 1_000_000
DOCUMENTS = ROOT / "tests" / "fixtures" / "documents"
NEEDS = {
    'bg.read(documents / "typst.pdf")': "pdf",
    'bg.render_bytes(form, "docx")': "word",
    'bg.render_bytes(form, "xlsx")': "excel",
    'bg.forms_to_xlsx([form], "forms.xlsx")': "excel",
    'bg.render_bytes(form, "pdf")': "pdf-write",
    "bg.compare(*reading.forms[1:3])": "compare",
    'bg.load_form("form.yaml")': "yaml",
}
PROGRAM = f"""
import json, sys
from pathlib import Path
import budgetgoals as bg

documents = Path(sys.argv[1])
reading = bg.read(documents / "forms.docx")
form = reading.forms[3]
for ending in ("xlsx", "html"):
    assert bg.read(documents / f"forms.{{ending}}").forms == reading.forms
for format in ("html", "md", "txt", "csv", "json"):
    assert bg.render_bytes(form, format)
assert bg.loads(bg.dumps(form)) == form
assert bg.check(form)[0].message.zh != bg.check(form)[0].message.en
assert bg.score(bg.self_evaluation(form)).lines
Path("form.yaml").write_bytes(bg.skeleton("shanghai-2020", "yaml"))
said = {{}}
for each in {[*NEEDS]}:
    try:
        eval(each)
    except bg.MissingExtra as missing:
        said[each] = [missing.describe("zh"), missing.describe("en")]
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = python(["-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def said(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the errors say of each thing that needs an extra; everything else works without."""
    unpacked, site, cwd = (tmp_path_factory.mktemp(name) for name in ("unpacked", "site", "cwd"))
    with ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    package = unpacked / "budgetgoals"
    done = python(["-c", PROGRAM, DOCUMENTS], site=bare_site(site, package), cwd=cwd)
    assert done.stderr.decode() == ""
    answers: dict[str, list[str]] = json.loads(done.stdout)
    return answers


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES


def test_the_wheel_holds_what_is_needed_at_run_time_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"budgetgoals"}
    endings = {name.rpartition(".")[2] for name in names if ".dist-info/" not in name}
    assert endings == {"json", "mo", "py", "toml", "typ", "typed"}


@pytest.mark.parametrize("needing", NEEDS)
def test_what_is_missing_is_said_with_the_extra_in_both_languages(
    needing: str, said: dict[str, list[str]]
) -> None:
    extra, line = NEEDS[needing], f'pip install "budgetgoals[{NEEDS[needing]}]"'
    zh, en = said[needing]
    assert re.search(rf"[\u4e00-\u9fff]+附加组件 {extra}$", zh.removesuffix(line).strip())
    assert en.removesuffix(line).strip().endswith(f"the extra {extra}")
    assert zh.endswith(line)
    assert en.endswith(line)


def test_all_is_every_extra_of_the_library() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    (every,) = extras["all"]
    named = set(every.removeprefix("budgetgoals[").removesuffix("]").split(","))
    assert named == {*NEEDS.values(), "cli", "fast"}
    assert named <= extras.keys()
