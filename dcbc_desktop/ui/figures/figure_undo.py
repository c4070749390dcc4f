"""Steps of undo among the figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QUndoCommand

from dcbc_desktop.report.report import Entry

Put = Callable[[Mapping[str, Entry]], None]
_TYPING = 1


class FiguresChange(QUndoCommand):
    """Some figures have other values. `typing` numbers the visit of one field: its letters are one step."""

    def __init__(self, put: Put, before: Mapping[str, Entry], after: Mapping[str, Entry], typing: int = 0) -> None:
        super().__init__()
        self._put = put
        self._before, self.after = before, after
        self.typing = typing

    def redo(self) -> None:
        """Put the new values."""
        self._put(self.after)

    def undo(self) -> None:
        """Put the old values back."""
        self._put(self._before)

    def id(self) -> int:
        """Only typing joins."""
        return _TYPING if self.typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Letters typed at one visit of a field go together."""
        if not isinstance(other, FiguresChange) or other.typing != self.typing:
            return False
        self.after = other.after
        return True
