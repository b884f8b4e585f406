"""A form written by hand: what may stand in the file, and what is said of a mistake in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.handwritten import read_by_hand

if TYPE_CHECKING:
    from pathlib import Path

FORM = """\
# 绩效目标表
layout = "shanghai-2020"
fiscal_year = 2020
applicant = "某区环境监测站"

[project]
name = "执法服装"
start = 2020-01-01
end = "2020年12月15日"
purchases_services = "否"

[budget]
total = 302900
current_year = "30.29万元"

[narrative]
goals = \"\"\"
统一着装；
提高环境执法服务水平。\"\"\"

[indicators."产出目标"."数量"]
"人数" = "=65人"

[indicators."产出目标"."时效"]
"时间" = { target = "10月前完成购买", note = "以合同为准" }

[extra]
"联系电话" = "12369"
"""
YAML = """\
layout: shanghai-2020
fiscal_year: 2020
project:
  name: 执法服装
  purchases_services: false
budget:
  total: 302900.5
indicators:
  产出目标:
    数量:
      人数: =65人
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def written(folder: Path, text: str, name: str = "项目.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str, name: str = "项目.toml") -> str:
    with pytest.raises(bg.InvalidDocument) as caught:
        bg.load_form(written(folder, text, name))
    return caught.value.message.en


def test_a_form_written_in_toml(folder: Path) -> None:
    form = bg.load_form(written(folder, FORM))
    assert isinstance(form, bg.ProjectGoals)
    assert (form.title, form.fiscal_year) == ("财政项目支出绩效目标表", 2020)
    assert form.project == bg.Project(
        name="执法服装", start=date(2020, 1, 1), end=date(2020, 12, 15), purchases_services=False
    )
    assert (form.budget.total, form.budget.current_year) == (Decimal(302900), Decimal(302900))
    assert form.narrative.goals == "统一着装；\n提高环境执法服务水平。"
    assert [(leaf.aspect.name, leaf.indicator.target.text) for leaf in form.leaves()] == [
        ("数量", "=65人"),
        ("时效", "10月前完成购买"),
    ]
    assert form.extra == (("联系电话", "12369"),)


def test_a_form_written_in_yaml(folder: Path) -> None:
    form = bg.load_form(written(folder, YAML, "项目.yaml"))
    assert isinstance(form, bg.ProjectGoals)
    assert form.budget.total == Decimal("302900.5")
    assert [leaf.indicator.name for leaf in form.leaves()] == ["人数"]


def test_an_amount_is_counted_in_the_unit_of_the_layout(folder: Path) -> None:
    form = bg.load_form(written(folder, 'layout = "national-2015"\nbudget.current_year = 30.29\n'))
    assert isinstance(form, bg.ProjectGoals)
    assert form.budget.current_year == Decimal(302900)


def test_what_is_left_empty_is_not_filled_in(folder: Path) -> None:
    text = (
        'layout = "shanghai-2020"\nfiscal_year = ""\n[project]\nname = ""\nstart = ""\n[budget]\ntotal = ""\n'
    )
    form = bg.load_form(written(folder, text))
    assert form == bg.ProjectGoals(layout="shanghai-2020", title="财政项目支出绩效目标表")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_editor_may_write_its_own_way(folder: Path, encoding: str, line_end: str) -> None:
    path = folder / "项目.toml"
    path.write_bytes(FORM.replace("\n", line_end).encode(encoding))
    assert bg.load_form(path) == bg.load_form(written(folder, FORM, "b.toml"))


HEAD = 'layout = "shanghai-2020"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# 没有内容\n", "line 1: layout: must be the id of a layout"),
        ('layout = "shanghai"\n', "line 1: layout: must be the id of a layout, such as shanghai-2020"),
        (HEAD + "fiscal_year = 2020.5\n", "line 2: fiscal_year: must be a whole number"),
        (HEAD + "[project]\n\nname = 5\n", "line 4: project.name: must be a text in quotes, not 5"),
        (HEAD + '[project]\nstart = "2020-02-30"\n', "line 3: project.start: "),
        (HEAD + "[project]\nstart = 2020\n", "line 3: project.start: must be a day such as 2020-01-01"),
        (HEAD + '[project]\nnmae = "甲"\n', "line 3: project.nmae: is not a key"),
        (HEAD + 'aplicant = "甲"\n', "line 2: aplicant: is not a key here; did you mean applicant?"),
        (HEAD + '[budget]\ntotal = "很多"\n', "line 3: budget.total: "),
        (HEAD + "[budget]\ntotal = true\n", "line 3: budget.total: must be a number, not True"),
        (
            HEAD + '[project]\npurchases_services = "不"\n',
            "line 3: project.purchases_services: must be true or",
        ),
        (
            HEAD + '[indicators]\n"产出目标" = "高"\n',
            "line 3: indicators.产出目标: must have keys with values",
        ),
        (HEAD + '[indicators."产出目标"."数量"]\n\n"人数" = 65\n', "line 4: indicators.产出目标.数量.人数"),
        (
            HEAD + '[indicators."产出目标"."数量"]\n"人数" = { target = "65人", weigth = 5 }\n',
            "line 3: indicators.产出目标.数量.人数.weigth: is not a key here; did you mean weight?",
        ),
        (HEAD + 'name = "甲\n', "line 2: TOML: cannot be read"),
        (HEAD + "funds = []\n", "line 2: funds: is not a key here"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(folder: Path, text: str, said: str) -> None:
    assert refusal(folder, text).startswith(f"项目.toml, {said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("layout: shanghai-2020\nproject:\n  name: 5\n", "line 3: project.name: must be a text"),
        ("layout: shanghai-2020\nproject: [\n", "line 3: YAML: cannot be read"),
        ("layout: shanghai-2020\nlayout: shanghai-2020\n", "line 2: layout: stands here twice"),
        ("layout: shanghai-2020\na: &x [1]\nb: *x\n", "line 2: b: must not repeat another value"),
        ("- 甲\n", "line 1: YAML: must have keys with values"),
        ("layout: shanghai-2020\nbudget:\n  total: .inf\n", "line 3: budget.total: must be a finite number"),
        ("layout: !!python/object:os.system x\n", "line 1: "),
    ],
)
def test_a_mistake_in_yaml_is_told_with_its_line_and_key(folder: Path, text: str, said: str) -> None:
    assert refusal(folder, text, "项目.yaml").startswith(f"项目.yaml, {said}")


def test_a_file_that_is_none_is_told(folder: Path) -> None:
    with pytest.raises(bg.UnreadableSource, match="No such file"):
        bg.load_form(folder / "项目.toml")
    with pytest.raises(bg.UnsupportedFormat, match="cannot be written by hand"):
        bg.load_form(written(folder, FORM, "项目.ini"))


# Where it stands


def test_every_field_knows_its_line(folder: Path) -> None:
    reading = read_by_hand(written(folder, FORM))
    lines = FORM.split("\n")
    for path, line in [
        ("applicant", 'applicant = "某区环境监测站"'),
        ("project.start", "start = 2020-01-01"),
        ("narrative.goals", 'goals = """'),
        ("indicators[0].aspects[0].indicators[0]", '"人数" = "=65人"'),
        ("indicators[0].aspects[1].indicators[0].note", lines[24]),
    ]:
        place = reading.where(reading.form, path)
        assert place is not None, path
        assert lines[(place.line or 0) - 1] == line
    assert reading.where(reading.form, "department") is None


def test_a_finding_names_the_line(folder: Path) -> None:
    text = FORM.replace("2020年12月15日", "2019-12-15")
    (found,) = bg.check(read_by_hand(written(folder, text)), select=["BG501"])
    assert found.where.place is not None
    assert found.where.place.line == 9
