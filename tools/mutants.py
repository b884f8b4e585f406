"""Change the library in many small ways, one at a time, and count the changes that no test notices.

    python tools/mutants.py                      everything; hours
    python tools/mutants.py scoring --every 2    one change in two, of one group of modules
    python tools/mutants.py scoring --survivors  again those that no test noticed

mutmut makes the changes and runs the tests. It works on a copy, ``build/mutants/<group>``, and keeps there
what it has found. Two things are done for it. It leaves functions with decorators alone, so in the copy
``@rule(...)`` before a function is ``function = rule(...)(function)`` behind it. It tries all changes in
forks of a process that has imported the library, so what is called on import is tried again in a new one.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "mutants"
PACKAGE = Path("src", "budgetgoals")
COPIED = ("src", "tests", "docs", "examples", "tools")
COPIED_FILES = ("pyproject.toml", "README.md", "README.zh-CN.md")
NOT_COPIED = {"__pycache__", "_build"}
KEPT = {"classmethod", "staticmethod", "abstractmethod", "overload"}
"""Decorators that mutmut knows, or that say nothing of a body."""
SURVIVED, UNTESTED = 0, 33
"""Exit codes that mutmut keeps: all tests passed, no test comes by."""


class Group(NamedTuple):
    """What is changed together.

    Attributes:
        modules: the files, as patterns below the package; their doctests are run.
        tests: the tests to run besides.
    """

    modules: tuple[str, ...]
    tests: str


CHECKS = ("families/*.py", "engine.py", "amounts.py", "names.py", "parts.py", "reached.py")
GROUPS = {
    "values": Group(
        ("numerals/*.py", "yuan.py", "capitals.py", "dates/*.py", "targets/*.py"), "tests/values"
    ),
    "scoring": Group(("scoring/*.py", "scoring/methods/*.py"), "tests/scoring"),
    "checks": Group(tuple(f"checks/{name}" for name in CHECKS), "tests/checks"),
}
LEFT_OUT = (
    "tests/checks/test_pages.py",
    "tests/checks/test_check_cli.py",
    "tests/values/test_reviewed_targets.py::test_each_value_is_what_its_reviewer_says",
)
"""Tests with a process of their own do not see a change; the last one's cases cannot be asked for by name."""


def main() -> int:
    """Try the changes of the groups that were asked for, and say how many were noticed."""
    parser = argparse.ArgumentParser(description="Count the small changes that no test notices.")
    parser.add_argument(
        "groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}; all unless given"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="try one change in N")
    parser.add_argument("--only", default="", metavar="TEXT", help="try modules with TEXT in their names")
    parser.add_argument("--survivors", action="store_true", help="try again what no test noticed")
    parser.add_argument("--children", type=int, default=os.cpu_count(), metavar="N", help="N at a time")
    asked = parser.parse_args()
    for name in asked.groups or GROUPS:
        place = prepared(name)
        chosen: list[str] = []
        if asked.survivors:
            chosen = [mutant for mutant, code in verdicts(place) if code == SURVIVED]
        elif asked.every > 1 or asked.only:
            chosen = [mutant for mutant in mutants(place) if asked.only in mutant.rpartition(".")[0]]
        run(place, chosen[:: asked.every], asked.children)
        again(place, asked.children)
        sys.stdout.writelines(told(name, verdicts(place)))
    return 0


def prepared(name: str) -> Path:
    """A copy of the project with the decorators taken off; a file that has not changed is left as it is."""
    place = BUILD / name
    files = [path for folder in COPIED for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in (*files, *(ROOT / file for file in COPIED_FILES)):
        own = path.relative_to(ROOT)
        if NOT_COPIED.isdisjoint(own.parts):
            content = path.read_bytes()
            if own.parts[0] == "src" and own.suffix == ".py":
                content = undecorated(content.decode("utf-8")).encode("utf-8")
            elif own.name == "pyproject.toml":
                content = settings(GROUPS[name], content.decode("utf-8")).encode("utf-8")
            renew(place / own, content)
    shared = ROOT.parent / "shared"
    if shared.exists() and not (place / "shared").exists():
        (place / "shared").symlink_to(shared)
    return place


def renew(target: Path, content: bytes) -> None:
    """Write a file unless it is so already: mutmut goes by the time of a file."""
    if not target.exists() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def settings(group: Group, project: str) -> str:
    """The settings of the project, with those of a group."""
    found = sorted(path for module in group.modules for path in (ROOT / PACKAGE).glob(module))
    modules = [path.relative_to(ROOT).as_posix() for path in found]
    tests = [group.tests, *modules, *(f"--deselect={test}" for test in LEFT_OUT)]
    own = {"only_mutate": modules, "pytest_add_cli_args_test_selection": tests}
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in own.items())
    return project.replace("[tool.mutmut]\n", f"[tool.mutmut]\n{lines}")


