"""Table model of rows: typed cells, computed cells, a totals row; every change is a step of undo."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QUndoStack

from dcbc_desktop.report.comparison.earlier_reports import ComputedCells
from dcbc_desktop.report.computed_values import cell_text
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.table import MAX_ROWS, Cell, Row, new_row
from dcbc_desktop.ui.tables.cell_style import CellAppearance, cell_data, value_error
from dcbc_desktop.ui.tables.undo import UndoStep

NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
"""True for a cell with a note."""
_UNDO_STEPS = 500
_APPEARANCES_KEPT = 2_000
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class CellPosition(NamedTuple):
    """Row and column number of a cell."""

    row: int
    column: int


class RowsModel(QAbstractTableModel):
    """Holds the rows; `edited` is emitted for changes by the user, `placed` brings the cell."""

    edited = Signal()
    placed = Signal(int, int)

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_STEPS)
        self.frozen = False
        self._rows: list[Row] = []
        self._typing = self._typed = 0
        self._computed = ComputedCells()
        self._appearances: dict[CellPosition, CellAppearance] = {}
        self._words = ""

    # Display

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows."""
        return tuple(self._rows)

    @property
    def count(self) -> int:
        """Return the number of rows without the totals row."""
        return len(self._rows)

    def row(self, number: int) -> Row:
        """Return one row."""
        return self._rows[number]

    def column(self, number: int) -> Column:
        """Return one column."""
        return self.table.columns[number]

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show stored rows, and clear the undo history."""
        self.beginResetModel()
        self._appearances.clear()
        self._rows = list(rows)
        self.undo_stack.clear()
        self.endResetModel()

    def show_computed(self, computed: ComputedCells) -> None:
        """Show totals and proposals."""
        if computed.proposals != self._computed.proposals:
            first = 0
        elif computed.totals != self._computed.totals:
            first = self.count
        else:
            return
        self._computed = computed
        self._emit_changed(first, self.count)

    def freeze(self, frozen: bool) -> None:
        """Make cells read-only, or editable again."""
        self.frozen = frozen

    def set_total_label(self, total: str) -> None:
        """Set the label of the totals row."""
        self._words = total
        self._emit_changed(self.count, self.count)

    def has_totals(self) -> bool:
        """Return whether there is a totals row."""
        return self.table.totals and bool(self._rows)

    def is_typed(self, place: CellPosition) -> bool:
        """Return whether the user fills a cell."""
        return place.row < self.count and self.column(place.column).computed is None

    def proposal(self, place: CellPosition) -> str:
        """Return the proposal of a cumulative cell (từ đầu năm); empty if nothing is known."""
        proposals = self._computed.proposals.get(self.column(place.column).key)
        if not proposals or place.row >= self.count:
            return ""
        number = proposals.get(self._rows[place.row].id)
        return format_number(number) if number is not None else ""

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of rows with the totals row."""
        return 0 if parent.isValid() else self.count + self.has_totals()

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return whether a cell can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and not self.frozen and self.is_typed(CellPosition(index.row(), index.column())):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return labels with units, and row numbers."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return self.column(section).guidance
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_head(section, orientation)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.column(section).label_with_unit
        return str(section + 1) if section < self.count else "Σ"

    def _spoken_head(self, section: int, orientation: Qt.Orientation) -> str:
        if orientation == Qt.Orientation.Horizontal:
            return spoken_title(self.column(section))
        return self.tr("row %1").replace("%1", str(section + 1)) if section < self.count else self._words

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text and appearance of a cell."""
        place = CellPosition(index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self.typed_text(place)
        if role == NOTE_ROLE:
            return place.row < self.count and bool(self.cell(place).note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place)
        return cell_data(self.appearance(place), role)

    def cell(self, place: CellPosition) -> Cell:
        """Return a cell as typed."""
        return self._rows[place.row].cell(self.column(place.column).key)

    def typed_text(self, place: CellPosition) -> str:
        """Return a cell's text as typed; empty in computed cells."""
        return self.cell(place).value if self.is_typed(place) else ""

    def shown_text(self, place: CellPosition) -> str:
        """Return the text in a cell, typed or computed."""
        column = self.column(place.column)
        if place.row >= self.count:
            total = self._computed.totals.get(column.key)
            return format_number(total) if total is not None else self._words if place.column == 0 else ""
        row = self._rows[place.row]
        return row.text(column.key) if column.computed is None else cell_text(self.table, row, column)

    def appearance(self, place: CellPosition) -> CellAppearance:
        """Return the appearance of a cell; cached, as a view asks for it eight times at each painting."""
        known = self._appearances.get(place)
        if known is None:
            if len(self._appearances) >= _APPEARANCES_KEPT:
                self._appearances.clear()
            known = self._appearances[place] = self._appearance(place)
        return known

    def _spoken(self, place: CellPosition) -> str:
        """Return a cell for a screen reader: column, row, value, and where the value comes from."""
        look = self.appearance(place)
        row = self._spoken_head(place.row, Qt.Orientation.Vertical)
        value = look.text or look.proposal or self.tr("empty")
        parts = [spoken_title(look.column), f"{row}: {value}"]
        if look.computed and look.text and look.text != self._words:
            parts.append(self.tr("worked out"))
        elif look.proposal:
            parts.append(self.tr("proposed"))
        elif not look.sound:
            parts.append(self.tr("to be mended"))
        return ", ".join(parts)

    def _appearance(self, place: CellPosition) -> CellAppearance:
        column = self.column(place.column)
        text = self.shown_text(place)
        if place.row >= self.count:
            return CellAppearance(column, text, computed=True, total=True)
        proposal = "" if text else self.proposal(place)
        computed = column.computed is not None
        note = "" if computed else self.cell(place).note
        sound = computed or value_error(column, text) is None
        return CellAppearance(column, text, proposal, note, computed=computed, sound=sound)

    # Edits

    def begin_typing(self) -> None:
        """Begin a visit of a cell: what is typed from now on is a step of its own."""
        self._typing += 1
        self._typed = 0

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a letter typed in an open cell; `value` is clean."""
        place = CellPosition(index.row(), index.column())
        if role != Qt.ItemDataRole.EditRole or self.frozen or not self.is_typed(place):
            return False
        self._typed = self._typing
        return self.set_cell(place, Cell(str(value), self.cell(place).note), typing=self._typing)

    def undo_typing(self) -> None:
        """Undo what was typed since the cell was entered."""
        if self._typed == self._typing and self.undo_stack.canUndo():
            self.undo_stack.undo()

    def set_cell(self, place: CellPosition, cell: Cell, *, typing: int = 0) -> bool:
        """Replace a cell; return whether it changed."""
        row = self._rows[place.row]
        changed = row.with_cell(self.column(place.column).key, cell)
        if changed == row:
            return False
        self.change(place.row, (row,), (changed,), place, typing)
        return True

    def add_row(self, below: int, column: int) -> bool:
        """Add an empty row below another; return False if the table is full."""
        if self.count >= MAX_ROWS:
            return False
        first = min(below + 1, self.count)
        self.change(first, (), (new_row(),), CellPosition(first, column))
        return True

    def delete_rows(self, first: int, count: int, column: int) -> None:
        """Delete rows."""
        self.change(first, tuple(self._rows[first : first + count]), (), CellPosition(first, column))

    def move_row(self, number: int, step: int, column: int) -> bool:
        """Swap a row with its neighbour; return False at the ends."""
        first = min(number, number + step)
        if self.frozen or first < 0 or first + 1 >= self.count:
            return False
        pair = tuple(self._rows[first : first + 2])
        places = CellPosition(number, column), CellPosition(number + step, column)
        self._push(first, pair, pair[::-1], places)
        return True

    def change(
        self, first: int, before: tuple[Row, ...], after: tuple[Row, ...], place: CellPosition, typing: int = 0
    ) -> None:
        """Replace rows from `first` on, as one step of undo."""
        if not self.frozen:
            self._push(first, before, after, (place, place), typing)

    def replace_all(self, rows: tuple[Row, ...], place: CellPosition) -> None:
        """Replace all rows by others, as one step of undo."""
        if rows != self.rows:
            self.change(0, self.rows, rows, place)

    def _push(
        self,
        first: int,
        before: tuple[Row, ...],
        after: tuple[Row, ...],
        places: tuple[CellPosition, CellPosition],
        typing: int = 0,
    ) -> None:
        """Push a step of undo; `places` are the current cell before and after it."""
        do = partial(self.put, first, len(before), after, places[1])
        undo = partial(self.put, first, len(after), before, places[0])
        self.undo_stack.push(UndoStep(do, undo, typing))

    def put(self, first: int, count: int, rows: tuple[Row, ...], place: CellPosition) -> None:
        """Replace `count` rows from `first` on; for steps of undo."""
        self._appearances.clear()
        kept = min(count, len(rows))
        if count != len(rows) and self.table.totals and (not self._rows or not (self.count - count + len(rows))):
            self._put_all(first, count, rows)
        else:
            self._rows[first : first + kept] = rows[:kept]
            if kept:
                self._emit_changed(first, first + kept - 1)
            self._put_rest(first + kept, count - kept, rows[kept:])
        self.edited.emit()
        self.placed.emit(*place)

    def _put_rest(self, first: int, gone: int, new: tuple[Row, ...]) -> None:
        if gone:
            self.beginRemoveRows(_NO_INDEX, first, first + gone - 1)
            del self._rows[first : first + gone]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(_NO_INDEX, first, first + len(new) - 1)
            self._rows[first:first] = new
            self.endInsertRows()

    def _put_all(self, first: int, count: int, rows: tuple[Row, ...]) -> None:
        """Replace rows so that the totals row comes or goes."""
        self.beginResetModel()
        self._rows[first : first + count] = rows
        self.endResetModel()

    def _emit_changed(self, first: int, last: int) -> None:
        self._appearances.clear()
        last = min(last, self.rowCount() - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def spoken_title(column: Column) -> str:
    """Return a column's label for a screen reader, with the heading that it shares."""
    return ", ".join(filter(None, (column.heading, column.label_with_unit)))
