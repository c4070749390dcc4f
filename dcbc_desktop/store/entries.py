"""Entries of a report: the hot save of what was typed, and reading it all back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report import prose
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.report import Entry, EntryKind, entry_kind
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import history, report_tables, timestamps
from dcbc_desktop.store.report_tables import StoredRow, TableSave
from dcbc_desktop.store.sealed_tables import ENTRY

_UPDATE: Final = """UPDATE entry SET counted = ?5, edited = ?6, note = ?7, value = ?8, row_hash = ?9
    WHERE report_id = ?1 AND key = ?2 AND row_id = ?3 AND position = ?4"""
"""Tried before the insert, which is needed once in an entry's life and would wake two more triggers at each save."""


def save(
    connection: sqlite3.Connection, report_id: int, outline: Outline, changed: Mapping[str, Entry], now: datetime
) -> None:
    """Write entries inside the caller's transaction; what they overwrite is kept once every two minutes."""
    edited, since = timestamps.stored(now), timestamps.stored(now - history.STEP)
    for key, entry in changed.items():
        table = outline.table(key)
        if table is not None:
            section = outline.section(table.section)
            required = section is not None and section.required
            TableSave(connection, report_id, table, required, edited, since).write(entry)
            continue
        prose_kind = entry_kind(outline, key) is EntryKind.PROSE
        clean = entry if prose_kind else Entry(nfc(entry.value), nfc(entry.note))  # prose is NFC by its encoding
        counted = int(prose_kind and counts(outline, key, entry))
        history.keep_state(connection, report_id, key, "", since)
        values = (report_id, key, "", 0, counted, edited, clean.note, clean.value)
        if connection.execute(_UPDATE, ENTRY.sealed(values)).rowcount == 0:
            ENTRY.insert(connection, values)


_BEGIN, _END = prose.encode(prose.Prose()).split("]")
_FILLED = re.compile(r'"k":"note"|"text":"\s*[^\s"]')
"""Tells canonical JSON that prints something: quotes inside a text are escaped, so `text":` is never part of one."""


def counts(outline: Outline, key: str, entry: Entry) -> bool:
    """Whether a section counts as done.

    Told from the canonical JSON as it stands: reading 200 KB strictly takes as long as writing them.
    """
    if not entry.value:
        return False
    if not (entry.value.startswith(_BEGIN) and entry.value.endswith(_END)):
        raise FileError("prose_invalid")
    section = outline.section(key)
    return section is not None and section.required and bool(_FILLED.search(entry.value))


def done(connection: sqlite3.Connection, report_id: int, outline: Outline) -> int:
    """How many required sections have words or a table's row in them; the same as `report.progress` counts."""
    sections = {table.key: table.section for table in outline.tables}
    keys = connection.execute("SELECT DISTINCT key FROM entry WHERE report_id = ? AND counted = 1", (report_id,))
    return len({sections.get(key, key) for (key,) in keys})


def load(connection: sqlite3.Connection, report_id: int, keys: Collection[str] | None = None) -> dict[str, Entry]:
    """Filled entries by key, all or those named; raises FileError `row_damaged`."""
    found: dict[str, Entry] = {}
    tables: dict[str, list[StoredRow]] = {}
    for row in _rows(connection, report_id, keys):
        _, key, row_id, position, _, _, note, value, _ = row
        ENTRY.require_intact(row, f"{report_id}/{key}")
        if row_id:
            tables.setdefault(key, []).append(StoredRow(position, row_id, value))
        elif value or note:
            found[key] = Entry(value, note)
    return {**found, **{key: report_tables.whole(rows) for key, rows in tables.items()}}


def _rows(connection: sqlite3.Connection, report_id: int, keys: Collection[str] | None) -> sqlite3.Cursor:
    sql = f"{ENTRY.select} WHERE report_id = ?"
    if keys is None:
        return connection.execute(sql, (report_id,))
    named = f"{sql} AND key IN (SELECT value FROM json_each(?))"  # noqa: S608  a statement of our own
    return connection.execute(named, (report_id, msgspec.json.encode(list(keys)).decode()))
