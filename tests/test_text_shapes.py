"""The shapes that the published text comes in, each as a small text and what a person reads in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import budgetgoals as bg
from tests.support.small import SMALL, codes, goals, left, read_form, read_whole, replaced, rows

NAME = "项目名称： 执法服装 项目类别： 其他一次性项目"
LONG = "上海市环境监察移动执法系统(2020升级改造)"


def shaped(*changes: tuple[str, str]) -> bg.ProjectGoals:
    """The small form with some of it printed otherwise."""
    return read_form(replaced(SMALL, *changes))


# Labels and values.


@pytest.mark.parametrize(
    "printed",
    [
        "项目名称：执法服装 项目类别：其他一次性项目",
        "项目名称: 执法服装 项目类别: 其他一次性项目",
        "项目名称： 执法服装\n项目类别： 其他一次性项目",
        "项目名称：\n执法服装\n项目类别：\n其他一次性项目",
        "项目名称：\n执法服装\n\n项目类别： 其他一次性项目",
        "项目名称：\n执法服装 项目类别： 其他一次性项目",
        "项 目 名 称： 执法服装 项 目 类 别： 其他一次性项目",
        "项目名称 ： 执法服装\u3000\u3000项目类别 ： 其他一次性项目",
        "\u3000项目名称：\u3000执法服装\t项目类别：\xa0其他一次性项目",
        "项目名称\n执法服装\n项目类别\n其他一次性项目",
    ],
)
def test_a_pair_of_labels_in_any_spelling(printed: str) -> None:
    assert shaped((NAME, printed)) == read_form(SMALL)


@pytest.mark.parametrize(
    "printed",
    [
        "项目总预算（元）： 302,900 项目当年预算（元）： 302,900",
        "项目总预算(元): 302,900 项目当年预算(元): 302,900",
        "项目总预算（元）：\n302,900\n项目当年预算（元）：\n302,900",
        "项目总预算： 302,900元 项目当年预算： 302900.00",
        "项 目 总 预 算 （ 元 ）： ３０２，９００ 项目当年预算（元） ：302，900",
        "项目总预算（万元）： 30.29 项目当年预算(万元): 30.29",
    ],
)
def test_an_amount_with_its_unit_in_any_spelling(printed: str) -> None:
    assert shaped(("项目总预算（元）： 302,900 项目当年预算（元）： 302,900", printed)) == read_form(SMALL)


@pytest.mark.parametrize("printed", ["{0}： {1}：", "{0}：{1}：", "{0}：\n{1}：", "{0}： \n\n{1}： \n"])
def test_amounts_of_a_new_project_are_empty(printed: str) -> None:
    money = "同名项目上年预算额（元）： 272,060 同名项目上年预算执行数（元）： 272,060"
    labels = ("同名项目上年预算额（元）", "同名项目上年预算执行数（元）")
    budget = shaped((money, printed.format(*labels))).budget
    assert budget == bg.Budget(total=Decimal(302900), current_year=Decimal(302900))


@pytest.mark.parametrize(
    "printed", ["2020年1月1日", "2020/1/1", "2020.01.01", "２０２０－０１－０１", "20200101"]
)
def test_a_date_in_any_spelling(printed: str) -> None:
    assert shaped(("2020-01-01", printed)).project.start == date(2020, 1, 1)


@pytest.mark.parametrize(
    "printed", ["(2020年度)", "（２０２０年度）", "2020年度）", "（ 2020 年度 ）", "（二〇二〇年度）"]
)
def test_a_year_in_any_spelling(printed: str) -> None:
    assert shaped(("（2020年度）", printed)).fiscal_year == 2020


def test_the_year_may_stand_behind_the_title() -> None:
    assert shaped(("表\n（2020年度）", "表（2020年度）")) == read_form(SMALL)


def test_the_year_of_the_grid_stands_in_for_that_of_the_form() -> None:
    assert shaped(("（2020年度）\n", "")).fiscal_year == 2020


def test_line_ends_of_other_systems() -> None:
    for end in ("\r\n", "\r"):
        assert bg.read_text(SMALL.replace("\n", end)).form == read_form(SMALL)


# A long name wraps around its neighbour.


@pytest.mark.parametrize(
    "printed",
    [
        "项目名称：\n上海市环境监察移动执法系\n\n统(2020升级改造)\n项目类别： 其他一次性项目",
        "项目名称： 上海市环境监察移动执法系\n统(2020升级改造)\n项目类别： 其他一次性项目",
        "项目名称： 上海市环境监察移动执法系 项目类别： 其他一次性项目\n统(2020升级改造)",
        "项目名称： 上海市环境监察移动执法系 项目类别： 其他一次性项目\n\n统(2020升级改造)\n",
        "项目名称：\n上海市环境监察移动执法系统(202\n0升级改造)\n项目类别：\n其他一次性项目",
    ],
)
def test_a_wrapped_project_name_is_one_name(printed: str) -> None:
    form = shaped((NAME, printed))
    assert form.project.name == LONG
    assert form.project.category == "其他一次性项目"


def test_a_second_line_that_may_be_either_cells_is_left_unread() -> None:
    text = replaced(SMALL, (NAME, "项目名称： 环保热线 项目类别： 运行类\n维护"))
    reading = read_whole(text)
    assert left(reading) == ["维护"]
    assert codes(reading) == ["BG009"]
    assert (goals(reading).project.name, goals(reading).project.category) == ("环保热线", "运行类")


def test_a_latin_word_of_a_name_keeps_its_blank() -> None:
    assert shaped((NAME, "项目名称：\nPM\nMonitor\n项目类别： 其他一次性项目")).project.name == "PM Monitor"


# Prose.

BASIS = "立项依据： 根据上级部门要求，各级环境执法人员需统一服装。"


@pytest.mark.parametrize(
    "page",
    [
        "立项依据：\n一、上级部门的要求。\n二、统一服装的需要。",
        "立项依据： 一、上级部门的要求。\n二、统一服装的需要。",
        "立项依据：\n一、上级部门的要求。\n\n二、统一服装的需要。\n",
    ],
)
def test_numbered_items_stay_paragraphs(page: str) -> None:
    assert shaped((BASIS, page)).narrative.basis == "一、上级部门的要求。\n二、统一服装的需要。"


@pytest.mark.parametrize(
    "marks", ["1、 2、 3、", "（1） （2） （3）", "(一) (二) (三)", "① ② ③", "● ● ●", "1. 2. 3."]
)
def test_items_are_numbered_in_many_ways(marks: str) -> None:
    items = "\n".join(f"{mark}完成采购。" for mark in marks.split())
    assert shaped((BASIS, f"立项依据：\n{items}")).narrative.basis == items


def test_a_short_sentence_ends_a_paragraph() -> None:
    page = "立项依据：\n上级部门的要求。\n统一服装的需要。"
    assert shaped((BASIS, page)).narrative.basis == "上级部门的要求。\n统一服装的需要。"


def test_a_line_that_is_full_does_not_end_a_paragraph() -> None:
    full = "为统一生态环境执法人员着装，提升环境执法队伍的社会形象，进行执法标识服的购置工作。"
    assert len(full) >= len(
        "为统一生态环境执法人员着装，提升环境执法队伍的社会形象，进行执法标识服的购置并定"
    )
    page = f"立项依据：\n{full}\n统一服装的需要。"
    assert shaped((BASIS, page)).narrative.basis == f"{full}统一服装的需要。"


def test_a_full_line_that_begins_with_its_label_does_not_end_a_paragraph_either() -> None:
    full = "立项依据： 为统一生态环境执法人员着装，提升环境执法队伍社会形象，进行标识服的购置。"
    page = f"{full}\n统一服装的需要。"
    assert shaped((BASIS, page)).narrative.basis == full.removeprefix("立项依据： ") + "统一服装的需要。"


def test_line_breaks_inside_words_and_numbers_are_gone() -> None:
    page = "立项依据：\n组建移动执法系统（202\n0升级改造）领导小组\n。"
    assert shaped((BASIS, page)).narrative.basis == "组建移动执法系统（2020升级改造）领导小组。"


def test_words_of_a_label_in_the_middle_of_prose_are_prose() -> None:
    page = "立项依据： 本项目概况：见立项依据，项目名称：执法服装。"
    assert shaped((BASIS, page)).narrative.basis == "本项目概况：见立项依据，项目名称：执法服装。"


def test_a_label_at_the_beginning_of_a_wrapped_line_of_prose_is_prose_and_noticed() -> None:
    first = "为统一生态环境执法人员着装，提升环境执法队伍的社会形象，进行标识服的购置，其中的"
    reading = read_whole(replaced(SMALL, (BASIS, f"立项依据：\n{first}\n项目名称：另行规定。")))
    assert reading.form.narrative.basis == f"{first}项目名称：另行规定。"
    assert goals(reading).project.name == "执法服装"
    assert codes(reading) == ["BG005"]


# Pages and several forms.


@pytest.mark.parametrize(
    "mark", ["— 1 —", "- 12 -", "第 2 页", "第2页 共3页", "第 2 页，共 3 页", "3/12", "Page 2 of 3"]
)
@pytest.mark.parametrize("before", ["项目概况：", "期进行更新。", "2020年绩效目标", "时效 时间"])
def test_a_page_mark_is_no_text_of_the_form(mark: str, before: str) -> None:
    at = SMALL.index(before)
    at = SMALL.rindex("\n", 0, at) + 1
    for page in (f"{mark}\n\f", f"\f{mark}\n", f"{mark}\n"):
        assert read_form(SMALL[:at] + page + SMALL[at:]) == read_form(SMALL), page


@pytest.mark.parametrize("number", ["2\n\f", "\f2\n"])
def test_a_bare_number_at_the_edge_of_a_page_is_its_mark(number: str) -> None:
    at = SMALL.index("立项依据")
    assert read_form(SMALL[:at] + number + SMALL[at:]) == read_form(SMALL)


def test_a_mark_behind_the_last_form() -> None:
    assert read_form(SMALL + "\f 2") == read_form(SMALL)


@pytest.mark.parametrize("before", ["立项依据", "项目实施计划", "本项目上年度"])
def test_a_title_that_a_page_repeats_begins_no_form(before: str) -> None:
    at = SMALL.index(before)
    text = f"{SMALL[:at]}\f财政项目支出绩效目标表\n{SMALL[at:]}"
    assert read_form(text) == read_form(SMALL)


@pytest.mark.parametrize("between", ["", "\f", " ", "\n\n\n", "\f— 2 —\n", "— 2 —\n\f"])
def test_forms_follow_one_another(between: str) -> None:
    other = replaced(SMALL, (NAME, NAME.replace("执法服装", "执法标识")))
    reading = read_whole(f"{SMALL}{between}{other}")
    assert reading.findings == ()
    assert [form.project.name for form in reading.of(bg.ProjectGoals)] == ["执法服装", "执法标识"]
    pages = [reading.where(form, "budget.total") for form in reading.forms]
    assert [place.page for place in pages if place] == [1, 2 if "\f" in between else 1]


def test_a_second_form_without_title_is_told_by_its_first_label() -> None:
    untitled = replaced(SMALL, ("财政项目支出绩效目标表\n（2020年度）\n\n", ""))
    reading = read_whole(SMALL + untitled)
    first, second = reading.of(bg.ProjectGoals)
    assert first == read_form(SMALL)
    assert (second.title, second.fiscal_year) == ("", 2020)
    assert (second.project, second.budget, rows(second)) == (first.project, first.budget, rows(first))


def test_text_before_the_first_form_belongs_to_none() -> None:
    reading = read_whole(f"关于公开绩效目标的通知\n{SMALL}")
    assert reading.form == read_form(SMALL)
    assert left(reading) == ["关于公开绩效目标的通知"]
    assert [(finding.code, finding.where.form) for finding in reading.findings] == [("BG008", None)]


def test_findings_know_their_form() -> None:
    reading = read_whole(SMALL + SMALL.replace("2020-01-01", "2020-02-30"))
    assert [finding.where.form for finding in reading.findings] == [1]
