"""``budgetgoals check``: forms held against the rules, the findings shown as a good compiler shows them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from html import escape
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal, NamedTuple, Self

from attrs import define, evolve, field
from cyclopts import Parameter
from rich.text import Text

from budgetgoals.checks import PROFILES, CheckConfig, find_config, load_config, rules
from budgetgoals.checks import check as check_forms
from budgetgoals.checks.engine import asked
from budgetgoals.checks.reports import annotation, sarif_log, write_workbook
from budgetgoals.checks.reports.excerpts import excerpt
from budgetgoals.cli.job import Exit, Job, PlainConsole, print_line
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.messages import Language, message
from budgetgoals.model import Severity, value_at
from budgetgoals.reading import stream
from budgetgoals.rendering.pictures.page import page, table
from budgetgoals.serial import finding_to_dict
from budgetgoals.sources.encoding import decoded
from budgetgoals.sources.text import line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from budgetgoals.model import Finding, Form
    from budgetgoals.places import Place
    from budgetgoals.reading import Reading

Output = Literal["table", "json", "jsonl", "sarif", "github", "html", "xlsx"]
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_E, _W, _I = Severity
_NOTHING_READ = "BG001"
_LARGEST_SHOWN = 1 << 24
_LONGEST, _WIDTH, _MOST_LINES = 100, 120, 60
_MARGIN = " " * 6
_MARKUP = frozenset({".html", ".htm", ".mht", ".mhtml", ".xls"})


def check(  # noqa: PLR0913 - a command has that many options
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    to: Output = "table",
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    profile: str | None = None,
    config: Path | None = None,
    lang: Language = "zh",
    layout: Annotated[
        str | None, Parameter(help="The id of a layout, or the path of one of your own.")
    ] = None,
) -> int:
    """Hold forms against the rules, and show what breaks them.

    Args:
        sources: Files, folders, or - for standard input.
        to: How to show the findings: table for people, json (one document a source), jsonl (one finding a
            line), sarif and github for code hosts, html (one page), xlsx (a workbook).
        output: The file to write to, instead of standard output.
        select: Codes of the rules to ask, or how they begin; ALL for every rule.
        ignore: Codes of rules not to ask, or how they begin.
        profile: The profile that every form is held against, instead of its own.
        config: The file with the settings; without it, budgetgoals.toml or pyproject.toml from here upward.
        lang: The language of the messages.
        layout: The layout to read with.
    """
    job = _CheckJob(lang, layout=layout)
    refused = job.refuse_options(sources)
    if refused is not None:
        return refused
    try:
        job.settings = _settings(config, profile, _codes(select), _codes(ignore))
        with _Out(output) as out:
            _SHOWS[to](job, job.checked(sources), out)
    except BudgetGoalsError as error:
        job.complain(error.describe(lang))
        return Exit.WRONG_USAGE
    return job.exit


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes, several of which may stand in one option with commas between them."""
    return tuple(code.strip() for each in given for code in each.split(",") if code.strip())


def _settings(
    config: Path | None, profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...]
) -> CheckConfig:
    """The settings of the project, with what the command line says over them."""
    file = config or find_config(Path.cwd())
    found = load_config(file) if file else CheckConfig()
    settings = found.overruled(profile, select, ignore)
    asked(PROFILES[0].id, settings)
    return settings


class _Checked(NamedTuple):
    """A form, or what is no form, with its findings.

    Attributes:
        source: the name of the file, or -.
        form: the form, or None.
        findings: what was found, in the order of the source.
    """

    source: str
    form: Form | None
    findings: list[Finding]


def _new_lines() -> _Lines:
    return _Lines()


@define(kw_only=True)
class _CheckJob(Job):
    layout: str | None
    settings: CheckConfig = field(factory=CheckConfig)
    lines: _Lines = field(factory=_new_lines)

    def checked(self, sources: tuple[str, ...]) -> Iterator[_Checked]:
        """Every form of every source, checked."""
        for source in self.files(sources):
            data = source if isinstance(source, str) else self.lines.keep(source.read())
            count = 0
            for reading in self.guard(lambda: stream(data, layout=self.layout)):  # noqa: B023
                found = [*check_forms(reading, config=self.settings)]
                if not reading.forms:
                    found += [each for each in reading.findings if each.code == _NOTHING_READ]
                for form, own in _by_form(reading, found):
                    shifted = [_shifted(each, count) for each in own]
                    self._judge(shifted)
                    yield _Checked(str(source) if isinstance(source, str) else "-", form, shifted)
                count += len(reading.forms)

    def _judge(self, findings: Iterable[Finding]) -> None:
        if any(finding.severity is Severity.ERROR for finding in findings):
            self.note(Exit.ERROR_FINDINGS)


