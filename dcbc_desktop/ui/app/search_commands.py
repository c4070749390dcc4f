"""Find, replace and go on from place to place, from anywhere in an open report."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from dcbc_desktop.report.text import OBJECT
from dcbc_desktop.ui import panels
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.panels.side_panels import SEARCH


class SearchActs(QObject):
    """Connects the verbs of searching to the panel."""

    def __init__(self, actions: WindowActions, page: ReportWindow) -> None:
        super().__init__(page)
        self._page = page
        # Slots of this object and no partials: Qt lets go of them when the report is left, the actions stay.
        for verb, slot in (
            ("find", self.find),
            ("replace", self.replace),
            ("findNext", self.find_next),
            ("findPrevious", self.find_previous),
        ):
            actions[verb].triggered.connect(slot)
        actions.enable(("find", "replace", "findNext", "findPrevious"), True)
        page.session.state_changed.connect(partial(self._offer, actions))
        self._offer(actions)

    @property
    def _panel(self) -> panels.SearchPanel:
        panel = self._page.panels.panel(SEARCH)
        assert isinstance(panel, panels.SearchPanel)
        return panel

    @Slot()
    def _offer(self, actions: WindowActions) -> None:
        actions.enable(("replace",), self._page.session.saved_report.editable)

    @Slot()
    def find(self) -> None:
        """Ctrl+F."""
        self.open(False)

    @Slot()
    def replace(self) -> None:
        """Ctrl+H."""
        self.open(True)

    @Slot()
    def find_next(self) -> None:
        """F3."""
        self._panel.step(1)

    @Slot()
    def find_previous(self) -> None:
        """Shift+F3."""
        self._panel.step(-1)

    def open(self, replacing: bool) -> None:
        """Show the panel, with the words that are selected in the text."""
        words = _selected_words()
        self._panel.set_replacing(replacing)
        self._panel.look_for(words)
        self._page.panels.bring(SEARCH, enter=True)


def _selected_words() -> str:
    widget = QApplication.focusWidget()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.textCursor().selectedText().replace(OBJECT, "").replace("\u2029", "\n")
    return widget.selectedText() if isinstance(widget, QLineEdit) else ""
