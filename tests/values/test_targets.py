"""What a printed target is: one block a rule, the rule's source beside it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from budgetgoals.errors import InvalidValue
from budgetgoals.targets import (
    TARGET_KINDS,
    Comparator,
    Damaged,
    Deadline,
    Direction,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Trend,
    Unfilled,
    parse_target,
)

YEAR = 2020


def texts(*blocks: str) -> pytest.MarkDecorator:
    """A test for each text; texts are parted by blanks."""
    return pytest.mark.parametrize("text", [text for block in blocks for text in block.split()])


def numbers(*cases: tuple[str, str, str, str]) -> pytest.MarkDecorator:
    """A test for each text of each case, with the comparator, the number and the unit that it says."""
    rows = [
        (text, sign, number, unit) for printed, sign, number, unit in cases for text in printed.split(" | ")
    ]
    return pytest.mark.parametrize(("text", "sign", "number", "unit"), rows)


def is_quantity(text: str, sign: str, number: str, unit: str) -> bool:
    comparator = Comparator(sign) if sign else None
    return parse_target(text, year=YEAR) == Quantity(text, comparator, Decimal(number), unit)


def is_duration(text: str, sign: str, number: str, unit: str) -> bool:
    comparator = Comparator(sign) if sign else None
    return parse_target(text, year=YEAR) == Duration(text, comparator, Decimal(number), unit)


# Signs, in every width and spelling that the forms print (domain notes 1.3, 1.8, 7).
@numbers(
    ("=100% | ＝100% | ==100% | = 100 % | =１００％ | 等于100% | 为100%", "=", "100", "%"),
    ("≥95% | ≧95% | ⩾95% | >=95% | ＞＝95% | =>95% | ≮95% | ≥ 95 % | （≥95%） | ≥95%。", "≥", "95", "%"),
    ("≤5% | ≦5% | ⩽5% | <=5% | ＜＝5% | =<5% | ≯5%", "≤", "5", "%"),
    (">95% | ＞95% | ﹥95% | 〉95%", ">", "95", "%"),
    ("<5‰ | ＜5‰ | ﹤5‰ | 〈5‰", "<", "5", "‰"),
    ("≈100人 | ≒100人", "≈", "100", "人"),
    ("100% | 100％ | １００% | 100.00% | “100%” | 100%；", "", "100", "%"),
)
def test_signs(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# Words for signs (domain notes 7). 不得, 不能 and the like order what 不 states.
@numbers(
    (
        "大于等于95% | 大于或等于95% | 不低于95% | 不少于95% | 不小于95% | 不得低于95% | 不应少于95%",
        "≥",
        "95",
        "%",
    ),
    ("至少3次 | 最少3次 | 不少于三次 | 达到3次 | 达3次", "≥", "3", "次"),
    ("小于等于5% | 不高于5% | 不超过5% | 不大于5% | 不超5% | 不得超过5% | 控制在5%以内", "≤", "5", "%"),
    ("最多5次 | 最高5次 | 至多5次 | 不多于5次", "≤", "5", "次"),
    ("超过95% | 高于95% | 大于95% | 多于95%", ">", "95", "%"),
    ("低于5% | 小于5% | 少于5% | 不足5% | 不满5% | 不到5%", "<", "5", "%"),
    ("约100人 | 大约100人 | 近100人 | 接近100人 | 100人左右 | 100人上下", "≈", "100", "人"),
    ("10余次 | 十余次 | 10多次", ">", "10", "次"),
    ("3万多人 | 3万余人", ">", "3", "万人"),
)
def test_words_for_signs(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# 民法典 article 1259: 以上, 以下 and 以内 include the number, 超过 and 不满 do not. A remark comes before it.
@numbers(
    ("95%以上 | 95%及以上 | 95%（含）以上 | 95%以上（含95%） | ≥95%以上 | 达到95%以上", "≥", "95", "%"),
    ("5%以下 | 5%及以下 | 5%及其以下 | 5%以内 | 5%之内 | 5%以下(含)", "≤", "5", "%"),
    ("控制在100万元内 | 控制在100万元以内 | 100万元以内 | 不超过100万元", "≤", "100", "万元"),
    ("90分以上（不含） | 90分以上(不含90分) | 90分以上（不含本数）", ">", "90", "分"),
    ("60分以下(不含)", "<", "60", "分"),
    ("100万元以上（不含税）", "≥", "100", "万元"),
)
def test_bounds_include_their_number(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# A verb that names where the value should arrive says on which side of it more, or less, is meant.
@numbers(
    ("提高到95% | 提升至95%以上 | 增加到95% | 上升到95%", "≥", "95", "%"),
    ("降低到3%以下 | 降至3% | 减少到3%以内 | 压缩至3%", "≤", "3", "%"),
    ("稳定在95%以上 | 保持在95%以上 | 确保95%以上 | 确保达到95%", "≥", "95", "%"),
    ("保持100% | 确保100% | 实现100%", "", "100", "%"),
)
def test_levels_to_arrive_at(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# A change by an amount is no level: neither 「下降4%」 nor 「4%」 may meet 「下降3%」.
@texts(
    "增长5% 增长≥5% 增长5%以上 增长不低于5% 增长5%左右 年均增长6% 同比增长5% 较上年增长≥5% 负增长5%",
    "提高5%以上 提升3个百分点 较上年提高3个百分点 提高标准10% 森林覆盖率提高0.5个百分点 满意度提升5%",
    "下降3% 下降≥3% 降低10%以上 降低成本10% 化肥使用量减少3% 减少10人 比上年减少10起 COD减排5%",
    "缩短3天 提前5天 节约10万元 亩均增产50公斤 人均增收500元 人均增收≥500元 增加500元 从5天缩短至3天",
    "增长一倍 增长1倍 翻一番 提升一级 提升一个等级 减少三分之一 提高一成 高于上年5% 不超过概算10%",
)
def test_a_change_by_an_amount_is_no_quantity(text: str) -> None:
    assert parse_target(text, year=YEAR) == Qualitative(text)


@numbers(
    ("增长率≥5%", "≥", "5", "%"),
    ("增幅≥5% | 次均费用增幅≥5%", "≥", "5", "%"),
    ("下降率5% | 节约率5%", "", "5", "%"),
)
def test_the_rate_of_a_change_is_a_quantity(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# Hopes, denials and what contradicts itself are no values.
@texts(
    "力争95% 力争达到95% 争取≥95% 预计500人 预计≥500人 500人（预计） 上限10%",
    "未达到95% 没有达到95% 无法达到95% 超过95%以下 不超过95%以上 约95%以上 控制在5%左右",
    "几十次 数百人 近百人 上百人 两三次 三五次 十几个 一二级 若干 多次 1、2次",
)
def test_what_is_no_value_stays_words(text: str) -> None:
    assert parse_target(text, year=YEAR) == Qualitative(text)


# Numbers as budgetgoals.numerals reads them: grouped, in words, in 万 and 亿; the unit stays as printed.
@numbers(
    ("2,643,200元 | 2643200元 | 2 643 200元", "", "2643200", "元"),
    ("0.5万亩", "", "0.5", "万亩"),
    ("3500公斤", "", "3500", "公斤"),
    ("01项", "", "1", "项"),
    ("-5%", "", "-5", "%"),
    ("+5%", "", "5", "%"),
    ("-18℃", "", "-18", "℃"),
    ("≥0.97比例", "≥", "0.97", "比例"),
    ("=99百分比", "=", "99", "百分比"),
    ("百分之九十五以上 | 不低于百分之九十五", "≥", "95", "%"),
    ("百分之百", "", "100", "%"),
    ("千分之三", "", "3", "‰"),
    ("九成以上", "≥", "9", "成"),
    ("两次", "", "2", "次"),
    ("一千二百亩", "", "1200", "亩"),
    ("三十万元", "", "300000", "元"),
    ("三个村", "", "3", "个村"),
    ("5千元", "", "5", "千元"),
    ("3百人", "", "3", "百人"),
    ("100万", "", "100", "万"),
    ("100", "", "100", ""),
    ("≤28.40", "≤", "28.4", ""),
    ("100(万元)", "", "100", "万元"),
    ("20.5km", "", "20.5", "km"),
    ("20m2", "", "20", "m2"),
    ("4台套", "", "4", "台套"),
    ("550万粒", "", "550", "万粒"),
)
def test_numbers_and_units(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


@numbers(
    ("¥500 | ￥500.00 | 伍佰元整 | 人民币500元", "", "500", "元"),
    ("≤￥500", "≤", "500", "元"),
    ("1亿2000万元", "", "120000000", "元"),
    ("100万元整", "", "1000000", "元"),
    ("壹佰万元整 | 一百万元", "", "1000000", "元"),
)
def test_amounts_of_money(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# Rates, as forms of health, education, welfare and roads print them.
@numbers(
    ("1600元/亩", "", "1600", "元/亩"),
    ("<=2875元/个", "≤", "2875", "元/个"),
    ("620元/人·月", "", "620", "元/人·月"),
    ("1000元/生年", "", "1000", "元/生年"),
    ("3000元/（人·年）", "", "3000", "元/(人·年)"),
    ("3000元每人每年", "", "3000", "元每人每年"),
    ("8张/千人", "", "8", "张/千人"),
    ("≤18/10万", "≤", "18", "/10万"),
    ("孕产妇死亡率控制在18/10万以内", "≤", "18", "/10万"),
    ("≤35微克/立方米", "≤", "35", "微克/立方米"),
    ("PM2.5≤35μg/m3", "≤", "35", "μg/m3"),
    ("能耗≤0.5吨标准煤/万元", "≤", "0.5", "吨标准煤/万元"),
)
def test_rates(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# Frequencies (domain notes 7): each becomes the rate that it is.
@numbers(
    ("1次/月 | 每月1次 | 每月一次 | 一月一次 | 一个月一次 | 1个月1次", "", "1", "次/月"),
    ("每季度1次 | 每季度一次 | 每季度开展一次 | 每个季度1次", "", "1", "次/季度"),
    ("至少每季度1次 | 每季度至少1次 | 每季度至少开展1次 | 每季度不少于一次", "≥", "1", "次/季度"),
    ("一年两次 | 每年2次 | 每年两次 | 1年2次 | 每年开展2次 | 年均2次", "", "2", "次/年"),
    ("每年2次以上 | 每年不少于2次", "≥", "2", "次/年"),
    ("半年一次 | 每半年一次", "", "1", "次/半年"),
    ("一学期2次 | 每学期2次", "", "2", "次/学期"),
    ("每周五天", "", "5", "天/周"),
    ("每人每月500元", "", "500", "元/人·月"),
    ("每生每年1000元", "", "1000", "元/生·年"),
    ("每村至少1名", "≥", "1", "名/村"),
    ("每个乡镇不少于1个", "≥", "1", "个/乡镇"),
    ("每平方米造价≤3000元 | 每平方米不超过3000元", "≤", "3000", "元/平方米"),
    ("人均500元", "", "500", "元/人"),
    ("日均处理200吨", "", "200", "吨/日"),
    ("全年12次", "", "12", "次"),
)
def test_frequencies(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


@texts(
    "7*24小时 7×24小时 7x24小时 5*8小时 365天*24小时 24小时×7天 7×24 24小时开放 全天24小时",
    "两年一次 每2年1次 1次/3年 1月1次 每15分钟1次 每月1-2次 一人一档 一户一策 一年一度 一村一品",
    "每月5日前 每月15日 每年12月 每年3月底前 每年 每月 每日 定期 不定期 按季度",
)
def test_recurring_times_that_are_no_rate(text: str) -> None:
    assert parse_target(text, year=YEAR) == Qualitative(text)


# The name of what is measured or done says nothing about the value (domain notes 1.3: forms repeat it).
@numbers(
    ("人数≥100", "≥", "100", ""),
    ("培训人数≥100人 | 培训人数不少于100人", "≥", "100", "人"),
    ("群众满意度95% | 一次验收合格率95% | 资金到位率95%", "", "95", "%"),
    ("满意度≥95% | 服务对象满意度达到95%以上 | 参保率稳定在95%以上 | 覆盖率达95%", "≥", "95", "%"),
    ("COD≤50mg/L", "≤", "50", "mg/L"),
    ("补助标准1000元/人", "", "1000", "元/人"),
    ("占比30%", "", "30", "%"),
    ("培训500人次 | 共500人次 | 累计500人次 | 完成培训500人次", "", "500", "人次"),
    ("举办讲座3场 | 开展3场", "", "3", "场"),
    ("新增就业500人 | 新增500人", "", "500", "人"),
    ("100%完成 | 完成100% | 100%覆盖 | 100%达标 | 100%（全覆盖） | 100%(应收尽收)", "", "100", "%"),
    ("重大事故0起 | 事故0起", "", "0", "起"),
)
def test_names_and_remarks(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


@texts(
    "500人（100%） 95%的学生 10公里道路 24小时内100%受理 20人（次） 5个（套） 6月底前完成30个",
    "2020年6月底前完成50% 上半年≥50% 一季度末≥25% 小学650元,初中850元 严格按标准1000元/人兑付补助",
)
def test_what_says_more_than_one_number_stays_words(text: str) -> None:
    assert parse_target(text, year=YEAR) == Qualitative(text)


# Zero (domain notes 3): wanted none of what is unwanted; other words that begin with 零 are no zero.
@numbers(
    ("0", "", "0", ""),
    ("0起", "", "0", "起"),
    ("=0", "=", "0", ""),
    ("为零 | 发生率为零", "=", "0", ""),
    ("零事故 | 零投诉 | 零安全事故 | 零上访", "", "0", ""),
)
def test_zero(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


@texts("零容忍 零距离 零门槛 零基础 零跑腿 零报告 零增长 零售 零 无 无事故 不发生")
def test_words_that_are_no_zero(text: str) -> None:
    assert parse_target(text) == Qualitative(text)


# Ranges; the unit of both ends may stand behind the second only.
@pytest.mark.parametrize(
    ("printed", "low", "high", "unit"),
    [
        ("3-5个 3～5个 3~5个 3至5个 3—5个 3--5个 3个-5个", "3", "5", "个"),
        ("90%-95% 90-95% 90%至95% 90%～95% 90%≤满意度≤95% ≥90%且≤95% ≥90%，≤95%", "90", "95", "%"),
        ("5±1天 4-6天", "4", "6", "天"),
        ("5±1 4-6", "4", "6", ""),
        ("±3% ±3%以内 正负3%", "-3", "3", "%"),
        ("5万-10万元", "5", "10", "万元"),
        ("1.5万-2万人", "1.5", "2", "万人"),
        ("6.5-8.5", "6.5", "8.5", ""),
        ("3-5m2", "3", "5", "m2"),
        ("1-3年", "1", "3", "年"),
        ("3-5个月", "3", "5", "个月"),
        ("1-2次/年", "1", "2", "次/年"),
    ],
)
def test_ranges(printed: str, low: str, high: str, unit: str) -> None:
    for text in printed.split():
        assert parse_target(text, year=YEAR) == Range(text, Decimal(low), Decimal(high), unit)


@texts("5-3个 5000-1万元 021-12345678 12-31 10-15日 2020-2021学年 3-5天内 约3-5个 1-2-3 三至五年")
def test_what_looks_like_a_range_only(text: str) -> None:
    assert parse_target(text, year=YEAR) == Qualitative(text)


# Lengths of time (domain notes 7); 工作日 stay what they are.
@numbers(
    ("24小时内 | 24小时以内 | 24小时内受理 | 24小时之内 | ≤24小时", "≤", "24", "小时"),
    ("2小时内到达现场 | 接报后2小时内到达", "≤", "2", "小时"),
    ("半小时内", "≤", "0.5", "小时"),
    ("30个工作日内 | 30个工作日内办结 | ≤30个工作日", "≤", "30", "个工作日"),
    ("30日内 | 在30日内 | 合同签订后30日内", "≤", "30", "日"),
    ("3年内 | 3年以内", "≤", "3", "年"),
    ("=1年", "=", "1", "年"),
    ("一年 | 1年", "", "1", "年"),
    ("半年", "", "0.5", "年"),
    ("10年以上 | ≥10年 | 不少于10年 | 使用年限≥10年 | 使用年限不低于10年", "≥", "10", "年"),
    ("36个月", "", "36", "个月"),
    ("≤12个月 | 12个月以内", "≤", "12", "个月"),
    ("≥12月", "≥", "12", "月"),
    ("工期180天 | 180天", "", "180", "天"),
    ("≤3s", "≤", "3", "s"),
    ("反应时间≤15分钟", "≤", "15", "分钟"),
)
def test_lengths_of_time(text: str, sign: str, number: str, unit: str) -> None:
    assert is_duration(text, sign, number, unit)


# Deadlines and periods, by the rules of budgetgoals.dates: 前 has two bounds, 底 and 内 one day.
@pytest.mark.parametrize(
    ("printed", "earliest", "latest", "start"),
    [
        ("11月前 11月前完成验收 11月之前 应于11月前完成", "2020-10-31", "2020-11-30", None),
        ("6月30日前 6月30日前完成", "2020-06-29", "2020-06-30", None),
        (
            "12月底 12月底前 12月底之前完成 12月底到位 年底 年底前 年内 12月31日前（含）",
            "2020-12-31",
            None,
            None,
        ),
        (
            "2022年12月底前 2022年底 ≤2022年12月31日 ≤2022年12月 不晚于2022年12月31日",
            "2022-12-31",
            None,
            None,
        ),
        ("<2022年12月 早于2022年12月1日", "2022-11-30", None, None),
        ("2020-12-31 2020年12月31日 2020/12/31 2020.12.31 20201231 12月31日", "2020-12-31", None, None),
        ("6月中旬", "2020-06-20", None, "2020-06-11"),
        ("12月 12月份 2020年12月 2020-12", "2020-12-31", None, "2020-12-01"),
        ("第四季度 四季度 4季度", "2020-12-31", None, "2020-10-01"),
        (
            "2020年 2020年度 =2020年 全年 1-12月 1～12月 2020年1月-12月 202001-202012",
            "2020-12-31",
            None,
            "2020-01-01",
        ),
        ("2021-2023年 2021年-2023年 2021-2023", "2023-12-31", None, "2021-01-01"),
        ("3-5月 3月至5月", "2020-05-31", None, "2020-03-01"),
    ],
)
def test_days_and_periods(printed: str, earliest: str, latest: str | None, start: str | None) -> None:
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest or earliest)
    begins = date.fromisoformat(start) if start else None
    for text in printed.split():
        assert parse_target(text, year=YEAR) == Deadline(text, first, last, begins)


@texts("11月前 12月底 6月30日前 ≤12月31日 年底前完成")
def test_a_last_day_whose_year_is_not_known(text: str) -> None:
    assert parse_target(text) == Deadline(text, None, None)


# What is a number as well as a time is neither. ≤12月 may be twelve months or by December.
@texts(
    "≤12月 =12月 12月以内 3月内 20年内 2020.12 202012 ≤2020.12 ≥2022年12月 10-15日",
    "开学前 春节前 合同期内 项目实施期内 在项目计划完成时间内 12.31前 8:30-17:30 按时完成 当日办结 即时 长期",
    "3天后 3天培训 5年多 2个多月 1个半月 一年半 1年半 1年期 2年6个月 1小时30分钟 T+1 近三年 近3年",
)
def test_times_that_cannot_be_told(text: str) -> None:
    assert parse_target(text, year=YEAR) == Qualitative(text)


# Directions (domain notes 2, the values of the seed forms): an adverb and a verb, or a clause with the verb.
@pytest.mark.parametrize(
    ("printed", "direction"),
    [
        ("逐年增高 稳步提升 持续改善 有所提高 明显改善 巩固提高 不断完善 得到加强 稳中有升", "up"),
        ("增加岗位 养老服务提升 提升群众满意度 呈上升趋势 保持增长 保持上升趋势 较上年提高", "up"),
        ("增加岗位,提高收入。 三农服务水平提升 一体化水平不断提高", "up"),
        ("逐年下降 有所减少 稳中有降 事故率下降 减少安全隐患 呈下降趋势 同比下降", "down"),
        ("保持稳定 基本稳定 保持不变 不变 持平 保持良好 维持正常运转 长期稳定", "hold"),
    ],
)
def test_trends(printed: str, direction: str) -> None:
    for text in printed.split(" "):
        assert parse_target(text, year=YEAR) == Trend(text, Direction(direction))


@texts(
    "负增长 零增长 遏制增长 控制上升 不降低 未减少 只增不减 不低于上年 高于上年水平 稳定 完善 加强",
    "提高效率,降低成本 减缓增长 持续影响 影响长远",
)
def test_directions_that_are_denied_or_mixed(text: str) -> None:
    assert parse_target(text) == Qualitative(text)


# States, levels, ratios and references. An ordinal is no count: 二级 is not two 级, and which is better
# depends on what is graded.
@texts(
    "健全 有效 规范 合规 完备 符合 优 良 优良 优秀 合格 达标 较好 高 满意 效果明显 安全度汛 应改尽改 全覆盖",
    "完成 未完成 完成/未完成 是 否 是/否 有 已完成 全部完成 基本达到 达成预期指标 符合相关规定",
    "一级 一类 一等 甲级 A级 AAA级 Ⅲ类 Ⅲ类以上 二级以上 2级以上 二级 三级甲等 国家级 第1名 前10名 前10% 3号",
    "1:1 1：3 1∶20 1/3 三分之一 一半以上 一般 一次性 一致 一流 一站式 二期 三包 四个一 两个维护 第三方评估",
    "控制在预算内 ≤预算 不超过预算 ≥预算的95% 不低于国家标准 详见附件 C30 ≥C30 等保三级 X光检查 报告 平台",
)
def test_words(text: str) -> None:
    assert parse_target(text, year=YEAR) == Qualitative(text)


# Not filled in (domain notes R11): empty, a mark, a hole, a unit alone.
@texts(
    "- — / % ≥ ≥% ≧% XX XX% ≥XX% xx ××× ** ≥**% ≤**% **人 ≥**人次 X个 X月X日前 20XX年 20XX年X月底前 XX月底前",
    "____ ≥___% （） ≥（）% 万元 元/亩 万亩 公里 个 次/年 %以上 小时内 年月日 待定 暂无 …… N/A",
)
def test_unfilled(text: str) -> None:
    assert parse_target(text, year=YEAR) == Unfilled(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000", "（ ）", "≥ %", "年 月 日"])
def test_blank_is_unfilled(text: str) -> None:
    assert parse_target(text, year=YEAR) == Unfilled(text)


# Spoiled by copying or recognition (domain notes 1.8): told, with the likely reading as a hint only.
@pytest.mark.parametrize(
    ("printed", "likely"),
    [
        ("290% 二90% 工90% %90% Z90% 》90% 290$", "≥90%"),
        ("292.5%", "≥92.5%"),
        ("2100%", "≥100%"),
        ("≥95$ ≥95%% ≥95.% ≥95℅", "≥95%"),
        ("1OO% l00%", "100%"),
        ("≥9O%", "≥90%"),
        ("l2月底", "12月底"),
        ("7,00.0,77 1,23元 12,34万元 100%100% 1000人1000人 202010100.00%10 20246-202516", ""),
    ],
)
def test_damaged(printed: str, likely: str) -> None:
    for text in printed.split():
        assert parse_target(text, year=YEAR) == Damaged(text, likely)


@pytest.mark.parametrize(
    ("text", "likely"),
    [("9 5%", "95%"), ("≥ 9 5 %", "≥95%"), ("2 95%", "≥95%"), ("3 5人", "35人"), ("3 95%", "")],
)
def test_a_number_with_a_blank_in_it_is_damaged(text: str, likely: str) -> None:
    assert parse_target(text) == Damaged(text, likely)


@numbers(
    ("150%", "", "150", "%"),
    ("200%", "", "200", "%"),
    ("=290%", "=", "290", "%"),
    ("2280次", "", "2280", "次"),
)
def test_what_may_be_meant_is_not_damaged(text: str, sign: str, number: str, unit: str) -> None:
    assert is_quantity(text, sign, number, unit)


# The printed text is kept, whatever becomes of it.
@pytest.mark.parametrize("text", [" ≥９５％。\n", "\t健全；", "（≥95%）", " ", "2 95%", "11月前\n完成验收"])
def test_the_printed_text_is_kept(text: str) -> None:
    assert parse_target(text, year=YEAR).text == text


def test_a_very_long_text_is_words() -> None:
    for text in ("1" * 201, "提高" * 200, "≥" * 10**6, "每" * 10**6):
        assert parse_target(text, year=YEAR) == Qualitative(text)


# What the caller got wrong is refused; nothing that a form prints is.
@pytest.mark.parametrize("value", [None, 95, 95.0, b"95%", ["95%"], Decimal(95)])
def test_what_is_no_text_is_refused(value: str) -> None:
    with pytest.raises(InvalidValue, match="a text is expected"):
        parse_target(value)


@pytest.mark.parametrize("year", [0, -1, 10000, "2020", 2020.0, True])
def test_what_is_no_year_is_refused(year: int) -> None:
    with pytest.raises(InvalidValue, match="is no year from 1 to 9999"):
        parse_target("11月前", year=year)


# Objects: immutable, hashable, never in a state that no text has.
def test_targets_are_values() -> None:
    target = parse_target("≥95%")
    assert target == Quantity("≥95%", Comparator.GE, Decimal(95), "%")
    assert len({target, parse_target("≥95%")}) == 1
    with pytest.raises(AttributeError):
        target.text = "≥96%"  # type: ignore[misc]


def test_each_kind_has_its_own_name() -> None:
    names = "quantity range deadline duration trend qualitative unfilled damaged"
    assert [kind.kind for kind in TARGET_KINDS] == names.split()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Quantity, (1, None, Decimal(1), "")),
        (Quantity, ("1", "=", Decimal(1), "")),
        (Quantity, ("1", None, 1, "")),
        (Quantity, ("1", None, 1.5, "")),
        (Quantity, ("1", None, Decimal("NaN"), "")),
        (Quantity, ("1", None, Decimal("Infinity"), "")),
        (Quantity, ("1", None, Decimal(1), None)),
        (Duration, ("1年", None, 1, "年")),
        (Range, ("5-3", Decimal(5), Decimal(3), "")),
        (Range, ("3-5", 3, 5, "")),
        (Range, ("3-", Decimal(3), Decimal("Infinity"), "")),
        (Deadline, ("年底", "2020-12-31", "2020-12-31")),
        (Deadline, ("年底", datetime(2020, 12, 31), datetime(2020, 12, 31))),
        (Deadline, ("年底", date(2020, 12, 31), date(2020, 12, 30))),
        (Deadline, ("年底", date(2020, 12, 1), date(2020, 12, 1), date(2020, 12, 31))),
        (Trend, ("提高", "up")),
        (Qualitative, (None,)),
        (Unfilled, (None,)),
        (Damaged, ("290%", None)),
    ],
)
def test_a_target_that_is_none_is_refused(
    kind: type[Quantity], fields: tuple[str, None, Decimal, str]
) -> None:
    with pytest.raises(InvalidValue, match="target cannot hold"):
        kind(*fields)
