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
    spans = reading.spans()
    assert inked("".join(span.text for span in spans)) == inked(text)
    unread = [span for span in spans if span.use is Use.UNREAD]
    assert [(piece.text, piece.place) for piece in reading.unread] == [(s.text, s.place) for s in unread]
    lines = text.split("\n")
    for span in spans:
        line = lines[span.place.line - 1]
        assert line[span.place.column - 1 :].startswith(span.text.split("\n")[0]), span


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
