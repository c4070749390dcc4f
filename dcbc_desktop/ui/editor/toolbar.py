"""The compact row of buttons over an editor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dcbc_desktop.ui.editor.prose_editor import ProseEditor

_SPACING = 4
_BUTTONS = 7
_LETTER_SIZE = 1.2


class EditorToolbar(QWidget):
    """B I • T ¹ ↶ ↷ for the editor it follows; its buttons never take the focus from the text."""

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
        styles = (editor.action_bold, editor.action_italic, editor.action_dash)
        actions = (*styles, editor.action_subheading, editor.action_footnote, editor.action_undo, editor.action_redo)
        for button, action in zip(self.buttons, actions, strict=True):
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
            self._editor.actions_of_text.retranslate()
            self._show_letters()
