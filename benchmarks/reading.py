"""Text to objects, beside two floors: decoding and splitting, and slicing at the labels with one regex.

Standard indicators, days and targets are remembered, so the same forms are read faster the second time: one
way reads other forms in every round.
"""

from __future__ import annotations

import re

import budgetgoals as bg
from benchmarks.corpus import source
from benchmarks.measuring import ROUNDS, heading, medians
from budgetgoals.layouts import load_layout

COUNT = 400
AIM = 12.0


def report() -> None:
    """Print forms and megabytes a second, and how many floors each way costs."""
    data = source(COUNT)
    unknown = [source(COUNT, seed) for seed in range(1, ROUNDS + 2)]
    label = re.compile("|".join(re.escape(cell.printed) for cell in load_layout("shanghai-2020").cells()))
    ways = {
        "floor: decode and split into lines": lambda: data.decode().splitlines(),
        "floor: slice at the labels, one regex": lambda: _slices(data.decode(), label),
        "budgetgoals.read, places kept": lambda: bg.read(data),
        "budgetgoals.read, other forms every time": lambda: bg.read(unknown.pop()),
        "budgetgoals.stream, places kept": lambda: sum(len(part.forms) for part in bg.stream(data)),
    }
    taken = medians(ways)
    floor = next(iter(taken.values()))
    heading(f"Text to objects: {COUNT} forms, {len(data) / 1e6:.2f} MB; aim: at most {AIM:g} floors")
    print(f"{'way':<42}{'µs a form':>10}{'forms/s':>10}{'MB/s':>8}{'floors':>8}")
    for name, seconds in taken.items():
        print(
            f"{name:<42}{seconds / COUNT * 1e6:>10.1f}{COUNT / seconds:>10.0f}"
            f"{len(data) / seconds / 1e6:>8.1f}{seconds / floor:>7.1f}x"
        )


def _slices(text: str, label: re.Pattern[str]) -> list[str]:
    starts = [found.start() for found in label.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
