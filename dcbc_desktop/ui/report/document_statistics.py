"""How long the open report is, in words and pages, worked out in a quiet moment."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.prose import word_count
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.background import BackgroundRunner, CancelToken
from dcbc_desktop.ui.session import ReportSession

COUNT_AFTER_MS = 1_500
"""From a save to the count; whoever types on is not disturbed."""


class DocumentLength(NamedTuple):
    """Words of all sections, footnotes left out; pages, None where the page cannot be made yet."""

    words: int
    pages: int | None


class DocumentStatistics(QObject):
    """`counted` brings words and pages."""

    counted = Signal(object)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._seen: Report | None = None
        self._cancel_token = CancelToken()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count)
        session.entry_changed.connect(self._give_up)
        session.saved.connect(self._timer.start)
        session.state_changed.connect(self._timer.start)

    @Slot()
    def begin(self) -> None:
        """Count for the first time, when there is a moment."""
        self._timer.start()

    @Slot()
    def _give_up(self) -> None:
        """The save that follows asks again."""
        self._cancel_token.cancel()

    @Slot()
    def _count(self) -> None:
        report = self._session.saved_report
        if report is not self._seen and not self._session.dirty:
            self._seen = report
            self._cancel_token = CancelToken()
            self._runner.run(self, _length, report, self._cancel_token, then=self._tell)

    def _tell(self, length: DocumentLength | None) -> None:
        if length is not None:
            self.counted.emit(length)


def _length(report: Report, cancel_token: CancelToken) -> DocumentLength | None:
    """None where the person typed on."""
    from dcbc_desktop.workflow.page_maker import count_pages_while  # noqa: PLC0415  loads on the worker thread

    words = sum(word_count(report.prose(section.key)) for section in report.outline.prose_sections())
    try:
        pages = count_pages_while(cancel_token.still_wanted, report)
    except DcbcError:
        return DocumentLength(words, None)  # a finding says why
    return DocumentLength(words, pages) if pages is not None else None
