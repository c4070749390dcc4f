"""All checks of a report, and their findings as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dcbc_desktop.report.checks.completeness import check_completeness, check_letters
from dcbc_desktop.report.checks.date_checks import check_dates
from dcbc_desktop.report.checks.earlier_checks import check_amendment, check_changes, check_copied, check_cumulative
from dcbc_desktop.report.checks.figure_checks import check_figures
from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.checks.head_checks import check_placeholders
from dcbc_desktop.report.checks.ignored import SortedFindings, sort_out
from dcbc_desktop.report.checks.language.rules import check_proofreading
from dcbc_desktop.report.checks.signature_checks import check_signature
from dcbc_desktop.report.checks.table_checks import check_tables
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS, EarlierReports
from dcbc_desktop.report.dates import today
from dcbc_desktop.report.outline import printed_heading
from dcbc_desktop.report.report import Report, all_keys
from dcbc_desktop.report.wording import messages, sentence
from dcbc_desktop.workflow.report_pages import check_fit, covered_letters
from dcbc_desktop.workflow.review_data import ReviewData


def check(
    report: Report, past: EarlierReports = NO_EARLIER_REPORTS, rules_off: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Return every finding: blocking ones first, then in the order of the page.

    `rules_off` holds codes that a person switched off; what stops sign-off cannot be.
    """
    language = (f for f in check_proofreading(report, past, rules_off) if not _said_as_copied(f, report))
    found = [
        *_of_content(report, past),
        *check_dates(report, today()),
        *check_changes(report, past),
        *check_copied(report),
        *language,
    ]
    return _in_order([f for f in found if f.severity is Severity.BLOCKING or f.code not in rules_off], report)


def _said_as_copied(finding: Finding, report: Report) -> bool:
    return finding.code == "section_same_as_last_year" and finding.key in report.unreviewed


def sorted_findings(report: Report, data: ReviewData) -> SortedFindings:
    """Return what a person sees of the findings of a report: open ones, and ignored ones apart."""
    return sort_out(check(report, data.past, data.rules_off), data.ignored, report)


def check_stops(report: Report, past: EarlierReports = NO_EARLIER_REPORTS) -> tuple[Finding, ...]:
    """Return the findings that stop sign-off, in the order of the page: never those of the language.

    Of `past` only the replaced revision counts: nothing else there can stop sign-off.
    """
    return _in_order(blocking_only(tuple(_of_content(report, EarlierReports(replaces=past.replaces)))), report)


def _of_content(report: Report, past: EarlierReports) -> Iterator[Finding]:
    yield from check_completeness(report)
    yield from check_placeholders(report)
    yield from check_signature(report)
    yield from check_figures(report)
    yield from check_tables(report)
    yield from check_cumulative(report, past)
    yield from check_letters(report, covered_letters())
    yield from check_fit(report)
    yield from check_amendment(report, past)


def _in_order(findings: Iterable[Finding], report: Report) -> tuple[Finding, ...]:
    order = {key: place for place, key in enumerate(all_keys(report.outline))}
    return tuple(sorted(findings, key=lambda f: (f.severity is not Severity.BLOCKING, order[f.key], f.place.start)))


def blocking_only(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that stop sign-off."""
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCKING)


def finding_sentence(finding: Finding, report: Report, language: str) -> str:
    """Return a finding as a sentence."""
    name = place_name(finding.key, report, language)
    words = sentence(finding.code, {"field": name, "section": name, **finding.params}, language)
    if "line" not in finding.params:
        return words
    labelled = "label" in finding.params or "column" not in finding.params  # the words name the column themselves
    place = {**finding.params, "finding": words, "guidance": ""}  # `words` end with the guidance
    return sentence("at_row" if labelled else "at_cell", place, language)


def place_name(key: str, report: Report, language: str) -> str:
    """Return the name of a key in messages: a field's name, a section's heading, a figure's label."""
    section = report.outline.section(key)
    if section is not None:
        return printed_heading(section, report.period) or section.short_title
    figure = report.outline.figure(key)
    if figure is not None:
        return figure.label
    table = report.outline.table(key)
    if table is not None:
        return table.title
    return messages(language).get(f"place.{key}", key)
