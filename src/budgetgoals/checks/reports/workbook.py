"""Findings as a workbook, for whoever sorts and assigns them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from budgetgoals.checks.registry import rules
from budgetgoals.messages import Language, Message, message
from budgetgoals.model import Severity
from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from budgetgoals.model import Finding

_SHOWN = {Severity.ERROR: "#F8CBAD", Severity.WARNING: "#FFE699", Severity.INFO: "#DDEBF7"}
_TEXTS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""A text such as =100% stays a text."""


def write_workbook(findings: Iterable[Finding], file: BinaryIO, language: Language = "zh") -> None:
    """Write findings to a workbook of two sheets: each finding, and how many there are of each rule.

    Raises:
        MissingExtra: the extra ``excel`` is not installed.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_workbook([], file)
    >>> file.getvalue()[:2]
    b'PK'
    """
    xlsxwriter = need("xlsxwriter", "excel")
    found = list(findings)
    with xlsxwriter.Workbook(file, {"in_memory": True, **_TEXTS}) as book:
        _each(book, found, language)
        _counted(book, found, language)


def _each(book: Any, found: Sequence[Finding], language: Language) -> None:
    heads = (
        (message("severity"), 8),
        (message("code"), 8),
        (message("place"), 30),
        (message("form"), 6),
        (message("field"), 30),
        (message("finding"), 60),
        (message("advice"), 50),
        (message("basis"), 50),
    )
    sheet = _sheet(book, message("findings"), heads, language)
    looks = {level: book.add_format({"bg_color": colour}) for level, colour in _SHOWN.items()}
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, finding in enumerate(found, start=1):
        where = finding.where
        texts = (
            finding.severity.message.text(language),
            finding.code,
            str(where.place or ""),
            "" if where.form is None else str(where.form + 1),
            where.path,
            finding.message.text(language),
            finding.hint.text(language) if finding.hint else "",
            finding.citation,
        )
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, wrapped if column else looks[finding.severity])
    sheet.autofilter(0, 0, max(len(found), 1), len(heads) - 1)


def _counted(book: Any, found: Sequence[Finding], language: Language) -> None:
    heads = ((message("code"), 8), (message("rule"), 60), (message("severity"), 8), (message("count"), 8))
    sheet = _sheet(book, message("by rule"), heads, language)
    titles = {rule.code: rule.title.text(language) for rule in rules()}
    counts = Counter((finding.code, finding.severity) for finding in found)
    for row, ((code, severity), count) in enumerate(sorted(counts.items()), start=1):
        sheet.write_string(row, 0, code)
        sheet.write_string(row, 1, titles.get(code, ""))
        sheet.write_string(row, 2, severity.message.text(language))
        sheet.write_number(row, 3, count)


def _sheet(book: Any, name: Message, heads: Sequence[tuple[Message, int]], language: Language) -> Any:
    sheet = book.add_worksheet(name.text(language))
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, (head, width) in enumerate(heads):
        sheet.write_string(0, column, head.text(language), bold)
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    return sheet
