"""Forms whose table is lost: what is certain is read, the rest is unread and said to be."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budgetgoals as bg
from tests.conftest import SHARED
from tests.support.conservation import assert_nothing_lost, inked

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """\
项目支出绩效目标表
(2023年度)
项目名称 残疾人康复 项目负责人 王某
主管部门及代码 [103]某县残联 实施单位 某县残联
项目资金
(万元)
 年度资金总额: 80
 其中:财政拨款 80
 其他资金 0.00
年度
目标
为残疾人提供康复服务。
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 签约人数 ≥18000人
发放辅具数( ≥**件 ) ≥4000件
质量指标 合格率 =98%
效益
指标
社会效益
指标
生活质量 逐步提高
满意度指标 满意度指标 满意度 ≥90%
财政部门审核意见 (盖章)
"""

CELLS = """\
2020年水利发展资金绩效目标表
(2020)年度
专项(项目)名称
饮水安全专项
市级财政部门

某市财政局

区级主管部门
某区水利局
资金情况(万元)
资金总额
其中:财政拨款
500
其他资金

总体目标
改善饮水条件。
绩效指标
一级指标
二级指标
三级指标
指标值
产出指标
数量指标
指标1:护岸长度
公里
指标2:节水面积
≥3万亩
质量指标
指标1:合格率
≧ %
"""

STREAM = (
    "附件: 项目支出绩效自评表 (2022年度) 项目名称 委托业务 主管部门 219-某镇人民政府 实施单位 某镇人民政府 "
    "项目资金 (万元) 年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额: 90 90 81 10 90% 9 "
    "其中:本年财政拨款 90 90 81 上年结转资金 其他资金 "
    "年度总体目标 预期目标 实际完成情况 完成业务。 已经完成。 "
    "绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
    "产出指标(50分) 数量指标 委托数量 ≥50个 50 20 20 质量指标 报告合格率 ≥98% 98% 15 15 "
    "支出合规 符合制度 达成预期指标 15 15 效益指标(30分) 社会效益指标 公平影响 效果明显 达成预期指标 30 28 "
    "满意度指标(10分) 满意度指标 公众满意度 ≥90% 95% 10 10 总分 100 97"
)

GLUED = (
    "绩效目标自评表(2022年度)项目名称〔名〕主管部门某县水利局实施单位某县水利站资金情况(万元)"
    "全年预算数(A)全年执行数(B)分值执行率(B/A)得分年度资金总额:202010100.00%10其中:本年财政拨款2020其他资金"
    "绩效指标一级指标二级指标三级指标分值年度指标值全年实际值得分未完成原因及拟采取的改进措施"
    "产出指标(70分)数量指标安装水标尺10≥266米≥266米10水标尺宽度10≥50厘米≥50厘米10"
    "质量指标验收合格率20100%100%20满意度指标(10分)服务对象满意度指标用户满意度10≥95%≥96%10"
)


def leaves(form: bg.Form) -> list[tuple[str, ...]]:
    return [
        (leaf.dimension.name, leaf.aspect.name, leaf.indicator.name, leaf.indicator.target.text)
        for leaf in form.leaves()
    ]


def points(form: bg.Form) -> list[tuple[str, int, int]]:
    """The points of each indicator, and those it reached; none of these forms has halves."""
    return [
        (leaf.indicator.name, int(leaf.indicator.weight or 0), int(leaf.indicator.score or 0))
        for leaf in form.leaves()
    ]


def test_rows_whose_cells_are_apart_by_blanks() -> None:
    (form,) = bg.read_text(ROWS).of(bg.ProjectGoals)
    assert (form.title, form.fiscal_year) == ("项目支出绩效目标表", 2023)
    assert (form.project.name, form.applicant) == ("残疾人康复", "某县残联")
    assert (form.department, form.department_code) == ("某县残联", "103")
    assert form.budget.current_year == Decimal(800_000)
    assert [(source.name, source.amount) for source in form.budget.sources] == [
        ("财政拨款", Decimal(800_000)),
        ("其他资金", Decimal(0)),
    ]
    assert form.narrative.goals == "为残疾人提供康复服务。"
    assert leaves(form) == [
        ("产出指标", "数量指标", "签约人数", "≥18000人"),
        ("产出指标", "数量指标", "发放辅具数( ≥**件 )", "≥4000件"),
        ("产出指标", "质量指标", "合格率", "=98%"),
        ("效益指标", "社会效益指标", "生活质量", "逐步提高"),
        ("满意度指标", "满意度指标", "满意度", "≥90%"),
    ]


def test_one_cell_a_line() -> None:
    (form,) = bg.read_text(CELLS).of(bg.TransferGoals)
    assert (form.project.name, form.fiscal_year) == ("饮水安全专项", 2020)
    assert [(party.level, party.duty, party.name) for party in form.parties] == [
        (bg.Level.CITY, bg.Duty.FINANCE, "某市财政局"),
        (bg.Level.COUNTY, bg.Duty.DEPARTMENT, "某区水利局"),
    ]
    assert [(source.name, source.amount) for source in form.budget.sources] == [
        ("财政拨款", Decimal(5_000_000))
    ]
    assert leaves(form) == [
        ("产出指标", "数量指标", "护岸长度", "公里"),
        ("产出指标", "数量指标", "节水面积", "≥3万亩"),
        ("产出指标", "质量指标", "合格率", "≧ %"),
    ]


def test_a_form_in_one_long_line() -> None:
    (form,) = bg.read_text(STREAM).of(bg.SelfEvaluation)
    assert (form.project.name, form.department_code, form.fiscal_year) == ("委托业务", "219", 2022)
    total, appropriation = form.funds
    assert (total.adjusted, total.executed) == (Decimal(900_000), Decimal(810_000))
    assert (total.rate, total.score) == (Decimal("0.9"), Decimal(9))
    assert (appropriation.name, appropriation.rate) == ("本年财政拨款", None)
    assert appropriation.executed == Decimal(810_000)
    assert (form.narrative.goals, form.narrative.achieved) == ("完成业务。", "已经完成。")
    assert [weight for _, weight, _ in points(form)] == [20, 15, 15, 30, 10]
    assert [score for _, _, score in points(form)] == [20, 15, 15, 28, 10]
    assert leaves(form)[2] == ("产出指标", "质量指标", "支出合规", "符合制度")
    assert (form.total_weight, form.total_score) == (Decimal(100), Decimal(97))


def test_figures_glued_to_figures_are_never_parted() -> None:
    reading = bg.read_text(GLUED)
    (form,) = reading.of(bg.SelfEvaluation)
    assert (form.applicant, form.department) == ("某县水利站", "某县水利局")
    assert form.funds == ()
    left = [piece.text for piece in reading.unread]
    assert {"202010100.00%10", "2020", "验收合格率20100%100%20"} <= set(left)


def test_a_row_is_cut_where_signs_and_units_tell_its_cells() -> None:
    (form,) = bg.read_text(GLUED).of(bg.SelfEvaluation)
    assert points(form) == [("安装水标尺", 10, 10), ("水标尺宽度", 10, 10), ("用户满意度", 10, 10)]
    assert [leaf.indicator.actual.text for leaf in form.leaves() if leaf.indicator.actual] == [
        "≥266米",
        "≥50厘米",
        "≥96%",
    ]


@pytest.mark.parametrize("text", [ROWS, CELLS, STREAM, GLUED], ids=["rows", "cells", "stream", "glued"])
def test_nothing_is_lost(text: str) -> None:
    assert_nothing_lost(text, bg.read_text(text))


def test_names_and_targets_in_columns_of_their_own_are_not_paired() -> None:
    text = (
        "区域绩效目标表\n项目名称 培训\n一级指标 二级指标 三级指标 指标值\n"
        "产出指标 数量指标 培训人数\n培训期数\n质量指标 合格率\n≥500人\n≥3期\n≥90%\n"
    )
    reading = bg.read_text(text)
    assert [leaves(form) for form in reading.forms] == [[]]
    assert (
        "".join(piece.text for piece in reading.unread).replace("\n", "")
        == "培训人数培训期数合格率≥500人≥3期≥90%"
    )


def test_two_points_in_a_row_of_four_are_not_guessed() -> None:
    text = (
        "项目支出绩效自评表\n项目名称 防汛\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
        "产出指标 数量指标 改造数量 1 1 10 10\n质量指标 工程质量合格 10 10\n"
    )
    reading = bg.read_text(text)
    assert [points(form) for form in reading.forms] == [[("改造数量", 10, 10)]]
    assert [piece.text for piece in reading.unread] == ["工程质量合格 10 10"]


def test_a_label_that_no_layout_knows_ends_the_value_before_it() -> None:
    text = ROWS.replace("项目负责人 王某", "承办科室： 康复科")
    (form,) = bg.read_text(text).of(bg.ProjectGoals)
    assert form.project.name == "残疾人康复"
    assert ("承办科室", "康复科") in form.extra


def test_a_word_of_the_form_inside_the_prose_of_a_run_is_no_label() -> None:
    text = (
        "省级部门预算项目支出绩效目标表(2023年度)一级项目名称文化发展二级项目名称馆藏保护实施单位某市文化局"
        "项目立项必要性本项目由主管部门和项目名称所列单位共同实施,意义重大。"
        "一级指标二级指标三级指标指标目标值产出指标数量指标开放天数≥300天"
    )
    (form,) = bg.read_text(text).of(bg.ProjectGoals)
    assert form.project.name == "馆藏保护"
    assert form.applicant == "某市文化局"
    assert not form.department
    assert form.narrative.necessity == "本项目由主管部门和项目名称所列单位共同实施,意义重大。"


WORDS = [
    *(
        "项目名称",
        "主管部门",
        "产出指标",
        "数量指标",
        "一级指标",
        "三级指标",
        "指标值",
        "年度资金总额",
        "总分",
    ),
    *(
        "≥5个",
        "100%",
        "甲",
        "指标1：",
        "10",
        "（",
        "）",
        "项目支出绩效自评表",
        "得分",
        "分值",
        "〔文〕",
        "……",
        "：",
    ),
    *(" ", "\n"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_of_any_words_in_any_order_nothing_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    assert_nothing_lost(text, bg.read_text(text))


FORMS = sorted((SHARED / "forms").glob("*.txt"))


@pytest.mark.skipif(not FORMS, reason="the real forms are not beside the project (../shared/forms)")
@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_of_a_real_form_nothing_is_lost(path: Path) -> None:
    reading = bg.read(path)
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    if all(span.place.line is not None for span in reading.spans()):
        assert_nothing_lost(text, reading)
    else:
        told = Counter(inked("".join(span.text for span in reading.spans())))
        assert told - Counter(inked(unescape(text))) == Counter()


def test_an_amount_that_names_its_own_unit_is_read_in_it_and_said_to() -> None:
    own = bg.read_text(ROWS.replace("年度资金总额: 80", "年度资金总额: 800000元"))
    (form,) = own.of(bg.ProjectGoals)
    assert form.budget.current_year == Decimal(800_000)
    assert [finding.code for finding in own.findings] == ["BG028"]
    same = bg.read_text(ROWS.replace("年度资金总额: 80", "年度资金总额: 80万元"))
    assert same.of(bg.ProjectGoals)[0].budget.current_year == Decimal(800_000)
    assert same.findings == ()


EVALUATED = """\
项目支出绩效自评表
(2022年度)
项目名称 防汛经费
主管部门 某市水利局 实施单位 某市河道所
项目资金
(万元)
年初预算数 全年预算数(A) 全年执行数(B) 分值 执行率(B/A) 得分
年度资金总额: 1200 1200 600 10 5
其中:本年财政拨款 1200 1200 600 - -
上年结转资金 - -
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
产出指标 数量指标 指标1:整修河道长度 8公里 8公里 40 40
质量指标 指标1:整修后堤防达标 10 9
……
满意度指标
(10分)
服务对象满意度指标
指标1:沿河居民满意度 90% 95% 40 40
总分 {weight} {score}
"""


def evaluated(weight: int = 100, score: int = 94) -> bg.SelfEvaluation:
    (form,) = bg.read_text(EVALUATED.format(weight=weight, score=score)).of(bg.SelfEvaluation)
    return form


def test_a_line_of_the_funds_with_empty_cells_is_read_where_only_one_placement_makes_sense() -> None:
    """The 10 is no rate, which would be 50%, and no more than 10 points can be reached."""
    total, granted, *_ = evaluated().funds
    assert (total.initial, total.executed, total.weight, total.rate, total.score) == (
        Decimal(12_000_000),
        Decimal(6_000_000),
        Decimal(10),
        None,
        Decimal(5),
    )
    assert (granted.adjusted, granted.weight, granted.score) == (Decimal(12_000_000), None, None)


def test_two_amounts_for_three_columns_are_not_guessed() -> None:
    text = EVALUATED.format(weight=100, score=94).replace("1200 1200 600 10 5", "1200 600")
    reading = bg.read_text(text)
    assert "1200 600" in [piece.text for piece in reading.unread]


def test_a_name_and_its_points_are_a_row_without_target_where_the_points_add_up() -> None:
    names = {leaf.indicator.name: leaf.indicator for leaf in evaluated().leaves()}
    odd = names["整修后堤防达标"]
    assert (odd.target.text, odd.weight, odd.score) == ("", Decimal(10), Decimal(9))


def test_where_the_points_do_not_add_up_a_name_with_two_figures_is_unread() -> None:
    """They may as well be a target and what was reached of it."""
    reading = bg.read_text(EVALUATED.format(weight=95, score=90))
    assert "整修后堤防达标" not in [leaf.indicator.name for form in reading.forms for leaf in form.leaves()]
    assert any("整修后堤防达标 10 9" in piece.text for piece in reading.unread)


SAVED = """\
项目支出绩效目标表
（2022年度）
项目名称
水源林建设
实施单位
某区林草局
一级指标
二级指标
三级指标
指标值
产出指标
数量指标
造林面积
≥800亩


