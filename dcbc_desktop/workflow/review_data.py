"""What a review needs beside the report: earlier reports, ignored findings, rules switched off. One source for all."""

from __future__ import annotations

import msgspec

from dcbc_desktop import workflow
from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS, EarlierReports
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.settings import rules_off


class ReviewData(msgspec.Struct, frozen=True):
    """Earlier reports, ignored findings and rules switched off, read in one go."""

    past: EarlierReports = NO_EARLIER_REPORTS
    ignored: tuple[Ignored, ...] = ()
    rules_off: frozenset[str] = frozenset()


def read_review_data(store: Store, report: Report) -> ReviewData:
    """Read the data for a review of a report."""
    past = workflow.earlier_report_lookup.read_past(store, report)
    return ReviewData(past, store.ignored(report.id), rules_off(store))
