"""PDFs: what stands between ruling lines is a cell, what stands outside is a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from budgetgoals.sources import GridBlock, GridCell, Limits, Notable, TextBlock, open_whole
from budgetgoals.sources.limits import Meter
from budgetgoals.sources.pdf import read_pdf
from tests.sources.pdf_raw import RESOURCES, TURNED, Pdf, Table, line, one_page, text
from tests.support.grids import Cells, assert_apart, grids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from budgetgoals.sources import Document

FIXTURES = Path(__file__).parent.parent / "fixtures" / "pdf"

FORM = (
    GridCell("项目名称", 0, 0),
    GridCell("环保热线运行", 0, 1),
    GridCell("项目类别", 0, 2),
    GridCell("其他一次性项目", 0, 3),
    GridCell("立项依据", 1, 0),
    GridCell("环发【2001】96号文", 1, 1, 1, 3),
    GridCell("产出目标", 2, 0, 2),
    GridCell("数量", 2, 1),
    GridCell("受理率", 2, 2),
    GridCell("≥95％", 2, 3),
    GridCell("质量", 3, 1),
    GridCell("规范性", 3, 2),
    GridCell("=100%", 3, 3),
)
TABLE = Table(FORM, (60, 150, 300, 390, 530), (700, 675, 650, 625, 600))
TITLE, NOTE = text(240, 760, "财政项目支出绩效目标表", 14), text(60, 570, "注：本表一式三份。")
PAGE = TITLE + TABLE.lines() + TABLE.words() + NOTE


def read(data: bytes, **limits: float) -> Document:
    limited = Limits(**limits) if limits else Limits()  # type: ignore[arg-type]
    return read_pdf(data, "表.pdf", Meter("表.pdf", limited))


def fixture(name: str) -> Document:
    return read((FIXTURES / f"{name}.pdf").read_bytes())


def tables(document: Document) -> list[Cells]:
    """The cells of each table, without their pages."""
    found = [block for block in document.blocks if isinstance(block, GridBlock)]
    for grid in found:
        assert_apart(grid)
    return [tuple(cell._replace(page=None) for cell in grid.cells) for grid in found]


def lines(document: Document) -> list[str]:
    return [
        line for block in document.blocks if isinstance(block, TextBlock) for line in block.text.splitlines()
    ]


def assert_is_the_form(document: Document) -> None:
    assert tables(document) == [FORM]
    assert lines(document) == ["财政项目支出绩效目标表", "注：本表一式三份。"]


# Blocks and places.


def test_lines_stand_before_between_and_behind_tables() -> None:
    other = Table([GridCell("一", 0, 0), GridCell("二", 0, 1)], (60, 150, 300), (500, 470))
    first, between, second = text(60, 760, "上"), text(60, 550, "中"), text(60, 530, "间")
    document = read(one_page(first + PAGE + between + second + other.lines() + other.words()))
    assert [type(block) for block in document.blocks] == [TextBlock, GridBlock, TextBlock, GridBlock]
    top, form, middle, last = document.blocks
    assert top == TextBlock("上 财政项目支出绩效目标表\n", 1, 1, per_page=True)
    assert middle == TextBlock("注：本表一式三份。\n中\n间\n", 2, 1, per_page=True)
    assert isinstance(form, GridBlock)
    assert isinstance(last, GridBlock)
    assert (form.table, last.table) == (1, 2)
    assert str(last.place(last.cells[1], "表.pdf")) == "表.pdf:p1:t2:r1:c2"


def test_lines_of_successive_pages_are_one_block() -> None:
    pdf = Pdf().page(text(60, 700, "第一页") + text(60, 680, "下一行")).page("").page(text(60, 700, "第三页"))
    assert read(pdf.done()).blocks == (TextBlock("第一页\n下一行\n\f\f第三页\n", 1, 1, per_page=True),)


def test_a_pdf_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "表"
    path.write_bytes(one_page(PAGE))
    (document,) = open_whole(path)
    assert (document.format, document.name) == ("pdf", str(path))
    assert_is_the_form(document)


# Ways to rule a table.


@pytest.mark.parametrize(
    "ruled",
    [Table.lines, Table.cuts, Table.outlines, Table.one_path, Table.one_filling, Table.dots],
    ids=lambda way: way.__name__,
)
def test_every_way_to_draw_lines_rules(ruled: Callable[[Table], str]) -> None:
    assert_is_the_form(read(one_page(TITLE + ruled(TABLE) + TABLE.words() + NOTE)))


@pytest.mark.parametrize("turn", TURNED)
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    before, box, keys = TURNED[turn]
    assert_is_the_form(read(one_page(before + PAGE, box, keys)))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_along_its_text(turn: int) -> None:
    before, box, _ = TURNED[turn]
    assert_is_the_form(read(one_page(before + PAGE, box)))
    assert_is_the_form(read(one_page(PAGE, keys=f"/Rotate {turn}")))


def test_a_crop_box_may_begin_anywhere() -> None:
    moved = "1 0 0 1 200 300 cm " + PAGE
    assert_is_the_form(read(one_page(moved, (200, 300, 795, 1142), "/CropBox[230 500 760 1142]")))


def test_a_form_inside_the_page_is_drawn_through_its_matrices() -> None:
    pdf = Pdf()
    inner = pdf.form(TABLE.lines() + TABLE.words(), f"/Matrix[2 0 0 2 -60 -600]{RESOURCES}")
    outer = pdf.form("q .5 0 0 .5 30 300 cm /Inner Do Q", f"/Resources<</XObject<</Inner {inner} 0 R>>>>")
    assert_is_the_form(read(pdf.page(TITLE + "/Outer Do\n" + NOTE, Outer=outer).done()))


def test_a_double_frame_is_one_line() -> None:
    frame = "58 598 474 104 re S\n"
    assert_is_the_form(read(one_page(TITLE + TABLE.lines() + frame + TABLE.words() + NOTE)))


def test_shades_and_curves_rule_nothing() -> None:
    shade, curve = ".9 g 60 600 90 100 re f 0 g\n", "100 100 m 150 150 200 150 250 100 c S\n"
    assert_is_the_form(read(one_page(shade + curve + PAGE)))


def test_a_line_under_words_rules_nothing() -> None:
    under = line(154, 677, 210, 677) + line(60, 565, 150, 565)
    assert_is_the_form(read(one_page(PAGE + under)))


def test_a_frame_around_the_page_is_no_table() -> None:
    assert_is_the_form(read(one_page("40 540 515 250 re S\n" + PAGE)))


def test_sides_may_be_open() -> None:
    edges = [ends for ends in TABLE.edges() if ends[0] != ends[2] or ends[0] not in (60, 530)]
    open_table = "".join(line(*ends) for ends in edges)
    assert_is_the_form(read(one_page(TITLE + open_table + TABLE.words() + NOTE)))


def test_tables_side_by_side_are_two() -> None:
    left = Table([GridCell("一", 0, 0), GridCell("二", 1, 0)], (60, 150), (700, 675, 650))
    right = Table([GridCell("三", 0, 0), GridCell("四", 1, 0)], (200, 290), (700, 675, 650))
    document = read(one_page(left.lines() + left.words() + right.lines() + right.words()))
    assert [[cell.text for cell in cells] for cells in tables(document)] == [["一", "二"], ["三", "四"]]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    outer = Table([GridCell("外", 0, 0), GridCell("上", 0, 1)], (60, 150, 530), (700, 600))
    inner = Table([GridCell("内", 0, 0), GridCell("里", 0, 1)], (200, 260, 320), (680, 650))
    document = read(one_page(outer.lines() + outer.words() + inner.lines() + inner.words()))
    assert [[cell.text for cell in cells] for cells in tables(document)] == [["外", "上"], ["内", "里"]]


# Text in cells.


def test_text_that_runs_over_its_cell_belongs_where_it_begins() -> None:
    table = Table(
        [GridCell("上海市生态环境局执法总队", 0, 0), GridCell("", 0, 1)], (60, 120, 300), (700, 675)
    )
    assert tables(read(one_page(table.lines() + table.words()))) == [tuple(table.cells)]


def test_one_string_with_a_gap_in_it_stands_in_two_cells() -> None:
    table = Table([GridCell("项目", 0, 0), GridCell("名称", 0, 1)], (60, 120, 300), (700, 675))
    words = "项目".encode("utf-16-be").hex(), "名称".encode("utf-16-be").hex()
    string = f"BT /Song 10 Tf 1 0 0 1 64 685 Tm [<{words[0]}>-4200<{words[1]}>] TJ ET\n"
    assert tables(read(one_page(table.lines() + string))) == [tuple(table.cells)]


def test_upright_labels_are_one_character_a_line() -> None:
    table = Table([GridCell("项\n目\n名\n称", 0, 0), GridCell("热线", 0, 1)], (60, 80, 300), (700, 630))
    assert tables(read(one_page(table.lines() + table.words()))) == [tuple(table.cells)]


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0"])
def test_a_turned_label_is_read_along_its_text(matrix: str) -> None:
    table = Table([GridCell("", 0, 0), GridCell("热线昼夜有人值守", 0, 1)], (60, 80, 300), (700, 600))
    at = (74, 620) if matrix.startswith("0 1") else (66, 680)
    data = one_page(table.lines() + table.words() + text(*at, "产出目标", matrix=matrix))
    assert tables(read(data)) == [(GridCell("产出目标", 0, 0), table.cells[1])]


def test_a_watermark_stands_in_no_cell() -> None:
    askew = text(150, 620, "内部资料", 40, matrix=".8 .6 -.6 .8")
    document = read(one_page(PAGE + askew))
    assert tables(document) == [FORM]
    assert "内部资料" in lines(document)


@pytest.mark.parametrize("shift", [0.0, 0.3, 2.0])
def test_what_is_drawn_twice_is_read_once(shift: float) -> None:
    again = Table(FORM, [x + shift for x in TABLE.columns], TABLE.rows).words()
    bold = text(240 + shift, 760, "财政项目支出绩效目标表", 14)
    assert_is_the_form(read(one_page(TITLE + bold + TABLE.lines() + TABLE.words() + again + NOTE)))


def test_cells_are_read_in_order_whatever_the_order_they_are_drawn_in() -> None:
    pieces = (TITLE + TABLE.words() + NOTE).splitlines(keepends=True)
    assert_is_the_form(read(one_page(TABLE.lines() + "".join(reversed(pieces)))))


# Pages that are more than text and lines.


def test_what_is_filled_in_is_read() -> None:
    pdf, table = Pdf(), Table([GridCell("名称", 0, 0), GridCell("", 0, 1)], (60, 150, 300), (700, 670))
    shown = pdf.form(text(2, 8, "环保热线运行"), f"{RESOURCES}/BBox[0 0 140 26]")
    rest = f"/F 4/AP<</N {shown} 0 R>>"
    filled = pdf.add(f"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Rect[152 672 292 698]{rest}>>")
    pdf.page(table.lines() + table.words(), keys=f"/Annots[{filled} 0 R]")
    data = pdf.done(f"/AcroForm<</Fields[{filled} 0 R]>>")
    assert tables(read(data)) == [(table.cells[0], GridCell("环保热线运行", 0, 1))]


def test_text_outside_of_the_page_is_told_not_read() -> None:
    document = read(one_page(PAGE + text(700, 500, "页外") + text(60, -40, "页下")))
    assert_is_the_form(document)
    assert sorted((notice.kind, notice.text) for notice in document.notices) == [
        (Notable.NOT_READ, "页下"),
        (Notable.NOT_READ, "页外"),
    ]


@pytest.mark.parametrize("in_form", [False, True])
def test_recognized_text_over_a_scan_is_read_and_told(*, in_form: bool) -> None:
    pdf = Pdf()
    scan, words = "q 595 0 0 842 0 0 cm /Scan Do Q\n", "3 Tr " + text(60, 700, "项目名称")
    layer = pdf.form(words)
    pdf.page(scan + ("/Layer Do\n" if in_form else words), Scan=pdf.picture(), Layer=layer)
    document = read(pdf.done())
    assert lines(document) == ["项目名称"]
    (notice,) = document.notices
    assert notice.kind is Notable.NOT_READ
    assert notice.reason is not None
    assert notice.reason.en == "the page is a scan; its text was recognized and may be wrong"


def test_a_page_without_text_is_told() -> None:
    pdf = Pdf()
    pdf.page(PAGE).page("q 595 0 0 842 0 0 cm /Scan Do Q\n", Scan=pdf.picture()).page("")
    document = read(pdf.done())
    assert_is_the_form(document)
    (notice,) = document.notices
    assert (notice.kind, str(notice.place)) == (Notable.NO_TEXT, "表.pdf:p2:1:1")


# Any table.


def drawn(cells: Sequence[GridCell]) -> Table:
    width = max(cell.column + cell.columns for cell in cells)
    height = max(cell.row + cell.rows for cell in cells)
    return Table(cells, [40 + 80 * x for x in range(width + 1)], [800 - 56 * y for y in range(height + 1)])


def without_idle_lines(cells: Cells) -> Cells:
    """The cells as a drawing shows them: a line between rows or columns at which no cell ends is not seen."""
    rows = sorted({place for cell in cells for place in (cell.row, cell.row + cell.rows)})
    columns = sorted({place for cell in cells for place in (cell.column, cell.column + cell.columns)})
    return tuple(
        GridCell(
            cell.text,
            rows.index(cell.row),
            columns.index(cell.column),
            rows.index(cell.row + cell.rows) - rows.index(cell.row),
            columns.index(cell.column + cell.columns) - columns.index(cell.column),
        )
        for cell in cells
    )


@given(
    grids(),
    st.sampled_from([Table.lines, Table.cuts, Table.outlines, Table.one_path]),
    st.sampled_from(sorted(TURNED)),
)
def test_any_table_is_read_as_it_was_drawn(cells: Cells, ruled: Callable[[Table], str], turn: int) -> None:
    assume(len(cells) > 1)
    table = drawn(cells)
    before, box, keys = TURNED[turn]
    content = before + ruled(table) + table.words()
    assert tables(read(one_page(content, box, keys))) == [without_idle_lines(cells)]
