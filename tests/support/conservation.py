"""Labels + values + unread are all the non-blank characters of a source, each once."""

from __future__ import annotations

from collections import defaultdict

from budgetgoals.model import value_at
from budgetgoals.reading import Reading, Use
from budgetgoals.targets import TARGET_KINDS


def inked(text: str) -> str:
    """The characters that leave ink on the page."""
    return "".join(c for c in text if not c.isspace() and c not in "\u200b\ufeff")


def assert_nothing_lost(text: str, reading: Reading) -> None:
    """Strike every piece out of the source where it stands; nothing may be struck twice or be left."""
    spans = reading.spans()
    unread = [span for span in spans if span.use is Use.UNREAD]
    assert [(piece.text, piece.place) for piece in reading.unread] == [(s.text, s.place) for s in unread]
    standing = [bool(inked(c)) for c in text]
    starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]
    for span in reversed(spans):  # a page mark begins behind the paragraph that it stands in
        assert span.place.line is not None
        at = starts[span.place.line - 1] + span.place.column - 1
        assert text[at] == span.text[0], span
        for character in inked(span.text):
            while not standing[at]:
                at += 1
            assert text[at] == character, span
            standing[at] = False
    assert "".join(c for c, stands in zip(text, standing, strict=True) if stands) == ""


def assert_values_are_their_spans(reading: Reading) -> None:
    """The words of every text in a form are the characters of the spans that carry its path."""
    for form, trace in zip(reading.forms, reading._form_traces, strict=True):
        printed: dict[str, str] = defaultdict(str)
        for span in sorted(trace.spans(), key=lambda span: (span.place.line, span.place.column)):
            if span.use is Use.VALUE:
                printed[span.path] += inked(span.text)
        for path, text in printed.items():
            value = value_at(form, path)
            if isinstance(value, TARGET_KINDS):
                value = value.text
            if isinstance(value, str):
                assert sorted(inked(value)) == sorted(text), path
