"""Undo in a grid of cells or figures: one step, and the keys that its fields leave to the grid."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand

_TYPING = 1


class UndoStep(QUndoCommand):
    """One change, done and undone by two functions.

    `typing` numbers the visit of one field, 0 for all other changes: letters typed at one visit are one step.
    """

    def __init__(self, do: Callable[[], None], undo: Callable[[], None], typing: int = 0) -> None:
        super().__init__()
        self._do, self._undo, self._typing = do, undo, typing

    def redo(self) -> None:
        """Make the change; called by Qt when the step is pushed, too."""
        self._do()

    def undo(self) -> None:
        """Take the change back."""
        self._undo()

    def id(self) -> int:
        """Return a number that only typing has: Qt merges steps of the same number."""
        return _TYPING if self._typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the result of a letter typed at the same visit."""
        if not isinstance(other, UndoStep) or other._typing != self._typing:
            return False
        self._do = other._do
        return True


def left_to_grid(event: QEvent) -> bool:
    """Ignore a request for the keys of undo and redo, which the grid then gets; return whether it was one."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    undo_or_redo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    if undo_or_redo:
        event.ignore()
    return undo_or_redo
