"""Findings of the open report, worked out again after each save, on the worker thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.desk import Desk
from dcbc_desktop.ui.session import ReportSession

if TYPE_CHECKING:
    from dcbc_desktop.ui.survey import Survey

CHECK_AFTER_MS = 250
"""From a save to the checks; further saves in between are looked at together."""


class FindingsWatch(QObject):
    """`surveyed` brings the newest findings."""

    surveyed = Signal(object)

    def __init__(self, desk: Desk, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._busy = False
        self._seen: Report | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        session.saved.connect(self._timer.start)
        session.state_changed.connect(self._timer.start)

    @property
    def up_to_date(self) -> bool:
        """Whether the newest saved state was looked at."""
        return self._seen is self._session.saved_report

    @Slot()
    def look(self) -> None:
        """Check the report as last saved, unless that was done already."""
        report = self._session.saved_report
        if self._busy:
            self._timer.start()
        elif report is not self._seen:
            self._busy = True
            self._desk.work(self, partial(_survey, report), self._on_surveyed)

    def _on_surveyed(self, found: Survey) -> None:
        self._busy = False
        self._seen = found.report
        self.surveyed.emit(found)


def _survey(report: Report) -> Survey:
    from dcbc_desktop.ui.survey import survey  # noqa: PLC0415  checks and fonts load on the worker thread

    return survey(report)
