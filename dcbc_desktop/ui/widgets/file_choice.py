"""Files that a person chooses or drops: system dialogs that ask for files, a field for one, drops sorted by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError
from dcbc_desktop.ui.widgets.style import STEP
from dcbc_desktop.ui.widgets.task_dialog import name_button


def documents_folder() -> str:
    """Return the user's folder for documents, where file dialogs begin."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_file(parent: QWidget, title: str, kinds: str, folder: str | None = None) -> Path | None:
    """Ask for one existing file; None where the person cancels."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder or documents_folder(), kinds)
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for any number of existing files."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, documents_folder(), kinds)
    return [Path(one) for one in chosen]


def ask_target(parent: QWidget, title: str, suggested: str, kinds: str = "") -> Path | None:
    """Ask for the name of a file to be written; the system's dialog asks before it replaces one.

    A name without a suffix gets that of the chosen kind, before the dialog looks whether the file is there.
    """
    dialog = QFileDialog(parent, title, documents_folder(), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")")))
    dialog.selectFile(suggested)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    return Path(chosen[0]) if chosen else None


class FileField(QHBoxLayout):
    """Path of one existing file, read-only, with a button that asks for it."""

    chosen = Signal()
    """A person chose another file; `show_path` does not emit it."""

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
        """Show a path or none."""
        self.path = path
        self.field.setText(str(path) if path else "")
        self.field.setToolTip(self.field.text().replace("<", "‹"))

    def use_words(self, nothing: str, button: str, title: str, kinds: str) -> None:
        """Set the words of the empty field, of the button, and of the dialog with its kinds of files."""
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
        return ask_file(self._parent, self.title, self.kinds, str(self.path.parent) if self.path else None)


class DroppedFiles(NamedTuple):
    """Dropped files and folders, sorted by content."""

    pdfs: tuple[Path, ...]
    folders: tuple[Path, ...]
    others: tuple[Path, ...]


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer among dropped data."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def sort_dropped(paths: Sequence[Path]) -> DroppedFiles:
    """Sort files by kind, on a worker thread: a network disk is slow. Unreadable files are sorted by their name."""
    folders = tuple(path for path in paths if path.is_dir())
    files = [path for path in paths if path not in folders]
    pdfs = tuple(path for path in files if _is_pdf(path))
    return DroppedFiles(pdfs, folders, tuple(path for path in files if path not in pdfs))


def _is_pdf(path: Path) -> bool:
    try:
        return intake.kind_of(intake.read_file(path)) is intake.FileKind.PDF
    except FileError:
        return path.suffix.lower() == ".pdf"
