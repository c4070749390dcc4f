"""Fields for one line or for one item a line. They emit clean text, and only for a person's edits."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QTextCursor, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.report.report import MAX_LINE
from dcbc_desktop.report.text import character_name, clean_line, split_lines, utf16_length

_READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def make_readable_only(edit: QPlainTextEdit) -> None:
    """Make a field read-only with a caret, so that the focus is visible and text can be selected by keys."""
    edit.setReadOnly(True)
    edit.setTextInteractionFlags(_READABLE)


def clean_value(text: str) -> str:
    """Return typed text in NFC, line by line; raises UsageError for unprintable characters and too long text."""
    if len(text) > MAX_LINE:
        raise UsageError("value_too_long", limit=MAX_LINE)
    lines = []
    for line in split_lines(text):
        cleaned = clean_line(line)
        if cleaned.removed:
            where, char = cleaned.removed[0]
            raise UsageError("unprintable_character", character=character_name(char), position=where + 1)
        lines.append(cleaned.text)
    return "\n".join(lines)


class LineEdit(QLineEdit):
    """Field of one line. `edited` brings the new text, `refused` the error if it cannot be kept."""

    edited = Signal(str)
    refused = Signal(object)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMaxLength(MAX_LINE + 1)  # one more than allowed, so that too much is noticed and not cut off
        self._value = ""
        self.textEdited.connect(self._on_edited)

    def show_value(self, value: str) -> None:
        """Show a stored value without a signal."""
        if value != self._value or value != self.text():
            self._value = value
            self.setText(value)
            self.setCursorPosition(0)

    @property
    def value(self) -> str:
        """Last valid text."""
        return self._value

    def caret(self) -> int:
        """Return the position of the caret."""
        return self.cursorPosition()

    def set_caret(self, position: int) -> None:
        """Set the position of the caret."""
        self.setCursorPosition(position)

    def select_text_range(self, start: int, length: int) -> None:
        """Select `length` code points from `start`."""
        text = self.text()
        self.setSelection(utf16_length(text[:start]), utf16_length(text[start : start + length]))

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        try:
            value = clean_value(text)
        except DcbcError as error:
            self._put_back()
            self.refused.emit(error)
            return
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def _put_back(self) -> None:
        caret = min(self.cursorPosition(), len(self._value))
        self.setText(self._value)
        self.setCursorPosition(caret)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`: leaving a field saves it."""
        super().focusOutEvent(event)
        self.left.emit()


class LinesEdit(QPlainTextEdit):
    """Field with one item a line; it grows with its lines up to a limit."""

    edited = Signal(str)
    refused = Signal(object)
    left = Signal()

    def __init__(self, name: str, least: int = 2, most: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._least, self._most = least, most
        self._value = ""
        self._showing = False
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_value(self, value: str) -> None:
        """Show a stored value without a signal."""
        if value == self._value and value == self.toPlainText():
            return
        self._showing = True
        self._value = value
        self.setPlainText(value)
        self._showing = False

    def setReadOnly(self, frozen: bool) -> None:
        """Keep the caret in read-only lines."""
        super().setReadOnly(frozen)
        if frozen:
            self.setTextInteractionFlags(_READABLE)

    @property
    def value(self) -> str:
        """Last valid text."""
        return self._value

    def caret(self) -> int:
        """Return the position of the caret."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Set the position of the caret."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def select_text_range(self, start: int, length: int) -> None:
        """Select `length` code points from `start`."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @Slot()
    def _on_changed(self) -> None:
        if self._showing:
            return
        try:
            value = clean_value(self.toPlainText())
        except DcbcError as error:
            self._put_back()
            self.refused.emit(error)
            return
        if value != self._value:  # an input method composing fires textChanged without a change
            self._value = value
            self.edited.emit(value)

    def _put_back(self) -> None:
        caret, value = self.caret(), self._value
        self._value = ""
        self.show_value(value)
        self.set_caret(min(caret, len(value)))

    @Slot()
    def _fit(self) -> None:
        lines = round(self.document().size().height())  # QPlainTextDocumentLayout counts in lines
        shown = min(max(lines, self._least), self._most)
        # Two pixels more: at an exact fit Qt already shows a scroll bar.
        frame = 2 * self.frameWidth() + 2 * round(self.document().documentMargin()) + 2
        self.setFixedHeight(ceil(QFontMetricsF(self.font()).lineSpacing()) * shown + frame)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only."""
        if source.hasText():
            self.insertPlainText("\n".join(split_lines(source.text())))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`: leaving a field saves it."""
        super().focusOutEvent(event)
        self.left.emit()


ValueEdit = LineEdit | LinesEdit