修建作业道
30公里

时效指标
项目完成时间
2022年11月底前
效益指标
经济效益指标
增加周边群众收入


社会效益指标
受益人数
≥132人
"""
"""As a word processor saves a table as text: a line a cell, and a blank line for each empty one."""


def rows_of(text: str) -> list[tuple[str, str, str]]:
    form = bg.read_text(text).form
    return [(leaf.aspect.name, leaf.indicator.name, leaf.indicator.target.text) for leaf in form.leaves()]


def test_blank_lines_are_the_empty_cells_of_rows() -> None:
    assert rows_of(SAVED) == [
        ("数量指标", "造林面积", "≥800亩"),
        ("数量指标", "修建作业道", "30公里"),
        ("时效指标", "项目完成时间", "2022年11月底前"),
        ("经济效益指标", "增加周边群众收入", ""),
        ("社会效益指标", "受益人数", "≥132人"),
    ]


def test_an_indicator_may_be_called_like_a_label_of_the_head() -> None:
    """项目完成时间 behind 时效指标 is no field of the project, and does not end the grid."""
    (form,) = bg.read_text(SAVED).of(bg.ProjectGoals)
    assert form.project.end is None


def test_a_lone_text_without_an_empty_cell_behind_it_is_unread() -> None:
    text = SAVED.replace("增加周边群众收入\n\n\n", "增加周边群众收入\n")
    assert ("经济效益指标", "增加周边群众收入", "") not in rows_of(text)
    assert "增加周边群众收入" in [piece.text for piece in bg.read_text(text).unread]


WRAPPED = """\
                 2023 年项目支出绩效目标表
 项目名称     残疾人精准康复
          [103]某市某区残疾人联合
