"""Layout files: what a layout of one's own can say, and every mistake in one, with file, key and reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.layouts import Cell, Role, ValueKind
from budgetgoals.model import FORM_KINDS
from tests.conftest import ROOT
from tests.support.small import goals, read_whole, replaced, rows

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
id = "own-2023"
title = "项目绩效目标表"
title_aliases = ["项目支出绩效目标表"]
kind = "project_goals"
region = "某县"
years = [2022, 2023]
regulation = "某县预算绩效管理办法"
money_unit = "万元"

[[row]]
heading = "（{fiscal_year}年度）"

[[row]]
cells = [
  { label = "项目名称", field = "project.name", aliases = ["名称"] },
  { label = "主管部门", field = "department" },
]

[[row]]
cells = [{ label = "年度目标", field = "narrative.goals", value = "prose" }]

[[row]]
cells = [
  { label = "资金总额", field = "budget.total" },
  { label = "上年执行", field = "budget.previous_year_spent", unit = "元" },
]

[indicators]
heading = "绩效指标"
taxonomy = "national-2015"
columns = [
  { label = "一级指标", role = "dimension" },
  { label = "二级指标", role = "aspect" },
  { label = "三级指标", role = "indicator" },
  { label = "指标值", role = "target" },
]
"""

FORM = """\
项目绩效目标表
（2023年度）
名称： 农村道路养护 主管部门： 交通局
年度目标： 完成养护任务。
资金总额（万元）： 26.5 上年执行： 1,200
绩效指标
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 养护里程 ≥266公里
满意度指标 服务对象满意度指标 群众满意度 ≥95%
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_layout_of_ones_own_is_loaded_from_its_path(own: Path) -> None:
    for layout in (bg.load_layout(own), bg.load_layout(str(own))):
        assert (layout.id, layout.years, layout.money_unit) == ("own-2023", (2022, 2023), "万元")
        assert [cell.label for cell in layout.cells()] == [
            "项目名称",
            "主管部门",
            "年度目标",
            "资金总额",
            "上年执行",
        ]
        assert [column.role for column in layout.grid.columns] == [
            Role.DIMENSION,
            Role.ASPECT,
            Role.INDICATOR,
            Role.TARGET,
        ]
        assert repr(layout) == "<Layout own-2023 项目绩效目标表 (某县 2022–2023)>"


def test_a_cell_knows_its_kind_and_its_unit(own: Path) -> None:
    name, department, goals, total, spent = bg.load_layout(own).cells()
    assert name == Cell(label="项目名称", field="project.name", value=ValueKind.TEXT, aliases=("名称",))
    assert (department.value, goals.value) == (ValueKind.TEXT, ValueKind.PROSE)
    assert (total.printed, spent.printed) == ("资金总额（万元）", "上年执行（元）")


@pytest.mark.parametrize("as_layout", [False, True])
def test_a_text_with_other_labels_is_read_with_it(own: Path, as_layout: bool) -> None:
    layout = bg.load_layout(own) if as_layout else own
    reading = bg.read_text(FORM, layout=layout)
    assert reading.findings == ()
    form = goals(reading)
    assert (form.layout, form.title, form.fiscal_year) == ("own-2023", "项目绩效目标表", 2023)
    assert (form.project.name, form.department) == ("农村道路养护", "交通局")
    assert form.narrative.goals == "完成养护任务。"
    assert form.budget == bg.Budget(total=Decimal(265000), previous_year_spent=Decimal(1200))
    assert rows(form) == [
        ("产出指标", "数量指标", "养护里程", "≥266公里"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥95%"),
    ]
    assert [part.form for part in bg.stream(FORM.encode(), layout=layout)] == [form]


def test_the_unit_of_a_label_comes_before_that_of_the_layout(own: Path) -> None:
    for label, total in (("资金总额（元）", 26), ("资金总额", 260_000), ("资金总额(亿元)", 2_600_000_000)):
        text = replaced(FORM, ("资金总额（万元）： 26.5", f"{label}： 26"))
        assert goals(bg.read_text(text, layout=own)).budget.total == Decimal(total)


def test_another_title_begins_the_form_too(own: Path) -> None:
    text = replaced(FORM, ("项目绩效目标表", "项目支出绩效目标表"))
    assert bg.read_text(text, layout=own).form.title == "项目支出绩效目标表"


def test_without_its_layout_a_form_is_read_as_far_as_its_words_are_known() -> None:
    form = goals(read_whole(FORM))
    assert form.layout in bg.layout_ids()
    assert (form.title, form.fiscal_year, form.department) == ("项目绩效目标表", 2023, "交通局")
    assert form.narrative.goals == "完成养护任务。"
    assert [(leaf.indicator.name, leaf.indicator.target.text) for leaf in form.leaves()] == [
        ("养护里程", "≥266公里"),
        ("群众满意度", "≥95%"),
    ]
    assert ("名称", "农村道路养护") in form.extra


def test_a_layout_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    for which in (str(tmp_path / "none.toml"), "beijing-1999"):
        with pytest.raises(bg.UnreadableSource) as caught:
            bg.load_layout(which)
        assert f"cannot read the layout {which}: " in caught.value.message.en
        assert caught.value.hint is not None
        assert caught.value.hint.en.startswith("the layouts that come with the library: anhui-2022, ")


def test_a_layout_in_another_encoding_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_bytes(OWN.encode("gb18030"))
    with pytest.raises(bg.UnreadableSource, match="cannot read the layout"):
        bg.load_layout(path)


# Mistakes: what is written instead of what, at which key it is told, and why.

NAME = '{ label = "项目名称", field = "project.name", aliases = ["名称"] }'
TOTAL = '{ label = "资金总额", field = "budget.total" }'
GOALS_ROW = 'cells = [{ label = "年度目标", field = "narrative.goals", value = "prose" }]'
TARGET = '{ label = "指标值", role = "target" }'
COLUMNS = OWN[OWN.index("columns = [") :]

KINDS = ", ".join(kind.kind for kind in FORM_KINDS)
ONE_OF = "a row has one of heading, cells, below, funds and tasks"
UNKNOWN = "is not a key that a layout has here"

MISTAKES = [
    ('id = "own-2023"\n', "", "id", "is missing"),
    ('id = "own-2023"', 'id = ""', "id", "must be a text, not ''"),
    ('id = "own-2023"', "id = 5", "id", "must be a text, not 5"),
    ('title = "项目绩效目标表"\n', "", "title", "is missing"),
    ('title = "项目绩效目标表"', 'title = " "', "title", "must be a text, not ' '"),
    (
        '["项目支出绩效目标表"]',
        '"项目支出绩效目标表"',
        "title_aliases",
        "must be a list of texts, not '项目支出绩效目标表'",
    ),
    ('["项目支出绩效目标表"]', "[5]", "title_aliases", "must be a list of texts, not [5]"),
    ('["项目支出绩效目标表"]', '[""]', "title_aliases", "must be a list of texts, not ['']"),
    ('kind = "project_goals"\n', "", "kind", "is missing"),
    (
        '"project_goals"',
        '"poem"',
        "kind",
        f"must be one of {KINDS}, not poem",
    ),
    ('region = "某县"', "region = 1", "region", "must be a text, not 1"),
    ('regulation = "某县预算绩效管理办法"', "regulation = []", "regulation", "must be a text, not []"),
    ("years = [2022, 2023]\n", "", "years", "is missing"),
    ("[2022, 2023]", "[2023, 2022]", "years", "must be the first and the last year, not [2023, 2022]"),
    ("[2022, 2023]", "2022", "years", "must be the first and the last year, not 2022"),
    ("[2022, 2023]", "[2022]", "years", "must be the first and the last year, not [2022]"),
    (
        "[2022, 2023]",
        '["2022", "2023"]',
        "years",
        "must be the first and the last year, not ['2022', '2023']",
    ),
    ("[2022, 2023]", "[true, true]", "years", "must be the first and the last year, not [True, True]"),
    ('money_unit = "万元"\n', "", "money_unit", "is missing"),
    ('"万元"', '"美元"', "money_unit", "must be one of 元, 千元, 万元, 百万元, 亿元, not 美元"),
    ('region = "某县"', 'county = "某县"', "county", "is not a key that a layout has here"),
    (GOALS_ROW, GOALS_ROW + "\nheight = 2", "row[2].height", "is not a key that a layout has here"),
    (GOALS_ROW, "", "row[2]", ONE_OF),
    (GOALS_ROW, GOALS_ROW + '\nheading = "目标"', "row[2]", ONE_OF),
    (GOALS_ROW, 'cells = "年度目标"', "row[2].cells", "must be a list of tables"),
    (GOALS_ROW, 'cells = ["年度目标"]', "row[2].cells", "must be a list of tables"),
    (NAME, '{ field = "project.name" }', "row[1].cells[0].label", "is missing"),
    (NAME, '{ label = "项目名称", feild = "project.name" }', "row[1].cells[0].feild", UNKNOWN),
    (
        NAME,
        '{ label = "名称", field = "project.nmae" }',
        "row[1].cells[0].field",
        "the form has no field project.nmae",
    ),
    (NAME, '{ label = "名称", field = "project" }', "row[1].cells[0].field", "the form has no field project"),
    (
        NAME,
        '{ label = "名称", field = "indicators" }',
        "row[1].cells[0].field",
        "the form has no field indicators",
    ),
    (
        NAME,
        '{ label = "名称", field = "project.name.x" }',
        "row[1].cells[0].field",
        "the form has no field project.name.x",
    ),
    (
        NAME,
        '{ label = "部门预算", field = "tasks" }',
        "row[1].cells[0].field",
        "the form has no field tasks",
    ),
    (
        NAME,
        '{ label = "中央主管部门", field = "parties.central.department" }',
        "row[1].cells[0].field",
        "the form has no field parties.central.department",
    ),
    (
        NAME,
        '{ label = "名称", field = "project.name", value = "yuan" }',
        "row[1].cells[0].value",
        "project.name holds text",
    ),
    (
        NAME,
        '{ label = "名称", field = "project.name", value = "poem" }',
        "row[1].cells[0].value",
        "must be one of text, prose, date, period, yuan, number, yes_no, coded, choice, not poem",
    ),
    (
        TOTAL,
        '{ label = "资金总额", field = "budget.total", value = "text" }',
        "row[3].cells[0].value",
        "budget.total holds yuan",
    ),
    (
        TOTAL,
        '{ label = "资金总额", field = "budget.total", unit = "美元" }',
        "row[3].cells[0].unit",
        "must be one of , 元, 千元, 万元, 百万元, 亿元, not 美元",
    ),
    (
        NAME,
        '{ label = "名称", field = "project.name", unit = "元" }',
        "row[1].cells[0].unit",
        UNKNOWN,
    ),
    (
        NAME,
        '{ label = "名称", field = "project.name", choices = "甲" }',
        "row[1].cells[0].choices",
        "must be a list of texts, not '甲'",
    ),
    (
        NAME,
        '{ label = "名称", field = "project.name", color = "red" }',
        "row[1].cells[0].color",
        "is not a key that a layout has here",
    ),
    ('名称"] }', '主管部门"] }', "row", "主管部门 is declared twice"),
    ('field = "department"', 'field = "project.name"', "row", "project.name is declared twice"),
    ('"上年执行"', '"资金总额"', "row", "资金总额 is declared twice"),
    ("[indicators]", "[indicator]", "indicators", "is missing"),
    ('taxonomy = "national-2015"\n', "", "indicators.taxonomy", "is missing"),
    ('heading = "绩效指标"', "heading = 1", "indicators.heading", "must be a text, not 1"),
    ('heading = "绩效指标"', 'footing = "合计"', "indicators.footing", "is not a key that a layout has here"),
    (COLUMNS, "", "indicators.columns", "is missing"),
    (COLUMNS, 'columns = ["一级"]', "indicators.columns", "must be a list of tables"),
    (f"  {TARGET},\n", "", "indicators.columns", "there must be one column with the role target"),
    (
        'role = "target"',
        'role = "aspect"',
        "indicators.columns",
        "there must not be two columns with the role aspect",
    ),
    (
        'role = "target"',
        'role = "colour"',
        "indicators.columns[3].role",
        f"must be one of {', '.join(Role)}, not colour",
    ),
    (TARGET, '{ role = "target" }', "indicators.columns[3].label", "is missing"),
    (
        TARGET,
        '{ label = "指标值", role = "target", width = 3 }',
        "indicators.columns[3].width",
        "is not a key that a layout has here",
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), MISTAKES)
def test_a_mistake_is_told_with_file_key_and_reason(
    tmp_path: Path, old: str, new: str, key: str, reason: str
) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(replaced(OWN, (old, new)), encoding="utf-8")
    with pytest.raises(bg.InvalidLayout) as caught:
        bg.load_layout(path)
    assert caught.value.message.en == f"wrong.toml: {key}: {reason}"


def test_an_unknown_taxonomy_is_told_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(replaced(OWN, ('"national-2015"', '"mars"')), encoding="utf-8")
    with pytest.raises(bg.InvalidLayout) as caught:
        bg.load_layout(path)
    said = caught.value.message.en
    assert said.startswith("wrong.toml: indicators.taxonomy: must be one of department, ")
    assert said.endswith(", not mars")


@pytest.mark.parametrize("rows_of", ["", "row = []\n", "row = 5\n"])
def test_a_layout_without_rows_is_none(tmp_path: Path, rows_of: str) -> None:
    head, tail = OWN[: OWN.index("[[row]]")], OWN[OWN.index("[indicators]") :]
    path = tmp_path / "wrong.toml"
    path.write_text(head + rows_of + tail, encoding="utf-8")
    with pytest.raises(bg.InvalidLayout) as caught:
        bg.load_layout(path)
    reason = "must be a list of tables" if "5" in rows_of else "is missing"
    assert caught.value.message.en == f"wrong.toml: row: {reason}"


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(OWN.replace("years = [2022, 2023]", "years = [2022"), encoding="utf-8")
    with pytest.raises(bg.InvalidLayout) as caught:
        bg.load_layout(path)
    said = caught.value.message.en
    assert said.startswith("wrong.toml: TOML: ")
    assert "line 7" in said


def test_every_label_of_the_shipped_layout_stands_on_the_published_forms(seeds: Path) -> None:
    text = seeds.read_text(encoding="utf-8")
    layout = bg.load_layout("shanghai-2020")
    for cell in layout.cells():
        assert text.count(f"{cell.printed}：") == 4, cell.label
    assert " ".join(column.label for column in layout.grid.columns) in text


def test_the_gallery_names_every_layout() -> None:
    gallery = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
    assert [name for name in bg.layout_ids() if f"`{name}`" not in gallery] == []
