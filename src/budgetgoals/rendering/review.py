"""Many forms in one workbook for review: a sheet of heads, one of indicators, one of findings.

A form goes to the file as soon as it is there, so that any number of them takes the same memory.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from attrs import define, field

from budgetgoals.errors import LimitExceeded, UnsupportedFormat
from budgetgoals.messages import Language, message
from budgetgoals.model import Narrative
from budgetgoals.rendering.files import whole_file
from budgetgoals.rendering.given import forms_of
from budgetgoals.rendering.official.ink import inked
from budgetgoals.rendering.official.texts import rate_text
from budgetgoals.rendering.workbook import FONT, TEXTS_ONLY, refuse_long
from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

    from budgetgoals.messages import Message
    from budgetgoals.model import Finding, Form, FundingSource, Indicator, Leaf
    from budgetgoals.rendering.given import Forms
    from budgetgoals.targets import Target

    Findings = Iterable[Finding] | Callable[[Form], Iterable[Finding]]

_MOST_ROWS = 1_048_576
_MOST_DIGITS = 15
"""More digits than a number of a workbook keeps."""
_FIRST_DAY = date(1900, 3, 1)
"""Workbooks count the days before it wrongly."""

Value = str | int | Decimal | date | None


class _Column(NamedTuple):
    label: str
    width: int


_HEADS = (
    *(_Column("序号", 6), _Column("表种", 14), _Column("版式", 16), _Column("标题", 24), _Column("年度", 7)),
    *(_Column("单位", 24), _Column("主管部门", 20), _Column("主管部门代码", 12), _Column("项目名称", 32)),
    *(_Column("项目编码", 14), _Column("项目类别", 14), _Column("项目属性", 10), _Column("绩效类型", 16)),
    *(_Column("开始日期", 11), _Column("完成日期", 11), _Column("政府购买服务", 8)),
    *(_Column("总预算（元）", 16), _Column("当年预算（元）", 16), _Column("上年预算额（元）", 16)),
    *(_Column("上年执行数（元）", 16), _Column("资金构成（元）", 30)),
    *(_Column("全年预算数（元）", 16), _Column("全年执行数（元）", 16), _Column("执行率", 9)),
    *(_Column("总分", 7), _Column("得分", 7), _Column("指标数", 7)),
    *(_Column("项目概况", 40), _Column("立项依据", 40), _Column("必要性", 40), _Column("可行性", 40)),
    *(_Column("制度措施", 40), _Column("实施计划", 40), _Column("年度目标", 40), _Column("长期目标", 40)),
    *(_Column("实际完成情况", 40), _Column("部门职能", 40), _Column("其他", 40)),
)
_INDICATORS = (
    *(_Column("序号", 6), _Column("单位", 24), _Column("项目名称", 32), _Column("期间", 7)),
    *(_Column("一级指标", 14), _Column("二级指标", 16), _Column("三级指标", 30), _Column("指标值", 18)),
    *(_Column("种类", 12), _Column("符号", 6), _Column("数值", 12), _Column("计量单位", 10)),
    *(_Column("分值", 7), _Column("实际完成值", 18), _Column("得分", 7), _Column("偏差原因及改进措施", 30)),
    *(_Column("备注", 20), _Column("核心指标", 8), _Column("所属指标", 20), _Column("调整指标值", 14)),
    *(_Column("半年指标值", 14), _Column("执行情况", 14), _Column("预计完成情况", 14), _Column("其他", 30)),
)
_FINDINGS = (
    *(_Column("序号", 6), _Column("项目名称", 32), _Column("严重程度", 9), _Column("代码", 9)),
    *(
        _Column("内容", 60),
        _Column("建议", 40),
        _Column("依据", 40),
        _Column("字段", 30),
        _Column("位置", 24),
    ),
)


def forms_to_xlsx(
    forms: Forms,
    path: str | PathLike[str],
    *,
    findings: Findings = (),
    overwrite: bool = False,
    language: Language = "zh",
) -> Path:
    """Write forms into one workbook for review, with filters: their heads, their indicators, the findings.

    Amounts are yuan, as numbers where a workbook can hold them exactly. Texts are never formulas.

    Args:
        forms: a form, a reading, or several forms, which may be made while they are written.
        path: the file, which is written whole or not at all.
        findings: what was noticed about them, each with the index of its form, or a function that tells it
            of a form, such as ``bg.check``.
        overwrite: whether a file that is there already is replaced.
        language: the language of the findings.

    Raises:
        UnwritableTarget: the file is there already, or cannot be written.
        UnsupportedFormat: the name of the file does not end in .xlsx.
        InvalidValue: something else than a form is among them.
        MissingExtra: the extra ``excel`` is not installed.
        LimitExceeded: a text or the number of rows is beyond what a workbook can hold.

    >>> import tempfile
    >>> from budgetgoals.model import Project, ProjectGoals
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     forms_to_xlsx([ProjectGoals(project=Project(name="执法服装"))], f"{folder}/审核.xlsx").name
    '审核.xlsx'
    """
    target = Path(path)
    if target.suffix.lower() != ".xlsx":
        raise UnsupportedFormat("a workbook ends in .xlsx, not in {kind}", kind=repr(target.suffix))
    xlsxwriter = need("xlsxwriter", "excel")
    with whole_file(target, overwrite=overwrite) as draft:
        book = xlsxwriter.Workbook(str(draft), {"constant_memory": True, **TEXTS_ONLY})
        try:
            _Review(book, language).write(forms_of(forms), findings)
        finally:
            book.close()
    return target


class _Review:
    def __init__(self, book: Any, language: Language) -> None:
        looks = _Looks.of(book)
        names = (message("forms"), message("indicators"), message("findings"))
        columns = (_HEADS, _INDICATORS, _FINDINGS)
        self._heads, self._indicators, self._findings = (
            _Table.begun(book, name.text(language), each, looks)
            for name, each in zip(names, columns, strict=True)
        )
        self._language = language

    def write(self, forms: Iterable[Form], findings: Findings) -> None:
        names: list[str] = []
        for number, form in enumerate(forms, 1):
            names.append(_name(form))
            self._heads.add(_head(form, number))
            for period, leaves in (("年度", form.leaves()), ("长期", form.long_term_leaves())):
                for leaf in leaves:
                    self._indicators.add([number, form.applicant, names[-1], period, *_indicator(leaf)])
            if callable(findings):
                for finding in findings(form):
                    self._findings.add(self._finding(finding, number, names[-1]))
        for finding in () if callable(findings) else findings:
            at = finding.where.form
            is_known = at is not None and at < len(names)
            self._findings.add(
                self._finding(finding, None if at is None else at + 1, names[at] if is_known else "")  # type: ignore[index]
            )
        for table in (self._heads, self._indicators, self._findings):
            table.end()

    def _finding(self, finding: Finding, number: int | None, name: str) -> Iterator[Value]:
        yield from (number, name, self._say(finding.severity.message), finding.code)
        yield self._say(finding.message)
        yield self._say(finding.hint) if finding.hint else ""
        yield from (finding.citation, finding.where.path, str(finding.where.place or ""))

    def _say(self, said: Message) -> str:
        return said.text(self._language)


# The values of a row.


def _name(form: Form) -> str:
    project = getattr(form, "project", None)
    return project.name if project else ""


def _head(form: Form, number: int) -> Iterator[Value]:
    yield from (number, form.kind, form.layout, form.title, form.fiscal_year)
    yield from (form.applicant, form.department, form.department_code)
    project, budget = getattr(form, "project", None), getattr(form, "budget", None)
    for name in ("name", "code", "category", "nature", "performance_type", "start", "end"):
        yield getattr(project, name, None)
    purchases: bool | None = getattr(project, "purchases_services", None)
    yield None if purchases is None else "是" if purchases else "否"
    for name in ("total", "current_year", "previous_year_budget", "previous_year_spent"):
        yield getattr(budget, name, None)
    yield _parts(form)
    total = next(iter(getattr(form, "funds", ())), None)
    for name in ("adjusted", "executed"):
        yield getattr(total, name, None)
    yield "" if total is None or total.rate is None else rate_text(total.rate)
    for name in ("total_weight", "total_score"):
        yield getattr(form, name, None)
    yield sum(1 for _ in form.leaves())
    for each in attrs.fields(Narrative):
        yield getattr(form.narrative, each.name)
    yield "\n".join(f"{label}：{text}" for label, text in form.extra)


def _parts(form: Form) -> str:
    budget = getattr(form, "budget", None)
    lists: list[tuple[FundingSource, ...]] = [
        getattr(budget, name, ()) for name in ("sources", "total_sources", "revenue", "spending")
    ]
    return "；".join(f"{part.name} {part.amount:,f}" for parts in lists for part in parts)


def _indicator(leaf: Leaf) -> Iterator[Value]:
    indicator: Indicator = leaf.indicator
    target = indicator.target
    yield from (leaf.dimension.name, leaf.aspect.name, indicator.name, target.text, target.kind)
    comparator = getattr(target, "comparator", None)
    yield from (comparator and comparator.value, getattr(target, "value", None), getattr(target, "unit", ""))
    yield from (indicator.weight, _text(indicator.actual), indicator.score, indicator.reason, indicator.note)
    yield from (
        indicator.core or None,
        indicator.parent,
        _text(indicator.adjusted),
        _text(indicator.half_year),
    )
    progress = indicator.progress
    yield from (_text(progress.done), _text(progress.expected)) if progress else ("", "")
    yield "\n".join(f"{label}：{text}" for label, text in indicator.details)


def _text(target: Target | None) -> str:
    return target.text if target else ""


# The sheets.


class _Looks(NamedTuple):
    header: Any
    text: Any
    number: Any
    day: Any

    @classmethod
    def of(cls, book: Any) -> _Looks:
        plain = {"font_name": FONT, "font_size": 10.5, "valign": "top"}
        header = {"bold": True, "bg_color": "#DDEBF7", "border": 1, "align": "center", "valign": "vcenter"}
        return cls(
            book.add_format(plain | header | {"text_wrap": True}),
            book.add_format(plain | {"text_wrap": True}),
            book.add_format(plain | {"num_format": "#,##0.######"}),
            book.add_format(plain | {"num_format": "yyyy-mm-dd"}),
        )


@define
class _Table:
    """A sheet with a frozen head and filters, written row by row."""

    sheet: Any
    name: str
    width: int
    looks: _Looks
    _rows: int = field(default=1, init=False)

    @classmethod
    def begun(cls, book: Any, name: str, columns: tuple[_Column, ...], looks: _Looks) -> _Table:
        sheet = book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.label, looks.header)
        sheet.freeze_panes(1, 1)
        return cls(sheet, name, len(columns), looks)

    def add(self, values: Iterable[Value]) -> None:
        if self._rows >= _MOST_ROWS:
            raise LimitExceeded(
                "the sheet {name} has more than {most} rows, which a workbook cannot hold",
                name=self.name,
                most=_MOST_ROWS,
            )
        for column, value in enumerate(values):
            self._put(column, value)
        self._rows += 1

    def _put(self, column: int, value: Value) -> None:
        match value:
            case None | "":
                return
            case int() | Decimal() if _is_exact(value):
                self.sheet.write_number(self._rows, column, float(value), self.looks.number)
            case date() if value >= _FIRST_DAY:
                self.sheet.write_datetime(self._rows, column, value, self.looks.day)
            case _:
                text = f"{value:f}" if isinstance(value, Decimal) else inked(str(value))
                refuse_long([text])
                self.sheet.write_string(self._rows, column, text, self.looks.text)

    def end(self) -> None:
        self.sheet.autofilter(0, 0, self._rows - 1, self.width - 1)


def _is_exact(number: int | Decimal) -> bool:
    """Whether a workbook holds a number to its last digit.

    >>> _is_exact(Decimal("1448934.56")), _is_exact(Decimal("1234567890123456.7"))
    (True, False)
    """
    return len(Decimal(number).normalize().as_tuple().digits) <= _MOST_DIGITS
