"""Words for a screen reader about what happened without a move of the focus."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QObject


def announce(source: QObject, sentence: str, *, urgent: bool = False) -> None:
    """Have a sentence read out; an urgent one breaks into what is being read."""
    if sentence:
        event = QtGui.QAccessibleAnnouncementEvent(source, sentence)
        kind = QtGui.QAccessible.AnnouncementPoliteness
        event.setPoliteness(kind.Assertive if urgent else kind.Polite)
        QtGui.QAccessible.updateAccessibility(event)
