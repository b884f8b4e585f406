"""What the reader learned from written forms: it holds for the forms of others just as well."""

from __future__ import annotations

import pytest

import budgetgoals as bg
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "tests" / "rendering" / "samples").glob("*.toml"))
COST_FIRST = """
| 项目名称 | 执法服装 |
|---|---|

| 一级指标 | 二级指标 | 三级指标 | 指标值 |
|---|---|---|---|
| 成本指标 | 经济成本指标 | 服装单价 | ≤650元 |
| 产出指标 | 数量指标 | 人数 | =65人 |
| 产出指标 | 成本指标 | 总成本 | ≤5万元 |
"""


def test_a_name_of_both_levels_is_told_by_what_stands_behind_it() -> None:
    """成本指标 is a level 1 since 2021, and a level 2 of the output before."""
    form = bg.read(f"# 项目支出绩效目标表\n{COST_FIRST}".encode()).form
    assert [(leaf.dimension.name, leaf.aspect.name, leaf.indicator.name) for leaf in form.leaves()] == [
        ("成本指标", "经济成本指标", "服装单价"),
        ("产出指标", "数量指标", "人数"),
        ("产出指标", "成本指标", "总成本"),
    ]


@pytest.mark.parametrize("layout", bg.layout_ids())
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_form_can_be_read_with_the_layout_of_another_kind(path: str, layout: str) -> None:
    """A table of funds or of tasks is no field of every kind of form."""
    (read,) = bg.read(bg.render_bytes(bg.load_form(path), "md"), layout=layout).forms[:1] or (None,)
    assert read is None or read.layout == layout
