"""A table that goes on over a page break is one table, and a row that the break cuts is one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from budgetgoals.sources import GridBlock, GridCell, TextBlock
from tests.sources.pdf_raw import Pdf, Table, line, text
from tests.sources.test_pdf import fixture, lines, read, tables

if TYPE_CHECKING:
    from budgetgoals.sources import Document

COLUMNS = (60, 150, 300, 390, 530)
PROSE = (
    "热线昼夜有人值守，接听市民的环境投诉、咨询和建议，受理环境应急报警，并与市级热线互相转办，"
    "做到一个来电、一次登记、一路跟踪"
)


def rows(*texts: tuple[str, ...]) -> list[GridCell]:
    """The cells of rows; a short row's last cell goes on to the right end, None is covered from above."""
    return [
        GridCell(word, row, column, 1, 5 - len(words) if column == len(words) - 1 else 1)
        for row, words in enumerate(texts)
        for column, word in enumerate(words)
    ]


def pages(*tables: list[GridCell], over: str = "", under: str = "", height: float = 25) -> Document:
    """A table on each page: at the lower end of the first, at the upper of the last, all over others."""
    pdf = Pdf()
    for number, cells in enumerate(tables):
        count = max(cell.row + cell.rows for cell in cells)
        is_between = 0 < number < len(tables) - 1
        high = 710 / count if is_between else height
        top = 780 if number else 70 + height * count
        table = Table(cells, COLUMNS, [top - high * row for row in range(count + 1)])
        pdf.page(table.lines() + table.words() + (over if number else under))
    return read(pdf.done())


def grid(document: Document) -> list[tuple[str, ...]]:
    """The texts of the only table, row by row."""
    (cells,) = tables(document)
    height = max(cell.row + cell.rows for cell in cells)
    return [tuple(cell.text for cell in cells if cell.row == row) for row in range(height)]


HEADING = ("一级目标", "二级目标", "三级目标", "指标目标值")
NAME = ("项目名称", "环保热线运行", "项目类别", "其他")


# What programs write.


def test_writer_cuts_a_row_of_prose() -> None:
    (cells,) = tables(fixture("writer-split"))
    assert cells[4:6] == (
        GridCell("立项依据", 1, 0),
        GridCell("环发【2001】96号文。", 1, 1, 1, 3),
    )
    assert cells[6] == GridCell("项目概况", 2, 0)
    assert cells[7]._replace(text="") == GridCell("", 2, 1, 1, 3)
    sentence = (
        "热线昼夜有人值守，接听市民的环境投诉、咨询和建议，受理环境应急报警，并与12319、12345等市级热线互相转办，"
        "做到一个来电、一次登记、一路跟踪。"
    )
    assert cells[7].text.replace("\n", "") == sentence * 3
    assert cells[8:] == (
        *(GridCell(word, 3, column) for column, word in enumerate(HEADING)),
        GridCell("产出目标", 4, 0, 3),
        GridCell("数量", 4, 1),
        GridCell("环保投诉受理率", 4, 2),
        GridCell("24小时内受理", 4, 3),
        GridCell("质量", 5, 1),
        GridCell("规范性", 5, 2),
        GridCell("=100%", 5, 3),
        GridCell("时效", 6, 1),
        GridCell("及时率", 6, 2),
        GridCell("=100%", 6, 3),
        GridCell("效果目标", 7, 0),
        GridCell("满意度", 7, 1),
        GridCell("群众满意度", 7, 2),
        GridCell("逐年增高", 7, 3),
    )


def test_each_cell_keeps_its_page() -> None:
    (block,) = fixture("writer-split").blocks
    assert isinstance(block, GridBlock)
    assert [cell.page for cell in block.cells] == [1] * 8 + [2] * 18


def test_writer_cuts_a_row_of_indicators() -> None:
    (cells,) = tables(fixture("writer-split-3"))
    long = "受理环境应急报\n警并与市级热线\n以及应急联动中\n心互相转办的比\n率"
    assert cells[-8:] == (
        GridCell("效果目标", 4, 0),
        GridCell("满意度", 4, 1),
        GridCell(long, 4, 2),
        GridCell("逐年增高", 4, 3),
        GridCell("影响力目标", 5, 0),
        GridCell("其它", 5, 1),
        GridCell("着装率", 5, 2),
        GridCell("=100%", 5, 3),
    )


def test_a_browser_leaves_a_cut_row_open() -> None:
    document = fixture("chromium-split")
    (cells,) = tables(document)
    assert cells[4] == GridCell("项\n目\n概\n况", 1, 0)
    assert cells[5].text.count("一路跟踪。") == 3
    assert cells[6:] == (
        GridCell("产\n出\n目\n标", 2, 0, 3),
        GridCell("数\n量", 2, 1),
        GridCell("环保投诉受理率", 2, 2),
        GridCell("24小时内受理", 2, 3),
        GridCell("质\n量", 3, 1),
        GridCell("规范性", 3, 2),
        GridCell("=100%", 3, 3),
        GridCell("时\n效", 4, 1),
        GridCell("及时率", 4, 2),
        GridCell("=100%", 4, 3),
    )
    assert lines(document) == ["注：本表一式三份。"]


