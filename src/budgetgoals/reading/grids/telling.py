"""Indicators told in sentences → the boxes of a grid, under a head that the text does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from budgetgoals.reading.grids.sheet import Box
from budgetgoals.reading.sentences import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.reading.sentences import Piece

HEADS = ("一级指标", "二级指标", "三级指标", "指标值")
"""The head of a grid that is made, for indicators that stand in none."""

_COLUMNS = {Told.DIMENSION: 0, Told.ASPECT: 1, Told.NAME: 2, Told.TARGET: 3}


def made_head(row: int) -> list[Box]:
    """The boxes of a head that is made; they begin before the text, where nothing stands.

    >>> [(box.text, box.start < 0) for box in made_head(5)][0]
    ('一级指标', True)
    """
    width = max(map(len, HEADS))
    return [
        Box(-width * (1 + index), head, row, index, 1, 1, is_line=False) for index, head in enumerate(HEADS)
    ]


@define
class Telling:
    """What became of the pieces of a text.

    Attributes:
        boxes: the boxes.
        labels: the pieces that only hold the others together.
        aside: the pieces that cannot be told to be names or targets.
        row: the row that comes next.
    """

    boxes: list[Box]
    labels: list[tuple[int, int]]
    aside: list[tuple[int, int]]
    row: int


def lay_out(text: str, pieces: Sequence[Piece], offset: int, row: int) -> Telling:
    """Lay pieces out: labels with their values, then the made head, then the indicators.

    Args:
        text: the text that they are pieces of.
        pieces: the pieces.
        offset: where it begins in the text of the form.
        row: the first row for them.
    """
    telling = Telling([], [], [], row)
    labels = [piece for piece in pieces if piece.told in (Told.LABEL, Told.VALUE)]
    for piece in labels:
        _put(telling, text, piece, offset, 0 if piece.told is Told.LABEL else 1)
        telling.row += piece.told is Told.VALUE
    telling.row += 1
    telling.boxes += made_head(telling.row)
    telling.row += 1
    filled: set[int] = set()
    for piece in pieces:
        if piece.told is Told.SIGN:
            telling.labels.append((offset + piece.start, offset + piece.end))
        elif piece.told is Told.UNSURE:
            telling.aside.append((offset + piece.start, offset + piece.end))
        elif (column := _COLUMNS.get(piece.told)) is not None:
            if filled and column <= max(filled):
                telling.row += 1
                filled = set()
            _put(telling, text, piece, offset, column)
            filled.add(column)
    telling.row += 1
    return telling


def _put(telling: Telling, text: str, piece: Piece, offset: int, column: int) -> None:
    raw = text[piece.start : piece.end]
    stripped = raw.strip()
    start = offset + piece.start + raw.index(stripped)
    telling.boxes.append(Box(start, stripped, telling.row, column, 1, 1, is_line=False))
