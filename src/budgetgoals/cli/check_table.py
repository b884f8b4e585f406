"""The findings of checks for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from budgetgoals.checks import rules
from budgetgoals.checks.reports.excerpts import excerpt
from budgetgoals.messages import Language, message
from budgetgoals.model import Severity, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from budgetgoals.cli.checked import Checked, Out
    from budgetgoals.cli.source_lines import SourceLines
    from budgetgoals.model import Finding, Form

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_E, _W, _I = Severity
_LONGEST = 100
_MARGIN = " " * 6


def tables(checked: Iterable[Checked], out: Out, lang: Language, lines: SourceLines) -> None:
    """Show each finding with the text that it is about, as a good compiler does."""
    console = out.console()
    found: list[Finding] = []
    forms = 0
    for source, form, findings in checked:
        forms += form is not None
        found += findings
        if findings:
            console.print(Text(heading(source, form), style="bold"), soft_wrap=True)
        for finding in findings:
            for line in _told(finding, form, lang, lines):
                console.print(line, soft_wrap=True)
    for line in counted(found, forms, lang):
        console.print(line, soft_wrap=True)


def heading(source: str, form: Form | None) -> str:
    """The source and the name of a form."""
    if form is None:
        return source
    project = getattr(form, "project", None)
    name = (project.name if project else "") or form.applicant or form.title
    year = f"（{form.fiscal_year}年度）" if form.fiscal_year else ""
    return f"{source}  {name}{year}"


def _told(finding: Finding, form: Form | None, lang: Language, lines: SourceLines) -> Iterator[Text]:
    """Where, what, the text with a mark under it, why and what to do."""
    place = finding.where.place
    severity = finding.severity.message.text(lang)
    style = _COLOURS[finding.severity]
    yield Text.assemble(
        (f"{place or finding.where.path} ", "bold"),
        (f"{severity} {finding.code} ", style),
        finding.message.text(lang),
    )
    yield from _marked(finding, form, lines, style)
    for label, text in (
        (message("basis"), finding.citation),
        (message("advice"), finding.hint.text(lang) if finding.hint else ""),
    ):
        if text:
            yield Text.assemble((f"{_MARGIN} = {label.text(lang)} ", "dim"), text)


def _marked(finding: Finding, form: Form | None, lines: SourceLines, style: str) -> Iterator[Text]:
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


def counted(found: Sequence[Finding], forms: int, lang: Language) -> Iterator[Text]:
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
