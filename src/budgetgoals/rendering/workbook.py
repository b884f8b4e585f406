"""The official grid as a workbook, a sheet a form. Every text is written as a text, never as a formula."""

from __future__ import annotations

import io
import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, field

from budgetgoals.errors import LimitExceeded
from budgetgoals.rendering.heights import row_lines
from budgetgoals.rendering.official import Look
from budgetgoals.rendering.official.ink import inked
from budgetgoals.rendering.pages import author_of, pages_of, title_of
from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from budgetgoals.model import Form
    from budgetgoals.rendering.official import OfficialGrid
    from budgetgoals.rendering.pages import Options, Page

    Choices = Mapping[tuple[int, int], Sequence[str]]

MOST_CHARACTERS = 32_767
"""The longest text that a cell of a workbook can hold."""
TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
FONT = "宋体"
_FONT_SIZE, _TITLE_SIZE = 10.5, 16
_LINE, _PADDING, _TITLE_HEIGHT = 15, 6, 30
_TALLEST = 400
"""In points, as all heights; Excel allows 409. A higher row is several, merged."""
_PORTRAIT, _LANDSCAPE = 92, 140
"""How many digits are as wide as a page."""
_A4, _MARGIN = 9, 0.6
_NAME, _LONGEST_NAME = re.compile(r"[\[\]:*?/\\]"), 31
_RESERVED = "history"
"""A name that Excel keeps for itself."""
_CENTRED = frozenset({Look.HEADING, Look.LABEL, Look.HEADER, Look.LEVEL, Look.FIGURE})
_BOLD = frozenset({Look.HEADING, Look.HEADER})


def draw(forms: Sequence[Form], options: Options) -> bytes:
    """Forms as one workbook."""
    return workbook_of(pages_of(forms, options))


def workbook_of(pages: list[Page], choices: Choices | None = None) -> bytes:
    """A workbook with a sheet a form.

    Args:
        pages: the forms with their grids.
        choices: what some cells of the grid offer for choice, by the row and the column of the grid.

    Raises:
        LimitExceeded: a text is longer than a cell can hold.
    """
    for page in pages:
        refuse_long(cell.text for row in page.grid.rows for cell in row)
    file = io.BytesIO()
    book = need("xlsxwriter", "excel").Workbook(file, {"in_memory": True, **TEXTS_ONLY})
    book.set_properties({"title": title_of(pages), "author": author_of(pages)})
    looks = Looks(book)
    for number, page in enumerate(pages, 1):
        name = sheet_name(page, number if len(pages) > 1 else 0)
        _Sheet(book.add_worksheet(name), page.grid, looks).draw(choices or {})
    book.close()
    return file.getvalue()


def refuse_long(texts: Any) -> None:
    """Refuse a text that a cell cannot hold: it would be lost.

    >>> refuse_long(["一" * 32_767])
    >>> refuse_long(["一" * 32_768])
    Traceback (most recent call last):
    budgetgoals.errors.LimitExceeded: ...
    """
    for text in texts:
        if len(text) > MOST_CHARACTERS:
            raise LimitExceeded(
                "a text of {count} characters does not fit into a cell of a workbook, "
                "which holds {most}: {text}",
                hint="write a Word, PDF or HTML file",
                count=len(text),
                most=MOST_CHARACTERS,
                text=f"{text[:20]}…",
            )


def sheet_name(page: Page, number: int = 0) -> str:
    """A name that Excel allows for the sheet of a form.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> from budgetgoals.rendering.pages import Options
    >>> sheet_name(pages_of([ProjectGoals(project=Project(name="执法[一/二]"))], Options())[0], 2)
    '2 执法 一 二'
    """
    project = getattr(page.form, "project", None)
    name = (project.name if project else "") or page.form.applicant or page.grid.title
    plain = " ".join(_NAME.sub(" ", inked(name)).split())
    cut = _cut(f"{number or ''} {plain}".strip(" '"), _LONGEST_NAME).rstrip(" '")
    return cut if cut and cut.lower() != _RESERVED else "1"


