"""Tables on the disk: one row of `entry` for each row of the table, so that an edited cell writes one row."""

from __future__ import annotations

import sqlite3
from typing import Final, NamedTuple

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.progress import row_filled
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.table import RowText, join_rows, require_row, split_rows
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import history
from dcbc_desktop.store.sealed_tables import ENTRY

_STORED: Final = (
    "SELECT row_id, position, counted, edited, value FROM entry WHERE report_id = ? AND key = ? AND row_id <> ''"
)
_UPDATE: Final = """UPDATE entry SET position = ?4, counted = ?5, edited = ?6, note = ?7, value = ?8, row_hash = ?9
    WHERE report_id = ?1 AND key = ?2 AND row_id = ?3"""
_DELETE: Final = "DELETE FROM entry WHERE report_id = ? AND key = ? AND row_id = ?"


class _Stored(NamedTuple):
    position: int
    counted: int
    edited: str
    cells: str


class TableSave(NamedTuple):
    """One save of one table, inside the caller's transaction."""

    connection: sqlite3.Connection
    report_id: int
    table: Table
    required: bool
    edited: str
    since: str

    def write(self, entry: Entry) -> None:
        """Write the rows that are new, changed or moved, and take away those that are gone.

        Raises what `split_rows` and `require_row` raise; rows that did not change are not read again.
        """
        if entry.note:
            raise FileError("table_invalid")  # notes stand in cells
        rows = split_rows(nfc(entry.value))
        stored = self._stored()
        for gone in stored.keys() - {row.id for row in rows}:
            self._remove(gone)
        for position, row in enumerate(rows):
            self._write(row, position, stored.get(row.id))

    def _stored(self) -> dict[str, _Stored]:
        rows = self.connection.execute(_STORED, (self.report_id, self.table.key))
        return {row_id: _Stored(*rest) for row_id, *rest in rows}

    def _remove(self, row_id: str) -> None:
        history.keep_state(self.connection, self.report_id, self.table.key, row_id, history.ALWAYS)
        self.connection.execute(_DELETE, (self.report_id, self.table.key, row_id))

    def _write(self, text: RowText, position: int, before: _Stored | None) -> None:
        counted, edited = 0, self.edited
        if before is not None and before.cells == text.cells:
            if before.position == position:
                return
            counted, edited = before.counted, before.edited  # moved, not edited
        else:
            row = require_row(text, self.table)
            counted = int(self.required and row_filled(self.table, row))
            history.keep_state(self.connection, self.report_id, self.table.key, row.id, self.since)
        values = (self.report_id, self.table.key, text.id, position, counted, edited, "", text.cells)
        if before is None:
            ENTRY.insert(self.connection, values)
        else:
            self.connection.execute(_UPDATE, ENTRY.sealed(values))


class StoredRow(NamedTuple):
    """One row as it was read, in the order that sorts."""

    position: int
    id: str
    cells: str


def whole(rows: list[StoredRow]) -> Entry:
    """The entry that the rows of one table make."""
    return Entry(join_rows(RowText(row.id, row.cells) for row in sorted(rows)))
