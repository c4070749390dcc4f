"""Grid of a table with its commands: rows, clipboard, undo, note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.checks.finding import TableMend
from dcbc_desktop.report.checks.table_mends import mended_rows
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.table import MAX_ROWS, Cell
from dcbc_desktop.report.table_input.html_table import read_html_table
from dcbc_desktop.report.table_input.pasted_block import is_too_large, read_block, write_block
from dcbc_desktop.report.table_input.spreadsheet_text import guarded
from dcbc_desktop.ui.tables.rows_model import CellPosition, RowsModel
from dcbc_desktop.ui.tables.table_view import TableView

_Standard = QKeySequence.StandardKey
_OF_TABLE: Final[Mapping[str, str | QKeySequence.StandardKey]] = {
    "add_row": "F5",
    "delete_row": "F6",
    "move_row_up": "Alt+Up",
    "move_row_down": "Alt+Down",
    "undo": _Standard.Undo,
    "redo": _Standard.Redo,
    "copy_above": "Ctrl+D",
    "put_today": "Ctrl+;",
    "open_note": "Shift+F2",
}
_OF_GRID: Final = {"cut": _Standard.Cut, "copy": _Standard.Copy, "paste": _Standard.Paste}
"""An open cell has its own clipboard."""
_OWN_CELLS: Final = "application/x-dcbc-cells"
"""Format of the clipboard beside the text of cells copied here: their numbers are no question."""
_CHANGING: Final = frozenset(_OF_TABLE) | {"cut", "paste"}


class TableGrid(TableView):
    """Changes rows through the model; `message_requested` brings a message's code and parameters.

    `block_offered` brings a block of cells that was pasted at the current cell, and whether it was copied from a table
    of this program.
    """

    message_requested = Signal(str, dict)
    block_offered = Signal(object, bool)
    failed = Signal(object)
    note_requested = Signal()

    def __init__(self, model: RowsModel, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(model, parent)
        self._today = today
        of_cells = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.acts = {verb: self._action(verb, keys, of_cells) for verb, keys in _OF_TABLE.items()}
        for verb, keys in _OF_GRID.items():
            self.acts[verb] = self._action(verb, keys, Qt.ShortcutContext.WidgetShortcut)
        self.row_requested.connect(self.add_row_at_the_beginning)
        self.proposal_requested.connect(self.take_proposal)
        self.clear_requested.connect(self.clear_cells)
        self.delegate.block_pasted.connect(self.paste_text)

    def _action(self, verb: str, keys: str | QKeySequence.StandardKey, context: Qt.ShortcutContext) -> QAction:
        action = QAction(self)
        action.setObjectName(f"tableAction.{verb}")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(context)
        action.triggered.connect(getattr(self, verb))
        self.addAction(action)
        return action

    def update_actions(self) -> None:
        """Enable the actions that the report's state allows."""
        for verb in _CHANGING:
            self.acts[verb].setEnabled(not self._rows.frozen)

    # Rows

    @Slot()
    def add_row(self) -> None:
        """Add a row below the current one."""
        self._add(self.place().column)

    @Slot()
    def add_row_at_the_beginning(self) -> None:
        """Add a row behind the last one, and go to its first cell."""
        self.go_to(self._rows.count - 1, 0)
        self._add(0)

    def _add(self, column: int) -> None:
        self.close_cell()
        below = self.place().row if self._rows.count else -1
        if not self._rows.add_row(below, column):
            self.failed.emit(UsageError("table_full", rows=MAX_ROWS))

    @Slot()
    def delete_row(self) -> None:
        """Delete the rows of the selected cells."""
        self.close_cell()
        first, last = self.chosen()
        count = min(last.row + 1, self._rows.count) - first.row
        if count > 0:
            self._rows.delete_rows(first.row, count, first.column)
            self.message_requested.emit("rows_deleted", {"rows": count})

    @Slot()
    def move_row_up(self) -> None:
        """Move the current row up."""
        self._move(-1)

    @Slot()
    def move_row_down(self) -> None:
        """Move the current row down."""
        self._move(1)

    def _move(self, step: int) -> None:
        self.close_cell()
        place = self.place()
        if place.row < self._rows.count:
            self._rows.move_row(place.row, step, place.column)

    @Slot()
    def undo(self) -> None:
        """Undo one step."""
        self.close_cell()
        if not self._rows.frozen:
            self._rows.undo_stack.undo()

    @Slot()
    def redo(self) -> None:
        """Redo one step."""
        self.close_cell()
        if not self._rows.frozen:
            self._rows.undo_stack.redo()

    # Cells

    @Slot()
    def copy_above(self) -> None:
        """Copy the text of the cell above."""
        place = self.typed_place()
        if place is not None and place.row > 0:
            self._put(place, self._rows.typed_text(CellPosition(place.row - 1, place.column)))

    @Slot()
    def put_today(self) -> None:
        """Put the date of today into a date cell."""
        place = self.typed_place()
        if place is not None and self._rows.column(place.column).kind is FieldKind.DATE:
            self._put(place, short_date(self._today()))

    @Slot()
    def take_proposal(self) -> None:
        """Take over the proposal and go to the next row."""
        place = self.typed_place()
        proposal = self._rows.proposal(place) if place is not None else ""
        if place is not None and proposal:
            self._put(place, proposal)
            self.step(1)

    def _put(self, place: CellPosition, text: str) -> None:
        self.close_cell()
        self._rows.set_cell(place, Cell(text, self._rows.cell(place).note))

    @Slot()
    def open_note(self) -> None:
        """Go to the note of the current cell."""
        if self.typed_place() is not None:
            self.close_cell()
            self.note_requested.emit()

    @Slot()
    def clear_cells(self) -> None:
        """Empty the selected cells, in one step."""
        first, last = self.chosen()
        before = self._rows.rows[first.row : last.row + 1]
        if self._rows.frozen or not before:
            return
        columns = [c.key for c in self._rows.table.columns[first.column : last.column + 1] if c.computed is None]
        after = []
        for row in before:
            emptied = row
            for key in columns:
                emptied = emptied.with_cell(key, Cell("", row.cell(key).note))
            after.append(emptied)
        if tuple(after) != before:
            self._rows.change(first.row, before, tuple(after), self.place())

    def apply_mend(self, mend: TableMend) -> bool:
        """Change the rows as a finding proposes, as one step of undo; return False if they say something else now."""
        self.close_cell()
        rows = None if self._rows.frozen else mended_rows(self._rows.rows, mend)
        if rows is not None:
            self._rows.replace_all(rows, self.place())
        return rows is not None

    # Clipboard

    @Slot()
    def copy(self) -> None:
        """Copy the selected cells for a spreadsheet."""
        first, last = self.chosen()
        if self._rows.count:
            rows = range(first.row, last.row + 1)
            columns = range(first.column, last.column + 1)
            cells = ([self._written(CellPosition(row, column)) for column in columns] for row in rows)
            data = QMimeData()
            data.setText(write_block(cells))
            data.setData(_OWN_CELLS, b"1")
            QGuiApplication.clipboard().setMimeData(data)

    def _written(self, place: CellPosition) -> str:
        """Return the text of a cell for a spreadsheet; `paste` takes it back equal."""
        column = self._rows.table.columns[place.column]
        return guarded(self._rows.shown_text(place), numeric=column.kind.traits.numeric)

    @Slot()
    def cut(self) -> None:
        """Copy and empty the selected cells."""
        self.copy()
        self.clear_cells()

    @Slot()
    def paste(self) -> None:
        """Paste a block from a spreadsheet at the current cell."""
        source = QGuiApplication.clipboard().mimeData()
        text = source.text()
        html = source.html() if source.hasHtml() and "\t" not in text else ""
        self._offer(text, html, own=source.hasFormat(_OWN_CELLS))

    @Slot(str)
    def paste_text(self, text: str) -> None:
        """Offer a block of cells; refuse all of it if it is too much."""
        self._offer(text)

    def _offer(self, text: str, html: str = "", *, own: bool = False) -> None:
        self.close_cell()
        if self._rows.frozen or not (text or html):
            return
        if is_too_large(text) or is_too_large(html):
            self.failed.emit(UsageError("paste_too_large"))
            return
        block = read_html_table(html) or (read_block(text) if text else ())
        if block:
            self.message_requested.emit("", {})
            self.block_offered.emit(block, own)
