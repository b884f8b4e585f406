"""Word files: what Word shows is what is read, in its order and its places."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from contextlib import suppress
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import BudgetGoalsError, LimitExceeded, UnreadableSource
from budgetgoals.sources import GridBlock, GridCell, Limits, Notable, TextBlock, open_whole
from budgetgoals.sources.docx import read_docx
from budgetgoals.sources.limits import Meter
from budgetgoals.sources.spans import narrowed
from tests.conftest import SHARED
from tests.support.grids import Cells, as_word, assert_apart, grids
from tests.support.word import STRICT, W, paragraph, root, word

if TYPE_CHECKING:
    from budgetgoals.sources import Document

etree: Any = import_module("lxml.etree")


def read(
    body: str, parts: dict[str, str | bytes] | None = None, *, space: str = W, **limits: float
) -> Document:
    limited = Limits(**limits) if limits else Limits()  # type: ignore[arg-type]
    return read_docx(word(body, parts, space), "表.docx", Meter("表.docx", limited))


def lines(document: Document) -> list[str]:
    return [
        line for block in document.blocks if isinstance(block, TextBlock) for line in block.text.splitlines()
    ]


def tables(document: Document) -> list[GridBlock]:
    return [block for block in document.blocks if isinstance(block, GridBlock)]


def texts(grid: GridBlock) -> list[str]:
    return [cell.text for cell in grid.cells]


def run(content: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr>{content}</w:r></w:p>"


def cell(content: str = "<w:p/>", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


# Order, lines and places.


def test_paragraphs_and_tables_keep_their_order() -> None:
    body = (
        paragraph("财政项目支出绩效目标表")
        + table(cell(paragraph("项目名称")) + cell())
        + paragraph("填报人：")
    )
    assert read(body).blocks == (
        TextBlock("财政项目支出绩效目标表\n", 1, None),
        GridBlock((GridCell("项目名称", 0, 0), GridCell("", 0, 1)), 1),
        TextBlock("填报人：\n", 2, None),
    )


def test_empty_paragraphs_count_as_lines() -> None:
    document = read(
        paragraph("一") + "<w:p/><w:p/>" + paragraph("四") + table(cell(paragraph("x"))) + paragraph("五")
    )
    assert [(block.line, block.text) for block in document.blocks if isinstance(block, TextBlock)] == [
        (1, "一\n\n\n四\n"),
        (5, "五\n"),
    ]


def test_a_cell_says_where_it_stands() -> None:
    document = read(table(cell(paragraph("甲")), cell(paragraph("乙"))) * 2)
    grid = tables(document)[1]
    assert str(grid.place(grid.cells[1], "表.docx")) == "表.docx:t2:r2:c1"


def test_a_cell_of_several_paragraphs_has_several_lines() -> None:
    grid = tables(read(table(cell(paragraph(" 目标1： ") + paragraph("\u3000\u3000目标2：") + "<w:p/>"))))[0]
    assert texts(grid) == ["目标1：\n目标2："]


# Text in a paragraph.


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<w:t>项目</w:t><w:tab/><w:t>名称</w:t>", "项目\t名称"),
        ("<w:t>项目</w:t><w:br/><w:t>名称</w:t>", "项目\n名称"),
        ("<w:t>项目</w:t><w:cr/><w:t>名称</w:t>", "项目\n名称"),
        ('<w:t>第一页</w:t><w:br w:type="page"/><w:t>第二页</w:t>', "第一页\n第二页"),
        ("<w:t>2020</w:t><w:noBreakHyphen/><w:t>01</w:t>", "2020-01"),
        ("<w:t>自动</w:t><w:softHyphen/><w:t>断字</w:t>", "自动断字"),
        ('<w:t xml:space="preserve">数量 </w:t><w:t>指标</w:t>', "数量 指标"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/><w:t>新增</w:t>', "☑新增"),
        ('<w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>延续</w:t>', "□延续"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F0A8"/>', "☑□"),
        ('<w:sym w:font="Wingdings" w:char="00FE"/>', "☑"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t>', "≥95%"),
        ('<w:sym w:font="宋体" w:char="25A1"/>', "□"),
        ('<w:sym w:font="Webdings" w:char="F0FF"/>', "\uf0ff"),
        ('<w:sym w:font="Wingdings" w:char="难"/>', ""),
        ('<w:sym w:font="Wingdings" w:char="FFFFFFFFFF"/>', ""),
        ("<w:footnoteReference w:id='1'/><w:t>注</w:t>", "注"),
        (
            "<w:ruby><w:rubyPr><w:hps w:val='10'/></w:rubyPr><w:rt><w:r><w:t>shě</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>射</w:t></w:r></w:rubyBase></w:ruby>",
            "shě射",
        ),
    ],
)
def test_what_a_run_shows(content: str, shown: str) -> None:
    assert "\n".join(lines(read(run(content)))) == shown


def test_characters_typed_in_a_symbol_font_are_what_they_look_like() -> None:
    font = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2" w:eastAsia="宋体"/>'
    body = "".join(
        [
            "<w:p><w:r><w:t>新增项目</w:t></w:r>",
            f"<w:r><w:rPr>{font}</w:rPr><w:t>£</w:t></w:r>",
            "<w:r><w:t>延续项目R</w:t></w:r>",
            f"<w:r><w:rPr>{font}</w:rPr><w:t>R</w:t></w:r>",
            "<w:r><w:t>R</w:t></w:r></w:p>",
        ]
    )
    assert lines(read(body)) == ["新增项目□延续项目R☑R"]


def test_hidden_text_is_read() -> None:
    assert lines(read(run("<w:t>隐藏</w:t>", "<w:vanish/>"))) == ["隐藏"]


def test_an_automatic_number_is_no_text() -> None:
    properties = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr>"
    assert lines(read(f"<w:p>{properties}<w:r><w:t>目标</w:t></w:r></w:p>")) == ["目标"]


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = (
        "<w:p><w:r><w:t>金额</w:t></w:r><w:del w:id='1'><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>200</w:t></w:r></w:ins><w:r><w:t>元</w:t></w:r>"
        "<w:moveFrom w:id='3'><w:r><w:t>走</w:t></w:r></w:moveFrom>"
        "<w:moveTo w:id='4'><w:r><w:t>来</w:t></w:r></w:moveTo></w:p>"
    )
    assert lines(read(changed)) == ["金额200元来"]


def test_links_tags_and_simple_fields_keep_their_text() -> None:
    wrapped = (
        "<w:p><w:hyperlink r:id='x'><w:r><w:t>网址</w:t></w:r></w:hyperlink>"
        "<w:smartTag><w:r><w:t>2020</w:t></w:r></w:smartTag>"
        "<w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>"
    )
    assert lines(read(wrapped)) == ["网址20207"]


def test_mathematics_is_text_and_a_fraction_keeps_its_stroke() -> None:
    formula = (
        "<w:p><m:oMath><m:r><m:t>≥</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>"
    )
    assert lines(read(formula)) == ["≥1/2"]


def test_the_strict_namespace_reads_the_same() -> None:
    body = paragraph("标题") + table(
        cell(paragraph("甲"), '<w:gridSpan w:val="2"/>'), cell() + cell(paragraph("乙"))
    )
    assert read(body, space=STRICT).blocks == read(body).blocks


# Fields.


def field(code: str, result: str | None = None) -> str:
    inside = (
        ""
        if result is None
        else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
    )
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{inside}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("code", "result", "shown"),
    [
        (" PAGE ", "3", "3"),
        (" NUMPAGES ", None, ""),
        (r" eq \o\ac(□,√) ", None, "☑"),
        (r"EQ \o(□,√)", None, "☑"),
        (r"eq \o\ac(○,1)", None, "1"),
        (r"EQ \f(1,2)", None, "1/2"),
        (r"EQ \x(95%)", None, "95%"),
        (r"EQ 坏", None, "坏"),
        (r' SYMBOL 82 \f "Wingdings 2" \s 12 ', None, "☑"),
        (r" SYMBOL 0xA3 \f Wingdings\ 2 ", None, "£"),
        (r' SYMBOL 163 \f "Wingdings 2" ', None, "□"),
        (r' SYMBOL 99999999 \f "Wingdings 2" ', None, ""),
        (r' SYMBOL 82 \f "Wingdings 2" ', "R", "R"),
    ],
)
def test_a_field_shows_its_result_or_what_its_code_draws(code: str, result: str | None, shown: str) -> None:
    assert lines(read(f"<w:p><w:r><w:t>[</w:t></w:r>{field(code, result)}<w:r><w:t>]</w:t></w:r></w:p>")) == [
        f"[{shown}]"
    ]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:sizeAuto/><w:default w:val='0'/><w:checked/></w:checkBox>", "☑"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☑"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "□"),
        ("<w:checkBox/>", "□"),
        (
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='是'/><w:listEntry w:val='否'/></w:ddList>",
            "否",
        ),
        ("<w:ddList><w:listEntry w:val='是'/><w:listEntry w:val='否'/></w:ddList>", "是"),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='是'/></w:ddList>", ""),
        ("<w:textInput/>", ""),
    ],
)
def test_a_form_field_shows_its_state(data: str, shown: str) -> None:
    code = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(read(f"<w:p><w:r><w:t>[</w:t></w:r>{code}{end}<w:r><w:t>]</w:t></w:r></w:p>")) == [
        f"[{shown}]"
    ]


def test_fields_out_of_step_harm_nothing() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>EQ \\o(□,√)</w:instrText></w:r>'
    assert lines(read(f"<w:p>{broken}<w:r><w:t>好</w:t></w:r></w:p>")) == ["好"]


# Content controls, text boxes and alternatives.


@pytest.mark.parametrize(("checked", "shown"), [("1", "☑"), ("true", "☑"), ("0", "□")])
@pytest.mark.parametrize("drawn", ["<w:t>☒</w:t>", '<w:sym w:font="MS Gothic" w:char="2610"/>'])
def test_a_box_to_click(checked: str, shown: str, drawn: str) -> None:
    control = (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r>{drawn}</w:r></w:sdtContent></w:sdt>"
    )
    assert lines(read(f"<w:p>{control}<w:r><w:t>是</w:t></w:r></w:p>")) == [f"{shown}是"]


def test_a_box_with_other_text_in_it_is_read_as_text() -> None:
    content = "<w:sdtContent><w:r><w:t>☒ 新增</w:t></w:r></w:sdtContent>"
    control = f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr>{content}</w:sdt>"
    assert lines(read(f"<w:p>{control}</w:p>")) == ["☒ 新增"]


def test_content_controls_at_every_level() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{control(cell(control(paragraph('甲'))))}{cell(paragraph('乙'))}</w:tr>"
    body = (
        control(paragraph("标题") + f"<w:tbl>{control(control(row))}</w:tbl>")
        + f"<w:p>{control('<w:r><w:t>尾</w:t></w:r>')}</w:p>"
    )
    document = read(body)
    assert lines(document) == ["标题", "尾"]
    assert texts(tables(document)[0]) == ["甲", "乙"]


def test_of_two_ways_to_draw_a_text_box_one_is_read() -> None:
    box = f"<w:txbxContent>{paragraph('盖章')}{paragraph('日期')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read(f"<w:p><w:r><w:t>单位</w:t></w:r><w:r>{drawn}</w:r></w:p>" + paragraph("完"))
    assert lines(document) == ["单位", "盖章", "日期", "完"]


def test_a_text_box_in_a_cell_belongs_to_the_cell_and_a_table_in_it_stands_apart() -> None:
    box = f"<w:txbxContent>{paragraph('盖章')}{table(cell(paragraph('内')))}</w:txbxContent>"
    holder = f"<w:p><w:r><w:t>单位</w:t><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"
    assert [texts(grid) for grid in tables(read(table(cell(holder))))] == [["单位\n盖章"], ["内"]]


# Tables.


@given(grids())
def test_spans_read_back(cells: Cells) -> None:
    (grid,) = tables(read(as_word(cells)))
    assert grid.cells == narrowed(cells)


def test_python_docx_sees_the_same_merges() -> None:
    made = docx.Document()
    grid = made.add_table(4, 4)
    for row in range(4):
        for column in range(4):
            grid.cell(row, column).text = f"{row}{column}"
    grid.cell(0, 1).merge(grid.cell(0, 3))
    grid.cell(1, 0).merge(grid.cell(3, 0))
    file = io.BytesIO()
    made.save(file)
    (found,) = tables(read_docx(file.getvalue(), "", Meter("")))
    spanned = {
        (c.row + r, c.column + k): c.text
        for c in found.cells
        for r in range(c.rows)
        for k in range(c.columns)
    }
    assert spanned == {(row, column): grid.cell(row, column).text for row in range(4) for column in range(4)}


def test_rows_that_begin_late_or_end_early() -> None:
    late = f"<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>{cell(paragraph('丙'))}</w:tr>"
    grid = tables(read(f"<w:tbl><w:tr>{''.join(cell(paragraph(c)) for c in '甲乙子')}</w:tr>{late}</w:tbl>"))[
        0
    ]
    assert [(c.text, c.row, c.column) for c in grid.cells] == [
        ("甲", 0, 0),
        ("乙", 0, 1),
        ("子", 0, 2),
        ("丙", 1, 2),
    ]


def test_old_merges_across() -> None:
    row = (
        cell(paragraph("标题"), "<w:hMerge w:val='restart'/>")
        + cell("<w:p/>", "<w:hMerge/>")
        + cell(paragraph("尾"))
    )
    grid = tables(read(table(row, cell() * 3)))[0]
    assert grid.cells[:2] == (GridCell("标题", 0, 0, 1, 2), GridCell("尾", 0, 2))


def test_old_merges_in_both_directions() -> None:
    def merged(across: str, down: str, text: str = "") -> str:
        return cell(paragraph(text), f"<w:vMerge w:val='{down}'/><w:hMerge w:val='{across}'/>")

    first = merged("restart", "restart", "块") + merged("continue", "restart") + cell(paragraph("甲"))
    second = merged("restart", "continue") + merged("continue", "continue") + cell(paragraph("乙"))
    grid = tables(read(table(first, second)))[0]
    assert grid.cells == narrowed((GridCell("块", 0, 0, 2, 2), GridCell("甲", 0, 2), GridCell("乙", 1, 2)))


def test_text_in_a_drawing() -> None:
    drawn = (
        "<w:drawing><a:p><a:r><a:t>图中</a:t></a:r></a:p><a:p><a:r><a:t>文字</a:t></a:r></a:p></w:drawing>"
    )
    assert lines(read(run(f"<w:t>前</w:t>{drawn}"))) == ["前", "图中", "文字"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            cell(paragraph("上"), "<w:gridSpan w:val='2'/>"),
            cell(paragraph("下"), "<w:vMerge/>") + cell(paragraph("右")),
        ),
        ("", cell(paragraph("下"), "<w:vMerge/>") + cell(paragraph("右"))),
    ],
)
def test_a_cell_that_goes_on_nothing_is_one_of_its_own(above: str, below: str) -> None:
    grid = tables(read(table(above, below)))[0]
    assert texts(grid)[-2:] == ["下", "右"]


def test_text_in_a_cell_that_goes_on_is_not_lost() -> None:
    grid = tables(
        read(
            table(cell(paragraph("上"), "<w:vMerge w:val='restart'/>"), cell(paragraph("下"), "<w:vMerge/>"))
        )
    )[0]
    assert grid.cells == (GridCell("上\n下", 0, 0, 2, 1),)


def test_deleted_rows_and_cells_are_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell(paragraph('删'))}</w:tr>"
    kept = (
        f"<w:tr>{cell(paragraph('除'), '<w:cellDel w:id=' + repr('2') + '/>')}{cell(paragraph('留'))}</w:tr>"
    )
    grid = tables(read(f"<w:tbl>{gone}{kept}</w:tbl>"))[0]
    assert grid.cells == (GridCell("", 0, 0), GridCell("留", 0, 1))


def test_a_table_in_a_cell_follows_the_table_around_it() -> None:
    inner = table(cell(paragraph("内")))
    deeper = table(cell(paragraph("中") + inner + paragraph("间")))
    document = read(table(cell(paragraph("外") + deeper) + cell(paragraph("旁"))))
    assert [texts(grid) for grid in tables(document)] == [["外", "旁"], ["中\n间"], ["内"]]
    assert [grid.table for grid in tables(document)] == [1, 2, 3]


def test_a_table_that_only_holds_tables_is_left_out() -> None:
    document = read(table(cell(table(cell(paragraph("内"))) + "<w:p/>")))
    assert [(grid.table, texts(grid)) for grid in tables(document)] == [(1, ["内"])]


def test_absurd_spans_end_with_the_table() -> None:
    wide = cell(paragraph("标题"), "<w:gridSpan w:val='9999'/>")
    grid = tables(read(table(wide, cell(paragraph("甲")) + cell(paragraph("乙")))))[0]
    assert [c.columns for c in grid.cells] == [2, 1, 1]


# Other parts.


def test_headers_come_before_the_body_and_notes_and_footers_behind_it() -> None:
    note = root(
        "footnotes",
        f"<w:footnote w:type='separator' w:id='0'>{paragraph('——')}</w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('脚注')}</w:footnote>",
    )
    parts: dict[str, str | bytes] = {
        "footer:footer1.xml": root("ftr", paragraph("页脚")),
        "footnotes:footnotes.xml": note,
        "endnotes:endnotes.xml": root("endnotes", f"<w:endnote w:id='1'>{paragraph('尾注')}</w:endnote>"),
        "header:header1.xml": root("hdr", paragraph("附件1") + table(cell(paragraph("眉")))),
        "header:header2.xml": root("hdr", paragraph("附件1") + table(cell(paragraph("眉")))),
    }
    document = read(paragraph("正文"), parts)
    assert lines(document) == ["附件1", "正文", "脚注", "尾注", "页脚"]
    assert [block.line for block in document.blocks if isinstance(block, TextBlock)] == [1, 2, 3, 4, 5]
    assert [texts(grid) for grid in tables(document)] == [["眉"]]


def test_an_imported_web_page_is_read() -> None:
    parts: dict[str, str | bytes] = {
        "aFChunk:chunk.mht": "<html><body><p>甲</p><table><tr><td>乙</table></body></html>"
    }
    document = read(table(cell(paragraph("前"))) + '<w:altChunk r:id="r0"/>' + paragraph("后"), parts)
    assert [(grid.table, texts(grid)) for grid in tables(document)] == [(1, ["前"]), (2, ["乙"])]
    assert lines(document) == ["甲", "后"]
    assert document.notices == ()


def test_what_is_not_read_is_told() -> None:
    parts: dict[str, str | bytes] = {
        "image:media/image1.png": b"",
        "image:media/image2.png": b"",
        "vbaProject:vbaProject.bin": b"",
        "oleObject:embeddings/ole1.bin": b"",
        "chart:charts/chart1.xml": b"",
        "comments:comments.xml": b"",
        "aFChunk:chunk.rtf": b"",
    }
    document = read(paragraph("正文"), parts)
    assert {notice.kind for notice in document.notices} == {Notable.NOT_READ}
    assert [notice.text for notice in document.notices] == [
        "word/media/image1.png ×2",
        "word/vbaProject.bin",
        "word/embeddings/ole1.bin",
        "word/charts/chart1.xml",
        "word/comments.xml",
        "word/chunk.rtf",
    ]
    assert str(document.notices[0].place) == "表.docx:1:1"


# Nothing is lost.


def inked(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def shown_by_lxml(data: bytes) -> Counter[str]:
    """The characters of every ``w:t`` that Word shows, by another parser and another walk."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for text in etree.fromstring(archive.read(name)).iter(f"{{{W}}}t"):
                    above = {etree.QName(parent).localname for parent in text.iterancestors()}
                    if not above & {"del", "moveFrom", "Fallback"}:
                        found += inked(text.text or "")
    return found


