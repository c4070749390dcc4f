"""What the open report is looked at with: earlier reports, findings set aside, rules switched off."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.ignored import Ignored, ignore
from dcbc_desktop.report.earlier_reports import NO_PAST, Past
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import Desk
from dcbc_desktop.ui.session import ReportSession


class ReviewData(msgspec.Struct, frozen=True):
    """Read from the store in one go."""

    past: Past = NO_PAST
    ignored: tuple[Ignored, ...] = ()
    rules_off: frozenset[str] = frozenset()


class ReviewContext(QObject):
    """Holds what is known; `changed` tells that something new is. Nothing is known until the store has answered."""

    changed = Signal()

    def __init__(self, desk: Desk, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self.known = ReviewData()

    @property
    def past(self) -> Past:
        """Earlier reports of the office."""
        return self.known.past

    @Slot()
    def read(self) -> None:
        """Ask the store again."""
        self._desk.ask(self, partial(_read, self._session.saved_report), self._take)

    def set_aside(self, finding: Finding, report: Report, reason: str) -> None:
        """Bỏ qua, with a reason; kept with the report."""
        one = ignore(finding, report, reason)
        self._desk.ask(self, partial(_set_aside, report, one), self._take)

    def take_back(self, one: Ignored) -> None:
        """Show a finding again that was set aside."""
        self._desk.ask(self, partial(_take_back, self._session.saved_report, one), self._take)

    def switch_rule(self, code: str, on: bool) -> None:
        """Switch a rule on or off for all reports."""
        self._desk.ask(self, partial(_switch_rule, self._session.saved_report, code, on), self._take)

    def _take(self, known: ReviewData) -> None:
        self.known = known
        self.changed.emit()


def _read(report: Report, store: Store) -> ReviewData:
    from dcbc_desktop.workflow.earlier_report_lookup import read_past  # noqa: PLC0415  after the first paint
    from dcbc_desktop.workflow.settings import rules_off  # noqa: PLC0415

    return ReviewData(read_past(store, report), store.ignored(report.id), rules_off(store))


def _set_aside(report: Report, one: Ignored, store: Store) -> ReviewData:
    store.ignore(report.id, one)
    return _read(report, store)


def _take_back(report: Report, one: Ignored, store: Store) -> ReviewData:
    store.stop_ignoring(report.id, one)
    return _read(report, store)


def _switch_rule(report: Report, code: str, on: bool, store: Store) -> ReviewData:
    from dcbc_desktop.workflow.settings import switch_rule  # noqa: PLC0415  seldom needed

    switch_rule(store, code, on)
    return _read(report, store)
