"""A form as the published text prints it, in any of the shapes that the text comes in.

The labels stand here a second time on purpose: a test that took them from the layout could not tell when
the layout is wrong.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from budgetgoals.model import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals import Dimension, ProjectGoals

TITLE = "财政项目支出绩效目标表"
MONEY_HEADING = "本项目上年度市级财政资金使用情况"
COLUMNS = "一级目标 二级目标 三级目标 指标目标值"

Row = tuple[tuple[str, str], ...]
HEAD: tuple[Row, ...] = (
    (("申报单位名称", "applicant"),),
    (("项目名称", "project.name"), ("项目类别", "project.category")),
    (("计划开始日期", "project.start"), ("计划完成日期", "project.end")),
    (("是否含有政府购买服务", "project.purchases_services"), ("绩效类型", "project.performance_type")),
)
PROSE: tuple[Row, ...] = (
    (("项目概况", "narrative.overview"),),
    (("立项依据", "narrative.basis"),),
    (("项目设立的必要性", "narrative.necessity"),),
    (("保证项目实施的制度、措施", "narrative.safeguards"),),
    (("项目实施计划", "narrative.plan"),),
    (("总目标及阶段性目标", "narrative.goals"),),
)
MONEY: tuple[Row, ...] = (
    (("项目总预算（元）", "budget.total"), ("项目当年预算（元）", "budget.current_year")),
    (
        ("同名项目上年预算额（元）", "budget.previous_year_budget"),
        ("同名项目上年预算执行数（元）", "budget.previous_year_spent"),
    ),
)

_HALF_WIDTH = str.maketrans("（）：", "():")
_UNBROKEN = re.compile(r"[A-Za-z]+|.")
_ITEM = re.compile(r"[0-9]+、")


@frozen(kw_only=True)
class Shape:
    """How a page prints a form.

    Attributes:
        value_below: texts begin on the line below their label instead of on its line.
        pairs: two pairs that share a row of the form share a line.
        full_width: labels have full-width colons and brackets.
        blank_after_colon: a blank parts a label from its value.
        blank_lines: rows are parted by blank lines.
        width: the columns of the page; longer lines are broken, even inside a word; None for no page.
        levels_alone: the names of the upper levels stand on lines of their own.
    """

    value_below: bool = False
    pairs: bool = True
    full_width: bool = True
    blank_after_colon: bool = True
    blank_lines: bool = True
    width: int | None = None
    levels_alone: bool = False


SEED = Shape(width=80)
"""The shape of the published forms."""


def write(form: ProjectGoals, shape: Shape = SEED) -> str:
    """One form, from its heading to its last indicator."""
    blocks: list[list[str]] = [[form.title]]
    if form.fiscal_year is not None:
        blocks[0].append(_width(f"（{form.fiscal_year}年度）", shape))
    blocks += [_row(form, row, shape) for row in (*HEAD, *PROSE)]
    blocks += [[MONEY_HEADING, *_row(form, MONEY[0], shape)], _row(form, MONEY[1], shape)]
    year = "" if form.fiscal_year is None else f"{form.fiscal_year}年"
    blocks += [[f" {year}绩效目标"] if year else [], [COLUMNS]]
    blocks += [[line] for dimension in form.indicators for line in _grid(dimension, shape)]
    between = "\n\n" if shape.blank_lines else "\n"
    return "\n" + between.join("\n".join(block) for block in blocks if block) + "\n"


def write_all(forms: Iterable[ProjectGoals], shape: Shape = SEED) -> str:
    """Several forms, each on a page of its own."""
    return "\f".join(write(form, shape).lstrip("\n") for form in forms)


def columns_of(text: str) -> int:
    """How many columns of a page a text takes: two for a character beyond ASCII."""
    return sum(1 if c.isascii() else 2 for c in text)


def wrap(text: str, width: int | None) -> list[str]:
    """The lines that a page of a width breaks a text into; only a Latin word stays whole."""
    if width is None:
        return [text]
    lines = [""]
    for piece in _UNBROKEN.findall(text):
        if columns_of(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def printed(value: object) -> str:
    """A value as the form prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def _row(form: ProjectGoals, row: Row, shape: Shape) -> list[str]:
    cells = [(_width(f"{label}：", shape), value_at(form, path)) for label, path in row]
    beside = " ".join(_beside(label, printed(value), shape) for label, value in cells)
    fits = shape.width is None or columns_of(beside) <= shape.width
    below = shape.value_below and any(isinstance(value, str) for _, value in cells)
    if fits and not below and "\n" not in beside and (shape.pairs or len(row) == 1):
        return [beside.rstrip()]
    lines: list[str] = []
    for label, value in cells:
        lines += _cell(label, value, shape)
    return lines


def _cell(label: str, value: object, shape: Shape) -> list[str]:
    beside = _beside(label, printed(value), shape)
    too_long = shape.width is not None and columns_of(beside) > shape.width
    if value and isinstance(value, str) and (shape.value_below or too_long):
        return [label, *_paragraphs(value, shape.width)]
    return list(_paragraphs(beside, shape.width))


def _paragraphs(text: str, width: int | None) -> Iterator[str]:
    """Lines; an item begins a line, any other paragraph behind the first has a blank line before it."""
    for index, paragraph in enumerate(text.split("\n")):
        if index and not _ITEM.match(paragraph):
            yield ""
        yield from wrap(paragraph, width)


def _beside(label: str, value: str, shape: Shape) -> str:
    return f"{label} {value}" if shape.blank_after_colon and value else f"{label}{value}"


def _grid(dimension: Dimension, shape: Shape) -> Iterator[str]:
    """The lines of one dimension; each name of a level is printed once."""
    waiting = [dimension.name]
    for aspect in dimension.aspects:
        waiting.append(aspect.name)
        if shape.levels_alone:
            yield from waiting
            waiting = []
        for indicator in aspect.indicators:
            yield " ".join([*waiting, indicator.name, indicator.target.text])
            waiting = []


def _width(text: str, shape: Shape) -> str:
    return text if shape.full_width else text.translate(_HALF_WIDTH)
