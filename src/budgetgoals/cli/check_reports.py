"""The findings of checks as files and streams."""

from __future__ import annotations

import json
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from budgetgoals.checks.reports import annotation, sarif_log, write_workbook
from budgetgoals.cli.check_table import counted, heading
from budgetgoals.messages import Language, message
from budgetgoals.rendering.pictures.page import page, table
from budgetgoals.serial import finding_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.cli.checked import Checked, Out
    from budgetgoals.model import Form


def _documents(checked: Iterable[Checked], out: Out, _: Language) -> None:
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


def _findings(checked: Iterable[Checked], out: Out, _: Language) -> None:
    for source, _form, findings in checked:
        for finding in findings:
            out.line(json.dumps({"source": source, **finding_to_dict(finding)}, ensure_ascii=False))


def _sarif(checked: Iterable[Checked], out: Out, lang: Language) -> None:
    found = [finding for each in checked for finding in each.findings]
    out.line(json.dumps(sarif_log(found, lang), ensure_ascii=False, indent=2))


def _annotations(checked: Iterable[Checked], out: Out, lang: Language) -> None:
    for each in checked:
        for finding in each.findings:
            out.line(annotation(finding, lang))


def _page(checked: Iterable[Checked], out: Out, lang: Language) -> None:
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
        parts.append(table(heading(source, form), heads, rows))
    summary = "".join(f"<p>{escape(line.plain)}</p>" for line in counted(found, forms, lang))
    title = message("findings").text(lang)
    out.line(page(title, [f'<div class="bg-view">{summary}{"".join(parts)}</div>'], lang))


def _workbook(checked: Iterable[Checked], out: Out, lang: Language) -> None:
    write_workbook((finding for each in checked for finding in each.findings), out.binary, lang)


REPORTS = {
    "json": _documents,
    "jsonl": _findings,
    "sarif": _sarif,
    "github": _annotations,
    "html": _page,
    "xlsx": _workbook,
}
"""What writes the findings for programs, and for people elsewhere, by the name of the format."""
