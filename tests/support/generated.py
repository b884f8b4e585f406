"""Hypothesis strategies for forms such as budget units file, and for the slips that texts come with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from budgetgoals import Aspect, Budget, Dimension, Indicator, Narrative, Project, ProjectGoals
from budgetgoals.targets import parse_target
from tests.support.writer import COLUMNS, HEAD, MONEY, PROSE, TITLE, Shape

LEVELS = {
    "投入与管理": ("投入管理", "财务管理", "实施管理"),
    "产出目标": ("数量", "质量", "时效"),
    "效果目标": ("经济效益", "社会效益", "生态效益", "满意度"),
    "影响力目标": ("信息共享", "配套设施", "其它"),
}
_WORDS = [
    "环保热线",
    "执法服装",
    "移动执法系统",
    "监察",
    "数据库",
    "运行维护",
    "升级改造",
    "采购",
    "公众举报",
    "受理",
    "应急联动",
    "培训",
    "人员",
    "验收",
    "文书",
    "标准化",
    "全过程记录",
    "双随机",
    "上海市",
    "生态环境局",
    "执法总队",
    "热线电话",
    "网络",
    "制度",
    "规范",
    "项目概况",
    "绩效目标",
    "预算",
    "12369",
    "7*24小时",
    "PM2.5",
    "BUG",
    "𠮷林路",
    "(2020升级改造)",
    "（运维）",
    "〔2018〕64号",
    "《通知》",
    "“公开”",
    "2020年",
]
words = st.sampled_from(_WORDS) | st.text(
    st.characters(min_codepoint=0x5000, max_codepoint=0x9000), min_size=3, max_size=5
)
names = st.lists(words, min_size=2, max_size=6).map("".join)
_short_names = st.lists(words, min_size=1, max_size=2).map(lambda parts: f"{''.join(parts)}率")

_marks = st.sampled_from("，，，，、、。；！")
_paragraphs = st.lists(st.tuples(words, words, _marks), max_size=9).map(
    lambda clauses: (
        f"为{''.join(''.join(clause) + '为' * (clause[-1] in '。；！') for clause in clauses)}完成。"
    )
)


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Nothing, a paragraph, a few paragraphs, or numbered items."""
    paragraphs = draw(st.lists(_paragraphs, max_size=3))
    if draw(st.booleans()):
        paragraphs = [f"{number}、{text}" for number, text in enumerate(paragraphs, 1)]
    return "\n".join(paragraphs)


_counts = st.integers(1, 99_999)
targets = st.one_of(
    st.sampled_from(["健全", "有效", "规范", "合规", "完备", "符合", "逐年增高", "保持稳定", "24小时内受理"]),
    st.builds("{}{}{}".format, st.sampled_from("=≥≤"), _counts, st.sampled_from(["%", "人", "条", "次"])),
    st.builds("{}月前完成验收".format, st.integers(1, 12)),
    st.builds("=100%".format),
)


@st.composite
def dimensions(draw: st.DrawFn, year: int | None) -> tuple[Dimension, ...]:
    """The tree of indicators under Shanghai's names, each name of a level printed once."""
    indicators = st.lists(
        st.builds(
            lambda name, target: Indicator(name, parse_target(target, year=year)), _short_names, targets
        ),
        min_size=1,
        max_size=3,
    ).map(tuple)
    used = [name for name in LEVELS if draw(st.booleans())]
    return tuple(
        Dimension(
            name,
            tuple(
                Aspect(aspect, draw(indicators))
                for aspect in draw(
                    st.lists(st.sampled_from(LEVELS[name]), min_size=1, max_size=3, unique=True)
                )
            ),
        )
        for name in used
    )


days = st.dates(date(2010, 1, 1), date(2035, 12, 31))
amounts = st.decimals(0, 10**11, places=2).map(lambda amount: amount.normalize() + Decimal(0)) | st.integers(
    0, 10**9
).map(Decimal)
projects = st.builds(
    Project,
    name=names,
    category=st.sampled_from(["其他一次性项目", "经常性项目", ""]),
    performance_type=st.sampled_from(["其他类", "信息化建设工程类", ""]),
    start=st.none() | days,
    end=st.none() | days,
    purchases_services=st.none() | st.booleans(),
)
narratives = st.builds(
    Narrative,
    overview=prose(),
    basis=prose(),
    necessity=prose(),
    safeguards=prose(),
    plan=prose(),
    goals=prose(),
)
budgets = st.builds(
    Budget,
    total=st.none() | amounts,
    current_year=st.none() | amounts,
    previous_year_budget=st.none() | amounts,
    previous_year_spent=st.none() | amounts,
)


@st.composite
def forms(draw: st.DrawFn) -> ProjectGoals:
    """A form that Shanghai's layout can print."""
    year = draw(st.none() | st.integers(2015, 2030))
    return ProjectGoals(
        layout="shanghai-2020",
        title=TITLE,
        fiscal_year=year,
        applicant=draw(names),
        project=draw(projects),
        narrative=draw(narratives),
        budget=draw(budgets),
        indicators=draw(dimensions(year)),
    )


shapes = st.builds(
    Shape,
    value_below=st.booleans(),
    pairs=st.booleans(),
    full_width=st.booleans(),
    blank_after_colon=st.booleans(),
    blank_lines=st.booleans(),
    width=st.sampled_from([None, 72, 80, 81, 100]),
    levels_alone=st.booleans(),
)

_FORM_WORDS = [label for row in (*HEAD, *PROSE, *MONEY) for label, _ in row] + [
    f"{label}：" for row in (*HEAD, *PROSE, *MONEY) for label, _ in row
]
noise = st.one_of(
    st.sampled_from(
        [*_FORM_WORDS, *LEVELS, *LEVELS["产出目标"], TITLE, COLUMNS, "（2020年度）", "2020年绩效目标"]
    ),
    st.sampled_from(
        ["— 1 —", "第 2 页 共 3 页", "3/12", "\f", "\f7\n", "\u3000", "\xa0", "\u200b", "\ufeff"]
    ),
    st.sampled_from(
        ["\n", "\n\n", "：", ":", "（", ")", "=", "≥**%", "2020-02-30", "贰拾万左右", "健全", "-"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    words,
)


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """The text with a few of the slips that copying and scanning leave: lines gone, doubled, cut, noise."""
    for kind in draw(
        st.lists(st.sampled_from(["drop", "double", "swap", "cut", "noise", "delete"]), max_size=6)
    ):
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        if kind == "drop":
            del lines[at]
            text = "\n".join(lines)
        elif kind == "double":
            text = "\n".join([*lines[: at + 1], *lines[at:]])
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
            text = "\n".join(lines)
        else:
            start = draw(st.integers(0, len(text)))
            end = min(len(text), start + draw(st.integers(1, 5)))
            middle = {"cut": "", "noise": draw(noise) + text[start:], "delete": text[end:]}[kind]
            text = text[:start] + middle
    return text
