"""The official grid as a Word document.

Each section of the grid is a table, so that Word repeats the head of the indicators on every page; a
paragraph of hardly any height stands between them. python-docx makes the file; the cells are put in as XML,
since merging them through its objects takes time that grows with the square of their number.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from html import escape
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from budgetgoals.rendering.official import Look
from budgetgoals.rendering.pages import author_of, pages_of, title_of
from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from budgetgoals.model import Form
    from budgetgoals.rendering.official import OfficialCell, OfficialGrid, Section
    from budgetgoals.rendering.official.cells import Row
    from budgetgoals.rendering.pages import Options, Page

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CENTIMETRE = 567
"""In twentieths of a point."""
_SHORT, _LONG, _MARGIN = 21 * _CENTIMETRE, round(29.7 * _CENTIMETRE), 2 * _CENTIMETRE
_SONG, _FANG, _HEI, _LATIN = "宋体", "仿宋", "黑体", "Times New Roman"
_SIZE, _TITLE_SIZE = 21, 32
"""In half points."""
_TALL = 16
"""A row of more lines may be cut by a page break."""
_CHARACTER = 10 * _SIZE
"""How wide a Chinese character is, in twentieths of a point."""


class _Style(NamedTuple):
    name: str
    font: str
    bold: bool
    alignment: str


_STYLES = {
    Look.HEADING: _Style("表格标题", _SONG, True, "center"),
    Look.LABEL: _Style("表格标签", _SONG, False, "center"),
    Look.HEADER: _Style("表格栏目", _SONG, True, "center"),
    Look.LEVEL: _Style("表格级次", _SONG, False, "center"),
    Look.VALUE: _Style("表格内容", _FANG, False, "left"),
    Look.PROSE: _Style("表格正文", _FANG, False, "left"),
    Look.FIGURE: _Style("表格数值", _FANG, False, "center"),
}


class _Paper(NamedTuple):
    """A page in twentieths of a point."""

    width: int
    height: int

    @property
    def room(self) -> int:
        return self.width - 2 * _MARGIN


def draw(forms: Sequence[Form], options: Options) -> bytes:
    """Forms as one document, each on pages of its own."""
    document, parse = need("docx", "word").Document(), need("docx.oxml", "word").parse_xml
    pages = pages_of(forms, options)
    _set_styles(document, parse)
    _set_properties(document.core_properties, pages)
    end = document.element.body.sectPr
    for index, page in enumerate(pages):
        paper = _Paper(*(_LONG, _SHORT) if page.grid.landscape else (_SHORT, _LONG))
        section = _section(paper)
        is_last = index + 1 == len(pages)
        blocks = [*_blocks(page.grid, paper), _gap("" if is_last else section)]
        for element in list(parse(f"<w:body {_SPACE}>{''.join(blocks)}</w:body>")):
            end.addprevious(element)
        if is_last:
            end.getparent().replace(end, parse(section.replace("<w:sectPr>", f"<w:sectPr {_SPACE}>", 1)))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_properties(properties: Any, pages: list[Page]) -> None:
    properties.title, properties.author, properties.language = title_of(pages), author_of(pages), "zh-CN"
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _set_styles(document: Any, parse: Callable[[str], Any]) -> None:
    """Give the document its styles: the fonts, also for Chinese, and the alignment of each look."""
    normal = document.styles["Normal"].element
    for old in normal.xpath("./w:rPr"):
        normal.remove(old)
    fonts = _fonts(_FANG, f'<w:sz w:val="{_SIZE}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>')
    normal.append(parse(fonts.replace("<w:rPr>", f"<w:rPr {_SPACE}>")))
    add = document.styles.element.append
    for look, style in _STYLES.items():
        paragraph = (
            '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
            f'<w:jc w:val="{style.alignment}"/>'
        )
        add(parse(_style(look.value, style.name, paragraph, _fonts(style.font, "<w:b/>" * style.bold))))
    paragraph = (
        '<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>'
    )
    add(parse(_style("title", "表名", paragraph, _fonts(_HEI, f'<w:b/><w:sz w:val="{_TITLE_SIZE}"/>'))))


def _style(look: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style {_SPACE} w:type="paragraph" w:customStyle="1" w:styleId="{_style_id(look)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def _style_id(look: str) -> str:
    return f"Official{look.capitalize()}"


def _fonts(east_asian: str, more: str) -> str:
    names = f'w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" w:eastAsia="{east_asian}"'
    return f"<w:rPr><w:rFonts {names}/>{more}</w:rPr>"


# The parts of a form.


def _blocks(grid: OfficialGrid, paper: _Paper) -> Iterator[str]:
    yield _paragraph(grid.title, "title")
    edges = [round(edge * paper.room / sum(grid.widths)) for edge in accumulate(grid.widths, initial=0)]
    for index, section in enumerate(grid.sections):
        yield _gap() * bool(index) + _table(section, edges)


def _gap(section: str = "") -> str:
    """A paragraph of hardly any height: Word joins tables that none parts, and a document ends with one."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
    )


def _section(paper: _Paper) -> str:
    turned = ' w:orient="landscape"' if paper.width > paper.height else ""
    sides = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{paper.width}" w:h="{paper.height}"{turned}/>'
        f'<w:pgMar {sides} w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>'
    )


def _table(section: Section, edges: list[int]) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{b - a}"/>' for a, b in pairwise(edges))
    head, body = section.parted()
    rows = [*_rows(head, edges, is_head=True), *_rows(body, edges, is_head=False)]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


class _Hanging(NamedTuple):
    """A cell that goes on below."""

    cell: OfficialCell
    behind: int


def _rows(rows: Sequence[Row], edges: list[int], *, is_head: bool) -> Iterator[str]:
    hanging: dict[int, _Hanging] = {}
    for index, row in enumerate(rows):
        cells: list[str] = []
        waiting, column, lines = iter(row), 0, 1
        while column < len(edges) - 1:
            over = hanging.get(column)
            goes_on = over is not None and over.behind > index
            cell = over.cell if over is not None and goes_on else next(waiting)
            width = edges[column + cell.columns] - edges[column]
            cells.append(_cell(cell, width, goes_on=goes_on, is_head=is_head))
            if not goes_on:
                hanging[column] = _Hanging(cell, index + cell.rows)
                lines = max(lines, len(cell.text) * _CHARACTER // width if cell.rows == 1 else 1)
            column += cell.columns
        whole = "<w:cantSplit/>" if lines <= _TALL else ""
        head = "<w:tblHeader/>" if is_head else ""
        yield f"<w:tr><w:trPr>{whole}{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: OfficialCell, width: int, *, goes_on: bool, is_head: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "" if cell.rows == 1 else "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
    missing = '<w:top w:val="nil"/>' * cell.open_above + '<w:bottom w:val="nil"/>' * cell.open_below
    lines = f"<w:tcBorders>{missing}</w:tcBorders>" if missing else ""
    texts = [""] if goes_on else cell.text.split("\n")
    paragraphs = "".join(_paragraph(text, cell.look.value, keep=is_head) for text in texts)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{lines}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraphs}</w:tc>"
    )


def _paragraph(text: str, look: str, *, keep: bool = False) -> str:
    """A paragraph; one of the head of a table stays on the page of the rows below it."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{_style_id(look)}"/>{"<w:keepNext/>" * keep}</w:pPr>{run}</w:p>'
