"""A signed report is opened again as its next revision."""

from __future__ import annotations

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.report import MAX_LINE, Report
from dcbc_desktop.report.signoff import require_signed
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.store import Store


def amend(store: Store, report_id: int, reason: str) -> Report:
    """Open the next revision; raises UsageError `reason_missing`, RefusedError `report_not_signed`."""
    text = clean_line(reason).text.strip()
    if not text:
        raise UsageError("reason_missing")
    if len(text) > MAX_LINE:
        raise UsageError("value_too_long", limit=MAX_LINE)
    require_signed(store.load_report(report_id))
    return store.amend(report_id, text)
