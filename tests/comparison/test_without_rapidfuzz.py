"""Comparing without the extra: equal names need nothing, likeness says what to install."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.fresh import bare_site, python

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
import budgetgoals as bg
from budgetgoals.targets import parse_target
def form(name):
    row = bg.Indicator(name, parse_target("5次"))
    return bg.ProjectGoals(indicators=(bg.Dimension("产出指标", (bg.Aspect("数量指标", (row,)),)),))
assert bg.compare(form("检查"), form("检查")).is_empty
try:
    bg.compare(form("检查"), form("检验"))
except bg.MissingExtra as missing:
    print(missing.describe("en"))
"""


def test_the_extra_is_named_only_when_it_is_needed(tmp_path: Path) -> None:
    done = python(["-c", CODE], site=bare_site(tmp_path))
    assert done.stderr.decode() == ""
    assert done.stdout.decode() == (
        'telling which names are alike needs the extra compare\npip install "budgetgoals[compare]"\n'
    )
