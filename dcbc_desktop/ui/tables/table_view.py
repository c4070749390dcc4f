"""View of a table: movement and editing by keyboard, sizes of columns and rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from dcbc_desktop.ui.tables.cell_delegate import CellDelegate
from dcbc_desktop.ui.tables.cell_edit import CellEdit, CellMove
from dcbc_desktop.ui.tables.cell_style import text_height, widths
from dcbc_desktop.ui.tables.columns_header import ColumnsHeader
from dcbc_desktop.ui.tables.rows_model import CellPosition, RowsModel
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, quiet_colour

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_Trigger = QAbstractItemView.EditTrigger
_MOST_LINES = 26
"""Lines of text after which a table scrolls inside the page."""
_Index = QModelIndex | QPersistentModelIndex


class TableView(QTableView):
    """Grid whose caret is the current cell; `row_requested` asks for a row behind the last one."""

    cursorPositionChanged = Signal()  # noqa: N815  Qt's name in a field with a caret
    row_requested = Signal()
    proposal_requested = Signal()
    clear_requested = Signal()

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._empty_words = ""
        self._wanted = 0
        self._fitted: set[int] = set()
        self._fit_timer = QTimer(self, singleShot=True, interval=0)
        self.delegate = CellDelegate(model, self)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(ColumnsHeader(model.table.columns, self))
        self.setModel(model)
        self._arrange()
        self._connect_signals()

    def _arrange(self) -> None:
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setSectionsClickable(False)

    def _connect_signals(self) -> None:
        self._fit_timer.timeout.connect(self._fit_rows)
        self.verticalScrollBar().valueChanged.connect(self._fit_timer.start)
        self._rows.placed.connect(self.go_to)
        self._rows.rowsRemoved.connect(self._refit)
        self.delegate.left.connect(self._on_left)

    # Interface of a field

    def caret(self) -> int:
        """Return the current cell as one number; the one to go to while there is no row."""
        if not self._rows.count:
            return self._wanted
        place = self.place()
        return place.row * self._rows.columnCount() + place.column

    def set_caret(self, position: int) -> None:
        """Go to a cell, or remember it until there are rows."""
        self._wanted = position
        columns = self._rows.columnCount()
        self.go_to(position // columns, position % columns)

    def hasFocus(self) -> bool:
        """Return whether the grid or an open cell has the focus."""
        return super().hasFocus() or self.open_field() is not None

    def isReadOnly(self) -> bool:
        """Return whether the report is signed."""
        return self._rows.frozen

    def place(self) -> CellPosition:
        """Return the current cell, else the first one."""
        index = self.currentIndex()
        return CellPosition(index.row(), index.column()) if index.isValid() else CellPosition(0, 0)

    def typed_place(self) -> CellPosition | None:
        """Return the current cell, if the user may fill it."""
        place = self.place()
        return place if self._rows.is_typed(place) and not self._rows.frozen else None

    @Slot(int, int)
    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and show it."""
        if self._rows.count:
            index = self._rows.index(min(row, self._rows.count - 1), min(column, self._rows.columnCount() - 1))
            if index != self.currentIndex():
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def open_field(self) -> CellEdit | None:
        """Return the field of an open cell that has the focus."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, CellEdit) and self.isAncestorOf(focused) else None

    def close_cell(self) -> None:
        """Close an open cell; its text is kept already."""
        field = self.open_field()
        if field is not None:
            self.closeEditor(field, CellDelegate.EndEditHint.NoHint)

    def chosen(self) -> tuple[CellPosition, CellPosition]:
        """Return first and last cell of the selection; the current cell if nothing is selected."""
        ranges = self.selectionModel().selection()
        if ranges.isEmpty():
            return self.place(), self.place()
        area = ranges.first()
        return CellPosition(area.top(), area.left()), CellPosition(area.bottom(), area.right())

    # Keys

    def edit_cell(self, *, replace: bool) -> bool:
        """Open the current cell."""
        index = self.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self.delegate.replaces = replace
        self.edit(index)
        self.delegate.replaces = True
        field = self.open_field()
        if field is not None:
            field.offer_choices()
        return field is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle keys: Enter goes down, F2 opens, Delete empties, a letter replaces the cell's text."""
        field = self.open_field()
        if field is None:
            self._press(event)
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            QApplication.sendEvent(field, event)  # typed while the cell was opening
        else:
            event.ignore()  # not used by the field

    def _press(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.proposal_requested.emit()
        elif key in _ENTER:
            self.step(1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.leave(forward=key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_F2 and plain:
            self.edit_cell(replace=False)
        elif key == Qt.Key.Key_Space and plain and self._rows.column(self.place().column).choices:
            self.edit_cell(replace=True)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a cell with its text kept."""
        self.delegate.replaces = False
        super().mouseDoubleClickEvent(event)
        self.delegate.replaces = True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move through the cells by Tab, and out of the table at its ends."""
        return self.walk(1 if forward else -1) or super().focusNextPrevChild(forward)

    def leave(self, *, forward: bool) -> None:
        """Leave the table forwards or backwards from any cell (Ctrl+Tab, Ctrl+Shift+Tab)."""
        super().focusNextPrevChild(forward)

    def walk(self, step: int) -> bool:
        """Go to the next cell to fill, with a row added behind the last one; return False if Tab leaves the table."""
        columns = self._rows.columnCount()
        number = self.caret() + step
        while 0 <= number < self._rows.count * columns:
            place = CellPosition(number // columns, number % columns)
            if self._rows.frozen or self._rows.is_typed(place):
                self.go_to(*place)
                return True
            number += step
        if step < 0 or self._rows.frozen or not self._rows.count or not self._rows.row(self._rows.count - 1).cells:
            return False
        self.row_requested.emit()
        return True

    def step(self, rows: int) -> None:
        """Go some rows down or up in the same column."""
        place = self.place()
        self.go_to(max(place.row + rows, 0), place.column)

    @Slot(object)
    def _on_left(self, way: CellMove) -> None:
        match way:
            case CellMove.DOWN:
                self.step(1)
            case CellMove.UP:
                self.step(-1)
            case CellMove.NEXT:
                self.focusNextPrevChild(True)
            case CellMove.BACK:
                self.focusNextPrevChild(False)
            case CellMove.CANCEL:
                self._rows.undo_typing()

    # Sizes and painting

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Emit the move of the caret."""
        super().currentChanged(current, previous)
        self.cursorPositionChanged.emit()

    def dataChanged(self, top_left: _Index, bottom_right: _Index, roles: Sequence[int] = ()) -> None:
        """Fit the heights of changed rows."""
        super().dataChanged(top_left, bottom_right, roles)
        self._fitted.difference_update(range(top_left.row(), bottom_right.row() + 1))
        self._fit_timer.start()

    def rowsInserted(self, parent: _Index, first: int, last: int) -> None:
        """Fit the heights of new rows."""
        super().rowsInserted(parent, first, last)
        self._refit()

    def reset(self) -> None:
        """Fit the heights of other rows."""
        super().reset()
        self._refit()

    @Slot()
    def _refit(self) -> None:
        self._fitted.clear()
        self._fit_timer.start()

    @property
    def empty_words(self) -> str:
        """Words shown in a table without rows."""
        return self._empty_words

    def set_empty_words(self, words: str) -> None:
        """Set the words shown in a table without rows."""
        self._empty_words = words
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid, or the words shown without rows."""
        super().paintEvent(event)
        if not self._rows.count:
            painter = QPainter(self.viewport())
            self._paint_empty(painter)
            painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        room = self.viewport().rect().adjusted(STEP, TIGHT, -STEP, -TIGHT)
        painter.setPen(quiet_colour(self.palette()))
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self._empty_words)
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Fit columns and rows to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit_columns()

    def fit_columns(self) -> None:
        """Set the widths of the columns."""
        self.verticalHeader().setMinimumWidth(self.fontMetrics().horizontalAdvance("00") + 2 * STEP)
        room = self.viewport().width()
        for column, width in enumerate(widths(self._rows.table.columns, room, self.fontMetrics())):
            self.horizontalHeader().resizeSection(column, width)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 2 * TIGHT)
        self._refit()

    @Slot()
    def _fit_rows(self) -> None:
        """Set the heights of visible rows and of the table, within bounds."""
        first, last = self.rowAt(0), self.rowAt(self._tallest())
        if first >= 0:
            for row in range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1):
                if row not in self._fitted:
                    self._fitted.add(row)
                    self.verticalHeader().resizeSection(row, self._row_height(row))
        self._fit_height()

    def _row_height(self, row: int) -> int:
        least = self.fontMetrics().lineSpacing() + 2 * TIGHT
        font, header = self.font().toString(), self.horizontalHeader()
        texts = (
            (self._rows.shown_text(CellPosition(row, column)), header.sectionSize(column))
            for column in range(self._rows.columnCount())
        )
        return max([least, *(text_height(text, width, font) for text, width in texts if text)])

    def _tallest(self) -> int:
        return self.fontMetrics().lineSpacing() * _MOST_LINES

    def _fit_height(self) -> None:
        line = self.fontMetrics().lineSpacing() + 2 * STEP
        rows = min(max(self.verticalHeader().length(), line), self._tallest())
        bar = self.horizontalScrollBar()
        beside = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        height = rows + beside + (bar.sizeHint().height() if bar.maximum() > 0 else 0)
        if height != self.height():
            self.setFixedHeight(height)
