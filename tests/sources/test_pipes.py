"""Tables in plain text: rows between pipes and tabs become grids, everything else stays lines."""

from __future__ import annotations

import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import LimitExceeded
from budgetgoals.sources import GridBlock, Limits, TextBlock, open_streamed, open_whole
from budgetgoals.sources.limits import Meter
from budgetgoals.sources.pipes import has_tables, text_blocks
from tests.conftest import SHARED
from tests.support.grids import TEXTS, as_markdown


def blocks(text: str) -> tuple[TextBlock | GridBlock, ...]:
    return text_blocks(text, Meter("表.txt"))


def shape(text: str) -> list[str | list[list[str]]]:
    """The text of each block of lines, the rows of each grid."""
    return [block.text if isinstance(block, TextBlock) else rows(block) for block in blocks(text)]


def rows(grid: GridBlock) -> list[list[str]]:
    height = max((cell.row for cell in grid.cells), default=-1) + 1
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(height)]


# What is a table.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| 指标 | 值 |\n|---|---|\n| 数量 | ≥1 |\n", [["指标", "值"], ["数量", "≥1"]]),
        ("|指标|值|\n|:--|--:|\n|数量|≥1|", [["指标", "值"], ["数量", "≥1"]]),
        ("指标 | 值\n--- | ---\n数量 | ≥1", [["指标", "值"], ["数量", "≥1"]]),
        ("指标 | 值\n数量 | ≥1", [["指标", "值"], ["数量", "≥1"]]),
        ("| 自评表 |\n| 指标 | 值 |", [["自评表"], ["指标", "值"]]),
        ("| 一 |\n| 二 |", [["一"], ["二"]]),
        ("+---+---+\n| 甲 | 乙 |\n+===+===+\n| 丙 | 丁 |\n+---+---+\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t乙\n丙\t丁\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t\t乙\n\t\t丁\n丙\t\t丁\n", [["甲", "", "乙"], ["", "", "丁"], ["丙", "", "丁"]]),
        ("| 甲 | - |\n| - | - |\n| -- | 乙 |", [["甲", "-"], ["-", "-"], ["--", "乙"]]),
        ("|\u3000甲\u3000|\xa0乙 |\n| 丙 | 丁 |", [["甲", "乙"], ["丙", "丁"]]),
        ("甲 | 乙\n丙 |\n丁 | 戊", [["甲", "乙"], ["丙", ""], ["丁", "戊"]]),
        ("甲 | 乙 |\n丙 | |\n丁 | 戊 |", [["甲", "乙"], ["丙", ""], ["丁", "戊"]]),
        ("| 甲 | 乙 |\n| | 丙 |\n| 丁 | 戊", [["甲", "乙"], ["", "丙"], ["丁", "戊"]]),
        ("| 甲 | 乙\\|丙 |\n| 丁 | C:\\x |", [["甲", "乙|丙"], ["丁", "C:\\x"]]),
        ("| 甲 | 一<br>二<BR/>三<br />四 |\n| 乙 | < |", [["甲", "一\n二\n三\n四"], ["乙", "<"]]),
        (
            "标题 | |||||\n甲 | 乙 | ||||\n丙 | 丁 | ||||\n",
            [["标题", "", ""], ["甲", "乙", ""], ["丙", "丁", ""]],
        ),
    ],
)
def test_rows_become_a_grid(text: str, expected: list[list[str]]) -> None:
    assert shape(text) == [expected]
    assert has_tables(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有表\n",
        "甲|乙双方",
        "见附件A | B\n另行说明\n见附件C | D",
        "其他资金 |\n合计 |",
        "绝对值|x|\n\n差值|y|",
        "项目名称：\t执法服装",
        "\t缩进\n\t缩进\n",
        "列\t\n列\t\n",
        "甲 | 乙",
        "+---+\n+---+\n",
        "\\| 甲 \\|\n乙 \\| 丙",
        "a\\|b\nc\\|d",
    ],
)
def test_lines_stay_one_block(text: str) -> None:
    assert blocks(text) == (TextBlock(text),)
    assert not has_tables(text)


def test_a_line_with_one_cell_beside_a_table_belongs_to_it() -> None:
    assert shape("甲 | 乙\n丙 | 丁\n其他资金 |\n完") == [[["甲", "乙"], ["丙", "丁"], ["其他资金", ""]], "完"]


# Where things stand.


