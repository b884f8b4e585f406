"""A layout, made ready for finding its words in running text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from budgetgoals.layouts import Role, ValueKind
from budgetgoals.layouts.fields import PARTIES, PERIOD, is_sources, natural_kind
from budgetgoals.reading.folding import fold
from budgetgoals.reading.headings import GAP, heading_pattern_text, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.layouts import Cell, Layout

_UNIT_SUFFIX = re.compile(r"(.+)\((元|千元|万元|百万元|亿元)\)")


class Heading(NamedTuple):
    """A line over the whole width that is no label.

    Attributes:
        anchor: the characters that every spelling of it has, to look for first.
        pattern: the whole line.
        printed: the line as the official form prints it, or empty where a year stands in it.
    """

    anchor: str
    pattern: re.Pattern[str]
    printed: str = ""


@frozen(kw_only=True, eq=False)
class Vocabulary:
    """The words of one layout.

    Attributes:
        layout: the layout.
        cells: its labels in order; the index of a label is its rank.
        ranks: folded spelling → (rank, unit printed in the label or empty).
        row_of: the row of each rank.
        mates: for each rank the spellings of the labels behind it in its row, as in ``ranks``.
        apart: the ranks of names whose second line can be nobody else's: their row goes on beside them.
        fields: the group (``project``, ``budget`` … or empty) and the attribute of each rank.
        title: the heading of the form.
        opening: what stands between a title and the first label of a new form, with that label.
        year_line: the line that names the fiscal year.
        sections: the headings inside the form.
        grid_heading: the heading of the indicator grid.
        header: the names of its columns, on one line or several.
    """

    layout: Layout
    cells: tuple[Cell, ...]
    ranks: dict[str, tuple[int, str]]
    row_of: tuple[int, ...]
    mates: tuple[tuple[tuple[str, tuple[int, str]], ...], ...]
    apart: frozenset[int]
    fields: tuple[tuple[str, str], ...]
    title: re.Pattern[str]
    opening: re.Pattern[str]
    year_line: re.Pattern[str]
    sections: tuple[Heading, ...]
    grid_heading: Heading
    header: Heading

    def rank_of(self, label: str) -> tuple[int, str] | None:
        """The rank of a label in any spelling, and the unit it names."""
        folded = fold(label)
        known = self.ranks.get(folded)
        if known is None and (suffixed := _UNIT_SUFFIX.fullmatch(folded)):
            plain = self.ranks.get(suffixed[1])
            known = (plain[0], suffixed[2]) if plain else None
        return known

    def mate_of(self, rank: int, folded: str) -> tuple[int, int, str] | None:
        """The label behind another one in its row that a text ends with.

        Args:
            rank: the label before.
            folded: the text, folded.

        Returns:
            How many characters the label has, its rank and the unit it names; None for no such label.
        """
        suffixed = _UNIT_SUFFIX.fullmatch(folded)
        spelled = [(folded, "")] + ([(suffixed[1], suffixed[2])] if suffixed else [])
        for text, unit in spelled:
            mates = [
                (len(spelling), *known) for spelling, known in self.mates[rank] if text.endswith(spelling)
            ]
            if mates:
                length, mate, printed_unit = max(mates)
                return length + len(folded) - len(text), mate, unit or printed_unit
        return None


@lru_cache(maxsize=64)
def vocabulary(layout: Layout) -> Vocabulary:
    """Make a layout ready.

    >>> from budgetgoals.layouts import load_layout
    >>> vocabulary(load_layout("shanghai-2020")).rank_of("项目 名称")
    (1, '')
    """
    cells = tuple(layout.cells())
    headings = [row.heading for row in layout.rows if row.heading]
    year_lines = [heading for heading in headings if "{fiscal_year}" in heading]
    first = "|".join(map(spaced, (cells[0].printed, cells[0].label, *cells[0].aliases)))
    ranks = dict(_spellings(cells))
    row_of = tuple(index for index, row in enumerate(layout.rows) for _ in row.cells)
    year_line = "|".join(map(heading_pattern_text, year_lines or ["{fiscal_year}年度"]))
    return Vocabulary(
        layout=layout,
        cells=cells,
        ranks=ranks,
        row_of=row_of,
        mates=tuple(
            tuple(
                (spelling, known)
                for spelling, known in ranks.items()
                if known[0] > rank and row_of[known[0]] == row
            )
            for rank, row in enumerate(row_of)
        ),
        apart=frozenset(
            cells.index(row.cells[0])
            for row in layout.rows
            if len(row.cells) > 1 and row.cells[0].value is ValueKind.TEXT and not row.cells[0].choices
        ),
        fields=tuple(_group(cell.field) for cell in cells),
        title=re.compile("|".join(map(spaced, (layout.title, *layout.title_aliases)))),
        opening=re.compile(
            rf"\s*(?:{heading_pattern_text(year_lines[0]) if year_lines else ''})?\s*(?:{first})"
        ),
        year_line=re.compile(year_line),
        sections=tuple(_heading(text) for text in headings if text not in year_lines),
        grid_heading=_heading(layout.grid.heading),
        header=Heading(
            layout.grid.columns[0].label,
            re.compile(r"\s*".join(spaced(column.label) for column in layout.grid.columns)),
            " ".join(column.label for column in layout.grid.columns),
        ),
    )


_PLAIN = (Role.DIMENSION, Role.ASPECT, Role.INDICATOR, Role.TARGET)


def is_plain(layout: Layout) -> bool:
    """Whether a layout has nothing but labels with one field each, above a grid of names and targets.

    >>> from budgetgoals.layouts import load_layout
    >>> is_plain(load_layout("shanghai-2020")), is_plain(load_layout("national-2015"))
    (True, False)
    """
    return (
        all(not row.funds and not row.tasks for row in layout.rows)
        and all(cell.field and natural_kind(layout.kind, cell.field) for cell in layout.cells())
        and not any(cell.field == PERIOD or cell.field.startswith(PARTIES) for cell in layout.cells())
        and not any(is_sources(cell.field) for cell in layout.cells())
        and tuple(column.role for column in layout.grid.columns) == _PLAIN
        and bool(layout.rows)
    )


def _spellings(cells: Iterable[Cell]) -> Iterable[tuple[str, tuple[int, str]]]:
    for rank, cell in enumerate(cells):
        yield cell.printed, (rank, cell.unit)
        yield fold(cell.printed), (rank, cell.unit)
        for label in (cell.label, *cell.aliases):
            yield fold(label), (rank, "")


def _group(field: str) -> tuple[str, str]:
    group, _, attribute = field.rpartition(".")
    return group, attribute


def _heading(template: str) -> Heading:
    anchor = max(template.replace("{fiscal_year}", "\n").split("\n"), key=len)
    printed = "" if "{fiscal_year}" in template else template
    return Heading(anchor, re.compile(f"{heading_pattern_text(template)}(?:{GAP}[:：])?"), printed)
