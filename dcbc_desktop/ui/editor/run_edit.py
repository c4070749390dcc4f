"""What prose and footnote fields share: clean input, bold and italic, the clipboard in our own form."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextCursor

from dcbc_desktop.report.prose import Prose, Text
from dcbc_desktop.ui import editor
from dcbc_desktop.ui.editor.clipboard import PastedProse, TooLargeError, from_mime, is_welcome, restyled, to_mime
from dcbc_desktop.ui.editor.document_conversion import selected_prose
from dcbc_desktop.ui.editor.formats import carries_more_than_style, is_bold, is_italic, is_superscript, typing_format
from dcbc_desktop.ui.editor.growing_edit import GrowingEdit
from dcbc_desktop.ui.editor.typing_input import Insertion, composed, composed_event, insert_typed, is_typed

_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # as Windows reports it


class RunEdit(GrowingEdit):
    """A field for runs of text; subclasses say what a paragraph is and where pasted prose goes."""

    pasted_cleaned = Signal(int)
    paste_refused = Signal(str)

    def set_base_font(self, font: QFont) -> None:
        """The face and size of plain text."""
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.updateGeometry()

    def freeze(self, frozen: bool) -> None:
        """Frozen text can be read, selected and copied, the caret still moves; or free it again."""
        if frozen == self.isReadOnly():
            return
        self.setReadOnly(frozen)
        if frozen:
            flag = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)

    @Slot()
    def undo(self) -> None:
        """One step back, where the text may be changed."""
        if not self.isReadOnly():
            super().undo()

    @Slot()
    def redo(self) -> None:
        """One step forth, where the text may be changed."""
        if not self.isReadOnly():
            super().redo()

    def style_owner(self) -> RunEdit:
        """Whose bold and italic commands this field obeys."""
        return self

    def insert_pasted(self, prose: Prose) -> None:
        """Put pasted prose at the caret."""
        raise NotImplementedError

    def handle_key(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - a hook for subclasses
        """Keys with a meaning of their own in a subclass; returns whether the key was used up."""
        return False

    def after_typing(self) -> None:
        """A hook behind every typed or committed text."""

    # Keys and input methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters come in clean; Backspace keeps the style of what it removes."""
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
            self._shed_special_format()
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
        """The style of the letter that Backspace would take away, None where it takes something else."""
        cursor = self.textCursor()
        if cursor.hasSelection() or cursor.atBlockStart():
            return None
        letter = QTextCursor(self.document())
        letter.setPosition(cursor.position())
        return typing_format(letter.charFormat())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A commit comes in clean and precomposed; what is still being composed never reaches the content."""
        if self.isReadOnly():
            event.ignore()  # Qt itself would take the commit: frozen text that the caret may enter is writable to it.
            return
        if not (event.commitString() or event.replacementLength()):
            super().inputMethodEvent(event)
            return
        self._shed_special_format()
        super().inputMethodEvent(composed_event(self.textCursor(), event))
        self.after_typing()

    def _shed_special_format(self) -> None:
        """Letters typed at a mark or a linked figure are plain letters."""
        cursor = self.textCursor()
        char_format = cursor.charFormat()
        if not carries_more_than_style(char_format):
            return
        if cursor.hasSelection():
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
        self.setCurrentCharFormat(typing_format(char_format))

    # Bold, italic, raised

    @Slot()
    def toggle_bold(self) -> None:
        """Bold on or off for the selection, or for what is typed next."""
        wanted = QFont.Weight.Normal if is_bold(self._style_at_selection()) else QFont.Weight.Bold
        change = QTextCharFormat()
        change.setFontWeight(wanted)
        self._merge(change)

    @Slot()
    def toggle_italic(self) -> None:
        """Italic on or off for the selection, or for what is typed next."""
        change = QTextCharFormat()
        change.setFontItalic(not is_italic(self._style_at_selection()))
        self._merge(change)

    @Slot()
    def toggle_superscript(self) -> None:
        """Raised letters on or off for the selection, or for what is typed next."""
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
            self._shed_special_format()
        self.mergeCurrentCharFormat(change)

    # Clipboard and dropped text

    def createMimeDataFromSelection(self) -> QMimeData:
        """Our own form, and plain text for other programs."""
        return to_mime(selected_prose(self.textCursor()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text in any form; never a file."""
        return not self.isReadOnly() and is_welcome(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: structure is kept, everything else dropped."""
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
        """Text in an old typeface: a person looks at what it would become and decides."""
        dialog = editor.LegacyPasteDialog(pasted, self.window())
        dialog.chosen.connect(self._insert_chosen)
        dialog.open()

    @Slot(object)
    def _insert_chosen(self, prose: Prose) -> None:
        if not self.isReadOnly():
            self.insert_pasted(prose)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_style_of_caret(self, prose: Prose) -> Prose:
        """Plain text takes the style around (UniKey may hand its letters over by the clipboard)."""
        style = typing_format(self.textCursor().charFormat())
        return restyled(prose, Text("", is_bold(style), is_italic(style), is_superscript(style)))

    def refuse_paste(self) -> None:
        """Say by an error's code that the clipboard holds too much; nothing was changed."""
        self.paste_refused.emit("prose_too_large")
