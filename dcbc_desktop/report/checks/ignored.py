"""Findings ignored by a person with a reason; they come back when the text at their place changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import EntryKind, Report, entry_kind

MAX_REASON = 1_000
"""Longest reason, in code points."""


class Ignored(msgspec.Struct, frozen=True):
    """One ignored finding (bỏ qua): code, key, the words it is about (`context`, a SHA-256) and the reason."""

    code: str
    key: str
    context: str
    reason: str


class FindingCounts(NamedTuple):
    """Numbers of findings as every place of the program shows them: ignored ones are neither blocking nor advisory."""

    blocking: int = 0
    advisory: int = 0
    ignored: int = 0

    @property
    def open(self) -> int:
        """Return the number of findings that are not ignored."""
        return self.blocking + self.advisory


class SortedFindings(NamedTuple):
    """Findings that are open, and ignored ones with their reasons."""

    open: tuple[Finding, ...]
    ignored: tuple[tuple[Finding, Ignored], ...]

    @property
    def counts(self) -> FindingCounts:
        """Return the numbers of findings."""
        return count_findings(self.open, len(self.ignored))


def context_of(finding: Finding, report: Report) -> str:
    """SHA-256 of the finding's paragraph, note, cell or value, and of its position among equal findings there.

    Only the words count: a finding stays ignored when its paragraph moves.
    """
    parts = (finding.code, finding.key, finding.place.row, finding.place.column, _words(finding, report))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _words(finding: Finding, report: Report) -> str:
    if finding.mend is not None and finding.mend.cells:
        return "\0".join(f"{cell.row}\0{cell.column}\0{cell.before}" for cell in finding.mend.cells)
    kind = entry_kind(report.outline, finding.key)
    if kind is EntryKind.PROSE:
        return _passage(finding, report)
    if kind is EntryKind.TABLE and finding.place.row:
        row = next((row for row in report.rows(finding.key) if row.id == finding.place.row), None)
        return f"{row.cell(finding.place.column)}" if row is not None else ""
    entry = report.entry(finding.key)
    return f"{entry.value}\0{entry.note}"


def _passage(finding: Finding, report: Report) -> str:
    prose = report.prose(finding.key)
    if finding.place.note:
        notes = note_texts(prose)
        text = notes[finding.place.note - 1] if finding.place.note <= len(notes) else ""
        return f"{text}\0{finding.place.note_start}"
    text = plain_text(prose)
    begin = text.rfind("\n", 0, finding.place.start) + 1
    end = text.find("\n", finding.place.start)
    return f"{text[begin : end if end >= 0 else None]}\0{finding.place.start - begin}"


def ignore(finding: Finding, report: Report, reason: str) -> Ignored:
    """Ignore a finding for a reason."""
    return Ignored(finding.code, finding.key, context_of(finding, report), " ".join(reason.split())[:MAX_REASON])


def count_findings(still_open: Iterable[Finding], ignored: int = 0) -> FindingCounts:
    """Count open findings by severity."""
    severities = [finding.severity for finding in still_open]
    blocking = severities.count(Severity.BLOCKING)
    return FindingCounts(blocking, len(severities) - blocking, ignored)


def sort_out(findings: Iterable[Finding], ignored: Sequence[Ignored], report: Report) -> SortedFindings:
    """Separate open findings from ignored ones; blocking findings cannot be ignored."""
    known = {(one.code, one.key, one.context): one for one in ignored}
    codes = {(one.code, one.key) for one in ignored}
    still_open: list[Finding] = []
    aside: list[tuple[Finding, Ignored]] = []
    for finding in findings:
        found = None
        if finding.severity is Severity.ADVISORY and (finding.code, finding.key) in codes:
            found = known.get((finding.code, finding.key, context_of(finding, report)))
        if found is None:
            still_open.append(finding)
        else:
            aside.append((finding, found))
    return SortedFindings(tuple(still_open), tuple(aside))
