"""Paste of a block into a table: the question how its numbers are read, and the note about what was left out."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.checks.finding import TableMend
from dcbc_desktop.report.checks.table_mends import examples_of, mendable_cells
from dcbc_desktop.report.table import Row
from dcbc_desktop.report.table_input.cells import Convention
from dcbc_desktop.report.table_input.head_rows import Head
from dcbc_desktop.report.table_input.notes import notes_of
from dcbc_desktop.report.table_input.paste import PasteResult, paste_rows
from dcbc_desktop.report.table_input.pasted_block import Block
from dcbc_desktop.report.table_input.reading import BlockReading, read_table_block
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.tables.numbers_dialog import NumbersDialog
from dcbc_desktop.ui.tables.rows_model import CellPosition, RowsModel
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.widgets.banner import Banner


class _Request(NamedTuple):
    """Block with the cell where it goes, and the answers about it so far."""

    block: Block
    place: CellPosition
    head: Head | None = None
    convention: Convention | None = None
    keep_rows: bool = False


class TablePaste(QObject):
    """Pastes blocks into the rows of a table, each as one step of undo; `failed` brings the error of a refused one."""

    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, model: RowsModel, view: TableGrid, note: Banner) -> None:
        super().__init__(view)
        self._runner = runner
        self._rows = model
        self._view = view
        self._note = note
        self._done: _Request | None = None
        """The last paste while its rows are as it left them."""
        self._mend = TableMend()
        self._changing = False
        view.block_offered.connect(self._offer)
        model.edited.connect(self._on_edited)
        note.button_clicked.connect(self.take_left_out)
        note.other_button_clicked.connect(self.mend)

    @Slot(object, bool)
    def _offer(self, block: Block, own: bool) -> None:
        place = self._view.place()
        first = CellPosition(min(place.row, self._rows.count), place.column)
        if own or (len(block) == 1 and len(block[0]) == 1):  # cells as they are: no head, no row numbers
            head = Head(frozenset(), tuple(range(place.column, place.column + max(map(len, block)))))
            convention = Convention.VIETNAMESE if own else None
            self._paste(_Request(block, first, head, convention, keep_rows=True))
        else:
            self._paste(_Request(block, first))

    def _paste(self, request: _Request) -> None:
        self.forget()
        table = self._rows.table
        try:
            read = read_table_block(
                table,
                request.block,
                request.place.column,
                head=request.head,
                convention=request.convention,
                keep_rows=request.keep_rows,
            )
            filled = paste_rows(table, self._rows.rows, request.place.row, read)
        except DcbcError as error:
            self.failed.emit(error)
            return
        if read.unclear:
            self._ask(request, read)
            return
        self._changing = True
        if filled.after != filled.before:
            self._rows.change(request.place.row, filled.before, filled.after, request.place)
        self._changing = False
        self._done = request
        self._tell(read, filled)

    def _ask(self, request: _Request, read: BlockReading) -> None:
        dialog = NumbersDialog(self._runner, read.unclear, self._view.window())
        dialog.chosen.connect(partial(self._answer, request, self._rows.rows))
        dialog.open()

    def _answer(self, request: _Request, rows: tuple[Row, ...], convention: Convention) -> None:
        if self._rows.rows == rows and not self._rows.frozen:
            self._paste(request._replace(convention=convention))

    # Note

    def _tell(self, read: BlockReading, filled: PasteResult) -> None:
        table = self._rows.table
        said = [self._runner.sentence(note.code, note.params) for note in notes_of(read, table)]
        counts = (
            ("paste_beyond", {"cells": filled.beyond}),
            ("paste_over_computed", {"cells": filled.over_computed}),
            ("paste_cleaned", {"characters": filled.cleaned}),
        )
        said += [self._runner.sentence(code, params) for code, params in counts if any(params.values())]
        cells = [cell for cells in mendable_cells(table, filled.after).values() for cell in cells]
        self._mend = TableMend(tuple(cells))
        if cells:
            params = {"count": len(cells), "examples": examples_of(cells)}
            said.append(self._runner.sentence("paste_mendable", params))
        take = self.tr("&Take the rows left out as well") if read.left_out else ""
        mend = self.tr("&Mend all of them") if cells else ""
        self._note.show_message(" ".join(said), take, mend)

    def forget(self) -> None:
        """Hide the note."""
        self._done, self._mend = None, TableMend()
        self._note.show_message("")

    @Slot()
    def _on_edited(self) -> None:
        if not self._changing:
            self.forget()

    @Slot()
    def take_left_out(self) -> None:
        """Paste the last block again with its head and totals as rows, in place of what it gave before."""
        request = self._done
        if request is not None and not self._rows.frozen:
            self._rows.undo_stack.undo()
            self._paste(request._replace(keep_rows=True))

    @Slot()
    def mend(self) -> None:
        """Write the cells of the last paste that are nearly right as proposed, as one step of undo."""
        if self._mend.cells:
            self._view.apply_mend(self._mend)
