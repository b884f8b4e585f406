"""Web pages: what a browser shows is what is read, in its order, from tags as careless as they come."""

from __future__ import annotations

import quopri
import time
from base64 import b64encode
from collections import Counter
from contextlib import suppress
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import BudgetGoalsError, LimitExceeded, UnreadableSource
from budgetgoals.sources import GridBlock, GridCell, Limits, Notable, TextBlock, open_whole
from budgetgoals.sources.html import read_html
from budgetgoals.sources.limits import Meter
from budgetgoals.sources.spans import compacted
from tests.conftest import SHARED
from tests.support.grids import Cells, as_html, as_workbook, assert_apart, grids

if TYPE_CHECKING:
    from budgetgoals.sources import Document

lxml_html: Any = import_module("lxml.html")


def read(text: str, **limits: float) -> Document:
    return read_html(text, "表.html", Meter("表.html", Limits(**limits)))  # type: ignore[arg-type]


def page(content: str) -> Document:
    return read(f"<!DOCTYPE html><html><body>{content}</body></html>")


def lines(document: Document) -> list[str]:
    return [
        line for block in document.blocks if isinstance(block, TextBlock) for line in block.text.splitlines()
    ]


def tables(document: Document) -> list[GridBlock]:
    return [block for block in document.blocks if isinstance(block, GridBlock)]


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in grid.cells] for grid in tables(document)]


# Text of a page.


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<p>财政项目支出绩效目标表</p><p>（2020年度）</p>", ["财政项目支出绩效目标表", "（2020年度）"]),
        ("<p>一<p>二", ["一", "二"]),
        ("一<br>二<br/>三", ["一", "二", "三"]),
        ("一<br><br>二", ["一", "", "二"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<span>项目</span><b>名称</b>：<font>甲</font>", ["项目名称：甲"]),
        ("项目名称：   Access\n\n  2020  版", ["项目名称： Access 2020 版"]),
        ("上海市环境监察\n     移动执法系统", ["上海市环境监察移动执法系统"]),
        ("<span>上海市</span>\n<span>环境</span>", ["上海市环境"]),
        ("<span>No.</span>\n<span>环境</span>", ["No. 环境"]),
        ("a&nbsp;&nbsp;b", ["a\xa0\xa0b"]),
        ("&ge;95&#37; &#x2264;5 &lt;10", ["≥95% ≤5 <10"]),
        ("&bogus; A&B", ["&bogus; A&B"]),
        ("<pre>  一\n   二</pre>", ["  一", "   二"]),
        ("<textarea>一\n二</textarea>", ["一", "二"]),
        ("<h1>标题</h1>正文<ul><li>甲<li>乙</ul>", ["标题", "正文", "甲", "乙"]),
        ("<script>if (a < b) { '<p>x' }</script>一<style>p { color: red }</style>", ["一"]),
        ("<!-- <p>注释</p> -->一<!---->二", ["一二"]),
        ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->一", ["一"]),
        ("<![if !supportLists]>1、<![endif]>目标", ["1、目标"]),
        ("<![CDATA[甲<乙]]>", ["甲<乙"]),
        ("<?xml:namespace prefix='o'/>一<o:p></o:p>", ["一"]),
        ("处理时间<24小时 且 A<B 或 C>D", ["处理时间<24小时 且 A<B 或 C>D"]),
        ("<《办法》>第三条", ["<《办法》>第三条"]),
        ("<img alt='图 > 例' src=x>一", ["一"]),
        ('<p title="a>b">一', ["一"]),
        ("<font face=宋体 size=2>一</font>", ["一"]),
        ("开<!-- 没有结束", ["开 没有结束"]),
        ("<script>没有结束", ["没有结束"]),
        ("数量 < 质量 <", ["数量 < 质量 <"]),
        ("<select><option>是<option selected>否</select>", ["是", "否"]),
        (
            "<input value='302,900'>元 <input type=hidden value=x><input type=submit value=提交>",
            ["302,900元"],
        ),
        ("<input type=checkbox checked>新增<input type=radio>延续", ["☑新增□延续"]),
        ("<tr><td>甲</td><td>乙</td></tr>", ["甲", "乙"]),
    ],
)
def test_what_a_page_shows(content: str, shown: list[str]) -> None:
    assert [line.rstrip() for line in lines(page(content))] == shown


def test_the_head_is_not_part_of_the_page() -> None:
    head = "<head><title>网站</title><meta charset=gb2312><style>a{}</style></head>"
    assert lines(read(f"<html>{head}<body>正文</body></html>")) == ["正文"]


