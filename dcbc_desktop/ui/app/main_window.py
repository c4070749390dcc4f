"""Frame of the main window: menus and stacked pages. It imports little, because it is painted first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dcbc_desktop.ui.app.commands import When, WindowActions
from dcbc_desktop.ui.app.window_state import WindowState

NAME = "DCBC Desktop"


class MainWindow(QMainWindow):
    """Frame that is painted first. The navigator fills it and decides whether it may close."""

    close_requested = Signal()
    files_dropped = Signal(object)

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.state = state
        self.may_close = True
        """True while no report is open, or after its last edits are saved or given up."""
        self.actions_by_verb = WindowActions(self)
        self.actions_by_verb.fill(self.menuBar())
        self.actions_by_verb.offer(When.DATABASE)
        self.stack = QStackedWidget(self)
        centre = QWidget(self)
        self.rows = QVBoxLayout(centre)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.rows.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        self.setWindowTitle(NAME)
        self.retranslate()
        state.follow(self)

    def retranslate(self) -> None:
        """Set the words of the menus."""
        self.actions_by_verb.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Set the words anew after a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files; their kind is found out when they are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over files that no field or page below took."""
        event.acceptProposedAction()
        self.files_dropped.emit(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything typed is on the disk, or a person let it go."""
        if self.may_close:
            self.state.keep()
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()
