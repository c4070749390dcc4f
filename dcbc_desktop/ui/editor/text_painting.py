"""Painting of the editor beyond its letters: dashes of dash items, sub-headings in bold, footnote numbers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPyTextObject,
    QSyntaxHighlighter,
    QTextBlock,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.prose import ParagraphKind
from dcbc_desktop.ui.editor.document_conversion import blocks
from dcbc_desktop.ui.editor.text_formats import kind_of, serial_of, text_format

_MARK_SIZE = 0.68
"""Size of a footnote's number, as a share of the letters around it."""
_SIDE_GAP = 1.0
_DASH = "-"
_DASH_GAP = 12.0
"""Distance of the dash from its line, in pixels."""


class FootnoteMarks(QPyTextObject):
    """Draws the footnote numbers of one editor; a mark is identified by its serial number."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._numbers: dict[int, int] = {}

    def number(self, serial: int) -> int:
        """Return the number of a footnote."""
        return self._numbers.get(serial, 0)

    def renumber(self, serials: tuple[int, ...], first: int) -> list[int]:
        """Take over the order of the marks; return the serials whose number changed its width."""
        before = self._numbers
        self._numbers = {serial: first + index for index, serial in enumerate(serials)}
        return [s for s, n in self._numbers.items() if s in before and len(str(before[s])) != len(str(n))]

    def intrinsicSize(self, doc: QTextDocument, _position: int, mark: QTextFormat) -> QSizeF:
        """Return a size as high as the line's letters, so that a mark never pushes lines apart."""
        width = QFontMetricsF(_mark_font(doc)).horizontalAdvance(str(self.number(serial_of(mark))))
        return QSizeF(width + 2 * _SIDE_GAP, QFontMetricsF(doc.defaultFont()).ascent())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, _position: int, mark: QTextFormat
    ) -> None:
        """Draw the number in the palette's link colour."""
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


def paint_dashes(painter: QPainter, document: QTextDocument, shown: QRect, palette: QPalette) -> None:
    """Paint the dashes of dash items between the top and the bottom of `shown`."""
    layout = document.documentLayout()
    first = document.findBlock(layout.hitTest(QPointF(0.0, float(shown.top())), Qt.HitTestAccuracy.FuzzyHit))
    painter.setFont(document.defaultFont())
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    for block in blocks(document, max(0, first.blockNumber())):
        if block.layout().position().y() > shown.bottom():
            return
        if kind_of(block.blockFormat()) is ParagraphKind.DASH:
            _paint_dash(painter, block)


def _paint_dash(painter: QPainter, block: QTextBlock) -> None:
    line = block.layout().lineAt(0)
    if line.isValid():
        origin = block.layout().position()
        painter.drawText(QPointF(origin.x() + line.x() - _DASH_GAP, origin.y() + line.y() + line.ascent()), _DASH)


class SubheadingHighlighter(QSyntaxHighlighter):
    """Shows sub-headings in bold, though their letters are not."""

    def highlightBlock(self, text: str) -> None:
        """Format a block that changed; called by Qt."""
        if text and kind_of(self.currentBlock().blockFormat()) is ParagraphKind.SUBHEADING:
            self.setFormat(0, self.currentBlock().length(), text_format(bold=True))