@pytest.mark.parametrize("end", ["<p", "<p class='x", "</", "<!", "<!-- 注"])
def test_a_page_that_is_cut_off_in_a_tag(end: str) -> None:
    assert "".join(lines(read(f"<html><body>尾{end}"))).startswith("尾")


def test_a_title_without_end_hides_nothing() -> None:
    assert lines(read("<html><title>网站<body><p>正文")) == ["网站", "正文"]


def test_lines_are_counted_over_the_whole_page() -> None:
    document = page("<p>一</p><p>二</p><table><tr><td>x</table><p>三</p>")
    assert [(b.line, b.page) for b in document.blocks if isinstance(b, TextBlock)] == [(1, None), (3, None)]


# Tables.


@given(grids(), st.booleans())
def test_spans_read_back(cells: Cells, careless: bool) -> None:
    (grid,) = tables(page(as_html(cells, careless=careless)))
    assert grid.cells == compacted(cells)


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>",
        "<tr><td>甲<td>乙<tr><td>丙<td>丁</table>",
        "<TR><TH>甲<TD>乙</TR><TR><TD>丙</TD><TD>丁",
        "<td>甲</td><td>乙</td><tr><td>丙</td><td>丁</td>",
        "<thead><tr><td>甲<td>乙<tbody><tr><td>丙<td>丁</tbody></table>",
        "<tfoot><tr><td>丙<td>丁</tfoot><tbody><tr><td>甲<td>乙</tbody></table>",
        "\n  <tr>\n    <td>\n甲\n</td>\n <td>\n乙</td>\n</tr>\n<tr><td>丙</td><td> 丁 </td></tr>\n</table>",
        "<colgroup><col width=1><col></colgroup><tr><td><p>甲</p><td><span>乙</span><tr><td>丙<td>丁</table>",
        "<form><tr><td>甲<td>乙</form><tr><td>丙<td>丁</table>",
        "<tr><td>甲<td>乙</td></td></span></tr></tr><tr><td>丙<td>丁</table></table>",
    ],
)
@pytest.mark.parametrize("wrap", ["<html><body><table>{}</body></html>", "# 附1\n<table>{}\n"])
def test_tags_that_are_left_out_or_too_many(rows: str, wrap: str) -> None:
    (grid,) = tables(read(wrap.format(rows)))
    cells = [(cell.text, cell.row, cell.column) for cell in grid.cells]
    assert cells == [("甲", 0, 0), ("乙", 0, 1), ("丙", 1, 0), ("丁", 1, 1)]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("产出<br>指标", "产出\n指标"),
        ("<p>目标1</p><p>目标2</p>", "目标1\n目标2"),
        ("<div>目标1</div>目标2", "目标1\n目标2"),
        ("<p>&nbsp;</p><p>\u3000目标&nbsp;</p>", "目标"),
        ("数量\n指标", "数量指标"),
        ("<ul><li>甲</li><li>乙</li></ul>", "甲\n乙"),
        ("m<sup>2</sup>", "m2"),
        ("", ""),
    ],
)
def test_the_text_of_a_cell(content: str, shown: str) -> None:
    assert texts(page(f"<table><tr><td>x<td>{content}</table>")) == [["x", shown]]


def test_spans_end_where_the_table_ends() -> None:
    rows = "<tr><td colspan=1000>标题<tr><td rowspan=0>产出<td rowspan=99>数量<tr><td>质量"
    (grid,) = tables(page(f"<table>{rows}</table>"))
    assert grid.cells == (
        GridCell("标题", 0, 0, 1, 3),
        GridCell("产出", 1, 0, 2, 1),
        GridCell("数量", 1, 1, 2, 1),
        GridCell("质量", 2, 2, 1, 1),
    )


@pytest.mark.parametrize("span", ["0", "-3", "abc", "", "1.5", "9" * 5000, "２"])
def test_nonsense_spans(span: str) -> None:
    assert texts(page(f'<table><tr><td colspan="{span}" rowspan="{span}">甲<tr><td>乙</table>')) == [
        ["甲", "乙"]
    ]


def test_a_span_does_not_reach_over_a_cell_from_above() -> None:
    (grid,) = tables(page("<table><tr><td>甲<td rowspan=2>乙<td>丙<tr><td colspan=3>丁<td>戊</table>"))
    assert grid.cells[3:] == (GridCell("丁", 1, 0, 1, 1), GridCell("戊", 1, 2, 1, 1))


