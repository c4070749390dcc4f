"""Actions of a prose editor, and the toolbar that offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dcbc_desktop.ui.editor.text_formats import is_bold, is_italic, is_superscript

if TYPE_CHECKING:
    from dcbc_desktop.ui.editor.prose_editor import ProseEditor

_StandardKey = QKeySequence.StandardKey
_SPACING = 4
_BUTTONS = 7
_LETTER_SIZE = 1.2


class EditorActions(QObject):
    """Actions without slots: the editor connects them; their shortcuts work only while it has the focus."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bold = self._action(QKeySequence("Ctrl+B"), checkable=True)
        self.italic = self._action(QKeySequence("Ctrl+I"), checkable=True)
        self.superscript = self._action(QKeySequence("Ctrl+Shift+P"), checkable=True)
        self.dash = self._action(QKeySequence("Ctrl+Shift+L"), checkable=True)
        self.subheading = self._action(QKeySequence("Ctrl+Alt+T"), checkable=True)
        self.footnote = self._action(QKeySequence("Ctrl+Alt+F"))
        self.update_figures = self._action(QKeySequence("Ctrl+Shift+U"))
        self.undo = self._action(QKeySequence(_StandardKey.Undo))
        self.redo = self._action(QKeySequence(_StandardKey.Redo))
        self.cut = self._action(QKeySequence(_StandardKey.Cut))
        self.copy = self._action(QKeySequence(_StandardKey.Copy))
        self.paste = self._action(QKeySequence(_StandardKey.Paste))
        self.select_all = self._action(QKeySequence(_StandardKey.SelectAll))
        self.retranslate()

    def _action(self, keys: QKeySequence, checkable: bool = False) -> QAction:
        action = QAction(self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(checkable)
        return action

    def all(self) -> tuple[QAction, ...]:
        """Return every action."""
        return (*self.changing(), self.copy, self.select_all)

    def changing(self) -> tuple[QAction, ...]:
        """Return the actions that change the text."""
        styles = (self.bold, self.italic, self.superscript, self.dash, self.subheading, self.footnote)
        return (*styles, self.update_figures, self.undo, self.redo, self.cut, self.paste)

    def retranslate(self) -> None:
        """Set every word in the language in use."""
        self.bold.setText(self.tr("Bold"))
        self.italic.setText(self.tr("Italic"))
        self.superscript.setText(self.tr("Superscript"))
        self.dash.setText(self.tr("Dash item"))
        self.subheading.setText(self.tr("Sub-heading"))
        self.footnote.setText(self.tr("Insert footnote"))
        self.update_figures.setText(self.tr("Update linked figures"))
        self.undo.setText(self.tr("Undo"))
        self.redo.setText(self.tr("Redo"))
        self.cut.setText(self.tr("Cut"))
        self.copy.setText(self.tr("Copy"))
        self.paste.setText(self.tr("Paste"))
        self.select_all.setText(self.tr("Select all"))
        letters = {self.bold: "B", self.italic: "I", self.superscript: "x²", self.dash: "•", self.subheading: "T"}
        for action, letter in (letters | {self.footnote: "¹", self.undo: "↶", self.redo: "↷"}).items():
            action.setIconText(letter)
        for action in self.all():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()} ({keys})")

    @Slot(QTextCharFormat)
    def show_style(self, char_format: QTextCharFormat) -> None:
        """Check the actions by the format at the caret."""
        self.bold.setChecked(is_bold(char_format))
        self.italic.setChecked(is_italic(char_format))
        self.superscript.setChecked(is_superscript(char_format))


class EditorToolbar(QWidget):
    """Buttons B I • T ¹ ↶ ↷ of the editor that it follows; they never take the focus from the text."""

    def __init__(self, editor: ProseEditor | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: ProseEditor | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        self.buttons = tuple(self._button() for _ in range(_BUTTONS))
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.setEnabled(False)
        if editor is not None:
            self.follow(editor)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def follow(self, editor: ProseEditor) -> None:
        """Work on this editor from now on."""
        if editor is self._editor:
            return
        self._editor = editor
        actions = editor.text_actions
        shown = (
            actions.bold,
            actions.italic,
            actions.dash,
            actions.subheading,
            actions.footnote,
            actions.undo,
            actions.redo,
        )
        for button, action in zip(self.buttons, shown, strict=True):
            if (before := button.defaultAction()) is not None:
                button.removeAction(before)
            button.setDefaultAction(action)
        self._show_letters()
        self.setEnabled(True)

    def _show_letters(self) -> None:
        for button in self.buttons:
            font = self.font()
            font.setPointSizeF(max(1.0, font.pointSizeF() * _LETTER_SIZE))
            font.setBold(button is self.buttons[0])
            font.setItalic(button is self.buttons[1])
            button.setFont(font)
            button.setAccessibleName(button.defaultAction().text())

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._editor is not None:
            self._editor.text_actions.retranslate()
            self._show_letters()
