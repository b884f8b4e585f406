"""``python -m benchmarks [NAME ...]``: every benchmark, or the named ones."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("startup", "reading", "documents", "streaming")

if __name__ == "__main__":
    for name in sys.argv[1:] or NAMES:
        import_module(f"benchmarks.{name}").report()
