"""Everything that is found in a report at one moment, in words, for the badges, the fields and the panel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.checks.ignored import Ignored, sort_out
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.report import EntryKind, Report, entry_kind
from dcbc_desktop.ui.review.finding_view import FindingFormatter, FindingView
from dcbc_desktop.ui.review.review_context import ReviewData
from dcbc_desktop.ui.review.section_states import FIGURES, Badge, completeness, tab_keys
from dcbc_desktop.workflow.review import check

MISSING = frozenset({"section_empty", "header_missing", "signatory_missing"})
"""Findings that a badge shows as empty or begun; they are neither counted nor said once more."""


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """Findings of a report, in the words of one language.

    `open` and `aside` are in the order of the panel. `sentences` stand under the fields by entry key: a text says only
    what stops sign-off, `advice` counts the rest by section, so that fifty spellings do not push the page about. A
    figure is in `advice` where nothing that is said under it stops sign-off.
    """

    report: Report
    language: str
    open: tuple[FindingView, ...]
    aside: tuple[FindingView, ...]
    badges: Mapping[str, Badge]
    sentences: Mapping[str, str]
    advice: Mapping[str, int]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are open."""
        return tuple(told.finding for told in self.open)

    @property
    def unsaid_replacement(self) -> str:
        """How the report is cited that this one replaces without a word of it; empty where there is none."""
        found = next((one for one in self.findings if one.code == "replacement_unsaid"), None)
        return str(found.params["name"]) if found else ""

    @property
    def ignored(self) -> tuple[tuple[Finding, Ignored], ...]:
        """The findings that were set aside, with the reasons."""
        return tuple((told.finding, told.ignored) for told in self.aside if told.ignored is not None)


def review_report(report: Report, known: ReviewData, language: str) -> ReviewResult:
    """Findings, their words and badges; for the worker thread."""
    findings, ignored = sort_out(check(report, known.past, known.rules_off), known.ignored, report)
    teller = FindingFormatter(report, language)
    still_open = tuple(teller.tell(finding) for finding in findings)
    aside = tuple(teller.tell(finding, one) for finding, one in ignored)
    tabs = tab_keys(report.outline)
    badges = {name: _badge(report, name, keys, findings) for name, keys in tabs.items()}
    sentences, advice = _under_fields(still_open, report.outline)
    return ReviewResult(report, language, still_open, aside, badges, sentences, advice)


def _under_fields(told: Sequence[FindingView], outline: Outline) -> tuple[dict[str, str], dict[str, int]]:
    """What is said under each field, several sentences on lines of their own, and what is only counted."""
    said: dict[str, str] = {}
    counted: dict[str, int] = {}
    stopping = {one.finding.key for one in told if one.blocking}
    for one in told:
        key = one.finding.key
        if one.finding.code in MISSING:
            continue
        kind = entry_kind(outline, key)
        if not one.blocking and kind in (EntryKind.PROSE, EntryKind.TABLE):
            counted[one.part] = counted.get(one.part, 0) + 1
            continue
        if kind is EntryKind.FIGURE and key not in stopping:
            counted[key] = counted.get(key, 0) + 1
        said[key] = f"{said[key]}\n{one.sentence}" if key in said else one.sentence
    return said, counted


def _badge(report: Report, name: str, keys: Sequence[str], findings: Iterable[Finding]) -> Badge:
    own = [finding for finding in findings if finding.key in keys]
    missing = {finding.key for finding in own if finding.code in MISSING}
    if name == FIGURES:
        missing |= {key for key in keys if not report.text(key).strip()}
    counted = [finding for finding in own if finding.code not in MISSING]
    blocking = sum(finding.severity is Severity.BLOCKING for finding in counted)
    return Badge(completeness(report, keys, missing), len(counted), blocking)
