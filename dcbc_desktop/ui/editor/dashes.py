"""The dash before a dash item, painted beside its first line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QTextBlock, QTextDocument

from dcbc_desktop.report.prose import ParagraphKind
from dcbc_desktop.ui.editor.document_to_prose import blocks
from dcbc_desktop.ui.editor.formats import kind_of

_DASH = "-"
_GAP = 12.0


def paint_dashes(painter: QPainter, document: QTextDocument, shown: QRect, palette: QPalette) -> None:
    """Paint the dashes of the dash items between the top and the bottom of `shown`."""
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
        painter.drawText(QPointF(origin.x() + line.x() - _GAP, origin.y() + line.y() + line.ascent()), _DASH)
