"""Field in which one footnote is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor

from dcbc_desktop.report.prose import Footnote, Inline, Paragraph, Prose, canonical_inline
from dcbc_desktop.ui.editor.clipboard import one_line
from dcbc_desktop.ui.editor.document_conversion import fill_document, insert_runs, read_block
from dcbc_desktop.ui.editor.run_edit import RunEdit

_LEAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_StandardKey = QKeySequence.StandardKey


class FootnoteLine(RunEdit):
    """One paragraph without footnote marks; undo belongs to the editor that holds the footnote's mark."""

    edited = Signal()
    step_begun = Signal()
    """The next edit is a step of undo of its own."""
    left = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, owner: RunEdit) -> None:
        super().__init__(1)
        self._owner = owner
        self._loading = False
        self._runs: tuple[Inline, ...] = ()
        self.setUndoRedoEnabled(False)
        self.document().contentsChanged.connect(self._on_contents_changed)

    def style_owner(self) -> RunEdit:
        """Return the editor that holds the footnote's mark."""
        return self._owner

    def runs(self) -> tuple[Inline, ...]:
        """Return the footnote's text in canonical form."""
        return self._runs

    def show_runs(self, runs: tuple[Inline, ...]) -> None:
        """Show other text without signals; the caret stays as near as possible."""
        position = self.textCursor().position()
        self._loading = True
        try:
            fill_document(self.document(), Prose((Paragraph(runs),)))
            self._runs = self._read()
        finally:
            self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _read(self) -> tuple[Inline, ...]:
        return canonical_inline(
            run for run in read_block(self.document().firstBlock()).paragraph.runs if not isinstance(run, Footnote)
        )

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the footnote's text as one paragraph."""
        return (Paragraph(self._runs),)

    def replace_text_range(self, start: int, length: int, expected: str, text: str) -> bool:
        """Replace `expected` by `text`, as a step of undo of its own."""
        self.step_begun.emit()
        return super().replace_text_range(start, length, expected, text)

    @Slot()
    def _on_contents_changed(self) -> None:
        if self._loading:
            return
        runs = self._read()
        if runs != self._runs:
            self._runs = runs
            self.edited.emit()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Return to the editor on Enter and Escape; pass undo and redo to it."""
        if event.key() in _LEAVING_KEYS:
            self.left.emit()
        elif event.matches(_StandardKey.Undo):
            self.undo()
        elif event.matches(_StandardKey.Redo):
            self.redo()
        elif event.matches(_StandardKey.Bold):
            self.toggle_bold()
        elif event.matches(_StandardKey.Italic):
            self.toggle_italic()
        else:
            return False
        return True

    @Slot()
    def undo(self) -> None:
        """Undo in the editor: a footnote is part of its mark."""
        self.undo_requested.emit()

    @Slot()
    def redo(self) -> None:
        """Redo in the editor."""
        self.redo_requested.emit()

    def insert_pasted(self, prose: Prose) -> None:
        """Insert pasted paragraphs as one line."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if cursor.hasSelection():
            cursor.removeSelectedText()
        insert_runs(cursor, one_line(prose))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the caret at the end when the keyboard led here."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.reveal_caret()