主管部门及代码                        实施单位     某区残联
          会
      一级指标       二级指标            三级指标           指标值
                         签约康复人数               ≥18000 人
绩效指              数量指标    涉及乡镇街数量               =22 个
      产出指标
 标                       发放辅助器具人数              ≥4000 人
                 质量指标    验收合格率                    ≥95%
"""
"""As a PDF is printed to text: cells over several lines, whose lines stand among those of other cells."""

BY_COLUMNS = """\
项目支出绩效目标表
项目名称
水源林建设
一级指标
产出指标
效益指标
二级指标
三级指标
指标值
数量指标
造林面积
≥800亩
社会效益指标
受益人数
≥132人
"""


@pytest.mark.parametrize("text", [WRAPPED, BY_COLUMNS], ids=["cells over lines", "columns one after another"])
def test_where_cells_are_not_in_the_order_of_the_rows_no_row_is_read(text: str) -> None:
    reading = bg.read_text(text)
    assert [leaf.indicator.name for form in reading.forms for leaf in form.leaves()] == []
    unread = "".join(piece.text for piece in reading.unread)
    assert "人数" in unread
    assert "BG026" in {finding.code for finding in reading.findings}


def test_a_value_that_may_go_on_in_another_line_is_unread() -> None:
    """The line below may be the rest of the name of the project, or the beginning of the department."""
    reading = bg.read_text(WRAPPED)
    (form,) = reading.of(bg.ProjectGoals)
    assert (form.project.name, form.applicant, form.department) == ("", "", None)
    assert {"残疾人精准康复", "某区残联"} <= {text for piece in reading.unread for text in piece.text.split()}


def test_a_year_with_a_blank_behind_it_is_of_the_title() -> None:
    assert bg.read_text(WRAPPED).forms[0].title == "2023 年项目支出绩效目标表"


def test_what_stands_before_sentences_in_one_line_with_them_is_not_lost() -> None:
    text = "某项目绩效目标表\n职工一百人,设1条质量指标:合格率≥95%;设1条时效指标:及时率≥98%。"
    assert_nothing_lost(text, bg.read_text(text))


def test_a_second_sum_of_the_points_is_not_lost() -> None:
    text = EVALUATED.format(weight=100, score=94) + "总分 90 80\n"
    assert_nothing_lost(text, bg.read_text(text))


def test_a_row_with_many_columns_that_may_be_empty_does_not_take_long() -> None:
    """Every column more would double the ways to read it."""
    head = " ".join(f"说明{number}" for number in range(30))
    row = " ".join(f"文字{number}" for number in range(30))
    text = (
        "项目支出绩效目标表\n项目名称 防汛\n"
        f"一级指标 二级指标 三级指标 指标值 {head}\n产出指标 数量指标 人数 ≥5人 {row}\n"
    )
    assert_nothing_lost(text, bg.read_text(text))


def test_a_label_inside_of_a_name_is_told_once() -> None:
    text = (
        "项目绩效目标表\n一级指标\n二级指标\n三级指标\n指标值\n"
        "产出指标\n质量指标\n馆\n绩效指标\n考核完成率\n=100%\n"
    )
    assert_nothing_lost(text, bg.read_text(text))
