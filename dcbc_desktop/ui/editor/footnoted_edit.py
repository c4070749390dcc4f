"""Text field that holds prose with footnotes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.prose import MAX_NOTES, Footnote, Inline, Paragraph, Prose
from dcbc_desktop.report.text import OBJECT
from dcbc_desktop.ui.editor.document_conversion import fill_document, insert_runs, plain_offset
from dcbc_desktop.ui.editor.paragraph_cache import ParagraphCache
from dcbc_desktop.ui.editor.run_edit import RunEdit
from dcbc_desktop.ui.editor.text_formats import NOTE_OBJECT, is_note, note_format, serial_of
from dcbc_desktop.ui.editor.text_painting import FootnoteMarks

_MINIMUM_LINES = 4


class FootnotedEdit(RunEdit):
    """Holds one Prose; `edited` is emitted for edits by the user only."""

    edited = Signal()
    notes_changed = Signal()
    note_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_MINIMUM_LINES, parent)
        self._loading = False
        self._content_changed = self._notes_changed = False
        self._prose: Prose | None = None
        self._first_note = 1
        self._note_step = (0, 0, 0)
        self._marks = FootnoteMarks(self)
        self.document().documentLayout().registerHandler(NOTE_OBJECT, self._marks)
        self._cache = ParagraphCache(self.document())
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)

    def load(self, prose: Prose) -> None:
        """Show `prose` without `edited`, and clear the undo history."""
        self._loading = True
        try:
            fill_document(self.document(), prose)
        finally:
            self._loading = False
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def prose(self) -> Prose:
        """Return the content in canonical form."""
        if self._prose is None:
            self._prose = self._cache.prose()
        return self._prose

    def word_count(self) -> int:
        """Return the number of words, footnotes left out."""
        return self._cache.words()

    def caret(self) -> int:
        """Return the caret's position in the document."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Put the caret at a position, or as near as there is text."""
        self.select_positions(position, position)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the canonical paragraphs, one for each block."""
        return self._cache.paragraphs()

    def plain_caret(self) -> int:
        """Return the offset of the caret, or of the start of the selection, in the plain text."""
        return plain_offset(self._cache.paragraphs(), self.textCursor().selectionStart())

    def plain_offset_of(self, serial: int) -> int:
        """Return the offset of a footnote's mark in the plain text."""
        return plain_offset(self._cache.paragraphs(), self._cache.position_of(serial) or 0)

    @Slot(int, int, int)
    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        # An input method that is composing also emits this, with unchanged text.
        change = self._cache.update(position, added)
        if change.content:
            self._content_changed = True
            self._prose = None
        if change.notes:
            self._notes_changed = True
            self._renumber()

    @Slot()
    def _on_contents_changed(self) -> None:
        content, self._content_changed = self._content_changed, False
        notes, self._notes_changed = self._notes_changed, False
        if notes:
            self.notes_changed.emit()
        if content and not self._loading:
            self.edited.emit()

    # Footnotes

    def set_first_note_number(self, number: int) -> None:
        """Set the number of the first footnote here: numbers run through the whole report."""
        if number != self._first_note:
            self._first_note = number
            self._renumber()
            self.viewport().update()
            self.notes_changed.emit()

    def _renumber(self) -> None:
        for serial in self._marks.renumber(self._cache.serials(), self._first_note):
            position = self._cache.position_of(serial)
            if position is not None:
                self.document().markContentsDirty(position, 1)

    def note_count(self) -> int:
        """Return the number of footnotes."""
        return len(self._cache.serials())

    def notes(self) -> tuple[tuple[int, Footnote], ...]:
        """Return the footnotes in order, each with the serial number of its mark."""
        return self._cache.notes()

    def note_number(self, serial: int) -> int:
        """Return the printed number of a footnote."""
        return self._marks.number(serial)

    @Slot()
    def insert_footnote(self) -> None:
        """Insert a footnote's mark at the caret and ask for its text."""
        if self.isReadOnly():
            return
        if self.note_count() >= MAX_NOTES:
            self.refuse_paste()
            return
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        insert_runs(cursor, (Footnote(),))
        self.setTextCursor(cursor)
        self.note_requested.emit(serial_of(cursor.charFormat()))

    def replace_note(self, serial: int, runs: tuple[Inline, ...], merge_undo: bool = False) -> None:
        """Replace the text of a footnote; `merge_undo` merges the change with the step of undo before it."""
        cursor = self._cursor_at(serial)
        if cursor is None:
            return
        if merge_undo and self._note_step == self._step(serial):
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        caret = self.textCursor()
        anchor, position = caret.anchor(), caret.position()
        # Not setCharFormat: undoing several in one step counts their lengths together and misplaces the caret.
        style = cursor.charFormat()
        cursor.removeSelectedText()
        cursor.insertText(OBJECT, note_format(Footnote(runs), style, serial))
        cursor.endEditBlock()
        self._put_back(caret, anchor, position)
        self._note_step = self._step(serial)

    def _put_back(self, caret: QTextCursor, anchor: int, position: int) -> None:
        caret.setPosition(anchor)
        caret.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(caret)

    def _step(self, serial: int) -> tuple[int, int, int]:
        return (serial, self.document().revision(), self.document().availableUndoSteps())

    def delete_note(self, serial: int) -> None:
        """Delete a footnote with its mark."""
        cursor = self._cursor_at(serial)
        if cursor is not None:
            cursor.removeSelectedText()

    def return_to_text(self, serial: int) -> None:
        """Focus the editor and put the caret behind a footnote's mark."""
        cursor = self._cursor_at(serial)
        if cursor is not None:
            cursor.clearSelection()
            self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cursor_at(self, serial: int) -> QTextCursor | None:
        """Return a cursor that selects a footnote's mark."""
        position = self._cache.position_of(serial)
        if position is None:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected_mark(self) -> int | None:
        """Return the footnote whose mark alone is selected."""
        cursor = self.textCursor()
        if cursor.selectionEnd() - cursor.selectionStart() != 1:
            return None
        cursor.setPosition(cursor.selectionEnd())
        return serial_of(cursor.charFormat()) if is_note(cursor.charFormat()) else None