def test_typst_repeats_the_heading_which_stays() -> None:
    document = fixture("typst-break")
    heading = [("2020年绩效目标",), HEADING]
    assert grid(document) == [
        *heading,
        ("投入与管\n理", "投入管理", "预算执行率", "=100%"),
        ("预算资金到位率", "=100%"),
        ("实施管理", "项目管理制度健全性", "健全"),
        ("政府采购规范性", "合规"),
        ("合同管理完备性", "完备"),
        ("项目验收规范性", "规范"),
        *heading,
        ("", "", "监理规范性", "规范"),
        ("工程变更规范性", "规范"),
        ("产出目标", "数量", "培训人数", "=600人"),
    ]
    assert [*document.blocks][1:] == [TextBlock("— 1 —\n\f— 2 —\n", 1, 1, per_page=True)]


# Whether a table goes on.


def test_a_table_goes_on_at_the_top_of_the_next_page() -> None:
    document = pages(rows(NAME), rows(HEADING), under=text(280, 40, "— 1 —"), over=text(280, 40, "— 2 —"))
    assert grid(document) == [NAME, HEADING]


def test_it_goes_on_over_many_pages() -> None:
    document = pages(*(rows((f"指标{number}", "一", "二", "三")) for number in range(5)))
    assert [row[0] for row in grid(document)] == ["指标0", "指标1", "指标2", "指标3", "指标4"]


def test_columns_that_only_one_page_has_are_columns_of_all() -> None:
    (cells,) = tables(pages(rows(("立项依据", "文")), rows(NAME)))
    assert cells[:2] == (GridCell("立项依据", 0, 0), GridCell("文", 0, 1, 1, 3))


@pytest.mark.parametrize(
    ("over", "under"),
    [(text(60, 800, "第二张表"), ""), ("", text(60, 40, "填报人：张三"))],
    ids=["over", "under"],
)
def test_a_line_between_parts_them(over: str, under: str) -> None:
    assert len(tables(pages(rows(NAME), rows(HEADING), over=over, under=under))) == 2


def test_a_running_title_does_not() -> None:
    title = text(60, 810, "上海市生态环境局2020年度部门预算")
    assert grid(pages(rows(NAME), rows(HEADING), under=title, over=title)) == [NAME, HEADING]


def test_the_next_form_is_another_table() -> None:
    other = ("项目名称", "执法服装", "项目类别", "其他")
    assert len(tables(pages(rows(NAME), rows(other)))) == 2


def test_the_next_form_with_the_same_title_is_another_table() -> None:
    title, other = ("财政项目支出绩效目标表",), ("项目名称", "执法服装", "项目类别", "其他")
    assert len(tables(pages(rows(title, NAME), rows(title, other)))) == 2


def test_the_same_form_again_is_another_table() -> None:
    assert len(tables(pages(rows(NAME, HEADING), rows(NAME, HEADING)))) == 2


def test_a_table_with_other_columns_is_another_table() -> None:
    pdf = Pdf()
    for left, top in ((60, 100), (90, 780)):
        table = Table(rows(NAME), [left, 150, 300, 390, 530], (top, top - 25))
        pdf.page(table.lines() + table.words())
    assert len(tables(read(pdf.done()))) == 2


def test_a_table_that_ends_high_on_its_page_has_ended() -> None:
    pdf = Pdf()
    for cells in (rows(NAME), rows(HEADING)):
        table = Table(cells, COLUMNS, (780, 755))
        pdf.page(table.lines() + table.words())
    assert len(tables(read(pdf.done()))) == 2


def test_a_page_between_parts_them() -> None:
    pdf = Pdf()
    for top, words in ((95, NAME), (0, None), (780, HEADING)):
        table = Table(rows(words), COLUMNS, (top, top - 25)) if words else None
        pdf.page(table.lines() + table.words() if table else "")
    assert len(tables(read(pdf.done()))) == 2


# Rows and labels over the break.


def test_a_label_goes_on_with_new_rows_under_it() -> None:
    above = [GridCell("产出目标", 0, 0, 2), *rows(("", "数量", "人数", "=6人"), ("", "质量", "率", "=9%"))]
    above = [cell for cell in above if cell.text]
    below = [
        GridCell("", 0, 0, 2),
        *(cell for cell in rows(("", "时效", "日", "=1日"), ("", "成本", "额", "=2元")) if cell.text),
    ]
    (cells,) = tables(pages(above, below))
    assert cells[0] == GridCell("产出目标", 0, 0, 4)
    assert [cell.text for cell in cells[1:]] == [
        *("数量", "人数", "=6人", "质量", "率", "=9%"),
        *("时效", "日", "=1日", "成本", "额", "=2元"),
    ]


def test_a_new_row_with_a_label_is_a_new_row() -> None:
    above, below = ("项目概况", PROSE[:33]), ("立项依据", PROSE[33:])
    assert grid(pages(rows(above), rows(below))) == [above, below]


def test_prose_without_a_label_goes_on() -> None:
    above, below = ("项目概况", PROSE[:33]), ("", PROSE[33:])
    assert grid(pages(rows(above), rows(below))) == [("项目概况", f"{PROSE[:33]}\n{PROSE[33:]}")]


