"""The line at the foot of the report: when the last save was made, what state the report is in, and what to do next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.labels import ToneLabel
from dcbc_desktop.ui.language import TranslatedWidget
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.style import STEP, WIDE


class ActionButton(QPushButton):
    """A push button that is an action's second face: same words, same state."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setObjectName(f"button.{action.objectName().removeprefix('action.')}")
        self.setAutoDefault(False)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        words = self._action.iconText()
        self.setText(words)
        self.setAccessibleName(words.rstrip("….").strip())
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())


class StatusLine(TranslatedWidget):
    """Says what is saved; holds the two buttons of the main job."""

    asked = Signal()

    def __init__(self, session: ReportSession, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._at: datetime | None = None
        self.label = ToneLabel(parent=self, wraps=False)
        self.label.setObjectName("statusText")
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(WIDE, STEP, WIDE, STEP)
        layout.setSpacing(STEP)
        layout.addWidget(self.label, 1)
        for action in actions:
            layout.addWidget(ActionButton(action, self))
        session.saving_started.connect(self.retranslate)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._on_failed)
        session.state_changed.connect(self.retranslate)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Every word of the line."""
        self.label.setText(" · ".join((self._saved_words(), *self._state_words(self._session.saved_report))))

    def _saved_words(self) -> str:
        if self._session.error is not None:
            return self.tr("Not saved yet")
        if self._session.dirty:
            return self.tr("saving…")
        if self._at is None:
            return self.tr("Everything is saved")
        return self.tr("Saved %1").replace("%1", f"{self._at:%H:%M:%S}")

    def _state_words(self, report: Report) -> tuple[str, str]:
        state = self.tr("signed off") if report.frozen else self.tr("draft")
        return state, self.tr("revision %1").replace("%1", str(report.revision))

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        self._at = at
        self.retranslate()

    @Slot(object)
    def _on_failed(self, _error: DcbcError) -> None:
        self.retranslate()
