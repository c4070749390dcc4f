"""Fields for values of one line or of one item a line: they tell of the person's edits only, in clean text."""

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
    """Nothing can be typed; the caret stays, so that the focus is seen and words can be selected by keys."""
    edit.setReadOnly(True)
    edit.setTextInteractionFlags(_READABLE)


def clean_value(text: str) -> str:
    """Typed text as it is kept: NFC, line by line; raises UsageError for what no page can show or is too long."""
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
    """One line. `edited` brings what the person typed, `refused` why it could not be taken."""

    edited = Signal(str)
    refused = Signal(object)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMaxLength(MAX_LINE + 1)  # one more than allowed, so that too much is noticed and not cut off
        self._taken = ""
        self.textEdited.connect(self._on_edited)

    def show_value(self, value: str) -> None:
        """Show a stored value; tells nobody."""
        if value != self._taken or value != self.text():
            self._taken = value
            self.setText(value)
            self.setCursorPosition(0)

    @property
    def value(self) -> str:
        """The last text that was taken."""
        return self._taken

    def caret(self) -> int:
        """Where the caret stands."""
        return self.cursorPosition()

    def set_caret(self, position: int) -> None:
        """Put the caret back."""
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
        if value != self._taken:
            self._taken = value
            self.edited.emit(value)

    def _put_back(self) -> None:
        caret = min(self.cursorPosition(), len(self._taken))
        self.setText(self._taken)
        self.setCursorPosition(caret)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving a field saves it."""
        super().focusOutEvent(event)
        self.left.emit()


class LinesEdit(QPlainTextEdit):
    """One item a line; as tall as its lines ask for, within reason."""

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
        self._taken = ""
        self._showing = False
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_value(self, value: str) -> None:
        """Show a stored value; tells nobody."""
        if value == self._taken and value == self.toPlainText():
            return
        self._showing = True
        self._taken = value
        self.setPlainText(value)
        self._showing = False

    def setReadOnly(self, frozen: bool) -> None:
        """Frozen lines keep their caret."""
        super().setReadOnly(frozen)
        if frozen:
            self.setTextInteractionFlags(_READABLE)

    @property
    def value(self) -> str:
        """The last text that was taken."""
        return self._taken

    def caret(self) -> int:
        """Where the caret stands."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Put the caret back."""
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
        if value != self._taken:  # an input method composing fires textChanged without a change
            self._taken = value
            self.edited.emit(value)

    def _put_back(self) -> None:
        caret, value = self.caret(), self._taken
        self._taken = ""
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
        """Paste words, not what else the clipboard holds."""
        if source.hasText():
            self.insertPlainText("\n".join(split_lines(source.text())))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving a field saves it."""
        super().focusOutEvent(event)
        self.left.emit()


ValueEdit = LineEdit | LinesEdit
