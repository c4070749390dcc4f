"""Where a PIN or passphrase is typed: shown as dots, never completed, undone, copied or kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from dcbc_desktop.workflow.signing.keys import Secret

_LONGEST: Final = 200
_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretEdit(QLineEdit):
    """Holds its letters until `forget`; Qt keeps no history of a field that shows dots."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)
        self.setMaxLength(_LONGEST)
        self.setDragEnabled(False)

    def secret(self) -> Secret:
        """What was typed, on its way to where it is used once."""
        return Secret(self.text())

    def forget(self) -> None:
        """Empty the field; unlike `clear` this leaves nothing to undo."""
        self.setText("")
