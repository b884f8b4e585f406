"""What each rule says, and where: of the form in its own docstring that breaks it, and in its other cases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

import budgetgoals as bg
from budgetgoals.checks import rule_of, rules
from budgetgoals.checks.examples import form_of
from budgetgoals.errors import InvalidValue
from budgetgoals.targets import Comparator, Quantity

FIRST = "indicators[0].aspects[0].indicators[0]"
TITLE = ""
"""The sentence is the title of the rule."""

SAID: dict[str, tuple[str, str]] = {
    "BG101": ("project.name", TITLE),
    "BG102": ("applicant", TITLE),
    "BG103": ("applicant", TITLE),
    "BG104": ("narrative.goals", TITLE),
    "BG105": ("indicators", TITLE),
    "BG106": ("indicators", TITLE),
    "BG107": ("indicators", TITLE),
    "BG108": ("indicators", TITLE),
    "BG109": ("indicators", "办公楼消防设施改造工程 has no cost indicator, as works and purchases must"),
    "BG110": ("indicators", "the outputs have no indicator of quality"),
    "BG111": ("indicators", TITLE),
    "BG112": (f"{FIRST}.target", "草原有害生物防治面积（万亩） has no value, only 万亩"),
    "BG113": (f"{FIRST}.name", TITLE),
    "BG114": ("narrative.goals", "the form's own instruction was left in: 请简要描述项目目标（200字以内）"),
    "BG115": (f"{FIRST}.details", "the explanation of 保障在职职工人数 only repeats it"),
    "BG116": ("budget.previous_year_spent", TITLE),
    "BG117": ("budget.previous_year_budget", TITLE),
    "BG118": ("fiscal_year", TITLE),
    "BG119": (f"{FIRST}.name", "≥3000米 stands there without a name"),
    "BG120": ("indicators", TITLE),
    "BG201": ("indicators", "none of the 3 targets is a number"),
    "BG202": ("indicators", "3 of 4 targets are only words"),
    "BG203": (f"{FIRST}.target", "重点建设工程安排数量: 2 has no unit"),
    "BG204": (f"{FIRST}.target", "节水改造面积（万亩） counts 万亩, its value 12公里 does not"),
    "BG205": (f"{FIRST}.target", "群众满意度 has the target 逐年增高, which is no percentage"),
    "BG206": (f"{FIRST}.target", "办学条件: 持续改善 names neither a base nor an amount"),
    "BG207": (f"{FIRST}.target", "服务保障民生: 保驾护航 is no level"),
    "BG208": (f"{FIRST}.name", "年度资金支付完成率100% has no value; 100% stands in its name"),
    "BG209": (f"{FIRST}.target", "环保投诉受理率 is a rate, its value 24小时内受理 is none"),
    "BG210": (f"{FIRST}.name", "人数 does not say of what"),
    "BG211": (f"{FIRST}.target", "市民满意度: the value 290% is damaged"),
    "BG301": (f"{FIRST}.target", "验收合格率 is a share and cannot be ≥105%"),
    "BG302": (f"{FIRST}.target", "工程完成及时率 cannot be more than 100%: ≥100%"),
    "BG303": (f"{FIRST}.target", "委托业务报告合格率: ≥98百分比 spells the percent sign out"),
    "BG304": (f"{FIRST}.target", "项目总投入 is a cost; ≥6070万元 asks to spend more"),
    "BG305": (f"{FIRST}.target", "逾期发放率 is unwanted; ≥100% asks for it"),
    "BG306": (f"{FIRST}.target", "验收合格率 is wanted; ≤95% limits it"),
    "BG307": (f"{FIRST}.target", "接待观众人次: =30000人次 is met by no other number"),
    "BG308": (f"{FIRST}.target", "苗木成活率: 95%-85% goes down"),
    "BG309": (f"{FIRST}.target", "视频监控在线率: ≥0.97比例 is a share of 1"),
    "BG310": (f"{FIRST}.name", "培训覆盖数 =100人 stands under 质量指标, but tells of quantity"),
    "BG311": ("indicators[0].aspects[0].indicators[1].name", "培训人数 is the name of two indicators"),
    "BG312": (f"{FIRST}.name", "资金使用合规性 is routine of every project"),
    "BG401": ("budget.current_year", "财政拨款＋其他资金 add up to 260万元, not to 250万元"),
    "BG402": ("budget.current_year", "this year's 120,000元 is more than the whole project's 100,000元"),
    "BG403": (f"{FIRST}.target", "项目总成本 ≤100万元 is more than the budget of 90万元"),
    "BG404": ("budget.total", "基本支出 seems to be in another unit than the total of 968.1918万元"),
    "BG405": ("funds[0].executed", "年度资金总额: 210万元 was spent of a budget of 200万元"),
    "BG406": ("funds[0].rate", "年度资金总额: 179.43万元 of 200万元 is 89.7%, not 92.0%"),
    "BG407": ("funds[0].adjusted", "the total is 0, its parts are 89.974万元"),
    "BG408": ("budget.spending", "the revenue is 2,456.18万元, the spending 2,399.98万元"),
    "BG410": ("budget.spending[1].amount", "基本支出 is 171.41万元 here and 110.61万元 there"),
    "BG411": ("tasks", "the tasks add up to 110万元, the budget is 100万元"),
    "BG501": ("project.end", "2020-01-01 is before 2020-12-16"),
    "BG502": ("project.end", "the project runs 2020-03-01 – 2020-11-30, the form is for 2022"),
    "BG503": (f"{FIRST}.target", "项目完成时间: 2023年底 is after the end of the project, 2023-11-30"),
    "BG504": (f"{FIRST}.target", "验收时间: 11月前完成验收 may mean by 2020-10-31 or by 2020-11-30"),
    "BG505": (f"{FIRST}.target", "资金支付时间: 2021年11月30日前 is over before 2022"),
    "BG506": ("title", "the title names 2022, the form is for 2023"),
    "BG507": (f"{FIRST}.target", "运维时间: =1年 does not fit into 2020-01-03 – 2020-12-21"),
    "BG508": ("project.end", "the project runs 2022-03-01 – 2023-11-30, the form is for 2022"),
    "BG601": ("indicators", "the weights add up to 110"),
    "BG602": ("indicators", "the weights are 产出指标 70，效益指标 20，满意度指标 10"),
    "BG603": (f"{FIRST}.score", "培训人数 scores 12 of 10"),
    "BG604": ("total_score", "the scores add up to 93, the total says 94"),
    "BG605": (f"{FIRST}.score", "培训人数: 540人 misses ≥600人 and scores 10 all the same"),
    "BG606": (f"{FIRST}.actual", "培训人数: 540人 misses ≥600人, and no reason is given"),
    "BG607": (f"{FIRST}.actual", "宣传活动次数: 96次 is 8.00 times ≥12次, and no reason is given"),
    "BG608": (f"{FIRST}.score", "办公环境: 10 of 10 does not go with 部分达成预期指标"),
    "BG609": ("indicators", "all 5 indicators score full points"),
    "BG610": (f"{FIRST}.actual", "安装水尺: ≥266米 is no number reached"),
    "BG611": ("funds[1].score", "当年财政拨款 has 8 points of its own"),
    "BG612": ("indicators[0].weight", "产出指标 has 50 points, its indicators 40"),
    "BG701": ("narrative.goals", "no indicator carries 600人 of the goal"),
    "BG702": ("narrative.basis", "【2001】96号 is not written as a document number"),
    "BG703": ("project.category", "其他一次性项目, yet the same project had a budget last year"),
    "BG704": ("narrative.plan", "the mobile number 138…00 stands in the text"),
    "BG705": ("narrative.safeguards", "我司 is not how a budget unit speaks of itself"),
    "BG801": ("indicators[0].aspects[0].name", "数量指标 stands under 效益指标"),
    "BG802": ("indicators[1].aspects[0].name", TITLE),
    "BG803": ("indicators[0].aspects[0].name", TITLE),
}
HINTS = {
    "BG211": "probably it was ≥90%",
    "BG303": "write ≥98%",
    "BG309": "write ≥97%",
    "BG504": "name the day: 10月31日前 or 11月30日前",
    "BG702": "write 〔2001〕96号",
}
"""What to write instead, where it depends on the form; else it is the advice of the rule."""


def test_every_rule_stands_here() -> None:
    assert list(SAID) == [each.code for each in rules()]


@pytest.mark.parametrize("code", SAID)
def test_a_finding_says_what_is_wrong_and_where(code: str) -> None:
    rule = rule_of(code)
    path, said = SAID[code]
    findings = bg.check(form_of(rule.examples.breaks), select=[code])
    finding = findings[-1]
    assert len(findings) == (2 if code == "BG114" else 1)
    assert finding.where.path == path
    assert finding.message.en == (said or rule.title.en)
    assert finding.message.zh != finding.message.en
    assert finding.severity is rule.severity
    hint = HINTS.get(code) or (rule.advice.en if rule.advice else None)
    assert (finding.hint.en if finding.hint else None) == hint


EVALUATION = "layout: self-evaluation-2020\n"
EVALUATION_2021 = "layout: bond-self-evaluation-2021\n成本指标 | 经济成本指标 | 总价 | ≤1元 | weight=0\n"
SHANGHAI = "layout: shanghai-2020\n"
DEPARTMENT = "layout: department-2022\n"
COST_FIRST = "layout: national-2021\n"
SECOND = "indicators[0].aspects[0].indicators[1]"

OTHER_CASES = [
    (
        "BG204",
        "产出指标 | 数量指标 | 接待能力 | =600人\n产出指标 | 数量指标 | 节水改造面积（万亩） | 12公里",
        f"{SECOND}.target",
        "节水改造面积（万亩） counts 万亩, its value 12公里 does not",
    ),
    (
        "BG206",
        "效益指标 | 社会效益指标 | 社会秩序 | 保持稳定\n效益指标 | 社会效益指标 | 办学条件 | 持续改善",
        f"{SECOND}.target",
        "办学条件: 持续改善 names neither a base nor an amount",
    ),
    (
        "BG306",
        "产出指标 | 质量指标 | 报告合格率 | ≤100%\n产出指标 | 质量指标 | 验收合格率 | ≤95%",
        f"{SECOND}.target",
        "验收合格率 is wanted; ≤95% limits it",
    ),
    (
        "BG307",
        "产出指标 | 数量指标 | 讲解员 | =2人",
        f"{FIRST}.target",
        "讲解员: =2人 is met by no other number",
    ),
    ("BG308", "产出指标 | 质量指标 | 苗木成活率 | 9%-5%", f"{FIRST}.target", "苗木成活率: 9%-5% goes down"),
    (
        "BG310",
        "产出指标 | 质量指标 | 培训数量 | ≥100人",
        f"{FIRST}.name",
        "培训数量 ≥100人 stands under 质量指标, but tells of quantity",
    ),
    (
        "BG311",
        "产出指标 | 数量指标 | 培训人数 | ≥10人\n产出指标 | 数量指标 | 培训人数 | ≥20人\n"
        "产出指标 | 数量指标 | 检查次数 | ≥2次",
        f"{SECOND}.name",
        "培训人数 is the name of two indicators",
    ),
    (
        "BG401",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=100万元 executed=90万元\n"
        "funds: 财政拨款 | adjusted=100万元 executed=95万元",
        "funds[0].executed",
        "财政拨款 add up to 95万元, not to 90万元",
    ),
    (
        "BG401",
        f"{EVALUATION}funds: 总金额 | adjusted=100万元\nfunds: 财政拨款 | adjusted=120万元",
        "funds[0].adjusted",
        "财政拨款 add up to 120万元, not to 100万元",
    ),
    (
        "BG403",
        "budget.current_year: 90万元\n产出指标 | 成本指标 | 项目总成本 | ≥80万元\n"
        "产出指标 | 成本指标 | 项目总投入 | ≤100万元",
        f"{SECOND}.target",
        "项目总投入 ≤100万元 is more than the budget of 90万元",
    ),
    (
        "BG404",
        f"{DEPARTMENT}budget.total: 968.1918万元\nbudget.spending: 基本支出 0.07242318万元, 其他 243.96万元",
        "budget.total",
        "基本支出 seems to be in another unit than the total of 968.1918万元",
    ),
    (
        "BG405",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=200万元 executed=179万元\n"
        "funds: 财政拨款 | adjusted=100万元 executed=110万元",
        "funds[1].executed",
        "财政拨款: 110万元 was spent of a budget of 100万元",
    ),
    (
        "BG406",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=200万元 executed=100万元 rate=50%\n"
        "funds: 财政拨款 | adjusted=213.57万元 executed=179.43万元 rate=83.9%",
        "funds[1].rate",
        "财政拨款: 179.43万元 of 213.57万元 is 84.0%, not 83.9%",
    ),
    (
        "BG502",
        "fiscal_year: 2022\nproject.end: 2020-11-30",
        "project.end",
        "the project runs … – 2020-11-30, the form is for 2022",
    ),
    (
        "BG507",
        "project.start: 2020-03-31\nproject.end: 2020-04-28\n产出指标 | 时效指标 | 运维时间 | =1个月",
        f"{FIRST}.target",
        "运维时间: =1个月 does not fit into 2020-03-31 – 2020-04-28",
    ),
    (
        "BG602",
        f"{EVALUATION}成本指标 | 经济成本指标 | 单价 | ≤5元 | weight=30\n"
        "产出指标 | 数量指标 | 培训人数 | =600人 | weight=30\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=20\n"
        "满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥95% | weight=10",
        "indicators",
        "the weights are 成本指标 30，产出指标 30，效益指标 20，满意度指标 10",
    ),
    (
        "BG605",
        f"{EVALUATION}产出指标 | 成本指标 | 项目总成本 | ≤202.6万元 | actual=202.9万元 weight=10 score=10",
        f"{FIRST}.score",
        "项目总成本: 202.9万元 misses ≤202.6万元 and scores 10 all the same",
    ),
    (
        "BG605",
        f"{EVALUATION}产出指标 | 成本指标 | 项目总成本 | ≤202.6万元 | actual=202.655万元 weight=10 score=10",
        f"{FIRST}.score",
        "项目总成本: 202.655万元 misses ≤202.6万元 and scores 10 all the same",
    ),
    (
        "BG607",
        f"{EVALUATION}产出指标 | 数量指标 | 检查次数 | ≥1次 | actual=5次 weight=1 score=1",
        f"{FIRST}.actual",
        "检查次数: 5次 is 5.00 times ≥1次, and no reason is given",
    ),
    (
        "BG607",
        f"{EVALUATION}产出指标 | 数量指标 | 检查次数 | ≥2次 | actual=9次 reason=专项检查 weight=1 score=1\n"
        "产出指标 | 数量指标 | 宣传次数 | ≥2次 | actual=9次 weight=1 score=1",
        f"{SECOND}.actual",
        "宣传次数: 9次 is 4.50 times ≥2次, and no reason is given",
    ),
    (
        "BG612",
        f"{EVALUATION}产出指标（50分） | 数量指标 | 培训人数 | =600人 | weight=40\n"
        "产出指标（50分） | 数量指标 | 培训期数 | =6期\n"
        "效益指标（30分） | 社会效益指标 | 持证上岗率 | ≥95% | weight=20",
        "indicators[1].weight",
        "效益指标 has 30 points, its indicators 20",
    ),
    ("BG102", "project.name: 执法服装", "department", TITLE),
    (
        "BG110",
        f"{COST_FIRST}产出指标 | 质量指标 | 验收合格率 | =100%",
        "indicators",
        "the outputs have no indicator of quantity",
    ),
    (
        "BG112",
        "产出指标 | 数量指标 | 退耕还林补助面积（万亩） |",
        f"{FIRST}.target",
        "退耕还林补助面积（万亩） has no value",
    ),
    (
        "BG112",
        "产出指标 | 数量指标 | 改造面积 | 平方米\n产出指标 | 数量指标 | 培训人数 | 人\n"
        "产出指标 | 数量指标 | 检查次数 | 次",
        "indicators",
        "none of the 3 indicators has a value",
    ),
    (
        "BG115",
        "产出指标 | 数量指标 | 改造面积 | ≥5平方米 | detail=统计数据\n"
        "产出指标 | 数量指标 | 培训人数 | ≥5人 | detail=统计数据\n"
        "产出指标 | 数量指标 | 检查次数 | ≥5次 | detail=统计数据",
        f"{FIRST}.details",
        "every indicator has the same explanation: 统计数据",
    ),
    ("BG116", f"{SHANGHAI}budget.previous_year_spent: 272060", "budget.previous_year_budget", TITLE),
    (
        "BG201",
        "产出指标 | 数量指标 | 设备配置 | 充足\n产出指标 | 质量指标 | 设备质量 | 良好\n"
        "效益指标 | 社会效益指标 | 办公环境 | 明显改善\n满意度指标 | 服务对象满意度指标 | 职工满意度 | %",
        "indicators",
        "none of the 3 targets is a number",
    ),
    (
        "BG202",
        "产出指标 | 数量指标 | 设备数量 | =12台\n"
        "产出指标 | 质量指标 | 设备质量 | 良好\n效益指标 | 社会效益指标 | 办公环境 | 整洁\n"
        "效益指标 | 可持续影响指标 | 服务保障 | 有力\n满意度指标 | 服务对象满意度指标 | 职工满意度 | 290%",
        "indicators",
        "3 of 4 targets are only words",
    ),
    (
        "BG203",
        "满意度指标 | 服务对象满意度指标 | 群众满意度 | 90",
        f"{FIRST}.target",
        "群众满意度: the rate 90 has no percent sign",
    ),
    (
        "BG203",
        "产出指标 | 质量指标 | 验收合格率 | 2",
        f"{FIRST}.target",
        "验收合格率: the rate 2 has no percent sign",
    ),
    (
        "BG204",
        "产出指标 | 数量指标 | 培训人数 | =600人\n产出指标 | 数量指标 | 节水改造面积（万亩） | 12公里",
        f"{SECOND}.target",
        "节水改造面积（万亩） counts 万亩, its value 12公里 does not",
    ),
    (
        "BG208",
        "产出指标 | 质量指标 | 旅游设施建设质量达标率100% | >=98%",
        f"{FIRST}.name",
        "旅游设施建设质量达标率100% has the target >=98% beside that in its name",
    ),
    (
        "BG208",
        "产出指标 | 数量指标 | 人数 | =65人\n产出指标 | 数量指标 | 资金支付完成率100% |",
        f"{SECOND}.name",
        "资金支付完成率100% has no value; 100% stands in its name",
    ),
    (
        "BG301",
        "产出指标 | 质量指标 | 报告合格率 | ≥95%\n产出指标 | 质量指标 | 验收合格率 | ≥105%",
        f"{SECOND}.target",
        "验收合格率 is a share and cannot be ≥105%",
    ),
    (
        "BG304",
        "产出指标 | 成本指标 | 单位成本 | ≥260元/平方米",
        f"{FIRST}.target",
        "单位成本 is a cost; ≥260元/平方米 asks to spend more",
    ),
    ("BG308", "产出指标 | 质量指标 | 苗木成活率 | 95-85%", f"{FIRST}.target", "苗木成活率: 95-85% goes down"),
    (
        "BG308",
        "产出指标 | 质量指标 | 设备质量 | 良好\n产出指标 | 质量指标 | 苗木成活率 | 95%-85%",
        f"{SECOND}.target",
        "苗木成活率: 95%-85% goes down",
    ),
    (
        "BG309",
        "产出指标 | 质量指标 | 服务周期 | 180\n产出指标 | 质量指标 | 在线率 | ≥0.97比例",
        f"{SECOND}.target",
        "在线率: ≥0.97比例 is a share of 1",
    ),
    (
        "BG310",
        "产出指标 | 质量指标 | 接待人次 | ≥100人",
        f"{FIRST}.name",
        "接待人次 ≥100人 stands under 质量指标, but tells of quantity",
    ),
    (
        "BG310",
        "产出指标 | 质量指标 | 培训及时率 | =100%",
        f"{FIRST}.name",
        "培训及时率 =100% stands under 质量指标, but tells of timeliness",
    ),
    (
        "BG310",
        "fiscal_year: 2020\n产出指标 | 数量指标 | 完工情况 | 11月30日前",
        f"{FIRST}.name",
        "完工情况 11月30日前 stands under 数量指标, but tells of timeliness",
    ),
    (
        "BG310",
        "效益指标 | 生态效益指标 | 对控制基建项目成本影响程度 | 效果明显",
        f"{FIRST}.name",
        "对控制基建项目成本影响程度 效果明显 stands under 生态效益指标, but tells of cost",
    ),
    (
        "BG310",
        "产出指标 | 数量指标 | 项目总成本 | ≤90万元",
        f"{FIRST}.name",
        "项目总成本 ≤90万元 stands under 数量指标, but tells of cost",
    ),
    (
        "BG310",
        "效益指标 | 经济效益指标 | 智能化应用 | =2条",
        f"{FIRST}.name",
        "智能化应用 =2条 stands under 经济效益指标, but tells of work done",
    ),
    (
        "BG310",
        "效益指标 | 社会效益指标 | 市民满意程度 | 85%",
        f"{FIRST}.name",
        "市民满意程度 85% stands under 社会效益指标, but tells of satisfaction",
    ),
    (
        "BG401",
        "budget.total: 250万元\nbudget.sources: 财政拨款 200万元, 其他资金 60万元",
        "budget.total",
        "财政拨款＋其他资金 add up to 260万元, not to 250万元",
    ),
    (
        "BG401",
        "budget.total: 250万元\nbudget.current_year: 90万元\n"
        "budget.total_sources: 财政拨款 200万元, 其他资金 60万元",
        "budget.total",
        "财政拨款＋其他资金 add up to 260万元, not to 250万元",
    ),
    (
        "BG401",
        f"{DEPARTMENT}budget.total: 250万元\nbudget.revenue: 财政拨款 200万元, 其他资金 60万元",
        "budget.total",
        "财政拨款＋其他资金 add up to 260万元, not to 250万元",
    ),
    (
        "BG401",
        f"{EVALUATION}funds: 合计 | adjusted=100万元\nfunds: 财政拨款 | adjusted=120万元",
        "funds[0].adjusted",
        "财政拨款 add up to 120万元, not to 100万元",
    ),
    (
        "BG401",
        f"{EVALUATION}funds: | adjusted=100万元\nfunds: 财政拨款 | adjusted=120万元",
        "funds[0].adjusted",
        "财政拨款 add up to 120万元, not to 100万元",
    ),
    (
        "BG403",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=90万元\n产出指标 | 成本指标 | 项目总成本 | ≤100万元",
        f"{FIRST}.target",
        "项目总成本 ≤100万元 is more than the budget of 90万元",
    ),
    (
        "BG404",
        f"{SHANGHAI}budget.total: 2643200\nbudget.current_year: 264.32",
        "budget.current_year",
        "2,643,200元 and 264.32元 differ by about ten thousand times",
    ),
    (
        "BG404",
        f"{SHANGHAI}budget.previous_year_budget: 2432500\nbudget.previous_year_spent: 243.25",
        "budget.previous_year_spent",
        "2,432,500元 and 243.25元 differ by about ten thousand times",
    ),
    (
        "BG404",
        f"{EVALUATION}funds: 年度资金总额 | initial=200万元 adjusted=0.02万元",
        "funds[0].adjusted",
        "200万元 and 0.02万元 differ by about ten thousand times",
    ),
    (
        "BG404",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=1万元 executed=1000万元",
        "funds[0].executed",
        "1万元 and 1,000万元 differ by about ten thousand times",
    ),
    (
        "BG404",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=1万元 executed=10100万元",
        "funds[0].executed",
        "1万元 and 10,100万元 differ by about ten thousand times",
    ),
    (
        "BG405",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=0 executed=207.45万元\n"
        "funds: 财政拨款 | executed=207.45万元",
        "funds[0].executed",
        "年度资金总额: 207.45万元 was spent of a budget of 0万元",
    ),
    (
        "BG406",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=213.57万元 executed=179.43万元 rate=84.1%",
        "funds[0].rate",
        "年度资金总额: 179.43万元 of 213.57万元 is 84.0%, not 84.1%",
    ),
    (
        "BG406",
        f"{EVALUATION}funds: 年度资金总额 | adjusted=200万元\n"
        "funds: 财政拨款 | adjusted=200万元 executed=179.43万元 rate=92%",
        "funds[1].rate",
        "财政拨款: 179.43万元 of 200万元 is 90%, not 92%",
    ),
    (
        "BG410",
        "budget.sources: 财政拨款 3万元, 财政拨款 5万元",
        "budget.sources[1].amount",
        "财政拨款 is 3万元 here and 5万元 there",
    ),
    (
        "BG410",
        "budget.total_sources: 财政拨款 3万元, 财政拨款 5万元",
        "budget.total_sources[1].amount",
        "财政拨款 is 3万元 here and 5万元 there",
    ),
    (
        "BG410",
        f"{DEPARTMENT}budget.revenue: 财政拨款 3万元, 财政拨款 5万元",
        "budget.revenue[1].amount",
        "财政拨款 is 3万元 here and 5万元 there",
    ),
    (
        "BG502",
        "fiscal_year: 2022\nproject.start: 2023-01-01",
        "project.start",
        "the project runs 2023-01-01 – …, the form is for 2022",
    ),
    (
        "BG502",
        "fiscal_year: 2022\nproject.start: 2020-03-01\nproject.end: 2020-03-01",
        "project.end",
        "the project runs 2020-03-01 – 2020-03-01, the form is for 2022",
    ),
    (
        "BG504",
        "fiscal_year: 2020\n产出指标 | 时效指标 | 完工时间 | 10月31日前\n"
        "产出指标 | 时效指标 | 验收时间 | 11月前",
        f"{SECOND}.target",
        "验收时间: 11月前 may mean by 2020-10-31 or by 2020-11-30",
    ),
    (
        "BG505",
        "fiscal_year: 2022\n产出指标 | 时效指标 | 2021年11月30日前完成资金支付 | =100%",
        f"{FIRST}.name",
        "2021年11月30日前完成资金支付 names a day before 2022",
    ),
    (
        "BG505",
        f"{DEPARTMENT}fiscal_year: 2022\n产出指标 | 时效指标 | 支付时间 | 2021年11月30日前",
        f"{FIRST}.target",
        "支付时间: 2021年11月30日前 is over before 2022",
    ),
    (
        "BG508",
        "fiscal_year: 2022\nproject.start: 2021-03-01\nproject.end: 2022-11-30",
        "project.end",
        "the project runs 2021-03-01 – 2022-11-30, the form is for 2022",
    ),
    (
        "BG601",
        f"{EVALUATION}产出指标 | 数量指标 | 培训人数 | =600人 | weight=60\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=20",
        "indicators",
        "the weights add up to 80",
    ),
    (
        "BG601",
        f"{EVALUATION}funds: 年度资金总额 | weight=10\n产出指标 | 数量指标 | 培训人数 | =600人 | weight=60\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=50",
        "indicators",
        "the weights add up to 120",
    ),
    (
        "BG601",
        f"{EVALUATION}产出指标 | 数量指标 | 培训人数 | =600人 | weight=33.3\n"
        "产出指标 | 数量指标 | 培训期数 | =6期 | weight=33.3\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=33.1",
        "indicators",
        "the weights add up to 99.7",
    ),
    (
        "BG603",
        f"{EVALUATION}funds: 年度资金总额 | weight=10 score=20",
        "funds[0].score",
        "年度资金总额 scores 20 of 10",
    ),
    (
        "BG605",
        f"{EVALUATION}fiscal_year: 2020\n"
        "产出指标 | 时效指标 | 完工时间 | 2020年11月底前 | actual=2020年12月3日 weight=10 score=10",
        f"{FIRST}.score",
        "完工时间: 2020年12月3日 misses 2020年11月底前 and scores 10 all the same",
    ),
    (
        "BG605",
        f"{EVALUATION}产出指标 | 成本指标 | 单位成本 | 90万元 | actual=95万元 weight=10 score=10",
        f"{FIRST}.score",
        "单位成本: 95万元 misses 90万元 and scores 10 all the same",
    ),
    (
        "BG605",
        f"{EVALUATION}产出指标 | 质量指标 | 投诉率 | 3% | actual=4% weight=10 score=10",
        f"{FIRST}.score",
        "投诉率: 4% misses 3% and scores 10 all the same",
    ),
    (
        "BG605",
        f"{EVALUATION}产出指标 | 数量指标 | 现场返工 | 0次 | actual=2次 weight=10 score=10",
        f"{FIRST}.score",
        "现场返工: 2次 misses 0次 and scores 10 all the same",
    ),
    (
        "BG605",
        f"{EVALUATION_2021}产出指标 | 质量指标 | 验收合格率 | ≥98% | actual=95% weight=10 score=10",
        "indicators[1].aspects[0].indicators[0].score",
        "验收合格率: 95% misses ≥98% and scores 10 all the same",
    ),
    (
        "BG608",
        f"{EVALUATION}效益指标 | 社会效益指标 | 市容 | 改善 | weight=10 score=10\n"
        "效益指标 | 社会效益指标 | 办公环境 | 改善 | actual=部分达成。 weight=10 score=10",
        f"{SECOND}.score",
        "办公环境: 10 of 10 does not go with 部分达成。",
    ),
    (
        "BG608",
        f"{EVALUATION}效益指标 | 社会效益指标 | 办公环境 | 改善 | actual=未达成预期指标 weight=10 score=6",
        f"{FIRST}.score",
        "办公环境: 6 of 10 does not go with 未达成预期指标",
    ),
    (
        "BG612",
        f"{EVALUATION}产出指标 | 数量指标 | 培训人数 | =600人 | weight=60\n"
        "效益指标（30分） | 社会效益指标 | 持证上岗率 | ≥95% | weight=20",
        "indicators[1].weight",
        "效益指标 has 30 points, its indicators 20",
    ),
    (
        "BG702",
        "narrative.basis: 依据财预〔2015〕153号",
        "narrative.basis",
        "财预〔2015〕153号 is often cited by mistake",
    ),
    (
        "BG704",
        "narrative.plan: 身份证11010519491231002X",
        "narrative.plan",
        "the identity number 110…2X stands in the text",
    ),
]


@pytest.mark.parametrize(("code", "text", "path", "said"), OTHER_CASES)
def test_a_finding_of_another_case_says_what_is_wrong_and_where(
    code: str, text: str, path: str, said: str
) -> None:
    (finding,) = bg.check(form_of(text), select=[code])
    assert (finding.where.path, finding.message.en) == (path, said or rule_of(code).title.en)
    assert finding.message.zh != finding.message.en


LEFT_ALONE = [
    ("BG304", "产出指标 | 成本指标 | 单位成本 | ≥5次/月"),
    ("BG306", "产出指标 | 质量指标 | 逾期发放率 | ≤5%"),
    ("BG308", "产出指标 | 质量指标 | 苗木成活率 | 95株-85%"),
    ("BG309", "产出指标 | 质量指标 | 验收合格率 | 2"),
    ("BG402", "budget.total: 100万元\nbudget.current_year: 100.5万元"),
    ("BG406", f"{EVALUATION}funds: 年度资金总额 | adjusted=213.57万元 executed=179.31万元 rate=84.0%"),
    ("BG507", "project.start: 2020-03-31\nproject.end: 2020-04-29\n产出指标 | 时效指标 | 运维时间 | =1个月"),
    ("BG507", "project.start: 2019-01-31\nproject.end: 2019-02-27\n产出指标 | 时效指标 | 运维时间 | =1个月"),
    (
        "BG601",
        f"{EVALUATION}产出指标 | 数量指标 | 培训人数 | =600人 | weight=100\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95%",
    ),
    ("BG605", f"{EVALUATION}产出指标 | 数量指标 | 单位成本 | 90万元 | actual=95万元 weight=10 score=10"),
    ("BG605", f"{EVALUATION}产出指标 | 成本指标 | 补助标准 | 90万元 | actual=95万元 weight=10 score=10"),
    ("BG611", f"{EVALUATION}funds: 年度资金总额 | weight=10\nfunds: 财政拨款 | score=8"),
    ("BG109", f"{COST_FIRST}project.name: 办公楼改造工程\n成本指标 | 改造投入 | 改造单价 | ≤260元/平方米"),
    ("BG120", "产出指标 | 数量指标 | 着装人数 | =65人\n满意度指标 | 服务对象满意度指标 | 职工满意度 | ≥90%"),
    (
        "BG202",
        "产出指标 | 数量指标 | 设备数量 | =12台\n产出指标 | 质量指标 | 设备质量 | 良好\n"
        "效益指标 | 社会效益指标 | 办公环境 | 整洁\n效益指标 | 社会效益指标 | 持证上岗率 | ≥95%\n"
        "决策 | 项目立项 | 立项规范性 | 规范",
    ),
    (
        "BG202",
        "产出指标 | 数量指标 | 设备数量 | =12台\n产出指标 | 数量指标 | 培训人数 | =60人\n"
        "产出指标 | 质量指标 | 设备质量 | 良好\n效益指标 | 社会效益指标 | 办公环境 | 整洁\n"
        "效益指标 | 可持续影响指标 | 服务保障 | 有力",
    ),
    ("BG207", "效益指标 | 社会效益指标 | 服务保障民生 | 良好。"),
    ("BG209", "产出指标 | 质量指标 | 设备完好率 | 逐年提高"),
    ("BG301", "产出指标 | 质量指标 | 产品合格率 | ≥950‰"),
    ("BG306", "产出指标 | 质量指标 | 验收合格率 | ≤100%"),
    ("BG306", "产出指标 | 成本指标 | 资金支付完成率 | ≤95%"),
    ("BG307", "产出指标 | 数量指标 | 补助户数 | =101户\n产出指标 | 数量指标 | 配备讲解员 | =1人"),
    ("BG308", "产出指标 | 数量指标 | 抽查次序 | 5-3"),
    ("BG310", "产出指标 | 数量指标 | 项目总成本 | ≤90%"),
    ("BG401", f"{EVALUATION}funds: 年度资金总额 | adjusted=0\nfunds: 财政拨款 | adjusted=89.974万元"),
    ("BG401", f"{EVALUATION}funds: 年度资金总额 | adjusted=5万元\nfunds: 财政拨款 | executed=3万元"),
    ("BG401", f"budget.current_year: 50万元\nbudget.sources: {', '.join(f'镇{n} 7万元' for n in range(13))}"),
    ("BG402", f"{SHANGHAI}budget.total: 120000\nbudget.current_year: 80000"),
    ("BG403", "budget.current_year: 90\n产出指标 | 成本指标 | 项目总成本 | ≤90万元"),
    ("BG403", "budget.current_year: 90\n产出指标 | 成本指标 | 项目总成本 | ≤90.9万元"),
    ("BG403", "budget.current_year: 90万元\n产出指标 | 成本指标 | 项目总成本 | ≤91万元"),
    ("BG404", "budget.current_year: 60万元\nbudget.sources: 一般公共预算 60万元, 其中中央补助 50万元"),
    ("BG406", f"{EVALUATION}funds: 年度资金总额 | adjusted=200万元 executed=179.43万元 rate=89.5%"),
    ("BG406", f"{EVALUATION}funds: 年度资金总额 | adjusted=213.57万元 executed=181.51万元 rate=84.9%"),
    ("BG408", f"{DEPARTMENT}budget.revenue: 财政拨款 100万元"),
    (
        "BG408",
        f"{DEPARTMENT}budget.total: 100万元\nbudget.revenue: 财政拨款 100万元\n"
        "budget.spending: 基本支出 80万元, 其他 30万元",
    ),
    (
        "BG408",
        f"{DEPARTMENT}budget.total: 100万元\nbudget.revenue: 财政拨款 80万元, 其他 30万元\n"
        "budget.spending: 基本支出 100万元",
    ),
    ("BG411", f"{DEPARTMENT}budget.total: 100万元\ntask: 保障运转 101万元"),
    ("BG501", "project.start: 2020-05-01\nproject.end: 2020-05-01"),
    ("BG502", "project.start: 2020-03-01\nproject.end: 2020-11-30"),
    ("BG503", "fiscal_year: 2023\nproject.end: 2023-11-30\n产出指标 | 时效指标 | 完成时间 | 2023年11月30日"),
    ("BG508", "fiscal_year: 2022\nproject.end: 2023-11-30"),
    (
        "BG601",
        f"{EVALUATION}产出指标 | 数量指标 | 培训人数 | =600人 | weight=60\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95%",
    ),
    (
        "BG601",
        f"{EVALUATION}total_weight: 80\n产出指标 | 数量指标 | 培训人数 | =600人 | weight=60\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=20",
    ),
    (
        "BG601",
        f"{EVALUATION}产出指标 | 数量指标 | 培训人数 | =600人 | weight=33.3\n"
        "产出指标 | 数量指标 | 培训期数 | =6期 | weight=33.3\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=33.3",
    ),
    (
        "BG602",
        f"{EVALUATION}产出指标 | 数量指标 | 培训人数 | =600人 | weight=30\n"
        "产出指标 | 数量指标 | 培训期数 | =6期 | weight=20\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=30\n"
        "满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥95% | weight=10",
    ),
    (
        "BG602",
        f"{EVALUATION}决策 | 项目立项 | 立项规范性 | 规范 | weight=20\n"
        "产出指标 | 数量指标 | 培训人数 | =600人 | weight=60\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=20",
    ),
    (
        "BG604",
        f"{EVALUATION}total_score: 94\n产出指标 | 数量指标 | 培训人数 | =600人 | weight=60 score=57\n"
        "效益指标 | 社会效益指标 | 持证上岗率 | ≥95% | weight=30",
    ),
    (
        "BG605",
        f"{EVALUATION}产出指标 | 数量指标 | 造林投入 | 1600元/亩 | actual=1500元/亩 weight=10 score=10",
    ),
    (
        "BG605",
        f"{EVALUATION_2021}满意度指标 | 满意度指标 | 群众满意度 | ≥95% | actual=90% weight=10 score=10",
    ),
    ("BG607", f"{EVALUATION}产出指标 | 数量指标 | 宣传活动次数 | ≥0次 | actual=5次 weight=10 score=10"),
    ("BG608", f"{EVALUATION}效益指标 | 社会效益指标 | 办公环境 | 改善 | actual=部分达成预期指标 score=10"),
    (
        "BG608",
        f"{EVALUATION}效益指标 | 社会效益指标 | 办公环境 | 改善 | actual=部分达成预期指标 weight=10 score=6",
    ),
    (
        "BG608",
        f"{EVALUATION}效益指标 | 社会效益指标 | 办公环境 | 改善 | actual=未达成预期指标 weight=10 score=5",
    ),
    (
        "BG612",
        f"{EVALUATION}产出指标（50分） | 数量指标 | 培训人数 | =600人 | weight=40\n"
        "产出指标（50分） | 数量指标 | 培训期数 | =6期",
    ),
    ("BG701", "narrative.goals: 全年培训1,600人。\n产出指标 | 数量指标 | 培训人数 | =1600人"),
]


@pytest.mark.parametrize(("code", "text"), LEFT_ALONE)
def test_what_is_only_like_a_breach_is_left_alone(code: str, text: str) -> None:
    assert [finding.message.en for finding in bg.check(form_of(text), select=[code])] == []


@pytest.mark.parametrize(
    ("code", "text", "hint"),
    [
        ("BG309", "产出指标 | 质量指标 | 验收合格率 | 1", "write 100%"),
        ("BG702", "narrative.basis: 依据财预〔2015〕153号", "probably it is 财预〔2015〕163号"),
    ],
)
def test_what_to_write_instead(code: str, text: str, hint: str) -> None:
    (finding,) = bg.check(form_of(text), select=[code])
    assert finding.hint is not None
    assert finding.hint.en == hint


def test_a_comparator_of_another_cell_is_shown_with_the_number() -> None:
    target = Quantity("6070万元", Comparator.GE, Decimal(6070), "万元")
    aspect = bg.Aspect("成本指标", (bg.Indicator("项目总投入", target),))
    form = bg.ProjectGoals(indicators=(bg.Dimension("产出指标", (aspect,)),))
    (finding,) = bg.check(form, select=["BG304"])
    assert finding.message.en == "项目总投入 is a cost; ≥6070万元 asks to spend more"


def test_a_transfer_that_names_its_parties_names_who_answers_for_it() -> None:
    party = bg.Party(level=bg.Level.CENTRAL, duty=bg.Duty.DEPARTMENT, name="林草局")
    form = bg.TransferGoals(layout="henan-2022-transfer", parties=(party,))
    assert bg.check(form, select=["BG102"]) == ()
    (finding,) = bg.check(evolve(form, parties=()), select=["BG102"])
    assert finding.where.path == "applicant"


def test_a_form_without_a_column_for_reasons_is_not_asked_for_any() -> None:
    row = "产出指标 | 数量指标 | 培训人数 | ≥600人 | actual=540人 weight=10 score=9"
    for code, actual in (("BG606", "540人"), ("BG607", "900人")):
        told = form_of(f"{EVALUATION}{row}".replace("540人", actual))
        assert [finding.code for finding in bg.check(told, select=[code])] == [code]
        silent = form_of(f"layout: hubei-self-evaluation\n{row}".replace("540人", actual))
        assert bg.check(silent, select=[code]) == ()


def test_a_damaged_value_without_a_likely_one_is_to_be_looked_up() -> None:
    (finding,) = bg.check(form_of("产出指标 | 质量指标 | 合格率 | 1 05%"), select=["BG211"])
    assert finding.message.en == "合格率: the value 1 05% is damaged"
    assert finding.hint is not None
    assert finding.hint.en == "look it up in the original and correct it"


@pytest.mark.parametrize(
    ("code", "unknown"), [("BG9", "there is no rule BG9"), ("XX1", "there is no rule XX1")]
)
def test_a_code_of_no_rule_is_named(code: str, unknown: str) -> None:
    with pytest.raises(InvalidValue) as error:
        bg.check(bg.ProjectGoals(), select=[code])
    assert error.value.message.en == unknown


def test_what_is_no_form_is_named() -> None:
    with pytest.raises(InvalidValue) as error:
        bg.check(3)  # type: ignore[arg-type]
    assert error.value.message.en == "a form or a reading is checked, not int"
