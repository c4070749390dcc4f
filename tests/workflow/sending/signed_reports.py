"""Signed reports for the tests of sending. Their PDF is a few bytes: what is sent is never read here."""

from __future__ import annotations

from datetime import UTC, datetime

from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from tests.report.samples import full_report, with_values
from tests.store.clerk import sign

NOW = datetime(2026, 12, 31, 23, 59, 30, tzinfo=UTC)


def sign_report(store: Store, changed: dict[str, str] | None = None, office: str = "H1") -> Report:
    report = with_values(full_report(), **(changed or {}))
    stored = store.create_report(report.outline, report.period, office_code=office, entries=report.entries)
    sign(store, stored)
    return store.load_report(stored.id)
