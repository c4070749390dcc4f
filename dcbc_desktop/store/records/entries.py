"""Entries of a report: the hot save of what was typed, the history it keeps, and reading both back.

An entry is one row of `entry`, a table one for each of its rows, so that an edited cell writes one row.
By SQL alone: a save is one parametrised UPDATE, where sqlite-utils needs ten statements (`Database.tables`).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report import prose
from dcbc_desktop.report.outline import Outline, Table
from dcbc_desktop.report.report import Entry, EntryKind, entry_kind, row_filled
from dcbc_desktop.report.table import Row, RowText, join_rows, require_row, split_rows
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.tables.sealed_tables import ENTRY, HISTORY

HISTORY_STEP: Final = timedelta(minutes=2)
KEPT: Final = 50
"""States that are kept of one entry, and of one row of a table; the oldest go first."""
ALWAYS: Final = "~"
"""Later than every moment: keep the state, whenever the one before was kept."""

_COLUMNS = ", ".join((*ENTRY.columns, "row_hash"))
_KEEP = f"""INSERT OR IGNORE INTO entry_history ({_COLUMNS}) SELECT {_COLUMNS} FROM entry
    WHERE report_id = ?1 AND key = ?2 AND row_id = ?3 AND NOT EXISTS (SELECT 1 FROM entry_history AS h
    WHERE h.report_id = ?1 AND h.key = ?2 AND h.row_id = ?3 AND h.edited > ?4 AND h.edited <= ?5)"""  # noqa: S608  names of our own
"""States that bear a later time than now were kept before the clock was put back, and count for nothing."""
_TRIM = """DELETE FROM entry_history WHERE report_id = ?1 AND key = ?2 AND row_id = ?3 AND id <
    (SELECT id FROM entry_history WHERE report_id = ?1 AND key = ?2 AND row_id = ?3
    ORDER BY id DESC LIMIT 1 OFFSET ?4)"""
_NOT_KEPT = """SELECT row_id FROM entry AS e WHERE report_id = ?1 AND key = ?2 AND NOT EXISTS (SELECT 1
    FROM entry_history AS h WHERE h.report_id = ?1 AND h.key = ?2 AND h.row_id = e.row_id AND h.edited = e.edited)"""

_UPDATE: Final = """UPDATE entry SET counted = ?5, edited = ?6, note = ?7, value = ?8, row_hash = ?9
    WHERE report_id = ?1 AND key = ?2 AND row_id = ?3 AND position = ?4"""
"""Tried before the insert, which is needed once in an entry's life and would wake two more triggers at each save."""


_COPIED: Final = 2
"""In `counted`: a section copied from an earlier report, which counts once somebody edits or confirms it."""


def save(
    connection: sqlite3.Connection,
    report_id: int,
    outline: Outline,
    changed: Mapping[str, Entry],
    now: datetime,
    copied: Collection[str] = (),
) -> None:
    """Write entries inside the caller's transaction; what they overwrite is kept once every two minutes.

    Those of `copied` are marked as copied until they are saved again.
    """
    edited, since = timestamps.stored(now), timestamps.stored(now - HISTORY_STEP)
    for key, entry in changed.items():
        table = outline.table(key)
        if table is not None:
            section = outline.section(table.section)
            required = section is not None and section.required
            _TableSave(connection, report_id, table, required, edited, since).write(entry)
            continue
        prose_kind = entry_kind(outline, key) is EntryKind.PROSE
        clean = entry if prose_kind else Entry(nfc(entry.value), nfc(entry.note))  # prose is NFC by its encoding
        counted = int(prose_kind and counts(outline, key, entry))
        if prose_kind and key in copied and _FILLED.search(entry.value):
            counted = _COPIED
        _keep_state(connection, report_id, key, "", since, edited)
        values = (report_id, key, "", 0, counted, edited, clean.note, clean.value)
        if connection.execute(_UPDATE, ENTRY.sealed(values)).rowcount == 0:
            ENTRY.insert(connection, values)


_BEGIN, _END = prose.encode(prose.Prose()).split("]")
_FILLED = re.compile(r'"k":"note"|"text":"\s*[^\s"]')
"""Matches canonical JSON that prints something: quotes inside a text are escaped, so `text":` is never part of one."""


def counts(outline: Outline, key: str, entry: Entry) -> bool:
    """Return whether a section counts as done; raises FileError `prose_invalid`.

    Found in the canonical JSON without parsing it: reading 200 KB strictly takes as long as writing them.
    """
    if not entry.value:
        return False
    if not (entry.value.startswith(_BEGIN) and entry.value.endswith(_END)):
        raise FileError("prose_invalid")
    section = outline.section(key)
    return section is not None and section.required and bool(_FILLED.search(entry.value))


def done(connection: sqlite3.Connection, report_id: int, outline: Outline, *, looked_at: bool) -> int:
    """Return how many required sections have words or a table's row in them, as `report.progress` counts.

    Copied ones count too where the whole report was `looked_at`.
    """
    sections = {table.key: table.section for table in outline.tables}
    required = {section.key for section in outline.prose_sections() if section.required}
    found = connection.execute(
        "SELECT DISTINCT key, counted FROM entry WHERE report_id = ? AND counted > 0", (report_id,)
    )
    rows = found.fetchall()
    copied = set() if looked_at else {key for key, counted in rows if counted == _COPIED}
    return len({sections.get(key, key) for key, _ in rows} & required - copied)


