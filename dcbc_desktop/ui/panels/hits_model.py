"""Places that a search found, one a row, each with a mark that says whether it is to be replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dcbc_desktop.report.search import Hit

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole


class HitsModel(QAbstractListModel):
    """Says of each place where it stands and what is around it; with words to put in, what it would become."""

    def __init__(self, where: Callable[[Hit], str]) -> None:
        super().__init__()
        self._where = where
        self._hits: tuple[Hit, ...] = ()
        self._left_out: set[int] = set()
        self._words: str | None = None

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other places, all of them marked."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self._left_out = {row for row, hit in enumerate(hits) if hit.linked}
        self.endResetModel()

    def propose(self, words: str | None) -> None:
        """What would stand there instead; None where nothing is to be replaced."""
        if words != self._words:
            self._words = words
            if self._hits:
                self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Every place."""
        return self._hits

    @property
    def marked(self) -> tuple[Hit, ...]:
        """The places that are to be replaced."""
        return tuple(hit for row, hit in enumerate(self._hits) if row not in self._left_out)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Places; a place holds no others."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Words of a row, for the eye and for a screen reader."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole | _ROLE.ToolTipRole:
                return f"{self._where(hit)}\n{self._line(hit)}"
            case _ROLE.CheckStateRole if self._words is not None:
                left_out = index.row() in self._left_out
                return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
            case _:
                return None

    def _line(self, hit: Hit) -> str:
        arrow = "" if self._words is None or hit.linked else f" → {self._words}"
        return f"…{hit.before}«{hit.found}{arrow}»{hit.after}…"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A place inside a linked figure cannot be marked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        linked = index.isValid() and self._hits[index.row()].linked
        return usual if linked else usual | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: _Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Mark a place or leave it out."""
        if role != _ROLE.CheckStateRole or not index.isValid():
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index, [role])
        return True
