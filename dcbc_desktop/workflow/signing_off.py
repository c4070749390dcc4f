"""Ký duyệt: check, make the final pages, freeze content, hash and pages in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signatory import own_post, signature_lines, upper_line
from dcbc_desktop.report.signoff import canonical_content, content_sha256, require_draft
from dcbc_desktop.store.rows import NewRevision, Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.checking import check_stops
from dcbc_desktop.workflow.pages import make_pdf

PEN = "pen"


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs and, where already known, number and date. Empty fields leave the report's own values."""

    signatory: str = ""
    office: str = ""
    authorities: tuple[str, ...] = ()
    number: str = ""
    date: str = ""


class SignOffBlockedError(RefusedError):
    """Sign-off was refused; carries what must be mended first."""

    def __init__(self, report: Report, findings: tuple[Finding, ...]) -> None:
        super().__init__("signoff_blocked", count=len(findings))
        self.report = report
        self.findings = findings


def signatory_entries(signing: Signing) -> dict[str, Entry]:
    """The entries that a signing sets; raises UsageError for an authority that does not exist."""
    values: dict[str, str] = {}
    if signing.signatory.strip():
        values[h.SIGNATORY_NAME] = signing.signatory.strip()
    if signing.office.strip():
        lines = signature_lines(signing.office, signing.authorities)
        values[h.SIGNATORY_LINES] = "\n".join(lines)
        values[h.SIGNATORY_OFFICE] = own_post([upper_line(signing.office.strip().splitlines()[-1])])
    if signing.number.strip():
        values[h.NUMBER] = h.normalise_number(signing.number)
    if signing.date.strip():
        h.typed_date(signing.date)
        values[h.DATE] = signing.date.strip()
    return {key: Entry(value) for key, value in values.items()}


def prepare(report: Report, predecessor_sha256: str = "") -> NewRevision:
    """The revision that would be frozen; raises SignOffBlockedError."""
    require_draft(report)
    stops = check_stops(report)
    if stops:
        raise SignOffBlockedError(report, stops)
    content = canonical_content(report, predecessor_sha256)
    pdf = make_pdf(report, draft=False, predecessor_sha256=predecessor_sha256)
    return NewRevision(content=content, sha256=content_sha256(content), pdf=pdf, exit=PEN)


def sign_off(store: Store, report_id: int, signing: Signing) -> Revision:
    """Sign a report off by pen; nothing is changed unless everything succeeds."""
    changed = signatory_entries(signing)
    report = store.load_report(report_id)
    revision = prepare(report.with_entries(changed), predecessor(store, report_id))
    if changed:
        store.save_entries(report_id, changed)
    return store.freeze(report_id, revision)


def predecessor(store: Store, report_id: int) -> str:
    """The hash of the last signed revision; empty for the first."""
    revisions = store.revisions(report_id)
    return revisions[-1].sha256 if revisions else ""
