"""The list of reports: a table for the keyboard first, with a small bar for progress."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.ui.start.report_list_model import PROGRESS_ROLE, Column, ReportsModel
from dcbc_desktop.ui.widgets.style import STEP, TIGHT

_SAMPLES = {
    Column.YEAR: "20260",
    Column.PERIOD: "6 tháng đầu năm · Doanh nghiệp nhà nước",
    Column.STATE: "Đã ký duyệt r2",
    Column.PROGRESS: "14/14 ▓▓▓▓▓▓▓▓",
    Column.EDITED: "28/12/2026",
}
"""Words that each column must have room for in the font of the day; the title takes what is left."""


class ReportsTable(QTableView):
    """One row a report; Return or a double click opens it."""

    def __init__(self, model: ReportsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("reportsTable")
        self.setModel(model)
        self.setItemDelegateForColumn(Column.PROGRESS, ProgressDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._arrange_headers()
        self.setSortingEnabled(True)
        self.sortByColumn(Column.EDITED, Qt.SortOrder.DescendingOrder)

    def selected_report(self) -> ReportRow | None:
        """The report of the row that is chosen."""
        index = self.currentIndex()
        return self._model.report_row(index.row()) if index.isValid() else None

    def select_report(self, report_id: int | None) -> None:
        """Choose a report's row; the first row where it is not shown."""
        if self._model.rowCount():
            row = self._model.row_of(report_id) if report_id is not None else 0
            self.setCurrentIndex(self._model.index(max(row, 0), 0))

    def _arrange_headers(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, sample in _SAMPLES.items():
            header.resizeSection(column, metrics.horizontalAdvance(sample) + 2 * STEP)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * STEP)


class ProgressDelegate(QStyledItemDelegate):
    """`9/14` with a bar behind it that is as long as the share that is done."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and words as the style has them: each has its own colours for a chosen row; then the bar."""
        super().paint(painter, option, index)
        room: QRect = option.rect.adjusted(TIGHT, 0, -STEP, 0)
        width = option.fontMetrics.horizontalAdvance("00/00")
        bar = QRect(room.left() + width + STEP, room.center().y() - TIGHT, room.width() - width - STEP, 2 * TIGHT)
        painter.save()
        _draw_bar(painter, bar, index.data(PROGRESS_ROLE), option.palette)
        painter.restore()


def _draw_bar(painter: QPainter, bar: QRect, share: float, palette: QPalette) -> None:
    """A frame, filled from the left; on a ground of its own, so that every row and every palette shows it."""
    group = QPalette.ColorGroup.Active
    ink = palette.color(group, QPalette.ColorRole.Highlight)
    painter.fillRect(bar.adjusted(-2, -2, 2, 2), palette.color(group, QPalette.ColorRole.Base))
    painter.setPen(ink)
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
    filled = bar.adjusted(2, 2, -2, -2)
    filled.setWidth(round(filled.width() * share))
    painter.fillRect(filled, ink)
