"""The indicator grid in running text: merged cells lost, names wrapped, levels printed once."""

from __future__ import annotations

import pytest

import budgetgoals as bg
from budgetgoals.targets import Unfilled
from tests.support.small import SMALL, codes, left, read_whole, rows

HEAD = SMALL[: SMALL.index("产出目标")]


def grid(*lines: str) -> bg.Reading:
    """The small form with another grid."""
    return read_whole(HEAD + "\n".join(lines) + "\n")


def sound(*lines: str) -> list[tuple[str, str, str, str]]:
    """The rows of a grid in which nothing is amiss."""
    reading = grid(*lines)
    assert [finding.describe("en") for finding in reading.findings] == []
    return rows(reading.form)


# Levels, printed once.


@pytest.mark.parametrize(
    "lines",
    [
        ("产出目标 数量 人数 =65人", "产出目标 时效 时间 10月前完成购买"),
        ("产出目标 数量 人数 =65人", "时效 时间 10月前完成购买"),
        ("产出目标", "数量 人数 =65人", "", "时效 时间 10月前完成购买"),
        ("产出目标", "数量", "人数 =65人", "时效", "时间 10月前完成购买"),
        ("产出目标 数量", "人数 =65人", "时效 时间 10月前完成购买"),
        ("\u3000产出目标\u3000数量\t人数  =65人 ", "\f时效\xa0时间 10月前完成购买"),
    ],
)
def test_names_of_levels_hold_until_the_next(lines: tuple[str, ...]) -> None:
    found = sound(*lines)
    assert [row[1:] for row in found] == [("数量", "人数", "=65人"), ("时效", "时间", "10月前完成购买")]
    assert {row[0] for row in found} == {"产出目标"}


def test_a_dimension_of_many_aspects_and_indicators() -> None:
    assert sound(
        "投入与管理", "", "投入管理", "预算执行率 =100%", "", "预算资金到位率 =100%", "",
        "财务管理", "", "资金使用规范性 规范", "产出目标 质量 规范性 =100%",
    ) == [
        ("投入与管理", "投入管理", "预算执行率", "=100%"),
        ("投入与管理", "投入管理", "预算资金到位率", "=100%"),
        ("投入与管理", "财务管理", "资金使用规范性", "规范"),
        ("产出目标", "质量", "规范性", "=100%"),
    ]  # fmt: skip


def test_a_dimension_is_one_object_with_its_aspects() -> None:
    form = grid("产出目标", "数量 人数 =65人", "车辆 =3辆", "时效 时间 =1年").form
    (dimension,) = form.indicators
    assert [(aspect.name, len(aspect.indicators)) for aspect in dimension.aspects] == [
        ("数量", 2),
        ("时效", 1),
    ]
    assert dimension.kind is bg.DimensionKind.OUTPUT


@pytest.mark.parametrize(
    "header", ["一级目标 二级目标 三级目标 指标目标值", "一级目标\n二级目标\n三级目标\n指标目标值"]
)
def test_the_head_of_the_grid_may_stand_on_one_line_or_several(header: str) -> None:
    text = SMALL.replace("一级目标 二级目标 三级目标 指标目标值", header)
    assert rows(read_whole(text).form) == rows(bg.read_text(SMALL).form)
    assert codes(read_whole(text)) == []


def test_the_head_that_the_next_page_repeats_is_no_row() -> None:
    found = sound("产出目标 数量 人数 =65人", "\f一级目标 二级目标 三级目标 指标目标值", "时效 时间 =1年")
    assert found == [("产出目标", "数量", "人数", "=65人"), ("产出目标", "时效", "时间", "=1年")]


# Names that look like levels.


@pytest.mark.parametrize("dimension", ["影响力目标 ", "影响力目标\n"])
def test_an_indicator_may_be_called_like_its_aspect(dimension: str) -> None:
    assert sound(f"{dimension}信息共享 信息共享 =2000条") == [
        ("影响力目标", "信息共享", "信息共享", "=2000条")
    ]


def test_an_indicator_of_an_aspect_may_be_called_like_it_on_its_own_line() -> None:
    found = sound("影响力目标", "信息共享", "信息共享 =2000条", "数据共享 =10次")
    assert found == [
        ("影响力目标", "信息共享", "信息共享", "=2000条"),
        ("影响力目标", "信息共享", "数据共享", "=10次"),
    ]


def test_a_name_may_have_a_blank() -> None:
    assert sound("影响力目标 信息共享 信息 共享 =2000条") == [
        ("影响力目标", "信息共享", "信息 共享", "=2000条")
    ]
    assert sound("产出目标 数量 人数 =65人", "PM2.5 监测 点位 ≥3个")[1] == (
        "产出目标",
        "数量",
        "PM2.5 监测 点位",
        "≥3个",
    )


def test_a_target_may_have_a_blank_behind_its_comparator() -> None:
    assert sound("产出目标 数量 人数 = 65 人") == [("产出目标", "数量", "人数", "= 65 人")]


def test_satisfaction_is_an_aspect_here() -> None:
    assert sound("效果目标", "满意度", "群众满意度 逐年增高") == [
        ("效果目标", "满意度", "群众满意度", "逐年增高")
    ]


# Wrapped cells.


