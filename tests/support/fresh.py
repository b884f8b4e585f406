"""Python run afresh: with everything installed, or with nothing but what the core needs."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

CORE = ("attr", "attrs", "cattr", "cattrs", "babel", "typing_extensions")


def bare_site(folder: Path, package: Path = ROOT / "src" / "budgetgoals") -> Path:
    """A folder of packages that holds the library, what its core needs, and no extra."""
    for name in CORE:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            target = origin.parent if origin.name == "__init__.py" else origin
            (folder / target.name).symlink_to(target)
    (folder / "budgetgoals").symlink_to(package)
    return folder


def python(
    arguments: Sequence[str | Path],
    *,
    stdin: bytes = b"",
    site: Path | None = None,
    cwd: Path | None = None,
    columns: int = 120,
) -> subprocess.CompletedProcess[bytes]:
    """Run a fresh interpreter; with a site of its own it sees only the packages there."""
    env = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "COLUMNS": str(columns)}
    env |= {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    options: list[str] = []
    if site is not None:
        env["PYTHONPATH"], options = str(site), ["-S"]
    return subprocess.run(
        [sys.executable, *options, *arguments],
        input=stdin,
        capture_output=True,
        env=env,
        cwd=cwd,
        check=False,
    )
