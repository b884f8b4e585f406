"""What a reader should know about a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.messages import Message, message
from budgetgoals.places import Place
from budgetgoals.sources.document import Notable, Notice
from budgetgoals.sources.pdf.shapes import is_recognized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.sources.pdf.page import Page
    from budgetgoals.sources.pdf.shapes import Shapes

_SCAN = 0.5
"""A picture on so much of a page is what the page shows."""


@define
class Notices:
    """The notices of a document, while its pages come.

    Attributes:
        name: the name of the file.
        done: the notices.
        is_damaged: whether something could not be opened.
    """

    name: str
    done: list[Notice] = field(factory=list)
    is_damaged: bool = False

    def add_damage(self, page: int, reason: Message) -> None:
        """Add that the file or a page of it is damaged."""
        self.is_damaged = True
        self._add(page, reason)

    def add_page(self, page: Page, shapes: Shapes, hidden: Sequence[str]) -> None:
        """Add what is to be said of a page."""
        for line in hidden:
            self._add(page.number, message("it stands outside of the page"), line)
        if not page.runs:
            if shapes.count:
                self.done.append(Notice(Notable.NO_TEXT, self._place(page.number)))
            return
        if shapes.pictures and max(shapes.pictures) > _SCAN * _area(page):
            self._add(
                page.number,
                message("the page is a scan; its text was recognized and may be wrong")
                if is_recognized(page)
                else message("there is a picture on the page"),
            )
        unmapped = page.count_unmapped()
        if unmapped:
            self._add(
                page.number, message("the font does not say what {count} characters are", count=unmapped)
            )

    def _add(self, page: int, reason: Message, text: str = "") -> None:
        self.done.append(Notice(Notable.NOT_READ, self._place(page), text, reason))

    def _place(self, page: int) -> Place:
        return Place(line=1, page=page, source=self.name, per_page=True)


def _area(page: Page) -> float:
    left, top, right, bottom = page.extent
    return (right - left) * (top - bottom)
