"""Fields of a cell: its text, with choices offered, and its note below the grid."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QEvent, QMimeData, QRect, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QFrame, QHBoxLayout, QListView, QPlainTextEdit, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.table_input.pasted_block import holds_block
from dcbc_desktop.report.text import fold
from dcbc_desktop.ui.tables.undo import left_to_grid
from dcbc_desktop.ui.widgets.fields import LineEdit, clean_value
from dcbc_desktop.ui.widgets.labels import plain_label
from dcbc_desktop.ui.widgets.style import space

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_FIRST_VISIT = 1_000_000_000
"""Visits of notes are counted apart from those of cells."""


class CellMove(Enum):
    """Move out of an open cell."""

    DOWN = "down"
    UP = "up"
    NEXT = "next"
    BACK = "back"
    CANCEL = "cancel"


_WAYS = {
    Qt.Key.Key_Tab: CellMove.NEXT,
    Qt.Key.Key_Backtab: CellMove.BACK,
    Qt.Key.Key_Escape: CellMove.CANCEL,
}


class CellEdit(QPlainTextEdit):
    """Field in an open cell; `edited` brings each change, `left` the move out of the cell."""

    edited = Signal(str)
    refused = Signal(object)
    left = Signal(object)
    block_pasted = Signal(str)

    def __init__(self, owner: QWidget, parent: QWidget, *, side: Qt.AlignmentFlag, choices: Iterable[str] = ()) -> None:
        super().__init__(parent)
        self._owner = owner
        self._taken = ""
        self._showing = False
        self._choices = tuple(choices)
        self._completer: QCompleter | None = None
        self._popup: QAbstractItemView | None = None
        self._after_choice = CellMove.DOWN
        if self._choices:
            self._make_completer()
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)  # the table has its own
        self.textChanged.connect(self._on_changed)

    def _make_completer(self) -> None:
        completer = QCompleter(QStringListModel(list(self._choices), self), self)
        popup = QListView()
        completer.setPopup(popup)
        completer.setWidget(self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup.setObjectName("cell.choices")
        popup.setAccessibleName(self._owner.accessibleName())
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.activated.connect(self._choose)
        self._completer, self._popup = completer, popup

    @property
    def value(self) -> str:
        """Return the last text that was taken."""
        return self._taken

    def command_owner(self) -> QWidget:
        """Return the table, whose commands work here, too."""
        return self._owner

    def show_value(self, value: str) -> None:
        """Show a cell's text without signals."""
        self._showing = True
        self._taken = value
        self.setPlainText(value)
        self._showing = False

    def offer_choices(self, typed: str = "") -> None:
        """Show the choices that contain the typed text; all if nothing was typed yet."""
        if self._completer is None:
            return
        begun = fold(typed)
        fitting = [choice for choice in self._choices if begun in fold(choice)]
        fitting.sort(key=lambda choice: not fold(choice).startswith(begun))
        model = self._completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList(fitting)
        if fitting and fitting != [typed]:
            self._completer.complete(QRect(0, 0, max(self.width(), self._choices_width()), self.height()))
        else:
            self._hide_choices()

    def _choices_width(self) -> int:
        """Return the width in pixels that shows every choice whole."""
        if self._popup is None:
            return 0
        bar = self._popup.verticalScrollBar().sizeHint().width()
        return self._popup.sizeHintForColumn(0) + bar + 2 * self._popup.frameWidth()

    @Slot(str)
    def _choose(self, choice: str) -> None:
        self.setPlainText(choice)
        self.left.emit(self._after_choice)

    @Slot()
    def _on_changed(self) -> None:
        if self._showing:
            return
        try:
            value = clean_value(self.toPlainText()).replace("\n", " ")
        except DcbcError as error:
            self._put_back()
            self.refused.emit(error)
            return
        if value != self._taken:  # an input method composing fires textChanged without a change
            self._taken = value
            self.edited.emit(value)
            self.offer_choices(value)

    def _put_back(self) -> None:
        caret = self.textCursor().position()
        self.show_value(self._taken)
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    # Keys and clipboard

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the table."""
        return not left_to_grid(event) and super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle keys that leave the cell; an open list of choices takes them first."""
        if self._choosing() and (event.key() in _ENTER or event.key() in _WAYS):
            self._after_choice = CellMove.NEXT if event.key() == Qt.Key.Key_Tab else CellMove.DOWN
            event.ignore()
            return
        way = self._move(event)
        if way is None:
            super().keyPressEvent(event)
        else:
            self._hide_choices()
            self.left.emit(way)

    def _choosing(self) -> bool:
        """Return whether a choice is marked in the list."""
        return self._popup is not None and self._popup.isVisible() and self._popup.currentIndex().isValid()

    def _hide_choices(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _move(self, event: QKeyEvent) -> CellMove | None:
        key = event.key()
        if key in _ENTER:
            return CellMove.DOWN
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            cursor = self.textCursor()
            kind = cursor.MoveOperation.Up if key == Qt.Key.Key_Up else cursor.MoveOperation.Down
            if not cursor.movePosition(kind):
                return CellMove.UP if key == Qt.Key.Key_Up else CellMove.DOWN
        return _WAYS.get(Qt.Key(key))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pass a block of cells to the table; paste anything else as text."""
        if not source.hasText():
            return
        if holds_block(source.text()):
            self.block_pasted.emit(source.text())
        else:
            self.insertPlainText(source.text().rstrip("\r\n"))


class CellNoteEdit(LineEdit):
    """Field of a note; Enter, Escape and Shift+F2 lead back to the cell."""

    back = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that lead back."""
        shift_f2 = event.key() == Qt.Key.Key_F2 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _BACK or shift_f2:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a visit: all that is typed at one is one step of undo."""
        super().focusInEvent(event)
        self.entered.emit()


class CellNoteLine(QWidget):
    """Note of the current cell, shown if there is one or it is edited; `left` asks to go back to the cell."""

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
        """Show the field and give it the focus."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _begin(self) -> None:
        self.visit += 1
