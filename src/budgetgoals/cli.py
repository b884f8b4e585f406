"""The command line: it parses arguments, calls the library, prints."""

from __future__ import annotations

import json
import os
import sys
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal, TypeVar

from attrs import define
from cyclopts import App, CycloptsError, Parameter
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from budgetgoals._version import __version__
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.messages import Language, message
from budgetgoals.model import Severity
from budgetgoals.reading import Reading, stream
from budgetgoals.reading import read as read_source
from budgetgoals.rendering.terminal import findings_view, form_view
from budgetgoals.serial import dumps, finding_to_dict, to_dict
from budgetgoals.sources.folders import files_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


T = TypeVar("T")


class Exit(IntEnum):
    """What the process ends with."""

    FINE = 0
    ERROR_FINDINGS = 1
    WRONG_USAGE = 2
    UNREADABLE = 3


app = App(
    name="budgetgoals",
    help="Read, check, score and write China's fiscal performance-goal forms (财政项目支出绩效目标表).",
    version=__version__,
    result_action="return_value",
)

Output = Literal["table", "json", "jsonl"]


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code."""
    try:
        result = app(arguments, exit_on_error=False, print_error=True)
        sys.stdout.flush()
    except CycloptsError:
        return Exit.WRONG_USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    return result if isinstance(result, int) else Exit.FINE


class _Console(Console):
    """A console that leaves a closed pipe to :func:`run`."""

    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704 - called while a BrokenPipeError is handled


@app.command
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
    if not sources:
        _complain(message("name a file, a folder, or - for standard input").text(lang))
        return Exit.WRONG_USAGE
    if options := [name for name in sources if name.startswith("-") and name != "-"]:
        _complain(message("there is no option {option}", option=options[0]).text(lang))
        return Exit.WRONG_USAGE
    job = _Job(lang, layout)
    {"table": job.tables, "json": job.documents, "jsonl": job.lines}[to](sources)
    return job.exit


@define
class _Job:
    """One run over many sources: prints what each gives and remembers the worst that happened."""

    lang: Language
    layout: str | None
    exit: Exit = Exit.FINE

    def tables(self, sources: tuple[str, ...]) -> None:
        console = _Console()
        for source in self._files(sources):
            for reading in self._guard(lambda: stream(source, layout=self.layout)):  # noqa: B023
                for form in reading.forms:
                    console.print(form_view(form))
                if reading.findings or reading.unread:
                    console.print(findings_view(reading.findings, reading.unread, self.lang), soft_wrap=True)

    def lines(self, sources: tuple[str, ...]) -> None:
        for source in self._files(sources):
            for reading in self._guard(lambda: stream(source, layout=self.layout)):  # noqa: B023
                for form in reading.forms:
                    _print(dumps(form))
                for finding in reading.findings:
                    _complain(finding.describe(self.lang))

    def documents(self, sources: tuple[str, ...]) -> None:
        before = "["
        for source in self._files(sources):
            for reading in self._guard(lambda: iter([read_source(source, layout=self.layout)])):  # noqa: B023
                _print(before + json.dumps(_document(reading), ensure_ascii=False, indent=2))
                before = ","
        _print("[]" if before == "[" else "]")

    def _files(self, sources: tuple[str, ...]) -> Iterator[str | BinaryIO]:
        """Every source in turn, under a progress bar when there are many; a folder stands for its files."""
        files: list[str | BinaryIO] = []
        for name in sources:
            if name == "-":
                files.append(sys.stdin.buffer)
            else:
                files += map(str, self._guard(lambda: files_in(Path(name))))  # noqa: B023
        console = _Console(stderr=True)
        hidden = len(files) == 1 or not console.is_terminal
        with Progress(console=console, transient=True, disable=hidden) as progress:
            yield from progress.track(files, description=message("reading").text(self.lang))

    def _guard(self, make: Callable[[], Iterator[T]]) -> Iterator[T]:
        """What a source gives; when it cannot be read, that is said and the next one gets its turn."""
        try:
            for item in make():
                if isinstance(item, Reading) and any(f.severity is Severity.ERROR for f in item.findings):
                    self._note(Exit.ERROR_FINDINGS)
                yield item
        except BudgetGoalsError as error:
            _complain(error.describe(self.lang))
            self._note(Exit.UNREADABLE)

    def _note(self, code: Exit) -> None:
        self.exit = max(self.exit, code)


def _document(reading: Reading) -> dict[str, object]:
    return {
        "source": reading.source,
        "forms": [to_dict(form) for form in reading.forms],
        "findings": [finding_to_dict(finding) for finding in reading.findings],
        "unread": [
            {
                "text": piece.text,
                "page": piece.place.page,
                "line": piece.place.line,
                "column": piece.place.column,
            }
            for piece in reading.unread
        ],
    }


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _complain(text: str) -> None:
    _Console(stderr=True).print(Text(text), soft_wrap=True)
