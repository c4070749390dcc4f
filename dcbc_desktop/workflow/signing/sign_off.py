"""Sign-off (ký duyệt): check, make the final pages, freeze content, hash and pages in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.date_checks import check_blank_date, check_dates
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS, EarlierReports
from dcbc_desktop.report.dates import today
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signatory.composition import signature_lines
from dcbc_desktop.report.signatory.signature_block import own_post
from dcbc_desktop.report.signoff import canonical_content, content_sha256, require_draft
from dcbc_desktop.store.models import DIGITAL, PEN, NewRevision, Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.report_pages import make_compared_pdf
from dcbc_desktop.workflow.review import check_stops
from dcbc_desktop.workflow.signing.amendments import replaced_by


@dataclass(frozen=True, slots=True)
class SignatoryChoice:
    """Signatory and, where already known, number and date. Empty fields leave the report's own values."""

    signatory: str = ""
    office: str = ""
    authorities: tuple[str, ...] = ()
    number: str = ""
    date: str = ""


class SignOffBlockedError(RefusedError):
    """Refusal of sign-off; carries the findings that must be corrected first."""

    def __init__(self, report: Report, findings: tuple[Finding, ...]) -> None:
        super().__init__("signoff_blocked", count=len(findings))
        self.report = report
        self.findings = findings


def signatory_entries(signing: SignatoryChoice, report: Report) -> dict[str, Entry]:
    """Return the entries that a signing of a report sets; raises UsageError as `signature_lines` does."""
    values: dict[str, str] = {}
    if signing.signatory.strip():
        values[h.SIGNATORY_NAME] = signing.signatory.strip()
    if signing.office.strip() or signing.authorities:
        office = signing.office if signing.office.strip() else report.text(h.SIGNATORY_OFFICE)
        lines = signature_lines(office, signing.authorities, " ".join(report.lines(h.ISSUER)))
        values[h.SIGNATORY_LINES] = "\n".join(lines)
        values[h.SIGNATORY_OFFICE] = own_post(lines)
    if signing.number.strip():
        values[h.NUMBER] = h.normalise_number(signing.number)
    if signing.date.strip():
        h.typed_date(signing.date)
        values[h.DATE] = signing.date.strip()
    return {key: Entry(value) for key, value in values.items()}


def require_ready(report: Report, past: EarlierReports) -> None:
    """Raise SignOffBlockedError where something must be corrected first."""
    stops = check_stops(report, past)
    if stops:
        raise SignOffBlockedError(report, stops)


def prepare(
    report: Report,
    predecessor_sha256: str = "",
    past: EarlierReports = NO_EARLIER_REPORTS,
    leaves: str = PEN,
) -> NewRevision:
    """Return the revision to be frozen; `past` holds the one it replaces, `leaves` says how it is signed.

    A file to be signed by pen has no fields for other signatures. Raises SignOffBlockedError, and for a file to be
    signed digitally RefusedError `digital_number_missing`.
    """
    require_draft(report)
    if leaves == DIGITAL:
        require_number(report)
    require_ready(report, past)
    content = canonical_content(report, predecessor_sha256)
    pdf = make_compared_pdf(report, draft=False, predecessor_sha256=predecessor_sha256, fields=leaves == DIGITAL)
    return NewRevision(content=content, sha256=content_sha256(content), pdf=pdf, exit=leaves)


def date_advice(report: Report) -> tuple[Finding, ...]:
    """Return advice about the date at sign-off, filled in or left open."""
    return (*check_dates(report, today()), *check_blank_date(report, today()))


def require_number(report: Report) -> None:
    """Refuse digital signatures before number and date are in the text (NĐ 30/2020, Phụ lục I).

    Raises RefusedError `digital_number_missing`.
    """
    if not (report.text(h.NUMBER).strip() and report.text(h.DATE).strip()):
        raise RefusedError("digital_number_missing")


def sign_off(store: Store, report_id: int, signing: SignatoryChoice, *, elsewhere: bool = False) -> Revision:
    """Sign a report off by pen, or `elsewhere`: another program is to sign the file that is exported.

    Nothing is changed unless everything succeeds.
    """
    stored = store.load_report(report_id)
    changed = signatory_entries(signing, stored)
    report = stored.with_entries(changed)
    revision = prepare(
        report, predecessor(store, report_id), replacing(store, stored), leaves=DIGITAL if elsewhere else PEN
    )
    return freeze(store, stored, changed, revision)


def freeze(
    store: Store, report: Report, changed: Mapping[str, Entry], revision: NewRevision, signed: bytes = b""
) -> Revision:
    """Keep the entries that the signing fills in, and the revision with its first digital signature, if it has one."""
    different = {key: entry for key, entry in changed.items() if entry != report.entry(key)}
    return store.revisions.freeze(report.id, revision, signed, different)


def replacing(store: Store, report: Report) -> EarlierReports:
    """Return the revision that a sign-off replaces, as its past."""
    return EarlierReports(replaces=replaced_by(store, report))


def predecessor(store: Store, report_id: int) -> str:
    """Return the hash of the last signed revision; empty before the first."""
    revisions = store.revisions.listed(report_id)
    return revisions[-1].sha256 if revisions else ""
