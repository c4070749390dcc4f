"""The editor of one prose section: keys, commands and looks over the text and its footnotes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.prose import ParagraphKind, Prose, check_limits
from dcbc_desktop.ui.editor.document_conversion import insert_prose
from dcbc_desktop.ui.editor.editor_actions import EditorActions
from dcbc_desktop.ui.editor.footnoted_edit import FootnotedEdit
from dcbc_desktop.ui.editor.formats import NOTE_OBJECT, kind_of, serial_of, typing_format
from dcbc_desktop.ui.editor.run_edit import RunEdit
from dcbc_desktop.ui.editor.text_painting import SubheadingHighlighter, paint_dashes
from dcbc_desktop.ui.editor.typing_input import break_paragraph, dash_typed, toggle_kind, unmark_paragraph

_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProseEditor(FootnotedEdit):
    """Edits one Prose. What figures there are and what they say, the page knows: it is asked by signals."""

    figure_wanted = Signal()
    figures_update_wanted = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = SubheadingHighlighter(self.document())
        self._add_actions()
        self._connect_signals()

    def _add_actions(self) -> None:
        self.actions_of_text = actions = EditorActions(self)
        self.action_bold, self.action_italic = actions.bold, actions.italic
        self.action_superscript, self.action_dash = actions.superscript, actions.dash
        self.action_subheading, self.action_footnote = actions.subheading, actions.footnote
        self.action_undo, self.action_redo = actions.undo, actions.redo
        self.action_cut, self.action_copy, self.action_paste = actions.cut, actions.copy, actions.paste
        self.action_select_all = actions.select_all
        self.addActions(actions.all())
        self._show_what_is_possible()

    def _connect_signals(self) -> None:
        document = self.document()
        document.undoAvailable.connect(self._show_what_is_possible)
        document.redoAvailable.connect(self._show_what_is_possible)
        self.copyAvailable.connect(self._show_what_is_possible)
        self.currentCharFormatChanged.connect(self.actions_of_text.show_style)
        self.cursorPositionChanged.connect(self._show_kind)
        self.action_bold.triggered.connect(self._on_bold)
        self.action_italic.triggered.connect(self._on_italic)
        self.action_superscript.triggered.connect(self._on_superscript)
        self.action_dash.triggered.connect(self.toggle_dash)
        self.action_subheading.triggered.connect(self.toggle_subheading)
        self.action_footnote.triggered.connect(self.insert_footnote)
        self.actions_of_text.update_figures.triggered.connect(self.figures_update_wanted)
        self.action_undo.triggered.connect(self.undo)
        self.action_redo.triggered.connect(self.redo)
        self.action_cut.triggered.connect(self.cut)
        self.action_copy.triggered.connect(self.copy)
        self.action_paste.triggered.connect(self.paste)
        self.action_select_all.triggered.connect(self.selectAll)

    def set_read_only(self, frozen: bool) -> None:
        """Frozen text can be read, selected and copied; the caret still moves."""
        self.freeze(frozen)
        self._show_what_is_possible()
        self.notes_changed.emit()

    def _style_target(self) -> RunEdit:
        """A footnote's line of this editor where it has the focus: buttons never take it."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, RunEdit) and focused.style_owner() is self else self

    @Slot()
    def _on_bold(self) -> None:
        self._style_target().toggle_bold()
        self._show_style()

    @Slot()
    def _on_italic(self) -> None:
        self._style_target().toggle_italic()
        self._show_style()

    @Slot()
    def _on_superscript(self) -> None:
        self._style_target().toggle_superscript()
        self._show_style()

    def _show_style(self) -> None:
        self.actions_of_text.show_style(self._style_target().currentCharFormat())

    # Keys and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The person writes here now."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person writes elsewhere now."""
        super().focusOutEvent(event)
        self.left.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A mark opens its note."""
        mark = self.document().documentLayout().formatAt(event.position())
        if mark.objectType() == NOTE_OBJECT:
            self.note_requested.emit(serial_of(mark))
        else:
            super().mouseDoubleClickEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Return and Backspace where they mean more than a letter."""
        cursor = self.textCursor()
        if event.key() in _RETURN_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            mark = self.selected_mark()
            if mark is not None:
                self.note_requested.emit(mark)
                return True
            break_paragraph(cursor)
            style = typing_format(cursor.charFormat())
            self.setTextCursor(cursor)
            self.setCurrentCharFormat(style)
            return True
        return event.key() == Qt.Key.Key_Backspace and unmark_paragraph(cursor)

    def after_typing(self) -> None:
        """A typed `- ` makes a dash item."""
        dash_typed(self.textCursor())

    @Slot()
    def toggle_dash(self) -> None:
        """Dash items on or off for the selected paragraphs."""
        self._toggle_kind(ParagraphKind.DASH)

    @Slot()
    def toggle_subheading(self) -> None:
        """Sub-headings on or off for the selected paragraphs."""
        self._toggle_kind(ParagraphKind.SUBHEADING)

    def _toggle_kind(self, kind: ParagraphKind) -> None:
        if not self.isReadOnly():
            toggle_kind(self.textCursor(), kind)
            self._show_kind()

    @Slot()
    def ask_for_figure(self) -> None:
        """Chèn số liệu: wish for the list of figures."""
        if not self.isReadOnly():
            self.figure_wanted.emit()

    def insert_pasted(self, prose: Prose) -> None:
        """Pasted prose joins the text at the caret; a paste beyond the model's limits is refused whole."""
        if not self._has_room_for(prose):
            self.refuse_paste()
            return
        cursor = self.textCursor()
        insert_prose(cursor, prose)
        self.setTextCursor(cursor)

    def _has_room_for(self, prose: Prose) -> bool:
        try:
            check_limits(Prose(self.prose().paragraphs + prose.paragraphs))
        except UsageError:
            return False
        return True

    # Looks

    @Slot()
    def _show_kind(self) -> None:
        kind = kind_of(self.textCursor().blockFormat())
        self.action_dash.setChecked(kind is ParagraphKind.DASH)
        self.action_subheading.setChecked(kind is ParagraphKind.SUBHEADING)

    @Slot()
    def _show_what_is_possible(self) -> None:
        writable, document = not self.isReadOnly(), self.document()
        for action in self.actions_of_text.changing():
            action.setEnabled(writable)
        self.action_undo.setEnabled(writable and document.isUndoAvailable())
        self.action_redo.setEnabled(writable and document.isRedoAvailable())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dashes are painted: they are no part of the text."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_dashes(painter, self.document(), event.rect(), self.palette())
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the right button."""
        self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Our own menu: Qt's is English whatever the language."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.action_undo, self.action_redo])
        menu.addSeparator()
        menu.addActions([self.action_cut, self.action_copy, self.action_paste, self.action_select_all])
        menu.addSeparator()
        menu.addActions([self.action_bold, self.action_italic, self.action_superscript])
        menu.addActions([self.action_dash, self.action_subheading, self.action_footnote])
        menu.addSeparator()
        menu.addAction(self.actions_of_text.update_figures)
        return menu

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_of_text.retranslate()
