"""Tables without upright lines: columns that gaps keep apart; text that only has gaps in it is no table."""

from __future__ import annotations

from budgetgoals.sources import GridCell
from tests.sources.pdf_raw import line, one_page, text
from tests.sources.test_pdf import lines, read, tables

COLUMNS = (60, 160, 260, 400)
GRID = (
    ("一级目标", "二级目标", "三级目标", "指标目标值"),
    ("产出目标", "数量", "环保投诉受理率", "24小时内受理"),
    ("", "质量", "规范性", "=100%"),
    ("", "时效", "及时率", "=100%"),
    ("效果目标", "满意度", "群众满意度", "逐年增高"),
)
CELLS = tuple(
    GridCell(word, row, column) for row, words in enumerate(GRID) for column, word in enumerate(words) if word
)
TITLE, NOTE = text(240, 760, "财政项目支出绩效目标表", 14), text(60, 560, "注：本表一式三份。")


def drawn(rows: tuple[tuple[str, ...], ...], top: float = 700, pitch: float = 20) -> str:
    """Rows of words at the columns; a line feed puts the rest of a word 13 points lower."""
    return "".join(
        text(x, top - pitch * row - 13 * part, words)
        for row, texts in enumerate(rows)
        for x, word in zip(COLUMNS, texts, strict=False)
        for part, words in enumerate(word.split("\n"))
        if words
    )


def rules(*heights: float) -> str:
    return "".join(line(56, y, 530, y) for y in heights)


def test_columns_that_gaps_keep_apart_are_a_table() -> None:
    document = read(one_page(TITLE + drawn(GRID) + NOTE))
    assert tables(document) == [CELLS]
    assert lines(document) == ["财政项目支出绩效目标表", "注：本表一式三份。"]


def test_lines_between_rows_change_nothing() -> None:
    document = read(one_page(TITLE + drawn(GRID) + rules(*range(616, 717, 20)) + NOTE))
    assert tables(document) == [CELLS]
    assert lines(document) == ["财政项目支出绩效目标表", "注：本表一式三份。"]


def test_a_table_of_three_lines_has_all_its_rows() -> None:
    assert tables(read(one_page(TITLE + drawn(GRID) + rules(716, 696, 610) + NOTE))) == [CELLS]


def test_two_columns_are_enough_between_ruled_lines() -> None:
    rows = (("项目名称", "环保热线运行"), ("项目类别", "一次性项目"), ("立项依据", "环发\n96号文"))
    document = read(one_page(TITLE + drawn(rows, pitch=30) + rules(720, 690, 660, 624) + NOTE))
    assert [cell.text for cell in tables(document)[0]] == [word for row in rows for word in row]


def test_two_columns_alone_are_lines() -> None:
    rows = (("项目名称", "环保热线运行"), ("项目类别", "一次性项目"), ("立项依据", "环发96号文"))
    document = read(one_page(drawn(rows)))
    assert tables(document) == []
    assert lines(document) == [" ".join(row) for row in rows]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    rows = (*GRID[:2], ("", "质量", "规范性的达标率", "=100%\n以上"), *GRID[3:])
    (cells,) = tables(read(one_page(drawn(rows, pitch=34))))
    assert cells[8:11] == (
        GridCell("质量", 2, 1),
        GridCell("规范性的达标率", 2, 2),
        GridCell("=100%\n以上", 2, 3),
    )
    assert cells[11] == GridCell("时效", 3, 1)


def test_lines_as_far_apart_as_rows_are_rows() -> None:
    (cells,) = tables(read(one_page(drawn(GRID, pitch=13))))
    assert cells == CELLS


def test_prose_beside_its_label_goes_over_columns() -> None:
    prose = "热线昼夜有人值守，接听市民的环境投诉、咨询和建议，受理"
    rows = (("项目概况", f"{prose}\n{prose}\n转办。"), *GRID)
    (cells,) = tables(read(one_page(drawn(rows[:1], top=760) + drawn(rows[1:]))))
    assert cells[:2] == (GridCell("项目概况", 0, 0), GridCell(f"{prose}\n{prose}\n转办。", 0, 1, 1, 3))
    assert cells[2:] == tuple(cell._replace(row=cell.row + 1) for cell in CELLS)


def test_a_paragraph_ends_a_table() -> None:
    prose = "注：本表一式三份，由主管部门、财政部门和项目单位各执一份，并由项目单位负责解释。"
    document = read(one_page(drawn(GRID) + text(60, 600, prose) + drawn(GRID, top=580)))
    assert tables(document) == [CELLS, CELLS]
    assert lines(document) == [prose]


def test_a_heading_may_stand_otherwise_than_its_column() -> None:
    shifted = "".join(text(x, 700, word) for x, word in zip((75, 175, 290, 450), GRID[0], strict=True))
    assert tables(read(one_page(shifted + drawn(GRID[1:], top=680)))) == [CELLS]


def test_a_wide_gap_in_a_line_is_one_blank() -> None:
    words = text(60, 700, "项目名称：") + text(122, 700, "热线") + text(300, 700, "项目类别：其他")
    assert lines(read(one_page(words))) == ["项目名称： 热线 项目类别：其他"]


def test_spaced_out_titles_are_lines() -> None:
    spaced = "".join(text(200 + 30 * index, 700 - 20 * row, "绩") for row in range(2) for index in range(5))
    assert lines(read(one_page(spaced))) == ["绩 绩 绩 绩 绩"] * 2
