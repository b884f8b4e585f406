"""Install the libraries of the extra ``bench``, each for itself: one that cannot be had is left out.

    python tools/peers.py

They go into the environment of the Python that runs this. The benchmarks say which of them are not there.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONSTRAINTS = (ROOT / "constraints.txt", ROOT / "benchmarks" / "constraints.txt")


def main() -> int:
    """Install them; 1 when any was left out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    missing = [peer for peer in project["optional-dependencies"]["bench"] if not installed(peer)]
    sys.stderr.writelines(
        f"{peer} could not be installed: the benchmarks do without it\n" for peer in missing
    )
    return 1 if missing else 0


def installed(requirement: str) -> bool:
    """Whether pip could install a library."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for file in CONSTRAINTS:
        command += ["-c", str(file)]
    return subprocess.run([*command, requirement], check=False).returncode == 0  # noqa: S603 - from our own file


if __name__ == "__main__":
    sys.exit(main())
