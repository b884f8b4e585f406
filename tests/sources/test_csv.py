"""Separated values: one grid whose rows and columns are those of the file."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgoals.errors import BudgetGoalsError, LimitExceeded
from budgetgoals.sources import GridBlock, Limits, open_whole
from budgetgoals.sources.csv import read_csv
from budgetgoals.sources.limits import Meter

if TYPE_CHECKING:
    from pathlib import Path


def grid_of(text: str, name: str = "表.csv") -> GridBlock:
    (block,) = read_csv(text, name, Meter(name)).blocks
    assert isinstance(block, GridBlock)
    return block


def rows(text: str, name: str = "表.csv") -> list[list[str]]:
    grid = grid_of(text, name)
    height = max(cell.row for cell in grid.cells) + 1
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(height)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲,乙\n丙,丁\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t乙\n丙\t丁", [["甲", "乙"], ["丙", "丁"]]),
        ("甲;乙\r\n丙;丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲|乙\n丙|丁", [["甲", "乙"], ["丙", "丁"]]),
        ("sep=;\n甲;1,5\n乙;2,5", [["甲", "1,5"], ["乙", "2,5"]]),
        ("项目总预算\t302,900\n当年\t272,060\n", [["项目总预算", "302,900"], ["当年", "272,060"]]),
        ('"甲,乙","说""是"""\n丙,丁', [["甲,乙", '说"是"'], ["丙", "丁"]]),
        ('指标,"目标1\n目标2"\n甲,乙', [["指标", "目标1\n目标2"], ["甲", "乙"]]),
        ('编码,="0012"\n完成,=100%', [["编码", "0012"], ["完成", "=100%"]]),
        ('编码,"=""00""""12"""\n甲,乙', [["编码", '00"12'], ["甲", "乙"]]),
        ("编码,'0012\n甲,乙", [["编码", "'0012"], ["甲", "乙"]]),
        ("甲,乙\n\n丙,丁\n", [["甲", "乙"], [], ["丙", "丁"]]),
        ("甲,,乙,,,\n丙,丁,,,,\n", [["甲", "", "乙"], ["丙", "丁", ""]]),
        ("标题\n甲,乙\n丙,丁,戊", [["标题"], ["甲", "乙"], ["丙", "丁", "戊"]]),
        (" 甲 ,\u3000乙\n丙,丁", [["甲", "乙"], ["丙", "丁"]]),
        ("只有一列\n第二行", [["只有一列"], ["第二行"]]),
        ('管径5" 甲,乙\n丙,丁', [['管径5" 甲', "乙"], ["丙", "丁"]]),
        ('"没有结束,乙\n丙,丁', [['"没有结束', "乙"], ["丙", "丁"]]),
        ('"甲"乙,丙\n丁,戊', [["甲乙", "丙"], ["丁", "戊"]]),
    ],
)
def test_values(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected


def test_a_tab_is_likelier_than_a_comma() -> None:
    assert rows("1,5\t2,5\n3,5\t4,5") == [["1,5", "2,5"], ["3,5", "4,5"]]


def test_a_value_says_where_it_stands() -> None:
    grid = grid_of("甲,乙\n\n丙,丁")
    assert str(grid.place(grid.cells[-1], "表.csv")) == "表.csv:t1:r3:c2"


def test_nothing_but_delimiters_is_no_block() -> None:
    assert read_csv(",,,\n,,,", "a.csv", Meter("a.csv")).blocks == ()


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@given(
    table=st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.text("甲乙a1,;\t\"'\n .", max_size=6), min_size=width, max_size=width),
            min_size=2,
            max_size=6,
        )
    )
)
def test_what_the_csv_module_writes_reads_back(delimiter: str, table: list[list[str]]) -> None:
    table = [["项目", *("列" for _ in table[0][1:])], *table]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    grid = grid_of(file.getvalue())
    found = {(cell.row, cell.column): cell.text for cell in grid.cells if cell.text}
    assert found == {
        (row, column): text.strip()
        for row, line in enumerate(table)
        for column, text in enumerate(line)
        if text.strip()
    }


@given(st.text("甲乙,;\t|\"'=\n\r\0 ", max_size=60))
def test_any_text_is_read_and_nothing_lost(text: str) -> None:
    with suppress(BudgetGoalsError):
        document = read_csv(text, "a.csv", Meter("a.csv"))
        kept = "".join(
            cell.text for block in document.blocks if isinstance(block, GridBlock) for cell in block.cells
        )
        assert [c for c in kept if c in "甲乙"] == [c for c in text if c in "甲乙"]


def test_a_very_long_value_is_read() -> None:
    assert rows(f'甲,"{"长" * 200_000}"\n乙,丙')[1] == ["乙", "丙"]


def test_cells_count() -> None:
    with pytest.raises(LimitExceeded, match="cells"):
        read_csv("a,b\n" * 100, "a.csv", Meter("a.csv", Limits(cells=100)))


def test_the_opener_keeps_name_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes("项目名称,执法服装\n编码,1".encode("gb18030"))
    (document,) = open_whole(path)
    assert (document.format, document.encoding) == ("csv", "gb18030")
