"""Number and date recorded after a signature by pen."""

from __future__ import annotations

from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.report.signoff import registration
from dcbc_desktop.store.store import Store


def register(store: Store, report_id: int, number: str, day: str) -> None:
    """Record them as an audited fact beside the signed revision; the page stays as it was signed."""
    number, date = registration(store.load_report(report_id), number, parse_date(day))
    store.register(report_id, number, date)
