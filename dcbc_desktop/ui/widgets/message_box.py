"""A small box with one sentence: for what happened away from any field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.ui.widgets.help_key import hear_f1


def plain_box(parent: QWidget, title: str, picture: QMessageBox.Icon, text: str) -> QMessageBox:
    """Plain words that can be selected; opened with `open()`, gone when closed."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setIcon(picture)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setText(text)
    hear_f1(box)
    return box
