"""Opening a database: what the file is, told from its first bytes before SQLite may touch it; creation; migration."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.store.backup_copy import copy_before_migration, discard, replace_file, require_no_journal
from dcbc_desktop.store.database import connect, translated
from dcbc_desktop.store.migrations import migrate, schema_version
from dcbc_desktop.store.schema import APPLICATION_ID

_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_VERSION_AT, _APPLICATION_AT = 60, 68
"""Offsets in the header of an SQLite file (https://www.sqlite.org/fileformat.html)."""


def file_version(path: Path) -> int:
    """The schema version of one of our files; raises FileError for anything else, having only read its first bytes."""
    return require_version(path, APPLICATION_ID, schema_version())


def require_version(path: Path, application: int, known: int) -> int:
    """The version of a file of this application, no newer than what is known; raises as `file_version`."""
    header = _read_header(path)
    if not header:
        raise FileError("database_empty", file=str(path))
    if not header.startswith(_MAGIC):
        raise FileError("database_not_sqlite", file=str(path))
    if len(header) < _HEADER_BYTES:
        raise FileError("database_damaged", file=str(path))
    if _number(header, _APPLICATION_AT) != application:
        raise FileError("database_foreign", file=str(path))
    version = _number(header, _VERSION_AT)
    if version > known:
        raise FileError("database_newer", file=str(path), version=version, known=known)
    return version


def is_empty(path: Path) -> bool:
    """Whether a file holds nothing, as one does that was only begun."""
    return not _read_header(path)


def touch(path: Path) -> None:
    """An empty file, to be filled by a first transaction; one that is there stays."""
    try:
        path.touch()
    except PermissionError as error:
        raise FileError("database_read_only", file=str(path)) from error
    except OSError as error:
        raise FileError("database_unreachable", file=str(path), reason=error.strerror or "") from error


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _read_header(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileError("database_is_folder", file=str(path))
        if path.exists() and not path.is_file():  # a pipe would let us wait for ever
            raise FileError("database_not_sqlite", file=str(path))
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise FileError("database_missing", file=str(path)) from error
    except OSError as error:
        raise FileError("database_unreachable", file=str(path), reason=error.strerror or "") from error


def make_folder(path: Path) -> None:
    """The folder of a new database."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError("database_unreachable", file=str(path.parent), reason=error.strerror or "") from error


def create(path: Path) -> None:
    """A new database, under its name only when it is whole: whoever dies on the way leaves nothing behind."""
    require_no_journal(path)
    unfinished = path.with_name(f"{path.name}.moi")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch()
        _migrate_new(unfinished)
        replace_file(unfinished, path)
    except PermissionError as error:
        raise FileError("database_read_only", file=str(path.parent)) from error
    except OSError as error:
        raise FileError("database_unreachable", file=str(path), reason=error.strerror or "") from error
    finally:
        discard(unfinished)


def _migrate_new(path: Path) -> None:
    connection = connect(path, write=True)
    try:
        with translated(path):
            migrate(connection)
    finally:
        connection.close()


def open_for_writing(path: Path, version: int) -> sqlite3.Connection:
    """Connect to one of our files; an older one is copied, then migrated."""
    connection = connect(path, write=True)
    try:
        with translated(path):
            _try_writing(connection, version)
            if version < schema_version():
                copy_before_migration(connection, path, schema_version())
                migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _try_writing(connection: sqlite3.Connection, version: int) -> None:
    """Tell at once where file or folder take no writes: a transaction on a read-only file begins all the same.

    A disk that is full or fails can still be read from; saves tell of it.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version}")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def open_for_reading(path: Path, version: int) -> sqlite3.Connection:
    """Connect to one of our files without writing; an older one has to be opened for writing once."""
    if version < schema_version():
        raise FileError("database_older", file=str(path), version=version, known=schema_version())
    return connect(path, write=False)
