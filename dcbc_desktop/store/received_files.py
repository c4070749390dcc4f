"""`received.db` beside `reports.db`: files that came from outside, each kept once under its SHA-256.

They are large and never change, so they stand apart: copies and examinations of the reports stay small. What belongs
to which report stands in the `scan` rows there; a file that nobody names is harmless.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from dcbc_desktop.errors import FileError
from dcbc_desktop.store import file_format
from dcbc_desktop.store.backup_copy import exists, require_no_journal
from dcbc_desktop.store.database import connect, transaction, translated

NAME: Final = "received.db"
_OF_REPORTS: Final = "reports.db"
APPLICATION_ID: Final = int.from_bytes(b"DCBR", "big")
VERSION: Final = 1
_TABLE: Final = """CREATE TABLE IF NOT EXISTS received (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, data BLOB NOT NULL)"""


class Named(NamedTuple):
    """A file that a database names."""

    sha256: str
    name: str
    size: int


def beside(database: Path) -> Path:
    """Where the files of a database are: `received.db` beside `reports.db`, `X.received.db` beside an `X.db`.

    So two databases in one folder, one of them a copy of the other, keep theirs apart.
    """
    own = database.name.casefold() == _OF_REPORTS
    return database.with_name(NAME if own else f"{database.stem}.{NAME}")


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
    if not exists(path) or file_format.is_empty(path):
        raise FileError("scan_missing", file=name, beside=path.name)
    file_format.require_version(path, APPLICATION_ID, VERSION)
    with _connected(path, write=False) as connection, translated(path):
        data = _find(connection, sha256)
    if data is None:
        raise FileError("scan_missing", file=name, beside=path.name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileError("scan_damaged", file=name, beside=path.name)
    return data


def copy(database: Path, target: Path, wanted: Iterable[Named], between: Callable[[], None]) -> None:
    """Give a copy of the database its files: those that it does not have yet; `between` runs after each.

    One that is gone or damaged here cannot be copied, and is for `doctor` to name. Raises FileError
    `scans_not_copied`.
    """
    try:
        for one in wanted:
            if not _holds(target, one):
                with _passing_over_what_is_gone():
                    keep(target, read(database, one.sha256, one.name))
            between()
    except FileError as error:
        raise FileError("scans_not_copied", file=str(target), beside=beside(target).name) from error


@contextmanager
def _passing_over_what_is_gone() -> Iterator[None]:
    """Pass over a file that is gone or damaged."""
    try:
        yield
    except FileError as error:
        if error.code not in ("scan_missing", "scan_damaged"):
            raise


def _holds(database: Path, wanted: Named) -> bool:
    """Whether a file of this hash and size is there; that it is whole is for `doctor` to see."""
    path = beside(database)
    if not exists(path) or file_format.is_empty(path):
        return False
    file_format.require_version(path, APPLICATION_ID, VERSION)
    with _connected(path, write=False) as connection, translated(path):
        row = connection.execute("SELECT length(data) FROM received WHERE sha256 = ?", (wanted.sha256,)).fetchone()
    return bool(row == (wanted.size,))


def _require_ours_or_none(path: Path) -> None:
    """A missing or empty file becomes ours in the first transaction; two programs may begin it at once."""
    if not exists(path):
        require_no_journal(path)
        file_format.touch(path)
    elif not file_format.is_empty(path):
        file_format.require_version(path, APPLICATION_ID, VERSION)


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
