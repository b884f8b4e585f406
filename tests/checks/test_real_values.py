"""Rules on values as published forms print them: what they find, and what they leave alone.

The values were taken from the forms by eye; the verdicts are a reviewer's.
"""

from __future__ import annotations

import pytest

from budgetgoals.checks import check, rules
from budgetgoals.checks.examples import form_of

EVALUATION = "layout: self-evaluation-2020\n"
SHANGHAI = "layout: shanghai-2020\n"
COST_FIRST = "layout: gansu-2023\n"

FOUND = [
    ("BG101", "layout: transfer-2015\nfiscal_year: 2021\nbudget.current_year: 189.42万元"),
    ("BG102", "project.name: 雾炮车抑尘降尘服务"),
    ("BG103", "department: 南岳区乡村振兴局\nproject.name: 2023年雨露计划就学补助项目"),
    ("BG104", "project.name: 残疾人精准康复"),
    ("BG105", "layout: transfer-2015\nproject.name: 林业草原生态保护恢复资金"),
    ("BG106", "效益指标 | 社会效益指标 | 受益人数（人） | 132"),
    (
        "BG107",
        "产出指标 | 数量指标 | 签约康复人数 | ≥18000人\n"
        "满意度指标 | 服务对象满意度指标 | 残疾人满意度 | ≥90%",
    ),
    ("BG108", SHANGHAI + "产出目标 | 数量 | 培训人数 | =600人\n效果目标 | 经济效益 | 智能化应用 | =2000条"),
    ("BG109", COST_FIRST + "project.name: 博物馆提升改造项目\n产出指标 | 数量指标 | 改造展厅 | =4个"),
    ("BG110", COST_FIRST + "产出指标 | 数量指标 | 免费开放天数 | =300天"),
    ("BG111", "产出指标 | 数量指标 | 机柜数量 | ≥77台"),
    ("BG112", "产出指标 | 质量指标 | 工程验收合格率 | ≧ %"),
    ("BG112", "产出指标 | 数量指标 | 农村饮水工程覆盖服务人口数 | 万人"),
    ("BG112", "产出指标 | 数量指标 | 农村低保发放人数 | ≥**人"),
    ("BG112", "产出指标 | 数量指标 | 上一轮退耕还林补助面积（万亩） |"),
    ("BG113", "产出指标 | 数量指标 | 指标2： |"),
    ("BG114", "narrative.goals: 概述项目目标（200字以内）"),
    ("BG115", "产出指标 | 数量指标 | 湿地保有量 | =4900公顷 | detail=湿地保有量"),
    ("BG116", SHANGHAI + "budget.previous_year_spent: 272060"),
    ("BG117", SHANGHAI + "budget.current_year: 1448934"),
    ("BG118", "layout: jiangxi-department\napplicant: 林业局"),
    ("BG119", "产出指标 | 数量指标 | | ≥20座"),
    ("BG120", "layout: transfer-2015\n产出指标 | 数量指标 | 新建堤防长度 | 3公里"),
    (
        "BG201",
        "产出指标 | 成本指标 | 控制在预算成本内 | 控制在预算内\n"
        "产出指标 | 质量指标 | 空气质量 | 优良\n效益指标 | 社会效益指标 | 服务保障民生 | 有力保障",
    ),
    (
        "BG202",
        "产出指标 | 数量指标 | 机柜数量 | ≥77台\n产出指标 | 成本指标 | 维护成本 | 控制在预算内\n"
        "效益指标 | 经济效益指标 | 为全市经济发展保驾护航 | 正面支撑\n"
        "效益指标 | 社会效益指标 | 服务保障民生 | 有力保障",
    ),
    ("BG203", "产出指标 | 时效指标 | 服务周期 | 180"),
    ("BG203", "产出指标 | 成本指标 | 补助标准 | 15"),
    ("BG203", "产出指标 | 数量指标 | 享受资助人数达到预计值 | 2100"),
    ("BG203", "满意度指标 | 服务对象满意度指标 | 群众满意度 | 90"),
    ("BG204", "产出指标 | 数量指标 | 实施营造林总面积（亩） | 30公里"),
    ("BG204", "产出指标 | 数量指标 | 野生动植物保护、防火面积（万亩） | 320亩"),
    ("BG205", "效果目标 | 满意度 | 群众满意度 | 逐年增高"),
    ("BG205", "满意度指标 | 服务对象满意度指标 | 服务对象满意度 | 满意"),
    ("BG206", "效益指标 | 可持续影响指标 | 基础教育巩固提高情况 | 巩固提高"),
    ("BG206", "效益指标 | 社会效益指标 | 公众食品安全科普知识素养 | 逐步提高"),
    ("BG207", "效益指标 | 生态效益指标 | 为生态环境保护提供支撑 | 正面支撑"),
    ("BG208", EVALUATION + "产出指标 | 时效指标 | 年度资金支付完成率100% |"),
    ("BG208", "产出指标 | 质量指标 | 旅游基础设施建设质量达标率100% | >=98%"),
    ("BG209", SHANGHAI + "产出目标 | 数量 | 环保投诉受理率 | 24小时内受理"),
    ("BG210", SHANGHAI + "产出目标 | 数量 | 人数 | =65人"),
    ("BG210", SHANGHAI + "影响力目标 | 信息共享 | 信息共享 | =2000条"),
    ("BG211", "满意度指标 | 服务对象满意度指标 | 市民满意度调查 | 290%"),
    ("BG211", "产出指标 | 质量指标 | 原原种合格率 | 290$"),
    ("BG301", "产出指标 | 质量指标 | 项目（工程）验收合格率 | ≥110%"),
    ("BG302", "产出指标 | 时效指标 | 项目（工程）完成及时率 | ≥100%"),
    ("BG302", "产出指标 | 时效指标 | 就学补助及时发放率 | >=100%"),
    ("BG303", "产出指标 | 质量指标 | 博物馆绩效考核指标完成率 | =100百分比"),
    ("BG304", "产出指标 | 成本指标 | 项目总投入（≥**万元） | ≥6070万元"),
    ("BG305", "产出指标 | 质量指标 | 逾期发放率 | >=100%"),
    ("BG305", "产出指标 | 质量指标 | 安全事故发生次数 | ≥1次"),
    ("BG305", "产出指标 | 质量指标 | 违规率 | =100%"),
    ("BG306", "满意度指标 | 服务对象满意度指标 | 受益户满意度 | ≤95%"),
    ("BG307", "效益指标 | 社会效益指标 | 接待观众人数 | =30000人次"),
    ("BG308", "产出指标 | 质量指标 | 苗木成活率 | 95%～85%"),
    ("BG309", "产出指标 | 质量指标 | 视频监控在线率 | ≥0.97比例"),
    ("BG309", "产出指标 | 质量指标 | 验收合格率 | 1"),
    ("BG310", SHANGHAI + "产出目标 | 质量 | 培训覆盖数 | =100人"),
    ("BG310", SHANGHAI + "效果目标 | 经济效益 | 智能化应用 | =2000条"),
    ("BG310", "效益指标 | 社会效益指标 | 服务周期内，市民对空气质量改善的满意程度 | 85%"),
    ("BG310", "产出指标 | 质量指标 | 提交报告及时性 | 按时提交"),
    ("BG310", "产出指标 | 数量指标 | 项目总成本 | ≤90万元"),
    ("BG310", "效益指标 | 生态效益指标 | 对控制基建项目成本影响程度 | 效果明显"),
    ("BG311", "产出指标 | 数量指标 | 培训人数 | ≥10人\n效益指标 | 社会效益指标 | 培训人数 | ≥20人"),
    ("BG312", COST_FIRST + "产出指标 | 质量指标 | 资金使用合规性 | 合规"),
    ("BG401", "budget.current_year: 6070万元\nbudget.sources: 财政拨款 6000万元, 其他资金 80万元"),
    ("BG401", "budget.current_year: 1084.25万元\nbudget.sources: 中央补助 668万元, 其他资金 343万元"),
    ("BG402", SHANGHAI + "budget.total: 1448934\nbudget.current_year: 1448935"),
    ("BG403", "budget.current_year: 90万元\n产出指标 | 成本指标 | 项目总成本 | ≤95万元"),
    (
        "BG404",
        "layout: hubei-department\nbudget.total: 968.1918万元\n"
        "budget.spending: 基本支出 7242318万元, 项目支出 243.96万元",
    ),
    ("BG404", EVALUATION + "funds: 年度资金总额 | adjusted=210万元 executed=1973300万元"),
    ("BG405", EVALUATION + "funds: 年度资金总额 | adjusted=0 executed=207.4538万元"),
    ("BG406", EVALUATION + "funds: 年度资金总额 | adjusted=300万元 executed=259.45万元 rate=87.5%"),
    (
        "BG407",
        EVALUATION + "funds: 年度资金总额 | initial=0\nfunds: 其中：本年财政拨款 | initial=202.64万元",
    ),
    (
        "BG408",
        "layout: hunan-department\nbudget.total: 2456.18万元\nbudget.revenue: 一般公共预算 2456.18万元\n"
        "budget.spending: 基本支出 2299.98万元, 项目支出 156.2万元, 其他 0.4万元",
    ),
    ("BG410", "layout: department-2022\nbudget.spending: 基本支出 171.41万元, 基本支出 110.61万元"),
    ("BG411", "layout: department-2022\nbudget.total: 171.41万元\ntask: 保障运转 171.5万元"),
    ("BG501", "project.start: 2021-11-30\nproject.end: 2021-03-01"),
    ("BG502", "fiscal_year: 2023\nproject.start: 2022-03-01\nproject.end: 2022-11-30"),
    (
        "BG503",
        "fiscal_year: 2022\nproject.start: 2022-03-01\nproject.end: 2023-11-30\n"
        "产出指标 | 时效指标 | 项目完成时间 | 2023年底",
    ),
    ("BG504", "fiscal_year: 2020\n产出指标 | 时效指标 | 时间 | 10月前完成购买"),
    ("BG505", "fiscal_year: 2022\n产出指标 | 时效指标 | 2021年11月30日前完成资金支付 | =100%"),
    ("BG506", "layout: chongqing-department-self-evaluation\nfiscal_year: 2022\ntitle: 2023年度自评表"),
    ("BG507", "project.start: 2020-01-03\nproject.end: 2020-12-21\n产出指标 | 时效指标 | 时间 | =1年"),
    ("BG508", "fiscal_year: 2022\nproject.start: 2022-03-01\nproject.end: 2023-11-30"),
    (
        "BG601",
        "产出指标 | 数量指标 | 项目数量 | ≥50个 | weight=60\n效益指标 | 社会效益指标 | 公平 | 好 | weight=50",
    ),
    (
        "BG602",
        EVALUATION + "产出指标 | 数量指标 | 安装坡面水标尺 | ≥266米 | weight=70\n"
        "效益指标 | 社会效益指标 | 受益人口数 | ≥1000人 | weight=20\n"
        "满意度指标 | 服务对象满意度指标 | 受益户满意度 | ≥95% | weight=10",
    ),
    ("BG603", EVALUATION + "产出指标 | 数量指标 | 体检数 | =5662人 | weight=2 score=2.4"),
    ("BG603", EVALUATION + "funds: 年度资金总额 | weight=10 score=20"),
    (
        "BG604",
        EVALUATION + "total_score: 94\nfunds: 年度资金总额 | weight=10 score=9\n"
        "产出指标 | 数量指标 | 全县参合人数 | 8755人 | weight=50 score=48\n"
        "效益指标 | 社会效益指标 | 解决看病难 | 95% | weight=30 score=27\n"
        "满意度指标 | 服务对象满意度指标 | 参保人满意度 | 95% | weight=10 score=9",
    ),
    ("BG605", EVALUATION + "产出指标 | 数量指标 | 居民健康档案 | 38508人 | actual=37442人 weight=3 score=3"),
    ("BG605", EVALUATION + "产出指标 | 成本指标 | 项目总成本 | ≤90万元 | actual=95万元 weight=8 score=8"),
    ("BG605", EVALUATION + "投入 | 预算管理 | 政府采购执行率 | 100% | actual=72.74% weight=2 score=2"),
    ("BG606", EVALUATION + "产出指标 | 数量指标 | 早孕建册数 | 120人 | actual=69人 weight=2 score=1"),
    ("BG607", EVALUATION + "产出指标 | 数量指标 | 健康宣传咨询活动 | 12次 | actual=96次 weight=1 score=1"),
    (
        "BG608",
        EVALUATION
        + "效益指标 | 社会效益指标 | 市场公平程度 | 效果明显 | actual=达成预期指标 weight=10 score=7",
    ),
    (
        "BG609",
        EVALUATION + "产出指标 | 数量指标 | 补助村数量 | =8个 | weight=8 score=8\n"
        "产出指标 | 数量指标 | 保障村干部人数 | =42个 | weight=8 score=8\n"
        "产出指标 | 质量指标 | 补助资格合规性 | 合规 | weight=8 score=8\n"
        "产出指标 | 时效指标 | 补助经费到位及时性 | 及时 | weight=8 score=8\n"
        "效益指标 | 社会效益指标 | 村干部工作积极性 | 效果明显 | weight=10 score=10",
    ),
    ("BG610", EVALUATION + "产出指标 | 数量指标 | 水标尺宽度 | ≥50厘米 | actual=≥50厘米 weight=10 score=10"),
    (
        "BG611",
        EVALUATION + "funds: 年度资金总额 | weight=10 score=9\nfunds: 其中：当年财政拨款 | weight=10 score=8",
    ),
    ("BG612", EVALUATION + "效益指标（30分） | 经济效益指标 | 正常运行 | 效果明显 | weight=10"),
    ("BG701", "narrative.goals: 培训执法人员600人。\n产出指标 | 质量指标 | 培训合格率 | =100%"),
    ("BG702", SHANGHAI + "narrative.basis: 国家环保局环发【2001】96号文。"),
    ("BG702", "narrative.basis: 依据财预〔2015〕153号"),
    ("BG703", SHANGHAI + "project.category: 其他一次性项目\nbudget.previous_year_budget: 2433000"),
    ("BG704", "narrative.plan: 联系人138 0013 8000"),
    ("BG704", "narrative.plan: 身份证11010519491231002X"),
    ("BG704", "narrative.plan: 身份证110105200303071236"),
    ("BG705", SHANGHAI + "applicant: 执法总队\nnarrative.safeguards: 我司提供7*24小时热线电话"),
    ("BG801", "效益指标 | 质量指标 | 验收合格率 | =100%"),
    (
        "BG802",
        COST_FIRST + "成本指标 | 经济成本指标 | 单价 | ≤475元/亩\n产出指标 | 成本指标 | 总价 | ≤2875元",
    ),
    ("BG803", COST_FIRST + "效益指标 | 可持续影响指标 | 工程设计使用年限 | ≥20年"),
]

