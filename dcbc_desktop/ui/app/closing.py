"""Saving before a report is left. Where that fails the person decides; nothing is dropped silently."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.ui import app
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.help_key import add_help_key

CLOSE_WITHIN_MS = 10_000
"""Longest wait for the disk before the person is asked."""


class Closing(QObject):
    """One attempt to leave: `finished` when all is saved or a person let it go, `given_up` when they stay."""

    finished = Signal()
    given_up = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._session = session
        self._window = window
        self._box: QMessageBox | None = None
        self._over = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(CLOSE_WITHIN_MS)
        self._patience.timeout.connect(self._ask)
        session.save_failed.connect(self._ask)

    @Slot()
    def begin(self) -> None:
        """Save, then finish."""
        self._patience.start()
        self._session.flush(self._on_saved)

    def _on_saved(self) -> None:
        if self._session.dirty:  # typed while the save was under way
            self._session.flush(self._on_saved)
        else:
            self._finish()

    @Slot()
    def _finish(self) -> None:
        if not self._over:
            self._end()
            self.finished.emit()

    @Slot()
    def _stay(self) -> None:
        if not self._over:
            self._end()
            self.given_up.emit()

    def _end(self) -> None:
        self._over = True
        self._patience.stop()
        self._session.save_failed.disconnect(self._ask)
        if self._box is not None:
            self._box.close()
        self.deleteLater()

    @Slot()
    def _ask(self) -> None:
        self._patience.stop()
        if self._box is not None or self._over:
            return
        box = QMessageBox(self._window)
        box.setObjectName("unsavedBox")
        box.setIcon(QMessageBox.Icon.Warning)
        add_help_key(box)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Not saved yet"))
        error = self._session.error
        box.setText(self._runner.error_sentence(error) if error else self.tr("The disk does not answer."))
        box.setInformativeText(self.tr("The last edits are only in this window so far."))
        self._add_buttons(box)
        self._box = box
        box.finished.connect(self._on_box_finished)
        box.open()

    def _add_buttons(self, box: QMessageBox) -> None:
        copy = box.addButton(self.tr("Save a &copy elsewhere…"), QMessageBox.ButtonRole.ActionRole)
        again = box.addButton(self.tr("&Try again"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(self.tr("&Back to the report"), QMessageBox.ButtonRole.RejectRole)
        drop = box.addButton(self.tr("Close &without the last edits"), QMessageBox.ButtonRole.DestructiveRole)
        for button, name in ((copy, "copy"), (again, "again"), (back, "back"), (drop, "drop")):
            button.setObjectName(f"unsaved.{name}")
        box.setEscapeButton(back)
        copy.clicked.connect(self._save_elsewhere)
        again.clicked.connect(self.begin)
        back.clicked.connect(self._stay)
        drop.clicked.connect(self._finish)

    @Slot()
    def _on_box_finished(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None

    @Slot()
    def _save_elsewhere(self) -> None:
        app.RescueCopy(self._runner, self._session, self._window, self._finish).begin()
