"""Lists and tables: rows with room above and below the letters, and a read-only table of plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dcbc_desktop.ui.widgets.check_boxes import draw_edge, needs_edge
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, quiet_colour

_Index = QModelIndex | QPersistentModelIndex


class PaddedRowDelegate(QStyledItemDelegate):
    """Draws rows as the style does, each a little higher: easier to read and to hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the style's size and some room above and below."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 2 * TIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint as the style does, and the edge of the row's check box where it has one."""
        super().paint(painter, option, index)
        if option.widget and needs_edge(option.widget) and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            whole = QStyleOptionViewItem(option)
            self.initStyleOption(whole, index)
            indicator = QStyle.SubElement.SE_ItemViewItemCheckIndicator
            colour = quiet_colour(option.palette)
            if option.state & QStyle.StateFlag.State_Selected:
                colour = option.palette.color(QPalette.ColorRole.HighlightedText)
            draw_edge(painter, option.widget.style().subElementRect(indicator, whole, option.widget), colour)


def use_row_selection(table: QTableView) -> None:
    """Make a table one to choose rows in: no cell is edited, Tab leaves it, every second row has another ground."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ReadOnlyTable(QTableWidget):
    """Table of plain words; a column is as wide as its sample, those with an empty sample share the rest."""

    def __init__(self, name: str, samples: Sequence[str], parent: QWidget) -> None:
        super().__init__(0, len(samples), parent)
        self.setObjectName(name)
        self.setItemDelegate(PaddedRowDelegate(self))
        use_row_selection(self)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        for column, sample in enumerate(samples):
            if sample:
                header.resizeSection(column, self.fontMetrics().horizontalAdvance(sample) + 3 * STEP)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def use_words(self, name: str, columns: Sequence[str]) -> None:
        """Set the table's accessible name and the titles of its columns."""
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; the current row keeps its number, as far as there is one."""
        chosen = max(self.currentRow(), 0)
        self.setRowCount(len(rows))
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(text.replace("<", "‹"))  # a tool tip is read as markup unless it is plainly none
                self.setItem(row, column, item)
        if rows:
            self.setCurrentCell(min(chosen, len(rows) - 1), 0)

    def set_tool_tip(self, row: int, column: int, words: str) -> None:
        """Give a cell a tool tip other than its text."""
        item = self.item(row, column)
        if item is not None:
            item.setToolTip(words)

    def strike_out(self, row: int) -> None:
        """Draw a row struck through in a quiet colour; its words have to say the same."""
        for column in range(self.columnCount()):
            item = self.item(row, column)
            if item is not None:
                font = item.font()
                font.setStrikeOut(True)
                item.setFont(font)
                item.setForeground(quiet_colour(self.palette()))