def test_a_span_does_not_reach_out_of_its_group() -> None:
    (grid,) = tables(page("<table><thead><tr><td rowspan=9>甲<td>乙</thead><tr><td>丙<td>丁</table>"))
    assert grid.cells[0].rows == 1


def test_columns_without_text_count_as_one() -> None:
    phantoms = "<td></td>" * 300
    (grid,) = tables(page(f"<table><tr><td>项目名称{phantoms}<td>甲<tr><td colspan=302>标题</table>"))
    assert grid.cells == (
        GridCell("项目名称", 0, 0),
        GridCell("", 0, 1),
        GridCell("甲", 0, 2),
        GridCell("标题", 1, 0, 1, 3),
    )


def test_a_table_in_a_cell_follows_the_table_around_it() -> None:
    inner = "<table><tr><td>内<table><tr><td>心</table></table>"
    document = page(f"<table><tr><td>外{inner}面<td>旁</table>")
    assert texts(document) == [["外\n面", "旁"], ["内"], ["心"]]
    assert [grid.table for grid in tables(document)] == [1, 2, 3]


def test_a_layout_table_gives_only_the_table_in_it() -> None:
    document = page("<table><tr><td>&nbsp;<td><table><tr><td>甲</table></table>")
    assert [(grid.table, [cell.text for cell in grid.cells]) for grid in tables(document)] == [(1, ["甲"])]


def test_captions_and_text_between_cells_stand_before_the_table() -> None:
    document = page("前<table><caption>绩效目标表</caption><tr>散<td>甲</table>后")
    assert [b.text if isinstance(b, TextBlock) else "grid" for b in document.blocks] == [
        "前\n",
        "绩效目标表\n散\n",
        "grid",
        "后\n",
    ]


def test_a_table_that_begins_between_cells_ends_the_one_before() -> None:
    assert texts(page("<table><tr><td>甲</td></tr><table><tr><td>乙</td></tr></table>")) == [["甲"], ["乙"]]


# Saved by Word and Excel.


def test_hidden_rows_and_cells_are_read_and_told() -> None:
    document = page(
        "<table><tr><td>甲<td>乙<tr style='mso-yfti:1;DISPLAY: none'><td>丙<td>丁"
        "<tr><td style='display:none'>戊<td hidden>己<tr height=0 style='display:none'><td><td></table>"
    )
    assert texts(document)[0][:6] == ["甲", "乙", "丙", "丁", "戊", "己"]
    assert [(notice.kind, str(notice.place), notice.text) for notice in document.notices] == [
        (Notable.HIDDEN_SHEET, "表.html:t1:r2:c1", "丙 丁"),
        (Notable.HIDDEN_SHEET, "表.html:t1:r3:c1", "戊"),
        (Notable.HIDDEN_SHEET, "表.html:t1:r3:c2", "己"),
    ]


def test_a_hidden_table_is_read_and_told() -> None:
    document = page("<table style='display:none'><tr><td>甲</table>")
    assert texts(document) == [["甲"]]
    assert [notice.text for notice in document.notices] == ["甲"]


def test_the_marks_of_excel_are_no_text() -> None:
    document = read(
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:x="urn:x">'
        "<head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>Sheet1</x:Name></x:ExcelWorkbook></xml>"
        "<![endif]--></head><body><!--StartFragment--><table x:str>"
        "<col width=72 style='mso-width-source:userset'>"
        '<tr height=19><td class=xl65 x:num="0.95">95%</td>'
        '<td x:fmla="=IF(A1>0,&quot;是&quot;,&quot;否&quot;)">是</td></tr>'
        "<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]>"
        "</table><!--EndFragment--></body></html>"
    )
    assert texts(document) == [["95%", "是", ""]]
    assert document.notices == ()


def test_pictures_in_cells_are_told() -> None:
    document = page("<img src=logo.gif><table><tr><td>甲<img src=a><img src=b></table>")
    assert [(notice.kind, notice.text) for notice in document.notices] == [(Notable.NOT_READ, "img ×2")]


# Web tables inside Markdown.


def test_lines_around_a_table_in_markdown_keep_their_numbers() -> None:
    document = read("# 附1\n\n## 自评表\n<table><tr><td>绩\n效\n指\n标</td></tr></table>\n\n注：一\n  二\n")
    assert document.blocks == (
        TextBlock("# 附1\n\n## 自评表\n", 1, None),
        GridBlock((GridCell("绩\n效\n指\n标", 0, 0),), 1, wrapped=True),
        TextBlock("\n\n注：一\n  二\n", 7, None),
    )


