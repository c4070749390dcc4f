"""What the open report is looked at with: earlier reports, findings set aside, rules switched off."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.ignored import Ignored, ignore
from dcbc_desktop.report.comparison.earlier_reports import NO_PAST, Past
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession


class ReviewData(msgspec.Struct, frozen=True):
    """Read from the store in one go."""

    past: Past = NO_PAST
    ignored: tuple[Ignored, ...] = ()
    rules_off: frozenset[str] = frozenset()


class ReviewContext(QObject):
    """Holds what is known; `changed` tells that something new is. Nothing is known until the store has answered."""

    changed = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self.known = ReviewData()

    @property
    def past(self) -> Past:
        """Earlier reports of the office."""
        return self.known.past

    @Slot()
    def read(self) -> None:
        """Ask the store again."""
        self._runner.run_on_store(self, _read, self._session.saved_report, then=self._take)

    def set_aside(self, finding: Finding, report: Report, reason: str) -> None:
        """Bỏ qua, with a reason; kept with the report."""
        one = ignore(finding, report, reason)
        self._runner.run_on_store(self, _set_aside, report, one, then=self._take)

    def take_back(self, one: Ignored) -> None:
        """Show a finding again that was set aside."""
        self._runner.run_on_store(self, _take_back, self._session.saved_report, one, then=self._take)

    def switch_rule(self, code: str, on: bool) -> None:
        """Switch a rule on or off for all reports."""
        self._runner.run_on_store(self, _switch_rule, self._session.saved_report, code, on, then=self._take)

    def _take(self, known: ReviewData) -> None:
        self.known = known
        self.changed.emit()


def _read(store: Store, report: Report) -> ReviewData:
    from dcbc_desktop.workflow.earlier_report_lookup import read_past  # noqa: PLC0415  after the first paint
    from dcbc_desktop.workflow.settings import rules_off  # noqa: PLC0415

    return ReviewData(read_past(store, report), store.ignored(report.id), rules_off(store))


def _set_aside(store: Store, report: Report, one: Ignored) -> ReviewData:
    store.ignore(report.id, one)
    return _read(store, report)


def _take_back(store: Store, report: Report, one: Ignored) -> ReviewData:
    store.stop_ignoring(report.id, one)
    return _read(store, report)


def _switch_rule(store: Store, report: Report, code: str, on: bool) -> ReviewData:
    from dcbc_desktop.workflow.settings import switch_rule  # noqa: PLC0415  seldom needed

    switch_rule(store, code, on)
    return _read(store, report)
