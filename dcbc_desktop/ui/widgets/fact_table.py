"""A table to read and choose rows in: plain words, no grid, the last column takes what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from dcbc_desktop.ui.widgets.item_rows import RoomyRows
from dcbc_desktop.ui.widgets.style import STEP


class FactTable(QTableWidget):
    """Each column has room for its sample; those whose sample is empty share what is left."""

    def __init__(self, name: str, samples: Sequence[str], parent: QWidget) -> None:
        super().__init__(0, len(samples), parent)
        self.setObjectName(name)
        self.setItemDelegate(RoomyRows(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, sample in enumerate(samples):
            if sample:
                header.resizeSection(column, self.fontMetrics().horizontalAdvance(sample) + 3 * STEP)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def use_words(self, name: str, columns: Sequence[str]) -> None:
        """What the table and its columns are called."""
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; the chosen row stays where it was, as far as there is one."""
        chosen = max(self.currentRow(), 0)
        self.setRowCount(len(rows))
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(text.replace("<", "‹"))  # a tool tip is read as markup unless it is plainly none
                self.setItem(row, column, item)
        if rows:
            self.setCurrentCell(min(chosen, len(rows) - 1), 0)

    def tell(self, row: int, column: int, words: str) -> None:
        """What a cell says besides its text, in its tool tip."""
        item = self.item(row, column)
        if item is not None:
            item.setToolTip(words)
