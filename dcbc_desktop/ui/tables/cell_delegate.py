"""Delegate of a table's cells: opens them, keeps what is typed, paints them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPolygon, QTextCursor
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dcbc_desktop.ui.tables.cell_edit import CellEdit, CellMove
from dcbc_desktop.ui.tables.cell_style import side_of
from dcbc_desktop.ui.tables.rows_model import NOTE_ROLE, RowsModel
from dcbc_desktop.ui.widgets.style import STEP

_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Makes and paints cells; `left` brings the move out of an open cell, other signals pass on its field's."""

    left = Signal(object)
    refused = Signal(object)
    block_pasted = Signal(str)

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._view = parent
        self.replaces = True
        """True if what is typed next replaces the cell's text."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return a field for the column's kind."""
        column = self._model.column(index.column())
        edit = CellEdit(self._view, parent, side=side_of(column), choices=column.choices)
        edit.setObjectName(f"cell.{column.key}")
        edit.setAccessibleName(column.label)
        edit.edited.connect(partial(self._on_edited, edit))
        edit.left.connect(partial(self._on_left, edit))
        edit.refused.connect(self.refused)
        edit.block_pasted.connect(self.block_pasted)
        self._model.begin_typing()
        return edit

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the cell's text when it opens; while it is open, the field leads."""
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, CellEdit) and (editor.value != text or not editor.isVisible()):
            editor.show_value(text)
            if self.replaces:
                editor.selectAll()
            else:
                editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Store the field's text in the cell."""
        if isinstance(editor, CellEdit):
            model.setData(index, editor.value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """Cover the cell with the field."""
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the field."""
        return event.type() != QEvent.Type.KeyPress and super().eventFilter(watched, event)

    def _on_edited(self, edit: CellEdit, _text: str) -> None:
        self.commitData.emit(edit)

    def _on_left(self, edit: CellEdit, way: CellMove) -> None:
        self.closeEditor.emit(edit, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(way)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Give the selection of a table without focus a quiet background: only one table takes what is typed."""
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected and not self._view.hasFocus():
            option.state &= ~QStyle.StateFlag.State_Selected
            option.backgroundBrush = option.palette.brush(QPalette.ColorRole.Button)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the cell, and a corner if it has a note."""
        super().paint(painter, option, index)
        if index.data(NOTE_ROLE):
            painter.save()
            _paint_corner(painter, option)
            painter.restore()


def _paint_corner(painter: QPainter, option: QStyleOptionViewItem) -> None:
    corner = option.rect.topRight() + QPoint(1, 0)
    role = QPalette.ColorRole
    chosen = option.state & QStyle.StateFlag.State_Selected
    painter.setBrush(option.palette.color(role.HighlightedText if chosen else role.Highlight))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygon([corner, corner - QPoint(STEP, 0), corner + QPoint(0, STEP)]))
