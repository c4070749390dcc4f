"""Findings one a row; what did not change stays where it is, so that selection and scroll place hold still."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dcbc_desktop.ui.review.finding_view import FindingView

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
FINDING_ROLE = _ROLE.UserRole + 1
"""The row's `FindingView`."""
NOTE_ROLE = _ROLE.UserRole + 2
"""The second line: where it stands, or why it was set aside."""


class FindingsModel(QAbstractListModel):
    """Says each finding for the eye and for a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingView] = []

    @property
    def rows(self) -> Sequence[FindingView]:
        """The findings shown, from above."""
        return self._rows

    def show(self, rows: Sequence[FindingView]) -> None:
        """Show other findings; only the rows between the first and the last that differ are put in anew."""
        head, tail = _alike(self._rows, rows)
        self._take_out(head, len(self._rows) - tail)
        self._put_in(head, rows[head : len(rows) - tail])
        moved = [
            row for row, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old.location != new.location
        ]
        self._rows[:] = rows
        for row in moved:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(_ROOT, first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _put_in(self, first: int, rows: Sequence[FindingView]) -> None:
        if rows:
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()

    def nearest(self, told: FindingView, row: int) -> int:
        """The row that shows the same finding, or the one that took its place; -1 where there is none."""
        same = [n for n, one in enumerate(self._rows) if _spot(one) == _spot(told)]
        if same:
            start = _start(told)
            return min(same, key=lambda n: abs(_start(self._rows[n]) - start))
        return min(row, len(self._rows) - 1)

    def retranslate(self) -> None:
        """Words of the severities."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Findings; a finding holds no others."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Words of a row."""
        if not index.isValid():
            return None
        told = self._rows[index.row()]
        return told if role == FINDING_ROLE else self._words(told, role)

    def _words(self, told: FindingView, role: int) -> str | None:
        match role:
            case _ROLE.DisplayRole:
                return told.sentence
            case _ROLE.ToolTipRole:
                return f"{told.sentence}\n{self._second_line(told)}"
            case _ROLE.AccessibleTextRole:
                return f"{self._severity(told)}: {told.sentence} {self._second_line(told)}"
            case _:
                return self._second_line(told) if role == NOTE_ROLE else None

    def _second_line(self, told: FindingView) -> str:
        if told.ignored is None:
            return told.location
        return self.tr("Set aside: %1").replace("%1", told.ignored.reason)

    def _severity(self, told: FindingView) -> str:
        if told.ignored is not None:
            return self.tr("Set aside")
        return self.tr("To be mended") if told.blocking else self.tr("Worth a look")


def _start(told: FindingView) -> int:
    return told.finding.place.start + told.finding.place.note_start


def _spot(told: FindingView) -> tuple[object, ...]:
    place = told.finding.place
    return told.finding.code, place.key, place.row, place.column, bool(place.note), told.ignored is None


def _alike(old: Sequence[FindingView], new: Sequence[FindingView]) -> tuple[int, int]:
    """How many rows at the beginning and at the end say the same."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n].name != new[n].name), most)
    rest = most - head
    tail = next((n for n in range(rest) if old[-1 - n].name != new[-1 - n].name), rest)
    return head, tail