def test_a_cell_that_goes_on_alone_goes_on() -> None:
    document = pages(rows(NAME, (PROSE[:44],)), rows((PROSE[44:],)))
    assert grid(document) == [NAME, (f"{PROSE[:44]}\n{PROSE[44:]}",)]


def test_a_sentence_that_ends_is_not_gone_on_with() -> None:
    above, below = (PROSE[:43] + "。",), ("另起一段",)
    assert grid(pages(rows(NAME, above), rows(below))) == [NAME, above, below]


def test_empty_fields_under_labels_stay_rows() -> None:
    above, below = ("产出目标", "数量", "人数", "=6人"), ("", "", "", "")
    assert grid(pages(rows(above), rows(below))) == [above, below]


def test_in_doubt_there_are_two_rows() -> None:
    above, below = ("产出目标", "数量", "人数", "=6人"), ("", "质量", "合格率", "=9%")
    (cells,) = tables(pages(rows(above), rows(below)))
    assert cells[0] == GridCell("产出目标", 0, 0, 2)
    assert [cell.row for cell in cells] == [0, 0, 0, 0, 1, 1, 1]


def test_a_heading_repeated_over_a_cut_row_stands_below_it() -> None:
    long = "受理环境应急报警并与市级热"
    above, below = ("效果", "满意", long[:8], "=6%"), ("", "", long[8:], "")
    columns = (60, 150, 300, 390, 530)
    pdf = Pdf()
    for top, cells in ((120, rows(HEADING, above)), (780, rows(HEADING, below, NAME))):
        count = len(cells) // 4
        table = Table(cells, columns, [top - 25 * row for row in range(count + 1)])
        pdf.page(table.lines() + table.words())
    assert grid(read(pdf.done())) == [
        HEADING,
        ("效果", "满意", f"{long[:8]}\n{long[8:]}", "=6%"),
        HEADING,
        NAME,
    ]


@pytest.mark.parametrize("level", ["效果", ""], ids=["with its level", "under the level of an earlier page"])
def test_a_head_from_the_middle_of_the_table_over_a_cut_row_stands_below_it(level: str) -> None:
    long = "受理环境应急报警并与市级热"
    above, below = (level, "满意", long[:8], "=6%"), ("", "", long[8:], "")
    columns = (60, 150, 300, 390, 530)
    pdf = Pdf()
    for top, cells in ((145, rows(NAME, HEADING, above)), (780, rows(HEADING, below, NAME))):
        count = len(cells) // 4
        table = Table(cells, columns, [top - 25 * row for row in range(count + 1)])
        pdf.page(table.lines() + table.words())
    assert grid(read(pdf.done())) == [
        NAME,
        HEADING,
        (level, "满意", f"{long[:8]}\n{long[8:]}", "=6%"),
        HEADING,
        NAME,
    ]


def test_nothing_is_drawn_over_another_cell() -> None:
    above = [
        GridCell("产出目标", 0, 0, 2),
        *(c for c in rows(("", "数量", "人数", "=6人"), ("", "质量", "率", "=9%")) if c.text),
    ]
    document = pages(above, rows(NAME, HEADING), rows(("立项依据", "文")))
    assert [cell.row for cell in tables(document)[0]] == [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4]


def test_a_label_that_is_open_beside_whole_rows_cuts_none_of_them() -> None:
    """A browser leaves the ends of a tall cell open; the rows beside it are ruled, however full they are."""
    full = PROSE[:13]
    pdf = Pdf()
    for top, row in ((95, ("绩效", full, "防汛", "10")), (780, ("", full, "满意度", "10"))):
        table = Table(rows(row), COLUMNS, (top, top - 25))
        missing = 70 if top == 95 else 780
        drawn = [ends for ends in table.edges() if (ends[1], ends[3]) != (missing, missing)]
        pdf.page("".join(line(*ends) for ends in [*drawn, (150, missing, 530, missing)]) + table.words())
    (cells,) = tables(read(pdf.done()))
    assert [(cell.row, cell.text) for cell in cells if cell.column] == [
        *((0, text) for text in (full, "防汛", "10")),
        *((1, text) for text in (full, "满意度", "10")),
    ]


def test_an_open_end_is_a_cut_row() -> None:
    pdf = Pdf()
    above = Table(rows(NAME, ("项目概况", "")), COLUMNS, (120, 95, 70))
    open_below = "".join(line(*ends) for ends in above.edges() if (ends[1], ends[3]) != (70, 70))
    pdf.page(open_below + above.words() + text(154, 80, PROSE[:35]))
    below = Table(rows(("", "一路跟踪"), ("立项依据", "文")), COLUMNS, (780, 755, 730))
    open_above = "".join(line(*ends) for ends in below.edges() if (ends[1], ends[3]) != (780, 780))
    pdf.page(open_above + below.words())
    assert grid(read(pdf.done())) == [
        NAME,
        ("项目概况", f"{PROSE[:35]}\n一路跟踪"),
        ("立项依据", "文"),
    ]
