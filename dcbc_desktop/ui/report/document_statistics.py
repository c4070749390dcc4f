"""Number of words and pages of the open report, counted on a worker thread when the user pauses."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dcbc_desktop import workflow
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.prose import word_count
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.background import BackgroundRunner, CancelToken
from dcbc_desktop.ui.session import ReportSession

COUNT_AFTER_MS = 1_500
"""From a save to the count; it does not disturb typing."""


class DocumentLength(NamedTuple):
    """Words of all sections, footnotes left out, and pages; None if the pages cannot be made yet."""

    words: int
    pages: int | None


class DocumentStatistics(QObject):
    """Counts after each save; `counted` brings a DocumentLength."""

    counted = Signal(object)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._seen: Report | None = None
        self._cancel_token = CancelToken()
        self._timer = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count)
        session.entry_changed.connect(self._cancel)
        session.saved.connect(self._timer.start)
        session.state_changed.connect(self._timer.start)

    @Slot()
    def begin(self) -> None:
        """Count for the first time."""
        self._timer.start()

    @Slot()
    def _cancel(self) -> None:
        """Cancel the count; the save that follows starts another."""
        self._cancel_token.cancel()

    @Slot()
    def _count(self) -> None:
        report = self._session.saved_report
        if report is not self._seen and not self._session.dirty:
            self._seen = report
            self._cancel_token = CancelToken()
            self._runner.run(self, _length, report, self._cancel_token, then=self._on_counted)

    def _on_counted(self, length: DocumentLength | None) -> None:
        if length is not None:
            self.counted.emit(length)


def _length(report: Report, cancel_token: CancelToken) -> DocumentLength | None:
    """Return the length; None if the count was cancelled."""
    words = sum(word_count(report.prose(section.key)) for section in report.outline.prose_sections())
    try:
        pages = workflow.report_pages.count_pages_while(cancel_token.still_wanted, report)
    except DcbcError:
        return DocumentLength(words, None)  # a finding gives the reason
    return DocumentLength(words, pages) if pages is not None else None
