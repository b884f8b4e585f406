"""``budgetgoals read``: forms, shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

from attrs import define
from cyclopts import Parameter

from budgetgoals.cli.job import Exit, Job, PlainConsole, print_line
from budgetgoals.cli.sources import read_any, stream_any
from budgetgoals.messages import Language  # noqa: TC001 - the command line reads the types
from budgetgoals.model import Severity
from budgetgoals.rendering.terminal import findings_view, form_view
from budgetgoals.serial import dumps, finding_to_dict, to_dict
from budgetgoals.serial.documents import place_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from budgetgoals.reading import Reading

Output = Literal["table", "json", "jsonl"]


def read(
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    to: Output = "table",
    lang: Language = "zh",
    layout: Annotated[
        str | None, Parameter(help="The id of a layout, or the path of one of your own.")
    ] = None,
) -> int:
    """Read forms and show them.

    Args:
        sources: Files, folders, or - for standard input.
        to: How to show them: table for people, json (one document a source), jsonl (one form a line).
        lang: The language of the messages.
        layout: The layout to read with.
    """
    job = _ReadJob(lang, layout=layout)
    refused = job.refuse_options(sources)
    if refused is not None:
        return refused
    {"table": job.tables, "json": job.documents, "jsonl": job.lines}[to](sources)
    return job.exit


@define(kw_only=True)
class _ReadJob(Job):
    layout: str | None

    def tables(self, sources: tuple[str, ...]) -> None:
        console = PlainConsole()
        for source in self.files(sources):
            for reading in self._streamed(source):
                for form in reading.forms:
                    console.print(form_view(form, self.lang))
                if reading.findings or reading.unread:
                    console.print(findings_view(reading.findings, reading.unread, self.lang), soft_wrap=True)

    def lines(self, sources: tuple[str, ...]) -> None:
        for source in self.files(sources):
            for reading in self._streamed(source):
                for form in reading.forms:
                    print_line(dumps(form))
                for finding in reading.findings:
                    self.complain(finding.describe(self.lang))

    def documents(self, sources: tuple[str, ...]) -> None:
        before = "["
        for source in self.files(sources):
            for reading in self.guard(lambda: iter([read_any(source, self.layout)])):  # noqa: B023
                self._judge(reading)
                print_line(before + json.dumps(_document(reading), ensure_ascii=False, indent=2))
                before = ","
        print_line("[]" if before == "[" else "]")

    def _streamed(self, source: str | BinaryIO) -> Iterator[Reading]:
        for reading in self.guard(lambda: stream_any(source, self.layout)):
            self._judge(reading)
            yield reading

    def _judge(self, reading: Reading) -> None:
        if any(finding.severity is Severity.ERROR for finding in reading.findings):
            self.note(Exit.ERROR_FINDINGS)


def _document(reading: Reading) -> dict[str, object]:
    return {
        "source": reading.source,
        "forms": [to_dict(form) for form in reading.forms],
        "findings": [finding_to_dict(finding) for finding in reading.findings],
        "unread": [{"text": piece.text, **place_to_dict(piece.place)} for piece in reading.unread],
    }
