"""Context of a review, read from the store: earlier reports, ignored findings, rules switched off."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from dcbc_desktop import workflow
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.ignored import Ignored, ignore
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS, EarlierReports
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.workflow.settings import rules_off, switch_rule


class ReviewData(msgspec.Struct, frozen=True):
    """Earlier reports, ignored findings and rules switched off, read in one go."""

    past: EarlierReports = NO_EARLIER_REPORTS
    ignored: tuple[Ignored, ...] = ()
    rules_off: frozenset[str] = frozenset()


class ReviewContext(QObject):
    """Holds the review data, empty until the store has answered; `changed` is emitted for new data."""

    changed = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self.data = ReviewData()

    @property
    def past(self) -> EarlierReports:
        """Return the earlier reports of the office."""
        return self.data.past

    @Slot()
    def read(self) -> None:
        """Read the data again."""
        self._runner.run_on_store(self, _read, self._session.saved_report, then=self._take)

    def ignore_finding(self, finding: Finding, report: Report, reason: str) -> None:
        """Ignore a finding (Bỏ qua) for a reason that is kept with the report."""
        one = ignore(finding, report, reason)
        self._runner.run_on_store(self, _ignore, report, one, then=self._take)

    def stop_ignoring(self, one: Ignored) -> None:
        """Show an ignored finding again."""
        self._runner.run_on_store(self, _stop_ignoring, self._session.saved_report, one, then=self._take)

    def switch_rule(self, code: str, on: bool) -> None:
        """Switch a rule on or off for all reports."""
        self._runner.run_on_store(self, _switch_rule, self._session.saved_report, code, on, then=self._take)

    def _take(self, data: ReviewData) -> None:
        self.data = data
        self.changed.emit()


def _read(store: Store, report: Report) -> ReviewData:
    return ReviewData(
        workflow.earlier_report_lookup.read_past(store, report), store.ignored(report.id), rules_off(store)
    )


def _ignore(store: Store, report: Report, one: Ignored) -> ReviewData:
    store.ignore(report.id, one)
    return _read(store, report)


def _stop_ignoring(store: Store, report: Report, one: Ignored) -> ReviewData:
    store.stop_ignoring(report.id, one)
    return _read(store, report)


def _switch_rule(store: Store, report: Report, code: str, on: bool) -> ReviewData:
    switch_rule(store, code, on)
    return _read(store, report)