def _cut(text: str, most: int) -> str:
    """The beginning of a text, counted as Excel does: a character beyond the first plane is two.

    >>> _cut("𠮷林路", 3)
    '𠮷林'
    """
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


@define
class Looks:
    """The formats of a workbook, one a look."""

    book: Any
    _made: dict[Look | str, Any] = field(factory=dict, init=False)

    def of(self, look: Look) -> Any:
        """The format of a look."""
        if look not in self._made:
            self._made[look] = self.book.add_format(
                {
                    "font_name": FONT,
                    "font_size": _FONT_SIZE,
                    "bold": look in _BOLD,
                    "border": 1,
                    "align": "center" if look in _CENTRED else "left",
                    "valign": "vcenter",
                    "text_wrap": True,
                    "num_format": "@",
                }
            )
        return self._made[look]

    @property
    def title(self) -> Any:
        """The format of the heading."""
        if "title" not in self._made:
            self._made["title"] = self.book.add_format(
                {"font_name": FONT, "font_size": _TITLE_SIZE, "bold": True, "align": "center"}
                | {"valign": "vcenter", "text_wrap": True, "num_format": "@"}
            )
        return self._made["title"]


class _Extent(NamedTuple):
    """The rows of the sheet that a row of the grid takes."""

    first: int
    behind: int


@define
class _Sheet:
    sheet: Any
    grid: OfficialGrid
    looks: Looks

    def draw(self, choices: Choices) -> None:
        extents = self._rows()
        self._page(extents)
        self._put((0, 0, 0, self.grid.width - 1), self.grid.title, self.looks.title)
        for row, column, cell in self.grid.placed():
            first, last = extents[row].first, extents[row + cell.rows - 1].behind - 1
            right = column + cell.columns - 1
            self._put((first, column, last, right), cell.text, self.looks.of(cell.look))
            if options := choices.get((row, column)):
                self.sheet.data_validation(
                    first,
                    column,
                    last,
                    right,
                    {"validate": "list", "source": list(options), "error_type": "warning"},
                )

    def _put(self, area: tuple[int, int, int, int], text: str, look: Any) -> None:
        """Write a text into an area: its first row and column, its last row and column."""
        first, left, last, right = area
        if (first, left) == (last, right):
            self.sheet.write_string(first, left, text, look)
        else:
            self.sheet.merge_range(first, left, last, right, text, look)

    def _rows(self) -> list[_Extent]:
        """Set the widths and the heights, and tell which rows of the sheet each row of the grid takes."""
        room = _LANDSCAPE if self.grid.landscape else _PORTRAIT
        edges = [
            round(edge * room / sum(self.grid.widths)) for edge in accumulate(self.grid.widths, initial=0)
        ]
        widths = [max(1, right - left) for left, right in pairwise(edges)]
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.sheet.set_default_row(_LINE + _PADDING)
        self.sheet.set_row(0, _TITLE_HEIGHT)
        extents, at = [], 1
        for lines in row_lines(self.grid, [width - 1 for width in widths]):
            height = lines * _LINE + _PADDING
            count = -(-height // _TALLEST)
            for row in range(at, at + count) if lines > 1 else ():
                self.sheet.set_row(row, -(-height // count))
            extents.append(_Extent(at, at + count))
            at += count
        return extents

    def _page(self, extents: list[_Extent]) -> None:
        """Set what is printed, and how; the head of the last grid of indicators is repeated on each page."""
        if self.grid.landscape:
            self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.sheet.center_horizontally()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.print_area(0, 0, extents[-1].behind - 1, self.grid.width - 1)
        self.sheet.freeze_panes(1, 0)
        at = 0
        for section in self.grid.sections:
            if section.head:
                self.sheet.repeat_rows(extents[at].first, extents[at + section.head - 1].behind - 1)
            at += len(section.rows)
