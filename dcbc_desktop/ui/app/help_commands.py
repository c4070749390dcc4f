"""F1: the manual at the page about the field at hand, with what the outline says of that field."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dcbc_desktop.ui import help as help_pages
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.background import BackgroundRunner


class HelpActs(QObject):
    """Opens the one help window there is."""

    def __init__(self, runner: BackgroundRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._help: help_pages.HelpWindow | None = None
        window.actions_by_verb["help"].triggered.connect(self.show_help)
        window.actions_by_verb["manual"].triggered.connect(self.show_manual)
        runner.language_changed.connect(self._use_language)

    @Slot()
    def show_help(self) -> None:
        """About the field that has the focus."""
        widget = QApplication.focusWidget()
        if widget is not None and widget.window() is self._help:
            return
        name = widget.accessibleName() if widget is not None else ""
        self._open(help_pages.topic_of(widget), name, _guidance(widget))

    @Slot()
    def show_manual(self) -> None:
        """From its first page."""
        self._open(help_pages.FIRST)

    def _open(self, topic: str, name: str = "", guidance: str = "") -> None:
        shown = self._window_of_help()
        shown.show_topic(topic, name, guidance)
        shown.show()
        shown.activateWindow()

    def _window_of_help(self) -> help_pages.HelpWindow:
        """In front of a dialog the manual belongs to the dialog: all else is blocked until that is closed."""
        parent = QApplication.activeModalWidget() or self._window
        if self._help is None or not isValid(self._help):
            self._help = help_pages.HelpWindow(self._runner.language, parent)
        elif self._help.parentWidget() is not parent:
            self._help.setParent(parent, self._help.windowFlags())
        return self._help

    @Slot(str)
    def _use_language(self, language: str) -> None:
        if self._help is not None and isValid(self._help):
            self._help.use_language(language)


def _guidance(widget: QWidget | None) -> str:
    """What a field says of itself: its own help, else the words that its tool tip shows."""
    return (widget.whatsThis() or widget.toolTip()) if widget is not None else ""
