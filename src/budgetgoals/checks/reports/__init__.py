"""Findings for other programs: SARIF, the annotations of GitHub, a workbook."""

from budgetgoals.checks.reports.github import annotation
from budgetgoals.checks.reports.sarif import sarif_log
from budgetgoals.checks.reports.workbook import write_workbook

__all__ = ["annotation", "sarif_log", "write_workbook"]
