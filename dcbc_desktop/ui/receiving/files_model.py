"""Table model of received files: the verdict in words, colour and picture, and the report in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from dcbc_desktop.ui.receiving.received_file import FileStatus, ReceivedFile
from dcbc_desktop.ui.receiving.verdict_text import VerdictFormatter
from dcbc_desktop.ui.widgets.icons import icon
from dcbc_desktop.ui.widgets.style import added_colour, alarm_colour, doubt_colour, quiet_colour

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
STATUS_LOOKS: Final[dict[FileStatus, tuple[str, Callable[[QPalette], QColor]]]] = {
    FileStatus.VALID: ("verdict-valid", added_colour),
    FileStatus.UNDETERMINED: ("verdict-undetermined", doubt_colour),
    FileStatus.INVALID: ("verdict-invalid", alarm_colour),
    FileStatus.FOREIGN: ("verify", quiet_colour),
    FileStatus.UNREADABLE: ("warning", alarm_colour),
    FileStatus.WAITING: ("verify", quiet_colour),
    FileStatus.BUSY: ("verify", quiet_colour),
}
"""Picture and colour of each status; the words say it as well."""


class FileColumn(IntEnum):
    """Columns of the list, left to right."""

    VERDICT = 0
    FILE = 1
    ISSUER = 2
    NUMBER = 3
    PERIOD = 4
    REVISION = 5


def status_icon(status: FileStatus, palette: QPalette) -> QIcon:
    """Return the picture of a status in its colour, with a variant for a chosen row."""
    name, tone = STATUS_LOOKS[status]
    tinted = QPalette(palette)
    tinted.setColor(QPalette.ColorRole.ButtonText, tone(palette))
    return icon(name, tinted, in_list=True)


class FilesModel(QAbstractTableModel):
    """Model that keeps files in the order in which they came, each once."""

    def __init__(self, formatter: VerdictFormatter, parent: QObject) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self._files: list[ReceivedFile] = []
        self._places: dict[Path, int] = {}
        self._icons: dict[FileStatus, QIcon] = {}
        self.counts: Counter[FileStatus] = Counter()

    @property
    def files(self) -> Sequence[ReceivedFile]:
        """All files, top to bottom."""
        return self._files

    def row_of(self, path: Path) -> int:
        """Return the row of a file; -1 if it is not in the list."""
        return self._places.get(path, -1)

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Add files that are not in the list yet and return all given ones; each waits to be checked."""
        wanted = list(dict.fromkeys(paths))
        new = [path for path in wanted if path not in self._places]
        if new:
            first = len(self._files)
            self.beginInsertRows(_ROOT, first, first + len(new) - 1)
            self._places |= {path: first + number for number, path in enumerate(new)}
            self._files += map(ReceivedFile, new)
            self.counts[FileStatus.WAITING] += len(new)
            self.endInsertRows()
        self.show(*(ReceivedFile(path) for path in set(wanted) - set(new)))
        return wanted

    def show(self, *files: ReceivedFile) -> None:
        """Replace the data of these files."""
        rows = [self._places[file.path] for file in files]
        for row, file in zip(rows, files, strict=True):
            self.counts[self._files[row].status] -= 1
            self.counts[file.status] += 1
            self._files[row] = file
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(FileColumn) - 1))

    def retranslate(self) -> None:
        """Follow the language and the palette."""
        self._icons.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(FileColumn) - 1)
        if self._files:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._files) - 1, len(FileColumn) - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Files."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Columns of the list."""
        return 0 if parent.isValid() else len(FileColumn)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Words, picture and colour of a cell."""
        if not index.isValid():
            return None
        file, column = self._files[index.row()], FileColumn(index.column())
        if column is FileColumn.VERDICT and (look := self._look(file, role)) is not None:
            return look
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole:
                return self._words(file, column)
            case _ROLE.ToolTipRole:
                return self._words(file, column).replace("<", "‹")  # read as markup unless it is plainly none
        return None

    def _look(self, file: ReceivedFile, role: int) -> object:
        match role:
            case _ROLE.DecorationRole:
                return self._icon(file.status)
            case _ROLE.ForegroundRole:
                return STATUS_LOOKS[file.status][1](QApplication.palette())
            case _ROLE.AccessibleTextRole:
                return self._spoken(file)
        return None

    def _icon(self, status: FileStatus) -> QIcon:
        if status not in self._icons:
            self._icons[status] = status_icon(status, QApplication.palette())
        return self._icons[status]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal or role != _ROLE.DisplayRole:
            return None
        return (
            self.tr("Result"), self.tr("File"), self.tr("Issuer"), self.tr("Number, date"), self.tr("Period"),
            self.tr("Revision"),
        )[section]  # fmt: skip

    def _words(self, file: ReceivedFile, column: FileColumn) -> str:
        report = file.report
        match column:
            case FileColumn.VERDICT:
                return self._formatter.verdict(file)
            case FileColumn.FILE:
                return file.name
            case FileColumn.ISSUER:
                return report.issuer if report is not None else ""
            case FileColumn.NUMBER:
                return self._formatter.number_and_date(file)
            case FileColumn.PERIOD:
                return report.period_label if report is not None else ""
            case FileColumn.REVISION:
                return self._formatter.revision(file)

    def _spoken(self, file: ReceivedFile) -> str:
        """Return the accessible text of a row, the verdict first."""
        parts = [self._words(file, column) for column in FileColumn]
        return ", ".join(part for part in parts if part)
