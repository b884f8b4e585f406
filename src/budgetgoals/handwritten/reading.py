"""A form written by hand as a reading, which knows the line of each of its fields."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from budgetgoals.handwritten.form import form_of
from budgetgoals.handwritten.parsing import parse_file, shown
from budgetgoals.places import Place
from budgetgoals.reading import Reading, Span, Use
from budgetgoals.reading.trace import KnownTrace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from budgetgoals.handwritten.form import ByHand
    from budgetgoals.handwritten.parsing import Written


def read_by_hand(path: str | PathLike[str]) -> Reading:
    r"""Read a form that was written by hand; see :func:`load_form`.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "项目.toml"
    >>> _ = path.write_text('layout = "shanghai-2020"\nproject.name = "执法服装"\n', encoding="utf-8")
    >>> reading = read_by_hand(path)
    >>> reading.where(reading.form, "project.name").line
    2
    """
    written = parse_file(Path(path))
    read = form_of(written)
    trace = KnownTrace(tuple(_spans(written, read, str(path))))
    return Reading(forms=(read.form,), source=str(path), choices=(None,), form_traces=(trace,))


def _spans(written: Written, read: ByHand, source: str) -> Iterator[Span]:
    """The keys of the file that say what the form says, with their lines."""
    fields = {
        at: leaf.path
        for tree, leaves in (
            ("indicators", read.form.leaves()),
            ("long_term_indicators", read.form.long_term_leaves()),
        )
        for at, leaf in zip(read.leaves.get(tree, ()), leaves, strict=True)
    }
    for keys, line in written.lines.items():
        if len(keys) > 1 and _has_gaps(keys[0], written, read):
            continue
        at = next((keys[:end] for end in range(len(keys), 0, -1) if keys[:end] in fields), ())
        path = ".".join([fields[at], *map(str, keys[len(at) :])]) if at else shown(keys)
        yield Span(Use.VALUE, path, str(keys[-1]) if keys else "", Place(line=line, source=source))


def _has_gaps(key: str | int, written: Written, read: ByHand) -> bool:
    """Whether a list of the file has items that say nothing, so that the form counts its own otherwise."""
    given = written.content.get(str(key))
    return isinstance(given, list) and len(given) != len(getattr(read.form, str(key), given))
