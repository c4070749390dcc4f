"""Announcements to screen readers about changes away from the focus."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QObject


def announce(source: QObject, sentence: str, *, urgent: bool = False) -> None:
    """Announce a sentence; an urgent one interrupts the current speech."""
    if sentence:
        event = QtGui.QAccessibleAnnouncementEvent(source, sentence)
        kind = QtGui.QAccessible.AnnouncementPoliteness
        event.setPoliteness(kind.Assertive if urgent else kind.Polite)
        QtGui.QAccessible.updateAccessibility(event)
