"""``budgetgoals check``: forms held against the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from attrs import define, evolve, field
from cyclopts import Parameter

from budgetgoals.checks import PROFILES, CheckConfig, find_config, load_config
from budgetgoals.checks import check as check_forms
from budgetgoals.checks.engine import asked
from budgetgoals.cli.check_reports import REPORTS
from budgetgoals.cli.check_table import tables
from budgetgoals.cli.checked import Checked, Out
from budgetgoals.cli.job import Exit, Job
from budgetgoals.cli.source_lines import SourceLines
from budgetgoals.cli.sources import stream_any
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.messages import Language  # noqa: TC001 - the command line reads the types
from budgetgoals.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.model import Finding, Form
    from budgetgoals.reading import Reading

Output = Literal["table", "json", "jsonl", "sarif", "github", "html", "xlsx"]
_NOTHING_READ = "BG001"


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
        with Out(output) as out:
            checked = job.checked(sources)
            if to == "table":
                tables(checked, out, lang, job.lines)
            else:
                REPORTS[to](checked, out, lang)
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


@define(kw_only=True)
class _CheckJob(Job):
    layout: str | None
    settings: CheckConfig = field(factory=CheckConfig)
    lines: SourceLines = field(factory=SourceLines)

    def checked(self, sources: tuple[str, ...]) -> Iterator[Checked]:
        """Every form of every source, checked."""
        for source in self.files(sources):
            data = source if isinstance(source, str) else self.lines.keep(source.read())
            count = 0
            for reading in self.guard(lambda: stream_any(data, self.layout)):  # noqa: B023
                found = [*check_forms(reading, config=self.settings)]
                if not reading.forms:
                    found += [each for each in reading.findings if each.code == _NOTHING_READ]
                for form, own in _by_form(reading, found):
                    shifted = [_shifted(each, count) for each in own]
                    self._judge(shifted)
                    yield Checked(str(source) if isinstance(source, str) else "-", form, shifted)
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
