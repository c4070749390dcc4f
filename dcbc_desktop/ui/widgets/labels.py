"""Labels that hold plain text and follow the system between light and dark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dcbc_desktop.ui.widgets.style import alarm_colour, heading_font, quiet_colour

Tone = Callable[[QPalette], QColor]


class ToneLabel(QLabel):
    """Plain text in a colour computed from the palette."""

    def __init__(self, tone: Tone = quiet_colour, parent: QWidget | None = None, *, wraps: bool = True) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def _colour(self) -> None:
        colour = self._tone(QApplication.palette())
        palette = self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)


class HintLabel(ToneLabel):
    """Problem or remark about the field above; hidden while empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(alarm_colour, parent)
        self.hide()

    def show_message(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the label."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def set_advisory(self, advisory: bool) -> None:
        """Use quiet colours for remarks that do not block sign-off."""
        self._tone = quiet_colour if advisory else alarm_colour
        self._colour()


def plain_label(text: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> QLabel:
    """Make a label for words of a report, which are never read as markup."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setText(text)
    return label


def heading_label(level: int, parent: QWidget, text: str = "") -> QLabel:
    """Make a bold heading with room for the marks of Vietnamese capitals, which rise above the font's ascent."""
    label = plain_label(text, parent, wraps=True)
    font = heading_font(parent.font(), level)
    label.setFont(font)
    metrics = QFontMetrics(font)
    label.setContentsMargins(0, max(0, -metrics.tightBoundingRect("ỂẪỞ").top() - metrics.ascent()) + 1, 0, 0)
    return label
