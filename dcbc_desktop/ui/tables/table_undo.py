"""Steps of undo in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from dcbc_desktop.report.table import Row

if TYPE_CHECKING:
    from dcbc_desktop.ui.tables.rows_model import CellPosition, RowsModel

_TYPING = 1


class RowsChange(QUndoCommand):
    """Some rows stand where others stood.

    `places` are where the person is before and after. `typing` numbers the visit of one cell: its letters are one step.
    """

    def __init__(
        self,
        model: RowsModel,
        first: int,
        before: tuple[Row, ...],
        after: tuple[Row, ...],
        places: tuple[CellPosition, CellPosition],
        typing: int = 0,
    ) -> None:
        super().__init__()
        self._model = model
        self._first = first
        self._before, self.after = before, after
        self._back, self._place = places
        self.typing = typing

    def redo(self) -> None:
        """Put the new rows."""
        self._model.put(self._first, len(self._before), self.after, self._place)

    def undo(self) -> None:
        """Put the old rows back."""
        self._model.put(self._first, len(self.after), self._before, self._back)

    def id(self) -> int:
        """Only typing joins."""
        return _TYPING if self.typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Letters typed at one visit of a cell go together."""
        if not isinstance(other, RowsChange) or other.typing != self.typing:
            return False
        self.after = other.after
        return True
