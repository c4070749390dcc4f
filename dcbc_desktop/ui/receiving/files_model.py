"""Received files one a row: the verdict in words, colour and sign, and which report it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from dcbc_desktop.ui.receiving.received_file import Entry, Sign
from dcbc_desktop.ui.receiving.verdict_text import FileTeller
from dcbc_desktop.ui.widgets.icons import icon
from dcbc_desktop.ui.widgets.style import added_colour, alarm_colour, doubt_colour, quiet_colour

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
LOOKS: Final[dict[Sign, tuple[str, Callable[[QPalette], QColor]]]] = {
    Sign.VALID: ("verdict-valid", added_colour),
    Sign.UNDETERMINED: ("verdict-undetermined", doubt_colour),
    Sign.INVALID: ("verdict-invalid", alarm_colour),
    Sign.UNREADABLE: ("warning", alarm_colour),
    Sign.WAITING: ("verify", quiet_colour),
    Sign.BUSY: ("verify", quiet_colour),
}
"""Sign and colour of each; the words say it as well."""


class Column(IntEnum):
    """Columns of the list, left to right."""

    VERDICT = 0
    FILE = 1
    ISSUER = 2
    NUMBER = 3
    PERIOD = 4
    REVISION = 5


def sign_icon(sign: Sign, palette: QPalette) -> QIcon:
    """The picture of a verdict in its colour, in a list also for a chosen row."""
    name, tone = LOOKS[sign]
    tinted = QPalette(palette)
    tinted.setColor(QPalette.ColorRole.ButtonText, tone(palette))
    return icon(name, tinted, in_list=True)


class FilesModel(QAbstractTableModel):
    """Files stay in the order in which they came; each stands in the list once."""

    def __init__(self, teller: FileTeller, parent: QObject) -> None:
        super().__init__(parent)
        self._teller = teller
        self._entries: list[Entry] = []
        self._places: dict[Path, int] = {}
        self._icons: dict[Sign, QIcon] = {}
        self.counts: Counter[Sign] = Counter()

    @property
    def entries(self) -> Sequence[Entry]:
        """The files, from above."""
        return self._entries

    def row_of(self, path: Path) -> int:
        """Where a file stands; -1 where it does not."""
        return self._places.get(path, -1)

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Put files in that are not there yet; all of these wait to be checked."""
        wanted = list(dict.fromkeys(paths))
        new = [path for path in wanted if path not in self._places]
        if new:
            first = len(self._entries)
            self.beginInsertRows(_ROOT, first, first + len(new) - 1)
            self._places |= {path: first + number for number, path in enumerate(new)}
            self._entries += map(Entry, new)
            self.counts[Sign.WAITING] += len(new)
            self.endInsertRows()
        self.show(*(Entry(path) for path in set(wanted) - set(new)))
        return wanted

    def show(self, *entries: Entry) -> None:
        """Show what is known of these files now."""
        rows = [self._places[entry.path] for entry in entries]
        for row, entry in zip(rows, entries, strict=True):
            self.counts[self._entries[row].sign] -= 1
            self.counts[entry.sign] += 1
            self._entries[row] = entry
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Column) - 1))

    def retranslate(self) -> None:
        """Words follow the language, pictures the palette."""
        self._icons.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, len(Column) - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Files."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Columns of the list."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Words, sign and colour of a cell."""
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        if column is Column.VERDICT and role in (_ROLE.DecorationRole, _ROLE.ForegroundRole, _ROLE.AccessibleTextRole):
            return self._look(entry, role)
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole:
                return self._words(entry, column)
            case _ROLE.ToolTipRole:
                return self._words(entry, column).replace("<", "‹")  # read as markup unless it is plainly none
        return None

    def _look(self, entry: Entry, role: int) -> object:
        match role:
            case _ROLE.DecorationRole:
                return self._icon(entry.sign)
            case _ROLE.ForegroundRole:
                return LOOKS[entry.sign][1](QApplication.palette())
        return self._spoken(entry)

    def _icon(self, sign: Sign) -> QIcon:
        if sign not in self._icons:
            self._icons[sign] = sign_icon(sign, QApplication.palette())
        return self._icons[sign]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal or role != _ROLE.DisplayRole:
            return None
        return (
            self.tr("Result"), self.tr("File"), self.tr("Issuer"), self.tr("Number, date"), self.tr("Period"),
            self.tr("Revision"),
        )[section]  # fmt: skip

    def _words(self, entry: Entry, column: Column) -> str:
        told = entry.report
        match column:
            case Column.VERDICT:
                return self._teller.verdict(entry)
            case Column.FILE:
                return entry.name
            case Column.ISSUER:
                return told.issuer if told is not None else ""
            case Column.NUMBER:
                return self._teller.numbered(entry)
            case Column.PERIOD:
                return told.period_label if told is not None else ""
            case Column.REVISION:
                return self._teller.revision(entry)

    def _spoken(self, entry: Entry) -> str:
        """The whole row at once, the verdict first."""
        parts = [self._words(entry, column) for column in Column]
        return ", ".join(part for part in parts if part)
