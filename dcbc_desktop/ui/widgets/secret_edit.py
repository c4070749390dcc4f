"""Field for a password, passphrase or PIN."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from dcbc_desktop.workflow.signing.keys import Secret

_MOST_LETTERS: Final = 200
_SECRET_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretEdit(QLineEdit):
    """Field for a PIN or passphrase: shown as dots, never completed, undone, copied or kept after `forget`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_SECRET_HINTS)
        self.setMaxLength(_MOST_LETTERS)
        self.setDragEnabled(False)

    def secret(self) -> Secret:
        """Return what was typed, to be used once."""
        return Secret(self.text())

    def forget(self) -> None:
        """Empty the field; unlike `clear` this leaves nothing to undo."""
        self.setText("")
