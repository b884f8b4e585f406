"""Indicators told in sentences, such as 【产出指标-数量指标】指标1：…（≥77台） or 设1条质量指标：…≥80%."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.model.taxonomy import ASPECT_NAMES, DIMENSION_NAMES
from budgetgoals.reading.folding import BLANKS
from budgetgoals.reading.leaves import is_hole
from budgetgoals.reading.levels import is_aspect, may_be_target, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = "≥≤≧≦<>=＝＞＜"
_MARKS = "；;。"
_OPENING, _CLOSING = "（([【", "）)]】"
_FEWEST, _NEAR = 2, 20
_BEGINS = re.compile(r"\s*(?:指标\s*[0-9]|【|[0-9]{1,2}[、.．]|[一二三四五六七八九十]、)").match
_NOTHING = re.compile(r"[；;。，,（()）【】\s]*(?:[一二三四五六七八九十]、)?\s*").fullmatch


class Told(StrEnum):
    """What a piece of such a text is.

    Attributes:
        DIMENSION: the name of a level 1.
        ASPECT: the name of a level 2.
        NAME: the name of an indicator.
        TARGET: the target of the indicator before it.
        LABEL: a label in brackets, 【总体目标】.
        VALUE: the text behind a label.
        SIGN: words and signs that hold the others together.
        UNSURE: a text that cannot be told to be name or target.
    """

    DIMENSION = "dimension"
    ASPECT = "aspect"
    NAME = "name"
    TARGET = "target"
    LABEL = "label"
    VALUE = "value"
    SIGN = "sign"
    UNSURE = "unsure"


class Piece(NamedTuple):
    """A piece of a text.

    Attributes:
        told: what it is.
        start: where it begins.
        end: where it ends.
    """

    told: Told
    start: int
    end: int


def told_in(text: str) -> list[Piece] | None:
    """The pieces of a text that tells indicators in sentences; None for a text that does not.

    The name of a level introduces its indicators with a colon, or in brackets of its own; they are parted by
    semicolons, full stops or lines. An indicator is a name with a sign of comparison and a value, or with
    its value in brackets behind it.

    >>> text = "设1条数量指标：开通月份≥1个月；设1条满意度指标：职工满意度≥90%。"
    >>> [text[piece.start : piece.end] for piece in told_in(text) if piece.told is not Told.SIGN]
    ['数量指标', '开通月份', '≥1个月', '满意度指标', '职工满意度', '≥90%']
    """
    heads = list(_heads(text))
    if sum(head.is_level for head in heads) < _FEWEST:
        return None
    pieces: list[Piece] = []
    ends = [head.start for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        pieces += head.pieces
        items = _items(text, head.end, end, in_brackets=head.in_brackets)
        pieces += items if head.is_level else _value(text, head.end, end)
    if sum(piece.told is Told.TARGET for piece in pieces) < _FEWEST:
        return None
    return pieces


class _Head(NamedTuple):
    start: int
    end: int
    is_level: bool
    in_brackets: bool
    pieces: list[Piece]


def _heads(text: str) -> Iterator[_Head]:
    """The names of levels with their colons, and the labels in brackets."""
    for found in _pattern().finditer(text):
        if found["label"]:
            pieces = [Piece(Told.LABEL, *found.span("label"))]
        elif found["first"]:
            pieces = [
                Piece(Told.DIMENSION, *found.span("first")),
                Piece(Told.ASPECT, *found.span("second")),
            ]
        else:
            group = "alone" if found["alone"] else "counted"
            counts = bool(found["counted"]) and _may_be_aspect(found[group])
            kind = Told.ASPECT if counts or _is_aspect(found[group]) else Told.DIMENSION
            pieces = [Piece(kind, *found.span(group))]
        in_brackets = bool(found["label"] or found["first"])
        yield _Head(*found.span(), not found["label"], in_brackets, _with_signs(found, pieces))


def _with_signs(found: re.Match[str], pieces: list[Piece]) -> list[Piece]:
    """Some pieces with what stands around and between them."""
    edges = [found.start(), *(at for piece in pieces for at in (piece.start, piece.end)), found.end()]
    gaps = [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    signs = [Piece(Told.SIGN, start, end) for start, end in gaps if end > start]
    return sorted([*pieces, *signs], key=lambda piece: piece.start)


def _is_aspect(name: str) -> bool:
    return is_aspect(name, names_in("national-2015"))


def _may_be_aspect(name: str) -> bool:
    return "".join(name.split()) in ASPECT_NAMES


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({*DIMENSION_NAMES, *ASPECT_NAMES}, key=len, reverse=True)
    level = "|".join(r"\s?".join(map(re.escape, name)) for name in names if name.endswith(("指标", "目标")))
    return re.compile(
        rf"【\s*(?P<first>{level})\s*[-—－]\s*(?P<second>{level})\s*】\s*[:：]?"
        r"|【\s*(?P<label>[\u4e00-\u9fff]{2,12})\s*】\s*[:：]?"
        rf"|(?:设\s*)?[0-9一二三四五六七八九十]{{1,2}}\s*条\s*(?P<counted>{level})\s*[:：]"
        rf"|(?:(?<=[\s；;。:：，,、])|^)(?:[一二三四五六七八九十]、\s*)?(?P<alone>{level})\s*(?:[:：，,]|(?=(?:{level})\s*[:：，,]))"
    )


# Indicators.


def _items(text: str, start: int, end: int, *, in_brackets: bool) -> Iterator[Piece]:
    """The indicators between two heads."""
    for begin, behind in _sentences(text, start, end):
        piece = text[begin:behind]
        stripped = piece.strip(BLANKS)
        if not stripped or is_hole(stripped):
            yield Piece(Told.SIGN, begin, behind)
            continue
        at = begin + piece.index(stripped)
        yield from _indicator(text, at, at + len(stripped), in_brackets=in_brackets)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between the marks that end a sentence; the marks themselves are parts of their own."""
    depth, begin = 0, start
    commas = _commas_part(text[start:end])
    for at in range(start, end):
        character = text[at]
        depth += (character in _OPENING) - (character in _CLOSING)
        ends = character in _MARKS or (character == "\n" and _line_ends(text, at))
        if depth <= 0 and (ends or (commas and character in "，,")):
            yield begin, at
            yield at, at + 1
            begin = at + 1
    yield begin, end


