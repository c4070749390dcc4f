"""Number and date recorded after a signature by pen."""

from __future__ import annotations

from dcbc_desktop.report.amendment import require_before, require_no_clash
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.report.signoff import read_content, registration, report_of
from dcbc_desktop.store.models import PEN, Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.amendments import replaced_by, replacing


def register(store: Store, report_id: int, number: str, day: str, revision: int | None = None) -> None:
    """Record them as an audited fact beside the signed revision, or an earlier one; the page stays as it was signed.

    Raises RefusedError `amendment_number_used`, `amendment_not_later`, `registration_number_used` or
    `registration_not_earlier` where the revision before or after went out so, UsageError `revision_unknown`.
    """
    report = store.load_report(report_id)
    if revision is not None:
        report = report_of(read_content(store.revisions.content(report_id, revision)), report_id)
    number, date = registration(report, number, parse_date(day))
    require_no_clash(replaced_by(store, report), number, date)
    require_before(replacing(store, report), number, date)
    store.revisions.register(report_id, number, date, revision)


def waiting(store: Store, report_id: int) -> tuple[Revision, ...]:
    """Revisions signed by pen whose number or date nobody knows yet, newest first."""
    known = store.revisions.listed(report_id)
    return tuple(one for one in reversed(known) if one.exit == PEN and not (one.document_number and one.document_date))
