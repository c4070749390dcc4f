"""Footnote marks as drawn in an editor: a raised number computed from the mark's place."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtWidgets import QWidget

from dcbc_desktop.ui.editor.formats import serial_of

_MARK_SIZE = 0.68
_SIDE_GAP = 1.0


class FootnoteMarks(QPyTextObject):
    """Draws the marks of one editor; the numbers are handed in by their serial."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._numbers: dict[int, int] = {}

    def number(self, serial: int) -> int:
        """The number of a mark."""
        return self._numbers.get(serial, 0)

    def renumber(self, serials: tuple[int, ...], first: int) -> list[int]:
        """Take over the order of the marks; returns the serials whose number changed its width."""
        before = self._numbers
        self._numbers = {serial: first + index for index, serial in enumerate(serials)}
        return [s for s, n in self._numbers.items() if s in before and len(str(before[s])) != len(str(n))]

    def intrinsicSize(self, doc: QTextDocument, _position: int, mark: QTextFormat) -> QSizeF:
        """As high as the line's own letters, so that a mark never pushes lines apart."""
        width = QFontMetricsF(_mark_font(doc)).horizontalAdvance(str(self.number(serial_of(mark))))
        return QSizeF(width + 2 * _SIDE_GAP, QFontMetricsF(doc.defaultFont()).ascent())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, _position: int, mark: QTextFormat
    ) -> None:
        """The number in the palette's link colour."""
        painter.save()
        painter.setFont(_mark_font(doc))
        painter.setPen(self._editor.palette().color(QPalette.ColorRole.Link))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(rect), flags, str(self.number(serial_of(mark))))
        painter.restore()


def _mark_font(document: QTextDocument) -> QFont:
    font = QFont(document.defaultFont())
    font.setPointSizeF(max(1.0, font.pointSizeF() * _MARK_SIZE))
    return font
