"""A question before something that cannot be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.ui.widgets.help_key import hear_f1


def ask_yes_no(parent: QWidget, question: str, then: Callable[[], None]) -> QMessageBox:
    """Ask without stopping the program; `then` follows a yes. Escape and Return mean no."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(parent.windowTitle())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    box.setEscapeButton(QMessageBox.StandardButton.No)
    hear_f1(box)
    drop_pictures(box)
    box.finished.connect(partial(_answered, then))
    box.open()
    return box


def drop_pictures(box: QMessageBox) -> None:
    """Buttons carry words only, as in every dialog of the program."""
    for button in box.buttons():
        button.setIcon(QIcon())


def _answered(then: Callable[[], None], result: int) -> None:
    if result == QMessageBox.StandardButton.Yes:
        then()
