"""When the preview is made anew: a short pause after an edit, never twice at once, never unseen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import Desk, Lane
from dcbc_desktop.ui.cancel import Wish
from dcbc_desktop.ui.session import ReportSession

if TYPE_CHECKING:
    from dcbc_desktop.workflow.preview import Preview

MAKE_AFTER_MS = 250
"""From the last edit to the new pages' being begun."""


class PreviewMaker(QObject):
    """`made` brings pages of the report as it stands, `failed` why there are none."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._shown = False
        self._busy = False
        self._generation = 1
        """Counts edits; what was made of an earlier one comes too late."""
        self._seen = 0
        self._wish = Wish()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MAKE_AFTER_MS)
        self._timer.timeout.connect(self.make_now)
        session.entry_changed.connect(self._on_changed)
        session.state_changed.connect(self._on_changed)

    @property
    def up_to_date(self) -> bool:
        """Whether the newest state was made, or could not be."""
        return self._seen == self._generation

    def set_shown(self, shown: bool) -> None:
        """Nothing is made while nobody looks."""
        self._shown = shown
        if not shown:
            self._timer.stop()
            self._wish.take_back()
        elif not self.up_to_date:
            self.make_now()

    @Slot()
    def _on_changed(self) -> None:
        self._generation += 1
        self._wish.take_back()
        if self._shown:
            self._timer.start()

    @Slot()
    def make_now(self) -> None:
        """Begin at once, without waiting for a pause."""
        if self._busy or not self._shown:
            return  # the next comes when this one is back
        self._busy = True
        self._wish = Wish()
        report = self._session.saved_report
        if report.frozen:
            follow = partial(self._make_signed, self._generation, report)
            failed = partial(self._on_failed, self._generation)
            self._desk.ask(self, partial(_signed_pages, report), follow, failed)
        else:
            self._work(self._generation, partial(_make_draft, self._session.taken_report(), self._wish))

    def _make_signed(self, generation: int, report: Report, signed: bytes) -> None:
        self._work(generation, partial(_make_signed, report, signed))

    def _work(self, generation: int, job: Callable[[], Preview | None]) -> None:
        done, failed = partial(self._on_made, generation), partial(self._on_failed, generation)
        self._desk.work(self, job, done, failed, lane=Lane.PAGES)

    def _on_made(self, generation: int, preview: Preview | None) -> None:
        if self._comes_in_time(generation if preview is not None else 0):
            self.made.emit(preview)

    def _on_failed(self, generation: int, error: DcbcError) -> None:
        if self._comes_in_time(generation):
            self.failed.emit(error)

    def _comes_in_time(self, generation: int) -> bool:
        """Whether a result is of the newest state; else the next is begun, or its pause has begun."""
        self._busy = False
        if generation == self._generation:
            self._seen = generation
            return True
        if not self._timer.isActive():
            self.make_now()
        return False


def _signed_pages(report: Report, store: Store) -> bytes:
    return store.official_pdf(report.id, report.revision)


def _make_draft(report: Callable[[], Report], wish: Wish) -> Preview | None:
    from dcbc_desktop.workflow.preview import make_draft_while  # noqa: PLC0415  loads on the worker thread

    return make_draft_while(wish, report())


def _make_signed(report: Report, signed: bytes) -> Preview:
    from dcbc_desktop.workflow.preview import make_preview  # noqa: PLC0415  as above

    return make_preview(report, signed)