def test_pipe_tables_beside_web_tables() -> None:
    document = read("<table><tr><td>甲</td></tr></table>\n\n| 指标 | 值 |\n|---|---|\n| 数量 | ≥1 |\n\n尾\n")
    assert texts(document) == [["甲"], ["指标", "值", "数量", "≥1"]]
    assert [grid.table for grid in tables(document)] == [1, 2]
    assert list(document.blocks)[-1] == TextBlock("\n尾\n", 6, None)


def test_blanks_around_tags_in_markdown_make_no_lines() -> None:
    assert texts(read("<table>\n <tr>\n  <td>\n   <p>甲</p>\n   <p>乙</p>\n  </td>\n </tr>\n</table>")) == [
        ["甲\n乙"]
    ]


@pytest.mark.skipif(not (SHARED / "forms").is_dir(), reason="the real forms are not beside the project")
def test_the_official_templates_read() -> None:
    for path in sorted((SHARED / "forms").glob("tpl_*.txt")):
        text = path.read_text(encoding="utf-8")
        (document,) = open_whole(str(path))
        assert document.format == "html"
        assert len(tables(document)) >= 1
        assert read_characters(document) == inked(lxml_html.fromstring(f"<div>{text}</div>").text_content())
        source = text.split("\n")
        for block in document.blocks:
            if isinstance(block, TextBlock):
                first = next(n for n, line in enumerate(block.text.split("\n")) if line.strip())
                assert block.text.split("\n")[first] in source[block.line - 1 + first]


# Nothing is lost.


