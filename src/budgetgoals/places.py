"""Where something stood in a source."""

from __future__ import annotations

from attrs import field, frozen


@frozen(kw_only=True)
class Place:
    """A position in the text of a source; everything counts from 1.

    Attributes:
        line: the line, as an editor counts it.
        column: the character in that line.
        page: the page; in plain text a form feed begins a new one.
        source: the name of the file, or empty for text that had none.

    >>> str(Place(line=12, column=6, source="form.txt"))
    'form.txt:12:6'
    """

    line: int
    column: int
    page: int = 1
    source: str = field(default="")

    def __str__(self) -> str:
        at = f"{self.line}:{self.column}"
        return f"{self.source}:{at}" if self.source else at
