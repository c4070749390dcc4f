"""Status line of the report: last save, state, length, and the buttons of the next step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.style import STEP, WIDE


class ActionButton(QPushButton):
    """Push button with the words and state of an action."""

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
    """Shows the state of saving and of the report; holds two buttons."""

    def __init__(self, session: ReportSession, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._at: datetime | None = None
        self._failed = False
        self._length: tuple[int, int | None] | None = None
        self._kept = (False, 0, False)
        self.leave_full_screen = QPushButton(self)
        self.leave_full_screen.setObjectName("button.leaveFullScreen")
        self.leave_full_screen.setAutoDefault(False)
        self.leave_full_screen.hide()
        self.label = ToneLabel(parent=self, wraps=False)
        self.label.setObjectName("statusText")
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._message = ToneLabel(parent=self, wraps=False)
        self._message.setObjectName("statusMessage")
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._message.hide()
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(WIDE, STEP, WIDE, STEP)
        layout.setSpacing(STEP)
        layout.addWidget(self.label, 1)
        layout.addWidget(self._message, 1)
        layout.addWidget(self.leave_full_screen)
        for action in actions:
            layout.addWidget(ActionButton(action, self))
        session.saving_started.connect(self.retranslate)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._on_failed)
        session.entry_changed.connect(self._message.hide)
        session.state_changed.connect(self.retranslate)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every word of the line."""
        state = self._state_words(self._session.saved_report)
        words = (self._saved_words(), *state, *self._kept_words(), *self._length_words())
        self.label.setText(" · ".join(words))
        self.leave_full_screen.setText(self.tr("Leave the full screen (F11)"))

    def show_message(self, sentence: str) -> None:
        """Show a sentence about the current place until the next edit, and announce it to a screen reader."""
        self._message.setToolTip(sentence)
        self._message.setAccessibleName(sentence)
        self._message.setVisible(bool(sentence))
        self._cut_message()
        announce(self, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the sentence for the new width."""
        super().resizeEvent(event)
        self._cut_message()

    def _cut_message(self) -> None:
        """Show as much of the sentence as there is room for, with an ellipsis; the tooltip has the whole."""
        self._layout.activate()
        sentence, room = self._message.toolTip(), self._message.width()
        self._message.setText(self._message.fontMetrics().elidedText(sentence, Qt.TextElideMode.ElideRight, room))

    def show_leave_full_screen(self, shown: bool) -> None:
        """Show a button that leaves the full screen, where there are no menus."""
        self.leave_full_screen.setVisible(shown)

    def show_length(self, words: int, pages: int | None) -> None:
        """Show the number of words and pages; no pages if they cannot be made yet."""
        self._length = (words, pages)
        self.retranslate()

    def show_kept(self, signed: bool, scans: int, awaited: bool) -> None:
        """Show whether the revision has digital signatures or waits for them, and the number of scans of its paper."""
        self._kept = (signed, scans, awaited)
        self.retranslate()

    def _kept_words(self) -> Iterator[str]:
        signed, scans, awaited = self._kept if self._session.saved_report.frozen else (False, 0, False)
        if signed:
            yield self.tr("signed copy kept")
        elif awaited:
            yield self.tr("to be signed with another program")
        if scans:
            yield self.tr("1 scan kept") if scans == 1 else self.tr("%1 scans kept").replace("%1", str(scans))

    def _length_words(self) -> tuple[str, ...]:
        if self._length is None:
            return ()
        words, pages = self._length
        said = self.tr("1 word") if words == 1 else self.tr("%1 words").replace("%1", format_number(words))
        if pages is None:
            return (said,)
        return said, self.tr("1 page") if pages == 1 else self.tr("%1 pages").replace("%1", format_number(pages))

    def _saved_words(self) -> str:
        if self._session.error is not None:
            return self.tr("Not saved yet")
        if self._session.dirty:
            return self.tr("saving…")
        if self._at is None:
            return self.tr("Everything is saved")
        return self.tr("Saved %1").replace("%1", f"{self._at:%H:%M:%S}")

    def _state_words(self, report: Report) -> tuple[str, str]:
        states = {
            State.DRAFT: self.tr("draft"),
            State.PRESENTED: self.tr("waiting for signature"),
            State.SIGNED: self.tr("signed off"),
        }
        return states[report.state], self.tr("revision %1").replace("%1", str(report.revision))

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        self._at = at
        self.retranslate()
        if self._failed:  # an ordinary save is not announced
            announce(self, self._saved_words())
        self._failed = False

    @Slot(object)
    def _on_failed(self, _error: DcbcError) -> None:
        self._failed = True
        self.retranslate()
