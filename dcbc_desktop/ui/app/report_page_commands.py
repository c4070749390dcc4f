"""What the acts of an open report have at hand."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.background import BackgroundRunner


class PageActs(QObject):
    """Belongs to the page: Qt lets go of its slots when the report is left, the actions stay."""

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, page: ReportWindow, window: QWidget) -> None:
        super().__init__(page)
        self._runner = runner
        self._actions = actions
        self._page = page
        self._session = page.session
        self._window = window
