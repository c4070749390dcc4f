"""The note of the current cell, under the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.ui.widgets.labels import plain_label
from dcbc_desktop.ui.widgets.style import space

_BACK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_FIRST_VISIT = 1_000_000_000
"""Visits of notes are counted apart from those of cells."""


class CellNoteEdit(LineEdit):
    """Enter, Escape and Shift+F2 lead back to the cell."""

    back = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead back."""
        shift_f2 = event.key() == Qt.Key.Key_F2 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _BACK or shift_f2:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed at one visit is one step of undo."""
        super().focusInEvent(event)
        self.entered.emit()


class CellNoteLine(QWidget):
    """Seen where the cell has a note, or while one is written. `left` says that the person goes back."""

    edited = Signal(str)
    refused = Signal(object)
    left = Signal()

    def __init__(self, table_key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.visit = _FIRST_VISIT
        self._label = plain_label(parent=self)
        self.edit = CellNoteEdit(f"note.{table_key}", self)
        self._label.setBuddy(self.edit)
        row = QHBoxLayout(self)
        space(row)
        row.addWidget(self._label)
        row.addWidget(self.edit, 1)
        self.edit.edited.connect(self.edited)
        self.edit.refused.connect(self.refused)
        self.edit.back.connect(self.left)
        self.edit.entered.connect(self._begin)
        self.hide()

    def show_note(self, name: str, note: str, *, frozen: bool, wanted: bool) -> None:
        """Show the note of a cell."""
        self._label.setText(f"{name}:")
        self.edit.setAccessibleName(name)
        if note != self.edit.value:
            self.edit.show_value(note)
        self.edit.setReadOnly(frozen)
        self.setVisible(wanted or self.edit.hasFocus())

    def open(self) -> None:
        """Show the field and go into it."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _begin(self) -> None:
        self.visit += 1
