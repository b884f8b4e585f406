"""The documentation is true: its commands print what it says, and it names all that there is.

Its Python is run as doctests; this is the rest.
"""

from __future__ import annotations

import doctest
import re
import shlex
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from tests.conftest import ROOT
from tests.support.fresh import python
from tests.support.pages import PAGES, lay_out, typed
from tests.test_house import FLOOR, VALUES

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
LIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
WRONG_CALL_OR_SOURCE = (2, 3)
NO_ROOMS = {"cli", "_version", "__main__", "__init__"}


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


def test_every_picture_has_a_twin_in_chinese() -> None:
    pictures = {path.name for path in (DOCS / "pictures").glob("*.svg")}
    assert {f"{name.split('.')[0]}{twin}.svg" for name in pictures for twin in ("", ".zh_CN")} == pictures
