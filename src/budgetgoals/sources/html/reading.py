"""A text with HTML in it → :class:`Document`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.sources.document import Block, Document, Notice
from budgetgoals.sources.html.mail import is_mail, pages_of
from budgetgoals.sources.html.page import read_page
from budgetgoals.sources.html.workbook import is_workbook, read_workbook
from budgetgoals.sources.text import line_feeds

if TYPE_CHECKING:
    from budgetgoals.sources.limits import Meter

_PAGE = re.compile(r"<!doctype\s+html|<html|<body|<head", re.IGNORECASE)


def read_html(text: str, name: str, meter: Meter) -> Document:
    r"""Take a web page apart, a web archive (MHTML), a workbook in XML, or Markdown with web tables in it.

    A table in a cell is a table of its own that follows the one around it; a table that holds nothing but
    tables is left out, as are neighbouring columns without any text, all but one.

    Args:
        text: the page, already decoded; the encoding that it declares does not matter.
        name: its name.
        meter: what it may take.

    Raises:
        UnreadableSource: a workbook in XML or a web archive is damaged.
        LimitExceeded: it has more cells, or tables deeper in tables, than the limits allow.

    >>> from budgetgoals.sources.limits import Meter
    >>> page = "<html><p>自评表<table><tr><td rowspan=2>产出<td>数量<tr><td>质量</table>"
    >>> [block.text if hasattr(block, "text") else len(block.cells) for block in
    ...  read_html(page, "a.html", Meter("a.html")).blocks]
    ['自评表\n', 3]
    """
    text = line_feeds(text)
    if is_workbook(text):
        return read_workbook(text, name, meter)
    blocks: list[Block] = []
    notices: list[Notice] = []
    line, tables = 1, 0
    for part in pages_of(text, meter) if is_mail(text) else [text]:
        page = read_page(part, meter, raw=not _PAGE.search(part), line=line, tables=tables)
        blocks += page.blocks
        notices += page.notices
        line, tables = page.line, page.tables
    return Document(name=name, format="html", blocks=tuple(blocks), notices=tuple(notices))
