"""What the rules find in the published forms as they were taken down by hand: each was judged true by eye.

A key that is absent from a truth is not asserted there; so a rule about what a form lacks is not asked of it,
except whether a cell that was taken down as empty has no value.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import budgetgoals as bg
from budgetgoals.checks import rule_of
from tests.checks.as_taken_down import forms_taken_down

DOCS = Path(__file__).parent.parent.parent / "docs" / "checks.md"
BLANK_FORM = "tpl_"
EMPTY_CELL = "BG112"

REVIEWED = """
dept_03 BG115 保障在职职工人数(人)
deptself_01 BG605 政府采购执行率
deptself_01 BG605 党性教育培训次数
deptself_01 BG606 政府采购执行率
deptself_01 BG606 党性教育培训次数
goal_05 BG112 indicators
goal_06 BG211 经常性大型设备更新验收合格率
goal_08 BG203 重点建设工程安排数量
goal_08 BG206 基础教育巩固提高情况
goal_08 BG206 基础教育学校办学条件
goal_10 BG302 项目(工程)完成及时率
goal_11 BG208 贫困地区旅游基础设施建设质量达标率100%
goal_13 BG309 视频监控在线率
goal_15 BG203 服务周期
goal_15 BG310 服务周期内,市民对空气质量改善的满意程度
goal_17 BG112 增加就业机会,提高农民收入。
goal_17 BG112 提高森林覆盖率,促进生物多样性保护。
goal_17 BG304 项目总投入(≥**万元)
goal_17 BG503 项目完成时间
goal_22 BG302 完成及时率(≥**%)
goal_28 BG302 就学补助及时发放率
goal_28 BG305 逾期发放率
goal_29 BG206 提升博物馆绿化水平
goal_29 BG303 博物馆绩效考核指标完成率
selfeval_01 BG302 委托业务报告合格率
selfeval_01 BG303 委托业务报告合格率
selfeval_01 BG310 对控制基建项目成本影响程度
selfeval_01 BG407 funds[0].initial
selfeval_02 BG407 funds[0].initial
selfeval_06 BG206 群众生产生活条件改善状况
selfeval_06 BG610 安装坡面水标尺
selfeval_06 BG610 水标尺宽度
selfeval_06 BG610 及时(按期)开工率
selfeval_06 BG610 及时(按期)完工率
selfeval_06 BG610 受益脱贫(含监测对象)户人口数
selfeval_06 BG610 受益脱贫(含监测对象)户满意度
selfeval_07 BG211 市民满意度调查
selfeval_08 BG112 工程质量合格
selfeval_08 BG112 资金执行在预算范围内
selfeval_08 BG112 全市安全度汛
selfeval_08 BG112 保护全市人口财产不受损失
selfeval_08 BG112 已建工程良性运行
selfeval_08 BG203 完成中型灌区节水改造项目数量
selfeval_08 BG203 完成农业综合水价改革项目
selfeval_08 BG208 年度资金支付完成率100%
selfeval_10 BG203 补贴渔船数
selfeval_14 BG210 完成率
selfeval_14 BG607 补贴发放率
selfeval_15 BG606 全县参合人数
selfeval_18 BG611 funds[1].score
selfeval_19 BG209 家庭医生签约率
selfeval_19 BG605 居民健康档案
selfeval_19 BG606 居民健康档案
selfeval_19 BG606 适龄儿童疫苗接种率
selfeval_19 BG606 孕产妇7天访视数
selfeval_19 BG606 孕产妇42天访视数
selfeval_19 BG606 早孕建册数
selfeval_19 BG606 老年人体检数
selfeval_19 BG606 高血压规范管理数
selfeval_19 BG606 高血压随访控制数
selfeval_19 BG606 糖尿病规范管理数
selfeval_19 BG606 糖尿病随访控制数
selfeval_19 BG606 严重精神障碍患者管理数
selfeval_19 BG606 老年人中医药规范管理数
selfeval_19 BG606 0-36月龄中医药规范管理数
selfeval_19 BG606 家庭医生签约率
selfeval_19 BG607 举办健康教育宣传咨询活动
selfeval_21 BG206 改善养老服务基础条件
selfeval_21 BG206 老年人日益增加的养老服务需求
selfeval_25 BG206 辖区内公众食品安全科普知识素养
selfeval_27 BG211 群众对脱毒种薯和主食化专用品种的认知度
selfeval_27 BG505 2021年11月30日前完成资金支付
transfer_02 BG112 indicators
transfer_03 BG112 indicators
transfer_08 BG112 indicators
"""
_leaf = re.compile(r".*indicators\[\d+\]\.aspects\[\d+\]\.indicators\[\d+\]").match


def _asserted(code: str) -> bool:
    return code == EMPTY_CELL or rule_of(code).needs is None


def _found() -> Counter[tuple[str, str, str]]:
    """How often each finding was made: form, code and the indicator or field it is about."""
    found: Counter[tuple[str, str, str]] = Counter()
    for name, _, form in forms_taken_down():
        if not name.startswith(BLANK_FORM):
            found.update(
                (name, each.code, _about(form, each)) for each in bg.check(form) if _asserted(each.code)
            )
    return found


def _about(form: bg.Form, finding: bg.Finding) -> str:
    path = finding.where.path
    match = _leaf(path)
    if match is None:
        return path
    leaves = (*form.leaves(), *form.long_term_leaves())
    return next(leaf.indicator.name for leaf in leaves if leaf.path == match[0])


def _verdicts() -> Counter[tuple[str, str, str]]:
    rows = (line.split(" ", 2) for line in REVIEWED.strip().split("\n"))
    return Counter((form, code, about) for form, code, about in rows)


def test_every_finding_was_judged_true() -> None:
    assert _found() == _verdicts()


def test_the_docs_count_them() -> None:
    rows = re.findall(r"\[(BG\d{3})\].*\| (\d*) \| 0 \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    told = {code: int(count) for code, count in rows if count}
    assert told == Counter(code for _, code, _ in _verdicts().elements())
