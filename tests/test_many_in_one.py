"""Tables that hold many forms: a list of projects, a matrix of places, goals told in sentences."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

import budgetgoals as bg
from tests.support.conservation import inked

REGISTER = """\
<p>2024年部门预算项目绩效目标表</p><p>部门名称：青川县水利局　单位：万元</p>
<table>
<tr><td rowspan=2>项目名称</td><td rowspan=2>预算数</td><td rowspan=2>年度目标</td>
 <td colspan=4>绩效指标</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td>青川县水利局</td><td>150.5</td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td rowspan=3>河道清淤</td><td rowspan=3>120.5</td><td rowspan=3>完成清淤任务。</td>
 <td rowspan=2>产出指标</td><td>数量指标</td><td>清淤长度</td><td>≥12公里</td></tr>
<tr><td>质量指标</td><td>验收合格率</td><td>100%</td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>群众满意度</td><td>≥90%</td></tr>
<tr><td rowspan=2>山塘维修</td><td rowspan=2>30</td><td rowspan=2>维修山塘。</td>
 <td>产出指标</td><td>数量指标</td><td>维修座数</td><td>=5座</td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>受益人口</td><td>≥300人</td></tr>
</table><p>注：金额以批复为准。</p>"""

MATRIX = """\
<p>2020年扶贫资金绩效目标表</p><table>
<tr><td rowspan=3>项目单位</td><td colspan=3>产出指标</td><td colspan=2>效益指标</td></tr>
<tr><td>质量指标</td><td>数量指标</td><td>时效指标</td><td colspan=2>社会效益指标</td></tr>
<tr><td>资金投向合规率</td><td>扶持村数</td><td>资金使用率</td><td>指标1：设施改善</td><td>指标2：违规问题</td></tr>
<tr><td>浔中镇</td><td>100%</td><td>3个</td><td>100%</td><td>明显</td><td>0起</td></tr>
<tr><td>三班镇</td><td>100%</td><td>2个</td><td>90%</td><td>明显</td><td>0起</td></tr>
</table>"""

FLAT_MATRIX = """\
2020年扶贫资金绩效目标表
项目单位 | 产 出 指 标 | 效 益 指 标
质量指标 | 数量指标 | 时效指标 | 社会效益指标
资金投向合规率 | 扶持村数 | 资金使用率 | 指标1：设施改善 | 指标2：违规问题
浔中镇 | 100% | 3个 | 100% | 明显 | 0起
三班镇 | 100% | 2个 | 90% | 明显 | 0起
"""


def leaves(form: bg.Form) -> list[tuple[str, str, str, str]]:
    return [
        (leaf.dimension.name, leaf.aspect.name, leaf.indicator.name, leaf.indicator.target.text)
        for leaf in form.leaves()
    ]


def codes(reading: bg.Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def assert_each_character_once(text: str, reading: bg.Reading) -> None:
    assert Counter(inked("".join(span.text for span in reading.spans()))) == Counter(inked(text))


def text_of(html: str) -> str:
    """What an HTML of tables and paragraphs shows."""
    out, inside = [], False
    for character in html:
        inside = inside or character == "<"
        if not inside:
            out.append(character)
        inside = inside and character != ">"
    return "".join(out)


def test_a_list_of_projects_is_a_form_for_each() -> None:
    reading = bg.read(REGISTER.encode())
    dredging, ponds = reading.of(bg.ProjectGoals)
    assert (dredging.project.name, dredging.budget.current_year) == ("河道清淤", Decimal(1_205_000))
    assert (ponds.project.name, ponds.budget.current_year) == ("山塘维修", Decimal(300_000))
    assert {form.applicant for form in reading.forms} == {"青川县水利局"}
    assert {form.fiscal_year for form in reading.forms} == {2024}
    assert (dredging.narrative.goals, ponds.narrative.goals) == ("完成清淤任务。", "维修山塘。")
    assert leaves(dredging) == [
        ("产出指标", "数量指标", "清淤长度", "≥12公里"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
    ]
    assert leaves(ponds) == [
        ("产出指标", "数量指标", "维修座数", "=5座"),
        ("效益指标", "社会效益指标", "受益人口", "≥300人"),
    ]


def test_the_sum_of_a_department_in_a_list_is_no_form() -> None:
    reading = bg.read(REGISTER.encode())
    assert [piece.text for piece in reading.unread] == ["青川县水利局", "150.5"]


def test_of_a_list_every_character_is_told_once() -> None:
    assert_each_character_once(text_of(REGISTER), bg.read(REGISTER.encode()))


def test_a_list_says_that_it_holds_several_forms() -> None:
    reading = bg.read(REGISTER.encode())
    assert codes(reading).count("BG027") == 1
    assert "2" in next(f for f in reading.findings if f.code == "BG027").message.en


def test_values_of_each_project_have_their_own_places() -> None:
    reading = bg.read(REGISTER.encode())
    places = [reading.where(form, "project.name") for form in reading.forms]
    assert [(place.row, place.column) for place in places if place] == [(4, 1), (7, 1)]


def test_a_list_that_repeats_the_project_in_every_row_is_the_same() -> None:
    flat = (
        "<table><tr><td>项目名称</td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
        "<tr><td>河道清淤</td><td>产出指标</td><td>数量指标</td><td>清淤长度</td><td>≥12公里</td></tr>"
        "<tr><td>河道清淤</td><td>产出指标</td><td>质量指标</td><td>合格率</td><td>100%</td></tr>"
        "<tr><td>山塘维修</td><td>产出指标</td><td>数量指标</td><td>维修座数</td><td>=5座</td></tr></table>"
    )
    forms = bg.read(flat.encode()).of(bg.ProjectGoals)
    assert [(form.project.name, len(leaves(form))) for form in forms] == [("河道清淤", 2), ("山塘维修", 1)]


@pytest.mark.parametrize("source", [MATRIX, FLAT_MATRIX], ids=["merged cells", "cells lost"])
def test_a_matrix_of_places_is_a_form_for_each(source: str) -> None:
    reading = bg.read(source.encode())
    assert [form.applicant for form in reading.forms] == ["浔中镇", "三班镇"]
    assert leaves(reading.forms[1]) == [
        ("产出指标", "质量指标", "资金投向合规率", "100%"),
        ("产出指标", "数量指标", "扶持村数", "2个"),
        ("产出指标", "时效指标", "资金使用率", "90%"),
        ("效益指标", "社会效益指标", "设施改善", "明显"),
        ("效益指标", "社会效益指标", "违规问题", "0起"),
    ]
    assert codes(reading).count("BG027") == 1


@pytest.mark.parametrize("source", [MATRIX, FLAT_MATRIX], ids=["merged cells", "cells lost"])
def test_of_a_matrix_every_character_is_told_once(source: str) -> None:
    shown = text_of(source).replace("|", "") if source is FLAT_MATRIX else text_of(source)
    assert_each_character_once(shown, bg.read(source.encode()))


def test_a_matrix_without_places_is_a_form_without_targets() -> None:
    head = MATRIX[: MATRIX.index("<tr><td>浔中镇")] + "</table>"
    reading = bg.read(head.encode())
    (form,) = reading.forms
    assert (form.applicant, form.fiscal_year) == ("", 2020)
    assert [(name, target) for _, _, name, target in leaves(form)][1:3] == [
        ("扶持村数", ""),
        ("资金使用率", ""),
    ]
    assert_each_character_once(text_of(head), reading)


BRACKETS = (
    "【项目概况】：租用机房。【总体目标】保障监控在线。【产出指标-数量指标】指标1：机柜数量（≥77台）"
    "【产出指标-质量指标】指标1：在线率（≥97%）【效益指标-社会效益指标】指标1：服务群众（有力保障）"
)


def test_a_list_whose_goals_are_told_in_a_cell() -> None:
    html = (
        "<table><tr><td>项目名称</td><td>年度预算（元）</td><td>绩效目标</td></tr>"
        f"<tr><td>机房租赁</td><td>1681680</td><td>{BRACKETS}</td></tr>"
        f"<tr><td>办案经费</td><td>100000</td><td>{BRACKETS.replace('77', '5')}</td></tr></table>"
    )
    reading = bg.read(html.encode())
    rent, cases = reading.of(bg.ProjectGoals)
    assert (rent.project.name, cases.project.name) == ("机房租赁", "办案经费")
    assert (rent.narrative.overview, rent.narrative.goals) == ("租用机房。", "保障监控在线。")
    assert leaves(rent) == [
        ("产出指标", "数量指标", "机柜数量", "≥77台"),
        ("产出指标", "质量指标", "在线率", "≥97%"),
        ("效益指标", "社会效益指标", "服务群众", "有力保障"),
    ]
    assert leaves(cases)[0] == ("产出指标", "数量指标", "机柜数量", "≥5台")
    assert_each_character_once(text_of(html), reading)


def test_an_amount_for_which_no_unit_is_printed_is_not_guessed() -> None:
    html = (
        "<table><tr><td>项目名称</td><td>年度预算安排</td><td>绩效目标</td></tr>"
        f"<tr><td>机房租赁</td><td>1681680</td><td>{BRACKETS}</td></tr></table>"
    )
    (form,) = bg.read(html.encode()).of(bg.ProjectGoals)
    assert form.budget.current_year is None
    assert ("年度预算安排", "1681680") in form.extra
