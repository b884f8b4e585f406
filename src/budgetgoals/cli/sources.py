"""What the commands read: sources, JSON documents of forms, and forms written by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from budgetgoals.errors import InvalidDocument, UnreadableSource
from budgetgoals.handwritten import ENDINGS as BY_HAND
from budgetgoals.handwritten import read_by_hand
from budgetgoals.reading import Reading, read, stream
from budgetgoals.reading.trace import KnownTrace
from budgetgoals.serial import from_dict
from budgetgoals.sources.encoding import decoded
from budgetgoals.sources.folders import files_in
from budgetgoals.sources.formats import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.model import Form

_DOCUMENTS = (".json", ".jsonl")
_HEAD = 1 << 16
_SAYS_A_FORM = {
    **dict.fromkeys(BY_HAND, re.compile(rb"^layout[ \t]*[=:]", re.MULTILINE)),
    **dict.fromkeys(_DOCUMENTS, re.compile(rb'"schema_version"')),
}
"""What tells a form from the settings, layouts and data that have the same endings."""


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or every file below a folder that can be read or says a form, in order.

    Raises:
        UnreadableSource: a folder without any such file.
    """
    if not path.is_dir():
        yield path
        return
    inside = sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
    found = [each for each in inside if each.suffix.lower() in ENDINGS or _says_a_form(each)]
    yield from found or files_in(path)


def _says_a_form(path: Path) -> bool:
    sign = _SAYS_A_FORM.get(path.suffix.lower())
    if sign is None:
        return False
    with path.open("rb") as file:
        return sign.search(file.read(_HEAD)) is not None


def read_any(source: str | bytes | BinaryIO, layout: str | None = None) -> Reading:
    """Read a source, a document or a form written by hand; the layout is for the first only."""
    told = _told(source)
    return told if told is not None else read(source, layout=layout)


def stream_any(source: str | bytes | BinaryIO, layout: str | None = None) -> Iterator[Reading]:
    """Read form by form; see :func:`read_any`."""
    told = _told(source)
    if told is None:
        yield from stream(source, layout=layout)
    else:
        yield told


def _told(source: str | bytes | BinaryIO) -> Reading | None:
    """The reading of a file that says its forms field by field; None for every other source."""
    ending = Path(source).suffix.lower() if isinstance(source, str) else ""
    if ending in BY_HAND:
        return read_by_hand(str(source))
    if ending in _DOCUMENTS:
        forms = tuple(_documents(Path(str(source))))
        traces = (KnownTrace(()),) * len(forms)
        return Reading(forms=forms, source=str(source), choices=(None,) * len(forms), form_traces=traces)
    return None


def _documents(path: Path) -> Iterator[Form]:
    """The forms of JSON documents: one, a list of them, or one a line.

    Raises:
        UnreadableSource: there is no such file.
        InvalidDocument: it is no JSON, or no document of a form.
    """
    try:
        text, _ = decoded(path.read_bytes(), path.name)
    except OSError as error:
        if isinstance(error, UnreadableSource):
            raise
        raise UnreadableSource("cannot read {file}: {reason}", file=path, reason=error.strerror) from error
    pieces = text.split("\n") if path.suffix.lower() == ".jsonl" else [text]
    try:
        documents = [json.loads(piece) for piece in pieces if piece.strip()]
    except (ValueError, RecursionError) as error:
        raise InvalidDocument("{path}: {reason}", path=path.name, reason=error) from error
    for document in documents:
        for each in document if isinstance(document, list) else [document]:
            yield from map(from_dict, _forms_in(each))


def _forms_in(document: Any) -> list[Any]:
    """A document, or those that ``budgetgoals read --to json`` prints of a source."""
    return document["forms"] if isinstance(document, dict) and "forms" in document else [document]
