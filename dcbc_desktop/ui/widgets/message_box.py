"""Message boxes: one sentence about an event away from any field, or a question before what cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.ui.widgets.help_key import add_help_key


def message_box(parent: QWidget, title: str, picture: QMessageBox.Icon, text: str) -> QMessageBox:
    """Make a box with plain words that can be selected; opened with `open()`, deleted when closed."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setIcon(picture)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setText(text)
    add_help_key(box)
    return box


def ask_yes_no(parent: QWidget, question: str, then: Callable[[], None]) -> QMessageBox:
    """Ask without stopping the program; `then` follows a yes. Escape and Return mean no."""
    box = message_box(parent, parent.windowTitle(), QMessageBox.Icon.Question, question)
    box.setObjectName("question")
    box.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    box.setEscapeButton(QMessageBox.StandardButton.No)
    remove_button_icons(box)
    box.finished.connect(partial(_answered, then))
    box.open()
    return box


def remove_button_icons(box: QMessageBox) -> None:
    """Leave only words on the buttons, as in every dialog of the program."""
    for button in box.buttons():
        button.setIcon(QIcon())


def _answered(then: Callable[[], None], result: int) -> None:
    if result == QMessageBox.StandardButton.Yes:
        then()
