"""Person who works in the whole window by keys alone: each key goes to the widget with the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.panels import FINDINGS
from dcbc_desktop.ui.panels.findings_panel import FindingsPanel
from dcbc_desktop.ui.review.review_result import ReviewResult
from tests.keyboard import type_by_unikey, type_text
from tests.ui.clerk import Clerk, W

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier


class Typist(Clerk):
    """Works by keys; what stands in the report is looked at, never set."""

    def focus(self) -> QWidget:
        """Who hears the keys."""
        self._activate()
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def focused(self, field: W) -> W:
        """Go to a field."""
        self._activate()
        return super().focused(field)

    def _activate(self) -> None:
        """The offscreen platform gives no window the focus back that a popup took."""
        front = QApplication.activeModalWidget() or self.window
        if not front.isActiveWindow() and QApplication.activePopupWidget() is None:
            front.activateWindow()
            QApplication.processEvents()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        """A key, some times; shortcuts hear it first, as on a keyboard."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key, modifiers)
            QApplication.processEvents()

    def write(self, text: str, *, unikey: bool = False) -> None:
        """Letters, each for whoever has the focus by then."""
        for letter in text:
            (type_by_unikey if unikey else type_text)(self.focus(), letter)

    def mnemonic(self, button: QAbstractButton) -> None:
        """Alt and the letter that a button shows."""
        keys = QKeySequence.mnemonic(button.text()).toString()
        assert keys, button.text()
        self.key(Key(ord(keys[-1])), ALT)

    def copied(self, text: str) -> None:
        """Another program put this on the clipboard."""
        data = QMimeData()
        data.setText(text)
        QApplication.clipboard().setMimeData(data)

    def until(self, done: Callable[[], bool]) -> None:
        """Until something has happened."""
        self.qtbot.waitUntil(done, timeout=15_000)

    def dialog(self, name: str) -> QDialog:
        """A dialog that has come up, in front."""
        self.until(lambda: self.window.findChild(QDialog, name) is not None)
        found = self.find(QDialog, name)
        found.activateWindow()
        self.until(lambda: QApplication.activeModalWidget() is found and found.isActiveWindow())
        return found

    def back_in_window(self) -> None:
        """Until no dialog is in front."""
        self.until(lambda: QApplication.activeModalWidget() is None)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def reviewed(self) -> ReviewResult:
        """What is found in the newest words."""
        self.saved()
        self.until(
            lambda: self.page.live_review.up_to_date and not self.page.live_review.edited_since and self.runner.idle
        )
        latest = self.page.live_review.latest
        assert latest is not None
        return latest

    @property
    def findings(self) -> FindingsPanel:
        """Rà soát."""
        panel = self.page.panels.panel(FINDINGS)
        assert isinstance(panel, FindingsPanel)
        return panel

    def stands_in(self, key: str) -> bool:
        """Whether the field with the focus belongs to an entry."""
        focused, block = self.focus(), self.page.current_section.block
        edit: object = self.page.tabs.current.edits().get(key)
        inside = isinstance(edit, QWidget) and (edit is focused or edit.isAncestorOf(focused))
        return inside or (block is not None and block.section.key == key and block.isAncestorOf(focused))

    def into_store(self, job: Callable[[Store], Report]) -> Report:
        """What lies in the database before the window opens."""
        store = Store.open(self.database)
        try:
            return job(store)
        finally:
            store.close()


def words_of(path: Path) -> list[str]:
    """Every word on the pages of a PDF; a word cut at the end of a line is whole again."""
    document = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return " ".join(texts).replace("\ufffe", "").split()