def _by_form(reading: Reading, found: list[Finding]) -> Iterator[tuple[Form | None, list[Finding]]]:
    """The findings of each form, and those of none."""
    apart = [finding for finding in found if finding.where.form is None]
    if apart:
        yield None, apart
    for index, form in enumerate(reading.forms):
        yield form, sorted((each for each in found if each.where.form == index), key=_order)


def _order(finding: Finding) -> tuple[int, int, int, int, str]:
    place = finding.where.place
    if place is None:
        return 0, 0, 0, 0, finding.code
    return place.page or 0, place.table or 0, place.line or place.row or 0, place.column, finding.code


def _shifted(finding: Finding, count: int) -> Finding:
    """A finding whose form is counted in its file, not in the piece that was read."""
    form = finding.where.form
    return (
        finding
        if not count or form is None
        else evolve(finding, where=evolve(finding.where, form=form + count))
    )


# Where it goes.


@define
class _Out:
    """The file that is written, or standard output.

    Attributes:
        path: the file, or None.
    """

    path: Path | None
    _file: BinaryIO | None = None

    def __enter__(self) -> Self:
        if self.path is not None:
            self._file = self.path.open("wb")
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def binary(self) -> BinaryIO:
        """For bytes."""
        return self._file or sys.stdout.buffer

    def line(self, text: str) -> None:
        """Write a line of text."""
        if self._file is None:
            print_line(text)
        else:
            self._file.write(f"{text}\n".encode())

    def console(self) -> PlainConsole:
        """For styled text."""
        if self._file is None:
            return PlainConsole()
        return PlainConsole(
            file=TextIOWrapper(self._file, encoding="utf-8", write_through=True), width=_WIDTH
        )


# How it is shown.


def _tables(job: _CheckJob, checked: Iterable[_Checked], out: _Out) -> None:
    console = out.console()
    found: list[Finding] = []
    forms = 0
    for source, form, findings in checked:
        forms += form is not None
        found += findings
        if findings:
            console.print(Text(_heading(source, form), style="bold"), soft_wrap=True)
        for finding in findings:
            for line in _told(finding, form, job):
                console.print(line, soft_wrap=True)
    for line in _counted(found, forms, job.lang):
        console.print(line, soft_wrap=True)


def _heading(source: str, form: Form | None) -> str:
    if form is None:
        return source
    project = getattr(form, "project", None)
    name = (project.name if project else "") or form.applicant or form.title
    year = f"（{form.fiscal_year}年度）" if form.fiscal_year else ""
    return f"{source}  {name}{year}"


def _told(finding: Finding, form: Form | None, job: _CheckJob) -> Iterator[Text]:
    """Where, what, the text with a mark under it, why and what to do."""
    lang, place = job.lang, finding.where.place
    severity = finding.severity.message.text(lang)
    style = _COLOURS[finding.severity]
    yield Text.assemble(
        (f"{place or finding.where.path} ", "bold"),
        (f"{severity} {finding.code} ", style),
        finding.message.text(lang),
    )
    yield from _marked(finding, form, job.lines, style)
    for label, text in (
        (message("basis"), finding.citation),
        (message("advice"), finding.hint.text(lang) if finding.hint else ""),
    ):
        if text:
            yield Text.assemble((f"{_MARGIN} = {label.text(lang)} ", "dim"), text)


def _marked(finding: Finding, form: Form | None, lines: _Lines, style: str) -> Iterator[Text]:
    """The line of the source with a mark, or the text of a cell."""
    place, said = finding.where.place, _said(form, finding.where.path)
    quoted = dict(finding.message.params).get("text", "")
    found = lines.find(place, said, quoted if isinstance(quoted, str) else "") if place else None
    if found is not None:
        shown = excerpt(found.line, found.column, found.text)
        yield Text.assemble((f"{found.number:>{len(_MARGIN)}} │ ", "dim"), shown.line)
        yield Text.assemble((f"{_MARGIN} │ ", "dim"), (shown.mark, style))
    elif said:
        yield Text.assemble((f"{_MARGIN} │ ", "dim"), " ".join(said.split())[:_LONGEST])


def _said(form: Form | None, path: str) -> str:
    """The text at a field of a form; empty for a field that holds no text."""
    if form is None or not path:
        return ""
    value = value_at(form, path)
    text = value if isinstance(value, str) else getattr(value, "text", "")
    return text if isinstance(text, str) else ""