LEFT_ALONE = [
    ("BG101", "layout: transfer-2015\nproject.name: 林业草原生态保护恢复资金"),
    ("BG105", "产出指标 | 数量指标 | 完成项目主体工程 | 70%"),
    ("BG111", "产出指标 | 时效指标 | 资金拨付 | 12月底到位"),
    (
        "BG117",
        SHANGHAI
        + "budget.current_year: 272060\nbudget.previous_year_budget: 0\nbudget.previous_year_spent: 0",
    ),
    ("BG118", "fiscal_year: 2017\nproject.name: 流动人口公卫经费"),
    ("BG119", "效益指标 | 经济效益指标 | |"),
    ("BG120", "产出指标 | 数量指标 | 建成点位 | =4个\n乡村振兴 | 覆盖情况 | 覆盖村 | =2个"),
    (
        "BG201",
        "产出指标 | 成本指标 | 成本控制 | 控制在预算内\n产出指标 | 时效指标 | 完成时间 | 2023年底\n"
        "产出指标 | 质量指标 | 空气质量 | 优良\n效益指标 | 社会效益指标 | 服务保障民生 | 有力保障",
    ),
    ("BG307", "产出指标 | 数量指标 | 涉及乡镇街数量 | =22个"),
    ("BG405", EVALUATION + "funds: 年度资金总额 | adjusted=210万元 executed=1973300万元"),
    ("BG411", "layout: department-2022\nbudget.total: 171.41万元\ntask: 保障运转 171.4万元"),
    ("BG501", "project.start: 2020-01-01\nproject.end: 2020-12-27"),
    ("BG508", "fiscal_year: 2020\nproject.start: 2020-01-01\nproject.end: 2020-12-27"),
    (
        "BG609",
        EVALUATION + "产出指标 | 数量指标 | 项目数量 | ≥50个 | weight=8 score=8\n"
        "产出指标 | 质量指标 | 报告合格率 | ≥98% | weight=8 score=8",
    ),
    ("BG701", "narrative.goals: 培训执法人员600人。\n产出指标 | 数量指标 | 培训人数 | ≥600人"),
    ("BG802", COST_FIRST + "成本指标 | 经济成本指标 | 单价 | ≤475元/亩"),
    ("BG102", SHANGHAI + "applicant: 上海市生态环境局执法总队"),
    ("BG102", "applicant: 区卫生健康局"),
    ("BG103", "department: 坝塘镇\napplicant: 宁乡市坝塘镇人民政府"),
    ("BG104", "narrative.long_term_goals: 完成项目主体工程70%"),
    ("BG106", "决策 | 项目立项 | 立项依据充分性 | 充分\n产出 | 产出数量 | 实际完成率 | =100%"),
    ("BG107", "产出指标 | 数量指标 | 建成点位 | =4个\n乡村振兴 | 数量指标 | 覆盖村 | =2个"),
    ("BG108", "效益指标 | 社会效益指标 | 市民对空气质量改善的满意程度 | 85%"),
    ("BG109", COST_FIRST + "project.name: 人才素质提升工程\n产出指标 | 数量指标 | 培训人数 | ≥40人"),
    ("BG109", COST_FIRST + "project.name: 市级机房租赁服务采购项目\n产出指标 | 数量指标 | 机柜 | ≥77台"),
    ("BG110", COST_FIRST + "产出指标 | 工作任务 | 免费开放天数 | =300天"),
    ("BG112", EVALUATION + "产出指标 | 时效指标 | 年度资金支付完成率100% |"),
    ("BG112", "产出指标 | 质量指标 | 变质比例 | 0"),
    ("BG113", "产出指标 | 数量指标 | 目标人群培训 | ≥10人"),
    ("BG114", "narrative.goals: 申请填报专项债券，聘请说明会讲师，全文2000字。"),
    ("BG115", "产出指标 | 数量指标 | 湿地保有量 | =4900公顷 | detail=以年度变更调查为准"),
    ("BG116", SHANGHAI + "budget.current_year: 1448934"),
    ("BG202", SHANGHAI + "投入与管理 | 财务管理 | 财务监控有效性 | 有效\n产出目标 | 数量 | 人数 | =65人"),
    ("BG203", "产出指标 | 数量指标 | 实施营造林总面积（亩） | 80000"),
    ("BG203", "效益指标 | 社会效益指标 | 受益人数（人） | 132"),
    ("BG203", "产出指标 | 数量指标 | 全县参合人数 | 8755"),
    ("BG203", "产出指标 | 质量指标 | 县级储备粮库存粮食明显变质比例 | 0"),
    ("BG203", "产出指标 | 质量指标 | 验收合格率 | 1"),
    ("BG204", "产出指标 | 数量指标 | 保障在职职工人数（人） | =116人"),
    ("BG204", "产出指标 | 数量指标 | 补贴人数 | =500人次"),
    ("BG204", "产出指标 | 质量指标 | 苗木成活率（≥**%） | ≥85%"),
    ("BG204", "产出指标 | 数量指标 | 林木采伐监管（万立方米） | =6万立方米"),
    ("BG205", "满意度指标 | 服务对象满意度指标 | 学生、家长、社会满意度 | ≥90%"),
    ("BG205", "满意度指标 | 服务对象满意度指标 | 服务对象满意度 | 90"),
    ("BG205", "满意度指标 | 服务对象满意度指标 | 公众投诉次数 | ≤3次"),
    ("BG205", "满意度指标 | 服务对象满意度 | 服务对象满意度 | %=99百分比"),
    ("BG206", "效益指标 | 社会效益指标 | 社会秩序 | 保持稳定"),
    ("BG207", "产出指标 | 质量指标 | 财务管理制度健全性 | 健全"),
    ("BG208", "产出指标 | 数量指标 | 提标改造1期 |"),
    ("BG209", "产出指标 | 质量指标 | 工作效率 | 2小时"),
    ("BG209", "产出指标 | 质量指标 | 环保投诉受理率 | =100%"),
    ("BG210", "产出指标 | 时效指标 | 验收时间 | 11月30日前"),
    ("BG210", "满意度指标 | 服务对象满意度 | 服务对象满意度 | ≥90%"),
    ("BG211", "满意度指标 | 服务对象满意度指标 | 市民满意度 | ≥90%"),
    ("BG301", "效益指标 | 经济效益指标 | 产值增长率 | ≥120%"),
    ("BG301", "产出指标 | 数量指标 | 年度任务完成率 | ≥105%"),
    ("BG302", "产出指标 | 数量指标 | 计划任务完成率 | ≥100%"),
    ("BG302", "产出指标 | 质量指标 | 验收合格率 | =100%"),
    ("BG303", "产出指标 | 质量指标 | 申报对象覆盖率 | ≥ 98 %(百分比)"),
    ("BG304", "产出指标 | 成本指标 | 流转土地补助标准 | >=475元/亩"),
    ("BG304", "产出指标 | 成本指标 | 成本节约额 | ≥5万元"),
    ("BG304", "产出指标 | 数量指标 | 完成投资额 | ≥6070万元"),
    ("BG304", "效益指标 | 经济效益指标 | 乡村旅游带动增加贫困村收入 | >=6万元"),
    ("BG305", "产出指标 | 质量指标 | 食品安全投诉举报处置率 | 100%"),
    ("BG305", "产出指标 | 质量指标 | 违法案件查办率 | ≥95%"),
    ("BG305", "产出指标 | 质量指标 | 水电气消耗下降率 | ≥2%"),
    ("BG305", "效益指标 | 社会效益指标 | 重大食品安全监管责任事故发生数 | 0次"),
    ("BG306", "产出指标 | 成本指标 | 预算执行率 | ≤100%"),
    ("BG306", "产出指标 | 质量指标 | 森林火灾受害率 | ≤0.9‰"),
    ("BG306", "投入指标 | 预算管理 | 结转结余率 | ≤2%"),
    ("BG308", "产出指标 | 质量指标 | 苗木成活率 | 85%-95%"),
    ("BG308", "产出指标 | 时效指标 | 实施期 | 12月-3月"),
    ("BG309", "产出指标 | 数量指标 | 制作宣传横幅（年） | 1"),
    ("BG309", "产出指标 | 质量指标 | 验收合格率 | 1%"),
    ("BG310", "产出指标 | 数量指标 | 培训人数 | =600人"),
    ("BG310", "产出指标 | 质量指标 | 专利授权数 | ≥3项"),
    ("BG310", "产出指标 | 时效指标 | 重点建设工程按期完成率 | 100%"),
    ("BG310", "效益指标 | 经济效益指标 | 年增粮食 | 3500公斤"),
    ("BG310", "效益指标 | 经济效益指标 | 带动就业人数 | ≥30人"),
    ("BG310", "效益指标 | 满意度指标 | 养老服务对象满意度 | ≥90%"),
    ("BG310", SHANGHAI + "产出目标 | 数量 | 环保投诉受理率 | 24小时内受理"),
    ("BG311", "产出指标 | 数量指标 | 企业培训人数 | ≥10人\n产出指标 | 数量指标 | 农户培训人数 | ≥20人"),
    ("BG312", SHANGHAI + "投入与管理 | 财务管理 | 资金使用规范性 | 规范"),
    (
        "BG401",
        "budget.current_year: 10606.7522万元\nbudget.sources: 财政拨款 6923.3552万元, 其他 3683.3970万元",
    ),
    (
        "BG401",
        "budget.current_year: 10606.75万元\nbudget.sources: 财政拨款 6923.3552万元, 其他 3683.3970万元",
    ),
    (
        "BG401",
        "budget.current_year: 6.3万元\n"
        "budget.sources: 财政拨款小计 6.3万元, 一般公共预算 6.3万元, 其他收入 0",
    ),
    ("BG401", "budget.current_year: 10000万元\nbudget.sources: 财政拨款 10000万元, 当年财政拨款 10000万元"),
    ("BG401", "budget.current_year: 80万元\nbudget.sources: 财政拨款 60万元"),
    ("BG402", SHANGHAI + "budget.total: 2643200\nbudget.current_year: 2643200"),
    ("BG403", "budget.current_year: 202.64万元\n产出指标 | 成本指标 | 项目总成本 | ≤202.6万元"),
    ("BG403", "budget.current_year: 854万元\n产出指标 | 成本指标 | 财政资金补助 | 1600元/亩"),
    ("BG404", SHANGHAI + "budget.previous_year_budget: 2433000\nbudget.previous_year_spent: 243300"),
    ("BG405", EVALUATION + "funds: 年度资金总额 | adjusted=200万元 executed=179.43万元"),
    (
        "BG405",
        EVALUATION + "funds: 年度资金总额 | initial=0 adjusted=0 executed=207.4538万元\n"
        "funds: 其中：当年财政拨款 | adjusted=207.4538万元 executed=207.4538万元",
    ),
    ("BG406", EVALUATION + "funds: 年度资金总额 | adjusted=200万元 executed=179.43万元 rate=89.7%"),
    ("BG406", EVALUATION + "funds: 年度资金总额 | adjusted=65.66万元 executed=65.07万元 rate=99%"),
    ("BG406", EVALUATION + "funds: 年度资金总额 | adjusted=300万元 executed=259.45万元 rate=86.5%"),
    ("BG406", EVALUATION + "funds: 年度资金总额 | adjusted=6.84万元 executed=6.84万元 rate=100.00%"),
    (
        "BG406",
        EVALUATION + "funds: 年度资金总额 | initial=200万元 adjusted=180万元 executed=179万元 rate=89.5%",
    ),
    (
        "BG407",
        EVALUATION + "funds: 年度资金总额 | initial=880万元\nfunds: 其中：本年财政拨款 | initial=880万元",
    ),
    (
        "BG408",
        "layout: hunan-department\nbudget.total: 2456.18万元\nbudget.revenue: 一般公共预算 2456.18万元\n"
        "budget.spending: 基本支出 2299.98万元, 项目支出 156.2万元",
    ),
    ("BG410", "budget.sources: 其他 3万元, 其他 5万元"),
    ("BG502", "fiscal_year: 2022\nproject.start: 2022-03-01\nproject.end: 2023-11-30"),
    ("BG503", "fiscal_year: 2020\nproject.end: 2020-12-16\n产出目标 | 时效 | 验收时间 | 11月前完成验收"),
    ("BG503", "fiscal_year: 2020\nproject.end: 2020-12-15\n产出目标 | 时效 | 完成时间 | 12月前"),
    ("BG504", "fiscal_year: 2020\n产出目标 | 时效 | 完成时间 | 6月30日前"),
    ("BG504", "fiscal_year: 2021\n产出指标 | 时效指标 | 资金拨付 | 12月底到位"),
    ("BG505", "fiscal_year: 2022\nproject.start: 2021-03-01\n产出指标 | 时效指标 | 支付 | 2021年11月30日前"),
    ("BG505", "fiscal_year: 2022\n产出指标 | 质量指标 | 取得2018-2022年监测资料 | =100%"),
    ("BG506", "fiscal_year: 2021\ntitle: 2021年林业生态保护恢复资金区域绩效目标申报表"),
    ("BG507", "project.start: 2020-01-01\nproject.end: 2020-12-31\n产出目标 | 时效 | 时间 | =1年"),
    ("BG507", "project.start: 2020-01-01\nproject.end: 2020-03-31\n产出目标 | 时效 | 响应 | ≤1年"),
    ("BG601", "layout: sichuan-2022\n产出指标 | 数量指标 | 项目数量 | ≥50个 | weight=90"),
    (
        "BG601",
        EVALUATION + "funds: 年度资金总额 | weight=10\n产出指标 | 数量指标 | 数量 | ≥50个 | weight=50\n"
        "效益指标 | 社会效益指标 | 公平 | 好 | weight=40",
    ),
    (
        "BG602",
        EVALUATION + "产出指标 | 数量指标 | 数量 | ≥50个 | weight=50\n"
        "效益指标 | 社会效益指标 | 公平 | 好 | weight=40",
    ),
    ("BG603", EVALUATION + "产出指标 | 数量指标 | 体检数 | =5662人 | weight=2 score=1.4"),
    (
        "BG604",
        EVALUATION + "total_score: 99.6\n产出指标 | 质量指标 | 监测数据 | 100% | weight=60 score=60\n"
        "满意度指标 | 服务对象满意度指标 | 满意度 | 98% | weight=20 score=19.6\n"
        "funds: 年度财政资金总额 | weight=20 score=20",
    ),
    ("BG605", EVALUATION + "产出指标 | 数量指标 | 保障村干部人数 | =42个 | actual=42 weight=8 score=8"),
    ("BG605", EVALUATION + "投入 | 预算管理 | 财政供养人员控制率 | 100% | actual=92% weight=2 score=2"),
    ("BG605", EVALUATION + "投入 | 预算管理 | 结转结余率 | 2% | actual=0 weight=2 score=2"),
    ("BG605", EVALUATION + "产出指标 | 数量指标 | 灾备存储空间 | 80TB | actual=120TB weight=3 score=3"),
    (
        "BG605",
        EVALUATION + "产出指标 | 成本指标 | 项目总成本 | ≤202.6万元 | actual=202.64万元 weight=10 score=10",
    ),
    ("BG605", EVALUATION + "产出指标 | 质量指标 | 森林火灾受害率 | 0.9% | actual=0 weight=10 score=10"),
    (
        "BG605",
        EVALUATION + "产出指标 | 数量指标 | 国家级公益林管护面积 | 28万亩 | actual=8 weight=10 score=10",
    ),
    ("BG605", EVALUATION + "产出指标 | 时效指标 | 灾备恢复速度 | =2小时 | actual=1小时 weight=3 score=3"),
    (
        "BG605",
        "layout: bond-self-evaluation-2021\n成本指标 | 经济成本指标 | 总价 | ≤1元 | weight=0\n"
        "满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥95% | actual=92% weight=10 score=10",
    ),
    (
        "BG606",
        EVALUATION
        + "产出指标 | 数量指标 | 早孕建册数 | 120人 | actual=69人 weight=2 score=1 reason=人口流动",
    ),
    ("BG607", EVALUATION + "产出指标 | 成本指标 | 项目总成本 | ≤90万元 | actual=30万元 weight=8 score=8"),
    (
        "BG608",
        EVALUATION
        + "效益指标 | 社会效益指标 | 市场公平程度 | 效果明显 | actual=达成预期指标 weight=10 score=10",
    ),
    ("BG608", EVALUATION + "效益指标 | 可持续影响指标 | 影响 | 是 | actual=基本达到 weight=8 score=7"),
    ("BG610", EVALUATION + "产出指标 | 数量指标 | 水标尺宽度 | ≥50厘米 | actual=52厘米 weight=10 score=10"),
    (
        "BG611",
        EVALUATION + "funds: 年度资金总额 | weight=10 score=9\nfunds: 其中：当年财政拨款 | adjusted=200",
    ),
    ("BG612", EVALUATION + "满意度指标（10分） | 满意度指标 | 公众满意度 | ≥90% | weight=10"),
    ("BG702", "narrative.basis: 沪府办发〔2015〕21号、中办发〔2018〕64号"),
    ("BG702", "narrative.plan: 项目（2020）3号楼"),
    ("BG703", SHANGHAI + "project.category: 经常性项目\nbudget.previous_year_budget: 2433000"),
    ("BG704", "narrative.goals: 受理12369、12319、12345热线，编号20190101138001380001"),
    ("BG704", "narrative.plan: 证号110105194912310021"),
    ("BG705", "applicant: 润山润水生态农业发展有限公司\nnarrative.plan: 我司负责"),
    ("BG801", "效益指标 | 满意度指标 | 群众满意度 | ≥90%\n成本指标 | 成本指标 | 单价 | ≤3元"),
    ("BG803", "效益指标 | 可持续影响指标 | 使用年限 | ≥20年"),
]


def test_each_rule_is_held_against_values_on_both_sides() -> None:
    every = {rule.code for rule in rules() if rule.code.startswith("BG")}
    assert {code for code, _ in FOUND} == every
    assert {code for code, _ in LEFT_ALONE} == every


def codes(text: str, code: str) -> list[str]:
    return [finding.code for finding in check(form_of(text), select=[code])]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_a_reviewer_finds_is_found(code: str, text: str) -> None:
    assert code in codes(text, code)


@pytest.mark.parametrize(("code", "text"), LEFT_ALONE)
def test_what_a_reviewer_lets_pass_is_left_alone(code: str, text: str) -> None:
    assert codes(text, code) == []
