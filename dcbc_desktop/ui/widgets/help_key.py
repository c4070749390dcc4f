"""F1 inside a dialog, where the main window's own action for it is not active."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_help_key(dialog: QWidget) -> None:
    """Let F1 open the manual over a dialog, at the page about it."""
    QShortcut(QKeySequence("F1"), dialog, partial(_open_manual, dialog))


def _open_manual(dialog: QWidget) -> None:
    parent = dialog.parentWidget()
    action = parent.window().findChild(QAction, "action.help") if parent is not None else None
    if action is not None:
        action.trigger()
