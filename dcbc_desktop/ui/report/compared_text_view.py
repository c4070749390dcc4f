"""Read-only view of an earlier report's text, filled a little at a time; only what differs is replaced."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from dcbc_desktop.report.comparison.compared_text import ComparedParagraph, StyledText
from dcbc_desktop.report.comparison.word_diff import Change
from dcbc_desktop.report.text import common_ends
from dcbc_desktop.ui.editor.text_formats import text_format
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, added_colour, alarm_colour, quiet_colour

_AT_ONCE = 6
"""Paragraphs inserted before keys and paints are handled."""
_LETTERS_AT_ONCE = 4_000
_COPY_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Alt+Return", "Alt+Enter")


class ComparedTextView(QTextEdit):
    """Shows compared paragraphs; its document has one block for each, and an empty last one."""

    copy_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.empty_text = ""
        """Shown while there is no text."""
        self._shown: list[ComparedParagraph] = []
        self._waiting: list[ComparedParagraph] = []
        self._place = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._put_in_some)
        self.cursorPositionChanged.connect(self._mark_paragraph)
        for keys in _COPY_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.copy_requested)

    @property
    def filled(self) -> bool:
        """Return whether everything is shown."""
        return not self._waiting

    def set_empty_text(self, words: str) -> None:
        """Set the words shown while there is no text; Qt's own placeholder shows no more than its first line."""
        self.empty_text = words
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, or the words shown while there is none."""
        super().paintEvent(event)
        if self.empty_text and not self._shown and not self._waiting:
            painter = QPainter(self.viewport())
            painter.setPen(quiet_colour(QApplication.palette()))
            room = self.viewport().rect().adjusted(STEP, STEP, -STEP, -STEP)
            painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self.empty_text)
            painter.end()

    def show_blocks(self, blocks: Sequence[ComparedParagraph]) -> None:
        """Show other paragraphs; those at the beginning and the end that are the same stay."""
        self._stop()
        head, tail = common_ends(self._shown, blocks)
        if head + tail == 0:
            self.clear()
            self._shown = []
        else:
            self._take_out(head, len(self._shown) - tail)
        self._place = head
        self._waiting = list(blocks[head : len(blocks) - tail])[::-1]
        if self._waiting:
            self._put_in_some()
            self._timer.start()
        if head + tail == 0:
            self.moveCursor(QTextCursor.MoveOperation.Start)  # inserted text would push the caret on
        self._mark_paragraph()

    def _stop(self) -> None:
        self._timer.stop()
        self._waiting = []

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            cursor = QTextCursor(self.document().findBlockByNumber(first))
            cursor.setPosition(self.document().findBlockByNumber(end).position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            del self._shown[first:end]

    @Slot()
    def _put_in_some(self) -> None:
        letters = 0
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for _ in range(_AT_ONCE):
            if not self._waiting or letters > _LETTERS_AT_ONCE:
                break
            block = self._waiting.pop()
            letters += sum(len(piece.text) for piece in block.pieces)
            self._put_in(cursor, block)
        cursor.endEditBlock()
        if not self._waiting:
            self._timer.stop()

    def _put_in(self, cursor: QTextCursor, block: ComparedParagraph) -> None:
        cursor.setPosition(self.document().findBlockByNumber(self._place).position())
        cursor.insertBlock(_paragraph_format(), QTextCharFormat())
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.setBlockFormat(_paragraph_format())
        for piece in block.pieces:
            cursor.insertText(piece.text, _letter_format(piece))
        self._shown.insert(self._place, block)
        self._place += 1

    def chosen(self) -> tuple[int, ...]:
        """Return the indexes in the earlier text of the paragraphs selected, or of the one at the caret."""
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        blocks = self._shown[first : last + 1]
        return tuple(dict.fromkeys(block.paragraph for block in blocks if block.paragraph >= 0))

    @Slot()
    def _mark_paragraph(self) -> None:
        """Highlight the paragraph that would be copied."""
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self.textCursor()
        mark.format.setBackground(self.palette().color(QPalette.ColorRole.AlternateBase))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection.value, True)
        mark.cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setExtraSelections([mark] if self.chosen() else [])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system between light and dark colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self._shown:
            blocks = [*self._shown[: self._place], *self._waiting[::-1], *self._shown[self._place :]]
            self._shown, self._waiting = [], []
            self.show_blocks(blocks)


def _paragraph_format() -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setBottomMargin(TIGHT)
    return shape


def _letter_format(piece: StyledText) -> QTextCharFormat:
    shape = text_format(piece.bold, piece.italic, piece.raised)
    palette = QApplication.palette()
    match piece.change:
        case Change.ADDED:
            shape.setFontUnderline(True)
            shape.setForeground(added_colour(palette))
        case Change.REMOVED:
            shape.setFontStrikeOut(True)
            shape.setForeground(alarm_colour(palette))
        case Change.EQUAL:
            pass
    return shape
