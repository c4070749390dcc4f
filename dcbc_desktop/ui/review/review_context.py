"""Context of a review, read from the store: earlier reports, ignored findings, rules switched off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.ignored import Ignored, ignore
from dcbc_desktop.report.comparison.earlier_reports import EarlierReports
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.workflow.review_data import ReviewData, read_review_data
from dcbc_desktop.workflow.settings import switch_rule


class ReviewContext(QObject):
    """Holds the review data, empty until the store has answered; `changed` is emitted for new data."""

    changed = Signal()
    reading = Signal()
    """The data are about to change, until `changed` or `failed`."""
    failed = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._jobs = 0
        self.data = ReviewData()

    @property
    def past(self) -> EarlierReports:
        """Return the earlier reports of the office."""
        return self.data.past

    @Slot()
    def read(self) -> None:
        """Read the data again."""
        self._run(read_review_data, self._session.saved_report)

    def ignore_finding(self, finding: Finding, report: Report, reason: str) -> None:
        """Ignore a finding (Bỏ qua) for a reason that is kept with the report."""
        one = ignore(finding, report, reason)
        self._run(_ignore, report, one)

    def stop_ignoring(self, one: Ignored) -> None:
        """Show an ignored finding again."""
        self._run(_stop_ignoring, self._session.saved_report, one)

    def switch_rule(self, code: str, on: bool) -> None:
        """Switch a rule on or off for all reports."""
        self._run(_switch_rule, self._session.saved_report, code, on)

    @property
    def busy(self) -> bool:
        """Return whether data are being read or changed."""
        return self._jobs > 0

    def _run(self, job: Callable[..., ReviewData], *args: object) -> None:
        self._jobs += 1
        self.reading.emit()
        self._runner.run_on_store(self, job, *args, then=self._take, failed=self._on_failed)

    def _take(self, data: ReviewData) -> None:
        self._jobs -= 1
        self.data = data
        self.changed.emit()

    def _on_failed(self, error: DcbcError) -> None:
        self._jobs -= 1
        self.failed.emit()
        self._runner.error_happened.emit(error)


def _ignore(store: Store, report: Report, one: Ignored) -> ReviewData:
    store.ignore(report.id, one)
    return read_review_data(store, report)


def _stop_ignoring(store: Store, report: Report, one: Ignored) -> ReviewData:
    store.stop_ignoring(report.id, one)
    return read_review_data(store, report)


def _switch_rule(store: Store, report: Report, code: str, on: bool) -> ReviewData:
    switch_rule(store, code, on)
    return read_review_data(store, report)
