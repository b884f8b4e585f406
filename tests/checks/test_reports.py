"""Findings for other programs."""

from __future__ import annotations

import io
import json

import jsonschema
import openpyxl  # type: ignore[import-untyped]
import pytest

import budgetgoals as bg
from budgetgoals.checks.reports import annotation, sarif_log, write_workbook
from budgetgoals.checks.reports.excerpts import excerpt
from budgetgoals.messages import message
from budgetgoals.places import Place
from tests.checks.sarif import SCHEMA
from tests.support.small import SMALL, replaced

FINDINGS = bg.check(bg.read_text(SMALL))
CELL = Place(sheet="目标表", row=3, column=2, page=None, source="目标 表.xlsx")
IN_A_TABLE = bg.Finding(
    code="BG203",
    severity=bg.Severity.ERROR,
    message=message("{name}: {text} has no unit", name="=A1", text="=2"),
    where=bg.Where(
        form=1,
        path="budget.total",
        place=Place(sheet="目标表", row=3, column=2, page=None, source="目标 表.xlsx"),
    ),
    citation="表样",
)
AT_A_LINE = bg.Finding(
    code="BG504",
    severity=bg.Severity.WARNING,
    message=message("page {page}", page=3),
    where=bg.Where(form=0, path="title", place=Place(line=7, column=3, source="/data/公开表.txt")),
    hint=message("write {text}", text="10月31日前, 或: 100%"),
)
OF_A_PAGE = bg.Finding(
    code="BG001",
    severity=bg.Severity.INFO,
    message=message("no performance-goal form was found"),
    where=bg.Where(place=Place(line=7, per_page=True, page=2, source="a.pdf")),
)
ALL = (*FINDINGS, IN_A_TABLE, AT_A_LINE, OF_A_PAGE)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("findings", [(), FINDINGS, ALL], ids=["none", "of a form", "of all places"])
def test_sarif_follows_the_standard(findings: tuple[bg.Finding, ...], language: bg.messages.Language) -> None:
    log = json.loads(json.dumps(sarif_log(findings, language)))
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.validate(log, SCHEMA)
    (run,) = log["runs"]
    assert len(run["results"]) == len(findings)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_standard_refuses_what_is_not_its_own() -> None:
    log = sarif_log(ALL)
    log["runs"][0]["results"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(log, SCHEMA)


def test_sarif_says_where() -> None:
    results = sarif_log([IN_A_TABLE, AT_A_LINE, OF_A_PAGE])["runs"][0]["results"]
    table, line, page = (result["locations"][0] for result in results)
    assert table["physicalLocation"] == {"artifactLocation": {"uri": "%E7%9B%AE%E6%A0%87%20%E8%A1%A8.xlsx"}}
    assert table["message"]["text"] == "目标 表.xlsx:目标表!B3"
    assert table["logicalLocations"][0]["fullyQualifiedName"] == "forms[1].budget.total"
    assert line["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 3}
    assert line["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///data/%E5")
    assert "region" not in page["physicalLocation"]


def test_a_fingerprint_stays_when_lines_move() -> None:
    lower = bg.check(bg.read_text("\n\n" + SMALL))
    assert [finding.where for finding in lower] != [finding.where for finding in FINDINGS]
    before, moved = (sarif_log(findings)["runs"][0]["results"] for findings in (FINDINGS, lower))
    assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in moved]


def test_an_annotation_escapes_what_would_end_it() -> None:
    assert annotation(AT_A_LINE, "en") == (
        "::warning file=/data/公开表.txt,line=7,col=3,title=BG504::page 3%0Awrite 10月31日前, 或: 100%25"
    )
    assert annotation(IN_A_TABLE, "en") == (
        "::error file=目标 表.xlsx,title=BG203::=A1: =2 has no unit%0A目标 表.xlsx:目标表!B3"
    )
    assert annotation(OF_A_PAGE, "zh").startswith("::notice file=a.pdf,title=BG001::")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_workbook_holds_each_finding_as_text(language: bg.messages.Language) -> None:
    file = io.BytesIO()
    write_workbook(ALL, file, language)
    each, counted = openpyxl.load_workbook(file).worksheets
    rows = list(each.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(ALL)
    assert [row[1] for row in rows] == [finding.code for finding in ALL]
    assert [row[5] for row in rows] == [finding.message.text(language) for finding in ALL]
    assert sum(row[3] for row in counted.iter_rows(min_row=2, values_only=True)) == len(ALL)
    assert {cell.data_type for row in each.iter_rows(min_row=2) for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize(
    ("line", "column", "said", "shown", "mark"),
    [
        ("满意度 群众满意度 逐年增高", 11, "逐年增高", "满意度 群众满意度 逐年增高", " " * 18 + "^" * 8),
        ("数量 人数 =65人", 7, "=65人", "数量 人数 =65人", " " * 10 + "^" * 5),
        ("数量 人数", 1, "", "数量 人数", "^^"),
        ("数量\t人数", 4, "人数很多", "数量 人数", " " * 5 + "^" * 4),
        ("abc", 9, "x", "abc", "   ^"),
        ("一" * 150, 141, "一一", "…" + "一" * 50, " " * 81 + "^" * 4),
    ],
)
def test_a_mark_stands_under_the_text(line: str, column: int, said: str, shown: str, mark: str) -> None:
    assert excerpt(line, column, said) == (shown, mark)


def test_the_small_form_has_findings_to_report() -> None:
    assert {finding.code for finding in FINDINGS} == {"BG210", "BG504"}
    assert bg.check(bg.read_text(replaced(SMALL, ("人数", "着装人数"))), select=["BG210"])