def unreviewed(connection: sqlite3.Connection, report_id: int) -> frozenset[str]:
    """Return the sections that are marked as copied."""
    found = connection.execute("SELECT key FROM entry WHERE report_id = ? AND counted = ?", (report_id, _COPIED))
    return frozenset(key for (key,) in found)


def load(connection: sqlite3.Connection, report_id: int, keys: Collection[str] | None = None) -> dict[str, Entry]:
    """Return filled entries by key, all or those named; raises FileError `row_damaged`."""
    found: dict[str, Entry] = {}
    tables: dict[str, list[_ReadRow]] = {}
    where = "WHERE report_id = ?"
    values: list[int | str] = [report_id]
    if keys is not None:
        where += " AND key IN (SELECT value FROM json_each(?))"
        values.append(msgspec.json.encode(list(keys)).decode())
    for _, key, row_id, position, _, _, note, value in ENTRY.read(connection, where, values):
        if row_id:
            tables.setdefault(key, []).append(_ReadRow(position, row_id, value))
        elif value or note:
            found[key] = Entry(value, note)
    return {**found, **{key: _joined_rows(rows) for key, rows in tables.items()}}


# tables

_STORED_ROWS: Final = (
    "SELECT row_id, position, counted, edited, value FROM entry WHERE report_id = ? AND key = ? AND row_id <> ''"
)
_UPDATE_ROW: Final = """UPDATE entry SET position = ?4, counted = ?5, edited = ?6, note = ?7, value = ?8, row_hash = ?9
    WHERE report_id = ?1 AND key = ?2 AND row_id = ?3"""
_DELETE_ROW: Final = "DELETE FROM entry WHERE report_id = ? AND key = ? AND row_id = ?"


class _Stored(NamedTuple):
    position: int
    counted: int
    edited: str
    cells: str


class _TableSave(NamedTuple):
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
            raise FileError("table_invalid")  # the notes of a table are in its cells
        rows = split_rows(nfc(entry.value))
        stored = self._stored()
        for gone in stored.keys() - {row.id for row in rows}:
            self._remove(gone)
        for position, row in enumerate(rows):
            self._write(row, position, stored.get(row.id))

    def _stored(self) -> dict[str, _Stored]:
        rows = self.connection.execute(_STORED_ROWS, (self.report_id, self.table.key))
        return {row_id: _Stored(*rest) for row_id, *rest in rows}

    def _remove(self, row_id: str) -> None:
        _keep_state(self.connection, self.report_id, self.table.key, row_id, ALWAYS)
        self.connection.execute(_DELETE_ROW, (self.report_id, self.table.key, row_id))

    def _write(self, text: RowText, position: int, before: _Stored | None) -> None:
        counted, edited = 0, self.edited
        if before is not None and before.cells == text.cells:
            if before.position == position:
                return
            counted, edited = before.counted, before.edited  # moved, not edited
        else:
            row = require_row(text, self.table)
            counted = int(self.required and row_filled(self.table, row))
            _keep_state(self.connection, self.report_id, self.table.key, row.id, self.since, self.edited)
        values = (self.report_id, self.table.key, text.id, position, counted, edited, "", text.cells)
        if before is None:
            ENTRY.insert(self.connection, values)
        else:
            self.connection.execute(_UPDATE_ROW, ENTRY.sealed(values))


class _ReadRow(NamedTuple):
    """One row as it was read, in the order of sorting."""

    position: int
    id: str
    cells: str


def _joined_rows(rows: list[_ReadRow]) -> Entry:
    """Return the entry that the rows of one table make."""
    return Entry(join_rows(RowText(row.id, row.cells) for row in sorted(rows)))


# history


def _keep_state(
    connection: sqlite3.Connection, report_id: int, key: str, row_id: str, since: str, until: str = ALWAYS
) -> None:
    """Keep a stored state that is about to be overwritten, unless one was kept between `since` and `until`."""
    if connection.execute(_KEEP, (report_id, key, row_id, since, until)).rowcount > 0:
        connection.execute(_TRIM, (report_id, key, row_id, KEPT - 1))


def keep_left(connection: sqlite3.Connection, report_id: int, key: str) -> None:
    """Keep the state of an entry that a person has just left."""
    for (row_id,) in connection.execute(_NOT_KEPT, (report_id, key)).fetchall():
        _keep_state(connection, report_id, key, row_id, ALWAYS)


_NEWEST_FIRST: Final = "ORDER BY edited DESC, position"


def former_states(connection: sqlite3.Connection, report_id: int, key: str) -> tuple[tuple[datetime, Entry], ...]:
    """Return the kept former states of an entry that is no table, newest first."""
    rest = f"WHERE report_id = ? AND key = ? AND row_id = '' {_NEWEST_FIRST}"
    kept = HISTORY.read(connection, rest, (report_id, key))
    return tuple((timestamps.moment(row[5]), Entry(value=row[7], note=row[6])) for row in kept)


class FormerRow(NamedTuple):
    """Former state of a table's row: when it was typed, its cells, its position then."""

    at: datetime
    row: Row
    position: int


def former_rows(connection: sqlite3.Connection, report_id: int, table: Table) -> tuple[FormerRow, ...]:
    """Return the kept former states of a table's rows, also of removed ones, newest first."""
    rest = f"WHERE report_id = ? AND key = ? AND row_id <> '' {_NEWEST_FIRST}"
    kept = HISTORY.read(connection, rest, (report_id, table.key))
    return tuple(
        FormerRow(timestamps.moment(row[5]), require_row(RowText(row[2], row[7]), table), row[3]) for row in kept
    )