def _line_ends(text: str, at: int) -> bool:
    """Whether a sentence ends with its line, rather than the line because it is full."""
    before = text[max(0, at - _NEAR) : at].rstrip(BLANKS)[-1:]
    return (before != "" and before in _CLOSING) or _BEGINS(text, at + 1) is not None


def _commas_part(text: str) -> bool:
    """Whether commas part indicators: each part has a value of its own."""
    parts = [part for part in re.split("[，,；;。]", text) if part.strip(BLANKS)]
    return len(parts) > 1 and all(_sign_of(part) is not None for part in parts)


def _indicator(text: str, start: int, end: int, *, in_brackets: bool) -> Iterator[Piece]:
    if _NOTHING(text, start, end):
        yield Piece(Told.SIGN, start, end)
        return
    inside = _last_brackets(text, start, end)
    if inside is not None and (in_brackets or may_be_target(text[inside[0] : inside[1]])):
        yield Piece(Told.NAME, start, inside[0] - 1)
        yield Piece(Told.SIGN, inside[0] - 1, inside[0])
        yield Piece(Told.TARGET, *inside)
        yield Piece(Told.SIGN, inside[1], end)
        return
    sign = _sign_of(text[start:end])
    if sign is None or sign == 0:
        yield Piece(Told.UNSURE, start, end)
        return
    yield Piece(Told.NAME, start, start + sign)
    yield Piece(Told.TARGET, start + sign, end)


def _last_brackets(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What the brackets at the end of a text hold, if there is a name before them."""
    if text[end - 1] not in "）)":
        return None
    depth = 0
    for at in range(end - 1, start, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth == 0:
            inside = text[at + 1 : end - 1].strip(BLANKS)
            return (at + 1, end - 1) if inside and "*" not in inside else None
    return None


def _sign_of(text: str) -> int | None:
    """Where the one sign of comparison stands that is in no brackets; None for none or several."""
    depth = 0
    outside: list[int] = []
    for at, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        if depth <= 0 and character in _SIGNS and (not outside or text[at - 1] not in _SIGNS):
            outside.append(at)
    if len(outside) != 1:
        return None
    return outside[0] if may_be_target(text[outside[0] :].strip(BLANKS)) else None


def _value(text: str, start: int, end: int) -> Iterator[Piece]:
    """The text behind a label in brackets."""
    raw = text[start:end]
    if stripped := raw.strip(BLANKS):
        at = start + raw.index(stripped)
        yield Piece(Told.VALUE, at, at + len(stripped))
