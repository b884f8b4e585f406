"""Hypothesis strategies: forms of any layout, with a text in every place that the layout has.

The texts are what people and attackers put into forms: formulas, markup, quotes, brackets, rare characters.
What a printed form cannot say is left out: a name that is itself a label of the form, and a department
without code whose name begins like one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

import budgetgoals as bg
from budgetgoals.layouts import Cell, Column, FundRole, Layout, Role, ValueKind
from budgetgoals.layouts.fields import FUNDS, PARTIES, is_sources, party_of
from budgetgoals.model import FORM_KINDS, Duty, Level
from budgetgoals.model.taxonomy import ASPECT_NAMES, DIMENSION_NAMES, dimensions_of, homes
from budgetgoals.reading.lexicon import source_name
from budgetgoals.targets import Target, parse_target

_PLAIN = [
    "环保热线",
    "执法服装",
    "移动执法系统",
    "监察",
    "数据库",
    "运行维护",
    "升级改造",
    "公众举报",
    "应急联动",
    "培训",
    "验收",
    "文书",
    "标准化",
    "全过程记录",
    "双随机",
    "上海市",
    "生态环境局",
    "执法总队",
    "网络",
    "规范",
]
AWKWARD = (
    "=100%",
    "=SUM(A1:A9)",
    "+86",
    "@sum",
    "<script>alert(1)</script>",
    "<b>&amp;</b>",
    "'; DROP TABLE forms;--",
    "#set page(width: 1cm)",
    "#panic()",
    "$x^2$",
    "*粗*",
    "_斜_",
    "`a`",
    "A|B",
    "C:\\temp",
    "{{7*7}}",
    "𠮷林路",
    "〔2018〕64号",
    "《通知》",
    "“公开”",
    "（运维）",
    "(2020升级改造)",
    "[附件]",
    "7*24小时",
    "PM2.5",
)
EMOJI = ("😀", "🚀试点")
SHORT = ("=100%", "+86", "@sum", "<b>", "$x^2$", "*粗*", "_斜_", "`a`", "A|B", "𠮷林路", "（运维）", "[附件]")
"""Those that fit into any cell: a page wraps others, and does not say what it took away there."""
_TARGETS = (
    *("=600人", "≥95%", "≤5次", "≥2.5公顷", "≤30个工作日", "=1年", "3-5个", "=100%", "100", "≥1,000户"),
    *("11月前完成验收", "2020年12月31日前", "24小时内受理", "逐年增高", "保持稳定", "健全", "合规", "是"),
    *("≥**%", "290%", "有效<b>", "'; DROP", "=LINK()", "达到国标（GB）|甲", "基本满意"),
)
_SOURCES = ("财政拨款", "其他资金", "上年结转资金", "单位自筹", "债券资金", "一般公共预算")

_SPENDING = ("基本支出", "项目支出", "经营支出")


def names(awkward: tuple[str, ...] = AWKWARD) -> st.SearchStrategy[str]:
    """Names as they stand in a cell: one line that begins and ends with a Chinese word."""
    middle = st.lists(st.sampled_from([*_PLAIN, *awkward]), max_size=2).map("".join)
    return st.builds("{}{}{}".format, st.sampled_from(_PLAIN), middle, st.sampled_from(_PLAIN))


def texts(awkward: tuple[str, ...] = AWKWARD) -> st.SearchStrategy[str]:
    """Names, or any of the awkward texts alone."""
    return names(awkward) | st.sampled_from(awkward)


def prose(
    awkward: tuple[str, ...] = AWKWARD, *, paragraphs: int = 3, long: bool = True
) -> st.SearchStrategy[str]:
    """Nothing, or paragraphs; those of a text with several have several sentences."""
    clauses = st.lists(texts(awkward), min_size=2, max_size=5).map("，".join)
    short = clauses.map("{}。".format)
    repeated = st.builds(lambda text: "，".join([text] * (15 if paragraphs > 1 else 4)) + "。", clauses)
    paragraph = short | repeated if long else short
    if paragraphs > 1:
        paragraph = st.lists(paragraph, min_size=1, max_size=3).map("".join)
    return st.lists(paragraph, max_size=paragraphs).map("\n".join)


days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
amounts = st.one_of(
    st.integers(0, 10**9).map(Decimal),
    st.decimals(0, 10**10, places=2).map(lambda amount: amount.normalize() + Decimal(0)),
)
points = st.integers(0, 200).map(lambda half: Decimal(half) / 2)
_periods = st.tuples(days, days).map(sorted) | st.just([date(2020, 1, 1), date(2020, 12, 31)])
_shares = st.decimals(0, Decimal("1.2"), places=4)


@st.composite
def forms_of(  # noqa: PLR0913 - what a caller may want otherwise
    draw: st.DrawFn,
    layout: Layout,
    *,
    awkward: tuple[str, ...] = (*AWKWARD, *EMOJI),
    paragraphs: int = 3,
    most: int = 3,
    beyond: bool = False,
) -> bg.Form:
    """A form with what a layout has places for, each of them filled or not.

    Args:
        draw: draws.
        layout: the layout.
        awkward: the texts beside plain words.
        paragraphs: how many paragraphs prose has at most.
        most: how many indicators an aspect has at most.
        beyond: whether it may have values that the layout has no place for.
    """
    return (_FurtherDrawer if beyond else _Drawer)(draw, layout, awkward, paragraphs, most).form()


class _Drawer:
    def __init__(
        self, draw: st.DrawFn, layout: Layout, awkward: tuple[str, ...], paragraphs: int, most: int
    ) -> None:
        self.draw, self.layout, self.most = draw, layout, most
        self.name, self.text = names(awkward), texts(awkward)
        self.prose = prose(awkward, paragraphs=paragraphs)
        self.remark = prose(awkward, paragraphs=paragraphs, long=paragraphs > 1)
        self.kind = next(kind for kind in FORM_KINDS if kind.kind == layout.kind)
        self.year: int | None = None
        self.values: dict[str, Any] = {}
        self.extra: list[tuple[str, str]] = []

    def form(self) -> bg.Form:
        self.year = self.draw(st.none() | st.integers(2015, 2030))
        for cell in self.layout.cells():
            if self.draw(st.integers(0, 4)):
                self._cell(cell)
        self.extra += self.draw(st.sampled_from([[], [("补充情况", self.draw(self.text))]]))
        if self.layout.kind in ("self_evaluation", "monitoring"):
            self._funds()
        if self.layout.kind == "monitoring":
            month = None if self.year is None else self.draw(st.none() | st.integers(1, 12))
            self.values |= {"month": month, "through_month": self.draw(st.integers(1, 12))}
        self._tasks()
        self._more()
        has_long = any(column.long_term for column in self.layout.grid.columns)
        long_term = self._tree() if has_long and self.draw(st.booleans()) else ()
        return self._assembled(indicators=self._tree(), long_term_indicators=long_term)

    def _more(self) -> None:
        """Nothing beyond what the layout has a place for."""

    def _assembled(self, **more: Any) -> bg.Form:
        groups: dict[str, dict[str, Any]] = {}
        plain: dict[str, Any] = {}
        for path, value in self.values.items():
            group, _, name = path.rpartition(".")
            if group:
                groups.setdefault(group, {})[name] = value
            else:
                plain[name] = value
        classes = {"project": bg.Project, "narrative": bg.Narrative}
        classes["budget"] = bg.DepartmentBudget if self.layout.kind == "department_goals" else bg.Budget
        built = {group: classes[group](**values) for group, values in groups.items()}
        if self.layout.kind in ("self_evaluation", "monitoring"):
            built["scope"] = bg.Scope(self.layout.scope)
        return self.kind(
            layout=self.layout.id,
            title=self.layout.title,
            fiscal_year=self.year,
            extra=tuple(self.extra),
            **plain,
            **built,
            **more,
        )

    # The head.

    def _cell(self, cell: Cell) -> None:
        draw = self.draw
        if not cell.field:
            self.extra.append((cell.label, draw(self.text)))
        elif is_sources(cell.field):
            if not cell.field.startswith(FUNDS):
                self._part(cell)
        elif cell.field.startswith(PARTIES):
            self._party(cell)
        elif not cell.field.startswith(FUNDS):
            self.values |= self._value(cell)

    def _value(self, cell: Cell) -> dict[str, Any]:  # noqa: PLR0911 - a case for each kind of value
        draw = self.draw
        match cell.value:
            case ValueKind.PROSE:
                return {cell.field: draw(self.prose)}
            case ValueKind.YUAN:
                return {cell.field: draw(amounts)}
            case ValueKind.NUMBER:
                return {cell.field: draw(points)}
            case ValueKind.DATE:
                return {cell.field: draw(days)}
            case ValueKind.YES_NO:
                return {cell.field: draw(st.booleans())}
            case ValueKind.PERIOD:
                first, last = draw(_periods)
                start, end = draw(st.sampled_from([(first, last), (first, None), (None, last)]))
                return {"project.start": start, "project.end": end}
            case ValueKind.CODED:
                code = draw(st.sampled_from([None, "015001", "219"]))
                return {cell.field: draw(self.name), f"{cell.field}_code": code}
            case ValueKind.CHOICE:
                return {cell.field: draw(st.sampled_from([*cell.choices, "新增", "一次性"]))}
        return {cell.field: draw(self.text)}

    def _part(self, cell: Cell) -> None:
        parts = list(self.values.get(cell.field, ()))
        if self._stands_alone() and not self.draw(st.integers(0, 5)):
            parts.append(bg.FundingSource("街道配套资金", self.draw(amounts)))
        parts.append(bg.FundingSource(source_name(cell.label), self.draw(amounts)))
        self.values[cell.field] = tuple(parts)

    def _stands_alone(self) -> bool:
        """Whether no two lists of a department stand side by side: a part of any name would be of either."""
        rows = [row.cells for row in self.layout.rows if row.cells and is_sources(row.cells[-1].field)]
        return not (self.layout.kind == "department_goals" and any(len(cells) > 1 for cells in rows))

    def _party(self, cell: Cell) -> None:
        level, duty = party_of(cell.field) or (Level.LOCAL, Duty.FINANCE)
        code = self.draw(st.sampled_from(["", "0102"]))
        party = bg.Party(level=level, duty=duty, name=self.draw(self.name), code=code)
        self.values["parties"] = (*self.values.get("parties", ()), party)

    def _tasks(self) -> None:
        tasks = next((row.tasks for row in self.layout.rows if row.tasks), None)
        if tasks is None:
            return
        task = st.builds(
            bg.Task,
            name=self.name,
            content=self.remark,
            amount=st.none() | amounts if tasks.amount else st.none(),
        )
        self.values["tasks"] = tuple(self.draw(st.lists(task, max_size=3)))

    def _funds(self) -> None:
        lines: list[bg.FundLine] = []
        for row in self.layout.rows:
            if row.funds:
                roles = [column.role for column in row.funds.columns]
                lines += [self._line(source_name(line), roles) for line in row.funds.lines]
        paired = [row for row in self.layout.rows if row.cells and row.cells[0].field.startswith(FUNDS)]
        for index, row in enumerate(paired):
            roles = [FundRole(cell.field.split(".")[1]) for cell in row.cells]
            lines.append(self._line(source_name(row.cells[0].label) if index else "", roles))
        kept = [
            line for line in lines if line != bg.FundLine(name=line.name) and self.draw(st.integers(0, 4))
        ]
        if kept and paired and kept[0].name:
            kept = []
        self.values["funds"] = tuple(kept)

    def _line(self, name: str, roles: list[FundRole]) -> bg.FundLine:
        figures: dict[str, Decimal | None] = {}
        for role in roles:
            of = {FundRole.RATE: _shares, FundRole.WEIGHT: points, FundRole.SCORE: points}.get(role, amounts)
            figures[role.value] = self.draw(st.none() | of)
        return bg.FundLine(name=name, **figures)

    # The indicators.

    def _tree(self) -> tuple[bg.Dimension, ...]:
        roles = {column.role for column in self.layout.grid.columns}
        regime = self.layout.grid.taxonomy
        dimensions = sorted(dimensions_of(regime)) if Role.DIMENSION in roles else [""]
        used = self.draw(st.lists(st.sampled_from(dimensions), min_size=1, max_size=3, unique=True))
        return tuple(self._dimension(name, has_aspect=Role.ASPECT in roles) for name in used)

    def _dimension(self, name: str, *, has_aspect: bool) -> bg.Dimension:
        kind = DIMENSION_NAMES.get(name)
        regime = self.layout.grid.taxonomy
        fitting = [
            aspect
            for aspect, of in ASPECT_NAMES.items()
            if kind in homes(of) and aspect not in dimensions_of(regime)
        ]
        aspects = fitting if has_aspect and fitting else [""]
        used = self.draw(st.lists(st.sampled_from(aspects), min_size=1, max_size=3, unique=True))
        weight = self.draw(st.none() | points) if name and "得分" in str(self.layout.grid.columns) else None
        return bg.Dimension(name, tuple(map(self._aspect, used)), weight=weight)

    def _aspect(self, name: str) -> bg.Aspect:
        count = self.draw(st.integers(1, self.most))
        return bg.Aspect(name, tuple(self._indicator() for _ in range(count)))

    def _indicator(self) -> bg.Indicator:
        columns = self.layout.grid.columns
        roles = {column.role for column in columns}
        values: dict[str, Any] = {"name": self.draw(self.name), "target": self._target()}
        for role in roles & {Role.WEIGHT, Role.SCORE}:
            values[role.value] = self.draw(st.none() | points)
        for role in roles & {Role.ACTUAL, Role.ADJUSTED, Role.HALF_YEAR}:
            values[role.value] = self.draw(st.none() | st.just(self._target()))
        for role in roles & {Role.REASON, Role.NOTE}:
            values[role.value] = self.draw(self.remark)
        if Role.CORE in roles:
            values["core"] = self.draw(st.integers(0, 1))
        if Role.DONE in roles:
            values["progress"] = self._progress()
        return bg.Indicator(**values, details=tuple(self._details(columns)))

    def _target(self) -> Target:
        return parse_target(self.draw(st.sampled_from(_TARGETS)), year=self.year)

    def _details(self, columns: tuple[Column, ...]) -> list[tuple[str, str]]:
        return [
            (column.label, text)
            for column in columns
            if column.role is Role.DETAIL and (text := self.draw(self.remark))
        ]

    def _progress(self) -> bg.Progress | None:
        deviations = [
            bg.Deviation(cause, text)
            for cause in bg.Cause
            if (text := self.draw(st.sampled_from(["", "", "√", "资金未到位"])))
        ]
        progress = bg.Progress(
            done=self.draw(st.none() | st.just(self._target())),
            expected=self.draw(st.none() | st.just(self._target())),
            deviations=tuple(deviations),
            explanation=self.draw(self.remark),
            likelihood=self.draw(st.none() | st.sampled_from(bg.Likelihood)),
        )
        return None if progress == bg.Progress() else progress


class _FurtherDrawer(_Drawer):
    """Draws forms of which some values have no place in the layout."""

    def _more(self) -> None:
        has = {cell.field for cell in self.layout.cells()}
        if "project.period" in has:
            has |= {"project.start", "project.end"}
        for field, value in self._fields().items():
            if field not in has and not self.draw(st.integers(0, 2)):
                self.values[field] = self.draw(value)
        if self.layout.kind in ("transfer_goals", "self_evaluation"):
            known = {(party.level, party.duty) for party in self.values.get("parties", ())}
            level, duty = self.draw(st.sampled_from(Level)), self.draw(st.sampled_from(Duty))
            if (level, duty) not in known:
                party = bg.Party(level=level, duty=duty, name=self.draw(self.name))
                self.values["parties"] = (*self.values.get("parties", ()), party)
        if self.layout.kind == "self_evaluation":
            self.values |= {"total_weight": Decimal(100), "total_score": self.draw(st.none() | points)}
        if self.layout.kind in ("department_goals", "monitoring") and "tasks" not in self.values:
            task = bg.Task(name=self.draw(self.name), amount=self.draw(st.none() | amounts))
            self.values["tasks"] = (task,)

    def _fields(self) -> dict[str, st.SearchStrategy[Any]]:
        """The fields of the kind of form, but for those that only some of its layouts understand."""
        fields: dict[str, st.SearchStrategy[Any]] = {
            "applicant": self.name,
            "department": self.name,
            "narrative.overview": self.prose,
            "narrative.plan": self.remark,
            "narrative.long_term_goals": self.remark,
        }
        if self.layout.kind == "department_goals":
            revenue, spending = (
                st.lists(st.builds(bg.FundingSource, st.sampled_from(of), amounts), max_size=3).map(tuple)
                for of in (_SOURCES, _SPENDING)
            )
            return fields | {"budget.total": amounts, "budget.revenue": revenue, "budget.spending": spending}
        fields |= {
            "project.name": self.name,
            "project.category": self.name,
            "project.start": days,
            "project.end": days,
            "project.purchases_services": st.booleans(),
        }
        if self.layout.kind in ("project_goals", "transfer_goals"):
            part = st.builds(bg.FundingSource, st.sampled_from(_SOURCES), amounts)
            parts = st.lists(part, max_size=3).map(tuple)
            has = {cell.field for cell in self.layout.cells()}
            fields |= {"budget.total": amounts}
            if "budget.sources" not in has:
                fields |= {"budget.current_year": amounts, "budget.sources": parts}
        return fields

    def _indicator(self) -> bg.Indicator:
        indicator = super()._indicator()
        more: dict[str, Any] = {
            "weight": points,
            "actual": st.just(self._target()),
            "score": points,
            "reason": self.remark,
            "note": self.remark,
            "core": st.integers(1, 3),
            "adjusted": st.just(self._target()),
            "details": st.just((*indicator.details, ("参考标准", self.draw(self.text)))),
        }
        name = self.draw(st.sampled_from(sorted(more)))
        return attrs.evolve(indicator, **{name: self.draw(more[name])})
