"""Entries of a report: the hot save of what was typed, its history, and reading it all back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.report import prose
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.report import Entry, EntryKind, entry_kind
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import moments
from dcbc_desktop.store.tables import ENTRY, HISTORY

HISTORY_STEP: Final = timedelta(minutes=2)
HISTORY_KEPT: Final = 50
"""States of one entry that are kept; the oldest go first."""

_UPDATE = """UPDATE entry SET counted = ?5, edited = ?6, note = ?7, value = ?8, row_hash = ?9
    WHERE report_id = ?1 AND key = ?2 AND row_id = ?3 AND position = ?4"""
"""Tried before the insert, which is needed once in an entry's life and would wake two more triggers at each save."""
_COLUMNS = ", ".join((*ENTRY.columns, "row_hash"))
_KEEP = f"""INSERT OR IGNORE INTO entry_history ({_COLUMNS}) SELECT {_COLUMNS} FROM entry AS e
    WHERE e.report_id = ?1 AND e.key = ?2 AND NOT EXISTS (SELECT 1 FROM entry_history AS h
    WHERE h.report_id = ?1 AND h.key = ?2 AND h.row_id = e.row_id AND h.edited > ?3)"""  # noqa: S608  names of our own
_TRIM = """DELETE FROM entry_history WHERE report_id = ?1 AND key = ?2 AND edited < (SELECT edited FROM entry_history
    WHERE report_id = ?1 AND key = ?2 ORDER BY edited DESC LIMIT 1 OFFSET ?3)"""


def save(
    connection: sqlite3.Connection, report_id: int, outline: Outline, changed: Mapping[str, Entry], now: datetime
) -> None:
    """Write entries inside the caller's transaction; what they overwrite is kept once every two minutes."""
    edited, since = moments.stored(now), moments.stored(now - HISTORY_STEP)
    for key, entry in changed.items():
        kind = entry_kind(outline, key)
        if kind is not EntryKind.PROSE:
            entry = Entry(nfc(entry.value), nfc(entry.note))  # noqa: PLW2901  prose is NFC by its encoding
        counted = int(kind is EntryKind.PROSE and counts(outline, key, entry))
        _keep_state(connection, report_id, key, since)
        values = (report_id, key, "", 0, counted, edited, entry.note, entry.value)
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


def keep_left(connection: sqlite3.Connection, report_id: int, key: str) -> None:
    """Keep the state of an entry that a person has just left."""
    _keep_state(connection, report_id, key, "~")  # later than every moment: whatever was kept before


def _keep_state(connection: sqlite3.Connection, report_id: int, key: str, since: str) -> None:
    if connection.execute(_KEEP, (report_id, key, since)).rowcount > 0:
        connection.execute(_TRIM, (report_id, key, HISTORY_KEPT - 1))


def done(connection: sqlite3.Connection, report_id: int) -> int:
    """How many required sections are filled."""
    sql = "SELECT count(*) FROM entry WHERE report_id = ? AND counted = 1"
    return int(connection.execute(sql, (report_id,)).fetchone()[0])


def load(connection: sqlite3.Connection, report_id: int) -> dict[str, Entry]:
    """Filled entries by key; raises FileError `row_damaged`."""
    return {key: entry for key, entry in _read(connection, report_id) if entry.value or entry.note}


def _read(connection: sqlite3.Connection, report_id: int) -> Iterator[tuple[str, Entry]]:
    for row in connection.execute(f"{ENTRY.select} WHERE report_id = ? AND row_id = ''", (report_id,)):
        ENTRY.require_intact(row, f"{report_id}/{row[1]}")
        yield row[1], Entry(value=row[7], note=row[6])


def history(connection: sqlite3.Connection, report_id: int, key: str) -> tuple[tuple[datetime, Entry], ...]:
    """Kept former states of an entry, newest first."""
    rows = connection.execute(
        f"{HISTORY.select} WHERE report_id = ? AND key = ? AND row_id = '' ORDER BY edited DESC", (report_id, key)
    )
    states = []
    for row in rows:
        HISTORY.require_intact(row, f"{report_id}/{key}")
        states.append((moments.moment(row[5]), Entry(value=row[7], note=row[6])))
    return tuple(states)
