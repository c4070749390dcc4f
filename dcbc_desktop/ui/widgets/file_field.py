"""A file to choose: its path to read, a button that asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from dcbc_desktop.ui.widgets.style import STEP
from dcbc_desktop.ui.widgets.task_dialog import name_button


class FileChoice(QHBoxLayout):
    """One existing file; `chosen` says that a person chose another."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__()
        self.choose_file: Callable[[], Path | None] = self._ask_file
        self.path: Path | None = None
        self.title = self.kinds = ""
        self._parent = parent
        self.field, self.button = QLineEdit(parent), QPushButton(parent)
        self.field.setObjectName(name)
        self.field.setReadOnly(True)
        self.button.setObjectName(f"{name}.browse")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._choose)
        self.setSpacing(STEP)
        self.addWidget(self.field, 1)
        self.addWidget(self.button)

    def show_path(self, path: Path | None) -> None:
        """Show a path; tells nobody."""
        self.path = path
        self.field.setText(str(path) if path else "")
        self.field.setToolTip(self.field.text().replace("<", "‹"))

    def use_words(self, nothing: str, button: str, title: str, kinds: str) -> None:
        """What the empty field says, the button, and the question for the file with its kinds of files."""
        self.field.setPlaceholderText(nothing)
        name_button(self.button, button)
        self.button.setAccessibleName(title)
        self.title, self.kinds = title, kinds

    @Slot()
    def _choose(self) -> None:
        path = self.choose_file()
        if path is not None:
            self.show_path(path)
            self.chosen.emit()

    def _ask_file(self) -> Path | None:
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = str(self.path.parent) if self.path else usual
        chosen, _ = QFileDialog.getOpenFileName(self._parent, self.title, folder, self.kinds)
        return Path(chosen) if chosen else None
