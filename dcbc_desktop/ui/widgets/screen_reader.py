"""Words for a screen reader about what happened without a move of the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject


def announce(source: QObject, sentence: str, *, urgent: bool = False) -> None:
    """Have a sentence read out; an urgent one breaks into what is being read."""
    if sentence:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415  the start is silent

        event = QAccessibleAnnouncementEvent(source, sentence)
        kind = QAccessible.AnnouncementPoliteness
        event.setPoliteness(kind.Assertive if urgent else kind.Polite)
        QAccessible.updateAccessibility(event)
