"""The official grid as a web page of its own, which prints on A4 as the official form does."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from budgetgoals.rendering.html import table_row, text_html
from budgetgoals.rendering.pages import author_of, pages_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.model import Form
    from budgetgoals.rendering.official import OfficialGrid, Section
    from budgetgoals.rendering.pages import Options

_STYLE = """\
@page { size: A4; margin: 18mm 16mm; }
@page wide { size: A4 landscape; margin: 14mm; }
* { box-sizing: border-box; }
html { background: #eee; }
body { margin: 0; color: #000; font: 10.5pt/1.5 FangSong, STFangsong, SimSun, "Songti SC",
  "Noto Serif CJK SC", "Source Han Serif SC", serif; }
article { background: #fff; width: 210mm; margin: 6mm auto; padding: 18mm 16mm; }
article.wide { width: 297mm; padding: 14mm; }
h1 { font: bold 16pt/1.4 SimHei, "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  text-align: center; margin: 0 0 4mm; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
table + table { margin-top: -1px; }
th, td { border: 1px solid #000; padding: 1mm; font-weight: normal; text-align: center;
  overflow-wrap: anywhere; }
th { font-family: SimSun, "Songti SC", STSong, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
.value, .prose { text-align: left; }
.heading { font-weight: bold; }
.header { font-weight: bold; background: #f3f3f3; }
.open-above { border-top-style: hidden; }
.open-below { border-bottom-style: hidden; }
tr:not(.long) > :not([rowspan]) { break-inside: avoid; }
@media print {
  html { background: none; }
  article { width: auto; margin: 0; padding: 0; break-after: page; }
  article.wide { width: auto; padding: 0; page: wide; }
  article:last-child { break-after: auto; }
  .header { background: none; }
}
"""
_LONG = 800
"""A text of more characters may be cut by a page break."""


def draw(forms: Sequence[Form], options: Options) -> bytes:
    """Forms as one page, each printed on pages of its own."""
    pages = pages_of(forms, options)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f'<meta name="author" content="{escape(author_of(pages))}">',
        f"<title>{escape(title_of(pages))}</title>",
        f"<style>\n{_STYLE}</style></head>",
        "<body>",
    ]
    for page in pages:
        lines += _article(page.grid)
    return "\n".join([*lines, "</body></html>", ""]).encode()


def _article(grid: OfficialGrid) -> Iterator[str]:
    yield '<article class="wide">' if grid.landscape else "<article>"
    yield f"<h1>{text_html(grid.title)}</h1>"
    columns = "".join(f'<col style="width:{width / 10:g}%">' for width in grid.widths)
    for section in grid.sections:
        yield f"<table><colgroup>{columns}</colgroup>"
        yield from _section(section)
        yield "</table>"
    yield "</article>"


def _section(section: Section) -> Iterator[str]:
    head, body = section.parted()
    if head:
        yield f"<thead>{''.join(map(table_row, head))}</thead>"
    yield "<tbody>"
    for row in body:
        is_long = any(len(cell.text) > _LONG for cell in row)
        yield table_row(row, "long" if is_long else "")
    yield "</tbody>"