def test_lines_and_tables_are_numbered() -> None:
    text = "一\n二\n| a | b |\n|---|---|\n| c | d |\n六\nx | y\nz | w"
    assert [(b.line if isinstance(b, TextBlock) else b.table) for b in blocks(text)] == [1, 1, 6, 2]
    assert "".join(b.text for b in blocks(text) if isinstance(b, TextBlock)) == "一\n二\n六\n"


def test_pages_are_counted_where_there_are_any() -> None:
    text = "一\n\f二\n| a | b |\n\f| c | d |\n五\n"
    first, grid, last = blocks(text)
    assert (first, last) == (TextBlock("一\n\f二\n", 1, 1), TextBlock("五\n", 5, 3))
    assert isinstance(grid, GridBlock)
    assert [(cell.text, cell.page) for cell in grid.cells] == [("a", 2), ("b", 2), ("c", 3), ("d", 3)]


def test_without_pages_a_cell_has_none() -> None:
    (grid,) = blocks("a | b\nc | d")
    assert isinstance(grid, GridBlock)
    assert str(grid.place(grid.cells[3], "表.txt")) == "表.txt:t1:r2:c2"


# Laws.


@given(
    st.integers(1, 5).flatmap(
        lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=2)
    )
)
def test_markdown_reads_back(table: list[list[str]]) -> None:
    table = [[text.replace("<", "小于") for text in row] for row in table]
    for ruled in (True, False):
        assert shape(as_markdown(table, ruled=ruled)) == [table]


@given(st.lists(st.text("甲乙丙123 |\t\\-+<br>\n\f", max_size=12), max_size=12).map("\n".join))
def test_nothing_is_lost_but_the_marks_of_tables(text: str) -> None:
    def inked(said: str) -> str:
        return "".join(c for c in said if not c.isspace() and c not in "|\\-+:=<br>/")

    found = blocks(text)
    assert inked(text) == "".join(
        inked(block.text)
        if isinstance(block, TextBlock)
        else "".join(inked(cell.text) for cell in block.cells)
        for block in found
    )
    lines = text.split("\n")
    for block in found:
        if isinstance(block, TextBlock) and block.text:
            assert lines[block.line - 1 :][: block.text.count("\n")] == block.text.split("\n")[:-1] or [""]
            assert block.page == 1 + "\n".join(lines[: block.line - 1]).count("\f")
    assert has_tables(text) == any(isinstance(block, GridBlock) for block in found)


@pytest.mark.skipif(not (SHARED / "forms").is_dir(), reason="the real forms are not beside the project")
def test_the_published_forms_with_pipes() -> None:
    widths = {}
    for path in sorted((SHARED / "forms").glob("*.txt")):
        (document,) = open_whole(str(path))
        if document.format == "text":
            grids = [block for block in document.blocks if isinstance(block, GridBlock)]
            if grids:
                widths[path.stem] = [len(rows(grid)) for grid in grids]
    assert widths == {
        "dept_03": [21],
        "goal_10": [19],
        "goal_13": [5, 2],
        "goal_15": [4, 17],
        "goal_17": [20],
        "goal_24": [3],
        "goal_28": [20],
        "selfeval_21": [5],
        "selfeval_25": [20],
        "transfer_02": [11],
        "transfer_08": [4],
    }


# Streaming, limits and time.


def test_a_stream_with_a_table_is_read_as_a_whole() -> None:
    data = ("前言\n" * 1000 + "甲 | 乙\n丙 | 丁\n").encode()
    (document,) = open_streamed(io.BytesIO(data))
    assert [type(block) for block in document.blocks] == [TextBlock, GridBlock]


def test_cells_count() -> None:
    with pytest.raises(LimitExceeded, match="cells"):
        text_blocks("a|b\n" * 100, Meter("a", Limits(cells=100)))


@pytest.mark.parametrize(
    "piece", ["|\n", "|", "\t", "a|b\n", "a\tb\n", "+-+\n", "\\|", "|-", "中文。\n", "a|\n\n"]
)
def test_hostile_texts_take_time_that_grows_with_their_length(piece: str) -> None:
    def seconds(length: int) -> float:
        started = time.perf_counter()
        blocks(piece * (length // len(piece)))
        return time.perf_counter() - started

    assert any(seconds(1 << 18) < max(12 * seconds(1 << 16), 0.5) for _ in range(3))


def test_a_text_without_tables_costs_next_to_nothing() -> None:
    text = "项目概况：为统一生态环境执法人员着装，进行购置并定期更新。\n" * 100_000
    started = time.perf_counter()
    for _ in range(10):
        has_tables(text[: 1 << 18])
        blocks(text)
    assert (time.perf_counter() - started) / 10 < 0.02
