"""F1 inside a dialog: the window's own action is not heard while something stands in front of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def hear_f1(dialog: QWidget) -> None:
    """Let F1 open the manual over a dialog, at the page about it."""
    QShortcut(QKeySequence("F1"), dialog, partial(_ask_for_help, dialog))


def _ask_for_help(dialog: QWidget) -> None:
    parent = dialog.parentWidget()
    action = parent.window().findChild(QAction, "action.help") if parent is not None else None
    if action is not None:
        action.trigger()
