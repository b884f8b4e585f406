"""What is wrong with the four published forms, as a reviewer sees it, and that nothing else is found.

Read by eye before the rules were asked. What a rule cannot know is left out here: that the plan of the
clothing project is no plan, that the overview of the upgrade is its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg

if TYPE_CHECKING:
    from pathlib import Path

LEAF = "indicators[{}].aspects[{}].indicators[{}].{}"

HOTLINE = [
    # a time under the name of a rate
    ("BG209", "warning", LEAF.format(0, 0, 0, "target")),
    # 群众满意度 逐年增高 is no percentage
    ("BG205", "warning", LEAF.format(1, 0, 0, "target")),
    # 规范性, 及时率 and 启用率: of what?
    ("BG210", "info", LEAF.format(0, 1, 0, "name")),
    ("BG210", "info", LEAF.format(0, 2, 0, "name")),
    ("BG210", "info", LEAF.format(2, 0, 0, "name")),
    # 环发【2001】96号 twice
    ("BG702", "info", "narrative.basis"),
    ("BG702", "info", "narrative.safeguards"),
]
UPGRADE = [
    # 11月前
    ("BG504", "warning", LEAF.format(1, 2, 0, "target")),
    # 智能化应用 =2000条 is no economic benefit
    ("BG310", "warning", LEAF.format(2, 0, 0, "name")),
    # no amounts of last year, no satisfaction, 信息共享 under 信息共享
    ("BG117", "info", "budget.previous_year_budget"),
    ("BG108", "info", "indicators"),
    ("BG210", "info", LEAF.format(3, 0, 0, "name")),
]
OPERATION = [
    # 培训覆盖数 =100人 is no quality
    ("BG310", "warning", LEAF.format(1, 1, 0, "name")),
    # 我司: the text of the supplier
    ("BG705", "warning", "narrative.safeguards"),
    # 时间 of what? and a year does not fit into 3 January to 21 December
    ("BG210", "info", LEAF.format(1, 2, 0, "name")),
    ("BG507", "info", LEAF.format(1, 2, 0, "target")),
]
CLOTHING = [
    # 10月前
    ("BG504", "warning", LEAF.format(0, 2, 0, "target")),
    # 人数 of whom, 时间 of what?
    ("BG210", "info", LEAF.format(0, 0, 0, "name")),
    ("BG210", "info", LEAF.format(0, 2, 0, "name")),
]
EXPECTED = [HOTLINE, UPGRADE, OPERATION, CLOTHING]


@pytest.fixture(scope="module")
def reading(seeds: Path) -> bg.Reading:
    return bg.read(seeds)


@pytest.mark.parametrize("index", range(4), ids=["hotline", "upgrade", "operation", "clothing"])
def test_the_findings_are_those_of_a_reviewer(reading: bg.Reading, index: int) -> None:
    found = [(f.code, f.severity.value, f.where.path) for f in bg.check(reading.forms[index])]
    assert sorted(found) == sorted(EXPECTED[index])


def test_each_finding_has_a_place_a_basis_and_advice(reading: bg.Reading) -> None:
    findings = bg.check(reading)
    assert len(findings) == sum(map(len, EXPECTED))
    for finding in findings:
        assert finding.where.place is not None
        assert finding.citation
        assert finding.hint is not None


def test_no_rule_of_2021_is_cited_for_a_form_of_2020(reading: bg.Reading) -> None:
    assert not [f for f in bg.check(reading) if "2021" in f.citation]


@pytest.mark.parametrize(
    ("code", "zh"),
    [
        ("BG205", "“群众满意度”的指标值“逐年增高”不是百分比"),
        ("BG209", "“环保投诉受理率”是比率，指标值“24小时内受理”不是"),
        ("BG705", "预算单位不会自称“我司”"),
    ],
)
def test_findings_read_as_a_reviewer_writes_them(reading: bg.Reading, code: str, zh: str) -> None:
    (finding,) = bg.check(reading, select=[code])
    assert finding.message.zh == zh
