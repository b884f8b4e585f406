"""The tree of indicators from nested names."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import budgetgoals as bg
from budgetgoals.targets import parse_target


def leaves(written: Any, year: int | None = None) -> list[bg.Indicator]:
    form = bg.ProjectGoals(indicators=bg.indicator_tree(written, year=year))
    return [leaf.indicator for leaf in form.leaves()]


def test_names_and_targets_make_a_tree() -> None:
    tree = bg.indicator_tree({"产出目标": {"数量": {"培训人数": "=600人"}, "质量": {"合格率": "≥95%"}}})
    form = bg.ProjectGoals(indicators=tree)
    assert [(leaf.dimension.name, leaf.aspect.name, leaf.indicator.name) for leaf in form.leaves()] == [
        ("产出目标", "数量", "培训人数"),
        ("产出目标", "质量", "合格率"),
    ]
    assert tree[0].kind is bg.DimensionKind.OUTPUT


def test_a_deadline_is_understood_by_the_year() -> None:
    written = {"产出目标": {"时效": {"验收": "11月前完成"}}}
    assert leaves(written, 2020)[0].target == parse_target("11月前完成", year=2020)


def test_the_fields_of_an_indicator_stand_in_a_mapping() -> None:
    given = {"target": "≥95%", "actual": "96%", "weight": Decimal(10), "score": Decimal(9), "reason": "无"}
    (indicator,) = leaves({"产出指标": {"质量指标": {"合格率": given}}})
    assert (indicator.weight, indicator.score, indicator.reason) == (Decimal(10), Decimal(9), "无")
    assert indicator.actual == parse_target("96%")


def test_points_stars_and_parts_are_told_by_the_names() -> None:
    written = {"产出指标（50分）": {"数量指标": {"★培训人数": "600人", "其中：新员工": "50人"}}}
    (dimension,) = bg.indicator_tree(written)
    assert (dimension.name, dimension.weight) == ("产出指标", Decimal(50))
    core, part = leaves(written)
    assert (core.name, core.core) == ("培训人数", 1)
    assert part.parent == "培训人数"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"target": "5", "points": 5}, "an indicator has no field points"),
        (65, "a target is written as a text, not as 65"),
        ({"target": 65}, "a target is written as a text"),
    ],
)
def test_what_is_no_indicator_is_refused(given: Any, said: str) -> None:
    with pytest.raises(bg.InvalidValue, match=said):
        leaves({"产出指标": {"数量指标": {"人数": given}}})
