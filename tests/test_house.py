"""The house: a room imports only from rooms below it, and nothing heavy before it is needed."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from tests.conftest import ROOT
from tests.support.fresh import bare_site, python

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = ROOT / "src" / "budgetgoals"

ROOMS = (
    ("errors", "messages", "places", "_version"),
    ("values",),
    ("model",),
    ("layouts",),
    ("sources",),
    ("reading",),
    ("checks",),
    ("scoring",),
    ("comparison",),
    ("serial",),
    ("rendering",),
    ("handwritten",),
    ("cli", "__main__", "__init__"),
)
"""From the ground up; what shares a floor may import from one another."""
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
HEAVY = {"cattrs", "cattr", "babel", "rich", "cyclopts", "orjson", "hypothesis", "pytest"}
VALUES = sorted(
    {path.stem for path in PACKAGE.iterdir() if not path.stem.startswith("_")}
    - FLOOR.keys()
    - {"locale", "py"}
)
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room that a file stands in; a file of its own that is no ground is a kind of value."""
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return name if name in FLOOR else "values"


def imports(path: Path) -> list[str]:
    """The names of all modules that a file imports, at its head or later."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: {ast.unparse(node)}"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_only_downward(path: Path) -> None:
    floor = FLOOR[room_of(path)]
    for name in imports(path):
        root, _, inside = name.partition(".")
        if root == "budgetgoals":
            target = inside.split(".")[0]
            home = PACKAGE / target if (PACKAGE / target).is_dir() else PACKAGE / f"{target}.py"
            assert home.exists(), name
            assert FLOOR[room_of(home)] <= floor, f"{path.name} imports {name}"


@pytest.mark.parametrize("library", ["babel", "rich", "cyclopts", "orjson", "cattrs"])
def test_a_library_is_imported_in_its_own_room_only(library: str) -> None:
    rooms = {
        "babel": {"values"},
        "rich": {"rendering", "cli"},
        "cyclopts": {"cli"},
        "orjson": {"serial"},
        "cattrs": {"serial"},
    }
    users = {room_of(path) for path in FILES if any(name.split(".")[0] == library for name in imports(path))}
    assert users <= rooms[library]


def test_the_core_needs_attrs_and_the_standard_library_only() -> None:
    known = {*sys.stdlib_module_names, "attrs", "babel", "budgetgoals"}
    for path in FILES:
        if FLOOR[room_of(path)] <= FLOOR["reading"]:
            assert {name.split(".")[0] for name in imports(path)} <= known, path


def loaded(code: str, site: Path | None = None) -> set[str]:
    """The modules that are loaded behind a piece of code in a fresh interpreter."""
    done = python(["-c", f"{code}\nimport sys\nprint(*sys.modules)"], site=site)
    assert done.stderr.decode() == ""
    return set(done.stdout.decode().split())


def own(modules: set[str]) -> set[str]:
    return {name.split(".")[1] for name in modules if name.startswith("budgetgoals.")}


def test_importing_the_library_loads_nothing() -> None:
    modules = loaded("import budgetgoals as bg")
    assert own(modules) == {"_version"}
    assert not modules & HEAVY


def test_reading_loads_nothing_heavy() -> None:
    modules = loaded("import budgetgoals as bg\nbg.read_text('没有表')")
    assert not modules & HEAVY
    assert not own(modules) & {"serial", "rendering", "cli"}


@pytest.mark.parametrize("module", VALUES)
def test_a_kind_of_value_is_usable_alone(module: str) -> None:
    modules = loaded(f"import budgetgoals.{module}")
    assert not own(modules) & {room for room in FLOOR if FLOOR[room] >= FLOOR["model"]}
    assert not modules & HEAVY


def test_the_core_works_without_any_extra(tmp_path: Path) -> None:
    code = "import budgetgoals as bg\nform = bg.ProjectGoals()\nassert bg.loads(bg.dumps(form)) == form"
    assert "orjson" not in loaded(code, bare_site(tmp_path))


def test_the_face_names_what_there_is() -> None:
    for name in bg.__all__:
        assert getattr(bg, name) is not None
    assert set(bg.__all__) <= set(dir(bg))
    with pytest.raises(AttributeError, match="module 'budgetgoals' has no attribute 'write'"):
        _ = bg.write  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
