"""A very long file, form by form: the cost of a form and the memory must not grow with the file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import forms
from benchmarks.measuring import heading

SIZES = (1_000, 10_000, 100_000)
_READER = """
import re, sys, time
from pathlib import Path
import budgetgoals as bg
list(bg.stream(b"-"))
start = time.perf_counter()
count = sum(len(part.forms) for part in bg.stream(sys.argv[1]))
seconds = time.perf_counter() - start
print(count, seconds, re.search("VmHWM:\\\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
"""
"""The peak is the process's own: ``ru_maxrss`` begins with that of the process which started it."""


def report() -> None:
    """Print the cost of a form and the peak memory for files of growing length."""
    heading("Streaming; aim: a form costs the same (±10%) at any length, within 80 MiB")
    print(f"{'forms':>10}{'µs a form':>12}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / "forms.txt"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(f"{form}\n" for form in forms(size))
            runs = [_run(path, size) for _ in range(3 if size < SIZES[-1] else 1)]
            seconds, memory = min(seconds for seconds, _ in runs), max(memory for _, memory in runs)
            print(f"{size:>10}{seconds / size * 1e6:>12.1f}{memory / 1024:>10.1f}")


def _run(path: Path, size: int) -> tuple[float, int]:
    done = subprocess.run(
        [sys.executable, "-c", _READER, str(path)], capture_output=True, text=True, check=True
    )
    count, seconds, memory = done.stdout.split()
    if int(count) != size:
        raise AssertionError(f"{count} forms read, {size} written")
    return float(seconds), int(memory)
