"""What the start page asks of the store, run on the store thread."""

from __future__ import annotations

from dataclasses import dataclass

from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import Office, ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import new_report, outline_choices


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page shows, read in one go."""

    reports: tuple[ReportRow, ...]
    offices: tuple[Office, ...]


def read_listing(store: Store) -> Listing:
    """The reports outside the bin, and the office profiles."""
    return Listing(store.list_reports(), store.office.profiles())


def next_year(store: Store, row: ReportRow) -> Report:
    """The same period's report one year later, with this one's words."""
    period = make_period(f"{row.year + 1:04d}{row.period.code[4:]}")
    return new_report.create(store, outline_choices.load(row.outline_id), period, from_report=row.id)
