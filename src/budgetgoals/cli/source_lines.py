"""The lines of the sources that findings are about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.errors import BudgetGoalsError
from budgetgoals.sources.encoding import decoded
from budgetgoals.sources.text import line_feeds

if TYPE_CHECKING:
    from budgetgoals.places import Place

_LARGEST_SHOWN = 1 << 24
_MOST_LINES = 60
_MARKUP = frozenset({".html", ".htm", ".mht", ".mhtml", ".xls"})


class SourceLine(NamedTuple):
    """A line of a source and the text in it that is marked."""

    number: int
    line: str
    column: int
    text: str


class SourceLines:
    """The lines of the text files that findings are about, read when one is shown."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def keep(self, data: bytes) -> bytes:
        """Keep what came from standard input, which cannot be read twice."""
        self._files[""] = _split(data, "-")
        return data

    def find(self, place: Place, said: str, quoted: str) -> SourceLine | None:
        """The line to show: that of the place, or the one below in which a part of a long text stands.

        Args:
            place: where the field begins.
            said: the text of the field.
            quoted: the part of it that the finding names.

        Returns:
            None where the file is no text, or does not hold there what was read.
        """
        lines = self._of(place)
        if place.line is None or place.line > len(lines):
            return None
        first = lines[place.line - 1]
        if said and first[place.column - 1 : place.column] != said[:1]:
            return None
        if not quoted or quoted not in said:
            return SourceLine(place.line, first, place.column, said)
        for number, line in enumerate(lines[place.line - 1 : place.line + said.count("\n") + _MOST_LINES]):
            column = line.find(quoted, 0 if number else place.column - 1)
            if column >= 0:
                return SourceLine(place.line + number, line, column + 1, quoted)
        return SourceLine(place.line, first, place.column, "")

    def _of(self, place: Place) -> list[str]:
        if place.line is None or place.per_page:
            return []
        if place.source not in self._files:
            self._files[place.source] = _lines_of(place.source)
        return self._files[place.source]


def _lines_of(source: str) -> list[str]:
    path = Path(source)
    if path.suffix.lower() in _MARKUP or not path.is_file() or path.stat().st_size > _LARGEST_SHOWN:
        return []
    return _split(path.read_bytes(), source)


def _split(data: bytes, name: str) -> list[str]:
    try:
        return line_feeds(decoded(data, name)[0]).split("\n")
    except BudgetGoalsError:
        return []
