"""Amendment of a signed report as its next revision, and registration of number and date signed by pen."""

from __future__ import annotations

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.amendment import Issued, require_before, require_no_clash
from dcbc_desktop.report.checks.date_checks import registration_advice
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.dates import parse_date, today
from dcbc_desktop.report.report import EMPTY, MAX_LINE, Report
from dcbc_desktop.report.signoff import read_content, registration, report_of, require_signed
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.models import DIGITAL, PEN, Revision
from dcbc_desktop.store.store import Store


def amend(store: Store, report_id: int, reason: str) -> Report:
    """Open the next revision; raises UsageError `reason_missing`, RefusedError `report_not_signed`.

    Number and date belong to the signed paper: they are taken out of the header. Should the program end between the
    two writes, the check before sign-off still refuses them.
    """
    text = clean_line(reason).text.strip()
    if not text:
        raise UsageError("reason_missing")
    if len(text) > MAX_LINE:
        raise UsageError("value_too_long", limit=MAX_LINE)
    require_signed(store.load_report(report_id))
    report = store.revisions.amend(report_id, text)
    given_up = {key: EMPTY for key in (h.NUMBER, h.DATE) if report.text(key)}
    if not given_up:
        return report
    store.save_entries(report_id, given_up)
    return store.load_report(report_id)


def replaced_by(store: Store, report: Report) -> Issued | None:
    """Return number, date and symbol of the revision before this one; None for a report that replaces none."""
    earlier = [one for one in store.revisions.listed(report.id) if one.number < report.revision]
    return _issued(store, report.id, earlier[-1]) if earlier else None


def issued_as(store: Store, report_id: int) -> Issued | None:
    """Return number, date and symbol of the signed report, as registered, else as printed; None for a draft."""
    report = store.load_report(report_id)
    if not report.frozen:
        return None
    known = store.revisions.listed(report_id)
    return next((_issued(store, report_id, one) for one in known if one.number == report.revision), None)


def replacing(store: Store, report: Report) -> Issued | None:
    """Return number, date and symbol of the revision after this one; None where no later one is signed."""
    later = [one for one in store.revisions.listed(report.id) if one.number > report.revision]
    return _issued(store, report.id, later[0]) if later else None


def _issued(store: Store, report_id: int, revision: Revision) -> Issued:
    """Read the symbol back from the frozen content: it is kept nowhere else."""
    content = read_content(store.revisions.content(report_id, revision.number))
    document, issuer = content.outline.document, content.entries.get(h.SYMBOL, EMPTY).value
    symbol = f"{document.symbol}-{issuer}" if issuer else ""
    return Issued(revision.number, document.kind, symbol, revision.document_number, revision.document_date)


def register(store: Store, report_id: int, number: str, day: str, revision: int | None = None) -> tuple[Finding, ...]:
    """Record number and date beside the signed revision, or an earlier one; the page stays as it was signed.

    Returns advice about what the date contradicts. Raises RefusedError `amendment_number_used`, `amendment_not_later`,
    `registration_number_used` or `registration_not_earlier` where the revision before or after went out so, UsageError
    `revision_unknown`.
    """
    report = store.load_report(report_id)
    if revision is not None:
        report = report_of(read_content(store.revisions.content(report_id, revision)), report_id)
    number, date = registration(report, number, parse_date(day))
    require_no_clash(replaced_by(store, report), number, date)
    require_before(replacing(store, report), number, date)
    store.revisions.register(report_id, number, date, revision)
    return date_advice(store, report_id, day, revision)


def date_advice(store: Store, report_id: int, day: str, revision: int | None = None) -> tuple[Finding, ...]:
    """Return what a date would contradict that is recorded beside a revision; nothing for a report without one.

    Raises UsageError `date_invalid` or `revision_unknown`.
    """
    report, parsed = store.load_report(report_id), parse_date(day)
    if revision is None and not report.frozen:
        return ()
    content = read_content(store.revisions.content(report_id, revision or report.revision))
    return tuple(registration_advice(report_of(content, report_id), content.layout_version, parsed, today()))


def awaited(store: Store, report_id: int) -> frozenset[int]:
    """Return the numbers of revisions that another program is to sign and that have no signature yet."""
    known = (one.number for one in store.revisions.listed(report_id) if one.exit == DIGITAL)
    return frozenset(number for number in known if not store.revisions.signed_copies(report_id, number))


def waiting(store: Store, report_id: int) -> tuple[Revision, ...]:
    """Return revisions signed by pen that have no number or date yet, newest first."""
    known = store.revisions.listed(report_id)
    return tuple(one for one in reversed(known) if one.exit == PEN and not (one.document_number and one.document_date))
