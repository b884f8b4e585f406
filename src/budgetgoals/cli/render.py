"""``budgetgoals render``: forms, written as the official form in another format."""

from __future__ import annotations

import sys
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from attrs import Factory, define
from cyclopts import Parameter

from budgetgoals.checks import check
from budgetgoals.cli.job import Exit, Job
from budgetgoals.cli.sources import files_of, read_any
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.messages import Language, message
from budgetgoals.model import Severity
from budgetgoals.rendering.files import folder_for, write_whole
from budgetgoals.rendering.review import forms_to_xlsx
from budgetgoals.rendering.writing import format_named, render_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from budgetgoals.model import Form

_STREAM = "-"


def render_forms(  # noqa: PLR0913 - a command has that many options
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    output: Annotated[str, Parameter(name=["--output", "-o"], allow_leading_hyphen=True)],
    to: str | None = None,
    layout: Annotated[
        str | None, Parameter(help="The id of a layout to write with, or the path of one of your own.")
    ] = None,
    font: str | None = None,
    guard: bool = True,
    review: bool = False,
    force: bool = False,
    lang: Language = "zh",
) -> int:
    """Write forms as the official form.

    Args:
        sources: Files that can be read, JSON documents, forms written by hand, folders, or - for standard
            input.
        output: A file for the forms of all sources, a folder for a file each, or - for standard output.
        to: The format (docx, xlsx, pdf, html, md, txt, csv, json); that of the output's ending unless given.
        layout: The layout to write with; each form's own unless given.
        font: For a PDF the name of a font, or the path of a font file or of a folder of them.
        guard: Keep cells of a CSV texts that a spreadsheet would take for a formula.
        review: Write one workbook for review: the heads, the indicators, the findings.
        force: Replace files that are there already.
        lang: The language of the messages.
    """
    options: dict[str, Any] = {"layout": layout, "font": font, "guard": guard}
    job = _RenderJob(lang, output=output, to=to, options=options, force=force)
    refused = job.refuse_options(sources)
    if refused is not None:
        return refused
    if review:
        job.review(sources)
    elif job.is_folder:
        job.into_folder(sources)
    else:
        job.into_one(sources)
    return job.exit


class _Source(NamedTuple):
    """A file, and where it stands in the folder that was named."""

    path: str
    inside: Path


@define(kw_only=True)
class _RenderJob(Job):
    """Writes forms.

    Attributes:
        output: the file or the folder.
        to: the format, or None for that of the ending.
        options: how the forms are written.
        force: whether files are replaced.
    """

    output: str
    to: str | None
    options: dict[str, Any]
    force: bool
    _written: set[Path] = Factory(set)

    @property
    def is_folder(self) -> bool:
        path = Path(self.output)
        return self.output != _STREAM and (path.is_dir() or not path.suffix)

    def review(self, sources: tuple[str, ...]) -> None:
        forms = (form for source in self._sources(sources) for form in self._forms(source.path))
        self._attempt(
            lambda: forms_to_xlsx(
                forms, self.output, findings=check, overwrite=self.force, language=self.lang
            )
        )

    def into_one(self, sources: tuple[str, ...]) -> None:
        forms = [form for source in self._sources(sources) for form in self._forms(source.path)]
        if forms:
            self._attempt(lambda: self._write(forms, Path(self.output)))
        elif self.exit is Exit.FINE:
            self.complain(message("there is no form to write").text(self.lang))
            self.note(Exit.UNREADABLE)

    def into_folder(self, sources: tuple[str, ...]) -> None:
        if self.to is None:
            self.note(self.wrong_usage(message("name the format of the files in the folder: --to")))
            return
        for source in self._sources(sources):
            forms = self._forms(source.path)
            if forms:
                self._attempt(lambda: self._into(source, forms))  # noqa: B023

    def _into(self, source: _Source, forms: list[Form]) -> None:
        ending = f".{format_named(str(self.to))}"
        target = Path(self.output) / source.inside.with_suffix(ending)
        others = (
            f"{source.inside.name}{number}{ending}" for number in chain([""], map("-{}".format, count(2)))
        )
        while target in self._written:
            target = target.with_name(next(others))
        self._written.add(target)
        folder_for(target)
        self._write(forms, target)

    def _write(self, forms: list[Form], target: Path) -> None:
        content = render_bytes(forms, format_named(self.to or target.suffix), **self.options)
        if self.output == _STREAM:
            sys.stdout.buffer.write(content)
        else:
            write_whole(target, content, overwrite=self.force)

    def _attempt(self, act: Callable[[], object]) -> None:
        """Do something that may be refused, and say why."""
        try:
            act()
        except BudgetGoalsError as error:
            self.complain(error.describe(self.lang))
            self.note(Exit.WRONG_USAGE)

    # What is read.

    def _sources(self, names: tuple[str, ...]) -> Iterator[_Source]:
        for name in names:
            path = Path(name)
            if name == _STREAM or not path.is_dir():
                yield _Source(name, Path(path.name))
                continue
            found = self.guard(lambda: files_of(path))  # noqa: B023
            yield from (_Source(str(each), each.relative_to(path)) for each in found)

    def _forms(self, source: str) -> list[Form]:
        return list(self.guard(lambda: iter(self._read(source))))

    def _read(self, source: str) -> list[Form]:
        reading = read_any(sys.stdin.buffer if source == _STREAM else source)
        errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
        for finding in errors:
            self.complain(finding.describe(self.lang))
            self.note(Exit.ERROR_FINDINGS)
        if reading.forms and reading.unread:
            left = message("{source}: {count} texts belong to no field and are not written",
                           source=source, count=len(reading.unread))  # fmt: skip
            self.complain(left.text(self.lang))
        return list(reading.forms)
