"""The documentation is true: its commands print what it says, it names all that there is, in both languages.

Its Python is run as doctests, its links are followed when the site is built; this is the rest.
"""

from __future__ import annotations

import doctest
import re
import shlex
import tomllib
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from tests.conftest import ROOT
from tests.support.fresh import python
from tests.support.pages import PAGES, blocks, commands, lay_out, reached, typed
from tests.test_house import FLOOR, VALUES

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
LIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
WRONG_CALL_OR_SOURCE = (2, 3)
NO_ROOMS = {"cli", "_version", "__main__", "__init__"}
PROSE = {"text", "{blank-forms}", "{code-block}", "{eval-rst}", "{filled-form}", "{include}", "{toctree}"}
SETS_UP = ("python -m venv ", ".venv/bin/python -m pip install ", ".venv/bench/bin/python -m benchmarks ")
"""What a reader types once to have the rest; CI has typed it before a test runs."""


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(typed(page))], ids=lambda page: page.relative_to(DOCS).as_posix()
)
def test_a_command_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    lay_out(page, tmp_path)
    for command, shown in typed(page):
        done = python(["-m", *shlex.split(command)], cwd=tmp_path, columns=80)
        printed = (done.stdout + done.stderr).decode()
        assert done.returncode not in WRONG_CALL_OR_SOURCE, f"{command}\n{printed}"
        if shown:
            assert doctest.OutputChecker().check_output(shown, printed, LIKE), f"{command}\n{printed}"


def test_every_room_has_a_page_in_the_reference() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (DOCS / "api").glob("*.md"))
    documented = set(re.findall(r"automodule:: budgetgoals\.(\w+)", pages))
    assert documented == {*VALUES, *FLOOR} - NO_ROOMS - {"values"}


def test_every_name_of_the_face_is_in_the_reference() -> None:
    listed = re.findall(
        r"^   ~budgetgoals\.([\w.]+)$", (DOCS / "api" / "index.md").read_text("utf-8"), re.MULTILINE
    )
    for name in listed:
        module, _, last = name.rpartition(".")
        assert getattr(import_module(f"budgetgoals.{module}"), last) is getattr(bg, last), name
    assert {name.rpartition(".")[2] for name in listed} == {*bg.__all__} - {"__version__"}


def test_every_picture_has_a_twin_in_chinese_and_a_page_that_shows_it() -> None:
    """A picture of a written form has none: a form is Chinese in both languages."""
    pictures = {path.name for path in (DOCS / "pictures").glob("*.svg")}
    assert {f"{name.split('.')[0]}{twin}.svg" for name in pictures for twin in ("", ".zh_CN")} == pictures
    pictures |= {path.name for path in (DOCS / "pictures").glob("written-*.png")}
    shown = {name for page in PAGES for name in re.findall(r"\(pictures/(\S+)\)", page.read_text("utf-8"))}
    assert shown == {name for name in pictures if not name.endswith(".zh_CN.svg")}


def test_every_page_is_reached_from_the_first_one() -> None:
    assert sorted(reached(DOCS / "index.md")) == PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_block_is_run_or_parsed_or_prose(page: Path) -> None:
    for kind, text in blocks(page):
        if kind == "python":
            assert ">>> " in text
        elif kind == "toml":
            tomllib.loads(text)
        else:
            assert kind in PROSE | {"console"}
    for command, _ in commands(page):
        make, _, target = command.partition(" ")
        known = command.startswith(("budgetgoals ", *SETS_UP))
        assert known or (make == "make" and f"\n{target}:" in (ROOT / "Makefile").read_text("utf-8")), command


@pytest.mark.parametrize("tool", ["command_pages", "docs_catalogs"])
def test_what_is_written_from_something_else_is_not_stale(tool: str) -> None:
    done = python([ROOT / "tools" / f"{tool}.py", "--check"])
    assert done.stderr.decode() == ""
    assert done.returncode == 0
