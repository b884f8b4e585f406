"""The first script and the first notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import EXAMPLES
from tests.support.fresh import python
from tests.support.notebooks import of_kind, outputs

if TYPE_CHECKING:
    from pathlib import Path


def test_the_script_prints_each_form_with_its_indicators() -> None:
    done = python([EXAMPLES / "read_forms.py"])
    lines = done.stdout.decode().splitlines()
    assert len([line for line in lines if line.startswith("<ProjectGoals")]) == 4
    assert len([line for line in lines if " › " in line]) == 46
    assert "  264.32万元 = 贰佰陆拾肆万叁仟贰佰元整" in lines


def test_the_notebook_runs(tmp_path: Path) -> None:
    ran = outputs(EXAMPLES / "read_forms.ipynb", tmp_path)
    (page,) = of_kind(ran, "text/html")
    assert "上海市环境监察移动执法系统(2020升级改造)" in page
    assert of_kind(ran, "text/plain")[-1] == "True"
