"""Everything that is found in a report at one moment, for the badges and for the fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.ignoring import Ignored, sort_out
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.badges import FIGURES, Badge, completeness, tab_keys
from dcbc_desktop.ui.surroundings import Known
from dcbc_desktop.workflow.checking import check, finding_sentence

MISSING = frozenset({"section_empty", "header_missing", "signatory_missing"})
"""Findings that a badge shows as empty or begun; they are neither counted nor said once more."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Findings of a report with the badges they make."""

    report: Report
    findings: tuple[Finding, ...]
    ignored: tuple[tuple[Finding, Ignored], ...]
    badges: Mapping[str, Badge]

    def sentences(self, language: str) -> dict[str, str]:
        """What is wrong beyond being empty, by entry key; several sentences stand on lines of their own."""
        said: dict[str, str] = {}
        for finding in self.findings:
            if finding.code not in MISSING:
                sentence = finding_sentence(finding, self.report, language)
                said[finding.key] = f"{said[finding.key]}\n{sentence}" if finding.key in said else sentence
        return said


def survey(report: Report, known: Known) -> Survey:
    """Findings and badges; for the worker thread."""
    findings, ignored = sort_out(check(report, known.past, known.rules_off), known.ignored, report)
    tabs = tab_keys(report.outline)
    badges = {name: _badge(report, name, keys, findings) for name, keys in tabs.items()}
    return Survey(report, findings, ignored, badges)


def _badge(report: Report, name: str, keys: Sequence[str], findings: Iterable[Finding]) -> Badge:
    own = [finding for finding in findings if finding.key in keys]
    missing = {finding.key for finding in own if finding.code in MISSING}
    if name == FIGURES:
        missing |= {key for key in keys if not report.text(key).strip()}
    count = sum(1 for finding in own if finding.code not in MISSING)
    return Badge(completeness(report, keys, missing), count)
