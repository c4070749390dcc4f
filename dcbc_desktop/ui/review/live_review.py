"""Review of the open report on a worker thread, repeated when the user pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui import review
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.workflow.review_data import ReviewData

if TYPE_CHECKING:
    from dcbc_desktop.ui.review.review_result import ReviewResult

PAUSE_MS = 300
"""From the last key to the review: it does not disturb typing."""
AT_LATEST_MS = 3_000
"""Longest time between reviews while the user never pauses."""

_State = tuple[Report, ReviewData, str]


class LiveReview(QObject):
    """Runs reviews; `reviewed` brings each result, `outdated` is emitted when the latest is not final any more."""

    reviewed = Signal(object)
    outdated = Signal()

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession,
        review_context: ReviewContext,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._review_context = review_context
        self._busy = False
        self._seen: _State | None = None
        self._reviewing = self._now()
        self.latest: ReviewResult | None = None
        self.edited_since = False
        """True if `latest` is not final: something was edited since, or a review is due or running."""
        self._last_review = QElapsedTimer()
        self._last_review.start()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._session.entry_changed.connect(self._on_entry_changed)
        self._session.saved.connect(self._on_saved)
        self._session.state_changed.connect(self.review)
        self._review_context.changed.connect(self.review)
        self._review_context.reading.connect(self._mark_outdated)
        self._review_context.failed.connect(self._settle)
        self._runner.language_changed.connect(self.review)

    @property
    def up_to_date(self) -> bool:
        """Return whether the newest saved state was reviewed."""
        return self._seen is not None and _same(self._seen, self._now())

    def _now(self) -> _State:
        return self._session.saved_report, self._review_context.data, self._runner.language

    @Slot(str)
    def _on_entry_changed(self, _key: str) -> None:
        self._pause.start()
        self._mark_outdated()

    @Slot()
    def _mark_outdated(self) -> None:
        if not self.edited_since:
            self.edited_since = True
            self.outdated.emit()

    def _is_outdated(self) -> bool:
        return self._session.dirty or self._review_context.busy or not self.up_to_date

    @Slot()
    def _settle(self) -> None:
        """Bring the latest result again, where it is final after all."""
        if self.edited_since and self.latest is not None and not self._is_outdated():
            self.edited_since = False
            self.reviewed.emit(self.latest)

    @Slot()
    def _on_pause(self) -> None:
        if not self._session.dirty:  # else the save, which is due, starts the review
            self.review()

    @Slot()
    def _on_saved(self) -> None:
        if not self._pause.isActive() or self._last_review.hasExpired(AT_LATEST_MS):
            self.review()

    @Slot()
    def review(self) -> None:
        """Review the report as last saved, unless that was done already."""
        if self._busy:
            return  # the next review begins when this one ends
        if self.up_to_date:
            self._settle()
        else:
            self._mark_outdated()
            self._busy = True
            self._last_review.restart()
            self._reviewing = self._now()
            self._runner.run(self, _review, *self._reviewing, then=self._on_reviewed, failed=self._on_failed)

    def _on_reviewed(self, found: ReviewResult) -> None:
        self._busy = False
        self._seen = self._reviewing
        self.latest = found
        self.edited_since = self._is_outdated()
        self.reviewed.emit(found)
        if not self._pause.isActive():
            self.review()

    def _on_failed(self, error: DcbcError) -> None:
        self._busy = False
        self._seen = self._reviewing
        self._runner.error_happened.emit(error)


def _same(seen: _State, now: _State) -> bool:
    return seen[0] is now[0] and seen[1] is now[1] and seen[2] == now[2]


def _review(report: Report, data: ReviewData, language: str) -> ReviewResult:
    return review.review_report(report, data, language)
