"""Targets, of which a form has many: microseconds of each kind, beside a call of strptime in the same run."""

from __future__ import annotations

from datetime import datetime

from benchmarks.measuring import heading, side_by_side
from budgetgoals.targets import Target, parse_target

COUNT = 6000
AIM_US = 5
TARGETS = (
    *("=100%", "=600人", "=65人", "=500条", "=2000条", "=1年"),
    *("健全", "合规", "规范", "有效", "完备", "符合", "逐年增高"),
    *("24小时内受理", "11月前完成验收", "10月前完成购买"),
)
"""The targets of the published forms, each once."""


def report() -> None:
    """Print what each target costs."""
    heading(f"parse_target; aim: at most {AIM_US} µs each")
    print(f"{'µs':>8}{'x strptime':>12}  target")
    for text in TARGETS:
        pace = side_by_side(_strptime, _parse, [text] * COUNT)
        missed = "  missed" if pace.best > AIM_US else ""
        print(f"{pace.best:>8.2f}{1 / pace.ratio:>11.2f}x  {text} → {_parse(text).kind}{missed}")


def _strptime(_: str) -> object:
    return datetime.strptime("2020-01-01", "%Y-%m-%d")


def _parse(text: str) -> Target:
    return parse_target(text, year=2020)