def _counted(found: Sequence[Finding], forms: int, lang: Language) -> Iterator[Text]:
    """How many findings of each severity, and of each rule."""
    of = Counter(finding.severity for finding in found)
    summary = message(
        "{forms} checked: {errors}, {warnings}, {notes}",
        forms=message("{number} form" if forms == 1 else "{number} forms", number=f"{forms:,}"),
        errors=message("{number} error" if of[_E] == 1 else "{number} errors", number=f"{of[_E]:,}"),
        warnings=message("{number} warning" if of[_W] == 1 else "{number} warnings", number=f"{of[_W]:,}"),
        notes=message("{number} note" if of[_I] == 1 else "{number} notes", number=f"{of[_I]:,}"),
    )
    yield Text(summary.text(lang), style="bold")
    titles = {rule.code: rule.title.text(lang) for rule in rules()}
    counts = Counter(finding.code for finding in found)
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield Text(f"{count:>6,}  {code}  {titles.get(code, '')}".rstrip())


def _documents(_: _CheckJob, checked: Iterable[_Checked], out: _Out) -> None:
    before = "["
    for source, group in groupby(checked, key=lambda each: each.source):
        each = [*group]
        document = {
            "source": source,
            "forms": [_identity(one.form) for one in each if one.form is not None],
            "findings": [finding_to_dict(finding) for one in each for finding in one.findings],
        }
        out.line(before + json.dumps(document, ensure_ascii=False, indent=2))
        before = ","
    out.line("[]" if before == "[" else "]")


def _identity(form: Form) -> dict[str, object]:
    project = getattr(form, "project", None)
    return {
        "kind": form.kind,
        "layout": form.layout,
        "project": project.name if project else "",
        "applicant": form.applicant,
        "fiscal_year": form.fiscal_year,
    }


def _findings(_: _CheckJob, checked: Iterable[_Checked], out: _Out) -> None:
    for source, _form, findings in checked:
        for finding in findings:
            out.line(json.dumps({"source": source, **finding_to_dict(finding)}, ensure_ascii=False))


def _sarif(job: _CheckJob, checked: Iterable[_Checked], out: _Out) -> None:
    found = [finding for each in checked for finding in each.findings]
    out.line(json.dumps(sarif_log(found, job.lang), ensure_ascii=False, indent=2))


def _annotations(job: _CheckJob, checked: Iterable[_Checked], out: _Out) -> None:
    for each in checked:
        for finding in each.findings:
            out.line(annotation(finding, job.lang))


def _page(job: _CheckJob, checked: Iterable[_Checked], out: _Out) -> None:
    lang = job.lang
    heads = [
        each.text(lang)
        for each in (
            message("severity"),
            message("code"),
            message("place"),
            message("finding"),
            message("advice"),
            message("basis"),
        )
    ]
    parts, found, forms = [], [], 0
    for source, form, findings in checked:
        forms += form is not None
        found += findings
        rows = [
            (
                each.severity.message.text(lang),
                each.code,
                str(each.where.place or each.where.path),
                each.message.text(lang),
                each.hint.text(lang) if each.hint else "",
                each.citation,
            )
            for each in findings
        ]
        parts.append(table(_heading(source, form), heads, rows))
    summary = "".join(f"<p>{escape(line.plain)}</p>" for line in _counted(found, forms, lang))
    title = message("findings").text(lang)
    out.line(page(title, [f'<div class="bg-view">{summary}{"".join(parts)}</div>'], lang))


def _workbook(job: _CheckJob, checked: Iterable[_Checked], out: _Out) -> None:
    write_workbook((finding for each in checked for finding in each.findings), out.binary, job.lang)


_SHOWS = {
    "table": _tables,
    "json": _documents,
    "jsonl": _findings,
    "sarif": _sarif,
    "github": _annotations,
    "html": _page,
    "xlsx": _workbook,
}


class _Line(NamedTuple):
    """A line of a source and the text in it that is marked."""

    number: int
    line: str
    column: int
    text: str


class _Lines:
    """The lines of the text files that findings are about, read when one is shown."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def keep(self, data: bytes) -> bytes:
        """Keep what came from standard input, which cannot be read twice."""
        self._files[""] = _split(data, "-")
        return data

    def find(self, place: Place, said: str, quoted: str) -> _Line | None:
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
            return _Line(place.line, first, place.column, said)
        for number, line in enumerate(lines[place.line - 1 : place.line + said.count("\n") + _MOST_LINES]):
            column = line.find(quoted, 0 if number else place.column - 1)
            if column >= 0:
                return _Line(place.line + number, line, column + 1, quoted)
        return _Line(place.line, first, place.column, "")

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
