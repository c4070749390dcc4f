"""Findings of the open report, worked out again after each save, on the worker thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.desk import Desk
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.surroundings import Known, Surroundings

if TYPE_CHECKING:
    from dcbc_desktop.ui.survey import Survey

CHECK_AFTER_MS = 250
"""From a save to the checks; further saves in between are looked at together."""


class FindingsWatch(QObject):
    """`surveyed` brings the newest findings."""

    surveyed = Signal(object)

    def __init__(
        self, desk: Desk, session: ReportSession, surroundings: Surroundings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._surroundings = surroundings
        self._busy = False
        self._seen: tuple[Report, Known] | None = None
        self._looking_at = self._now()
        self.latest: Survey | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        session.saved.connect(self._timer.start)
        session.state_changed.connect(self._timer.start)
        surroundings.changed.connect(self.look)

    @property
    def up_to_date(self) -> bool:
        """Whether the newest saved state was looked at."""
        return self._seen is not None and _same(self._seen, self._now())

    def _now(self) -> tuple[Report, Known]:
        return self._session.saved_report, self._surroundings.known

    @Slot()
    def look(self) -> None:
        """Check the report as last saved, unless that was done already."""
        if self._busy:
            self._timer.start()
        elif not self.up_to_date:
            self._busy = True
            self._looking_at = self._now()
            self._desk.work(self, partial(_survey, *self._looking_at), self._on_surveyed)

    def _on_surveyed(self, found: Survey) -> None:
        self._busy = False
        self._seen = self._looking_at
        self.latest = found
        self.surveyed.emit(found)


def _same(seen: tuple[Report, Known], now: tuple[Report, Known]) -> bool:
    return seen[0] is now[0] and seen[1] is now[1]


def _survey(report: Report, known: Known) -> Survey:
    from dcbc_desktop.ui.survey import survey  # noqa: PLC0415  checks and fonts load on the worker thread

    return survey(report, known)