def inked(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def read_characters(document: Document) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in document.blocks:
        for text in [block.text] if isinstance(block, TextBlock) else [cell.text for cell in block.cells]:
            found += inked(text)
    return found


_WORDS = st.text("项目绩效≥<&\"' \n", min_size=1, max_size=6).map(escape)


def _around(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(content, min_size=1, max_size=3).map("".join)
    wrapped = st.tuples(st.sampled_from(["p", "div", "span", "b", "li", "h1", "center"]), several)
    cells = st.tuples(st.sampled_from(["", " colspan=2", ' rowspan="2"', " hidden"]), several)
    rows = st.lists(cells.map(lambda made: f"<td{made[0]}>{made[1]}</td>"), min_size=1, max_size=3).map(
        "".join
    )
    return st.one_of(
        wrapped.map(lambda made: f"<{made[0]}>{made[1]}</{made[0]}>"),
        several.map(lambda made: f"{made}<br><!-- 注 -->"),
        st.lists(rows, min_size=1, max_size=3).map(
            lambda made: f"<table><tr>{'</tr><tr>'.join(made)}</tr></table>"
        ),
    )


@given(st.recursive(_WORDS, _around, max_leaves=10), st.booleans())
def test_every_character_is_read_once(content: str, whole: bool) -> None:
    text = (
        f"<html><body>{content}</body></html>" if whole else f"<table><tr><td>表</td></tr></table>{content}"
    )
    expected = lxml_html.fromstring(f"<div>{text}</div>").text_content()
    with suppress(LimitExceeded):
        document = read(text)
        assert read_characters(document) == inked(expected)
        for grid in tables(document):
            assert_apart(grid)


# Web archives.


def archive(*parts: tuple[str, str, str]) -> str:
    """A mail with parts of headers and bodies."""
    inside = "".join(
        f"------=_Next\nContent-Location: file:///C:/{name}\nContent-Type: {said}\n{body}\n"
        for name, said, body in parts
    )
    return (
        "From: <Saved by Windows>\nSubject: =?gb2312?B?1eY=?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\tboundary="----=_Next"\n\nThis is a message.\n\n'
        f"{inside}------=_Next--\n"
    )


def encoded(text: str, way: str, charset: str) -> str:
    data = text.encode(charset)
    body = quopri.encodestring(data) if way == "quoted-printable" else b64encode(data)
    return f"Content-Transfer-Encoding: {way}\n\n{body.decode('ascii')}\n"


@pytest.mark.parametrize("way", ["quoted-printable", "base64"])
@pytest.mark.parametrize(
    ("said", "charset"),
    [
        ('text/html; charset="gb2312"', "gb18030"),
        ('text/html; charset="utf-8"', "utf-8"),
        ("text/html", "gb18030"),
        ("text/html", "utf-8"),
        ('text/html; charset="nonsense"', "utf-8"),
        ('text/html; charset="us-ascii"', "utf-8"),
    ],
)
def test_a_page_in_a_web_archive(way: str, said: str, charset: str) -> None:
    text = "<html><body><p>绩效自评表</p><table><tr><td>产出指标<td>数量</table></body></html>"
    picture = ("a.png", "image/png", "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n")
    document = read(archive(("a.htm", said, encoded(text, way, charset)), picture).replace("\n", "\r\n"))
    assert lines(document) == ["绩效自评表"]
    assert texts(document) == [["产出指标", "数量"]]


def test_the_charset_may_stand_in_the_page() -> None:
    text = '<html><meta http-equiv=Content-Type content="text/html; charset=gb2312"><p>产出数量</p></html>'
    assert lines(read(archive(("a.htm", "text/html", encoded(text, "base64", "gb18030"))))) == ["产出数量"]


def test_the_sheets_of_a_workbook_in_a_web_archive() -> None:
    sheet = "<html><body><table><tr><td>{}</table></body></html>"
    document = read(
        archive(
            ("a.htm", "text/html", "\n<html><frameset><frame src=sheet001.htm></frameset></html>\n"),
            ("a.files/sheet001.htm", "text/html", "\n" + sheet.format("甲")),
            ("a.files/sheet002.htm", "application/octet-stream", "\n" + sheet.format("乙")),
            ("a.files/tabstrip.htm", "text/html", "\n" + sheet.format("Sheet1")),
            ("a.files/style.css", "text/css", "\ntd {}\n"),
        )
    )
    assert [(grid.table, grid.cells[0].text) for grid in tables(document)] == [(1, "甲"), (2, "乙")]


def test_a_mail_of_one_page_and_a_mail_in_a_mail() -> None:
    head = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n"
    inner = "\n--b\nContent-Type: text/html\n\n<html><p>内</p></html>\n--b--\n"
    nested = archive(("a", 'multipart/alternative; boundary="b"', inner))
    assert lines(read(f"{head}<html><p>正文</p></html>")) == ["正文"]
    assert lines(read(nested)) == ["内"]


def test_mails_nested_beyond_the_limit() -> None:
    text = "Content-Type: text/html\n\n<p>x"
    for depth in range(30):
        text = (
            f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n{text}\n'
        )
    with pytest.raises(LimitExceeded, match="nesting"):
        read(text)


def test_a_damaged_part_is_a_named_error_or_empty() -> None:
    broken = archive(("a.htm", "text/html", "Content-Transfer-Encoding: base64\n\nabcde\n"))
    with pytest.raises(UnreadableSource, match="is damaged"):
        read(broken)


# Workbooks in XML.


@given(grids())
def test_spans_in_a_workbook_read_back(cells: Cells) -> None:
    document = read(as_workbook(cells))
    (grid,) = tables(document)
    assert (grid.cells, grid.sheet) == (cells, "自评表")


def workbook(content: str, styles: str = "") -> Document:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return read(
        f'<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}"'
        f' xmlns:ss="{space}" xmlns:x="urn:schemas-microsoft-com:office:excel"'
        f' xmlns:html="http://www.w3.org/TR/REC-html40"><Styles>{styles}</Styles>{content}</Workbook>'
    )


@pytest.mark.parametrize(
    ("kind", "style", "written", "shown"),
    [
        ("String", "", " 项目&#10;名称 ", "项目\n名称"),
        ("Number", "", "302900.5", "302900.5"),
        ("Number", "p", "0.95", "95%"),
        ("Number", "p", "0.9555", "95.55%"),
        ("Number", "p", "1", "100%"),
        ("Number", "p", "难", "难"),
        ("DateTime", "", "2020-12-15T00:00:00.000", "2020-12-15"),
        ("DateTime", "", "2020-12-15T08:30:00.000", "2020-12-15T08:30:00"),
        ("Boolean", "", "1", "TRUE"),
        ("Error", "", "#N/A", "#N/A"),
        ("String", "", "<html:B>产出</html:B>指标", "产出指标"),
    ],
)
def test_what_a_cell_of_a_workbook_shows(kind: str, style: str, written: str, shown: str) -> None:
    row = f'<Row><Cell ss:StyleID="{style}"><Data ss:Type="{kind}">{written}</Data></Cell></Row>'
    sheet = f'<Worksheet ss:Name="a"><Table>{row}</Table></Worksheet>'
    style_of_shares = '<Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style>'
    assert texts(workbook(sheet, style_of_shares)) == [[shown]]


def test_rows_and_cells_that_are_numbered() -> None:
    rows = (
        '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">乙</Data></Cell><Cell/></Row>'
        '<Row ss:Span="1"/><Row><Cell ss:Formula="=100%"/></Row>'
    )
    (grid,) = tables(workbook(f'<Worksheet ss:Name="自评"><Table>{rows}</Table></Worksheet>'))
    assert [str(grid.place(cell)) for cell in grid.cells] == ["自评!B3", "自评!A6"]
    assert grid.cells[1].text == "=100%"


def test_hidden_sheets_and_rows_of_a_workbook() -> None:
    row = '<Row ss:Hidden="1"><Cell><Data ss:Type="String">甲</Data></Cell></Row>'
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    document = workbook(
        f'<Worksheet ss:Name="一"><Table>{row}</Table></Worksheet>'
        f'<Worksheet ss:Name="二"><Table>{row.replace(" ss:Hidden", " ss:x")}</Table>{hidden}</Worksheet>'
        '<Worksheet ss:Name="三"><Table/></Worksheet>'
    )
    assert [(str(notice.place), notice.text) for notice in document.notices] == [
        ("表.html:一!A1", "甲"),
        ("表.html:二!A1", "二"),
    ]
    assert [grid.sheet for grid in tables(document)] == ["一", "二"]


def test_a_damaged_workbook_is_a_named_error() -> None:
    with pytest.raises(UnreadableSource, match="is damaged"):
        workbook("<Worksheet>")


# Malice.


@pytest.mark.parametrize("before", ["", "<html>", "<table><tr><td>"])
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<td>",
            "<table>",
            "<table><td>",
            "<a",
            "<!--",
            "&",
            '<a b="',
            "<!",
            "<![",
            "</",
            "<![CDATA[",
            "<script>",
        ),
        *(
            "<a 中 ",
            "<a中",
            "<td colspan=1000 rowspan=0>",
            "<tr><td rowspan=60000>a",
            "<div>",
            "<a <",
            '="',
            "<title>",
        ),
        *(
            "<x a=b=c ",
            "<td><table>a</table>",
            "a|b\n",
            "中 \n",
            "<br>",
            "=       ",
            "<table><caption>a",
            "<pre>\n",
        ),
    ],
)
def test_hostile_pages_take_time_that_grows_with_their_length(before: str, piece: str) -> None:
    def seconds(length: int) -> float:
        text = before + piece * (length // len(piece))
        started = time.perf_counter()
        with suppress(LimitExceeded):
            read(text)
        return time.perf_counter() - started

    assert any(seconds(1 << 18) < max(12 * seconds(1 << 16), 0.5) for _ in range(3))


def test_tables_nested_beyond_the_limit() -> None:
    assert len(tables(read("<table><td>x" * 9, nesting=9))) == 9
    with pytest.raises(LimitExceeded, match="8 nesting"):
        read("<table><td>x" * 9)


def test_more_cells_than_the_limit() -> None:
    with pytest.raises(LimitExceeded, match="cells"):
        read("<table>" + "<tr><td colspan=1000>x" * 20, cells=10_000)


_SOUND = (
    "<html><head><title>x</title></head><body><p class='a'>标题</p>"
    '<table border=1><tr><td rowspan="2">甲<td>乙'
    "<tr><td>丙<table><tr><td>内</table></table><!-- 注 --><script>x</script>&ge;1</body></html>"
)
_PIECES = st.sampled_from(
    ["<", ">", '"', "'", "<td", "</table>", "<table>", "<!--", "&#", "<!", "\0", "=", "</", "<tr>"]
)


@given(st.lists(st.tuples(st.integers(0, len(_SOUND)), st.integers(0, 6), _PIECES), max_size=6))
def test_a_damaged_page_is_read_or_refused(changes: list[tuple[int, int, str]]) -> None:
    text = _SOUND
    for start, length, piece in changes:
        text = text[:start] + piece + text[start + length :]
    with suppress(BudgetGoalsError):
        for grid in tables(read(text)):
            assert_apart(grid)


@given(st.text(st.sampled_from("<>/!-[]\"'=& atdrbl\n中ss:?")))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BudgetGoalsError):
        read(f"<table>{text}")
        read(f"MIME-Version: 1.0\n{text}")


def test_the_opener_keeps_the_encoding() -> None:
    (document,) = open_whole("<html><meta charset=utf-8><p>产出</p></html>".encode("gb18030"))
    assert (document.format, document.encoding, lines(document)) == ("html", "gb18030", ["产出"])
