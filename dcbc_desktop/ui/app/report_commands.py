"""What a person does with an open report beyond writing it: sign off, register, amend, export."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.ui import app, sending, signing
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.report_page_commands import PageActs
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.background import BackgroundRunner


class ReportActs(PageActs):
    """Opens the dialog of each act; each begins by saving. Dialogs are loaded when first asked for."""

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, page: ReportWindow, window: QWidget) -> None:
        super().__init__(runner, actions, page, window)
        self._connect_signals()
        self.offer()

    def _connect_signals(self) -> None:
        for verb, slot in (
            ("signOff", self.sign_off),
            ("register", self.register),
            ("amend", self.amend),
            ("export", self.export_final),
            ("exportDraft", self.export_draft),
            ("sent", self.show_sent),
        ):
            self._actions[verb].triggered.connect(slot)
        self._page.amend_requested.connect(self.amend)
        self._page.save_elsewhere_requested.connect(self.save_elsewhere)
        self._session.state_changed.connect(self.offer)

    @Slot()
    def offer(self) -> None:
        """Offer what the report's state allows."""
        frozen = self._session.saved_report.frozen
        self._actions.enable(("signOff",), not frozen)
        self._actions.enable(("amend",), frozen)
        self._actions.enable(("register",), frozen or self._session.saved_report.revision > 1)
        self._actions.enable(("export", "exportDraft", "sent"), True)

    @Slot()
    def sign_off(self) -> None:
        """Ký duyệt."""
        self._session.flush(self._open_sign_off)

    @Slot()
    def register(self) -> None:
        """Number and date given after a signature by pen."""
        dialog = signing.RegisterDialog(self._runner, self._session, self._window)
        dialog.registered.connect(self._page.review_context.read)  # what an amended report has to say of it
        dialog.open()

    @Slot()
    def amend(self) -> None:
        """Sửa đổi."""
        dialog = signing.AmendDialog(self._runner, self._session, self._window)
        dialog.open()

    @Slot()
    def export_final(self) -> None:
        """The signed-off bytes."""
        self._session.flush(partial(self._export, False))

    @Slot()
    def export_draft(self) -> None:
        """A draft with its mark."""
        self._session.flush(partial(self._export, True))

    @Slot()
    def show_sent(self) -> None:
        """Nhật ký gửi."""
        report = self._session.saved_report
        sending.SubmissionLogDialog(self._runner, report.id, report.frozen or report.revision > 1, self._window).open()

    @Slot()
    def save_elsewhere(self) -> None:
        """A copy while the database cannot be written."""
        app.Rescue(self._runner, self._session, self._window, None).begin()

    def _open_sign_off(self) -> None:
        dialog = signing.SignOffDialog(self._runner, self._session, self._window)
        dialog.place_requested.connect(self._page.show_key)
        dialog.open()

    def _export(self, draft: bool) -> None:
        sending.ExportFlow(self._runner, self._session, self._window).start(draft)
