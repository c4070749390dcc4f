"""In: the open report goes to a printer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.ui import sending
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.background import BackgroundRunner


class PrintActs(QObject):
    """Connects the action; what prints is loaded when first asked for."""

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, page: ReportWindow, window: QWidget) -> None:
        super().__init__(page)
        self._runner = runner
        self._session = page.session
        self._window = window
        actions["print"].triggered.connect(self.print_report)
        actions.enable(("print",), True)

    @Slot()
    def print_report(self) -> None:
        """Ctrl+P."""
        sending.PrintFlow(self._runner, self._session, self._window).start()