def test_a_name_that_is_wrapped_before_its_target() -> None:
    reading = grid("投入与管理 投入管理 预算执行率 =100%", "环境监察移动执法系统运行维护", "完成率 =100%")
    assert rows(reading.form)[1] == ("投入与管理", "投入管理", "环境监察移动执法系统运行维护完成率", "=100%")
    assert codes(reading) == ["BG013"]
    assert reading.unread == ()


def test_a_target_on_the_line_below_its_name() -> None:
    reading = grid("产出目标", "数量 人数", "=65人", "时效 时间 =1年")
    assert rows(reading.form) == [("产出目标", "数量", "人数", "=65人"), ("产出目标", "时效", "时间", "=1年")]
    assert reading.unread == ()


def test_a_name_or_target_whose_bracket_closes_on_the_next_line() -> None:
    reading = grid("产出目标 数量 培训（含执法 =65人", "大练兵）")
    assert rows(reading.form) == [("产出目标", "数量", "培训（含执法大练兵）", "=65人")]
    reading = grid("产出目标 时效 时间 10月前（含", "10月）")
    assert rows(reading.form) == [("产出目标", "时效", "时间", "10月前（含10月）")]
    assert reading.unread == ()


# What is amiss.


def test_an_unknown_aspect_is_told_by_its_column_and_noticed() -> None:
    reading = grid("产出目标 乡村振兴 道路 =3公里", "数量 人数 =65人")
    assert rows(reading.form)[0] == ("产出目标", "乡村振兴", "道路", "=3公里")
    assert reading.form.indicators[0].aspects[0].kind is bg.AspectKind.OTHER
    (finding,) = reading.findings
    assert (finding.code, finding.where.path) == ("BG011", "indicators[0].aspects[0]")


def test_an_unknown_dimension_is_told_by_its_column_and_noticed() -> None:
    reading = grid("民生目标 数量 人数 =65人")
    assert rows(reading.form) == [("民生目标", "数量", "人数", "=65人")]
    assert reading.form.indicators[0].kind is bg.DimensionKind.OTHER
    assert codes(reading) == ["BG011"]


@pytest.mark.parametrize("behind", [(), ("质量 规范性 =100%",), ("效果目标 满意度 群众满意度 =100%",)])
def test_an_indicator_without_target_has_an_unfilled_one(behind: tuple[str, ...]) -> None:
    reading = grid("产出目标 数量 培训人数", *behind)
    first = next(reading.form.leaves())
    assert first.indicator == bg.Indicator("培训人数", Unfilled(""))
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("BG010", bg.Severity.WARNING)
    assert finding.where.path == "indicators[0].aspects[0].indicators[0]"
    assert len(rows(reading.form)) == 1 + len(behind)


def test_an_indicator_without_levels_is_kept_and_noticed() -> None:
    reading = grid("人数 =65人", "产出目标 质量 规范性 =100%")
    assert rows(reading.form) == [("", "", "人数", "=65人"), ("产出目标", "质量", "规范性", "=100%")]
    assert codes(reading) == ["BG012"]


def test_an_indicator_under_a_dimension_without_aspect_is_kept_and_noticed() -> None:
    reading = grid("产出目标", "人数 =65人")
    assert rows(reading.form) == [("产出目标", "", "人数", "=65人")]
    assert codes(reading) == ["BG012"]


@pytest.mark.parametrize("lone", ["=65人", "健全", "另行说明"])
def test_words_that_no_cell_can_claim_are_left_unread(lone: str) -> None:
    reading = grid("产出目标 数量 人数 =65人", lone, "质量 规范性 =100%")
    assert left(reading) == [lone]
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("BG009", bg.Severity.WARNING)
    assert lone in finding.message.en
    assert finding.where.place == reading.unread[0].place
    assert rows(reading.form) == [
        ("产出目标", "数量", "人数", "=65人"),
        ("产出目标", "质量", "规范性", "=100%"),
    ]


@pytest.mark.parametrize("target", ["≥**%", "XX", "290%", "健全", "=2000条", "逐年增高", "24小时内受理"])
def test_a_target_keeps_the_text_that_is_printed(target: str) -> None:
    form = grid(f"产出目标 数量 人数 {target}").form
    assert next(form.leaves()).indicator.target.text == target


@pytest.mark.parametrize("between", ["另行说明", "项目名称： 执法标识", "产出目标 数量 人数 =65人"])
def test_text_between_the_heading_of_the_grid_and_its_columns_is_not_lost(between: str) -> None:
    reading = read_whole(SMALL.replace("一级目标", f"{between}\n一级目标"))
    assert left(reading) == [between]
    assert codes(reading) in (["BG007"], ["BG009"])
    assert rows(reading.form) == rows(bg.read_text(SMALL).form)


def test_a_grid_that_lost_its_heads_begins_at_its_first_dimension() -> None:
    text = SMALL.replace(" 2020年绩效目标\n一级目标 二级目标 三级目标 指标目标值\n", "")
    reading = read_whole(text)
    assert rows(reading.form) == rows(bg.read_text(SMALL).form)


def test_a_form_without_grid_says_so() -> None:
    reading = read_whole(HEAD)
    assert reading.form.indicators == ()
    assert codes(reading) == ["BG003"]