def read_characters(document: Document) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in document.blocks:
        for text in [block.text] if isinstance(block, TextBlock) else [c.text for c in block.cells]:
            found += inked(text)
    return found


_WORDS = st.text("项目绩效指标123%≥<&", min_size=1, max_size=5).map(escape)
_RUNS = st.one_of(
    _WORDS.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>"),
    _WORDS.map(lambda text: f"<w:ins><w:r><w:t>{text}</w:t></w:r></w:ins>"),
    _WORDS.map(lambda text: f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"),
    _WORDS.map(lambda text: f"<w:sdt><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"),
    _WORDS.map(lambda text: f"<w:hyperlink><w:r><w:tab/><w:t>{text}</w:t></w:r></w:hyperlink>"),
)
_PARAGRAPHS = st.lists(_RUNS, max_size=3).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>")


def _holding(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(content, min_size=1, max_size=3).map("".join)
    cells = st.tuples(
        several,
        st.sampled_from(
            ["", "<w:vMerge/>", "<w:vMerge w:val='restart'/>", "<w:gridSpan w:val='2'/>", "<w:hMerge/>"]
        ),
    )
    rows = st.lists(cells.map(lambda made: cell(*made)), max_size=3).map(
        lambda made: f"<w:tr>{''.join(made)}</w:tr>"
    )
    return st.one_of(
        st.lists(rows, max_size=3).map(lambda made: f"<w:tbl>{''.join(made)}</w:tbl>"),
        several.map(lambda made: f"<w:sdt><w:sdtContent>{made}</w:sdtContent></w:sdt>"),
        several.map(
            lambda made: f"<w:p><w:r><w:pict><w:txbxContent>{made}</w:txbxContent></w:pict></w:r></w:p>"
        ),
        several.map(
            lambda made: (
                f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{made}</w:txbxContent></mc:Choice>"
                f"<mc:Fallback><w:txbxContent>{made}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            )
        ),
    )


@given(st.lists(st.recursive(_PARAGRAPHS, _holding, max_leaves=8), max_size=4))
def test_every_character_is_read_once(content: list[str]) -> None:
    data = word("".join(content), {"header:header1.xml": root("hdr", paragraph("页眉"))})
    document = read_docx(data, "", Meter(""))
    assert read_characters(document) == shown_by_lxml(data)
    for grid in tables(document):
        assert_apart(grid)


# Damage and malice.


def test_the_opener_finds_a_word_file_by_its_content() -> None:
    (document,) = open_whole(word(paragraph("正文")))
    assert (document.format, lines(document)) == ("docx", ["正文"])


@pytest.mark.parametrize(
    "part",
    [
        b"<w:document",
        b"",
        b"\xff\xfe<",
        b'<?xml version="1.0" encoding="gb18030"?><a/>',
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
        b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'.encode("utf-16"),
        b"<a>&undefined;</a>",
    ],
)
def test_a_damaged_or_hostile_part_is_a_named_error(part: bytes) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", part)
    with pytest.raises(UnreadableSource, match="is damaged"):
        read_docx(file.getvalue(), "a.docx", Meter("a.docx"))


def test_a_package_without_a_body_is_a_named_error() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "")
    with pytest.raises(UnreadableSource, match=r"word/document\.xml"):
        read_docx(file.getvalue(), "a.docx", Meter("a.docx"))


def test_a_cut_off_file_is_a_named_error() -> None:
    with pytest.raises(UnreadableSource, match="is damaged"):
        read_docx(word(paragraph("正文"))[:-30], "a.docx", Meter("a.docx"))


def test_tables_nested_beyond_the_limit() -> None:
    body = paragraph("x")
    for _ in range(9):
        body = table(cell(body))
    assert len(tables(read(body, nesting=9))) == 1
    with pytest.raises(LimitExceeded, match="8 nesting"):
        read(body)


@pytest.mark.parametrize(
    "wrap",
    [
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:p>{}</w:p>",
        "<w:p><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>",
        "<w:ins>{}</w:ins>",
        "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ],
)
def test_deep_nesting_ends_in_text_or_a_limit(wrap: str) -> None:
    opening, closing = wrap.split("{}")
    for body in (
        opening * 20_000 + paragraph("底") + closing * 20_000,
        f"<w:p>{opening * 20_000}{closing * 20_000}</w:p>",
    ):
        with suppress(LimitExceeded):
            read(body)


def test_an_unpacked_size_beyond_the_limit() -> None:
    with pytest.raises(LimitExceeded, match="unpacked_bytes"):
        read(paragraph("x" * 100_000), unpacked_bytes=50_000)


def test_more_tags_than_cells_allow() -> None:
    with pytest.raises(LimitExceeded, match="cells"):
        read("<w:p/>" * 10_000, cells=1000)


def test_wide_rows_count_as_cells() -> None:
    with pytest.raises(LimitExceeded, match="cells"):
        read(table(cell(paragraph("x"), "<w:gridSpan w:val='9999'/>") * 20), cells=100_000)


_ORIGINAL = word(
    paragraph("标题") + as_word((GridCell("甲", 0, 0, 2, 1), GridCell("乙", 0, 1), GridCell("丙", 1, 1))),
    {"header:header1.xml": root("hdr", paragraph("页眉"))},
)
_BODY = root("document", f"<w:body>{paragraph('标题')}{table(cell(paragraph('甲')) * 2)}</w:body>").encode()


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(_ORIGINAL)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(BudgetGoalsError):
        read_docx(bytes(damaged), "", Meter(""))


@given(st.data())
def test_damaged_xml_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(_BODY)))
    stop = data.draw(st.integers(start, min(len(_BODY), start + 60)))
    piece = data.draw(
        st.sampled_from([b"", b"<w:tbl>", b"</w:tc>", b"<w:tr/>", b"\x00", _BODY[start:stop] * 2, b"w:tc"])
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", _BODY[:start] + piece + _BODY[stop:])
    with suppress(BudgetGoalsError):
        read_docx(file.getvalue(), "", Meter(""))


@pytest.mark.skipif(not (SHARED / "forms").is_dir(), reason="the real forms are not beside the project")
def test_real_forms_in_a_word_table_come_back() -> None:
    for path in sorted((SHARED / "forms").glob("goal_*.txt")):
        rows = [line.split("|") for line in path.read_text(encoding="utf-8").splitlines()]
        made = "".join(
            f"<w:tr>{''.join(cell(paragraph(escape(text))) for text in row)}</w:tr>" for row in rows
        )
        (grid,) = tables(read(f"<w:tbl>{made}</w:tbl>"))
        assert texts(grid) == [text.strip() for row in rows for text in row]
