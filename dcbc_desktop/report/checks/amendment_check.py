"""What an amended report still has to change against the one it replaces."""

from __future__ import annotations

from collections.abc import Iterator

from dcbc_desktop.report.amendment import clashes_of, replacement_key, says_replacement
from dcbc_desktop.report.checks.finding import Finding, advisory, blocking
from dcbc_desktop.report.earlier_reports import Past
from dcbc_desktop.report.report import Report


def check_amendment(report: Report, past: Past) -> Iterator[Finding]:
    """A number and a date of its own, which stop sign-off; a word of what it replaces, which does not."""
    issued = past.replaces
    if issued is None:
        return
    for clash in clashes_of(report, issued):
        yield blocking(clash.code, clash.key, **clash.params)
    if issued.known and not says_replacement(report, issued):
        yield advisory("replacement_unsaid", replacement_key(report), name=issued.name)