def undecorated(source: str) -> str:
    r"""The same module, with decorators called behind the functions that they are for.

    >>> print(undecorated("@cache\ndef seven():\n    return 7\n"), end="")
    def seven():
        return 7
    seven = cache(seven)
    """
    lines = source.splitlines(keepends=True)
    for function in sorted(functions(ast.parse(source)), key=lambda each: each.lineno, reverse=True):
        names = {ast.unparse(each).rpartition(".")[2] for each in function.decorator_list}
        if names and names.isdisjoint(KEPT):
            called = function.name
            for each in reversed(function.decorator_list):
                called = f"{ast.get_source_segment(source, each)}({called})"
            indent = " " * function.col_offset
            lines.insert(function.end_lineno or 0, f"{indent}{function.name} = {called}\n")
            del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "".join(lines)


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions of a module and the methods of its classes."""
    for node in module.body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        yield from (each for each in inside if isinstance(each, ast.FunctionDef))


def mutants(place: Path) -> list[str]:
    """The names of all changes, as mutmut gives them."""
    code = (
        "from pathlib import Path\n"
        "from mutmut.configuration import config\n"
        "from mutmut.mutation.file_mutation import mutate_file_contents\n"
        "from mutmut.utils.format_utils import get_mutant_name\n"
        "for path in map(Path, config().only_mutate):\n"
        "    for mutant in mutate_file_contents(str(path), path.read_text('utf-8')).mutant_names:\n"
        "        print(get_mutant_name(path, mutant))\n"
    )
    return subprocess.check_output([sys.executable, "-c", code], cwd=place, text=True).split()  # noqa: S603 - our own


def run(place: Path, chosen: list[str], children: int) -> None:
    """Let mutmut try some changes, or all that were not tried yet."""
    mutmut = str(Path(sys.executable).parent / "mutmut")
    command = [mutmut, "run", "--max-children", str(children), *chosen]
    if subprocess.run(command, cwd=place, env=around(place), check=False).returncode:  # noqa: S603 - our own
        sys.exit(f"mutmut could not run in {place}")


def around(place: Path, **more: str) -> dict[str, str]:
    """The environment of a run."""
    return os.environ | {
        "HYPOTHESIS_PROFILE": "mutants",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(place / "tools"),
        **more,
    }


def again(place: Path, children: int) -> None:
    """Try what no test noticed of functions that are called while importing, each in a process of its own."""
    for file in sorted((place / "mutants").rglob("*.meta")):
        own = file.relative_to(place / "mutants").with_suffix("")
        called = called_on_import((place / own).read_text(encoding="utf-8"))
        kept = json.loads(file.read_text(encoding="utf-8"))
        codes: dict[str, int | None] = kept["exit_code_by_key"]
        doubtful = [
            mutant
            for mutant, code in codes.items()
            if code in (SURVIVED, UNTESTED) and function_of(mutant) in called
        ]
        with ThreadPoolExecutor(children) as pool:
            codes.update(zip(doubtful, pool.map(partial(alone, place), doubtful), strict=True))
        if doubtful:
            file.write_text(json.dumps(kept), encoding="utf-8")


def alone(place: Path, mutant: str) -> int:
    """The exit code of the tests with one change, in a process that begins with it."""
    tests = tomllib.loads((place / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--rootdir=.", *tests["pytest_add_cli_args"]]
    copy = place / "mutants"
    changed = around(place, MUTANT_UNDER_TEST=mutant, PYTHONPATH=f"{copy / 'src'}:{copy}:{place / 'tools'}")
    command += tests["pytest_add_cli_args_test_selection"]
    return subprocess.run(command, cwd=copy, env=changed, capture_output=True).returncode  # noqa: PLW1510, S603


def called_on_import(source: str) -> set[str]:
    r"""The functions of a module that its own statements call, and those that these call.

    A decorator called behind a function does not call the function.

    >>> sorted(called_on_import("def a(): b()\ndef b(): 0\ndef c(): 0\nX = a()\nc = cache(c)"))
    ['a', 'b']
    """
    module = ast.parse(source)
    bodies = {each.name: each for each in module.body if isinstance(each, ast.FunctionDef)}
    left: list[ast.stmt] = [
        each
        for each in module.body
        if not isinstance(each, ast.FunctionDef | ast.ClassDef)
        and not (isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) in bodies)
    ]
    called: set[str] = set()
    while left:
        names = {each.id for each in ast.walk(left.pop()) if isinstance(each, ast.Name)}
        new = names & bodies.keys() - called
        called |= new
        left += [bodies[name] for name in new]
    return called


def function_of(mutant: str) -> str:
    """The function that was changed.

    >>> function_of("budgetgoals.targets.units.x__known__mutmut_6")
    '_known'
    """
    return mutant.rpartition(".")[2].removeprefix("x_").rpartition("__mutmut_")[0]


def verdicts(place: Path) -> list[tuple[str, int | None]]:
    """Each change with the exit code of its tests; None for one that was not tried."""
    files = sorted((place / "mutants").rglob("*.meta"))
    kept = [json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"] for path in files]
    return [pair for each in kept for pair in each.items()]


def told(name: str, found: Iterable[tuple[str, int | None]]) -> Iterator[str]:
    """Which changes no test noticed, and how many were noticed of how many, a module a line."""
    tried: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    for mutant, code in found:
        if code is not None:
            module = mutant.rpartition(".")[0].removeprefix("budgetgoals.")
            tried[module] += 1
            if code in (SURVIVED, UNTESTED):
                yield f"{'not noticed' if code == SURVIVED else 'not tested'}: {mutant}\n"
            else:
                noticed[module] += 1
    for module in sorted(tried):
        yield f"{noticed[module]:5} of {tried[module]:5} {module}\n"
    yield f"{noticed.total():5} of {tried.total():5} {name}\n"


if __name__ == "__main__":
    sys.exit(main())
