"""Ký số and nhận lại bản đã ký: signatures and scans of a revision that was signed off."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import signing
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.report_page_commands import PageActs
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.background import BackgroundRunner

_VERBS = ("sign", "attach")


class SigningActs(PageActs):
    """Opens the dialogs; they are loaded when first asked for. The status line says what is kept."""

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, page: ReportWindow, window: QWidget) -> None:
        super().__init__(runner, actions, page, window)
        actions["sign"].triggered.connect(self.sign)
        actions["attach"].triggered.connect(self.attach)
        self._session.state_changed.connect(self.offer)
        self.offer()

    @Slot()
    def offer(self) -> None:
        """Offer what the report's state allows, and say what is kept."""
        report = self._session.saved_report
        self._actions.enable(_VERBS, report.frozen)
        if report.frozen:
            self._runner.run_on_store(self, _kept, report.id, report.revision, then=self._show_kept)

    def _show_kept(self, kept: tuple[bool, int]) -> None:
        self._page.status.show_kept(*kept)

    @Slot()
    def sign(self) -> None:
        """Ký số."""
        dialog = signing.DigitalSignatureDialog(self._runner, self._session, self._window)
        dialog.signed.connect(self.offer)
        dialog.open()

    @Slot()
    def attach(self) -> None:
        """Nhận lại bản đã ký."""
        dialog = signing.AttachDialog(self._runner, self._session.saved_report.id, self._window)
        dialog.attached.connect(self.offer)
        dialog.open()


def _kept(store: Store, report_id: int, revision: int) -> tuple[bool, int]:
    return bool(store.revisions.signed_copies(report_id, revision)), len(store.scans.listed(report_id, revision))
