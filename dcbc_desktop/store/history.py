"""Former states of what was typed: one every two minutes, and one at each leaving."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.table import Row, RowText, require_row
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.sealed_tables import ENTRY, HISTORY

STEP: Final = timedelta(minutes=2)
KEPT: Final = 50
"""States that are kept of one entry, and of one row of a table; the oldest go first."""
ALWAYS: Final = "~"
"""Later than every moment: keep the state, whenever the one before was kept."""

_COLUMNS = ", ".join((*ENTRY.columns, "row_hash"))
_KEEP = f"""INSERT OR IGNORE INTO entry_history ({_COLUMNS}) SELECT {_COLUMNS} FROM entry
    WHERE report_id = ?1 AND key = ?2 AND row_id = ?3 AND NOT EXISTS (SELECT 1 FROM entry_history AS h
    WHERE h.report_id = ?1 AND h.key = ?2 AND h.row_id = ?3 AND h.edited > ?4)"""  # noqa: S608  names of our own
_TRIM = """DELETE FROM entry_history WHERE report_id = ?1 AND key = ?2 AND row_id = ?3 AND edited <
    (SELECT edited FROM entry_history WHERE report_id = ?1 AND key = ?2 AND row_id = ?3
    ORDER BY edited DESC LIMIT 1 OFFSET ?4)"""
_NOT_KEPT = """SELECT row_id FROM entry AS e WHERE report_id = ?1 AND key = ?2 AND NOT EXISTS (SELECT 1
    FROM entry_history AS h WHERE h.report_id = ?1 AND h.key = ?2 AND h.row_id = e.row_id AND h.edited = e.edited)"""


def keep_state(connection: sqlite3.Connection, report_id: int, key: str, row_id: str, since: str) -> None:
    """Keep a stored state that is about to be overwritten, unless one was kept after `since`."""
    if connection.execute(_KEEP, (report_id, key, row_id, since)).rowcount > 0:
        connection.execute(_TRIM, (report_id, key, row_id, KEPT - 1))


def keep_left(connection: sqlite3.Connection, report_id: int, key: str) -> None:
    """Keep the state of an entry that a person has just left."""
    for (row_id,) in connection.execute(_NOT_KEPT, (report_id, key)).fetchall():
        keep_state(connection, report_id, key, row_id, ALWAYS)


def states(connection: sqlite3.Connection, report_id: int, key: str) -> tuple[tuple[datetime, Entry], ...]:
    """Kept former states of an entry that is no table, newest first."""
    kept = _rows(connection, report_id, key, "row_id = ''")
    return tuple((timestamps.moment(row[5]), Entry(value=row[7], note=row[6])) for row in kept)


def row_states(connection: sqlite3.Connection, report_id: int, table: Table) -> tuple[tuple[datetime, Row], ...]:
    """Kept former states of a table's rows, those that are gone among them, newest first."""
    kept = _rows(connection, report_id, table.key, "row_id <> ''")
    return tuple((timestamps.moment(row[5]), require_row(RowText(row[2], row[7]), table)) for row in kept)


def _rows(connection: sqlite3.Connection, report_id: int, key: str, which: str) -> Iterator[tuple[Any, ...]]:
    sql = f"{HISTORY.select} WHERE report_id = ? AND key = ? AND {which} ORDER BY edited DESC, position"
    for row in connection.execute(sql, (report_id, key)):
        HISTORY.require_intact(row, f"{report_id}/{key}")
        yield row
