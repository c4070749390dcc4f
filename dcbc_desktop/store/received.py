"""`received.db` beside the database: files that came from outside, each kept once under its SHA-256.

They are large and never change, so they stand apart: copies and examinations of the reports stay small. What belongs
to which report stands in the `scan` rows there; a file that nobody names is harmless.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.store import opening
from dcbc_desktop.store.copies import exists, require_no_journal
from dcbc_desktop.store.database import connect, transaction, translated

NAME: Final = "received.db"
APPLICATION_ID: Final = int.from_bytes(b"DCBR", "big")
VERSION: Final = 1
_TABLE: Final = """CREATE TABLE IF NOT EXISTS received (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, data BLOB NOT NULL)"""


def beside(database: Path) -> Path:
    """Where the files of a database are."""
    return database.with_name(NAME)


def keep(database: Path, data: bytes) -> str:
    """Keep a file, on the disk when this returns its SHA-256; one that is there whole is not written again.

    Raises FileError as a database does: full disk, folder that takes no writes, somebody else's file of that name.
    """
    sha256, path = hashlib.sha256(data).hexdigest(), beside(database)
    _require_ours_or_none(path)
    with _connected(path, write=True) as connection, transaction(connection, path):
        _make_tables(connection)
        if _find(connection, sha256) != data:
            connection.execute("DELETE FROM received WHERE sha256 = ?", (sha256,))
            connection.execute("INSERT INTO received (sha256, data) VALUES (?, ?)", (sha256, data))
    return sha256


def read(database: Path, sha256: str, name: str) -> bytes:
    """A file, verified; `name` is for messages. Raises FileError `scan_missing`, `scan_damaged`, or as a database."""
    path = beside(database)
    if not exists(path) or opening.is_empty(path):
        raise FileError("scan_missing", file=name)
    opening.require_version(path, APPLICATION_ID, VERSION)
    with _connected(path, write=False) as connection, translated(path):
        data = _find(connection, sha256)
    if data is None:
        raise FileError("scan_missing", file=name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileError("scan_damaged", file=name)
    return data


def _require_ours_or_none(path: Path) -> None:
    """A missing or empty file becomes ours in the first transaction; two programs may begin it at once."""
    if not exists(path):
        require_no_journal(path)
        opening.touch(path)
    elif not opening.is_empty(path):
        opening.require_version(path, APPLICATION_ID, VERSION)


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute(_TABLE)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _connected(path: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    connection = connect(path, write=write)
    try:
        yield connection
    finally:
        connection.close()


def _find(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    row = connection.execute("SELECT data FROM received WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    return row[0] if isinstance(row[0], bytes) else str(row[0]).encode()
