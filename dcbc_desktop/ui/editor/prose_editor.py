"""Editor of one prose section: keys, actions, context menu and painting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.prose import ParagraphKind, Prose, check_limits
from dcbc_desktop.ui.editor.document_conversion import insert_prose
from dcbc_desktop.ui.editor.editor_actions import EditorActions
from dcbc_desktop.ui.editor.footnoted_edit import FootnotedEdit
from dcbc_desktop.ui.editor.run_edit import RunEdit
from dcbc_desktop.ui.editor.text_formats import NOTE_OBJECT, kind_of, serial_of, typing_format
from dcbc_desktop.ui.editor.text_painting import SubheadingHighlighter, paint_dashes
from dcbc_desktop.ui.editor.typing_input import break_paragraph, make_dash_item, toggle_kind, unmark_paragraph

_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProseEditor(FootnotedEdit):
    """Edits one Prose; asks for figures by signals, as only the page knows them."""

    figure_requested = Signal()
    figures_update_requested = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighter = SubheadingHighlighter(self.document())
        self.text_actions = EditorActions(self)
        self.addActions(self.text_actions.all())
        self._update_actions()
        self._connect_signals()

    def _connect_signals(self) -> None:
        document = self.document()
        document.undoAvailable.connect(self._update_actions)
        document.redoAvailable.connect(self._update_actions)
        self.copyAvailable.connect(self._update_actions)
        self.currentCharFormatChanged.connect(self.text_actions.show_style)
        self.cursorPositionChanged.connect(self._show_kind)
        actions = self.text_actions
        for action, slot in (
            (actions.bold, partial(self._toggle_style, RunEdit.toggle_bold)),
            (actions.italic, partial(self._toggle_style, RunEdit.toggle_italic)),
            (actions.superscript, partial(self._toggle_style, RunEdit.toggle_superscript)),
            (actions.dash, self.toggle_dash),
            (actions.subheading, self.toggle_subheading),
            (actions.footnote, self.insert_footnote),
            (actions.update_figures, self.figures_update_requested),
            (actions.undo, self.undo),
            (actions.redo, self.redo),
            (actions.cut, self.cut),
            (actions.copy, self.copy),
            (actions.paste, self.paste),
            (actions.select_all, self.selectAll),
        ):
            action.triggered.connect(slot)

    def set_read_only(self, frozen: bool) -> None:
        """Make the text read-only: it can still be selected and copied, and the caret moves."""
        self.freeze(frozen)
        self._update_actions()
        self.notes_changed.emit()

    def _style_target(self) -> RunEdit:
        """Return the footnote's field of this editor if it has the focus, else the editor: buttons never take it."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, RunEdit) and focused.style_owner() is self else self

    def _toggle_style(self, toggle: Callable[[RunEdit], None], _checked: bool = False) -> None:
        toggle(self._style_target())
        self._show_style()

    def _show_style(self) -> None:
        self.text_actions.show_style(self._style_target().currentCharFormat())

    # Keys and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit `entered`."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`."""
        super().focusOutEvent(event)
        self.left.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the footnote of a mark."""
        mark = self.document().documentLayout().formatAt(event.position())
        if mark.objectType() == NOTE_OBJECT:
            self.note_requested.emit(serial_of(mark))
        else:
            super().mouseDoubleClickEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle Enter and Backspace at paragraphs and marks."""
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
        """Make a dash item of a typed `- `."""
        make_dash_item(self.textCursor())

    @Slot()
    def toggle_dash(self) -> None:
        """Switch dash items on or off for the selected paragraphs."""
        self._toggle_kind(ParagraphKind.DASH)

    @Slot()
    def toggle_subheading(self) -> None:
        """Switch sub-headings on or off for the selected paragraphs."""
        self._toggle_kind(ParagraphKind.SUBHEADING)

    def _toggle_kind(self, kind: ParagraphKind) -> None:
        if not self.isReadOnly():
            toggle_kind(self.textCursor(), kind)
            self._show_kind()

    @Slot()
    def ask_for_figure(self) -> None:
        """Ask for the list of figures (Chèn số liệu)."""
        if not self.isReadOnly():
            self.figure_requested.emit()

    def insert_pasted(self, prose: Prose) -> None:
        """Insert pasted prose at the caret; a paste beyond the model's limits is refused whole."""
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

    # Display

    @Slot()
    def _show_kind(self) -> None:
        kind = kind_of(self.textCursor().blockFormat())
        self.text_actions.dash.setChecked(kind is ParagraphKind.DASH)
        self.text_actions.subheading.setChecked(kind is ParagraphKind.SUBHEADING)

    @Slot()
    def _update_actions(self) -> None:
        writable, document = not self.isReadOnly(), self.document()
        for action in self.text_actions.changing():
            action.setEnabled(writable)
        self.text_actions.undo.setEnabled(writable and document.isUndoAvailable())
        self.text_actions.redo.setEnabled(writable and document.isRedoAvailable())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text and the dashes, which are no part of it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_dashes(painter, self.document(), event.rect(), self.palette())
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the context menu."""
        self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return the context menu; Qt's own is English in any language."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = self.text_actions
        menu.addActions([actions.undo, actions.redo])
        menu.addSeparator()
        menu.addActions([actions.cut, actions.copy, actions.paste, actions.select_all])
        menu.addSeparator()
        menu.addActions([actions.bold, actions.italic, actions.superscript])
        menu.addActions([actions.dash, actions.subheading, actions.footnote])
        menu.addSeparator()
        menu.addAction(actions.update_figures)
        return menu

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.text_actions.retranslate()
