"""The rows of a table as a model: cells as typed, computed cells, a totals row; every change is a step of undo."""

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
from dcbc_desktop.ui.tables.undo_step import UndoStep

NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether the cell has a note."""
_UNDO_STEPS = 500
_LOOKS_KEPT = 2_000
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class CellPosition(NamedTuple):
    """A cell by the numbers of its row and column."""

    row: int
    column: int


class RowsModel(QAbstractTableModel):
    """Holds the rows. `edited` tells of a person's change, `placed` where it was made."""

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
        self._looks: dict[CellPosition, CellAppearance] = {}
        self._words = ""

    # What is shown

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    @property
    def count(self) -> int:
        """How many rows there are, the totals row left out."""
        return len(self._rows)

    def row(self, number: int) -> Row:
        """One row."""
        return self._rows[number]

    def column(self, number: int) -> Column:
        """One column."""
        return self.table.columns[number]

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show stored rows; undo starts afresh."""
        self.beginResetModel()
        self._looks.clear()
        self._rows = list(rows)
        self.undo_stack.clear()
        self.endResetModel()

    def show_computed(self, computed: ComputedCells) -> None:
        """What the columns add up to, and what is proposed."""
        if computed.proposals != self._computed.proposals:
            first = 0
        elif computed.totals != self._computed.totals:
            first = self.count
        else:
            return
        self._computed = computed
        self._tell(first, self.count)

    def freeze(self, frozen: bool) -> None:
        """Cells can be typed in or not."""
        self.frozen = frozen

    def set_words(self, total: str) -> None:
        """What the totals row is called."""
        self._words = total
        self._tell(self.count, self.count)

    def has_totals(self) -> bool:
        """Whether a totals row stands below the rows."""
        return self.table.totals and bool(self._rows)

    def is_typed(self, place: CellPosition) -> bool:
        """Whether a cell is one that a person fills."""
        return place.row < self.count and self.column(place.column).computed is None

    def proposal(self, place: CellPosition) -> str:
        """Từ đầu năm as it would be; empty where nothing is known."""
        proposals = self._computed.proposals.get(self.column(place.column).key)
        if not proposals or place.row >= self.count:
            return ""
        number = proposals.get(self._rows[place.row].id)
        return format_number(number) if number is not None else ""

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Rows, and the totals row."""
        return 0 if parent.isValid() else self.count + self.has_totals()

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Columns of the outline."""
        return 0 if parent.isValid() else len(self.table.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Typed cells may be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and not self.frozen and self.is_typed(CellPosition(index.row(), index.column())):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Labels with their units; numbers of rows."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return self.column(section).guidance
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_head(section, orientation)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return column_title(self.column(section))
        return str(section + 1) if section < self.count else "Σ"

    def _spoken_head(self, section: int, orientation: Qt.Orientation) -> str:
        if orientation == Qt.Orientation.Horizontal:
            return spoken_title(self.column(section))
        return self.tr("row %1").replace("%1", str(section + 1)) if section < self.count else self._words

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell: its text, and how it looks."""
        place = CellPosition(index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self.typed_text(place)
        if role == NOTE_ROLE:
            return place.row < self.count and bool(self.cell(place).note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place)
        return cell_data(self.look(place), role)

    def cell(self, place: CellPosition) -> Cell:
        """A cell as typed."""
        return self._rows[place.row].cell(self.column(place.column).key)

    def typed_text(self, place: CellPosition) -> str:
        """A cell's words as typed; empty in computed cells."""
        return self.cell(place).value if self.is_typed(place) else ""

    def shown_text(self, place: CellPosition) -> str:
        """What stands in a cell, typed or computed."""
        column = self.column(place.column)
        if place.row >= self.count:
            total = self._computed.totals.get(column.key)
            return format_number(total) if total is not None else self._words if place.column == 0 else ""
        row = self._rows[place.row]
        return row.text(column.key) if column.computed is None else cell_text(self.table, row, column)

    def look(self, place: CellPosition) -> CellAppearance:
        """Everything that is shown of a cell; a view asks for it eight times at each painting."""
        known = self._looks.get(place)
        if known is None:
            if len(self._looks) >= _LOOKS_KEPT:
                self._looks.clear()
            known = self._looks[place] = self._look(place)
        return known

    def _spoken(self, place: CellPosition) -> str:
        """A cell as it is read out: column, row, value, and where the value comes from."""
        look = self.look(place)
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

    def _look(self, place: CellPosition) -> CellAppearance:
        column = self.column(place.column)
        text = self.shown_text(place)
        if place.row >= self.count:
            return CellAppearance(column, text, computed=True, total=True)
        proposal = "" if text else self.proposal(place)
        computed = column.computed is not None
        note = "" if computed else self.cell(place).note
        sound = computed or value_error(column, text) is None
        return CellAppearance(column, text, proposal, note, computed=computed, sound=sound)

    # What a person does

    def begin_typing(self) -> None:
        """A cell is entered: what is typed from now on is a step of its own."""
        self._typing += 1
        self._typed = 0

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A letter was typed in an open cell; `value` is clean."""
        place = CellPosition(index.row(), index.column())
        if role != Qt.ItemDataRole.EditRole or self.frozen or not self.is_typed(place):
            return False
        self._typed = self._typing
        return self.set_cell(place, Cell(str(value), self.cell(place).note), typing=self._typing)

    def take_typing_back(self) -> None:
        """What was typed since the cell was entered goes; redo brings it back."""
        if self._typed == self._typing and self.undo_stack.canUndo():
            self.undo_stack.undo()

    def set_cell(self, place: CellPosition, cell: Cell, *, typing: int = 0) -> bool:
        """Another cell at a place."""
        row = self._rows[place.row]
        changed = row.with_cell(self.column(place.column).key, cell)
        if changed == row:
            return False
        self.change(place.row, (row,), (changed,), place, typing)
        return True

    def add_row(self, below: int, column: int) -> bool:
        """An empty row below another; False where the table is full."""
        if self.count >= MAX_ROWS:
            return False
        first = min(below + 1, self.count)
        self.change(first, (), (new_row(),), CellPosition(first, column))
        return True

    def delete_rows(self, first: int, count: int, column: int) -> None:
        """Rows go."""
        self.change(first, tuple(self._rows[first : first + count]), (), CellPosition(first, column))

    def move_row(self, number: int, step: int, column: int) -> bool:
        """A row changes places with its neighbour; False at the ends."""
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
        """One step of undo: rows from `first` on are replaced."""
        if not self.frozen:
            self._push(first, before, after, (place, place), typing)

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
        self._looks.clear()
        kept = min(count, len(rows))
        if count != len(rows) and self.table.totals and (not self._rows or not (self.count - count + len(rows))):
            self._put_all(first, count, rows)
        else:
            self._rows[first : first + kept] = rows[:kept]
            if kept:
                self._tell(first, first + kept - 1)
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
        """The totals row comes or goes with these rows."""
        self.beginResetModel()
        self._rows[first : first + count] = rows
        self.endResetModel()

    def _tell(self, first: int, last: int) -> None:
        self._looks.clear()
        last = min(last, self.rowCount() - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def spoken_title(column: Column) -> str:
    """A column's label as it is read out, under the heading that it shares with neighbours."""
    return ", ".join(filter(None, (column.heading, column_title(column))))


def column_title(column: Column) -> str:
    """A column's label with its unit."""
    return f"{column.label} ({column.unit})" if column.unit else column.label
