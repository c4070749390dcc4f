"""Number and date recorded after a signature by pen."""

from __future__ import annotations

from dcbc_desktop.report.amendment import require_no_clash
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.report.signoff import registration
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.amending import replaced_by


def register(store: Store, report_id: int, number: str, day: str) -> None:
    """Record them as an audited fact beside the signed revision; the page stays as it was signed.

    Raises RefusedError `amendment_number_used` or `amendment_not_later` where the revision before went out so.
    """
    report = store.load_report(report_id)
    number, date = registration(report, number, parse_date(day))
    require_no_clash(replaced_by(store, report), number, date)
    store.register(report_id, number, date)
