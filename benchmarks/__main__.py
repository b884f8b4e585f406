"""``python -m benchmarks [NAME ...]``: every benchmark, or the named ones.

A benchmark is a file in this folder with a function ``report``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.measuring import heading

NAMES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if "\ndef report(" in path.read_text(encoding="utf-8")
)

if __name__ == "__main__":
    for name in sys.argv[1:] or NAMES:
        try:
            benchmark = import_module(f"benchmarks.{name}")
        except ModuleNotFoundError as error:
            heading(f"{name}: left out, since there is no {error.name}")
        else:
            benchmark.report()
