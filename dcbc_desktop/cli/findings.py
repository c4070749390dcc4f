"""Findings of a report for machines, as `check` lists them and a blocked sign-off carries them."""

from __future__ import annotations

from typing import Any

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow import review


def finding_data(finding: Finding, report: Report, language: str) -> dict[str, Any]:
    """Return one finding as an object; `start` and `length` count code points of the key's text."""
    data: dict[str, Any] = {
        "severity": finding.severity.value,
        "code": finding.code,
        "key": finding.key,
        "start": finding.place.start,
        "length": finding.place.length,
        "message": review.finding_sentence(finding, report, language),
    }
    if finding.fix is not None:
        data["fix"] = finding.fix
    if finding.mend is not None:
        data["mends"] = [cell._asdict() for cell in finding.mend.cells]
        data["rows_to_leave_out"] = list(finding.mend.without)
    if finding.place.note:
        data |= {
            "note": finding.place.note,
            "note_start": finding.place.note_start,
            "note_length": finding.place.note_length,
        }
    if finding.place.row:
        data |= {"row": finding.place.row, "column": finding.place.column}
    return data
