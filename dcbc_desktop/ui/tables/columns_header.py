"""Header of a table: labels that wrap, below headings that columns share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from dcbc_desktop.report.outline import Column
from dcbc_desktop.ui.widgets.style import TIGHT

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
_TALLEST = 100_000


class ColumnsHeader(QHeaderView):
    """Header of two bands if the outline has shared headings, else of one."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._heights: dict[tuple[str, int], int] = {}
        self.setSectionsClickable(False)
        self.setHighlightSections(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        """Return a height for every label at its column's width."""
        return QSize(super().sizeHint().width(), self._top() + self._bottom())

    def _top(self) -> int:
        """Return the height of the shared headings."""
        return max((self._height(c.heading, self._group(i).width()) for i, c in enumerate(self._columns)), default=0)

    def _bottom(self) -> int:
        heights = (
            self._height(c.label_with_unit, self.sectionSize(i)) - (self._top() if not c.heading else 0)
            for i, c in enumerate(self._columns)
        )
        return max(heights, default=0)

    def _height(self, text: str, width: int) -> int:
        if not text:
            return 0
        known = self._heights.get((text, width))
        if known is None:
            known = self._heights[text, width] = self._measured(text, width)
        return known

    def _measured(self, text: str, width: int) -> int:
        room = QRect(0, 0, max(width - 2 * TIGHT, 1), _TALLEST)
        return self.fontMetrics().boundingRect(room, _FLAGS, text).height() + 2 * TIGHT

    def _group(self, index: int) -> QRect:
        """Return the rectangle of a column's heading over all columns that share it."""
        heading = self._columns[index].heading
        first = last = index
        while first > 0 and self._columns[first - 1].heading == heading:
            first -= 1
        while last + 1 < len(self._columns) and self._columns[last + 1].heading == heading:
            last += 1
        left = self.sectionViewportPosition(first)
        return QRect(left, 0, self.sectionViewportPosition(last) + self.sectionSize(last) - left, self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights = {}

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint the label, and the shared heading above it."""
        column, top = self._columns[logical_index], self._top()
        painter.save()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Button))
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        label = rect.adjusted(0, top if column.heading else 0, 0, 0)
        painter.drawText(_within(label), _FLAGS, column.label_with_unit)
        if column.heading:
            group = self._group(logical_index)
            group.setHeight(top)
            painter.setClipRect(rect)
            painter.drawText(_within(group), _FLAGS, column.heading)
        painter.setClipRect(rect)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        self._paint_lines(painter, rect, logical_index, top)
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRect, index: int, top: int) -> None:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        heading = self._columns[index].heading
        shares = index + 1 < len(self._columns) and heading and self._columns[index + 1].heading == heading
        painter.drawLine(rect.right(), rect.top() + (top if shares else 0), rect.right(), rect.bottom())
        if heading:
            painter.drawLine(rect.left(), rect.top() + top, rect.right(), rect.top() + top)


def _within(rect: QRect) -> QRect:
    return rect.adjusted(TIGHT, 0, -TIGHT, 0)
