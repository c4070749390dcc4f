"""Base class of prose and footnote fields: clean input, bold and italic, clipboard with footnotes."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextCursor

from dcbc_desktop.report.prose import Paragraph, Prose, Text, plain_text
from dcbc_desktop.ui import editor
from dcbc_desktop.ui.editor.clipboard import PastedProse, TooLargeError, can_paste, from_mime, restyled, to_mime
from dcbc_desktop.ui.editor.document_conversion import document_position, selected_prose
from dcbc_desktop.ui.editor.document_edits import differing, replace_words
from dcbc_desktop.ui.editor.growing_edit import GrowingEdit
from dcbc_desktop.ui.editor.text_formats import is_bold, is_italic, is_note_or_figure, is_superscript, typing_format
from dcbc_desktop.ui.editor.typing_input import Insertion, composed, composed_event, insert_typed, is_typed

_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # as Windows reports it


class RunEdit(GrowingEdit):
    """Text field for runs; subclasses define its paragraphs and insert pasted prose."""

    pasted_cleaned = Signal(int)
    paste_refused = Signal(str)

    def set_base_font(self, font: QFont) -> None:
        """Set the font of plain text."""
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.updateGeometry()

    def freeze(self, frozen: bool) -> None:
        """Make the text read-only, with selection, copying and a caret; or editable again."""
        if frozen == self.isReadOnly():
            return
        self.setReadOnly(frozen)
        if frozen:
            flag = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)

    @Slot()
    def undo(self) -> None:
        """Undo one step, if the text is editable."""
        if not self.isReadOnly():
            super().undo()

    @Slot()
    def redo(self) -> None:
        """Redo one step, if the text is editable."""
        if not self.isReadOnly():
            super().redo()

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the canonical paragraphs, one for each block."""
        raise NotImplementedError

    def select_positions(self, start: int, end: int) -> None:
        """Select and show what is between two positions of the document, or as near as there is text."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(max(start, 0), last))
        cursor.setPosition(min(max(end, 0), last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.scroll_to_caret()

    def select_text_range(self, start: int, length: int) -> None:
        """Select and show `length` code points from `start` of the plain text."""
        paragraphs = self.paragraphs()
        self.select_positions(document_position(paragraphs, start), document_position(paragraphs, start + length))

    def replace_text_range(self, start: int, length: int, expected: str, text: str) -> bool:
        """Replace `expected` at `start` of the plain text by `text`, as one step of undo.

        Return False, and change nothing, if other words are there now, or if a footnote's mark or a linked figure is
        among them.
        """
        shown = plain_text(Prose(self.paragraphs()))
        if self.isReadOnly() or shown[start : start + length] != expected:
            return False
        begin, gone, come = differing(expected, text)
        self.select_text_range(start + begin, len(gone))
        cursor = self.textCursor()
        done = replace_words(cursor, gone, come)
        self.setTextCursor(cursor)
        return done

    def style_owner(self) -> RunEdit:
        """Return the editor whose bold and italic actions this field follows."""
        return self

    def insert_pasted(self, prose: Prose) -> None:
        """Insert pasted prose at the caret."""
        raise NotImplementedError

    def handle_key(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - a hook for subclasses
        """Handle keys of a subclass; return whether the key was used."""
        return False

    def after_typing(self) -> None:
        """Called after every typed or committed text; a hook for subclasses."""

    # Keys and input methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert letters clean; keep the style of what Backspace removes."""
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif self.handle_key(event):
            event.accept()
        elif is_typed(event.text()) and event.modifiers() & _COMMAND_KEYS in (_NO_KEYS, _ALT_GR):
            self._type(event)
        elif is_typed(event.text()) and event.modifiers() & _COMMAND_KEYS == Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Alt and a letter opens a menu; Qt would type the letter where there is none.
        elif event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _COMMAND_KEYS:
            self._backspace(event)
        else:
            super().keyPressEvent(event)

    def _type(self, event: QKeyEvent) -> None:
        insertion = composed(self.textCursor(), event.text())
        if insertion == Insertion(event.text(), 0):
            self._reset_special_format()
            super().keyPressEvent(event)
        elif insertion.text:
            cursor = self.textCursor()
            insert_typed(cursor, insertion)
            self.setTextCursor(cursor)
        self.after_typing()

    def _backspace(self, event: QKeyEvent) -> None:
        style = self._style_before_caret()
        super().keyPressEvent(event)
        # UniKey rewrites a letter as Backspace + letter: what it rewrites must not lose its bold.
        if style is not None and typing_format(self.textCursor().charFormat()) != style:
            self.setCurrentCharFormat(style)

    def _style_before_caret(self) -> QTextCharFormat | None:
        """Return the style of the letter that Backspace would remove; None if it removes something else."""
        cursor = self.textCursor()
        if cursor.hasSelection() or cursor.atBlockStart():
            return None
        letter = QTextCursor(self.document())
        letter.setPosition(cursor.position())
        return typing_format(letter.charFormat())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Insert a commit clean and precomposed; text still being composed never reaches the content."""
        if self.isReadOnly():
            event.ignore()  # Qt would insert the commit: read-only text with a caret is editable to it.
            return
        if not (event.commitString() or event.replacementLength()):
            super().inputMethodEvent(event)
            return
        self._reset_special_format()
        super().inputMethodEvent(composed_event(self.textCursor(), event))
        self.after_typing()

    def _reset_special_format(self) -> None:
        """Set the format to plain letters at a footnote's mark or a linked figure."""
        cursor = self.textCursor()
        char_format = cursor.charFormat()
        if not is_note_or_figure(char_format):
            return
        if cursor.hasSelection():
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
        self.setCurrentCharFormat(typing_format(char_format))

    # Bold, italic, raised

    @Slot()
    def toggle_bold(self) -> None:
        """Switch bold on or off for the selection, or for the text typed next."""
        wanted = QFont.Weight.Normal if is_bold(self._style_at_selection()) else QFont.Weight.Bold
        change = QTextCharFormat()
        change.setFontWeight(wanted)
        self._merge(change)

    @Slot()
    def toggle_italic(self) -> None:
        """Switch italic on or off for the selection, or for the text typed next."""
        change = QTextCharFormat()
        change.setFontItalic(not is_italic(self._style_at_selection()))
        self._merge(change)

    @Slot()
    def toggle_superscript(self) -> None:
        """Switch raised letters on or off for the selection, or for the text typed next."""
        alignment = QTextCharFormat.VerticalAlignment
        raised = is_superscript(self._style_at_selection())
        change = QTextCharFormat()
        change.setVerticalAlignment(alignment.AlignNormal if raised else alignment.AlignSuperScript)
        self._merge(change)

    def _style_at_selection(self) -> QTextCharFormat:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return self.currentCharFormat()
        first = QTextCursor(self.document())
        first.setPosition(cursor.selectionStart() + 1)
        return first.charFormat()

    def _merge(self, change: QTextCharFormat) -> None:
        if self.isReadOnly():
            return
        if not self.textCursor().hasSelection():
            self._reset_special_format()
        self.mergeCurrentCharFormat(change)

    # Clipboard and dropped text

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection in the own format, and as plain text for other programs."""
        return to_mime(selected_prose(self.textCursor()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Accept text in any format, never a file."""
        return not self.isReadOnly() and can_paste(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: keep the structure, drop everything else."""
        if not self.canInsertFromMimeData(source):
            return
        try:
            pasted = from_mime(source)
        except TooLargeError:
            self.refuse_paste()
            return
        if pasted.in_unicode is not None:
            self._ask_about(pasted)
            return
        if pasted.prose.paragraphs:
            self.insert_pasted(pasted.prose if pasted.styled else self._in_style_of_caret(pasted.prose))
        if pasted.removed:
            self.pasted_cleaned.emit(pasted.removed)

    def _ask_about(self, pasted: PastedProse) -> None:
        """Ask how to paste text in an old typeface."""
        dialog = editor.LegacyPasteDialog(pasted, self.window())
        dialog.chosen.connect(self._insert_chosen)
        dialog.open()

    @Slot(object)
    def _insert_chosen(self, prose: Prose) -> None:
        if not self.isReadOnly():
            self.insert_pasted(prose)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_style_of_caret(self, prose: Prose) -> Prose:
        """Return plain text in the style around the caret (UniKey may type by the clipboard)."""
        style = typing_format(self.textCursor().charFormat())
        return restyled(prose, Text("", is_bold(style), is_italic(style), is_superscript(style)))

    def refuse_paste(self) -> None:
        """Emit `paste_refused` with an error code: the clipboard holds too much, and nothing was changed."""
        self.paste_refused.emit("prose_too_large")
